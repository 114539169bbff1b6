//! A noun phrase as a source: its name, whether person or body, whom it speaks for, what it does.
//!
//! Only what the phrase itself tells; who "he" or "the ministry" is, the document tells (`cast`).

use sijill_claim::{Role, Source, SourceType};
use sijill_language::Tag;

use super::lexicon::SpeechLexicon;
use crate::analysis::Analysed;
use crate::chunk::Chunk;

/// Furthest that a phrase reaches to the right of its noun, in tokens.
const REACH: usize = 40;

/// How a phrase points at its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "he", "it", "they".
    Pronoun,
    /// "the ministry", "its spokesman".
    Definite,
    /// "a resident", "residents".
    Indefinite,
    /// A proper name.
    Name,
    /// "the statement", "a report": somebody's paper.
    Document,
}

/// A phrase that may be a source.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// The noun that it is about.
    pub(super) head: usize,
    /// First token.
    pub(super) first: usize,
    /// Last token, appositions inside.
    pub(super) last: usize,
    pub(super) form: Form,
    /// As the phrase tells it.
    pub(super) source: Source,
    /// "its", "his", "their": for whom the source speaks, not named here.
    pub(super) owner: Option<usize>,
    /// A noun or name that the lexicon knows as a source's.
    pub(super) known: bool,
    /// "preliminary reports": nobody's word.
    pub(super) hedged: bool,
    /// "(MSF)".
    pub(super) alias: Option<String>,
    /// "the Syrian and Russian governments": the first of the two.
    pub(super) twin: Option<Source>,
}

/// What the words of a phrase tell, apart from what stands around it.
struct Described {
    name: (usize, usize),
    source_type: SourceType,
    role: Option<Role>,
    of: Option<(usize, usize)>,
    form: Form,
}

/// Reads sources in one sentence.
pub(super) struct Sources<'a, 't> {
    pub(super) a: &'a Analysed<'t>,
    pub(super) lexicon: &'a SpeechLexicon,
}

impl Sources<'_, '_> {
    /// The phrase of a token as a source, with its appositions where `wide`.
    pub(super) fn mention(&self, token: usize, wide: bool) -> Option<Mention> {
        let chunk = self.a.chunk(token)?;
        // "Observatory for [Human Rights]": the body's own noun stands before.
        self.phrase(self.whole(chunk), wide)
    }

    /// A noun phrase as a source.
    pub(super) fn phrase(&self, chunk: Chunk, wide: bool) -> Option<Mention> {
        let s = &self.a.sentence;
        let chunk = self.trimmed(chunk);
        if is_weekday(s.lower(chunk.head)) || is_month(s.lower(chunk.head)) {
            return None;
        }
        if s.tag(chunk.head) == Tag::PRP || matches!(s.lower(chunk.head), "he" | "she" | "it" | "they") {
            return Some(self.pronoun(chunk.head));
        }
        let described = self.describe(chunk);
        let mut mention = Mention {
            head: chunk.head,
            first: chunk.first,
            last: chunk.last.max(described.name.1),
            form: described.form,
            source: Source {
                name: self.clean(described.name),
                source_type: described.source_type,
                of: described.of.map(|r| self.clean(r)).filter(|o| !o.is_empty()),
                role: described.role.unwrap_or(Role::Other),
            },
            owner: (s.tag(chunk.first) == Tag::PRPS).then_some(chunk.first),
            known: described.role.is_some() || described.form == Form::Document,
            hedged: described.form == Form::Document && self.is_vague(chunk),
            alias: None,
            twin: None,
        };
        if described.form == Form::Document {
            self.read_author(&mut mention);
            return Some(mention);
        }
        self.pair(&mut mention, chunk);
        self.secretary_of(&mut mention, chunk);
        self.read_after(&mut mention, described.role, wide);
        Some(mention)
    }

    fn pronoun(&self, head: usize) -> Mention {
        let s = &self.a.sentence;
        let source_type = match s.lower(head) {
            "he" | "she" => SourceType::Person,
            "it" => SourceType::Organisation,
            _ => SourceType::Unnamed,
        };
        let source = Source { name: s.surface(head).to_owned(), source_type, of: None, role: Role::Other };
        Mention {
            head,
            first: head,
            last: head,
            form: Form::Pronoun,
            source,
            owner: None,
            known: true,
            hedged: false,
            alias: None,
            twin: None,
        }
    }

    /// The phrase before "for" or "of", where this one only completes a body's name.
    fn whole(&self, chunk: Chunk) -> Chunk {
        let s = &self.a.sentence;
        let before = chunk
            .first
            .checked_sub(2)
            .filter(|&b| matches!(s.lower(b + 1), "for" | "of"))
            .and_then(|b| self.a.chunk(b));
        match before.filter(|b| {
            b.last + 2 == chunk.first && s.tag(b.head).is_proper() && self.long_name(b.head) >= chunk.last
        }) {
            Some(before)
                if self.lexicon.bodies.contains_key(s.lower(before.head))
                    || self.lexicon.bodies.contains_key(s.lemma(before.head)) =>
            {
                before
            }
            _ => chunk,
        }
    }

    /// The phrase without weekdays and adverbs before it.
    fn trimmed(&self, mut chunk: Chunk) -> Chunk {
        let s = &self.a.sentence;
        if let Some(bracket) = (chunk.first + 1..=chunk.last).find(|&i| s.surface(i) == "(") {
            chunk.last = bracket - 1;
            chunk.head = chunk.head.min(bracket - 1);
        }
        while chunk.first < chunk.head
            && (is_weekday(s.lower(chunk.first)) || matches!(s.tag(chunk.first), Tag::RB | Tag::PDT))
        {
            chunk.first += 1;
        }
        chunk
    }

    fn describe(&self, chunk: Chunk) -> Described {
        let s = &self.a.sentence;
        let determined = matches!(s.tag(chunk.first), Tag::DT | Tag::PRPS);
        let definite = determined
            && !matches!(
                s.lower(chunk.first),
                "a" | "an" | "some" | "any" | "another" | "no" | "every" | "each"
            );
        let mut first = if determined && chunk.first < chunk.head { chunk.first + 1 } else { chunk.first };
        // "MSF's Middle East manager": the owner speaks through the manager.
        let owner = (first..chunk.head)
            .rev()
            .find(|&i| s.tag(i) == Tag::POS)
            .map(|p| (first, p.saturating_sub(1).max(first)));
        if let Some((_, p)) = owner {
            first = p + 2;
        }
        let head = chunk.head;
        let lemma = s.lemma(head);
        let proper = s.tag(head).is_proper();
        if self.lexicon.documents.contains(lemma) && !proper {
            let of = owner.or_else(|| (first < head).then(|| (first, head - 1)));
            return Described {
                name: (chunk.first, head),
                source_type: SourceType::Outlet,
                role: None,
                of,
                form: Form::Document,
            };
        }
        // "Foreign Minister Sergei Lavrov": the name follows the last title.
        let title =
            (first..head).rev().find(|&i| self.is_title(i) && (i + 1..=head).all(|j| self.is_name_part(j)));
        if let Some(title) = title {
            let role =
                self.role_within(first, title).or_else(|| owner.and_then(|(f, l)| self.role_within(f, l)));
            let of = owner.or_else(|| self.employer(first, title));
            return Described {
                name: (title + 1, head),
                source_type: SourceType::Person,
                role: role.or(Some(Role::Other)),
                of,
                form: Form::Name,
            };
        }
        let person = self.lexicon.people.get(lemma).or_else(|| self.lexicon.people.get(s.lower(head)));
        let body = proper
            && (self.lexicon.bodies.contains_key(s.lower(head)) || self.lexicon.bodies.contains_key(lemma));
        if let Some(&noun_role) = person.filter(|_| !proper || !body && (determined || first < head)) {
            let role = self.role_within(first, head).unwrap_or(noun_role);
            return Described {
                name: (chunk.first, head),
                source_type: SourceType::Unnamed,
                role: Some(role),
                of: owner.or_else(|| self.employer(first, head)),
                form: if definite { Form::Definite } else { Form::Indefinite },
            };
        }
        let last = self.long_name(head);
        let role = self.role_within(first, last);
        if let Some((owner, _)) = owner {
            // "Burkina Faso's army"
            first = owner;
        } else if proper {
            first = (first..=head).find(|&i| has_capital(s.surface(i))).unwrap_or(first);
        }
        let name = (first, last);
        if let Some(role) = role {
            let source_type = if role == Role::Media { SourceType::Outlet } else { SourceType::Organisation };
            let form = if proper || last > head {
                Form::Name
            } else if definite {
                Form::Definite
            } else {
                Form::Indefinite
            };
            return Described { name, source_type, role: Some(role), of: None, form };
        }
        if proper {
            return self.bare_name(name, determined);
        }
        let form = if definite { Form::Definite } else { Form::Indefinite };
        Described {
            name: (chunk.first, head),
            source_type: SourceType::Unnamed,
            role: None,
            of: owner.or_else(|| self.employer(first, head)),
            form,
        }
    }

    /// A proper name that no word explains: a state where the gazetteer knows it, else a person or, in capitals, a body.
    fn bare_name(&self, name: (usize, usize), determined: bool) -> Described {
        let s = &self.a.sentence;
        let whole_place =
            self.a.place_at(name.1).and_then(|p| self.a.places.get(p)).is_some_and(|p| p.first <= name.0);
        let surface = s.surface(name.1);
        let acronym = surface.chars().count() > 1 && surface.chars().all(|c| c.is_uppercase() || c == '.');
        let plural = s.tag(name.1) == Tag::NNPS || name.0 == name.1 && is_people_of(s.lower(name.1));
        let (source_type, role) = if whole_place {
            (SourceType::Organisation, Some(Role::Government))
        } else if determined || acronym || plural {
            (SourceType::Organisation, None)
        } else {
            (SourceType::Person, None)
        };
        Described { name, source_type, role, of: None, form: Form::Name }
    }

    /// "the Syrian and Russian governments": one noun for two.
    fn pair(&self, mention: &mut Mention, chunk: Chunk) {
        let s = &self.a.sentence;
        let Some(and) =
            chunk.first.checked_sub(1).filter(|&i| s.tag(i) == Tag::CC && s.tag(chunk.head).is_plural())
        else {
            return;
        };
        let Some(other) =
            and.checked_sub(1).filter(|&i| has_capital(s.surface(i)) && s.tag(i).is_adjective())
        else {
            return;
        };
        if !has_capital(s.surface(chunk.first)) {
            return;
        }
        let one = |adjective: usize| {
            format!("{} {}", s.surface(adjective), s.words(chunk.first + 1, chunk.head).trim_end_matches('s'))
        };
        mention.source.name = one(chunk.first);
        mention.first = if other > 0 && s.tag(other - 1) == Tag::DT { other - 1 } else { other };
        mention.twin = Some(Source { name: one(other), ..mention.source.clone() });
    }

    /// "US Secretary of State John Kerry": what stands before "of" belongs to the title.
    fn secretary_of(&self, mention: &mut Mention, chunk: Chunk) {
        let s = &self.a.sentence;
        if mention.source.source_type != SourceType::Person
            || chunk.first < 2
            || s.lower(chunk.first - 1) != "of"
        {
            return;
        }
        let Some(before) = self.a.chunk(chunk.first - 2).filter(|c| self.is_title(c.head)) else { return };
        let before = self.trimmed(before);
        mention.first = before.first;
        let first = if s.tag(before.first) == Tag::DT { before.first + 1 } else { before.first };
        if let Some(of) = self.employer(first, before.head) {
            mention.source.of = Some(self.clean(of));
        }
        if mention.source.role == Role::Other {
            mention.source.role = Role::Government;
        }
    }

    /// What follows the noun: "for the ministry", "(MSF)", ", a baker,", ", who gave his name as X".
    fn read_after(&self, mention: &mut Mention, role: Option<Role>, wide: bool) {
        let s = &self.a.sentence;
        let mut at = mention.last + 1;
        at = self.bracket(mention, at);
        let person_like = matches!(mention.source.source_type, SourceType::Unnamed)
            || mention.source.source_type == SourceType::Person && role.is_some();
        let named = mention.source.source_type == SourceType::Person
            && mention.form == Form::Name
            && mention.source.of.is_none();
        if named && matches!(s.lower(at), "of" | "from" | "at" | "with") {
            if let Some((of, last)) = self.body_after(at + 1).filter(|(of, _)| s.tag(of.1).is_proper()) {
                mention.source.of = Some(self.clean(of));
                mention.source.role = self.role_within(of.0, of.1).unwrap_or(mention.source.role);
                mention.last = last;
                at = last + 1;
            }
        } else if person_like
            && matches!(s.lower(at), "for" | "of" | "from" | "at" | "with" | "in" | "to")
            && mention.form != Form::Name
        {
            if let Some((of, last)) = self.body_after(at + 1) {
                let place =
                    matches!(s.lower(at), "in" | "to" | "at") && self.role_within(of.0, of.1).is_none();
                if mention.source.of.is_none() && !place {
                    mention.source.of = Some(self.clean(of));
                    if let Some(role) = self.role_within(of.0, of.1) {
                        mention.source.role = role;
                    }
                }
                mention.last = last;
                at = self.bracket(mention, last + 1);
                // "a doctor at a hospital in Idlib"
                while matches!(s.lower(at), "in" | "of" | "on" | "at" | "near" | "from") {
                    let Some((_, last)) = self.body_after(at + 1) else { break };
                    mention.last = last;
                    at = last + 1;
                }
            }
        }
        if wide {
            self.apposition(mention, at);
        }
    }

    fn bracket(&self, mention: &mut Mention, at: usize) -> usize {
        let s = &self.a.sentence;
        if s.surface(at) == "(" && s.surface(at + 2) == ")" {
            mention.alias = Some(s.surface(at + 1).to_owned());
            mention.last = at + 2;
            return at + 3;
        }
        at
    }

    fn apposition(&self, mention: &mut Mention, comma: usize) {
        let s = &self.a.sentence;
        if !matches!(s.tag(comma), Tag::Comma | Tag::Hyphen | Tag::Colon | Tag::OpenBracket)
            || s.surface(comma) == ":"
        {
            self.close_name(mention, comma);
            return;
        }
        let mut at = comma + 1;
        if s.tag(at) == Tag::CD && s.tag(at + 1) == Tag::Comma {
            mention.last = at;
            at += 2;
        }
        if self.alternative_name(mention, at) {
            return;
        }
        if matches!(s.lower(at), "who" | "which") {
            return;
        }
        let Some(chunk) = self.a.chunk(at).filter(|c| c.first == at) else { return };
        let Some(other) = self.mention(chunk.head, false) else { return };
        if other.form == Form::Pronoun || other.form == Form::Document {
            return;
        }
        let closes = |i: usize| {
            i >= s.len()
                || matches!(
                    s.tag(i),
                    Tag::Comma | Tag::Stop | Tag::Colon | Tag::CloseBracket | Tag::Hyphen | Tag::CloseQuote
                )
        };
        let named = mention.form == Form::Name;
        let mut last = other.last;
        // "spokesman for the Civil Defence in Aleppo and the north,"
        while !closes(last + 1) && last < mention.last + REACH {
            let step = last + 1;
            let linked = matches!(s.tag(step), Tag::IN | Tag::CC | Tag::TO | Tag::POS);
            let Some(next) = self.a.chunk(step + usize::from(linked)) else { break };
            if next.last <= last {
                break;
            }
            last = next.last;
        }
        // "told the agency, police ...": an apposition is closed again.
        let ended = closes(last + 1) || s.tag(last + 1).is_verb() && s.tag(last) != Tag::PRP;
        if !ended {
            return;
        }
        let described = other.source.source_type == SourceType::Unnamed && other.known;
        if named && described && other.form != Form::Name {
            mention.source.source_type = if mention.source.source_type == SourceType::Organisation
                && mention.source.role != Role::Government
                && mention.source.role != Role::Other
            {
                mention.source.source_type
            } else {
                SourceType::Person
            };
            if mention.source.of.is_none() && mention.source.source_type == SourceType::Person {
                mention.source.of.clone_from(&other.source.of);
            }
            if mention.owner.is_none() {
                mention.owner = other.owner;
            }
            if mention.source.role == Role::Other || mention.source.source_type == SourceType::Person {
                mention.source.role = other.source.role;
            }
            mention.known = true;
            mention.last = last;
        } else if named && other.form != Form::Name && other.known {
            // "Apsnipress, a news agency,"
            mention.source.source_type = other.source.source_type;
            mention.source.role = other.source.role;
            mention.known = true;
            mention.last = last;
        } else if !named && mention.known && other.form == Form::Name {
            // "its spokesman, Rami Adel,", "the Abkhaz news agency, Apsnipress,"
            let of = mention.source.of.take().or(other.source.of);
            let person = mention.source.source_type == SourceType::Unnamed;
            mention.source.name = other.source.name;
            mention.source.of = of;
            if person {
                mention.source.source_type = SourceType::Person;
            }
            mention.form = Form::Name;
            mention.last = last;
        }
    }

    /// "the spokesman Ali Hassan", "activist group Watch": a name right after a noun in another phrase.
    fn close_name(&self, mention: &mut Mention, at: usize) {
        let s = &self.a.sentence;
        if mention.form == Form::Name || !mention.known || at != mention.last + 1 {
            return;
        }
        let Some(chunk) = self.a.chunk(at).filter(|c| c.first == at && s.tag(c.head).is_proper()) else {
            return;
        };
        let Some(other) = self.mention(chunk.head, false) else { return };
        mention.source.name = other.source.name;
        if mention.source.source_type == SourceType::Unnamed {
            mention.source.source_type = SourceType::Person;
        }
        mention.form = Form::Name;
        mention.last = other.last;
    }

    /// "who gave his name as X", "identified only as X", "known as X".
    fn alternative_name(&self, mention: &mut Mention, at: usize) -> bool {
        let s = &self.a.sentence;
        if mention.source.source_type != SourceType::Unnamed {
            return false;
        }
        let found = (at..s.len().min(at + 10)).find(|&i| {
            s.lower(i) == "as"
                && (at..i).any(|j| {
                    matches!(
                        s.lower(j),
                        "name" | "identified" | "named" | "nicknamed" | "known" | "himself" | "herself"
                    )
                })
        });
        let chunk = found.and_then(|i| self.a.chunk(i + 1)).filter(|c| s.tag(c.head).is_proper());
        let Some(chunk) = chunk else { return false };
        let before = mention.source.name.clone();
        mention.source.name = self.clean((chunk.first, chunk.last));
        mention.source.source_type = SourceType::Person;
        if mention.source.of.is_none() {
            mention.source.of = Some(before);
        }
        mention.form = Form::Name;
        mention.last = chunk.last;
        true
    }

    /// "a report by X", "X's statement", "the army statement": whoever issued it.
    fn read_author(&self, mention: &mut Mention) {
        let s = &self.a.sentence;
        let at = mention.last + 1;
        let mut author = None;
        if matches!(s.lower(at), "by" | "from" | "of")
            && let Some(chunk) = self.a.chunk(at + 1)
        {
            author = self.mention(chunk.head, false).filter(|m| m.known || m.form == Form::Name);
        }
        if author.is_none()
            && let Some(of) = mention.source.of.take()
        {
            let words: Vec<String> = of.to_lowercase().split([' ', '-']).map(str::to_owned).collect();
            let role = self.role_of(&words);
            let capital = of.chars().next().is_some_and(char::is_uppercase);
            let dated = words.iter().all(|w| is_weekday(w) || self.lexicon.hedges.contains(w));
            if (role.is_some() || capital) && !dated {
                let source_type =
                    if role == Some(Role::Media) { SourceType::Outlet } else { SourceType::Organisation };
                mention.source =
                    Source { name: of, source_type, of: None, role: role.unwrap_or(Role::Other) };
                mention.form = Form::Name;
                mention.hedged = false;
                mention.known = true;
            }
        }
        if let Some(author) = author {
            mention.last = author.last;
            mention.source = author.source;
            mention.form = author.form;
            mention.owner = author.owner;
            mention.hedged = false;
        }
        if mention.form == Form::Document && mention.owner.is_some() {
            mention.hedged = false;
        }
    }

    fn is_vague(&self, chunk: Chunk) -> bool {
        let s = &self.a.sentence;
        self.lexicon.vague.contains(s.lower(chunk.head))
            && (s.tag(chunk.head).is_plural()
                || (chunk.first..chunk.head).any(|i| self.lexicon.hedges.contains(s.lower(i))))
    }

    /// A body named after "for", "of": its name, and the last token of its phrase.
    fn body_after(&self, at: usize) -> Option<((usize, usize), usize)> {
        let s = &self.a.sentence;
        let chunk = self.a.chunk(at).filter(|c| c.first == at)?;
        let first = if matches!(s.tag(chunk.first), Tag::DT | Tag::PRPS) {
            (chunk.first + 1).min(chunk.head)
        } else {
            chunk.first
        };
        let last = self.long_name(chunk.head);
        let first = if s.tag(chunk.head).is_proper() {
            (first..chunk.head)
                .find(|&i| has_capital(s.surface(i)) && s.tag(i + 1) != Tag::Hyphen)
                .unwrap_or(first)
        } else {
            first
        };
        Some(((first, last), last))
    }

    /// "Observatory for Human Rights", "ministry of health": where a body's name ends.
    fn long_name(&self, head: usize) -> usize {
        let s = &self.a.sentence;
        let mut last = head;
        for _ in 0..4 {
            let link = last + 1;
            let capital = s.surface(link).starts_with(char::is_uppercase) && s.tag(link) == Tag::IN;
            let body = s.tag(last).is_proper() || self.lexicon.bodies.contains_key(s.lemma(last));
            if !(capital || body && matches!(s.lower(link), "for" | "of")) {
                break;
            }
            let Some(next) = self.a.chunk(link + 1) else { break };
            let proper = (next.first..=next.last)
                .any(|i| s.tag(i).is_proper() || has_capital(s.surface(i)) && s.tag(i) != Tag::DT);
            let ministry = matches!(s.lemma(last), "ministry" | "department") && !proper;
            if next.first != link + 1
                || !(proper || ministry)
                || (next.first..next.head).any(|i| s.tag(i) == Tag::POS)
            {
                break;
            }
            last = next.last;
        }
        last
    }

    /// Those words before a person's noun that name a body or a people: "Russian defence ministry" spokesman.
    fn employer(&self, first: usize, head: usize) -> Option<(usize, usize)> {
        let s = &self.a.sentence;
        let mut from = first;
        while from < head && self.is_rank_word(from) {
            from += 1;
        }
        let mut to = head;
        while to > from
            && (self.is_rank_word(to - 1) || s.tag(to - 1) == Tag::Hyphen || self.is_title(to - 1))
        {
            to -= 1;
        }
        (from < to && (from..to).any(|i| s.tag(i).is_noun() || s.surface(i).starts_with(char::is_uppercase)))
            .then(|| (from, to - 1))
    }

    fn is_rank_word(&self, i: usize) -> bool {
        let s = &self.a.sentence;
        matches!(
            s.lower(i),
            "senior"
                | "top"
                | "former"
                | "deputy"
                | "vice"
                | "chief"
                | "prime"
                | "foreign"
                | "acting"
                | "local"
                | "several"
                | "many"
                | "some"
                | "other"
                | "two"
                | "three"
                | "one"
                | "unnamed"
                | "another"
                | "veteran"
                | "leading"
                | "assistant"
                | "prominent"
                | "young"
                | "old"
                | "special"
                | "lead"
                | "main"
                | "more"
                | "few"
                | "different"
                | "press"
                | "first"
                | "retired"
                | "nearby"
                | "anonymous"
        ) || matches!(s.tag(i), Tag::CD | Tag::DT | Tag::JJS)
    }

    fn is_title(&self, i: usize) -> bool {
        let s = &self.a.sentence;
        self.lexicon.titles.contains(s.lower(i))
            || s.tag(i).is_noun() && self.lexicon.people.contains_key(s.lemma(i))
    }

    fn is_name_part(&self, i: usize) -> bool {
        let s = &self.a.sentence;
        (s.tag(i).is_proper()
            || s.tag(i) == Tag::Hyphen
            || has_capital(s.surface(i))
            || is_particle(s.lower(i)))
            && !self.lexicon.bodies.contains_key(s.lower(i))
    }

    fn role_within(&self, first: usize, last: usize) -> Option<Role> {
        let s = &self.a.sentence;
        let words: Vec<String> =
            (first..=last.min(first + REACH)).map(|i| s.lower(i).to_owned()).filter(|w| w != "-").collect();
        self.lexicon.name_role(&words).map(|(role, _)| role).or_else(|| {
            let nouns = (first..=last.min(first + REACH)).rev();
            let mut bodies = nouns.filter(|&i| !s.tag(i).is_verb());
            bodies
                .find_map(|i| {
                    self.lexicon
                        .bodies
                        .get(s.lemma(i))
                        .or_else(|| self.lexicon.bodies.get(s.lower(i)))
                        .copied()
                })
                .or_else(|| {
                    (first..=last.min(first + REACH))
                        .rev()
                        .find_map(|i| self.lexicon.people.get(s.lemma(i)).copied())
                        .filter(|&r| !matches!(r, Role::Other | Role::Government))
                })
        })
    }

    fn role_of(&self, words: &[String]) -> Option<Role> {
        let by_name = self.lexicon.name_role(words).map(|(role, _)| role);
        by_name.or_else(|| words.iter().rev().find_map(|w| self.lexicon.bodies.get(w)).copied())
    }

    /// The words without article and marks.
    fn clean(&self, (first, last): (usize, usize)) -> String {
        let s = &self.a.sentence;
        let mut first = first;
        while first < last
            && (matches!(s.lower(first), "the" | "this" | "that")
                || s.tag(first) == Tag::PRPS
                || s.tag(first) == Tag::OpenQuote)
        {
            first += 1;
        }
        s.words(first, last).trim_end_matches("'s").trim_end_matches("’s").to_owned()
    }
}

fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

fn is_month(lower: &str) -> bool {
    matches!(
        lower,
        "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

pub(super) fn is_weekday(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "yesterday"
            | "today"
            | "tomorrow"
            | "tonight"
    )
}

fn is_particle(lower: &str) -> bool {
    matches!(
        lower,
        "al" | "el"
            | "bin"
            | "ibn"
            | "abu"
            | "umm"
            | "de"
            | "van"
            | "von"
            | "der"
            | "da"
            | "dos"
            | "di"
            | "del"
            | "la"
            | "le"
            | "ould"
            | "ag"
    )
}

/// "Israelis", "Russians": a people, no person.
fn is_people_of(lower: &str) -> bool {
    lower.len() > 5
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("is")
        && !lower.ends_with("us")
        || matches!(lower, "israelis" | "iraqis" | "yemenis" | "saudis" | "emiratis" | "afghans")
}

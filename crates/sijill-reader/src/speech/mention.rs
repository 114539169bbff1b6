//! A noun phrase as a source: its name, whether person or body, whom it speaks for, what it does.
//!
//! Only what the phrase itself tells; who "he" or "the ministry" is, the document tells (`cast`).

use sijill_claim::{Role, Source, SourceType};
use sijill_language::Tag;

use super::lexicon::SpeechLexicon;
use super::runs::is_mark;
use crate::analysis::Analysed;
use crate::chunk::{Chunk, is_calendar, is_month};
use crate::classes::CLASSES;

/// Furthest that a phrase reaches to the right of its noun, in tokens.
pub(super) const REACH: usize = 40;

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
    /// "the", "its": told of before.
    pub(super) definite: bool,
    /// "his", "her": a person's, not a body's.
    pub(super) his: bool,
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
        self.phrase(self.whole(self.trimmed(chunk)), wide)
    }

    /// A noun phrase as a source.
    pub(super) fn phrase(&self, chunk: Chunk, wide: bool) -> Option<Mention> {
        let s = &self.a.sentence;
        let chunk = self.trimmed(chunk);
        if is_calendar(s.lower(chunk.head)) || is_month(s.lower(chunk.head)) {
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
            his: matches!(s.lower(chunk.first), "his" | "her"),
            definite: matches!(
                s.lower(chunk.first),
                "the" | "this" | "that" | "its" | "their" | "his" | "her"
            ),
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
        if wide && matches!(mention.form, Form::Indefinite | Form::Definite) {
            self.call(&mut mention);
        }
        Some(mention)
    }

    /// "a teacher who gave her name as Umm Khaled", "the man, who goes by the name Abu Yazan": who is named behind.
    fn call(&self, mention: &mut Mention) {
        let s = &self.a.sentence;
        // What is told by one who is said to speak is of others: "said the bomber was identified as…".
        let told = |i: usize| {
            s.tag(i).is_verb() && (CLASSES.reporting.has(s.lemma(i)) || CLASSES.speaking.has(s.lemma(i)))
        };
        let end = s.len().min(mention.last + 22);
        let end = (mention.last + 1..end).find(|&i| told(i) || s.lower(i) == "that").unwrap_or(end);
        let named = (mention.last + 1..end).find_map(|i| {
            let word = |k: usize| s.lower(i + k);
            let goes = matches!(word(0), "goes" | "go" | "went")
                && word(1) == "by"
                && word(2) == "the"
                && word(3) == "name";
            let gave = matches!(word(0), "gave" | "give" | "gives") && word(2) == "name";
            let himself = matches!(word(0), "identified" | "named" | "calls" | "called" | "described")
                && matches!(word(1), "himself" | "herself" | "themselves");
            let asked = matches!(word(0), "identified" | "named" | "known" | "called")
                && matches!(s.lower(i.wrapping_sub(1)), "be" | "is" | "was");
            match (goes, gave, himself, asked) {
                (true, ..) => Some(i + 4),
                (_, true, ..) => Some(i + 3),
                (_, _, true, _) => Some(i + 2),
                (_, _, _, true) => Some(i + 1),
                _ => None,
            }
        });
        let Some(from) = named else { return };
        let small = |i: usize| {
            matches!(
                s.lower(i),
                "as" | "of" | "only" | "simply" | "just" | "by" | "to" | "his" | "her" | "first" | "name"
            )
        };
        let first = (from..from + 5).take_while(|&i| small(i)).last().map_or(from, |i| i + 1);
        let Some(last) =
            (first..first + 4).take_while(|&i| has_capital(s.surface(i)) && s.tag(i).is_noun()).last()
        else {
            return;
        };
        mention.source.name = self.clean((first, last));
        mention.source.source_type = SourceType::Person;
        mention.form = Form::Name;
        mention.last = last;
        if matches!(mention.source.of.as_deref(), Some("them" | "us" | "those")) {
            mention.source.of = None;
        }
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
            definite: true,
            his: false,
            hedged: false,
            alias: None,
            twin: None,
        }
    }

    /// The whole phrase where this one only completes a name: "Observatory for [Human Rights]", "Save [the Children]",
    /// "John “J.D.” [Dorrian]".
    pub(super) fn whole(&self, chunk: Chunk) -> Chunk {
        let s = &self.a.sentence;
        let known = (1..=3usize).filter_map(|k| chunk.first.checked_sub(k)).find(|&first| {
            let words: Vec<String> = (first..=chunk.last).map(|i| s.lower(i).to_owned()).collect();
            self.lexicon.is_name(&words)
        });
        if let Some(first) = known {
            let first = first.checked_sub(1).filter(|&d| s.tag(d) == Tag::DT).unwrap_or(first);
            return Chunk { first, ..chunk };
        }
        // "[Doctors] Without Borders"
        let known = (1..=3usize).map(|k| chunk.last + k).take_while(|&last| last < s.len()).find(|&last| {
            let words: Vec<String> = (chunk.head..=last).map(|i| s.lower(i).to_owned()).collect();
            self.lexicon.is_name(&words)
        });
        if let Some(last) = known {
            return Chunk { last, head: last, ..chunk };
        }
        let nickname = chunk
            .first
            .checked_sub(4)
            .filter(|&b| is_mark(self.a, b + 1) && is_mark(self.a, b + 3) && s.tag(b).is_proper());
        if let Some(before) = nickname.and_then(|b| self.a.chunk(b)).filter(|_| s.tag(chunk.head).is_proper())
        {
            return Chunk { first: before.first, ..chunk };
        }
        let nickname = chunk.last + 4;
        if is_mark(self.a, chunk.last + 1)
            && is_mark(self.a, chunk.last + 3)
            && s.tag(chunk.head).is_proper()
            && s.tag(nickname).is_proper()
            && let Some(after) = self.a.chunk(nickname).filter(|c| c.first == nickname)
        {
            return Chunk { last: after.last, head: after.head, ..chunk };
        }
        let before = chunk
            .first
            .checked_sub(2)
            .filter(|&b| matches!(s.lower(b + 1), "for" | "of"))
            .and_then(|b| self.a.chunk(b))
            .filter(|b| {
                b.last + 2 == chunk.first && s.tag(b.head).is_proper() && self.long_name(b.head) >= chunk.last
            });
        let body = |i: usize| {
            self.lexicon.bodies.contains_key(s.lower(i)) || self.lexicon.bodies.contains_key(s.lemma(i))
        };
        before.filter(|b| body(b.head)).unwrap_or(chunk)
    }

    /// The phrase without weekdays and adverbs before it.
    pub(super) fn trimmed(&self, mut chunk: Chunk) -> Chunk {
        let s = &self.a.sentence;
        if let Some(bracket) = (chunk.first + 1..=chunk.last).find(|&i| s.surface(i) == "(") {
            chunk.last = bracket - 1;
            chunk.head = chunk.head.min(bracket - 1);
        }
        while chunk.first < chunk.head
            && (is_calendar(s.lower(chunk.first)) || matches!(s.tag(chunk.first), Tag::RB | Tag::PDT))
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
        // "Doctors Without Borders" is no doctor of that name.
        let words: Vec<String> = (first..=head).map(|i| s.lower(i).to_owned()).collect();
        if first < head && owner.is_none() && self.is_title(first) && self.lexicon.is_name(&words) {
            return Described {
                name: (first, head),
                source_type: SourceType::Organisation,
                role: self.role_of(&words),
                of: None,
                form: Form::Name,
            };
        }
        // "Foreign Minister Sergei Lavrov": the name follows the last title.
        let title = (first..head).rev().find(|&i| {
            // "The secretary-general": one title.
            let whole = s.tag(i + 1) != Tag::Hyphen;
            whole && self.is_title(i) && (i + 1..=head).all(|j| self.is_name_part(j))
        });
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
        if let Some((owner, _)) = owner.filter(|_| role.is_some()) {
            // "Burkina Faso's army"
            first = owner;
        } else if proper {
            first = (first..=head).find(|&i| has_capital(s.surface(i))).unwrap_or(first);
        }
        let mut name = (first, last);
        // "the government in Islamabad": by its seat, and not one told of before.
        let rules = matches!(lemma, "government" | "authority" | "administration" | "regime" | "junta");
        let seat = rules && last == head && s.lower(last + 1) == "in" && s.tag(last + 2) == Tag::NNP;
        if let Some(place) = self.a.place_at(last + 2).filter(|_| seat && !proper && owner.is_none()) {
            let end = self.a.places.get(place).map_or(last + 2, |p| p.last);
            name = (first.max(chunk.first + usize::from(s.tag(chunk.first) == Tag::DT)), end);
        }
        let by_seat = name.1 > last;
        if let Some(role) = role {
            let source_type = if role == Role::Media { SourceType::Outlet } else { SourceType::Organisation };
            let form = if proper || last > head || by_seat {
                Form::Name
            } else if definite {
                Form::Definite
            } else {
                Form::Indefinite
            };
            return Described { name, source_type, role: Some(role), of: None, form };
        }
        if proper {
            let mut described = self.bare_name(name, determined && owner.is_none());
            // "Amnesty International's Donatella Rovera"
            if let Some((f, l)) = owner {
                described.of = owner;
                described.role = described.role.or_else(|| self.role_within(f, l));
            }
            return described;
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
}
pub(super) fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

pub(super) fn is_particle(lower: &str) -> bool {
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

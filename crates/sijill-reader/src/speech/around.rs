//! What stands around a source's noun and tells more of it: titles before, "for the ministry", appositions, authors of papers.

use sijill_claim::{Role, Source, SourceType};
use sijill_language::Tag;

use super::mention::{Form, Mention, REACH, Sources};
use crate::chunk::{Chunk, is_calendar};

impl Sources<'_, '_> {
    /// "US Secretary of State John Kerry": what stands before "of" belongs to the title.
    pub(super) fn secretary_of(&self, mention: &mut Mention, chunk: Chunk) {
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
    pub(super) fn read_after(&self, mention: &mut Mention, role: Option<Role>, wide: bool) {
        let s = &self.a.sentence;
        let mut at = mention.last + 1;
        at = self.bracket(mention, at);
        at = self.seated(mention, at);
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
            && let Some((of, last)) = self.body_after(at + 1)
        {
            let place = matches!(s.lower(at), "in" | "to" | "at") && self.role_within(of.0, of.1).is_none();
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
        self.given_name(mention, at);
        at = at.max(mention.last + 1);
        if wide {
            self.apposition(mention, at);
        }
    }

    /// "The government [in Kathmandu]": by its seat it is told from others.
    fn seated(&self, mention: &mut Mention, at: usize) -> usize {
        let s = &self.a.sentence;
        let rules = matches!(
            s.lemma(mention.head),
            "government" | "authority" | "junta" | "regime" | "administration" | "leadership"
        );
        let chunk = self.a.chunk(at + 1).filter(|c| rules && s.lower(at) == "in" && c.first == at + 1);
        let Some(seat) = chunk.filter(|c| self.a.place_at(c.head).is_some()) else { return at };
        let first = if s.tag(mention.first) == Tag::DT { mention.first + 1 } else { mention.first };
        mention.source.name = self.clean((first, seat.last));
        mention.last = seat.last;
        seat.last + 1
    }

    pub(super) fn bracket(&self, mention: &mut Mention, at: usize) -> usize {
        let s = &self.a.sentence;
        if s.surface(at) == "(" && s.surface(at + 2) == ")" {
            mention.alias = Some(s.surface(at + 1).to_owned());
            mention.last = at + 2;
            return at + 3;
        }
        at
    }

    pub(super) fn apposition(&self, mention: &mut Mention, comma: usize) {
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
        // "a rebel group, the Northern Brigade": written small, it is a name of nobody yet.
        let named = mention.form == Form::Name && s.tag(mention.head).is_proper();
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
        } else if !named
            && s.tag(mention.head).is_plural()
            && other.source.source_type == SourceType::Person
            && s.tag(last + 1).is_verb()
        {
            // "overrun by gunmen, Foreign Minister Haddad said": he alone says it.
            *mention = other;
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
    pub(super) fn close_name(&self, mention: &mut Mention, at: usize) {
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

    /// "a shopkeeper named Hamid".
    pub(super) fn given_name(&self, mention: &mut Mention, at: usize) {
        let s = &self.a.sentence;
        let by = match s.lower(at) {
            "named" | "called" => at + 1,
            "identified" | "known" if s.lower(at + 1) == "as" => at + 2,
            _ => return,
        };
        if mention.source.source_type != SourceType::Unnamed || !mention.known {
            return;
        }
        if let Some(chunk) = self.a.chunk(by).filter(|c| c.first == by && s.tag(c.head).is_proper()) {
            mention.source.name = self.clean((chunk.first, chunk.last));
            mention.source.source_type = SourceType::Person;
            mention.form = Form::Name;
            mention.last = chunk.last;
        }
    }

    /// "who gave his name as X", "identified only as X", "known as X".
    pub(super) fn alternative_name(&self, mention: &mut Mention, at: usize) -> bool {
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
    pub(super) fn read_author(&self, mention: &mut Mention) {
        let s = &self.a.sentence;
        let mut at = mention.last + 1;
        // "figures released by X"
        if matches!(s.tag(at), Tag::VBN | Tag::VBD) && s.lower(at + 1) == "by" {
            at += 1;
        }
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
            let dated = words.iter().all(|w| is_calendar(w) || self.lexicon.hedges.contains(w));
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

    pub(super) fn is_vague(&self, chunk: Chunk) -> bool {
        let s = &self.a.sentence;
        self.lexicon.vague.contains(s.lower(chunk.head))
            && (s.tag(chunk.head).is_plural()
                || (chunk.first..chunk.head).any(|i| self.lexicon.hedges.contains(s.lower(i))))
    }
}

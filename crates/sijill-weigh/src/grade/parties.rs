//! Who is who in an incident: those who are said to have done it, and those who speak.

use sijill_claim::Role;
use sijill_record::payload::SourceKey;

use super::Case;
use crate::board::party::Who;
use crate::line::Line;
use crate::side::{Side, side_of, side_of_id};

impl Case<'_> {
    /// Whoever a claim says did it.
    pub(super) fn perpetrator(&self, line: &Line) -> Option<Who> {
        let told = self.ledger.terms.words(line.perpetrator);
        let name = self.known.names.get(&line.row.number).map_or(told, String::as_str);
        (!told.is_empty()).then(|| Who { name: name.to_owned(), side: self.side(told) })
    }

    /// The side of words, or of an actor's id.
    fn side(&self, words: &str) -> Option<Side> {
        let is_id = words.contains('-') && !words.contains(|c: char| c.is_uppercase() || c.is_whitespace())
            || words.len() == 2 && words.bytes().all(|byte| byte.is_ascii_uppercase());
        let side = if is_id { Some(side_of_id(words)) } else { side_of(words) };
        side.map(|side| side.in_country(self.country))
    }

    /// Whoever speaks as a source: the body that it speaks for, where it speaks for one.
    pub(super) fn speaker(&self, key: &SourceKey) -> Who {
        let facts = self.standing.facts(key);
        let name = key.of.clone().or(facts.name).unwrap_or_else(|| key.name.clone());
        let side = facts.side.as_deref().and_then(|side| self.side(side)).or_else(|| self.side(&name));
        Who { name, side }
    }

    /// True for parties to the conflict, and for those whose side a person told.
    pub(super) fn is_party(&self, key: &SourceKey) -> bool {
        let facts = self.standing.facts(key);
        let role = facts.role.unwrap_or(key.role);
        facts.side.is_some() || matches!(role, Role::Government | Role::Military | Role::ArmedGroup)
    }
}

/// True where whoever did it is the speaker.
pub(super) fn is_we(name: &str) -> bool {
    matches!(name.split_whitespace().next(), Some("we" | "We" | "our" | "Our" | "ours"))
}

//! What stands between a cue and what is said: who is told, where, when, in what paper.

use sijill_claim::SourceType;
use sijill_language::Tag;

use super::lexicon::Takes;
use super::mention::{Mention, Sources};
use super::runs::is_mark;
use crate::chunk::is_calendar;
use crate::classes::CLASSES;

/// Most steps between a cue and its content.
const STEPS: usize = 12;

/// Where the content begins, and who was told on the way.
#[derive(Debug, Default)]
pub(super) struct After {
    /// The first token that is not the cue's own; where `closed`, the mark that ends the cue's phrase.
    pub(super) at: usize,
    /// "that", a colon or a quotation mark leads to the content.
    pub(super) explicit: bool,
    /// A comma, a closing mark or the end stands at `at`.
    pub(super) closed: bool,
    /// Papers and channels that were told.
    pub(super) told: Vec<Mention>,
}

impl Sources<'_, '_> {
    /// Walks from the token after a cue to its content.
    pub(super) fn after(&self, from: usize, takes: Takes) -> After {
        let s = &self.a.sentence;
        let mut after = After { at: from, ..After::default() };
        let mut told = takes != Takes::Person;
        for _ in 0..STEPS {
            let at = after.at;
            if at >= s.len() || matches!(s.tag(at), Tag::Stop | Tag::CloseBracket) && !is_mark(self.a, at) {
                after.closed = true;
                break;
            }
            if s.surface(at) == ":" {
                after.at += 1;
                after.explicit = true;
                break;
            }
            if is_mark(self.a, at) {
                after.explicit = true;
                break;
            }
            if s.lower(at) == "that" && !self.is_noun_that(at) {
                after.at += 1;
                after.explicit = true;
                break;
            }
            if matches!(s.tag(at), Tag::Comma | Tag::Colon) || matches!(s.surface(at), "–" | "—" | "--" | ";")
            {
                if is_mark(self.a, at + 1) {
                    after.at += 1;
                    after.explicit = true;
                } else if s.tag(at + 2) == Tag::Comma && matches!(s.tag(at + 1), Tag::RB | Tag::CC) {
                    after.at += 3;
                    continue;
                } else {
                    after.closed = true;
                }
                break;
            }
            if !told {
                told = true;
                if let Some(next) = self.addressee(at, &mut after.told) {
                    after.at = next;
                    continue;
                }
            }
            match self.circumstance(at, &mut after.told) {
                Some(next) if next > at => after.at = next,
                _ => break,
            }
        }
        after
    }

    /// "that" before a noun alone points: "said that man".
    fn is_noun_that(&self, at: usize) -> bool {
        let s = &self.a.sentence;
        s.tag(at) == Tag::DT
            && s.tag(at + 1).is_noun()
            && !s.tag(at + 1).is_plural()
            && self.a.is_finite(at + 2)
            && s.tag(at + 1) == Tag::NN
    }

    /// "told [the Associated Press news agency]": the token after whoever was told.
    fn addressee(&self, at: usize, told: &mut Vec<Mention>) -> Option<usize> {
        let s = &self.a.sentence;
        if let Some(next) = self.outlet(at, told) {
            return Some(next);
        }
        let chunk = self.a.chunk(at).filter(|c| c.first == at || c.first < at && s.tag(at) == Tag::PRP)?;
        let mut last = chunk.last;
        while matches!(s.lower(last + 1), "of" | "at" | "in") {
            match self.a.chunk(last + 2).filter(|c| c.first == last + 2) {
                Some(next) if !self.a.is_finite(next.last + 1) => last = next.last,
                _ => break,
            }
        }
        Some(last + 1)
    }

    /// A paper, agency or channel whose phrase begins here.
    fn outlet(&self, at: usize, told: &mut Vec<Mention>) -> Option<usize> {
        let s = &self.a.sentence;
        let chunk = self.a.chunk(at).filter(|c| c.first == at)?;
        let first = if matches!(s.tag(at), Tag::DT | Tag::PRPS) { at + 1 } else { at };
        let words: Vec<String> = (first..=chunk.last).map(|i| s.lower(i).to_owned()).collect();
        // "told AFP government forces had left": the tags alone would join them.
        if let Some((role, length)) = self.lexicon.name_role(&words)
            && role == sijill_claim::Role::Media
            && words.len() > length
            && self.lexicon.name_role(words.get(..length)?).is_some()
        {
            let mut last = first + length - 1;
            while last < chunk.last
                && (CLASSES.outlets.has(s.lower(last + 1))
                    || matches!(s.lower(last + 1), "radio" | "channel"))
            {
                last += 1;
            }
            let clause = (chunk.last + 1..chunk.last + 4).any(|i| self.a.is_finite(i));
            if last < chunk.last && clause {
                let mut mention = self.mention(at, false)?;
                mention.source.name = s.words(first, last).to_owned();
                mention.source.source_type = SourceType::Outlet;
                mention.source.role = role;
                mention.last = last;
                told.push(mention);
                return Some(last + 1);
            }
        }
        let mention = self.mention(chunk.head, false)?;
        let named = mention.source.source_type == SourceType::Outlet
            || mention.form == super::mention::Form::Name
                && s.tag(chunk.head).is_proper()
                && self.a.place_at(chunk.head).is_none()
                && mention.source.source_type != SourceType::Person;
        let passes_on = named
            && !self.lexicon.audience.contains(s.lemma(chunk.head))
            && !self.lexicon.documents.contains(s.lemma(chunk.head));
        let next = mention.last + 1;
        if passes_on {
            told.push(mention);
            return Some(next);
        }
        None
    }

    /// "on Tuesday", "in a statement", "by telephone", "later": the token after it.
    fn circumstance(&self, at: usize, told: &mut Vec<Mention>) -> Option<usize> {
        let s = &self.a.sentence;
        if let Some(date) = self.a.date_at(at).and_then(|d| self.a.dates.get(d)) {
            let possessive = s.tag(date.last + 1) == Tag::POS;
            return (!possessive && self.ends_phrase(date.last + 1)).then_some(date.last + 1);
        }
        if is_calendar(s.lower(at)) && s.tag(at + 1) != Tag::POS {
            let next = if matches!(s.lower(at + 1), "morning" | "night" | "evening" | "afternoon") {
                at + 2
            } else {
                at + 1
            };
            return Some(next);
        }
        if matches!(s.tag(at), Tag::RB | Tag::RP) && self.lexicon.said_how.has(s.lower(at)) {
            return Some(at + 1);
        }
        if matches!(s.tag(at), Tag::IN | Tag::TO)
            && !matches!(s.lower(at), "as" | "because" | "if" | "while" | "of" | "than")
        {
            if let Some(date) = self.a.date_at(at + 1).and_then(|d| self.a.dates.get(d)) {
                return Some(date.last + 1).filter(|&next| s.tag(next) != Tag::POS);
            }
            if is_calendar(s.lower(at + 1)) {
                return Some(at + 2).filter(|&next| s.tag(next) != Tag::POS);
            }
            if matches!(s.lower(at), "to" | "with" | "by" | "on" | "via" | "for" | "in")
                && let Some(next) = self.outlet(at + 1, told)
            {
                return Some(next);
            }
            // "said by telephone before the line was cut"
            if matches!(s.lower(at), "before" | "after" | "since" | "until") {
                return None;
            }
            let chunk = self.a.chunk(at + 1).filter(|c| c.first == at + 1)?;
            let lemma = s.lemma(chunk.head);
            let known = self.lexicon.venue.contains(lemma)
                || self.lexicon.audience.contains(lemma)
                || self.lexicon.venue.contains(s.lower(chunk.head));
            let place = self.a.place_at(chunk.head).is_some() && self.ends_phrase(chunk.last + 1);
            return (known || place).then_some(chunk.last + 1);
        }
        // "said in a statement [carried by the agency]", "a speech [broadcast on state television]"
        let carried = s.tag(at) == Tag::VBN || s.tag(at) == Tag::VBD;
        if carried && self.lexicon.carried.has(s.lemma(at)) {
            return Some(at + 1);
        }
        None
    }

    fn ends_phrase(&self, at: usize) -> bool {
        let s = &self.a.sentence;
        at >= s.len()
            || matches!(
                s.tag(at),
                Tag::Comma | Tag::Stop | Tag::Colon | Tag::IN | Tag::TO | Tag::OpenQuote | Tag::CloseQuote
            )
            || is_mark(self.a, at)
            || matches!(s.lower(at), "that")
            || self.a.chunk(at).is_some_and(|c| c.first == at)
    }
}

//! Whether the clause that a date stands in looks back or forward.

use super::Tense;
use super::lexicon::mark;
use super::view::View;
use crate::{Label, Tag};

/// How many pieces around a date are looked at.
const REACH: usize = 14;

impl View<'_, '_> {
    /// By the verb that the date hangs on, where the sentence is parsed; else by the nearest words that tell.
    pub(crate) fn tense(&self, first: usize, last: usize) -> Tense {
        if self.before(first) == "of" && first > 1 && self.text(first - 2) == "ahead" {
            return Tense::Future;
        }
        match self.tense_by_tree(first) {
            Tense::Unknown => self.tense_by_words(first, last),
            tense => tense,
        }
    }

    fn tense_by_tree(&self, first: usize) -> Tense {
        let Some(piece) = self.pieces.get(first) else { return Tense::Unknown };
        let sentence = self.sentence;
        let Some(verb) = sentence.ancestors(piece.token).take(REACH).find(|&a| sentence.tag(a).is_verb())
        else {
            return Tense::Unknown;
        };
        // "was to look at the town after the deaths of two nurses there in September": what came of is past.
        let came_of =
            sentence.ancestors(piece.token).take(REACH).take_while(|&a| a != verb).any(|a| {
                matches!(sentence.lower(a), "after" | "following") && sentence.lower(a + 1) == "the"
            });
        if came_of {
            return Tense::Past;
        }
        let helpers = || {
            sentence
                .children(verb)
                .take(REACH)
                .filter(|&c| matches!(sentence.label(c), Label::Aux | Label::Auxpass))
        };
        // "were expected in the capital on Sunday"
        let awaited = is_awaited(sentence.lower(verb)) && helpers().any(|c| is_be(sentence.lower(c)));
        if awaited {
            return Tense::Future;
        }
        let past = ["have", "has", "had", "was", "were", "did", "been"];
        if helpers().any(|c| past.contains(&sentence.lower(c))) || sentence.tag(verb) == Tag::VBD {
            return Tense::Past;
        }
        let modal = helpers().any(|c| self.lexicon.word(sentence.lower(c)).has(mark::FUTURE));
        // "is to meet", "are expected to meet".
        let planned = sentence.head(verb).is_some_and(|h| {
            helpers().any(|c| sentence.lower(c) == "to")
                && (self.lexicon.word(sentence.lower(h)).has(mark::PLANNED)
                    || is_be(sentence.lower(h)) && sentence.lower(h + 1) == "to")
        });
        // "are sending officers to a meeting on Thursday"
        let progressive = self.lexicon.word(sentence.lower(verb)).has(mark::ARRANGED)
            && helpers().any(|c| matches!(sentence.lower(c), "is" | "are"));
        // "The next round of talks opens on 12 August"
        let opens = matches!(sentence.tag(verb), Tag::VBZ | Tag::VBP)
            && matches!(
                sentence.lemma(verb),
                "open" | "reopen" | "resume" | "begin" | "start" | "convene" | "reconvene" | "expire"
            );
        if modal || planned || progressive || opens { Tense::Future } else { Tense::Unknown }
    }

    fn tense_by_words(&self, first: usize, last: usize) -> Tense {
        let mut at = first;
        for _ in 0..REACH {
            let Some(before) = at.checked_sub(1) else { break };
            at = before;
            if matches!(self.text(at), ";" | "." | "\u{201c}" | "\u{201d}" | "\"" | ":") {
                break;
            }
            let tense = self.word_tense(at);
            if tense != Tense::Unknown {
                return tense;
            }
        }
        for at in last + 1..last + 1 + REACH {
            if matches!(self.text(at), ";" | "." | "") {
                break;
            }
            let tense = self.word_tense(at);
            if tense != Tense::Unknown {
                return tense;
            }
        }
        Tense::Unknown
    }

    fn word_tense(&self, at: usize) -> Tense {
        let entry = self.entry(at);
        let (text, next) = (self.text(at), self.text(at + 1));
        let capital_noun = self.entry(at).month.is_some() && self.is_capital(at) && at > 0;
        if entry.has(mark::FUTURE) && !capital_noun {
            let perfect = (1..=3).any(|k| self.text(at + k) == "have");
            return if perfect { Tense::Past } else { Tense::Future };
        }
        if is_be(text) && next == "to" {
            return Tense::Future;
        }
        let awaited = is_awaited(text) && at.checked_sub(1).is_some_and(|be| is_be(self.text(be)));
        if awaited
            || entry.has(mark::PLANNED) && matches!(next, "to" | "for")
            || (text == "ahead" && next == "of")
        {
            return Tense::Future;
        }
        let past = self.pieces.get(at).is_some_and(|p| self.sentence.tag(p.token) == Tag::VBD);
        let plain = text.len() > 4 && text.ends_with("ed") && !self.is_dash(at.wrapping_sub(1));
        if entry.has(mark::PAST_VERB) || past || plain { Tense::Past } else { Tense::Unknown }
    }
}

/// "were expected in the capital", "are due at the border".
fn is_awaited(word: &str) -> bool {
    matches!(word, "expected" | "due" | "scheduled" | "slated")
}

/// "The council is to meet", "the ministers were to speak".
fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were")
}

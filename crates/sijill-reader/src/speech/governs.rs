//! What must follow a verb for it to be one of speech: "put the toll at", never "put the boxes down".

use sijill_language::Tag;

use super::cue::Finder;
use super::lexicon::{CueWord, Takes};
use super::runs::is_mark;
use crate::chunk::Chunk;
use crate::classes::CLASSES;
use crate::party::{Force, force};

impl Finder<'_, '_, '_> {
    /// What must follow the verb for it to be one of speech.
    pub(super) fn governs(&self, v: usize, word: CueWord) -> bool {
        let s = &self.sources.a.sentence;
        let next = v + 1;
        let lemma = s.lemma(v);
        let quoted =
            |i: usize| is_mark(self.sources.a, i) || s.tag(i) == Tag::Comma && is_mark(self.sources.a, i + 1);
        match word.takes {
            Takes::Count => match lemma {
                "speak" | "talk" => s.lower(next) == "of",
                "show" => {
                    s.lower(next) == "that" || self.begins_clause(next) || matches!(s.tag(next), Tag::Stop)
                }
                // "found two years later that"
                "find" => (next..s.len().min(next + 6))
                    .take_while(|&i| !self.sources.a.is_finite(i))
                    .any(|i| s.lower(i) == "that"),
                "count" | "record" | "list" | "log" | "register" => s.tag(next) != Tag::PRPS,
                _ => true,
            },
            Takes::Set => (next..s.len().min(next + 9)).any(|i| self.sources.lexicon.tolls.has(s.lemma(i))),
            Takes::Manner => {
                let as_within = (next..s.len().min(next + 14)).any(|i| s.lower(i) == "as");
                let renamed = matches!(lemma, "call" | "brand" | "label" | "term")
                    && self.sources.a.chunk(next).is_some_and(|c| {
                        c.first == next
                            && (matches!(s.tag(c.last + 1), Tag::DT | Tag::JJ | Tag::RB)
                                || is_mark(self.sources.a, c.last + 1)
                                || s.tag(c.head) == Tag::PRP)
                    });
                // "identified the bomber as": of armed people; a name of the dead is no statement.
                if lemma == "identify" {
                    let armed = |c: Chunk| {
                        force(self.sources.a, c.head) == Force::Armed || s.lemma(c.head) == "bomber"
                    };
                    return as_within && self.sources.a.chunk(next).is_some_and(armed);
                }
                as_within && s.tag(next) != Tag::IN || renamed
            }
            Takes::Intent => {
                s.lower(next) == "to"
                    || s.lower(next) == "that"
                    || quoted(next)
                    || s.lower(next + 1) == "that"
            }
            Takes::Accuse => {
                self.begins_noun(next) || (next..s.len().min(next + 40)).any(|i| s.lower(i) == "of")
            }
            Takes::Blame if lemma == "hold" => (next..s.len().min(next + 10))
                .any(|i| matches!(s.lower(i), "responsible" | "accountable" | "liable")),
            // "pinned the attack on the FARC"
            Takes::Blame if lemma == "pin" => {
                let told = |noun: usize| {
                    let lemma = s.lemma(noun);
                    matches!(lemma, "it" | "this" | "that" | "blame")
                        || CLASSES.attacks.has(lemma)
                        || self.sources.lexicon.allegation.about.contains(lemma)
                };
                told(self.sources.a.chunk(next).map_or(next, |c| c.head))
                    && (next..s.len().min(next + 8)).any(|i| s.lower(i) == "on")
                    && !(next..s.len().min(next + 4)).any(|i| matches!(s.lower(i), "down" | "hopes" | "hope"))
            }
            // "attribute the attack to the rebels"
            Takes::Blame
                if matches!(lemma, "attribute" | "ascribe")
                    && (next..s.len().min(next + 20)).any(|i| s.lower(i) == "to") =>
            {
                true
            }
            Takes::Blame => {
                (next..s.len().min(next + 40)).any(|i| matches!(s.lower(i), "for" | "on" | "over"))
                    || s.tag(v) == Tag::VBD
                    || s.tag(v) == Tag::VBG
                    // "The rebels blame the army."
                    || lemma == "blame" && self.begins_noun(next)
            }
            Takes::Deny => self.denies(v),
            _ => true,
        }
    }

    /// True where what follows "denied" or "rejected" is an accusation, a clause or a deed, no thing withheld.
    pub(super) fn denies(&self, v: usize) -> bool {
        let s = &self.sources.a.sentence;
        let next = (v + 1..s.len()).find(|&i| !matches!(s.tag(i), Tag::RB)).unwrap_or(v + 1);
        if s.lower(next) == "that"
            || s.tag(next) == Tag::VBG
            || is_mark(self.sources.a, next)
            || next >= s.len()
        {
            return true;
        }
        // "dismissed it as ludicrous", "rejected that."
        if matches!(s.lemma(v), "dismiss" | "reject")
            && matches!(s.lower(next), "it" | "this" | "that" | "these" | "them")
            && (s.lower(next + 1) == "as" || matches!(s.tag(next + 1), Tag::Stop | Tag::Comma))
        {
            return true;
        }
        if matches!(s.tag(next), Tag::Stop | Tag::Comma | Tag::IN) {
            return s.lemma(v) == "deny";
        }
        let Some(chunk) = self.sources.a.chunk(next) else { return s.lemma(v) == "deny" };
        let words = &self.sources.lexicon.allegation;
        let head = s.lemma(chunk.head);
        // "dissociated his men from the attack", "distanced itself from the killing"
        if matches!(s.lemma(v), "dissociate" | "disassociate" | "distance") {
            let from = s.lower(chunk.last + 1) == "from";
            let deed = self.sources.a.chunk(chunk.last + 2).map(|c| s.lemma(c.head));
            return from && deed.is_some_and(|noun| words.about.contains(noun));
        }
        if words.nouns.contains(head) || words.denial_nouns.contains(head) {
            return true;
        }
        if s.lemma(v) != "deny" {
            return false;
        }
        let ditransitive = self.sources.a.chunk(chunk.last + 1).is_some_and(|c| c.first == chunk.last + 1);
        !words.withheld.contains(head) && !ditransitive
    }

    /// "denied [the army's claim] that they had killed six": what is denied is the clause behind the noun.
    pub(super) fn is_told(&self, next: usize) -> bool {
        let s = &self.sources.a.sentence;
        let noun = (next..s.len().min(next + 6)).find(|&i| self.sources.lexicon.denied.has(s.lemma(i)));
        noun.is_some_and(|n| {
            (n + 1..s.len().min(n + 8))
                .take_while(|&i| !self.sources.a.is_finite(i))
                .any(|i| s.lower(i) == "that")
        })
    }

    /// True where the content is a clause or a deed, no mere noun phrase.
    pub(super) fn is_clause(&self, next: usize, first: usize, last: usize) -> bool {
        let s = &self.sources.a.sentence;
        if s.lower(next) == "that" || s.tag(first) == Tag::VBG || is_mark(self.sources.a, next) {
            return true;
        }
        self.sources
            .a
            .chunk(first)
            .is_some_and(|c| c.first == first && c.last < last && self.sources.a.is_finite(c.last + 1))
    }
}

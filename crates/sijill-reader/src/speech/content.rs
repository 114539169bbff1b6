//! Where the content of a cue lies, before it and after it, and what the tokens there can be.

use sijill_language::{SentenceKind, Tag};

use super::after::After;
use super::cue::{Finder, Group};
use super::lexicon::{CueWord, Takes};
use super::runs::is_mark;

impl Finder<'_, '_, '_> {
    /// Where the content lies, before and after the cue.
    #[expect(clippy::type_complexity, reason = "two stretches of tokens, each perhaps absent")]
    pub(super) fn content(
        &self,
        begins: usize,
        turned: bool,
        inherited: bool,
        after: &After,
        word: CueWord,
    ) -> Option<(Option<(usize, usize)>, Option<(usize, usize)>)> {
        let s = &self.sources.a.sentence;
        let end = self.end();
        let rest_from = if after.closed { after.at + 1 } else { after.at };
        let rest = self.span(rest_from, end);
        let object = !matches!(word.takes, Takes::Clause | Takes::Person);
        if inherited {
            return Some((None, rest.filter(|_| !after.closed || after.explicit)));
        }
        let mark_before = begins > 0 && is_mark(self.sources.a, begins - 1);
        let apart = begins > 0
            && (mark_before
                || matches!(s.tag(begins - 1), Tag::Comma)
                || matches!(s.surface(begins - 1), "-" | "–" | "—" | "--" | "..." | "…" | "?" | "!" | "."));
        let before = if apart { self.span(self.start(), begins - 1) } else { None };
        let quoted = mark_before || before.is_some_and(|(_, l)| self.runs.at(self.index, l).is_some());
        let opens_subordinate = before.is_some_and(|(f, _)| self.is_subordinator(f));
        let clause = before
            .is_some_and(|(f, l)| self.has_finite(f, l) || self.sources.a.kind == SentenceKind::Heading);
        let heavy = rest.is_some_and(|(f, l)| self.has_finite(f, l));
        // "It is a lie, he told the paper when asked": the rest is the writer's.
        let rest = rest.filter(|&(f, _)| {
            before.is_none() || !(quoted || clause) || !self.is_subordinator(f) || self.goes_on(f)
        });
        let heavy = heavy && rest.is_some();
        if turned {
            let goes_on = rest.filter(|&(f, _)| self.goes_on(f));
            return Some((before, goes_on));
        }
        if object && !after.closed && rest.is_some() {
            // "A, the agency reported on Tuesday": nothing that is reported follows.
            let nothing = before.is_some() && clause && !heavy && !self.begins_noun(after.at);
            if !nothing {
                return Some((None, rest));
            }
        }
        // A clause whose verb the tagger did not see, and nothing else that could be what is said.
        let long =
            before.is_some_and(|(f, l)| l >= f + 3) && after.closed && rest.is_none() && !opens_subordinate;
        if before.is_some() && (quoted || clause || long) {
            if after.closed {
                let whole = quoted || clause || long;
                let goes_on = rest.filter(|&(f, _)| self.goes_on(f) || !whole || opens_subordinate);
                return Some((before, goes_on));
            }
            if quoted && after.explicit {
                return Some((before, rest));
            }
            if opens_subordinate || after.explicit || heavy {
                return Some((if quoted { before } else { None }, rest));
            }
            return Some((before, None));
        }
        if after.closed {
            // "The army, he said, took the bridge."
            if let Some(before) = before.filter(|_| heavy && begins > 1) {
                let named = self.sources.a.chunk(before.1).is_some() && self.begins_verb(rest_from);
                return Some((named.then_some(before), rest));
            }
            return Some((None, rest.filter(|_| heavy)));
        }
        Some((None, rest))
    }

    /// What follows "A, X said," and is still X's: a further quotation, or a clause joined on.
    pub(super) fn goes_on(&self, first: usize) -> bool {
        let s = &self.sources.a.sentence;
        is_mark(self.sources.a, first)
            || first > 0 && is_mark(self.sources.a, first - 1)
            || matches!(
                s.lower(first),
                "and"
                    | "but"
                    | "while"
                    | "with"
                    | "including"
                    | "though"
                    | "although"
                    | "because"
                    | "nor"
                    | "or"
                    | "so"
            )
            // "…, the ministry said, bringing the toll to 40": what came of it, told by the same.
            || s.tag(first) == Tag::VBG
                && self.sources.lexicon.outcomes.has(s.lemma(first))
    }

    pub(super) fn is_subordinator(&self, i: usize) -> bool {
        let s = &self.sources.a.sentence;
        matches!(
            s.lower(i),
            "when"
                | "after"
                | "before"
                | "if"
                | "as"
                | "while"
                | "since"
                | "because"
                | "although"
                | "though"
                | "until"
                | "once"
                | "asked"
                | "despite"
                | "speaking"
                | "citing"
                | "quoting"
                | "unlike"
                | "hours"
                | "minutes"
        )
    }

    pub(super) fn group(&self, v: usize) -> Group {
        let s = &self.sources.a.sentence;
        let mut group = Group {
            first: v,
            negated: false,
            modal: false,
            be: false,
            have: false,
            infinitive: s.tag(v) == Tag::VB,
        };
        let floor = v.saturating_sub(7);
        let mut i = v;
        while i > floor {
            i -= 1;
            let lemma = s.lemma(i);
            match s.tag(i) {
                Tag::RB => {
                    group.negated |= matches!(s.lower(i), "not" | "n't" | "n’t" | "never");
                    continue;
                }
                Tag::MD => group.modal |= !matches!(s.lower(i), "will" | "'ll") || s.tag(v) == Tag::VB,
                Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN | Tag::VBG | Tag::VB
                    if matches!(lemma, "be" | "have" | "do") =>
                {
                    group.be |= lemma == "be";
                    group.have |= lemma == "have";
                    group.infinitive &= lemma != "do";
                }
                _ => break,
            }
            group.first = i;
        }
        group
    }

    /// A finite verb, perhaps after "in the east" and "also": what stood before is its subject.
    pub(super) fn clause_ahead(&self, mut at: usize) -> bool {
        let a = self.sources.a;
        for _ in 0..6 {
            if a.is_finite(at) {
                return true;
            }
            at = match (a.sentence.tag(at), a.chunk(at + 1)) {
                (Tag::RB, _) => at + 1,
                (Tag::IN | Tag::TO, Some(c)) if c.first == at + 1 && !self.is_subordinator(at) => c.last + 1,
                _ => return false,
            };
        }
        false
    }

    pub(super) fn begins_clause(&self, at: usize) -> bool {
        let a = self.sources.a;
        a.chunk(at).is_some_and(|c| c.first == at && self.clause_ahead(c.last + 1))
            || a.sentence.tag(at) == Tag::EX
    }

    pub(super) fn begins_noun(&self, at: usize) -> bool {
        self.sources.a.chunk(at).is_some_and(|c| c.first == at)
    }

    pub(super) fn begins_verb(&self, at: usize) -> bool {
        self.sources.a.is_finite(at)
            || matches!(self.sources.a.sentence.tag(at), Tag::RB | Tag::VBN)
                && self.sources.a.is_finite(at + 1)
    }

    pub(super) fn has_finite(&self, first: usize, last: usize) -> bool {
        (first..=last).any(|i| self.sources.a.is_finite(i))
    }

    /// The first token after a bullet or a dateline.
    pub(super) fn start(&self) -> usize {
        let s = &self.sources.a.sentence;
        let capitals = |i: usize| {
            s.surface(i).chars().filter(|c| c.is_alphabetic()).count() > 2
                && !s.surface(i).chars().any(char::is_lowercase)
        };
        // "BAGHDAD: Gunmen killed…"
        if let Some(colon) =
            (1..s.len().min(4)).find(|&i| s.surface(i) == ":").filter(|&c| (0..c).all(capitals))
        {
            return colon + 1;
        }
        let dash = (1..s.len().min(16)).find(|&i| {
            matches!(s.surface(i), "-" | "–" | "—" | "--")
                && s.tokens.get(i).is_some_and(|t| t.spaced)
                && s.tokens.get(i + 1).is_some_and(|t| t.spaced)
        });
        if let Some(dash) = dash.filter(|&d| capitals(0) || s.surface(d - 1) == ")") {
            return dash + 1;
        }
        (0..s.len()).find(|&i| s.surface(i).chars().any(char::is_alphanumeric)).unwrap_or(0)
    }

    /// The last token before the closing stop.
    pub(super) fn end(&self) -> usize {
        self.sources.a.sentence.len().saturating_sub(1)
    }

    /// A stretch without marks at its ends; nothing where only marks are left.
    pub(super) fn span(&self, first: usize, last: usize) -> Option<(usize, usize)> {
        let s = &self.sources.a.sentence;
        let word = |i: usize| !is_mark(self.sources.a, i) && s.surface(i).chars().any(char::is_alphanumeric);
        let last = last.min(s.len().saturating_sub(1));
        let first = (first..=last).find(|&i| word(i))?;
        let last = (first..=last).rev().find(|&i| word(i))?;
        Some((first, last))
    }
}

//! The cues of one sentence: the word of speech, whose it is, and where before and after it the content lies.
//!
//! The tree is asked first for the subject; where it has none, the order of words is.

use sijill_claim::Modality;
use sijill_language::{Label, SentenceKind, Tag};

use super::after::After;
use super::lexicon::{CueWord, Takes};
use super::mention::{Form, Mention, Sources, is_weekday};
use super::runs::{Runs, is_mark};
use crate::chunk::Chunk;

/// Furthest that a source stands from its cue, in tokens.
const WINDOW: usize = 60;
/// Most cues that one sentence can have: no real one has ten, a hostile one may have thousands.
const MOST_CUES: usize = 128;

/// Whose words they are.
#[derive(Debug, Clone)]
pub(super) enum Whose {
    /// A phrase of this sentence.
    Mention(Box<Mention>),
    /// Those of the cue before ("…, adding that").
    Before,
    /// Nobody's that is named.
    Nobody,
}

/// A cue as its sentence shows it.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) takes: Takes,
    pub(super) modality: Option<Modality>,
    pub(super) whose: Whose,
    /// Where the source and cue begin: what stands before is not theirs.
    pub(super) begins: usize,
    pub(super) before: Option<(usize, usize)>,
    pub(super) behind: Option<(usize, usize)>,
    pub(super) told: Vec<Mention>,
    pub(super) granted: bool,
    /// Those who say it together with the source: "police and a doctor said".
    pub(super) with: Vec<Mention>,
    /// "citing Y": Y stands before the chain of another cue.
    pub(super) cites: bool,
    /// Ends with a colon and nothing after it: what follows in the next sentences is said.
    pub(super) leads_on: bool,
    pub(super) rule: &'static str,
}

/// A verb with its helpers.
#[derive(Debug, Clone, Copy)]
struct Group {
    first: usize,
    negated: bool,
    modal: bool,
    be: bool,
    have: bool,
    infinitive: bool,
}

/// Finds the cues of one sentence.
pub(super) struct Finder<'a, 'b, 't> {
    pub(super) index: usize,
    pub(super) sources: &'b Sources<'a, 't>,
    pub(super) runs: &'b Runs,
}

impl Finder<'_, '_, '_> {
    /// The cues, left to right.
    pub(super) fn cues(&self) -> Vec<Cue> {
        let s = &self.sources.a.sentence;
        let mut found: Vec<Cue> = self.label().into_iter().collect();
        for v in 0..s.len() {
            if found.len() >= MOST_CUES {
                break;
            }
            let cue = if s.lower(v) == "according" && s.lower(v + 1) == "to" {
                self.according(v, v + 2)
            } else if s.lower(v) == "by" && self.is_count_of(v + 1) {
                self.according(v, v + 1)
            } else if let Some(lemma) = self.cue_lemma(v) {
                self.sources.lexicon.cues.get(lemma).and_then(|&word| self.verb(v, word, &found))
            } else {
                None
            };
            found.extend(cue.map(|c| self.within_marks(c)));
        }
        found
    }

    /// What somebody says within a quotation ends with it.
    fn within_marks(&self, mut cue: Cue) -> Cue {
        let Some(part) = self.runs.part(self.index, cue.last) else { return cue };
        let clip = |(first, last): (usize, usize)| {
            Some((first.max(part.0), last.min(part.1))).filter(|(f, l)| f <= l)
        };
        cue.before = cue.before.and_then(clip);
        cue.behind = cue.behind.and_then(clip);
        cue
    }

    /// The dictionary form of a verb; of the plainest words of speech also where the tagger took them for something else.
    fn cue_lemma(&self, v: usize) -> Option<&str> {
        let s = &self.sources.a.sentence;
        if s.tag(v).is_verb() {
            return Some(s.lemma(v));
        }
        let after_noun = v > 0
            && (s.tag(v - 1).is_proper()
                || matches!(s.tag(v - 1), Tag::PRP | Tag::Comma | Tag::NNS)
                || is_mark(self.sources.a, v - 1));
        let lemma = match s.lower(v) {
            "said" | "says" => "say",
            "told" => "tell",
            "accused" => "accuse",
            "blamed" => "blame",
            "denied" => "deny",
            "claimed" => "claim",
            "reported" => "report",
            "announced" => "announce",
            "added" => "add",
            "warned" => "warn",
            "tweeted" => "tweet",
            "wrote" => "write",
            _ => return None,
        };
        (after_noun && matches!(s.tag(v), Tag::NN | Tag::NNS | Tag::NNP | Tag::JJ | Tag::CD | Tag::Other))
            .then_some(lemma)
    }

    /// "UN: 12 killed", "12 killed: UN" in a headline; "MR SMITH: We saw…" in a transcript.
    fn label(&self) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let heading = self.sources.a.kind == SentenceKind::Heading;
        let end = s.len().checked_sub(1)?;
        let colon = (1..s.len().min(8)).find(|&i| s.surface(i) == ":");
        if let Some(colon) = colon.filter(|&c| c < end) {
            let chunk = self.sources.a.chunk(colon - 1).filter(|c| c.first <= 1 && c.last == colon - 1);
            let capitals = (0..colon).all(|i| !s.surface(i).chars().any(char::is_lowercase));
            let mention = chunk.and_then(|c| self.sources.mention(c.head, false));
            if let Some(mention) = mention.filter(|m| {
                m.form != Form::Document
                    && (heading && m.known || capitals && m.form == Form::Name && !heading)
            }) {
                return Some(Self::plain(
                    colon,
                    Takes::Clause,
                    Whose::Mention(Box::new(mention)),
                    None,
                    self.span(colon + 1, end),
                    "speech:label",
                ));
            }
        }
        if !heading {
            return None;
        }
        let mark = (end.saturating_sub(6)..end).rev().find(|&i| {
            matches!(s.surface(i), ":" | "-" | "–" | "—") && s.tokens.get(i + 1).is_some_and(|t| t.spaced)
        })?;
        let mention = self
            .sources
            .mention(end, false)
            .filter(|m| m.known && m.first <= mark + 2 && m.form != Form::Document)?;
        (mark > 1).then(|| {
            Self::plain(
                mark,
                Takes::Clause,
                Whose::Mention(Box::new(mention)),
                self.span(0, mark - 1),
                None,
                "speech:label",
            )
        })
    }

    fn plain(
        at: usize,
        takes: Takes,
        whose: Whose,
        before: Option<(usize, usize)>,
        behind: Option<(usize, usize)>,
        rule: &'static str,
    ) -> Cue {
        let begins = if let Whose::Mention(m) = &whose { m.first.min(at) } else { at };
        Cue {
            first: at,
            last: at,
            takes,
            modality: None,
            begins,
            whose,
            before,
            behind,
            told: Vec::new(),
            with: Vec::new(),
            granted: false,
            cites: false,
            leads_on: false,
            rule,
        }
    }

    /// "by the council's count", "by Reuters' tally".
    fn is_count_of(&self, at: usize) -> bool {
        let s = &self.sources.a.sentence;
        self.sources.a.chunk(at).is_some_and(|c| {
            c.first == at
                && matches!(s.lemma(c.head), "count" | "tally" | "estimate" | "account" | "reckoning")
                && (c.first..c.head).any(|i| matches!(s.tag(i), Tag::POS | Tag::PRPS))
        })
    }

    /// "According to Y, A", "A, according to Y", "A, according to Y, B".
    fn according(&self, at: usize, source: usize) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let mention = self.sources.mention(source, true)?;
        let mut next = mention.last + 1;
        let mut told = Vec::new();
        next = self.relative(next, &mut told);
        let after = self.sources.after(next, Takes::Clause);
        told.extend(after.told);
        let opening = (0..at).all(|i| !s.tag(i).is_noun() && !s.tag(i).is_verb());
        let joined = at > 0 && matches!(s.tag(at - 1), Tag::CC) || at > 0 && s.surface(at - 1) == ";";
        let end = self.end();
        let from = if after.closed { after.at + 1 } else { after.at };
        let rest = self
            .span(from, end)
            .filter(|&(f, _)| !matches!(s.lower(f), "which" | "who" | "whose" | "as" | "after"));
        let (before, behind) = if opening || joined {
            (None, rest)
        } else {
            let before = self.span(self.start(), at - 1);
            let whole = before.is_some_and(|(f, l)| self.has_finite(f, l));
            (before, rest.filter(|&(f, _)| !whole || matches!(s.tag(f), Tag::CC)))
        };
        let hedged = mention.hedged;
        let mut cue = Self::plain(
            at,
            Takes::Clause,
            Whose::Mention(Box::new(mention)),
            before,
            behind,
            "speech:according",
        );
        cue.last = source - 1;
        cue.told = told;
        cue.begins = at;
        if hedged {
            cue.modality = Some(Modality::Hedged);
        }
        Some(cue)
    }

    fn verb(&self, v: usize, word: CueWord, found: &[Cue]) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let lexicon = self.sources.lexicon;
        let tag = s.tag(v);
        let group = self.group(v);
        let on_to_say = s.lower(v.wrapping_sub(1)) == "to" && s.lower(v.wrapping_sub(2)) == "on";
        if group.negated || group.modal || tag == Tag::VB && !on_to_say && group.infinitive {
            return None;
        }
        if matches!(s.label(v), Label::Amod | Label::Compound)
            && matches!(tag, Tag::VBN | Tag::VBG)
            && self.sources.a.chunk(v).is_some_and(|c| c.head != v)
        {
            return None;
        }
        if lexicon.before_to.contains(s.lemma(v)) && s.lower(v + 1) == "to" && s.tag(v + 2) == Tag::VB {
            return None;
        }
        if word.takes == Takes::Quote {
            return self.quote(v, group);
        }
        let passive = group.be && matches!(tag, Tag::VBN | Tag::VBD);
        // "The ambassador accused Moscow": a person follows, so it is no shortened passive, whatever the tagger says.
        let active = matches!(word.takes, Takes::Accuse | Takes::Blame | Takes::Person | Takes::Deny)
            && !matches!(s.lower(v + 1), "of" | "by" | "for" | "that" | "to")
            && self.begins_noun(v + 1);
        let plain = matches!(s.lower(v), "said" | "told");
        if passive
            || tag == Tag::VBN
                && !group.have
                && !active
                && s.child(v, Label::Nsubj).is_none()
                && self.is_reduced(v, word)
        {
            return self.passive(v, word, group);
        }
        if tag == Tag::VBN
            && !group.have
            && !active
            && !plain
            && s.children_by(v, &[Label::Nsubj]).next().is_none()
            && self.subject_flat(group).is_none()
        {
            return None;
        }
        if !self.governs(v, word) {
            return None;
        }
        let mut cue = if tag == Tag::VBG && !group.be {
            self.participle(v, word, found)?
        } else {
            self.finite(v, word, group, found)?
        };
        cue.first = group.first;
        cue.last = v;
        cue.takes = word.takes;
        cue.modality = cue.modality.or(word.modality);
        cue.granted = match word.takes {
            Takes::Blame | Takes::Manner => true,
            Takes::Deny => cue.behind.is_some_and(|(f, l)| !self.is_clause(v + 1, f, l)),
            _ => false,
        };
        Some(cue)
    }

    /// A participle that may be a shortened passive: "a man accused of spying", never "the minister said".
    fn is_reduced(&self, v: usize, word: CueWord) -> bool {
        let s = &self.sources.a.sentence;
        matches!(word.takes, Takes::Accuse | Takes::Blame)
            || s.lower(v + 1) == "by" && word.takes != Takes::Person
    }

    /// What must follow the verb for it to be one of speech.
    fn governs(&self, v: usize, word: CueWord) -> bool {
        let s = &self.sources.a.sentence;
        let next = v + 1;
        let lemma = s.lemma(v);
        let quoted =
            |i: usize| is_mark(self.sources.a, i) || s.tag(i) == Tag::Comma && is_mark(self.sources.a, i + 1);
        match word.takes {
            Takes::Count => match lemma {
                "speak" | "talk" => s.lower(next) == "of",
                "find" | "show" => s.lower(next) == "that",
                _ => true,
            },
            Takes::Set => (next..s.len().min(next + 9)).any(|i| {
                matches!(
                    s.lemma(i),
                    "toll"
                        | "number"
                        | "death"
                        | "figure"
                        | "dead"
                        | "count"
                        | "casualty"
                        | "total"
                        | "estimate"
                        | "tally"
                        | "injured"
                        | "wounded"
                )
            }),
            Takes::Manner => {
                let as_within = (next..s.len().min(next + 14)).any(|i| s.lower(i) == "as");
                let renamed = matches!(lemma, "call" | "brand" | "label" | "term")
                    && self.sources.a.chunk(next).is_some_and(|c| {
                        c.first == next
                            && (matches!(s.tag(c.last + 1), Tag::DT | Tag::JJ | Tag::RB)
                                || is_mark(self.sources.a, c.last + 1)
                                || s.tag(c.head) == Tag::PRP)
                    });
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
            Takes::Blame => {
                (next..s.len().min(next + 40)).any(|i| matches!(s.lower(i), "for" | "on" | "over"))
                    || s.tag(v) == Tag::VBD
                    || s.tag(v) == Tag::VBG
            }
            Takes::Deny => self.denies(v),
            _ => true,
        }
    }

    /// True where what follows "denied" or "rejected" is an accusation, a clause or a deed, no thing withheld.
    fn denies(&self, v: usize) -> bool {
        let s = &self.sources.a.sentence;
        let next = (v + 1..s.len()).find(|&i| !matches!(s.tag(i), Tag::RB)).unwrap_or(v + 1);
        if s.lower(next) == "that"
            || s.tag(next) == Tag::VBG
            || is_mark(self.sources.a, next)
            || next >= s.len()
        {
            return true;
        }
        if matches!(s.tag(next), Tag::Stop | Tag::Comma | Tag::IN) {
            return s.lemma(v) == "deny";
        }
        let Some(chunk) = self.sources.a.chunk(next) else { return s.lemma(v) == "deny" };
        let words = &self.sources.lexicon.allegation;
        let head = s.lemma(chunk.head);
        if words.nouns.contains(head) || words.denial_nouns.contains(head) {
            return true;
        }
        if s.lemma(v) != "deny" {
            return false;
        }
        let ditransitive = self.sources.a.chunk(chunk.last + 1).is_some_and(|c| c.first == chunk.last + 1);
        !words.withheld.contains(head) && !ditransitive
    }

    /// True where the content is a clause or a deed, no mere noun phrase.
    fn is_clause(&self, next: usize, first: usize, last: usize) -> bool {
        let s = &self.sources.a.sentence;
        if s.lower(next) == "that" || s.tag(first) == Tag::VBG || is_mark(self.sources.a, next) {
            return true;
        }
        self.sources
            .a
            .chunk(first)
            .is_some_and(|c| c.first == first && c.last < last && self.sources.a.is_finite(c.last + 1))
    }

    /// "…, adding that A"; "…, accusing Y of A".
    fn participle(&self, v: usize, word: CueWord, found: &[Cue]) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let before = v.checked_sub(1)?;
        let apart = s.tag(before) == Tag::Comma
            || is_mark(self.sources.a, before)
            || matches!(s.label(v), Label::Advcl | Label::Acl | Label::Xcomp)
            || s.tag(before) == Tag::CC && found.last().is_some_and(|c| s.tag(c.last) == Tag::VBG);
        if !apart || matches!(s.tag(before), Tag::IN | Tag::DT | Tag::TO) && s.lower(before) != "as" {
            return None;
        }
        let after = self.sources.after(v + 1, word.takes);
        if after.closed || !after.explicit && self.sources.lexicon.only_with_quote.contains(s.lemma(v)) {
            return None;
        }
        let whose = match found.last() {
            Some(cue) if !cue.cites => Whose::Before,
            _ => Whose::Mention(Box::new(self.subject_above(v)?)),
        };
        let behind = self.span(after.at, self.end());
        Some(Cue {
            first: v,
            last: v,
            takes: word.takes,
            modality: None,
            whose,
            begins: v,
            before: None,
            behind,
            told: after.told,
            with: Vec::new(),
            granted: false,
            cites: false,
            leads_on: false,
            rule: "speech:participle",
        })
    }

    fn finite(&self, v: usize, word: CueWord, group: Group, found: &[Cue]) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let rule;
        let (whose, begins, after, turned) = if let Some(mention) = self.turned(v, word, group) {
            rule = "speech:turned";
            let mut told = Vec::new();
            let next = self.relative(mention.last + 1, &mut told);
            let mut after = self.sources.after(next, Takes::Clause);
            after.told.extend(told);
            (Whose::Mention(Box::new(mention)), group.first, after, true)
        } else {
            let after = self.sources.after(v + 1, word.takes);
            match self.subject(v, group, found) {
                Some(Whose::Mention(mention)) => {
                    if !self.plausible(&mention, v, word) {
                        return None;
                    }
                    rule = "speech:subject";
                    let begins = mention.first.min(group.first);
                    (Whose::Mention(mention), begins, after, false)
                }
                Some(whose) => {
                    rule = "speech:joined";
                    (whose, group.first, after, false)
                }
                None => return None,
            }
        };
        let inherited = matches!(whose, Whose::Before);
        let (mut begins, mut with) = (begins, Vec::new());
        if let Whose::Mention(mention) = &whose {
            (begins, with) = self.together(mention, begins, if turned { None } else { Some(group.first) });
        }
        let after = match with.last().filter(|m: &&Mention| turned && m.first > v) {
            Some(last) => self.sources.after(last.last + 1, Takes::Clause),
            None => after,
        };
        let (before, behind) = self.content(begins, turned, inherited, &after, word)?;
        let strict = self.sources.lexicon.only_with_quote.contains(s.lemma(v));
        if strict && !after.explicit {
            let quoted = before.is_some_and(|(_, l)| {
                self.runs.at(self.index, l).is_some() || is_mark(self.sources.a, l + 1)
            });
            if !quoted && !(before.is_some() && after.closed) && !self.begins_clause(after.at) {
                return None;
            }
        }
        let hedged = matches!(&whose, Whose::Mention(m) if m.hedged);
        let leads_on = before.is_none() && behind.is_none();
        if leads_on
            && !(s.surface(s.len() - 1) == ":" || self.runs.at(self.index, s.len()).is_some())
            && word.takes != Takes::Person
            && s.lemma(v) != "describe"
        {
            return None;
        }
        Some(Cue {
            first: group.first,
            last: v,
            takes: word.takes,
            modality: hedged.then_some(Modality::Hedged),
            whose,
            begins,
            before,
            behind,
            told: after.told,
            with,
            granted: false,
            cites: false,
            leads_on,
            rule,
        })
    }

    /// Where the sources begin, and those joined to the source by "and": before it, and after it up to the verb.
    fn together(&self, mention: &Mention, begins: usize, verb: Option<usize>) -> (usize, Vec<Mention>) {
        let s = &self.sources.a.sentence;
        let mut all = Vec::new();
        let mut first = begins;
        let speaks = |m: &Mention| m.known || m.form == Form::Name;
        // "The US and other countries say", "said X and Y"
        let mut at = mention.last + 1;
        let mut behind = Vec::new();
        for _ in 0..4 {
            let comma = usize::from(s.tag(at) == Tag::Comma);
            let and = usize::from(s.tag(at + comma) == Tag::CC);
            let next = self
                .sources
                .a
                .chunk(at + comma + and)
                .filter(|c| comma + and > 0 && c.first == at + comma + and);
            let Some(next) = next.and_then(|c| self.sources.mention(c.head, false)).filter(|m| speaks(m))
            else {
                break;
            };
            at = next.last + 1;
            let closed = and > 0;
            behind.push(next);
            if closed {
                let reaches = verb.map_or(!self.clause_ahead(at), |v| at == v);
                if reaches {
                    all.append(&mut behind);
                }
                break;
            }
        }
        // "police and a doctor said" where the tree gave the last
        let mut joint = first;
        while verb.is_some() && all.len() < 6 {
            let Some(and) = joint.checked_sub(1).filter(|&i| {
                s.tag(i) == Tag::CC && s.lower(i) == "and" || !all.is_empty() && s.tag(i) == Tag::Comma
            }) else {
                break;
            };
            let Some(chunk) =
                and.checked_sub(1).and_then(|i| self.sources.a.chunk(i)).filter(|c| c.last + 1 == and)
            else {
                break;
            };
            let opens = chunk.first == 0
                || matches!(s.tag(chunk.first - 1), Tag::Comma | Tag::CC)
                || is_mark(self.sources.a, chunk.first - 1);
            let Some(other) = self.sources.mention(chunk.head, false).filter(|m| opens && speaks(m)) else {
                break;
            };
            joint = other.first.min(chunk.first);
            first = joint;
            all.push(other);
        }
        (first, all)
    }

    /// Where the content lies, before and after the cue.
    #[expect(clippy::type_complexity, reason = "two stretches of tokens, each perhaps absent")]
    fn content(
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
    fn goes_on(&self, first: usize) -> bool {
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
    }

    fn is_subordinator(&self, i: usize) -> bool {
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

    /// "X was accused of A", "A was reported by X".
    fn passive(&self, v: usize, word: CueWord, group: Group) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let by = (v + 1..s.len().min(v + 12))
            .find(|&i| s.lower(i) == "by" && !(v + 1..i).any(|j| self.sources.a.is_finite(j)));
        let agent =
            by.and_then(|b| self.sources.mention(b + 1, true)).filter(|m| m.known || m.form == Form::Name);
        let end = self.end();
        let (before, behind, whose);
        match word.takes {
            Takes::Accuse => {
                let of = (v + 1..s.len().min(v + 30)).find(|&i| s.lower(i) == "of")?;
                let agent = agent.filter(|m| m.first < of);
                before = None;
                behind = self.span(of + 1, end);
                whose = agent.map_or(Whose::Nobody, |m| Whose::Mention(Box::new(m)));
            }
            Takes::Blame => {
                before = None;
                behind = self.span(v + 1, end);
                whose = agent.map_or(Whose::Nobody, |m| Whose::Mention(Box::new(m)));
            }
            Takes::Clause | Takes::Count | Takes::Deny => {
                // "the pause declared by Russia" reports nothing.
                let agent = agent.filter(|_| group.be && word.modality.is_none())?;
                before = self.span(self.start(), group.first.checked_sub(1)?);
                behind = None;
                whose = Whose::Mention(Box::new(agent));
            }
            _ => return None,
        }
        Some(Cue {
            first: group.first,
            last: v,
            takes: word.takes,
            modality: word.modality,
            whose,
            begins: group.first,
            before,
            behind,
            told: Vec::new(),
            with: Vec::new(),
            granted: word.takes == Takes::Blame,
            cites: false,
            leads_on: false,
            rule: "speech:passive",
        })
    }

    /// "X quoted Y as saying A", "Y was quoted by X as saying A", "X, citing Y, said A", "…, quoted by Z".
    fn quote(&self, v: usize, group: Group) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let tag = s.tag(v);
        let limit = s.len().min(v + WINDOW / 2);
        let saying = (v + 1..limit).find(|&i| s.lower(i) == "as" && s.tag(i + 1) == Tag::VBG);
        let passive = group.be || tag == Tag::VBN && !group.have;
        let mut cue = Self::plain(v, Takes::Quote, Whose::Nobody, None, None, "speech:quoted");
        cue.first = group.first;
        cue.begins = group.first;
        if passive {
            let by = (v + 1..saying.unwrap_or(limit)).find(|&i| s.lower(i) == "by");
            let passer = by
                .and_then(|b| self.sources.mention(b + 1, false))
                .filter(|m| m.known || m.form == Form::Name);
            if let Some(saying) = saying {
                let subject = self.subject_left(v, group)?;
                cue.begins = subject.first.min(group.first);
                cue.whose = Whose::Mention(Box::new(subject));
                cue.told.extend(passer);
                return self.quoted_content(cue, saying + 2);
            }
            // ", quoted by the agency,": the agency passes on what another cue says.
            let passer = passer?;
            cue.whose = Whose::Before;
            cue.last = passer.last;
            cue.told.push(passer);
            cue.cites = true;
            return Some(cue);
        }
        let speaker = self.sources.mention(v + 1, true).filter(|m| m.known || m.form == Form::Name)?;
        if let Some(saying) = saying {
            let passer = self.subject_left(v, group);
            cue.begins = passer.as_ref().map_or(group.first, |p| p.first.min(group.first));
            cue.told.extend(passer);
            cue.whose = Whose::Mention(Box::new(speaker));
            return self.quoted_content(cue, saying + 2);
        }
        if tag == Tag::VBG && !group.be {
            cue.last = speaker.last;
            cue.whose = Whose::Mention(Box::new(speaker));
            cue.cites = true;
            return Some(cue);
        }
        None
    }

    fn quoted_content(&self, mut cue: Cue, from: usize) -> Option<Cue> {
        let after = self.sources.after(from, Takes::Clause);
        let rest = self.span(after.at, self.end());
        if after.closed || rest.is_none() {
            cue.before = self.span(self.start(), cue.begins.checked_sub(1)?);
        } else {
            cue.behind = rest;
        }
        Some(cue)
    }

    /// "A, said X": the subject stands after the verb.
    fn turned(&self, v: usize, word: CueWord, group: Group) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        if !matches!(word.takes, Takes::Clause | Takes::Count) || group.first != v || v == 0 {
            return None;
        }
        let before = v - 1;
        let apart = s.tag(before) == Tag::Comma
            || is_mark(self.sources.a, before)
            || matches!(s.surface(before), "-" | "–" | "—" | "--" | "…" | "...");
        if !apart
            || is_weekday(s.lower(v + 1))
            || self.sources.a.date_at(v + 1).is_some_and(|_| !s.tag(v + 1).is_proper())
        {
            return None;
        }
        let chunk = self.sources.a.chunk(v + 1).filter(|c| c.first == v + 1)?;
        let subject = s.children_by(v, &[Label::Nsubj]).next();
        let mention = self.sources.mention(chunk.head, true)?;
        if subject.is_some_and(|n| n < v) && !is_mark(self.sources.a, before) {
            // The tree has a subject before; a name that closes the clause after the verb outweighs it.
            let next = mention.last + 1;
            let closes = next >= s.len()
                || matches!(s.tag(next), Tag::Comma | Tag::Stop)
                || is_mark(self.sources.a, next);
            let speaks = mention.known || mention.form == Form::Name && mention.source.name.contains(' ');
            if word.takes != Takes::Clause || !closes || !speaks {
                return None;
            }
        }
        let clause_follows = self.clause_ahead(chunk.last + 1) || self.clause_ahead(mention.last + 1);
        if clause_follows || !self.plausible(&mention, v, word) && subject != Some(chunk.head) {
            return None;
        }
        Some(mention)
    }

    /// Who says it, before the verb.
    fn subject(&self, v: usize, group: Group, found: &[Cue]) -> Option<Whose> {
        let s = &self.sources.a.sentence;
        if let Some(mention) = self.subject_left(v, group) {
            return Some(Whose::Mention(Box::new(mention)));
        }
        let before = group.first.checked_sub(1)?;
        let joined = s.label(v) == Label::Conj || matches!(s.tag(before), Tag::CC | Tag::Comma);
        if joined {
            if found.last().is_some_and(|c| !c.cites && s.tag(c.last).is_verb()) {
                return Some(Whose::Before);
            }
            return self.subject_above(v).map(|m| Whose::Mention(Box::new(m)));
        }
        None
    }

    /// The subject of the verbs that this one hangs on.
    fn subject_above(&self, v: usize) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        s.ancestors(v).take(4).find_map(|h| {
            let subject = s.children_by(h, &[Label::Nsubj, Label::Nsubjpass]).find(|&n| n < v)?;
            self.sources.mention(self.antecedent(subject, h)?, true)
        })
    }

    fn subject_left(&self, v: usize, group: Group) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        let by_tree =
            s.children_by(v, &[Label::Nsubj, Label::Nsubjpass]).filter(|&n| n < v && v - n <= WINDOW).last();
        let by_tree = by_tree.and_then(|n| self.antecedent(n, v)).and_then(|n| self.sources.mention(n, true));
        let by_tree = by_tree.filter(|m| m.head < group.first);
        let speaks = |m: &Mention| m.known || matches!(m.form, Form::Name | Form::Pronoun);
        match by_tree {
            Some(mention) if speaks(&mention) => Some(mention),
            other => self.subject_flat(group).filter(|m| other.is_none() || speaks(m)).or(other),
        }
    }

    /// For "who" and "which", the noun that they go with.
    fn antecedent(&self, subject: usize, verb: usize) -> Option<usize> {
        let s = &self.sources.a.sentence;
        if !matches!(s.tag(subject), Tag::WP | Tag::WDT) && s.lower(subject) != "that" {
            return Some(subject);
        }
        let noun = s.head(verb).filter(|&h| h < subject && self.sources.a.chunk(h).is_some());
        noun.or_else(|| {
            let mut at = subject.checked_sub(1)?;
            if s.tag(at) == Tag::Comma {
                at = at.checked_sub(1)?;
            }
            self.sources.a.chunk(at).map(|c| c.head)
        })
    }

    /// The phrase before the verb, by the order of words alone.
    fn subject_flat(&self, group: Group) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        let mut at = group.first.checked_sub(1)?;
        let mut closes = s.tag(at) == Tag::Comma || s.tag(at) == Tag::CloseBracket;
        for _ in 0..4 {
            if closes {
                // "X, a baker in the town, said": back over the apposition.
                let floor = at.saturating_sub(25);
                let open = (floor..at).rev().find(|&i| matches!(s.tag(i), Tag::Comma | Tag::OpenBracket))?;
                at = open.checked_sub(1)?;
            }
            let Some(chunk) = self.chunk_ending(at, group.first) else {
                if closes {
                    at += 1;
                    continue;
                }
                return self.before_relative(at);
            };
            let chunk = self.climb(chunk);
            let mention = self.sources.phrase(chunk, true);
            let fits = mention
                .as_ref()
                .is_some_and(|m| m.known || matches!(m.form, Form::Name | Form::Pronoun) || !closes);
            if fits {
                return mention;
            }
            at = chunk.first.checked_sub(1).filter(|&c| s.tag(c) == Tag::Comma)?;
            closes = false;
            at = at.checked_sub(1)?;
        }
        None
    }

    /// "a spokesman for [the ministry]": the phrase that this one hangs on.
    fn climb(&self, mut chunk: Chunk) -> Chunk {
        let (a, s) = (self.sources.a, &self.sources.a.sentence);
        for _ in 0..4 {
            let Some(link) = chunk.first.checked_sub(1) else { break };
            let linked = matches!(s.lower(link), "of" | "for" | "at" | "in" | "from" | "with" | "on");
            let Some(before) =
                link.checked_sub(1).and_then(|b| a.chunk(b)).filter(|c| linked && c.last + 1 == link)
            else {
                break;
            };
            let source = self.sources.mention(before.head, false).is_some_and(|m| m.known);
            if !source && before.first.checked_sub(1).is_some_and(|b| a.is_finite(b)) {
                break;
            }
            chunk = before;
        }
        chunk
    }

    /// The phrase that ends at a token; one into which the tagger drew the verb is cut before it.
    fn chunk_ending(&self, at: usize, verb: usize) -> Option<Chunk> {
        let s = &self.sources.a.sentence;
        match self.sources.a.chunk(at) {
            Some(c) if c.last == at => Some(c),
            Some(c) if c.last >= verb && s.tag(at).is_noun() => {
                Some(Chunk { first: c.first, last: at, head: at })
            }
            None if matches!(
                s.lower(at),
                "several" | "many" | "some" | "others" | "both" | "few" | "one" | "most"
            ) =>
            {
                Some(Chunk { first: at, last: at, head: at })
            }
            _ => None,
        }
    }

    /// "a policeman who asked not to be named told": back over the relative clause.
    fn before_relative(&self, at: usize) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        let floor = at.saturating_sub(20);
        let who = (floor..at).rev().find(|&i| s.lower(i) == "who" || s.lower(i) == "which")?;
        let noun =
            who.checked_sub(1).map(|i| if s.tag(i) == Tag::Comma { i.saturating_sub(1) } else { i })?;
        let mention = self.sources.mention(self.sources.a.chunk(noun)?.head, false)?;
        (mention.known || mention.form == Form::Name).then_some(mention)
    }

    fn plausible(&self, mention: &Mention, v: usize, word: CueWord) -> bool {
        let s = &self.sources.a.sentence;
        if self.sources.a.date_at(mention.head).is_some() && !s.tag(mention.head).is_proper() {
            return false;
        }
        let speaks = matches!(
            self.cue_lemma(v).unwrap_or(""),
            "say" | "tell" | "add" | "insist" | "recall" | "explain" | "warn"
        );
        mention.known
            || matches!(mention.form, Form::Name | Form::Pronoun)
            || speaks && word.takes != Takes::Count
    }

    /// "a spokesman who spoke to Reuters", "X, quoted by the agency": who else passed it on.
    fn relative(&self, at: usize, told: &mut Vec<Mention>) -> usize {
        let s = &self.sources.a.sentence;
        let from = if s.tag(at) == Tag::Comma { at + 1 } else { at };
        let verb = if s.tag(from) == Tag::WP || s.tag(from) == Tag::WDT { from + 1 } else { from };
        if !matches!(s.lemma(verb), "speak" | "talk" | "tell" | "quote" | "cite")
            || verb == from && !matches!(s.lower(verb), "quoted" | "cited" | "speaking")
        {
            return at;
        }
        let object = if matches!(s.lower(verb + 1), "to" | "with" | "by") { verb + 2 } else { verb + 1 };
        match self.sources.mention(object, false) {
            Some(mention) => {
                let next = mention.last + 1;
                if mention.source.source_type == sijill_claim::SourceType::Outlet
                    || mention.form == Form::Name
                {
                    told.push(mention);
                }
                next
            }
            None => at,
        }
    }

    fn group(&self, v: usize) -> Group {
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
    fn clause_ahead(&self, mut at: usize) -> bool {
        let a = self.sources.a;
        for _ in 0..6 {
            if a.is_finite(at) {
                return true;
            }
            at = match (a.sentence.tag(at), a.chunk(at + 1)) {
                (Tag::RB, _) => at + 1,
                (Tag::IN | Tag::TO, Some(c)) if c.first == at + 1 => c.last + 1,
                _ => return false,
            };
        }
        false
    }

    fn begins_clause(&self, at: usize) -> bool {
        let a = self.sources.a;
        a.chunk(at).is_some_and(|c| c.first == at && self.clause_ahead(c.last + 1)) || a.sentence.tag(at) == Tag::EX
    }

    fn begins_noun(&self, at: usize) -> bool {
        self.sources.a.chunk(at).is_some_and(|c| c.first == at)
    }

    fn begins_verb(&self, at: usize) -> bool {
        self.sources.a.is_finite(at)
            || matches!(self.sources.a.sentence.tag(at), Tag::RB | Tag::VBN)
                && self.sources.a.is_finite(at + 1)
    }

    fn has_finite(&self, first: usize, last: usize) -> bool {
        (first..=last).any(|i| self.sources.a.is_finite(i))
    }

    /// The first token after a bullet or a dateline.
    fn start(&self) -> usize {
        let s = &self.sources.a.sentence;
        let dash = (1..s.len().min(16)).find(|&i| {
            matches!(s.surface(i), "-" | "–" | "—" | "--")
                && s.tokens.get(i).is_some_and(|t| t.spaced)
                && s.tokens.get(i + 1).is_some_and(|t| t.spaced)
        });
        let capitals = |i: usize| {
            s.surface(i).chars().filter(|c| c.is_alphabetic()).count() > 2
                && !s.surface(i).chars().any(char::is_lowercase)
        };
        if let Some(dash) = dash.filter(|&d| capitals(0) || s.surface(d - 1) == ")") {
            return dash + 1;
        }
        (0..s.len()).find(|&i| s.surface(i).chars().any(char::is_alphanumeric)).unwrap_or(0)
    }

    /// The last token before the closing stop.
    fn end(&self) -> usize {
        self.sources.a.sentence.len().saturating_sub(1)
    }

    /// A stretch without marks at its ends; nothing where only marks are left.
    fn span(&self, first: usize, last: usize) -> Option<(usize, usize)> {
        let s = &self.sources.a.sentence;
        let word = |i: usize| !is_mark(self.sources.a, i) && s.surface(i).chars().any(char::is_alphanumeric);
        let last = last.min(s.len().saturating_sub(1));
        let first = (first..=last).find(|&i| word(i))?;
        let last = (first..=last).rev().find(|&i| word(i))?;
        Some((first, last))
    }
}

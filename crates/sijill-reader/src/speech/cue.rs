//! The cues of one sentence: the word of speech, whose it is, and where before and after it the content lies.
//!
//! The tree is asked first for the subject; where it has none, the order of words is.

use sijill_claim::Modality;
use sijill_language::{Label, Tag};

use crate::classes::CLASSES;

use super::lexicon::{CueWord, Takes};
use super::mention::{Mention, Sources};
use super::runs::{Runs, is_mark};
use super::turns::Turn;

/// Furthest that a source stands from its cue, in tokens.
pub(super) const WINDOW: usize = 60;
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
pub(super) struct Group {
    pub(super) first: usize,
    pub(super) negated: bool,
    pub(super) modal: bool,
    pub(super) be: bool,
    pub(super) have: bool,
    pub(super) infinitive: bool,
}

/// Finds the cues of one sentence.
pub(super) struct Finder<'a, 'b, 't> {
    pub(super) index: usize,
    pub(super) sources: &'b Sources<'a, 't>,
    pub(super) runs: &'b Runs,
    /// Whose turn the sentence opens, in a debate or an interview.
    pub(super) turn: Option<Turn>,
}

impl Finder<'_, '_, '_> {
    /// The cues, left to right.
    pub(super) fn cues(&self) -> Vec<Cue> {
        let s = &self.sources.a.sentence;
        let mut found: Vec<Cue> =
            self.turn().or_else(|| self.label()).into_iter().chain(self.following()).collect();
        for v in 0..s.len() {
            if found.len() >= MOST_CUES {
                break;
            }
            let cue = if matches!((s.lower(v), s.lower(v + 1)), ("according", "to") | ("as", "per")) {
                self.according(v, v + 2)
            } else if s.lower(v) == "as" && CLASSES.told_as.has(s.lower(v + 1)) && s.lower(v + 2) == "by" {
                self.according(v, v + 3)
            } else if s.lower(v) == "according" && (s.tag(v + 1) == Tag::DT || s.tag(v + 1).is_proper()) {
                // "according the ministry": the "to" was left out.
                self.according(v, v + 1)
            } else if s.lower(v) == "by" && self.is_count_of(v + 1) {
                self.according(v, v + 1)
            } else if s.lower(v) == "in" && self.view_of(v + 1).is_some() {
                self.in_view(v)
            } else if let Some(lemma) = self.cue_lemma(v) {
                let word = self.sources.lexicon.cues.get(lemma);
                word.and_then(|&word| self.verb(v, word, &found)).or_else(|| self.issued(v))
            } else {
                None
            };
            found.extend(cue.map(|c| self.within_marks(c)));
        }
        self.apart(&mut found);
        if let Some(cue) = self.behind_colon(&found) {
            found.push(cue);
            found.sort_by_key(|c| c.first);
        }
        found
    }

    /// "X said A; B, Y said": what stands on either side of a semicolon between two cues is its own cue's.
    fn apart(&self, cues: &mut [Cue]) {
        let s = &self.sources.a.sentence;
        for k in 1..cues.len() {
            let (before, after) = cues.split_at_mut(k);
            let (Some(one), Some(two)) = (before.last_mut(), after.first_mut()) else { continue };
            let Some(mark) = (one.last + 1..two.begins).rev().find(|&i| s.surface(i) == ";") else {
                continue;
            };
            if let Some((first, last)) = two.before
                && first < mark
                && mark < last
            {
                two.before = Some((mark + 1, last));
                one.behind = one.behind.map(|(f, l)| (f, l.min(mark - 1))).filter(|(f, l)| f <= l);
            }
        }
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
    pub(super) fn cue_lemma(&self, v: usize) -> Option<&str> {
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
            "reports" if self.sources.a.count(v + 1).is_some() || s.lower(v + 1) == "that" => "report",
            "announced" => "announce",
            "estimates" | "estimated" => "estimate",
            "added" => "add",
            "warned" => "warn",
            "tweeted" => "tweet",
            "wrote" => "write",
            _ => return None,
        };
        (after_noun && matches!(s.tag(v), Tag::NN | Tag::NNS | Tag::NNP | Tag::JJ | Tag::CD | Tag::Other))
            .then_some(lemma)
    }

    pub(super) fn plain(
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

    fn verb(&self, v: usize, word: CueWord, found: &[Cue]) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let lexicon = self.sources.lexicon;
        let tag = s.tag(v);
        let group = self.group(v);
        let on_to_say = s.lower(v.wrapping_sub(1)) == "to" && s.lower(v.wrapping_sub(2)) == "on";
        // "staff speak of": a bare form right behind a noun is a present tense that the tagger missed.
        let present = v > 0 && group.first == v && s.tag(v - 1).is_noun();
        let infinitive = tag == Tag::VB && !on_to_say && !present && group.infinitive;
        if infinitive && !group.negated && !group.modal {
            return self.aired(v, word);
        }
        if group.negated || (group.modal || infinitive) && !self.is_performed(v) {
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
        // "four men said to belong to the group were arrested": of whom it is said.
        if s.lower(v) == "said" && !group.be && s.lower(v + 1) == "to" && s.tag(v + 2) == Tag::VB {
            return None;
        }
        if word.takes == Takes::Quote {
            return self.quote(v, group);
        }
        // "reacted by closing the border", "reacted in anger": no words, unless the next sentence quotes them.
        if s.lemma(v) == "react" && !self.turns_to_a_quotation(v, v + 1) {
            return None;
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
        // "…?” The mayor said.": what he said stands before.
        let behind_quote = word.takes == Takes::Clause && v <= 6 && v + 3 >= s.len();
        if !behind_quote && !self.governs(v, word) {
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
            Takes::Deny => {
                cue.behind.is_some_and(|(f, l)| !self.is_clause(v + 1, f, l) && !self.is_told(v + 1))
            }
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

    /// "The director commented on the blast. “This is a tragedy.”": what the next sentence quotes.
    fn turns_to_a_quotation(&self, v: usize, next: usize) -> bool {
        let s = &self.sources.a.sentence;
        let quoted = |index: usize| self.runs.at(index, 0).or_else(|| self.runs.at(index, 1)).is_some();
        matches!(s.tag(next), Tag::IN | Tag::TO)
            && self.runs.at(self.index, v).is_none()
            && quoted(self.index + 1)
    }

    /// "…, adding that A"; "…, accusing Y of A".
    fn participle(&self, v: usize, word: CueWord, found: &[Cue]) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        // "Accusing Lydia of a raid, the premier": the sentence opens with it.
        if v == 0 {
            return self.opening_participle(v, word);
        }
        let before = v.checked_sub(1)?;
        let with = s.label(v) == Label::Pcomp && self.beside_with(v).is_some();
        let apart = with
            || s.tag(before) == Tag::Comma
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
        let whose = match (self.beside_with(v), found.last()) {
            (Some(own), _) => Whose::Mention(Box::new(own)),
            (None, Some(cue)) if !cue.cites => Whose::Before,
            // "Six bodies were found, raising the toll to 25": nobody says so.
            _ if word.takes == Takes::Set => return None,
            _ => Whose::Mention(Box::new(self.subject_above(v)?)),
        };
        let behind = self.span(after.at, self.end());
        let mut cue = Self::plain(v, word.takes, whose, None, behind, "speech:participle");
        cue.begins = v;
        cue.told = after.told;
        Some(cue)
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
        // "told residents to leave": an order.
        let ordered =
            word.takes == Takes::Person && s.lower(after.at) == "to" && s.tag(after.at + 1) == Tag::VB;
        if ordered && !turned {
            return None;
        }
        let inherited = matches!(whose, Whose::Before);
        let (mut begins, mut with) = (begins, Vec::new());
        if let Whose::Mention(mention) = &whose {
            (begins, with) = self.together(mention, begins, if turned { None } else { Some(group.first) });
        }
        let after = match with.last().filter(|m: &&Mention| turned && m.first > v) {
            Some(last) => self.sources.after(last.last + 1, Takes::Clause),
            None => after,
        };
        let (mut before, mut behind) = self.content(begins, turned, inherited, &after, word)?;
        let strict = self.sources.lexicon.only_with_quote.contains(s.lemma(v));
        let mut turns = false;
        if strict && !after.explicit {
            let quoted = before.is_some_and(|(_, l)| {
                self.runs.at(self.index, l).is_some() || is_mark(self.sources.a, l + 1)
            });
            let set_apart = before.is_some() && after.closed;
            if !(quoted || set_apart || self.begins_clause(after.at) || self.recalls(v, after.at)) {
                if !self.turns_to_a_quotation(v, after.at) {
                    return None;
                }
                (before, behind) = (None, None);
                turns = true;
            }
        }
        let hedged = matches!(&whose, Whose::Mention(m) if m.hedged);
        let leads_on = before.is_none() && behind.is_none();
        let behind_quote = word.takes == Takes::Clause && begins <= 1 && v <= 6 && v + 3 >= s.len();
        let ends_open = s.surface(s.len() - 1) == ":" || self.runs.at(self.index, s.len()).is_some();
        if leads_on
            && !turns
            && !behind_quote
            && !ends_open
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
}

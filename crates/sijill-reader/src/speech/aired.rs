//! Who says it where the verb of saying is no finite one: "held a news conference to announce that", "with both sides accusing each
//! other", "We can confirm that", "X had a short answer: “…”".

use sijill_language::{Label, Tag};

use super::cue::{Cue, Finder, Whose};
use super::lexicon::{CueWord, Takes};
use super::mention::{Form, Mention};
use super::runs::is_mark;

impl Finder<'_, '_, '_> {
    /// "held a news conference to announce that A", "took to the radio to say that A": it was said.
    pub(super) fn aired(&self, v: usize, word: CueWord) -> Option<Cue> {
        let (s, words) = (&self.sources.a.sentence, self.sources.lexicon);
        if !matches!(word.takes, Takes::Clause | Takes::Person | Takes::Count) {
            return None;
        }
        let over = s.ancestors(v).take(3).find(|&h| s.tag(h).is_verb()).filter(|&h| h < v)?;
        let venue = |i: usize| words.venue.contains(s.lemma(i)) || words.papers.has(s.lemma(i));
        let airs = words.airing.has(s.lemma(over)) && (over + 1..v).any(venue)
            || matches!(s.lemma(over), "phone" | "telephone" | "tweet");
        let put = self.group(over);
        let told = matches!(s.tag(over), Tag::VBD | Tag::VBN | Tag::VBZ) && !put.negated && !put.modal;
        let after = self.sources.after(v + 1, word.takes);
        if !airs || !told || !after.explicit {
            return None;
        }
        let mention = self.subject_above(v)?;
        let behind = self.span(after.at, self.end());
        let whose = Whose::Mention(Box::new(mention));
        let mut cue = Self::plain(v, word.takes, whose, None, behind, "speech:aired");
        cue.begins = v;
        cue.told = after.told;
        Some(cue)
    }

    /// "with [both sides] accusing each other": the subject that a participle has of its own.
    pub(super) fn beside_with(&self, v: usize) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        let chunk = v.checked_sub(1).and_then(|i| self.sources.a.chunk(i)).filter(|c| c.last + 1 == v)?;
        let with = chunk.first.checked_sub(1).is_some_and(|i| s.lower(i) == "with");
        let mention = self.sources.mention(chunk.head, false).filter(|_| with)?;
        (mention.form != Form::Document).then_some(mention)
    }

    /// "Accusing Lydia of a raid, the premier recalled his envoy": up to the comma.
    pub(super) fn opening_participle(&self, v: usize, word: CueWord) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let accuses = matches!(word.takes, Takes::Accuse | Takes::Blame);
        let comma = (v + 1..self.end()).find(|&i| {
            s.tag(i) == Tag::Comma && self.sources.a.chunk(i + 1).is_some_and(|k| k.first == i + 1)
        })?;
        let whose =
            Whose::Mention(Box::new(self.sources.mention(self.sources.a.chunk(comma + 1)?.head, false)?));
        let behind = self.span(v + 1, comma - 1).filter(|_| accuses)?;
        let mut cue = Self::plain(v, word.takes, whose, None, Some(behind), "speech:participle");
        cue.begins = v;
        Some(cue)
    }

    /// "The movement was making proclamations on its channel that A", "issued a statement that A": said in a paper.
    pub(super) fn issued(&self, v: usize) -> Option<Cue> {
        let (s, words) = (&self.sources.a.sentence, self.sources.lexicon);
        if !s.tag(v).is_verb() || !words.issuing.has(s.lemma(v)) {
            return None;
        }
        let group = self.group(v);
        let paper = (v + 1..s.len().min(v + 6))
            .take_while(|&i| !self.sources.a.is_finite(i))
            .find(|&i| s.tag(i).is_noun() && words.papers.has(s.lemma(i)))?;
        let that = (paper + 1..s.len().min(paper + 7))
            .take_while(|&i| !self.sources.a.is_finite(i) && s.tag(i) != Tag::Comma)
            .find(|&i| s.lower(i) == "that" && self.begins_clause(i + 1))?;
        let open = group.negated || group.modal || group.be && s.tag(v) == Tag::VBN || s.tag(v) == Tag::VB;
        let mention = self.subject_left(v, group).filter(|_| !open)?;
        let behind = self.span(that + 1, self.end())?;
        let begins = mention.first.min(group.first);
        let whose = Whose::Mention(Box::new(mention));
        let mut cue = Self::plain(v, Takes::Clause, whose, None, Some(behind), "speech:issued");
        cue.first = group.first;
        cue.begins = begins;
        Some(cue)
    }

    /// "We can confirm that A", "I must say that A": said by saying so.
    pub(super) fn is_performed(&self, v: usize) -> bool {
        let s = &self.sources.a.sentence;
        let ours = s.children_by(v, &[Label::Nsubj]).any(|n| matches!(s.lower(n), "i" | "we"));
        let modal = s
            .children_by(v, &[Label::Aux])
            .any(|x| matches!(s.lower(x), "can" | "must" | "will" | "would" | "should"));
        ours && modal && s.lower(v + 1) == "that"
    }

    /// "recalled hearing shots before the house was hit", "recalled how": what was seen or heard is told.
    pub(super) fn recalls(&self, v: usize, next: usize) -> bool {
        let s = &self.sources.a.sentence;
        let sensing = &self.sources.lexicon.sensing;
        let senses = s.tag(next) == Tag::VBG && sensing.has(s.lemma(next)) || sensing.has(s.lower(next));
        matches!(s.lemma(v), "recall" | "remember" | "recount" | "describe" | "report" | "relate")
            && (senses || s.lower(next) == "how")
    }

    /// "The governor had a short answer: “…”": what stands between marks behind a colon, where no verb of saying leads to it.
    pub(super) fn behind_colon(&self, found: &[Cue]) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let colon = (3..s.len()).find(|&i| s.surface(i) == ":" && is_mark(self.sources.a, i + 1))?;
        let led = |c: &Cue| {
            let holds =
                |part: Option<(usize, usize)>| part.is_some_and(|(f, l)| f <= colon + 2 && colon + 2 <= l);
            c.last < colon || holds(c.before) || holds(c.behind)
        };
        if found.iter().any(led) || self.runs.at(self.index, colon).is_some() {
            return None;
        }
        let verb = (1..colon).find(|&v| self.sources.a.is_finite(v) && s.tag(v).is_verb())?;
        let mention = self.subject_left(verb, self.group(verb))?;
        let speaks = mention.known && mention.form != Form::Document
            || mention.form == Form::Name && mention.source.name.contains(' ');
        let part = self.runs.part(self.index, colon + 2)?;
        let whose = Whose::Mention(Box::new(mention));
        speaks.then(|| Self::plain(colon, Takes::Clause, whose, None, Some(part), "speech:colon"))
    }
}

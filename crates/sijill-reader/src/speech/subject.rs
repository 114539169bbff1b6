//! Whose a cue is: the subject by the tree, else by the order of words; before the verb or after it.

use sijill_language::{Label, Tag};

use super::cue::{Cue, Finder, Group, WINDOW, Whose};
use super::lexicon::{CueWord, Takes};
use super::mention::{Form, Mention};
use super::runs::is_mark;
use crate::chunk::{Chunk, is_calendar};

impl Finder<'_, '_, '_> {
    /// "A, said X": the subject stands after the verb.
    pub(super) fn turned(&self, v: usize, word: CueWord, group: Group) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        if !matches!(word.takes, Takes::Clause | Takes::Count) || group.first != v || v == 0 {
            return None;
        }
        let before = v - 1;
        let apart = s.tag(before) == Tag::Comma
            || is_mark(self.sources.a, before)
            || matches!(s.surface(before), "-" | "–" | "—" | "--" | "…" | "...");
        if !apart
            || is_calendar(s.lower(v + 1))
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
        // "“The road is open”, underlined the staff.": whoever it is.
        let quoted = is_mark(self.sources.a, before)
            || s.tag(before) == Tag::Comma && before > 0 && is_mark(self.sources.a, before - 1);
        let speaks = quoted && word.takes == Takes::Clause && matches!(mention.form, Form::Definite);
        if clause_follows || !speaks && !self.plausible(&mention, v, word) && subject != Some(chunk.head) {
            return None;
        }
        Some(mention)
    }

    /// Who says it, before the verb.
    pub(super) fn subject(&self, v: usize, group: Group, found: &[Cue]) -> Option<Whose> {
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
    pub(super) fn subject_above(&self, v: usize) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        s.ancestors(v).take(4).find_map(|h| {
            let subject = s.children_by(h, &[Label::Nsubj, Label::Nsubjpass]).find(|&n| n < v)?;
            self.sources.mention(self.antecedent(subject, h)?, true)
        })
    }

    pub(super) fn subject_left(&self, v: usize, group: Group) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        let by_tree =
            s.children_by(v, &[Label::Nsubj, Label::Nsubjpass]).rfind(|&n| n < v && v - n <= WINDOW);
        let by_tree = by_tree.and_then(|n| self.antecedent(n, v)).and_then(|n| self.sources.mention(n, true));
        let by_tree = by_tree.filter(|m| m.head < group.first);
        let speaks = |m: &Mention| m.known || matches!(m.form, Form::Name | Form::Pronoun);
        // "CITY, 3 May - They fired shells, Dr Noor, director of the clinic, said": the tree may reach back too far.
        let far = |m: &Mention| {
            let closes = group.first.checked_sub(1).is_some_and(|i| s.tag(i) == Tag::Comma);
            let relative =
                (m.last + 1..m.last + 3).any(|i| matches!(s.tag(i), Tag::WP | Tag::WPS | Tag::WDT));
            // "Rebels pushed into the city, and hospital workers said": another subject after "and".
            let anew =
                group.first.checked_sub(1).and_then(|at| self.chunk_ending(at, group.first)).is_some_and(
                    |c| {
                        let and = c.first.wrapping_sub(1);
                        s.tag(and) == Tag::CC && m.last < and && !relative && self.has_finite(m.last + 1, and)
                    },
                );
            m.first < self.start()
                || anew
                || closes && !relative && self.has_finite(m.last + 1, group.first - 1)
        };
        match by_tree {
            Some(mention) if speaks(&mention) && far(&mention) => self
                .subject_flat(group)
                .filter(|flat| speaks(flat) && flat.first > mention.last)
                .or(Some(mention)),
            Some(mention) if speaks(&mention) => Some(mention),
            other => self.subject_flat(group).filter(|m| other.is_none() || speaks(m)).or(other),
        }
    }

    /// For "who" and "which", the noun that they go with.
    pub(super) fn antecedent(&self, subject: usize, verb: usize) -> Option<usize> {
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
    pub(super) fn subject_flat(&self, group: Group) -> Option<Mention> {
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
            let chunk = self.climb(self.sources.whole(self.sources.trimmed(chunk)));
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
    pub(super) fn climb(&self, mut chunk: Chunk) -> Chunk {
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
    pub(super) fn chunk_ending(&self, at: usize, verb: usize) -> Option<Chunk> {
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
    pub(super) fn before_relative(&self, at: usize) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        let floor = at.saturating_sub(20);
        let who = (floor..at).rev().find(|&i| s.lower(i) == "who" || s.lower(i) == "which")?;
        let noun =
            who.checked_sub(1).map(|i| if s.tag(i) == Tag::Comma { i.saturating_sub(1) } else { i })?;
        let mention = self.sources.mention(self.sources.a.chunk(noun)?.head, false)?;
        (mention.known || mention.form == Form::Name).then_some(mention)
    }

    pub(super) fn plausible(&self, mention: &Mention, v: usize, word: CueWord) -> bool {
        let s = &self.sources.a.sentence;
        // "No group has claimed the attack."
        if matches!(s.lower(mention.first), "no" | "nobody" | "none" | "neither" | "nothing") {
            return false;
        }
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

    /// Where the sources begin, and those joined to the source by "and": before it, and after it up to the verb.
    pub(super) fn together(
        &self,
        mention: &Mention,
        begins: usize,
        verb: Option<usize>,
    ) -> (usize, Vec<Mention>) {
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
                // "security and medical officials said": the first word is of the same officials.
                if opens && all.is_empty() && chunk.first == chunk.last && s.tag(mention.head).is_plural() {
                    first = chunk.first;
                }
                break;
            };
            joint = other.first.min(chunk.first);
            first = joint;
            all.push(other);
        }
        (first, all)
    }
}

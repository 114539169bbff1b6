//! Names: how far one reaches, what role its words give, which part of it is the employer's.

use sijill_claim::Role;
use sijill_language::Tag;

use super::mention::{REACH, Sources, has_capital, is_particle};

impl Sources<'_, '_> {
    /// A body named after "for", "of": its name, and the last token of its phrase.
    pub(super) fn body_after(&self, at: usize) -> Option<((usize, usize), usize)> {
        let s = &self.a.sentence;
        let chunk = self.a.chunk(at).filter(|c| c.first == at)?;
        let first = if matches!(s.tag(chunk.first), Tag::DT | Tag::PRPS) {
            (chunk.first + 1).min(chunk.head)
        } else {
            chunk.first
        };
        let last = self.long_name(chunk.head);
        let first = if s.tag(chunk.head).is_proper() {
            (first..chunk.head)
                .find(|&i| has_capital(s.surface(i)) && s.tag(i + 1) != Tag::Hyphen)
                .unwrap_or(first)
        } else {
            first
        };
        Some(((first, last), last))
    }

    /// "Observatory for Human Rights", "ministry of health": where a body's name ends.
    pub(super) fn long_name(&self, head: usize) -> usize {
        let s = &self.a.sentence;
        let mut last = head;
        for _ in 0..4 {
            let link = last + 1;
            let capital = s.surface(link).starts_with(char::is_uppercase) && s.tag(link) == Tag::IN;
            let body = s.tag(last).is_proper() || self.lexicon.bodies.contains_key(s.lemma(last));
            if !(capital || body && matches!(s.lower(link), "for" | "of")) {
                break;
            }
            let Some(next) = self.a.chunk(link + 1) else { break };
            let proper = (next.first..=next.last)
                .any(|i| s.tag(i).is_proper() || has_capital(s.surface(i)) && s.tag(i) != Tag::DT);
            let ministry = matches!(s.lemma(last), "ministry" | "department") && !proper;
            if next.first != link + 1
                || !(proper || ministry)
                || (next.first..next.head).any(|i| s.tag(i) == Tag::POS)
            {
                break;
            }
            last = next.last;
        }
        last
    }

    /// Those words before a person's noun that name a body or a people: "Russian defence ministry" spokesman.
    pub(super) fn employer(&self, first: usize, head: usize) -> Option<(usize, usize)> {
        let s = &self.a.sentence;
        let mut from = first;
        while from < head && self.is_rank_word(from) {
            from += 1;
        }
        let mut to = head;
        while to > from
            && (self.is_rank_word(to - 1) || s.tag(to - 1) == Tag::Hyphen || self.is_title(to - 1))
        {
            to -= 1;
        }
        (from < to && (from..to).any(|i| s.tag(i).is_noun() || s.surface(i).starts_with(char::is_uppercase)))
            .then(|| (from, to - 1))
    }

    pub(super) fn is_rank_word(&self, i: usize) -> bool {
        let s = &self.a.sentence;
        (matches!(
            s.lower(i),
            "several"
                | "many"
                | "some"
                | "other"
                | "two"
                | "three"
                | "one"
                | "another"
                | "more"
                | "few"
                | "first"
        ) || self.lexicon.ranks.has(s.lower(i)))
            || matches!(s.tag(i), Tag::CD | Tag::DT | Tag::JJS)
    }

    pub(super) fn is_title(&self, i: usize) -> bool {
        let s = &self.a.sentence;
        self.lexicon.titles.contains(s.lower(i))
            || s.tag(i).is_noun() && self.lexicon.people.contains_key(s.lemma(i))
    }

    pub(super) fn is_name_part(&self, i: usize) -> bool {
        let s = &self.a.sentence;
        (s.tag(i).is_proper()
            || s.tag(i) == Tag::Hyphen
            || has_capital(s.surface(i))
            || is_particle(s.lower(i)))
            && !self.lexicon.bodies.contains_key(s.lower(i))
    }

    pub(super) fn role_within(&self, first: usize, last: usize) -> Option<Role> {
        let s = &self.a.sentence;
        let last = last.min(first + REACH);
        let tokens: Vec<usize> =
            (first..=last).filter(|&i| s.tag(i) != Tag::Hyphen && s.surface(i) != "-").collect();
        let words: Vec<String> = tokens.iter().map(|&i| s.lower(i).to_owned()).collect();
        let body =
            tokens.iter().enumerate().rev().filter(|&(_, &i)| !s.tag(i).is_verb()).find_map(|(at, &i)| {
                let role =
                    self.lexicon.bodies.get(s.lemma(i)).or_else(|| self.lexicon.bodies.get(s.lower(i)))?;
                Some((at, *role))
            });
        match (self.lexicon.name_at(&words), body) {
            // "U.S. military": the noun behind the name tells more.
            (Some((at, _, length)), Some((behind, role))) if behind >= at + length && role != Role::Other => {
                Some(role)
            }
            (Some((_, role, _)), _) | (None, Some((_, role))) => Some(role),
            (None, None) => tokens
                .iter()
                .rev()
                .find_map(|&i| self.lexicon.people.get(s.lemma(i)).copied())
                .filter(|&r| !matches!(r, Role::Other | Role::Government)),
        }
    }

    pub(super) fn role_of(&self, words: &[String]) -> Option<Role> {
        let by_name = self.lexicon.name_role(words).map(|(role, _)| role);
        by_name.or_else(|| words.iter().rev().find_map(|w| self.lexicon.bodies.get(w)).copied())
    }

    /// The words without article and marks.
    pub(super) fn clean(&self, (first, last): (usize, usize)) -> String {
        let s = &self.a.sentence;
        let mut first = first;
        while first < last
            && (matches!(s.lower(first), "the" | "this" | "that")
                || s.tag(first) == Tag::PRPS
                || s.tag(first) == Tag::OpenQuote)
        {
            first += 1;
        }
        s.words(first, last).trim_end_matches("'s").trim_end_matches("’s").to_owned()
    }
}

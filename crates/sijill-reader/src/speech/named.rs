//! Cues that are no verbs: "according to", "by the council's count", the colon of headlines and transcripts.

use sijill_claim::Modality;
use sijill_language::{SentenceKind, Tag};

use crate::chunk::Chunk;

use super::cue::{Cue, Finder, Whose};
use super::lexicon::Takes;
use super::mention::{Form, Mention};

/// What the rule of marks behind a speaker is called.
pub(super) const LABEL: &str = "speech:label";

impl Finder<'_, '_, '_> {
    /// "Anna Weir (North) (Lab): The road is open.", in a debate.
    pub(super) fn turn(&self) -> Option<Cue> {
        let turn = self.turn?;
        let end = self.sources.a.sentence.len().checked_sub(1)?;
        let named = turn.name.and_then(|name| self.speaker(name, turn.office));
        let whose = named.map_or(Whose::Nobody, |m| Whose::Mention(Box::new(m)));
        let said = self.span(turn.colon + 1, end);
        Some(Self::plain(turn.colon, Takes::Clause, whose, said, None, LABEL))
    }

    /// A person by the words of the name alone, with what the office before it tells.
    fn speaker(&self, (first, last): (usize, usize), office: Option<(usize, usize)>) -> Option<Mention> {
        let mut named = self.sources.phrase(Chunk { first, last, head: last }, false)?;
        named.source.of = None;
        if let Some((from, to)) = office {
            // "The Minister of State, Office of Roads (Anna Weir):"
            let s = &self.sources.a.sentence;
            let comma = (from..to).rev().find(|&i| s.tag(i) == Tag::Comma);
            named.source.of = comma.map(|comma| self.sources.clean((comma + 1, to)));
            let people = &self.sources.lexicon.people;
            let office = || (from..=to).find_map(|i| people.get(s.lemma(i)).copied());
            let role = self.sources.role_within(from, to).or_else(office);
            named.source.role = role.unwrap_or(named.source.role);
        }
        Some(named)
    }

    /// "UN: 12 killed", "12 killed: UN" in a headline; "MR SMITH: We saw…" in a transcript.
    pub(super) fn label(&self) -> Option<Cue> {
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
                    && (m.known || self.sources.a.index > 0 && self.sources.a.place_at(m.head).is_none())
                    && (heading && m.known || capitals && (m.form == Form::Name || m.known) && !heading)
            }) {
                return Some(Self::plain(
                    colon,
                    Takes::Clause,
                    Whose::Mention(Box::new(mention)),
                    None,
                    self.span(colon + 1, end),
                    LABEL,
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
                LABEL,
            )
        })
    }

    /// "by the council's count", "by Reuters' tally".
    pub(super) fn is_count_of(&self, at: usize) -> bool {
        let s = &self.sources.a.sentence;
        self.sources.a.chunk(at).is_some_and(|c| {
            c.first == at
                && matches!(s.lemma(c.head), "count" | "tally" | "estimate" | "account" | "reckoning")
                && (c.first..c.head).any(|i| matches!(s.tag(i), Tag::POS | Tag::PRPS))
        })
    }

    /// "in the mission's view": whose view it is.
    pub(super) fn view_of(&self, at: usize) -> Option<Mention> {
        let s = &self.sources.a.sentence;
        let chunk = self.sources.a.chunk(at).filter(|c| c.first == at)?;
        let view =
            matches!(s.lemma(chunk.head), "view" | "opinion" | "assessment" | "judgment" | "judgement");
        let mark = (chunk.first + 1..chunk.head).find(|&i| view && s.tag(i) == Tag::POS)?;
        self.sources.phrase(Chunk { first: chunk.first, last: mark - 1, head: mark - 1 }, false)
    }

    /// "The raids, in the mission's view, break the truce": of the whole clause.
    pub(super) fn in_view(&self, at: usize) -> Option<Cue> {
        let mention = self.view_of(at + 1)?;
        let rest = self.span(self.sources.a.chunk(at + 1)?.last + 1, self.end());
        let whose = Whose::Mention(Box::new(mention));
        Some(Self::plain(at, Takes::Clause, whose, None, rest, "speech:view"))
    }

    /// "According to Y, A", "A, according to Y", "A, according to Y, B".
    pub(super) fn according(&self, at: usize, source: usize) -> Option<Cue> {
        let s = &self.sources.a.sentence;
        let mention = self.sources.mention(source, true)?;
        let mut next = mention.last + 1;
        let mut told = Vec::new();
        next = self.relative(next, &mut told);
        let after = self.sources.after(next, Takes::Clause);
        told.extend(after.told);
        let opening = (0..at).all(|i| !s.tag(i).is_noun() && !s.tag(i).is_verb());
        let joined =
            at.checked_sub(1).is_some_and(|before| s.tag(before) == Tag::CC || s.surface(before) == ";");
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
            (before, rest.filter(|&(f, _)| !whole || matches!(s.tag(f), Tag::CC) || s.lower(f) == "with"))
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

    /// "a spokesman who spoke to Reuters", "X, quoted by the agency": who else passed it on.
    pub(super) fn relative(&self, at: usize, told: &mut Vec<Mention>) -> usize {
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
}

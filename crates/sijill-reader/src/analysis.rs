//! A sentence with all that the readings look at: its tree, phrases, numbers, days, places and quotation marks.

use std::cell::OnceCell;

use sijill_language::{Amount, DateMention, Number, NumberRole, Sentence, SentenceKind, Tag};

use crate::cause;
use crate::chunk::{Chunk, chunks};
use crate::clause::Clause;
use crate::places::PlaceMention;

/// One sentence of the report, analysed.
#[derive(Debug)]
pub(crate) struct Analysed<'t> {
    /// Its position among the report's sentences.
    pub(crate) index: usize,
    /// Which paragraph it stands in.
    pub(crate) paragraph: usize,
    /// Heading, bullet or running text.
    pub(crate) kind: SentenceKind,
    /// Tokens, tags and tree.
    pub(crate) sentence: Sentence<'t>,
    /// Numbers of every role.
    pub(crate) numbers: Vec<Number>,
    /// Days and periods.
    pub(crate) dates: Vec<DateMention>,
    /// Places.
    pub(crate) places: Vec<PlaceMention>,
    /// Base noun phrases.
    pub(crate) chunks: Vec<Chunk>,
    chunk_of: Vec<Option<usize>>,
    number_of: Vec<Option<usize>>,
    /// For each token, whether it stands within quotation marks.
    pub(crate) quoted: Vec<bool>,
    /// The clause of each token that is a verb, once it was asked for; days and places are known by then.
    pub(crate) clauses: Vec<OnceCell<Option<Box<Clause>>>>,
    /// The phrases that name causes, once they were asked for.
    pub(crate) cause_phrases: OnceCell<Vec<cause::Found>>,
}

impl<'t> Analysed<'t> {
    /// Puts the parts together.
    pub(crate) fn new(
        index: usize,
        paragraph: usize,
        kind: SentenceKind,
        sentence: Sentence<'t>,
        numbers: Vec<Number>,
        quoted: Vec<bool>,
    ) -> Self {
        let (chunks, chunk_of) = chunks(&sentence);
        let mut number_of = vec![None; sentence.len()];
        for (n, number) in numbers.iter().enumerate() {
            for slot in number_of.iter_mut().take(number.last + 1).skip(number.first) {
                *slot = Some(n);
            }
        }
        let clauses = vec![OnceCell::new(); sentence.len()];
        Self {
            index,
            paragraph,
            kind,
            sentence,
            numbers,
            dates: Vec::new(),
            places: Vec::new(),
            chunks,
            chunk_of,
            number_of,
            quoted,
            clauses,
            cause_phrases: OnceCell::new(),
        }
    }

    /// The noun phrase that a token stands in.
    pub(crate) fn chunk(&self, token: usize) -> Option<Chunk> {
        self.chunk_of.get(token).copied().flatten().and_then(|c| self.chunks.get(c)).copied()
    }

    /// The number that a token is part of.
    pub(crate) fn number(&self, token: usize) -> Option<&Number> {
        self.number_of.get(token).copied().flatten().and_then(|n| self.numbers.get(n))
    }

    /// A number of people or things that a token is part of.
    pub(crate) fn count(&self, token: usize) -> Option<&Number> {
        // "a crowd several hundred strong": a measure of the crowd.
        self.number(token)
            .filter(|n| n.role == NumberRole::Count && self.sentence.lower(n.last + 1) != "strong")
    }

    /// The place mention that covers a token.
    pub(crate) fn place_at(&self, token: usize) -> Option<usize> {
        self.places.iter().position(|p| p.first <= token && token <= p.last && !p.points_at_nothing())
    }

    /// The date mention that covers a token.
    pub(crate) fn date_at(&self, token: usize) -> Option<usize> {
        self.dates.iter().position(|d| d.first <= token && token <= d.last)
    }

    /// True where the token is a finite verb, modal or "to": something that starts another predicate.
    pub(crate) fn is_finite(&self, token: usize) -> bool {
        matches!(self.sentence.tag(token), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
    }
}

/// Figures read from numbers.
pub(crate) fn figure(amount: Amount, words: &str) -> sijill_claim::Figure {
    sijill_claim::Figure {
        low: amount.low,
        high: amount.high,
        best: amount.best,
        words: words.to_owned(),
        approx: amount.approx,
    }
}

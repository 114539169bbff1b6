//! The tagger and the parser, and the model that they were taught (`train/README.md`).
//!
//! For: a sentence's tags and tree, the same on every machine. Not for: where sentences and words begin
//! ([`crate::sentences`], [`crate::tokens`]), nor for learning, which the crate `sijill-train` does with these same parts.

pub mod features;
pub mod file;
pub mod hash;
mod mend;
pub mod parser;
pub mod slots;
pub mod state;
pub mod tagger;
pub mod weights;
pub mod word;

use sijill_claim::ByteSpan;

use file::Cursor;
pub use file::ModelError;
pub use mend::bears_a_number;
use parser::{Arc, Bench, Parser};
use tagger::Tagger;
use word::Word;

use crate::text::{is_particled_name, may_stand_in_name};
use crate::{Label, Sentence, Tag, Token, lemma, tokens};

/// The model that lies in the program.
static ENGLISH: &[u8] = include_bytes!("../../../../lexicon/en/model/english.model");

/// A tagger and a parser, ready for sentences. It can be used from many threads.
#[derive(Debug, Clone)]
pub struct Model {
    tagger: Tagger<'static>,
    parser: Parser<'static>,
}

impl Model {
    /// The model of English that lies in the program. Cheap: nothing is decoded.
    ///
    /// # Errors
    /// [`ModelError`] where the file in the source tree was damaged before building.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::read(ENGLISH)
    }

    /// A model from a file's bytes.
    ///
    /// # Errors
    /// [`ModelError`] where the bytes are no model of this version.
    pub fn read(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let mut file = Cursor::new(bytes)?;
        Ok(Self { tagger: Tagger::read(&mut file)?, parser: Parser::read(&mut file)? })
    }

    /// Cuts a sentence into words, tags them and hangs them together. Linear time.
    #[must_use]
    pub fn analyse<'t>(&self, text: &'t str, span: ByteSpan) -> Sentence<'t> {
        self.analyse_as(text, text, span)
    }

    /// As [`Model::analyse`], but reads `cased`, a copy of `text` whose letters differ in case alone and lie at the
    /// same bytes; the words of the sentence are `text`'s.
    #[must_use]
    pub fn analyse_as<'t>(&self, text: &'t str, cased: &'t str, span: ByteSpan) -> Sentence<'t> {
        let mut tokens = tokens(cased, span);
        let words = words_of(cased, &tokens);
        let mut tags = self.tags(cased, &tokens, &words);
        let capital = |i: usize| {
            tokens
                .get(i)
                .and_then(|t| t.span.of(cased).ok())
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        let lead = mend::lead(&tokens, &tags, capital);
        let mut arcs = self.hang_behind(&words, &tags, lead);
        mend::arcs(&tokens, &mut tags, &mut arcs);
        for (token, (tag, arc)) in tokens.iter_mut().zip(tags.into_iter().zip(arcs)) {
            token.tag = tag;
            token.head = arc.head;
            token.label = arc.label;
            token.lemma = lemma(&token.lower, tag);
        }
        Sentence::new(text, span, tokens).with_case(cased)
    }

    /// As [`Model::analyse_as`], but tags only: every word is a root. For sentences that only tell where and when.
    #[must_use]
    pub fn tag_as<'t>(&self, text: &'t str, cased: &'t str, span: ByteSpan) -> Sentence<'t> {
        let mut tokens = tokens(cased, span);
        let words = words_of(cased, &tokens);
        let tags = self.tags(cased, &tokens, &words);
        for (token, tag) in tokens.iter_mut().zip(tags) {
            token.tag = tag;
            token.lemma = lemma(&token.lower, tag);
        }
        Sentence::new(text, span, tokens).with_case(cased)
    }

    /// Tags words that are cut already, and hangs them together.
    #[must_use]
    pub fn annotate(&self, words: &[Word]) -> (Vec<Tag>, Vec<Arc>) {
        let mut tags = Vec::with_capacity(words.len());
        self.tagger.tag(words, &[], &mut tags);
        let arcs = self.hang(words, &tags);
        (tags, arcs)
    }

    /// The words' tags. Names with a particle are names before the tagger looks: the teacher's texts have few of them, and
    /// what is taken for a verb misleads the words after it.
    fn tags(&self, text: &str, tokens: &[Token], words: &[Word]) -> Vec<Tag> {
        let surface = |i: usize| tokens.get(i).and_then(|t| t.span.of(text).ok()).unwrap_or("");
        let capital = |i: usize| surface(i).starts_with(char::is_uppercase);
        let small = |i: usize| tokens.get(i).is_some_and(|t| !capital(i) && may_stand_in_name(&t.lower));
        // "IS still holds the quarter": initials, and no verb, where not all is in capitals.
        let initials = |i: usize| {
            surface(i) == "IS"
                && [i.wrapping_sub(1), i + 1].into_iter().any(|k| surface_is_small(&surface, k))
        };
        let mut known: Vec<Option<Tag>> = (0..tokens.len())
            .map(|i| (is_particled_name(surface(i)) || initials(i)).then_some(Tag::NNP))
            .collect();
        for i in 1..tokens.len() {
            // "Pieter van der Merwe"
            if small(i)
                && (capital(i - 1) || small(i - 1))
                && (capital(i + 1) || small(i + 1) && capital(i + 2))
            {
                known.iter_mut().take(i + 1).skip(i - 1).for_each(|tag| *tag = Some(Tag::NNP));
            }
        }
        let mut tags = Vec::with_capacity(words.len());
        self.tagger.tag(words, &known, &mut tags);
        // "stormed and briefly occupied": a word in small letters that ends so is nobody's name.
        let adverb = |i: usize| {
            tokens.get(i).is_some_and(|t| t.lower.len() > 4 && t.lower.ends_with("ly"))
                && surface(i).starts_with(char::is_lowercase)
        };
        for i in 0..tags.len() {
            // "men said to belong to the group"
            let infinitive = i > 0
                && tags[i - 1] == Tag::TO
                && tags[i] == Tag::NNP
                && tokens.get(i).is_some_and(|t| t.lower.bytes().all(|b| b.is_ascii_lowercase()))
                && surface(i).starts_with(char::is_lowercase);
            // "attacked Tskhinvali on Friday": with a capital and no noun behind it, what is attacked is a name.
            let named = tags[i] == Tag::JJ
                && i > 0
                && capital(i)
                && matches!(tags[i - 1], Tag::VBD | Tag::VBN)
                && !is_state(&tokens[i - 1].lower)
                && tags.get(i + 1).is_none_or(|t| matches!(t, Tag::IN | Tag::Stop | Tag::Comma | Tag::CC));
            if named {
                tags[i] = Tag::NNP;
            } else if matches!(tags[i], Tag::NNP | Tag::NNPS) && adverb(i) {
                tags[i] = Tag::RB;
            } else if infinitive {
                tags[i] = Tag::VB;
            }
        }
        mend::tags(tokens, &mut tags);
        tags
    }

    /// "Hama province: Rebels took the town": what heads a sentence is no part of its tree, and hangs on its root.
    fn hang_behind(&self, words: &[Word], tags: &[Tag], lead: usize) -> Vec<Arc> {
        let (Some(rest), Some(rest_tags)) = (words.get(lead..), tags.get(lead..)) else {
            return self.hang(words, tags);
        };
        let told = self.hang(rest, rest_tags);
        if lead == 0 {
            return told;
        }
        let root = told.iter().enumerate().find(|(i, arc)| arc.head == *i).map_or(lead, |(i, _)| i + lead);
        let mut arcs: Vec<Arc> = self.hang(words.get(..lead).unwrap_or(&[]), tags.get(..lead).unwrap_or(&[]));
        for (i, arc) in arcs.iter_mut().enumerate() {
            if arc.head == i {
                let label = if tags.get(i) == Some(&Tag::IN) { Label::Prep } else { Label::Dep };
                *arc = Arc { head: root, label };
            }
        }
        arcs.extend(told.into_iter().map(|arc| Arc { head: arc.head + lead, ..arc }));
        arcs
    }

    fn hang(&self, words: &[Word], tags: &[Tag]) -> Vec<Arc> {
        let mut bench = Bench::default();
        bench.view.set(words, tags);
        self.parser.parse(&mut bench, words.len())
    }
}

/// "were", "became": behind these an adjective tells what somebody is.
fn is_state(lower: &str) -> bool {
    matches!(
        lower,
        "was" | "were" | "been" | "became" | "become" | "spoke" | "felt" | "remained" | "seemed" | "sounded"
    )
}

fn surface_is_small<'t>(surface: &impl Fn(usize) -> &'t str, i: usize) -> bool {
    surface(i).starts_with(char::is_lowercase)
}

fn words_of(text: &str, tokens: &[Token]) -> Vec<Word> {
    let word = |(i, token): (usize, &Token)| {
        // "On 6 May the toll rose": a month is read as another is that looks like no verb.
        if token.lower == "may" && is_month(text, tokens, i) {
            return Word::new("June", "june");
        }
        Word::new(token.span.of(text).unwrap_or(""), &token.lower)
    };
    tokens.iter().enumerate().map(word).collect()
}

/// "6 May", "last May", "May 6": by the capital and what stands beside it.
fn is_month(text: &str, tokens: &[Token], i: usize) -> bool {
    let digits = |t: Option<&Token>| {
        t.is_some_and(|t| {
            t.lower.len() <= 4 && !t.lower.is_empty() && t.lower.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let capital = tokens[i].span.of(text).is_ok_and(|s| s.starts_with('M'));
    let before = i.checked_sub(1).and_then(|b| tokens.get(b));
    let led = before.is_some_and(|t| {
        matches!(
            t.lower.as_str(),
            "in" | "since" | "last" | "early" | "late" | "mid" | "until" | "of" | "from" | "this" | "next"
        )
    });
    capital && (digits(before) || led || digits(tokens.get(i + 1)))
}

#[cfg(test)]
mod tests;

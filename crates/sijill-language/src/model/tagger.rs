//! The tagger: from left to right, each word takes the tag whose weights add up highest, and is never looked at again.
//! Words that nearly always bear one tag are not asked.

use std::sync::LazyLock;

use super::file::{Cursor, ModelError};
use super::hash;
use super::slots::Slots;
use super::weights::{CLASSES, Scores, Weights, best};
use super::word::Word;
use crate::Tag;

/// How many classes a row of the tagger's weights has room for.
pub const TAG_WIDTH: usize = 64;
/// How many features a word has.
pub const TAG_FEATURES: usize = 25;

/// The tag that a word most often bears, and whether it hardly ever bears another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usual(u8);

impl Usual {
    /// Nothing is known of the word.
    pub const UNKNOWN: Self = Self(0x3f);
    const CERTAIN: u8 = 0x40;

    /// A word's usual tag.
    #[must_use]
    pub const fn new(tag: Tag, certain: bool) -> Self {
        Self(tag as u8 | if certain { Self::CERTAIN } else { 0 })
    }

    /// The tag, where no other need be considered.
    #[must_use]
    #[inline]
    pub fn certain(self) -> Option<Tag> {
        if self.0 & Self::CERTAIN == 0 {
            None
        } else {
            Tag::ALL.get(usize::from(self.0 & !Self::CERTAIN)).copied()
        }
    }

    /// As a number, for features and for the model file.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The usual tags of frequent words.
#[derive(Debug, Clone, Copy)]
pub struct Dictionary<'m>(Slots<'m, 8>);

impl Dictionary<'_> {
    /// The key of a word.
    #[must_use]
    #[inline]
    pub fn key(word: &Word) -> u32 {
        hash::feature(99, word.form, word.shape, 0)
    }

    /// What the table holds for a usual tag.
    #[must_use]
    pub const fn number(usual: Usual) -> u32 {
        usual.0 as u32 + 1
    }

    /// What is known of a word.
    #[must_use]
    #[inline]
    pub fn usual(&self, word: &Word) -> Usual {
        u8::try_from(self.0.find(Self::key(word)))
            .ok()
            .and_then(|n| n.checked_sub(1))
            .map_or(Usual::UNKNOWN, Usual)
    }
}

/// The tags of the two words before, as numbers; 255 where there is none.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    /// The word before.
    pub one: u8,
    /// The word before that.
    pub two: u8,
}

impl Before {
    /// At the start of a sentence.
    pub const START: Self = Self { one: 255, two: 255 };

    /// After one more word.
    #[must_use]
    #[inline]
    pub const fn then(self, tag: Tag) -> Self {
        Self { one: tag as u8, two: self.one }
    }
}

/// The features of word `at`.
#[must_use]
#[inline]
pub fn features(words: &[Word], usual: &[Usual], at: usize, before: Before) -> [u32; TAG_FEATURES] {
    let word = |i: usize| words.get(i).unwrap_or(&Word::NONE);
    let usual = |i: usize| u32::from(usual.get(i).map_or(0xff, |u| u.0));
    let (here, last, next) = (word(at), word(at.wrapping_sub(1)), word(at + 1));
    let (after, former) = (word(at + 2), word(at.wrapping_sub(2)));
    let (one, two) = (u32::from(before.one), u32::from(before.two));
    let expect = usual(at + 1);
    let first = u32::from(at == 0);
    let key = hash::feature;
    [
        key(1, here.form, 0, 0),
        key(2, here.form, here.shape, first),
        key(3, here.suffixes[0], one, 0),
        key(4, here.suffixes[1], 0, 0),
        key(5, here.suffixes[2], 0, 0),
        key(6, here.suffixes[3], 0, 0),
        key(7, here.prefixes[0], 0, 0),
        key(8, here.prefixes[1], 0, 0),
        key(9, here.prefixes[2], here.suffixes[1], 0),
        key(10, here.shape, first, 0),
        key(11, here.shape, here.suffixes[2], 0),
        key(12, one, 0, 0),
        key(13, one, two, 0),
        key(15, one, here.form, 0),
        key(16, last.form, 0, 0),
        key(17, last.form, here.form, 0),
        key(18, former.form, 0, 0),
        key(19, next.form, 0, 0),
        key(20, next.form, here.form, 0),
        key(21, after.form, 0, 0),
        key(22, next.suffixes[2], 0, 0),
        key(23, last.suffixes[2], here.suffixes[2], 0),
        key(27, here.form, expect, 0),
        key(28, here.shape, last.shape, next.shape),
        key(30, one, here.shape, next.shape),
    ]
}

/// Where scores start: what is no tag is never chosen.
const START: Scores = {
    let (mut start, mut class) = ([0; CLASSES], Tag::ALL.len());
    while class < CLASSES {
        start[class] = -16_000;
        class += 1;
    }
    start
};

/// The tag of a bracket, which the teacher gives others too where it stumbles.
fn bracket(word: &Word) -> Option<Tag> {
    static FORMS: LazyLock<[(u32, Tag); 4]> = LazyLock::new(|| {
        let form = |mark: &str| Word::new(mark, mark).form;
        [
            (form("("), Tag::OpenBracket),
            (form("["), Tag::OpenBracket),
            (form(")"), Tag::CloseBracket),
            (form("]"), Tag::CloseBracket),
        ]
    });
    FORMS.iter().find(|(form, _)| *form == word.form).map(|&(_, tag)| tag)
}

/// A tagger over a model.
#[derive(Debug, Clone, Copy)]
pub struct Tagger<'m> {
    dictionary: Dictionary<'m>,
    weights: Weights<'m, TAG_WIDTH>,
}

impl<'m> Tagger<'m> {
    pub(super) fn read(file: &mut Cursor<'m>) -> Result<Self, ModelError> {
        Ok(Self { dictionary: Dictionary(Slots::read(file)?), weights: Weights::read(file)? })
    }

    /// Tags the words of one sentence, but for those whose tag is `known`.
    pub fn tag(&self, words: &[Word], known: &[Option<Tag>], tags: &mut Vec<Tag>) {
        let usual: Vec<Usual> = words.iter().map(|word| self.dictionary.usual(word)).collect();
        let mut before = Before::START;
        for (at, expected) in usual.iter().enumerate() {
            let known = known.get(at).copied().flatten();
            let mark = known.or_else(|| words.get(at).and_then(bracket)).or_else(|| expected.certain());
            let tag = mark.unwrap_or_else(|| self.choose(words, &usual, at, before));
            tags.push(tag);
            before = before.then(tag);
        }
    }

    fn choose(&self, words: &[Word], usual: &[Usual], at: usize, before: Before) -> Tag {
        let mut scores = START;
        self.weights.add(&features(words, usual, at, before), &mut scores);
        Tag::ALL.get(best::<TAG_WIDTH>(&scores)).copied().unwrap_or(Tag::NN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_fit_the_width_and_the_dictionary() {
        assert!(Tag::ALL.len() < usize::from(Usual::UNKNOWN.number()));
        assert!(Tag::ALL.len() <= TAG_WIDTH);
        assert!(Tag::ALL.iter().all(|&t| Usual::new(t, true).certain() == Some(t)));
        assert!(Tag::ALL.iter().all(|&t| Usual::new(t, false).certain().is_none()));
        assert_eq!(Usual::UNKNOWN.certain(), None);
    }
}

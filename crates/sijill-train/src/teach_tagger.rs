//! Teaches the tagger, and tags the lessons for the parser as a tagger would that had not seen them.

use std::collections::HashMap;

use sijill_language::Tag;
use sijill_language::model::slots::Slots;
use sijill_language::model::tagger::{Before, Dictionary, TAG_WIDTH, Usual, features};
use sijill_language::model::word::Word;

use crate::corpus::Lesson;
use crate::learner::{Dice, Learner};
use crate::pack::{self, Rounding};

/// A tagger while it learns.
pub(crate) struct Tagging {
    usual: HashMap<u32, Usual>,
    learner: Learner<TAG_WIDTH>,
}

impl Tagging {
    /// Learns from lessons, each with how often it is taken.
    pub(crate) fn learn(lessons: &[&Lesson], rounds: usize, patience: u32) -> Self {
        let mut tagging = Self { usual: usual(lessons), learner: Learner::new(patience) };
        let mut dice = Dice(88_172_645_463_325_252);
        let mut order: Vec<&Lesson> = lessons.to_vec();
        for _ in 0..rounds {
            dice.shuffle(&mut order);
            for lesson in &order {
                tagging.walk(&lesson.words, Some(&lesson.tags));
            }
        }
        tagging
    }

    fn usual_of(&self, words: &[Word]) -> Vec<Usual> {
        words.iter().map(|w| self.usual.get(&Dictionary::key(w)).copied().unwrap_or(Usual::UNKNOWN)).collect()
    }

    /// Tags a sentence with the weights of the moment, and learns where the right tags are given.
    fn walk(&mut self, words: &[Word], right: Option<&[Tag]>) -> Vec<Tag> {
        let usual = self.usual_of(words);
        let mut before = Before::START;
        let mut tags = Vec::with_capacity(words.len());
        for (at, expected) in usual.iter().enumerate() {
            let tag = expected.certain().unwrap_or_else(|| {
                let keys = features(words, &usual, at, before);
                let mut scores = [0.0; TAG_WIDTH];
                self.learner.add(&keys, &mut scores);
                if let Some(right) = right {
                    let good = right[at] as usize;
                    let bad = best(&scores, Some(good));
                    if scores[bad] + MARGIN > scores[good] {
                        self.learner.update(&keys, good, bad);
                    }
                    self.learner.tick();
                }
                Tag::ALL.get(best(&scores, None)).copied().unwrap_or(Tag::NN)
            });
            tags.push(tag);
            before = before.then(tag);
        }
        tags
    }

    /// Appends dictionary and weights.
    pub(crate) fn pack(&self, out: &mut Vec<u8>, rounding: Rounding) {
        let entries = self.usual.iter().map(|(&key, &usual)| (key, Dictionary::number(usual))).collect();
        out.extend(Slots::<8>::write(entries, 45).0);
        pack::table(out, &self.learner.averages(), rounding);
    }
}

/// How far the right tag must lead.
const MARGIN: f32 = 1.0;

fn best(scores: &[f32; TAG_WIDTH], but: Option<usize>) -> usize {
    let mut best = usize::from(but == Some(0));
    for (i, &score) in scores.iter().enumerate().take(Tag::ALL.len()) {
        if score > scores[best] && Some(i) != but {
            best = i;
        }
    }
    best
}

/// The usual tags of words seen at least four times; certain where they bear no other in 60 and more, or hardly ever.
fn usual(lessons: &[&Lesson]) -> HashMap<u32, Usual> {
    let mut counts: HashMap<u32, HashMap<Tag, u32>> = HashMap::new();
    for lesson in lessons {
        for (word, &tag) in lesson.words.iter().zip(&lesson.tags) {
            *counts.entry(Dictionary::key(word)).or_default().entry(tag).or_default() += 1;
        }
    }
    let choose = |(key, tags): (u32, HashMap<Tag, u32>)| {
        let total: u32 = tags.values().sum();
        let (tag, most) = tags.into_iter().max_by_key(|&(tag, count)| (count, std::cmp::Reverse(tag)))?;
        (total >= 4).then_some((key, Usual::new(tag, most >= 40 && (total - most) * 400 <= total)))
    };
    counts.into_iter().filter_map(choose).collect()
}

/// The lessons' words tagged by taggers that learnt from the other half of them.
pub(crate) fn cross_tag(lessons: &[&Lesson], rounds: usize) -> Vec<Vec<Tag>> {
    let half = |odd: bool| -> Vec<&Lesson> {
        lessons.iter().enumerate().filter(|(i, _)| (i / 50 % 2 == 1) == odd).map(|(_, l)| *l).collect()
    };
    let mut taggers = [Tagging::learn(&half(true), rounds, 2), Tagging::learn(&half(false), rounds, 2)];
    let averaged = taggers.each_mut();
    averaged.into_iter().for_each(|t| t.learner.settle());
    lessons.iter().enumerate().map(|(i, l)| taggers[i / 50 % 2].walk(&l.words, None)).collect()
}

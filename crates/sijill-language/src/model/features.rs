//! What the parser looks at before a move: the words about the top of the stack and the head of the row, what hangs on
//! them already, and what stands between (after Zhang & Nivre 2011). Some depend on the row alone and are added up once.

use super::hash;
use super::state::{NOBODY, State};
use super::word::Word;
use crate::Tag;

/// How many features depend on the row alone.
pub const ROW_FEATURES: usize = 8;
/// How many, at the most, depend on the stack and the tree as well.
pub const STATE_FEATURES: usize = 24;

/// A sentence as the parser sees it.
#[derive(Debug, Clone, Default)]
pub struct View {
    forms: Vec<u32>,
    endings: Vec<u32>,
    tags: Vec<u8>,
    /// How many verbs, commas and conjunctions stand before each word.
    passed: Vec<[u16; 3]>,
}

impl View {
    /// Looks at another sentence.
    pub fn set(&mut self, words: &[Word], tags: &[Tag]) {
        self.forms.clear();
        self.forms.extend(words.iter().map(|w| w.form));
        self.endings.clear();
        self.endings.extend(words.iter().map(|w| w.suffixes[2]));
        self.tags.clear();
        self.tags.extend(tags.iter().map(|&t| t as u8));
        self.passed.clear();
        let mut passed = [0u16; 3];
        for &tag in tags {
            self.passed.push(passed);
            let kind = match tag {
                t if t.is_verb() || t == Tag::MD => 0,
                Tag::Comma => 1,
                Tag::CC => 2,
                _ => continue,
            };
            passed[kind] = passed[kind].saturating_add(1);
        }
    }

    #[inline]
    fn form(&self, word: u32) -> u32 {
        self.forms.get(word as usize).copied().unwrap_or(2)
    }

    #[inline]
    fn ending(&self, word: u32) -> u32 {
        self.endings.get(word as usize).copied().unwrap_or(2)
    }

    #[inline]
    fn tag(&self, word: u32) -> u32 {
        self.tags.get(word as usize).map_or(255, |&t| u32::from(t))
    }

    /// What stands between two words: verbs, commas and conjunctions, each none, one or more.
    #[inline]
    fn between(&self, from: u32, to: u32) -> u32 {
        let (Some(a), Some(b)) = (self.passed.get(from as usize), self.passed.get(to as usize)) else {
            return 64;
        };
        let count = |i: usize| u32::from(b[i].saturating_sub(a[i]).min(3));
        count(0) | count(1) << 2 | count(2) << 4
    }

    /// The features of the next word and those after it.
    #[must_use]
    #[inline]
    pub fn row(&self, next: u32) -> [u32; ROW_FEATURES] {
        let (n1, n2, n3, last) = (next + 1, next + 2, next + 3, next.wrapping_sub(1));
        let (w0, t0) = (self.form(next), self.tag(next));
        let (t1, t2) = (self.tag(n1), self.tag(n2));
        let key = hash::feature;
        [
            key(101, w0, t0, 0),
            key(102, w0, t1, 0),
            key(107, t0, t1, t2),
            key(108, t1, t2, self.tag(n3)),
            key(109, w0, self.form(n1), 0),
            key(110, self.tag(last), t0, t1),
            key(111, self.form(last), t0, 0),
            key(113, self.ending(next), t0, 0),
        ]
    }

    /// The features of the state. What no word stands for is left out: the counts say already that it is not there.
    #[inline]
    pub fn state(&self, state: &State, keys: &mut Keys) {
        let (s, n, below) = (state.top(), state.next, state.second());
        let (top, row) = (state.node(s), state.node(n));
        let label = |word: u32| u32::from(state.node(word).label);
        let (ws, ts, ls) = (self.form(s), self.tag(s), u32::from(top.label));
        let (wn, tn, t1) = (self.form(n), self.tag(n), self.tag(n + 1));
        let far = distance(s, n);
        let between = self.between(s, n);
        let (right, row_left) = (u32::from(top.right_count), u32::from(row.left_count));
        let both = ts << 8 | tn;
        let key = hash::feature;
        keys.clear();
        keys.push([
            key(1, ws, ts, 0),
            key(3, ws, wn, 0),
            key(4, both, 0, 0),
            key(5, ts, wn, 0),
            key(7, both, t1, 0),
            key(14, wn, far, ts),
            key(16, both, between, far),
            key(18, ts, right, tn),
            key(22, both, row_left, right),
            key(49, self.tag(below), both, 0),
            key(50, self.form(below), ts, tn),
            key(56, self.form(n + 1), both, 0),
            key(57, ws, tn, t1),
            key(66, u32::from(below == top.head) | u32::from(below == NOBODY) << 1, both, ls),
        ]);
        if top.head != NOBODY {
            let (wh, th) = (self.form(top.head), self.tag(top.head));
            keys.push([key(8, both, th, ls), key(23, wh, ts, tn)]);
        }
        let l1 = top.left[0];
        if l1 != NOBODY {
            let set = fold(top.left_labels);
            keys.push([key(28, self.form(l1), ts, 0), key(45, ws, set, 0)]);
        }
        let r1 = top.right[0];
        if r1 != NOBODY {
            let set = fold(top.right_labels);
            keys.push([
                key(10, both, self.tag(r1), label(r1)),
                key(30, self.form(r1), ts, tn),
                key(65, set, both, t1),
            ]);
        }
        let m1 = row.left[0];
        if m1 != NOBODY {
            keys.push([
                key(11, both, self.tag(m1), label(m1)),
                key(32, self.form(m1), tn, ts),
                key(33, label(m1), wn, ts),
            ]);
        }
    }
}

/// The keys of a state's features.
#[derive(Debug, Clone)]
pub struct Keys {
    keys: [u32; STATE_FEATURES],
    count: usize,
}

impl Default for Keys {
    fn default() -> Self {
        Self { keys: [0; STATE_FEATURES], count: 0 }
    }
}

impl Keys {
    fn clear(&mut self) {
        self.count = 0;
    }

    #[inline]
    fn push<const N: usize>(&mut self, more: [u32; N]) {
        if let Some(place) = self.keys.get_mut(self.count..).and_then(|k| k.first_chunk_mut::<N>()) {
            *place = more;
            self.count += N;
        }
    }

    /// All of them.
    #[must_use]
    #[inline]
    pub fn all(&self) -> &[u32] {
        self.keys.get(..self.count).unwrap_or(&self.keys)
    }
}

/// A set of labels as one number.
#[inline]
fn fold(labels: u64) -> u32 {
    (labels ^ (labels >> 32).wrapping_mul(0x9E37_79B1)) as u32
}

/// How far apart two words stand, coarsely beyond four.
#[inline]
fn distance(from: u32, to: u32) -> u32 {
    match to.wrapping_sub(from) {
        d @ 0..=4 => d,
        5..=6 => 5,
        7..=10 => 6,
        11..=18 => 7,
        _ => 8,
    }
}

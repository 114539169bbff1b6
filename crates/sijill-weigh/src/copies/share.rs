//! What two texts share, counted over the texts themselves: the decision whether one is a copy of the other.

use std::ops::Range;

use super::shingles::Shingles;
use super::words::Words;

/// A copy shares this much of the shorter text, in hundredths.
const CONTAINED: usize = 40;

/// The same where quotations are compared too, because one text is hardly more than that.
const CONTAINED_WHOLE: usize = 80;

/// A copy shares at least this many runs: more than a sentence of 25 words has.
pub(super) const SHARED: usize = 24;

/// A common end of at most this many runs may be a publisher's notice.
const LONGEST_NOTICE: usize = 120;

/// A notice stands below a report of at least this many runs; what stands above a shorter beginning is the report itself.
const ABOVE_NOTICE: usize = 24;

/// A notice may be followed by a line of at most this many runs (a date, a link) that differs.
const AFTER_NOTICE: usize = 15;

/// How many different runs of four words two texts have, and have in common; without a publisher's notice at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// In both.
    pub shared: usize,
    /// In the text that has fewer.
    pub shorter: usize,
    /// In the text that has more.
    pub longer: usize,
}

impl Share {
    /// What both have as a share of what the shorter has.
    #[must_use]
    pub fn contained(&self) -> f64 {
        self.shared as f64 / self.shorter.max(1) as f64
    }

    /// What both have as a share of what either has.
    #[must_use]
    pub fn jaccard(&self) -> f64 {
        self.shared as f64 / (self.shorter + self.longer - self.shared).max(1) as f64
    }

    const fn reaches(&self, hundredths: usize) -> bool {
        self.shared * 100 >= self.shorter * hundredths
    }
}

/// What two texts share where one is a copy of the other; nothing where it is not. The order of the two does not matter.
#[must_use]
pub fn confirmed(one: &str, other: &str) -> Option<Share> {
    let (one, other, whole) = Shingles::of_both(&Words::of(one), &Words::of(other));
    let least = if whole { CONTAINED_WHOLE } else { CONTAINED };
    let share = share(&one, &other);
    if share.shared < SHARED || !share.reaches(least) {
        return None;
    }
    let notice = notice(&one, &other);
    if notice == 0 {
        return Some(share);
    }
    let beside = Share {
        shared: share.shared.saturating_sub(notice),
        shorter: share.shorter.saturating_sub(notice),
        longer: share.longer.saturating_sub(notice),
    };
    beside.reaches(least).then_some(beside)
}

/// What two texts share.
pub(super) fn share(one: &Shingles, other: &Shingles) -> Share {
    let shared = one.set.iter().filter(|shingle| other.has(**shingle)).count();
    let (one, other) = (one.set.len(), other.set.len());
    Share { shared, shorter: one.min(other), longer: one.max(other) }
}

/// The length of the end that both texts have, where it may be a publisher's notice; otherwise 0.
fn notice(one: &Shingles, other: &Shingles) -> usize {
    let (ends, other_ends) = (ending(one, other), ending(other, one));
    let length = ends.len().min(other_ends.len());
    let above = (ends.end - length).min(other_ends.end - length);
    if length <= LONGEST_NOTICE && above >= ABOVE_NOTICE { length } else { 0 }
}

/// Where the last runs of a text stand that, unbroken, are in the other; nowhere if too much follows them.
fn ending(text: &Shingles, other: &Shingles) -> Range<usize> {
    let mut start = text.ordered.len();
    let least = start.saturating_sub(AFTER_NOTICE);
    while start > least && !other.has(text.ordered[start - 1]) {
        start -= 1;
    }
    let end = start;
    while start > 0 && other.has(text.ordered[start - 1]) {
        start -= 1;
    }
    start..end
}

//! What can be the heart of a mention, by the word that it begins with.

use super::lexicon::mark;
use super::view::{Heart, View};

impl View<'_, '_> {
    /// The heart that begins at a piece.
    pub(crate) fn heart(&self, i: usize) -> Option<Heart> {
        let entry = self.entry(i);
        if self.is_digits(i) {
            return self
                .numeric(i)
                .or_else(|| self.year_month(i))
                .or_else(|| self.day_month(i))
                .or_else(|| self.day_alone(i))
                .or_else(|| self.year(i))
                .or_else(|| self.quantity(i));
        }
        if !self.has_units
            && self.text(i) != "since"
            && !(self.text(i) == "that" && self.before(i) == "since")
            && !entry.has(mark::SEED)
            && !entry.has(mark::PAST | mark::NEXT)
            && !self.starts_whole(i)
        {
            return None;
        }
        if entry.has(mark::HOLIDAY)
            && let Some(heart) = self.holiday(i)
        {
            return Some(heart);
        }
        if entry.weekday.is_some() {
            return self.weekday(i);
        }
        if let Some(heart) = self.month_day(i).or_else(|| self.month_alone(i)) {
            return Some(heart);
        }
        self.relative(i)
            .or_else(|| self.day_alone(i))
            .or_else(|| self.season(i))
            .or_else(|| self.part_of_whole(i))
            .or_else(|| self.quantity(i))
    }
}

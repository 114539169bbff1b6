//! The names of months and days.

/// The month with this name or abbreviation, 1 to 12.
pub(crate) fn month(text: &str) -> Option<i8> {
    super::lexicon::lexicon().month(text)
}

/// The day of the week with this name or abbreviation, Monday 1 to Sunday 7.
pub(crate) fn weekday(text: &str) -> Option<i8> {
    super::lexicon::lexicon().weekday(text)
}

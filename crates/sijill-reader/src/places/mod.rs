//! Places in a report: which words name them, which places they are, and where its occurrence was.
//!
//! Three steps: [`place_mentions`] finds the words of one sentence, [`resolve_places`] gives the mentions of a whole
//! report their places, [`main_place`] chooses where the report's occurrence was. Not for: which claim is of which
//! place (`context`), nor for what a gazetteer knows.

mod again;
mod apposed;
mod back;
mod country;
mod crowd;
mod dateline;
mod frame;
mod lexicon;
mod main_place;
mod measure;
mod mention;
mod persons;
mod relate;
mod resolve;
mod scan;
#[cfg(test)]
mod tests;
mod titled;
mod told;

pub(crate) use again::{add_told, told_names};
pub(crate) use country::country_place;
pub(crate) use dateline::{dateline, dateline_mentions};
pub(crate) use main_place::{main_place, usual_country};
pub(crate) use mention::{PlaceMention, Role, place_mentions};
pub(crate) use persons::{add_persons, drop_persons};
pub(crate) use resolve::resolve_places;
pub(crate) use titled::titled_country;

/// True for a title or a given name, which no place begins with.
pub(crate) fn is_personal(lower: &str) -> bool {
    let words = lexicon::Words::english();
    words.titles.contains(lower) || words.given.contains(lower)
}

/// True for a word that makes a name that of an organisation.
pub(crate) fn is_organisation(lower: &str) -> bool {
    lexicon::Words::english().organisations.contains(lower)
}

//! Sentences with other names in them. The teacher's texts have the names of few countries; the trees stay right whatever a
//! person or a place is called.

use std::fs;
use std::path::Path;

use sijill_claim::ByteSpan;
use sijill_language::model::word::Word;
use sijill_language::{Tag, tokens};

use crate::corpus::{CorpusError, Lesson, lower};
use crate::learner::Dice;

/// One sentence in so many is learnt a second time, with other names.
const ONE_IN: usize = 3;

/// The names of a file: words apart by white space; a line that begins with # is a comment.
pub(crate) fn names(path: &Path) -> Result<Vec<String>, CorpusError> {
    let text =
        fs::read_to_string(path).map_err(|source| CorpusError::File { path: path.to_owned(), source })?;
    let words = text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    // What is cut into several words would not fit into the tree.
    let is_one = |name: &&str| ByteSpan::new(0, name.len()).is_ok_and(|span| tokens(name, span).len() == 1);
    Ok(words.filter(is_one).map(str::to_owned).collect())
}

/// Copies of some of the lessons, with one of these names for every name that is a plain word.
pub(crate) fn renamed(lessons: &[Lesson], names: &[String]) -> Vec<Lesson> {
    let mut dice = Dice(7_046_029_254_386_353_131);
    let mut copies = Vec::new();
    for lesson in lessons {
        if names.is_empty() || dice.below(ONE_IN) != 0 {
            continue;
        }
        let mut copy = lesson.clone();
        let mut changed = false;
        for ((surface, word), tag) in copy.surfaces.iter_mut().zip(&mut copy.words).zip(&copy.tags) {
            if *tag == Tag::NNP && is_name(surface) {
                surface.clone_from(&names[dice.below(names.len())]);
                *word = Word::new(surface, &lower(surface));
                changed = true;
            }
        }
        if changed {
            copies.push(copy);
        }
    }
    copies
}

/// A capital and small letters, and no word of the calendar, a title or an organisation, which other words depend on.
fn is_name(surface: &str) -> bool {
    let mut letters = surface.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let small = letters.as_str();
    capital && small.chars().count() >= 2 && small.chars().all(char::is_lowercase) && !KEPT.contains(&surface)
}

/// Names that stay: they tell what the words beside them are.
#[rustfmt::skip]
const KEPT: &[&str] = &[
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Jan",
    "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Monday", "Tuesday", "Wednesday", "Thursday",
    "Friday", "Saturday", "Sunday", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mrs", "Miss", "Sir", "President", "Minister",
    "Prime", "General", "Colonel", "Captain", "Major", "Lieutenant", "Sergeant", "Governor", "Senator", "Judge", "Professor", "Doctor",
    "King", "Queen", "Prince", "Pope", "Secretary", "Ambassador", "Chief", "Director", "Council", "Court", "Party", "University",
    "House", "Senate", "Congress", "Parliament", "Army", "Navy", "Police", "Ministry", "Department", "Committee", "Church", "Street",
    "Road", "City", "County", "State", "States", "River", "Republic", "United", "Nations", "Hospital", "School", "Times", "Post",
    "News", "Press", "Agency", "Group", "Front", "Force", "Forces", "National", "International", "World", "Security", "Human", "Rights",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_names_are_changed_and_the_calendar_is_not() {
        assert!(is_name("Robert") && is_name("Paris") && is_name("Tuğçe"));
        assert!(
            !is_name("Tuesday") && !is_name("UN") && !is_name("McCain") && !is_name("Al") && !is_name("of")
        );
    }
}

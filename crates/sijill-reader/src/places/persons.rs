//! Names that a report gives to persons, told once in full: "President Juan Manuel Santos … Santos said". Later they are no places,
//! whatever a gazetteer holds under them.
//!
//! Not for: a person's whole name in its own sentence (`frame`).

use sijill_language::{Sentence, Tag};

use super::lexicon::Words;
use super::mention::PlaceMention;
use super::scan::is_capital;
use crate::classes::CLASSES;
use crate::words::WordSet;

/// Longest name of a person, in words.
const LONGEST: usize = 6;

/// The last names of the persons that a sentence names in full, with what they are or by what they say.
pub(crate) fn add_persons(s: &Sentence<'_>, persons: &mut WordSet) {
    let mut at = 0;
    while at < s.len() {
        if !is_name(s, at) {
            at += 1;
            continue;
        }
        let end = (at..s.len().min(at + LONGEST)).take_while(|&i| is_name(s, i)).last().unwrap_or(at);
        if is_of_a_person(s, at, end) {
            persons.insert(s.surface(end).to_owned());
        }
        at = end + 1;
    }
}

fn is_name(s: &Sentence<'_>, i: usize) -> bool {
    s.tag(i).is_proper() && is_capital(s.surface(i))
}

fn is_of_a_person(s: &Sentence<'_>, first: usize, last: usize) -> bool {
    let words = Words::english();
    let title = |i: usize| words.titles.contains(s.lower(i)) && words.kind(s.lower(i)).is_none();
    let rank = |i: usize| !is_capital(s.surface(i)) && (title(i) || CLASSES.group_ranks.has(s.lower(i)));
    // "President Juan Santos", "rebel leader Burhan Wani"
    let titled = (first..last).any(title) && last > first + 1 || first > 0 && rank(first - 1) && last > first;
    // "Carlos Velazquez, a security expert", "Ana Diaz, 34,"
    let apposed = s.lower(last + 1) == ","
        && (matches!(s.lower(last + 2), "a" | "an") && words.kind(s.lower(last + 3)).is_none()
            || s.tag(last + 2) == Tag::CD && s.lower(last + 3) == ",");
    let says = CLASSES.reporting.has(s.lemma(last + 1)) && s.tag(last + 1) == Tag::VBD;
    let given = words.given.contains(s.lower(first));
    titled || last > first && given && (apposed || says || last == first + 1)
}

/// Takes away the mentions that are only what such a person is called by.
pub(crate) fn drop_persons(s: &Sentence<'_>, persons: &WordSet, mentions: &mut Vec<PlaceMention>) {
    mentions.retain(|m| {
        let led = m.first > 0 && matches!(s.tag(m.first - 1), Tag::IN | Tag::TO | Tag::Comma);
        let by = m.first > 0
            && matches!(s.lower(m.first - 1), "by" | "with" | "for" | "of" | "that" | "as" | "against");
        let only = m.first == m.last && m.kind.is_none() && m.back.is_none();
        !(only && (!led || by) && persons.contains(s.surface(m.last)))
    });
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at once")]
mod tests {
    use sijill_language::{Model, sentences};

    use super::add_persons;
    use crate::words::WordSet;

    #[test]
    fn persons_are_told_in_full_once() {
        let model = Model::embedded().unwrap();
        for (text, told) in [
            ("President Juan Manuel Santos ordered a halt.", vec!["Santos"]),
            ("Troops killed the rebel leader Burhan Wani.", vec!["Wani"]),
            ("It was a test, said Carlos Velazquez, a security expert.", vec!["Velazquez"]),
            ("Fighting went on in Deir Ezzor.", vec![]),
            ("The town of Santa Lucia fell.", vec![]),
        ] {
            let raw = sentences(text).into_iter().next().unwrap();
            let sentence = model.tag_as(text, text, raw.span);
            let mut persons = WordSet::default();
            add_persons(&sentence, &mut persons);
            let found: Vec<&str> = persons.iter().map(String::as_str).collect();
            assert_eq!(found, told, "{text}");
        }
    }
}

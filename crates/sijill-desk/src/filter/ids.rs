//! Things of a record by their ids, as people write them.

use crate::ask::of_incident::IncidentId;

/// Words that say something.
///
/// # Errors
/// A sentence, where they are blank.
pub fn said(words: &str) -> Result<String, String> {
    match words.trim() {
        "" => Err("it must say something".to_owned()),
        words => Ok(words.to_owned()),
    }
}

/// A claim by its id: c12.
///
/// # Errors
/// A sentence, where it is none.
pub fn claim(words: &str) -> Result<u64, String> {
    numbered(words, 'c', "claim")
}

/// A report by its id: r12.
///
/// # Errors
/// A sentence, where it is none.
pub fn report(words: &str) -> Result<u64, String> {
    numbered(words, 'r', "report")
}

/// An entry by its id: e12.
///
/// # Errors
/// A sentence, where it is none.
pub fn entry(words: &str) -> Result<u64, String> {
    numbered(words, 'e', "entry")
}

/// An incident by any of its claims: i12 or c12.
///
/// # Errors
/// A sentence, where it is none.
pub fn incident(words: &str) -> Result<IncidentId, String> {
    let mut chars = words.chars();
    let letter = chars.next().filter(|letter| matches!(letter, 'i' | 'c'));
    letter.and_then(|letter| Some(IncidentId { letter, claim: number(chars.as_str())? })).ok_or_else(|| {
        format!("“{words}” is no incident: write i, or c, and the number of any of its claims, such as i12")
    })
}

/// The number of a thing that is called by a letter and a number.
fn numbered(words: &str, letter: char, what: &str) -> Result<u64, String> {
    words
        .strip_prefix(letter)
        .and_then(number)
        .ok_or_else(|| format!("“{words}” is no {what}: write {letter} and its number, such as {letter}12"))
}

fn number(digits: &str) -> Option<u64> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_called_by_a_letter_and_digits() {
        assert_eq!((claim("c12"), report("r0"), entry("e7")), (Ok(12), Ok(0), Ok(7)));
        assert_eq!(incident("c12"), Ok(IncidentId { letter: 'c', claim: 12 }));
        for words in ["", "c", "12", "c+12", "c-1", "c 1", "r12", "c18446744073709551616"] {
            assert!(claim(words).is_err(), "{words}");
        }
        for words in ["", "i", "r12", "i+1"] {
            assert!(incident(words).is_err(), "{words}");
        }
    }
}

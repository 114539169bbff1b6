//! Names of accounts: in any script, and the same name however its letters are typed.

use std::fmt;

use serde::Serialize;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

const LEAST: usize = 2;
const MOST: usize = 64;

/// Why words cannot name an account.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NameError {
    /// Too short or too long.
    #[error("A name of an account has {LEAST} to {MOST} characters; this one has {0}.")]
    Length(usize),
    /// A character that cannot be in a name.
    #[error("A name of an account has letters, digits, dots, hyphens and underscores; it cannot have “{}”.", .0.escape_debug())]
    Character(char),
    /// It begins with no letter or digit.
    #[error("A name of an account begins with a letter or a digit.")]
    Beginning,
}

/// The name of an account. Names are the same where they differ only in case or in how their letters are composed.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct AccountName {
    name: String,
    #[serde(skip)]
    key: String,
}

impl AccountName {
    /// Checks a name; spaces around it are dropped.
    ///
    /// # Errors
    /// Where the words cannot name an account.
    pub fn new(words: &str) -> Result<Self, NameError> {
        // Counted before it is composed, so that no long text is worked on.
        let long = words.trim().chars().take(4 * MOST + 1).count();
        if long > 4 * MOST {
            return Err(NameError::Length(long));
        }
        let name: String = words.trim().nfc().collect();
        let count = name.chars().count();
        if !(LEAST..=MOST).contains(&count) {
            return Err(NameError::Length(count));
        }
        let letter = |c: char| c.is_alphabetic() || c.is_numeric();
        let fits = |c: &char| letter(*c) || is_combining_mark(*c) || matches!(c, '.' | '_' | '-');
        if let Some(odd) = name.chars().find(|c| !fits(c)) {
            return Err(NameError::Character(odd));
        }
        if !name.starts_with(letter) {
            return Err(NameError::Beginning);
        }
        let key = folded(&name);
        Ok(Self { name, key })
    }

    /// The name as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// What is the same for all forms of the name.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }
}

impl PartialEq for AccountName {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for AccountName {}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// Words without what differs between ways to write them: compatible forms, composition, case.
pub(crate) fn folded(words: &str) -> String {
    // Through upper case, so that letters with two small forms meet; composed again, since case can take letters apart.
    let upper = words.nfkc().collect::<String>().to_uppercase();
    upper.to_lowercase().nfkc().collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_of_any_script() {
        for name in ["leila", "Лейла", "ليلى", "लीला", "N.Okafor-2", "大野", "o_2"] {
            assert_eq!(AccountName::new(&format!(" {name} ")).unwrap().as_str(), name);
        }
        let wrong = [
            ("", NameError::Length(0)),
            ("a", NameError::Length(1)),
            ("two words", NameError::Character(' ')),
            ("a\u{202e}b", NameError::Character('\u{202e}')),
            ("a\u{200b}b", NameError::Character('\u{200b}')),
            ("a/b", NameError::Character('/')),
            ("<b>", NameError::Character('<')),
            (".hidden", NameError::Beginning),
            ("-option", NameError::Beginning),
        ];
        for (words, error) in wrong {
            assert_eq!(AccountName::new(words).unwrap_err(), error, "{words}");
        }
        assert!(AccountName::new(&"a".repeat(64)).is_ok());
        assert_eq!(AccountName::new(&"a".repeat(65)).unwrap_err(), NameError::Length(65));
        assert!(AccountName::new(&"a".repeat(1_000_000)).is_err());
        assert!(!AccountName::new("a\u{7}b").unwrap_err().to_string().contains('\u{7}'));
    }

    #[test]
    fn forms_of_one_name_are_one() {
        for (a, b) in
            [("Leila", "lEILA"), ("José", "Jose\u{301}"), ("STRASSE", "straße"), ("Σίσυφος", "ΣΊΣΥΦΟΣ")]
        {
            assert_eq!(AccountName::new(a).unwrap(), AccountName::new(b).unwrap());
        }
        assert_ne!(AccountName::new("Leila").unwrap(), AccountName::new("Laila").unwrap());
    }

    proptest! {
        #[test]
        fn a_name_is_the_same_however_it_is_typed(name in "[a-zA-ZäöüßéèñÅçşğIıÀ-ÿА-яα-ωΑ-Ωء-ي0-9]{2,20}") {
            let key = folded(&name);
            prop_assert_eq!(&folded(&name.nfd().collect::<String>()), &key);
            prop_assert_eq!(&folded(&name.to_uppercase()), &key);
            prop_assert_eq!(&folded(&key), &key);
        }
    }
}

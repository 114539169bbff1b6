//! Passwords: what is refused, and how they are hashed.
//!
//! The rules are NIST's (SP 800-63B): length, a list of what is guessed first, nothing that follows from the account's
//! name, and no demands of digits or signs. Hashes are Argon2id with OWASP's parameters, in the PHC's form.

mod hash;

use std::fmt;

use serde::{Deserialize, Deserializer};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

pub(crate) use hash::{hash, is_outdated, verify};

use crate::name::{AccountName, folded};

/// Fewer characters are too few.
pub const LEAST_CHARACTERS: usize = 12;
/// More characters are not taken.
pub const MOST_CHARACTERS: usize = 256;
/// Different characters below which a password is a pattern.
const LEAST_DIFFERENT: usize = 5;
/// Characters that must be left besides the account's name.
const LEAST_OWN: usize = 6;
/// What is guessed first, a line each, in small letters.
const COMMON: &str = include_str!("../data/common-passwords.txt");

/// Why a password is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PasswordError {
    /// Too few characters.
    #[error(
        "The password has {0} characters, and needs at least {LEAST_CHARACTERS}. Several words that do not belong together are good."
    )]
    Short(usize),
    /// Too many.
    #[error("The password has more than {MOST_CHARACTERS} characters.")]
    Long,
    /// It is one of those that are tried first.
    #[error(
        "The password is one of those that are guessed first. Several words that do not belong together are better."
    )]
    Common,
    /// It has the same few characters again and again.
    #[error("The password has the same few characters again and again.")]
    Pattern,
    /// It follows from the name.
    #[error("The password is little more than the account's name.")]
    Name,
    /// It is the one before.
    #[error("The new password is the old one.")]
    Same,
}

/// A password as somebody gave it. It is not printed.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes a password, whatever it is; the same letters are the same password on every keyboard.
    #[must_use]
    pub fn new(words: &str) -> Self {
        // With room for all from the start, so that no copy is left behind where a string grew.
        let mut composed = Zeroizing::new(String::with_capacity(words.len().saturating_mul(3)));
        composed.extend(words.nfkc());
        Self(composed)
    }

    /// Checks that an account of this name may have it.
    ///
    /// # Errors
    /// Where it is too short, too long or too easily guessed.
    pub fn check(&self, name: &AccountName) -> Result<(), PasswordError> {
        let count = self.0.chars().count();
        if count < LEAST_CHARACTERS {
            return Err(PasswordError::Short(count));
        }
        if count > MOST_CHARACTERS {
            return Err(PasswordError::Long);
        }
        let plain = Zeroizing::new(folded(&self.0));
        let mut different: Zeroizing<Vec<char>> = Zeroizing::new(plain.chars().collect());
        different.sort_unstable();
        different.dedup();
        if different.len() < LEAST_DIFFERENT {
            return Err(PasswordError::Pattern);
        }
        let core = plain.trim_matches(|c: char| !c.is_alphabetic());
        if COMMON.lines().any(|common| common == plain.as_str() || common == core) {
            return Err(PasswordError::Common);
        }
        let rest = Zeroizing::new(plain.replace(name.key(), ""));
        if rest.len() < plain.len() && rest.chars().filter(|c| c.is_alphabetic()).count() < LEAST_OWN {
            return Err(PasswordError::Name);
        }
        Ok(())
    }

    /// True where these are its words: somebody typed it twice. Not for comparing with a password that is kept.
    #[must_use]
    pub fn is(&self, words: &str) -> bool {
        self.0 == Self::new(words).0
    }

    fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(hidden)")
    }
}

/// From a form. There is no way back.
impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = Zeroizing::new(String::deserialize(deserializer)?);
        Ok(Self::new(&words))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    fn checked(words: &str) -> Result<(), PasswordError> {
        Password::new(words).check(&AccountName::new("Leila").unwrap())
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        assert_eq!(checked("short"), Err(PasswordError::Short(5)));
        assert_eq!(checked("أبجدهوزحطيك"), Err(PasswordError::Short(11)));
        assert_eq!(checked(&"four words of mine ".repeat(20)), Err(PasswordError::Long));
        for words in [
            "Password1234",
            "qwertyuiop123",
            "123456789012",
            "LETMEIN!2024!",
            "ＰＡＳＳＷＯＲＤ１２３４",
            "sijill-2024-",
        ] {
            assert_eq!(checked(words), Err(PasswordError::Common), "{words}");
        }
        for words in ["aaaaaaaaaaaa", "abababababab", "112233112233"] {
            assert_eq!(checked(words), Err(PasswordError::Pattern), "{words}");
        }
        for words in ["leila1234567", "Leila-LEILA-2024", "my.leila.99999"] {
            assert_eq!(checked(words), Err(PasswordError::Name), "{words}");
        }
        for words in ["four words of mine", "leila keeps seven boats", "ثلاث كلمات بعيدة", "x7#pQ9!mZ2&k"]
        {
            assert_eq!(checked(words), Ok(()), "{words}");
        }
    }

    #[test]
    fn the_list_is_of_its_form() {
        for line in COMMON.lines() {
            assert_eq!(line, folded(line), "compared folded");
            assert!(!line.is_empty() && line.trim() == line);
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let password = Password::new("four wórds of mine");
        assert_eq!(format!("{password:?}"), "Password(hidden)");
        assert!(password.is("four wo\u{301}rds of mine") && !password.is("four words of mine"));
    }

    proptest! {
        #[test]
        fn no_words_stop_the_check(words in ".{0,300}") {
            let count = Password::new(&words).0.chars().count();
            let told = checked(&words);
            prop_assert_eq!(matches!(told, Err(PasswordError::Short(_))), count < LEAST_CHARACTERS);
            prop_assert_eq!(told == Err(PasswordError::Long), count > MOST_CHARACTERS);
        }
    }
}

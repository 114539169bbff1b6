//! Argon2id in the PHC's form: 19 MiB, two passes, one lane, as OWASP recommends.

use argon2::{Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _};

use super::Password;
use crate::error::AccountError;

const SALT_BYTES: usize = 16;

/// Hashes a password with a salt of its own.
pub(crate) fn hash(password: &Password) -> Result<String, AccountError> {
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(|error| AccountError::Random(error.to_string()))?;
    Ok(hashed(password, &salt)?.to_string())
}

/// True where the password is the one of the hash. Without a hash the same work is done for nothing, so that the time tells
/// nobody which accounts there are.
pub(crate) fn verify(password: &Password, hash: Option<&str>) -> Result<bool, AccountError> {
    let Some(hash) = hash else {
        hashed(password, &[0; SALT_BYTES])?;
        return Ok(false);
    };
    let hash = PasswordHash::new(hash).map_err(|error| AccountError::Hash(error.to_string()))?;
    match Argon2::default().verify_password(password.bytes(), &hash) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(AccountError::Hash(error.to_string())),
    }
}

/// True where the hash was made with other parameters than are used now.
pub(crate) fn is_outdated(hash: &str) -> bool {
    let Ok(hash) = PasswordHash::new(hash) else { return true };
    let now = Params::default();
    let same = |params: Params| {
        (params.m_cost(), params.t_cost(), params.p_cost()) == (now.m_cost(), now.t_cost(), now.p_cost())
    };
    hash.algorithm != argon2::ARGON2ID_IDENT || !Params::try_from(&hash).is_ok_and(same)
}

fn hashed(password: &Password, salt: &[u8]) -> Result<PasswordHash, AccountError> {
    Argon2::default()
        .hash_password_with_salt(password.bytes(), salt)
        .map_err(|error| AccountError::Hash(error.to_string()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_hash_knows_its_password_in_every_composition() {
        let hashed = hash(&Password::new("four wórds of mine")).unwrap();
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hashed}");
        assert!(verify(&Password::new("four wo\u{301}rds of mine"), Some(&hashed)).unwrap());
        assert!(!verify(&Password::new("four words of mine"), Some(&hashed)).unwrap());
        assert!(!verify(&Password::new("four wórds of mine"), None).unwrap());
        assert_ne!(hash(&Password::new("four wórds of mine")).unwrap(), hashed, "a salt each");
        assert!(!is_outdated(&hashed));
    }

    #[test]
    fn weaker_hashes_are_outdated_and_others_are_told() {
        let weak = "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        assert!(is_outdated(weak) && is_outdated("nothing"));
        assert!(verify(&Password::new("four words of mine"), Some("nothing")).is_err());
    }

    /// Not a measurement of time, which other work would disturb, but of what is done.
    #[test]
    fn an_unknown_account_costs_what_a_known_one_does() {
        let known = PasswordHash::new(&hash(&Password::new("four words of mine")).unwrap()).unwrap();
        let unknown = hashed(&Password::new("four words of mine"), &[0; SALT_BYTES]).unwrap();
        assert_eq!(
            (known.algorithm, known.version, &known.params),
            (unknown.algorithm, unknown.version, &unknown.params)
        );
    }
}

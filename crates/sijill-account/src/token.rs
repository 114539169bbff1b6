//! Tokens: what a browser holds to show that it is the one that logged in, and what its forms carry to show that they are
//! ours.
//!
//! A token is 256 random bits. It is told once, to the browser; the server keeps its SHA-256 alone. The token of forms
//! (against cross-site request forgery) is an HMAC-SHA-256 keyed with it, so that nothing more needs to be kept.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize as _, Zeroizing};

use crate::error::AccountError;

const BYTES: usize = 32;
/// What sets the HMACs of the two kinds of tokens apart from each other and from any other use.
const OF_SESSION: &[u8] = b"sijill csrf token of a session, version 1";
const OF_VISITOR: &[u8] = b"sijill csrf token before log-in, version 1";

/// The token of a session. It is not printed; only [`SessionToken::reveal`] gives it away, to be set as a cookie.
#[derive(Clone)]
pub struct SessionToken(Secret);

/// The token of somebody who has not logged in: a random value in a cookie, which the form of log-in is tied to.
#[derive(Clone)]
pub struct VisitorToken(Secret);

#[derive(Clone)]
struct Secret(Zeroizing<[u8; BYTES]>);

impl Secret {
    fn generate() -> Result<Self, AccountError> {
        let mut bytes = Zeroizing::new([0; BYTES]);
        getrandom::fill(&mut *bytes).map_err(|error| AccountError::Random(error.to_string()))?;
        Ok(Self(bytes))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut bytes = Zeroizing::new([0; BYTES]);
        // Anything longer than a token does not fit, and is refused.
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut *bytes).ok()?;
        (length == BYTES).then_some(Self(bytes))
    }

    fn reveal(&self) -> Zeroizing<String> {
        Zeroizing::new(URL_SAFE_NO_PAD.encode(*self.0))
    }

    fn mac(&self, context: &[u8]) -> Hmac<Sha256> {
        // The standard fills a key up to a block with zeros.
        let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
        for (to, from) in block.iter_mut().zip(self.0.iter()) {
            *to = *from;
        }
        let mut mac = Hmac::<Sha256>::new(&block);
        block.as_mut_slice().zeroize();
        mac.update(context);
        mac
    }

    fn csrf(&self, context: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(context).finalize().into_bytes())
    }

    /// In constant time.
    fn is_csrf(&self, context: &[u8], given: &str) -> bool {
        let mut bytes = [0; BYTES];
        URL_SAFE_NO_PAD.decode_slice(given, &mut bytes).is_ok_and(|length| length == BYTES)
            && self.mac(context).verify_slice(&bytes).is_ok()
    }
}

impl SessionToken {
    pub(crate) fn generate() -> Result<Self, AccountError> {
        Secret::generate().map(Self)
    }

    /// Reads what a cookie holds; nothing where that is no token.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Secret::parse(text).map(Self)
    }

    /// The token as text, for its cookie.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        self.0.reveal()
    }

    /// What forms of the session's pages carry.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.0.csrf(OF_SESSION)
    }

    /// True where a form carries what [`SessionToken::csrf`] gave. Compared in constant time.
    #[must_use]
    pub fn is_csrf(&self, given: &str) -> bool {
        self.0.is_csrf(OF_SESSION, given)
    }

    /// What is kept of it.
    pub(crate) fn digest(&self) -> [u8; 32] {
        Sha256::digest(*self.0.0).into()
    }
}

impl VisitorToken {
    /// Makes a new one.
    ///
    /// # Errors
    /// Where the system has no randomness.
    pub fn generate() -> Result<Self, AccountError> {
        Secret::generate().map(Self)
    }

    /// Reads what a cookie holds; nothing where that is no token.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Secret::parse(text).map(Self)
    }

    /// The token as text, for its cookie.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        self.0.reveal()
    }

    /// What the form of log-in carries.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.0.csrf(OF_VISITOR)
    }

    /// True where a form carries what [`VisitorToken::csrf`] gave. Compared in constant time.
    #[must_use]
    pub fn is_csrf(&self, given: &str) -> bool {
        self.0.is_csrf(OF_VISITOR, given)
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(hidden)")
    }
}

impl fmt::Debug for VisitorToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VisitorToken(hidden)")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tokens_are_read_as_they_are_written_and_never_shown() {
        let token = SessionToken::generate().unwrap();
        let text = token.reveal();
        assert_eq!(text.len(), 43);
        assert_eq!(SessionToken::parse(&text).unwrap().digest(), token.digest());
        assert_eq!(format!("{token:?}"), "SessionToken(hidden)");
        assert_ne!(token.digest(), SessionToken::generate().unwrap().digest());
        assert_ne!(*token.reveal(), URL_SAFE_NO_PAD.encode(token.digest()), "the token itself is not kept");
    }

    #[test]
    fn a_form_is_tied_to_its_token_and_to_its_use() {
        let (one, other) = (SessionToken::generate().unwrap(), SessionToken::generate().unwrap());
        assert!(one.is_csrf(&one.csrf()) && !one.is_csrf(&other.csrf()));
        let before = VisitorToken::parse(&one.reveal()).unwrap();
        assert!(
            before.is_csrf(&before.csrf()) && !before.is_csrf(&one.csrf()) && !one.is_csrf(&before.csrf())
        );
        assert!(!one.is_csrf(&one.reveal()), "the token itself is not what forms carry");
        assert!(!one.is_csrf("") && !one.is_csrf(&one.csrf().repeat(2)));
    }

    #[test]
    fn the_hmac_is_the_standard_one() {
        // RFC 4231, test case 1, with its key of 20 bytes padded as the standard pads it.
        let mut key = [0; BYTES];
        key[..20].fill(0x0b);
        let mac = Secret(Zeroizing::new(key)).mac(b"Hi There").finalize().into_bytes();
        assert_eq!(mac[..8], [0xb0, 0x34, 0x4c, 0x61, 0xd8, 0xdb, 0x38, 0x53]);
    }

    proptest! {
        #[test]
        fn other_text_is_no_token(text in ".{0,60}") {
            prop_assert!(SessionToken::parse(&text).is_none_or(|token| *token.reveal() == text));
            prop_assert!(!SessionToken(Secret(Zeroizing::new([7; BYTES]))).is_csrf(&text));
        }
    }
}

//! A session: from log-in to log-out, or until a limit.

use jiff::{SignedDuration, Timestamp};

use crate::account::Account;

/// A session that nobody used for this long is over.
pub const IDLE_LIMIT: SignedDuration = SignedDuration::from_hours(8);
/// A session is over after this long, however much it is used.
pub const ABSOLUTE_LIMIT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Its use is not written down more often than this.
pub(crate) const TOUCHED_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// Characters that are kept of what a browser says of itself.
const MOST_AGENT: usize = 120;

/// A session that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its number, to end it by.
    pub number: i64,
    /// Whose it is.
    pub account: Account,
    /// When it began.
    pub created: Timestamp,
    /// When it was used last, to the minute.
    pub seen: Timestamp,
    /// What the browser says of itself, kept short.
    pub agent: String,
}

impl Session {
    /// When it ends if nobody uses it any more.
    #[must_use]
    pub fn ends(&self) -> Timestamp {
        let (idle, absolute) = (later(self.seen, IDLE_LIMIT), later(self.created, ABSOLUTE_LIMIT));
        idle.min(absolute)
    }

    /// True where it is over.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        now >= self.ends()
    }
}

/// A moment and a while; the end of time where that is beyond it.
pub(crate) fn later(moment: Timestamp, span: SignedDuration) -> Timestamp {
    moment.checked_add(span).unwrap_or(Timestamp::MAX)
}

/// What a browser says of itself, without what would not be words, and kept short.
pub(crate) fn short_agent(words: &str) -> String {
    let words: String = words.chars().filter(|c| !c.is_control()).take(MOST_AGENT).collect();
    words.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_browsers_are_kept_short_and_plain() {
        assert_eq!(short_agent(" Browser/1.0\r\n\u{1b}[2J (System) "), "Browser/1.0[2J (System)");
        assert_eq!(short_agent(&"é".repeat(4000)).chars().count(), MOST_AGENT);
    }
}

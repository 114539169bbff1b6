//! Limits on tries to log in, for each account and for each address that tries come from.
//!
//! Some failures are free. After them each one doubles the wait, up to a quarter of an hour; when nobody failed for that
//! long after the wait was over, all is forgotten. Kept in memory, in a bounded space, with the clock of whoever asks. A
//! try counts as a failure from when it is let through, so that tries at the same moment cannot slip past; a success takes
//! that back. What is unknown is counted as what is known, so that the limits tell nobody which accounts there are.
//!
//! From where somebody got into an account lately, tries are counted by themselves: strangers who fail on purpose must not
//! be able to keep its owner out.

use std::net::{IpAddr, Ipv6Addr};

use jiff::{SignedDuration, Timestamp};
use rustc_hash::FxHashMap;
use sha2::{Digest as _, Sha256};

/// Free failures of an account.
const FREE_OF_ACCOUNT: u32 = 5;
/// Free failures from an address, which many people may share.
const FREE_OF_CLIENT: u32 = 20;
/// The longest wait, and how long after a wait failures are remembered.
pub(crate) const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// How long one remembers from where somebody got into an account.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Accounts, and addresses, that are remembered.
const MOST: usize = 10_000;

/// Who tries: a digest of the account's name, or of that with an address; or an address.
type Key = [u8; 16];

/// The limits.
#[derive(Debug, Default)]
pub(crate) struct Throttle {
    accounts: Tries<FREE_OF_ACCOUNT>,
    clients: Tries<FREE_OF_CLIENT>,
    /// When somebody last got into an account from an address, by both.
    known: FxHashMap<Key, Timestamp>,
}

/// A try that was let through.
#[derive(Debug)]
#[must_use]
pub(crate) struct Admitted {
    /// What it is counted under.
    account: Key,
    client: Key,
    /// Account and address together.
    pair: Key,
    at: Timestamp,
}

impl Throttle {
    /// Lets a try through, or tells the seconds to wait. `name` is folded.
    pub(crate) fn admit(&mut self, name: &str, client: IpAddr, now: Timestamp) -> Result<Admitted, u64> {
        let client = key_of_address(client);
        let pair = key_of(&[&client, name.as_bytes()]);
        let is_known = self.known.get(&pair).is_some_and(|last| now.duration_since(*last) < KNOWN_FOR);
        let account = if is_known { pair } else { key_of(&[name.as_bytes()]) };
        let wait = self.accounts.wait(&account, now).max(self.clients.wait(&client, now));
        if wait > SignedDuration::ZERO {
            return Err(seconds(wait));
        }
        self.accounts.failed(account, now);
        self.clients.failed(client, now);
        Ok(Admitted { account, client, pair, at: now })
    }

    /// The password was right: the account begins anew. The address does not, or whoever has one account could try others
    /// without end.
    pub(crate) fn succeeded(&mut self, admitted: &Admitted) {
        self.accounts.0.remove(&admitted.account);
        self.clients.take_back(&admitted.client);
        if self.known.len() >= MOST && !self.known.contains_key(&admitted.pair) {
            let oldest = self.known.iter().min_by_key(|(_, last)| **last).map(|(key, _)| *key);
            oldest.map(|key| self.known.remove(&key));
        }
        self.known.insert(admitted.pair, admitted.at);
    }

    /// The password was not looked at.
    pub(crate) fn dropped(&mut self, admitted: &Admitted) {
        self.accounts.take_back(&admitted.account);
        self.clients.take_back(&admitted.client);
    }
}

/// Whole seconds, never fewer than there are.
fn seconds(wait: SignedDuration) -> u64 {
    let up = i64::from(wait.subsec_nanos() > 0);
    u64::try_from(wait.as_secs().saturating_add(up)).unwrap_or(0)
}

fn key_of(parts: &[&[u8]]) -> Key {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    let digest: [u8; 32] = digest.finalize().into();
    let mut key = Key::default();
    key.copy_from_slice(&digest[..16]);
    key
}

/// One who has an IPv6 address has all of its /64.
fn key_of_address(address: IpAddr) -> Key {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_ipv6_mapped().octets(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).octets()
        }
    }
}

/// Failures by who made them; the first `FREE` bring no wait.
#[derive(Debug, Default)]
struct Tries<const FREE: u32>(FxHashMap<Key, Failures>);

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Timestamp,
}

impl Failures {
    /// How long after the last one the next try may be.
    fn pause(self, free: u32) -> SignedDuration {
        match self.count.checked_sub(free) {
            None => SignedDuration::ZERO,
            Some(doublings) => SignedDuration::from_secs(1_i64 << doublings.min(20)).min(WINDOW),
        }
    }

    fn since(self, now: Timestamp) -> SignedDuration {
        now.duration_since(self.last)
    }

    fn is_forgotten(self, free: u32, now: Timestamp) -> bool {
        self.since(now) > self.pause(free) + WINDOW
    }
}

impl<const FREE: u32> Tries<FREE> {
    /// How long the next try must wait.
    fn wait(&mut self, key: &Key, now: Timestamp) -> SignedDuration {
        let Some(failures) = self.0.get_mut(key) else { return SignedDuration::ZERO };
        if failures.is_forgotten(FREE, now) {
            self.0.remove(key);
            return SignedDuration::ZERO;
        }
        // A clock that was set back must not make anyone wait until it has caught up.
        failures.last = failures.last.min(now);
        (failures.pause(FREE) - failures.since(now)).max(SignedDuration::ZERO)
    }

    fn failed(&mut self, key: Key, now: Timestamp) {
        if self.0.len() >= MOST && !self.0.contains_key(&key) {
            self.make_room(now);
        }
        let failures = self.0.entry(key).or_insert(Failures { count: 0, last: now });
        failures.count = failures.count.saturating_add(1);
        failures.last = now;
    }

    fn take_back(&mut self, key: &Key) {
        let Some(failures) = self.0.get_mut(key) else { return };
        failures.count = failures.count.saturating_sub(1);
        if failures.count == 0 {
            self.0.remove(key);
        }
    }

    /// What is over goes first; then those that failed least, so that a flood of names does not wash away one that is
    /// being tried.
    fn make_room(&mut self, now: Timestamp) {
        self.0.retain(|_, failures| !failures.is_forgotten(FREE, now));
        if self.0.len() < MOST {
            return;
        }
        let least = self.0.iter().min_by_key(|(_, failures)| (failures.count, failures.last));
        if let Some(key) = least.map(|(key, _)| *key) {
            self.0.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests;

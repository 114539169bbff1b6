//! A recess: for a moment nobody holds the record open, so that what was erased leaves the files of the record, too.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// When nobody may hold the record open.
#[derive(Debug, Default)]
pub(crate) struct Recess {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    called: bool,
    seated: usize,
}

/// Somebody holds the record open.
#[derive(Debug)]
pub(crate) struct Seated(Arc<Recess>);

/// A recess that goes on.
#[derive(Debug)]
pub(crate) struct Called(Arc<Recess>);

impl Recess {
    /// Waits until there is no recess; then the record may be opened.
    pub(crate) fn sit(self: &Arc<Self>) -> Seated {
        let mut state = self.lock();
        while state.called {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.seated += 1;
        Seated(Arc::clone(self))
    }

    /// True while there is one: whoever holds the record lets it go.
    pub(crate) fn is_called(&self) -> bool {
        self.lock().called
    }

    /// Calls a recess, and waits, no longer than a while, until nobody holds the record.
    pub(crate) fn call(self: &Arc<Self>, patience: Duration) -> Called {
        let until = Instant::now() + patience;
        let mut state = self.lock();
        while state.called {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.called = true;
        while state.seated > 0 {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        Called(Arc::clone(self))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seated {
    fn drop(&mut self) {
        self.0.lock().seated -= 1;
        self.0.changed.notify_all();
    }
}

impl Drop for Called {
    fn drop(&mut self) {
        self.0.lock().called = false;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::thread;

    use super::*;

    #[test]
    fn a_recess_waits_for_those_who_sit_and_those_who_come_wait_for_it() {
        let recess = Arc::new(Recess::default());
        let seated = recess.sit();
        let caller = {
            let recess = Arc::clone(&recess);
            thread::spawn(move || recess.call(Duration::from_secs(60)))
        };
        while !recess.is_called() {
            thread::yield_now();
        }
        drop(seated);
        let called = caller.join().unwrap();
        assert_eq!(recess.lock().seated, 0);
        let comer = {
            let recess = Arc::clone(&recess);
            thread::spawn(move || drop(recess.sit()))
        };
        assert!(recess.is_called());
        drop(called);
        comer.join().unwrap();
        assert!(!recess.is_called());
    }

    #[test]
    fn somebody_who_stays_is_not_waited_for_longer_than_a_while() {
        let recess = Arc::new(Recess::default());
        let _seated = recess.sit();
        drop(recess.call(Duration::ZERO));
        assert!(!recess.is_called());
    }
}

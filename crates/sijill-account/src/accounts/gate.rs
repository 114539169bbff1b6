//! How many passwords are worked on at once: each takes some 19 MB and a core, which a flood of tries must not use up.

use std::sync::{Condvar, Mutex, PoisonError};

/// Passwords that are worked on at once.
const AT_ONCE: usize = 2;
/// Those that wait for it. More are turned away.
const WAITING: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Gate {
    inside: Mutex<Inside>,
    left: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    at_work: usize,
    waiting: usize,
}

/// Leave to work; it ends when this is dropped.
#[must_use]
pub(super) struct Pass<'g>(&'g Gate);

impl Gate {
    /// Waits for one's turn; nothing where too many wait.
    pub(super) fn enter(&self) -> Option<Pass<'_>> {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        if inside.at_work >= AT_ONCE {
            if inside.waiting >= WAITING {
                return None;
            }
            inside.waiting += 1;
            inside = self
                .left
                .wait_while(inside, |inside| inside.at_work >= AT_ONCE)
                .unwrap_or_else(PoisonError::into_inner);
            inside.waiting -= 1;
        }
        inside.at_work += 1;
        Some(Pass(self))
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.inside.lock().unwrap_or_else(PoisonError::into_inner).at_work -= 1;
        self.0.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn no_more_than_so_many_are_inside_and_the_rest_gets_its_turn() {
        let (gate, inside, most, done) =
            (Gate::default(), AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE + WAITING {
                scope.spawn(|| {
                    if let Some(_pass) = gate.enter() {
                        most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                        done.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.into_inner() <= AT_ONCE);
        assert_eq!(done.into_inner(), AT_ONCE + WAITING);
    }

    #[test]
    fn those_beyond_are_turned_away_at_once() {
        let gate = Gate::default();
        let passes: Vec<_> = (0..AT_ONCE).filter_map(|_| gate.enter()).collect();
        std::thread::scope(|scope| {
            let waiting: Vec<_> = (0..WAITING).map(|_| scope.spawn(|| gate.enter().is_some())).collect();
            while gate.inside.lock().is_ok_and(|inside| inside.waiting < WAITING) {
                std::thread::yield_now();
            }
            assert!(gate.enter().is_none());
            drop(passes);
            assert!(waiting.into_iter().all(|thread| thread.join().is_ok_and(|entered| entered)));
        });
    }
}

//! Answers that were given, kept to be given again: those of the present snapshot, and older ones for as long as a new one
//! takes to be made.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

/// Bytes of answers that are kept.
const MOST: usize = 64 << 20;

/// What an answer hangs on besides the snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key(pub(crate) String);

/// An answer that is kept.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// Its kind.
    pub(crate) media: &'static str,
    /// The name of the file, where it is one to be saved.
    pub(crate) file: Option<String>,
    /// Its bytes.
    pub(crate) body: Arc<[u8]>,
}

/// An answer with the snapshot that it was made from.
#[derive(Debug, Clone)]
pub(crate) struct Of {
    /// The snapshot's number.
    pub(crate) number: u64,
    /// How many entries counted for it.
    pub(crate) size: u64,
    /// The answer.
    pub(crate) kept: Kept,
}

/// Answers; the oldest are thrown away where there are too many.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Answers>);

#[derive(Debug, Default)]
struct Answers {
    bytes: usize,
    answers: FxHashMap<Key, Of>,
    order: VecDeque<Key>,
    being_made: FxHashSet<Key>,
}

impl Cache {
    /// The last answer that is kept.
    pub(crate) fn get(&self, key: &Key) -> Option<Of> {
        self.lock().answers.get(key).cloned()
    }

    /// Keeps an answer, unless one of a later snapshot is there.
    pub(crate) fn keep(&self, key: Key, of: Of) {
        let mut held = self.lock();
        let answers = &mut *held;
        answers.being_made.remove(&key);
        if of.kept.body.len() > MOST / 8
            || answers.answers.get(&key).is_some_and(|old| old.number > of.number)
        {
            return;
        }
        answers.bytes += of.kept.body.len();
        match answers.answers.insert(key.clone(), of) {
            Some(old) => answers.bytes -= old.kept.body.len(),
            None => answers.order.push_back(key),
        }
        while answers.bytes > MOST {
            let Some(oldest) = answers.order.pop_front() else { break };
            if let Some(old) = answers.answers.remove(&oldest) {
                answers.bytes -= old.kept.body.len();
            }
        }
    }

    /// True for the first who wants to make an answer anew; then nobody else need.
    pub(crate) fn begin(&self, key: &Key) -> bool {
        self.lock().being_made.insert(key.clone())
    }

    /// It was not made.
    pub(crate) fn give_up(&self, key: &Key) {
        self.lock().being_made.remove(key);
    }

    fn lock(&self) -> MutexGuard<'_, Answers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn of(number: u64, bytes: usize) -> Of {
        let kept = Kept { media: "text/plain", file: None, body: vec![0; bytes].into() };
        Of { number, size: number * 10, kept }
    }

    #[test]
    fn the_latest_answer_is_given() {
        let (cache, key) = (Cache::default(), Key("a".to_owned()));
        cache.keep(key.clone(), of(3, 1));
        cache.keep(key.clone(), of(2, 1));
        assert_eq!(cache.get(&key).unwrap().number, 3);
        cache.keep(key.clone(), of(4, 1));
        assert_eq!(cache.get(&key).unwrap().number, 4);
        assert!(cache.get(&Key("b".to_owned())).is_none());
    }

    #[test]
    fn one_makes_an_answer_anew() {
        let (cache, key) = (Cache::default(), Key("a".to_owned()));
        assert!(cache.begin(&key) && !cache.begin(&key));
        cache.keep(key.clone(), of(1, 1));
        assert!(cache.begin(&key));
        cache.give_up(&key);
        assert!(cache.begin(&key));
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let cache = Cache::default();
        for number in 0..40 {
            cache.keep(Key(number.to_string()), of(1, MOST / 10));
        }
        let held = cache.lock();
        assert!(held.bytes <= MOST && held.answers.len() == held.order.len());
        drop(held);
        assert!(cache.get(&Key("0".to_owned())).is_none() && cache.get(&Key("39".to_owned())).is_some());
        cache.keep(Key("large".to_owned()), of(1, MOST));
        assert!(cache.get(&Key("large".to_owned())).is_none());
    }
}

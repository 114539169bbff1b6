//! Answers that were given from the present snapshot, kept to be given again.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

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

/// Answers from one snapshot. Those of an older one are thrown away with the first of a newer.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Answers>);

#[derive(Debug, Default)]
struct Answers {
    snapshot: u64,
    bytes: usize,
    answers: FxHashMap<Key, Kept>,
}

impl Cache {
    /// An answer of a snapshot.
    pub(crate) fn get(&self, snapshot: u64, key: &Key) -> Option<Kept> {
        let answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.answers.get(key).filter(|_| answers.snapshot == snapshot).cloned()
    }

    /// Keeps an answer.
    pub(crate) fn keep(&self, snapshot: u64, key: Key, kept: Kept) {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.snapshot > snapshot || kept.body.len() > MOST / 8 {
            return;
        }
        if answers.snapshot < snapshot || answers.bytes + kept.body.len() > MOST {
            *answers = Answers { snapshot, ..Answers::default() };
        }
        answers.bytes += kept.body.len();
        answers.answers.insert(key, kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(bytes: usize) -> Kept {
        Kept { media: "text/plain", file: None, body: vec![0; bytes].into() }
    }

    #[test]
    fn answers_of_another_snapshot_are_not_given() {
        let (cache, key) = (Cache::default(), Key("a".to_owned()));
        cache.keep(3, key.clone(), kept(1));
        assert!(cache.get(3, &key).is_some() && cache.get(2, &key).is_none() && cache.get(4, &key).is_none());
        cache.keep(2, Key("b".to_owned()), kept(1));
        assert!(cache.get(3, &key).is_some());
        cache.keep(4, Key("b".to_owned()), kept(1));
        assert!(cache.get(3, &key).is_none() && cache.get(4, &Key("b".to_owned())).is_some());
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let cache = Cache::default();
        for number in 0..40 {
            cache.keep(1, Key(number.to_string()), kept(MOST / 10));
        }
        assert!(cache.0.lock().unwrap_or_else(PoisonError::into_inner).bytes <= MOST);
        cache.keep(1, Key("large".to_owned()), kept(MOST));
        assert!(cache.get(1, &Key("large".to_owned())).is_none());
    }
}

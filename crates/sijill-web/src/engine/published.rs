//! The record as the public sees it: a snapshot of its own, made of the present one by the publication profile, and threads
//! whose seats have no other. It is made when somebody asks, and anew when the record or the profile has changed.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sijill_desk::ask::weighed::knowledge;
use sijill_desk::public::Public;
use sijill_desk::{AnswerError, ask};
use sijill_gazetteer::Gazetteer;
use sijill_weigh::ledger::Ledger;

use super::keeper::{Keeper, Snapshot};
use super::pool::Pool;

/// Threads that answer the public.
const THREADS: usize = 2;
/// Where a snapshot took long, the next comes no sooner than so many times that.
const PAUSE: u32 = 10;

/// The record as the public sees it.
#[derive(Debug)]
pub(crate) struct Published {
    path: PathBuf,
    gazetteer: Arc<Gazetteer>,
    keeper: Arc<Keeper>,
    last: RwLock<Option<Made>>,
    /// Held by whoever makes the next one.
    making: Mutex<()>,
    pool: OnceLock<Pool>,
}

/// A snapshot with what it was made of.
#[derive(Debug, Clone)]
struct Made {
    snapshot: Arc<Snapshot>,
    of: u64,
    day: Date,
    at: Instant,
    took: Duration,
}

impl Published {
    /// Nothing is made yet.
    pub(crate) const fn new(path: PathBuf, keeper: Arc<Keeper>, gazetteer: Arc<Gazetteer>) -> Self {
        Self {
            path,
            gazetteer,
            keeper,
            last: RwLock::new(None),
            making: Mutex::new(()),
            pool: OnceLock::new(),
        }
    }

    /// The snapshot that was made last.
    pub(crate) fn last(&self) -> Option<Arc<Snapshot>> {
        self.made().map(|made| made.snapshot)
    }

    /// The snapshot of now. It may wait for the disk, and for a while.
    pub(crate) fn current(&self) -> Result<Arc<Snapshot>, AnswerError> {
        if let Some(snapshot) = self.fresh() {
            return Ok(snapshot);
        }
        let _one = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(snapshot) = self.fresh() {
            return Ok(snapshot);
        }
        let began = Instant::now();
        let main = self.keeper.current();
        let now = Timestamp::now();
        let snapshot = Arc::new(self.make(&main, now)?);
        let day = today(now);
        let made = Made {
            snapshot: Arc::clone(&snapshot),
            of: main.number,
            day,
            at: Instant::now(),
            took: began.elapsed(),
        };
        *self.last.write().unwrap_or_else(PoisonError::into_inner) = Some(made);
        Ok(snapshot)
    }

    /// Threads that answer from it; `current` was called before.
    pub(crate) fn pool(self: &Arc<Self>) -> Result<&Pool, AnswerError> {
        if let Some(pool) = self.pool.get() {
            return Ok(pool);
        }
        let own = Arc::downgrade(self);
        let main = Arc::clone(&self.keeper);
        // Without anything made there is nobody who asks; a seat without a veil is never given.
        let current = move || own.upgrade().and_then(|own| own.last()).unwrap_or_else(|| main.closed());
        let pool =
            Pool::start(THREADS, &self.path, Arc::new(current), &self.gazetteer, self.keeper.recess())?;
        Ok(self.pool.get_or_init(|| pool))
    }

    /// Ends the threads.
    pub(crate) fn stop(&self) {
        if let Some(pool) = self.pool.get() {
            pool.stop();
        }
    }

    fn made(&self) -> Option<Made> {
        self.last.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was made, where it still holds: another profile counts at once, further entries after a while.
    fn fresh(&self) -> Option<Arc<Snapshot>> {
        let (made, main) = (self.made()?, self.keeper.current());
        let same = made.of == main.number || made.at.elapsed() < made.took * PAUSE;
        let holds =
            same && made.snapshot.publication == main.publication && made.day == today(Timestamp::now());
        holds.then_some(made.snapshot)
    }

    fn make(&self, main: &Snapshot, now: Timestamp) -> Result<Snapshot, AnswerError> {
        let profile = main.publication.as_ref().clone();
        let moment = Public::moment(&profile, now);
        let public = Public::new(profile, Arc::clone(&self.gazetteer), now);
        let record = ask::held(&self.path)?;
        let size = match moment {
            Some(time) => record.size_at(time)?.min(main.size),
            None => main.size,
        };
        let mut asked = record.ask_at(size)?;
        let counted = asked.standing.withdrawn.len();
        asked.leave_out(&public)?;
        let ledger = if size == main.size && asked.standing.withdrawn.len() == counted {
            public.ledger(&main.ledger)
        } else {
            let (mut ledger, _) = Ledger::open(&asked, &self.gazetteer, &knowledge()?)?;
            for row in self.keeper.places() {
                ledger.place(&self.gazetteer, &row);
            }
            public.ledger(&ledger)
        };
        let past = if size < main.size {
            let root = record.root_of_first(size)?.map(|root| root.base64()).unwrap_or_default();
            let last = size
                .checked_sub(1)
                .map(|last| record.store().time(last))
                .transpose()
                .map_err(sijill_record::RecordError::from)?;
            Some((last.flatten().unwrap_or(now), root))
        } else {
            None
        };
        drop(asked);
        ask::let_go(&record)?;
        Ok(main.published(size, past, ledger, Arc::new(public)))
    }
}

fn today(now: Timestamp) -> Date {
    now.to_zoned(TimeZone::UTC).date()
}

//! Keeps a snapshot of the record, and takes a new one when the record has gone on.
//!
//! A snapshot is what all questions of a while are answered from: how many entries count, and the ledger that was made of
//! them. Taking one of a large record takes a second or two, so the next one waits for a multiple of that; whoever writes
//! here waits for the snapshot that has what he wrote.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use sijill_claim::Kind;
use sijill_desk::ask::weighed;
use sijill_desk::public::Public;
use sijill_desk::{AnswerError, ask};
use sijill_gazetteer::Gazetteer;
use sijill_record::payload::Profile;
use sijill_record::question::PlaceRow;
use sijill_record::store::{Access, SqliteStore, Store as _};
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;

use super::recess::Recess;

/// How often it is looked whether others wrote.
const LOOK: Duration = Duration::from_millis(500);
/// A new snapshot that nobody waits for comes no sooner than so many times what the last one took.
const PAUSE: u32 = 10;

/// The record as it stands for the questions of a while.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// Counts snapshots.
    pub(crate) number: u64,
    /// How many entries count.
    pub(crate) size: u64,
    /// How long it took to take it.
    pub(crate) took: Duration,
    /// When the last of them was recorded.
    pub(crate) time: Timestamp,
    /// The record's name.
    pub(crate) origin: String,
    /// The signed checkpoint of the record as it was then.
    pub(crate) checkpoint: String,
    /// What the public sees of it.
    pub(crate) publication: Arc<Profile>,
    /// What is withheld from whoever asks: they are the public.
    pub(crate) veil: Option<Arc<Public>>,
    /// Its claims as they weigh.
    pub(crate) ledger: Arc<Ledger>,
    incidents: OnceLock<Vec<Incident>>,
}

impl Snapshot {
    /// All incidents across reports.
    pub(crate) fn incidents(&self) -> &[Incident] {
        self.incidents.get_or_init(|| self.ledger.all_incidents())
    }

    /// The record as the public sees it: of so many entries, and where these are fewer, with the time of the last of them and
    /// the root of the log then.
    pub(crate) fn published(
        &self,
        size: u64,
        past: Option<(Timestamp, String)>,
        ledger: Ledger,
        veil: Arc<Public>,
    ) -> Self {
        // Each is another one: nothing is told again that was told through another veil.
        static NUMBERS: AtomicU64 = AtomicU64::new(1);
        let (time, root) = match past {
            Some((time, root)) => (time, Some(root)),
            None => (self.time, None),
        };
        let checkpoint = match root {
            Some(root) => format!("{}\n{size}\n{root}\n", self.origin),
            None => self.checkpoint.clone(),
        };
        Self {
            number: NUMBERS.fetch_add(1, Ordering::Relaxed),
            size,
            took: Duration::ZERO,
            time,
            origin: self.origin.clone(),
            checkpoint,
            publication: Arc::clone(&self.publication),
            veil: Some(veil),
            ledger: Arc::new(ledger),
            incidents: OnceLock::new(),
        }
    }

    /// The record as it stood before, of fewer entries; `root` is that of its log then, which nobody need have signed.
    pub(crate) fn past(&self, size: u64, time: Timestamp, root: &str, ledger: Ledger) -> Self {
        Self {
            number: self.number,
            size,
            took: self.took,
            time,
            origin: self.origin.clone(),
            checkpoint: format!("{}\n{size}\n{root}\n", self.origin),
            publication: Arc::clone(&self.publication),
            veil: self.veil.clone(),
            ledger: Arc::new(ledger),
            incidents: OnceLock::new(),
        }
    }
}

/// Keeps the snapshot.
#[derive(Debug)]
pub(crate) struct Keeper {
    path: PathBuf,
    gazetteer: Arc<Gazetteer>,
    current: RwLock<Arc<Snapshot>>,
    /// Places that were asked about and that no claim names: later ledgers have them from the start.
    places: Mutex<Vec<PlaceRow>>,
    wanted: Mutex<Wanted>,
    changed: Condvar,
    recess: Arc<Recess>,
}

#[derive(Debug, Default)]
struct Wanted {
    /// Somebody waits for a snapshot with so many entries.
    size: u64,
    /// It is over.
    stopped: bool,
}

impl Keeper {
    /// Takes the first snapshot, and begins to keep it.
    pub(crate) fn start(path: PathBuf, gazetteer: Arc<Gazetteer>) -> Result<Arc<Self>, AnswerError> {
        let first = taken(&path, &gazetteer, 0, &[])?;
        let keeper = Arc::new(Self {
            path,
            gazetteer,
            current: RwLock::new(Arc::new(first)),
            places: Mutex::default(),
            wanted: Mutex::default(),
            changed: Condvar::new(),
            recess: Arc::default(),
        });
        let weak = Arc::downgrade(&keeper);
        thread::spawn(move || {
            let mut last = Duration::ZERO;
            while let Some(keeper) = weak.upgrade() {
                if !keeper.pass(&mut last) {
                    return;
                }
            }
        });
        Ok(keeper)
    }

    /// When nobody may hold the record open.
    pub(crate) const fn recess(&self) -> &Arc<Recess> {
        &self.recess
    }

    /// The snapshot of now.
    pub(crate) fn current(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Waits, no longer than a while, until what was written counts.
    pub(crate) fn reach(&self, size: u64, patience: Duration) {
        let until = Instant::now() + patience;
        let mut wanted = self.lock();
        wanted.size = wanted.size.max(size);
        self.changed.notify_all();
        while self.current().size < size && !wanted.stopped {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            wanted = self.changed.wait_timeout(wanted, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Places that were asked about and that no claim names.
    pub(crate) fn places(&self) -> Vec<PlaceRow> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Nothing at all, for seats of the public before anything was made for it.
    pub(crate) fn closed(&self) -> Arc<Snapshot> {
        let main = self.current();
        let everything = Profile {
            reports_withheld: Vec::new(),
            kinds_withheld: Kind::ALL.to_vec(),
            ..Profile::default()
        };
        let veil = Public::new(everything, Arc::clone(&self.gazetteer), main.time);
        Arc::new(main.published(0, Some((main.time, String::new())), Ledger::default(), Arc::new(veil)))
    }

    /// Takes places into the ledger that no claim names. The snapshot is a new one, of the same entries.
    pub(crate) fn know(&self, rows: &[PlaceRow]) {
        self.places.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(rows);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        let mut ledger = Ledger::clone(&current.ledger);
        for row in rows {
            ledger.place(&self.gazetteer, row);
        }
        *current = Arc::new(Snapshot {
            number: current.number + 1,
            size: current.size,
            took: current.took,
            time: current.time,
            origin: current.origin.clone(),
            checkpoint: current.checkpoint.clone(),
            publication: Arc::clone(&current.publication),
            veil: None,
            ledger: Arc::new(ledger),
            incidents: OnceLock::new(),
        });
    }

    /// Ends the keeping.
    pub(crate) fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Wanted> {
        self.wanted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a change and takes it in; false where it is over.
    fn pass(&self, last: &mut Duration) -> bool {
        let mut waited = Duration::ZERO;
        loop {
            let wanted = self.lock();
            let is_wanted = |wanted: &Wanted| wanted.size > self.current().size || wanted.stopped;
            let wanted = if is_wanted(&wanted) {
                wanted
            } else {
                self.changed.wait_timeout(wanted, LOOK).unwrap_or_else(PoisonError::into_inner).0
            };
            if wanted.stopped {
                return false;
            }
            if is_wanted(&wanted) {
                break;
            }
            drop(wanted);
            waited += LOOK;
            if waited >= *last * PAUSE && self.has_gone_on() {
                break;
            }
        }
        let _sits = self.recess.sit();
        let began = Instant::now();
        let places = self.places.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // Where the record cannot be read just now, what is known goes on being told; the next pass tries again.
        if let Ok(snapshot) = taken(&self.path, &self.gazetteer, self.current().number + 1, &places) {
            let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
            let number = snapshot.number.max(current.number + 1);
            *current = Arc::new(Snapshot { number, ..snapshot });
        } else {
            thread::sleep(LOOK);
        }
        *last = began.elapsed();
        self.changed.notify_all();
        true
    }

    fn has_gone_on(&self) -> bool {
        let _sits = self.recess.sit();
        let size = SqliteStore::open(&self.path, Access::Read).and_then(|store| store.size());
        size.is_ok_and(|size| size != self.current().size)
    }
}

fn taken(
    path: &std::path::Path,
    gazetteer: &Gazetteer,
    number: u64,
    places: &[PlaceRow],
) -> Result<Snapshot, AnswerError> {
    let began = Instant::now();
    let record = ask::held(path)?;
    let asked = record.ask()?;
    let (mut ledger, kept) = weighed::held(&asked, gazetteer)?;
    for row in places {
        ledger.place(gazetteer, row);
    }
    let publication =
        asked.standing.publication.as_ref().map(|(_, set)| set.profile.clone()).unwrap_or_default();
    let state = record.state();
    let snapshot = Snapshot {
        number,
        size: asked.size,
        took: began.elapsed(),
        time: state.time,
        origin: state.origin.clone(),
        checkpoint: state.checkpoint.clone(),
        publication: Arc::new(publication),
        veil: None,
        ledger: Arc::new(ledger),
        incidents: OnceLock::new(),
    };
    ask::let_go(&record)?;
    if let Some(kept) = kept {
        // What lies on the shelf only saves time: a record that cannot be written now is served all the same.
        let _ = weighed::shelve(path, &kept);
    }
    // So that the first who looks at them need not wait.
    snapshot.incidents();
    Ok(snapshot)
}

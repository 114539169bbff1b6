//! Who checks what: the work is cut into tasks, and each thread takes the next one. Every thread has a store of its own,
//! held at the same moment; one that sees another moment, because somebody wrote meanwhile, leaves the work to the others.

use std::ops::Range as Numbers;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::Open;
use super::blobs::{self, Blobs};
use super::entries::{self, Range};
use super::views::{Look, Looked};
use crate::codec::Codec;
use crate::record::State;
use crate::store::{Store, StoreError};
use crate::views::VIEWS;

/// More threads than these gain nothing.
const MOST_THREADS: usize = 8;
/// More blobs than these may be decoded twice.
const MOST_MARKS: u64 = 1 << 26;

/// Everything that was found, in the order of the log.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) ranges: Vec<Range>,
    pub(super) blobs: Vec<Blobs>,
    pub(super) looked: Vec<Looked>,
    /// The store's own faults, or why it cannot tell.
    pub(super) structure: Vec<String>,
}

impl Gathered {
    fn append(&mut self, mut other: Self) {
        self.ranges.append(&mut other.ranges);
        self.blobs.append(&mut other.blobs);
        self.looked.append(&mut other.looked);
        self.structure.append(&mut other.structure);
    }
}

/// What a thread reads with.
pub(super) struct Reader<'s> {
    pub(super) store: &'s dyn Store,
    pub(super) codec: Codec,
    pub(super) marks: &'s Marks,
    pub(super) last: Option<(u64, Rc<[u8]>)>,
}

/// Blobs that were found sound already.
#[derive(Debug)]
pub(super) struct Marks(Vec<AtomicU64>);

impl Marks {
    fn new(blobs: u64) -> Self {
        Self((0..blobs.min(MOST_MARKS).div_ceil(64)).map(|_| AtomicU64::new(0)).collect())
    }

    fn of(&self, blob: u64) -> Option<&AtomicU64> {
        self.0.get(usize::try_from(blob / 64).ok()?)
    }

    pub(super) fn is_sound(&self, blob: u64) -> bool {
        self.of(blob).is_some_and(|word| word.load(Ordering::Relaxed) >> (blob % 64) & 1 == 1)
    }

    pub(super) fn sound(&self, blob: u64) {
        if let Some(word) = self.of(blob) {
            word.fetch_or(1 << (blob % 64), Ordering::Relaxed);
        }
    }
}

enum Task {
    Structure,
    Entries(Numbers<u64>),
    Look(Look),
    Blobs(Numbers<u64>),
}

/// What is still to be done.
#[derive(Debug)]
struct Queue {
    structure: bool,
    entries: Numbers<u64>,
    looks: Vec<Look>,
    blobs: Numbers<u64>,
}

impl Queue {
    fn next(&mut self) -> Option<Task> {
        if std::mem::take(&mut self.structure) {
            return Some(Task::Structure);
        }
        if let Some(numbers) = cut(&mut self.entries, entries::STEP) {
            return Some(Task::Entries(numbers));
        }
        if let Some(look) = self.looks.pop() {
            return Some(Task::Look(look));
        }
        cut(&mut self.blobs, blobs::STEP).map(Task::Blobs)
    }
}

/// Takes so many numbers off the front.
fn cut(numbers: &mut Numbers<u64>, step: u64) -> Option<Numbers<u64>> {
    let start = numbers.start;
    let end = numbers.end.min(start.saturating_add(step));
    numbers.start = end;
    (start < end).then_some(start..end)
}

struct Shared<'t> {
    queue: Mutex<Queue>,
    marks: Marks,
    rows: Option<[u64; VIEWS.len()]>,
    done: AtomicU64,
    tell: &'t (dyn Fn(u64) + Sync),
}

/// Goes through everything that a record holds.
pub(super) fn gather(
    open: Open<'_>,
    store: &dyn Store,
    state: Option<&[u8]>,
    tell: &(dyn Fn(u64) + Sync),
) -> Gathered {
    let read = state.and_then(State::read);
    let size = read.as_ref().map_or_else(|| store.size().unwrap_or(0), |state| state.size);
    // No entry brings more bytes than a report and the file that it was made from.
    let blobs = read.as_ref().map_or(u64::MAX, |state| state.blobs).min(size.saturating_mul(2));
    let rows = read.as_ref().map(|state| state.rows);
    let mut looks = vec![Look::Lookups];
    if rows.is_some() {
        looks.extend(VIEWS.map(Look::View));
        looks.push(Look::Strangers);
    }
    let shared = Shared {
        queue: Mutex::new(Queue { structure: true, entries: 0..size, looks, blobs: 0..blobs }),
        marks: Marks::new(blobs),
        rows,
        done: AtomicU64::new(0),
        tell,
    };
    let helpers = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS) - 1;
    let mut gathered = thread::scope(|scope| {
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(|| help(open, state, &shared))).collect();
        let mut gathered = shared.work(store);
        for helper in helpers {
            // Helpers do not panic; if one did, what it had taken would be found missing.
            gathered.append(helper.join().unwrap_or_default());
        }
        gathered
    });
    gathered.ranges.sort_by_key(|range| range.start);
    gathered.blobs.sort_by_key(|blobs| blobs.start);
    gathered
}

/// Works with a store of one's own, where it can be had as it was at the same moment.
fn help(open: Open<'_>, state: Option<&[u8]>, shared: &Shared<'_>) -> Gathered {
    let Some(store) = open().ok().filter(|store| store.hold().is_ok()) else { return Gathered::default() };
    if store.state().ok().as_deref() != state {
        return Gathered::default();
    }
    let gathered = shared.work(&*store);
    // Nothing was written.
    let _ = store.release();
    gathered
}

impl Shared<'_> {
    fn queue<T>(&self, with: impl FnOnce(&mut Queue) -> T) -> T {
        with(&mut self.queue.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn work(&self, store: &dyn Store) -> Gathered {
        let mut gathered = Gathered::default();
        // A dictionary that cannot be read is told of by the judgement.
        let codec = Codec::new(&store.dictionary().unwrap_or_default());
        let mut reader = Reader { store, codec, marks: &self.marks, last: None };
        while let Some(task) = self.queue(Queue::next) {
            match task {
                Task::Structure => {
                    gathered.structure = store.faults().unwrap_or_else(|error| vec![error.to_string()]);
                }
                Task::Entries(numbers) => {
                    let range = Range::check(&mut reader, numbers.start, numbers.end);
                    if range.is_empty() {
                        // An absurd size is not gone through to its end.
                        self.queue(|queue| queue.entries = 0..0);
                    }
                    let count = numbers.end - numbers.start;
                    (self.tell)(self.done.fetch_add(count, Ordering::Relaxed) + count);
                    gathered.ranges.push(range);
                }
                Task::Look(look) => gathered.looked.push(look.check(store, self.rows)),
                Task::Blobs(numbers) => {
                    let found = Blobs::check(&mut reader, numbers.start, numbers.end);
                    if found.is_empty() {
                        self.queue(|queue| queue.blobs = 0..0);
                    }
                    gathered.blobs.push(found);
                }
            }
        }
        gathered
    }
}

/// What is found under a number.
pub(super) enum Found<T> {
    Here(T),
    Missing,
    /// Why it cannot be read.
    Unreadable(String),
}

/// Hands everything from a number on to whoever takes it.
type All<'a, T> = &'a mut dyn FnMut(&mut dyn FnMut(T) -> bool) -> Result<(), StoreError>;

/// Goes through numbered things in order, each number once, past those that cannot be read.
pub(super) fn walk<T>(
    numbers: Numbers<u64>,
    all: All<'_, T>,
    one: &mut dyn FnMut(u64) -> Result<Option<T>, StoreError>,
    number_of: fn(&T) -> u64,
    take: &mut dyn FnMut(u64, Found<T>),
) {
    let Numbers { start: mut next, end } = numbers;
    let read = all(&mut |thing| {
        let number = number_of(&thing);
        if number >= next && number < end {
            (next..number).for_each(|number| take(number, Found::Missing));
            take(number, Found::Here(thing));
            next = number + 1;
        }
        number < end && next < end
    });
    for number in next..end {
        // After an error what follows may still be there.
        let found = match if read.is_err() { one(number) } else { Ok(None) } {
            Ok(Some(thing)) if number_of(&thing) == number => Found::Here(thing),
            Ok(_) => Found::Missing,
            Err(error) => Found::Unreadable(error.to_string()),
        };
        take(number, found);
    }
}

//! The judgement: what the ranges found, put together in the order of the log.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Verified;
use super::entries::{Range, out_of_time};
use super::fault::{About, Faults, Place};
use super::named::{Kept, Named};
use super::signed::{Signed, Tree};
use super::views::compare;
use super::work::Gathered;
use crate::column::checksum;
use crate::record::State;
use crate::store::{Store, StoreError};
use crate::views::VERSION;

/// What is told of a file that cannot be opened at all.
pub(super) fn unopened(error: &StoreError) -> Verified {
    let mut faults = Faults::default();
    faults.tell(Place::Before, About::File, error.to_string());
    finished(None, 0, faults)
}

fn finished(state: Option<&State>, size: u64, faults: Faults) -> Verified {
    let (faults, more) = faults.finish();
    Verified {
        origin: state.map(|s| s.origin.clone()).unwrap_or_default(),
        key: state.map(|s| s.key.clone()).unwrap_or_default(),
        size,
        root: None,
        reports: 0,
        blobs: 0,
        erased: 0,
        checkpoint: state.map(|s| s.checkpoint.clone()).unwrap_or_default(),
        kept: 0,
        faults,
        more,
    }
}

/// Says what is wrong with everything that was gathered.
pub(super) fn judge(
    store: &dyn Store,
    state: Result<Vec<u8>, StoreError>,
    gathered: Gathered,
    kept: &[String],
) -> Verified {
    let mut faults = Faults::default();
    let state = read_state(state, &mut faults);
    check_dictionary(store, state.as_ref(), &mut faults);
    let Gathered { mut ranges, blobs, looked, structure } = gathered;
    for sentence in structure {
        faults.tell(Place::File, About::File, sentence);
    }
    let size = state.as_ref().map_or_else(|| ranges.iter().map(|r| r.leaves.len() as u64).sum(), |s| s.size);
    check_order(&mut ranges, size, &mut faults);
    if let Some(state) = &state {
        check_end(store, state, &mut faults);
    }
    let erased = check_erased(&ranges, &mut faults);
    let named = Named::of(&ranges);
    let rows = Kept::of(blobs);
    let found = named.check(&rows, state.as_ref().map(|s| s.blobs), &mut faults);
    let reports = named.reports.len() as u64;

    let (mut due, mut allowed, mut there) = (found.lookups, Vec::new(), None);
    let mut whole = rows.is_whole();
    for mut one in looked {
        whole &= one.faults.is_empty();
        faults.append(one.faults);
        due.append(&mut one.due);
        allowed.append(&mut one.allowed);
        there = there.or(one.there);
        if let Some(blobs) = one.report_blobs {
            named.check_view(&rows, &blobs, &mut faults);
        }
    }
    let unfinished = state.as_ref().is_some_and(|s| s.views != VERSION);
    if unfinished {
        let why = "The views were made by another version of Sijill, or their making was interrupted: `sijill verify --rebuild` makes them anew.";
        faults.tell(Place::Views, About::View, why);
    }
    if let Some(there) = there
        && whole
        && !unfinished
        && state.is_some()
    {
        compare(due, allowed, &there, &mut faults);
    }

    let tree = Tree::of(ranges, size);
    let signed = Signed::check(state.as_ref(), &tree, kept, &mut faults);
    let blobs = rows.len();
    let key = signed.key;
    Verified {
        key,
        root: tree.root(size),
        reports,
        blobs,
        erased,
        kept: signed.kept,
        ..finished(state.as_ref(), size, faults)
    }
}

fn read_state(state: Result<Vec<u8>, StoreError>, faults: &mut Faults) -> Option<State> {
    let sentence = match state {
        Ok(bytes) => match State::read(&bytes) {
            Some(state) => return Some(state),
            None => "What the record says of its own state was altered: how far it goes can no longer be told for certain.".to_owned(),
        },
        Err(error) => format!("What the record says of its own state cannot be read: {error}"),
    };
    faults.tell(Place::Log, About::File, sentence);
    None
}

fn check_dictionary(store: &dyn Store, state: Option<&State>, faults: &mut Faults) {
    match store.dictionary() {
        Ok(dictionary) => {
            if state.is_some_and(|state| state.dictionary != checksum(0, 0, &dictionary)) {
                faults.tell(Place::Before, About::File, "The dictionary that everything is coded with was altered, so that nothing can be read for certain.");
            }
        }
        Err(error) => faults.tell(
            Place::Before,
            About::File,
            format!("The dictionary that everything is coded with cannot be read: {error}"),
        ),
    }
}

/// Nothing stands after the last entry and the last bytes.
fn check_end(store: &dyn Store, state: &State, faults: &mut Faults) {
    let (mut entry, mut blob) = (None, None);
    // What cannot be read is told of by the store itself.
    let _ = store.entries(state.size, &mut |found| {
        entry = Some(found.number);
        false
    });
    let _ = store.blobs(state.blobs, &mut |found| {
        blob = Some(found.number);
        false
    });
    if let Some(number) = entry {
        faults.entry(number, format!("Entry e{number} stands after the last one that was signed."));
    }
    if let Some(number) = blob {
        faults.tell(
            Place::Bytes,
            About::Blob(number),
            format!("Blob {number} stands after the last one that there should be."),
        );
    }
}

/// Altered, missing and reordered entries, and the first one.
fn check_order(ranges: &mut [Range], size: u64, faults: &mut Faults) {
    let mut last = None;
    let mut next = 0;
    let mut altered = Vec::new();
    for range in ranges.iter_mut() {
        faults.append(std::mem::take(&mut range.faults));
        altered.append(&mut range.altered);
        if let (Some(last), Some((first, _))) = (last, range.times)
            && first < last
        {
            faults.entry(range.start, out_of_time(range.start));
        }
        last = range.times.map(|(_, last)| last).or(last);
        next = range.start + range.leaves.len() as u64;
    }
    if next < size {
        faults.entry(next, format!("Nothing is known of the entries from e{next} on: too many are missing."));
    }
    let numbers: FxHashSet<u64> =
        altered.iter().map(|(head, _)| head.number).take(super::MOST_FAULTS).collect();
    for (head, leaf) in altered {
        let number = head.number;
        let mut others = numbers.iter().copied().chain([number + 1, number.saturating_sub(1)]);
        let from = others.find(|other| {
            let mut moved = head.clone();
            moved.number = *other;
            moved.leaf() == leaf
        });
        faults.entry(
            number,
            match from {
                Some(from) => {
                    format!("Entry e{number} is out of its place: what stands there was recorded as e{from}.")
                }
                None => {
                    format!("Entry e{number} was altered: what it says is not what its leaf was made of.")
                }
            },
        );
    }
    if ranges.first().is_none_or(|range| range.created.is_none()) && !faults.names_entry() {
        faults.entry(0, "The first entry does not say that a record was created.");
    }
}

/// Payloads that are gone must have been erased by an entry, and those that were erased must be gone. Gives how many.
fn check_erased(ranges: &[Range], faults: &mut Faults) -> u64 {
    let gone: FxHashSet<u64> = ranges.iter().flat_map(|r| r.erased.iter().copied()).collect();
    let mut listed: FxHashMap<u64, u64> = FxHashMap::default();
    for (by, erasure) in ranges.iter().flat_map(|r| &r.erasures) {
        listed.extend(erasure.entries.iter().map(|blank| (blank.entry, *by)));
    }
    for number in &gone {
        if !listed.contains_key(number) {
            faults.entry(
                *number,
                format!("The payload of entry e{number} is missing, and no entry says that it was erased."),
            );
        }
    }
    for (number, by) in &listed {
        if !gone.contains(number) {
            faults.entry(
                *number,
                format!("Entry e{by} says that the payload of entry e{number} was erased, but it is there."),
            );
        }
    }
    gone.len() as u64
}

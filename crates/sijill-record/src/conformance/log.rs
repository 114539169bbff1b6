//! The log itself: what is put in comes out, all of a batch or nothing.

use super::{DICTIONARY, Maker, Told, batch, blob, entries_from, entry, made};
use crate::hash::Hash;
use crate::store::{Batch, StoreError, StoredContent};

pub(super) fn new_store(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let store = made(maker)?;
    told.unless(store.dictionary()? == DICTIONARY, "the dictionary is not the one it was made with.");
    told.unless(store.state()? == b"state 0", "the state is not the one it was made with.");
    told.unless(store.size()? == 0, "there are entries.");
    told.unless(store.entry(0)?.is_none() && store.blob(0)?.is_none(), "there is an entry or a blob.");
    told.unless(
        store.run(0)?.is_none() && store.leaf(0)?.is_none() && store.time(0)?.is_none(),
        "there are hashes or times.",
    );
    told.unless(store.faults()?.is_empty(), "it tells faults.");
    Ok(())
}

pub(super) fn round_trip(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut store = made(maker)?;
    let mut first = batch(0, 300);
    first.runs = vec![(0, Hash::of(b"run"))];
    store.append(&first)?;
    store.append(&batch(300, 7))?;
    drop(store);
    let store = (maker.open)()?;
    told.unless(store.size()? == 307, "not all entries are there after it was opened again.");
    told.unless(store.state()? == b"state 307", "the state is not the last one.");
    told.unless(
        entries_from(&*store, 0)?.into_iter().eq((0..307).map(entry)),
        "the entries are not those that were put in, in their order.",
    );
    told.unless(
        entries_from(&*store, 305)?.len() == 2 && entries_from(&*store, 307)?.is_empty(),
        "entries are not given from a number on.",
    );
    told.unless(
        (0..307).all(|n| store.entry(n).is_ok_and(|e| e == Some(entry(n)))),
        "an entry is not found by its number.",
    );
    let same = |n| {
        store.leaf(n).is_ok_and(|l| l == Some(entry(n).leaf))
            && store.time(n).is_ok_and(|t| t == Some(entry(n).time))
    };
    told.unless((0..307).all(same), "a leaf or a time is not its entry's.");
    told.unless(
        store.run(0)? == Some(Hash::of(b"run")) && store.run(1)?.is_none(),
        "a run's hash is not the one that was put in.",
    );
    told.unless(
        (0..307).all(|n| store.blob(n).is_ok_and(|b| b == Some(blob(n)))),
        "a blob is not the one that was put in.",
    );
    let mut seen = Vec::new();
    store.blobs(300, &mut |blob| {
        seen.push(blob.number);
        seen.len() < 3
    })?;
    told.unless(seen == [300, 301, 302], "blobs are not given in order until enough are had.");
    let mut count = 0;
    store.entries(0, &mut |_| {
        count += 1;
        count < 5
    })?;
    told.unless(count == 5, "entries are given after enough were had.");
    told.unless(store.faults()?.is_empty(), "it tells faults.");
    Ok(())
}

pub(super) fn late_batch(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut store = made(maker)?;
    store.append(&batch(0, 3))?;
    let late = store.append(&batch(2, 2));
    told.unless(
        matches!(late, Err(StoreError::Moved { expected: 2, found: 3 })),
        "it is not told that others were faster.",
    );
    told.unless(store.size()? == 3 && store.state()? == b"state 3", "something of it was done.");
    store.append(&batch(3, 1))?;
    told.unless(store.size()? == 4, "nothing can be added after it.");
    Ok(())
}

pub(super) fn failing_batch(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut store = made(maker)?;
    store.append(&batch(0, 3))?;
    // Its last blob has a number that is taken.
    let mut failing = batch(3, 2);
    failing.parts = vec![(1, 0, vec![1])];
    failing.lookups = vec![(1, 1, 1)];
    failing.blobs.push(blob(0));
    told.unless(store.append(&failing).is_err(), "two blobs may have one number.");
    told.unless(store.size()? == 3 && store.state()? == b"state 3", "entries or state of it are there.");
    told.unless(
        store.blob(3)?.is_none() && store.part(1, 0)?.is_none() && store.lookup(1, 1)?.is_empty(),
        "something of it is there.",
    );
    drop(store);
    let mut store = (maker.open)()?;
    store.append(&batch(3, 2))?;
    told.unless(store.size()? == 5, "nothing can be added after it.");
    Ok(())
}

pub(super) fn erasing(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut store = made(maker)?;
    store.append(&batch(0, 3))?;
    let commitment = Hash::of(b"commitment");
    store.append(&Batch {
        after: 3,
        entries: vec![entry(3)],
        erased_entries: vec![(1, commitment)],
        erased_blobs: vec![1],
        state: b"state 4".to_vec(),
        ..Batch::default()
    })?;
    store.scrub()?;
    let erased = store.entry(1)?;
    told.unless(
        erased.as_ref().is_some_and(|e| e.content == StoredContent::Erased(commitment)),
        "the payload is there, or its commitment is not.",
    );
    told.unless(
        erased.is_some_and(|e| e.leaf == entry(1).leaf && e.time == entry(1).time),
        "more of the entry is gone than its payload.",
    );
    let gone = store.blob(1)?;
    told.unless(
        gone.is_some_and(|b| b.bytes.is_none() && b.size == 0 && b.sha256 == blob(1).sha256),
        "bytes or their size are there, or their digest is not.",
    );
    told.unless(
        store.blob(2)? == Some(blob(2)) && store.entry(2)? == Some(entry(2)),
        "something else is gone.",
    );
    Ok(())
}

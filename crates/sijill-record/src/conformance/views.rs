//! What is made of the log: parts of columns, look-ups, and words to be found.

use super::{Maker, Told, batch, made};
use crate::store::{Batch, Store, StoreError, Words};

fn found(store: &dyn Store, words: &str) -> Result<Vec<u64>, StoreError> {
    let mut reports = Vec::new();
    store.search(words, &mut |report| {
        reports.push(report);
        true
    })?;
    Ok(reports)
}

pub(super) fn parts_and_lookups(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut store = made(maker)?;
    let mut first = batch(0, 1);
    first.parts = vec![(7, 0, vec![1]), (7, 1, vec![2]), (8, 0, vec![3]), (7, 2, Vec::new())];
    first.lookups = vec![(1, -5, 9), (1, -5, 3), (1, i64::MAX, 0), (2, -5, 4), (1, -5, 3)];
    store.append(&first)?;
    let mut second = batch(1, 1);
    second.parts = vec![(7, 1, vec![4, 4])];
    second.dropped_lookups = vec![(1, -5, 9), (3, 0, 0)];
    store.append(&second)?;
    told.unless(store.part(7, 1)? == Some(vec![4, 4]), "a part is not replaced by a later one.");
    told.unless(
        store.part(7, 0)? == Some(vec![1]) && store.part(7, 2)? == Some(Vec::new()),
        "a part is not the one that was put in.",
    );
    told.unless(
        store.part(7, 3)?.is_none() && store.part(9, 0)?.is_none(),
        "there is a part that nobody put in.",
    );
    let mut parts = Vec::new();
    store.parts(7, 1, &mut |number, bytes| {
        parts.push((number, bytes.len()));
        true
    })?;
    told.unless(
        parts == [(1, 2), (2, 0)],
        "the parts of a column are not given in order from a number on, and no others.",
    );
    told.unless(store.lookup(1, -5)? == [3], "a look-up stands twice, or was not dropped.");
    told.unless(
        store.lookup(1, i64::MAX)? == [0] && store.lookup(2, -5)? == [4],
        "a look-up is not the one that was put in.",
    );
    told.unless(store.lookup(3, 0)?.is_empty(), "there is a look-up that nobody put in.");
    let mut all = Vec::new();
    store.lookups(&mut |space, key, number| {
        all.push((space, key, number));
        true
    })?;
    all.sort_unstable();
    told.unless(
        all == [(1, -5, 3), (1, i64::MAX, 0), (2, -5, 4)],
        "not all look-ups are listed, or others are.",
    );
    told.unless(store.faults()?.is_empty(), "it tells faults.");
    Ok(())
}

pub(super) fn words(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut store = made(maker)?;
    let words =
        |report, title: &str, text: &str| Words { report, title: title.to_owned(), text: text.to_owned() };
    let mut first = batch(0, 1);
    first.words = vec![
        words(0, "Shelling in the old town", "Nine people were killed when shells fell on the bakery."),
        words(1, "", "The bakery was closed. قُتل تسعة أشخاص في حلب"),
        words(2, "A meeting", "Delegates met on Sunday in Zürich."),
    ];
    store.append(&first)?;
    for (question, expected) in [
        ("bakery", &[0, 1][..]),
        ("BAKERY", &[0, 1]),
        ("bakery killed", &[0]),
        ("\"the bakery\"", &[0, 1]),
        ("\"bakery the\"", &[]),
        ("bakery NOT killed", &[1]),
        ("killed OR met", &[0, 2]),
        ("shell*", &[0]),
        ("shelling", &[0]),
        ("zurich", &[2]),
        ("حلب", &[1]),
        ("nothing", &[]),
    ] {
        told.unless(
            found(&*store, question)? == expected,
            &format!("the search for {question} does not find {expected:?}."),
        );
    }
    told.unless(
        matches!(found(&*store, "\"open"), Err(StoreError::Search { .. })),
        "an unfinished question is not told of as one.",
    );
    let forget = Batch { after: 1, forgotten: vec![0, 77], state: b"state 1".to_vec(), ..Batch::default() };
    store.append(&forget)?;
    told.unless(found(&*store, "bakery")? == [1], "a forgotten report is found.");
    told.unless(store.faults()?.is_empty(), "it tells faults.");
    Ok(())
}

pub(super) fn rebuilding(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut store = made(maker)?;
    let mut first = batch(0, 2);
    first.parts = vec![(7, 0, vec![1])];
    first.lookups = vec![(1, 2, 3)];
    first.words = vec![Words { report: 0, title: String::new(), text: "bakery".to_owned() }];
    store.append(&first)?;
    let again = Batch {
        after: 2,
        rebuild: true,
        parts: vec![(8, 0, vec![2])],
        words: vec![Words { report: 0, title: String::new(), text: "school".to_owned() }],
        state: b"state 2".to_vec(),
        ..Batch::default()
    };
    store.append(&again)?;
    told.unless(store.part(7, 0)?.is_none() && store.lookup(1, 2)?.is_empty(), "parts or look-ups stay.");
    told.unless(found(&*store, "bakery")?.is_empty(), "words stay.");
    told.unless(
        store.part(8, 0)? == Some(vec![2]) && found(&*store, "school")? == [0],
        "what comes with it does not count.",
    );
    told.unless(store.size()? == 2 && store.blob(1)?.is_some(), "something of the log is gone.");
    told.unless(store.faults()?.is_empty(), "it tells faults.");
    Ok(())
}

pub(super) fn shelf(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut store = made(maker)?;
    store.append(&batch(0, 2))?;
    let things = |byte: u8| vec![(0, vec![byte]), (9, vec![byte, byte])];
    told.unless(store.shelf(9)?.is_none(), "something lies on a new shelf.");
    told.unless(store.shelve(0, None, &things(1))?, "nothing can be put on a new shelf.");
    told.unless(!store.shelve(0, None, &things(2))?, "what nobody expected is replaced.");
    told.unless(store.shelf(9)? == Some(vec![1, 1]), "what was put there is not there.");
    told.unless(store.shelve(0, Some(&[1]), &things(3))?, "what was expected is not replaced.");
    store.append(&batch(2, 1))?;
    told.unless((maker.open)()?.shelf(9)? == Some(vec![3, 3]), "an addition takes something from the shelf.");
    let erased = Batch {
        after: 3,
        erased_entries: vec![(1, crate::hash::Hash::of(b"commitment"))],
        state: b"state 3".to_vec(),
        ..Batch::default()
    };
    store.append(&erased)?;
    told.unless(store.shelf(0)?.is_none(), "an erasure leaves something on the shelf.");
    told.unless(store.shelve(0, None, &things(4))?, "nothing can be put on a cleared shelf.");
    store.append(&Batch { after: 3, rebuild: true, state: b"state 3".to_vec(), ..Batch::default() })?;
    told.unless(store.shelf(9)?.is_none(), "something stays when the views are thrown away.");
    told.unless(store.faults()?.is_empty(), "it tells faults.");
    Ok(())
}

//! What questions can see of a record's views, without the numbers of rows that nobody is shown.

use std::collections::BTreeMap;

use sijill_record::column::{Holds, NONE};
use sijill_record::store::Store;
use sijill_record::views::{
    Column, Reading, VIEWS, View, claim, columns_of, hop, incident, place, report, source, version,
};
use sijill_record::{Record, State};

type Row = Vec<String>;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub rows: BTreeMap<&'static str, Vec<Row>>,
    pub found: BTreeMap<String, Vec<u64>>,
}

fn column(views: &Reading<'_>, column: Column) -> Vec<String> {
    match column.holds {
        Holds::Numbers => {
            let numbers = views.numbers(column).unwrap();
            numbers.iter().map(|n| if *n == NONE { String::new() } else { n.to_string() }).collect()
        }
        Holds::Words => views.texts(column).unwrap(),
    }
}

fn table(views: &Reading<'_>, view: View) -> Vec<Row> {
    let columns: Vec<_> = columns_of(view).iter().map(|c| column(views, *c)).collect();
    (0..views.count(view) as usize).map(|row| columns.iter().map(|c| c[row].clone()).collect()).collect()
}

fn named(names: &[String], cell: &mut String) {
    if !cell.is_empty() {
        *cell = names[cell.parse::<usize>().unwrap()].clone();
    }
}

/// Every row, word for word.
pub fn exactly(record: &Record) -> BTreeMap<String, Vec<Row>> {
    let views = Reading { store: record.store(), rows: record.state().rows };
    let mut all: BTreeMap<String, Vec<Row>> =
        VIEWS.iter().map(|view| (format!("{view:?}"), table(&views, *view))).collect();
    let mut lookups = Vec::new();
    record
        .store()
        .lookups(&mut |space, key, number| {
            lookups.push(vec![space.to_string(), key.to_string(), number.to_string()]);
            true
        })
        .unwrap();
    lookups.sort();
    all.insert("lookups".into(), lookups);
    all
}

/// What questions answer with.
pub fn answers(record: &Record) -> Answers {
    let store = record.store();
    let views = Reading { store, rows: record.state().rows };
    let joined = |columns: &[Column]| -> Vec<String> {
        let columns: Vec<_> = columns.iter().map(|c| column(&views, *c)).collect();
        (0..columns[0].len())
            .map(|row| columns.iter().map(|c| c[row].as_str()).collect::<Vec<_>>().join("|"))
            .collect()
    };
    let places = joined(place::ALL);
    let sources = joined(&[source::NAME, source::TYPE, source::ROLE, source::OF]);
    let mut rows = BTreeMap::new();
    for (name, view, place_at, source_at) in [
        ("reports", View::Report, None, Some(report::PUBLISHER)),
        ("readings", View::Reading, None, None),
        ("claims", View::Claim, Some(claim::PLACE), None),
        ("incidents", View::Incident, Some(incident::PLACE), None),
        ("custody", View::Custody, None, None),
        ("deeds", View::Deed, None, None),
    ] {
        let mut table = table(&views, view);
        for row in &mut table {
            if let Some(at) = place_at {
                named(&places, &mut row[usize::from(at.index)]);
            }
            if let Some(at) = source_at {
                // Blobs have numbers that nobody is shown, and other ones once it is forgotten what an erased entry named.
                let blob =
                    store.blob(row[usize::from(report::BLOB.index)].parse().unwrap()).unwrap().unwrap();
                row[usize::from(report::BLOB.index)] =
                    blob.bytes.map(|_| blob.sha256.to_string()).unwrap_or_default();
                named(&sources, &mut row[usize::from(at.index)]);
            }
        }
        // When an erased row ceased to hold is nothing that is asked of it.
        let until = match view {
            View::Claim => Some((claim::KIND, claim::UNTIL)),
            View::Incident => Some((incident::CLAIMS, incident::UNTIL)),
            _ => None,
        };
        if let Some((told, until)) = until {
            for row in table.iter_mut().filter(|row| row[usize::from(told.index)].is_empty()) {
                row[usize::from(until.index)].clear();
            }
        }
        rows.insert(name, table);
    }
    // Versions of erased claims stay as blank rows in a live record, and are not there in one made anew.
    let mut versions = table(&views, View::Version);
    let mut ordinal = vec![String::new()];
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    for row in &versions {
        let blank = row[usize::from(version::STATE.index)].is_empty();
        let of = seen.entry(row[0].clone()).or_default();
        *of += u64::from(!blank);
        ordinal.push(of.to_string());
    }
    versions.retain(|row| !row[usize::from(version::STATE.index)].is_empty());
    for row in &mut versions {
        named(&places, &mut row[usize::from(version::PLACE.index)]);
    }
    rows.insert("versions", versions);
    let mut hops = table(&views, View::Hop);
    hops.retain(|row| !row[usize::from(hop::SOURCE.index)].is_empty());
    for row in &mut hops {
        named(&sources, &mut row[usize::from(hop::SOURCE.index)]);
        let at = usize::from(hop::VERSION.index);
        row[at] = ordinal[row[at].parse::<usize>().unwrap()].clone();
    }
    rows.insert("hops", hops);
    let mut kept: Vec<Row> = sources.into_iter().filter(|s| !s.starts_with('|')).map(|s| vec![s]).collect();
    kept.sort();
    rows.insert("sources", kept);
    let mut kept: Vec<Row> = places.into_iter().filter(|s| !s.starts_with('|')).map(|s| vec![s]).collect();
    kept.sort();
    rows.insert("places", kept);
    Answers { rows, found: found(store) }
}

/// What is found by words that the reports have.
pub fn found(store: &dyn Store) -> BTreeMap<String, Vec<u64>> {
    let mut found = BTreeMap::new();
    for words in [
        "civilians",
        "market",
        "حلب",
        "\"made up\"",
        "number",
        "shelling",
        "sunday NOT observatory",
        "marat OR sur",
    ] {
        let mut reports = Vec::new();
        store
            .search(words, &mut |report| {
                reports.push(report);
                true
            })
            .unwrap();
        found.insert(words.to_owned(), reports);
    }
    found
}

pub fn assert_same(one: &Answers, other: &Answers, what: &str) {
    for (name, rows) in &one.rows {
        let others = &other.rows[name];
        for (at, (a, b)) in rows.iter().zip(others).enumerate() {
            assert_eq!(a, b, "{what}: row {at} of {name}");
        }
        assert_eq!(rows.len(), others.len(), "{what}: rows of {name}");
    }
    assert_eq!(one.found, other.found, "{what}: words");
}

pub fn state_of(store: &dyn Store) -> State {
    State::read(&store.state().unwrap()).unwrap()
}

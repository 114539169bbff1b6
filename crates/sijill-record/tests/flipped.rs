//! Every byte of a small record, altered by a bit: either it is told, or nothing that can be read is other than before.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{add, create, path_in, text, with};
use sijill_record::library::{Library, LibraryError};
use sijill_record::payload::{FeedAdded, Verdict};
use sijill_record::store::{Access, SqliteStore, Store, StoreError, StoredBlob};
use sijill_record::verify::verify;

/// A small record with something of every sort in it, as the bytes of its file.
fn small(folder: &tempfile::TempDir) -> Vec<u8> {
    let path = path_in(folder);
    let mut record = create(&path);
    add(&mut record, &[0, 1, 2, 3], 2, 1);
    add(&mut record, &[1, 3], 2, 2);
    let accepted =
        with(&mut record, 3, |r| r.review(&[0, 1], Verdict::Accept, None, None, "Nour", "right").unwrap()[0]);
    with(&mut record, 4, |r| r.undo(accepted, "Nour", "not so").unwrap());
    with(&mut record, 5, |r| r.reread(2, common::given(2, 3, "reader 2")).unwrap());
    let feed = FeedAdded {
        address: "https://news.example/feed".into(),
        name: None,
        follow: true,
        country: None,
        by: None,
    };
    with(&mut record, 6, |r| r.decide(feed.into()).unwrap());
    with(&mut record, 7, |r| r.erase(3, &[], "Nour", "asked for").unwrap());
    // Past the first whole run of leaves.
    record.begin(common::at(8), false).unwrap();
    for n in 0..250u64 {
        record.add(common::addition(n % 2, 0)).unwrap();
    }
    record.commit(&common::key()).unwrap();
    drop(record);
    std::fs::read(&path).unwrap()
}

/// Everything that can be read of a store.
fn everything(store: &dyn Store) -> Result<Vec<String>, LibraryError> {
    let mut all = vec![format!("{:?} {:?} {}", store.state()?, store.dictionary()?, store.size()?)];
    // Some bits of how things are compressed mean nothing: what is looked at is what comes out.
    let library = Library::new(store)?;
    let (mut entries, mut blobs) = (Vec::new(), Vec::new());
    store.entries(0, &mut |entry| {
        entries.push(entry);
        true
    })?;
    store.blobs(0, &mut |blob| {
        blobs.push(blob);
        true
    })?;
    for entry in entries {
        all.push(entry.leaf.to_string());
        all.push(format!("{:?}", library.decoded(entry)?));
    }
    for StoredBlob { number, sha256, size, report, bytes } in blobs {
        let plain = bytes.map(|_| library.blob(number)).transpose()?;
        all.push(format!("{number} {sha256} {size} {report:?} {plain:?}"));
    }
    for number in 0..4 {
        all.push(format!("{:?}", store.run(number)?));
    }
    for column in 0..704 {
        store.parts(column, 0, &mut |number, bytes| {
            all.push(format!("{column} {number} {bytes:?}"));
            true
        })?;
    }
    store.lookups(&mut |space, key, number| {
        all.push(format!("{space} {key} {number}"));
        true
    })?;
    for word in words() {
        for question in [format!("\"{word}\""), format!("\"{word}\"*"), format!("title: \"{word}\"")] {
            store.search(&question, &mut |report| {
                all.push(format!("{word} {report}"));
                true
            })?;
        }
    }
    store.search("\"made up\" AND \"first word\"", &mut |report| {
        all.push(format!("phrase {report}"));
        true
    })?;
    Ok(all)
}

fn words() -> BTreeSet<String> {
    let texts = (0..4).map(text).chain(["Shelling in".to_owned()]).collect::<Vec<_>>().join(" ");
    texts.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

fn store_of(bytes: &[u8]) -> Result<Box<dyn Store>, StoreError> {
    Ok(Box::new(SqliteStore::from_bytes(Path::new("flipped"), bytes)?))
}

/// What came of an altered byte.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Told,
    Irrelevant,
    Believed,
}

fn fate(bytes: &[u8], at: usize, honest: &[String], file: &Path) -> Fate {
    // What sort of file it is, and how its pages are kept, is looked at when the file is opened.
    if matches!(at, 18 | 19 | 60..72) {
        std::fs::write(file, bytes).unwrap();
        let opened = SqliteStore::open(file, Access::Read);
        return match opened {
            Err(_) => Fate::Told,
            Ok(store) if everything(&store).is_ok_and(|all| all == *honest) => Fate::Irrelevant,
            Ok(_) => Fate::Believed,
        };
    }
    match verify(&|| store_of(bytes), &[], &|_| {}) {
        Err(_) => return Fate::Told,
        Ok(verified) if !verified.is_clean() => return Fate::Told,
        Ok(_) => {}
    }
    match store_of(bytes).map_err(Into::into).and_then(|store| everything(&*store)) {
        Ok(all) if all == *honest => Fate::Irrelevant,
        _ => Fate::Believed,
    }
}

#[test]
fn every_flipped_byte() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = small(&folder);
    let honest = everything(&*store_of(&bytes).unwrap()).unwrap();
    let verified = verify(&|| store_of(&bytes), &[], &|_| {}).unwrap();
    assert!(verified.is_clean(), "{:#?}", verified.faults);

    let every = std::env::var("SIJILL_EVERY_BYTE").is_ok();
    let step = if every { 1 } else { 31 };
    let positions: Vec<usize> = (0..bytes.len()).filter(|at| at % step == 0 || *at < 100).collect();
    let (next, told, irrelevant) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let believed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for worker in 0..2 {
            let file = folder.path().join(format!("flipped-{worker}"));
            let (next, told, irrelevant, believed, positions) =
                (&next, &told, &irrelevant, &believed, &positions);
            let (bytes, honest) = (&bytes, &honest);
            scope.spawn(move || {
                let mut altered = bytes.clone();
                while let Some(&at) = positions.get(next.fetch_add(1, Ordering::Relaxed)) {
                    altered[at] ^= 1 << (at % 8);
                    match fate(&altered, at, honest, &file) {
                        Fate::Told => told.fetch_add(1, Ordering::Relaxed),
                        Fate::Irrelevant => irrelevant.fetch_add(1, Ordering::Relaxed),
                        Fate::Believed => {
                            believed.lock().unwrap().push(at);
                            0
                        }
                    };
                    altered[at] = bytes[at];
                }
            });
        }
    });
    let believed = believed.into_inner().unwrap();
    let figures = format!(
        "{} bytes, {} altered: {} told, {} irrelevant",
        bytes.len(),
        positions.len(),
        told.load(Ordering::Relaxed),
        irrelevant.load(Ordering::Relaxed)
    );
    if let Ok(to) = std::env::var("SIJILL_FIGURES") {
        std::fs::write(to, format!("{figures}\n{believed:?}\n")).unwrap();
    }
    assert!(believed.is_empty(), "{figures}; believed: {believed:?}");
    assert!(told.load(Ordering::Relaxed) > positions.len() / 3, "{figures}");
}

//! Records made of invented reports, for the tests of the record as a whole.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    unreachable_pub,
    reason = "shared by tests"
)]

pub mod answers;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde_json::json;
use sijill_claim::{Claim, Document, Reading};
use sijill_intake::{Custody, Receipt};
use sijill_record::key::SecretKey;
use sijill_record::store::{Access, SqliteStore, Store, StoreError};
use sijill_record::verify::{Verified, verify};
use sijill_record::{Addition, ReadingGiven, Record};

pub const PROGRAM: &str = "sijill 0.1.0";

/// A sequence of numbers that is the same every time.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}

pub fn key() -> SecretKey {
    SecretKey::from_seed("sijill.example/tests", [7; 32]).unwrap()
}

/// Noon of some day, and so many seconds.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub const TOWNS: [&str; 6] = ["Marat", "Tel Asfar", "Qasr", "حلب", "Deir Hafa", "Sur"];
const WHO: [&str; 4] = ["the river observatory", "a rescue office", "Dr. Nada H.", "the front's command"];

pub fn claim(n: u64, span: (usize, usize), quote: &str) -> Claim {
    let killed = n % 17 + 1;
    serde_json::from_value(json!({
        "id": format!("c{}", n % 3 + 1), "kind": "casualty", "span": {"start": span.0, "end": span.1}, "quote": quote,
        "attribution": [{"name": WHO[n as usize % 4], "type": "organisation", "role": "monitor"}],
        "modality": "asserted",
        "when": {"start": "2026-10-04", "end": "2026-10-04", "words": "on Sunday"},
        "where": {"name": TOWNS[n as usize % 6], "id": format!("test:{}", n % 6), "lat": 36.1 + (n % 6) as f64 / 10.0, "lon": 37.25, "country": "SY", "radius_km": 2.5},
        "casualty": {"harm": "killed", "victims": {"status": "civilian", "side": null}, "figure": {"low": killed, "high": null, "best": killed, "words": format!("at least {killed}")}, "scope": "incident", "part_of": null},
        "confidence": 0.875
    }))
    .unwrap()
}

pub fn text(n: u64) -> String {
    format!(
        "At least {} civilians were killed on Sunday when shells fell on the market of {}, {} said. Report number {n} of this test, which is made up from its first word to its last.",
        n % 17 + 1,
        TOWNS[n as usize % 6],
        WHO[n as usize % 4]
    )
}

/// What a reader makes of a report: as many claims as wanted.
pub fn given(n: u64, claims: u64, reader: &str) -> ReadingGiven {
    let text = text(n);
    let quote = text.chars().take(28).collect::<String>();
    let claims = (0..claims).map(|i| claim(n + i, (i as usize, 28 + i as usize), &quote)).collect();
    let reading = Reading { claims, ..Reading::default() };
    ReadingGiven { text, reading, extractor: "test 1".into(), reader: reader.into() }
}

pub fn addition(n: u64, claims: u64) -> Addition {
    let document = Document {
        name: format!("report-{n}.txt"),
        title: n.is_multiple_of(2).then(|| format!("Shelling in {}", TOWNS[n as usize % 6])),
        publisher: Some(format!("The {} Gazette", TOWNS[n as usize % 3])),
        published: Some("2026-10-05".parse().unwrap()),
        language: Some("en".into()),
        ..Document::default()
    };
    Addition {
        bytes: text(n).into_bytes(),
        media: "text/plain".into(),
        document,
        custody: Custody { how: Receipt::File, from: format!("reports/{n}.txt"), ..Custody::default() },
        whole: None,
        notes: Vec::new(),
        by: Some("Nour".into()),
        program: PROGRAM.into(),
        reading: given(n, claims, "reader 1"),
    }
}

pub fn path_in(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("record.sijill")
}

pub fn create(path: &Path) -> Record {
    Record::create(path, &key(), PROGRAM, at(0)).unwrap().0
}

/// A record with so many reports, committed in steps.
pub fn filled(path: &Path, reports: u64) -> Record {
    let mut record = create(path);
    let mut n = 0;
    while n < reports {
        record.begin(at(1 + n as i64), false).unwrap();
        for _ in 0..1_000.min(reports - n) {
            record.add(addition(n, n % 3)).unwrap();
            n += 1;
        }
        record.commit(&key()).unwrap();
    }
    record
}

pub fn opener(path: &Path) -> impl Fn() -> Result<Box<dyn Store>, StoreError> + Sync {
    move || Ok(Box::new(SqliteStore::open(path, Access::Read)?))
}

pub fn verified(path: &Path) -> Verified {
    verify(&opener(path), &[], &|_| {}).unwrap()
}

/// Verifies and expects that nothing is wrong.
pub fn clean(path: &Path) -> Verified {
    let verified = verified(path);
    assert!(verified.is_clean(), "{:#?}", verified.faults);
    verified
}

/// Adds reports and commits.
pub fn add(record: &mut Record, numbers: &[u64], claims: u64, second: i64) {
    record.begin(at(second), false).unwrap();
    for &n in numbers {
        record.add(addition(n, claims)).unwrap();
    }
    record.commit(&key()).unwrap();
}

/// Does something and commits it.
pub fn with<T>(record: &mut Record, second: i64, act: impl FnOnce(&mut Record) -> T) -> T {
    record.begin(at(second), false).unwrap();
    let done = act(record);
    record.commit(&key()).unwrap();
    done
}

/// The views of a record are the same after they were made anew; everything else is sound.
pub fn check_rebuild(record: &mut Record, path: &Path, erased: bool) {
    let (live, exact) = (answers::answers(record), answers::exactly(record));
    clean(path);
    record.rebuild(&mut |_| {}).unwrap();
    clean(path);
    answers::assert_same(&live, &answers::answers(record), "made anew");
    if !erased {
        assert_eq!(exact, answers::exactly(record));
    }
}

/// Dumps and loads; gives the loaded record in its file.
pub fn moved(record: &Record, to: &Path) -> Record {
    let mut archive = Vec::new();
    let dumped = sijill_record::archive::dump(record, PROGRAM, &mut archive, &mut |_| {}).unwrap();
    let loaded =
        sijill_record::archive::load(&mut &archive[..], to, Some(&key().public()), &mut |_| {}).unwrap();
    assert_eq!((loaded.root, loaded.size), (dumped.root, dumped.size));
    clean(to);
    Record::open(to, Access::Write).unwrap()
}

/// What other tools say of a file, with the verifier that is none of this program.
pub fn python(command: &str, file: &Path) -> Result<String, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/verify.py");
    let output = std::process::Command::new("python3").arg(script).arg(command).arg(file).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

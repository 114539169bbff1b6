//! What of a ledger lies on the record's shelf, in columns and parts that are each sealed with a checksum.
//!
//! Nothing there is believed that is damaged, or was made by another version or with other knowledge: then it is as if
//! nothing lay there. Only parts that changed are written.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sijill_record::RecordError;
use sijill_record::column::{Holds, PartError, ROWS, Values};
use sijill_record::store::{Shelved, Store, StoreError};

use super::extra::{Extra, Terms};
use super::open::Kept;
use crate::copies::Sketch;

/// Raised whenever what is kept, or how incidents come about, changes.
const VERSION: u32 = 2;
/// The key of the stamp, which says what lies on the shelf.
const STAMP: u64 = 0;

/// Columns: those of [`Extra`] in its order, then these.
const EXTRAS: u64 = 12;
const INCIDENTS: u64 = 12;
const FAMILIES: u64 = 13;
const SKETCHES: u64 = 14;
const TERMS: u64 = 15;

/// What says what lies on the shelf.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    version: u32,
    knowledge: String,
    size: u64,
    readings: u64,
    claims: usize,
    reports: usize,
    terms: usize,
    judged: Vec<u64>,
    decisions: Vec<u64>,
}

/// What lay on the shelf when the ledger was opened.
#[derive(Debug, Clone, Default)]
pub(super) struct Before {
    stamp: Option<Vec<u8>>,
    claims: usize,
    reports: usize,
    terms: usize,
    incidents: Vec<u32>,
}

impl Before {
    /// True where nothing of use lay there.
    pub(super) const fn is_empty(&self) -> bool {
        self.claims == 0
    }
}

/// Reads what lies on the shelf; what is of no use is as if it were not there.
pub(super) fn read(store: &dyn Store, knowledge: &str) -> Result<Kept, RecordError> {
    let Some(bytes) = store.shelf(STAMP)? else { return Ok(Kept::default()) };
    let nothing =
        Kept { before: Before { stamp: Some(bytes.clone()), ..Before::default() }, ..Kept::default() };
    let Some(stamp) =
        unsealed(&bytes).filter(|stamp| stamp.version == VERSION && stamp.knowledge == knowledge)
    else {
        return Ok(nothing);
    };
    match kept(store, &stamp, bytes) {
        Ok(kept) => Ok(kept),
        Err(Unread::Store(error)) => Err(error.into()),
        Err(Unread::Damaged) => Ok(nothing),
    }
}

/// How many claims the ledger on the shelf has; none where it is of no use.
///
/// # Errors
/// Where the store cannot be read.
pub fn claims_on_shelf(store: &dyn Store, knowledge: &str) -> Result<u64, RecordError> {
    let stamp = store.shelf(STAMP)?.and_then(|bytes| unsealed(&bytes));
    let usable = stamp.filter(|stamp| stamp.version == VERSION && stamp.knowledge == knowledge);
    Ok(usable.map_or(0, |stamp| stamp.claims as u64))
}

enum Unread {
    Store(StoreError),
    Damaged,
}

impl From<StoreError> for Unread {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn kept(store: &dyn Store, stamp: &Stamp, bytes: Vec<u8>) -> Result<Kept, Unread> {
    let mut extras = vec![Extra::default(); stamp.claims];
    for column in 0..EXTRAS {
        numbers(store, column, stamp.claims, &mut |at, number| {
            set(&mut extras[at], column, number);
        })?;
    }
    let mut incidents = vec![0; stamp.claims];
    numbers(store, INCIDENTS, stamp.claims, &mut |at, number| incidents[at] = number)?;
    let mut families = vec![0; stamp.reports];
    numbers(store, FAMILIES, stamp.reports, &mut |at, number| families[at] = number)?;
    let mut words = Vec::with_capacity(stamp.terms);
    for number in 0..parts(stamp.terms) {
        let Values::Words(mut some) = part(store, TERMS, number, Holds::Words)? else {
            return Err(Unread::Damaged);
        };
        words.append(&mut some);
    }
    if words.len() != stamp.terms {
        return Err(Unread::Damaged);
    }
    Ok(Kept {
        knowledge: stamp.knowledge.clone(),
        size: stamp.size,
        readings: stamp.readings,
        extras,
        incidents: incidents.clone(),
        terms: Terms::of(words),
        families,
        sketches: None,
        judged: stamp.judged.clone(),
        decisions: stamp.decisions.clone(),
        before: Before {
            stamp: Some(bytes),
            claims: stamp.claims,
            reports: stamp.reports,
            terms: stamp.terms,
            incidents,
        },
    })
}

/// The sketches of the reports that lie on the shelf; nothing where they are damaged.
pub(super) fn sketches(
    store: &dyn Store,
    reports: usize,
) -> Result<Option<Vec<Option<Sketch>>>, RecordError> {
    let mut all = vec![0u32; reports * WORDS];
    match numbers(store, SKETCHES, reports * WORDS, &mut |at, number| all[at] = number) {
        Ok(()) => {}
        Err(Unread::Store(error)) => return Err(error.into()),
        Err(Unread::Damaged) => return Ok(None),
    }
    let sketch = |words: &[u32]| {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        Sketch::from_bytes(&bytes).filter(|sketch| sketch.shingles() > 0)
    };
    Ok(Some(all.chunks_exact(WORDS).map(sketch).collect()))
}

/// Numbers that hold a sketch.
const WORDS: usize = Sketch::BYTES / 4;

fn sketch_words(sketch: Option<&Sketch>) -> Vec<u32> {
    let bytes = sketch.map_or([0; Sketch::BYTES], Sketch::to_bytes);
    bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)).collect()
}

const fn parts(rows: usize) -> u32 {
    rows.div_ceil(ROWS as usize) as u32
}

const fn key(column: u64, part: u32) -> u64 {
    (column + 1) << 32 | part as u64
}

fn part(store: &dyn Store, column: u64, number: u32, holds: Holds) -> Result<Values, Unread> {
    let bytes = store.shelf(key(column, number))?.ok_or(Unread::Damaged)?;
    Values::unpack(holds, column as u32, number, &bytes).map_err(|_| Unread::Damaged)
}

fn numbers(
    store: &dyn Store,
    column: u64,
    rows: usize,
    take: &mut dyn FnMut(usize, u32),
) -> Result<(), Unread> {
    let mut at = 0;
    for number in 0..parts(rows) {
        let values = part(store, column, number, Holds::Numbers)?;
        for row in 0..values.len().min(rows - at) {
            take(at, u32::try_from(values.number(row)).unwrap_or(0));
            at += 1;
        }
    }
    if at == rows { Ok(()) } else { Err(Unread::Damaged) }
}

fn set(extra: &mut Extra, column: u64, number: u32) {
    let field = match column {
        0 => &mut extra.cause,
        1 => &mut extra.side,
        2 => &mut extra.perpetrator,
        3 => &mut extra.names,
        4 => &mut extra.what,
        5 => &mut extra.source,
        6 => &mut extra.whole,
        7 => &mut extra.from,
        8 => &mut extra.to,
        9 => &mut extra.earlier,
        10 => &mut extra.occurrence,
        _ => &mut extra.group,
    };
    *field = number;
}

const fn get(extra: &Extra, column: u64) -> u32 {
    match column {
        0 => extra.cause,
        1 => extra.side,
        2 => extra.perpetrator,
        3 => extra.names,
        4 => extra.what,
        5 => extra.source,
        6 => extra.whole,
        7 => extra.from,
        8 => extra.to,
        9 => extra.earlier,
        10 => extra.occurrence,
        _ => extra.group,
    }
}

fn unsealed(bytes: &[u8]) -> Option<Stamp> {
    let Values::Words(words) = Values::unpack(Holds::Words, 0, 0, bytes).ok()? else { return None };
    serde_json::from_str(words.first()?).ok()
}

impl Kept {
    /// True where what is kept is not what lies on the shelf.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.stamp().is_none_or(|stamp| self.before.stamp.as_ref() != Some(&stamp))
    }

    /// How many claims came since the shelf was written.
    #[must_use]
    pub fn behind(&self) -> usize {
        self.extras.len() - self.before.claims
    }

    fn stamp(&self) -> Option<Vec<u8>> {
        let stamp = Stamp {
            version: VERSION,
            knowledge: self.knowledge.clone(),
            size: self.size,
            readings: self.readings,
            claims: self.extras.len(),
            reports: self.families.len(),
            terms: self.terms.all().len(),
            judged: self.judged.clone(),
            decisions: self.decisions.clone(),
        };
        let json = serde_json::to_string(&stamp).ok()?;
        Values::Words(vec![json]).pack(0, 0).ok()
    }

    /// Puts what changed on the shelf. Gives false, and does nothing, where somebody else did so meanwhile.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn shelve(&self, store: &mut dyn Store) -> Result<bool, RecordError> {
        let (Some(stamp), true) = (self.stamp(), self.is_new()) else { return Ok(true) };
        let mut things: FxHashMap<u64, Vec<u8>> = FxHashMap::default();
        self.pack(&mut things).map_err(|error| RecordError::Refused(error.to_string()))?;
        let mut things: Vec<Shelved> = things.into_iter().collect();
        things.push((STAMP, stamp));
        things.sort_unstable_by_key(|(key, _)| *key);
        Ok(store.shelve(STAMP, self.before.stamp.as_deref(), &things)?)
    }

    fn pack(&self, things: &mut FxHashMap<u64, Vec<u8>>) -> Result<(), PartError> {
        let first = |before: usize| (before / ROWS as usize) as u32;
        let row_range = |number: u32, rows: usize| {
            let from = number as usize * ROWS as usize;
            from..rows.min(from + ROWS as usize)
        };
        let mut put = |column: u64, number: u32, values: Values| -> Result<(), PartError> {
            things.insert(key(column, number), values.pack(column as u32, number)?);
            Ok(())
        };
        let packed = |some: &mut dyn Iterator<Item = u32>| Values::Numbers(some.map(i64::from).collect());
        let (claims, reports) = (self.extras.len(), self.families.len());
        for column in 0..EXTRAS {
            for number in first(self.before.claims)..parts(claims) {
                let rows = &self.extras[row_range(number, claims)];
                put(column, number, packed(&mut rows.iter().map(|extra| get(extra, column))))?;
            }
        }
        for number in 0..parts(claims) {
            let rows = row_range(number, claims);
            let now = &self.incidents[rows.clone()];
            if self.before.incidents.get(rows) != Some(now) {
                put(INCIDENTS, number, packed(&mut now.iter().copied()))?;
            }
        }
        // A later report may bring earlier ones together; their families are few bytes.
        for number in 0..parts(reports) {
            let rows = &self.families[row_range(number, reports)];
            put(FAMILIES, number, packed(&mut rows.iter().copied()))?;
        }
        if let Some(sketches) = &self.sketches {
            let of = |report: usize| sketch_words(sketches.get(report).and_then(Option::as_ref));
            for number in first(self.before.reports * WORDS)..parts(reports * WORDS) {
                let rows = row_range(number, reports * WORDS);
                let (begin, end) = (rows.start / WORDS, rows.end.div_ceil(WORDS));
                let words = (begin..end).flat_map(of).skip(rows.start - begin * WORDS).take(rows.len());
                put(SKETCHES, number, packed(&mut words.into_iter()))?;
            }
        }
        let terms = self.terms.all();
        for number in first(self.before.terms)..parts(terms.len()) {
            put(TERMS, number, Values::Words(terms[row_range(number, terms.len())].to_vec()))?;
        }
        Ok(())
    }
}

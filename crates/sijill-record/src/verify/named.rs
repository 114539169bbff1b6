//! What entries say of kept bytes, against the bytes.

use rustc_hash::{FxHashMap, FxHashSet};

use super::blobs::{Blobs, Row};
use super::entries::Range;
use super::fault::{About, Faults, Place};
use super::views::Lookup;
use crate::hash::Hash;
use crate::views::{signed, space};

/// Every blob's row, in the order of their numbers.
pub(super) struct Kept {
    rows: Vec<Result<Row, Option<Box<str>>>>,
}

/// What entries name.
pub(super) struct Named {
    /// Reports in their order: entry, and bytes unless that was erased.
    pub(super) reports: Vec<(u64, Option<(Hash, u64)>)>,
    others: Vec<(u64, Hash, u64)>,
    receipts: Vec<(u64, u64, Hash)>,
    /// Bytes that were erased.
    erased: FxHashSet<Hash>,
    /// Reports that were erased, by the entry.
    gone: FxHashMap<u64, u64>,
}

/// What follows from the blobs.
pub(super) struct Follows {
    pub(super) lookups: Vec<Lookup>,
}

impl Kept {
    pub(super) fn of(blobs: Vec<Blobs>) -> Self {
        let mut rows: Vec<_> = blobs.into_iter().flat_map(|blobs| blobs.rows).collect();
        while rows.last().is_some_and(|row| matches!(row, Err(None))) {
            rows.pop();
        }
        Self { rows }
    }

    pub(super) fn len(&self) -> u64 {
        self.rows.len() as u64
    }

    /// True where each can be read.
    pub(super) fn is_whole(&self) -> bool {
        self.rows.iter().all(Result::is_ok)
    }

    fn get(&self, number: u64) -> Option<&Row> {
        self.rows.get(usize::try_from(number).ok()?)?.as_ref().ok()
    }

    fn all(&self) -> impl Iterator<Item = (u64, &Row)> {
        (0..).zip(&self.rows).filter_map(|(number, row)| Some((number, row.as_ref().ok()?)))
    }
}

impl Named {
    pub(super) fn of(ranges: &[Range]) -> Self {
        let erasures = || ranges.iter().flat_map(|r| &r.erasures);
        Self {
            reports: ranges.iter().flat_map(|r| r.reports.iter().copied()).collect(),
            others: ranges.iter().flat_map(|r| r.named.iter().copied()).collect(),
            receipts: ranges.iter().flat_map(|r| r.receipts.iter().copied()).collect(),
            erased: erasures().flat_map(|(_, erasure)| erasure.blobs.iter().copied()).collect(),
            gone: erasures().filter_map(|(by, erasure)| Some((erasure.report?, *by))).collect(),
        }
    }

    pub(super) fn check(&self, kept: &Kept, told: Option<u64>, faults: &mut Faults) -> Follows {
        self.count(kept, told, faults);
        let mut by_report: FxHashMap<u64, u64> = FxHashMap::default();
        let mut lookups = Vec::new();
        for (number, row) in kept.all() {
            if row.present {
                lookups.push((space::BLOB, row.sha256.key(), number));
            }
            if let Some(report) = row.report
                && (report >= self.reports.len() as u64 || by_report.insert(report, number).is_some())
            {
                faults.tell(
                    Place::Bytes,
                    About::Blob(number),
                    format!("Blob {number} says that it is the report r{report}, which it is not."),
                );
            }
        }
        for (report, (entry, bytes)) in (0..).zip(&self.reports) {
            let row = by_report.get(&report).and_then(|number| Some((*number, kept.get(*number)?)));
            if let Some(sentence) = self.report(report, *bytes, row) {
                faults.tell(Place::At(*entry), About::Report(report), sentence);
            }
        }
        self.check_others(kept, faults);
        for (entry, report, hash) in &self.receipts {
            let known = usize::try_from(*report).ok().and_then(|report| self.reports.get(report));
            if known.is_none_or(|(_, bytes)| bytes.is_some_and(|(own, _)| own != *hash)) {
                faults.entry(
                    *entry,
                    format!("Entry e{entry} is a receipt of other bytes than those of the report r{report}."),
                );
            }
        }
        for (number, row) in kept.all().filter(|(_, row)| !row.present && !self.erased.contains(&row.sha256))
        {
            if row.report.is_none() {
                faults.tell(
                    Place::Bytes,
                    About::Blob(number),
                    format!(
                        "The bytes of blob {number} are missing, and no entry says that they were erased."
                    ),
                );
            }
        }
        for (number, row) in kept.all().filter(|(_, row)| !row.present && row.size != 0) {
            let sentence =
                format!("Blob {number} is told to have {} bytes, but has none any more.", row.size);
            faults.tell(Place::Bytes, About::Blob(number), sentence);
        }
        Follows { lookups }
    }

    fn count(&self, kept: &Kept, told: Option<u64>, faults: &mut Faults) {
        if let Some(told) = told
            && told != kept.len()
        {
            faults.tell(
                Place::Bytes,
                About::File,
                format!("There are {} blobs, and there should be {told}.", kept.len()),
            );
        }
        for (number, row) in (0u64..).zip(&kept.rows) {
            let sentence = match row {
                Ok(_) => continue,
                Err(None) => format!("Blob {number} is missing."),
                Err(Some(cause)) => format!("Blob {number} cannot be read: {cause}"),
            };
            faults.tell(Place::Bytes, About::Blob(number), sentence);
        }
    }

    /// What is wrong with the bytes of a report.
    fn report(&self, report: u64, named: Option<(Hash, u64)>, row: Option<(u64, &Row)>) -> Option<String> {
        let Some((number, row)) = row else {
            return Some(format!("The bytes of the report r{report} are missing."));
        };
        if let Some((hash, size)) = named {
            if row.sha256 != hash {
                return Some(format!(
                    "The bytes of the report r{report} are not its own: their digest is {} and should be {hash}.",
                    row.sha256
                ));
            }
            if row.present && row.size != size {
                return Some(format!(
                    "The report r{report} has {size} bytes, but {} are told of blob {number}.",
                    row.size
                ));
            }
        }
        let by = self.gone.get(&report);
        match (row.present, by) {
            (true, Some(by)) => Some(format!(
                "Entry e{by} says that the report r{report} was erased, but its bytes are there."
            )),
            (false, None) => Some(format!(
                "The bytes of the report r{report} are missing, and no entry says that they were erased."
            )),
            (false, Some(_)) if !self.erased.contains(&row.sha256) => {
                Some(format!("The report r{report} was erased, but not the bytes that its blob tells of."))
            }
            _ => row
                .wrong
                .as_ref()
                .map(|cause| format!("The bytes of the report r{report} are damaged. {cause}")),
        }
    }

    /// Bytes that are no report's.
    fn check_others(&self, kept: &Kept, faults: &mut Faults) {
        let mut there: FxHashMap<Hash, (u64, bool)> = FxHashMap::default();
        let wanted: FxHashMap<Hash, (u64, u64)> =
            self.others.iter().rev().map(|(entry, hash, size)| (*hash, (*entry, *size))).collect();
        for (number, row) in kept.all() {
            let by = wanted.get(&row.sha256);
            if by.is_some() {
                let best = there.entry(row.sha256).or_insert((number, row.present));
                best.1 |= row.present;
            }
            if row.report.is_some() {
                continue;
            }
            let place = by.map_or(Place::Bytes, |(entry, _)| Place::At(*entry));
            if let Some(cause) = &row.wrong {
                faults.tell(place, About::Blob(number), cause.to_string());
            } else if row.present && by.is_some_and(|(_, size)| *size != row.size) {
                faults.tell(
                    place,
                    About::Blob(number),
                    format!("Blob {number} has not the size that the entry that names it tells."),
                );
            } else if by.is_none() && row.present && self.gone.is_empty() {
                faults.tell(place, About::Blob(number), format!("Blob {number} belongs to no entry."));
            }
        }
        for (hash, (entry, _)) in &wanted {
            if !there.get(hash).is_some_and(|(_, present)| *present) && !self.erased.contains(hash) {
                faults.entry(*entry, format!("The bytes {hash}, which entry e{entry} names, are missing."));
            }
        }
    }

    /// The blobs that the view of reports names.
    pub(super) fn check_view(&self, kept: &Kept, blobs: &[i64], faults: &mut Faults) {
        if blobs.len() != self.reports.len() {
            let sentence = format!(
                "The view of reports has {} rows, but the log has {} reports.",
                blobs.len(),
                self.reports.len()
            );
            faults.tell(Place::Views, About::View, sentence);
        }
        for (report, blob) in (0u64..).zip(blobs) {
            let row = u64::try_from(*blob).ok().and_then(|blob| kept.get(blob));
            if row.is_some_and(|row| row.report.map(signed) != Some(signed(report))) {
                faults.tell(
                    Place::Views,
                    About::View,
                    format!("The view of reports has other bytes for the report r{report} than the log."),
                );
            }
        }
    }
}

//! Which reports print which other's text, told by sketches and confirmed by the texts themselves.

use rustc_hash::FxHashMap;
use sijill_record::RecordError;
use sijill_record::question::Asked;

use super::open::reading;
use crate::copies::{Copies, Sketch, confirmed};

/// After so many texts that looked alike and were none, the others, which look less alike, are not opened.
const MOST_REFUSED: usize = 12;

/// The texts of reports while copies are looked for.
pub(super) struct Texts<'a, 'r> {
    asked: &'a Asked<'r>,
    copies: Copies,
    sketches: Vec<Option<Sketch>>,
    entries: FxHashMap<u32, u64>,
}

impl<'a, 'r> Texts<'a, 'r> {
    /// Begins with the sketches and families of the reports before.
    pub(super) fn new(
        asked: &'a Asked<'r>,
        sketches: Vec<Option<Sketch>>,
        families: &[u32],
    ) -> Result<Self, RecordError> {
        let mut copies = Copies::with_capacity(sketches.len());
        for (report, sketch) in (0..).zip(&sketches) {
            if let Some(sketch) = sketch {
                let first = families.get(report as usize).copied().unwrap_or(report);
                copies.add_known(report, sketch.clone(), first);
            }
        }
        Ok(Self { asked, copies, sketches, entries: FxHashMap::default() })
    }

    /// Adds the text of a report. A later reading of the same report changes nothing.
    pub(super) fn add(&mut self, report: u64, entry: u64, text: &str) -> Result<(), RecordError> {
        let Ok(report) = u32::try_from(report) else { return Ok(()) };
        let sketch = Sketch::of(text);
        let mut failed = None;
        let mut refused = 0;
        let (asked, entries) = (self.asked, &self.entries);
        self.copies.add_if(report, sketch.clone(), |earlier| {
            if refused >= MOST_REFUSED {
                return false;
            }
            let other = match entries.get(&earlier) {
                Some(entry) => reading(asked, *entry),
                None => asked.reading_of(u64::from(earlier)).and_then(|entry| match entry {
                    Some(entry) => reading(asked, entry),
                    None => Ok(None),
                }),
            };
            match other {
                Ok(Some(other)) => {
                    let copy = confirmed(text, &other.text).is_some();
                    refused += usize::from(!copy);
                    copy
                }
                Ok(None) => false,
                Err(error) => {
                    failed = Some(error);
                    false
                }
            }
        });
        if let Some(error) = failed {
            return Err(error);
        }
        self.entries.insert(report, entry);
        let at = report as usize;
        if self.sketches.len() <= at {
            self.sketches.resize(at + 1, None);
        }
        self.sketches[at] = Some(sketch);
        Ok(())
    }

    /// For each report the first one of its family, and the sketches.
    pub(super) fn families(self) -> (Vec<u32>, Option<Vec<Option<Sketch>>>) {
        let mut families = self.copies.families();
        let from = families.len();
        families.extend((from..self.sketches.len()).filter_map(|report| u32::try_from(report).ok()));
        (families, Some(self.sketches))
    }
}

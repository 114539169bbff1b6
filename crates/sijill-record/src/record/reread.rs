//! Reading reports again after a change of the reader. Decisions are carried over where the new claim has the same span
//! and kind and still says what was decided on; the others are listed for a person.

use rustc_hash::FxHashMap;
use sijill_claim::Claim;

use super::{ReadingGiven, Record, RecordError};
use crate::column::NONE;
use crate::library::Library;
use crate::payload::{Carried, LeftBehind, Payload, ReadingConfirmed, ReadingMade};
use crate::views::{ReviewState, View, claim, decoded, reading, report, signed, space, version};

/// A report that another version of the reader read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Which report.
    pub report: u64,
    /// The version that read it.
    pub reader: String,
}

/// What came of reading a report again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reread {
    /// True where the reader makes the same of it as before.
    pub same: bool,
    /// How many decisions stand on the new claims.
    pub carried: usize,
    /// Decisions that do not.
    pub left: Vec<LeftBehind>,
}

impl Record {
    /// The reports that this version of the reader did not read, in the order of their numbers.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn due(&mut self, reader: &str) -> Result<Vec<Due>, RecordError> {
        let library = Library::new(&*self.store)?;
        let mut confirmed = FxHashMap::default();
        for entry in crate::views::deeds(&*self.store, self.state.rows, "reading confirmed")? {
            if let Payload::ReadingConfirmed(by) = library.payload(entry)? {
                confirmed.insert(by.report, (entry, by.reader));
            }
        }
        let mut due = Vec::new();
        for number in 0..self.views.count(View::Report) {
            if self.views.number(&*self.store, report::ERASED, number)? != NONE {
                continue;
            }
            let Some(of) = self.views.reading_of(&*self.store, number)? else { continue };
            let entry = self.views.number(&*self.store, reading::ENTRY, of)?.unsigned_abs();
            let read_by = match confirmed.remove(&number) {
                Some((later, by)) if later > entry => by,
                _ => library.reading(entry)?.reader.clone(),
            };
            if read_by != reader {
                due.push(Due { report: number, reader: read_by });
            }
        }
        Ok(due)
    }

    /// Stages a new reading of a report.
    ///
    /// # Errors
    /// Where there is no such report.
    pub fn reread(&mut self, number: u64, given: ReadingGiven) -> Result<Reread, RecordError> {
        self.check_report(number)?;
        let before = self
            .views
            .reading_of(&*self.store, number)?
            .ok_or_else(|| RecordError::Unknown(format!("reading of the report r{number}")))?;
        let entry = self.views.number(&*self.store, reading::ENTRY, before)?.unsigned_abs();
        let old = self.library()?.reading(entry)?;
        let ReadingGiven { text, reading, extractor, reader } = given;
        let added = self.views.number(&*self.store, report::ENTRY, number)?.unsigned_abs();
        let is_given = match self.library()?.payload(added)? {
            Payload::ReportAdded(added) => added.document.published.is_some(),
            _ => true,
        };
        let published = reading.document.published.filter(|_| !is_given);
        let same = old.claims == reading.claims && old.incidents == reading.incidents;
        if same && old.text == text && old.published == published {
            self.write(ReadingConfirmed { report: number, reader }.into(), None, None)?;
            return Ok(Reread { same: true, ..Reread::default() });
        }
        let (carried, left) = self.carry_over(before, &old, &reading.claims)?;
        let told = Reread { same: false, carried: carried.len(), left: left.clone() };
        let blob = u64::try_from(self.views.number(&*self.store, report::BLOB, number)?).ok();
        if let Some(blob) = blob {
            let bytes = self.library()?.blob(blob)?;
            if let Some(staged) = &mut self.staged {
                staged.bytes.insert(blob, bytes);
            }
        }
        let made = ReadingMade {
            report: number,
            text,
            extractor,
            reader,
            published,
            language: old.language.clone(),
            claims: reading.claims,
            incidents: reading.incidents,
            notes: reading.notes,
            replaces: Some(before),
            carried,
            left,
        };
        self.write(made.into(), blob, None)?;
        if let (Some(blob), Some(staged)) = (blob, &mut self.staged) {
            staged.bytes.remove(&blob);
        }
        Ok(told)
    }

    fn carry_over(
        &mut self,
        before: u64,
        old: &ReadingMade,
        new: &[Claim],
    ) -> Result<(Vec<Carried>, Vec<LeftBehind>), RecordError> {
        let first = self.views.first_claim(&*self.store, before)?;
        let (mut carried, mut left) = (Vec::new(), Vec::new());
        let mut taken = vec![false; new.len()];
        for (number, was) in (first..).zip(&old.claims) {
            if self.views.number(&*self.store, claim::UNTIL, number)? == NONE {
                continue;
            }
            let rows = self.store.lookup(space::VERSION, signed(number))?;
            let Some(&row) = rows.iter().max() else { continue };
            let state = decoded(&ReviewState::ALL, self.views.number(&*self.store, version::STATE, row)?);
            let Some(state) = state.filter(|state| *state != ReviewState::Unreviewed) else { continue };
            let corrected = self.views.number(&*self.store, version::CORRECTION, row)? != NONE;
            let mut why = "The reader finds no such claim at these words any more.".to_owned();
            let mut to = None;
            for (at, one) in new.iter().enumerate() {
                if one.kind != was.kind || one.span != was.span || taken[at] {
                    continue;
                }
                // A person's own values stand whatever the reader says now; a judgement of its values stands only on them.
                if corrected || state == ReviewState::Unsure || says_the_same(was, one) {
                    to = Some(at);
                    break;
                }
                why = "The reader says something else of these words now.".to_owned();
            }
            match to {
                Some(at) => {
                    taken[at] = true;
                    carried.push(Carried { from: number, to: at as u64 });
                }
                None => left
                    .push(LeftBehind { claim: number, why: format!("{} was decided. {why}", state.name()) }),
            }
        }
        Ok((carried, left))
    }
}

/// True where two claims differ in nothing that a person judges.
fn says_the_same(one: &Claim, other: &Claim) -> bool {
    let plain = |claim: &Claim| {
        let mut claim = claim.clone();
        claim.id.clear();
        claim.rules.clear();
        claim.confidence = 0.0;
        // Ids of other claims of the reading change when one is added before them.
        if let Some(casualty) = &mut claim.casualty {
            casualty.part_of = None;
        }
        if let Some(allegation) = &mut claim.allegation {
            allegation.denies = None;
        }
        claim
    };
    plain(one) == plain(other)
}

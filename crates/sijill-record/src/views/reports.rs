//! Reports and readings as rows.

use jiff::civil::Date;
use sijill_claim::Incident;

use super::apply::Past;
use super::claims::{day, facts};
use super::{Cell, View, ViewError, Views, claim, hop, incident, letters, reading, report, signed, space};
use crate::column::NONE;
use crate::payload::{Blank, ReadingMade, ReportAdded, SourceKey};
use crate::store::{Store, Words};

impl Views {
    /// A report that was added.
    pub(super) fn add_report(
        &mut self,
        store: &dyn Store,
        entry: u64,
        blob: Option<u64>,
        added: Option<&ReportAdded>,
    ) -> Result<u64, ViewError> {
        let document = added.map(|a| &a.document);
        let publisher = match document.and_then(|d| d.publisher.as_deref()) {
            Some(name) => signed(self.source(store, &SourceKey::publisher(name), entry)?),
            None => NONE,
        };
        let cells = [
            Cell::from(entry),
            Cell::from(blob),
            Cell::Number(publisher),
            Cell::Number(day(document.and_then(|d| d.published))),
            Cell::from(added.and_then(|a| a.custody.retrieved).map(jiff::Timestamp::as_millisecond)),
            Cell::Number(letters(document.and_then(|d| d.language.as_deref()))),
            Cell::Number(letters(document.and_then(|d| d.country.as_deref()))),
            Cell::Number(NONE),
            Cell::Number(NONE),
        ];
        let number = self.push(store, View::Report, cells)?;
        debug_assert_eq!(report::ALL.len(), 9);
        Ok(number)
    }

    /// A receipt after the first.
    pub(super) fn add_custody(
        &mut self,
        store: &dyn Store,
        entry: u64,
        report: Option<u64>,
    ) -> Result<(), ViewError> {
        let of = report.map_or(NONE, signed);
        let row = self.push(store, View::Custody, [Cell::Number(of), Cell::from(entry)])?;
        if of != NONE {
            self.look_under(space::CUSTODY, of, row);
        }
        Ok(())
    }

    /// A reading: its claims, who they are attributed to, its incidents, and the decisions that it carries on.
    pub(super) fn add_reading(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        entry: u64,
        made: &ReadingMade,
    ) -> Result<u64, ViewError> {
        let report = made.report;
        if report >= self.count(View::Report) {
            return Err(ViewError::Absent { entry, what: format!("the report r{report}") });
        }
        let number = self.begin_reading(
            store,
            entry,
            Some(report),
            made.claims.len() as u64,
            made.incidents.len() as u64,
        )?;
        let publisher = self.number(store, report::PUBLISHER, report)?;
        for one in &made.claims {
            let place = match &one.place {
                Some(place) => signed(self.place(store, place)?),
                None => NONE,
            };
            let [kind, harm, status, modality, scope, low, high, best, start, end, place, confidence] =
                facts(one, place).map(Cell::Number);
            let cells = [
                Cell::from(number),
                kind,
                harm,
                status,
                modality,
                scope,
                low,
                high,
                best,
                start,
                end,
                place,
                confidence,
                Cell::Number(NONE),
                Cell::Number(NONE),
                Cell::Number(NONE),
            ];
            debug_assert_eq!(claim::ALL.len(), 16);
            let row = self.push(store, View::Claim, cells)?;
            self.add_hops(store, entry, row, 0, &one.attribution, publisher)?;
        }
        for one in &made.incidents {
            self.add_incident(store, number, one)?;
        }
        if let Some(published) = made.published {
            self.set(store, report::PUBLISHED, report, day(Some(published)))?;
        }
        if made.language.is_some() {
            self.set(store, report::LANGUAGE, report, letters(made.language.as_deref()))?;
        }
        for carried in &made.carried {
            self.carry(store, past, entry, *carried, number)?;
        }
        Ok(number)
    }

    /// A reading of which only the counts are known any more.
    pub(super) fn add_blank_reading(
        &mut self,
        store: &dyn Store,
        entry: u64,
        blank: &Blank,
    ) -> Result<(), ViewError> {
        let number = self.begin_reading(store, entry, blank.report, blank.claims, blank.incidents)?;
        for _ in 0..blank.claims {
            let mut cells: [Cell; 16] = std::array::from_fn(|_| Cell::Number(NONE));
            cells[claim::READING.index as usize] = Cell::from(number);
            cells[claim::UNTIL.index as usize] = Cell::from(entry);
            self.push(store, View::Claim, cells)?;
        }
        for _ in 0..blank.incidents {
            let mut cells: [Cell; 10] = std::array::from_fn(|_| Cell::Number(NONE));
            cells[incident::READING.index as usize] = Cell::from(number);
            cells[incident::UNTIL.index as usize] = Cell::from(entry);
            self.push(store, View::Incident, cells)?;
        }
        Ok(())
    }

    /// The row of a reading; it ends the one before of the same report.
    fn begin_reading(
        &mut self,
        store: &dyn Store,
        entry: u64,
        report: Option<u64>,
        claims: u64,
        incidents: u64,
    ) -> Result<u64, ViewError> {
        let cells = [
            Cell::from(entry),
            Cell::from(report),
            Cell::from(self.count(View::Claim)),
            Cell::from(claims),
            Cell::from(self.count(View::Incident)),
            Cell::from(incidents),
            Cell::Number(NONE),
        ];
        let number = self.push(store, View::Reading, cells)?;
        let Some(report) = report else { return Ok(number) };
        let before = self.number(store, report::READING, report)?;
        self.set(store, report::READING, report, number)?;
        if let Ok(before) = u64::try_from(before) {
            self.look_under(space::READING, signed(report), before);
            self.end_reading(store, entry, before)?;
        }
        Ok(number)
    }

    /// From this entry on nothing of a reading holds.
    pub(super) fn end_reading(
        &mut self,
        store: &dyn Store,
        entry: u64,
        reading: u64,
    ) -> Result<(), ViewError> {
        self.set(store, reading::UNTIL, reading, entry)?;
        for (first, count, until) in [
            (reading::CLAIM, reading::CLAIMS, claim::UNTIL),
            (reading::INCIDENT, reading::INCIDENTS, incident::UNTIL),
        ] {
            let from = self.number(store, first, reading)?;
            let count = self.number(store, count, reading)?;
            for row in from..from + count {
                let row = row.unsigned_abs();
                if self.number(store, until, row)? == NONE {
                    self.set(store, until, row, entry)?;
                }
            }
        }
        let from = self.number(store, reading::CLAIM, reading)?;
        let count = self.number(store, reading::CLAIMS, reading)?;
        for row in from..from + count {
            self.end_version(store, entry, row.unsigned_abs())?;
        }
        Ok(())
    }

    /// Attribution: a row for each hop, or one for the publisher where it asserts the claim itself.
    pub(super) fn add_hops(
        &mut self,
        store: &dyn Store,
        entry: u64,
        row: u64,
        version: u64,
        attribution: &[sijill_claim::Source],
        publisher: i64,
    ) -> Result<(), ViewError> {
        debug_assert_eq!(hop::ALL.len(), 3);
        if attribution.is_empty() && publisher != NONE {
            self.push(store, View::Hop, [Cell::from(row), Cell::from(version), Cell::Number(publisher)])?;
        }
        for hop in attribution {
            let source = self.source(store, &SourceKey::of(hop), entry)?;
            self.push(store, View::Hop, [Cell::from(row), Cell::from(version), Cell::from(source)])?;
        }
        Ok(())
    }

    fn add_incident(&mut self, store: &dyn Store, reading: u64, one: &Incident) -> Result<(), ViewError> {
        let place = match &one.place {
            Some(place) => signed(self.place(store, place)?),
            None => NONE,
        };
        let (start, end): (Option<Date>, Option<Date>) =
            one.when.as_ref().map_or((None, None), |w| (w.start, w.end));
        let cells = [
            Cell::from(reading),
            Cell::Number(day(start)),
            Cell::Number(day(end)),
            Cell::Number(place),
            Cell::from(one.killed.map(|t| t.low)),
            Cell::from(one.killed.and_then(|t| t.best)),
            Cell::from(one.injured.map(|t| t.low)),
            Cell::from(one.injured.and_then(|t| t.best)),
            Cell::from(one.claims.len() as u64),
            Cell::Number(NONE),
        ];
        self.push(store, View::Incident, cells)?;
        Ok(())
    }

    /// The words of a report, to be found.
    pub(super) fn add_words(&mut self, report: u64, title: Option<&str>, text: &str) {
        self.words.push(Words { report, title: title.unwrap_or_default().to_owned(), text: text.to_owned() });
    }
}

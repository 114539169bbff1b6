//! What erasing leaves of a report in the views: its number, and that it was erased.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::Past;
use super::{
    Cell, Column, View, ViewError, Views, claim, deed, hop, incident, place, reading, report, signed, source,
    space, version,
};
use crate::column::{Holds, NONE, Values};
use crate::payload::{Payload, PayloadErased};
use crate::store::Store;

impl Views {
    /// Blanks every row that tells what the erased entries said.
    pub(super) fn erase(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        entry: u64,
        erased: &PayloadErased,
    ) -> Result<(), ViewError> {
        let Some(number) = erased.report else { return Ok(()) };
        if number >= self.count(View::Report) {
            return Err(ViewError::Absent { entry, what: format!("the report r{number}") });
        }
        let mut sources: BTreeSet<i64> = BTreeSet::new();
        sources.insert(self.number(store, report::PUBLISHER, number)?);
        let mut places: BTreeSet<i64> = BTreeSet::new();
        for of in self.readings_of(store, number)? {
            self.blank_reading(store, entry, of, &mut sources, &mut places)?;
        }
        let keep = [report::ENTRY, report::BLOB, report::READING, report::ERASED];
        self.blank(store, report::ALL, number, &keep)?;
        self.set(store, report::ERASED, number, entry)?;
        self.forgotten.push(number);
        self.forget_sources(store, past, &sources)?;
        self.forget_places(store, &places)
    }

    /// All readings of a report, the last one first.
    pub(crate) fn readings_of(&mut self, store: &dyn Store, number: u64) -> Result<Vec<u64>, ViewError> {
        let mut readings = self.look_up(store, space::READING, signed(number))?;
        readings.extend(self.reading_of(store, number)?);
        readings.sort_unstable();
        readings.dedup();
        readings.reverse();
        Ok(readings)
    }

    fn blank_reading(
        &mut self,
        store: &dyn Store,
        entry: u64,
        of: u64,
        sources: &mut BTreeSet<i64>,
        places: &mut BTreeSet<i64>,
    ) -> Result<(), ViewError> {
        self.end_reading(store, entry, of)?;
        let first = self.number(store, reading::CLAIM, of)?.unsigned_abs();
        let claims = first..first + self.number(store, reading::CLAIMS, of)?.unsigned_abs();
        for row in claims.clone() {
            places.insert(self.number(store, claim::PLACE, row)?);
            self.blank(store, claim::ALL, row, &[claim::READING, claim::UNTIL])?;
            for version_row in self.look_up(store, space::VERSION, signed(row))? {
                places.insert(self.number(store, version::PLACE, version_row)?);
                let keep = [version::CLAIM, version::UNTIL, version::FROM, version::PART_OF];
                self.blank(store, version::ALL, version_row, &keep)?;
            }
        }
        for row in 0..self.count(View::Hop) {
            let of_claim = self.number(store, hop::CLAIM, row)?;
            if u64::try_from(of_claim).is_ok_and(|c| claims.contains(&c)) {
                sources.insert(self.number(store, hop::SOURCE, row)?);
                self.set(store, hop::SOURCE, row, NONE)?;
            }
        }
        let first = self.number(store, reading::INCIDENT, of)?.unsigned_abs();
        for row in first..first + self.number(store, reading::INCIDENTS, of)?.unsigned_abs() {
            places.insert(self.number(store, incident::PLACE, row)?);
            self.blank(store, incident::ALL, row, &[incident::READING, incident::UNTIL])?;
        }
        Ok(())
    }

    fn blank(
        &mut self,
        store: &dyn Store,
        columns: &[Column],
        row: u64,
        keep: &[Column],
    ) -> Result<(), ViewError> {
        for column in columns.iter().filter(|c| !keep.contains(c)) {
            let cell = match column.holds {
                Holds::Numbers => Cell::Number(NONE),
                Holds::Words => Cell::Words(String::new()),
            };
            self.set(store, *column, row, cell)?;
        }
        Ok(())
    }

    /// Sources that nothing else names go; the others are first named by what is left.
    fn forget_sources(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        candidates: &BTreeSet<i64>,
    ) -> Result<(), ViewError> {
        let mut named: BTreeMap<i64, u64> = BTreeMap::new();
        let mut by = |source: i64, entry: i64| {
            if let Ok(entry) = u64::try_from(entry) {
                let first = named.entry(source).or_insert(entry);
                *first = (*first).min(entry);
            }
        };
        for row in 0..self.count(View::Hop) {
            let of = self.number(store, hop::SOURCE, row)?;
            if of == NONE || !candidates.contains(&of) {
                continue;
            }
            let entry = match u64::try_from(self.number(store, hop::VERSION, row)?.saturating_sub(1)) {
                Ok(version_row) => self.number(store, version::FROM, version_row)?,
                Err(_) => {
                    let claim = self.number(store, hop::CLAIM, row)?.unsigned_abs();
                    let reading = self.number(store, claim::READING, claim)?.unsigned_abs();
                    self.number(store, reading::ENTRY, reading)?
                }
            };
            by(of, entry);
        }
        for row in 0..self.count(View::Report) {
            let of = self.number(store, report::PUBLISHER, row)?;
            if of != NONE && candidates.contains(&of) {
                by(of, self.number(store, report::ENTRY, row)?);
            }
        }
        let added =
            Payload::KINDS.iter().position(|kind| *kind == "source added").map_or(NONE, |kind| kind as i64);
        for row in 0..self.count(View::Deed) {
            if self.number(store, deed::KIND, row)? == added {
                let entry = self.number(store, deed::ENTRY, row)?;
                if let Some(key) = past.source_added(entry.unsigned_abs())? {
                    by(signed(self.source(store, &key, entry.unsigned_abs())?), entry);
                }
            }
        }
        for number in candidates.iter().filter(|number| **number != NONE) {
            let row = number.unsigned_abs();
            if let Some(first) = named.get(number) {
                self.set(store, source::ENTRY, row, *first)?;
                continue;
            }
            let key = self.number(store, source::KEY, row)?;
            self.dropped.push((space::SOURCE, key, row));
            self.blank(store, source::ALL, row, &[source::ENTRY])?;
        }
        self.sources.clear();
        Ok(())
    }

    /// Places that nothing else names.
    fn forget_places(&mut self, store: &dyn Store, candidates: &BTreeSet<i64>) -> Result<(), ViewError> {
        let mut gone = candidates.clone();
        gone.remove(&NONE);
        for column in [claim::PLACE, version::PLACE, incident::PLACE] {
            self.keep_those_in(store, column, &mut gone)?;
        }
        for number in gone.into_iter().map(i64::unsigned_abs) {
            let key = self.place_key(store, number)?;
            self.dropped.push((space::PLACE, key, number));
            self.blank(store, place::ALL, number, &[])?;
        }
        self.places.clear();
        Ok(())
    }

    /// Takes out of a set what a column still holds.
    fn keep_those_in(
        &mut self,
        store: &dyn Store,
        column: Column,
        set: &mut BTreeSet<i64>,
    ) -> Result<(), ViewError> {
        let parts = u32::try_from(self.count(column.view).div_ceil(crate::column::ROWS)).unwrap_or(u32::MAX);
        for number in 0..parts {
            if set.is_empty() {
                return Ok(());
            }
            if let Values::Numbers(values) = &self.part(store, column, number)?.values {
                for value in values {
                    set.remove(value);
                }
            }
        }
        Ok(())
    }
}

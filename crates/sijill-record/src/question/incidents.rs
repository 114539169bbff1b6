//! Incidents, as the readings of single reports have them.

use std::rc::Rc;

use sijill_claim::Incident;

use super::places::PlaceRow;
use super::scan::Part;
use super::{Answer, Asked, ClaimQuestion, Days, Window};
use crate::column::NONE;
use crate::payload::ReadingMade;
use crate::record::RecordError;
use crate::views::{View, claim, incident, reading, signed};

/// What incidents are asked for. What is empty or absent is not asked.
#[derive(Default)]
pub struct IncidentQuestion<'q> {
    /// With a day in common with these.
    pub days: Days,
    /// At places that pass.
    pub place: Option<&'q dyn Fn(&PlaceRow) -> bool>,
    /// With at least so many killed.
    pub min_killed: Option<u64>,
    /// With at least so many injured.
    pub min_injured: Option<u64>,
    /// With a claim that fits, among those that hold.
    pub claims: Option<ClaimQuestion<'q>>,
    /// These incidents.
    pub numbers: Vec<u64>,
    /// In which order.
    pub sort: IncidentSort,
    /// The other way round.
    pub reverse: bool,
    /// How much of it.
    pub window: Window,
}

/// Orders of incidents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum IncidentSort {
    /// As they came into the record.
    #[default]
    Added,
    /// By their first day; undated ones last.
    Date,
    /// By the number killed.
    Killed,
}

/// An incident of an answer.
#[derive(Debug, Clone)]
pub struct IncidentRow {
    /// Its number.
    pub number: u64,
    /// Its report's number.
    pub report: u64,
    /// The entry of its reading.
    pub entry: u64,
    /// The incident; its claims are named as the reading names them.
    pub incident: Incident,
    /// Its claims by their numbers in the record.
    pub claims: Vec<u64>,
    /// The reading that it is of.
    pub reading: Rc<ReadingMade>,
}

impl Asked<'_> {
    /// The incidents that fit.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn incidents(&self, question: &IncidentQuestion<'_>) -> Result<Answer<IncidentRow>, RecordError> {
        let places = question.place.map(|test| self.places_seen(test)).transpose()?;
        let readings = self.readings_in_force()?;
        let with_claims = match &question.claims {
            Some(claims) => {
                Some(self.claims(claims)?.rows.into_iter().map(|row| row.number).collect::<Vec<_>>())
            }
            None => None,
        };
        let of_claims = with_claims.as_ref().map(|claims| self.readings_of(claims)).transpose()?;
        let mut found: Vec<(i64, u64)> = Vec::new();
        for number in 0..self.views.parts(View::Incident) {
            let first = u64::from(number) * crate::column::ROWS;
            let mut part = Part::all(&self.views, View::Incident, number);
            if !question.numbers.is_empty() {
                part.rows.retain(|row| question.numbers.contains(&(first + u64::from(*row))));
            }
            let on =
                |list: &Vec<bool>, at: i64| usize::try_from(at).is_ok_and(|at| list.get(at) == Some(&true));
            part.keep(incident::READING, |of| {
                on(&readings, of) && of_claims.as_ref().is_none_or(|w| on(w, of))
            })?;
            part.keep(incident::UNTIL, |until| self.holds(-1, until))?;
            if self.past {
                // What held then may have been erased since.
                part.keep(incident::CLAIMS, |claims| claims != NONE)?;
            }
            if question.days != Days::default() {
                part.keep_both(incident::START, incident::END, |start, end| question.days.touch(start, end))?;
            }
            if let Some(places) = &places {
                part.keep(incident::PLACE, |place| on(places, place))?;
            }
            for (least, low, best) in [
                (question.min_killed, incident::KILLED_LOW, incident::KILLED_BEST),
                (question.min_injured, incident::INJURED_LOW, incident::INJURED_BEST),
            ] {
                if let Some(least) = least.map(signed) {
                    part.keep_both(low, best, |low, best| (if best == NONE { low } else { best }) >= least)?;
                }
            }
            let order = match question.sort {
                IncidentSort::Added => vec![0; part.rows.len()],
                IncidentSort::Date => part.values(incident::START)?,
                IncidentSort::Killed => {
                    let low = part.values(incident::KILLED_LOW)?;
                    let best = part.values(incident::KILLED_BEST)?;
                    best.into_iter()
                        .zip(low)
                        .map(|(best, low)| if best == NONE { low } else { best })
                        .collect()
                }
            };
            found.extend(order.into_iter().zip(part.numbers()));
            let in_order = question.sort == IncidentSort::Added && !question.reverse;
            if in_order && question.claims.is_none() && found.len() > question.window.needed() {
                break;
            }
        }
        found.sort_unstable_by(|a, b| {
            let none = |f: &(i64, u64)| f.0 == NONE && question.sort != IncidentSort::Added;
            none(a).cmp(&none(b)).then(if question.reverse { b.cmp(a) } else { a.cmp(b) })
        });
        self.answered(question, &found, with_claims)
    }

    fn answered(
        &self,
        question: &IncidentQuestion<'_>,
        found: &[(i64, u64)],
        with_claims: Option<Vec<u64>>,
    ) -> Result<Answer<IncidentRow>, RecordError> {
        let wanted = with_claims.map(|mut claims| {
            claims.sort_unstable();
            claims
        });
        let (mut rows, mut passed, mut more) = (Vec::new(), 0, false);
        for (_, number) in found {
            let row = self.incident(*number)?;
            if wanted
                .as_ref()
                .is_some_and(|wanted| !row.claims.iter().any(|c| wanted.binary_search(c).is_ok()))
            {
                continue;
            }
            passed += 1;
            if passed <= question.window.skip {
                continue;
            }
            if rows.len() == question.window.limit {
                more = true;
                break;
            }
            rows.push(row);
        }
        Ok(Answer { rows, more })
    }

    /// Readings of reports that count, by their numbers.
    fn readings_in_force(&self) -> Result<Vec<bool>, RecordError> {
        let mut readings: Vec<bool> =
            (0..self.views.count(View::Reading)).map(|n| n < self.readings_until).collect();
        if !self.standing.withdrawn.is_empty() {
            for (of, slot) in self.views.numbers(reading::REPORT)?.into_iter().zip(&mut readings) {
                *slot &= !self.standing.withdrawn.contains_key(&of.unsigned_abs());
            }
        }
        Ok(readings)
    }

    /// The readings that claims are of.
    fn readings_of(&self, claims: &[u64]) -> Result<Vec<bool>, RecordError> {
        let of = self.views.numbers(claim::READING)?;
        let mut readings = vec![false; self.views.count(View::Reading) as usize];
        for number in claims {
            let slot = of.get(*number as usize).and_then(|r| usize::try_from(*r).ok());
            if let Some(slot) = slot.and_then(|r| readings.get_mut(r)) {
                *slot = true;
            }
        }
        Ok(readings)
    }

    /// An incident in full.
    ///
    /// # Errors
    /// Where there was no such incident then, or it was erased.
    pub fn incident(&self, number: u64) -> Result<IncidentRow, RecordError> {
        let unknown = || RecordError::Unknown(format!("incident i{number}"));
        if number >= self.views.count(View::Incident) {
            return Err(unknown());
        }
        let of = self.number(incident::READING, number)?.unsigned_abs();
        if of >= self.readings_until {
            return Err(unknown());
        }
        let entry = self.number(reading::ENTRY, of)?.unsigned_abs();
        let first = self.number(reading::INCIDENT, of)?.unsigned_abs();
        let first_claim = self.number(reading::CLAIM, of)?.unsigned_abs();
        let made = self.library.reading(entry)?;
        self.let_through(made.report).map_err(|_| unknown())?;
        let made = self.seen(entry, made)?;
        let incident = made.incidents.get((number - first) as usize).cloned().ok_or_else(unknown)?;
        let claims = incident
            .claims
            .iter()
            .filter_map(|id| made.claims.iter().position(|c| c.id == *id && self.shows_kind(c.kind)))
            .map(|at| first_claim + at as u64)
            .collect();
        Ok(IncidentRow { number, report: made.report, entry, incident, claims, reading: made })
    }
}

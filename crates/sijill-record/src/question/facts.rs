//! What claims say as the views keep it, for many claims at once: nothing of the log is opened for it.

use sijill_claim::{Harm, Kind, Modality, Scope, VictimStatus};

use super::places::PlaceRow;
use super::{Asked, ClaimRow};
use crate::column::{NONE, Values};
use crate::payload::{Anchor, SourceKey};
use crate::record::RecordError;
use crate::views::{
    Column, HARMS, MODALITIES, ReviewState, SCOPES, STATUSES, View, claim, code, counted, decoded, place_of,
    reading, report, version,
};

/// What a claim says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The claim.
    pub row: ClaimRow,
    /// The entry from which on it says so: that of its reading, or of a decision.
    pub since: u64,
    /// Its report's number.
    pub report: u64,
    /// The day of publication, counted from 1970.
    pub published: Option<i32>,
    /// What sort of claim.
    pub kind: Kind,
    /// Of a casualty, the harm.
    pub harm: Option<Harm>,
    /// Of a casualty, the victims' status.
    pub status: Option<VictimStatus>,
    /// How it is put.
    pub modality: Modality,
    /// Of a casualty, whether it counts one occurrence.
    pub scope: Option<Scope>,
    /// The least of its figure.
    pub low: Option<u64>,
    /// The most of its figure.
    pub high: Option<u64>,
    /// Its figure as written.
    pub best: Option<u64>,
    /// Its first day, counted from 1970.
    pub start: Option<i32>,
    /// Its last day.
    pub end: Option<i32>,
    /// Its place, as a number among [`Asked::places`].
    pub place: Option<u32>,
    /// Confidence, in thousandths.
    pub confidence: u16,
    /// What people decided.
    pub state: ReviewState,
}

/// Of the columns of claims and versions, those that say what a claim says: the kind and the eleven after it.
const SAID: std::ops::Range<usize> = 1..13;

impl Asked<'_> {
    /// What claims say, in the order of the rows.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn facts(&self, rows: &[ClaimRow]) -> Result<Vec<Facts>, RecordError> {
        let reports = self.views.numbers(reading::REPORT)?;
        let published = self.views.numbers(report::PUBLISHED)?;
        let entries = self.views.numbers(reading::ENTRY)?;
        let mut order: Vec<u32> = (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect();
        let part = |row: &ClaimRow| {
            let (view, row) = row.version.map_or((0, row.number), |version| (1, version));
            (view, place_of(row).0)
        };
        if !rows.is_sorted_by_key(part) {
            order.sort_by_key(|at| part(&rows[*at as usize]));
        }
        let mut facts: Vec<Option<Facts>> = vec![None; rows.len()];
        for some in order.chunk_by(|a, b| part(&rows[*a as usize]) == part(&rows[*b as usize])) {
            let Some(first) = some.first() else { continue };
            let (view, number) = part(&rows[*first as usize]);
            let decided = view == 1;
            let columns: &[Column] = if decided { version::ALL } else { claim::ALL };
            let said: Vec<Values> = columns[SAID]
                .iter()
                .map(|column| self.views.part(*column, number))
                .collect::<Result<_, _>>()?;
            let of = self.views.part(if decided { version::PART_OF } else { claim::READING }, number)?;
            let state = if decided { Some(self.views.part(version::STATE, number)?) } else { None };
            let from = if decided { Some(self.views.part(version::FROM, number)?) } else { None };
            for at in some {
                let row = rows[*at as usize];
                let (_, cell) = place_of(row.version.unwrap_or(row.number));
                let report = usize::try_from(of.number(cell)).ok().and_then(|r| reports.get(r)).copied();
                let report = report.unwrap_or(NONE);
                let day = usize::try_from(report).ok().and_then(|r| published.get(r)).copied();
                let read = || usize::try_from(of.number(cell)).ok().and_then(|r| entries.get(r)).copied();
                let since = from.as_ref().map_or_else(read, |from| Some(from.number(cell)));
                let state = state.as_ref().and_then(|s| decoded(&ReviewState::ALL, s.number(cell)));
                facts[*at as usize] = of_cells(
                    row,
                    counted(since.unwrap_or(NONE)).unwrap_or_default(),
                    counted(report).unwrap_or_default(),
                    small(day.unwrap_or(NONE)),
                    state.unwrap_or(ReviewState::Unreviewed),
                    std::array::from_fn(|column| said[column].number(cell)),
                );
            }
        }
        Ok(facts.into_iter().flatten().collect())
    }

    /// The publisher of every report, by its number.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn publishers(&self) -> Result<Vec<Option<SourceKey>>, RecordError> {
        let keys = self.source_keys()?;
        let of = self.views.numbers(report::PUBLISHER)?;
        Ok(of
            .into_iter()
            .map(|at| usize::try_from(at).ok().and_then(|at| keys.get(at)).cloned().flatten())
            .collect())
    }

    /// How many readings there were.
    #[must_use]
    pub const fn readings(&self) -> u64 {
        self.readings_until
    }

    /// How many claims readings had, those of replaced readings among them.
    #[must_use]
    pub const fn claims_read(&self) -> u64 {
        self.claims_until
    }

    /// Every place of the record, by its number.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn places(&self) -> Result<Vec<PlaceRow>, RecordError> {
        let all = std::cell::RefCell::new(Vec::new());
        self.places_that(&|place| {
            all.borrow_mut().push(place.clone());
            true
        })?;
        Ok(all.into_inner())
    }

    /// The entry of a report's reading that held at the moment; nothing where it had none or was erased.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn reading_of(&self, report_number: u64) -> Result<Option<u64>, RecordError> {
        if report_number >= self.views.count(View::Report) {
            return Ok(None);
        }
        let mut readings = self.views.store.lookup(crate::views::space::READING, report_number as i64)?;
        readings.extend(counted(self.number(report::READING, report_number)?));
        readings.sort_unstable();
        for of in readings.into_iter().rev() {
            if self.holds(self.number(reading::ENTRY, of)?, self.number(reading::UNTIL, of)?) {
                return Ok(counted(self.number(reading::ENTRY, of)?));
            }
        }
        Ok(None)
    }

    /// The claim that an anchor means at the moment: itself, the one that carries it on, or, in a later reading, the one
    /// at the same words; nothing where there is none any more.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn anchored(&self, anchor: &Anchor) -> Result<Option<u64>, RecordError> {
        let Some(entry) = self.reading_of(anchor.report)? else { return Ok(None) };
        let row = |number: u64| -> Result<Option<u64>, RecordError> {
            if number >= self.claims_until {
                return Ok(None);
            }
            let of = self.number(claim::READING, number)?.unsigned_abs();
            Ok(counted(self.number(reading::ENTRY, of)?))
        };
        let mut at = Some(anchor.claim);
        while let Some(number) = at {
            if row(number)? == Some(entry) {
                return Ok(Some(number));
            }
            at = if number < self.claims_until {
                counted(self.number(claim::TO_CLAIM, number)?)
            } else {
                None
            };
        }
        let made = match self.library.reading(entry) {
            Ok(made) => made,
            Err(crate::library::LibraryError::Payload(crate::entry::PayloadError::Erased(_))) => {
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        };
        let shared = |claim: &sijill_claim::Claim| {
            let (start, end) = (claim.span.start() as u64, claim.span.end() as u64);
            end.min(anchor.end).saturating_sub(start.max(anchor.start))
        };
        // Several claims may stand at the same words: the dead and the injured of one figure.
        let known = anchor.claim < self.claims_until;
        let kind = if known { self.number(claim::KIND, anchor.claim)? } else { NONE };
        let harm = if known { self.number(claim::HARM, anchor.claim)? } else { NONE };
        let alike = |claim: &sijill_claim::Claim| {
            let own = claim.casualty.as_ref().map_or(NONE, |casualty| code(&HARMS, &casualty.harm));
            (code(&Kind::ALL, &claim.kind), own) == (kind, harm)
        };
        let best = made
            .claims
            .iter()
            .enumerate()
            .filter(|(_, claim)| shared(claim) > 0)
            .max_by_key(|(at, claim)| (alike(claim), shared(claim), std::cmp::Reverse(*at)));
        let Some((index, _)) = best else { return Ok(None) };
        let first = self.first_claim_of(entry)?;
        Ok(first.map(|first| first + index as u64))
    }

    /// The number of the first claim of a reading, by its entry.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn first_claim_of(&self, entry: u64) -> Result<Option<u64>, RecordError> {
        let row = super::first_from(&self.views, reading::ENTRY, entry)?;
        if row >= self.views.count(View::Reading)
            || self.number(reading::ENTRY, row)? != crate::views::signed(entry)
        {
            return Ok(None);
        }
        Ok(counted(self.number(reading::CLAIM, row)?))
    }

    /// Readings from one on, by their numbers: entry, report, first claim, how many claims. Those after the moment are
    /// left out, and those that were erased.
    ///
    /// # Errors
    /// Where the views are damaged.
    pub fn readings_from(&self, first: u64) -> Result<Vec<ReadingRow>, RecordError> {
        let mut rows = Vec::new();
        for number in first..self.readings_until {
            let cell = |column| -> Result<u64, RecordError> {
                Ok(counted(self.number(column, number)?).unwrap_or_default())
            };
            rows.push(ReadingRow {
                entry: cell(reading::ENTRY)?,
                report: cell(reading::REPORT)?,
                claim: cell(reading::CLAIM)?,
                claims: cell(reading::CLAIMS)?,
                until: counted(self.number(reading::UNTIL, number)?),
            });
        }
        Ok(rows)
    }
}

/// A reading by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingRow {
    /// The entry that holds it.
    pub entry: u64,
    /// The report that was read.
    pub report: u64,
    /// Its first claim.
    pub claim: u64,
    /// How many claims.
    pub claims: u64,
    /// The entry that replaced or erased it.
    pub until: Option<u64>,
}

fn small(number: i64) -> Option<i32> {
    i32::try_from(number).ok()
}

fn of_cells(
    row: ClaimRow,
    since: u64,
    report: u64,
    published: Option<i32>,
    state: ReviewState,
    cells: [i64; 12],
) -> Option<Facts> {
    let [kind, harm, status, modality, scope, low, high, best, start, end, place, confidence] = cells;
    Some(Facts {
        row,
        since,
        report,
        published,
        kind: decoded(&Kind::ALL, kind)?,
        harm: decoded(&HARMS, harm),
        status: decoded(&STATUSES, status),
        modality: decoded(&MODALITIES, modality).unwrap_or(Modality::Asserted),
        scope: decoded(&SCOPES, scope),
        low: counted(low),
        high: counted(high),
        best: counted(best),
        start: small(start),
        end: small(end),
        place: u32::try_from(place).ok(),
        confidence: u16::try_from(confidence).unwrap_or_default(),
        state,
    })
}

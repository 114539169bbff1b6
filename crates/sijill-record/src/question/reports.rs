//! Reports: which of them fit, and each in full.

use std::rc::Rc;

use jiff::Timestamp;
use jiff::civil::Date;
use sijill_claim::Document;

use super::scan::Part;
use super::{Answer, Asked, ClaimQuestion, ClaimRow, Days, Window};
use crate::column::NONE;
use crate::payload::{CustodyAdded, Payload, ReadingMade, ReportAdded};
use crate::record::RecordError;
use crate::views::{View, custody, date, letters, reading, report, signed, space};

/// What reports are asked for. What is empty or absent is not asked.
#[derive(Default)]
pub struct ReportQuestion<'q> {
    /// Published on one of these days.
    pub published: Days,
    /// Added on one of these days, in UTC.
    pub recorded: Days,
    /// By such a publisher.
    pub publisher: Option<String>,
    /// With these words.
    pub text: Option<String>,
    /// In this language, ISO 639-1.
    pub language: Option<String>,
    /// About this country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// With a claim that fits.
    pub claims: Option<ClaimQuestion<'q>>,
    /// These reports.
    pub numbers: Vec<u64>,
    /// Withdrawn and erased ones, too.
    pub withdrawn: bool,
    /// In which order.
    pub sort: ReportSort,
    /// The other way round.
    pub reverse: bool,
    /// How much of it.
    pub window: Window,
}

/// Orders of reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReportSort {
    /// As they came into the record.
    #[default]
    Added,
    /// By their day of publication; undated ones last.
    Published,
    /// When their bytes were obtained.
    Retrieved,
    /// By the number of their claims.
    Claims,
}

/// A report of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportRow {
    /// Its number.
    pub number: u64,
    /// The entry that added it.
    pub entry: u64,
    /// When that was: the record date.
    pub recorded: Timestamp,
    /// When its bytes were obtained: the retrieval date.
    pub retrieved: Option<Timestamp>,
    /// The day of publication.
    pub published: Option<Date>,
    /// What is known of it; nothing where it was erased.
    pub added: Option<ReportAdded>,
    /// How many claims its reading has.
    pub claims: u64,
    /// True where it was withdrawn.
    pub withdrawn: bool,
    /// The entry that erased it.
    pub erased: Option<u64>,
}

/// A receipt of a report's bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// The entry that tells of it.
    pub entry: u64,
    /// When that was recorded.
    pub recorded: Timestamp,
    /// Whoever added it.
    pub by: Option<String>,
    /// How the bytes came.
    pub custody: sijill_intake::Custody,
}

/// A report with what belongs to it.
#[derive(Debug, Clone)]
pub struct FullReport {
    /// Its row.
    pub row: ReportRow,
    /// Its reading at the moment, with the entry that holds it.
    pub reading: Option<(u64, Rc<ReadingMade>)>,
    /// Its claims at the moment.
    pub claims: Vec<ClaimRow>,
    /// Numbers of its reading's incidents, in their order.
    pub incidents: Vec<u64>,
    /// Every receipt, the first one first.
    pub receipts: Vec<Receipt>,
    /// Number of its bytes.
    pub blob: Option<u64>,
}

impl Asked<'_> {
    /// The reports that fit.
    ///
    /// # Errors
    /// Where the record cannot be read, or the words cannot be searched for.
    pub fn reports(&self, question: &ReportQuestion<'_>) -> Result<Answer<ReportRow>, RecordError> {
        self.may_search(question.publisher.is_some() || question.text.is_some())?;
        let open = question.withdrawn && self.veil().is_none();
        let count = self.reports_until()?;
        let publishers = question.publisher.as_deref().map(|words| self.sources_named(words)).transpose()?;
        let text = question.text.as_deref().map(|words| self.reports_with(words)).transpose()?;
        let by_claims = question.claims.as_ref().map(|claims| self.reports_of(claims)).transpose()?;
        let entries = self.entries_of_days(question.recorded)?;
        let mut found: Vec<(i64, u64)> = Vec::new();
        let counts = match question.sort {
            ReportSort::Claims => self.views.numbers(reading::CLAIMS)?,
            _ => Vec::new(),
        };
        let parts = self.views.parts(View::Report);
        for at in 0..parts {
            let number = if question.reverse { parts - 1 - at } else { at };
            let first = u64::from(number) * crate::column::ROWS;
            let mut part = Part::all(&self.views, View::Report, number);
            part.rows.retain(|row| {
                let report = first + u64::from(*row);
                let on = |list: &Option<Vec<bool>>| {
                    list.as_ref().is_none_or(|l| l.get(report as usize) == Some(&true))
                };
                report < count
                    && on(&text)
                    && on(&by_claims)
                    && (question.numbers.is_empty() || question.numbers.contains(&report))
                    && (open || !self.standing.withdrawn.contains_key(&report))
            });
            if !open {
                part.keep(report::ERASED, |erased| erased == NONE)?;
            }
            if let Some(publishers) = &publishers {
                part.keep(report::PUBLISHER, |p| {
                    usize::try_from(p).is_ok_and(|p| publishers.get(p) == Some(&true))
                })?;
            }
            if question.published != Days::default() {
                part.keep(report::PUBLISHED, |day| question.published.touch(day, day))?;
            }
            if let Some((from, to)) = entries {
                part.keep(report::ENTRY, |entry| entry >= signed(from) && entry < signed(to))?;
            }
            for (code, column) in
                [(&question.language, report::LANGUAGE), (&question.country, report::COUNTRY)]
            {
                if let Some(code) = code {
                    let wanted = letters(Some(code));
                    part.keep(column, |value| value == wanted)?;
                }
            }
            let order = match question.sort {
                ReportSort::Added => vec![0; part.rows.len()],
                ReportSort::Published => part.values(report::PUBLISHED)?,
                ReportSort::Retrieved => part.values(report::RETRIEVED)?,
                ReportSort::Claims => {
                    let of = part.values(report::READING)?;
                    of.into_iter()
                        .map(|row| {
                            usize::try_from(row).ok().and_then(|r| counts.get(r)).copied().unwrap_or(0)
                        })
                        .collect()
                }
            };
            found.extend(order.into_iter().zip(part.numbers()));
            if question.sort == ReportSort::Added && found.len() > question.window.needed() {
                break;
            }
        }
        let sort = question.sort;
        found.sort_by(|a, b| {
            let none = |f: &(i64, u64)| f.0 == NONE && sort != ReportSort::Added;
            let by_key = if question.reverse { b.cmp(a) } else { a.cmp(b) };
            none(a).cmp(&none(b)).then(by_key)
        });
        let more = found.len() > question.window.needed();
        let rows = found.into_iter().skip(question.window.skip).take(question.window.limit);
        let rows = rows.map(|(_, number)| self.report_row(number)).collect::<Result<_, _>>()?;
        Ok(Answer { rows, more })
    }

    /// Reports that have a claim that fits, by their numbers.
    fn reports_of(&self, claims: &ClaimQuestion<'_>) -> Result<Vec<bool>, RecordError> {
        let mut found = vec![false; self.views.count(View::Report) as usize];
        let readings = self.views.numbers(crate::views::claim::READING)?;
        let of = self.views.numbers(reading::REPORT)?;
        for row in self.claims(claims)?.rows {
            let report = readings
                .get(row.number as usize)
                .and_then(|r| of.get(usize::try_from(*r).ok()?))
                .and_then(|r| usize::try_from(*r).ok());
            if let Some(slot) = report.and_then(|r| found.get_mut(r)) {
                *slot = true;
            }
        }
        Ok(found)
    }

    /// The entries recorded on days, from the first up to but not including the second.
    fn entries_of_days(&self, days: Days) -> Result<Option<(u64, u64)>, RecordError> {
        if days == Days::default() {
            return Ok(None);
        }
        let midnight = |date: Date| date.to_zoned(jiff::tz::TimeZone::UTC).map(|z| z.timestamp()).ok();
        let from = match days.from.and_then(midnight) {
            Some(time) => self.entries_before(time)?,
            None => 0,
        };
        let to = match days.to.and_then(|d| d.tomorrow().ok()).and_then(midnight) {
            Some(time) => self.entries_before(time)?,
            None => self.size,
        };
        Ok(Some((from, to)))
    }

    fn entries_before(&self, time: Timestamp) -> Result<u64, RecordError> {
        let (mut low, mut high) = (0, self.size);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.views.store.time(middle)?.is_some_and(|at| at < time) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        Ok(low)
    }

    /// The row of a report.
    ///
    /// # Errors
    /// Where there was no such report then.
    pub fn report_row(&self, number: u64) -> Result<ReportRow, RecordError> {
        let unknown = || RecordError::Unknown(format!("report r{number}"));
        if number >= self.views.count(View::Report) {
            return Err(unknown());
        }
        let entry = self.number(report::ENTRY, number)?.unsigned_abs();
        if entry >= self.size {
            return Err(unknown());
        }
        self.let_through(number)?;
        let recorded = self.views.store.time(entry)?.ok_or_else(unknown)?;
        let erased = u64::try_from(self.number(report::ERASED, number)?).ok();
        let added = match erased {
            Some(_) => None,
            None => match self.library.payload(entry)? {
                Payload::ReportAdded(added) => Some(added),
                _ => return Err(unknown()),
            },
        };
        let added = match self.veil() {
            Some(veil) => added.and_then(|added| veil.report(added)),
            None => added,
        };
        let retrieved = self.number(report::RETRIEVED, number)?;
        let claims = match self.reading_then(number)? {
            Some(row) => self.number(reading::CLAIMS, row)?.unsigned_abs(),
            None => 0,
        };
        Ok(ReportRow {
            number,
            entry,
            recorded,
            retrieved: if retrieved == NONE { None } else { Timestamp::from_millisecond(retrieved).ok() },
            published: date(self.number(report::PUBLISHED, number)?),
            added,
            claims,
            withdrawn: self.standing.withdrawn.contains_key(&number),
            erased,
        })
    }

    /// The row of the reading that a report had at the moment.
    fn reading_then(&self, number: u64) -> Result<Option<u64>, RecordError> {
        let now = u64::try_from(self.number(report::READING, number)?).ok();
        match now {
            Some(row) if row < self.readings_until => Ok(Some(row)),
            Some(_) => {
                let earlier = self.views.store.lookup(space::READING, signed(number))?;
                Ok(earlier.into_iter().filter(|row| *row < self.readings_until).max())
            }
            None => Ok(None),
        }
    }

    /// A report in full.
    ///
    /// # Errors
    /// Where there was no such report then.
    pub fn full_report(&self, number: u64) -> Result<FullReport, RecordError> {
        let row = self.report_row(number)?;
        let blob = u64::try_from(self.views.number(report::BLOB, number)?).ok();
        let mut full = FullReport {
            row,
            reading: None,
            claims: Vec::new(),
            incidents: Vec::new(),
            receipts: Vec::new(),
            blob,
        };
        if full.row.erased.is_some() {
            return Ok(full);
        }
        if let Some(row) = self.reading_then(number)? {
            let entry = self.views.number(reading::ENTRY, row)?.unsigned_abs();
            let first = self.views.number(reading::CLAIM, row)?.unsigned_abs();
            let count = self.views.number(reading::CLAIMS, row)?.unsigned_abs();
            let first_incident = self.views.number(reading::INCIDENT, row)?.unsigned_abs();
            let incidents = self.views.number(reading::INCIDENTS, row)?.unsigned_abs();
            full.incidents = (first_incident..first_incident + incidents).collect();
            let made = self.library.reading(entry)?;
            let shown = |at: usize| made.claims.get(at).is_none_or(|claim| self.shows_kind(claim.kind));
            let numbers = (first..first + count).zip(0..).filter(|(_, at)| shown(*at));
            full.claims = numbers.map(|(n, _)| self.claim_row(n)).collect::<Result<_, _>>()?;
            full.reading = Some((entry, self.seen(entry, Rc::clone(&made))?));
        }
        if self.veil().is_some() {
            full.blob = None;
            return Ok(full);
        }
        if let Some(added) = &full.row.added {
            full.receipts.push(Receipt {
                entry: full.row.entry,
                recorded: full.row.recorded,
                by: added.by.clone(),
                custody: added.custody.clone(),
            });
        }
        for at in self.views.store.lookup(space::CUSTODY, signed(number))? {
            let entry = self.views.number(custody::ENTRY, at)?.unsigned_abs();
            if entry < self.size
                && let Payload::CustodyAdded(CustodyAdded { custody, by, .. }) =
                    self.library.payload(entry)?
            {
                let recorded = self.views.store.time(entry)?.unwrap_or(full.row.recorded);
                full.receipts.push(Receipt { entry, recorded, by, custody });
            }
        }
        Ok(full)
    }
}

impl FullReport {
    /// What is known of the report, with what its reading found.
    #[must_use]
    pub fn document(&self) -> Document {
        let mut document = self.row.added.as_ref().map(|a| a.document.clone()).unwrap_or_default();
        if let Some((_, reading)) = &self.reading {
            document.published = document.published.or(reading.published);
            if document.id.is_empty() {
                document.id = format!("sha256:{}", crate::hash::Hash::of(reading.text.as_bytes()));
            }
        }
        document
    }
}

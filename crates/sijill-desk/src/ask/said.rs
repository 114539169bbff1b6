//! Claims that count, with their reports and places: what boards are made of.

use std::sync::Arc;

use jiff::civil::Date;
use sijill_gazetteer::Gazetteer;
use sijill_record::RecordError;
use sijill_record::question::{Asked, ClaimQuestion, ClaimRow, Days, Facts, FullClaim, PlaceRow, ReportRow};
use sijill_record::views::{ReviewState, date, day};
use sijill_weigh::board::Item;
use sijill_weigh::said::Said;
use sijill_weigh::terrain::Terrain;

use crate::error::AnswerError;
use crate::places;

/// Claims that count, and what was left out of them.
#[derive(Default)]
pub struct Counting {
    /// The claims, each with its place.
    pub items: Vec<Item>,
    /// How their places lie to each other.
    pub terrain: Terrain,
    /// Claims that nobody accepted and that are not sure enough.
    pub left_out: usize,
    /// Where there were too many, the first day of those that are in here, and how many are not.
    pub since: Option<(Date, usize)>,
}

/// How many claims are opened at most. Of more the latest are, and only those of the last days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// So many claims.
    pub claims: usize,
    /// So many days.
    pub days: i64,
}

/// Which claims count.
pub struct Measure {
    /// Unreviewed claims below this confidence do not.
    pub min_confidence: f64,
    /// Claims of other days do not; an undated claim is of the day of its report.
    pub days: Days,
    /// Claims of reports that were published on these days do, whatever days they speak of.
    pub or_published: bool,
    /// No more than so many are opened; all where this is absent.
    pub bound: Option<Bound>,
}

impl Counting {
    /// The claims of a question that count. Its own days are to be left open.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn of(
        asked: &Asked<'_>,
        questions: &[ClaimQuestion<'_>],
        measure: &Measure,
    ) -> Result<Self, AnswerError> {
        let mut rows: Vec<ClaimRow> = Vec::new();
        for question in questions {
            rows.extend(asked.claims(question)?.rows);
        }
        // In the order of the record each report is opened once.
        rows.sort_unstable_by_key(|row| row.number);
        rows.dedup_by_key(|row| row.number);
        let mut counting = Self::default();
        if let Some(bound) = measure.bound.filter(|bound| rows.len() > bound.claims) {
            counting.since = latest(asked, &mut rows, measure.days.to, bound)?;
        }
        let mut gazetteer: Option<Arc<Gazetteer>> = None;
        let mut teller = SaidTeller { asked, report: None };
        for row in rows {
            let Some(said) = teller.said(row)? else { continue };
            if !measure.is_of_days(&said) {
                continue;
            }
            let judged = matches!(said.state, ReviewState::Accepted | ReviewState::Corrected);
            if !judged && said.claim.confidence < measure.min_confidence {
                counting.left_out += 1;
                continue;
            }
            let node = match said.claim.place.as_ref().map(place_row) {
                Some(place) => {
                    let gazetteer = match &mut gazetteer {
                        Some(gazetteer) => gazetteer,
                        closed => closed.insert(places::gazetteer()?),
                    };
                    Some(counting.terrain.add(gazetteer, &place))
                }
                None => None,
            };
            counting.items.push(Item { said, node });
        }
        Ok(counting)
    }
}

/// Leaves the latest claims up to a day, in the order of the record. Claims of no known day are not among them.
fn latest(
    asked: &Asked<'_>,
    rows: &mut Vec<ClaimRow>,
    until: Option<Date>,
    bound: Bound,
) -> Result<Option<(Date, usize)>, RecordError> {
    let all = rows.len();
    let until = until.map_or(i64::MAX, |until| day(Some(until)));
    let facts = asked.facts(rows)?;
    let of = |fact: &Facts| fact.end.or(fact.start).or(fact.published).map(i64::from);
    let begins = |fact: &Facts| fact.start.or(fact.end).or(fact.published).map(i64::from);
    let mut dated: Vec<(i64, ClaimRow)> = facts
        .iter()
        .filter(|fact| begins(fact).is_some_and(|first| first <= until))
        .filter_map(|fact| Some((of(fact)?, fact.row)))
        .collect();
    // What is planned lies ahead; the last days are those before the last report.
    let heard =
        facts.iter().filter_map(|fact| fact.published).map(i64::from).filter(|day| *day <= until).max();
    dated.sort_unstable_by_key(|(day, row)| (std::cmp::Reverse(*day), std::cmp::Reverse(row.number)));
    dated.truncate(bound.claims);
    let first = heard.map_or(i64::MIN, |heard| heard - bound.days);
    dated.retain(|(day, _)| *day >= first);
    let since = dated.last().and_then(|(day, _)| date(*day));
    *rows = dated.into_iter().map(|(_, row)| row).collect();
    rows.sort_unstable_by_key(|row| row.number);
    Ok(since.map(|since| (since, all - rows.len())))
}

impl Measure {
    fn is_of_days(&self, said: &Said) -> bool {
        let Days { from, to } = self.days;
        let touch = |first: Option<Date>, last: Option<Date>| match first.zip(last) {
            Some((first, last)) => from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to),
            None => from.is_none() && to.is_none(),
        };
        touch(said.first_day(), said.day()) || self.or_published && touch(said.published, said.published)
    }
}

/// Makes claims with their reports; the last report is kept at hand.
struct SaidTeller<'a, 'r> {
    asked: &'a Asked<'r>,
    report: Option<ReportRow>,
}

impl SaidTeller<'_, '_> {
    /// A claim, unless it was rejected.
    fn said(&mut self, row: ClaimRow) -> Result<Option<Said>, RecordError> {
        let FullClaim { number, report, claim, state, reading, .. } = self.asked.full(row)?;
        if state == ReviewState::Rejected {
            return Ok(None);
        }
        if self.report.as_ref().is_none_or(|known| known.number != report) {
            self.report = Some(self.asked.report_row(report)?);
        }
        let known = self.report.as_ref();
        let document = known.and_then(|row| row.added.as_ref()).map(|added| &added.document);
        Ok(Some(Said {
            number,
            report,
            publisher: document.and_then(|document| document.publisher.clone()),
            published: document.and_then(|document| document.published).or(reading.published),
            recorded: known.map(|row| row.recorded).unwrap_or_default(),
            claim,
            state,
            origin: String::new(),
        }))
    }
}

fn place_row(place: &sijill_claim::Place) -> PlaceRow {
    PlaceRow {
        name: place.name.clone(),
        id: place.id.clone(),
        at: place.lat.zip(place.lon),
        country: place.country.clone(),
        radius_km: place.radius_km,
    }
}

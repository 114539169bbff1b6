//! Lists of a record: the reports, claims, sources and incidents that fit a question.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};
use sijill_record::question::{
    Answer, Asked, ClaimQuestion, ClaimRow, ClaimSort, Days, IncidentQuestion, IncidentRow, IncidentSort,
    PlaceRow, ReportQuestion, ReportRow, ReportSort, SourceQuestion, SourceRow, SourceSort, Window,
};
use sijill_weigh::incident::{Incident, Range};
use sijill_weigh::ledger::Ledger;
use sijill_weigh::terrain::Node;

use super::across_teller::days as dates;
use super::places::test;
use super::{PlaceTest, any_claim, claim_question, days, of_reports, place_test, such_claims};
use crate::error::AnswerError;
use crate::filter::{
    ClaimOrder, ClaimsAsked, IncidentOrder, IncidentsAsked, ReportFilters, ReportOrder, ReportsAsked,
    SourceOrder, SourcesAsked,
};

/// The claims that fit.
///
/// # Errors
/// Where a place is not known or the record cannot be read.
pub fn claims(
    asked: &Asked<'_>,
    options: &ClaimsAsked,
    window: Window,
) -> Result<Answer<ClaimRow>, AnswerError> {
    let places = place_test(&options.filters, asked)?;
    let mut question = claim_question(&options.filters, &places);
    question.sort = match options.sort {
        ClaimOrder::Added => ClaimSort::Added,
        ClaimOrder::Date => ClaimSort::Date,
        ClaimOrder::Confidence => ClaimSort::Confidence,
        ClaimOrder::Figure => ClaimSort::Figure,
    };
    question.reverse = options.reverse;
    question.window = window;
    Ok(asked.claims(&question)?)
}

/// The reports that fit.
///
/// # Errors
/// Where a place is not known or the record cannot be read.
pub fn reports(
    asked: &Asked<'_>,
    options: &ReportsAsked,
    window: Window,
) -> Result<Answer<ReportRow>, AnswerError> {
    let places = test(&options.places, None, asked)?;
    let question = ReportQuestion {
        published: Days { from: options.published_from, to: options.published_to },
        recorded: Days { from: options.recorded_from, to: options.recorded_to },
        publisher: options.reports.publisher.clone(),
        text: options.reports.text.clone(),
        language: options.language.clone(),
        country: options.country.clone(),
        claims: with_such_claims(options, &places),
        numbers: options.reports.report.clone(),
        withdrawn: options.withdrawn,
        sort: match options.sort {
            ReportOrder::Added => ReportSort::Added,
            ReportOrder::Published => ReportSort::Published,
            ReportOrder::Retrieved => ReportSort::Retrieved,
            ReportOrder::Claims => ReportSort::Claims,
        },
        reverse: options.reverse,
        window,
    };
    Ok(asked.reports(&question)?)
}

/// The claims of which a report must have one, where any are asked for.
fn with_such_claims<'q>(options: &ReportsAsked, places: &'q PlaceTest) -> Option<ClaimQuestion<'q>> {
    let days = days(&options.days);
    if any_claim(&options.such) && days == Days::default() && places.is_open() {
        return None;
    }
    let such = such_claims(&options.such);
    Some(ClaimQuestion { days, place: places.as_dyn(), withdrawn: options.withdrawn, ..such })
}

/// The sources that fit.
///
/// # Errors
/// Where the record cannot be read.
pub fn sources(
    asked: &Asked<'_>,
    options: &SourcesAsked,
    window: Window,
) -> Result<Answer<SourceRow>, AnswerError> {
    let question = SourceQuestion {
        name: options.name.clone(),
        types: options.kinds.clone(),
        roles: options.role.clone(),
        grades: options.grade.clone(),
        side: options.side.clone(),
        min_claims: options.min_claims,
        sort: match options.sort {
            SourceOrder::Claims => SourceSort::Claims,
            SourceOrder::Name => SourceSort::Name,
            SourceOrder::Added => SourceSort::Added,
        },
        reverse: options.reverse,
        window,
    };
    Ok(asked.sources(&question)?)
}

/// The incidents across reports that fit, of all that the ledger has.
///
/// # Errors
/// Where a place is not known or the record cannot be read.
pub fn incidents<'i>(
    asked: &Asked<'_>,
    ledger: &Ledger,
    all: &'i [Incident],
    options: &IncidentsAsked,
) -> Result<Vec<&'i Incident>, AnswerError> {
    let places = test(&options.places, options.country.as_deref(), asked)?;
    let with = with_claims(options).map(|question| fitting(asked, ledger, &question)).transpose()?;
    // Many incidents are at one place.
    let passed: RefCell<FxHashMap<Node, bool>> = RefCell::default();
    let passes = |test: &dyn Fn(&PlaceRow) -> bool, node: Node| {
        *passed.borrow_mut().entry(node).or_insert_with(|| test(&place_row(ledger, node)))
    };
    let at_place = |incident: &Incident| {
        places.as_dyn().is_none_or(|test| incident.node.is_some_and(|node| passes(test, node)))
    };
    let fits = |incident: &&Incident| {
        with.as_ref().is_none_or(|with| with.contains(&incident.number))
            && is_enough(options, incident)
            && is_of_days(days(&options.days), incident)
            && at_place(incident)
    };
    let mut found: Vec<&Incident> = all.iter().filter(fits).collect();
    sort(options, &mut found);
    Ok(found)
}

/// The incidents that fit, as single reports tell them.
///
/// # Errors
/// Where a place is not known, the order is one of incidents across reports, or the record cannot be read.
pub fn incidents_of_reports(
    asked: &Asked<'_>,
    options: &IncidentsAsked,
    window: Window,
) -> Result<Answer<IncidentRow>, AnswerError> {
    let sort = match options.sort {
        IncidentOrder::Added => IncidentSort::Added,
        IncidentOrder::Date => IncidentSort::Date,
        IncidentOrder::Killed => IncidentSort::Killed,
        IncidentOrder::Claims => {
            return Err(AnswerError::Wrong(
                "Only incidents across reports are sorted by their claims: leave --each-report out."
                    .to_owned(),
            ));
        }
    };
    let places = test(&options.places, options.country.as_deref(), asked)?;
    let question = IncidentQuestion {
        days: days(&options.days),
        place: places.as_dyn(),
        min_killed: options.min_killed,
        min_injured: options.min_injured,
        claims: with_claims(options),
        numbers: Vec::new(),
        sort,
        reverse: options.reverse,
        window,
    };
    Ok(asked.incidents(&question)?)
}

/// The claims of which an incident must have one, where any are asked for.
fn with_claims<'q>(options: &IncidentsAsked) -> Option<ClaimQuestion<'q>> {
    let ReportFilters { publisher, report, text } = &options.reports;
    if any_claim(&options.such) && publisher.is_none() && report.is_empty() && text.is_none() {
        return None;
    }
    let mut question = such_claims(&options.such);
    of_reports(&options.reports, &mut question);
    Some(question)
}

/// The incidents that have a claim that fits.
fn fitting(
    asked: &Asked<'_>,
    ledger: &Ledger,
    question: &ClaimQuestion<'_>,
) -> Result<FxHashSet<u64>, AnswerError> {
    let rows = asked.claims(question)?.rows;
    let lines = rows.iter().filter_map(|row| ledger.line_of(row.number));
    Ok(lines.filter(|at| ledger.lines[*at].is_of_incident()).map(|at| ledger.incidents[at]).collect())
}

/// True where the floor is as high as is asked.
fn is_enough(options: &IncidentsAsked, incident: &Incident) -> bool {
    let enough = |least: Option<u64>, range: Option<Range>| {
        least.is_none_or(|least| range.is_some_and(|range| range.low >= least))
    };
    enough(options.min_killed, incident.killed) && enough(options.min_injured, incident.injured)
}

fn is_of_days(asked: Days, incident: &Incident) -> bool {
    if asked == Days::default() {
        return true;
    }
    incident.days.and_then(dates).is_some_and(|told| {
        asked.from.is_none_or(|from| told.end >= from) && asked.to.is_none_or(|to| told.start <= to)
    })
}

/// A place of the ledger as tests of places take it.
pub fn place_row(ledger: &Ledger, node: Node) -> PlaceRow {
    let spot = ledger.terrain.spot(node);
    PlaceRow {
        name: spot.name.clone(),
        id: spot.kind.is_some().then(|| spot.key.clone()),
        at: spot.at,
        country: spot.country.clone(),
        radius_km: Some(spot.radius_km).filter(|radius| *radius > 0.0),
    }
}

/// Puts incidents in order. What has no day, or counts nobody killed, comes last either way.
fn sort(options: &IncidentsAsked, found: &mut [&Incident]) {
    let key = |incident: &Incident| -> Option<(i64, u64)> {
        match options.sort {
            IncidentOrder::Added => Some((0, 0)),
            IncidentOrder::Date => incident.days.map(|(from, _)| (from.into(), 0)),
            IncidentOrder::Killed => {
                let killed = incident.killed?;
                Some((i64::try_from(killed.low).unwrap_or(i64::MAX), killed.most))
            }
            IncidentOrder::Claims => Some((i64::try_from(incident.lines.len()).unwrap_or(i64::MAX), 0)),
        }
    };
    found.sort_by(|one, other| {
        let (a, b) = (key(one), key(other));
        let order = (a, one.number).cmp(&(b, other.number));
        let order = if options.reverse { order.reverse() } else { order };
        a.is_none().cmp(&b.is_none()).then(order)
    });
}

//! `sijill incidents`: the incidents of a record that fit, across its reports.

mod each_report;

use rustc_hash::FxHashSet;
use sijill_record::question::{Asked, ClaimQuestion, Days, PlaceRow};
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::terrain::Node;

use crate::arguments::{IncidentOrder, IncidentsOptions, ReportFilters};
use crate::ask::across::AcrossTold;
use crate::ask::across_teller::{AcrossTeller, days as dates};
use crate::ask::output::{Output, Row as _};
use crate::ask::places::test;
use crate::ask::{self, any_claim, days, of_reports, such_claims, weighed};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &IncidentsOptions) -> Result<Ended, CommandError> {
    if options.each_report {
        return each_report::run(options);
    }
    let mut output = Output::new(&options.answer);
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let places = test(&options.places, options.country.as_deref(), &asked)?;
    let (ledger, _) = weighed::ledger(&asked)?;
    let with = with_claims(options).map(|question| fitting(&asked, &ledger, &question)).transpose()?;
    let at_place = |incident: &Incident| {
        places.as_dyn().is_none_or(|test| incident.node.is_some_and(|node| test(&place_row(&ledger, node))))
    };
    let mut found = ledger.all_incidents();
    found.retain(|incident| {
        with.as_ref().is_none_or(|with| with.contains(&incident.number))
            && is_enough(options, incident)
            && is_of_days(days(&options.days), incident)
            && at_place(incident)
    });
    sort(options, &mut found);
    let window = output.window;
    let more = found.len() > window.skip.saturating_add(window.limit);
    let mut teller = AcrossTeller::new(&asked, &ledger, &record.state().origin)?;
    let shown = found.iter().skip(window.skip).take(window.limit);
    output.rows(shown.map(|incident| teller.told(incident)))?;
    output.told_more(more, AcrossTold::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

/// The claims of which an incident must have one, where any are asked for.
fn with_claims<'q>(options: &IncidentsOptions) -> Option<ClaimQuestion<'q>> {
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
) -> Result<FxHashSet<u64>, CommandError> {
    let rows = asked.claims(question)?.rows;
    let lines = rows.iter().filter_map(|row| ledger.line_of(row.number));
    Ok(lines.filter(|at| ledger.lines[*at].is_of_incident()).map(|at| ledger.incidents[at]).collect())
}

/// True where the floor is as high as is asked.
fn is_enough(options: &IncidentsOptions, incident: &Incident) -> bool {
    let enough = |least: Option<u64>, range: Option<sijill_weigh::incident::Range>| {
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
fn place_row(ledger: &Ledger, node: Node) -> PlaceRow {
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
fn sort(options: &IncidentsOptions, found: &mut [Incident]) {
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
        let order = if options.answer.reverse { order.reverse() } else { order };
        a.is_none().cmp(&b.is_none()).then(order)
    });
}

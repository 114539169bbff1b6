//! The first page: what the record holds, what is new, what waits, where it happened lately; and for an empty record, what
//! to do first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use rustc_hash::FxHashSet;
use serde::Serialize;
use sijill_account::Right;
use sijill_desk::ask::across::AcrossTold;
use sijill_desk::ask::across_teller::days;
use sijill_record::question::ClaimQuestion;
use sijill_record::views::ReviewState;
use sijill_weigh::incident::Incident;

use super::chrome::{Chrome, Link};
use super::happened::Happened;
use super::incidents::rows::{Line, lines};
use super::map::figure::{MapFigure, Plan, figure, marks};
use crate::engine::Seat;
use crate::http::context::address;
use crate::http::{Context, Door, Failure, Form, Reply, Route};
use crate::server::App;

/// So many of the last entries and incidents are shown.
const ENTRIES: u64 = 8;
const INCIDENTS: usize = 8;
/// Days of the map, up to the last that is told of.
const DAYS: i32 = 90;
/// The boards, by the ends of their addresses.
const BOARDS: [&str; 8] =
    ["control", "facilities", "siege", "agreements", "displacement", "deployments", "allegations", "agenda"];

/// Addresses of the overview.
pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/", Door::Public, page), Route::get("/overview", Door::Public, page)]
}

/// What the record holds, in numbers.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Counts {
    /// Reports that were neither withdrawn nor erased.
    reports: u64,
    /// Claims that hold.
    claims: u64,
    /// Claims that nobody has looked at.
    unreviewed: u64,
    /// Claims with which somebody asked for help.
    unsure: u64,
    incidents: u64,
    /// Sources that claims are attributed to first of all.
    sources: u64,
    zones: u64,
    entries: u64,
}

/// As a file.
#[derive(Serialize)]
struct Told<'t> {
    #[serde(flatten)]
    counts: Counts,
    latest_incidents: &'t [AcrossTold],
}

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    c: Chrome,
    counts: Counts,
    is_empty: bool,
    waits: Vec<Link>,
    happened: Vec<Happened>,
    rows: Vec<Line>,
    map: MapFigure,
    on_map: String,
    from: Option<Date>,
    boards: Vec<Link>,
}

/// `GET /`.
async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| overview(&own, seat, context)).await
}

fn overview(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let counts = counts(seat)?;
    let all = seat.snapshot.incidents();
    let latest = latest(all);
    let told = seat.across(|teller| {
        latest.iter().take(INCIDENTS).map(|one| teller.told(one)).collect::<Result<Vec<_>, _>>()
    })?;
    match context.form {
        Form::Page => {}
        Form::Json => return Reply::json(&Told { counts, latest_incidents: &told }),
        Form::Csv | Form::Geojson => {
            return Err(Failure::Wrong(context.words.t("overview.json-only").to_owned()));
        }
    }
    let last = latest.first().and_then(|one| one.days).map(|(_, to)| to);
    let first = last.map(|last| last.saturating_sub(DAYS - 1));
    let recent = || latest.iter().copied().take_while(|one| one.days.map(|(_, to)| to) >= first);
    let span = first.zip(last).and_then(days);
    let members: Vec<(String, String)> = span
        .map(|span| {
            vec![("from".to_owned(), span.start.to_string()), ("to".to_owned(), span.end.to_string())]
        })
        .unwrap_or_default();
    let plan = Plan {
        points: Some(address("/incidents/map.json", &members)),
        marks: marks(seat.ledger(), recent()),
        caption: span
            .map(|span| context.words.with("overview.map", &[&span.start.to_string(), &span.end.to_string()]))
            .unwrap_or_default(),
        ..Plan::default()
    };
    let may_read = context.who.may(Right::Read);
    let happened = if may_read { entries(seat)? } else { Vec::new() };
    Reply::page(&OverviewPage {
        c: Chrome::new(app, context, seat.snapshot),
        counts,
        is_empty: counts.reports == 0,
        waits: waits(context, counts),
        happened,
        map: figure(app, context, plan),
        on_map: address("/map", &members),
        from: span.map(|span| span.start),
        rows: lines(context, told),
        boards: BOARDS
            .map(|board| Link {
                address: format!("/boards/{board}"),
                words: context.words.t(&format!("overview.board-{board}")).to_owned(),
                current: false,
            })
            .to_vec(),
    })
}

/// Taken from columns and from what is in memory; no claim is opened.
fn counts(seat: &Seat<'_>) -> Result<Counts, Failure> {
    let ledger = seat.ledger();
    let standing = &seat.asked.standing;
    let of = |states: Vec<ReviewState>| -> Result<u64, Failure> {
        Ok(seat.asked.claims(&ClaimQuestion { states, ..ClaimQuestion::default() })?.rows.len() as u64)
    };
    let sources: FxHashSet<u32> =
        ledger.lines.iter().map(|line| line.source).filter(|term| *term != 0).collect();
    Ok(Counts {
        reports: seat.asked.reports_until()?.saturating_sub(standing.withdrawn.len() as u64),
        claims: of(Vec::new())?,
        unreviewed: of(vec![ReviewState::Unreviewed])?,
        unsure: of(vec![ReviewState::Unsure])?,
        incidents: seat.snapshot.incidents().len() as u64,
        sources: sources.len() as u64,
        zones: standing.zones.len() as u64,
        entries: seat.snapshot.size,
    })
}

/// The incidents that have days, those that ended last first.
fn latest(all: &[Incident]) -> Vec<&Incident> {
    let mut dated: Vec<&Incident> = all.iter().filter(|one| one.days.is_some()).collect();
    dated.sort_by_key(|one| std::cmp::Reverse((one.days.map(|(_, to)| to), one.number)));
    dated
}

/// What waits for somebody to look at it.
fn waits(context: &Context, counts: Counts) -> Vec<Link> {
    let words = context.words;
    let all = [
        ("/review", counts.unreviewed, words.count("overview.unreviewed", counts.unreviewed)),
        ("/claims?review=unsure", counts.unsure, words.count("overview.unsure", counts.unsure)),
    ];
    let some = all.into_iter().filter(|(_, number, _)| *number > 0);
    some.map(|(address, _, words)| Link { address: address.to_owned(), words, current: false }).collect()
}

fn entries(seat: &Seat<'_>) -> Result<Vec<Happened>, Failure> {
    let size = seat.asked.size;
    let last = (size.saturating_sub(ENTRIES)..size).rev();
    last.map(|number| Ok(Happened::of(seat.asked, &seat.asked.event(number)?, &[])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_come_first_and_undated_ones_are_left_out() {
        let incident = |number, days| Incident {
            number,
            lines: Vec::new(),
            killed: None,
            injured: None,
            days,
            node: None,
        };
        let all = [
            incident(1, Some((10, 12))),
            incident(2, None),
            incident(3, Some((11, 11))),
            incident(4, Some((1, 12))),
        ];
        let numbers: Vec<u64> = latest(&all).into_iter().map(|one| one.number).collect();
        assert_eq!(numbers, [4, 1, 3]);
    }
}

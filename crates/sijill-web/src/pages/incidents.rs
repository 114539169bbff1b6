//! Incidents: the list with its chart, each as a ledger, and people's decisions on which claims tell of the same one.

pub(super) mod days;
mod decide;
mod likely;
mod one;
mod people;
pub(super) mod rows;
mod told;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_account::Right;
use sijill_claim::Kind;
use sijill_desk::aside::heard;
use sijill_desk::ask;
use sijill_desk::ask::across::AcrossTold;
use sijill_desk::ask::incident_rows::{IncidentTeller, IncidentTold};
use sijill_desk::ask::lists;
use sijill_desk::ask::row::Row as _;
use sijill_desk::filter::{DayFilters, IncidentsAsked};
use sijill_record::views::{HARMS, MODALITIES, ReviewState, SCOPES, STATUSES};
use sijill_weigh::incident::Incident;

use super::chrome::{Chrome, Link};
use super::list::{Choice, Pager, Shown, choices, sorted};
use super::map::figure::{MapFigure, Plan, figure, marks};
use super::moment;
use crate::draw::map::Bounds;
use crate::engine::Seat;
use crate::http::context::address;
use crate::http::query::SHOWN;
use crate::http::{Context, Door, Failure, Form, Reply, Route};
use crate::server::App;
use rows::{GRADES, Line, Meaning};

/// Addresses of incidents.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/incidents", Door::Public, list),
        Route::get("/incidents/{id}", Door::Public, one::open),
        Route::get("/incidents/{id}/decide", Door::Right(Right::Incidents), decide::preview),
        Route::post("/incidents/{id}/decide", Right::Incidents, decide::decide),
        Route::post("/incidents/{id}/undo", Right::Incidents, decide::undo),
    ]
}

#[derive(Template)]
#[template(path = "incidents.html")]
struct IncidentsPage {
    c: Chrome,
    q: Context,
    rows: Vec<Line>,
    each: Vec<IncidentTold>,
    found: usize,
    chart: String,
    chart_note: String,
    tally: String,
    map: Option<MapFigure>,
    pager: Pager,
    grades: Vec<Meaning>,
    kinds: Vec<Choice>,
    harms: Vec<Choice>,
    statuses: Vec<Choice>,
    modalities: Vec<Choice>,
    scopes: Vec<Choice>,
    states: Vec<Choice>,
    by_added: Link,
    by_date: Link,
    by_killed: Link,
    by_claims: Link,
}

/// `GET /incidents`.
async fn list(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let options: IncidentsAsked = context.asked()?;
        moment::at(seat, options.moment.as_of, |seat| incidents(&own, seat, context, &options))
    })
    .await
}

fn incidents(
    app: &App,
    seat: &Seat<'_>,
    context: &Context,
    options: &IncidentsAsked,
) -> Result<Reply, Failure> {
    let shown = Shown::of(context)?;
    let mut page = Found::default();
    let (answered, asides) = heard(|| {
        ask::told_if_before(seat.asked);
        if options.each_report {
            page.each_report(seat, options, shown)
        } else {
            page.across(seat, context, options, shown)
        }
    });
    answered?;
    let next = shown.next(page.more);
    let file = if options.each_report {
        Reply::rows(context, &page.each, next.as_deref())?
    } else {
        Reply::rows(context, &page.rows, next.as_deref())?
    };
    if let Some(reply) = file {
        return Ok(reply);
    }
    let words = context.words;
    let forms = [Form::Json, Form::Csv, Form::Geojson];
    let number = page.rows.len() + page.each.len();
    Reply::page(&IncidentsPage {
        c: Chrome::new(app, context, seat.snapshot)
            .with_files(context, seat.snapshot, &forms)
            .with_asides(asides),
        rows: rows::lines(context, page.rows),
        each: page.each,
        found: page.found,
        chart: page.chart,
        chart_note: page.note,
        tally: tally_of(context),
        map: page.plan.map(|plan| figure(app, context, plan)),
        pager: Pager::new(context, shown, number, page.more),
        grades: GRADES.map(|grade| Meaning::of(context, grade)).to_vec(),
        kinds: choices(context, "kind", &Kind::ALL),
        harms: choices(context, "harm", &HARMS),
        statuses: choices(context, "status", &STATUSES),
        modalities: choices(context, "modality", &MODALITIES),
        scopes: choices(context, "scope", &SCOPES),
        states: choices(context, "review", &ReviewState::ALL),
        by_added: sorted(context, words.t("incidents.id"), "added", false),
        by_date: sorted(context, words.t("incidents.when"), "date", false),
        by_killed: sorted(context, words.t("incidents.killed"), "killed", true),
        by_claims: sorted(context, words.t("incidents.claims"), "claims", true),
        q: context.clone(),
    })
}

/// What a question found.
#[derive(Default)]
struct Found {
    rows: Vec<AcrossTold>,
    each: Vec<IncidentTold>,
    found: usize,
    more: bool,
    chart: String,
    note: String,
    plan: Option<Plan>,
}

impl Found {
    fn across(
        &mut self,
        seat: &Seat<'_>,
        context: &Context,
        options: &IncidentsAsked,
        shown: Shown,
    ) -> Result<(), Failure> {
        let all = seat.snapshot.incidents();
        let found = lists::incidents(seat.asked, seat.ledger(), all, options)?;
        self.found = found.len();
        self.more = found.len() > shown.skip.saturating_add(shown.limit);
        let part = found.iter().skip(shown.skip).take(shown.limit);
        self.rows =
            seat.across(|teller| part.map(|incident| teller.told(incident)).collect::<Result<_, _>>())?;
        if context.form == Form::Page {
            self.plan = Some(Plan {
                points: Some(address("/incidents/map.json", &chosen(context))),
                selected: options.places.within_box.map(Bounds::of_box),
                follows: true,
                caption: context.words.t("map.caption").to_owned(),
                marks: marks(seat.ledger(), found.iter().copied()),
                ..Plan::default()
            });
            // The brush lies over all days, so that it can be moved to others.
            let dated = options.days.from.is_some() || options.days.to.is_some();
            let every_day = IncidentsAsked { days: DayFilters::default(), ..options.clone() };
            let whole: Vec<&Incident> =
                if dated { lists::incidents(seat.asked, seat.ledger(), all, &every_day)? } else { found };
            let over = days::over(&whole);
            self.chart = over.chart(context.words);
            self.note = over.note(context.words);
        }
        Ok(())
    }

    fn each_report(
        &mut self,
        seat: &Seat<'_>,
        options: &IncidentsAsked,
        shown: Shown,
    ) -> Result<(), Failure> {
        let answer = lists::incidents_of_reports(seat.asked, options, shown.window())?;
        let mut teller = IncidentTeller::new(seat.asked, seat.origin());
        self.more = answer.more;
        self.found = answer.rows.len();
        self.each = answer.rows.into_iter().map(|row| teller.told(row)).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// The members of the address that choose incidents.
fn chosen(context: &Context) -> Vec<(String, String)> {
    let shows = |name: &str| SHOWN.contains(&name) || ["sort", "reverse"].contains(&name);
    context.members.iter().filter(|(name, _)| !shows(name)).cloned().collect()
}

/// The tally of the same places and days, which adds up what may be added.
fn tally_of(context: &Context) -> String {
    const SHARED: [&str; 10] =
        ["place", "zone", "near", "within", "box", "country", "from", "to", "status", "as-of"];
    let mut members: Vec<_> =
        context.members.iter().filter(|(name, _)| SHARED.contains(&name.as_str())).cloned().collect();
    members.push(("by".to_owned(), "day".to_owned()));
    address("/tally", &members)
}

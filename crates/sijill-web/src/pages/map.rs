//! The map: incidents where they were, over time, and as a list, as one selection with one address.

mod control;
pub(super) mod figure;
mod names;
mod points;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_account::Right;
use sijill_desk::ask::across::AcrossTold;
use sijill_desk::ask::lists;
use sijill_desk::filter::{BoardAsked, DayFilters, IncidentsAsked};
use sijill_desk::{aside, ask};
use sijill_weigh::incident::Incident;

use super::chrome::Chrome;
use super::incidents::days;
use super::incidents::rows::{Line, lines};
use super::list::{Choice, Pager, Shown};
use super::moment;
use crate::draw::map::Bounds;
use crate::engine::Seat;
use crate::http::context::address;
use crate::http::query::asked;
use crate::http::{Context, Door, Failure, Form, Reply, Route};
use crate::server::App;
use figure::{MapFigure, Plan, figure, marks};

/// Addresses of the map.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/map", Door::Public, page),
        Route::get("/map/places.json", Door::Public, names::places),
        Route::get("/map/control.json", Door::Public, control::areas),
        Route::get("/incidents/map", Door::Public, points::points),
    ]
}

#[derive(Template)]
#[template(path = "map.html")]
struct MapPage {
    c: Chrome,
    q: Context,
    map: MapFigure,
    chart: String,
    chart_note: String,
    rows: Vec<Line>,
    pager: Pager,
    found: usize,
    elsewhere: usize,
    layers: Vec<Choice>,
    list: String,
    tally: String,
}

/// What is drawn over the land.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    Incidents,
    Control,
    Both,
}

impl Layer {
    const ALL: [(Self, &str); 3] =
        [(Self::Incidents, "incidents"), (Self::Control, "control"), (Self::Both, "both")];

    fn of(context: &Context) -> Result<Self, Failure> {
        let Some(words) = context.member("layer") else { return Ok(Self::Incidents) };
        let known = Self::ALL.into_iter().find(|(_, name)| *name == words).map(|(layer, _)| layer);
        known.ok_or_else(|| {
            Failure::Wrong(format!("“{words}” is no layer; there are: incidents, control, both."))
        })
    }
}

/// `GET /map`.
async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let options: IncidentsAsked = context.asked()?;
        moment::at(seat, options.moment.as_of, |seat| map(&own, seat, context, &options))
    })
    .await
}

fn map(app: &App, seat: &Seat<'_>, context: &Context, options: &IncidentsAsked) -> Result<Reply, Failure> {
    let layer = Layer::of(context)?;
    let shown = Shown::of(context)?;
    let ledger = seat.ledger();
    let all = seat.snapshot.incidents();
    let (answer, mut asides) = aside::heard(|| {
        ask::told_if_before(seat.asked);
        lists::incidents(seat.asked, ledger, all, options)
    });
    let found = answer?;
    let more = found.len() > shown.skip.saturating_add(shown.limit);
    let part = || found.iter().skip(shown.skip).take(shown.limit);
    let told =
        seat.across(|teller| part().map(|one| teller.told(one)).collect::<Result<Vec<AcrossTold>, _>>())?;
    if let Some(reply) = Reply::rows(context, &told, shown.next(more).as_deref())? {
        return Ok(reply);
    }
    let mut plan = Plan {
        points: (layer != Layer::Control).then(|| address("/incidents/map.json", &filters(context, &[]))),
        selected: options.places.within_box.map(Bounds::of_box),
        follows: true,
        caption: context.words.t("map.caption").to_owned(),
        ..Plan::default()
    };
    if layer != Layer::Control {
        plan.marks = marks(ledger, found.iter().copied());
    }
    if layer != Layer::Incidents {
        // Who holds what is asked with what both questions have in common.
        let shared = filters(context, &BOARD);
        let board: BoardAsked = asked(&shared)?;
        let (claimed, said) = aside::heard(|| control::claimed(seat, &board));
        asides.extend(said);
        plan.shapes = claimed?.iter().map(|one| one.area(context.words)).collect();
        plan.areas = Some(address("/map/control.json", &shared));
    }
    let elsewhere = found.len().saturating_sub(plan.marks.len());
    let over = days::over(&over_time(seat, options, &found)?);
    let words = context.words;
    let forms = [Form::Json, Form::Csv, Form::Geojson];
    Reply::page(&MapPage {
        c: Chrome::new(app, context, seat.snapshot)
            .with_files(context, seat.snapshot, &forms)
            .with_asides(asides),
        map: figure(app, context, plan),
        chart: over.chart(words),
        chart_note: over.note(words),
        pager: Pager::new(context, shown, told.len(), more),
        rows: lines(context, told),
        found: found.len(),
        elsewhere: if layer == Layer::Control { 0 } else { elsewhere },
        layers: Layer::ALL
            .into_iter()
            .map(|(one, name)| Choice {
                value: name.to_owned(),
                words: words.t(&format!("map.layer-{name}")).to_owned(),
                chosen: one == layer,
            })
            .collect(),
        list: address("/incidents", &filters(context, &[])),
        tally: address("/tally", &filters(context, &TALLY)),
        q: context.clone(),
    })
}

/// What the control board can be asked as well.
const BOARD: [&str; 9] = ["place", "zone", "near", "within", "box", "country", "from", "to", "as-of"];
/// What a tally can be asked as well.
const TALLY: [&str; 10] =
    ["place", "zone", "near", "within", "box", "country", "from", "to", "status", "as-of"];

/// The members of the address that choose, not those that show; only these, where some are named.
fn filters(context: &Context, only: &[&str]) -> Vec<(String, String)> {
    let chosen = |name: &str| {
        if only.is_empty() { !crate::http::query::SHOWN.contains(&name) } else { only.contains(&name) }
    };
    context.members.iter().filter(|(name, _)| chosen(name)).cloned().collect()
}

/// The chart shows all days, so that the brush can be moved to others.
fn over_time<'i>(
    seat: &'i Seat<'_>,
    options: &IncidentsAsked,
    found: &[&'i Incident],
) -> Result<Vec<&'i Incident>, Failure> {
    if options.days.from.is_none() && options.days.to.is_none() {
        return Ok(found.to_vec());
    }
    let every_day = IncidentsAsked { days: DayFilters::default(), ..options.clone() };
    Ok(lists::incidents(seat.asked, seat.ledger(), seat.snapshot.incidents(), &every_day)?)
}

impl MapPage {
    /// True where whoever asks may add reports.
    fn may_add(&self) -> bool {
        self.c.may(Right::AddReports)
    }
}

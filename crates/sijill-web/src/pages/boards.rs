//! The eight boards: standing views of what is claimed. They set claims beside each other and decide nothing; every cell leads
//! to the words that it rests on.

mod accounts;
mod cells;
mod ground;
mod moves;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use sijill_desk::aside::heard;
use sijill_desk::ask;
use sijill_desk::ask::said::Bound;
use sijill_desk::board::{bounded, claims_of};
use sijill_desk::filter::BoardAsked;
use sijill_weigh::board::agenda::AgendaRow;
use sijill_weigh::board::agreements::AgreementRow;
use sijill_weigh::board::allegations::AllegationRow;
use sijill_weigh::board::control::ControlRow;
use sijill_weigh::board::deployments::DeploymentRow;
use sijill_weigh::board::displacement::DisplacementRow;
use sijill_weigh::board::facilities::FacilityRow;
use sijill_weigh::board::siege::SiegeRow;

use super::chrome::{Chrome, Link};
use super::list::{Pager, Shown};
use super::moment;
use crate::engine::Seat;
use crate::http::context::address;
use crate::http::{Context, Door, Failure, Form, Reply, Route};
use crate::server::App;
use cells::{Laid, RowShown};

/// Boards by the names that addresses and the command line have for them.
const BOARDS: [&str; 8] =
    ["control", "facilities", "siege", "agreements", "deployments", "allegations", "displacement", "agenda"];

/// Without a place that narrows it, a board opens no more claims than these.
pub(crate) const BOUND: Bound = Bound { claims: 5_000, days: 90 };

/// Addresses of boards.
pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/boards", Door::Public, overview), Route::get("/boards/{name}", Door::Public, one)]
}

#[derive(Template)]
#[template(path = "boards.html")]
struct OverviewPage {
    c: Chrome,
    boards: Vec<Card>,
}

/// A board of the overview.
struct Card {
    address: String,
    title: String,
    definition: String,
    claims: usize,
}

#[derive(Template)]
#[template(path = "board.html")]
struct BoardPage {
    c: Chrome,
    q: Context,
    name: &'static str,
    title: String,
    definition: String,
    boards: Vec<Link>,
    as_of: Option<Date>,
    /// Days around the board's own, to go to.
    days: Vec<Link>,
    map: String,
    head: Vec<String>,
    rows: Vec<RowShown>,
    found: usize,
    pager: Pager,
}

impl BoardPage {
    /// Columns of the table, for what spans all of them.
    fn columns(&self) -> usize {
        self.head.len() + 1
    }
}

/// `GET /boards`.
async fn overview(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let words = context.words;
        let mut boards = Vec::new();
        for name in BOARDS {
            boards.push(Card {
                address: format!("/boards/{name}"),
                title: words.t(&format!("boards.{name}")).to_owned(),
                definition: words.t(&format!("boards.{name}-means")).to_owned(),
                claims: counted(seat, name)?,
            });
        }
        if context.form != Form::Page {
            let told = boards.iter().zip(BOARDS);
            let told = told.map(|(card, name)| serde_json::json!({"board": name, "claims": card.claims}));
            return Reply::json(&told.collect::<Vec<_>>());
        }
        Reply::page(&OverviewPage { c: Chrome::new(&own, context, seat.snapshot), boards })
    })
    .await
}

fn counted(seat: &Seat<'_>, name: &str) -> Result<usize, Failure> {
    let asked = seat.asked;
    Ok(match name {
        "control" => claims_of::<ControlRow>(asked),
        "facilities" => claims_of::<FacilityRow>(asked),
        "siege" => claims_of::<SiegeRow>(asked),
        "agreements" => claims_of::<AgreementRow>(asked),
        "deployments" => claims_of::<DeploymentRow>(asked),
        "allegations" => claims_of::<AllegationRow>(asked),
        "displacement" => claims_of::<DisplacementRow>(asked),
        _ => claims_of::<AgendaRow>(asked),
    }?)
}

/// `GET /boards/{name}`.
async fn one(State(app): State<App>, Path(name): Path<String>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let options: BoardAsked = context.asked()?;
        moment::at(seat, options.moment.as_of, |seat| match name.as_str() {
            "control" => board::<ControlRow>(&own, seat, context, &options),
            "facilities" => board::<FacilityRow>(&own, seat, context, &options),
            "siege" => board::<SiegeRow>(&own, seat, context, &options),
            "agreements" => board::<AgreementRow>(&own, seat, context, &options),
            "deployments" => board::<DeploymentRow>(&own, seat, context, &options),
            "allegations" => board::<AllegationRow>(&own, seat, context, &options),
            "displacement" => board::<DisplacementRow>(&own, seat, context, &options),
            "agenda" => board::<AgendaRow>(&own, seat, context, &options),
            _ => Err(Failure::Missing(context.words.with("failure.no-page", &[&context.path]))),
        })
    })
    .await
}

fn board<R: Laid>(
    app: &App,
    seat: &Seat<'_>,
    context: &Context,
    options: &BoardAsked,
) -> Result<Reply, Failure> {
    let (answered, asides) = heard(|| {
        ask::told_if_before(seat.asked);
        bounded::<R>(seat.asked, options, Some(BOUND))
    });
    let stands = answered?;
    let shown = Shown::of(context)?;
    let found = stands.rows.len();
    let more = found > shown.skip.saturating_add(shown.limit);
    let rows: Vec<_> = stands.rows.into_iter().skip(shown.skip).take(shown.limit).collect();
    if let Some(reply) = Reply::rows(context, &rows, shown.next(more).as_deref())? {
        return Ok(reply);
    }
    let words = context.words;
    let boards = BOARDS.map(|name| Link {
        address: address(&format!("/boards/{name}"), &shared(context)),
        words: words.t(&format!("boards.{name}")).to_owned(),
        current: name == R::NAME,
    });
    let mut on_map = shared(context);
    on_map.push(("layer".to_owned(), "control".to_owned()));
    Reply::page(&BoardPage {
        c: Chrome::new(app, context, seat.snapshot)
            .with_files(context, seat.snapshot, &[Form::Json, Form::Csv, Form::Geojson])
            .with_asides(asides),
        name: R::NAME,
        title: words.t(&format!("boards.{}", R::NAME)).to_owned(),
        definition: words.t(&format!("boards.{}-means", R::NAME)).to_owned(),
        boards: boards.to_vec(),
        as_of: stands.as_of,
        days: days(context, stands.as_of),
        map: address("/map", &on_map),
        head: R::CELLS.iter().map(|key| words.t(key).to_owned()).collect(),
        rows: cells::shown(words, &rows),
        found,
        pager: Pager::new(context, shown, rows.len(), more),
        q: context.clone(),
    })
}

/// What all boards can be asked.
fn shared(context: &Context) -> Vec<(String, String)> {
    const SHARED: [&str; 10] =
        ["place", "zone", "near", "within", "box", "country", "from", "to", "as-of", "min-confidence"];
    context.members.iter().filter(|(name, _)| SHARED.contains(&name.as_str())).cloned().collect()
}

/// The board a week and a day sooner or later.
fn days(context: &Context, as_of: Option<Date>) -> Vec<Link> {
    let Some(as_of) = as_of else { return Vec::new() };
    let steps = [
        (-7, "boards.week-before"),
        (-1, "boards.day-before"),
        (1, "boards.day-after"),
        (7, "boards.week-after"),
    ];
    steps
        .into_iter()
        .filter_map(|(step, key)| {
            let day = as_of.checked_add(jiff::Span::new().try_days(step).ok()?).ok()?;
            let address = context.with(&[("to", &day.to_string())]);
            Some(Link { address, words: context.words.t(key).to_owned(), current: false })
        })
        .collect()
}

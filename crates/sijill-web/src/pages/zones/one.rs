//! A zone: where it is, what can be asked of it, and the form that draws it, new or anew.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sijill_account::Right;
use sijill_desk::ask::places::zone;
use sijill_desk::filter::MomentOptions;
use sijill_desk::opened::{self, Thing};
use sijill_desk::show::Look;
use sijill_record::question::Subject;

use super::super::chrome::Chrome;
use super::super::happened::Happened;
use super::super::map::figure::{MapFigure, Plan, figure};
use super::super::sources::decided_on;
use super::super::{moment, sign};
use super::drawn::{areas, collection};
use crate::draw::map::Bounds;
use crate::engine::Seat;
use crate::http::context::address;
use crate::http::{Context, Failure, Form, Reply};
use crate::server::App;

/// What a form that draws a zone holds.
#[derive(Default)]
struct Drawn {
    name: String,
    /// One a line.
    places: String,
    outline: String,
}

#[derive(Template)]
#[template(path = "zone.html")]
struct ZonePage {
    c: Chrome,
    q: Context,
    name: String,
    places: Vec<String>,
    by: String,
    reason: String,
    entry: u64,
    map: MapFigure,
    links: Vec<super::super::chrome::Link>,
    happened: Vec<Happened>,
    anew: String,
    remove: String,
}

#[derive(Template)]
#[template(path = "zone_new.html")]
struct NewPage {
    c: Chrome,
    zone: Drawn,
    map: MapFigure,
    is_new: bool,
}

/// `GET /zones/{name}`.
pub(super) async fn open(State(app): State<App>, Path(name): Path<String>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let as_of = context.asked::<MomentOptions>()?.as_of;
        moment::at(seat, as_of, |seat| opened_zone(&own, seat, context, &name))
    })
    .await
}

fn opened_zone(app: &App, seat: &Seat<'_>, context: &Context, name: &str) -> Result<Reply, Failure> {
    let name = zone(seat.asked, name)?.name.clone();
    let subject = Subject::Zone(name.clone());
    let known = seat.asked.standing.zones.get(&name);
    let Some(known @ (entry, zone)) = known else {
        return Err(Failure::Missing(format!("zone “{name}”")));
    };
    match context.form {
        Form::Page => {}
        Form::Json => {
            let look = Look { width: 80, colour: false, explain: false };
            let thing = Thing::Of(subject);
            return Reply::json(opened::open(seat.record, seat.asked, &seat.ledgers(), &thing, look)?.json());
        }
        Form::Geojson => {
            let body = serde_json::to_vec(&collection(&app.gazetteer, std::iter::once(known)))?;
            return Ok(Reply::file(Form::Geojson, "zone", body));
        }
        Form::Csv => return Err(Failure::Wrong(context.words.t("zones.no-csv").to_owned())),
    }
    let own = super::address_of(&name);
    let member = [("zone".to_owned(), name.clone())];
    let plan = Plan {
        points: Some(address("/incidents/map.json", &member)),
        areas: Some(format!("{own}.geojson")),
        shapes: areas(&app.gazetteer, zone),
        caption: context.words.t("zones.caption").to_owned(),
        ..Plan::default()
    };
    let links = [
        ("/tally", "zones.tally"),
        ("/claims", "zones.claims"),
        ("/incidents", "zones.incidents"),
        ("/map", "zones.map"),
    ];
    let mut c = Chrome::new(app, context, seat.snapshot).with_files(
        context,
        seat.snapshot,
        &[Form::Json, Form::Geojson],
    );
    c.message = sign::message(context);
    let happened = decided_on(seat, &subject)?;
    Reply::page(&ZonePage {
        c,
        q: context.clone(),
        places: zone.places.iter().map(|place| format!("{} ({})", place.name, place.id)).collect(),
        by: zone.by.clone(),
        reason: zone.reason.clone(),
        entry: *entry,
        map: figure(app, context, plan),
        links: links
            .map(|(path, key)| super::super::chrome::Link {
                address: address(path, &member),
                words: context.words.t(key).to_owned(),
                current: false,
            })
            .to_vec(),
        happened,
        anew: address("/zones/new", &member),
        remove: format!("{own}/remove"),
        name,
    })
}

impl ZonePage {
    /// True where whoever asks may draw zones, and looks at the record as it is.
    fn may_draw(&self) -> bool {
        self.c.may(Right::Zones) && self.q.member("as-of").is_none()
    }
}

/// `GET /zones/new`: the form, empty, or with a zone that is drawn anew.
pub(super) async fn new(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| form(&own, seat, context)).await
}

fn form(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let known = match context.member("zone") {
        Some(name) => Some(zone(seat.asked, name)?),
        None => None,
    };
    let shapes = known.map(|zone| areas(&app.gazetteer, zone)).unwrap_or_default();
    // A new zone is likely where the record's incidents are.
    let terrain = &seat.ledger().terrain;
    let told = seat.snapshot.incidents().iter().filter_map(|one| terrain.spot(one.node?).at).take(500);
    let view = if shapes.is_empty() { Bounds::around(told) } else { None };
    let drawn = known.map_or_else(Drawn::default, |zone| Drawn {
        name: zone.name.clone(),
        // Their identifiers tell places of one name apart.
        places: zone.places.iter().map(|place| place.id.as_str()).collect::<Vec<_>>().join("\n"),
        outline: zone.outline.as_ref().map(ToString::to_string).unwrap_or_default(),
    });
    let plan = Plan {
        view,
        draw: true,
        shapes,
        caption: context.words.t("zones.draw-caption").to_owned(),
        ..Plan::default()
    };
    Reply::page(&NewPage {
        c: Chrome::new(app, context, seat.snapshot),
        is_new: known.is_none(),
        zone: drawn,
        map: figure(app, context, plan),
    })
}

//! Zones: named sets of places, and outlines drawn on the map, by which questions are cut.

mod decide;
mod drawn;
mod one;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};
use sijill_account::Right;
use sijill_desk::decide::zone::extent;
use sijill_desk::filter::MomentOptions;

use super::chrome::Chrome;
use super::map::figure::{MapFigure, Plan, figure};
use super::{moment, sign};
use crate::engine::Seat;
use crate::http::{Context, Door, Failure, Form, Reply, Route};
use crate::server::App;
use drawn::{areas, collection};

/// Addresses of zones.
pub(crate) fn routes() -> Vec<Route> {
    let read = Door::Right(Right::Read);
    vec![
        Route::get("/zones", read, list),
        Route::post("/zones", Right::Zones, decide::set),
        Route::get("/zones/new", Door::Right(Right::Zones), one::new),
        Route::get("/zones/{name}", read, one::open),
        Route::post("/zones/{name}/remove", Right::Zones, decide::remove),
    ]
}

/// A zone of the list.
struct Line {
    name: String,
    address: String,
    extent: String,
    entry: u64,
    by: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "zones.html")]
struct ZonesPage {
    c: Chrome,
    rows: Vec<Line>,
    map: MapFigure,
}

impl ZonesPage {
    /// True where whoever asks may draw zones.
    fn may_draw(&self) -> bool {
        self.c.may(Right::Zones)
    }
}

/// `GET /zones`.
async fn list(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let as_of = context.asked::<MomentOptions>()?.as_of;
        moment::at(seat, as_of, |seat| zones(&own, seat, context))
    })
    .await
}

fn zones(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let all = || seat.asked.standing.zones.values();
    match context.form {
        Form::Page => {}
        Form::Json => {
            let zones: Vec<Value> =
                all().map(|(entry, zone)| json!({"entry": format!("e{entry}"), "zone": zone})).collect();
            return Reply::json(&zones);
        }
        Form::Geojson => {
            let body = serde_json::to_vec(&collection(&app.gazetteer, all()))?;
            return Ok(Reply::file(Form::Geojson, "zones", body));
        }
        Form::Csv => return Err(Failure::Wrong(context.words.t("zones.no-csv").to_owned())),
    }
    let plan = Plan {
        areas: Some("/zones.geojson".to_owned()),
        shapes: all().flat_map(|(_, zone)| areas(&app.gazetteer, zone)).collect(),
        caption: context.words.t("zones.caption").to_owned(),
        ..Plan::default()
    };
    let mut c = Chrome::new(app, context, seat.snapshot).with_files(
        context,
        seat.snapshot,
        &[Form::Json, Form::Geojson],
    );
    c.message = sign::message(context);
    let line = |(entry, zone): &(u64, sijill_record::payload::ZoneSet)| Line {
        name: zone.name.clone(),
        address: address_of(&zone.name),
        extent: extent(zone),
        entry: *entry,
        by: zone.by.clone(),
        reason: zone.reason.clone(),
    };
    Reply::page(&ZonesPage { c, rows: all().map(line).collect(), map: figure(app, context, plan) })
}

/// The address of a zone's page.
pub(super) fn address_of(name: &str) -> String {
    let segment: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect();
    // A plus is a blank in members only.
    format!("/zones/{}", segment.replace('+', "%20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_segment_of_an_address() {
        assert_eq!(address_of("eastern districts"), "/zones/eastern%20districts");
        assert_eq!(address_of("a/b?c+d.json"), "/zones/a%2Fb%3Fc%2Bd.json");
        assert_eq!(address_of("حلب"), "/zones/%D8%AD%D9%84%D8%A8");
    }
}

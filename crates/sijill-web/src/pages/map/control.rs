//! Who is said to hold what, as areas of the map: `GET /map/control.json`.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use sijill_desk::aside::heard;
use sijill_desk::board::bounded;
use sijill_desk::filter::BoardAsked;
use sijill_desk::show::name;
use sijill_gazetteer::Gazetteer;
use sijill_weigh::board::control::ControlRow;

use super::points::Collection;
use crate::draw::map::{Area, Shape};
use crate::engine::Seat;
use crate::http::{Context, Failure, Reply};
use crate::pages::boards::BOUND;
use crate::server::App;
use crate::words::Words;

/// A place that is claimed, where it has a point and an extent: `web/src/map/areas.ts`.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Claimed {
    #[serde(skip)]
    at: (f64, f64),
    radius_km: f64,
    name: String,
    status: String,
    side: String,
    party: String,
    disputed: bool,
    since: Option<String>,
    link: String,
}

/// `GET /map/control.json`.
pub(super) async fn areas(State(app): State<App>, context: Context) -> Response {
    app.answer(context, |seat, context| {
        let options: BoardAsked = context.asked()?;
        // What was left out is said on the pages that show it.
        let (claimed, _) = heard(|| claimed(seat, &options));
        let claimed = claimed?;
        let body = serde_json::to_vec(&Collection::new(claimed.into_iter().map(|one| (one.at, one))))?;
        Ok(Reply { media: "application/geo+json", file: None, body: body.into() })
    })
    .await
}

/// Kilometres around a place of which no extent is known.
const SMALL: f64 = 2.0;

/// The places of the control board that can be drawn, the widest first.
pub(super) fn claimed(seat: &Seat<'_>, options: &BoardAsked) -> Result<Vec<Claimed>, Failure> {
    let stands = bounded::<ControlRow>(seat.asked, options, Some(BOUND))?;
    let mut claimed: Vec<Claimed> =
        stands.rows.into_iter().filter_map(|told| one(seat.gazetteer, told.row)).collect();
    claimed.sort_by(|a, b| b.radius_km.total_cmp(&a.radius_km));
    Ok(claimed)
}

fn one(gazetteer: &Gazetteer, row: ControlRow) -> Option<Claimed> {
    let place = row.place?;
    let status = row.status.map(name)?;
    let at = (place.lat?, place.lon?);
    let known = place.id.as_deref().and_then(|id| gazetteer.by_id(id)).map(|index| gazetteer.place(index));
    let latest = row.changes.first();
    let attacker = latest.and_then(|change| change.actor.as_ref());
    // Of a place that is attacked or left nobody may be said to hold it: whoever acts is shown.
    let who = row.holder.as_ref().and_then(|holder| holder.who.as_ref()).or(attacker);
    let party = who.map(|who| who.name.clone()).unwrap_or_default();
    let side = who.and_then(|who| who.side.as_ref()).map(|side| side.name().to_owned());
    Some(Claimed {
        at,
        radius_km: known.map_or(SMALL, |place| place.radius_km.max(0.5)),
        link: format!(
            "/boards/control?{}",
            crate::http::query::written(&[("place".to_owned(), place.name.clone())])
        ),
        name: place.name,
        status,
        side: side.unwrap_or_else(|| party.clone()),
        party,
        disputed: !row.disputes.is_empty(),
        since: row.holder.and_then(|holder| holder.since).map(|day| day.to_string()),
    })
}

impl Claimed {
    /// As the server draws it.
    pub(super) fn area(&self, words: &Words) -> Area {
        let status = words.t(match self.status.as_str() {
            "held" => "script.held",
            "contested" => "script.contested",
            "attacked" => "script.attacked",
            _ => "script.left",
        });
        let disputed = if self.disputed { words.t("script.disputed") } else { "" };
        let parts = [self.name.as_str(), self.party.as_str(), status, disputed];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let side = if self.side.is_empty() { words.t("script.no_side") } else { &self.side };
        Area {
            shape: Shape::Circle(self.at.0, self.at.1, self.radius_km),
            status: self.status.clone(),
            side: side.to_owned(),
            disputed: self.disputed,
            title: said.join(", "),
        }
    }
}

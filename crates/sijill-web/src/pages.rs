//! Pages, each in a file of its own: what is asked at an address, and how it is shown. `router` is the map of addresses.

mod api;
mod boards;
mod chrome;
mod claims;
pub(crate) mod failure;
pub(crate) mod happened;
mod incidents;
mod list;
pub(crate) mod map;
mod moment;
mod overview;
mod people;
mod preferences;
mod publication;
pub(crate) mod record;
mod reports;
mod review;
mod search;
pub(crate) mod sign;
mod sources;
pub(crate) mod tally;
mod zones;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::assets;
use crate::http::{Context, Failure, Route};
use crate::server::App;

/// All addresses of the server, area by area.
pub(crate) fn routes() -> Vec<Route> {
    let areas = [
        reports::routes(),
        claims::routes(),
        review::routes(),
        people::routes(),
        publication::routes(),
        record::routes(),
        api::routes(),
        incidents::routes(),
        tally::routes(),
        boards::routes(),
        map::routes(),
        zones::routes(),
        search::routes(),
        sources::routes(),
        preferences::routes(),
        overview::routes(),
    ];
    areas.into_iter().flatten().collect()
}

/// Each address behind its door.
pub(crate) fn router(app: &App) -> Router<App> {
    let router = Router::new().route("/assets/{*path}", get(asset)).fallback(missing);
    routes().into_iter().fold(router, |router, route| {
        let path = route.path;
        router.route(path, route.behind_door(app))
    })
}

async fn asset(Path(path): Path<String>) -> Response {
    assets::served(&path)
}

async fn missing(State(app): State<App>, context: Context) -> Response {
    let sentence = context.words.with("failure.no-page", &[&context.path]);
    app.failed(&context, Failure::Missing(sentence))
}

//! Pages, each in a file of its own: what is asked at an address, and how it is shown. `router` is the map of addresses.

mod chrome;
mod claims;
pub(crate) mod failure;
mod list;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;

use crate::assets;
use crate::http::{Context, Failure};
use crate::server::App;

/// All addresses of the server.
pub(crate) fn router(_app: &App) -> Router<App> {
    Router::new()
        .route("/assets/{*path}", get(asset))
        .route("/claims", get(claims::list))
        .fallback(missing)
}

async fn asset(Path(path): Path<String>) -> Response {
    assets::served(&path)
}

async fn missing(State(app): State<App>, context: Context) -> Response {
    let sentence = context.words.with("failure.no-page", &[&context.path]);
    app.failed(&context, Failure::Missing(sentence))
}

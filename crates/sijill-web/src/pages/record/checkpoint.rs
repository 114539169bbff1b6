//! The checkpoint: what to publish, or to have time-stamped. Whoever keeps it can tell whether the log was altered since.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use sijill_record::entry::time_words;

use crate::engine::Seat;
use crate::http::{Context, Failure, Form, Reply};
use crate::pages::chrome::Chrome;
use crate::server::App;

#[derive(Template)]
#[template(path = "checkpoint.html")]
struct CheckpointPage {
    c: Chrome,
    checkpoint: String,
    key: String,
}

/// `GET /record/checkpoint`.
pub(super) async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| checkpoint(&own, seat, context)).await
}

fn checkpoint(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let state = seat.record.state();
    match context.form {
        Form::Page => {}
        Form::Json => {
            return Reply::json(&serde_json::json!({
                "origin": state.origin,
                "size": state.size,
                "root": state.root().map(|root| root.base64()),
                "time": time_words(state.time),
                "public_key": state.key,
                "checkpoint": state.checkpoint,
            }));
        }
        Form::Csv | Form::Geojson => {
            return Err(Failure::Wrong(context.words.t("record.only-json").to_owned()));
        }
    }
    Reply::page(&CheckpointPage {
        c: Chrome::new(app, context, seat.snapshot),
        checkpoint: state.checkpoint.clone(),
        key: state.key.clone(),
    })
}

/// `GET /record/checkpoint.txt`: the signed note, byte for byte.
pub(super) async fn text(State(app): State<App>, context: Context) -> Response {
    match app.ask(&context, |seat, _| Ok(seat.record.state().checkpoint.clone())).await {
        Ok((_, note)) => {
            let name = HeaderValue::from_static("attachment; filename=\"checkpoint.txt\"");
            let kept = HeaderValue::from_static("private, no-cache");
            ([(header::CONTENT_DISPOSITION, name), (header::CACHE_CONTROL, kept)], note).into_response()
        }
        Err(failure) => app.failed(&context, failure),
    }
}

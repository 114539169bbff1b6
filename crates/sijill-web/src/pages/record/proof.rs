//! Proofs to take away: that an entry, or a report with its bytes, is in the log that a checkpoint signs.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::engine::Seat;
use crate::http::posted::numbered;
use crate::http::{Context, Failure, Form, Reply};
use crate::server::App;

/// `GET /record/{id}/proof`: of e57, or of r12; with `bytes=no` without the report's bytes.
pub(super) async fn proof(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    app.answer(context, move |seat, context| proved(seat, context, &id)).await
}

fn proved(seat: &Seat<'_>, context: &Context, id: &str) -> Result<Reply, Failure> {
    if !matches!(context.form, Form::Page | Form::Json) {
        return Err(Failure::Wrong(context.words.t("record.only-json").to_owned()));
    }
    let proof = if id.starts_with('r') {
        let with_bytes = context.member("bytes") != Some("no");
        seat.record.prove_report(numbered(id, 'r')?, with_bytes)?
    } else {
        seat.record.prove_entry(numbered(id, 'e')?)?
    };
    Ok(Reply::file(Form::Json, &format!("proof-{id}"), proof.to_json()?.into_bytes()))
}

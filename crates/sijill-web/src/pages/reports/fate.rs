//! A report is withdrawn, or counts again.

use axum::extract::{Path, State};
use axum::response::Response;
use sijill_desk::decide::withdraw::withdrawn;

use crate::http::posted::numbered;
use crate::http::{Failure, Posted};
use crate::pages::sign;
use crate::server::App;

/// `POST /reports/{id}/withdraw`.
pub(super) async fn withdraw(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    decided(app, &id, posted, false).await
}

/// `POST /reports/{id}/restore`.
pub(super) async fn restore(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    decided(app, &id, posted, true).await
}

async fn decided(app: App, id: &str, posted: Posted, back: bool) -> Response {
    match done(&app, id, &posted, back).await {
        Ok((number, entries)) => sign::told(&app, &posted, &format!("/reports/r{number}"), &entries),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn done(app: &App, id: &str, posted: &Posted, back: bool) -> Result<(u64, Vec<u64>), Failure> {
    let number = numbered(id, 'r')?;
    let why = sign::why_in_words(posted)?;
    let written = app.write(move |record| withdrawn(record, &[number], back, &why)).await?;
    let entries = written.value.iter().filter_map(|one| numbered(&one.entry, 'e').ok()).collect();
    Ok((number, entries))
}

//! A report is erased for good, after it was told what goes and what stays.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sijill_desk::decide::erase::Plan;
use sijill_desk::{AnswerError, desk};

use crate::http::posted::numbered;
use crate::http::reply::sent;
use crate::http::{Context, Failure, Posted, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::sign;
use crate::server::App;

#[derive(Template)]
#[template(path = "report_erase.html")]
struct ErasePage {
    c: Chrome,
    number: u64,
    title: String,
    bytes: u64,
    readings: u64,
    claims: u64,
    receipts: u64,
    decisions: u64,
    files: usize,
    kept: Vec<(String, String)>,
    size: u64,
}

/// `GET /reports/{id}/erase`.
pub(super) async fn page(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    match planned(&app, &context, &id).await {
        Ok(reply) => sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

async fn planned(app: &App, context: &Context, id: &str) -> Result<Reply, Failure> {
    let number = numbered(id, 'r')?;
    let path = app.config.record.clone();
    let plan = tokio::task::spawn_blocking(move || {
        let mut record = desk::to_ask(&path)?;
        let plan = Plan::of(&mut record, number)?;
        let title = plan.full.document().title.unwrap_or_default();
        // What a report holds stays on the thread that read it.
        Ok::<_, AnswerError>((plan.size, plan.erasure, plan.kept, title))
    });
    let (size, erasure, kept, title) = plan.await.map_err(|error| Failure::broken(&error.to_string()))??;
    Reply::page(&ErasePage {
        c: Chrome::new(app, context, &app.keeper.current()),
        number,
        title,
        bytes: erasure.bytes,
        readings: erasure.readings,
        claims: erasure.claims,
        receipts: erasure.receipts,
        decisions: erasure.decisions,
        files: erasure.files.len(),
        kept: kept
            .into_iter()
            .map(|kept| {
                let entries: Vec<String> = kept.entries.iter().map(|entry| format!("e{entry}")).collect();
                (kept.name, entries.join(", "))
            })
            .collect(),
        size,
    })
}

/// `POST /reports/{id}/erase`.
pub(super) async fn done(State(app): State<App>, Path(id): Path<String>, posted: Posted) -> Response {
    match erased(&app, &id, &posted).await {
        Ok((number, entry)) => sign::told(&app, &posted, &format!("/reports/r{number}"), &[entry]),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn erased(app: &App, id: &str, posted: &Posted) -> Result<(u64, u64), Failure> {
    let number = numbered(id, 'r')?;
    let why = sign::why_in_words(posted)?;
    let seen: u64 = posted.needed("size")?.parse().unwrap_or_default();
    let changed = posted.context.words.t("reports.changed-since").to_owned();
    let written = app
        .writer
        .write_alone(move |record| {
            let plan = Plan::of(record, number)?;
            if plan.size != seen {
                return Err(AnswerError::Wrong(changed));
            }
            Ok(record.erase(number, &plan.feeds, &why.by, &why.reason)?)
        })
        .await;
    // Where another program holds the record open, its sentence says that the file beside it may still hold what was erased.
    Ok((number, written?.value))
}

//! Reports: the list, and the addresses of all that is asked and done about them.

mod add;
mod erase;
mod fate;
mod files;
pub(crate) mod one;
mod preview;
pub(crate) mod text;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_claim::Kind;
use sijill_desk::aside::heard;
use sijill_desk::ask::lists;
use sijill_desk::ask::report_rows::ReportTold;
use sijill_desk::filter::ReportsAsked;

use super::chrome::{Chrome, Link};
use super::list::{Choice, Pager, Shown, choices, sorted};
use crate::engine::Seat;
use crate::http::{Context, Door, Failure, Form, Reply, Right, Route};
use crate::server::App;

/// Addresses of reports.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/reports", Door::Public, list),
        Route::get("/reports/new", Door::Right(Right::AddReports), add::page),
        Route::post("/reports", Right::AddReports, add::pasted),
        Route::post("/reports/preview", Right::AddReports, preview::read),
        Route::post("/reports/address", Right::AddReports, add::address),
        Route::post("/reports/files", Right::AddReports, files::taken),
        Route::get("/reports/{id}", Door::Public, one::page),
        Route::get("/reports/{id}/bytes", Door::Right(Right::Read), one::bytes),
        Route::post("/reports/{id}/withdraw", Right::Withdraw, fate::withdraw),
        Route::post("/reports/{id}/restore", Right::Withdraw, fate::restore),
        Route::get("/reports/{id}/erase", Door::Right(Right::Erase), erase::page),
        Route::post("/reports/{id}/erase", Right::Erase, erase::done),
    ]
}

#[derive(Template)]
#[template(path = "reports.html")]
struct ReportsPage {
    c: Chrome,
    q: Context,
    rows: Vec<ReportTold>,
    pager: Pager,
    kinds: Vec<Choice>,
    by_recorded: Link,
    by_published: Link,
    by_claims: Link,
}

async fn list(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| reports(&own, seat, context)).await
}

fn reports(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let options: ReportsAsked = context.asked()?;
    let shown = Shown::of(context)?;
    let (answer, asides) = heard(|| lists::reports(seat.asked, &options, shown.window()));
    let answer = answer?;
    let more = answer.more;
    let rows: Vec<ReportTold> =
        answer.rows.into_iter().map(|row| ReportTold::new(row, seat.origin())).collect();
    if let Some(reply) = Reply::rows(context, &rows, shown.next(more).as_deref())? {
        return Ok(reply);
    }
    let words = context.words;
    Reply::page(&ReportsPage {
        c: Chrome::new(app, context, seat.snapshot)
            .with_files(context, seat.snapshot, &[Form::Json, Form::Csv])
            .with_asides(asides),
        pager: Pager::new(context, shown, rows.len(), more),
        rows,
        kinds: choices(context, "kind", &Kind::ALL),
        by_recorded: sorted(context, words.t("reports.recorded"), "added", true),
        by_published: sorted(context, words.t("reports.published"), "published", true),
        by_claims: sorted(context, words.t("reports.claims"), "claims", true),
        q: context.clone(),
    })
}

/// What a report is called: its headline, its file, or where it came from.
fn called(told: &ReportTold) -> String {
    let known = told.title.as_ref().or(told.name.as_ref()).or(told.from.as_ref());
    known.map_or_else(|| told.id.clone(), Clone::clone)
}

//! Claims: the list, and the addresses of all that is asked and decided about one.

pub(crate) mod decide;
pub(crate) mod one;

use std::io::Write;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_claim::Kind;
use sijill_desk::aside::heard;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_desk::ask::lists;
use sijill_desk::ask::row::RowForm;
use sijill_desk::filter::ClaimsAsked;
use sijill_record::views::{HARMS, MODALITIES, ReviewState, SCOPES, STATUSES};

use super::chrome::{Chrome, Link};
use super::list::{Choice, Pager, Shown, choices, sorted};
use super::reports::one::hides_graphic;
use crate::engine::Seat;
use crate::http::file;
use crate::http::{Context, Door, Failure, Form, Reply, Right, Route};
use crate::server::App;

#[derive(Template)]
#[template(path = "claims.html")]
struct ClaimsPage {
    c: Chrome,
    q: Context,
    many: String,
    hidden: bool,
    rows: Vec<ClaimTold>,
    pager: Pager,
    kinds: Vec<Choice>,
    harms: Vec<Choice>,
    statuses: Vec<Choice>,
    modalities: Vec<Choice>,
    scopes: Vec<Choice>,
    states: Vec<Choice>,
    by_date: Link,
    by_figure: Link,
    by_confidence: Link,
}

/// Addresses of claims.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/claims", Door::Public, list),
        Route::post("/claims/decide", Right::Review, decide::judge),
        Route::get("/claims/{id}", Door::Public, one::page),
        Route::post("/claims/{id}/correct", Right::Review, decide::correct),
        Route::post("/claims/{id}/apart", Right::Incidents, decide::apart),
        Route::post("/claims/undo", Right::Review, decide::undo),
    ]
}

/// `GET /claims`.
async fn list(State(app): State<App>, context: Context) -> Response {
    if let Some(form) = context.whole() {
        return app.file(context, move |seat, context, out| whole(seat, context, form, out)).await;
    }
    let own = app.clone();
    app.answer(context, move |seat, context| claims(&own, seat, context)).await
}

fn whole(
    seat: &Seat<'_>,
    context: &Context,
    form: RowForm,
    out: &mut dyn Write,
) -> Result<&'static str, Failure> {
    let options: ClaimsAsked = context.asked()?;
    let answer = lists::claims(seat.asked, &options, Shown::of(context)?.window())?;
    let mut teller = ClaimTeller::new(seat.asked, seat.origin());
    file::rows(form, out, answer.rows.into_iter().map(|row| Ok(teller.told(row)?)))
}

fn claims(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let options: ClaimsAsked = context.asked()?;
    let shown = Shown::of(context)?;
    let (answer, asides) = heard(|| lists::claims(seat.asked, &options, shown.window()));
    let answer = answer?;
    let mut teller = ClaimTeller::new(seat.asked, seat.origin());
    let rows = answer.rows.iter().map(|row| teller.told(*row)).collect::<Result<Vec<_>, _>>()?;
    if let Some(reply) = Reply::rows(context, &rows, shown.next(answer.more).as_deref())? {
        return Ok(reply);
    }
    let words = context.words;
    let forms = [Form::Json, Form::Csv, Form::Geojson];
    Reply::page(&ClaimsPage {
        c: Chrome::new(app, context, seat.snapshot)
            .with_files(context, seat.snapshot, &forms)
            .with_asides(asides),
        pager: Pager::new(context, shown, rows.len(), answer.more),
        rows,
        kinds: choices(context, "kind", &Kind::ALL),
        harms: choices(context, "harm", &HARMS),
        statuses: choices(context, "status", &STATUSES),
        modalities: choices(context, "modality", &MODALITIES),
        scopes: choices(context, "scope", &SCOPES),
        states: choices(context, "review", &ReviewState::ALL),
        by_date: sorted(context, words.t("claims.when"), "date", false),
        by_figure: sorted(context, words.t("claims.what"), "figure", true),
        by_confidence: sorted(context, words.t("claims.sure"), "confidence", false),
        many: if context.who.may(Right::ReviewMany) { many(context) } else { String::new() },
        hidden: hides_graphic(context, seat.snapshot),
        q: context.clone(),
    })
}

/// Where one decides on all that fit.
fn many(context: &Context) -> String {
    let address = context.with(&[("sort", ""), ("reverse", ""), ("as-of", "")]);
    let query = address.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
    format!("/review/many{query}")
}

//! Deciding on many claims at once: what fits is shown and counted before anything is done, and one word undoes it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_desk::AnswerError;
use sijill_desk::aside::heard;
use sijill_desk::decide::many::Plan;
use sijill_desk::filter::ClaimsAsked;

use super::queue::{Own, told};
use super::verdicts::last;
use crate::engine::Seat;
use crate::http::{Context, Failure, Posted, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::claims::decide::verdict_of;
use crate::pages::sign;
use crate::server::App;
use crate::words::grouped;

/// Members of the address and fields of the form that are no filters.
const OWN: [&str; 7] = ["by", "reason", "back", "size", "verdict", "again", "saved"];
/// Decisions on many claims that can be undone here, and how many are looked at for them.
const LAST: usize = 5;
const LOOK: usize = 500;

#[derive(Template)]
#[template(path = "review_many.html")]
struct ManyPage {
    c: Chrome,
    plan: Plan,
    fit: String,
    wanted: String,
    already: String,
    filters: Vec<(String, String)>,
    again: bool,
    before: Vec<Own>,
    back: String,
}

/// `GET /review/many`.
pub(super) async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| many(&own, seat, context)).await
}

fn many(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let filters: Vec<(String, String)> = context
        .members
        .iter()
        .filter(|(name, _)| !OWN.contains(&name.as_str()) && name != "after")
        .cloned()
        .collect();
    let options: ClaimsAsked = crate::http::query::asked(&filters)?;
    let again = context.member("again").is_some();
    let (plan, asides) = heard(|| Plan::of(seat.record, &options.filters, again));
    let plan = plan?;
    let mut c = Chrome::new(app, context, seat.snapshot).with_asides(asides);
    c.message = sign::message(context);
    Reply::page(&ManyPage {
        fit: grouped(plan.fit as u64),
        wanted: context.words.count("reports.count", plan.claims.len() as u64),
        already: grouped(plan.already()),
        plan,
        filters,
        again,
        before: told(seat, last(seat, LAST, LOOK, |review| review.chosen.is_some())?)?,
        back: context.with(&[]),
        c,
    })
}

/// `POST /review/many`: only where the record is as it was when it was shown.
pub(super) async fn done(State(app): State<App>, posted: Posted) -> Response {
    match decided(&app, &posted).await {
        Ok(entries) => sign::told(&app, &posted, &posted.back("/review/many"), &entries),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn decided(app: &App, posted: &Posted) -> Result<Vec<u64>, Failure> {
    let verdict = verdict_of(posted.needed("verdict")?)?;
    let size: u64 = posted.needed("size")?.parse().unwrap_or_default();
    let why = sign::why_in_words(posted)?;
    let again = posted.field("again").is_some();
    let options: ClaimsAsked = posted.asked(&OWN)?;
    let none = posted.context.words.t("review.none-fit").to_owned();
    let written = app
        .write(move |record| {
            let mut plan = Plan::of(record, &options.filters, again)?;
            if plan.claims.is_empty() {
                return Err(AnswerError::Wrong(none));
            }
            // What was shown is what is decided: where something came in between, the plan says so.
            plan.size = size;
            plan.decide(record, verdict, &why)
        })
        .await?;
    Ok(written.value)
}

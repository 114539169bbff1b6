//! Sources: as reports name them, with what people know of them, and what people decide: names, facts, which are one.

mod decide;
mod one;
mod same;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_account::Right;
use sijill_desk::aside::heard;
use sijill_desk::ask::lists;
use sijill_desk::ask::source_rows::SourceTold;
use sijill_desk::filter::SourcesAsked;
use sijill_desk::told::details;
use sijill_record::payload::Grade;
use sijill_record::question::Subject;
use sijill_record::views::{ROLES, TYPES};

use super::chrome::{Chrome, Link};
use super::happened::Happened;
use super::list::{Choice, Pager, Shown, choices, sorted};
use super::sign;
use crate::engine::Seat;
use crate::http::{Context, Door, Failure, Form, Reply, Route};
use crate::server::App;

/// Every grade.
const GRADES: [Grade; 6] = [Grade::A, Grade::B, Grade::C, Grade::D, Grade::E, Grade::F];

/// Addresses of sources.
pub(crate) fn routes() -> Vec<Route> {
    let read = Door::Right(Right::Read);
    vec![
        Route::get("/sources", read, list),
        Route::get("/sources/same", read, same::list),
        Route::get("/sources/{id}", read, one::open),
        Route::post("/sources/{id}", Right::Sources, decide::decide),
    ]
}

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage {
    c: Chrome,
    q: Context,
    rows: Vec<SourceTold>,
    pager: Pager,
    types: Vec<Choice>,
    roles: Vec<Choice>,
    grades: Vec<Choice>,
    meanings: Vec<Meaning>,
    by_claims: Link,
    by_name: Link,
    by_added: Link,
}

/// What was decided on a thing, the latest first, each with what it says.
pub(super) fn decided_on(seat: &Seat<'_>, subject: &Subject) -> Result<Vec<Happened>, Failure> {
    let events = seat.asked.history(subject)?;
    let told = events.iter().rev().map(|event| {
        let happened = Happened::of(seat.asked, event, &[])?;
        Ok(Happened { changes: details(event), ..happened })
    });
    told.collect()
}

/// A grade of reliability, with what it means.
#[derive(Debug, Clone)]
struct Meaning {
    letter: String,
    words: String,
}

/// `GET /sources`.
async fn list(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let options: SourcesAsked = context.asked()?;
        super::moment::at(seat, options.moment.as_of, |seat| sources(&own, seat, context, &options))
    })
    .await
}

fn sources(app: &App, seat: &Seat<'_>, context: &Context, options: &SourcesAsked) -> Result<Reply, Failure> {
    let shown = Shown::of(context)?;
    let (answer, asides) = heard(|| lists::sources(seat.asked, options, shown.window()));
    let answer = answer?;
    let rows: Vec<SourceTold> = answer.rows.iter().map(|row| SourceTold::new(row, seat.origin())).collect();
    if let Some(reply) = Reply::rows(context, &rows, shown.next(answer.more).as_deref())? {
        return Ok(reply);
    }
    let words = context.words;
    let mut c = Chrome::new(app, context, seat.snapshot)
        .with_files(context, seat.snapshot, &[Form::Json, Form::Csv])
        .with_asides(asides);
    c.message = sign::message(context);
    Reply::page(&SourcesPage {
        c,
        pager: Pager::new(context, shown, rows.len(), answer.more),
        rows,
        types: choices(context, "type", &TYPES),
        roles: choices(context, "role", &ROLES),
        grades: graded(context, None),
        meanings: meanings(context),
        by_claims: sorted(context, words.t("sources.claims"), "claims", false),
        by_name: sorted(context, words.t("sources.name"), "name", false),
        by_added: sorted(context, words.t("sources.first"), "added", false),
        q: context.clone(),
    })
}

fn meanings(context: &Context) -> Vec<Meaning> {
    GRADES.into_iter().map(|grade| meaning(context, grade)).collect()
}

fn meaning(context: &Context, grade: Grade) -> Meaning {
    let letter = sijill_desk::show::name(grade);
    let words = context.words.t(&format!("sources.grade-{letter}")).to_owned();
    Meaning { letter, words }
}

/// Grades to choose from; this one, or those of the address, are chosen.
fn graded(context: &Context, own: Option<Grade>) -> Vec<Choice> {
    GRADES
        .into_iter()
        .map(|grade| {
            let Meaning { letter, words } = meaning(context, grade);
            let asked =
                context.all("grade").any(|one| one.split(',').any(|part| part.eq_ignore_ascii_case(&letter)));
            Choice { words: format!("{letter}: {words}"), chosen: asked || own == Some(grade), value: letter }
        })
        .collect()
}

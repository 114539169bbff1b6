//! The record's own pages: its entries as they come, each of them, whether all is whole, and proofs to take away.

mod checkpoint;
mod one;
mod proof;
pub(crate) mod verify;

use std::io::Write;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sijill_desk::ask::entry_rows::{EntriesAsked, EntryTold, entries};
use sijill_desk::ask::row::RowForm;
use sijill_record::payload::Payload;

use super::chrome::Chrome;
use super::list::{Choice, Shown};
use crate::engine::Seat;
use crate::http::context::address;
use crate::http::posted::numbered;
use crate::http::{Context, Door, Failure, Form, Reply, Right, Route, file};
use crate::server::App;

/// Addresses of the record.
pub(crate) fn routes() -> Vec<Route> {
    let read = Door::Right(Right::Read);
    vec![
        Route::get("/record", read, list),
        Route::get("/record/verify", read, verify::page),
        Route::post("/record/verify", Right::Read, verify::begin),
        Route::get("/record/checkpoint", read, checkpoint::page),
        Route::get("/record/checkpoint.txt", read, checkpoint::text),
        Route::post("/record/undo", Right::Review, one::undo),
        Route::get("/record/{id}", read, one::page),
        Route::get("/record/{id}/proof", read, proof::proof),
    ]
}

#[derive(Template)]
#[template(path = "record.html")]
struct RecordPage {
    c: Chrome,
    q: Context,
    rows: Vec<EntryTold>,
    kinds: Vec<Choice>,
    earlier: String,
    latest: String,
}

/// `GET /record`.
async fn list(State(app): State<App>, context: Context) -> Response {
    if let Some(form) = context.whole() {
        return app.file(context, move |seat, context, out| whole(seat, context, form, out)).await;
    }
    let own = app.clone();
    app.answer(context, move |seat, context| some(&own, seat, context)).await
}

/// The entry before which the answer begins: a cursor that an earlier answer gave.
fn before(context: &Context) -> Result<Option<u64>, Failure> {
    context.member("after").map(|cursor| numbered(cursor, 'e')).transpose()
}

/// Every entry that fits, as a file.
fn whole(
    seat: &Seat<'_>,
    context: &Context,
    form: RowForm,
    out: &mut dyn Write,
) -> Result<&'static str, Failure> {
    let options: EntriesAsked = context.asked()?;
    let limit = Shown::of(context)?.limit;
    let mut told = 0;
    let mut next = Some(before(context)?);
    let mut at_hand = Vec::new().into_iter();
    let rows = std::iter::from_fn(move || {
        loop {
            if told >= limit {
                return None;
            }
            if let Some(event) = at_hand.next() {
                told += 1;
                return Some(EntryTold::of(seat.asked, &event));
            }
            match entries(seat.asked, &options, next?, 1_000) {
                Ok(some) => {
                    next = some.next.map(Some);
                    at_hand = some.events.into_iter();
                }
                Err(error) => {
                    next = None;
                    return Some(Err(error));
                }
            }
        }
    });
    file::rows(form, out, rows)
}

fn some(app: &App, seat: &Seat<'_>, context: &Context) -> Result<Reply, Failure> {
    let options: EntriesAsked = context.asked()?;
    let found = entries(seat.asked, &options, before(context)?, Shown::of(context)?.limit)?;
    let rows =
        found.events.iter().map(|event| EntryTold::of(seat.asked, event)).collect::<Result<Vec<_>, _>>()?;
    let next = found.next.map(|entry| format!("e{entry}"));
    if let Some(reply) = Reply::rows(context, &rows, next.as_deref())? {
        return Ok(reply);
    }
    let kinds = Payload::KINDS.iter().map(|kind| Choice {
        value: kind.replace(' ', "-"),
        words: context.words.value_named(kind),
        chosen: context.all("kind").any(|chosen| chosen.replace('-', " ") == *kind),
    });
    let latest = context.with(&[]);
    let earlier = next.map(|cursor| {
        let mut members: Vec<_> =
            context.members.iter().filter(|(name, _)| name != "after").cloned().collect();
        members.push(("after".to_owned(), cursor));
        address(&context.path, &members)
    });
    Reply::page(&RecordPage {
        c: Chrome::new(app, context, seat.snapshot).with_files(
            context,
            seat.snapshot,
            &[Form::Json, Form::Csv],
        ),
        rows,
        kinds: kinds.collect(),
        earlier: earlier.unwrap_or_default(),
        latest: if context.member("after").is_some() { latest } else { String::new() },
        q: context.clone(),
    })
}

//! One entry: what it says, its hashes, and undoing it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;
use sijill_desk::ask::entry_rows::EntryTold;
use sijill_desk::decide::undo::undone;
use sijill_desk::opened::{self, Thing};
use sijill_desk::show::Look;
use sijill_desk::told::Change;
use sijill_record::RecordError;
use sijill_record::payload::Payload;
use sijill_record::question::Subject;

use crate::engine::Seat;
use crate::http::posted::numbered;
use crate::http::{Context, Failure, Form, Posted, Reply, Right};
use crate::pages::chrome::Chrome;
use crate::pages::sign;
use crate::server::App;

#[derive(Template)]
#[template(path = "entry.html")]
struct EntryPage {
    c: Chrome,
    told: EntryTold,
    changes: Vec<String>,
    commitment: String,
    leaf: String,
    payload: String,
    before: String,
    after: String,
    may_undo: bool,
}

/// `GET /record/{id}`.
pub(super) async fn page(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| entry(&own, seat, context, &id)).await
}

fn entry(app: &App, seat: &Seat<'_>, context: &Context, id: &str) -> Result<Reply, Failure> {
    let number = numbered(id, 'e')?;
    let opened = opened::open(
        seat.record,
        seat.asked,
        &seat.ledgers(),
        &Thing::Of(Subject::Entry(number)),
        Look::default(),
    )?;
    let json = opened.json();
    match context.form {
        Form::Page => {}
        Form::Json => return Reply::json(&json),
        Form::Csv | Form::Geojson => {
            return Err(Failure::Wrong(context.words.t("record.only-json").to_owned()));
        }
    }
    let event = seat.asked.event(number)?;
    let told = EntryTold::of(seat.asked, &event)?;
    let words = |name: &str| json.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let payload = json.get("payload").map(serde_json::to_string_pretty).transpose()?.unwrap_or_default();
    let can_be_undone = !event.undone && event.payload.as_ref().is_some_and(Payload::can_be_undone);
    let own = context.who.name().is_some() && told.by.as_deref() == context.who.name();
    let at = |number: u64| format!("/record/e{number}");
    let mut c = Chrome::new(app, context, seat.snapshot).with_files(context, seat.snapshot, &[Form::Json]);
    c.message = sign::message(context);
    Reply::page(&EntryPage {
        c,
        changes: told.changes.iter().map(Change::words).collect(),
        commitment: words("commitment"),
        leaf: words("leaf"),
        payload,
        before: number.checked_sub(1).map(at).unwrap_or_default(),
        after: Some(number + 1).filter(|next| *next < seat.asked.size).map(at).unwrap_or_default(),
        may_undo: can_be_undone
            && context.who.may(Right::Review)
            && (own || context.who.may(Right::UndoOthers)),
        told,
    })
}

/// `POST /record/undo`: a decision is taken back; what others decided needs a right of its own.
pub(super) async fn undo(State(app): State<App>, posted: Posted) -> Response {
    match taken_back(&app, &posted).await {
        Ok((entry, entries)) => {
            sign::told(&app, &posted, &posted.back(&format!("/record/e{entry}")), &entries)
        }
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn taken_back(app: &App, posted: &Posted) -> Result<(u64, Vec<u64>), Failure> {
    let entry = posted.number("entry", 'e')?;
    let why = sign::why_in_words(posted)?;
    let may_others = posted.context.who.may(Right::UndoOthers);
    let not_own = posted.context.words.t("record.not-own").to_owned();
    let written = app
        .write(move |record| {
            let event = record.ask()?.event(entry)?;
            let by = event.payload.as_ref().and_then(Payload::by).unwrap_or_default();
            if by != why.by && !may_others {
                return Err(RecordError::Refused(not_own).into());
            }
            undone(record, &[entry], false, &why)
        })
        .await?;
    let entries = written.value.iter().filter_map(|undone| numbered(&undone.undone_by, 'e').ok());
    Ok((entry, entries.collect()))
}

//! A source: its names, what people know of it, its last claims, what was decided on it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use sijill_account::Right;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_desk::ask::source_rows::SourceTold;
use sijill_desk::opened::{self, Thing};
use sijill_desk::show::Look;
use sijill_record::RecordError;
use sijill_record::question::{ClaimQuestion, SourceQuestion, Subject, Window, source_id};
use sijill_record::views::{ROLES, TYPES};

use super::super::chrome::Chrome;
use super::super::happened::Happened;
use super::super::list::Choice;
use super::super::sign;
use super::{Meaning, decided_on, graded, meaning, same};
use crate::engine::Seat;
use crate::http::{Context, Failure, Form, Reply};
use crate::server::App;

/// So many of its claims are shown.
const LAST: usize = 10;

#[derive(Template)]
#[template(path = "source.html")]
struct SourcePage {
    c: Chrome,
    told: SourceTold,
    grade: Option<Meaning>,
    claims: Vec<ClaimTold>,
    twins: Vec<SourceTold>,
    happened: Vec<Happened>,
    types: Vec<Choice>,
    roles: Vec<Choice>,
    grades: Vec<Choice>,
}

impl SourcePage {
    /// True where whoever asks may decide on sources.
    fn may_decide(&self) -> bool {
        self.c.may(Right::Sources)
    }

    /// True where people call it, or know of it, otherwise than reports do.
    fn differs(&self) -> bool {
        let SourceTold { name, source_type, role, named, .. } = &self.told;
        (name, source_type, role) != (&named.name, &named.source_type, &named.role)
    }
}

/// `GET /sources/{id}`.
pub(super) async fn open(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| source(&own, seat, context, &id)).await
}

fn source(app: &App, seat: &Seat<'_>, context: &Context, words: &str) -> Result<Reply, Failure> {
    let key = seat.asked.one_source(words)?;
    let subject = Subject::Source(key.clone());
    match context.form {
        Form::Page => {}
        Form::Json => {
            let look = Look { width: 80, colour: false, explain: false };
            let thing = Thing::Of(subject);
            let opened = opened::open(seat.record, seat.asked, &seat.ledgers(), &thing, look)?;
            return Reply::json(opened.json());
        }
        Form::Csv | Form::Geojson => {
            return Err(Failure::Wrong(context.words.t("sources.one-json").to_owned()));
        }
    }
    let id = source_id(&key);
    let found =
        seat.asked.sources(&SourceQuestion { name: Some(id.clone()), ..SourceQuestion::default() })?;
    let row = found.rows.iter().find(|row| row.key == key);
    let row = row.ok_or_else(|| RecordError::Unknown(format!("source “{}”", key.name)))?;
    let told = SourceTold::new(row, seat.origin());
    let window = Window { skip: 0, limit: LAST };
    let question =
        ClaimQuestion { source: Some(id.clone()), reverse: true, window, ..ClaimQuestion::default() };
    let mut teller = ClaimTeller::new(seat.asked, seat.origin());
    let last = seat.asked.claims(&question)?.rows;
    let claims = last.into_iter().map(|row| teller.told(row)).collect::<Result<Vec<_>, _>>()?;
    let own = same::names(&told);
    let twins = same::all(seat.asked, seat.origin())?
        .into_iter()
        .filter(|other| other.id != id && same::names(other).iter().any(|name| own.contains(name)))
        .collect();
    let happened = decided_on(seat, &subject)?;
    let mut c = Chrome::new(app, context, seat.snapshot).with_files(context, seat.snapshot, &[Form::Json]);
    c.message = sign::message(context);
    let types = TYPES.iter().map(|one| choice(context, one, *one == told.source_type)).collect();
    let roles = ROLES.iter().map(|one| choice(context, one, *one == told.role)).collect();
    Reply::page(&SourcePage {
        c,
        grade: told.grade.map(|grade| meaning(context, grade)),
        grades: graded(context, told.grade),
        types,
        roles,
        claims,
        twins,
        happened,
        told,
    })
}

fn choice(context: &Context, value: &impl serde::Serialize, chosen: bool) -> Choice {
    let value = sijill_desk::show::name(value).replace(' ', "-");
    Choice { words: context.words.value_named(&value), value, chosen }
}

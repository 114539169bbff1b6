//! One report: its text beside its claims, where it came from, and what happened to it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use sijill_claim::Kind;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_desk::ask::report_rows::ReportTold;
use sijill_desk::ask::short::counted;
use sijill_desk::opened::report::copy_of;
use sijill_desk::opened::{self, Thing};
use sijill_desk::show::{Look, name};
use sijill_record::question::{FullReport, Subject};
use sijill_record::views::ReviewState;

use super::called;
use super::text::{Block, Mark, blocks};
use crate::engine::{Seat, Snapshot};
use crate::http::posted::numbered;
use crate::http::{Context, Failure, Form, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::happened::{Happened, time_words};
use crate::pages::sign;
use crate::server::App;

/// A receipt of the report's bytes, as lines of label and value.
struct ReceiptShown {
    entry: u64,
    time: String,
    time_words: String,
    how: String,
    lines: Vec<(&'static str, String)>,
}

/// An incident that claims of the report tell of.
struct IncidentShown {
    id: String,
    claims: Vec<String>,
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    c: Chrome,
    title: String,
    told: ReportTold,
    language: String,
    direction: &'static str,
    blocks: Vec<Block>,
    claims: Vec<ClaimTold>,
    count: String,
    incidents: Vec<IncidentShown>,
    copy_of: String,
    read_by: String,
    notes: Vec<String>,
    whole: String,
    receipts: Vec<ReceiptShown>,
    withdrawn: Option<Happened>,
    happened: Vec<Happened>,
    hidden: bool,
    back: String,
}

#[derive(Template)]
#[template(path = "report_erased.html")]
struct ErasedPage {
    c: Chrome,
    told: ReportTold,
    happened: Vec<Happened>,
}

/// `GET /reports/{id}`.
pub(super) async fn page(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    let own = app.clone();
    let number = match numbered(&id, 'r') {
        Ok(number) => number,
        Err(failure) => return app.failed(&context, failure),
    };
    app.answer(context, move |seat, context| report(&own, seat, context, number)).await
}

fn report(app: &App, seat: &Seat<'_>, context: &Context, number: u64) -> Result<Reply, Failure> {
    if context.form == Form::Json {
        let ledgers = seat.ledgers();
        let thing = Thing::Of(Subject::Report(number));
        return Reply::json(opened::open(seat.record, seat.asked, &ledgers, &thing, Look::default())?.json());
    }
    only_json(context)?;
    let full = seat.asked.full_report(number)?;
    let mut c = Chrome::new(app, context, seat.snapshot).with_files(context, seat.snapshot, &[Form::Json]);
    c.message = sign::message(context);
    let told = ReportTold::new(full.row.clone(), seat.origin());
    let events = seat.asked.history(&Subject::Report(number))?;
    let happened = Happened::all(seat.asked, &events, &[])?;
    if full.row.erased.is_some() {
        return Reply::page(&ErasedPage { c, told, happened });
    }
    let mut teller = ClaimTeller::new(seat.asked, seat.origin());
    let claims = full.claims.iter().map(|row| teller.told(*row)).collect::<Result<Vec<_>, _>>()?;
    let withdrawn = match seat.asked.standing.withdrawn.get(&number) {
        Some(entry) => Some(Happened::of(seat.asked, &seat.asked.event(*entry)?, &[])?),
        None => None,
    };
    let language = full.document().language.unwrap_or_default();
    Reply::page(&ReportPage {
        title: called(&told),
        direction: if ["ar", "fa", "he", "ur", "ku", "ps"].contains(&language.as_str()) {
            "rtl"
        } else {
            "auto"
        },
        language,
        blocks: marked(&full, &claims),
        incidents: incidents(seat, &full),
        copy_of: copy_of(seat.ledger(), number).map(|other| format!("r{other}")).unwrap_or_default(),
        read_by: read_by(&full),
        notes: notes(&full),
        whole: whole(&full),
        receipts: receipts(&full),
        withdrawn,
        happened,
        hidden: c.hides_words || hides_graphic(context, seat.snapshot) && is_graphic(&claims),
        back: format!("/reports/r{number}"),
        count: context.words.count("reports.count", claims.len() as u64),
        told,
        claims,
        c,
    })
}

/// A thing is a page or JSON; lists are rows.
pub(crate) fn only_json(context: &Context) -> Result<(), Failure> {
    match context.form {
        Form::Page | Form::Json => Ok(()),
        _ => Err(Failure::Missing(context.words.with("failure.no-page", &[&context.path]))),
    }
}

/// True where graphic words stand behind a click: for the public as its profile says, for others as they prefer.
pub(crate) fn hides_graphic(context: &Context, snapshot: &Snapshot) -> bool {
    if context.who.is_public() { snapshot.publication.behind_click } else { !context.graphic }
}

/// True where claims tell of people who were harmed.
fn is_graphic(claims: &[ClaimTold]) -> bool {
    claims.iter().any(|told| told.claim.kind == Kind::Casualty)
}

fn marked(full: &FullReport, claims: &[ClaimTold]) -> Vec<Block> {
    let Some((_, made)) = &full.reading else { return Vec::new() };
    let marks: Vec<Mark> = claims
        .iter()
        .filter(|told| told.review != ReviewState::Rejected)
        .map(|told| Mark {
            range: told.claim.span.range(),
            id: told.id.clone(),
            kind: told.claim.kind.name(),
        })
        .collect();
    blocks(&made.text, &marks)
}

fn incidents(seat: &Seat<'_>, full: &FullReport) -> Vec<IncidentShown> {
    let mut found: Vec<IncidentShown> = Vec::new();
    for row in &full.claims {
        let Some(at) = seat.ledger().line_of(row.number) else { continue };
        if !seat.ledger().lines[at].is_of_incident() {
            continue;
        }
        let id = format!("i{}", seat.ledger().incidents[at]);
        let claim = format!("c{}", row.number);
        match found.iter_mut().find(|known| known.id == id) {
            Some(known) => known.claims.push(claim),
            None => found.push(IncidentShown { id, claims: vec![claim] }),
        }
    }
    found
}

fn read_by(full: &FullReport) -> String {
    full.reading
        .as_ref()
        .map(|(entry, made)| format!("{} · {} (e{entry})", made.reader, made.extractor))
        .unwrap_or_default()
}

fn notes(full: &FullReport) -> Vec<String> {
    let added = full.row.added.iter().flat_map(|added| &added.notes);
    let read = full.reading.iter().flat_map(|(_, made)| &made.notes);
    added.chain(read).cloned().collect()
}

fn whole(full: &FullReport) -> String {
    let whole = full.row.added.as_ref().and_then(|added| added.whole.as_ref());
    whole
        .map(|whole| format!("{}, {}, SHA-256 {}", counted(whole.size, "byte"), whole.media, whole.sha256))
        .unwrap_or_default()
}

fn receipts(full: &FullReport) -> Vec<ReceiptShown> {
    let of = |receipt: &sijill_record::question::Receipt| {
        let custody = &receipt.custody;
        let mut lines = vec![("reports.from", custody.from.clone())];
        let mut say = |key, value: Option<String>| lines.extend(value.map(|value| (key, value)));
        say("reports.part", custody.part.clone());
        say(
            "reports.within",
            custody.container.as_ref().map(|container| match &container.sha256 {
                Some(sha256) => format!("{}, SHA-256 {sha256}", container.name),
                None => container.name.clone(),
            }),
        );
        say("reports.retrieved", custody.retrieved.map(time_words));
        say("reports.changed", custody.modified.map(time_words));
        say("reports.address", custody.url.clone());
        say(
            "reports.server-said",
            custody.http.as_ref().map(|http| {
                let etag = http.etag.as_deref().map(|etag| format!(", ETag {etag}")).unwrap_or_default();
                let changed = http.last_modified.as_deref().map(|time| format!(", Last-Modified {time}"));
                format!("HTTP {}{etag}{}", http.status, changed.unwrap_or_default())
            }),
        );
        say("reports.added-by", receipt.by.clone());
        ReceiptShown {
            entry: receipt.entry,
            time: receipt.recorded.to_string(),
            time_words: time_words(receipt.recorded),
            how: name(custody.how),
            lines,
        }
    };
    full.receipts.iter().map(of).collect()
}

/// `GET /reports/{id}/bytes`: the exact bytes, as a file that no browser opens by itself.
pub(super) async fn bytes(State(app): State<App>, Path(id): Path<String>, context: Context) -> Response {
    let number = match numbered(&id, 'r') {
        Ok(number) => number,
        Err(failure) => return app.failed(&context, failure),
    };
    let found = app.ask(&context, move |seat, _| Ok(opened::bytes(seat.asked, number)?.to_vec())).await;
    match found {
        Ok((_, bytes)) => {
            let name = HeaderValue::from_str(&format!("attachment; filename=\"r{number}.bin\""));
            let mut response = bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
            headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
            if let Ok(name) = name {
                headers.insert(header::CONTENT_DISPOSITION, name);
            }
            response
        }
        Err(failure) => app.failed(&context, failure),
    }
}

//! A pasted text is read while one watches; nothing is written.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sijill_claim::Claim;
use sijill_desk::receive::Item;
use sijill_desk::show;

use super::add::{Pasted, on_own_thread, pages_of};
use super::text::{Block, Mark, blocks};
use crate::http::reply::sent;
use crate::http::{Context, Failure, Form, Posted, Reply};
use crate::server::App;

/// Letters that are read at most while one watches; a longer text is read when it is kept.
const MOST: usize = 200_000;

#[derive(Template)]
#[template(path = "preview.html")]
struct Preview<'c> {
    c: &'c Context,
    blocks: Vec<Block>,
    claims: Vec<Claim>,
    notes: Vec<String>,
    count: String,
}

/// `POST /reports/preview`: what is read in a text; a piece of the page where a script asks for that.
pub(super) async fn read(State(app): State<App>, headers: HeaderMap, posted: Posted) -> Response {
    let pasted = Pasted::of(&posted);
    let fragment = match fragment(&app, &posted, &pasted).await {
        Ok(fragment) => fragment,
        Err(failure) => return app.failed(&posted.context, failure),
    };
    if headers.contains_key("x-sijill-part") {
        let reply = Reply { media: Form::Page.media(), file: None, body: fragment.into_bytes().into() };
        return sent(&posted.context, reply, None);
    }
    pages_of(&app, posted.context, pasted, Some(fragment), Vec::new()).await
}

async fn fragment(app: &App, posted: &Posted, pasted: &Pasted) -> Result<String, Failure> {
    if pasted.text.is_empty() {
        return Ok(String::new());
    }
    if pasted.text.chars().count() > MOST {
        return Err(Failure::TooLarge(posted.context.words.t("reports.long").to_owned()));
    }
    let inputs = vec![pasted.input(&posted.context)];
    let receiver = super::add::receiver(app, pasted.given()?).await?;
    let item = on_own_thread(move || {
        let piece = receiver.pieces(inputs).next()?;
        Some(receiver.item(piece))
    })
    .await?;
    let mut preview = Preview {
        c: &posted.context,
        blocks: Vec::new(),
        claims: Vec::new(),
        notes: Vec::new(),
        count: String::new(),
    };
    match item {
        Some(Item::Read(report)) => {
            let reading = report.reading.unwrap_or_default();
            preview.notes = reading.notes;
            let marks: Vec<Mark> = reading
                .claims
                .iter()
                .map(|claim| Mark {
                    range: claim.span.range(),
                    id: claim.id.clone(),
                    kind: claim.kind.name(),
                })
                .collect();
            preview.blocks = blocks(&report.received.report.text, &marks);
            preview.claims = reading.claims;
        }
        Some(Item::Failed(why) | Item::Note(why)) => preview.notes.push(why),
        Some(Item::Erased(_)) => {
            preview.notes.push(posted.context.words.t("reports.erased-before").to_owned())
        }
        _ => {}
    }
    preview.count = posted.context.words.count("reports.count", preview.claims.len() as u64);
    Ok(preview.render()?)
}

/// What a claim says, without its kind.
fn slots(claim: &Claim) -> Vec<show::Slot> {
    show::slots(claim, false)
}

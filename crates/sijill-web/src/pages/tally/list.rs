//! Pages of a tally's claims: the grounds of a bound, or those that were not counted, by why not.

use askama::Template;
use sijill_desk::ask::claim_rows::ClaimTold;
use sijill_weigh::tally::Tally;

use super::how::lists;
use crate::engine::Seat;
use crate::http::{Context, Failure, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::list::{Pager, Shown};
use crate::server::App;

#[derive(Template)]
#[template(path = "tally_claims.html")]
struct ClaimsPage {
    c: Chrome,
    title: String,
    found: usize,
    rows: Vec<ClaimTold>,
    pager: Pager,
    back: String,
}

/// The claims that `view` names: `floor`, `highest`, `ceiling`, or `left-out` with `which`.
pub(super) fn page(app: &App, seat: &Seat<'_>, context: &Context, tally: &Tally) -> Result<Reply, Failure> {
    let words = context.words;
    let none = Vec::new();
    let (title, claims) = match context.value("view") {
        "floor" => ("tally.floor-grounds".to_owned(), &tally.floor.grounds),
        "highest" => ("tally.highest-grounds".to_owned(), &tally.highest.grounds),
        "ceiling" => (
            "tally.ceiling-grounds".to_owned(),
            tally.ceiling.as_ref().map_or(&none, |ceiling| &ceiling.grounds),
        ),
        "left-out" => {
            let which = context.value("which");
            let found = lists(&tally.left_out).into_iter().find(|(name, _)| *name == which);
            let (name, claims) = found.ok_or_else(|| {
                let names: Vec<&str> = lists(&tally.left_out).iter().map(|(name, _)| *name).collect();
                Failure::Wrong(format!(
                    "“{which}” is no reason for not counting; there are: {}.",
                    names.join(", ")
                ))
            })?;
            (format!("tally.left-{name}"), claims)
        }
        other => {
            return Err(Failure::Wrong(format!(
                "“{other}” is no view of a tally; there are: floor, highest, ceiling, left-out, sources."
            )));
        }
    };
    let shown = Shown::of(context)?;
    let part: Vec<u64> = claims.iter().skip(shown.skip).take(shown.limit).copied().collect();
    let more = claims.len() > shown.skip.saturating_add(shown.limit);
    Reply::page(&ClaimsPage {
        c: Chrome::new(app, context, seat.snapshot),
        title: words.t(&title).to_owned(),
        found: claims.len(),
        rows: seat.claims(&part)?,
        pager: Pager::new(context, shown, part.len(), more),
        back: context.with(&[("view", ""), ("which", "")]),
    })
}

//! The page of all sources of a tally, each by itself.

use askama::Template;
use sijill_desk::ask::tally_told::TallyAnswer;

use super::figures::{SourceShown, sources};
use crate::engine::Seat;
use crate::http::{Context, Failure, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::list::{Pager, Shown};
use crate::server::App;

#[derive(Template)]
#[template(path = "tally_sources.html")]
struct SourcesPage {
    c: Chrome,
    asked_for: String,
    /// There are so many origins that some have no line of their own.
    untold: bool,
    sources: Vec<SourceShown>,
    pager: Pager,
    back: String,
}

/// Each origin by its claims alone, those with the highest floors first.
pub(super) fn page(
    app: &App,
    seat: &Seat<'_>,
    context: &Context,
    asked_for: &str,
    answer: &TallyAnswer<'_>,
) -> Result<Reply, Failure> {
    let shown = Shown::of(context)?;
    let tally = &answer.tally;
    let rows = sources(context, tally, shown.skip, shown.limit);
    let more = tally.sources.len() > shown.skip.saturating_add(shown.limit);
    Reply::page(&SourcesPage {
        c: Chrome::new(app, context, seat.snapshot),
        asked_for: asked_for.to_owned(),
        untold: tally.origins > tally.sources.len(),
        pager: Pager::new(context, shown, rows.len(), more),
        sources: rows,
        back: context.with(&[("view", "")]),
    })
}

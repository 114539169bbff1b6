//! The page of what went wrong.

use askama::Template;

use super::chrome::Chrome;
use crate::http::{Context, Failure, Reply};
use crate::server::App;

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    c: Chrome,
    sentence: String,
}

/// The page of a failure.
pub(crate) fn page(app: &App, context: &Context, failure: &Failure) -> Result<Reply, Failure> {
    let c = Chrome::new(app, context, &app.keeper.current());
    Reply::page(&FailurePage { c, sentence: failure.sentence() })
}

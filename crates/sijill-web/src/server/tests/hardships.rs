//! What goes wrong in one request stays there.
#![expect(clippy::panic, reason = "these pages are to panic")]

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use super::Site;
use crate::http::{Context, Reply};
use crate::server::App;

/// Words that only the log may hold.
const INSIDE: &str = "what only the log is told";

/// Pages that panic: on a thread that talks to browsers, and at a seat of the record.
pub(in crate::server) fn panicking(pages: Router<App>) -> Router<App> {
    let seated = |State(app): State<App>, context: Context| async move {
        app.answer(context, |_, _| -> Result<Reply, _> { panic!("{INSIDE}") }).await
    };
    let bare = || async {
        if true {
            panic!("{INSIDE}")
        }
    };
    pages.route("/panics", get(bare)).route("/panics-at-the-record", get(seated))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_one_500_with_an_id_and_the_next_question_is_answered() {
    let site = Site::new().await;
    let browser = site.browser().await;
    let mut ids = Vec::new();
    // More often than there are threads that answer: none of them is lost.
    for address in ["/panics", "/panics-at-the-record"].repeat(4) {
        let answer = site.get(&browser, address).await;
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}: {}", answer.body);
        assert!(!answer.body.contains(INSIDE), "{}", answer.body);
        let (_, rest) = answer.body.split_once("tells of it under ").unwrap();
        ids.push(rest.split_once('.').unwrap().0.to_owned());
        assert_eq!(site.get(&browser, "/claims").await.status, StatusCode::OK);
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "each has an id of its own");
}

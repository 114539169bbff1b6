//! Whether everything is as it was recorded: computed again from the record's own bytes, one at a time, while others go on.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use jiff::Timestamp;
use serde_json::{Value, json};
use sijill_desk::desk;
use sijill_record::hash::hex;
use sijill_record::store::{Access, SqliteStore, Store};
use sijill_record::verify::{Verified, verify};

use crate::http::reply::{see, sent};
use crate::http::{Context, Failure, Form, Posted, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::happened::time_words;
use crate::server::App;

/// Bytes of a checkpoint that somebody kept, at most.
const MOST: usize = 64 << 10;

/// The verification that runs, and what the last one found.
#[derive(Debug, Default)]
pub(crate) struct Verification(Mutex<Progress>);

#[derive(Debug, Default)]
struct Progress {
    running: Option<Running>,
    last: Option<Arc<Found>>,
}

#[derive(Debug, Clone)]
struct Running {
    since: Timestamp,
    checked: Arc<AtomicU64>,
    size: u64,
}

/// What was found.
#[derive(Debug)]
struct Found {
    at: Timestamp,
    verified: Result<Verified, String>,
}

impl Verification {
    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Template)]
#[template(path = "verify.html")]
struct VerifyPage {
    c: Chrome,
    running: bool,
    checked: u64,
    size: u64,
    found: Option<FoundShown>,
}

/// What was found, as the page tells it.
struct FoundShown {
    at: String,
    clean: bool,
    failed: String,
    entries: u64,
    reports: u64,
    blobs: u64,
    erased: u64,
    kept: usize,
    root: String,
    key: String,
    faults: Vec<String>,
    more: u64,
}

/// `GET /record/verify`.
pub(super) async fn page(State(app): State<App>, context: Context) -> Response {
    let (running, last) = {
        let state = app.verification.lock();
        (state.running.clone(), state.last.clone())
    };
    let made = match context.form {
        Form::Json => Reply::json(&of(running.as_ref(), last.as_deref())),
        Form::Page => Reply::page(&VerifyPage {
            c: Chrome::new(&app, &context, &app.keeper.current()),
            running: running.is_some(),
            checked: running.as_ref().map_or(0, |running| running.checked.load(Ordering::Relaxed)),
            size: running.as_ref().map_or(0, |running| running.size),
            found: last.as_deref().map(shown),
        }),
        Form::Csv | Form::Geojson => Err(Failure::Wrong(context.words.t("record.only-json").to_owned())),
    };
    match made {
        Ok(reply) => {
            let mut response = sent(&context, reply, None);
            if running.is_some() && context.form == Form::Page {
                // Looks again without a script.
                response
                    .headers_mut()
                    .insert(HeaderName::from_static("refresh"), HeaderValue::from_static("2"));
            }
            response
        }
        Err(failure) => app.failed(&context, failure),
    }
}

/// `POST /record/verify`: it begins, unless it runs. `checkpoint` is one that somebody kept.
pub(super) async fn begin(State(app): State<App>, posted: Posted) -> Response {
    let mut kept: Vec<String> = Vec::new();
    if let Some(note) = posted.field("checkpoint") {
        if note.len() > MOST {
            let sentence = posted.context.words.t("record.long-checkpoint").to_owned();
            return app.failed(&posted.context, Failure::TooLarge(sentence));
        }
        // Forms send line ends of their own.
        kept.push(format!("{}\n", note.replace("\r\n", "\n").trim_end()));
    }
    let current = app.keeper.current();
    let checked = Arc::new(AtomicU64::new(0));
    {
        let mut state = app.verification.lock();
        if state.running.is_some() {
            return see("/record/verify");
        }
        let running = Running { since: Timestamp::now(), checked: Arc::clone(&checked), size: current.size };
        state.running = Some(running);
    }
    let own = app.clone();
    tokio::task::spawn_blocking(move || {
        // The checkpoint that this machine saw last, too.
        kept.extend(desk::witnessed(&current.origin));
        let path = own.config.record.clone();
        let open = || SqliteStore::open(&path, Access::Read).map(|store| Box::new(store) as Box<dyn Store>);
        let tell = |done: u64| checked.store(done, Ordering::Relaxed);
        let run = || verify(&open, &kept, &tell).map_err(|error| error.to_string());
        let verified = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run))
            .unwrap_or_else(|_| Err(Failure::broken("verifying panicked").sentence()));
        let mut state = own.verification.lock();
        state.running = None;
        state.last = Some(Arc::new(Found { at: Timestamp::now(), verified }));
    });
    see("/record/verify")
}

fn of(running: Option<&Running>, last: Option<&Found>) -> Value {
    let running = running.map(|running| {
        json!({"since": running.since, "checked": running.checked.load(Ordering::Relaxed), "size": running.size})
    });
    let last = last.map(|found| match &found.verified {
        Ok(verified) => {
            let mut told = sijill_desk::told::verified(verified);
            told["at"] = json!(found.at);
            told
        }
        Err(error) => json!({"at": found.at, "ok": false, "error": error}),
    });
    json!({"running": running, "last": last})
}

fn shown(found: &Found) -> FoundShown {
    let verified = found.verified.as_ref().ok();
    let count = |of: fn(&Verified) -> u64| verified.map_or(0, of);
    FoundShown {
        at: time_words(found.at),
        clean: verified.is_some_and(Verified::is_clean),
        failed: found.verified.as_ref().err().cloned().unwrap_or_default(),
        entries: count(|v| v.size),
        reports: count(|v| v.reports),
        blobs: count(|v| v.blobs),
        erased: count(|v| v.erased),
        kept: verified.map_or(0, |v| v.kept),
        root: verified.and_then(|v| v.root).map(|root| hex(&root.0)).unwrap_or_default(),
        key: verified.map(|v| v.key.clone()).unwrap_or_default(),
        faults: verified
            .map(|v| v.faults.iter().map(|fault| fault.sentence.clone()).collect())
            .unwrap_or_default(),
        more: count(|v| v.more),
    }
}

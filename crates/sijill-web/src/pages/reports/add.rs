//! Reports are added: a text that was pasted, a page at an address. Reading goes on beside; one thread writes.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sijill_desk::desk;
use sijill_desk::receive::{Item, Line, Receiver, STACK, batch, stage};
use sijill_intake::{FetchLimits, Fetcher, Given, Input, Receipt};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;

use crate::http::reply::sent;
use crate::http::{Context, Failure, Posted, Reply};
use crate::pages::chrome::Chrome;
use crate::pages::sign;
use crate::server::App;

/// How long an address may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A text with what is known of it, as the form has it.
#[derive(Debug, Clone, Default)]
pub(super) struct Pasted {
    pub(super) title: String,
    pub(super) publisher: String,
    pub(super) published: String,
    pub(super) country: String,
    pub(super) text: String,
}

impl Pasted {
    pub(super) fn of(posted: &Posted) -> Self {
        let field = |name: &str| posted.field(name).unwrap_or_default().to_owned();
        Self {
            title: field("title"),
            publisher: field("publisher"),
            published: field("published"),
            country: field("country"),
            text: field("text"),
        }
    }

    /// What the person knows of the report.
    pub(super) fn given(&self) -> Result<Given, Failure> {
        let known = |words: &String| Some(words.clone()).filter(|words| !words.is_empty());
        let published = known(&self.published)
            .map(|words| {
                words
                    .parse::<Date>()
                    .map_err(|_| Failure::Wrong(format!("“{words}” is no day; write it as 2016-10-04.")))
            })
            .transpose()?;
        let country = known(&self.country)
            .map(|words| sijill_desk::filter::values::country(&words).map_err(Failure::Wrong))
            .transpose()?;
        Ok(Given {
            published,
            country,
            publisher: known(&self.publisher),
            title: known(&self.title),
            ..Given::default()
        })
    }

    /// As an input. Its name says that it is plain text, whatever it begins with.
    pub(super) fn input(&self, context: &Context) -> Input {
        let name = format!("{}.txt", context.words.t("reports.pasted"));
        Input::Bytes { name, bytes: self.text.clone().into_bytes(), how: Receipt::Stream }
    }
}

/// What came of an input, on the page and for scripts.
#[derive(Debug, Clone, Default)]
pub(super) struct Came {
    /// "r12"; empty where no report came of it.
    pub(super) report: String,
    pub(super) claims: usize,
    pub(super) known: bool,
    /// Where it came from, or why none did.
    pub(super) words: String,
    /// A note is no failure.
    pub(super) failed: bool,
}

impl Came {
    fn of(context: &Context, line: Line) -> Option<Self> {
        let failed = |words: String| Some(Self { words, failed: true, ..Self::default() });
        match line {
            Line::Added { added, place, .. } => Some(Self {
                report: format!("r{}", added.report),
                claims: usize::try_from(added.claims).unwrap_or(usize::MAX),
                known: added.known,
                words: place.words(),
                failed: false,
            }),
            Line::Erased(from) => failed(format!("{from}: {}", context.words.t("reports.erased-before"))),
            Line::Failed(why) => failed(why),
            Line::Passed => None,
            Line::Note(words) => Some(Self { words, ..Self::default() }),
        }
    }

    /// True where no report came of it.
    pub(super) const fn is_failure(&self) -> bool {
        self.failed
    }
}

#[derive(Template)]
#[template(path = "reports_new.html")]
struct NewPage {
    c: Chrome,
    given: Pasted,
    preview: Option<String>,
    lines: Vec<Came>,
}

/// `GET /reports/new`.
pub(super) async fn page(State(app): State<App>, context: Context) -> Response {
    pages_of(&app, context, Pasted::default(), None, Vec::new()).await
}

/// The page with what was given, read, or came of it.
pub(super) async fn pages_of(
    app: &App,
    context: Context,
    given: Pasted,
    preview: Option<String>,
    lines: Vec<Came>,
) -> Response {
    let c = Chrome::new(app, &context, &app.keeper.current());
    match Reply::page(&NewPage { c, given, preview, lines }) {
        Ok(reply) => sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

/// `POST /reports`: a pasted text becomes a report.
pub(super) async fn pasted(State(app): State<App>, posted: Posted) -> Response {
    let pasted = Pasted::of(&posted);
    if pasted.text.is_empty() {
        let failure = Failure::Wrong(posted.context.words.t("reports.empty").to_owned());
        return app.failed(&posted.context, failure);
    }
    let came = match pasted.given() {
        Ok(given) => {
            added(&app, &posted.context, given, vec![pasted.input(&posted.context)], signed(&posted)).await
        }
        Err(failure) => Err(failure),
    };
    answered(&app, &posted, pasted, came).await
}

/// `POST /reports/address`: a page is fetched and becomes a report. That it was asked for is kept whatever came of it.
pub(super) async fn address(State(app): State<App>, posted: Posted) -> Response {
    let came = fetched(&app, &posted).await;
    answered(&app, &posted, Pasted::default(), came).await
}

async fn fetched(app: &App, posted: &Posted) -> Result<Vec<Came>, Failure> {
    let address = posted.needed("address")?.to_owned();
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Err(Failure::Wrong(posted.context.words.with("reports.no-address", &[&address])));
    }
    let receiver = receiver(app, Given::default()).await?;
    let known = receiver.mappings().to_vec();
    let shared = app.has_accounts();
    let items = on_own_thread(move || {
        let limits = FetchLimits { whole: PATIENCE, ..FetchLimits::default() };
        // Whoever sits at the machine reaches all of its network anyway; whoever logs in from elsewhere does not.
        let fetcher = if shared { Fetcher::outside(limits) } else { Fetcher::new(limits) };
        receiver.page(&fetcher, &address)
    })
    .await?;
    staged(app, &posted.context, items, known, signed(posted)).await
}

/// Whoever adds, where that is known.
pub(super) fn signed(posted: &Posted) -> Option<String> {
    posted.signer().ok()
}

async fn answered(app: &App, posted: &Posted, given: Pasted, came: Result<Vec<Came>, Failure>) -> Response {
    match came {
        Ok(lines) => match lines.as_slice() {
            // What is there already is told as that, not passed off as added.
            [one] if !one.report.is_empty() && !one.known => {
                sign::gone(app, posted, &format!("/reports/{}", one.report))
            }
            _ => {
                let given = if lines.iter().any(Came::is_failure) { given } else { Pasted::default() };
                let page = pages_of(app, posted.context.clone(), given, None, lines).await;
                sign::remembered(app, posted, page)
            }
        },
        Err(failure) => app.failed(&posted.context, failure),
    }
}

/// Whatever receives reports for the record as it stands.
pub(super) async fn receiver(app: &App, given: Given) -> Result<Receiver, Failure> {
    let (path, reader) = (app.config.record.clone(), Arc::clone(&app.reader));
    let made = tokio::task::spawn_blocking(move || {
        let record = desk::to_ask(&path).map_err(sijill_desk::AnswerError::from)?;
        Receiver::new(reader, &record, given)
    });
    Ok(made.await.map_err(|error| Failure::broken(&error.to_string()))??)
}

/// Receives inputs, reads them and puts them into the record, batch by batch. What fails is told, and the rest goes on.
pub(super) async fn added(
    app: &App,
    context: &Context,
    given: Given,
    inputs: Vec<Input>,
    by: Option<String>,
) -> Result<Vec<Came>, Failure> {
    let receiver = receiver(app, given).await?;
    let known = receiver.mappings().to_vec();
    let (send, mut batches) = tokio::sync::mpsc::channel::<Vec<Item>>(1);
    let reading = on_own_thread(move || {
        let mut pieces = receiver.pieces(inputs);
        loop {
            let batch = batch::next(&mut pieces, batch::PIECES);
            let last = batch.is_empty();
            let mut items: Vec<Item> = batch.into_iter().map(|piece| receiver.item(piece)).collect();
            if last {
                items.extend(pieces.skipped().map(Item::Note));
            }
            // Where nobody listens any more there is nothing to read for.
            if send.blocking_send(items).is_err() || last {
                return;
            }
        }
    });
    let writing = async {
        let mut came = Vec::new();
        while let Some(items) = batches.recv().await {
            if !items.is_empty() {
                came.extend(staged(app, context, items, known.clone(), by.clone()).await?);
            }
        }
        Ok::<_, Failure>(came)
    };
    let (read, came) = tokio::join!(reading, writing);
    read?;
    came
}

/// Puts items into the record.
async fn staged(
    app: &App,
    context: &Context,
    items: Vec<Item>,
    mut known: Vec<sijill_intake::Mapping>,
    by: Option<String>,
) -> Result<Vec<Came>, Failure> {
    let lines = if items.iter().any(Item::is_written) {
        app.write(move |record| stage(record, items, &mut known, by.as_deref())).await?.value
    } else {
        items.into_iter().filter_map(unwritten).collect()
    };
    Ok(lines.into_iter().filter_map(|line| Came::of(context, line)).collect())
}

/// What brings no entry needs no commit.
fn unwritten(item: Item) -> Option<Line> {
    match item {
        Item::Erased(from) => Some(Line::Erased(from)),
        Item::Failed(why) => Some(Line::Failed(why)),
        Item::Note(note) => Some(Line::Note(note)),
        Item::Passed | Item::Read(_) | Item::Capture(..) => None,
    }
}

/// Does something that takes a while on a thread of its own, whose stack is deep enough to read any report.
pub(super) async fn on_own_thread<T: Send + 'static>(
    done: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    let (tell, told) = oneshot::channel();
    std::thread::Builder::new()
        .name("receives".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Whoever asked may have gone.
            let _ = tell.send(done());
        })
        .map_err(|error| Failure::broken(&error.to_string()))?;
    told.await.map_err(|_| Failure::broken("a thread that received reports panicked"))
}

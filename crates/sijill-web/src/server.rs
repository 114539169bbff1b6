//! The server: what all requests share, and how it runs and stops.

mod people;
mod run;
#[cfg(test)]
mod tests;

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sijill_account::AccountError;
use sijill_desk::ask::weighed::knowledge;
use sijill_desk::{AnswerError, places};
use sijill_gazetteer::Gazetteer;
use sijill_reader::Reader;
use sijill_record::Record;
use sijill_record::question::PlaceRow;
use thiserror::Error;

use crate::assets::Assets;
use crate::config::Config;
use crate::engine::{Cache, Current, Keeper, Key, Of, Pool, Published, Seat, Snapshot, Writer, Written};
use crate::http::reply::{see, sent};
use crate::http::{Context, Failure, Form, Reply, guard};
use crate::pages;
use crate::pages::record::verify::Verification;
use crate::public;
use crate::server::people::People;
use crate::words::{Language, Words};

/// Why a server could not be run.
#[derive(Debug, Error)]
pub enum ServerError {
    /// The record.
    #[error(transparent)]
    Record(#[from] AnswerError),
    /// The reader.
    #[error("The reader could not be made: {0}.")]
    Reader(#[from] sijill_reader::ReaderError),
    /// Nobody may listen there.
    #[error("The server cannot listen at {address}: {cause}.")]
    Address {
        /// Where.
        address: std::net::SocketAddr,
        /// Why not.
        cause: std::io::Error,
    },
    /// Others could reach it, and nobody could be told from anybody.
    #[error(
        "{0} can be reached from other machines, and there is no administrator yet: `sijill account add NAME --role administrator` makes one."
    )]
    Open(std::net::SocketAddr),
    /// Passwords would go over the network for all to read.
    #[error(
        "{0} can be reached from other machines, and what people type would go there unencrypted: give --certificate and --certificate-key, or stand behind a proxy that speaks TLS and say --behind-proxy."
    )]
    Clear(std::net::SocketAddr),
    /// The accounts.
    #[error(transparent)]
    Accounts(#[from] AccountError),
    /// The certificate or its key.
    #[error("The certificate or its key could not be used: {0}.")]
    Tls(std::io::Error),
    /// The system gave no randomness or no threads.
    #[error("The server could not be started: {0}.")]
    Start(String),
}

/// What all requests share.
#[derive(Debug, Clone)]
pub(crate) struct App(Arc<Shared>);

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) keeper: Arc<Keeper>,
    pub(crate) pool: Pool,
    /// Threads that write whole views, which take their time.
    long: Pool,
    /// The record as the public sees it.
    pub(crate) published: Arc<Published>,
    pub(crate) writer: Writer,
    pub(crate) gazetteer: Arc<Gazetteer>,
    pub(crate) reader: Arc<Reader>,
    pub(crate) assets: Assets,
    pub(crate) policy: String,
    cache: Cache,
    people: People,
    /// Whether everything is as it was recorded: who looks, and what was found.
    pub(crate) verification: Verification,
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

/// A server over a record.
#[derive(Debug)]
pub struct Server {
    app: App,
}

impl Server {
    /// Opens the record and takes it into memory.
    ///
    /// # Errors
    /// Where the record cannot be read, or others could reach it without an account.
    pub fn open(config: Config) -> Result<Self, ServerError> {
        let own = secret()?;
        let people = People::open(config.record.clone(), own.into())?;
        if !config.address.ip().is_loopback() {
            let administered = match people.accounts() {
                Some(accounts) => accounts.has_administrator()?,
                None => false,
            };
            if !administered {
                return Err(ServerError::Open(config.address));
            }
            if config.tls.is_none() && !config.behind_proxy {
                return Err(ServerError::Clear(config.address));
            }
        }
        let gazetteer = places::gazetteer().map_err(AnswerError::from)?;
        // Said once here, so that what fails on it later was told before.
        knowledge()?;
        let reader = Arc::new(Reader::with_gazetteer(Arc::clone(&gazetteer))?);
        let keeper = Keeper::start(config.record.clone(), Arc::clone(&gazetteer))?;
        let start = |error: std::io::Error| ServerError::Start(error.to_string());
        let current: Current = {
            let keeper = Arc::clone(&keeper);
            Arc::new(move || keeper.current())
        };
        let pool =
            Pool::start(config.threads, &config.record, Arc::clone(&current), &gazetteer, keeper.recess())
                .map_err(start)?;
        let long = Pool::start(1, &config.record, current, &gazetteer, keeper.recess()).map_err(start)?;
        let published = Published::new(config.record.clone(), Arc::clone(&keeper), Arc::clone(&gazetteer));
        let writer = Writer::start(config.record.clone(), config.act.clone(), &keeper).map_err(start)?;
        let policy = guard::policy(config.tiles.as_ref().map(|tiles| tiles.address.as_str()));
        Ok(Self {
            app: App(Arc::new(Shared {
                keeper,
                pool,
                long,
                published: Arc::new(published),
                writer,
                gazetteer,
                reader,
                assets: Assets::of_manifest(),
                policy,
                cache: Cache::default(),
                people,
                verification: Verification::default(),
                config,
            })),
        })
    }
}

/// Random letters that nobody guesses.
fn secret() -> Result<String, ServerError> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(|error| ServerError::Start(error.to_string()))?;
    Ok(secret.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A line of the server's log, on standard error.
pub(crate) fn log(line: &str) {
    use std::io::Write as _;
    let now = jiff::Timestamp::now();
    // Nobody may be listening there.
    let _ = writeln!(std::io::stderr(), "{now:.3} sijill: {}", sijill_desk::show::visible(line));
}

impl App {
    /// True where a form's token is that of whoever sent it.
    pub(crate) fn is_own(&self, context: &Context, token: &str) -> bool {
        // Of equal length, and compared to the end whatever differs.
        let (own, given) = (context.csrf.as_bytes(), token.as_bytes());
        !own.is_empty()
            && own.len() == given.len()
            && own.iter().zip(given).fold(0, |all, (a, b)| all | (a ^ b)) == 0
    }

    /// Words of a language.
    pub(crate) fn words(&self, language: Language) -> &'static Words {
        Words::of(language)
    }

    /// True where cookies are for TLS only.
    pub(crate) fn is_secure(&self) -> bool {
        self.config.tls.is_some() || self.config.behind_proxy
    }

    /// True where the server is to answer under this name.
    pub(crate) fn answers_to(&self, host: &str) -> bool {
        // With accounts nobody is let in for sitting at this machine.
        if self.has_accounts() {
            return true;
        }
        let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
        let name = name.map_or(host, |(name, _)| name);
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        name == "localhost"
            || name.ends_with(".localhost")
            || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// Has a page or file made from the record, or gives the one that was made before.
    pub(crate) async fn answer<F>(&self, context: Context, question: F) -> Response
    where
        F: Fn(&Seat<'_>, &Context) -> Result<Reply, Failure> + Send + Sync + Clone + 'static,
    {
        let current = match self.current(&context).await {
            Ok(current) => current,
            Err(failure) => return self.failed(&context, failure),
        };
        let key = Key(context.key());
        if let Some(of) = self.cache.get(&key) {
            let is_present = of.number == current.number;
            // Where snapshots take their time, an answer of the last one is given once more while the next is made; but
            // nobody is shown the record without what they wrote.
            if is_present || current.took >= SLOW && of.size >= context.seen {
                if !is_present && self.cache.begin(&key) {
                    let (app, context) = (self.clone(), context.clone());
                    tokio::spawn(async move {
                        if app.made(&context, key.clone(), question).await.is_err() {
                            app.cache.give_up(&key);
                        }
                    });
                }
                let tag = tag(&of.kept.body, &context);
                return sent(&context, of.kept.into(), Some(&tag));
            }
        }
        match self.made(&context, key, question).await {
            Ok(reply) => {
                let tag = tag(&reply.body, &context);
                sent(&context, reply, Some(&tag))
            }
            Err(failure) => self.failed(&context, failure),
        }
    }

    /// Has an answer made, and keeps it.
    async fn made<F>(&self, context: &Context, key: Key, question: F) -> Result<Reply, Failure>
    where
        F: Fn(&Seat<'_>, &Context) -> Result<Reply, Failure> + Send + Sync + Clone + 'static,
    {
        let (number, (size, reply)) = self
            .ask(context, move |seat, context| Ok((seat.snapshot.size, question(seat, context)?)))
            .await?;
        self.cache.keep(key, Of { number, size, kept: reply.clone().into() });
        Ok(reply)
    }

    /// Has something asked of the record, with the number of the snapshot that answered. Places that the ledger does not
    /// know yet are made known to it.
    pub(crate) async fn ask<T, F>(&self, context: &Context, question: F) -> Result<(u64, T), Failure>
    where
        T: Send + 'static,
        F: Fn(&Seat<'_>, &Context) -> Result<T, Failure> + Send + Sync + Clone + 'static,
    {
        match self.pool_of(context).await? {
            Some(pool) => self.ask_of(pool, context, question).await,
            None => self.ask_of(&self.pool, context, question).await,
        }
    }

    /// The same of a thread that nobody else waits for.
    pub(crate) async fn ask_long<T, F>(&self, context: &Context, question: F) -> Result<(u64, T), Failure>
    where
        T: Send + 'static,
        F: Fn(&Seat<'_>, &Context) -> Result<T, Failure> + Send + Sync + Clone + 'static,
    {
        match self.pool_of(context).await? {
            Some(pool) => self.ask_of(pool, context, question).await,
            None => self.ask_of(&self.long, context, question).await,
        }
    }

    /// The snapshot that whoever asks is answered from.
    pub(crate) async fn current(&self, context: &Context) -> Result<Arc<Snapshot>, Failure> {
        if !context.who.is_public() {
            return Ok(self.keeper.current());
        }
        let published = Arc::clone(&self.published);
        let made = tokio::task::spawn_blocking(move || published.current());
        Ok(made.await.map_err(|error| Failure::broken(&error.to_string()))??)
    }

    /// The threads of the public, where it is who asks.
    async fn pool_of(&self, context: &Context) -> Result<Option<&Pool>, Failure> {
        if !context.who.is_public() {
            return Ok(None);
        }
        self.current(context).await?;
        Ok(Some(self.published.pool()?))
    }

    /// Fails where the public asks what it is not to ask.
    pub(crate) fn may_ask(&self, context: &Context) -> Result<(), Failure> {
        if !context.who.is_public() || context.is_post {
            return Ok(());
        }
        public::may_ask(context, &self.keeper.current().publication)
    }

    /// The public asks for no place more exactly than it is told.
    fn may_ask_for(&self, context: &Context, rows: &[PlaceRow]) -> Result<(), Failure> {
        let veil = if context.who.is_public() { self.published.last() } else { None };
        match veil.as_ref().and_then(|snapshot| snapshot.veil.as_ref()) {
            Some(veil) if !rows.iter().all(|row| veil.tells(row)) => {
                Err(Failure::Forbidden(context.words.t("publication.place-too-exact").to_owned()))
            }
            _ => Ok(()),
        }
    }

    async fn ask_of<T, F>(&self, pool: &Pool, context: &Context, question: F) -> Result<(u64, T), Failure>
    where
        T: Send + 'static,
        F: Fn(&Seat<'_>, &Context) -> Result<T, Failure> + Send + Sync + Clone + 'static,
    {
        for _ in 0..3 {
            let (question, own) = (question.clone(), context.clone());
            let answer = pool.ask(move |seat| (seat.snapshot.number, question(seat, &own))).await?;
            match answer {
                (_, Err(Failure::Unknown(rows))) => {
                    self.may_ask_for(context, &rows)?;
                    let keeper = Arc::clone(&self.keeper);
                    tokio::task::spawn_blocking(move || keeper.know(&rows))
                        .await
                        .map_err(|error| Failure::broken(&error.to_string()))?;
                }
                (number, answer) => return answer.map(|answer| (number, answer)),
            }
        }
        Err(Failure::Busy("The record changed while this was asked. Ask again.".to_owned()))
    }

    /// Does something to the record for good.
    pub(crate) async fn write<T, F>(&self, deed: F) -> Result<Written<T>, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut Record) -> Result<T, AnswerError> + Send + 'static,
    {
        Ok(self.writer.write(deed).await?)
    }

    /// A failure as a page, or as JSON where a program asks.
    pub(crate) fn failed(&self, context: &Context, failure: Failure) -> Response {
        let status = failure.status();
        // What scripts fetch for the map has its ending in its name.
        let is_page = context.form == Form::Page && !context.api && !context.path.ends_with(".json");
        if is_page {
            let back: String = url::form_urlencoded::byte_serialize(context.with(&[]).as_bytes()).collect();
            match failure {
                Failure::LogIn if !context.is_post => return see(&format!("/log-in?back={back}")),
                Failure::ChangePassword if !context.is_post => return see("/password"),
                _ => {}
            }
        }
        let wait = match failure {
            Failure::TooOften(seconds) => Some(seconds),
            Failure::Busy(_) => Some(1),
            _ => None,
        };
        let mut response = if is_page {
            match pages::failure::page(self, context, &failure) {
                Ok(reply) => sent(context, reply, None),
                Err(_) => failure.sentence().into_response(),
            }
        } else {
            let error = serde_json::json!({"error": failure.sentence(), "status": status.as_u16()});
            axum::Json(error).into_response()
        };
        *response.status_mut() = status;
        if let Some(value) = wait.and_then(|seconds| seconds.to_string().parse().ok()) {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }

    /// A failure of which nothing is known but what it is.
    pub(crate) fn refused(&self, failure: Failure) -> Response {
        (failure.status(), failure.sentence()).into_response()
    }

    /// Stops what runs beside the requests; what was acknowledged is written.
    fn stop(&self) {
        self.writer.stop();
        self.pool.stop();
        self.published.stop();
        self.long.stop();
        self.keeper.stop();
    }
}

/// A digest of an answer, for browsers that have it already.
fn tag(body: &[u8], context: &Context) -> String {
    use std::hash::{BuildHasher as _, Hasher as _};
    let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
    hasher.write(body);
    hasher.write(context.csrf.as_bytes());
    format!("W/\"{:016x}\"", hasher.finish())
}

/// Not modified, where the browser has it.
pub(crate) fn unless_known(known: Option<&str>, response: Response) -> Response {
    let own = response.headers().get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let same =
        own.is_some_and(|own| known.is_some_and(|known| known.split(',').any(|tag| tag.trim() == own)));
    if !same || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::NOT_MODIFIED;
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.remove(header::CONTENT_TYPE);
    Response::from_parts(parts, axum::body::Body::empty())
}

/// A snapshot that takes so long is one to be spared.
const SLOW: Duration = Duration::from_millis(250);

/// How long a request may take to arrive, and an answer to be made.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

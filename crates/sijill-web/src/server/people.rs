//! Who sent a request: found out once, before anything is answered.
//!
//! Without accounts it is whoever sits at the machine. Accounts may appear while the server runs, so it is looked for them
//! now and then; once there are some, there always are.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use sijill_account::{AccountError, Accounts, Right, SessionToken, VisitorToken};

use super::App;
use crate::http::context::{cookie, cookie_of, set_cookie};
use crate::http::who::{Person, Visitor};
use crate::http::{Failure, Who};

/// How often it is looked whether there are accounts, while there are none.
const LOOK: Duration = Duration::from_millis(500);
/// Cookies of people; behind TLS their names say that no other host set them.
const SESSION: &str = "sijill_session";
const VISITOR: &str = "sijill_visitor";
/// Says that somebody looks at what the public sees.
const VIEW: &str = "sijill_view";

/// The accounts of the record, where it has some.
#[derive(Debug)]
pub(crate) struct People {
    record: PathBuf,
    known: RwLock<Option<Arc<Accounts>>>,
    looked: Mutex<Option<Instant>>,
    /// The token of forms where there are no accounts.
    own: Arc<str>,
}

impl People {
    /// Looks for the accounts of a record.
    pub(crate) fn open(record: PathBuf, own: Arc<str>) -> Result<Self, AccountError> {
        let people = Self { record, known: RwLock::default(), looked: Mutex::default(), own };
        people.look()?;
        Ok(people)
    }

    /// The accounts, where there were some when it was last looked.
    pub(crate) fn accounts(&self) -> Option<Arc<Accounts>> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes the file of accounts, where there is none.
    pub(crate) fn made(&self) -> Result<Arc<Accounts>, AccountError> {
        match self.accounts() {
            Some(accounts) => Ok(accounts),
            None => Ok(Arc::new(Accounts::open_or_create(&self.record)?)),
        }
    }

    /// Looks for accounts. It waits for the disk.
    pub(crate) fn look(&self) -> Result<Option<Arc<Accounts>>, AccountError> {
        if let Some(accounts) = self.accounts() {
            return Ok(Some(accounts));
        }
        let Some(accounts) = Accounts::find(&self.record)? else { return Ok(None) };
        if accounts.is_empty()? {
            return Ok(None);
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Some(Arc::clone(known.get_or_insert_with(|| Arc::new(accounts)))))
    }

    /// True where it was not looked for a while.
    fn is_due(&self) -> bool {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let due = looked.is_none_or(|at| at.elapsed() >= LOOK);
        if due {
            *looked = Some(Instant::now());
        }
        due
    }
}

/// Finds out who sent a request, and tells it to what answers. Whoever has no token yet gets one with their first page.
pub(crate) async fn recognised(State(app): State<App>, request: Request, next: Next) -> Response {
    // What the browser loads is the same for all.
    if request.uri().path().starts_with("/assets/") {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let (visitor, fresh) = match app.visitor(&parts).await {
        Ok(found) => found,
        Err(failure) => return app.refused(failure),
    };
    // Whoever wrote is to see it; strangers are not told how much there is.
    let writes = parts.method == Method::POST && visitor.beneath.may(Right::Read);
    parts.extensions.insert(visitor);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if writes {
        let size = app.keeper.current().size.to_string();
        append(response.headers_mut(), &set_cookie(cookie::SEEN, &size, app.is_secure()));
    }
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|media| media.as_bytes().starts_with(b"text/html"));
    if let Some(fresh) = fresh.filter(|_| is_page) {
        append(response.headers_mut(), &app.cookie(VISITOR, &fresh.reveal()));
    }
    response
}

impl App {
    /// Who sent a request, and the token that they are to get.
    async fn visitor(&self, parts: &Parts) -> Result<(Visitor, Option<VisitorToken>), Failure> {
        let mut visitor = Visitor { client: self.client(parts), ..Visitor::nobody() };
        let mut fresh = None;
        let looks = cookie_of(parts, &self.cookie_name(VIEW)).as_deref() == Some("public");
        if self.accounts_now().await?.is_none() {
            visitor.csrf = Arc::clone(&self.people.own);
            visitor.beneath = Who::Owner;
        } else {
            let token =
                cookie_of(parts, &self.cookie_name(SESSION)).and_then(|text| SessionToken::parse(&text));
            if let Some(token) = token {
                let asked = token.clone();
                let session =
                    self.accounts(move |accounts| accounts.session(&asked, Timestamp::now())).await?;
                if let Some(session) = session {
                    visitor.beneath = Who::Person(Person::from(&session.account));
                    visitor.csrf = token.csrf().into();
                    visitor.token = Some(token);
                    visitor.session = Some(session);
                }
            }
            if visitor.session.is_none() {
                let known =
                    cookie_of(parts, &self.cookie_name(VISITOR)).and_then(|text| VisitorToken::parse(&text));
                let token = match known {
                    Some(token) => token,
                    None => fresh.insert(VisitorToken::generate()?).clone(),
                };
                visitor.csrf = token.csrf().into();
                visitor.beneath = if self.is_published() { Who::Public } else { Who::Nobody };
            }
        }
        visitor.who = match &visitor.beneath {
            who if looks && who.may(Right::Publish) => Who::Public,
            who => who.clone(),
        };
        Ok((visitor, fresh))
    }

    /// The accounts, after a look where there were none.
    async fn accounts_now(&self) -> Result<Option<Arc<Accounts>>, Failure> {
        if let Some(accounts) = self.people.accounts() {
            return Ok(Some(accounts));
        }
        if !self.people.is_due() {
            return Ok(None);
        }
        let app = self.clone();
        tokio::task::spawn_blocking(move || app.people.look())
            .await
            .map_err(|error| Failure::broken(&error.to_string()))?
            .map_err(Failure::from)
    }

    /// Asks or changes accounts, where waiting is allowed.
    pub(crate) async fn accounts<T, E, F>(&self, deed: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        E: Into<Failure> + Send + 'static,
        F: FnOnce(&Accounts) -> Result<T, E> + Send + 'static,
    {
        let app = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let accounts = app.people.made().map_err(Failure::from)?;
            let done = deed(&accounts).map_err(Into::into);
            // The first account ends the time without.
            app.people.look().map_err(Failure::from)?;
            done
        });
        done.await.map_err(|error| Failure::broken(&error.to_string()))?
    }

    /// True where the public may see anything.
    fn is_published(&self) -> bool {
        self.keeper.current().publication.on
    }

    /// True where people have accounts.
    pub(crate) fn has_accounts(&self) -> bool {
        self.people.accounts().is_some()
    }

    /// The address that a request comes from.
    fn client(&self, parts: &Parts) -> IpAddr {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let told = if self.config.behind_proxy { last_hop(&parts.headers) } else { None };
        told.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
    }

    fn cookie_name(&self, name: &str) -> String {
        if self.is_secure() { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// A line that sets a cookie for as long as the browser is open; an empty value takes it away.
    fn cookie(&self, name: &str, value: &str) -> String {
        let secure = if self.is_secure() { "; Secure" } else { "" };
        let gone = if value.is_empty() { "; Max-Age=0" } else { "" };
        format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{gone}", self.cookie_name(name))
    }

    /// Gives a browser its session, or takes it away.
    pub(crate) fn with_session(&self, mut response: Response, token: Option<&SessionToken>) -> Response {
        let headers = response.headers_mut();
        match token {
            Some(token) => append(headers, &self.cookie(SESSION, &token.reveal())),
            None => append(headers, &self.cookie(SESSION, "")),
        }
        append(headers, &self.cookie(VIEW, ""));
        response
    }

    /// Has a browser look at what the public sees, or no more.
    pub(crate) fn with_view(&self, mut response: Response, public: bool) -> Response {
        append(response.headers_mut(), &self.cookie(VIEW, if public { "public" } else { "" }));
        response
    }
}

fn append(headers: &mut HeaderMap, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// The address that the proxy itself saw: the last one that is told.
fn last_hop(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").into_iter().next_back()?.to_str().ok()?;
    let hop = last.rsplit(',').next()?.trim();
    let bare = hop.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn the_proxy_says_the_address_last() {
        let of = |lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            last_hop(&headers)
        };
        assert_eq!(of(&["10.0.0.1, 192.0.2.7"]), Some("192.0.2.7".parse().unwrap()));
        assert_eq!(of(&["192.0.2.1", "192.0.2.9"]), Some("192.0.2.9".parse().unwrap()));
        assert_eq!(of(&["2001:db8::1"]), Some("2001:db8::1".parse().unwrap()));
        assert_eq!(of(&["[2001:db8::1]:443"]), Some("2001:db8::1".parse().unwrap()));
        assert_eq!(of(&["192.0.2.7:8080"]), Some("192.0.2.7".parse().unwrap()));
        assert_eq!((of(&[]), of(&["unknown"]), of(&["10.0.0.1, "])), (None, None, None));
    }
}

//! What administrators do with accounts.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use jiff::Timestamp;
use sijill_account::{AccountError, AccountName, Accounts, NewAccount, Password, Role, UnknownRole};

use super::{Told, shown};
use crate::http::reply::{see, sent};
use crate::http::{Failure, Posted};
use crate::server::App;

/// Letters of a password for the first log-in, without those that are taken for others.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// How many of them, in groups.
const GROUPS: usize = 5;
const GROUP: usize = 4;

/// `POST /people/add`.
pub(super) async fn add(State(app): State<App>, posted: Posted) -> Response {
    match added(&app, &posted).await {
        Ok(response) => response,
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn added(app: &App, posted: &Posted) -> Result<Response, Failure> {
    let name = AccountName::new(posted.needed("name")?).map_err(AccountError::from)?;
    let role = role_of(posted)?;
    if !app.has_accounts() && role != Role::Administrator {
        return Err(Failure::Wrong(posted.context.words.t("people.first-administrator").to_owned()));
    }
    let words = one_time()?;
    let new = NewAccount {
        name,
        full_name: posted.field("full-name").map(str::to_owned),
        role,
        by: posted.context.who.name().map(str::to_owned),
        must_change_password: true,
    };
    let password = Password::new(&words);
    let account = app.accounts(move |accounts| accounts.add(&new, &password, Timestamp::now())).await?;
    told(app, posted, Told { name: account.name.to_string(), password: words }).await
}

/// `POST /people/reset`: another password for the next log-in.
pub(super) async fn reset(State(app): State<App>, posted: Posted) -> Response {
    match was_reset(&app, &posted).await {
        Ok(response) => response,
        Err(failure) => app.failed(&posted.context, failure),
    }
}

async fn was_reset(app: &App, posted: &Posted) -> Result<Response, Failure> {
    let name = posted.needed("name")?.to_owned();
    if posted.context.who.name() == Some(name.as_str()) {
        return Err(Failure::Wrong(posted.context.words.t("people.own-password").to_owned()));
    }
    let words = one_time()?;
    let password = Password::new(&words);
    let account = app.accounts(move |accounts| accounts.set_password(&name, &password, true)).await?;
    told(app, posted, Told { name: account.name.to_string(), password: words }).await
}

/// The page with a password that is not told again, and that nobody keeps.
async fn told(app: &App, posted: &Posted, told: Told) -> Result<Response, Failure> {
    let reply = shown(app, &posted.context, Some(told)).await?;
    let mut response = sent(&posted.context, reply, None);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// `POST /people/role`.
pub(super) async fn role(State(app): State<App>, posted: Posted) -> Response {
    let role = match role_of(&posted) {
        Ok(role) => role,
        Err(failure) => return app.failed(&posted.context, failure),
    };
    change(&app, &posted, move |accounts, name| accounts.set_role(name, role).map(drop)).await
}

/// `POST /people/disable`.
pub(super) async fn disable(State(app): State<App>, posted: Posted) -> Response {
    change(&app, &posted, |accounts, name| accounts.disable(name).map(drop)).await
}

/// `POST /people/enable`.
pub(super) async fn enable(State(app): State<App>, posted: Posted) -> Response {
    change(&app, &posted, |accounts, name| accounts.enable(name).map(drop)).await
}

/// `POST /people/end`: all sessions of an account end.
pub(super) async fn end(State(app): State<App>, posted: Posted) -> Response {
    change(&app, &posted, |accounts, name| accounts.end_all(name, Timestamp::now()).map(drop)).await
}

async fn change(
    app: &App,
    posted: &Posted,
    deed: impl FnOnce(&Accounts, &str) -> Result<(), AccountError> + Send + 'static,
) -> Response {
    let done = match posted.needed("name") {
        Ok(name) => {
            let name = name.to_owned();
            app.accounts(move |accounts| deed(accounts, &name)).await
        }
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => see("/people"),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

fn role_of(posted: &Posted) -> Result<Role, Failure> {
    let words = posted.needed("role")?;
    words.parse().map_err(|error: UnknownRole| Failure::Wrong(error.to_string()))
}

/// A password for the first log-in: some 99 random bits, easily read to somebody.
fn one_time() -> Result<String, Failure> {
    let mut letters: Vec<char> = Vec::with_capacity(GROUPS * GROUP);
    while letters.len() < GROUPS * GROUP {
        let mut bytes = [0; 64];
        getrandom::fill(&mut bytes).map_err(|error| Failure::broken(&error.to_string()))?;
        // Bytes beyond the last whole multiple would make some letters likelier than others.
        let even = bytes.iter().filter(|byte| usize::from(**byte) < 256 / LETTERS.len() * LETTERS.len());
        letters.extend(even.map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])));
    }
    letters.truncate(GROUPS * GROUP);
    let groups: Vec<String> = letters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    Ok(groups.join("-"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn one_time_passwords_are_taken_and_differ() {
        let (one, other) = (one_time().unwrap(), one_time().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.len(), GROUPS * GROUP + GROUPS - 1);
        assert!(one.bytes().all(|byte| byte == b'-' || LETTERS.contains(&byte)), "{one}");
        let name = AccountName::new("leila").unwrap();
        assert_eq!(Password::new(&one).check(&name), Ok(()));
    }
}

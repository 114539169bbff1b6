//! One's own account: its sessions, and its password.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use sijill_account::{LEAST_CHARACTERS, Session};

use super::log_in::without_accounts;
use super::{moment, role_key};
use crate::http::reply::{see, sent};
use crate::http::who::Visitor;
use crate::http::{Context, Failure, Form, Posted, Reply, Who};
use crate::pages::chrome::Chrome;
use crate::server::App;

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    c: Chrome,
    name: String,
    role: &'static str,
    sessions: Vec<Open>,
}

/// A session that is open.
struct Open {
    session: Session,
    created: String,
    seen: String,
    ends: String,
    own: bool,
}

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    c: Chrome,
    least: usize,
    must: bool,
    refusal: String,
}

/// `GET /account`.
pub(super) async fn account(
    State(app): State<App>,
    context: Context,
    Extension(visitor): Extension<Visitor>,
) -> Response {
    match own(&app, &context, visitor.session.as_ref().map(|session| session.number)).await {
        Ok(reply) => sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

async fn own(app: &App, context: &Context, number: Option<i64>) -> Result<Reply, Failure> {
    let Who::Person(person) = &context.who else { return Err(without_accounts(context)) };
    if context.form != Form::Page {
        return Err(Failure::Wrong(context.words.t("people.only-page").to_owned()));
    }
    let name = person.name.clone();
    let sessions = app.accounts(move |accounts| accounts.sessions(&name, Timestamp::now())).await?;
    let sessions = sessions
        .into_iter()
        .map(|session| Open {
            created: moment(session.created),
            seen: moment(session.seen),
            ends: moment(session.ends()),
            own: Some(session.number) == number,
            session,
        })
        .collect();
    let c = Chrome::new(app, context, &app.keeper.current());
    Reply::page(&AccountPage { c, name: person.name.clone(), role: role_key(person.role), sessions })
}

/// `POST /account/end`: one of one's own sessions ends.
pub(super) async fn end(State(app): State<App>, posted: Posted) -> Response {
    let ended = async {
        let Who::Person(person) = &posted.context.who else { return Err(without_accounts(&posted.context)) };
        let words = posted.needed("session")?;
        let number: i64 = words
            .parse()
            .map_err(|_| Failure::Wrong(posted.context.words.with("people.no-session", &[words])))?;
        let name = person.name.clone();
        app.accounts(move |accounts| accounts.end_one(&name, number)).await
    };
    match ended.await {
        Ok(_) => see("/account"),
        Err(failure) => app.failed(&posted.context, failure),
    }
}

/// `GET /password`.
pub(super) async fn password(State(app): State<App>, context: Context) -> Response {
    let made = match &context.who {
        Who::Person(_) => form(&app, &context, ""),
        _ if app.has_accounts() => Err(Failure::LogIn),
        _ => Err(without_accounts(&context)),
    };
    match made {
        Ok(reply) => sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

fn form(app: &App, context: &Context, refusal: &str) -> Result<Reply, Failure> {
    Reply::page(&PasswordPage {
        c: Chrome::new(app, context, &app.keeper.current()),
        least: LEAST_CHARACTERS,
        must: context.who.must_change_password(),
        refusal: refusal.to_owned(),
    })
}

/// `POST /password`.
pub(super) async fn change_password(State(app): State<App>, posted: Posted) -> Response {
    let context = &posted.context;
    let changed = async {
        let Some(token) = posted.visitor.token.clone() else { return Err(Failure::LogIn) };
        let before = posted.password("password")?.clone();
        let after = posted.password("new-password")?.clone();
        if !posted.typed_twice {
            return Err(Failure::Wrong(context.words.t("people.differ").to_owned()));
        }
        let client = posted.visitor.client;
        app.accounts(move |accounts| {
            accounts.change_password(&token, &before, &after, client, Timestamp::now())
        })
        .await
    };
    match changed.await {
        Ok((token, _)) => app.with_session(see("/account"), Some(&token)),
        Err(failure @ (Failure::Wrong(_) | Failure::Denied(_)))
            if context.form == Form::Page && !context.api =>
        {
            let refusal = match &failure {
                Failure::Denied(_) => context.words.t("people.wrong-password").to_owned(),
                other => other.sentence(),
            };
            match form(&app, context, &refusal) {
                Ok(reply) => {
                    let mut response = sent(context, reply, None);
                    *response.status_mut() = failure.status();
                    response
                }
                Err(failure) => app.failed(context, failure),
            }
        }
        Err(failure) => app.failed(context, failure),
    }
}

//! People: who may use the server, for administrators. Logging in and one's own account are beside it.

mod deeds;
mod log_in;
mod own;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use sijill_account::{Account, AccountError, Role, Session};

use super::chrome::Chrome;
use super::list::Choice;
use crate::http::reply::sent;
use crate::http::{Context, Door, Failure, Form, Reply, Right, Route};
use crate::server::App;

/// Addresses of people.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/log-in", Door::Open, log_in::page),
        Route::post_open("/log-in", log_in::log_in),
        Route::post_open("/log-out", log_in::log_out),
        Route::get("/password", Door::Open, own::password),
        Route::post_open("/password", own::change_password),
        Route::get("/account", Door::Right(Right::Read), own::account),
        Route::post("/account/end", Right::Read, own::end),
        Route::get("/people", Door::Right(Right::Accounts), people),
        Route::post("/people/add", Right::Accounts, deeds::add),
        Route::post("/people/role", Right::Accounts, deeds::role),
        Route::post("/people/disable", Right::Accounts, deeds::disable),
        Route::post("/people/enable", Right::Accounts, deeds::enable),
        Route::post("/people/reset", Right::Accounts, deeds::reset),
        Route::post("/people/end", Right::Accounts, deeds::end),
    ]
}

/// An account as the page shows it.
struct Member {
    account: Account,
    sessions: Vec<Session>,
    open: usize,
    roles: Vec<Choice>,
    own: bool,
}

impl Member {
    /// When it was last seen, in words; empty where it has no session.
    fn seen(&self) -> String {
        self.sessions.first().map(|session| moment(session.seen)).unwrap_or_default()
    }
}

/// A password that is told this once.
#[derive(Debug, Clone)]
struct Told {
    name: String,
    password: String,
}

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    c: Chrome,
    members: Vec<Member>,
    roles: Vec<Choice>,
    first: bool,
    told: Option<Told>,
}

/// `GET /people`.
async fn people(State(app): State<App>, context: Context) -> Response {
    match shown(&app, &context, None).await {
        Ok(reply) => sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

/// The page, or its accounts as JSON.
async fn shown(app: &App, context: &Context, told: Option<Told>) -> Result<Reply, Failure> {
    let first = !app.has_accounts();
    let found = if first {
        Vec::new()
    } else {
        app.accounts(|accounts| {
            let with_sessions = |account: Account| {
                let sessions = accounts.sessions(account.name.as_str(), Timestamp::now())?;
                Ok::<_, AccountError>((account, sessions))
            };
            accounts.all()?.into_iter().map(with_sessions).collect::<Result<Vec<_>, _>>()
        })
        .await?
    };
    if context.form == Form::Json {
        return Reply::json(&found.into_iter().map(|(account, _)| account).collect::<Vec<_>>());
    }
    if context.form != Form::Page {
        return Err(Failure::Wrong(context.words.t("people.only-json").to_owned()));
    }
    let members = found
        .into_iter()
        .map(|(account, sessions)| Member {
            roles: roles(context, Some(account.role)),
            own: context.who.name() == Some(account.name.as_str()),
            open: sessions.len(),
            account,
            sessions,
        })
        .collect();
    let lone = if first { Some(Role::Administrator) } else { None };
    let mut roles = roles(context, Some(lone.unwrap_or(Role::Coder)));
    roles.retain(|choice| lone.is_none() || choice.chosen);
    Reply::page(&PeoplePage {
        c: Chrome::new(app, context, &app.keeper.current()),
        members,
        roles,
        first,
        told,
    })
}

fn roles(context: &Context, chosen: Option<Role>) -> Vec<Choice> {
    Role::ALL
        .into_iter()
        .map(|role| Choice {
            value: role.name().to_owned(),
            words: context.words.t(role_key(role)).to_owned(),
            chosen: chosen == Some(role),
        })
        .collect()
}

/// The key of a role's word.
const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Reader => "people.reader",
        Role::Coder => "people.coder",
        Role::Reviewer => "people.reviewer",
        Role::Administrator => "people.administrator",
    }
}

/// A moment as pages write it.
fn moment(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

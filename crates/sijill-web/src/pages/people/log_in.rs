//! Logging in and out.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::Response;
use jiff::Timestamp;
use sijill_account::Password;

use crate::http::posted::is_own;
use crate::http::reply::{see, sent};
use crate::http::{Context, Failure, Form, Posted, Reply};
use crate::pages::chrome::Chrome;
use crate::server::App;

#[derive(Template)]
#[template(path = "log-in.html")]
struct LogInPage {
    c: Chrome,
    name: String,
    back: String,
    refusal: String,
}

/// `GET /log-in`.
pub(super) async fn page(State(app): State<App>, context: Context) -> Response {
    if !app.has_accounts() {
        return app.failed(&context, without_accounts(&context));
    }
    let back = context.member("back").filter(|back| is_own(back)).unwrap_or("/").to_owned();
    if context.who.name().is_some() {
        return see(&back);
    }
    match form(&app, &context, "", &back, "") {
        Ok(reply) => sent(&context, reply, None),
        Err(failure) => app.failed(&context, failure),
    }
}

fn form(app: &App, context: &Context, name: &str, back: &str, refusal: &str) -> Result<Reply, Failure> {
    Reply::page(&LogInPage {
        c: Chrome::new(app, context, &app.keeper.current()),
        name: name.to_owned(),
        back: back.to_owned(),
        refusal: refusal.to_owned(),
    })
}

/// `POST /log-in`.
pub(super) async fn log_in(State(app): State<App>, posted: Posted) -> Response {
    let back = posted.back("/");
    let name = posted.field("name").unwrap_or_default().to_owned();
    let password = posted.password("password").cloned().unwrap_or_else(|_| Password::new(""));
    let (client, given) = (posted.visitor.client, name.clone());
    let agent = posted.agent.clone();
    let let_in = if app.has_accounts() {
        app.accounts(move |accounts| accounts.log_in(&given, &password, client, &agent, Timestamp::now()))
            .await
    } else {
        Err(without_accounts(&posted.context))
    };
    match let_in {
        Ok((token, _)) => app.with_session(see(&back), Some(&token)),
        Err(failure @ (Failure::Denied(_) | Failure::TooOften(_)))
            if posted.context.form == Form::Page && !posted.context.api =>
        {
            refused(&app, &posted.context, &name, &back, failure)
        }
        Err(failure) => app.failed(&posted.context, failure),
    }
}

/// The form again, with why nobody was let in.
fn refused(app: &App, context: &Context, name: &str, back: &str, failure: Failure) -> Response {
    let refusal = match &failure {
        Failure::Denied(_) => context.words.t("people.denied").to_owned(),
        Failure::TooOften(seconds) => context.words.count("people.wait", seconds.div_ceil(60).max(1)),
        other => other.sentence(),
    };
    let Ok(reply) = form(app, context, name, back, &refusal) else { return app.failed(context, failure) };
    let mut response = sent(context, reply, None);
    *response.status_mut() = failure.status();
    if let Failure::TooOften(seconds) = failure
        && let Ok(value) = seconds.to_string().parse()
    {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

/// `POST /log-out`.
pub(super) async fn log_out(State(app): State<App>, posted: Posted) -> Response {
    if let Some(token) = posted.visitor.token.clone() {
        let ended = app.accounts(move |accounts| accounts.end(&token).map_err(Failure::from)).await;
        if let Err(failure) = ended {
            return app.failed(&posted.context, failure);
        }
    }
    app.with_session(see("/"), None)
}

/// What is told where there are no accounts.
pub(super) fn without_accounts(context: &Context) -> Failure {
    Failure::Missing(context.words.t("people.no-accounts").to_owned())
}

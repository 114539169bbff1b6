//! What somebody prefers of the pages on this browser: language, look, graphic text, the name that decisions are signed
//! with. Kept in cookies; nothing of it is in the record.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::chrome::Chrome;
use super::list::Choice;
use crate::http::context::{cookie, set_cookie};
use crate::http::reply::see;
use crate::http::{Context, Door, Failure, Posted, Reply, Route};
use crate::server::App;
use crate::words::Language;

/// Words of a name at most.
const LONGEST: usize = 120;

/// Addresses of the preferences.
pub(crate) fn routes() -> Vec<Route> {
    vec![Route::get("/preferences", Door::Open, page), Route::post_open("/preferences", keep)]
}

#[derive(Template)]
#[template(path = "preferences.html")]
struct PreferencesPage {
    c: Chrome,
    languages: Vec<Choice>,
    themes: Vec<Choice>,
    graphic: bool,
    back: String,
    names: bool,
}

/// `GET /preferences`.
async fn page(State(app): State<App>, context: Context) -> Response {
    let own = app.clone();
    app.answer(context, move |seat, context| {
        let words = context.words;
        let languages = Language::ALL.into_iter().map(|language| Choice {
            value: language.code().to_owned(),
            words: language.own_name().to_owned(),
            chosen: language == words.language,
        });
        let themes = ["", "light", "dark"].map(|theme| Choice {
            value: theme.to_owned(),
            words: words
                .t(&format!("preferences.theme-{}", if theme.is_empty() { "system" } else { theme }))
                .to_owned(),
            chosen: theme == context.theme,
        });
        let back = context.member("back").filter(|back| crate::http::posted::is_own(back));
        Reply::page(&PreferencesPage {
            c: Chrome::new(&own, context, seat.snapshot),
            languages: languages.collect(),
            themes: themes.to_vec(),
            graphic: context.graphic,
            back: back.unwrap_or("/").to_owned(),
            // Where there are accounts, decisions are signed with their names.
            names: !own.has_accounts() && context.who.may(sijill_account::Right::Review),
        })
    })
    .await
}

/// `POST /preferences`.
async fn keep(State(app): State<App>, posted: Posted) -> Response {
    match lines(&app, &posted) {
        Ok(lines) => {
            let mut response = see(&posted.back("/preferences"));
            for value in lines.iter().filter_map(|line| HeaderValue::from_str(line).ok()) {
                response.headers_mut().append(header::SET_COOKIE, value);
            }
            response
        }
        Err(failure) => app.failed(&posted.context, failure),
    }
}

/// The cookies that a form asks for. What a form has no field of stays as it is; an empty name is taken back.
fn lines(app: &App, posted: &Posted) -> Result<Vec<String>, Failure> {
    let words = posted.context.words;
    let wrong = |key: &str| Failure::Wrong(words.t(key).to_owned());
    let secure = app.is_secure();
    let mut lines = Vec::new();
    if let Some(code) = posted.field("language") {
        let language = Language::of(code).ok_or_else(|| wrong("preferences.no-language"))?;
        lines.push(set_cookie(cookie::LANGUAGE, language.code(), secure));
    }
    // Forms leave out empty fields: the whole form says that it is one.
    let whole = posted.field("whole").is_some();
    match posted.field("theme") {
        Some(theme @ ("light" | "dark")) => lines.push(set_cookie(cookie::THEME, theme, secure)),
        Some(_) => return Err(wrong("preferences.no-theme")),
        None if whole => lines.push(set_cookie(cookie::THEME, "", secure)),
        None => {}
    }
    if whole {
        let shown = if posted.field("graphic").is_some() { "shown" } else { "hidden" };
        lines.push(set_cookie(cookie::GRAPHIC, shown, secure));
        let name = posted.field("by").unwrap_or_default();
        if name.chars().count() > LONGEST || name.chars().any(char::is_control) {
            return Err(wrong("preferences.no-name"));
        }
        if posted.field("named").is_some() {
            lines.push(set_cookie(cookie::SIGNS_AS, name, secure));
        }
    }
    Ok(lines)
}

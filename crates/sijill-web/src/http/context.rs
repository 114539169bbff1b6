//! What a page is made with besides the record: who asks, in which language, in which form, as whom.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use super::form::{Addressed, Form};
use super::query::{asked, members, written};
use super::who::Visitor;
use super::{Failure, Right, Who};
use crate::server::App;
use crate::words::{Language, Words};

/// Stands for the token of a session's forms in pages that are kept; it is put in when they are sent.
pub(crate) const CSRF: &str = "\u{1}csrf\u{1}";

/// Cookies of the server.
pub(crate) mod cookie {
    /// The interface's language.
    pub(crate) const LANGUAGE: &str = "sijill_language";
    /// The entries of the record when the browser wrote last.
    pub(crate) const SEEN: &str = "sijill_seen";
    /// Whether graphic words are shown at once.
    pub(crate) const GRAPHIC: &str = "sijill_graphic";
    /// Dark or light.
    pub(crate) const THEME: &str = "sijill_theme";
    /// The name that decisions are signed with, where there are no accounts.
    pub(crate) const SIGNS_AS: &str = "sijill_signs_as";
}

/// What a page is made with.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// Who asks.
    pub(crate) who: Who,
    /// True where somebody who could see more looks at what the public sees.
    pub(crate) looks_as_public: bool,
    /// True where something is to be done.
    pub(crate) is_post: bool,
    /// In which form.
    pub(crate) form: Form,
    /// True under `/api/v1`.
    pub(crate) api: bool,
    /// The path, without its ending.
    pub(crate) path: String,
    /// The members of the address.
    pub(crate) members: Vec<(String, String)>,
    /// Words of the interface.
    pub(crate) words: &'static Words,
    /// "dark", "light", or nothing for what the system says.
    pub(crate) theme: &'static str,
    /// True where graphic words are shown at once, not behind a click.
    pub(crate) graphic: bool,
    /// The name that decisions were last signed with.
    pub(crate) signs_as: String,
    /// What was done just before, to be said on the page.
    pub(crate) message: String,
    /// The entries of the record when whoever asks wrote last: they are not shown it without.
    pub(crate) seen: u64,
    /// The token of this session's forms.
    pub(crate) csrf: Arc<str>,
}

impl Context {
    /// What the address asks.
    pub(crate) fn asked<A: clap::Args>(&self) -> Result<A, Failure> {
        asked(&self.members)
    }

    /// A member of the address.
    pub(crate) fn member(&self, name: &str) -> Option<&str> {
        self.members.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A member of the address as a field shows it; empty where there is none.
    pub(crate) fn value<'a>(&'a self, name: &str) -> &'a str {
        self.member(name).unwrap_or_default()
    }

    /// All values of a member.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.members.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Fails where whoever asks may not.
    pub(crate) fn may(&self, right: Right) -> Result<(), Failure> {
        match &self.who {
            who if who.may(right) => Ok(()),
            Who::Nobody => Err(Failure::LogIn),
            who if who.must_change_password() => Err(Failure::ChangePassword),
            _ => Err(Failure::Forbidden(self.words.t("failure.may-not").to_owned())),
        }
    }

    /// This address with some members set anew; an empty value takes a member away. What is shown begins at the first row.
    pub(crate) fn with(&self, changes: &[(&str, &str)]) -> String {
        let mut members: Vec<(String, String)> = self.members.clone();
        members.retain(|(name, _)| {
            name != "after" && name != "saved" && !changes.iter().any(|(changed, _)| changed == name)
        });
        members.extend(
            changes
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        address(&self.path, &members)
    }

    /// This address as a file of another form, whole: not only what is shown at once.
    pub(crate) fn file(&self, form: Form) -> String {
        let members: Vec<_> =
            self.members.iter().filter(|(name, _)| name != "after" && name != "limit").cloned().collect();
        address(&format!("{}{}", self.path, form.ending()), &members)
    }

    /// What answers of this context hang on besides the snapshot.
    pub(crate) fn key(&self) -> String {
        format!(
            "{:?}|{}|{}|{:?}|{}|{}|{}|{}|{}|{}",
            self.who,
            self.looks_as_public,
            self.words.language.code(),
            self.form,
            self.api,
            self.theme,
            self.graphic,
            self.signs_as,
            self.path,
            written(&self.members)
        )
    }
}

/// A path with members.
pub(crate) fn address(path: &str, members: &[(String, String)]) -> String {
    if members.is_empty() { path.to_owned() } else { format!("{path}?{}", written(members)) }
}

impl FromRequestParts<App> for Context {
    type Rejection = axum::response::Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let addressed = parts.extensions.get::<Addressed>().cloned().unwrap_or_default();
        let cookie = |name: &str| cookie_of(parts, name);
        let preferred = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = cookie(cookie::LANGUAGE)
            .and_then(|code| Language::of(&code))
            .unwrap_or_else(|| Language::preferred(preferred.unwrap_or_default()));
        let theme = match cookie(cookie::THEME).as_deref() {
            Some("dark") => "dark",
            Some("light") => "light",
            _ => "",
        };
        let visitor = parts.extensions.get::<Visitor>();
        let looks_as_public = visitor.is_some_and(Visitor::looks_as_public);
        let (who, csrf) = visitor.map_or_else(
            || (Who::Nobody, Arc::from("")),
            |known| (known.who.clone(), Arc::clone(&known.csrf)),
        );
        // Whoever decides on words has to read them, unless they chose otherwise.
        let graphic =
            cookie(cookie::GRAPHIC).map_or_else(|| who.may(Right::Review), |value| value == "shown");
        Ok(Self {
            who,
            looks_as_public,
            is_post: parts.method == axum::http::Method::POST,
            form: addressed.form,
            api: addressed.api,
            path: addressed.path,
            members: members(parts.uri.query().unwrap_or_default()),
            words: app.words(language),
            theme,
            graphic,
            signs_as: cookie(cookie::SIGNS_AS).unwrap_or_default(),
            message: String::new(),
            seen: cookie(cookie::SEEN).and_then(|size| size.parse().ok()).unwrap_or(0),
            csrf,
        })
    }
}

/// A cookie of a request, decoded.
pub(crate) fn cookie_of(parts: &Parts, name: &str) -> Option<String> {
    let all = parts.headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let value = all.flat_map(|line| line.split(';')).find_map(|pair| {
        let (known, value) = pair.trim().split_once('=')?;
        (known == name).then(|| value.to_owned())
    })?;
    // Names of people may be of any script; cookies are not.
    let decoded = url::form_urlencoded::parse(format!("v={value}").as_bytes()).next()?.1.into_owned();
    Some(decoded).filter(|value| !value.is_empty())
}

/// A `Set-Cookie` line that lasts a year.
pub(crate) fn set_cookie(name: &str, value: &str, secure: bool) -> String {
    let value: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax{secure}")
}

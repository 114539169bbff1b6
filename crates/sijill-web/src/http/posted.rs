//! What a form sends: its fields, once it is sure that it is a form of ours.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::header;
use sijill_account::Password;

use super::query::members;
use super::who::Visitor;
use super::{Context, Failure};
use crate::server::App;

/// Fields whose names end so are passwords: they are neither kept as words nor printed.
const SECRET: &str = "password";

/// Fields of a form, with whom it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Posted {
    /// Who sent it, and what for.
    pub(crate) context: Context,
    /// Whoever sent it, beneath.
    pub(crate) visitor: Visitor,
    /// What their browser says of itself.
    pub(crate) agent: String,
    /// Its fields, without empty ones.
    pub(crate) fields: Vec<(String, String)>,
    /// Its passwords, as they were typed.
    secrets: Vec<(String, Password)>,
    /// A new password was typed twice, and the same.
    pub(crate) typed_twice: bool,
}

impl Posted {
    /// A field.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All values of a field.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A field that has to be there.
    pub(crate) fn needed(&self, name: &str) -> Result<&str, Failure> {
        self.field(name).ok_or_else(|| Failure::Wrong(format!("The form lacks its field “{name}”.")))
    }

    /// A password: a field whose name ends so.
    pub(crate) fn password(&self, name: &str) -> Result<&Password, Failure> {
        let found = self.secrets.iter().find(|(known, _)| known == name);
        found
            .map(|(_, password)| password)
            .ok_or_else(|| Failure::Wrong(format!("The form lacks its field “{name}”.")))
    }

    /// A number after a letter, such as c12.
    pub(crate) fn number(&self, name: &str, letter: char) -> Result<u64, Failure> {
        numbered(self.needed(name)?, letter)
    }

    /// What the fields ask, besides those of the form itself.
    pub(crate) fn asked<A: clap::Args>(&self, own: &[&str]) -> Result<A, Failure> {
        let asked: Vec<_> =
            self.fields.iter().filter(|(name, _)| !own.contains(&name.as_str())).cloned().collect();
        super::query::asked(&asked)
    }

    /// Who signs a decision: whoever is logged in, or the name that was given.
    pub(crate) fn signer(&self) -> Result<String, Failure> {
        match self.context.who.name() {
            Some(name) => Ok(name.to_owned()),
            None => self
                .field("by")
                .map(str::to_owned)
                .ok_or_else(|| Failure::Wrong(self.context.words.t("failure.sign").to_owned())),
        }
    }

    /// Why it was decided.
    pub(crate) fn reason(&self) -> String {
        self.field("reason").unwrap_or_default().to_owned()
    }

    /// Where to go afterwards: an address of this server.
    pub(crate) fn back(&self, otherwise: &str) -> String {
        let back = self.field("back").filter(|back| is_own(back));
        back.unwrap_or(otherwise).to_owned()
    }
}

/// True for a path of this server: another place is never gone to.
pub(crate) fn is_own(address: &str) -> bool {
    let plain = !address.contains(['\\', '\r', '\n', '\t']);
    plain && address.starts_with('/') && !address.starts_with("//")
}

/// A number after a letter.
pub(crate) fn numbered(words: &str, letter: char) -> Result<u64, Failure> {
    words
        .trim()
        .strip_prefix(letter)
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| {
            Failure::Missing(format!("“{words}” is nothing of the record: write {letter} and a number."))
        })
}

impl FromRequest<App> for Posted {
    type Rejection = axum::response::Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Self::Rejection> {
        let (mut parts, body) = request.into_parts();
        let context = Context::from_request_parts(&mut parts, app).await?;
        let visitor = parts.extensions.get::<Visitor>().cloned().unwrap_or_else(Visitor::nobody);
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let agent = agent.unwrap_or_default().to_owned();
        let refused = |failure| app.failed(&context, failure);
        let token =
            parts.headers.get("x-sijill-csrf").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let bytes = Bytes::from_request(Request::from_parts(parts, body), app)
            .await
            .map_err(|error| refused(Failure::TooLarge(error.body_text())))?;
        let text = String::from_utf8_lossy(&bytes);
        let mut fields: Vec<(String, String)> = members(&text);
        fields.retain(|(name, _)| !name.ends_with(SECRET));
        let secrets = url::form_urlencoded::parse(&bytes)
            .filter(|(name, value)| name.ends_with(SECRET) && !value.is_empty())
            .map(|(name, value)| (name.into_owned(), Password::new(&value)))
            .collect::<Vec<(String, Password)>>();
        let again = url::form_urlencoded::parse(&bytes).find(|(name, _)| name == "repeated-password");
        let typed_twice = again.is_some_and(|(_, again)| {
            secrets.iter().any(|(name, password)| name == "new-password" && password.is(&again))
        });
        let own = fields.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.clone()).or(token);
        if own.as_deref().is_none_or(|own| !app.is_own(&context, own)) {
            return Err(refused(Failure::Forbidden(context.words.t("failure.csrf").to_owned())));
        }
        fields.retain(|(name, _)| name != "csrf");
        Ok(Self { context, visitor, agent, fields, secrets, typed_twice })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_addresses_are_gone_to() {
        for own in ["/", "/claims?after=5", "/reports/r5#c12"] {
            assert!(is_own(own), "{own}");
        }
        for other in
            ["//evil.example", "https://evil.example", "/\\evil.example", "", "javascript:x", "/a\r\nb"]
        {
            assert!(!is_own(other), "{other}");
        }
    }

    #[test]
    fn numbers_have_their_letter() {
        assert_eq!(numbered("c12", 'c').ok(), Some(12));
        for words in ["12", "r12", "c-1", "c", "c99999999999999999999999", "c1 or 1=1", "c../1"] {
            assert!(numbered(words, 'c').is_err(), "{words}");
        }
    }
}

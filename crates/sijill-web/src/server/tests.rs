//! The whole server without its socket: who comes in where, forms of others, and tricks.
#![expect(clippy::unwrap_used, reason = "tests")]

mod doors;
mod forms;
pub(super) mod hardships;
mod public;
mod tricks;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use jiff::Timestamp;
use sijill_account::{AccountName, Accounts, NewAccount, Password, Role};
use sijill_desk::desk::Act;
use sijill_desk::home::{file_name, home};
use sijill_record::Record;
use sijill_record::key::SecretKey;
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::run::served;
use super::{App, Server};
use crate::config::Config;
use crate::pages::routes;

/// A report whose names are of nobody.
const REPORT: &str = "Yusuf Karam, 34, and his brother Samir Karam, 29, were killed when an air strike hit the Waha hospital \
in the Sukkari district of Aleppo on 3 October 2016, said Rima Asfour of the Orontes Observatory. At least 12 people were \
wounded, the Orontes Observatory said. The Syrian army denied the strike.";

/// A server that is asked without a socket. It ends with its owner.
pub(super) struct Site {
    pub(super) folder: TempDir,
    pub(super) app: App,
    origin: String,
    service: axum::Router,
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

/// Somebody with cookies.
#[derive(Debug, Clone, Default)]
pub(super) struct Browser {
    cookies: Vec<(String, String)>,
    pub(super) csrf: String,
}

impl Site {
    /// Over a record with one report, and nobody with an account.
    pub(super) async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        // A name of its own: this machine keeps the last checkpoint of each record by its name.
        let name = folder.path().file_name().unwrap().to_string_lossy();
        let origin = format!("test.example/{}", name.trim_start_matches('.').to_lowercase());
        let key = SecretKey::generate(&origin).unwrap();
        let (path, key_path) = (folder.path().join("record.sijill"), folder.path().join("own.key"));
        std::fs::write(&key_path, key.reveal()).unwrap();
        Record::create(&path, &key, "test", Timestamp::now()).unwrap();
        let config = Config {
            record: path,
            act: Act { key: Some(key_path), restored: false },
            address: ([127, 0, 0, 1], 0).into(),
            tls: None,
            behind_proxy: false,
            tiles: None,
            most_upload: 1 << 20,
            threads: 2,
        };
        let app = Server::open(config).unwrap().app;
        let site = Self { folder, service: served(&app), app, origin };
        let owner = site.browser().await;
        let report = [
            ("text", REPORT),
            ("title", "Strike on the Waha hospital"),
            ("publisher", "Meridian Wire"),
            ("published", "2016-10-04"),
            ("country", "SY"),
            ("by", "Leila"),
        ];
        let added = site.post(&owner, "/reports", &report).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        site
    }

    /// The same, with an account of each role.
    pub(super) async fn with_people() -> Self {
        let site = Self::new().await;
        let path = site.folder.path().join("record.sijill");
        let accounts = Accounts::open_or_create(&path).unwrap();
        for role in Role::ALL {
            let new = NewAccount {
                name: AccountName::new(role.name()).unwrap(),
                full_name: None,
                role,
                by: None,
                must_change_password: false,
            };
            accounts.add(&new, &Password::new(&password(role)), Timestamp::now()).unwrap();
        }
        site.app.people.look().unwrap();
        site
    }

    /// A browser that has been here.
    pub(super) async fn browser(&self) -> Browser {
        let mut browser = Browser::default();
        let page = self.get(&browser, "/preferences").await;
        browser.keep(&page);
        browser
    }

    /// A browser that is logged in.
    pub(super) async fn logged_in(&self, role: Role) -> Browser {
        let mut browser = self.browser().await;
        let fields = [("name", role.name()), ("password", &password(role))];
        let answer = self.post(&browser, "/log-in", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser.keep(&answer);
        let page = self.get(&browser, "/preferences").await;
        browser.keep(&page);
        browser
    }

    pub(super) async fn get(&self, browser: &Browser, address: &str) -> Answer {
        self.ask(browser.request("GET", address).body(Body::empty()).unwrap()).await
    }

    /// With the token of the browser's forms.
    pub(super) async fn post(&self, browser: &Browser, address: &str, fields: &[(&str, &str)]) -> Answer {
        let mut fields = fields.to_vec();
        fields.push(("csrf", &browser.csrf));
        self.post_as_is(browser, address, &fields).await
    }

    pub(super) async fn post_as_is(
        &self,
        browser: &Browser,
        address: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        let request = browser
            .request("POST", address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.finish()));
        self.ask(request.unwrap()).await
    }

    /// The same in parts, as forms with files are sent.
    pub(super) async fn post_parts(
        &self,
        browser: &Browser,
        address: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let part = |(name, value): &(&str, &str)| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body: String = fields.iter().map(part).collect();
        let request = browser
            .request("POST", address)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .body(Body::from(format!("{body}--edge--\r\n")));
        self.ask(request.unwrap()).await
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.service.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.app.stop();
        if let Some(home) = home() {
            let kept = format!("{}.checkpoint", file_name(&self.origin));
            let _ = std::fs::remove_file(home.join("checkpoints").join(kept));
        }
    }
}

impl Browser {
    fn request(&self, method: &str, address: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(address)
            .header(header::HOST, "localhost")
            .header(header::COOKIE, cookies.join("; "))
    }

    /// Keeps an answer's cookies, and the token of its forms.
    pub(super) fn keep(&mut self, answer: &Answer) {
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = line.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        if let Some(token) = answer.body.split("name=\"csrf\" value=\"").nth(1) {
            self.csrf = token.split('"').next().unwrap().to_owned();
        }
    }
}

fn password(role: Role) -> String {
    format!("seven lanterns for one {}", role.name().to_uppercase())
}

/// Every address of the table with something in it that is there, and its route's method and door.
fn addresses() -> Vec<(&'static str, String, crate::http::Door)> {
    let filled = |path: &str| {
        let id = match path.split('/').nth(1).unwrap_or_default() {
            "reports" => "r0",
            "claims" => "c0",
            "incidents" => "i0",
            "record" => "e0",
            "boards" => "control",
            _ => "none",
        };
        path.replace("{id}", id).replace("{name}", id)
    };
    routes().into_iter().map(|route| (route.method, filled(route.path), route.door)).collect()
}

//! Every role tried against every address.

use axum::http::{StatusCode, header};
use sijill_account::Role;

use super::{Site, addresses};
use crate::config::Config;
use crate::http::Door;
use crate::server::{Server, ServerError};

/// What a door says to a role.
fn opens(door: Door, role: Role) -> bool {
    match door {
        Door::Open => true,
        Door::Public => role.may(sijill_account::Right::Read),
        Door::Right(right) => role.may(right),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_comes_in_where_its_rights_say_and_nowhere_else() {
    let site = Site::with_people().await;
    for role in Role::ALL {
        let browser = site.logged_in(role).await;
        for (method, address, door) in addresses() {
            // What is open is tried elsewhere: logging out would end this.
            if door == Door::Open {
                continue;
            }
            let answer = match method {
                "GET" => site.get(&browser, &address).await,
                _ => site.post(&browser, &address, &[]).await,
            };
            let refused = matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
            assert_eq!(refused, !opens(door, role), "{role} {method} {address}: {}", answer.status);
            assert!(answer.status.as_u16() < 500, "{role} {method} {address}: {}", answer.body);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn others_are_listened_to_only_with_an_administrator_and_tls() {
    let (bare, team) = (Site::new().await, Site::with_people().await);
    let elsewhere = |site: &Site, behind_proxy| {
        let address = ([0, 0, 0, 0], 0).into();
        Server::open(Config { address, behind_proxy, ..site.app.config.clone() })
    };
    assert!(matches!(elsewhere(&bare, false), Err(ServerError::Open(_))));
    assert!(matches!(elsewhere(&bare, true), Err(ServerError::Open(_))), "TLS is not enough");
    assert!(matches!(elsewhere(&team, false), Err(ServerError::Clear(_))));
    assert!(elsewhere(&team, true).is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_anything_but_the_log_in() {
    let site = Site::with_people().await;
    let nobody = site.browser().await;
    for (method, address, door) in addresses() {
        if door == Door::Open {
            continue;
        }
        if method == "POST" {
            let answer = site.post(&nobody, &address, &[]).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{address}");
            continue;
        }
        let answer = site.get(&nobody, &address).await;
        let to = answer.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned());
        let sent_off =
            answer.status == StatusCode::SEE_OTHER && to.is_some_and(|to| to.starts_with("/log-in?back="));
        assert!(sent_off || answer.status == StatusCode::UNAUTHORIZED, "{address}: {}", answer.status);
        assert!(!answer.body.contains("Waha") && !answer.body.contains("test.example"), "{address}");
        let program = site.get(&nobody, &format!("/api/v1{address}")).await;
        assert!(matches!(program.status, StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND), "{address}");
    }
    let page = site.get(&nobody, "/log-in").await;
    assert!(
        page.status == StatusCode::OK && !page.body.contains("test.example"),
        "not even the record's name"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_with_its_log_out_and_its_account() {
    let site = Site::with_people().await;
    let (one, two) = (site.logged_in(Role::Coder).await, site.logged_in(Role::Coder).await);
    assert_eq!(site.post(&one, "/log-out", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&one, "/claims.json").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(site.get(&two, "/claims.json").await.status, StatusCode::OK);
    let administrator = site.logged_in(Role::Administrator).await;
    let disabled = site.post(&administrator, "/people/disable", &[("name", "coder")]).await;
    assert_eq!(disabled.status, StatusCode::SEE_OTHER, "{}", disabled.body);
    assert_eq!(site.get(&two, "/claims.json").await.status, StatusCode::UNAUTHORIZED);
    let last = site.post(&administrator, "/people/disable", &[("name", "administrator")]).await;
    assert_eq!(last.status, StatusCode::CONFLICT, "the last administrator is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_are_not_tried_for_long() {
    let site = Site::with_people().await;
    let browser = site.browser().await;
    let mut tried = Vec::new();
    for number in 0..12 {
        let fields = [("name", "coder"), ("password", &format!("not the password {number}"))];
        tried.push(site.post(&browser, "/log-in", &fields).await);
    }
    assert_eq!(tried[0].status, StatusCode::UNAUTHORIZED);
    let last = tried.last().unwrap();
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.headers.contains_key(header::RETRY_AFTER));
    assert!(!last.body.contains("not the password"), "what was typed is not shown again");
}

#[tokio::test(flavor = "multi_thread")]
async fn decisions_are_signed_by_the_account() {
    let site = Site::with_people().await;
    let coder = site.logged_in(Role::Coder).await;
    let fields = [("decision", "accept c0"), ("by", "somebody else"), ("reason", "Read twice.")];
    let decided = site.post(&coder, "/claims/decide", &fields).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.body);
    let last = async || {
        let log = site.get(&coder, "/record.json?kind=claims-reviewed&limit=1").await;
        let rows: serde_json::Value = serde_json::from_str(&log.body).unwrap();
        (rows[0]["by"].as_str().unwrap().to_owned(), rows[0]["entry"].as_str().unwrap().to_owned())
    };
    let (by, entry) = last().await;
    assert_eq!(by, "coder");
    // What others decided needs a right of its own.
    let reader = site.logged_in(Role::Reader).await;
    let undo = [("entry", entry.as_str()), ("reason", "Too soon.")];
    assert_eq!(site.post(&reader, "/record/undo", &undo).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&coder, "/record/undo", &undo).await.status, StatusCode::SEE_OTHER);
    let again = site.post(&coder, "/claims/decide", &fields).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let reviewer = site.logged_in(Role::Reviewer).await;
    let (_, entry) = last().await;
    let undo = [("entry", entry.as_str()), ("reason", "Too soon.")];
    assert_eq!(site.post(&reviewer, "/record/undo", &undo).await.status, StatusCode::SEE_OTHER);
}

//! Forms that others sent: without the token of the session, or with another one.

use axum::http::StatusCode;
use sijill_account::Role;

use super::{Site, addresses};

#[tokio::test(flavor = "multi_thread")]
async fn no_form_is_taken_without_its_token() {
    let site = Site::with_people().await;
    let administrator = site.logged_in(Role::Administrator).await;
    let other = site.browser().await;
    let before = site.app.keeper.current().size;
    for (method, address, _) in addresses() {
        if method != "POST" {
            continue;
        }
        for fields in [vec![], vec![("csrf", "")], vec![("csrf", "x")], vec![("csrf", other.csrf.as_str())]] {
            let answer = if address == "/reports/files" {
                site.post_parts(&administrator, &address, &fields).await
            } else {
                site.post_as_is(&administrator, &address, &fields).await
            };
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address} {fields:?}");
        }
    }
    assert_eq!(site.app.keeper.current().size, before, "nothing was done");
}

#[tokio::test(flavor = "multi_thread")]
async fn cookies_are_for_this_server_alone() {
    let site = Site::with_people().await;
    let browser = site.browser().await;
    let fields = [("name", "reader"), ("password", &super::password(Role::Reader))];
    let answer = site.post(&browser, "/log-in", &fields).await;
    let cookies: Vec<&str> =
        answer.headers.get_all("set-cookie").iter().map(|v| v.to_str().unwrap()).collect();
    let session = cookies.iter().find(|line| line.starts_with("sijill_session=")).unwrap();
    assert!(
        session.contains("HttpOnly") && session.contains("SameSite=Lax") && session.contains("Path=/"),
        "{session}"
    );
    // Nobody is sent elsewhere.
    let away = site.post(&browser, "/log-in", &[fields[0], fields[1], ("back", "//evil.example/")]).await;
    assert_eq!(away.headers.get("location").unwrap(), "/");
}

//! Tricks in every member of every address: none breaks anything, and none comes back as it was sent.

use axum::http::StatusCode;

use super::{Site, addresses};

const TRICKS: [&str; 11] = [
    "' OR 1=1 --",
    "\"; DROP TABLE entry; --",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "\"><script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "\u{0}",
    "-1",
    "1e309",
    "99999999999999999999999999",
    "\u{202e}\u{200b}\u{1f4a3}",
];

const MEMBERS: [&str; 22] = [
    "place",
    "near",
    "within",
    "box",
    "zone",
    "country",
    "from",
    "to",
    "text",
    "quote",
    "source",
    "publisher",
    "report",
    "kind",
    "sort",
    "limit",
    "after",
    "by",
    "words",
    "as-of",
    "back",
    "zoom",
];

#[tokio::test(flavor = "multi_thread")]
async fn tricks_in_members_break_nothing() {
    let site = Site::new().await;
    let owner = site.browser().await;
    for (method, address, _) in addresses() {
        if method != "GET" {
            continue;
        }
        for member in MEMBERS {
            for trick in TRICKS {
                let value: String = url::form_urlencoded::byte_serialize(trick.as_bytes()).collect();
                let answer = site.get(&owner, &format!("{address}?{member}={value}")).await;
                assert!(answer.status.as_u16() < 500, "{address} {member}={trick:?}: {}", answer.body);
                // No browser takes JSON for a page: it says what it is, and that nobody is to guess.
                let header = |name: &str| answer.headers[name].to_str().unwrap().to_owned();
                let is_json = header("content-type").starts_with("application/json");
                assert!(is_json || !answer.body.contains("<script>alert"), "{address} {member}={trick:?}");
                assert_eq!(header("x-content-type-options"), "nosniff", "{address}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tricks_in_paths_break_nothing() {
    let site = Site::new().await;
    let owner = site.browser().await;
    let before = site.app.keeper.current().size;
    for route in crate::pages::routes() {
        for trick in TRICKS.iter().chain(&["", "c99999999", "r99999999", "e99999999", "i99999999"]) {
            let value: String = url::form_urlencoded::byte_serialize(trick.as_bytes())
                .collect::<String>()
                .replace('+', "%20");
            let address = route.path.replace("{id}", &value).replace("{name}", &value);
            if address == route.path {
                continue;
            }
            let answer = match route.method {
                "GET" => site.get(&owner, &address).await,
                _ => site.post(&owner, &address, &[("by", "Leila"), ("reason", trick)]).await,
            };
            assert!(answer.status.as_u16() < 500, "{} {address}: {}", route.method, answer.body);
            assert!(!answer.body.contains("<script>alert") && !answer.body.contains("root:"), "{address}");
        }
    }
    assert_eq!(site.app.keeper.current().size, before, "nothing was done");
    assert_eq!(site.get(&owner, "/assets/..%2f..%2fCargo.toml").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_scripts_fetch_fails_as_json() {
    let site = Site::new().await;
    let browser = site.browser().await;
    for address in
        ["/map/places.json?west=there", "/map/control.json?from=never", "/incidents/map.json?west=there"]
    {
        let answer = site.get(&browser, address).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}: {}", answer.body);
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert!(told["error"].is_string(), "{address}: {told}");
    }
}

//! The public view: what its profile withholds is in no answer, and cannot be found out by asking.

use axum::http::StatusCode;
use sijill_account::Role;

use super::{Browser, Site, addresses};
use crate::http::Door;

/// What the report holds that is withheld, each as it could stand somewhere.
const WITHHELD: [&str; 8] =
    ["Karam", "Samir", "Waha", "Asfour", "Orontes", "Meridian", "Sukkari", "air strike hit"];

const STRICT: [(&str, &str); 4] =
    [("places", "within"), ("km", "60"), ("behind-click", "on"), ("reason", "For the annual report.")];

async fn published(site: &Site, more: &[(&str, &str)]) -> Browser {
    let administrator = site.logged_in(Role::Administrator).await;
    let fields: Vec<(&str, &str)> = STRICT.iter().chain(more).copied().collect();
    let set = site.post(&administrator, "/publication", &fields).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    administrator
}

/// Every address that is open to the public, in every form.
fn public_addresses() -> Vec<String> {
    let own = addresses().into_iter().filter(|(method, _, door)| *method == "GET" && *door == Door::Public);
    let mut all: Vec<String> = Vec::new();
    for (_, address, _) in own {
        // Names on the base map are of the gazetteer, not of the record.
        if address == "/map/places.json" {
            continue;
        }
        let address = if address == "/" { "/overview".to_owned() } else { address };
        all.extend(["", ".json", ".csv", ".geojson"].map(|ending| format!("{address}{ending}")));
        all.push(format!("/api/v1{address}"));
    }
    for claim in 0..8 {
        all.push(format!("/claims/c{claim}"));
        all.push(format!("/claims/c{claim}.json"));
        all.push(format!("/incidents/i{claim}"));
        all.push(format!("/incidents/i{claim}.json"));
    }
    for board in ["facilities", "siege", "agreements", "deployments", "allegations", "displacement", "agenda"]
    {
        all.extend(["", ".json", ".csv"].map(|ending| format!("/boards/{board}{ending}")));
    }
    for by in ["day", "week", "place", "zone", "source", "status", "cause"] {
        all.extend(["", ".json", ".csv"].map(|ending| format!("/tally{ending}?by={by}")));
        all.push(format!("/tally?by={by}&place=Syria"));
    }
    all.push("/incidents/map.json?west=30&south=30&east=45&north=40&zoom=12".to_owned());
    all.extend(["floor", "highest", "sources"].map(|view| format!("/tally?view={view}")));
    all.push("/incidents?each-report=on".to_owned());
    all.push("/incidents.json?each-report=on".to_owned());
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_withheld_is_in_any_answer() {
    let site = Site::with_people().await;
    let reader = site.logged_in(Role::Reader).await;
    let inside = site.get(&reader, "/claims.json").await.body + &site.get(&reader, "/reports/r0").await.body;
    for name in WITHHELD {
        assert!(inside.contains(name), "{name} is there to be withheld");
    }
    // The point of the hospital, which is near nothing that is told.
    let rows: serde_json::Value =
        serde_json::from_str(&site.get(&reader, "/claims.json").await.body).unwrap();
    let places = rows.as_array().unwrap().iter().map(|row| &row["claim"]["where"]);
    let hospital =
        places.clone().find(|place| place["name"].as_str().is_some_and(|name| name.contains("Waha")));
    let point = hospital.map(|place| [place["lat"].to_string(), place["lon"].to_string()]).unwrap();
    published(&site, &[]).await;
    let public = site.browser().await;
    let mut answered = 0;
    for address in public_addresses() {
        let answer = site.get(&public, &address).await;
        assert!(answer.status.as_u16() < 500, "{address}: {}", answer.body);
        for name in WITHHELD.iter().copied().chain(point.iter().map(String::as_str)) {
            let found = answer.body.to_lowercase().contains(&name.to_lowercase());
            assert!(!found, "{address} tells {name}: {}", answer.body);
        }
        answered += usize::from(answer.status == StatusCode::OK);
    }
    assert!(answered > 60, "{answered} were answered");
    assert!(site.get(&public, "/claims.json").await.body.contains("casualty"), "something is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_withheld_cannot_be_asked_for() {
    let site = Site::with_people().await;
    published(&site, &[]).await;
    let public = site.browser().await;
    for address in [
        "/claims?source=Orontes",
        "/claims.json?quote=hospital",
        "/claims?text=Karam",
        "/reports?publisher=Meridian",
        "/claims?min-confidence=0.5",
        "/claims?as-of=2030-01-01",
        "/claims?withdrawn=on",
        "/incidents/i0?explain=on",
        "/tally?place=Sukkari",
        "/tally?sources=Orontes",
    ] {
        let answer = site.get(&public, address).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}: {}", answer.body);
    }
    for address in
        ["/record", "/record/e1", "/sources", "/zones", "/search?words=Karam", "/api", "/reports/r0/bytes"]
    {
        let answer = site.get(&public, address).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_is_what_the_profile_says() {
    let site = Site::with_people().await;
    let administrator = published(&site, &[("publishers", "shown"), ("victims", "shown")]).await;
    let public = site.browser().await;
    let told = |body: String| WITHHELD.map(|name| body.contains(name));
    let claims = told(site.get(&public, "/claims.json").await.body);
    assert_eq!(
        claims,
        [true, true, true, false, false, true, false, false],
        "names, title and publisher alone"
    );
    let withheld = published(&site, &[("withhold-report", "r0")]).await;
    assert_eq!(site.get(&public, "/reports/r0").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&public, "/claims/c0").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&public, "/claims.json").await.body.trim(), "[]");
    assert_eq!(site.get(&withheld, "/reports/r0").await.status, StatusCode::OK);
    published(&site, &[("withhold-kind", "casualty")]).await;
    assert!(!site.get(&public, "/claims.json").await.body.contains("\"casualty\""));
    published(&site, &[("delay-days", "30")]).await;
    assert_eq!(site.get(&public, "/claims.json").await.body.trim(), "[]", "nothing was here thirty days ago");
    let off = site.post(&administrator, "/publication/off", &[("reason", "Done.")]).await;
    assert_eq!(off.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&public, "/claims.json").await.status, StatusCode::UNAUTHORIZED);
}

/// Where words stand on a page, and whether that is within something that a click opens.
fn standing(page: &str, words: &str) -> Vec<bool> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (at, _) in page.char_indices() {
        let rest = page.get(at..).unwrap();
        if rest.starts_with("<details") {
            open.push(rest.starts_with("<details class=\"graphic\">"));
        } else if rest.starts_with("</details>") {
            open.pop();
        } else if rest.starts_with(words) {
            found.push(open.contains(&true));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_behind_a_click_where_the_profile_says_so() {
    let site = Site::with_people().await;
    let administrator = published(&site, &[("texts", "shown"), ("quotes", "shown")]).await;
    let public = site.browser().await;
    let pages = || {
        public_addresses()
            .into_iter()
            .filter(|address| !address.contains(['.']) && !address.starts_with("/api"))
    };
    let mut found = 0;
    for address in pages() {
        let page = site.get(&public, &address).await.body;
        for words in ["were killed when an air strike", "12 people were", "denied the strike"] {
            let stands = standing(&page, words);
            found += stands.len();
            assert!(stands.iter().all(|behind| *behind), "{address} shows “{words}” at once: {page}");
        }
    }
    assert!(found > 8, "{found} were there to be seen");
    let open = [("texts", "shown"), ("quotes", "shown"), ("places", "exact"), ("reason", "For readers.")];
    let set = site.post(&administrator, "/publication", &open).await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    for address in ["/claims", "/incidents/i0", "/tally?harm=injured", "/reports/r0"] {
        let page = site.get(&public, address).await.body;
        assert!(standing(&page, "12 people were").iter().any(|behind| !behind), "{address}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn administrators_look_as_the_public_does() {
    let site = Site::with_people().await;
    let mut administrator = site.logged_in(Role::Administrator).await;
    let begun = site.post(&administrator, "/publication/view", &[("as", "public")]).await;
    administrator.keep(&begun);
    for address in ["/claims.json", "/reports/r0", "/incidents"] {
        let answer = site.get(&administrator, address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(WITHHELD.iter().all(|name| !answer.body.contains(name)), "{address}: {}", answer.body);
    }
    assert_eq!(site.get(&administrator, "/people").await.status, StatusCode::FORBIDDEN);
    let ended = site.post(&administrator, "/publication/view", &[]).await;
    administrator.keep(&ended);
    assert!(site.get(&administrator, "/claims.json").await.body.contains("Karam"));
    let reader = site.logged_in(Role::Reader).await;
    assert_eq!(
        site.post(&reader, "/publication/view", &[("as", "public")]).await.status,
        StatusCode::FORBIDDEN
    );
}

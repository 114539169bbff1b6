//! Questions to a record: every filter keeps what it says, in every form, at every moment; and bad ones are told.

use std::sync::LazyLock;

use serde_json::Value;

use crate::kit::fixture_lines;
use crate::record_kit::{Desk, plain, words};

/// A record of all fixtures. Nothing is decided on it.
static FIXTURES: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::new();
    let path = desk.path("fixtures.jsonl");
    std::fs::write(&path, fixture_lines()).unwrap();
    desk.fine(["add", path.to_str().unwrap(), "--quiet"]);
    desk
});

const MARKET: &str = "At least 16 people were killed and 32 others were wounded on Tuesday when shells fell on a market in Aleppo, the Civil Defence said.";
const ROAD: &str =
    "Three soldiers were killed in Idlib on Monday when a bomb exploded beside the road, the army said.";

fn all() -> Vec<Value> {
    static ALL: LazyLock<Vec<Value>> = LazyLock::new(|| FIXTURES.json("claims").as_array().unwrap().clone());
    ALL.clone()
}

fn figure(claim: &Value) -> Option<u64> {
    let parts = ["casualty", "damage", "facility", "siege", "displacement", "deployment"];
    let figure =
        parts.iter().map(|part| &claim["claim"][part]["figure"]).find(|figure| figure.is_object())?;
    figure["best"].as_u64().or_else(|| figure["low"].as_u64())
}

/// Fails unless a filter keeps just the claims that pass, some but not all.
fn keeps(filters: &str, passes: impl Fn(&Value) -> bool) {
    let wanted: Vec<Value> =
        all().into_iter().filter(|claim| passes(claim)).map(|claim| claim["id"].clone()).collect();
    assert!(!wanted.is_empty() && wanted.len() < all().len(), "{filters} tells nothing apart");
    let kept: Vec<Value> = FIXTURES.claims(filters).into_iter().map(Value::String).collect();
    assert_eq!(kept, wanted, "{filters}");
}

#[test]
fn each_filter_keeps_what_it_says() {
    let within = |claim: &Value, from: &str, to: &str| {
        let day = |end: &str| claim["claim"]["when"][end].as_str().map(str::to_owned);
        let (start, end) = (day("start"), day("end"));
        (start.is_some() || end.is_some())
            && end.is_none_or(|end| *end >= *from)
            && start.is_none_or(|start| *start <= *to)
    };
    keeps("--kind casualty,siege", |c| matches!(c["claim"]["kind"].as_str(), Some("casualty" | "siege")));
    keeps("--kind casualty --kind siege", |c| {
        matches!(c["claim"]["kind"].as_str(), Some("casualty" | "siege"))
    });
    keeps("--harm injured", |c| c["claim"]["casualty"]["harm"] == "injured");
    keeps("--status civilian", |c| c["claim"]["casualty"]["victims"]["status"] == "civilian");
    keeps("--modality alleged,denied", |c| {
        matches!(c["claim"]["modality"].as_str(), Some("alleged" | "denied"))
    });
    keeps("--scope period", |c| c["claim"]["casualty"]["scope"] == "period");
    keeps("--min-confidence 0.8 --max-confidence 0.9", |c| {
        (0.8..=0.9).contains(&c["claim"]["confidence"].as_f64().unwrap())
    });
    keeps("--min-figure 20 --max-figure 300", |c| figure(c).is_some_and(|f| (20..=300).contains(&f)));
    keeps("--from 2016-10-01 --to 2016-10-05", |c| within(c, "2016-10-01", "2016-10-05"));
    keeps("--country USA", |c| c["claim"]["where"]["country"] == "US");
    keeps("--publisher 'meridian wire'", |c| c["publisher"] == "Meridian Wire");
    keeps("--report r3,r7", |c| matches!(c["report"].as_str(), Some("r3" | "r7")));
    keeps("--source 'orontes observatory'", |c| {
        let chain = c["claim"]["attribution"].as_array().unwrap();
        let named = |name: &Value| name.as_str().unwrap().to_lowercase().contains("orontes observatory");
        // What is attributed to nobody is its publisher's.
        if chain.is_empty() { named(&c["publisher"]) } else { chain.iter().any(|hop| named(&hop["name"])) }
    });
    keeps("--quote 'KILL peop'", |c| {
        let quote = c["claim"]["quote"].as_str().unwrap().to_lowercase();
        let starts =
            |with: &str| quote.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(with));
        starts("kill") && starts("peop")
    });
    keeps("--kind casualty --harm killed --report r0,r1,r2 --min-figure 5", |c| {
        matches!(c["report"].as_str(), Some("r0" | "r1" | "r2"))
            && c["claim"]["casualty"]["harm"] == "killed"
            && figure(c).is_some_and(|f| f >= 5)
    });
    assert_eq!(FIXTURES.claims("--review unreviewed").len(), all().len());
    assert!(FIXTURES.claims("--review accepted,rejected").is_empty());
}

#[test]
fn a_place_has_all_that_lies_in_it() {
    let id = |claim: &Value| claim["claim"]["where"]["id"].as_str().unwrap_or_default().to_owned();
    let claims = |filters: &str| FIXTURES.json(&format!("claims {filters}")).as_array().unwrap().clone();
    let names = |claims: &[Value]| -> Vec<String> {
        claims.iter().map(|c| c["claim"]["where"]["name"].as_str().unwrap().to_owned()).collect()
    };
    let city = claims("--place gn:170063");
    assert!(city.iter().any(|claim| id(claim) == "gn:170063"));
    assert!(names(&city).iter().any(|name| name.contains("astern Aleppo")), "{:?}", names(&city));
    assert!(!names(&city).iter().any(|name| name == "Idlib" || name == "Syria" || name == "Atarib"));
    let country = claims("--place Syria");
    assert!(city.len() < country.len());
    assert!(country.iter().all(|claim| claim["claim"]["where"]["country"] == "SY"));
    assert_eq!(country.len(), claims("--country SY").len());
    // What lies within a distance, of a place or of a point.
    let near = claims("--near Idlib --within 15");
    assert!(names(&near).contains(&"Idlib".to_owned()) && near.len() < country.len());
    assert_eq!(near.len(), claims("--near=35.93,36.63 --within 15").len());
    assert!(claims("--near=-35.93,-36.63 --within 15").is_empty());
}

#[test]
fn a_name_of_several_places_is_told() {
    let run = FIXTURES.run(["claims", "--place", "Aleppo", "--limit", "1"]);
    assert_eq!(run.status, 0);
    let said = plain(&run.err);
    assert!(said.contains("“Aleppo” was taken for Aleppo (city, gn:170063) in Aleppo, Syria; it could also be Aleppo (division"), "{said}");
    let quiet = FIXTURES.run(["claims", "--place", "gn:SY.09"]);
    assert_eq!((quiet.status, quiet.err.as_str()), (0, ""));
    for (place, country) in [("Tripoli, Lebanon", "Lebanon"), ("Tripoli, LY", "Libya")] {
        let run = FIXTURES.run(["claims", "--place", place]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.err.is_empty() || run.err.contains(country), "{}", run.err);
    }
}

#[test]
fn a_zone_is_its_places_and_its_outline() {
    let desk = Desk::with([MARKET, ROAD]);
    desk.decided("zone set north --place gn:170063");
    let north = desk.claims("--zone north");
    assert!(!north.is_empty());
    assert_eq!(north, desk.claims("--place gn:170063"));
    assert_eq!(north, desk.claims("--zone NORTH"));
    assert!(plain(&desk.run(["claims", "--zone", "south"]).err).contains("The record has no zone “south”"));
}

#[test]
fn words_are_found_whatever_signs_are_in_them() {
    let desk = Desk::with([
        MARKET,
        "Five people were killed in Deir al-Zor on Monday, al-Watan's reporter said.",
        ROAD,
    ]);
    let reports = |text: &str| {
        let run = desk.run(["reports", "--text", text, "--format", "csv"]);
        assert_eq!(run.status, 0, "{text}: {}", run.err);
        run.out.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    for (text, found) in [
        ("al-Zor", vec!["r1"]),
        ("al-Watan's", vec!["r1"]),
        ("KILLED", vec!["r0", "r1", "r2"]),
        ("\"shells fell on\"", vec!["r0"]),
        ("\"fell shells\"", vec![]),
        ("fell shells", vec!["r0"]),
        ("expl*", vec!["r2"]),
        ("killed NOT soldiers", vec!["r0", "r1"]),
        ("killed (market OR road)", vec!["r0", "r2"]),
        ("\"open", vec![]),
        ("🙂 market", vec!["r0"]),
        ("x:y", vec![]),
    ] {
        assert_eq!(reports(text), found, "{text}");
    }
    for option in ["--text", "--quote"] {
        for text in ["", " ", "*", "'", "()", "-", "🙂", "\"\""] {
            let run = desk.run(["claims", option, text]);
            assert_eq!((run.status, run.out.as_str()), (1, ""), "{option} {text}");
            assert!(
                plain(&run.err).contains("cannot be searched for: there is no word in it"),
                "{}",
                run.err
            );
        }
    }
    for text in ["OR", "a AND", "NOT a", "(a", "a)", "a AND NOT b"] {
        let run = desk.run(["claims", "--text", text]);
        assert_eq!((run.status, run.out.as_str()), (1, ""), "{text}");
        assert!(plain(&run.err).contains("cannot be searched for"), "{}", run.err);
    }
}

#[test]
fn an_answer_is_cut_where_it_is_asked_to_be() {
    let every = FIXTURES.claims("");
    for sort in ["added", "date", "confidence", "figure"] {
        for way in ["", "--reverse"] {
            let whole = FIXTURES.claims(&format!("--sort {sort} {way}"));
            assert_eq!(whole.len(), every.len());
            for (skip, limit) in [(0, 1), (3, 7), (100, 300), (every.len() - 1, 5), (every.len() + 5, 5)] {
                let cut = FIXTURES.claims(&format!("--sort {sort} {way} --skip {skip} --limit {limit}"));
                let wanted: Vec<String> = whole.iter().skip(skip).take(limit).cloned().collect();
                assert_eq!(cut, wanted, "{sort} {way} {skip} {limit}");
            }
        }
    }
    let mut backwards = every.clone();
    backwards.reverse();
    assert_eq!(FIXTURES.claims("--reverse"), backwards);
    let run = FIXTURES.run(["claims", "--limit", "7", "--skip", "3"]);
    assert_eq!(run.out.lines().count(), 7);
    assert_eq!(
        run.err,
        "sijill: There are more claims: --skip 10 goes on after these, --limit NUMBER gives more at once.\n"
    );
    assert_eq!(FIXTURES.run(["claims"]).err, "");
    let table = FIXTURES.run(["claims", "--format", "table"]);
    assert!(table.err.contains("--skip 50 goes on"), "{}", table.err);
}

#[test]
fn figures_and_days_are_in_their_order_and_what_has_none_is_last() {
    for way in ["", "--reverse"] {
        let answer = FIXTURES.json(&format!("claims --sort figure {way}"));
        let figures: Vec<Option<u64>> = answer.as_array().unwrap().iter().map(figure).collect();
        let known: Vec<u64> = figures.iter().copied().flatten().collect();
        assert!(
            figures[..known.len()].iter().all(Option::is_some)
                && figures[known.len()..].iter().all(Option::is_none)
        );
        assert!(if way.is_empty() { known.is_sorted() } else { known.iter().rev().is_sorted() });
    }
    let killed = FIXTURES.json("incidents --each-report --sort killed --reverse --limit 5");
    let best = |incident: &Value| {
        let killed = &incident["incident"]["killed"];
        killed["best"].as_u64().or_else(|| killed["low"].as_u64())
    };
    let killed: Vec<_> = killed.as_array().unwrap().iter().map(best).collect();
    assert!(killed.iter().rev().is_sorted() && killed[0] > Some(20), "{killed:?}");
    let reports = FIXTURES.json("reports --sort published");
    let days: Vec<_> =
        reports.as_array().unwrap().iter().map(|report| report["published"].as_str().unwrap()).collect();
    assert!(days.is_sorted() && days.len() > 20);
}

#[test]
fn every_form_holds_the_same_claims() {
    let lines = FIXTURES.fine(["claims", "--format", "jsonl"]);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, all());
    assert_eq!(FIXTURES.fine(["claims"]).lines().count(), lines.len(), "JSON lines where no terminal is");
    let csv = FIXTURES.fine(["claims", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    for column in [
        "id",
        "link",
        "report",
        "review",
        "when_start",
        "published",
        "retrieved",
        "recorded",
        "quote",
        "latitude",
    ] {
        assert!(head.contains(&column.to_owned()), "{column}");
    }
    let at = |row: &csv::StringRecord, name: &str| {
        row[head.iter().position(|column| column == name).unwrap()].to_owned()
    };
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), lines.len());
    for (row, line) in rows.iter().zip(&lines) {
        assert_eq!(at(row, "id"), line["id"].as_str().unwrap());
        assert_eq!(at(row, "claim"), at(row, "id"));
        assert_eq!(at(row, "link"), format!("test.example/record#{}", at(row, "id")));
        assert_eq!(at(row, "quote"), line["claim"]["quote"].as_str().unwrap());
        assert_eq!(at(row, "recorded"), line["recorded"].as_str().unwrap());
    }
    let map: Value = serde_json::from_str(&FIXTURES.fine(["claims", "--format", "geojson"])).unwrap();
    let features = map["features"].as_array().unwrap();
    assert_eq!((map["type"].as_str(), features.len()), (Some("FeatureCollection"), lines.len()));
    for (feature, line) in features.iter().zip(&lines) {
        let place = &line["claim"]["where"];
        assert_eq!(feature["id"], line["id"]);
        if place["lat"].is_null() {
            assert!(feature["geometry"].is_null());
        } else {
            assert_eq!(feature["geometry"]["coordinates"], serde_json::json!([place["lon"], place["lat"]]));
            assert!(feature["properties"]["radius_km"].is_number());
        }
    }
    assert!(features.iter().any(|feature| feature["geometry"].is_null()));
}

#[test]
fn parts_and_denials_are_named_by_the_numbers_of_the_record() {
    let claims = all();
    let parts: Vec<&Value> =
        claims.iter().filter(|claim| claim["claim"]["casualty"]["part_of"].is_string()).collect();
    assert!(!parts.is_empty());
    for part in parts {
        let whole = claims
            .iter()
            .find(|claim| claim["id"] == part["claim"]["casualty"]["part_of"])
            .expect("it is there");
        assert_eq!(whole["report"], part["report"]);
    }
}

#[test]
fn reports_sources_and_incidents_are_found_by_their_claims() {
    let ids = |command: &str| -> Vec<String> {
        let answer = FIXTURES.json(command);
        answer.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    let of = |filters: &str| -> Vec<String> {
        let claims = FIXTURES.json(&format!("claims {filters}"));
        let mut reports: Vec<String> = claims
            .as_array()
            .unwrap()
            .iter()
            .map(|claim| claim["report"].as_str().unwrap().to_owned())
            .collect();
        reports.dedup();
        reports
    };
    for filters in [
        "--harm killed --min-figure 100",
        "--source observatory",
        "--place Idlib --kind casualty",
        "--from 2016-11-20",
    ] {
        assert_eq!(ids(&format!("reports {filters}")), of(filters), "{filters}");
    }
    let published = FIXTURES.json("reports --published-from 2016-10-01 --published-to 2016-10-31");
    let published = published.as_array().unwrap();
    assert!(
        !published.is_empty()
            && published.iter().all(|report| report["published"].as_str().unwrap().starts_with("2016-10"))
    );
    assert!(ids("reports --recorded-to 2016-01-01").is_empty());
    assert_eq!(ids("reports --recorded-from 2016-01-01").len(), ids("reports").len());
    assert_eq!(ids("reports --language en").len(), ids("reports").len());
    let monitors = FIXTURES.json("sources --role monitor --min-claims 5");
    let monitors = monitors.as_array().unwrap();
    assert!(!monitors.is_empty());
    assert!(
        monitors.iter().all(|source| source["role"] == "monitor" && source["claims"].as_u64().unwrap() >= 5)
    );
    let first = &monitors[0];
    let claims = FIXTURES.claims(&format!("--source {}", first["id"].as_str().unwrap()));
    assert_eq!(claims.len() as u64, first["claims"].as_u64().unwrap());
    let incidents = FIXTURES.json(
        "incidents --each-report --min-killed 10 --source observatory --from 2016-09-01 --to 2016-12-31",
    );
    for incident in incidents.as_array().unwrap() {
        let killed = &incident["incident"]["killed"];
        assert!(killed["best"].as_u64().or_else(|| killed["low"].as_u64()) >= Some(10));
        assert!(
            incident["incident"]["claims"]
                .as_array()
                .unwrap()
                .iter()
                .all(|id| id.as_str().unwrap().starts_with('c'))
        );
    }
    assert!(!incidents.as_array().unwrap().is_empty());
}

#[test]
fn a_record_is_asked_as_it_stood() {
    let desk = Desk::with([MARKET, ROAD]);
    let claim = desk.claims("--harm killed --report r0").remove(0);
    desk.decided(&format!("review accept {claim}"));
    let history = desk.json(&format!("history {claim}"));
    let decided = history.as_array().unwrap().last().unwrap()["recorded"].as_str().unwrap().to_owned();
    let before = decided.parse::<jiff::Timestamp>().unwrap() - jiff::SignedDuration::from_millis(1);
    assert_eq!(desk.claims("--review accepted"), [&*claim]);
    assert_eq!(desk.claims(&format!("--review accepted --as-of {decided}")), [&*claim]);
    assert!(desk.claims(&format!("--review accepted --as-of {before}")).is_empty());
    assert!(desk.claims(&format!("--review unreviewed --as-of {before}")).contains(&claim));
    let told = desk.json(&format!("show {claim} --as-of {before}"));
    assert_eq!(told["review"], "unreviewed");
    for command in ["claims", "reports", "sources", "incidents"] {
        let run = desk.run([command, "--as-of", "2016-10-05", "--format", "jsonl"]);
        assert_eq!((run.status, run.out.as_str()), (0, ""), "{command}");
        assert!(run.err.contains("The record was made after that time"), "{}", run.err);
        assert_eq!(desk.run([command, "--as-of", "2016-10"]).status, 2);
    }
}

#[test]
fn what_was_erased_is_missing_from_the_past_too() {
    let desk = Desk::with([MARKET, ROAD]);
    let every = desk.claims("");
    let kept = desk.claims("--report r1");
    let before = jiff::Timestamp::now();
    std::thread::sleep(std::time::Duration::from_millis(5));
    desk.decided("erase r0 --yes");
    assert_eq!(desk.claims(""), kept);
    assert_eq!(desk.claims(&format!("--as-of {before}")), kept);
    assert!(kept.len() < every.len());
    let incidents = desk.json(&format!("incidents --each-report --as-of {before}"));
    assert!(incidents.as_array().unwrap().iter().all(|incident| incident["report"] == "r1"));
    assert_eq!(desk.json(&format!("reports --as-of {before}")).as_array().unwrap().len(), 1);
    let all = desk.json("reports --withdrawn");
    assert!(all[0]["erased"].as_str().unwrap().starts_with('e') && all[0]["title"].is_null());
}

#[test]
fn a_wrong_question_is_told_as_such() {
    for (command, status, said) in [
        ("claims --kind murder", 2, "[possible values: casualty"),
        ("claims --from 2016-13-01", 2, "is no date"),
        ("claims --to yesterday", 2, "is no date"),
        ("claims --as-of 2016-02-30", 2, "is no date or time"),
        ("claims --report 12", 2, "is no report"),
        ("claims --min-confidence 2", 2, "is no number from 0 to 1"),
        ("claims --near Aleppo", 2, "--within"),
        ("claims --within 5", 2, "--near"),
        ("claims --near Aleppo --within far", 2, "is no distance"),
        ("claims --near 95,0 --within 5", 1, "is no point"),
        ("claims --place Qqqxyzzy", 1, "No place is known by the name “Qqqxyzzy”"),
        ("claims --zone nowhere", 1, "The record has no zone “nowhere”"),
        ("claims --country ZZ", 2, "is no country"),
        ("claims --limit -1", 2, "unexpected argument"),
        ("sources --grade G", 2, "[possible values: A, B"),
        ("sources --format geojson", 2, "sources have none of their own"),
        ("reports --format geojson", 2, "reports have none of their own"),
        ("claims --record nowhere.sijill", 1, "There is no record at nowhere.sijill"),
    ] {
        let run = FIXTURES.run(words(command).iter().map(String::as_str));
        assert_eq!((run.status, run.out.as_str()), (status, ""), "{command}");
        assert!(plain(&run.err).contains(said), "{command}: {}", run.err);
    }
}

#[test]
fn nothing_found_is_an_answer() {
    let none = ["--min-figure", "999999999"];
    let with =
        |format: &'static str| FIXTURES.fine(["claims"].into_iter().chain(none).chain(["--format", format]));
    assert_eq!(with("table"), "No claims.\n");
    assert_eq!(with("json"), "[]\n");
    assert_eq!(with("jsonl"), "");
    assert_eq!(with("csv").lines().count(), 1);
    assert_eq!(serde_json::from_str::<Value>(&with("geojson")).unwrap()["features"], serde_json::json!([]));
}

#[test]
fn words_of_reports_do_not_move_the_cursor() {
    let desk = Desk::new();
    let line = serde_json::json!({
        "id": "evil\u{1b}[2J", "title": "A\u{1b}]0;title\u{7} \u{202e}title\r\nx", "publisher": "Pub\u{1b}[31mlisher\u{9b}1m",
        "published": "2016-10-04",
        "text": "At least 16\u{1b}[1A people were \u{202e}killed\u{8}\u{8} on Tuesday in Aleppo, the \u{1b}[31mCivil\u{7f} Defence said.\n\nOther \u{85}words.",
    });
    let path = desk.path("evil.jsonl");
    std::fs::write(&path, format!("{line}\n")).unwrap();
    desk.fine(["add", path.to_str().unwrap(), "--by", "L\u{1b}[5meila"]);
    let claim = desk.claims("").remove(0);
    for command in [
        "claims --format table",
        "reports --format table",
        "sources --format table",
        "incidents --format table",
        "incidents --each-report --format table",
        "show r0",
        &format!("show {claim}"),
        &format!("show {} --explain", claim.replace('c', "i")),
        "show r0.i1",
        "show e1",
        "show e2",
        "history r0",
        &format!("history {claim}"),
    ] {
        let out = desk.fine(words(command).iter().map(String::as_str));
        let bad: Vec<char> = out
            .chars()
            .filter(|c| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c))
            .collect();
        assert!(bad.is_empty(), "{command}: {bad:?}: {out:?}");
    }
    // What is for programs is exact.
    assert!(desk.json("claims")[0]["publisher"].as_str().unwrap().contains('\u{1b}'));
}

#[test]
fn an_answer_is_of_one_moment_while_others_add() {
    let desk = Desk::with([MARKET]);
    let each = desk.claims("").len();
    let lines: String = (0..400)
        .map(|number| {
            let line = serde_json::json!({"id": format!("n{number}"), "text": format!("{MARKET}\n\n({number})"),
                "published": "2016-10-04", "country": "SY", "publisher": "Meridian Wire"});
            format!("{line}\n")
        })
        .collect();
    std::fs::write(desk.path("more.jsonl"), lines).unwrap();
    let mut adding = std::process::Command::new(assert_cmd::cargo::cargo_bin!("sijill"))
        .args(["add", "more.jsonl", "--jobs", "1", "--quiet"])
        .env("SIJILL_HOME", desk.path("home"))
        .env("SIJILL_RECORD", desk.record())
        .current_dir(desk.path("."))
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut counts = Vec::new();
    while adding.try_wait().unwrap().is_none() {
        let run = desk.run(["claims", "--sort", "figure", "--format", "jsonl"]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        counts.push(run.out.lines().count());
        let run = desk.run(["incidents", "--each-report", "--harm", "killed", "--sort", "date"]);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
    }
    assert!(counts.iter().all(|count| count % each == 0) && counts.is_sorted(), "{counts:?}");
    assert_eq!(desk.claims("").len(), 401 * each);
}

#[test]
fn tables_look_as_they_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("questions");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, command) in [
            ("claims", "claims --harm killed --sort figure --reverse --limit 12 --width 120"),
            ("claims-narrow", "claims --report r4 --limit 6 --width 80"),
            ("sources", "sources --min-claims 8 --width 100"),
            ("incidents", "incidents --each-report --sort killed --reverse --limit 8 --width 110"),
        ] {
            let table = FIXTURES.fine(words(command).iter().map(String::as_str).chain(["--format", "table"]));
            assert!(table.lines().all(|line| line.trim_end() == line));
            insta::assert_snapshot!(name, table);
        }
    });
}

#[test]
fn every_question_tells_how_it_is_asked() {
    for command in ["claims", "reports", "sources", "incidents", "show", "history"] {
        let help = FIXTURES.fine([command, "--help"]);
        assert!(
            help.contains("Examples:") && help.contains("--as-of") && help.contains("--record"),
            "{command}"
        );
    }
}

//! Boards: each shows what reports claim, side by side, in every form, and drops and adds nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;

use crate::kit::{fixture_lines, run, sijill};
use crate::record_kit::{Desk, plain, words};

const BOARDS: [&str; 8] =
    ["control", "facilities", "siege", "agreements", "deployments", "allegations", "displacement", "agenda"];

/// Reports of a war that never was: day of publication, publisher, text.
const WAR: [(&str, &str, &str); 17] = [
    (
        "2012-03-02",
        "Nile Courier",
        "Sudanese government forces captured the town of Heglig on Thursday, an army spokesman said.",
    ),
    (
        "2012-03-04",
        "Plain Radio",
        "Rebels recaptured Heglig on Saturday, a rebel commander said. A commander said rebels repelled an attack on Kurmuk on Monday.",
    ),
    ("2012-02-27", "State Agency", "State media said the army was advancing in Kurmuk on Monday."),
    (
        "2012-03-05",
        "Nile Courier",
        "Four of the last six hospitals in Kadugli were damaged by shelling on Monday, the medical charity said. The Nuba hospital in Kadugli was hit by a shell on Monday.",
    ),
    (
        "2012-03-08",
        "Nile Courier",
        "Only two hospitals in Kadugli are still functioning, the medical charity said on Thursday.",
    ),
    (
        "2012-03-05",
        "Nile Courier",
        "About 40,000 people are besieged in Kadugli, the relief board said. No aid has been allowed into Kadugli.",
    ),
    ("2012-03-07", "Plain Radio", "More than 60,000 people are trapped under siege in Kadugli, rebels said."),
    ("2012-03-01", "Nile Courier", "The government and rebels agreed on a ceasefire in Sudan on Thursday."),
    ("2012-03-06", "Nile Courier", "The ceasefire in Sudan collapsed on Tuesday."),
    (
        "2012-03-09",
        "Nile Courier",
        "Three civilians were killed in Kadugli on Thursday, the relief board said. The foreign ministers of Egypt and Kenya will meet in Cairo on Sunday.",
    ),
    ("2012-03-06", "Nile Courier", "Ethiopia said it had sent 200 peacekeepers to Abyei."),
    (
        "2012-03-06",
        "Nile Courier",
        "The rebels accused the army of bombing wells. The army denied bombing wells.",
    ),
    ("2012-03-06", "Nile Courier", "About 5,000 people fled Kurmuk on Tuesday, the relief board said."),
    ("2012-03-07", "Plain Radio", "At least 8,000 people fled Kurmuk on Tuesday, rebels said."),
    (
        "2012-03-06",
        "Nile Courier",
        "Sudan and Ethiopia will hold talks in Nairobi on Friday on the war in Darfur, an official said.",
    ),
    ("2012-03-10", "Plain Radio", "Sudan and Ethiopia held talks in Nairobi on Friday on the war in Darfur."),
    ("2012-03-20", "Nile Courier", "Two soldiers were killed in Kurmuk on Monday, the army said."),
];

fn war() -> Desk {
    let desk = Desk::new();
    let lines: String = WAR
        .iter()
        .enumerate()
        .map(|(number, (published, publisher, text))| {
            let line = serde_json::json!({"id": format!("w{number}"), "text": text, "published": published,
                "publisher": publisher, "country": "SD"});
            format!("{line}\n")
        })
        .collect();
    let path = desk.file("war.jsonl", lines);
    desk.fine(["add", path, "--quiet"]);
    desk
}

/// A record of the war. Nothing is decided on it.
static DESK: LazyLock<Desk> = LazyLock::new(war);

/// A record of all fixtures. Nothing is decided on it.
static FIXTURES: LazyLock<Desk> = LazyLock::new(|| {
    let desk = Desk::new();
    let path = desk.file("fixtures.jsonl", fixture_lines());
    desk.fine(["add", path, "--quiet"]);
    desk
});

fn rows(desk: &Desk, command: &str) -> Vec<Value> {
    desk.json(&format!("board {command}")).as_array().unwrap().clone()
}

/// The row of a place.
fn at(rows: &[Value], place: &str) -> Value {
    rows.iter()
        .find(|row| row["place"]["name"] == place)
        .unwrap_or_else(|| panic!("{place}: {rows:?}"))
        .clone()
}

/// The ids of the claims that a row cites, and a check that each has its words.
fn cited(row: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![row];
    while let Some(value) = open.pop() {
        if let (Some(id), Some(quote)) = (value["claim"].as_str(), value["quote"].as_str()) {
            assert!(
                !quote.is_empty() && value["says"].is_string() && value["modality"].is_string(),
                "{value}"
            );
            found.insert(id.to_owned());
        }
        open.extend(value.as_object().into_iter().flat_map(|members| members.values()));
        open.extend(value.as_array().into_iter().flatten());
    }
    found
}

#[test]
fn control_tells_who_holds_what_and_who_disputes_it() {
    let board = rows(&DESK, "control");
    let heglig = at(&board, "Heglig");
    assert_eq!((&heglig["status"], &heglig["as_of"]), (&"held".into(), &"2012-03-20".into()));
    assert_eq!(
        (&heglig["holder"]["who"]["side"], &heglig["holder"]["since"]),
        (&"opposition".into(), &"2012-03-03".into())
    );
    assert_eq!(heglig["changes"].as_array().unwrap().len(), 2);
    let before = at(&rows(&DESK, "control --to 2012-03-02"), "Heglig");
    assert_eq!(
        (&before["holder"]["who"]["side"], &before["holder"]["since"]),
        (&"SD".into(), &"2012-03-01".into())
    );
    // Changes of a period, by which alone it is not told who held it before.
    let attacked = war();
    let line = serde_json::json!({"text": "The army attacked Heglig on Monday.", "published": "2012-04-03", "country": "SD",
        "publisher": "Nile Courier"});
    attacked.fine(["add", attacked.file("more.jsonl", format!("{line}\n"))]);
    let april = rows(&attacked, "control --from 2012-04-01");
    assert_eq!((april.len(), &april[0]["status"]), (1, &"attacked".into()));
    assert_eq!(april[0]["holder"]["since"], "2012-03-03");
    assert_eq!(april[0]["changes"].as_array().unwrap().len(), 1);
    // Both sides tell of one day.
    let kurmuk = at(&board, "Kurmuk");
    assert_eq!(
        (&kurmuk["status"], &kurmuk["disputes"][0]["action"]),
        (&"contested".into(), &"advance".into())
    );
    assert_eq!(kurmuk["disputes"][0]["claims"][0]["says"], "State media");
}

#[test]
fn facilities_and_sieges_tell_counts_by_source_and_add_none_up() {
    let board = rows(&DESK, "facilities");
    let kadugli = at(&board, "Kadugli");
    let told: Vec<&str> =
        kadugli["counts"].as_array().unwrap().iter().map(|count| count["told"].as_str().unwrap()).collect();
    assert_eq!(told, ["Only two", "Four of the last six"]);
    assert_eq!(
        (&kadugli["functioning"]["figure"]["low"], &kadugli["counts"][1]["of"]),
        (&2.into(), &6.into())
    );
    assert_eq!(kadugli["attack_days"], serde_json::json!(["2012-03-05"]));
    let nuba = board.iter().find(|row| row["name"] == "Nuba hospital").unwrap();
    assert_eq!(nuba["status"]["status"], serde_json::json!(["attacked"]));
    let siege = at(&rows(&DESK, "siege"), "Kadugli");
    assert_eq!((&siege["status"], &siege["access"]), (&"besieged".into(), &"access denied".into()));
    let people: Vec<(&str, u64)> = siege["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["says"].as_str().unwrap(), one["figure"]["low"].as_u64().unwrap()))
        .collect();
    assert_eq!(people, [("rebels", 60_001), ("relief board", 40_000)]);
    let moved = at(&rows(&DESK, "displacement"), "Kurmuk");
    let figures: Vec<u64> = moved["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["figure"]["low"].as_u64().unwrap())
        .collect();
    assert_eq!((figures, &moved["manner"]), (vec![5000, 8000], &"fled".into()));
}

#[test]
fn agreements_allegations_and_deployments_are_told() {
    let deals = rows(&DESK, "agreements");
    assert_eq!(deals.len(), 1);
    assert_eq!((&deals[0]["state"], &deals[0]["began"]), (&"collapsed".into(), &"2012-03-01".into()));
    let since = &deals[0]["since"];
    assert_eq!((&since["day"], &since["country"]), (&"2012-03-06".into(), &"SD".into()));
    assert!(
        since["claims"].as_array().unwrap().contains(&serde_json::json!({"kind": "casualty", "count": 2}))
    );
    let agreed = rows(&DESK, "agreements --to 2012-03-03");
    assert_eq!((&agreed[0]["state"], &agreed[0]["since"]), (&"agreed".into(), &Value::Null));
    let charges = rows(&DESK, "allegations");
    assert_eq!((charges.len(), &charges[0]["accuser"]), (1, &"rebels".into()));
    assert_eq!(
        (&charges[0]["denials"][0]["says"], &charges[0]["denials"][0]["matched"]),
        (&"army".into(), &"report".into())
    );
    let sent = rows(&DESK, "deployments");
    assert_eq!((&sent[0]["actor"]["name"], &sent[0]["actor"]["side"]), (&"Ethiopia".into(), &"ET".into()));
    assert_eq!((&sent[0]["action"], &sent[0]["place"]["name"]), (&"sent".into(), &"Abyei".into()));
}

#[test]
fn the_agenda_tells_what_became_of_plans() {
    let state = |filters: &str| -> Vec<(String, String)> {
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        rows(&DESK, &format!("agenda {filters}"))
            .iter()
            .map(|row| (word(&row["place"]["name"]), word(&row["state"])))
            .collect()
    };
    let told = |nairobi: &str, cairo: &str| {
        vec![("Nairobi".to_owned(), nairobi.to_owned()), ("Cairo".to_owned(), cairo.to_owned())]
    };
    assert_eq!(state(""), told("confirmed", "lapsed"));
    // The day of the meeting itself is told of by a later report.
    assert_eq!(state("--to 2012-03-09"), told("confirmed", "announced"));
    assert_eq!(state("--to 2012-03-08"), told("announced", "").into_iter().take(1).collect::<Vec<_>>());
    let nairobi = &rows(&DESK, "agenda")[0];
    assert_eq!(
        (nairobi["claims"].as_array().unwrap().len(), nairobi["outcome"].as_array().unwrap().len()),
        (1, 1)
    );
}

#[test]
fn every_claim_stands_in_just_one_row() {
    for (board, kind) in BOARDS.iter().zip([
        "control",
        "facility",
        "siege",
        "agreement",
        "deployment",
        "allegation",
        "displacement",
        "meeting",
    ]) {
        let wanted: BTreeSet<String> = FIXTURES.claims(&format!("--kind {kind}")).into_iter().collect();
        let mut found = BTreeSet::new();
        let mut count = 0;
        for row in rows(&FIXTURES, &format!("{board} --min-confidence 0")) {
            let ids = cited(&row);
            assert!(!ids.is_empty(), "{board}: {row}");
            count += ids.iter().filter(|id| wanted.contains(*id)).count();
            found.extend(ids);
        }
        assert!(wanted.is_subset(&found), "{board} lacks {:?}", wanted.difference(&found));
        assert_eq!(count, wanted.len(), "{board}");
        if *board != "agenda" {
            assert_eq!(found, wanted, "{board}");
        }
    }
}

#[test]
fn the_fixtures_are_told_as_they_are() {
    let control = rows(&FIXTURES, "control --country SY --to 2016-10-05");
    let kindi = at(&control, "Kindi Hospital");
    assert_eq!((&kindi["status"], &kindi["holder"]["who"]["side"]), (&"held".into(), &"SY".into()));
    let later = at(&rows(&FIXTURES, "control --place Aleppo"), "Bustan al-Basha");
    assert_eq!(
        (&later["holder"]["who"]["name"], &later["holder"]["since"]),
        (&"YPG".into(), &"2016-11-28".into())
    );
    let hospitals = rows(&FIXTURES, "facilities --place 'eastern Aleppo' --to 2016-10-05");
    let counted =
        hospitals.iter().find(|row| row["type"] == "hospital" && row["functioning"].is_object()).unwrap();
    assert_eq!(counted["functioning"]["figure"]["low"], 6);
    let agenda = rows(&FIXTURES, "agenda --to 2016-09-16");
    let support =
        agenda.iter().find(|row| row["parties"][0]["name"] == "International Syria Support Group").unwrap();
    assert_eq!((&support["state"], &support["day"]), (&"announced".into(), &"2016-09-20".into()));
}

#[test]
fn every_form_tells_the_same_rows() {
    for board in BOARDS {
        let desk = &*FIXTURES;
        let form = |form: &str| desk.fine(["board", board, "--format", form]);
        let count = rows(desk, board).len();
        assert!(count > 0, "{board}");
        assert_eq!(form("jsonl").lines().count(), count, "{board}");
        let csv = form("csv");
        assert!(csv.starts_with("as_of,where,where_id,latitude,longitude,country,"), "{csv}");
        let columns = csv.lines().next().unwrap().split(',').count();
        let table: Vec<csv::StringRecord> =
            csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect();
        assert_eq!(table.len(), count, "{board}");
        assert!(
            table.iter().all(|record| record.len() == columns && !record[columns - 3].is_empty()),
            "{board}"
        );
        let map: Value = serde_json::from_str(&form("geojson")).unwrap();
        assert_eq!(map["features"].as_array().unwrap().len(), count, "{board}");
        assert!(
            map["features"]
                .as_array()
                .unwrap()
                .iter()
                .all(|one| one["id"].as_str().unwrap().starts_with('c'))
        );
        let table = form("table");
        assert!(table.lines().all(|line| line.chars().count() <= 100), "{table}");
        // A window cuts rows, in either direction.
        let all = rows(desk, board);
        let last = rows(desk, &format!("{board} --reverse --limit 1"));
        assert_eq!((last.len(), &last[0]), (1, all.last().unwrap()), "{board}");
        assert_eq!(rows(desk, &format!("{board} --skip 1")), all[1..], "{board}");
    }
    let map: Value = serde_json::from_str(&DESK.fine(["board", "siege", "--format", "geojson"])).unwrap();
    let kadugli = &map["features"][0];
    assert!(
        kadugli["geometry"]["coordinates"][0].is_f64() && kadugli["properties"]["low"].is_u64(),
        "{kadugli}"
    );
}

#[test]
fn only_claims_that_count_are_shown() {
    let desk = war();
    let heglig = |filters: &str| {
        at(&rows(&desk, &format!("control {filters}")), "Heglig")["holder"]["who"]["side"].clone()
    };
    let captured = desk.claims("--kind control --quote recaptured").remove(0);
    let run = desk.run(["board", "control", "--min-confidence", "1"]);
    assert_eq!(run.status, 0);
    assert!(plain(&run.err).contains("their confidence is below 1.00: 4 claims"), "{}", run.err);
    // What a person accepted counts however unsure the reader was.
    desk.decided(&format!("review accept {captured}"));
    assert_eq!(heglig("--min-confidence 1"), "opposition");
    desk.decided(&format!("review reject {captured}"));
    assert_eq!(heglig(""), "SD");
    let report = desk.claim(&desk.claims("--kind control")[0])["report"].as_str().unwrap().to_owned();
    desk.decided(&format!("withdraw {report}"));
    assert!(!rows(&desk, "control").iter().any(|row| row["place"]["name"] == "Heglig"));
    // As the record stood before any of it.
    let run = desk.run(["board", "control", "--as-of", "2012-03-20", "--format", "table"]);
    assert_eq!((run.status, run.out.as_str()), (0, "No places.\n"));
    assert!(plain(&run.err).contains("The record was made after that time"), "{}", run.err);
}

#[test]
fn what_cannot_be_answered_is_told() {
    let empty = Desk::new();
    for board in BOARDS {
        let run = empty.run(["board", board, "--format", "json"]);
        assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "[]\n", ""), "{board}");
    }
    for (command, status, said) in [
        ("control --place Nowherebury", 1, "No place is known by the name “Nowherebury”"),
        ("siege --zone nowhere", 1, "The record has no zone “nowhere”"),
        (
            "agenda --from 2012-03-09 --to 2012-03-01",
            2,
            "No day is from 2012-03-09 on and up to 2012-03-01: --from is after --to",
        ),
        ("control --to 2012-02-30", 2, "is no date"),
        ("control --min-confidence 2", 2, "is no number from 0 to 1"),
        ("weather", 2, "unrecognized subcommand"),
    ] {
        let words = words(command);
        let run = DESK.run(["board"].into_iter().chain(words.iter().map(String::as_str)));
        assert_eq!((run.status, run.out.as_str()), (status, ""), "{command}: {}", run.err);
        assert!(plain(&run.err).contains(said), "{command}: {}", run.err);
    }
    // Nothing of these days, and of no such place.
    assert!(rows(&DESK, "control --from 2013-01-01").is_empty());
    assert!(rows(&DESK, "control --country SY").is_empty());
}

#[test]
fn every_board_has_a_help_with_an_example() {
    for board in BOARDS {
        let help = run(sijill().args(["help", "board", board])).fine().out;
        assert!(
            help.contains("Example") && help.contains("--as-of") && help.contains("--min-confidence"),
            "{help}"
        );
    }
}

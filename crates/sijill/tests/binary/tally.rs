//! `sijill tally` and `sijill contradictions`: input that makes no sense, claims that cannot count, decisions, times, rows and forms.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::record_kit::{Desk, plain};

/// Reports of a war that never was: day of publication, publisher, text. Of March, by hand:
///
/// - Kadugli on the 5th: 9 by a clinic, 12 by a board: one incident of 12 at least; they clash.
/// - Heglig on the 10th: 4 soldiers, by their own army. Another incident: 16.
/// - Seven somewhere, some time: they may be of anywhere and of these.
/// - The whole country from the 1st to the 20th: 40 at least, in which the 16 lie. So 40.
const WAR: [(&str, &str, &str); 5] = [
    (
        "2012-03-10",
        "Nile Courier",
        "Nine civilians were killed by shelling in Kadugli on Monday, 5 March, the Palm Clinic said.",
    ),
    (
        "2012-03-11",
        "Plain Radio",
        "Twelve civilians were killed by shelling in Kadugli on Monday, 5 March, the relief board said.",
    ),
    (
        "2012-03-12",
        "Nile Courier",
        "Four soldiers were killed in an air strike in Heglig on Saturday, the army said.",
    ),
    ("2012-03-13", "Plain Radio", "Seven people were killed somewhere, residents said."),
    (
        "2012-03-20",
        "Nile Courier",
        "At least 40 people have been killed in Sudan since 1 March, the Nuba Observatory said.",
    ),
];

const MARCH: &str = "--country SD --from 2012-03-01 --to 2012-03-31";

fn war() -> Desk {
    let desk = Desk::new();
    let line = |(published, publisher, text): (&str, &str, &str)| {
        let line = json!({"text": text, "published": published, "publisher": publisher, "country": "SD"});
        format!("{line}\n")
    };
    desk.fine(["add", desk.file("war.jsonl", WAR.map(line).concat()), "--quiet"]);
    desk
}

/// Nothing is decided on it.
static DESK: LazyLock<Desk> = LazyLock::new(war);

fn floor(answer: &Value) -> u64 {
    answer["tally"]["floor"]["value"].as_u64().unwrap()
}

fn asked(desk: &Desk, filters: &str) -> Value {
    desk.json(&format!("tally {filters}"))
}

/// The claims that the floor rests on.
fn grounds(answer: &Value) -> Vec<&str> {
    answer["tally"]["floor"]["grounds"].as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
}

/// The table of a tally: its columns by name.
fn table(desk: &Desk, filters: &str) -> Vec<std::collections::HashMap<String, String>> {
    let words = crate::record_kit::words(&format!("tally {filters} --format csv"));
    let out = desk.fine(words.iter().map(String::as_str));
    csv::Reader::from_reader(out.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// A row's name and floor.
fn rows(answer: &Value) -> Vec<(String, u64)> {
    let row = |row: &Value| (row["of"].as_str().unwrap().to_owned(), row["floor"]["value"].as_u64().unwrap());
    answer["rows"].as_array().unwrap().iter().map(row).collect()
}

fn told(rows: &[(&str, u64)]) -> Vec<(String, u64)> {
    rows.iter().map(|(name, floor)| ((*name).to_owned(), *floor)).collect()
}

#[test]
fn an_empty_record_has_nobody_in_it() {
    let desk = Desk::new();
    let answer = asked(&desk, "");
    let tally = &answer["tally"];
    assert_eq!((floor(&answer), &tally["highest"]["value"], &tally["ceiling"]), (0, &json!(0), &Value::Null));
    assert_eq!((&tally["claims"], &tally["origins"], grounds(&answer)), (&json!(0), &json!(0), vec![]));
    assert_eq!(table(&desk, "")[0]["floor"], "0");
    assert!(table(&desk, "--by day").is_empty());
    assert!(desk.fine(["tally", "--format", "page"]).contains("open: no totals cover all that is asked"));
    assert_eq!(desk.json("contradictions"), json!([]));
}

#[test]
fn a_zone_of_no_known_place_is_said_so() {
    let desk = war();
    let sea =
        json!({"type": "Polygon", "coordinates": [[[-40, 30], [-39, 30], [-39, 31], [-40, 31], [-40, 30]]]});
    desk.file("sea.geojson", sea.to_string());
    desk.decided("zone set sea --outline sea.geojson");
    let run = desk.run(["tally", "--zone", "sea", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.status, floor(&answer), &answer["tally"]["claims"]), (0, 0, &json!(0)));
    assert!(
        plain(&run.err).contains("No place of the zone “sea” is in any claim of the record."),
        "{}",
        run.err
    );
    // What has no place could be in it, and is told apart.
    assert_eq!(answer["tally"]["left_out"]["without_place"].as_array().unwrap().len(), 1);
    assert!(rows(&asked(&desk, "--by zone")).is_empty());
    desk.decided("zone set here --place 'Kadugli'");
    assert_eq!(rows(&asked(&desk, "--by zone")), told(&[("here", 12)]));
    // Nor is there a zone of any name.
    let run = desk.run(["tally", "--zone", "Nowhere"]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    assert!(plain(&run.err).contains("The record has no zone “Nowhere”."), "{}", run.err);
}

#[test]
fn a_question_that_makes_no_sense_gets_no_number() {
    for (arguments, status, said) in [
        (
            "--from 2012-03-05 --to 2012-03-01",
            2,
            "The days end before they begin: --from 2012-03-05 is after --to 2012-03-01.",
        ),
        ("--from 2012-13-01", 2, "is no date"),
        ("--as-of 2012-02-30", 2, "is no date or time"),
        ("--place Qqqxyzzy", 1, "No place is known by the name “Qqqxyzzy”."),
        ("--within 5", 2, "--near"),
        ("--harm unhappy", 2, "possible values: killed"),
        ("--by moon", 2, "possible values: day"),
        ("--rule fair --place Kadugli", 2, "possible values: conservative"),
        ("--preset ibc --rule informative", 2, "cannot be used with"),
        ("--min-confidence 2", 2, "no number from 0 to 1"),
        ("--record none.sijill", 1, "There is no record at none.sijill."),
    ] {
        let words = crate::record_kit::words(arguments);
        let run = DESK.run(["tally"].into_iter().chain(words.iter().map(String::as_str)));
        assert_eq!((run.status, run.out.as_str()), (status, ""), "{arguments}: {}", run.err);
        assert!(plain(&run.err).replace("- ", "-").contains(said), "{arguments}: {}", run.err);
    }
    let run = DESK.run(["contradictions", "--from", "2012-03-05", "--to", "2012-03-01"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
}

#[test]
fn claims_without_place_or_day_are_counted_apart() {
    let left_out = |filters: &str, why: &str| -> usize {
        asked(&DESK, filters)["tally"]["left_out"][why].as_array().unwrap().len()
    };
    let whole = asked(&DESK, MARCH);
    assert_eq!((floor(&whole), whole["tally"]["claims"].as_u64()), (40, Some(4)));
    assert_eq!(left_out("--country SD", "without_place"), 1);
    assert_eq!(left_out("--from 2012-03-01 --to 2012-03-31", "without_day"), 1);
    // Asked of nowhere and never, they count; but they may be among the others.
    let all = asked(&DESK, "");
    assert_eq!((floor(&all), &all["tally"]["claims"]), (40, &json!(5)));
    assert_eq!(left_out("", "without_place") + left_out("", "without_day"), 0);
    // A total of the country tells nothing of one town.
    assert_eq!((floor(&asked(&DESK, "--place Kadugli")), left_out("--place Kadugli", "beyond")), (12, 1));
    let page = DESK.fine(["tally", "--place", "Kadugli", "--format", "page"]);
    for words in [
        "at least      12",
        "tell no place: c3",
        "may count people outside the places or days asked about: c4",
    ] {
        assert!(page.contains(words), "{page}");
    }
}

#[test]
fn of_accepted_claims_that_contradict_each_other_the_floor_follows_the_higher() {
    let desk = war();
    let (nine, twelve) = (desk.claims("--quote Nine").remove(0), desk.claims("--quote Twelve").remove(0));
    let accepted = |desk: &Desk| asked(desk, "--place Kadugli --only accepted");
    assert_eq!((floor(&accepted(&desk)), grounds(&accepted(&desk))), (0, vec![]));
    desk.decided(&format!("review accept {nine}"));
    assert_eq!((floor(&accepted(&desk)), grounds(&accepted(&desk))), (9, vec![nine.as_str()]));
    desk.decided(&format!("review accept {twelve}"));
    let answer = accepted(&desk);
    assert_eq!((floor(&answer), grounds(&answer)), (12, vec![twelve.as_str()]));
    assert_eq!(
        (&answer["tally"]["accepted_grounds"], &answer["question"]["only_accepted"]),
        (&json!(1), &json!(true))
    );
    // Both are told with their words.
    for filters in ["", "--only accepted"] {
        let clashes = desk.json(&format!("contradictions {filters}"));
        assert_eq!(clashes.as_array().unwrap().len(), 1, "{clashes}");
        let clash = &clashes[0];
        assert_eq!(
            (&clash["allows"], &clash["least"], &clash["most"]["review"]),
            (&json!(9), &json!(12), &json!("accepted"))
        );
        assert_eq!(clash["most"]["claim"]["quote"], "Nine civilians were killed");
        assert_eq!(clash["against"][0]["claim"]["quote"], "Twelve civilians were killed");
    }
    // Whoever rejects one of them ends the contradiction.
    desk.decided(&format!("review reject {twelve}"));
    assert_eq!((floor(&asked(&desk, "--place Kadugli")), desk.json("contradictions")), (9, json!([])));
}

#[test]
fn a_tally_is_of_the_record_as_it_stood() {
    let desk = war();
    let twelve = desk.claims("--quote Twelve").remove(0);
    desk.decided(&format!("review accept {twelve}"));
    let history = desk.json(&format!("history {twelve}"));
    let decided = history.as_array().unwrap().last().unwrap()["recorded"].as_str().unwrap().to_owned();
    let before = decided.parse::<jiff::Timestamp>().unwrap() - jiff::SignedDuration::from_millis(1);
    let then = |filters: &str| floor(&asked(&desk, &format!("--place Kadugli {filters}")));
    assert_eq!(then(&format!("--only accepted --as-of {decided}")), 12);
    assert_eq!(then(&format!("--only accepted --as-of {before}")), 0);
    assert_eq!((then(&format!("--as-of {before}")), then("--as-of 2099-01-01")), (12, 12));
    // Before there was a record.
    let run = desk.run(["tally", "--as-of", "2012-04-01", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.status, floor(&answer)), (0, 0));
    assert!(plain(&run.err).contains("The record was made after that time"), "{}", run.err);
    // What was withdrawn later counted then.
    std::thread::sleep(std::time::Duration::from_millis(5));
    let moment = jiff::Timestamp::now();
    std::thread::sleep(std::time::Duration::from_millis(5));
    desk.decided("withdraw r1");
    assert_eq!((then(""), then(&format!("--as-of {moment}"))), (9, 12));
}

#[test]
fn each_row_is_a_tally_of_its_own() {
    let by = |by: &str| rows(&asked(&DESK, &format!("{MARCH} --by {by}")));
    // The total reaches over many days and weeks: it is of none of them.
    assert_eq!(by("week"), told(&[("2012-W10", 16)]));
    assert_eq!(by("month"), told(&[("2012-03", 40)]));
    let days = by("day");
    assert_eq!(
        (days.len(), &days[0], days.last()),
        (6, &told(&[("2012-03-05", 12)])[0], told(&[("2012-03-10", 4)]).last())
    );
    assert!(days[1..5].iter().all(|(_, floor)| *floor == 0));
    assert_eq!(by("place"), told(&[("Sudan", 40), ("South Kordofan", 12), ("Heglig", 4)]));
    assert_eq!(
        by("source"),
        told(&[("Nuba Observatory", 40), ("relief board", 12), ("Palm Clinic", 9), ("army", 4)])
    );
    assert_eq!(by("status"), told(&[("civilian", 12), ("combatant", 4), ("not told", 40)]));
    assert_eq!(by("cause"), told(&[("not told", 40), ("shelling", 12), ("air strike", 4)]));
    assert!(by("zone").is_empty());
    // In both forms, with a row for each.
    for name in ["day", "week", "month", "place", "source", "status", "cause", "zone"] {
        let filters = format!("{MARCH} --by {name}");
        let table: Vec<(String, u64)> = table(&DESK, &filters)
            .iter()
            .map(|row| (row["of"].clone(), row["floor"].parse().unwrap()))
            .collect();
        assert_eq!(table, by(name), "{name}");
        assert_eq!(floor(&asked(&DESK, &filters)), 40, "{name}: the whole stands beside its rows");
        let words = crate::record_kit::words(&format!("tally {filters} --format page"));
        let page = DESK.fine(words.iter().map(String::as_str));
        assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
        assert!(table.iter().all(|(row, _)| page.contains(row.as_str())), "{name}: {page}");
    }
}

#[test]
fn one_table_or_one_object_tells_all() {
    let table = table(&DESK, MARCH);
    assert_eq!(table.len(), 1);
    let row = &table[0];
    for (column, value) in [
        ("of", "all"),
        ("floor", "40"),
        ("ceiling", ""),
        ("highest", "40"),
        ("claims", "4"),
        ("incidents", "2"),
        ("totals", "1"),
        ("origins", "4"),
        ("floor_grounds", "c4"),
        ("interested_grounds", "0"),
        ("contradictions", "1"),
    ] {
        assert_eq!(row[column], value, "{column}");
    }
    let answer = asked(&DESK, MARCH);
    let ground = &answer["tally"]["floor"]["claims"][0];
    assert_eq!(
        (&ground["id"], &ground["report"], &ground["claim"]["casualty"]["figure"]["low"]),
        (&json!("c4"), &json!("r4"), &json!(40))
    );
    assert!(ground["claim"]["quote"].as_str().unwrap().starts_with("At least 40 people"));
    assert_eq!(
        (&answer["question"]["from"], &answer["question"]["country"]),
        (&json!("2012-03-01"), &json!("SD"))
    );
    // The army tells of its own soldiers: a party.
    let heglig = asked(&DESK, "--place Heglig");
    assert_eq!((floor(&heglig), &heglig["tally"]["interested_grounds"]), (4, &json!(1)));
    // Other harms, and other people, are others.
    assert_eq!(floor(&asked(&DESK, "--harm injured")), 0);
    let civilians = asked(&DESK, &format!("{MARCH} --status civilian"));
    assert_eq!((floor(&civilians), &civilians["tally"]["floor_if_untold"]), (12, &json!(40)));
    assert_eq!(floor(&asked(&DESK, &format!("{MARCH} --cause 'air strike'"))), 4);
    assert_eq!(floor(&asked(&DESK, &format!("{MARCH} --sources 'Palm Clinic'"))), 9);
    // The clash as a table.
    let out = DESK.fine(["contradictions", "--format", "csv"]);
    assert!(out.contains("c0,9,Palm Clinic (medical),Nine civilians were killed,c1,12,"), "{out}");
}

#[test]
fn rules_and_presets_say_what_they_did() {
    let folded = |how: &str| {
        let answer = asked(&DESK, &format!("{MARCH} {how}"));
        assert!(answer["folded"]["how"].as_array().is_some_and(|how| !how.is_empty()), "{answer}");
        ["low", "best", "high"].map(|member| answer["folded"][member].as_u64())
    };
    // The 40 of the country are more than what lies in them, by any rule.
    for rule in ["conservative", "representative", "informative"] {
        assert_eq!(folded(&format!("--rule {rule}")), [None, Some(40), None], "{rule}");
    }
    // In Kadugli alone: the lowest is the clinic's; one origin for each, and the later is the board's.
    let kadugli =
        |rule: &str| asked(&DESK, &format!("--place Kadugli --rule {rule}"))["folded"]["best"].as_u64();
    assert_eq!((kadugli("conservative"), kadugli("representative")), (Some(9), Some(12)));
    assert_eq!(kadugli("informative"), Some(12));
    // Civilians of incidents: Kadugli alone, from 9 to 12, by two origins.
    assert_eq!(folded("--preset airwars"), [Some(9), None, Some(12)]);
    assert_eq!(folded("--preset ibc"), [Some(9), None, Some(12)]);
    // All killed in incidents: four more, and the later figure as the best.
    assert_eq!(folded("--preset ucdp"), [Some(13), Some(16), Some(16)]);
    // With what the total goes beyond its incidents.
    assert_eq!(folded("--preset acled"), [None, Some(40), None]);
    let row = &table(&DESK, &format!("{MARCH} --preset ucdp"))[0];
    assert_eq!(
        (row["folded_low"].as_str(), row["folded_best"].as_str(), row["folded_high"].as_str()),
        ("13", "16", "16")
    );
    let page = DESK.fine(["tally", "--country", "SD", "--preset", "airwars", "--format", "page"]);
    assert!(page.contains("9") && page.to_lowercase().contains("airwars"), "{page}");
}

//! Incidents across reports: how they are listed and opened, and people's decisions on them.

use serde_json::Value;
use sijill_claim::TextSpan;

use crate::record_kit::{Desk, plain, words};
use crate::reread::added_as_read_before;

const MARKET: &str = "At least 17 civilians were killed and 30 others were wounded on Sunday when shells fell on a market in Omdurman, the Palm Street Clinic said.";
const AGAIN: &str = "Twenty civilians were killed in the shelling of a market in Omdurman on Sunday, residents said. Residents accused the army of shelling the market. The army denied that it had shelled the market.";
const NYALA: &str =
    "Nine people were killed in an air strike in Nyala on Saturday, the Palm Street Clinic said.";
const FASHER: &str = "Six people were killed in an air strike in El Fasher on Sunday, residents said. More than 300 people have been killed in Darfur since April, the Palm Street Clinic said.";
const LATER: &str =
    "Ten people were killed in an air strike in Nyala on Saturday, a teacher told the Courier.";

/// Adds reports: publisher, day of publication, text.
fn add(desk: &Desk, reports: &[(&str, &str, &str)]) {
    let lines: String = reports
        .iter()
        .map(|(publisher, published, text)| {
            let line = serde_json::json!({"id": text.get(..12), "publisher": publisher, "published": published,
                "country": "SD", "text": text});
            format!("{line}\n")
        })
        .collect();
    std::fs::write(desk.path("more.jsonl"), lines).unwrap();
    desk.fine(["add", "more.jsonl"]);
}

/// A record with four reports: r0 and r1 of one incident, r2 and r3 of one each.
fn desk() -> Desk {
    let desk = Desk::new();
    add(
        &desk,
        &[
            ("Nile Courier", "2023-11-06", MARKET),
            ("Delta Wire", "2023-11-06", AGAIN),
            ("Nile Courier", "2023-11-07", NYALA),
            ("Delta Wire", "2023-11-08", FASHER),
        ],
    );
    desk
}

/// The id of the claim with these words.
fn claim(desk: &Desk, quote: &str) -> String {
    let all = desk.json("claims");
    let found = all
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["claim"]["quote"].as_str().is_some_and(|words| words.contains(quote)));
    found.unwrap_or_else(|| panic!("no “{quote}” in {all}"))["id"].as_str().unwrap().to_owned()
}

/// The incident of a claim, by the claim's own number.
fn of(claim: &str) -> String {
    claim.replace('c', "i")
}

/// The ids of the claims of each incident.
fn grouped(desk: &Desk) -> Vec<Vec<String>> {
    let all = desk.json("incidents");
    let ids = |incident: &Value| {
        let claims = incident["claims"].as_array().unwrap().iter();
        claims.map(|claim| claim["id"].as_str().unwrap().to_owned()).collect()
    };
    all.as_array().unwrap().iter().map(ids).collect()
}

/// True where two claims are of one incident.
fn are_one(desk: &Desk, one: &str, other: &str) -> bool {
    let all = grouped(desk);
    let found = all.iter().find(|claims| claims.iter().any(|claim| claim == one));
    found.unwrap_or_else(|| panic!("no {one} in {all:?}")).iter().any(|claim| claim == other)
}

#[test]
fn claims_of_several_reports_are_one_incident_under_any_of_their_numbers() {
    let desk = desk();
    let (first, second) = (claim(&desk, "At least 17"), claim(&desk, "Twenty"));
    let all = desk.json("incidents");
    let market = &all[0];
    assert_eq!(market["id"], of(&first));
    assert_eq!(
        (
            market["killed"]["low"].as_u64(),
            market["killed"]["most"].as_u64(),
            market["injured"]["most"].as_u64()
        ),
        (Some(20), Some(20), Some(30))
    );
    assert_eq!(
        (market["when"]["start"].as_str(), market["where"]["name"].as_str()),
        (Some("2023-11-05"), Some("Omdurman"))
    );
    assert_eq!(market["reports"], serde_json::json!(["r0", "r1"]));
    assert_eq!(market["origins"].as_array().unwrap().len(), 2, "{market}");
    let told =
        market["claims"].as_array().unwrap().iter().find(|claim| claim["id"] == second.as_str()).unwrap();
    assert_eq!(
        (told["quote"].as_str(), told["figure"]["best"].as_u64()),
        (Some("Twenty civilians were killed"), Some(20))
    );
    assert_eq!((told["report"].as_str(), told["source"].as_str()), (Some("r1"), Some("residents (witness)")));
    let page = desk.fine(["show", &of(&first)]);
    assert_eq!(page, desk.fine(["show", &of(&second)]));
    for words in [
        "killed        20",
        "Palm Street Clinic",
        "“Twenty civilians were killed”",
        "Accusations",
        "“accused the army of shelling the market”",
        "contested. army, which is said to have done it, denies it",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Nyala") && !page.contains("Why each claim"), "{page}");
    let page = plain(&desk.fine(["show", &of(&second), "--explain"]));
    assert!(
        page.contains(&format!(
            "{second} with {first}: the same place (Omdurman), the same day, nearly the same figure"
        )),
        "{page}"
    );
    let told = desk.json(&format!("show {} --explain", of(&first)));
    assert_eq!(
        (told["why"][0]["claim"].as_str(), told["denials"].as_array().map(Vec::len)),
        (Some(&*first), Some(1))
    );
    assert_eq!(told["claims"][0]["source"], "Palm Street Clinic (medical)");
    // What a report by itself tells of has a name of its own.
    let each = desk.json("incidents --each-report");
    let ids: Vec<&str> = each.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids.first(), Some(&"r0.i1"));
    assert!(ids.contains(&"r1.i1") && ids.contains(&"r2.i1"), "{ids:?}");
    assert!(desk.fine(["show", "r1.i1"]).contains("killed        20"));
    assert!(desk.fine(["history", "r1.i1"]).contains("reading made"));
    assert!(desk.fine(["show", "r1"]).contains("r1.i1"));
    for command in ["show r0 --explain", "incidents --each-report --sort claims"] {
        assert_eq!(desk.run(words(command).iter().map(String::as_str)).status, 2, "{command}");
    }
}

#[test]
fn victims_and_those_who_are_said_to_have_done_it_are_told_by_name() {
    let desk = Desk::new();
    let text = "Soldiers shot dead four civilians in Omdurman on Sunday, residents said. A nurse, Ibtisam Karrar, was wounded.";
    add(&desk, &[("Nile Courier", "2023-11-06", text)]);
    let id = claim(&desk, "four civilians").replace('c', "i");
    let told = desk.json(&format!("show {id}"));
    assert_eq!(told["victims"][0]["name"], "Ibtisam Karrar", "{told}");
    assert_eq!(told["by"][0]["name"], "Soldiers");
    let page = desk.fine(["show", &id]);
    assert!(page.contains("Victims by name\nIbtisam Karrar, c"), "{page}");
    assert!(page.contains("Said to have done it\nSoldiers, by residents (witness) (c"), "{page}");
    assert!(page.contains("weak. Told by"), "{page}");
}

#[test]
fn incidents_are_found_by_what_they_are_and_by_their_claims() {
    let desk = desk();
    let (market, nyala, fasher) =
        (of(&claim(&desk, "At least 17")), of(&claim(&desk, "Nine people")), of(&claim(&desk, "Six people")));
    let ids = |filters: &str| -> Vec<String> {
        let all = desk.json(&format!("incidents {filters}"));
        all.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    for (filters, found) in [
        ("", vec![&market, &nyala, &fasher]),
        ("--reverse", vec![&fasher, &nyala, &market]),
        ("--sort date", vec![&nyala, &market, &fasher]),
        ("--sort killed", vec![&fasher, &nyala, &market]),
        ("--sort claims --reverse --limit 1", vec![&market]),
        ("--skip 1 --limit 1", vec![&nyala]),
        ("--place Nyala", vec![&nyala]),
        ("--near Nyala --within 50", vec![&nyala]),
        ("--country SD --from 2023-11-05", vec![&market, &fasher]),
        ("--to 2023-11-04", vec![&nyala]),
        ("--min-killed 9", vec![&market, &nyala]),
        ("--min-injured 1", vec![&market]),
        ("--harm injured", vec![&market]),
        ("--source residents", vec![&market, &fasher]),
        ("--text market", vec![&market]),
        ("--report r1", vec![&market]),
        ("--kind allegation", vec![]),
        ("--as-of 2016-01-01", vec![]),
    ] {
        assert_eq!(ids(filters), found.into_iter().cloned().collect::<Vec<_>>(), "{filters}");
    }
    desk.decided("zone set West --place Nyala --place 'El Fasher'");
    assert_eq!(ids("--zone west"), [nyala, fasher]);
    let run = desk.run(["incidents", "--format", "csv"]);
    let mut lines = run.out.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert!(head.starts_with(&["id", "link"]) && head.contains(&"killed_most") && lines.count() == 3);
    let points = desk.fine(["incidents", "--format", "geojson"]);
    let points: Value = serde_json::from_str(&points).unwrap();
    assert_eq!(points["features"][0]["properties"]["killed_low"], 20);
    assert_eq!(points["features"][0]["geometry"]["type"], "Point");
    let table = desk.fine(["incidents", "--format", "table"]);
    assert!(table.contains("origins") && table.contains("contested"), "{table}");
}

#[test]
fn what_is_merged_stays_so_whatever_comes_later() {
    let desk = desk();
    let (nyala, fasher) = (claim(&desk, "Nine people"), claim(&desk, "Six people"));
    let before = jiff::Timestamp::now();
    std::thread::sleep(std::time::Duration::from_millis(5));
    let out = desk.decided(&format!("incident merge {} {fasher}", of(&nyala)));
    assert!(
        out.contains("are one incident from now on (e")
            && out.contains(&format!("{}: {nyala} and {fasher}", of(&nyala))),
        "{out}"
    );
    let then = desk.json(&format!("show {} --as-of {before}", of(&fasher)));
    assert_eq!(then["claims"].as_array().unwrap().len(), 1, "{then}");
    add(&desk, &[("Delta Wire", "2023-11-09", LATER)]);
    let later = claim(&desk, "Ten people");
    assert!(are_one(&desk, &nyala, &fasher) && are_one(&desk, &fasher, &later), "{:?}", grouped(&desk));
    let page = plain(&desk.fine(["show", &of(&fasher), "--explain"]));
    assert!(page.contains("a person said so (e") && page.contains("incidents judged · by Leila"), "{page}");
    let history = desk.json(&format!("history {}", of(&later)));
    let kinds: Vec<&str> =
        history.as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"incidents judged") && kinds.contains(&"reading made"), "{kinds:?}");
    let list = desk.json("incident list");
    assert_eq!(
        (list[0]["verdict"].as_str(), list[0]["by"].as_str(), list[0]["lost"].as_u64()),
        (Some("same"), Some("Leila"), Some(0))
    );
    assert!(desk.fine(["incident", "list"]).contains("the same incident"));
    // A report that was withdrawn takes its claims with it.
    desk.decided("withdraw r3");
    let all = grouped(&desk);
    assert!(all.contains(&vec![nyala.clone(), later.clone()]) && !all.concat().contains(&fasher), "{all:?}");
    let run = desk.run(["show", &of(&fasher)]);
    assert!(run.status == 1 && plain(&run.err).contains("its report r3 was withdrawn"), "{}", run.err);
    desk.decided("withdraw r3 --undo");
    assert!(are_one(&desk, &nyala, &fasher));
    let entry = list[0]["entry"].as_str().unwrap();
    desk.decided(&format!("review undo {entry}"));
    assert!(!are_one(&desk, &nyala, &fasher) && are_one(&desk, &nyala, &later), "{:?}", grouped(&desk));
    assert_eq!(desk.json("incident list"), serde_json::json!([]));
    let history = desk.fine(["history", &of(&nyala)]);
    assert!(
        history.contains("incidents judged (undone)") && history.contains(&format!("undoes {entry}")),
        "{history}"
    );
    desk.verified();
}

#[test]
fn what_is_split_or_held_stays_apart_until_the_next_word() {
    let desk = desk();
    let (first, second) = (claim(&desk, "At least 17"), claim(&desk, "Twenty"));
    assert!(are_one(&desk, &first, &second));
    let told: Value =
        serde_json::from_str(&desk.decided(&format!("incident split {} {second} --format json", of(&first))))
            .unwrap();
    assert_eq!(
        (told["verdict"].as_str(), told["claims"].clone()),
        (Some("different"), serde_json::json!([second]))
    );
    assert_eq!(told["incidents"].as_array().unwrap().len(), 2, "{told}");
    assert!(!are_one(&desk, &first, &second));
    add(
        &desk,
        &[(
            "Nile Courier",
            "2023-11-09",
            "Twenty people were killed in shelling in Omdurman on Sunday, the Palm Street Clinic said. Three of them were children.",
        )],
    );
    assert!(!are_one(&desk, &first, &second), "{:?}", grouped(&desk));
    let page = plain(&desk.fine(["show", &of(&second), "--explain"]));
    assert!(
        page.contains("Kept apart from it") && page.contains(&format!("of another incident than {second}")),
        "{page}"
    );
    desk.decided(&format!("incident merge {first} {second}"));
    assert!(are_one(&desk, &first, &second));

    let desk = self::desk();
    let (nyala, fasher) = (claim(&desk, "Nine people"), claim(&desk, "Six people"));
    let out = desk.decided(&format!("incident hold {nyala} {}", of(&fasher)));
    assert!(out.contains("is left open"), "{out}");
    assert!(!are_one(&desk, &nyala, &fasher));
    assert_eq!(desk.json("incident list")[0]["verdict"], "undecided");
    let told = desk.json(&format!("show {} --explain", of(&nyala)));
    assert_eq!(
        (told["apart"][0]["verdict"].as_str(), &told["apart"][0]["others"]),
        (Some("undecided"), &serde_json::json!([fasher]))
    );
    assert!(desk.fine(["show", &of(&nyala), "--explain"]).contains("nobody can tell"));
}

#[test]
fn decisions_outlast_new_readings() {
    let desk = Desk::new();
    let texts = [
        "Nine civilians were killed in an air strike in Nyala on Monday, the Palm Street Clinic said.",
        "Six people were killed in an air strike in El Fasher on Monday, residents said. It rained in the evening.",
        "Two people were killed in Kassala on Sunday, residents said.",
    ];
    added_as_read_before(&desk, &texts, |number, claims| match number {
        // The older reader misread a figure, and saw a claim in the weather.
        0 => claims[0].casualty.as_mut().unwrap().figure = None,
        1 => {
            let mut more = claims[0].clone();
            let end = texts[1].chars().count();
            more.id = "c9".to_owned();
            more.quote = "in the evening.".to_owned();
            more.span = TextSpan::new(end - 15, end).unwrap();
            claims.push(more);
        }
        _ => {}
    });
    let all = desk.claims("");
    let (nyala, fasher, weather, kassala) = (&all[0], &all[1], &all[2], &all[3]);
    desk.decided(&format!("incident merge {nyala} {fasher}"));
    if !are_one(&desk, fasher, weather) {
        desk.decided(&format!("incident merge {nyala} {weather}"));
    }
    desk.decided(&format!("incident hold {nyala} {kassala}"));
    desk.fine(["reread"]);
    let (now, other) = (claim(&desk, "Nine civilians"), claim(&desk, "Six people"));
    assert_ne!(&now, nyala);
    assert!(are_one(&desk, &now, &other), "{:?}", grouped(&desk));
    // The old number goes on to mean what the words tell of.
    assert_eq!(desk.fine(["show", &of(nyala)]), desk.fine(["show", &of(&now)]));
    let run = desk.run(["show", &of(weather)]);
    assert!(
        run.status == 1 && plain(&run.err).contains("nothing of a later reading of r1 stands for it"),
        "{}",
        run.err
    );
    let list = desk.json("incident list");
    let lost: u64 = list.as_array().unwrap().iter().map(|one| one["lost"].as_u64().unwrap()).sum();
    assert!(lost >= 1, "{list}");
    assert!(desk.fine(["incident", "list"]).contains("in no reading any more"));
    assert!(desk.fine(["history", &of(&now)]).contains("incidents judged"));
    assert_eq!(list.as_array().unwrap().last().unwrap()["verdict"], "undecided");
    desk.verified();
}

#[test]
fn a_decision_that_makes_no_sense_is_told_as_such() {
    let desk = desk();
    let (first, second) = (claim(&desk, "At least 17"), claim(&desk, "Twenty"));
    let (nyala, total) = (claim(&desk, "Nine people"), claim(&desk, "More than 300"));
    let (denial, market) = (claim(&desk, "denied that it"), of(&first));
    let everything = desk.json(&format!("show {market}"))["claims"]
        .as_array()
        .unwrap()
        .iter()
        .map(|claim| claim["id"].as_str().unwrap().to_owned())
        .collect::<Vec<_>>()
        .join(" ");
    for (command, status, said) in [
        (format!("merge {market} {market}"), 1, format!("{market} is named twice.")),
        (
            format!("merge {market} {second}"),
            1,
            format!("{market} and {second} are the same incident already: {market}."),
        ),
        (format!("hold {first} {second}"), 1, format!("{first} and {second} are the same incident already")),
        (
            format!("merge {market} {total}"),
            1,
            format!("The claim {total} is of no incident: it is a running total."),
        ),
        (
            format!("merge {market} {denial}"),
            1,
            format!("The claim {denial} is of no incident: it is a claim of the kind allegation."),
        ),
        (
            format!("split {market} {nyala}"),
            1,
            format!("The claim {nyala} is not of the incident {market}, but of {}.", of(&nyala)),
        ),
        (
            format!("split {market} {everything}"),
            1,
            format!("These are all the claims of the incident {market}"),
        ),
        (format!("merge {market} i999"), 1, "The record has no incident i999".to_owned()),
        (format!("merge {market} c999"), 1, "The record has no claim c999".to_owned()),
        (format!("merge {market}"), 2, "2 values required".to_owned()),
        (format!("split {market}"), 2, "required".to_owned()),
        (format!("merge {market} r1"), 2, "is no incident".to_owned()),
    ] {
        desk.refused(&format!("incident {command}"), status, &said);
    }
    desk.decided(&format!("review reject {nyala}"));
    desk.refused(&format!("incident merge {market} {nyala}"), 1, "is of no incident: it was rejected.");
    assert_eq!(desk.run(["incident", "merge", &market, &nyala]).status, 2);
    for command in ["merge", "split", "hold", "list"] {
        let help = desk.fine(["incident", command, "--help"]);
        assert!(help.contains("Example"), "{command}");
    }
}

//! `sijill review`: claims are accepted, corrected, rejected; many at once; and all of it is taken back.

use serde_json::Value;

use crate::record_kit::{Desk, plain};

const MARKET: &str = "At least 16 people were killed and 32 others were wounded on Tuesday when shells fell on a market in Aleppo, the Civil Defence said.";
const ROAD: &str =
    "Three soldiers were killed in Idlib on Monday when a bomb exploded beside the road, the army said.";

fn killed(desk: &Desk) -> String {
    desk.claims("--harm killed --report r0").first().expect("a claim of people killed").clone()
}

#[test]
fn named_claims_are_decided_on_and_the_last_decision_holds() {
    let desk = Desk::with([MARKET, ROAD]);
    let claim = killed(&desk);
    let out = desk.decided(&format!("review accept {claim} {claim}"));
    assert_eq!(out.lines().count(), 1);
    assert!(
        out.starts_with(&format!("{claim} is accepted (e")) && out.contains("before: unreviewed"),
        "{out}"
    );
    assert_eq!(desk.review(&claim), "accepted");
    let answer: Value =
        serde_json::from_str(&desk.decided(&format!("review reject {claim} --format json"))).unwrap();
    assert_eq!(answer["claims"][0]["before"], "accepted");
    assert_eq!(answer["claims"][0]["now"], "rejected");
    desk.decided(&format!("review unsure {claim}"));
    assert_eq!(desk.review(&claim), "unsure");
    let size = desk.size();
    let out = desk.decided(&format!("review accept {claim} --dry-run"));
    assert!(out.contains("would be accepted"), "{out}");
    assert_eq!((desk.size(), desk.review(&claim)), (size, "unsure".to_owned()));
    desk.verified();
}

#[test]
fn whoever_decides_says_who_they_are_and_why() {
    let desk = Desk::with([MARKET]);
    for arguments in [
        vec!["review", "accept", "c0", "--reason", "x"],
        vec!["review", "accept", "c0", "--by", "Leila"],
        vec!["review", "accept", "c0", "--by", " ", "--reason", "x"],
        vec!["review", "accept", "c0", "--by", "Leila", "--reason", " "],
    ] {
        assert_eq!(desk.run(arguments.iter().copied()).status, 2, "{arguments:?}");
    }
    assert_eq!(desk.run_as(Some(""), ["review", "accept", "c0", "--reason", "x"]).status, 2);
    assert_eq!(desk.run_as(Some("Omar"), ["review", "accept", "c0", "--reason", "x"]).status, 0);
    assert!(desk.fine(["history", "c0"]).contains("Omar"));
}

#[test]
fn what_is_no_claim_is_named() {
    let desk = Desk::with([MARKET]);
    desk.refused("review accept c999", 1, "The record has no claim c999");
    desk.refused("review accept r0", 2, "is no claim");
    desk.refused("review accept", 2, "Name claims, such as c34, or say with filters which are meant");
    desk.refused("review accept c0 --harm killed", 2, "not both");
    // One of them cannot be decided on, so none is.
    desk.refused("review accept c0 c999", 1, "no claim c999");
    assert_eq!(desk.review("c0"), "unreviewed");
}

#[test]
fn a_correction_keeps_what_was_read_and_what_was_corrected_before() {
    let desk = Desk::with([MARKET, ROAD]);
    let claim = killed(&desk);
    let out = desk.decided(&format!("review correct {claim} --figure '>20'"));
    assert!(out.contains("casualty.figure.low") && out.contains("16 → 21"), "{out}");
    let told = desk.claim(&claim);
    assert_eq!(told["review"], "corrected");
    assert_eq!(told["claim"]["casualty"]["figure"]["low"], 21);
    assert_eq!(told["claim"]["casualty"]["figure"]["best"], 20);
    assert_eq!(told["as_read"]["casualty"]["figure"]["low"], 16);
    assert_eq!(told["claim"]["casualty"]["figure"]["words"], told["as_read"]["casualty"]["figure"]["words"]);

    let out = desk.decided(&format!(
        "review correct {claim} --harm injured --status civilian --from 2016-10-03 --to 2016-10-04 --place 'Idlib, Syria'"
    ));
    for words in
        ["“killed” → “injured”", "nothing → “civilian”", "→ “2016-10-03”", "→ “Idlib”", "where.radius_km"]
    {
        assert!(out.contains(words), "{words}: {out}");
    }
    let told = desk.claim(&claim);
    assert_eq!(told["claim"]["casualty"]["figure"]["low"], 21, "the earlier correction stays");
    assert_eq!(told["claim"]["where"]["name"], "Idlib");
    assert!(told["claim"]["where"]["id"].is_string() && told["claim"]["where"]["lat"].is_number());
    // It is found by what it says now.
    assert!(desk.claims("--harm injured --min-figure 20 --place Idlib").contains(&claim));
    assert!(!desk.claims("--harm killed").contains(&claim));

    // Accepting it now accepts it as corrected.
    desk.decided(&format!("review accept {claim}"));
    assert_eq!(desk.claim(&claim)["claim"]["casualty"]["figure"]["low"], 21);
    desk.verified();
}

#[test]
fn members_are_set_by_name_or_by_a_patch() {
    let desk = Desk::with([MARKET, ROAD]);
    let claim = killed(&desk);
    desk.decided(&format!(
        "review correct {claim} --set casualty.figure.low=18 --set casualty.figure.best=18 --set modality=hedged --set where=null --set 'cause=[\"mortar\"]'"
    ));
    let told = desk.claim(&claim)["claim"].clone();
    assert_eq!(told["casualty"]["figure"]["low"], 18);
    assert_eq!((told["modality"].as_str(), &told["where"]), (Some("hedged"), &Value::Null));
    assert_eq!(told["cause"], serde_json::json!(["mortar"]));

    std::fs::write(desk.path("patch.json"), r#"{"casualty": {"victims": {"side": "government"}}}"#).unwrap();
    let answer: Value = serde_json::from_str(
        &desk.decided(&format!("review correct {claim} --patch patch.json --format json")),
    )
    .unwrap();
    assert_eq!(
        answer["changes"],
        serde_json::json!([{"member": "casualty.victims.side", "before": null, "after": "government"}])
    );
    assert_eq!(desk.claim(&claim)["claim"]["casualty"]["figure"]["low"], 18);

    desk.decided("source add 'Northern Network' --type organisation --role medical");
    desk.decided(&format!("review correct {claim} --source 'Northern Network'"));
    assert_eq!(desk.claim(&claim)["claim"]["attribution"][0]["role"], "medical");
    assert!(desk.claims("--source 'Northern Network'").contains(&claim));
    desk.refused(&format!("review correct {claim} --source Nobody"), 1, "no source “Nobody”");
    let size = desk.size();
    assert!(
        desk.decided(&format!("review correct {claim} --set modality=denied --dry-run"))
            .contains("would be corrected")
    );
    assert_eq!(desk.size(), size);
}

#[test]
fn a_correction_that_makes_no_claim_is_refused() {
    let desk = Desk::with([MARKET, ROAD]);
    let claim = killed(&desk);
    for (changes, status, said) in [
        ("", 2, "Say what changes"),
        ("--set quote=x", 1, "“quote” cannot be corrected"),
        ("--set confidence=1", 1, "“confidence” cannot be corrected"),
        ("--set casualty.figur.low=3", 1, "no member “casualty.figur”"),
        ("--set casualty.harm=sad", 1, "makes no claim"),
        ("--set casualty.figure.low=30", 1, "must stand in this order"),
        ("--set casualty.figure.low=null", 1, "makes no claim"),
        ("--set casualty=null", 1, "has the member “casualty”"),
        ("--set kind=damage", 1, "has the member “damage”"),
        ("--set where.lat=99", 1, "a latitude from -90 to 90"),
        ("--from 2016-10-05 --to 2016-10-03", 1, "before it begins"),
        ("--set casualty.part_of=c999", 2, "is none"),
        ("--set modality=asserted", 1, "nothing would change"),
        ("--figure many", 2, "is no figure"),
        ("--place Qqqxyzzy", 1, "No place is known"),
        ("--patch nowhere.json", 1, "could not be read"),
    ] {
        desk.refused(&format!("review correct {claim} {changes}"), status, said);
    }
    std::fs::write(desk.path("list.json"), "[1]").unwrap();
    desk.refused(&format!("review correct {claim} --patch list.json"), 2, "is a JSON object");
    std::fs::write(desk.path("broken.json"), "{").unwrap();
    desk.refused(&format!("review correct {claim} --patch broken.json"), 1, "it is no JSON");
    assert_eq!(desk.review(&claim), "unreviewed");
}

#[test]
fn filters_choose_many_after_a_preview_and_a_yes() {
    let desk = Desk::with([MARKET, ROAD]);
    let all = desk.claims("");
    desk.decided(&format!("review reject {}", all[0]));
    let rest = all.len() - 1;

    // Nobody is there to say yes.
    let before = desk.size();
    let run = desk.decide("review accept --min-confidence 0");
    assert_eq!((run.status, desk.size()), (2, before));
    assert!(plain(&run.err).contains("--yes goes on without asking"), "{}", run.err);
    for words in [
        format!("{} claims fit.", all.len()),
        "1 was decided on already and is left as it is".to_owned(),
        "1 rejected by Leila".to_owned(),
    ] {
        assert!(run.out.contains(&words), "{words}: {}", run.out);
    }
    let run = desk.decide("review accept --min-confidence 0 --dry-run");
    assert_eq!((run.status, desk.size()), (0, before));
    assert!(
        run.out.contains(&format!("{rest} claim")) && run.out.contains("would be decided on"),
        "{}",
        run.out
    );

    desk.decided("review accept --min-confidence 0 --yes");
    assert_eq!(desk.claims("--review accepted").len(), rest);
    assert_eq!(desk.review(&all[0]), "rejected", "what a person decided on is left alone");
    let out = desk.decided("review accept --min-confidence 0 --yes");
    assert!(out.contains("There is nothing to accept"), "{out}");

    let answer: Value =
        serde_json::from_str(&desk.decided("review unsure --min-confidence 0 --yes --again --format json"))
            .unwrap();
    assert_eq!(answer["claims"].as_array().unwrap().len(), all.len());
    assert_eq!(answer["decided_before"][0]["by"], "Leila");
    assert_eq!(desk.claims("--review unsure").len(), all.len());
    let history = desk.fine(["history", all[0].as_str()]);
    assert!(history.contains("Leila"), "{history}");
    desk.verified();
}

#[test]
fn decisions_are_undone_in_any_order() {
    let desk = Desk::with([MARKET, ROAD]);
    let claim = killed(&desk);
    let accepted = desk.size();
    desk.decided(&format!("review accept {claim}"));
    let corrected = desk.size();
    desk.decided(&format!("review correct {claim} --figure 18"));
    let rejected = desk.size();
    desk.decided(&format!("review reject {claim}"));

    desk.decided(&format!("review undo e{corrected}"));
    let told = desk.claim(&claim);
    assert_eq!(
        (told["review"].as_str(), &told["claim"]["casualty"]["figure"]["low"]),
        (Some("rejected"), &16.into())
    );
    desk.refused(&format!("review undo e{corrected}"), 1, "was undone before");
    desk.decided(&format!("review undo e{rejected}"));
    assert_eq!(desk.review(&claim), "accepted");
    let out = desk.decided("review undo");
    assert!(
        out.contains(&format!("e{accepted} (claims reviewed, 1 claim by Leila"))
            && out.contains("Now unreviewed"),
        "{out}"
    );
    assert_eq!(desk.review(&claim), "unreviewed");
    desk.refused("review undo", 1, "no decision that can be undone");
    desk.refused("review undo e0", 1, "is no decision");
    desk.refused("review undo e9999", 1, "no entry e9999");
    desk.verified();
}

#[test]
fn without_an_entry_a_person_takes_back_their_own_last_decision() {
    let desk = Desk::with([MARKET, ROAD]);
    let [one, other] = [&desk.claims("")[0], &desk.claims("")[1]].map(Clone::clone);
    desk.decided(&format!("review accept {one}"));
    desk.fine(["review", "accept", other.as_str(), "--by", "Omar", "--reason", "x"]);
    desk.decided("review undo");
    assert_eq!((desk.review(&one), desk.review(&other)), ("unreviewed".to_owned(), "accepted".to_owned()));
    // Others' decisions may be undone by name.
    let last = desk.size() - 2;
    desk.decided(&format!("review undo e{last}"));
    assert_eq!(desk.review(&other), "unreviewed");
    desk.decided("withdraw r1");
    assert!(desk.decided("review undo").contains("report withdrawn"));
}

#[test]
fn a_decision_on_more_than_a_thousand_claims_is_undone_as_one() {
    let texts: Vec<String> = (0..1050)
        .map(|n| format!("Shells killed {} civilians in Aleppo on Monday, the Civil Defence said.", n + 2))
        .collect();
    let desk = Desk::with(texts.iter().map(String::as_str));
    let count = desk.claims("").len();
    assert!(count > 1000, "{count}");
    let answer: Value =
        serde_json::from_str(&desk.decided("review accept --kind casualty --yes --format json")).unwrap();
    let entries: Vec<&str> =
        answer["entries"].as_array().unwrap().iter().map(|e| e.as_str().unwrap()).collect();
    assert_eq!(entries.len(), 2);
    let size = desk.size();
    desk.decided(&format!("review undo {} --only", entries[1]));
    assert_eq!((desk.size(), desk.claims("--review accepted").len()), (size + 1, 1000));
    // The part that is undone already stays so.
    desk.decided(&format!("review undo {}", entries[0]));
    assert_eq!((desk.size(), desk.claims("--review accepted").len()), (size + 2, 0));

    desk.decided("review accept --kind casualty --yes");
    let size = desk.size();
    let out = desk.decided(&format!("review undo e{}", size - 1));
    assert_eq!(out.matches("is undone").count(), 2, "{out}");
    assert_eq!((desk.size(), desk.claims("--review accepted").len()), (size + 2, 0));
    desk.verified();
}

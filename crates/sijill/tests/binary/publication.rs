//! `sijill publication`: what the public sees, set and shown.

use serde_json::Value;

use crate::record_kit::Desk;

const REPORT: &str = "Two people were killed in Sukkari on 3 October, the Orontes Observatory said.";

#[test]
fn nothing_is_public_until_it_is_set_and_who_set_it_is_told() {
    let desk = Desk::with([REPORT]);
    assert_eq!(desk.fine(["publication", "show"]), "the public sees nothing\n");
    let out = desk.decided("publication set --places 25km --quotes shown --withhold-kind siege,meeting");
    assert!(out.contains("no more exactly than 25 km") && out.contains("victims: withheld"), "{out}");
    let shown: Value = serde_json::from_str(&desk.fine(["publication", "show", "--format", "json"])).unwrap();
    assert_eq!(shown["by"], "Leila");
    assert_eq!(shown["profile"]["places"]["within"], 25);
    assert_eq!(shown["profile"]["kinds_withheld"], serde_json::json!(["siege", "meeting"]));
    assert_eq!((&shown["profile"]["quotes"], &shown["profile"]["victims"]), (&true.into(), &false.into()));
    // What is not named stays.
    desk.decided("publication set --delay-days 30");
    let later: Value = serde_json::from_str(&desk.fine(["publication", "show", "--format", "json"])).unwrap();
    assert_eq!(
        (&later["profile"]["delay_days"], &later["profile"]["places"]["within"]),
        (&30.into(), &25.into())
    );
    desk.decided("publication off");
    assert!(desk.fine(["publication", "show"]).starts_with("the public sees nothing\nsince e"));
    let entry = shown["entry"].as_str().unwrap();
    let opened = desk.fine(["show", entry]);
    assert!(opened.contains("publication set") && opened.contains("Leila"), "{opened}");
    assert!(desk.fine(["verify"]).contains("is whole"));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let desk = Desk::with([REPORT]);
    desk.refused("publication set --places 0km", 2, "kilometres");
    desk.refused("publication set --withhold-report r99", 1, "r99");
    desk.refused("publication off", 1, "just that already");
    assert_eq!(desk.fine(["publication", "show"]), "the public sees nothing\n");
}

#[test]
fn what_the_public_sees_is_not_undone_but_set_anew() {
    let desk = Desk::with([REPORT]);
    desk.decided("publication set --places country");
    let shown: Value = serde_json::from_str(&desk.fine(["publication", "show", "--format", "json"])).unwrap();
    let entry = shown["entry"].as_str().unwrap();
    desk.refused(&format!("review undo {entry}"), 1, entry);
}

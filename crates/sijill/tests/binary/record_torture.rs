//! `kill -9` at a random instant: what was acknowledged is there, nothing is there by half, and the work can go on.
//!
//! SIJILL_TORTURE says how often (`make torture`), SIJILL_TORTURE_SEED repeats a run.

use std::collections::HashSet;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::killed::{Chance, When, kill, time_of};
use crate::record_kit::{Desk, plain};

const REPORTS: usize = 3000;

fn rounds() -> usize {
    std::env::var("SIJILL_TORTURE").map_or(20, |words| words.parse().expect("SIJILL_TORTURE is a number"))
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("many.jsonl", many());
    desk
}

/// Tiny reports, no two alike.
pub(crate) fn many() -> String {
    (0..REPORTS)
        .map(|n| {
            let text =
                format!("At least {} people were killed in Homs on Monday, witness {n} said.", n % 40 + 2);
            json!({"id": format!("n{n}"), "text": text}).to_string() + "\n"
        })
        .collect()
}

/// Digests of the acknowledged reports. What stands after the last line's end was never said.
pub(crate) fn acknowledged(out: &str) -> impl Iterator<Item = String> {
    let whole = out.rfind('\n').map_or(0, |at| at + 1);
    out.get(..whole).unwrap().lines().map(|line| {
        let line: Value =
            serde_json::from_str(line).unwrap_or_else(|_| panic!("half a line was said: {line}"));
        line["sha256"].as_str().unwrap().to_owned()
    })
}

/// Digests of the reports of a record in which each report has its reading, and no report a further receipt.
pub(crate) fn reports(desk: &Desk) -> HashSet<String> {
    let entries = desk.entries();
    assert_eq!(entries[0].0, "record created");
    let mut found = HashSet::new();
    for (number, pair) in entries[1..].chunks(2).enumerate() {
        let [(added, report), (made, reading)] = pair else { panic!("half a report: {pair:?}") };
        assert_eq!((added.as_str(), made.as_str()), ("report added", "reading made"));
        assert_eq!(reading["report"], number);
        assert!(found.insert(report["report"]["sha256"].as_str().unwrap().to_owned()), "a report twice");
    }
    found
}

#[test]
fn whatever_was_acknowledged_before_a_kill_is_in_the_record() {
    let mut chance = Chance::new("add");
    let add = |desk: &Desk, resume: bool| {
        let mut command = desk.process();
        command
            .args(["add", "--jobs", "1", "--format", "json", "many.jsonl"])
            .args(resume.then_some("--resume"));
        command
    };
    let first = desk();
    let whole = time_of(&mut add(&first, false));
    let all = reports(&first);
    assert_eq!(all.len(), REPORTS);

    let (mut kills, mut amid) = (0, 0);
    let mut at = desk();
    let mut said: HashSet<String> = HashSet::new();
    while kills < rounds() {
        let resume = !said.is_empty();
        let ended = kill(&mut add(&at, resume), &When::After(chance.within(whole)));
        let new: Vec<_> = acknowledged(&ended.out).collect();
        let count = new.len();
        said.extend(new);
        at.verified();
        let kept = reports(&at);
        assert!(said.is_subset(&kept), "{} acknowledged reports are lost", said.difference(&kept).count());
        match ended.status {
            Some(status) => {
                assert_eq!((status, &kept), (0, &all), "{}", ended.err);
                at = desk();
                said.clear();
            }
            None => {
                kills += 1;
                amid += usize::from(count > 0);
                // What was committed but not yet said is passed over all the same.
                said = kept;
            }
        }
    }
    assert!(amid > 0, "not one kill came while reports were being added");
    // Nothing holds the file, and just the missing ones are added.
    let before = reports(&at).len();
    let ended = kill(&mut add(&at, true), &When::After(whole * 20));
    assert_eq!(ended.status, Some(0), "{}", ended.err);
    assert_eq!(acknowledged(&ended.out).count(), REPORTS - before);
    assert_eq!(reports(&at), all);
    at.verified();
}

/// Files of the desk whose names begin so.
fn named(desk: &Desk, begin: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(begin)).collect()
}

/// A number of moments, the first ones as soon as something is seen.
fn moments<'w>(
    chance: &mut Chance,
    longest: std::time::Duration,
    seen: &'w dyn Fn() -> bool,
) -> Vec<When<'w>> {
    let by_chance = (0..rounds().div_ceil(5)).map(|_| When::After(chance.within(longest)));
    let mut moments: Vec<_> = by_chance.collect();
    moments.push(When::AsSoonAs(seen));
    moments
}

#[test]
fn half_a_dump_never_passes_for_a_whole_one() {
    let mut chance = Chance::new("dump");
    let desk = desk();
    desk.fine(["add", "many.jsonl", "--quiet"]);
    let root = desk.json("checkpoint")["root"].clone();
    let dump = |name: &str| {
        let mut command = desk.process();
        command.args(["dump", name]);
        command
    };
    let whole = time_of(&mut dump("whole.tar.gz"));
    let begun = || {
        named(&desk, "d.tar.gz").iter().any(|path| std::fs::metadata(path).is_ok_and(|file| file.len() > 0))
    };
    let mut half = 0;
    for when in moments(&mut chance, whole, &begun) {
        let ended = kill(&mut dump("d.tar.gz"), &when);
        let left = named(&desk, "d.tar.gz");
        for path in left {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let loaded = desk.run(["load", &name, "--record", "copy.sijill", "--format", "json"]);
            if name == "d.tar.gz" {
                let told: Value =
                    serde_json::from_str(&loaded.out).unwrap_or_else(|_| panic!("{}", loaded.err));
                assert_eq!(told["root"], root, "what bears the name is whole");
                std::fs::remove_file(desk.path("copy.sijill")).unwrap();
            } else if loaded.status == 0 {
                // Killed after the last byte.
                std::fs::remove_file(desk.path("copy.sijill")).unwrap();
            } else {
                half += 1;
                assert_eq!(loaded.status, 1);
                assert!(!desk.path("copy.sijill").exists(), "{name}: half a record is left");
            }
            std::fs::remove_file(path).unwrap();
        }
        assert!(ended.status.is_none_or(|status| status == 0), "{}", ended.err);
        desk.fine(["dump", "d.tar.gz"]);
        std::fs::remove_file(desk.path("d.tar.gz")).unwrap();
    }
    assert!(half > 0, "no dump was killed half-way");
    desk.verified();
}

#[test]
fn half_a_load_never_passes_for_a_record() {
    let mut chance = Chance::new("load");
    let desk = desk();
    desk.fine(["add", "many.jsonl", "--quiet"]);
    desk.fine(["dump", "d.tar.gz"]);
    let load = |name: &str| {
        let mut command = desk.process();
        command.args(["load", "d.tar.gz", "--record", name]);
        command
    };
    let whole = time_of(&mut load("whole.sijill"));
    let begun = || !named(&desk, "copy.sijill").is_empty();
    let mut half = 0;
    for when in moments(&mut chance, whole, &begun) {
        let ended = kill(&mut load("copy.sijill"), &when);
        assert!(ended.status.is_none_or(|status| status == 0), "{}", ended.err);
        if desk.path("copy.sijill").exists() {
            desk.fine(["verify", "--record", "copy.sijill"]);
        } else {
            half += 1;
            desk.fine(["load", "d.tar.gz", "--record", "copy.sijill"]);
        }
        for path in named(&desk, "copy.sijill") {
            std::fs::remove_file(path).unwrap();
        }
    }
    assert!(half > 0, "no load was killed half-way");
}

#[test]
fn views_that_are_half_made_are_told_of_and_mended() {
    let mut chance = Chance::new("rebuild");
    let desk = desk();
    desk.fine(["add", "many.jsonl", "--quiet"]);
    let (claims, root) = (desk.fine(["claims", "--format", "jsonl"]), desk.checkpoint());
    desk.file("one.txt", "Nine people were killed in Idlib on Monday, the army said.");
    let rebuild = || {
        let mut command = desk.process();
        command.args(["verify", "--rebuild"]);
        command
    };
    let whole = time_of(&mut rebuild());
    let unfinished = || {
        let record = sijill_record::Record::open(&desk.record(), sijill_record::store::Access::Read).unwrap();
        record.state().check_views(record.store()).is_err()
    };
    let mut half = 0;
    for when in moments(&mut chance, whole, &unfinished) {
        let ended = kill(&mut rebuild(), &when);
        assert!(ended.status.is_none_or(|status| status == 0), "{}", ended.err);
        if !unfinished() {
            desk.verified();
            continue;
        }
        half += 1;
        for command in [&["add", "one.txt"][..], &["claims"], &["verify"]] {
            let run = desk.run(command.iter().copied());
            assert_eq!(run.status, 1, "{command:?}: {}", run.out);
            let told = plain(&(run.out + &run.err));
            assert!(told.contains("`sijill verify --rebuild` makes them anew"), "{command:?}: {told}");
        }
        assert_eq!(desk.checkpoint(), root, "nothing was added");
        desk.fine(["verify", "--rebuild"]);
        assert_eq!(desk.fine(["claims", "--format", "jsonl"]), claims);
    }
    assert!(half > 0, "no rebuilding was killed half-way");
    desk.fine(["add", "one.txt"]);
    desk.verified();
}

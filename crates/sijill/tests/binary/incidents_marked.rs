//! Incidents across reports and copies of texts against those that were marked by hand in the fixtures.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::kit::fixture_lines;
use crate::record_kit::Desk;

/// Below this, grouping has got worse.
const FLOOR: f64 = 0.95;

const FOLDER: &str = "aleppo-2016";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(FOLDER)
}

fn marks() -> Value {
    serde_json::from_str(&std::fs::read_to_string(folder().join("incidents.json")).unwrap()).unwrap()
}

/// The marked reports in a record. Each has the name of its file, and the number under which it was added.
struct Marked {
    desk: Desk,
    reports: Vec<String>,
}

impl Marked {
    fn new() -> Self {
        let desk = Desk::new();
        let names: Vec<String> = {
            let mut names: Vec<String> = std::fs::read_dir(folder())
                .unwrap()
                .filter_map(|entry| {
                    entry
                        .unwrap()
                        .file_name()
                        .to_str()
                        .and_then(|n| n.strip_suffix(".txt"))
                        .map(str::to_owned)
                })
                .collect();
            names.sort_unstable();
            names
        };
        let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
        let all = fixture_lines();
        let lines: Vec<&str> = all.lines().filter(|line| names.contains(&id(line))).collect();
        std::fs::write(desk.path("marked.jsonl"), lines.join("\n")).unwrap();
        desk.fine(["add", "marked.jsonl", "--quiet"]);
        Self { desk, reports: lines.into_iter().map(id).collect() }
    }

    /// The number of a report, by the two digits that its file begins with.
    fn report(&self, digits: &str) -> usize {
        self.reports.iter().position(|name| name.starts_with(digits)).unwrap()
    }
}

/// Where something stands, and what it is.
struct Said {
    id: String,
    kind: String,
    harm: String,
    span: (u64, u64),
}

impl Said {
    fn of(claim: &Value, id: &Value) -> Self {
        let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let at = |end: &str| claim["span"][end].as_u64().unwrap();
        Self {
            id: words(id),
            kind: words(&claim["kind"]),
            harm: words(&claim["casualty"]["harm"]),
            span: (at("start"), at("end")),
        }
    }

    fn shared(&self, other: &Self) -> u64 {
        self.span.1.min(other.span.1).saturating_sub(self.span.0.max(other.span.0))
    }
}

/// Marks ("05/g1") with the claim that was read there: of the same report, kind and harm, with the most words in common.
fn read_at(marked: &Marked, wanted: &BTreeSet<String>) -> Vec<(String, String)> {
    let claims = marked.desk.json("claims");
    let read = |number: usize| -> Vec<Said> {
        let report = format!("r{number}");
        let own = claims.as_array().unwrap().iter().filter(|told| told["report"] == report.as_str());
        own.map(|told| Said::of(&told["claim"], &told["id"])).collect()
    };
    let mut found = Vec::new();
    for (number, name) in marked.reports.iter().enumerate() {
        let (digits, _) = name.split_once('-').unwrap();
        let path = folder().join(format!("{name}.gold.json"));
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let read = read(number);
        for claim in gold["claims"].as_array().unwrap() {
            let mark = Said::of(claim, &claim["id"]);
            let id = format!("{digits}/{}", mark.id);
            let alike = read.iter().filter(|one| one.kind == mark.kind && one.harm == mark.harm);
            let best = alike.max_by_key(|one| (mark.shared(one), std::cmp::Reverse(one.span.0)));
            if let Some(best) = best.filter(|one| mark.shared(one) > 0 && wanted.contains(&id)) {
                found.push((id, best.id.clone()));
            }
        }
    }
    found
}

/// Every two items of a group, in order.
fn pairs(group: &[String]) -> Vec<(String, String)> {
    let mut sorted: Vec<String> = group.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let later = |at: usize| sorted[at + 1..].iter().map(move |other| (at, other.clone()));
    (0..sorted.len()).flat_map(later).map(|(at, other)| (sorted[at].clone(), other)).collect()
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

#[test]
fn incidents_are_those_that_were_marked() {
    let (marked, marks) = (Marked::new(), marks());
    let incidents: Vec<Vec<String>> =
        marks["incidents"].as_array().unwrap().iter().map(|one| strings(&one["claims"])).collect();
    let wanted: BTreeSet<String> = incidents.concat().into_iter().collect();
    let read = read_at(&marked, &wanted);
    assert!(read.len() * 10 > wanted.len() * 6, "only {} of {} marks were read", read.len(), wanted.len());
    let claims_of = |group: &[String]| -> Vec<String> {
        read.iter().filter(|(mark, _)| group.contains(mark)).map(|(_, claim)| claim.clone()).collect()
    };
    let known: BTreeSet<String> = read.iter().map(|(_, claim)| claim.clone()).collect();
    let undecided: BTreeSet<(String, String)> = marks["undecided"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|pair| {
            let pair = strings(pair);
            let (one, other) = (claims_of(&pair[..1]), claims_of(&pair[1..]));
            one.into_iter().zip(other).flat_map(|(one, other)| pairs(&[one, other])).collect::<Vec<_>>()
        })
        .collect();
    let decided = |pairs: Vec<(String, String)>| -> BTreeSet<(String, String)> {
        pairs.into_iter().filter(|pair| !undecided.contains(pair)).collect()
    };
    let told: BTreeSet<(String, String)> =
        decided(incidents.iter().flat_map(|group| pairs(&claims_of(group))).collect());
    let all = marked.desk.json("incidents");
    let made = all.as_array().unwrap().iter().flat_map(|incident| {
        let ids = incident["claims"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap().to_owned());
        pairs(&ids.filter(|id| known.contains(id)).collect::<Vec<_>>())
    });
    let made = decided(made.collect());
    let right = made.intersection(&told).count() as f64;
    let precision = right / (made.len() as f64).max(1.0);
    let recall = right / (told.len() as f64).max(1.0);
    let f1 = 2.0 * right / ((made.len() + told.len()) as f64).max(1.0);
    let mark = |claim: &String| {
        let marks: Vec<&str> =
            read.iter().filter(|(_, c)| c == claim).map(|(mark, _)| mark.as_str()).collect();
        format!("{claim} ({})", marks.join(", "))
    };
    let listed = |pairs: Vec<&(String, String)>| -> String {
        pairs.iter().map(|(one, other)| format!("  {} and {}\n", mark(one), mark(other))).collect()
    };
    let score = format!("precision {precision:.3}, recall {recall:.3}, F1 {f1:.3} over {} marks", read.len());
    let wrong = format!(
        "put together, and are not one:\n{}one, and not put together:\n{}",
        listed(made.difference(&told).collect()),
        listed(told.difference(&made).collect())
    );
    // `--nocapture` shows it where the test passes.
    #[expect(clippy::print_stdout, reason = "figures to look at")]
    {
        println!("{score}\n{wrong}");
    }
    assert!(f1 >= FLOOR, "{score}\n{wrong}");
}

#[test]
fn copies_are_found_and_no_others() {
    let (marked, marks) = (Marked::new(), marks());
    let expected: BTreeSet<(usize, usize)> = marks["copies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| {
            let group = strings(group);
            (marked.report(&group[1]), marked.report(&group[0]))
        })
        .collect();
    let mut found = BTreeSet::new();
    for number in 0..marked.reports.len() {
        let told = marked.desk.json(&format!("show r{number}"));
        if let Some(other) = told["copy_of"].as_str() {
            found.insert((number, other.trim_start_matches('r').parse().unwrap()));
            let page = marked.desk.fine(["show", &format!("r{number}")]);
            assert!(
                page.contains(&format!("copy of       {other}: it prints the text of that report")),
                "{page}"
            );
        }
    }
    assert_eq!(found, expected);
}

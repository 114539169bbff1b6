//! The article that the whole system must carry, end to end: each row of the design's table by its command's answer, against
//! what a person worked out from the texts before. `seed` asks about the article itself, `marked` about the fixtures.
//!
//! An answer that is not the right one stands behind a comment that begins "Known fault:".

mod marked;
mod seed;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::kit::fixture_lines;
use crate::record_kit::Desk;

/// The article, which is no part of the repository: only where it lies beside it.
fn article() -> Option<Desk> {
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seed/aleppo-2016-10-04.txt");
    let gold = text.with_extension("gold.json");
    let (text, gold) = (std::fs::read_to_string(text).ok()?, std::fs::read_to_string(gold).ok()?);
    let gold: Value = serde_json::from_str(&gold).unwrap();
    Some(with(&line("seed", &text, &gold["document"])))
}

/// The marked reports, in the order of their names: the report r4 is the fixture whose name begins with 05.
fn fixtures() -> Desk {
    let all = fixture_lines();
    let name = |line: &str| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/aleppo-2016");
    let own = |line: &&str| folder.join(format!("{}.txt", name(line))).exists();
    with(&all.lines().filter(own).collect::<Vec<_>>().join("\n"))
}

fn line(id: &str, text: &str, document: &Value) -> String {
    let mut line = serde_json::json!({"id": id, "text": text});
    for member in ["title", "publisher", "published"] {
        line[member] = document[member].clone();
    }
    line.to_string()
}

fn with(lines: &str) -> Desk {
    let desk = Desk::new();
    desk.fine(["add", desk.file("reports.jsonl", lines), "--quiet"]);
    desk
}

/// What a tally says.
struct Told(Value);

fn tally(desk: &Desk, filters: &str) -> Told {
    Told(desk.json(&format!("tally {filters}"))["tally"].clone())
}

impl Told {
    fn floor(&self) -> u64 {
        assert_eq!(self.0["floor"]["exact"], true, "{}", self.0);
        self.0["floor"]["value"].as_u64().unwrap()
    }

    /// The least of each ground of the floor, the greatest first.
    fn grounds(&self) -> Vec<u64> {
        let figure = |claim: &Value| claim["claim"]["casualty"]["figure"]["low"].as_u64().unwrap();
        let claims = self.0["floor"]["claims"].as_array().unwrap();
        let mut figures: Vec<u64> = claims.iter().map(figure).collect();
        figures.sort_unstable_by(|one, other| other.cmp(one));
        figures
    }

    /// Origins whose names have these words: the floor of each, and whether it is a party.
    fn origin(&self, words: &str) -> Vec<(u64, &str)> {
        let own = self.0["sources"].as_array().unwrap().iter();
        own.filter(|one| one["origin"].as_str().unwrap().contains(words))
            .map(|one| (one["floor"].as_u64().unwrap(), one["interest"].as_str().unwrap()))
            .collect()
    }

    /// How many claims were left out for this.
    fn left_out(&self, why: &str) -> usize {
        self.0["left_out"][why].as_array().unwrap().len()
    }

    fn is_open(&self) -> bool {
        self.0["ceiling"].is_null()
    }
}

fn board(desk: &Desk, command: &str) -> Vec<Value> {
    desk.json(&format!("board {command}")).as_array().unwrap().clone()
}

/// The only row that fits.
fn only(rows: &[Value], fits: impl Fn(&Value) -> bool) -> Value {
    let found: Vec<&Value> = rows.iter().filter(|row| fits(row)).collect();
    assert_eq!(found.len(), 1, "{found:#?} of {rows:#?}");
    found[0].clone()
}

fn at(rows: &[Value], place: &str) -> Value {
    only(rows, |row| row["place"]["name"] == place)
}

/// What members of a list say, as text.
fn words<'v>(list: &'v Value, member: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|one| one[member].as_str().unwrap_or_default()).collect()
}

/// Who gives each count, and its least, as a board has them.
fn counts(list: &Value) -> Vec<(&str, u64)> {
    let one = |count: &'_ Value| count["figure"]["low"].as_u64().unwrap();
    list.as_array().unwrap().iter().map(|count| (count["says"].as_str().unwrap(), one(count))).collect()
}

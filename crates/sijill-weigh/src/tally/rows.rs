//! A tally cut into rows: by day, week, month, place, zone, source, status or cause.
//!
//! Rows are answers of their own. They need not add up to the whole: what reaches over two rows counts in neither, and one
//! claim may count in several.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use sijill_claim::{Scope, VictimStatus};

use super::answer::{Lines, Tally, Weigher};
use super::choose::{Question, days_of};
use crate::terrain::Node;

/// What rows are cut by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Days.
    Day,
    /// Weeks, from Monday on.
    Week,
    /// Months.
    Month,
    /// The places that lie next in what is asked: the countries where no place is asked.
    Place,
    /// Zones of the record.
    Zone,
    /// Origins.
    Source,
    /// Victims' status; those whose status is not told in a row of their own.
    Status,
    /// Causes.
    Cause,
}

/// A row of a tally.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is of: "2016-10-04", "Sukkari", "civilian".
    pub of: String,
    /// Of a row of days, the first, counted from 1970.
    pub from: Option<i32>,
    /// Of a row of days, the last.
    pub to: Option<i32>,
    /// The answer.
    pub tally: Tally,
}

/// A zone with the places of the record that lie in it.
#[derive(Debug, Clone, Default)]
pub struct Zone {
    /// Its name.
    pub name: String,
    /// Its places.
    pub places: FxHashSet<Node>,
    /// Of these the ones that lie in none of the others.
    pub roots: Vec<Node>,
}

/// The rows of a question. Rows in which no claim counts are left out, but for days between others.
#[must_use]
pub fn rows(weigher: &Weigher<'_>, question: &Question, by: By, zones: &[Zone]) -> Vec<Row> {
    match by {
        By::Day | By::Week | By::Month => of_days(weigher, question, by),
        By::Place => of_places(weigher, question),
        By::Zone => of_zones(weigher, question, zones),
        By::Source => of_sources(weigher, question),
        By::Status => of_statuses(weigher, question),
        By::Cause => of_causes(weigher, question),
    }
}

fn row(of: String, tally: Tally) -> Row {
    Row { of, from: None, to: None, tally }
}

/// More rows of days than these are none that anybody reads: ten years.
const MOST_DAYS: usize = 3_660;

fn of_days(weigher: &Weigher<'_>, question: &Question, by: By) -> Vec<Row> {
    let ledger = weigher.ledger();
    let mut by_bucket: FxHashMap<i32, Vec<usize>> = FxHashMap::default();
    let mut counted: Vec<usize> = weigher.counted(question).into_iter().collect();
    counted.sort_unstable();
    for at in counted {
        let line = &ledger.lines[at];
        let days = if line.scope == Some(Scope::Period) { days_of(line) } else { weigher.place_of(at).days };
        let Some((start, end)) = days else { continue };
        let (from, to) = bucket(start, by);
        if end <= to && start >= from {
            by_bucket.entry(from).or_default().push(at);
        }
    }
    let (Some(first), Some(last)) = (by_bucket.keys().min().copied(), by_bucket.keys().max().copied()) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    let mut day = first;
    while day <= last && rows.len() < MOST_DAYS {
        let (from, to) = bucket(day, by);
        let clip = |edge: Option<i32>, own: i32, later: bool| match edge {
            Some(edge) if later => edge.max(own),
            Some(edge) => edge.min(own),
            None => own,
        };
        let asked = Question {
            from: Some(clip(question.from, from, true)),
            to: Some(clip(question.to, to, false)),
            ..question.clone()
        };
        let lines = by_bucket.remove(&from).unwrap_or_default();
        let chosen = weigher.choose(&asked, Lines::These(lines));
        let tally = weigher.answer(&asked, chosen);
        rows.push(Row { of: named(from, by), from: asked.from, to: asked.to, tally });
        day = to.saturating_add(1);
    }
    rows
}

/// The first and last day of the row that a day is in.
fn bucket(day: i32, by: By) -> (i32, i32) {
    let unknown = (day, day);
    let Some(date) = sijill_record::views::date(i64::from(day)) else { return unknown };
    let counted =
        |date: jiff::civil::Date| i32::try_from(sijill_record::views::day(Some(date))).unwrap_or(day);
    match by {
        By::Week => {
            let from = day - i32::from(date.weekday().to_monday_zero_offset());
            (from, from + 6)
        }
        By::Month => (counted(date.first_of_month()), counted(date.last_of_month())),
        _ => unknown,
    }
}

fn named(from: i32, by: By) -> String {
    let Some(date) = sijill_record::views::date(i64::from(from)) else { return String::new() };
    match by {
        By::Month => format!("{:04}-{:02}", date.year(), date.month()),
        By::Week => {
            let week = date.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        _ => date.to_string(),
    }
}

fn of_places(weigher: &Weigher<'_>, question: &Question) -> Vec<Row> {
    let ledger = weigher.ledger();
    let roots: FxHashSet<Node> = question.roots.iter().copied().collect();
    let mut next: FxHashMap<Node, FxHashSet<Node>> = FxHashMap::default();
    for node in ledger.nodes.iter().filter(|node| question.holds(**node)) {
        // From the outermost in: the first place within what is asked.
        let chain: Vec<Node> = ledger.terrain.chain(*node).iter().rev().copied().collect();
        let from = chain.iter().rposition(|node| roots.contains(node)).map_or(0, |at| at + 1);
        if let Some(outer) = chain.get(from).or(chain.last()) {
            next.entry(*outer).or_default().insert(*node);
        }
    }
    let of = |(node, mut places): (Node, FxHashSet<Node>)| {
        places.insert(node);
        let asked = Question { places: Some(places), roots: vec![node], ..question.clone() };
        row(ledger.terrain.spot(node).name.clone(), weigher.tally(&asked))
    };
    sorted(next.into_iter().map(of).filter(|row| row.tally.claims > 0).collect())
}

fn of_zones(weigher: &Weigher<'_>, question: &Question, zones: &[Zone]) -> Vec<Row> {
    let of = |zone: &Zone| {
        let places: FxHashSet<Node> =
            zone.places.iter().copied().filter(|node| question.holds(*node)).collect();
        let roots = zone.roots.iter().copied().filter(|node| question.holds(*node)).collect();
        let asked = Question { places: Some(places), roots, ..question.clone() };
        row(zone.name.clone(), weigher.tally(&asked))
    };
    zones.iter().map(of).filter(|row| row.tally.claims > 0).collect()
}

fn of_sources(weigher: &Weigher<'_>, question: &Question) -> Vec<Row> {
    let ledger = weigher.ledger();
    let mut by_origin: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for at in weigher.counted(question) {
        by_origin.entry(weigher.origins().of(&ledger.lines[at])).or_default().push(at);
    }
    let of = |(origin, mut lines): (u32, Vec<usize>)| {
        lines.sort_unstable();
        let chosen = weigher.choose(question, Lines::These(lines));
        row(weigher.origins().name(origin), weigher.answer(question, chosen))
    };
    sorted(by_origin.into_iter().map(of).collect())
}

fn of_statuses(weigher: &Weigher<'_>, question: &Question) -> Vec<Row> {
    let all = [VictimStatus::Civilian, VictimStatus::Combatant];
    let told = all.into_iter().filter(|s| question.statuses.is_empty() || question.statuses.contains(s));
    let mut rows: Vec<Row> = told
        .map(|status| {
            let asked = Question { statuses: vec![status], ..question.clone() };
            let name = match status {
                VictimStatus::Civilian => "civilian",
                VictimStatus::Combatant => "combatant",
            };
            row(name.to_owned(), weigher.tally(&asked))
        })
        .collect();
    if question.statuses.is_empty() {
        let mut lines: Vec<usize> = weigher.counted(question).into_iter().collect();
        lines.sort_unstable();
        lines.retain(|at| weigher.ledger().lines[*at].status.is_none());
        let chosen = weigher.choose(question, Lines::These(lines));
        rows.push(row("not told".to_owned(), weigher.answer(question, chosen)));
    }
    rows.retain(|row| row.tally.claims > 0);
    rows
}

fn of_causes(weigher: &Weigher<'_>, question: &Question) -> Vec<Row> {
    let ledger = weigher.ledger();
    let mut by_cause: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut counted: Vec<usize> = weigher.counted(question).into_iter().collect();
    counted.sort_unstable();
    for at in counted {
        let causes: Vec<&str> = ledger.causes(&ledger.lines[at]).collect();
        let told = if causes.is_empty() { "not told".to_owned() } else { causes.join(", ") };
        by_cause.entry(told).or_default().push(at);
    }
    let of = |(cause, lines): (String, Vec<usize>)| {
        let chosen = weigher.choose(question, Lines::These(lines));
        row(cause, weigher.answer(question, chosen))
    };
    sorted(by_cause.into_iter().map(of).collect())
}

/// Rows with the highest floor first.
fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by(|a, b| {
        let figures = |row: &Row| (row.tally.floor.value, row.tally.highest.value);
        figures(b).cmp(&figures(a)).then_with(|| a.of.cmp(&b.of))
    });
    rows
}

//! A tally cut into rows: by day, week, month, place, zone, source, status or cause.
//!
//! Rows are answers of their own. They need not add up to the whole: what reaches over two rows counts in neither, and one
//! claim may count in several.

use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Scope, VictimStatus};
use sijill_record::question::Standing;

use super::answer::Tally;
use super::choose::{Question, days_of};
use super::chosen::Lines;
use super::fold::{Fold, Folded};
use super::weigher::Weigher;
use crate::terrain::Node;

/// What rows are cut by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "TallyBy")]
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

impl By {
    /// Every way.
    pub const ALL: [Self; 8] = [
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Place,
        Self::Zone,
        Self::Source,
        Self::Status,
        Self::Cause,
    ];
}

/// A row of a tally.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "TallyRow")]
pub struct Row {
    /// What it is of: "2016-10-04", "Sukkari", "civilian".
    pub of: String,
    /// Of a row of days, the first, counted from 1970.
    pub from: Option<i32>,
    /// Of a row of days, the last.
    pub to: Option<i32>,
    /// The answer.
    pub tally: Tally,
    /// What folding makes of its claims, where that is asked.
    pub folded: Option<Folded>,
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
pub fn rows(
    weigher: &Weigher<'_>,
    question: &Question,
    by: By,
    zones: &[Zone],
    fold: Option<(Fold, &Standing)>,
) -> Vec<Row> {
    let cutting = Cutting { weigher, question, fold };
    match by {
        By::Day | By::Week | By::Month => cutting.of_days(by),
        By::Place => cutting.of_places(),
        By::Zone => cutting.of_zones(zones),
        By::Source => cutting.of_sources(),
        By::Status => cutting.of_statuses(),
        By::Cause => cutting.of_causes(),
    }
}

/// A question that is cut into rows.
struct Cutting<'c, 'l> {
    weigher: &'c Weigher<'l>,
    question: &'c Question,
    fold: Option<(Fold, &'c Standing)>,
}

impl Cutting<'_, '_> {
    fn row(&self, of: String, question: &Question, lines: Lines<'_>) -> Row {
        let folded =
            self.fold.map(|(fold, standing)| self.weigher.folded_of(question, standing, fold, lines));
        Row { of, from: None, to: None, tally: self.weigher.weighed(question, lines), folded }
    }

    /// Positions of the claims that rows are made of: those that count, and those that would if they told a status.
    fn claims(&self) -> Vec<usize> {
        let wider = self.question.with_untold();
        self.weigher.choose(wider.as_ref().unwrap_or(self.question), Lines::All).inside
    }

    fn of_days(&self, by: By) -> Vec<Row> {
        let (ledger, question) = (self.weigher.ledger(), self.question);
        let mut by_bucket: FxHashMap<i32, Vec<usize>> = FxHashMap::default();
        for at in self.claims() {
            let line = &ledger.lines[at];
            let period = line.scope == Some(Scope::Period);
            let days = if period { days_of(line) } else { self.weigher.place_of(at).days };
            let Some((start, end)) = days else { continue };
            let (from, to) = bucket(start, by);
            if end <= to && start >= from {
                by_bucket.entry(from).or_default().push(at);
            }
        }
        let (Some(first), Some(last)) = (by_bucket.keys().min().copied(), by_bucket.keys().max().copied())
        else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        let mut day = first;
        while day <= last && rows.len() < MOST_DAYS {
            let (from, to) = bucket(day, by);
            let asked = Question {
                from: Some(question.from.map_or(from, |edge| edge.max(from))),
                to: Some(question.to.map_or(to, |edge| edge.min(to))),
                ..question.clone()
            };
            let lines = by_bucket.remove(&from).unwrap_or_default();
            let row = self.row(named(from, by), &asked, Lines::These(&lines));
            rows.push(Row { from: asked.from, to: asked.to, ..row });
            day = to.saturating_add(1);
        }
        rows
    }

    fn of_places(&self) -> Vec<Row> {
        let (ledger, question) = (self.weigher.ledger(), self.question);
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
        let claims = self.claims();
        let of = |(node, mut places): (Node, FxHashSet<Node>)| {
            places.insert(node);
            let asked = Question { places: Some(places), roots: vec![node], ..question.clone() };
            self.row(ledger.terrain.spot(node).name.clone(), &asked, Lines::These(&claims))
        };
        sorted(
            next.into_iter()
                .filter(|(node, _)| ledger.terrain.tells(*node))
                .map(of)
                .filter(|row| row.tally.claims > 0)
                .collect(),
        )
    }

    fn of_zones(&self, zones: &[Zone]) -> Vec<Row> {
        let question = self.question;
        let claims = self.claims();
        let of = |zone: &Zone| {
            let places: FxHashSet<Node> =
                zone.places.iter().copied().filter(|node| question.holds(*node)).collect();
            let roots = zone.roots.iter().copied().filter(|node| question.holds(*node)).collect();
            let asked = Question { places: Some(places), roots, ..question.clone() };
            self.row(zone.name.clone(), &asked, Lines::These(&claims))
        };
        zones.iter().map(of).filter(|row| row.tally.claims > 0).collect()
    }

    fn of_sources(&self) -> Vec<Row> {
        let rows = self.weigher.by_origin(&self.claims()).into_iter().map(|(origin, lines)| {
            self.row(self.weigher.origins().name(origin), self.question, Lines::These(&lines))
        });
        sorted(rows.filter(|row| row.tally.claims > 0).collect())
    }

    fn of_statuses(&self) -> Vec<Row> {
        let question = self.question;
        let all = [VictimStatus::Civilian, VictimStatus::Combatant];
        let told = all.into_iter().filter(|s| question.statuses.is_empty() || question.statuses.contains(s));
        let claims = self.claims();
        let mut rows: Vec<Row> = told
            .map(|status| {
                let asked = Question { statuses: vec![status], ..question.clone() };
                let name = match status {
                    VictimStatus::Civilian => "civilian",
                    VictimStatus::Combatant => "combatant",
                };
                self.row(name.to_owned(), &asked, Lines::These(&claims))
            })
            .collect();
        if question.statuses.is_empty() {
            let untold = |at: &usize| self.weigher.ledger().lines[*at].status.is_none();
            let lines: Vec<usize> = claims.iter().copied().filter(untold).collect();
            rows.push(self.row("not told".to_owned(), question, Lines::These(&lines)));
        }
        rows.retain(|row| row.tally.claims > 0);
        rows
    }

    fn of_causes(&self) -> Vec<Row> {
        let ledger = self.weigher.ledger();
        let mut by_cause: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for at in self.claims() {
            let causes: Vec<&str> = ledger.causes(&ledger.lines[at]).collect();
            let told = if causes.is_empty() { "not told".to_owned() } else { causes.join(", ") };
            by_cause.entry(told).or_default().push(at);
        }
        let of = |(cause, lines): (String, Vec<usize>)| self.row(cause, self.question, Lines::These(&lines));
        sorted(by_cause.into_iter().map(of).filter(|row| row.tally.claims > 0).collect())
    }
}

/// More rows of days than these are none that anybody reads: ten years.
const MOST_DAYS: usize = 3_660;

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

/// Rows with the highest floor first.
fn sorted(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by(|a, b| {
        let figures = |row: &Row| (row.tally.floor.value, row.tally.highest.value);
        figures(b).cmp(&figures(a)).then_with(|| a.of.cmp(&b.of))
    });
    rows
}

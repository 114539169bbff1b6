//! Folding claims into one published figure, by a stated rule.
//!
//! A rule chooses one figure for each incident and each running total; what lies in what is then summed as for a floor, so
//! that nothing is counted twice. Presets fold as others do who publish figures: their rules are those of
//! `docs/weighing.md`, in our own words from what these projects say of their method.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Harm, VictimStatus};
use sijill_record::payload::Grade;
use sijill_record::question::Standing;

use super::choose::Question;
use super::chosen::Lines;
use super::mask::Mask;
use super::part::Part;
use super::unit::least;
use super::weigher::Weigher;
use crate::line::Line;

/// A rule that chooses one figure of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "FoldRule")]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    /// The lowest that any origin gives: what nobody disputes.
    Conservative,
    /// The one that most origins give; then the better graded, then the later.
    Representative,
    /// The one that is told in most detail, then the latest.
    Informative,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 3] = [Self::Conservative, Self::Representative, Self::Informative];
}

/// The rules of others who publish figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "FoldPreset")]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// Airwars: civilians, a least and a most for each incident.
    Airwars,
    /// Iraq Body Count: civilians killed, a least and a most, two independent origins.
    Ibc,
    /// UCDP GED: deaths of all, low, best and high for each event with a place and day.
    Ucdp,
    /// ACLED: deaths of all, the most conservative figure of each event.
    Acled,
}

/// How claims are folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// By a rule.
    By(Rule),
    /// As others do.
    As(Preset),
}

/// A folded figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Folded {
    /// The least, where the rule gives a range.
    pub low: Option<u64>,
    /// The one figure, where the rule gives one.
    pub best: Option<u64>,
    /// The most, where the rule gives a range.
    pub high: Option<u64>,
    /// Incidents and totals that it was made of.
    pub parts: usize,
    /// Incidents and totals that the rule leaves out.
    pub left_out: usize,
    /// What was done, a sentence each.
    pub how: Vec<String>,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 4] = [Self::Airwars, Self::Ibc, Self::Ucdp, Self::Acled];

    /// What the preset asks for where the question does not say otherwise.
    pub fn apply(self, question: &mut Question) {
        if question.harms.is_empty() {
            question.harms.push(Harm::Killed);
        }
        if question.statuses.is_empty() && matches!(self, Self::Airwars | Self::Ibc) {
            question.statuses.push(VictimStatus::Civilian);
        }
    }
}

impl Weigher<'_> {
    /// The figure, or the figures, that folding makes of the claims.
    #[must_use]
    pub fn folded(&self, question: &Question, standing: &Standing, fold: Fold) -> Folded {
        self.folded_of(question, standing, fold, Lines::All)
    }

    /// The figure, or the figures, that folding makes of some claims.
    pub(super) fn folded_of(
        &self,
        question: &Question,
        standing: &Standing,
        fold: Fold,
        lines: Lines<'_>,
    ) -> Folded {
        let chosen = self.choose(question, lines);
        let sure = |at: &usize| !question.only_highest(&self.ledger.lines[*at]);
        let inside: Vec<usize> = chosen.inside.into_iter().filter(sure).collect();
        let parts = self.parts(question, &inside);
        match fold {
            Fold::By(rule) => self.by(&parts, standing, rule),
            Fold::As(preset) => self.as_others(&parts, standing, preset),
        }
    }

    fn by(&self, parts: &[Part], standing: &Standing, rule: Rule) -> Folded {
        let figure = |part: &Part| self.by_rule(part, standing, rule);
        let best = self.sum_of(parts, &figure);
        let how = match rule {
            Rule::Conservative => {
                "Of each incident and each running total the lowest figure that any independent origin gives was taken."
            }
            Rule::Representative => {
                "Of each incident and each running total the figure that most independent origins give was taken; where \
                 several do, that of the better graded source, then the later, then the lower."
            }
            Rule::Informative => {
                "Of each incident and each running total the figure that is told in most detail was taken (an exact \
                 number, the victims' status, their names), then the latest, then the lower."
            }
        };
        Folded {
            low: None,
            best: Some(best),
            high: None,
            parts: parts.len(),
            left_out: 0,
            how: vec![how.to_owned(), WITHIN.to_owned()],
        }
    }

    fn as_others(&self, all: &[Part], standing: &Standing, preset: Preset) -> Folded {
        let kept = |part: &&Part| match preset {
            Preset::Acled => true,
            Preset::Airwars => part.incident.is_some(),
            Preset::Ibc => {
                part.incident.is_some()
                    && crate::grade::independent(self.ledger, &self.origins, &part.claims).len() >= 2
            }
            Preset::Ucdp => {
                part.incident.is_some() && part.node.is_some() && part.days.0 != i32::MIN && part.top >= 1
            }
        };
        let parts: Vec<Part> = all.iter().filter(kept).cloned().collect();
        // Groups that no claim counts together are added by the bounds, not by a choice among them.
        let lowest = |part: &Part| match self.of_all(part) {
            true => self.claims(part).map(least).min().unwrap_or(0),
            false => part.low,
        };
        // A claim of some of an incident's people may be above those that count all: "18 people", "25 civilians".
        let highest = |part: &Part| part.top;
        let range = || (Some(self.sum_of(&parts, &lowest)), Some(self.sum_of(&parts, &highest)));
        let (low, best, high, how) = match preset {
            Preset::Airwars => {
                let (low, high) = range();
                (
                    low,
                    None,
                    high,
                    vec![
                        "Airwars: of each incident the lowest and the highest figure that any source gives; running totals are left out.",
                    ],
                )
            }
            Preset::Ibc => {
                let (low, high) = range();
                (
                    low,
                    None,
                    high,
                    vec![
                        "Iraq Body Count: of each incident that two independent origins tell of, the lowest and the highest figure; running totals and incidents of one origin are left out.",
                    ],
                )
            }
            Preset::Ucdp => {
                let (low, high) = range();
                let best = self.sum_of(&parts, &|part| {
                    self.by_rule(part, standing, Rule::Representative).clamp(lowest(part), highest(part))
                });
                (
                    low,
                    Some(best),
                    high,
                    vec![
                        "UCDP GED: of each incident with a place, a day and a death, the lowest, the most reliable and the highest figure; running totals are left out.",
                        "The most reliable figure is the one that most independent origins give, then that of the better graded source.",
                    ],
                )
            }
            Preset::Acled => {
                let best = self.sum_of(&parts, &|part| match self.of_all(part) {
                    true => self.claims(part).map(as_acled).min().unwrap_or(0),
                    false => part.low,
                });
                (
                    None,
                    Some(best),
                    None,
                    vec![
                        "ACLED: one figure of reported deaths, the most conservative; “tens” is 10, “dozens” 12, “hundreds” 100.",
                        "A total over several days counts only with what goes beyond the incidents in it, as its division among events does.",
                    ],
                )
            }
        };
        let mut how: Vec<String> = how.into_iter().map(str::to_owned).collect();
        how.push(WITHIN.to_owned());
        Folded { low, best, high, parts: parts.len(), left_out: all.len() - parts.len(), how }
    }

    fn sum_of(&self, parts: &[Part], figure: &dyn Fn(&Part) -> u64) -> u64 {
        self.woven(parts).sum(figure).value
    }

    /// True where some claim counts all of a part's people.
    fn of_all(&self, part: &Part) -> bool {
        part.claims.iter().any(|at| Mask::of(&self.ledger.lines[*at]) == part.mask)
    }

    /// The claims that count all of a part's people.
    fn claims<'p>(&'p self, part: &'p Part) -> impl Iterator<Item = &'p Line> {
        part.claims
            .iter()
            .map(|at| &self.ledger.lines[*at])
            .filter(move |line| Mask::of(line) == part.mask)
            .filter(|line| line.whole.is_none() || part.claims.len() == 1)
    }

    fn by_rule(&self, part: &Part, standing: &Standing, rule: Rule) -> u64 {
        // Groups that no claim counts together are added by the bounds, not by a choice among them.
        if !self.of_all(part) {
            return part.low;
        }
        match rule {
            Rule::Conservative => self.claims(part).map(least).min().unwrap_or(0),
            Rule::Representative => {
                let mut by_figure: FxHashMap<u64, (Vec<u32>, u8, i32)> = FxHashMap::default();
                for line in self.claims(part) {
                    let told = by_figure.entry(line.figure().unwrap_or(0)).or_default();
                    let origin = self.origins.of(line);
                    if !told.0.contains(&origin) {
                        told.0.push(origin);
                    }
                    told.1 = told.1.max(self.grade(standing, line));
                    told.2 = told.2.max(line.published.unwrap_or(i32::MIN));
                }
                let best = by_figure.into_iter().max_by_key(|(figure, (of, grade, day))| {
                    (of.len(), *grade, *day, std::cmp::Reverse(*figure))
                });
                best.map_or(0, |(figure, _)| figure)
            }
            Rule::Informative => {
                let detail = |line: &Line| {
                    let exact = line.low.is_some() && line.low == line.high;
                    u8::from(exact) * 2 + u8::from(line.status.is_some()) + u8::from(line.names != 0)
                };
                let best = self.claims(part).max_by_key(|line| {
                    (
                        detail(line),
                        line.published,
                        std::cmp::Reverse(line.figure()),
                        std::cmp::Reverse(line.row.number),
                    )
                });
                best.and_then(Line::figure).unwrap_or(0)
            }
        }
    }

    /// How reliable a claim's source is held to be: 0 where nobody said.
    fn grade(&self, standing: &Standing, line: &Line) -> u8 {
        let Some(key) = self.ledger.source(line) else { return 0 };
        match standing.facts(standing.head_of(&key)).grade {
            Some(Grade::A) => 5,
            Some(Grade::B) => 4,
            Some(Grade::C) => 3,
            Some(Grade::D) => 2,
            Some(Grade::E) => 1,
            Some(Grade::F) | None => 0,
        }
    }
}

/// What is said with every folded figure.
const WITHIN: &str =
    "Incidents within a running total are not added to it; what may be the same people is counted once.";

/// A claim's figure as ACLED reads vague words.
fn as_acled(line: &Line) -> u64 {
    match (line.best, least(line)) {
        (None, 20) => 10,
        (None, 24) => 12,
        (None, 200) => 100,
        (_, least) => least,
    }
}

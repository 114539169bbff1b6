//! The allegations board: each accusation with its denials. Whether one is true is not for a board to say.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Kind, Modality};

use super::party::{Who, join, parties, share};
use super::{At, Board, Item, country, days_between, near, of_kind};
use crate::said::Cited;
use crate::terrain::Terrain;

/// A denial answers what was said so many days before it at most.
const DAYS: i32 = 30;

/// An accusation with its denials, or a denial of something that no claim says.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AllegationRow {
    /// Whoever accuses; nothing where only a denial is known.
    pub accuser: Option<String>,
    /// The accused.
    pub against: Vec<Who>,
    /// Of what, as it is told first.
    pub of: Vec<String>,
    /// Where.
    pub place: Option<At>,
    /// The first day of it.
    pub day: Option<Date>,
    /// The accusations: the same by the same accuser stand together.
    pub claims: Vec<Cited>,
    /// The denials.
    pub denials: Vec<Denial>,
}

/// A denial.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Denial {
    /// Whoever denies.
    pub says: String,
    /// What is denied, as it is told.
    pub of: Vec<String>,
    /// Of which day.
    pub day: Option<Date>,
    /// Why it stands with the accusation.
    pub matched: Matched,
    /// The claim.
    pub cited: Cited,
}

/// Why a denial stands with an accusation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Matched {
    /// It answers it in the same report.
    Report,
    /// The accused denies the same within a month.
    Subject,
    /// No accusation is known that it answers.
    Nothing,
}

/// An accusation or a denial with what it is matched by.
struct Told<'i> {
    item: &'i Item,
    against: Vec<Who>,
    subject: FxHashSet<String>,
}

/// The allegations board.
#[must_use]
pub fn allegations(items: &[Item], terrain: &Terrain, _as_of: Date) -> Board<AllegationRow> {
    let items = of_kind(items, Kind::Allegation);
    let told = items.iter().map(|item| told(item, terrain));
    let (denials, accusations): (Vec<_>, Vec<_>) =
        told.partition(|one| one.item.said.claim.modality == Modality::Denied);
    let mut rows: Vec<(&Told<'_>, AllegationRow)> = Vec::new();
    // The row of each accusation, and the rows of one accuser with the same words.
    let mut row_of: Vec<usize> = Vec::new();
    let mut alike: FxHashMap<(String, Vec<&str>), Vec<usize>> = FxHashMap::default();
    for one in &accusations {
        let mut words: Vec<&str> = one.subject.iter().map(String::as_str).collect();
        words.sort_unstable();
        let known = alike.entry((one.item.said.says(), words)).or_default();
        let at = known.iter().copied().rev().find(|at| is_repeated(rows[*at].0, one));
        row_of.push(at.unwrap_or(rows.len()));
        match at {
            Some(at) => {
                let row = &mut rows[at].1;
                row.claims.push(one.item.said.cited());
                join(&mut row.against, one.against.clone());
            }
            None => {
                known.push(rows.len());
                rows.push((one, row(one, terrain)));
            }
        }
    }
    let mut alone = Vec::new();
    for denial in &denials {
        match answered(denial, &accusations) {
            Some((at, matched)) => rows[row_of[at]].1.denials.push(self::denial(denial, matched)),
            None => {
                let mut row = self::row(denial, terrain);
                row.accuser = None;
                row.claims.clear();
                row.denials.push(self::denial(denial, Matched::Nothing));
                alone.push((denial.item, row));
            }
        }
    }
    let of_accusations = rows.into_iter().map(|(first, row)| (first.item, row));
    let mut rows: Vec<(&Item, AllegationRow)> = of_accusations.chain(alone).collect();
    rows.sort_by_key(|(item, _)| (item.said.day(), item.said.number));
    Board::of(rows.into_iter().map(|(_, row)| row).collect(), &items)
}

fn told<'i>(item: &'i Item, terrain: &Terrain) -> Told<'i> {
    let said = &item.said;
    let allegation = said.claim.allegation.clone().unwrap_or_default();
    let mut against = parties(&allegation.against, said, country(terrain, item.node));
    if said.claim.modality == Modality::Denied {
        join(&mut against, vec![Who::speaker(said, country(terrain, item.node))]);
    }
    let subject = allegation.of.iter().flat_map(|words| content(words)).collect();
    Told { item, against, subject }
}

fn row(one: &Told<'_>, terrain: &Terrain) -> AllegationRow {
    let said = &one.item.said;
    AllegationRow {
        accuser: Some(said.says()),
        against: one.against.clone(),
        of: said.claim.allegation.as_ref().map(|allegation| allegation.of.clone()).unwrap_or_default(),
        place: one.item.node.map(|node| At::of(terrain, node)),
        day: said.day(),
        claims: vec![said.cited()],
        denials: Vec::new(),
    }
}

fn denial(one: &Told<'_>, matched: Matched) -> Denial {
    let said = &one.item.said;
    let of = said.claim.allegation.as_ref().map(|allegation| allegation.of.clone()).unwrap_or_default();
    Denial { says: said.says(), of, day: said.day(), matched, cited: said.cited() }
}

/// True where an accusation in the same words by the same accuser was made before, against the same.
fn is_repeated(one: &Told<'_>, other: &Told<'_>) -> bool {
    !one.subject.is_empty()
        && near(one.item.said.day(), other.item.said.day(), DAYS)
        && (one.against.is_empty() && other.against.is_empty() || share(&one.against, &other.against))
}

/// The accusation that a denial answers.
fn answered(denial: &Told<'_>, accusations: &[Told<'_>]) -> Option<(usize, Matched)> {
    let said = &denial.item.said;
    let denies = said.claim.allegation.as_ref().and_then(|allegation| allegation.denies.as_deref());
    // Where a report tells of several matters, its denial of one may be read as an answer to another.
    let fits = |one: &Told<'_>| {
        share(&one.against, &denial.against)
            || !one.subject.is_disjoint(&denial.subject)
            || denial.subject.is_empty() && !all_apart(one, denial)
    };
    let in_report = accusations.iter().position(|one| {
        one.item.said.report == said.report && Some(one.item.said.claim.id.as_str()) == denies && fits(one)
    });
    if let Some(at) = in_report {
        return Some((at, Matched::Report));
    }
    let before = |one: &Told<'_>| match (one.item.said.day(), said.day()) {
        (Some(accused), Some(denied)) => accused <= denied && days_between(accused, denied) <= DAYS,
        _ => one.item.said.report == said.report,
    };
    let candidates =
        accusations.iter().enumerate().filter(|(_, one)| before(one) && share(&one.against, &denial.against));
    candidates
        .map(|(at, one)| (one.subject.intersection(&denial.subject).count(), one.item.said.day(), at))
        .filter(|(alike, _, _)| *alike > 0)
        .max()
        .map(|(_, _, at)| (at, Matched::Subject))
}

/// True where each of the accused is known to be somebody else than whoever denies.
fn all_apart(one: &Told<'_>, denial: &Told<'_>) -> bool {
    one.against.iter().all(|accused| denial.against.iter().all(|who| accused.apart(who)))
}

/// The words that carry what something is about, without endings.
fn content(words: &str) -> Vec<String> {
    let small = words.to_lowercase();
    small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 && !EMPTY.contains(word))
        .map(|word| {
            let bare = ["ings", "ing", "ed", "es", "s"].iter().find_map(|ending| word.strip_suffix(ending));
            bare.filter(|bare| bare.chars().count() > 2).unwrap_or(word).to_owned()
        })
        .collect()
}

const EMPTY: [&str; 30] = [
    "that",
    "with",
    "from",
    "have",
    "been",
    "were",
    "their",
    "they",
    "them",
    "this",
    "which",
    "being",
    "using",
    "used",
    "more",
    "than",
    "against",
    "into",
    "over",
    "such",
    "other",
    "people",
    "having",
    "forces",
    "army",
    "government",
    "city",
    "town",
    "area",
    "during",
];

#[cfg(test)]
mod tests;

//! Whom an incident is about: those who are said to have done it, what each side says, its origins and its victims.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use sijill_claim::Modality;
use sijill_desk::ask::across::AcrossTold;
use sijill_desk::ask::alleged::About;
use sijill_desk::ask::claim_rows::ClaimTold;
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::side::{side_of, side_of_party};

use crate::words::Words;

/// Somebody who is said to have done it.
pub(super) struct Actor {
    /// Its name.
    pub(super) name: String,
    /// True where it says so itself.
    pub(super) itself: bool,
    /// True where nobody asserts it: it is only alleged, hedged or possible.
    pub(super) alleged: bool,
    /// Those who say so.
    pub(super) says: Vec<String>,
    /// The claims.
    pub(super) claims: Vec<String>,
}

/// Those who are said to have done it.
pub(super) fn actors(told: &AcrossTold) -> Vec<Actor> {
    let actor = |by: &sijill_desk::ask::across::ByTold| {
        let claims = || told.full.iter().filter(|one| by.claims.contains(&one.id));
        let says: BTreeSet<String> = claims().map(ClaimTold::said_by).collect();
        Actor {
            name: by.name.clone(),
            itself: claims().any(of_itself),
            alleged: claims().all(|one| one.claim.modality != Modality::Asserted),
            says: says.into_iter().collect(),
            claims: by.claims.clone(),
        }
    };
    told.by.iter().map(actor).collect()
}

/// True where whoever asserts a claim is the one that it names as having done it.
fn of_itself(told: &ClaimTold) -> bool {
    let claim = &told.claim;
    let (Some(party), Some(source)) = (&claim.perpetrator, claim.attribution.first()) else { return false };
    let speaker = source.of.as_deref().unwrap_or(&source.name);
    let same_name = speaker.eq_ignore_ascii_case(&party.name);
    let same_side = side_of_party(party).zip(side_of(speaker)).is_some_and(|(one, other)| one == other);
    claim.modality == Modality::Asserted && (same_name || same_side)
}

/// What one speaker says of it.
pub(super) struct Position {
    /// Whoever speaks.
    pub(super) says: String,
    /// His statements, the first one first.
    pub(super) statements: Vec<Statement>,
}

/// An accusation or a denial.
pub(super) struct Statement {
    /// Of which day.
    pub(super) day: Option<Date>,
    /// True for a denial.
    pub(super) denies: bool,
    /// Why it stands here.
    pub(super) because: &'static str,
    /// The claim.
    pub(super) told: ClaimTold,
}

/// What each side says of an incident, in dated statements.
pub(super) fn positions(words: &Words, about: &About) -> Vec<Position> {
    let mut found: Vec<Position> = Vec::new();
    for (denies, list) in [(false, &about.accusations), (true, &about.denials)] {
        for one in list {
            let says = one.told.said_by_in(words);
            let when = one.told.claim.when.as_ref();
            let statement = Statement {
                day: when.and_then(|when| when.start.or(when.end)).or(one.told.published),
                denies,
                because: one.because,
                told: one.told.clone(),
            };
            match found.iter_mut().find(|known| known.says == says) {
                Some(known) => known.statements.push(statement),
                None => found.push(Position { says, statements: vec![statement] }),
            }
        }
    }
    for position in &mut found {
        position.statements.sort_by_key(|statement| (statement.day.is_none(), statement.day));
    }
    found.sort_by_key(|position| {
        let first = position.statements.first();
        (first.is_none_or(|one| one.day.is_none()), first.and_then(|one| one.day))
    });
    found
}

/// Reports that print one text, where an incident has several of them.
pub(super) fn copies(ledger: &Ledger, incident: &Incident) -> Vec<Vec<String>> {
    let mut families: FxHashMap<u64, BTreeSet<u64>> = FxHashMap::default();
    for at in &incident.lines {
        let report = ledger.lines[*at].report;
        let family = usize::try_from(report).ok().and_then(|at| ledger.families.get(at));
        let family = family.map_or(report, |first| u64::from(*first));
        families.entry(family).or_default().insert(report);
    }
    let mut found: Vec<Vec<String>> = families
        .into_iter()
        .map(|(first, mut reports)| {
            reports.insert(first);
            reports
        })
        .filter(|reports| reports.len() > 1)
        .map(|reports| reports.into_iter().map(|report| format!("r{report}")).collect())
        .collect();
    found.sort();
    found
}

/// Names of the incident's place, as its claims have them, beside its own.
pub(super) fn names(told: &AcrossTold) -> Vec<String> {
    let own = told.place.as_ref().map(|place| place.name.as_str());
    let id = told.place.as_ref().and_then(|place| place.id.as_deref());
    let same =
        |one: &&ClaimTold| id.is_some() && one.claim.place.as_ref().and_then(|p| p.id.as_deref()) == id;
    let mut names: Vec<String> = Vec::new();
    for place in told.full.iter().filter(same).filter_map(|one| one.claim.place.as_ref()) {
        if Some(place.name.as_str()) != own && !names.contains(&place.name) {
            names.push(place.name.clone());
        }
    }
    names
}

/// The first and the last day on which a report of it was published.
pub(super) fn published(told: &AcrossTold) -> (Option<Date>, Option<Date>) {
    let days = || told.full.iter().filter_map(|one| one.published);
    (days().min(), days().max())
}

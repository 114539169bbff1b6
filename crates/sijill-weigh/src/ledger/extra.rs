//! What weighing needs of a claim besides what the record's views keep: causes, sides, names, what it is a part of, where
//! its words stand, who asserts it.

use rustc_hash::FxHashMap;
use sijill_claim::{Casualty, Claim, FacilityStatus, Group, Incident};
use sijill_record::payload::SourceKey;
use sijill_record::views::{ROLES, TYPES, code, decoded};

use crate::line::Term;

/// Words by their number. Number 0 stands for nothing.
#[derive(Debug, Clone)]
pub struct Terms {
    words: Vec<String>,
    numbers: FxHashMap<String, Term>,
}

impl Default for Terms {
    fn default() -> Self {
        Self::of(vec![String::new()])
    }
}

impl Terms {
    /// Terms in the order of their numbers; the first one is nothing.
    #[must_use]
    pub fn of(words: Vec<String>) -> Self {
        let numbers = words.iter().zip(0..).map(|(word, number)| (word.clone(), number)).collect();
        Self { words, numbers }
    }

    /// The number of words, made where they are new.
    pub fn number(&mut self, words: &str) -> Term {
        if let Some(number) = self.numbers.get(words) {
            return *number;
        }
        let number = Term::try_from(self.words.len()).unwrap_or(Term::MAX);
        self.words.push(words.to_owned());
        self.numbers.insert(words.to_owned(), number);
        number
    }

    /// The words of a number.
    #[must_use]
    pub fn words(&self, number: Term) -> &str {
        self.words.get(number as usize).map_or("", String::as_str)
    }

    /// All of them, in the order of their numbers.
    #[must_use]
    pub fn all(&self) -> &[String] {
        &self.words
    }
}

/// What stands between the items of a list that is one term.
pub(crate) const AND: &str = "\u{1f}";

/// What a claim has besides its facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extra {
    /// Causes.
    pub cause: Term,
    /// The victims' side.
    pub side: Term,
    /// Whoever did it.
    pub perpetrator: Term,
    /// Names of victims.
    pub names: Term,
    /// What was damaged, or which facility was attacked.
    pub what: Term,
    /// Who asserts it.
    pub source: Term,
    /// How far after it the claim stands of which it is a part, counted among the claims of its reading; before it where
    /// that is beyond the half of all numbers. 0 where it is a part of none.
    pub whole: u32,
    /// Where its words begin.
    pub from: u32,
    /// Where they end.
    pub to: u32,
    /// 1 where its figure is told as an earlier one.
    pub earlier: u32,
    /// Which of the occurrences that its report tells of, counted from 1; 0 where it is of none.
    pub occurrence: u32,
    /// 1 where it counts a group among the victims (children, a man by name), so that it says nothing of the others.
    pub group: u32,
}

impl Extra {
    /// What a claim has; `siblings` are the claims of its reading, `occurrences` what its report tells of.
    pub fn of(claim: &Claim, siblings: &[Claim], occurrences: &[Incident], terms: &mut Terms) -> Self {
        let mut list = |mut items: Vec<String>| {
            items.sort_unstable();
            items.dedup();
            terms.number(&items.join(AND))
        };
        let cause = list(claim.cause.iter().map(|cause| cause.to_lowercase()).collect());
        let casualty = claim.casualty.as_ref();
        let names = casualty.into_iter().flat_map(|c| &c.victims.names);
        let names = list(names.map(|victim| victim.name.to_lowercase()).collect());
        let whole = casualty.and_then(|c| c.part_of.as_ref());
        let whole = whole.and_then(|id| siblings.iter().position(|other| other.id == *id));
        let own = siblings.iter().position(|other| other.id == claim.id);
        let distance = own.zip(whole).map(|(own, whole)| whole as i64 - own as i64);
        let perpetrator = claim.perpetrator.as_ref().map(|party| party.id.as_ref().unwrap_or(&party.name));
        Self {
            cause,
            side: terms.number(casualty.and_then(|c| c.victims.side.as_deref()).unwrap_or_default()),
            perpetrator: terms.number(perpetrator.map_or("", String::as_str)),
            names,
            what: terms.number(&what(claim)),
            source: terms.number(
                &claim.attribution.first().map(SourceKey::of).map_or_else(String::new, |key| written(&key)),
            ),
            whole: distance.and_then(|d| i32::try_from(d).ok()).map_or(0, i32::cast_unsigned),
            from: u32::try_from(claim.span.start()).unwrap_or(u32::MAX),
            to: u32::try_from(claim.span.end()).unwrap_or(u32::MAX),
            earlier: u32::from(casualty.is_some_and(|casualty| casualty.earlier)),
            occurrence: occurrences
                .iter()
                .position(|one| one.claims.contains(&claim.id))
                .map_or(0, |at| u32::try_from(at + 1).unwrap_or(0)),
            group: u32::from(casualty.is_some_and(counts_a_group)),
        }
    }
}

/// True for "nine children" and "a teacher, Hiba Sallum": others may have been harmed beside them.
fn counts_a_group(casualty: &Casualty) -> bool {
    let victims = &casualty.victims;
    let Some(figure) = &casualty.figure else { return false };
    let one_group = matches!(victims.breakdown.as_slice(), [only] if only.figure.low >= figure.low)
        && !victims
            .breakdown
            .iter()
            .any(|part| matches!(part.group, Group::Civilians | Group::Soldiers | Group::Fighters));
    one_group || !victims.names.is_empty() && figure.low <= victims.names.len() as u64
}

/// What was damaged; for a facility, its name or sort where one was struck, not where several are counted.
fn what(claim: &Claim) -> String {
    if let Some(damage) = &claim.damage {
        return damage.what.to_lowercase();
    }
    let Some(facility) = &claim.facility else { return String::new() };
    let struck = facility.status.iter().any(|status| {
        matches!(status, FacilityStatus::Attacked | FacilityStatus::Damaged | FacilityStatus::Destroyed)
    });
    if !struck || facility.of.is_some() || claim.place.is_none() && facility.names.is_empty() {
        return String::new();
    }
    facility.names.first().unwrap_or(&facility.facility_type).to_lowercase()
}

/// A source's key as a term.
pub(crate) fn written(key: &SourceKey) -> String {
    let (sort, role) = (code(&TYPES, &key.source_type), code(&ROLES, &key.role));
    [key.name.as_str(), &sort.to_string(), &role.to_string(), key.of.as_deref().unwrap_or_default()].join(AND)
}

/// The key that [`written`] wrote.
pub(crate) fn read(term: &str) -> Option<SourceKey> {
    let mut parts = term.split(AND);
    let name = parts.next()?.to_owned();
    let source_type = decoded(&TYPES, parts.next()?.parse().ok()?)?;
    let role = decoded(&ROLES, parts.next()?.parse().ok()?)?;
    let of = parts.next().filter(|of| !of.is_empty()).map(str::to_owned);
    Some(SourceKey { name, source_type, role, of })
}

#[cfg(test)]
mod tests {
    use super::*;
    use sijill_claim::{Role, SourceType};

    #[test]
    fn a_source_comes_back_from_its_term() {
        for of in [None, Some("the ministry".to_owned())] {
            let key = SourceKey {
                name: "a spokesman".to_owned(),
                source_type: SourceType::Unnamed,
                role: Role::Government,
                of,
            };
            assert_eq!(read(&written(&key)), Some(key));
        }
        assert_eq!(read(""), None);
    }
}

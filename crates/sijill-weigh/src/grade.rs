//! The grade of an incident's corroboration, in Airwars' five words, each with the sentence that says why.
//!
//! The first that fits holds, in this order:
//!
//! 1. **Confirmed**: a party says that it did it itself. A claim of the incident is asserted (not hedged, alleged or
//!    possible) by a party to the conflict that is the one it names as having done it: of the same side, of the same name, or
//!    "we". Only of civil harm: its victims are told as civilians, or it leaves that open where another claim tells of
//!    civilians, or it tells of a facility that was struck.
//! 2. **Contested**: claims of different origins say of the same people, or of the same thing, that different sides harmed
//!    them; or whoever is said to have done it denies it.
//! 3. **Discounted**: every claim that tells who the people were tells of combatants. The word of a party discounts nothing
//!    alone: one of these claims has to be of an origin that is no party, unless nobody else tells of the incident.
//! 4. **Fair**: two or more independent origins, at least one of which is no party, and both place and day are known.
//! 5. **Weak**: all else; one origin as a rule.
//!
//! What a report says in its own voice is no origin beside those whom it quotes on the same incident ([`independent`]).
//!
//! For: lists and pages of incidents. Not for: the reliability of sources, which people grade from A to F.

mod parties;

use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Kind, Modality, VictimStatus};
use sijill_record::question::Standing;

use crate::board::party::Who;
use crate::incident::Incident;
use crate::ledger::Ledger;
use crate::line::Line;
use crate::tally::{Interest, OriginNumber, Origins};

/// How well an incident is corroborated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[schemars(rename = "IncidentGrade")]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// A party accepts that it did it.
    Confirmed,
    /// It is not agreed who did it.
    Contested,
    /// Those who were harmed took part in the fighting.
    Discounted,
    /// Told by two or more, one of whom is no party.
    Fair,
    /// Told by one.
    Weak,
}

/// A grade with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Graded {
    /// The grade.
    pub grade: Grade,
    /// Why, as a sentence that names the claims.
    pub reason: String,
}

/// A denial that is about an incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denial {
    /// The claim.
    pub claim: u64,
    /// Whoever denies.
    pub by: Who,
    /// Whoever was accused by what it answers; none where it is not known what it answers.
    pub accused: Vec<Who>,
}

/// What is known of an incident besides its lines.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Denials that are about it.
    pub denials: Vec<Denial>,
    /// By the numbers of claims, the names of those who are said to have done it, as the texts have them.
    pub names: FxHashMap<u64, String>,
}

/// The grade of an incident.
#[must_use]
pub fn graded(
    ledger: &Ledger,
    standing: &Standing,
    origins: &Origins<'_>,
    incident: &Incident,
    known: &Known,
) -> Graded {
    let lines: Vec<&Line> = incident.lines.iter().map(|at| &ledger.lines[*at]).collect();
    let country = incident.node.and_then(|node| ledger.terrain.spot(node).country.as_deref());
    let case = Case { ledger, standing, origins, lines, country, known };
    let of = |grade| move |reason| Graded { grade, reason };
    case.confirmed()
        .map(of(Grade::Confirmed))
        .or_else(|| case.contested().or_else(|| case.denied()).map(of(Grade::Contested)))
        .or_else(|| case.discounted().map(of(Grade::Discounted)))
        .unwrap_or_else(|| case.corroborated(incident))
}

/// The independent origins of an incident, by the positions of its claims. The voice of a report is one only where nobody is quoted by it, or by a report of
/// the same text, on the incident: whoever wrote it leans on them.
#[must_use]
pub fn independent(ledger: &Ledger, origins: &Origins<'_>, claims: &[usize]) -> Vec<OriginNumber> {
    let lines = || claims.iter().map(|at| &ledger.lines[*at]);
    let text = |line: &Line| {
        let family = usize::try_from(line.report).ok().and_then(|report| ledger.families.get(report));
        family.map_or(line.report, |first| u64::from(*first))
    };
    let quoting: FxHashSet<u64> = lines().filter(|line| line.source != 0).map(text).collect();
    let own = lines().filter(|line| line.source != 0 || !quoting.contains(&text(line)));
    let mut found: Vec<OriginNumber> = own.map(|line| origins.of(line)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// An incident while it is graded.
struct Case<'c> {
    ledger: &'c Ledger,
    standing: &'c Standing,
    origins: &'c Origins<'c>,
    lines: Vec<&'c Line>,
    country: Option<&'c str>,
    known: &'c Known,
}

impl Case<'_> {
    fn confirmed(&self) -> Option<String> {
        self.lines.iter().find_map(|line| {
            let asserted = line.modality == Modality::Asserted && self.is_civil(line);
            let done = self.perpetrator(line).filter(|_| asserted)?;
            let key = self.ledger.source(line)?;
            let head = self.standing.head_of(&key);
            let speaker = self.speaker(head);
            let own = parties::is_we(&done.name) || speaker.same(&done);
            (own && self.is_party(head))
                .then(|| format!("{} says that it did it itself (c{}).", speaker.name, line.row.number))
        })
    }

    /// Different sides are named by different origins, of the same people or thing.
    fn contested(&self) -> Option<String> {
        // What one origin says over and over is looked at once.
        let mut seen = FxHashSet::default();
        let said = |line: &Line| {
            let who = (line.perpetrator, self.origins.of(line));
            (who, line.kind, line.harm, line.status, line.side, line.what)
        };
        let lines =
            self.lines.iter().copied().filter(|line| line.perpetrator != 0 && seen.insert(said(line)));
        let named: Vec<(&Line, Who)> =
            lines.filter_map(|line| Some((line, self.perpetrator(line)?))).collect();
        for (at, (line, who)) in named.iter().enumerate() {
            for (other, rival) in &named[at + 1..] {
                let origins = (self.origins.of(line), self.origins.of(other));
                if origins.0 != origins.1 && of_the_same(line, other) && who.apart(rival) {
                    return Some(format!(
                        "It is not agreed who did it: {} by {} (c{}), {} by {} (c{}).",
                        who.name,
                        self.origins.name(origins.0),
                        line.row.number,
                        rival.name,
                        self.origins.name(origins.1),
                        other.row.number
                    ));
                }
            }
        }
        None
    }

    /// Whoever is said to have done it, or was accused of it, denies it.
    fn denied(&self) -> Option<String> {
        let named: Vec<Who> = self.lines.iter().filter_map(|line| self.perpetrator(line)).collect();
        let mut denials = self.known.denials.iter();
        let denial =
            denials.find(|denial| named.iter().chain(&denial.accused).any(|who| who.same(&denial.by)))?;
        Some(format!("{}, which is said to have done it, denies it (c{}).", denial.by.name, denial.claim))
    }

    fn discounted(&self) -> Option<String> {
        let telling: Vec<&&Line> = self.lines.iter().filter(|line| line.status.is_some()).collect();
        let combatants = telling.iter().all(|line| line.status == Some(VictimStatus::Combatant));
        let is_no_party = |line: &Line| self.origins.interest(self.origins.of(line)) == Interest::None;
        let heard =
            telling.iter().any(|line| is_no_party(line)) || !self.lines.iter().any(|line| is_no_party(line));
        (!telling.is_empty() && combatants && heard).then(|| {
            let claims = listed(telling.iter().map(|line| line.row.number));
            format!("Every claim that tells who the people were tells of combatants ({claims}).")
        })
    }

    fn corroborated(&self, incident: &Incident) -> Graded {
        let all = independent(self.ledger, self.origins, &incident.lines);
        let mut names: Vec<String> = all.iter().map(|origin| self.origins.name(*origin)).collect();
        names.sort_unstable();
        let (count, named) = (all.len(), names.join("; "));
        let free = all.iter().filter(|origin| self.origins.interest(**origin) == Interest::None).count();
        let missing = match (incident.node, incident.days) {
            (None, None) => Some("neither place nor day is known"),
            (None, _) => Some("the place is not known"),
            (_, None) => Some("the day is not known"),
            _ => None,
        };
        let (grade, reason) = match (count, free, missing) {
            (..=1, ..) => (Grade::Weak, format!("Told by one origin alone: {named}.")),
            (_, 0, _) => (Grade::Weak, format!("Told by {count} origins, all of them parties: {named}.")),
            (_, _, Some(missing)) => {
                (Grade::Weak, format!("Told by {count} independent origins ({named}), but {missing}."))
            }
            _ => {
                let parties = match count - free {
                    0 => "none of them a party",
                    1 => "one of them a party",
                    _ => "some of them parties",
                };
                (Grade::Fair, format!("Told by {count} independent origins, {parties}: {named}."))
            }
        };
        Graded { grade, reason }
    }

    /// True where a claim is of harm to civilians, or to what is theirs.
    fn is_civil(&self, line: &Line) -> bool {
        let civilians = |line: &Line| line.status == Some(VictimStatus::Civilian);
        match line.kind {
            Kind::Facility => true,
            Kind::Casualty if line.status.is_none() => self.lines.iter().any(|other| civilians(other)),
            _ => civilians(line),
        }
    }
}

/// True where two claims may tell of the same people, or of the same thing.
fn of_the_same(a: &Line, b: &Line) -> bool {
    let others = a.status.zip(b.status).is_some_and(|(one, other)| one != other)
        || a.side != 0 && b.side != 0 && a.side != b.side;
    a.kind == b.kind && a.harm == b.harm && !others && (a.kind == Kind::Casualty || a.what == b.what)
}

/// "c1, c2 and 5 more".
fn listed(claims: impl Iterator<Item = u64>) -> String {
    const MOST: usize = 6;
    let all: Vec<String> = claims.map(|claim| format!("c{claim}")).collect();
    let some = all.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    if all.len() > MOST { format!("{some} and {} more", all.len() - MOST) } else { some }
}

#[cfg(test)]
mod tests;

//! Accusations and denials that are about an incident.
//!
//! They are chosen among those of the incident's own reports: those that stand at its place, or in it, or around it (no
//! country or division) and whose days are not other ones; those that name no place and stand within a few lines of one of
//! its claims, and no nearer to one of another incident; and denials go with the accusation that they answer, where whoever
//! denies is the one that it accuses. A denial of harm, read as a casualty or as damage, is chosen as any other. Those that
//! were chosen for where they stand weigh in the grade only where they tell of an attack.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Claim, Kind, Modality};
use sijill_gazetteer::PlaceKind;
use sijill_record::question::{Asked, ClaimQuestion, Facts};
use sijill_record::views::ReviewState;
use sijill_weigh::board::party::Who;
use sijill_weigh::cause::Families;
use sijill_weigh::grade::Denial;
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::side::{side_of, side_of_party};

use super::claim_rows::{ClaimTeller, ClaimTold};
use crate::error::AnswerError;

/// How they are chosen, in a sentence for pages.
pub const CHOSEN: &str = "Chosen from the same reports: at the incident's place and on no other days, or close to one of its claims and no closer to another incident's, or in answer to one.";

/// So many characters from a claim, something is said about the same.
const CLOSE: u64 = 250;

/// What reports allege and deny.
pub struct Allegations<'a, 'r> {
    asked: &'a Asked<'r>,
    ledger: &'a Ledger,
    origin: &'a str,
    of_report: FxHashMap<u64, Vec<Facts>>,
    /// Where the claims of incidents stand in these reports, and of which incident they are.
    stand: FxHashMap<u64, Vec<(u32, u32, u64)>>,
}

/// An accusation or a denial, and why it was chosen.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Alleged {
    /// Why it was chosen, in a few words.
    pub because: &'static str,
    /// True where it weighs in the grade.
    #[serde(skip)]
    weighs: bool,
    /// The claim.
    #[serde(flatten)]
    pub told: ClaimTold,
}

/// What is about an incident.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// Who is accused of it.
    pub accusations: Vec<Alleged>,
    /// Who denies it.
    pub denials: Vec<Alleged>,
}

impl<'a, 'r> Allegations<'a, 'r> {
    /// All of a record; none of them is opened yet.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn of(asked: &'a Asked<'r>, ledger: &'a Ledger, origin: &'a str) -> Result<Self, AnswerError> {
        let alleged = ClaimQuestion { kinds: vec![Kind::Allegation], ..ClaimQuestion::default() };
        let denied = ClaimQuestion {
            kinds: vec![Kind::Casualty, Kind::Damage, Kind::Facility],
            modalities: vec![Modality::Denied],
            ..ClaimQuestion::default()
        };
        let mut rows = asked.claims(&alleged)?.rows;
        rows.extend(asked.claims(&denied)?.rows);
        let mut of_report: FxHashMap<u64, Vec<Facts>> = FxHashMap::default();
        for facts in asked.facts(&rows)? {
            if facts.state != ReviewState::Rejected {
                of_report.entry(facts.report).or_default().push(facts);
            }
        }
        let mut stand: FxHashMap<u64, Vec<(u32, u32, u64)>> = FxHashMap::default();
        for (line, number) in ledger.lines.iter().zip(&ledger.incidents) {
            if line.is_of_incident() && of_report.contains_key(&line.report) {
                stand.entry(line.report).or_default().push((line.from, line.to, *number));
            }
        }
        Ok(Self { asked, ledger, origin, of_report, stand })
    }

    /// Those that are about an incident; `claims` are its own.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn about(&self, incident: &Incident, claims: &[ClaimTold]) -> Result<About, AnswerError> {
        let mut reports: Vec<u64> = incident.lines.iter().map(|at| self.ledger.lines[*at].report).collect();
        reports.sort_unstable();
        reports.dedup();
        let mut teller = ClaimTeller::new(self.asked, self.origin);
        let (mut chosen, mut left): (Vec<Alleged>, Vec<ClaimTold>) = Default::default();
        let mut found = Vec::new();
        for facts in reports.iter().filter_map(|report| self.of_report.get(report)).flatten() {
            found.push((*facts, teller.told(facts.row)?));
        }
        for (facts, told) in &found {
            // What answers an accusation goes where that goes.
            let follows = found.iter().any(|(_, other)| answers(&told.claim, &other.claim));
            match self.why(incident, facts, told).filter(|_| !follows) {
                Some((because, weighs)) => chosen.push(Alleged { because, weighs, told: told.clone() }),
                None => left.push(told.clone()),
            }
        }
        let before = chosen.clone();
        for told in left {
            let accusation = before.iter().find(|one| answers(&told.claim, &one.told.claim));
            let of_it = answered(&told.claim).is_some_and(|id| claims.iter().any(|claim| claim.id == id));
            if accusation.is_some() || of_it {
                let weighs = accusation.is_none_or(|one| one.weighs);
                chosen.push(Alleged { because: "it answers what is said of the incident", weighs, told });
            }
        }
        let (denials, accusations) = chosen.into_iter().partition(|one| is_denial(&one.told.claim));
        Ok(About { accusations, denials })
    }

    /// Why something is about an incident, and whether that is sure enough to weigh.
    fn why(&self, incident: &Incident, facts: &Facts, told: &ClaimTold) -> Option<(&'static str, bool)> {
        let days = facts.start.zip(facts.end).zip(incident.days);
        if days.is_some_and(|((from, to), (other, until))| from.max(other) > to.min(until)) {
            return None;
        }
        let node = facts.place.and_then(|place| self.ledger.nodes.get(place as usize)).copied();
        let Some(node) = node else {
            let close = self.nearest(facts.report, &told.claim) == Some(incident.number);
            let weighs = || self.is_of_attack(incident, &told.claim);
            return close.then(|| ("it stands close to one of its claims", weighs()));
        };
        let terrain = &self.ledger.terrain;
        let vast = matches!(terrain.spot(node).kind, Some(PlaceKind::Country | PlaceKind::Division));
        let meets = incident.node.is_some_and(|own| terrain.comparable(own, node));
        (meets && !vast).then_some(("it is of the incident's place and days", true))
    }

    /// The incident of the claim that stands nearest in the report; of two that are as near, of the one before.
    fn nearest(&self, report: u64, claim: &Claim) -> Option<u64> {
        let (start, end) = (claim.span.start() as u64, claim.span.end() as u64);
        let gap = |(from, to, _): &&(u32, u32, u64)| {
            u64::from(*from).max(start).saturating_sub(u64::from(*to).min(end))
        };
        let nearest = self.stand.get(&report)?.iter().min_by_key(gap)?;
        (gap(&nearest) <= CLOSE).then_some(nearest.2)
    }

    /// True where words tell of an attack as the incident may have been one.
    fn is_of_attack(&self, incident: &Incident, claim: &Claim) -> bool {
        let words = claim.allegation.iter().flat_map(|allegation| &allegation.of).map(String::as_str);
        let words: Vec<&str> = words.chain([claim.quote.as_str()]).collect();
        let own = incident.lines.iter().map(|at| self.ledger.lines[*at].families);
        let own = own.fold(Families::default(), Families::and);
        let told = Families::of(words.iter().copied());
        words.iter().any(|words| words.contains("attack")) || told != Families::default() && told.go_with(own)
    }
}

impl About {
    /// The denials as the grade weighs them.
    pub fn denied(&self, ledger: &Ledger, incident: &Incident) -> Vec<Denial> {
        let country = incident.node.and_then(|node| ledger.terrain.spot(node).country.as_deref());
        let accused: Vec<Who> = self
            .accusations
            .iter()
            .filter(|one| one.weighs)
            .flat_map(|one| one.told.claim.allegation.iter().flat_map(|allegation| &allegation.against))
            .map(|party| Who {
                name: party.name.clone(),
                side: side_of_party(party).map(|side| side.in_country(country)),
            })
            .collect();
        let denial = |one: &Alleged| {
            let first = one.told.claim.attribution.first();
            let name = first.map_or_else(
                || one.told.said_by(),
                |source| source.of.clone().unwrap_or_else(|| source.name.clone()),
            );
            let side = side_of(&name).map(|side| side.in_country(country));
            let claim = one.told.id.strip_prefix('c').and_then(|number| number.parse().ok())?;
            Some(Denial { claim, by: Who { name, side }, accused: accused.clone() })
        };
        self.denials.iter().filter(|one| one.weighs).filter_map(denial).collect()
    }
}

fn is_denial(claim: &Claim) -> bool {
    claim.modality == Modality::Denied || answered(claim).is_some()
}

/// True where a denial answers an accusation, and whoever denies may be the one that was accused. Where a report tells of
/// several matters, its denial of one may be read as an answer to another.
fn answers(denial: &Claim, accusation: &Claim) -> bool {
    let parties = |claim: &Claim| -> Vec<Who> {
        let against = claim.allegation.iter().flat_map(|allegation| &allegation.against);
        against.map(|party| Who { name: party.name.clone(), side: side_of_party(party) }).collect()
    };
    let (denied, accused) = (parties(denial), parties(accusation));
    let apart = !denied.is_empty()
        && !accused.is_empty()
        && denied.iter().all(|who| accused.iter().all(|other| who.apart(other)));
    answered(denial) == Some(accusation.id.as_str()) && !apart
}

/// The claim that a denial answers.
fn answered(claim: &Claim) -> Option<&str> {
    claim.allegation.as_ref().and_then(|allegation| allegation.denies.as_deref())
}

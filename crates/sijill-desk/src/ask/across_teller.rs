//! Makes rows of incidents across reports: their claims in full, who is said to have done it, origins, and the grade.

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use sijill_claim::Place;
use sijill_record::question::Asked;
use sijill_weigh::grade::{Known, graded, independent};
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::tally::{Interest, Origins};
use sijill_weigh::terrain::Node;

use super::across::{AcrossTold, ByTold, ClaimOf, DaysTold, OriginTold, RangeTold};
use super::alleged::{About, Allegations};
use super::claim_rows::{ClaimTeller, ClaimTold, link};
use crate::error::AnswerError;

/// Makes rows of incidents.
pub struct AcrossTeller<'a, 'r> {
    asked: &'a Asked<'r>,
    origin: &'a str,
    ledger: &'a Ledger,
    origins: Origins<'a>,
    allegations: Allegations<'a, 'r>,
    claims: ClaimTeller<'a, 'r>,
}

impl<'a, 'r> AcrossTeller<'a, 'r> {
    /// Rows of the incidents of a ledger; `origin` is the record's name.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn new(asked: &'a Asked<'r>, ledger: &'a Ledger, origin: &'a str) -> Result<Self, AnswerError> {
        Ok(Self {
            asked,
            origin,
            ledger,
            origins: Origins::new(ledger, &asked.standing),
            allegations: Allegations::of(asked, ledger, origin)?,
            claims: ClaimTeller::new(asked, origin),
        })
    }

    /// An incident as a row.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn told(&mut self, incident: &Incident) -> Result<AcrossTold, AnswerError> {
        Ok(self.told_with(incident)?.0)
    }

    /// An incident as a row, with the accusations and denials about it.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn told_with(&mut self, incident: &Incident) -> Result<(AcrossTold, About), AnswerError> {
        let lines = || incident.lines.iter().map(|at| &self.ledger.lines[*at]);
        let full: Vec<ClaimTold> =
            lines().map(|line| self.claims.told(line.row)).collect::<Result<_, _>>()?;
        let about = self.allegations.about(incident, &full)?;
        let known = Known {
            denials: about.denied(self.ledger, incident),
            names: lines()
                .zip(&full)
                .filter_map(|(line, told)| {
                    Some((line.row.number, told.claim.perpetrator.as_ref()?.name.clone()))
                })
                .collect(),
        };
        let graded = graded(self.ledger, &self.asked.standing, &self.origins, incident, &known);
        let mut reports: Vec<u64> = lines().map(|line| line.report).collect();
        reports.sort_unstable();
        reports.dedup();
        let id = format!("i{}", incident.number);
        let told = AcrossTold {
            link: link(self.origin, &id),
            id,
            killed: incident.killed.map(RangeTold::of),
            injured: incident.injured.map(RangeTold::of),
            when: incident.days.and_then(days),
            place: incident.node.map(|node| place(self.ledger, node)),
            cause: self.causes(incident),
            by: self.by(incident, &full),
            reports: reports.into_iter().map(|report| format!("r{report}")).collect(),
            origins: self.origins(incident),
            graded,
            claims: full.iter().map(ClaimOf::of).collect(),
            full,
        };
        Ok((told, about))
    }

    /// Causes, those that most claims tell first.
    fn causes(&self, incident: &Incident) -> Vec<String> {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for at in &incident.lines {
            for cause in self.ledger.causes(&self.ledger.lines[*at]) {
                *counts.entry(cause).or_default() += 1;
            }
        }
        let mut causes: Vec<(&str, usize)> = counts.into_iter().collect();
        causes.sort_unstable_by(|(one, many), (other, more)| more.cmp(many).then(one.cmp(other)));
        causes.into_iter().map(|(cause, _)| cause.to_owned()).collect()
    }

    /// All that are said to have done it; names of one actor of the lexicon are one.
    fn by(&self, incident: &Incident, full: &[ClaimTold]) -> Vec<ByTold> {
        let mut found: Vec<(String, ByTold)> = Vec::new();
        for (at, told) in incident.lines.iter().zip(full) {
            let Some(party) = &told.claim.perpetrator else { continue };
            let key = self.ledger.terms.words(self.ledger.lines[*at].perpetrator).to_lowercase();
            match found.iter_mut().find(|(known, _)| *known == key) {
                Some((_, by)) => by.claims.push(told.id.clone()),
                None => {
                    found.push((key, ByTold { name: party.name.clone(), claims: vec![told.id.clone()] }));
                }
            }
        }
        found.into_iter().map(|(_, by)| by).collect()
    }

    fn origins(&self, incident: &Incident) -> Vec<OriginTold> {
        let all = independent(self.ledger, &self.origins, &incident.lines);
        let told = |origin| OriginTold {
            name: self.origins.name(origin),
            party: self.origins.interest(origin) == Interest::Party,
        };
        let mut told: Vec<OriginTold> = all.into_iter().map(told).collect();
        told.sort_by(|a, b| a.name.cmp(&b.name));
        told
    }
}

/// Days counted from 1970 as dates.
pub fn days((from, to): (i32, i32)) -> Option<DaysTold> {
    Some(DaysTold { start: day(from)?, end: day(to)? })
}

fn day(number: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

/// A place of the ledger as claims have places.
pub fn place(ledger: &Ledger, node: Node) -> Place {
    let spot = ledger.terrain.spot(node);
    Place {
        name: spot.name.clone(),
        id: spot.kind.is_some().then(|| spot.key.clone()),
        lat: spot.at.map(|(lat, _)| lat),
        lon: spot.at.map(|(_, lon)| lon),
        country: spot.country.clone(),
        radius_km: Some(spot.radius_km).filter(|radius| *radius > 0.0),
    }
}

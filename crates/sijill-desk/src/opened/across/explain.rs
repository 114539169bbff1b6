//! Why each claim is in an incident, and what people keep apart from it.

use crate::show::Sheet;
use serde_json::{Value, json};
use sijill_record::payload::Sameness;
use sijill_weigh::group::Reason;
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;

use crate::ask::short::listed;

/// Why an incident is as it is.
pub struct Explained {
    /// Why each claim is in it.
    pub reasons: Vec<Reason>,
    /// What people keep apart from it.
    pub apart: Vec<Apart>,
}

/// Claims that a decision keeps apart from those of an incident.
pub struct Apart {
    /// The decision.
    pub entry: u64,
    /// What it says.
    pub verdict: Sameness,
    /// Claims of the incident.
    pub here: Vec<u64>,
    /// Claims that are not.
    pub there: Vec<u64>,
}

/// Explains an incident.
pub fn explained(ledger: &Ledger, incident: &Incident) -> Explained {
    let of_it =
        |claim: &u64| ledger.line_of(*claim).is_some_and(|at| ledger.incidents[at] == incident.number);
    let mut apart = Vec::new();
    for judged in ledger.judged.iter().filter(|judged| judged.verdict != Sameness::Same) {
        for (one, other) in [(&judged.claims, &judged.others), (&judged.others, &judged.claims)] {
            let here: Vec<u64> = one.iter().copied().filter(of_it).collect();
            let there: Vec<u64> = other.iter().copied().filter(|claim| !of_it(claim)).collect();
            if !here.is_empty() && !there.is_empty() {
                apart.push(Apart { entry: judged.entry, verdict: judged.verdict, here, there });
            }
        }
    }
    Explained { reasons: ledger.reasons(incident.number), apart }
}

impl Explained {
    pub(super) fn page(&self, sheet: &mut Sheet) {
        sheet.section("Why each claim is in it");
        for reason in &self.reasons {
            sheet.field(&format!("c{}", reason.claim), &words(reason));
        }
        if !self.apart.is_empty() {
            sheet.section("Kept apart from it");
        }
        for one in &self.apart {
            let (here, there) = (listed('c', &one.here), listed('c', &one.there));
            let said = match one.verdict {
                Sameness::Undecided => {
                    format!("nobody can tell whether {there} and {here} are of one incident")
                }
                _ => format!("{there}: of another incident than {here}"),
            };
            sheet.field(&format!("e{}", one.entry), &said);
        }
    }

    pub(super) fn json(&self, value: &mut Value) {
        let id = |claim: u64| format!("c{claim}");
        let reason = |reason: &Reason| {
            json!({
                "claim": id(reason.claim),
                "with": reason.to.map(id),
                "because": reason.because,
                "decision": reason.decision.map(|entry| format!("e{entry}")),
            })
        };
        let ids = |claims: &[u64]| claims.iter().copied().map(id).collect::<Vec<_>>();
        let apart = |one: &Apart| {
            json!({
                "decision": format!("e{}", one.entry),
                "verdict": crate::show::name(one.verdict),
                "claims": ids(&one.here),
                "others": ids(&one.there),
            })
        };
        value["why"] = self.reasons.iter().map(reason).collect();
        value["apart"] = self.apart.iter().map(apart).collect();
    }
}

/// "with c40: the same place (Urum al-Kubra), the same day, nearly the same figure".
fn words(reason: &Reason) -> String {
    let because = reason.because.join(", ");
    match (reason.to, reason.decision) {
        (None, _) => "the first of them".to_owned(),
        (Some(to), Some(entry)) if because.is_empty() => format!("with c{to}: a person said so (e{entry})"),
        (Some(to), Some(entry)) => format!("with c{to}: a person said so (e{entry}); {because}"),
        (Some(to), None) if because.is_empty() => format!("with c{to}"),
        (Some(to), None) => format!("with c{to}: {because}"),
    }
}

//! `sijill incident`: people's decisions on which claims tell of the same incident.

mod list;

use std::fmt::Write as _;

use serde_json::{Value, json};
use sijill_desk::show::name;
use sijill_record::RecordError;
use sijill_record::payload::{Anchor, IncidentsJudged, Sameness};
use sijill_record::question::Asked;
use sijill_weigh::ledger::Ledger;

use crate::arguments::{DecideOptions, HoldOptions, IncidentCommand, JoinOptions, SplitOptions, Told};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::of_incident::{IncidentId, line_of};
use sijill_desk::ask::short::listed;
use sijill_desk::ask::weighed;

pub(crate) fn run(command: &IncidentCommand) -> Result<Ended, CommandError> {
    match command {
        IncidentCommand::Merge(options) => merge(options),
        IncidentCommand::Split(options) => split(options),
        IncidentCommand::Hold(options) => hold(options),
        IncidentCommand::List(options) => list::run(options),
    }
}

/// The two sides of a decision, as claims, and a sentence that tells of it.
struct Decision {
    verdict: Sameness,
    claims: Vec<u64>,
    others: Vec<u64>,
    sentence: String,
}

fn merge(options: &JoinOptions) -> Result<Ended, CommandError> {
    decide(&options.decide, |asked, ledger| {
        let all = different(asked, ledger, &options.incidents)?;
        let mut sides = all.iter().map(|first| ledger.claims_of(*first));
        let claims = sides.next().unwrap_or_default();
        let named = listed('i', &all);
        Ok(Decision {
            verdict: Sameness::Same,
            claims,
            others: sides.flatten().collect(),
            sentence: format!("{named} are one incident from now on"),
        })
    })
}

fn hold(options: &HoldOptions) -> Result<Ended, CommandError> {
    decide(&options.decide, |asked, ledger| {
        let all = different(asked, ledger, &[options.incident, options.other])?;
        let mut sides = all.iter().map(|first| ledger.claims_of(*first));
        let (claims, others) = (sides.next().unwrap_or_default(), sides.next().unwrap_or_default());
        let named = listed('i', &all);
        Ok(Decision {
            verdict: Sameness::Undecided,
            claims,
            others,
            sentence: format!(
                "Whether {named} are one incident is left open: they are kept apart, and nothing adds them up"
            ),
        })
    })
}

fn split(options: &SplitOptions) -> Result<Ended, CommandError> {
    let SplitOptions { incident, claims, decide: common } = options;
    decide(common, |asked, ledger| {
        let first = ledger.incidents[line_of(asked, ledger, *incident)?];
        let mut apart = Vec::new();
        for claim in claims {
            let at = line_of(asked, ledger, IncidentId { letter: 'c', claim: *claim })?;
            let (number, of) = (ledger.lines[at].row.number, ledger.incidents[at]);
            if of != first {
                return refused(format!("The claim c{claim} is not of the incident i{first}, but of i{of}."));
            }
            if !apart.contains(&number) {
                apart.push(number);
            }
        }
        apart.sort_unstable();
        let rest: Vec<u64> =
            ledger.claims_of(first).into_iter().filter(|claim| !apart.contains(claim)).collect();
        if rest.is_empty() {
            return refused(format!(
                "These are all the claims of the incident i{first}: nothing would be left that they could be apart from."
            ));
        }
        let (named, verb) = (listed('c', &apart), if apart.len() == 1 { "tells" } else { "tell" });
        Ok(Decision {
            verdict: Sameness::Different,
            claims: apart,
            others: rest,
            sentence: format!("{named} {verb} of another incident than the rest of i{first}"),
        })
    })
}

/// The first claims of the incidents that are meant, which must be different ones.
fn different(asked: &Asked<'_>, ledger: &Ledger, ids: &[IncidentId]) -> Result<Vec<u64>, CommandError> {
    let mut all: Vec<(u64, IncidentId)> = Vec::new();
    for id in ids {
        let first = ledger.incidents[line_of(asked, ledger, *id)?];
        if let Some((_, before)) = all.iter().find(|(known, _)| *known == first) {
            return refused(if before == id {
                format!("{id} is named twice.")
            } else {
                format!("{before} and {id} are the same incident already: i{first}.")
            });
        }
        all.push((first, *id));
    }
    Ok(all.into_iter().map(|(first, _)| first).collect())
}

fn refused<T>(sentence: String) -> Result<T, CommandError> {
    Err(RecordError::Refused(sentence).into())
}

/// Works a decision out as the record stands, keeps it, and tells what became of it.
fn decide(
    options: &DecideOptions,
    make: impl FnOnce(&Asked<'_>, &Ledger) -> Result<Decision, CommandError>,
) -> Result<Ended, CommandError> {
    let mut deciding = Deciding::begun(&options.record, &options.act)?;
    let (decision, judged) = {
        let asked = deciding.record.ask()?;
        let (ledger, _) = weighed::ledger(&asked)?;
        let decision = make(&asked, &ledger)?;
        let judged = IncidentsJudged {
            verdict: decision.verdict,
            claims: anchors(&ledger, &decision.claims),
            others: anchors(&ledger, &decision.others),
            by: options.by.clone(),
            reason: options.reason.clone(),
        };
        (decision, judged)
    };
    let entry = deciding.record.decide(judged.into())?;
    deciding.commit()?;
    let asked = deciding.record.ask()?;
    let (ledger, _) = weighed::ledger(&asked)?;
    let now = incidents_now(&ledger, decision.claims.iter().chain(&decision.others));
    match options.format {
        Told::Text => {
            let mut out = format!("{} (e{entry}).\n", decision.sentence);
            for (first, claims) in &now {
                let _ = writeln!(out, "i{first}: {}", listed('c', claims));
            }
            print(&out)?;
        }
        Told::Json => print_json(&json!({
            "entry": format!("e{entry}"),
            "verdict": name(decision.verdict),
            "claims": ids(&decision.claims),
            "others": ids(&decision.others),
            "incidents": now
                .iter()
                .map(|(first, claims)| json!({"id": format!("i{first}"), "claims": ids(claims)}))
                .collect::<Vec<Value>>(),
        }))?,
    }
    Ok(Ended::Well)
}

fn anchors(ledger: &Ledger, claims: &[u64]) -> Vec<Anchor> {
    let lines = claims.iter().filter_map(|claim| ledger.line_of(*claim)).map(|at| &ledger.lines[at]);
    lines
        .map(|line| Anchor {
            claim: line.row.number,
            report: line.report,
            start: u64::from(line.from),
            end: u64::from(line.to),
        })
        .collect()
}

/// The incidents that have some claims, with all that they have.
fn incidents_now<'c>(ledger: &Ledger, claims: impl Iterator<Item = &'c u64>) -> Vec<(u64, Vec<u64>)> {
    let mut firsts: Vec<u64> =
        claims.filter_map(|claim| ledger.line_of(*claim)).map(|at| ledger.incidents[at]).collect();
    firsts.sort_unstable();
    firsts.dedup();
    firsts.into_iter().map(|first| (first, ledger.claims_of(first))).collect()
}

fn ids(claims: &[u64]) -> Vec<String> {
    claims.iter().map(|claim| format!("c{claim}")).collect()
}

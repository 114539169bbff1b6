//! `sijill incident`: people's decisions on which claims tell of the same incident.

mod list;

use std::fmt::Write as _;

use sijill_desk::ask::short::listed;
use sijill_desk::ask::weighed;
use sijill_desk::decide::incident::{self, IncidentDecision, incidents_now};
use sijill_record::question::Asked;
use sijill_weigh::ledger::Ledger;

use crate::arguments::{DecideOptions, HoldOptions, IncidentCommand, JoinOptions, SplitOptions, Told};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::AnswerError;

pub(crate) fn run(command: &IncidentCommand) -> Result<Ended, CommandError> {
    match command {
        IncidentCommand::Merge(JoinOptions { incidents, decide: common }) => {
            decide(common, |asked, ledger| incident::merge(asked, ledger, incidents, &common.why()))
        }
        IncidentCommand::Split(SplitOptions { incident, claims, decide: common }) => {
            decide(common, |asked, ledger| incident::split(asked, ledger, *incident, claims, &common.why()))
        }
        IncidentCommand::Hold(HoldOptions { incident, other, decide: common }) => {
            decide(common, |asked, ledger| incident::hold(asked, ledger, *incident, *other, &common.why()))
        }
        IncidentCommand::List(options) => list::run(options),
    }
}

/// Works a decision out as the record stands, keeps it, and tells what became of it.
fn decide(
    options: &DecideOptions,
    make: impl FnOnce(&Asked<'_>, &Ledger) -> Result<IncidentDecision, AnswerError>,
) -> Result<Ended, CommandError> {
    let mut deciding = Deciding::begun(&options.record, &options.act)?;
    let decision = {
        let asked = deciding.record.ask()?;
        let (ledger, _) = weighed::ledger(&asked)?;
        make(&asked, &ledger)?
    };
    let entry = deciding.record.decide(decision.payload.clone().into())?;
    deciding.commit()?;
    let asked = deciding.record.ask()?;
    let (ledger, _) = weighed::ledger(&asked)?;
    match options.format {
        Told::Text => {
            let mut out = format!("{} (e{entry}).\n", decision.sentence);
            for (first, claims) in incidents_now(&ledger, decision.claims.iter().chain(&decision.others)) {
                let _ = writeln!(out, "i{first}: {}", listed('c', &claims));
            }
            print(&out)?;
        }
        Told::Json => print_json(&decision.told(entry, &ledger))?,
    }
    Ok(Ended::Well)
}

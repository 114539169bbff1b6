//! `sijill incident list`: the decisions on incidents that hold.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sijill_desk::decide::claim_ids as ids;
use sijill_desk::show::name;
use sijill_record::payload::Sameness;
use sijill_weigh::group::Judged;

use crate::arguments::{IncidentListOptions, Told};
use crate::deciding::{print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::short::counted;
use sijill_desk::ask::short::listed;
use sijill_desk::ask::{self, weighed};

pub(super) fn run(options: &IncidentListOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let (ledger, _) = weighed::ledger(&asked)?;
    let said = |judged: &Judged| {
        let mut decisions = asked.standing.judged.iter();
        let (_, payload) = decisions.find(|(entry, _)| *entry == judged.entry)?;
        Some((payload.by.clone(), payload.reason.clone()))
    };
    let decisions = ledger.judged.iter().filter_map(|judged| Some((judged, said(judged)?)));
    match options.format {
        Told::Json => {
            let told = decisions.map(|(judged, (by, reason))| {
                json!({
                    "entry": format!("e{}", judged.entry),
                    "verdict": name(judged.verdict),
                    "claims": ids(&judged.claims),
                    "others": ids(&judged.others),
                    "lost": judged.lost,
                    "by": by,
                    "reason": reason,
                })
            });
            print_json(&told.collect::<Vec<Value>>())?;
        }
        Told::Text => {
            let mut out = String::new();
            for (judged, (by, reason)) in decisions {
                let _ = writeln!(out, "e{}  {} ({by}: “{reason}”)", judged.entry, words(judged));
            }
            print(if out.is_empty() { "No decisions on incidents.\n" } else { &out })?;
        }
    }
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

/// "c3 and c4 | c9: the same incident; 1 claim is in no reading any more".
fn words(judged: &Judged) -> String {
    let side = |claims: &[u64]| if claims.is_empty() { "none".to_owned() } else { listed('c', claims) };
    let verdict = match judged.verdict {
        Sameness::Same => "the same incident",
        Sameness::Different => "different incidents",
        Sameness::Undecided => "left open",
    };
    let lost = match judged.lost {
        0 => String::new(),
        1 => "; 1 claim is in no reading any more".to_owned(),
        lost => format!("; {} are in no reading any more", counted(lost as u64, "claim")),
    };
    format!("{} | {}: {verdict}{lost}", side(&judged.claims), side(&judged.others))
}

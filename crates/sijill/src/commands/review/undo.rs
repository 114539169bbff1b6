//! `sijill review undo`: a decision is taken back, and what stood before it stands again.

use std::fmt::Write as _;

use sijill_desk::decide::undo::{Undone, states, undone};
use sijill_record::question::Asked;

use crate::arguments::{Told, UndoOptions};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::short::counted;
use sijill_desk::ask::short::listed;

/// Claims of which it is told how they stand now.
const SHOWN: usize = 20;

pub(super) fn run(options: &UndoOptions) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    let undone = undone(&mut deciding.record, &options.entries, options.only, &decide.why())?;
    deciding.commit()?;
    tell(options, &deciding.record.ask()?, &undone)?;
    Ok(Ended::Well)
}

fn tell(options: &UndoOptions, asked: &Asked<'_>, undone: &[Undone]) -> Result<(), CommandError> {
    let numbers: Vec<u64> = undone.iter().flat_map(|one| &one.claims).copied().take(SHOWN).collect();
    let now = states(asked, numbers)?;
    if options.decide.format == Told::Json {
        let claims: Vec<_> = now
            .iter()
            .map(|(claim, state)| serde_json::json!({"claim": format!("c{claim}"), "review": state}))
            .collect();
        let count: usize = undone.iter().map(|one| one.claims.len()).sum();
        return print_json(&serde_json::json!({"undone": undone, "count": count, "claims": claims}));
    }
    let mut out = String::new();
    for one in undone {
        let by = one.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let reason = one.reason.as_ref().map(|reason| format!(": “{reason}”")).unwrap_or_default();
        let claims = match one.claims.len() as u64 {
            0 => String::new(),
            count => format!(", {}", counted(count, "claim")),
        };
        let _ =
            writeln!(out, "{} ({}{claims}{by}{reason}) is undone ({}).", one.entry, one.kind, one.undone_by);
    }
    let mut by_state: Vec<(sijill_record::views::ReviewState, Vec<u64>)> = Vec::new();
    for (claim, state) in now {
        match by_state.iter_mut().find(|(s, _)| *s == state) {
            Some((_, claims)) => claims.push(claim),
            None => by_state.push((state, vec![claim])),
        }
    }
    let all: usize = undone.iter().map(|one| one.claims.len()).sum();
    if all > SHOWN {
        let _ = writeln!(out, "The first {SHOWN} of its claims:");
    }
    for (state, claims) in by_state {
        let _ = writeln!(out, "Now {}: {}.", state.name(), listed('c', &claims));
    }
    print(&out)
}

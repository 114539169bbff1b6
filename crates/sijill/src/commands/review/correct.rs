//! `sijill review correct`: what changes in one claim, shown before and after.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sijill_desk::decide::correct::{Changed, Correction, corrected, keep};

use crate::arguments::{CorrectOptions, Told};
use crate::deciding::{Deciding, json_of, print, print_json};
use crate::errors::{CommandError, Ended};

pub(super) fn run(options: &CorrectOptions) -> Result<Ended, CommandError> {
    let decide = &options.decide;
    // Standard input and the gazetteer may take their time; others need not wait for that.
    let patch = options.patch.as_deref().map(json_of).transpose()?;
    let correction = Correction::of(&options.asked, patch)?;
    let mut deciding = Deciding::begun(&decide.record, &decide.act)?;
    let (change, changed) = corrected(&mut deciding.record, options.claim, &correction)?;
    let mut entry = None;
    if !options.dry_run {
        entry = keep(&mut deciding.record, options.claim, change, &decide.why())?.map(|e| format!("e{e}"));
        deciding.commit()?;
    }
    tell(options, entry, &changed)?;
    Ok(Ended::Well)
}

fn tell(options: &CorrectOptions, entry: Option<String>, changed: &[Changed]) -> Result<(), CommandError> {
    if options.decide.format == Told::Json {
        return print_json(&json!({
            "claim": format!("c{}", options.claim),
            "dry_run": options.dry_run,
            "entry": entry,
            "changes": changed,
        }));
    }
    let words = |value: &Value| match value {
        Value::Null => "nothing".to_owned(),
        Value::String(words) => format!("“{words}”"),
        other => other.to_string(),
    };
    let mut out = match entry {
        Some(entry) => {
            format!("c{} is corrected ({entry}); what the reader read is kept beside it.\n", options.claim)
        }
        None => format!("c{} would be corrected:\n", options.claim),
    };
    let longest = changed.iter().map(|one| one.member.chars().count()).max().unwrap_or(0);
    for Changed { member, before, after } in changed {
        let _ = writeln!(out, "  {member:longest$}  {} → {}", words(before), words(after));
    }
    print(&out)
}

//! `sijill account sessions`.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sijill_account::Session;

use super::of;
use crate::arguments::{AccountSessionsOptions, Told};
use crate::deciding::{print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::short::counted;
use sijill_desk::desk;

pub(super) fn run(options: &AccountSessionsOptions) -> Result<Ended, CommandError> {
    let AccountSessionsOptions { name, end, common } = options;
    let accounts = of(common, name)?;
    let account = accounts.account(name)?;
    if *end {
        let ended = accounts.end_all(name, desk::now())?;
        match common.format {
            Told::Json => print_json(&json!({"account": account.name, "ended": ended}))?,
            Told::Text => {
                let sessions = counted(ended as u64, "session");
                print(&format!("Ended of “{}”: {sessions}.\n", account.name))?;
            }
        }
        return Ok(Ended::Well);
    }
    let sessions = accounts.sessions(name, desk::now())?;
    match common.format {
        Told::Json => print_json(&sessions.iter().map(value).collect::<Vec<_>>())?,
        Told::Text if sessions.is_empty() => print(&format!("“{}” has no open session.\n", account.name))?,
        Told::Text => print(&lines(&sessions))?,
    }
    Ok(Ended::Well)
}

fn value(session: &Session) -> Value {
    json!({
        "number": session.number,
        "agent": session.agent,
        "created": session.created,
        "seen": session.seen,
        "ends": session.ends(),
    })
}

fn lines(sessions: &[Session]) -> String {
    let mut out = String::new();
    for session in sessions {
        let time = |time: jiff::Timestamp| time.strftime("%Y-%m-%d %H:%M UTC").to_string();
        let agent = if session.agent.is_empty() { "(not said)" } else { &session.agent };
        // A string takes whatever is written to it.
        let _ = writeln!(
            out,
            "{}  {agent}  since {}, used last {}, ends {} if it is not used again",
            session.number,
            time(session.created),
            time(session.seen),
            time(session.ends()),
        );
    }
    out
}

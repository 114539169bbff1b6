//! `sijill account list`.

use std::fmt::Write as _;

use serde::Serialize;
use sijill_account::Account;

use super::find;
use crate::arguments::{AccountListOptions, Told};
use crate::deciding::{print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask::short::counted;
use sijill_desk::desk;

#[derive(Serialize)]
struct Listed {
    #[serde(flatten)]
    account: Account,
    sessions: usize,
}

pub(super) fn run(options: &AccountListOptions) -> Result<Ended, CommandError> {
    let mut listed = Vec::new();
    if let Some(accounts) = find(&options.common)? {
        for account in accounts.all()? {
            let sessions = accounts.sessions(account.name.as_str(), desk::now())?.len();
            listed.push(Listed { account, sessions });
        }
    }
    match options.common.format {
        Told::Json => print_json(&listed)?,
        Told::Text if listed.is_empty() => {
            print("No accounts. `sijill account add NAME --role administrator` makes the first.\n")?;
        }
        Told::Text => print(&lines(&listed))?,
    }
    Ok(Ended::Well)
}

fn lines(listed: &[Listed]) -> String {
    let mut out = String::new();
    for Listed { account, sessions } in listed {
        let full_name = account.full_name.as_ref().map(|name| format!("  “{name}”")).unwrap_or_default();
        let by = account.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let disabled = if account.disabled { "; disabled" } else { "" };
        let must_change = if account.must_change_password { "; must change its password" } else { "" };
        // A string takes whatever is written to it.
        let _ = writeln!(
            out,
            "{}  {}{full_name}  (made on {}{by}; {}{disabled}{must_change})",
            account.name,
            account.role,
            account.created.strftime("%Y-%m-%d"),
            counted(*sessions as u64, "open session"),
        );
    }
    out
}

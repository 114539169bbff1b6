//! `sijill feed list`.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::past;
use crate::arguments::{FeedListOptions, Told};
use crate::deciding::{print, print_json};
use crate::errors::{CommandError, Ended};
use sijill_desk::ask;
use sijill_desk::receive::captures;

pub(super) fn run(options: &FeedListOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record.path())?;
    let asked = record.ask()?;
    let feeds = &asked.standing.feeds;
    let pasts = past::of(&record, feeds.keys().map(String::as_str))?;
    let mut listed = Vec::new();
    let mut out = String::new();
    for (address, feed) in feeds {
        let past = pasts.get(address).cloned().unwrap_or_default();
        let last = past.last.as_ref().map(|(_, capture)| capture);
        // The bytes are those of the last time that they came, also where nothing has changed since.
        let items = match past.fetched.as_ref().and_then(|capture| capture.whole.as_ref()) {
            Some(whole) => captures::kept(&record, &whole.sha256)?
                .and_then(|bytes| sijill_intake::parse_feed(&bytes, address).ok())
                .map(|feed| feed.items.len()),
            None => None,
        };
        if options.format == Told::Json {
            listed.push(json!({
                "address": address,
                "name": feed.name,
                "follow": feed.follow,
                "country": feed.country,
                "by": feed.by,
                "polled": past.at(),
                "status": last.map(|capture| &capture.status),
                "reason": last.map(|capture| &capture.reason),
                "fetched": past.fetched.as_ref().map(|capture| capture.at),
                "items": items,
            }));
            continue;
        }
        let name = feed.name.as_ref().map(|name| format!("  “{name}”")).unwrap_or_default();
        let follow = if feed.follow { "  (pages are followed)" } else { "" };
        let _ = writeln!(out, "{address}{name}{follow}");
        let items =
            items.map(|items| format!("; {items} items when it was fetched last")).unwrap_or_default();
        match last {
            Some(capture) => {
                let _ = writeln!(
                    out,
                    "    {} on {}: {}{items}",
                    capture.status,
                    capture.at.strftime("%Y-%m-%d %H:%M UTC"),
                    capture.reason
                );
                if capture.status == "gone" {
                    let _ = writeln!(out, "    `sijill feed remove {address}` follows it no more.");
                }
            }
            None => out.push_str("    not polled yet\n"),
        }
    }
    match options.format {
        Told::Json => print_json(&Value::Array(listed))?,
        Told::Text => print(if out.is_empty() { "No feeds.\n" } else { &out })?,
    }
    Ok(Ended::Well)
}

//! `sijill feed`: feeds are followed into the record.

mod items;
mod list;
mod past;
mod poll;
mod tell;

use serde_json::json;
use sijill_record::RecordError;
use sijill_record::payload::{FeedAdded, FeedRemoved};
use sijill_record::question::Standing;

use crate::arguments::{FeedAddOptions, FeedCommand, FeedRemoveOptions, Told};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(command: &FeedCommand) -> Result<Ended, CommandError> {
    match command {
        FeedCommand::Add(options) => add(options),
        FeedCommand::List(options) => list::run(options),
        FeedCommand::Poll(options) => poll::run(options),
        FeedCommand::Remove(options) => remove(options),
    }
}

fn add(options: &FeedAddOptions) -> Result<Ended, CommandError> {
    let FeedAddOptions { address, name, country, follow, common } = options;
    let feed = FeedAdded {
        address: address.clone(),
        name: name.clone(),
        follow: *follow,
        country: country.clone(),
        by: common.by.clone(),
    };
    let mut deciding = Deciding::begun(&common.record, &common.act)?;
    let before = deciding.record.ask()?.standing.feeds.get(address).cloned();
    if before.as_ref().is_some_and(|before| {
        FeedAdded { by: None, ..before.clone() } == FeedAdded { by: None, ..feed.clone() }
    }) {
        return Err(RecordError::Refused(format!("The feed {address} is followed already.")).into());
    }
    let entry = deciding.record.decide(feed.clone().into())?;
    deciding.commit()?;
    match common.format {
        Told::Json => {
            print_json(&json!({"entry": format!("e{entry}"), "changed": before.is_some(), "feed": feed}))?
        }
        Told::Text => {
            let verb =
                if before.is_some() { "is followed in another way now" } else { "is followed from now on" };
            print(&format!(
                "The feed {address} {verb} (e{entry}). `sijill feed poll` asks it for what is new.\n"
            ))?;
        }
    }
    Ok(Ended::Well)
}

fn remove(options: &FeedRemoveOptions) -> Result<Ended, CommandError> {
    let FeedRemoveOptions { address, reason, common } = options;
    let mut deciding = Deciding::begun(&common.record, &common.act)?;
    let address = one(&deciding.record.ask()?.standing, address)?.address.clone();
    let removed = FeedRemoved { address: address.clone(), by: common.by.clone(), reason: reason.clone() };
    let entry = deciding.record.decide(removed.into())?;
    deciding.commit()?;
    match common.format {
        Told::Json => print_json(&json!({"entry": format!("e{entry}"), "removed": address}))?,
        Told::Text => print(&format!(
            "The feed {address} is followed no more (e{entry}). The reports that came of it stay.\n"
        ))?,
    }
    Ok(Ended::Well)
}

/// The feed of an address or a name.
fn one<'s>(standing: &'s Standing, words: &str) -> Result<&'s FeedAdded, CommandError> {
    if let Some(feed) = standing.feeds.get(words) {
        return Ok(feed);
    }
    let mut named = standing.feeds.values().filter(|feed| feed.name.as_deref() == Some(words));
    match (named.next(), named.next()) {
        (Some(feed), None) => Ok(feed),
        (Some(_), Some(_)) => {
            Err(RecordError::Refused(format!("Several feeds are called “{words}”; give the address of one."))
                .into())
        }
        (None, _) => Err(RecordError::Unknown(format!("feed {words}; `sijill feed list` lists them")).into()),
    }
}

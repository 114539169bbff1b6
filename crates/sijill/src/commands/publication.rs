//! `sijill publication`: what the public sees.

use serde_json::json;
use sijill_desk::ask;
use sijill_desk::decide::publication::{changed, present, set};
use sijill_desk::told::published;
use sijill_record::payload::Profile;

use crate::arguments::{DecideOptions, PublicationCommand, PublicationShowOptions, Told};
use crate::deciding::{Deciding, print, print_json};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(command: &PublicationCommand) -> Result<Ended, CommandError> {
    match command {
        PublicationCommand::Show(options) => show(options),
        PublicationCommand::Set(options) => {
            decide(&options.decide, |before| changed(&before, &options.profile))
        }
        PublicationCommand::Off(options) => decide(&options.decide, |before| Profile { on: false, ..before }),
    }
}

fn show(options: &PublicationShowOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    let profile = present(&asked);
    let set = asked.standing.publication.as_ref();
    match options.format {
        Told::Json => print_json(&json!({
            "entry": set.map(|(entry, _)| format!("e{entry}")),
            "by": set.map(|(_, set)| &set.by),
            "reason": set.map(|(_, set)| &set.reason),
            "profile": profile,
        }))?,
        Told::Text => {
            let mut lines = published(&profile);
            if let Some((entry, set)) = set {
                lines.push(format!("since e{entry}, by {}: {}", set.by, set.reason));
            }
            print(&format!("{}\n", lines.join("\n")))?;
        }
    }
    Ok(Ended::Well)
}

fn decide(options: &DecideOptions, made: impl FnOnce(Profile) -> Profile) -> Result<Ended, CommandError> {
    let mut deciding = Deciding::begun(&options.record, &options.act)?;
    let profile = made(present(&deciding.record.ask()?));
    let entry = set(&mut deciding.record, profile.clone(), &options.why())?;
    deciding.commit()?;
    match options.format {
        Told::Json => print_json(&json!({"entry": format!("e{entry}"), "profile": profile}))?,
        Told::Text => {
            print(&format!(
                "What the public sees from now on (e{entry}):\n{}\n",
                published(&profile).join("\n")
            ))?;
        }
    }
    Ok(Ended::Well)
}

//! `sijill history`: what happened to a thing of a record, entry by entry.

use std::io::{self, Write as _};

use sijill_desk::show::{Look, Sheet};
use sijill_record::question::{Asked, Subject};

use crate::arguments::{HistoryOptions, ShowForm};
use crate::errors::{CommandError, Ended};
use crate::output::width;
use sijill_desk::ask::weighed;
use sijill_desk::opened::Thing;
use sijill_desk::{ask, opened, told};

pub(crate) fn run(options: &HistoryOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    let thing = opened::thing(&asked, &options.id)?;
    let (events, about) = match &thing {
        Thing::Of(subject) => (asked.history(subject)?, about(&asked, subject)?),
        Thing::Incident(claim) => opened::history(&asked, &weighed::from_shelf(&asked), *claim)?,
    };
    if events.is_empty() {
        return Err(CommandError::NoHistory(options.id.clone()));
    }
    let mut out = io::stdout().lock();
    match options.format {
        ShowForm::Text => {
            let mut sheet = Sheet::new(Look { width: width().into(), ..Look::default() });
            for event in &events {
                told::event(&mut sheet, &asked, event, &about)?;
            }
            out.write_all(sheet.finish().as_bytes())?;
        }
        ShowForm::Json => {
            let events: Vec<_> =
                events.iter().map(|event| told::json(&asked, event, &about)).collect::<Result<_, _>>()?;
            serde_json::to_writer_pretty(&mut out, &events)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

/// The claims that a history is about; none where it is about all that its entries name.
fn about(asked: &Asked<'_>, subject: &Subject) -> Result<Vec<u64>, CommandError> {
    Ok(match subject {
        Subject::Claim(number) => asked.carried_from(*number)?,
        Subject::Incident(number) => {
            let mut all = Vec::new();
            for number in asked.claims_of_incident(*number)? {
                all.extend(asked.carried_from(number)?);
            }
            all
        }
        _ => Vec::new(),
    })
}

//! `sijill show`: opens anything of a record.

use std::io::{self, IsTerminal as _, Write as _};

use sijill_desk::show::Look;
use sijill_record::question::Subject;

use crate::arguments::{Colour, ShowForm, ShowOptions};
use crate::errors::{CommandError, Ended};
use crate::output::width;
use sijill_desk::ask::weighed;
use sijill_desk::opened::Thing;
use sijill_desk::{ask, opened};

pub(crate) fn run(options: &ShowOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    let thing = opened::thing(&asked, &options.id)?;
    if options.explain && !matches!(thing, Thing::Incident(_)) {
        return Err(CommandError::Wrong(format!(
            "--explain says why claims are in an incident across reports, and “{}” is none.",
            options.id
        )));
    }
    let mut out = io::stdout().lock();
    if options.bytes {
        let Thing::Of(Subject::Report(number)) = thing else {
            return Err(CommandError::NoBytes(options.id.clone()));
        };
        if out.is_terminal() {
            return Err(CommandError::BytesOnTerminal);
        }
        out.write_all(&opened::bytes(&asked, number)?)?;
    } else {
        let opened = opened::open(&record, &asked, &weighed::from_shelf(&asked), &thing, look(options))?;
        match options.format {
            ShowForm::Text => out.write_all(opened.page().as_bytes())?,
            ShowForm::Json => writeln!(out, "{}", serde_json::to_string_pretty(opened.json())?)?,
        }
    }
    out.flush()?;
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

fn look(options: &ShowOptions) -> Look {
    let colour = match options.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    Look { width: options.width.unwrap_or_else(width).into(), colour, explain: options.explain }
}

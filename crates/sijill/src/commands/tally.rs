//! `sijill tally`: how many people, at least and at most, and which claims that rests on.

mod page;

use std::io::{self, IsTerminal as _, Write as _};

use sijill_desk::ask;
use sijill_desk::ask::tally_question::{know, named_by_zones, question, zones};
use sijill_desk::ask::tally_told::{answered, csv, json};
use sijill_desk::ask::weighed;
use sijill_weigh::tally::{By, Weigher};

use crate::arguments::{TallyForm, TallyOptions};
use crate::errors::{CommandError, Ended};
use crate::output::width;

pub(crate) fn run(options: &TallyOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.asked.moment.as_of)?;
    ask::told_if_before(&asked);
    let (mut ledger, gazetteer) = weighed::ledger(&asked)?;
    know(&options.asked.weighed, &asked, &mut ledger, &gazetteer)?;
    let by_zone = options.asked.by == Some(By::Zone);
    if by_zone {
        for row in named_by_zones(&asked, &gazetteer) {
            ledger.place(&gazetteer, &row);
        }
    }
    let mut question = question(&options.asked.weighed, &asked, &ledger, &gazetteer)?;
    if let Some(preset) = options.asked.preset {
        preset.apply(&mut question);
    }
    let zones = if by_zone { zones(&asked, &ledger, &gazetteer) } else { Vec::new() };
    let weigher = Weigher::new(&ledger, &asked.standing);
    let answer = answered(&options.asked, &question, &zones, &weigher, &asked.standing);
    let usual = if io::stdout().is_terminal() { TallyForm::Page } else { TallyForm::Json };
    let mut out = io::stdout().lock();
    match options.format.unwrap_or(usual) {
        TallyForm::Page => {
            let width = options.width.unwrap_or_else(width);
            out.write_all(page::page(&options.asked, &answer, &asked, usize::from(width))?.as_bytes())?;
        }
        TallyForm::Json => {
            let told = json(&options.asked, &answer, &asked, record.state())?;
            writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        }
        TallyForm::Csv => out.write_all(&csv(&options.asked, &answer)?)?,
    }
    out.flush()?;
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

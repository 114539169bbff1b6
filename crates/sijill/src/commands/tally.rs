//! `sijill tally`: how many people, at least and at most, and which claims that rests on.

mod page;
pub(crate) mod question;
mod told;

use std::io::{self, IsTerminal as _, Write as _};

use sijill_weigh::tally::{Folded, Preset, Question, Tally, Weigher, rows};

use crate::arguments::{TallyForm, TallyOptions};
use crate::ask;
use crate::ask::weighed;
use crate::errors::{CommandError, Ended};

/// What a tally is shown from.
pub(crate) struct Answer<'a> {
    pub(crate) question: &'a Question,
    pub(crate) tally: Tally,
    pub(crate) rows: Vec<sijill_weigh::tally::Row>,
    pub(crate) folded: Option<Folded>,
}

pub(crate) fn run(options: &TallyOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let (mut ledger, gazetteer) = weighed::ledger(&asked)?;
    let mut question = question::question(&options.weighed, &asked, &mut ledger, &gazetteer)?;
    let preset = options.preset.map(Preset::from);
    if let Some(preset) = preset {
        preset.apply(&mut question);
    }
    let zones = match options.by.map(sijill_weigh::tally::By::from) {
        Some(sijill_weigh::tally::By::Zone) => question::zones(&asked, &mut ledger, &gazetteer),
        _ => Vec::new(),
    };
    let weigher = Weigher::new(&ledger, &asked.standing);
    let folded = match (preset, options.rule) {
        (Some(preset), _) => Some(weigher.preset(&question, &asked.standing, preset)),
        (None, Some(rule)) => Some(weigher.folded(&question, &asked.standing, rule.into())),
        (None, None) => None,
    };
    let answer = Answer {
        question: &question,
        tally: weigher.tally(&question),
        rows: options.by.map(|by| rows(&weigher, &question, by.into(), &zones)).unwrap_or_default(),
        folded,
    };
    let usual = if io::stdout().is_terminal() { TallyForm::Page } else { TallyForm::Json };
    let mut out = io::stdout().lock();
    match options.format.unwrap_or(usual) {
        TallyForm::Page => {
            let width = options.width.unwrap_or_else(ask::output::width);
            out.write_all(page::page(options, &answer, &asked, usize::from(width))?.as_bytes())?;
        }
        TallyForm::Json => {
            let told = told::json(options, &answer, &asked, record.state())?;
            writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        }
        TallyForm::Csv => out.write_all(&told::csv(options, &answer)?)?,
    }
    out.flush()?;
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

//! `sijill tally`: how many people, at least and at most, and which claims that rests on.

mod page;
pub(crate) mod question;
mod told;

use std::io::{self, IsTerminal as _, Write as _};

use sijill_weigh::tally::{By, Fold, Folded, Question, Row, Tally, Weigher, rows};

use crate::arguments::{TallyForm, TallyOptions};
use crate::ask;
use crate::ask::weighed;
use crate::errors::{CommandError, Ended};

/// What a tally is shown from.
pub(crate) struct Answer<'a> {
    pub(crate) question: &'a Question,
    pub(crate) tally: Tally,
    pub(crate) rows: Vec<Row>,
    pub(crate) folded: Option<Folded>,
}

pub(crate) fn run(options: &TallyOptions) -> Result<Ended, CommandError> {
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let (mut ledger, gazetteer) = weighed::ledger(&asked)?;
    let mut question = question::question(&options.weighed, &asked, &mut ledger, &gazetteer)?;
    if let Some(preset) = options.preset {
        preset.apply(&mut question);
    }
    let zones = match options.by {
        Some(By::Zone) => question::zones(&asked, &mut ledger, &gazetteer),
        _ => Vec::new(),
    };
    let weigher = Weigher::new(&ledger, &asked.standing);
    let fold = options.preset.map(Fold::As).or(options.rule.map(Fold::By));
    let cut = |by| rows(&weigher, &question, by, &zones, fold.map(|fold| (fold, &asked.standing)));
    let answer = Answer {
        question: &question,
        tally: weigher.tally(&question),
        rows: options.by.map(cut).unwrap_or_default(),
        folded: fold.map(|fold| weigher.folded(&question, &asked.standing, fold)),
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

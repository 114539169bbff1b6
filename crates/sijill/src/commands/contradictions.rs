//! `sijill contradictions`: claims that cannot all hold.

use sijill_desk::ask::claim_rows::ClaimTeller;
use sijill_desk::ask::clash::{Clash, told};
use sijill_desk::ask::row::Row as _;
use sijill_desk::ask::tally_question::{know, question};
use sijill_desk::ask::{self, weighed};
use sijill_weigh::tally::Weigher;

use crate::arguments::{AnswerOptions, ContradictionsOptions};
use crate::errors::{CommandError, Ended};
use crate::output::Output;

pub(crate) fn run(options: &ContradictionsOptions) -> Result<Ended, CommandError> {
    let answer = AnswerOptions { limit: options.limit, format: options.format, ..AnswerOptions::default() };
    let mut output = Output::new(&answer);
    output.can_show(false, Clash::CALLED)?;
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let (mut ledger, gazetteer) = weighed::ledger(&asked)?;
    know(&options.weighed, &asked, &mut ledger, &gazetteer)?;
    let question = question(&options.weighed, &asked, &ledger, &gazetteer)?;
    let tally = Weigher::new(&ledger, &asked.standing).tally(&question);
    let limit = output.window.limit;
    let more = tally.contradictions.len() > limit;
    let mut teller = ClaimTeller::new(&asked, &record.state().origin);
    let clashes = tally.contradictions.iter().take(limit);
    output.rows(clashes.map(|one| told(one, &asked, &mut teller)))?;
    output.told_more(more, Clash::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

//! `sijill claims`: the claims of a record that fit.

use sijill_desk::ask;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_desk::ask::lists::claims;
use sijill_desk::ask::row::Row as _;

use crate::arguments::ClaimsOptions;
use crate::errors::{CommandError, Ended};
use crate::output::Output;

pub(crate) fn run(options: &ClaimsOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.asked.moment.as_of)?;
    ask::told_if_before(&asked);
    let answer = claims(&asked, &options.asked, output.window)?;
    let mut teller = ClaimTeller::new(&asked, &record.state().origin);
    output.rows(answer.rows.into_iter().map(|row| Ok(teller.told(row)?)))?;
    output.told_more(answer.more, ClaimTold::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

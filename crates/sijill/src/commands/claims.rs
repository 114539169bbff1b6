//! `sijill claims`: the claims of a record that fit.

use sijill_record::question::ClaimSort;

use crate::arguments::{ClaimOrder, ClaimsOptions};
use crate::ask::claim_rows::{ClaimTeller, ClaimTold};
use crate::ask::output::{Output, Row as _};
use crate::ask::{self, claim_question, place_test};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &ClaimsOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let places = place_test(&options.filters, &asked)?;
    let mut question = claim_question(&options.filters, &places);
    question.sort = match options.sort {
        ClaimOrder::Added => ClaimSort::Added,
        ClaimOrder::Date => ClaimSort::Date,
        ClaimOrder::Confidence => ClaimSort::Confidence,
        ClaimOrder::Figure => ClaimSort::Figure,
    };
    question.reverse = options.answer.reverse;
    question.window = output.window;
    let answer = asked.claims(&question)?;
    let mut teller = ClaimTeller::new(&asked, &record.state().origin);
    output.rows(answer.rows.into_iter().map(|row| Ok(teller.told(row)?)))?;
    output.told_more(answer.more, ClaimTold::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

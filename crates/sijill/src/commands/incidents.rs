//! `sijill incidents`: the incidents of a record's reports that fit.

use sijill_record::question::{ClaimQuestion, IncidentQuestion, IncidentSort};

use crate::arguments::{IncidentOrder, IncidentsOptions, ReportFilters};
use crate::ask::incident_rows::{IncidentTeller, IncidentTold};
use crate::ask::output::{Output, Row as _};
use crate::ask::places::test;
use crate::ask::{self, any_claim, days, of_reports, such_claims};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &IncidentsOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let places = test(&options.places, options.country.as_deref(), &asked)?;
    let question = IncidentQuestion {
        days: days(&options.days),
        place: places.as_dyn(),
        min_killed: options.min_killed,
        min_injured: options.min_injured,
        claims: with_claims(options),
        numbers: Vec::new(),
        sort: match options.sort {
            IncidentOrder::Added => IncidentSort::Added,
            IncidentOrder::Date => IncidentSort::Date,
            IncidentOrder::Killed => IncidentSort::Killed,
        },
        reverse: options.answer.reverse,
        window: output.window,
    };
    let answer = asked.incidents(&question)?;
    let mut teller = IncidentTeller::new(&asked, &record.state().origin);
    output.rows(answer.rows.into_iter().map(|row| Ok(teller.told(row)?)))?;
    output.told_more(answer.more, IncidentTold::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

/// The claims of which an incident must have one, where any are asked for.
fn with_claims<'q>(options: &IncidentsOptions) -> Option<ClaimQuestion<'q>> {
    let ReportFilters { publisher, report, text } = &options.reports;
    if any_claim(&options.such) && publisher.is_none() && report.is_empty() && text.is_none() {
        return None;
    }
    let mut question = such_claims(&options.such);
    of_reports(&options.reports, &mut question);
    Some(question)
}

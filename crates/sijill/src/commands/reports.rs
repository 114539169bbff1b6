//! `sijill reports`: the reports of a record that fit.

use sijill_record::question::{ClaimQuestion, Days, ReportQuestion, ReportSort};

use crate::arguments::{ReportOrder, ReportsOptions};
use crate::ask::output::{Output, Row as _};
use crate::ask::places::test;
use crate::ask::report_rows::ReportTold;
use crate::ask::{self, PlaceTest, any_claim, days, such_claims};
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &ReportsOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    output.can_show(false, ReportTold::CALLED)?;
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let places = test(&options.places, None, &asked)?;
    let question = ReportQuestion {
        published: Days { from: options.published_from, to: options.published_to },
        recorded: Days { from: options.recorded_from, to: options.recorded_to },
        publisher: options.reports.publisher.clone(),
        text: options.reports.text.clone(),
        language: options.language.clone(),
        country: options.country.clone(),
        claims: with_claims(options, &places),
        numbers: options.reports.report.clone(),
        withdrawn: options.withdrawn,
        sort: match options.sort {
            ReportOrder::Added => ReportSort::Added,
            ReportOrder::Published => ReportSort::Published,
            ReportOrder::Retrieved => ReportSort::Retrieved,
            ReportOrder::Claims => ReportSort::Claims,
        },
        reverse: options.answer.reverse,
        window: output.window,
    };
    let answer = asked.reports(&question)?;
    output.rows(answer.rows.into_iter().map(|row| Ok(ReportTold::new(row, &record.state().origin))))?;
    output.told_more(answer.more, ReportTold::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

/// The claims of which a report must have one, where any are asked for.
fn with_claims<'q>(options: &ReportsOptions, places: &'q PlaceTest) -> Option<ClaimQuestion<'q>> {
    let days = days(&options.days);
    if any_claim(&options.such) && days == Days::default() && places.is_open() {
        return None;
    }
    let such = such_claims(&options.such);
    Some(ClaimQuestion { days, place: places.as_dyn(), withdrawn: options.withdrawn, ..such })
}

//! `sijill reports`: the reports of a record that fit.

use sijill_desk::ask;
use sijill_desk::ask::lists::reports;
use sijill_desk::ask::report_rows::ReportTold;
use sijill_desk::ask::row::Row as _;

use crate::arguments::ReportsOptions;
use crate::errors::{CommandError, Ended};
use crate::output::Output;

pub(crate) fn run(options: &ReportsOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    output.can_show(false, ReportTold::CALLED)?;
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.asked.moment.as_of)?;
    ask::told_if_before(&asked);
    let answer = reports(&asked, &options.asked, output.window)?;
    output.rows(answer.rows.into_iter().map(|row| Ok(ReportTold::new(row, &record.state().origin))))?;
    output.told_more(answer.more, ReportTold::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

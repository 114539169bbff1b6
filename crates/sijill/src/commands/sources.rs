//! `sijill sources`: the sources that claims of a record are attributed to.

use sijill_desk::ask;
use sijill_desk::ask::lists::sources;
use sijill_desk::ask::row::Row as _;
use sijill_desk::ask::source_rows::SourceTold;

use crate::arguments::SourcesOptions;
use crate::errors::{CommandError, Ended};
use crate::output::Output;

pub(crate) fn run(options: &SourcesOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    output.can_show(false, SourceTold::CALLED)?;
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.asked.moment.as_of)?;
    ask::told_if_before(&asked);
    let answer = sources(&asked, &options.asked, output.window)?;
    output.rows(answer.rows.into_iter().map(|row| Ok(SourceTold::new(&row, &record.state().origin))))?;
    output.told_more(answer.more, SourceTold::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

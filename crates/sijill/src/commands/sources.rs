//! `sijill sources`: the sources that claims of a record are attributed to.

use sijill_record::question::{SourceQuestion, SourceSort};

use crate::arguments::{SourceOrder, SourcesOptions};
use crate::ask;
use crate::ask::output::{Output, Row as _};
use crate::ask::source_rows::SourceTold;
use crate::errors::{CommandError, Ended};

pub(crate) fn run(options: &SourcesOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    output.can_show(false, SourceTold::CALLED)?;
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let question = SourceQuestion {
        name: options.name.clone(),
        types: options.kinds.clone(),
        roles: options.role.clone(),
        grades: options.grade.clone(),
        side: options.side.clone(),
        min_claims: options.min_claims,
        sort: match options.sort {
            SourceOrder::Claims => SourceSort::Claims,
            SourceOrder::Name => SourceSort::Name,
            SourceOrder::Added => SourceSort::Added,
        },
        reverse: options.answer.reverse,
        window: output.window,
    };
    let answer = asked.sources(&question)?;
    output.rows(answer.rows.iter().map(|row| Ok(SourceTold::new(row, &record.state().origin))))?;
    output.told_more(answer.more, SourceTold::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

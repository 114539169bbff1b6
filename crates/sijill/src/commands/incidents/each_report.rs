//! `sijill incidents --each-report`: what single reports tell of, as each of them tells it.

use sijill_record::question::{IncidentQuestion, IncidentSort};

use super::with_claims;
use crate::arguments::{IncidentOrder, IncidentsOptions};
use crate::ask::incident_rows::{IncidentTeller, IncidentTold};
use crate::ask::output::{Output, Row as _};
use crate::ask::places::test;
use crate::ask::{self, days};
use crate::errors::{CommandError, Ended};

pub(super) fn run(options: &IncidentsOptions) -> Result<Ended, CommandError> {
    let sort = match options.sort {
        IncidentOrder::Added => IncidentSort::Added,
        IncidentOrder::Date => IncidentSort::Date,
        IncidentOrder::Killed => IncidentSort::Killed,
        IncidentOrder::Claims => {
            return Err(CommandError::Wrong(
                "Only incidents across reports are sorted by their claims: leave --each-report out."
                    .to_owned(),
            ));
        }
    };
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
        sort,
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

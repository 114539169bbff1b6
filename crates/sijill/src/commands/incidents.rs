//! `sijill incidents`: the incidents of a record that fit, across its reports, or as each report tells them.

use sijill_desk::ask;
use sijill_desk::ask::across::AcrossTold;
use sijill_desk::ask::across_teller::AcrossTeller;
use sijill_desk::ask::incident_rows::{IncidentTeller, IncidentTold};
use sijill_desk::ask::lists::{incidents, incidents_of_reports};
use sijill_desk::ask::row::Row as _;
use sijill_desk::ask::weighed;

use crate::arguments::IncidentsOptions;
use crate::errors::{CommandError, Ended};
use crate::output::Output;

pub(crate) fn run(options: &IncidentsOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.asked.moment.as_of)?;
    ask::told_if_before(&asked);
    let origin = &record.state().origin;
    if options.asked.each_report {
        let answer = incidents_of_reports(&asked, &options.asked, output.window)?;
        let mut teller = IncidentTeller::new(&asked, origin);
        output.rows(answer.rows.into_iter().map(|row| Ok(teller.told(row)?)))?;
        output.told_more(answer.more, IncidentTold::CALLED);
    } else {
        let (ledger, _) = weighed::ledger(&asked)?;
        let all = ledger.all_incidents();
        let found = incidents(&asked, &ledger, &all, &options.asked)?;
        let window = output.window;
        let more = found.len() > window.skip.saturating_add(window.limit);
        let mut teller = AcrossTeller::new(&asked, &ledger, origin)?;
        let shown = found.iter().skip(window.skip).take(window.limit);
        output.rows(shown.map(|incident| teller.told(incident)))?;
        output.told_more(more, AcrossTold::CALLED);
    }
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

//! `sijill board`: standing views of what is claimed.

use sijill_desk::board::told::Shown;
use sijill_desk::{ask, board};
use sijill_weigh::board::agenda::AgendaRow;
use sijill_weigh::board::agreements::AgreementRow;
use sijill_weigh::board::allegations::AllegationRow;
use sijill_weigh::board::control::ControlRow;
use sijill_weigh::board::deployments::DeploymentRow;
use sijill_weigh::board::displacement::DisplacementRow;
use sijill_weigh::board::facilities::FacilityRow;
use sijill_weigh::board::siege::SiegeRow;

use crate::arguments::{BoardCommand, BoardOptions};
use crate::errors::{CommandError, Ended};
use crate::output::Output;

pub(crate) fn run(command: &BoardCommand) -> Result<Ended, CommandError> {
    match command {
        BoardCommand::Control(options) => show::<ControlRow>(options),
        BoardCommand::Facilities(options) => show::<FacilityRow>(options),
        BoardCommand::Siege(options) => show::<SiegeRow>(options),
        BoardCommand::Agreements(options) => show::<AgreementRow>(options),
        BoardCommand::Deployments(options) => show::<DeploymentRow>(options),
        BoardCommand::Allegations(options) => show::<AllegationRow>(options),
        BoardCommand::Displacement(options) => show::<DisplacementRow>(options),
        BoardCommand::Agenda(options) => show::<AgendaRow>(options),
    }
}

fn show<R: Shown>(options: &BoardOptions) -> Result<Ended, CommandError> {
    let mut output = Output::new(&options.answer);
    let record = ask::held(&options.record.path())?;
    let asked = ask::asked(&record, options.asked.moment.as_of)?;
    ask::told_if_before(&asked);
    let stands = board::board::<R>(&asked, &options.asked)?;
    output.cut(stands.rows)?;
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

//! What each address answers to programs.

use clap::{Args, Command};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use sijill_desk::ask::across::AcrossTold;
use sijill_desk::ask::claim_rows::ClaimTold;
use sijill_desk::ask::clash::Clash;
use sijill_desk::ask::entry_rows::{EntriesAsked, EntryTold};
use sijill_desk::ask::report_rows::ReportTold;
use sijill_desk::ask::source_rows::SourceTold;
use sijill_desk::board::Told;
use sijill_desk::filter::{
    BoardAsked, ClaimsAsked, IncidentsAsked, MomentOptions, ReportsAsked, SourcesAsked, TallyAsked,
};
use sijill_weigh::board::agenda::AgendaRow;
use sijill_weigh::board::agreements::AgreementRow;
use sijill_weigh::board::allegations::AllegationRow;
use sijill_weigh::board::control::ControlRow;
use sijill_weigh::board::deployments::DeploymentRow;
use sijill_weigh::board::displacement::DisplacementRow;
use sijill_weigh::board::facilities::FacilityRow;
use sijill_weigh::board::siege::SiegeRow;

use crate::pages::tally::clashes::ClashesAsked;

/// An address that answers programs.
pub(super) struct Described {
    /// As the table of routes has it.
    pub(super) path: &'static str,
    /// What it answers, in a sentence.
    pub(super) says: &'static str,
    /// The options that it is asked by.
    pub(super) asked: Option<fn(Command) -> Command>,
    /// What comes.
    pub(super) answer: Answer,
}

/// What comes.
pub(super) enum Answer {
    /// Rows of a type, by the hundred.
    Rows(fn(&mut SchemaGenerator) -> Schema),
    /// An object without a type of its own: what the command line's JSON has.
    Any,
    /// GeoJSON.
    Features,
}

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

fn by<A: Args>(command: Command) -> Command {
    A::augment_args(command)
}

/// A row of any board: which one, the name in the address says.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "it is there for its schema")]
#[expect(clippy::large_enum_variant, reason = "only its schema is made")]
enum BoardRow {
    Control(Told<ControlRow>),
    Facilities(Told<FacilityRow>),
    Siege(Told<SiegeRow>),
    Agreements(Told<AgreementRow>),
    Deployments(Told<DeploymentRow>),
    Allegations(Told<AllegationRow>),
    Displacement(Told<DisplacementRow>),
    Agenda(Told<AgendaRow>),
}

const fn rows(
    path: &'static str,
    says: &'static str,
    asked: fn(Command) -> Command,
    row: fn(&mut SchemaGenerator) -> Schema,
) -> Described {
    Described { path, says, asked: Some(asked), answer: Answer::Rows(row) }
}

const fn thing(path: &'static str, says: &'static str) -> Described {
    Described { path, says, asked: None, answer: Answer::Any }
}

/// Addresses that are for people only, or answer what is no JSON.
#[cfg(test)]
pub(super) const PAGES: [&str; 14] = [
    "/account",
    "/api",
    "/boards",
    "/incidents/{id}/decide",
    "/map",
    "/map/control.json",
    "/map/places.json",
    "/record/checkpoint.txt",
    "/reports/new",
    "/reports/{id}/bytes",
    "/reports/{id}/erase",
    "/review",
    "/review/many",
    "/zones/new",
];

/// Every address that answers programs.
pub(super) const DESCRIBED: [Described; 27] = [
    thing("/", "How much there is, and what happened last."),
    thing("/overview", "The same as /: how much there is, and what happened last."),
    rows("/reports", "Reports of the record.", by::<ReportsAsked>, of::<ReportTold>),
    thing("/reports/{id}", "A report (r12) with its text, its claims, its custody and what happened to it."),
    rows("/claims", "Claims, each with its words and its report.", by::<ClaimsAsked>, of::<ClaimTold>),
    thing("/claims/{id}", "A claim (c34) with what was decided on it."),
    rows("/incidents", "Incidents across reports.", by::<IncidentsAsked>, of::<AcrossTold>),
    thing("/incidents/{id}", "An incident (i34) as a ledger: its claims, positions, victims and decisions."),
    Described {
        path: "/incidents/map",
        says: "Incidents as points of a map, those that lie close together as one.",
        asked: Some(by::<IncidentsAsked>),
        answer: Answer::Features,
    },
    Described {
        path: "/tally",
        says: "How many at least, and by the highest claim, with the grounds.",
        asked: Some(by::<TallyAsked>),
        answer: Answer::Any,
    },
    rows("/tally/contradictions", "Claims that cannot all be true.", by::<ClashesAsked>, of::<Clash>),
    rows(
        "/boards/{name}",
        "A board: control, facilities, siege, agreements, deployments, allegations, displacement or agenda.",
        by::<BoardAsked>,
        of::<BoardRow>,
    ),
    rows("/sources", "Sources, with what is known of them.", by::<SourcesAsked>, of::<SourceTold>),
    thing("/sources/same", "Sources that may be one and the same."),
    thing("/sources/{id}", "A source with its claims and what was decided on it."),
    Described {
        path: "/zones",
        says: "Named sets of places.",
        asked: Some(by::<MomentOptions>),
        answer: Answer::Any,
    },
    Described {
        path: "/zones/{name}",
        says: "A zone, with what was decided on it.",
        asked: Some(by::<MomentOptions>),
        answer: Answer::Any,
    },
    rows("/record", "Entries of the log, the newest first.", by::<EntriesAsked>, of::<EntryTold>),
    thing("/record/{id}", "An entry (e57) as it is kept, with its hashes."),
    thing(
        "/record/{id}/proof",
        "A proof that stands alone: that an entry (e57) or a report (r12) is in the log.",
    ),
    thing("/record/checkpoint", "The signed checkpoint of the log."),
    thing("/record/verify", "The verification that runs, and what the last one found."),
    thing("/review/agreement", "How two readers agree."),
    thing("/search", "Words looked for in everything."),
    thing("/people", "Accounts, without anything that opens them."),
    thing("/publication", "What the public sees, and who decided so."),
    thing("/openapi", "This description."),
];

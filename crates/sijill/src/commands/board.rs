//! `sijill board`: standing views of what is claimed.

mod agenda;
mod agreements;
mod allegations;
mod control;
mod deployments;
mod displacement;
mod facilities;
mod siege;
mod told;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rustc_hash::FxHashSet;
use sijill_claim::{Kind, Modality};
use sijill_record::question::{Asked, ClaimQuestion, Days, ReportQuestion, ReportSort, Window};
use sijill_weigh::board::{
    Board, agenda::agenda, agreements::agreements, allegations::allegations, control::control,
    deployments::deployments, displacement::displacement, facilities::facilities, siege::siege,
};

use crate::arguments::{BoardCommand, BoardOptions};
use crate::ask::output::Output;
use crate::ask::places::{PlaceTest, say, test};
use crate::ask::said::{Counting, Measure};
use crate::ask::short::counted;
use crate::ask::{self, days};
use crate::errors::{CommandError, Ended};
use told::{Shown, Told};

pub(crate) fn run(command: &BoardCommand) -> Result<Ended, CommandError> {
    match command {
        BoardCommand::Control(options) => {
            show(options, &[Kind::Control], |on| control(&on.claims.items, &on.claims.terrain, on.as_of))
        }
        BoardCommand::Facilities(options) => {
            show(options, &[Kind::Facility], |on| facilities(&on.claims.items, &on.claims.terrain, on.as_of))
        }
        BoardCommand::Siege(options) => {
            show(options, &[Kind::Siege], |on| siege(&on.claims.items, &on.claims.terrain, on.as_of))
        }
        BoardCommand::Agreements(options) => {
            show(options, &[], |on| agreements(&on.claims.items, &on.claims.terrain, on.as_of))
        }
        BoardCommand::Deployments(options) => show(options, &[Kind::Deployment], |on| {
            deployments(&on.claims.items, &on.claims.terrain, on.as_of)
        }),
        BoardCommand::Allegations(options) => show(options, &[Kind::Allegation], |on| {
            allegations(&on.claims.items, &on.claims.terrain, on.as_of)
        }),
        BoardCommand::Displacement(options) => show(options, &[Kind::Displacement], |on| {
            displacement(&on.claims.items, &on.claims.terrain, on.as_of)
        }),
        BoardCommand::Agenda(options) => show(options, &[Kind::Meeting, Kind::Agreement], |on| {
            agenda(&on.claims.items, &on.claims.terrain, on.as_of, on.heard)
        }),
    }
}

/// What a board is made on.
struct Ground {
    claims: Counting,
    /// The day as of which it stands.
    as_of: Date,
    /// The last day of publication up to it.
    heard: Option<Date>,
}

fn show<R: Shown>(
    options: &BoardOptions,
    kinds: &[Kind],
    board: impl Fn(&Ground) -> Board<R>,
) -> Result<Ended, CommandError> {
    let days = days(&options.days);
    if let (Some(from), Some(to)) = (days.from, days.to)
        && from > to
    {
        return Err(CommandError::Wrong(format!(
            "No day is from {from} on and up to {to}: --from is after --to."
        )));
    }
    let mut output = Output::new(&options.answer);
    let record = ask::held(&options.record)?;
    let asked = ask::asked(&record, options.moment.as_of)?;
    ask::told_if_before(&asked);
    let places = test(&options.places, options.country.as_deref(), &asked)?;
    // How a thing stands rests on what came before the first day, too.
    let from = days.from.filter(|_| !R::STANDS);
    let measure = Measure {
        min_confidence: options.min_confidence,
        days: Days { from, to: days.to },
        or_published: R::TO_COME,
    };
    let claims = Counting::of(&asked, &questions::<R>(kinds, &places), &measure)?;
    if claims.left_out > 0 {
        say(&format!(
            "Left out, since nobody has accepted them and their confidence is below {:.2}: {}.",
            options.min_confidence,
            counted(claims.left_out as u64, "claim")
        ));
    }
    let moment = options.moment.as_of.map(|time| time.to_zoned(TimeZone::UTC).date());
    let asked_for = days.to.or(moment);
    let heard = heard(&asked, asked_for)?;
    let as_of = asked_for.or_else(|| latest(&claims).max(heard));
    let ground = Ground { claims, as_of: as_of.unwrap_or(Date::MAX), heard };
    let made = board(&ground);
    let mut rows = made.rows;
    if let Some(from) = days.from.filter(|_| R::STANDS) {
        since(&mut rows, from, &ground.claims);
    }
    told_apart(&rows, if days.from.is_none() { made.undated } else { 0 });
    if options.answer.reverse {
        rows.reverse();
    }
    let Window { skip, limit } = output.window;
    let more = rows.len().saturating_sub(skip) > limit;
    let rows = rows.into_iter().skip(skip).take(limit);
    output.rows(rows.map(|row| Ok(Told { as_of, row })))?;
    output.told_more(more, R::CALLED);
    ask::let_go(&record)?;
    Ok(Ended::Well)
}

/// The claims of these kinds, or of all where none is named; for what is to come, also all that is planned or possible.
fn questions<'q, R: Shown>(kinds: &[Kind], places: &'q PlaceTest) -> Vec<ClaimQuestion<'q>> {
    let of_kinds =
        ClaimQuestion { kinds: kinds.to_vec(), place: places.as_dyn(), ..ClaimQuestion::default() };
    let to_come = || ClaimQuestion {
        modalities: vec![Modality::Planned, Modality::Possible],
        place: places.as_dyn(),
        ..ClaimQuestion::default()
    };
    std::iter::once(of_kinds).chain(R::TO_COME.then(to_come)).collect()
}

/// The latest day that a claim or report tells of; what is only planned or possible has no day yet.
fn latest(claims: &Counting) -> Option<Date> {
    let days = claims.items.iter().map(|item| match item.said.claim.modality {
        Modality::Planned | Modality::Possible => item.said.published,
        _ => item.said.day().max(item.said.published),
    });
    days.flatten().max()
}

/// The last day of publication up to a day, of any report of the record.
fn heard(asked: &Asked<'_>, until: Option<Date>) -> Result<Option<Date>, CommandError> {
    let question = ReportQuestion {
        published: Days { from: None, to: Some(until.unwrap_or(Date::MAX)) },
        sort: ReportSort::Published,
        reverse: true,
        window: Window { skip: 0, limit: 1 },
        ..ReportQuestion::default()
    };
    Ok(asked.reports(&question)?.rows.first().and_then(|report| report.published))
}

/// Leaves the rows of which something is claimed on a day or later.
fn since<R: Shown>(rows: &mut Vec<R>, from: Date, claims: &Counting) {
    let later = claims.items.iter().filter(|item| item.said.day().is_some_and(|day| day >= from));
    let later: FxHashSet<String> = later.map(|item| format!("c{}", item.said.number)).collect();
    rows.retain_mut(|row| {
        let touched = row.cited().iter().any(|cited| later.contains(&cited.claim));
        row.leave_from(from);
        touched
    });
}

/// Says how many claims lack what places them.
fn told_apart<R: Shown>(rows: &[R], undated: usize) {
    let nowhere = rows.iter().filter(|row| R::BY_PLACE && row.place().is_none());
    let nowhere: usize = nowhere.map(|row| row.cited().len()).sum();
    if nowhere > 0 {
        say(&format!("Naming no place, and in rows of their own: {}.", counted(nowhere as u64, "claim")));
    }
    if undated > 0 {
        say(&format!(
            "Without a day, of reports without a day of publication: {}.",
            counted(undated as u64, "claim")
        ));
    }
}

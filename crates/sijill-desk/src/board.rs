//! Boards of a record as rows: standing views of what is claimed.

mod agenda;
mod agreements;
mod allegations;
mod control;
mod deployments;
mod displacement;
mod facilities;
mod siege;
pub mod told;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rustc_hash::FxHashSet;
use sijill_claim::{Kind, Modality};
use sijill_record::question::{Asked, ClaimQuestion, Days, ReportQuestion, ReportSort, Window};

use crate::aside::say;
use crate::ask::days;
use crate::ask::places::{PlaceTest, test};
use crate::ask::said::{Bound, Counting, Measure};
use crate::ask::short::counted;
use crate::error::AnswerError;
use crate::filter::BoardAsked;
use told::Shown;
pub use told::Told;

/// What a board is made on.
pub struct Ground {
    /// Its claims.
    pub claims: Counting,
    /// The day as of which it stands.
    pub as_of: Date,
    /// The last day of publication up to it.
    pub heard: Option<Date>,
}

/// A board as it stands.
#[derive(Debug, Clone)]
pub struct Stands<R> {
    /// The day as of which it stands; absent where nothing is dated.
    pub as_of: Option<Date>,
    /// Its rows.
    pub rows: Vec<Told<R>>,
}

/// A board of a record. What was left out is said beside it.
///
/// # Errors
/// Where the days end before they begin, a place is not known, or the record cannot be read.
pub fn board<R: Shown>(asked: &Asked<'_>, options: &BoardAsked) -> Result<Stands<R>, AnswerError> {
    bounded(asked, options, None)
}

/// The same of no more claims than are told: where there are more, of the latest of them, which is said beside it.
///
/// # Errors
/// As [`board`].
pub fn bounded<R: Shown>(
    asked: &Asked<'_>,
    options: &BoardAsked,
    bound: Option<Bound>,
) -> Result<Stands<R>, AnswerError> {
    let days = days(&options.days);
    if let (Some(from), Some(to)) = (days.from, days.to)
        && from > to
    {
        return Err(AnswerError::Wrong(format!(
            "No day is from {from} on and up to {to}: --from is after --to."
        )));
    }
    let places = test(&options.places, options.country.as_deref(), asked)?;
    // How a thing stands rests on what came before the first day, too.
    let from = days.from.filter(|_| !R::STANDS);
    let measure = Measure {
        min_confidence: options.min_confidence,
        days: Days { from, to: days.to },
        or_published: R::TO_COME,
        bound,
    };
    let claims = Counting::of(asked, &questions::<R>(R::KINDS, &places), &measure)?;
    if claims.left_out > 0 {
        say(&format!(
            "Left out, since nobody has accepted them and their confidence is below {:.2}: {}.",
            options.min_confidence,
            counted(claims.left_out as u64, "claim")
        ));
    }
    if let Some((since, more)) = claims.since {
        say(&format!(
            "There are too many claims for one board: it is made of those of {since} and later, and {} before or without a day are not on it. Ask for a place or a zone to see all of it there.",
            counted(more as u64, "claim")
        ));
    }
    let moment = options.moment.as_of.map(|time| time.to_zoned(TimeZone::UTC).date());
    let asked_for = days.to.or(moment);
    let heard = heard(asked, asked_for)?;
    let as_of = asked_for.or_else(|| latest(&claims).max(heard));
    let ground = Ground { claims, as_of: as_of.unwrap_or(Date::MAX), heard };
    let made = R::board(&ground);
    let mut rows = made.rows;
    if let Some(from) = days.from.filter(|_| R::STANDS) {
        since(&mut rows, from, &ground.claims);
    }
    told_apart(&rows, if days.from.is_none() { made.undated } else { 0 });
    if options.reverse {
        rows.reverse();
    }
    Ok(Stands { as_of, rows: rows.into_iter().map(|row| Told { as_of, row }).collect() })
}

/// How many claims of its own kind a board has, as far as columns tell: those that are too unsure are among them.
///
/// # Errors
/// Where the record cannot be read.
pub fn claims_of<R: Shown>(asked: &Asked<'_>) -> Result<usize, AnswerError> {
    let open = PlaceTest::default();
    // Agreements are set beside all that came after them.
    let kinds = if R::KINDS.is_empty() { &[Kind::Agreement][..] } else { R::KINDS };
    let mut numbers: Vec<u64> = Vec::new();
    for question in questions::<R>(kinds, &open) {
        numbers.extend(asked.claims(&question)?.rows.iter().map(|row| row.number));
    }
    numbers.sort_unstable();
    numbers.dedup();
    Ok(numbers.len())
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
fn heard(asked: &Asked<'_>, until: Option<Date>) -> Result<Option<Date>, AnswerError> {
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

//! The record as it stood at a moment: what `as-of` in an address asks.

use std::sync::Arc;

use jiff::Timestamp;
use sijill_desk::ask::weighed::knowledge;
use sijill_desk::{AnswerError, ask};
use sijill_gazetteer::Gazetteer;
use sijill_record::question::{Asked, PlaceRow};
use sijill_weigh::ledger::Ledger;

use crate::engine::Seat;
use crate::http::Failure;

/// Asks the record as it stands, or as it stood. Of a moment in the past its claims are weighed anew, which takes a while on
/// a large record.
pub(crate) fn at<T>(
    seat: &Seat<'_>,
    as_of: Option<Timestamp>,
    question: impl FnOnce(&Seat<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    at_knowing(seat, as_of, |_, _| Ok(Vec::new()), question)
}

/// The same, of places that no claim need name. The present record is told of those that it does not know, and asked again.
pub(crate) fn at_knowing<T>(
    seat: &Seat<'_>,
    as_of: Option<Timestamp>,
    places: impl Fn(&Asked<'_>, &Gazetteer) -> Result<Vec<PlaceRow>, AnswerError>,
    question: impl FnOnce(&Seat<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let known =
        |ledger: &Ledger, row: &PlaceRow| row.id.as_deref().is_none_or(|id| ledger.known(id).is_some());
    let past =
        as_of.map(|time| Ok::<_, AnswerError>((time, ask::asked(seat.record, Some(time))?))).transpose()?;
    let Some((time, asked)) = past.filter(|(_, asked)| asked.size < seat.snapshot.size) else {
        let rows = places(seat.asked, seat.gazetteer)?;
        return if rows.iter().all(|row| known(seat.ledger(), row)) {
            question(seat)
        } else {
            Err(Failure::Unknown(rows))
        };
    };
    let (mut ledger, _) = Ledger::open(&asked, seat.gazetteer, &knowledge()?)?;
    for row in places(&asked, seat.gazetteer)? {
        ledger.place(seat.gazetteer, &row);
    }
    let root = seat.record.root_of_first(asked.size)?.map(|root| root.base64()).unwrap_or_default();
    let last = asked.size.checked_sub(1).map(|last| asked.event(last)).transpose()?;
    let recorded = last.map_or(time, |event| event.recorded);
    let snapshot = Arc::new(seat.snapshot.past(asked.size, recorded, &root, ledger));
    question(&Seat::new(seat.record, &asked, &snapshot, seat.gazetteer))
}

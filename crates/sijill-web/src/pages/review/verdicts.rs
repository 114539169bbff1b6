//! What people decided on claims, out of the log: each decision by itself, the last ones first.
//!
//! A later decision on a claim stands in the place of an earlier one, which stays in the log: so two readers can be compared.

use rustc_hash::FxHashMap;
use sijill_desk::AnswerError;
use sijill_record::RecordError;
use sijill_record::entry::PayloadError;
use sijill_record::library::LibraryError;
use sijill_record::payload::{ClaimsReviewed, Payload, Verdict};
use sijill_record::views::{Reading, version};

use crate::engine::Seat;

/// A decision on claims that holds, or that a later one stands before.
#[derive(Debug, Clone)]
pub(super) struct Decided {
    /// Its entry.
    pub(super) entry: u64,
    /// What was decided, on which claims, by whom.
    pub(super) review: ClaimsReviewed,
}

/// The entries of decisions on claims, the last one first. Those that were undone are left out.
fn entries(seat: &Seat<'_>) -> Result<Vec<u64>, AnswerError> {
    let views = Reading { store: seat.record.store(), rows: seat.record.state().rows };
    let mut entries: Vec<u64> = views
        .numbers(version::DECISION)
        .map_err(RecordError::from)?
        .into_iter()
        .filter_map(|entry| u64::try_from(entry).ok())
        .filter(|entry| *entry < seat.asked.size)
        .collect();
    entries.sort_unstable_by(|one, other| other.cmp(one));
    entries.dedup();
    entries.retain(|entry| !seat.asked.standing.undone.contains(entry));
    Ok(entries)
}

/// The last decisions that pass, at most so many; `look` is how many are looked at for that.
pub(super) fn last(
    seat: &Seat<'_>,
    most: usize,
    look: usize,
    passes: impl Fn(&ClaimsReviewed) -> bool,
) -> Result<Vec<Decided>, AnswerError> {
    let mut found = Vec::new();
    for entry in entries(seat)?.into_iter().take(look) {
        let review = match seat.asked.library().payload(entry) {
            Ok(Payload::ClaimsReviewed(review)) => review,
            Ok(_) | Err(LibraryError::Payload(PayloadError::Erased(_))) => continue,
            Err(error) => return Err(RecordError::from(error).into()),
        };
        if passes(&review) {
            found.push(Decided { entry, review });
            if found.len() == most {
                break;
            }
        }
    }
    Ok(found)
}

/// What each person decided on a claim last.
pub(super) type ByClaim = FxHashMap<u64, Vec<(String, Verdict)>>;

/// The decisions of people who looked at claims one at a time. Whoever decided on many at once read none of them.
pub(super) fn by_claim(seat: &Seat<'_>) -> Result<ByClaim, AnswerError> {
    let all = last(seat, usize::MAX, usize::MAX, |review| review.chosen.is_none())?;
    let mut found = ByClaim::default();
    for Decided { review, .. } in all {
        for claim in &review.claims {
            let of = found.entry(*claim).or_default();
            if !of.iter().any(|(by, _)| *by == review.by) {
                of.push((review.by.clone(), review.verdict));
            }
        }
    }
    Ok(found)
}

/// Claims that one person decided on and another one did not, in their order.
pub(super) fn once_more(found: &ByClaim, first: &str, second: &str) -> Vec<u64> {
    let by = |of: &[(String, Verdict)], name: &str| of.iter().any(|(by, _)| by == name);
    let mut claims: Vec<u64> =
        found.iter().filter(|(_, of)| by(of, first) && !by(of, second)).map(|(claim, _)| *claim).collect();
    claims.sort_unstable();
    claims
}

/// Everybody who decided, with the number of claims, those with the most first.
pub(super) fn readers(found: &ByClaim) -> Vec<(String, u64)> {
    let mut counts: FxHashMap<&str, u64> = FxHashMap::default();
    for (by, _) in found.values().flatten() {
        *counts.entry(by).or_default() += 1;
    }
    let mut all: Vec<(String, u64)> = counts.into_iter().map(|(by, count)| (by.to_owned(), count)).collect();
    all.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[(u64, &str, Verdict)]) -> ByClaim {
        let mut found = ByClaim::default();
        for (claim, by, verdict) in rows {
            found.entry(*claim).or_default().push(((*by).to_owned(), *verdict));
        }
        found
    }

    #[test]
    fn a_second_reader_gets_what_the_first_read_and_he_did_not() {
        let found = of(&[
            (3, "Leila", Verdict::Accept),
            (1, "Leila", Verdict::Reject),
            (1, "Omar", Verdict::Reject),
            (2, "Omar", Verdict::Accept),
        ]);
        assert_eq!(once_more(&found, "Leila", "Omar"), [3]);
        assert_eq!(once_more(&found, "Leila", "Nadia"), [1, 3]);
        assert!(once_more(&found, "Leila", "Leila").is_empty());
        assert_eq!(readers(&found), [("Leila".to_owned(), 2), ("Omar".to_owned(), 2)]);
    }
}

//! Deciding on many claims at once: filters choose them, and a plan tells what they are before anything is done.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_record::entry::PayloadError;
use sijill_record::library::LibraryError;
use sijill_record::payload::Verdict;
use sijill_record::question::{Asked, ClaimRow};
use sijill_record::views::ReviewState;
use sijill_record::{Record, RecordError};

use super::{Why, words};
use crate::ask::claim_rows::{ClaimTeller, ClaimTold};
use crate::ask::{claim_question, place_test};
use crate::error::AnswerError;
use crate::filter::ClaimFilters;

/// Claims of a preview.
pub const SHOWN: usize = 20;

/// What would be decided.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Entries of the record when it was made.
    pub size: u64,
    /// How many claims fit.
    pub fit: usize,
    /// Those that would be decided on, by their numbers.
    pub claims: Vec<u64>,
    /// The first [`SHOWN`] of them.
    pub first: Vec<ClaimTold>,
    /// Those that a person has decided on already.
    pub decided: Vec<Before>,
    /// The filters as one would give them again.
    pub chosen: String,
}

/// Claims with an earlier decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Before {
    /// What was decided.
    pub review: ReviewState,
    /// Whoever decided.
    pub by: String,
    /// On how many of the claims.
    pub claims: u64,
}

impl Plan {
    /// The claims that fit and that nobody has decided on; with `again`, the others too.
    ///
    /// # Errors
    /// Where a filter names what is not there.
    pub fn of(record: &Record, filters: &ClaimFilters, again: bool) -> Result<Self, AnswerError> {
        let asked = record.ask()?;
        let places = place_test(filters, &asked)?;
        let rows = asked.claims(&claim_question(filters, &places))?.rows;
        let mut wanted: Vec<ClaimRow> = Vec::new();
        let mut decided: FxHashMap<(ReviewState, Option<u64>), u64> = FxHashMap::default();
        for row in &rows {
            let (state, entry) = asked.decided(*row)?;
            if state == ReviewState::Unreviewed {
                wanted.push(*row);
                continue;
            }
            *decided.entry((state, entry)).or_default() += 1;
            if again {
                wanted.push(*row);
            }
        }
        let mut teller = ClaimTeller::new(&asked, &record.state().origin);
        let first = wanted.iter().take(SHOWN).map(|row| teller.told(*row)).collect::<Result<_, _>>()?;
        Ok(Self {
            size: record.state().size,
            fit: rows.len(),
            first,
            claims: wanted.iter().map(|row| row.number).collect(),
            decided: by_whom(&asked, decided)?,
            chosen: words::words(filters),
        })
    }

    /// How many claims were decided on before.
    pub fn already(&self) -> u64 {
        self.decided.iter().map(|before| before.claims).sum()
    }

    /// Stages the verdict on the claims of the plan. Gives the entries that hold it.
    ///
    /// # Errors
    /// Where the record has changed since the plan was made.
    pub fn decide(&self, record: &mut Record, verdict: Verdict, why: &Why) -> Result<Vec<u64>, AnswerError> {
        if record.state().size != self.size {
            return Err(AnswerError::Wrong(
                "The record has changed since the preview, so nothing was done: look at it once more."
                    .to_owned(),
            ));
        }
        let chosen = Some(self.chosen.clone());
        Ok(record.review(&self.claims, verdict, None, chosen, &why.by, &why.reason)?)
    }
}

/// Earlier decisions, by state and person.
fn by_whom(
    asked: &Asked<'_>,
    decided: FxHashMap<(ReviewState, Option<u64>), u64>,
) -> Result<Vec<Before>, AnswerError> {
    let mut found: Vec<Before> = Vec::new();
    for ((review, entry), claims) in decided {
        let by = match entry.map(|entry| asked.library().payload(entry)) {
            Some(Ok(payload)) => payload.by().unwrap_or("nobody named").to_owned(),
            Some(Err(LibraryError::Payload(PayloadError::Erased(_)))) | None => "somebody".to_owned(),
            Some(Err(error)) => return Err(RecordError::from(error).into()),
        };
        match found.iter_mut().find(|before| before.review == review && before.by == by) {
            Some(before) => before.claims += claims,
            None => found.push(Before { review, by, claims }),
        }
    }
    found.sort_by(|a, b| {
        b.claims
            .cmp(&a.claims)
            .then_with(|| a.by.cmp(&b.by))
            .then_with(|| (a.review as u8).cmp(&(b.review as u8)))
    });
    Ok(found)
}

//! Claims as rows, and what decisions make of them.

use jiff::civil::Date;
use serde_json::{Map, Value};
use sijill_claim::{Claim, Figure, Harm, Kind, Modality, Scope, VictimStatus};

use super::apply::Past;
use super::sources::code;
use super::{Cell, View, ViewError, Views, claim, reading, report, signed, space, version};
use crate::column::NONE;
use crate::payload::{Carried, ClaimsReviewed, Verdict};
use crate::store::Store;

/// Every harm, in the order of its number.
pub const HARMS: [Harm; 8] = [
    Harm::Killed,
    Harm::Injured,
    Harm::Casualties,
    Harm::Missing,
    Harm::Abducted,
    Harm::Detained,
    Harm::Displaced,
    Harm::Besieged,
];

/// Every status, in the order of its number.
pub const STATUSES: [VictimStatus; 2] = [VictimStatus::Civilian, VictimStatus::Combatant];

/// Every modality, in the order of its number.
pub const MODALITIES: [Modality; 6] = [
    Modality::Asserted,
    Modality::Hedged,
    Modality::Possible,
    Modality::Planned,
    Modality::Alleged,
    Modality::Denied,
];

/// Every scope, in the order of its number.
pub const SCOPES: [Scope; 2] = [Scope::Incident, Scope::Period];

/// What people decided on a claim.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum ReviewState {
    /// Nobody has looked yet.
    Unreviewed,
    /// It says what the words say.
    Accepted,
    /// It was corrected.
    Corrected,
    /// It does not say what the words say.
    Rejected,
    /// Somebody could not tell.
    Unsure,
}

impl ReviewState {
    /// Every state, in the order of its number.
    pub const ALL: [Self; 5] =
        [Self::Unreviewed, Self::Accepted, Self::Corrected, Self::Rejected, Self::Unsure];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unreviewed => "unreviewed",
            Self::Accepted => "accepted",
            Self::Corrected => "corrected",
            Self::Rejected => "rejected",
            Self::Unsure => "unsure",
        }
    }

    /// The state that a decision leads to.
    #[must_use]
    pub const fn after(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Accept => Self::Accepted,
            Verdict::Correct => Self::Corrected,
            Verdict::Reject => Self::Rejected,
            Verdict::Unsure => Self::Unsure,
        }
    }
}

/// A day as a view keeps it: counted from the first of 1970.
#[must_use]
pub fn day(date: Option<Date>) -> i64 {
    date.map_or(NONE, |date| date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24)
}

/// The day that [`day`] counted.
#[must_use]
pub fn date(day: i64) -> Option<Date> {
    let span = i32::try_from(day).ok()?;
    Date::constant(1970, 1, 1).checked_add(jiff::SignedDuration::from_hours(i64::from(span) * 24)).ok()
}

/// The figure of a claim, whatever its kind.
#[must_use]
pub fn figure(claim: &Claim) -> Option<&Figure> {
    None.or(claim.casualty.as_ref().and_then(|c| c.figure.as_ref()))
        .or(claim.damage.as_ref().and_then(|c| c.figure.as_ref()))
        .or(claim.facility.as_ref().and_then(|c| c.figure.as_ref()))
        .or(claim.siege.as_ref().and_then(|c| c.figure.as_ref()))
        .or(claim.displacement.as_ref().and_then(|c| c.figure.as_ref()))
        .or(claim.deployment.as_ref().and_then(|c| c.figure.as_ref()))
}

/// What of a claim is asked for, in the order of the columns from [`claim::KIND`] to [`claim::CONFIDENCE`].
pub(super) fn facts(claim: &Claim, place: i64) -> [i64; 12] {
    let casualty = claim.casualty.as_ref();
    let figure = figure(claim);
    [
        code(&Kind::ALL, &claim.kind),
        casualty.map_or(NONE, |c| code(&HARMS, &c.harm)),
        casualty.and_then(|c| c.victims.status).map_or(NONE, |s| code(&STATUSES, &s)),
        code(&MODALITIES, &claim.modality),
        casualty.map_or(NONE, |c| code(&SCOPES, &c.scope)),
        figure.map_or(NONE, |f| signed(f.low)),
        figure.and_then(|f| f.high).map_or(NONE, signed),
        figure.and_then(|f| f.best).map_or(NONE, signed),
        day(claim.when.as_ref().and_then(|w| w.start)),
        day(claim.when.as_ref().and_then(|w| w.end)),
        place,
        (claim.confidence * 1000.0).round() as i64,
    ]
}

/// A claim with a person's correction: a JSON merge patch (RFC 7396).
///
/// # Errors
/// Where the result is no claim.
pub fn corrected(claim: &Claim, correction: &Map<String, Value>) -> Result<Claim, serde_json::Error> {
    let mut value = serde_json::to_value(claim)?;
    merge(&mut value, &Value::Object(correction.clone()));
    serde_json::from_value(value)
}

fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    if let Value::Object(target) = target {
        for (name, value) in patch {
            if value.is_null() {
                target.remove(name);
            } else {
                merge(target.entry(name).or_insert(Value::Null), value);
            }
        }
    }
}

/// What holds of a claim after decisions.
#[derive(Debug, Clone, Copy)]
struct Standing {
    state: ReviewState,
    /// The entry of the last decision that counts.
    decision: Option<u64>,
    /// The entry of the correction that counts.
    correction: Option<u64>,
}

impl Views {
    /// A person's decision on claims.
    pub(super) fn review(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        entry: u64,
        review: &ClaimsReviewed,
    ) -> Result<(), ViewError> {
        for &number in &review.claims {
            if number >= self.count(View::Claim) {
                return Err(ViewError::Absent { entry, what: format!("the claim c{number}") });
            }
            let before = self.standing(store, number)?;
            let standing = Standing {
                state: ReviewState::after(review.verdict),
                decision: Some(entry),
                correction: if review.correction.is_some() { Some(entry) } else { before.correction },
            };
            self.add_version(store, past, entry, number, standing, review.correction.as_ref())?;
        }
        Ok(())
    }

    /// An undone decision on claims: what stood before it stands again, where nothing later was decided.
    pub(super) fn unreview(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        entry: u64,
        undone: &ClaimsReviewed,
        still: &dyn Fn(u64) -> bool,
    ) -> Result<(), ViewError> {
        for &first in &undone.claims {
            // Later readings carry the decision on; it is undone on each claim that it reached.
            let mut number = first;
            loop {
                let standing = self.replayed(store, past, number, still)?;
                self.add_version(store, past, entry, number, standing, None)?;
                match u64::try_from(self.number(store, claim::TO_CLAIM, number)?) {
                    Ok(next) => number = next,
                    Err(_) => break,
                }
            }
        }
        Ok(())
    }

    /// What the decisions that still count make of a claim, in their order.
    fn replayed(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        number: u64,
        still: &dyn Fn(u64) -> bool,
    ) -> Result<Standing, ViewError> {
        let mut standing = Standing { state: ReviewState::Unreviewed, decision: None, correction: None };
        for entry in self.decisions(store, number)? {
            if !still(entry) {
                continue;
            }
            let review = past.review(entry)?;
            standing.state = ReviewState::after(review.verdict);
            standing.decision = Some(entry);
            if review.correction.is_some() {
                standing.correction = Some(entry);
            }
        }
        Ok(standing)
    }

    /// The reviews that were ever made of a claim or of the claims that it carries on, in their order.
    fn decisions(&mut self, store: &dyn Store, number: u64) -> Result<Vec<u64>, ViewError> {
        let mut entries = Vec::new();
        let mut at = Some(number);
        while let Some(number) = at {
            for row in self.look_up(store, space::VERSION, signed(number))? {
                entries.extend(u64::try_from(self.number(store, version::DECISION, row)?));
                entries.extend(u64::try_from(self.number(store, version::CORRECTION, row)?));
            }
            at = u64::try_from(self.number(store, claim::FROM_CLAIM, number)?).ok();
        }
        entries.sort_unstable();
        entries.dedup();
        Ok(entries)
    }

    /// What holds of a claim now.
    fn standing(&mut self, store: &dyn Store, number: u64) -> Result<Standing, ViewError> {
        let rows = self.look_up(store, space::VERSION, signed(number))?;
        let Some(&row) = rows.iter().max() else {
            return Ok(Standing { state: ReviewState::Unreviewed, decision: None, correction: None });
        };
        let state = super::sources::decoded(&ReviewState::ALL, self.number(store, version::STATE, row)?);
        Ok(Standing {
            state: state.unwrap_or(ReviewState::Unreviewed),
            decision: u64::try_from(self.number(store, version::DECISION, row)?).ok(),
            correction: u64::try_from(self.number(store, version::CORRECTION, row)?).ok(),
        })
    }

    /// Ends what held of a claim and begins what holds from this entry on.
    fn add_version(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        entry: u64,
        number: u64,
        standing: Standing,
        correction: Option<&Map<String, Value>>,
    ) -> Result<(), ViewError> {
        if self.number(store, claim::KIND, number)? == NONE {
            // Nothing is decided any more of what was erased.
            return Ok(());
        }
        let held = self.is_current(store, number)?;
        let row_of_reading = self.number(store, claim::READING, number)?.unsigned_abs();
        let mut own_hops = None;
        let facts = match standing.correction {
            None => self.facts_as_read(store, number)?,
            Some(of) => {
                let review;
                let correction = match correction {
                    Some(correction) => correction,
                    None => {
                        review = past.review(of)?;
                        match &review.correction {
                            Some(correction) => correction,
                            None => {
                                return Err(ViewError::Absent {
                                    entry,
                                    what: format!("a correction in e{of}"),
                                });
                            }
                        }
                    }
                };
                let base = self.claim_as_read(store, past, number)?;
                let claim = corrected(&base, correction)
                    .map_err(|cause| crate::entry::PayloadError::Form { number: of, cause })?;
                let place = match &claim.place {
                    Some(place) => signed(self.place(store, place)?),
                    None => NONE,
                };
                if claim.attribution != base.attribution {
                    own_hops = Some(claim.attribution.clone());
                }
                facts(&claim, place)
            }
        };
        self.end_version(store, entry, number)?;
        if held {
            let until = self.number(store, claim::UNTIL, number)?;
            self.set(store, claim::UNTIL, number, first_end(until, entry))?;
        }
        let [kind, harm, status, modality, scope, low, high, best, start, end, place, confidence] =
            facts.map(Cell::Number);
        let until = if held { NONE } else { signed(entry) };
        let cells = [
            Cell::from(number),
            kind,
            harm,
            status,
            modality,
            scope,
            low,
            high,
            best,
            start,
            end,
            place,
            confidence,
            Cell::Number(until),
            Cell::from(entry),
            Cell::Number(code(&ReviewState::ALL, &standing.state)),
            Cell::from(standing.decision),
            Cell::from(standing.correction),
            Cell::Number(i64::from(own_hops.is_some())),
            Cell::from(row_of_reading),
        ];
        debug_assert_eq!(version::ALL.len(), 20);
        let row = self.push(store, View::Version, cells)?;
        self.look_under(space::VERSION, signed(number), row);
        if let Some(attribution) = own_hops {
            let report = self.number(store, reading::REPORT, row_of_reading)?.unsigned_abs();
            let publisher = self.number(store, report::PUBLISHER, report)?;
            self.add_hops(store, entry, number, row + 1, &attribution, publisher)?;
        }
        Ok(())
    }

    /// True where the reading of a claim was not replaced.
    fn is_current(&mut self, store: &dyn Store, number: u64) -> Result<bool, ViewError> {
        let of = self.number(store, claim::READING, number)?.unsigned_abs();
        Ok(self.number(store, reading::UNTIL, of)? == NONE)
    }

    /// Ends the version of a claim that holds.
    pub(super) fn end_version(
        &mut self,
        store: &dyn Store,
        entry: u64,
        number: u64,
    ) -> Result<(), ViewError> {
        // Most claims of most records were never decided on; they are told by a row that still holds.
        if self.number(store, claim::UNTIL, number)? == NONE {
            return Ok(());
        }
        for row in self.look_up(store, space::VERSION, signed(number))? {
            if self.number(store, version::UNTIL, row)? == NONE {
                self.set(store, version::UNTIL, row, entry)?;
            }
        }
        Ok(())
    }

    fn facts_as_read(&mut self, store: &dyn Store, number: u64) -> Result<[i64; 12], ViewError> {
        let mut facts = [NONE; 12];
        for (fact, column) in facts.iter_mut().zip(&claim::ALL[1..13]) {
            *fact = self.number(store, *column, number)?;
        }
        Ok(facts)
    }

    /// The claim as its reading has it.
    fn claim_as_read(&mut self, store: &dyn Store, past: &dyn Past, number: u64) -> Result<Claim, ViewError> {
        let of = self.number(store, claim::READING, number)?.unsigned_abs();
        let entry = self.number(store, reading::ENTRY, of)?.unsigned_abs();
        let first = self.number(store, reading::CLAIM, of)?.unsigned_abs();
        past.claim(entry, number - first)
    }

    /// A decision on a claim of an earlier reading stands on a claim of this one.
    pub(super) fn carry(
        &mut self,
        store: &dyn Store,
        past: &dyn Past,
        entry: u64,
        carried: Carried,
        reading_number: u64,
    ) -> Result<(), ViewError> {
        let first = self.number(store, reading::CLAIM, reading_number)?.unsigned_abs();
        let number = first + carried.to;
        if carried.from >= first || number >= self.count(View::Claim) {
            return Err(ViewError::Absent { entry, what: format!("the claim c{}", carried.from) });
        }
        self.set(store, claim::FROM_CLAIM, number, carried.from)?;
        self.set(store, claim::TO_CLAIM, carried.from, number)?;
        let standing = self.standing(store, carried.from)?;
        self.add_version(store, past, entry, number, standing, None)
    }
}

/// The earlier of two ends.
fn first_end(one: i64, other: u64) -> i64 {
    if one == NONE { signed(other) } else { one.min(signed(other)) }
}

//! The agreements board: a ledger of ceasefires, talks and deals, with what became of each and what was claimed since it ended.
//!
//! A claim belongs to an agreement of its sort if it lies within a month of what is known of it, names one of its parties or
//! none, and is of its country or none; a state or a named actor among both parties tells more than the country, which may
//! be where it was signed. Whoever breaks an agreement need not be one of its parties. Where several fit, it is the latest.
//! What is proposed, agreed or in force after an agreement is over, or has run out, is a new one.

mod deals;
mod since;

pub(super) use deals::sort;
use deals::{Deal, began, deals, runs_out};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{AgreementAction, Kind, Modality};
use since::After;

pub use since::{KindCount, Since};

use super::party::Who;
use super::{At, Board, Item, is_asserted, of_kind, until};
use crate::said::Cited;
use crate::terrain::Terrain;

/// An agreement with its life.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AgreementRow {
    /// "ceasefire", "talks", "evacuation deal"…
    #[serde(rename = "type")]
    pub agreement_type: String,
    /// Whoever is said to be party to it.
    pub parties: Vec<Who>,
    /// The place that is told first.
    pub place: Option<At>,
    /// How it stands on the day of the board, by the latest that is asserted.
    pub state: Option<AgreementAction>,
    /// The day of that.
    pub state_day: Option<Date>,
    /// The first day of it, as far as its claims tell: made or in force, or reckoned from how old it was.
    pub began: Option<Date>,
    /// The day on which it was to run out, where it had a term.
    pub term_ends: Option<Date>,
    /// What is claimed of it, in time.
    pub life: Vec<Turn>,
    /// What was claimed after it ended, where it did.
    pub since: Option<Since>,
}

/// A turn in the life of an agreement; claims of the same stand together.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "AgreementTurn")]
pub struct Turn {
    /// Of which day.
    pub day: Option<Date>,
    /// What became of it.
    pub action: Option<AgreementAction>,
    /// How it is put.
    pub modality: Modality,
    /// The claims.
    pub claims: Vec<Cited>,
}

/// The agreements board. Claims of other kinds are counted in what came after an end.
#[must_use]
pub fn agreements(items: &[Item], terrain: &Terrain, as_of: Date) -> Board<AgreementRow> {
    let own = of_kind(items, Kind::Agreement);
    let deals = deals(&own, terrain);
    let after = After::of(items, terrain, as_of);
    let mut rows: Vec<AgreementRow> = deals.iter().map(|deal| row(deal, &after, terrain, as_of)).collect();
    // Deals were begun in the order of their first claims, which is the order of days.
    rows.sort_by_key(|row| (row.life.first().and_then(|turn| turn.day), row.agreement_type.clone()));
    Board::of(rows, &own)
}

fn row(deal: &Deal<'_>, after: &After<'_>, terrain: &Terrain, as_of: Date) -> AgreementRow {
    let mut row = AgreementRow {
        agreement_type: deal.sort.clone(),
        parties: deal.parties.clone(),
        place: deal.items.iter().find_map(|item| item.node).map(|node| At::of(terrain, node)),
        state: None,
        state_day: None,
        began: None,
        term_ends: None,
        life: Vec::new(),
        since: None,
    };
    let mut stands: Option<(Option<Date>, u8)> = None;
    for item in &deal.items {
        let Some(agreement) = &item.said.claim.agreement else { continue };
        let (day, action, modality) = (item.said.day(), agreement.action, item.said.claim.modality);
        match row.life.iter_mut().find(|t| (t.day, t.action, t.modality) == (day, action, modality)) {
            Some(turn) => turn.claims.push(item.said.cited()),
            None => row.life.push(Turn { day, action, modality, claims: vec![item.said.cited()] }),
        }
        if !is_asserted(item) || !until(item, as_of) {
            continue;
        }
        let began = began(item);
        row.began = row.began.into_iter().chain(began).min();
        row.term_ends = runs_out(item).or(row.term_ends);
        if let Some(action) = action
            && stands.is_none_or(|known| (day, rank(action)) >= known)
        {
            stands = Some((day, rank(action)));
            row.state = Some(action);
            row.state_day = day;
        }
    }
    let ended = matches!(row.state, Some(AgreementAction::Collapsed | AgreementAction::Suspended));
    row.since = row.state_day.filter(|_| ended).map(|day| after.since(day, deal.country()));
    row
}

/// Of two things on one day, the one that comes later in a life.
const fn rank(action: AgreementAction) -> u8 {
    match action {
        AgreementAction::Proposed => 0,
        AgreementAction::Agreed => 1,
        AgreementAction::InForce => 2,
        AgreementAction::Violated => 3,
        AgreementAction::Suspended => 4,
        AgreementAction::Collapsed => 5,
        AgreementAction::Resumed => 6,
    }
}

#[cfg(test)]
mod tests;

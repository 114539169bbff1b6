//! Claims of control with their parties, and as the changes that a board shows.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{ControlAction, Modality};

use crate::board::Item;
use crate::board::party::Who;
use crate::said::Cited;

/// One thing that is claimed of a place; several claims of the same stand together.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "ControlChange")]
pub struct Change {
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub day: Option<Date>,
    /// What is done.
    pub action: ControlAction,
    /// Whoever acts.
    pub actor: Option<Who>,
    /// Whoever it is done to.
    pub against: Option<Who>,
    /// How it is put.
    pub modality: Modality,
    /// The claims.
    pub claims: Vec<Cited>,
}

/// A claim with its parties.
pub(super) struct Told<'i> {
    pub(super) item: &'i Item,
    pub(super) action: ControlAction,
    pub(super) actor: Option<Who>,
    against: Option<Who>,
}

impl Told<'_> {
    pub(super) const fn holds(&self) -> bool {
        matches!(self.action, ControlAction::Capture | ControlAction::Hold | ControlAction::Repel)
    }

    pub(super) const fn attacks(&self) -> bool {
        matches!(self.action, ControlAction::Advance | ControlAction::Offensive)
    }

    pub(super) fn day(&self) -> Option<Date> {
        self.item.said.day()
    }
}

pub(super) fn told<'i>(item: &'i Item, country: Option<&str>) -> Option<Told<'i>> {
    let control = item.said.claim.control.as_ref()?;
    let who = |party: &Option<_>| party.as_ref().map(|party| Who::of(party, &item.said, country));
    Some(Told { item, action: control.action, actor: who(&control.actor), against: who(&control.against) })
}

/// Claims as changes: those of the same day, action, parties and modality stand together.
pub(super) fn changes<'t, 'i: 't>(told: impl Iterator<Item = &'t Told<'i>>) -> Vec<Change> {
    let mut made: Vec<Change> = Vec::new();
    let same = |one: Option<&Who>, other: Option<&Who>| match (one, other) {
        (Some(one), Some(other)) => one.same(other),
        (one, other) => one.is_none() && other.is_none(),
    };
    for one in told {
        let said = &one.item.said;
        let known = made.iter_mut().find(|change| {
            change.day == said.day()
                && change.action == one.action
                && change.modality == said.claim.modality
                && same(change.actor.as_ref(), one.actor.as_ref())
                && same(change.against.as_ref(), one.against.as_ref())
        });
        match known {
            Some(change) => {
                change.from = change.from.min(said.first_day());
                change.claims.push(said.cited());
            }
            None => made.push(Change {
                from: said.first_day(),
                day: said.day(),
                action: one.action,
                actor: one.actor.clone(),
                against: one.against.clone(),
                modality: said.claim.modality,
                claims: vec![said.cited()],
            }),
        }
    }
    made
}

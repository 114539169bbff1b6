//! The control board: for each place, who claims to hold it since when, who disputes it, and what was claimed of it.

mod told;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{ControlAction, Kind, Modality};
use sijill_gazetteer::PlaceKind;

pub use told::Change;
use told::{Told, changes, told};

use super::party::Who;
use super::{At, Board, Item, by_place, country, is_asserted, of_kind, until};
use crate::said::Cited;
use crate::terrain::{Node, Terrain};

/// A place with what is claimed of its control.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ControlRow {
    /// The place; nothing for the claims that name none.
    pub place: Option<At>,
    /// How it stands; nothing where nobody asserts anything.
    pub status: Option<ControlStatus>,
    /// Whoever claims to hold it, or is last said to.
    pub holder: Option<Holder>,
    /// Who disputes that.
    pub disputes: Vec<Change>,
    /// Who is said to hold a place that this one lies in, where that is told of a later day.
    pub wider: Option<Wider>,
    /// Everything that is claimed, the latest first.
    pub changes: Vec<Change>,
}

/// Whoever is said to hold a wider place.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Wider {
    /// The wider place.
    pub place: At,
    /// Whoever is said to hold it.
    pub who: Option<Who>,
    /// Since when.
    pub since: Option<Date>,
}

/// How a place stands by what is claimed of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ControlStatus {
    /// One party is said to hold it, and nobody says otherwise.
    Held,
    /// Claims about who holds it do not fit together.
    Contested,
    /// It is attacked, and nobody is said to have taken it since.
    Attacked,
    /// Whoever held it is said to have left.
    Left,
}

/// Whoever is said to hold a place.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Holder {
    /// Whoever it is; nothing where the claim does not tell.
    pub who: Option<Who>,
    /// The first day of the claims that he holds it, with no claim between them that another does.
    pub since: Option<Date>,
    /// Those who say so.
    pub says: Vec<String>,
    /// The claims, the first one first.
    pub claims: Vec<Cited>,
}

/// The control board.
#[must_use]
pub fn control(items: &[Item], terrain: &Terrain, as_of: Date) -> Board<ControlRow> {
    let items = of_kind(items, Kind::Control);
    let row = |(node, list): (Option<Node>, Vec<&Item>)| {
        let told: Vec<Told<'_>> = list.iter().filter_map(|item| told(item, country(terrain, node))).collect();
        let place = node.map(|node| At::of(terrain, node));
        let row = if place.is_some() { standing(place, &told, as_of) } else { row_of(None, &told) };
        (node, row)
    };
    let mut rows: Vec<(Option<Node>, ControlRow)> = by_place(terrain, &items).into_iter().map(row).collect();
    let wider: Vec<Option<Wider>> =
        rows.iter().map(|(node, row)| wider(terrain, &rows, (*node)?, row)).collect();
    for ((_, row), wider) in rows.iter_mut().zip(wider) {
        row.wider = wider;
    }
    Board::of(rows.into_iter().map(|(_, row)| row).collect(), &items)
}

/// The narrowest place around another, no whole country, that somebody is said to hold by a later claim.
fn wider(
    terrain: &Terrain,
    rows: &[(Option<Node>, ControlRow)],
    node: Node,
    row: &ControlRow,
) -> Option<Wider> {
    let latest = row.changes.first().and_then(|change| change.day);
    terrain.chain(node).iter().skip(1).find_map(|outer| {
        if terrain.spot(*outer).kind == Some(PlaceKind::Country) {
            return None;
        }
        let (_, held) = rows.iter().find(|(node, _)| *node == Some(*outer))?;
        let holder = held.holder.as_ref().filter(|holder| holder.since > latest)?;
        Some(Wider { place: held.place.clone()?, who: holder.who.clone(), since: holder.since })
    })
}

/// A row that says nothing of who holds it.
fn row_of(place: Option<At>, told: &[Told<'_>]) -> ControlRow {
    let mut changes = changes(told.iter());
    changes.reverse();
    ControlRow { place, status: None, holder: None, disputes: Vec::new(), wider: None, changes }
}

fn standing(place: Option<At>, told: &[Told<'_>], as_of: Date) -> ControlRow {
    let known = |told: &&Told<'_>| is_asserted(told.item) && until(told.item, as_of);
    let holding: Vec<&Told<'_>> = told.iter().filter(known).filter(|told| told.holds()).collect();
    let Some(last) = holding.last() else {
        let latest = told.iter().rfind(known);
        let status = latest.map(|told| match told.action {
            ControlAction::Withdraw => ControlStatus::Left,
            _ => ControlStatus::Attacked,
        });
        return ControlRow { status, ..row_of(place, told) };
    };
    let mut who: Option<&Who> = None;
    let mut run: Vec<&Told<'_>> = Vec::new();
    for one in holding.iter().rev() {
        // Where a claim does not tell who took the place, that it was another cannot be said.
        match (who, one.actor.as_ref().filter(|actor| actor.is_told())) {
            (Some(known), Some(actor)) if !known.same(actor) => break,
            (known, actor) => who = known.or(actor),
        }
        run.push(one);
    }
    run.reverse();
    let in_run = |one: &Told<'_>| run.iter().any(|held| held.item.said.number == one.item.said.number);
    let who = who.or(last.actor.as_ref()).cloned();
    let since = run.first().and_then(|one| one.day());
    let mut left = false;
    let mut attacked = false;
    let mut contested = false;
    let mut disputes = Vec::new();
    for one in told.iter().filter(|one| until(one.item, as_of) && !in_run(one)) {
        let Some(dispute) = disputed(one, last, who.as_ref(), since) else { continue };
        match dispute {
            ControlStatus::Left => left = true,
            ControlStatus::Attacked => attacked = true,
            ControlStatus::Contested | ControlStatus::Held => contested = true,
        }
        disputes.push(one);
    }
    let status = if contested {
        ControlStatus::Contested
    } else if left {
        ControlStatus::Left
    } else if attacked {
        ControlStatus::Attacked
    } else {
        ControlStatus::Held
    };
    let mut says: Vec<String> = Vec::new();
    for name in run.iter().map(|one| one.item.said.says()) {
        if !says.contains(&name) {
            says.push(name);
        }
    }
    let claims = run.iter().map(|one| one.item.said.cited()).collect();
    ControlRow {
        status: Some(status),
        holder: Some(Holder { who, since, says, claims }),
        disputes: changes(disputes.into_iter()),
        ..row_of(place, told)
    }
}

/// How a claim disputes that a place is held, if it does: told later than the last claim of it, or on the same day.
fn disputed(
    one: &Told<'_>,
    last: &Told<'_>,
    holder: Option<&Who>,
    since: Option<Date>,
) -> Option<ControlStatus> {
    let another = match (&one.actor, holder) {
        (Some(actor), Some(holder)) => actor.another(holder),
        _ => false,
    };
    if one.item.said.claim.modality == Modality::Denied {
        let denies = one.holds() && !another && one.day() >= since;
        return denies.then_some(ControlStatus::Contested);
    }
    let told_so = !matches!(one.item.said.claim.modality, Modality::Planned | Modality::Possible);
    let (later, same_day) = (one.day() > last.day(), one.day() == last.day());
    if !told_so || !(later || same_day) {
        return None;
    }
    // Who beat an attack off tells of the attack, too; that is no dispute.
    let told_with =
        one.item.said.report == last.item.said.report && one.item.said.says() == last.item.said.says();
    let asserted = is_asserted(one.item);
    if one.holds() && another {
        return (!told_with || !asserted).then_some(ControlStatus::Contested);
    }
    if one.action == ControlAction::Withdraw && !another && one.actor.is_some() {
        return Some(if later && asserted { ControlStatus::Left } else { ControlStatus::Contested });
    }
    if one.attacks() && another {
        let beaten_off = last.action == ControlAction::Repel && same_day;
        return match (beaten_off, told_with) {
            (true, true) => None,
            (true, false) => Some(ControlStatus::Contested),
            // An attack on the day on which a place fell is rather the attack that took it, or one before.
            (false, _) => later.then_some(ControlStatus::Attacked),
        };
    }
    None
}

#[cfg(test)]
mod tests;

//! The agenda: meetings, and whatever else is planned or possible, with what later reports made of it.
//!
//! Nothing is awaited that no claim announces, and nothing lapses unless the record has reports of later days.

mod outcome;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Claim, Kind, MeetingType, Modality};

use super::party::{Who, join, parties, share};
use super::{At, Board, Item, country, days_between, in_time, near};
use crate::said::Cited;
use crate::terrain::{Node, Terrain};

/// Claims of one plan name days so near each other.
const DAYS: i32 = 2;
/// A plan without a day is told of again within so many days.
const UNDATED: i32 = 14;

/// Something announced or possible.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AgendaRow {
    /// What sort of claim announces it.
    pub kind: Kind,
    /// What: "talks", "call", "ceasefire, in force", "observers, sent"; the words of the claim where they alone tell it.
    pub what: String,
    /// Whoever is to take part.
    pub parties: Vec<Who>,
    /// Where.
    pub place: Option<At>,
    /// The first day of it.
    pub from: Option<Date>,
    /// The last day of it; nothing where none is told.
    pub day: Option<Date>,
    /// Those who announce it.
    pub says: Vec<String>,
    /// How it stands on the day of the board.
    pub state: State,
    /// The claims that announce it.
    pub claims: Vec<Cited>,
    /// Later claims that tell of it as a fact.
    pub outcome: Vec<Cited>,
}

/// How a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "AgendaState")]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It is planned for a day that is not past, or of which no later report is known.
    Announced,
    /// It may come.
    Possible,
    /// A report tells that it took place.
    Confirmed,
    /// It is denied, and nobody tells that it took place.
    Denied,
    /// Its day is past, and later reports say nothing of it.
    Lapsed,
    /// It is planned for no day that is told.
    Open,
}

/// A claim as a matter of the agenda.
struct Matter<'i> {
    item: &'i Item,
    kind: Kind,
    what: String,
    parties: Vec<Who>,
    from: Option<Date>,
    day: Option<Date>,
}

/// A plan while its claims are gathered.
struct Plan<'i> {
    kind: Kind,
    what: String,
    parties: Vec<Who>,
    node: Option<Node>,
    from: Option<Date>,
    day: Option<Date>,
    items: Vec<&'i Item>,
}

/// The agenda. Agreements that are told of as facts are looked at, too: plans may come true in them. `heard` is the last day
/// of publication up to that of the board, where more reports are known than those of the claims.
#[must_use]
pub fn agenda(items: &[Item], terrain: &Terrain, as_of: Date, heard: Option<Date>) -> Board<AgendaRow> {
    let mut own: Vec<&Item> = items.iter().filter(|item| is_on_agenda(item)).collect();
    in_time(&mut own);
    let (held, planned): (Vec<Matter<'_>>, Vec<Matter<'_>>) =
        own.iter().map(|item| matter(item, terrain)).partition(|matter| told_as_fact(matter.item));
    let mut plans: Vec<Plan<'_>> = Vec::new();
    for matter in planned {
        gather(&mut plans, matter);
    }
    let mut rows = outcome::rows(plans, held, items, terrain, (as_of, heard));
    rows.sort_by_key(|(first, row)| (row.day.is_none(), row.day, *first));
    Board::of(rows.into_iter().map(|(_, row)| row).collect(), &own)
}

/// Meetings, and what is planned or possible for a day after its report or for none.
fn is_on_agenda(item: &Item) -> bool {
    let said = &item.said;
    let to_come = matches!(said.claim.modality, Modality::Planned | Modality::Possible);
    let later = match (own_day(&said.claim), said.published) {
        (Some(day), Some(published)) => day >= published,
        _ => true,
    };
    said.claim.kind == Kind::Meeting || to_come && later
}

fn told_as_fact(item: &Item) -> bool {
    matches!(item.said.claim.modality, Modality::Asserted | Modality::Hedged | Modality::Alleged)
}

fn own_day(claim: &Claim) -> Option<Date> {
    claim.when.as_ref().and_then(|when| when.end.or(when.start))
}

fn matter<'i>(item: &'i Item, terrain: &Terrain) -> Matter<'i> {
    let claim = &item.said.claim;
    let when = claim.when.as_ref();
    Matter {
        item,
        kind: claim.kind,
        what: what(claim),
        parties: parties(&taking_part(claim), &item.said, country(terrain, item.node)),
        from: when.and_then(|when| when.start.or(when.end)),
        day: own_day(claim),
    }
}

fn taking_part(claim: &Claim) -> Vec<sijill_claim::Party> {
    if let Some(meeting) = &claim.meeting {
        return meeting.parties.clone();
    }
    if let Some(agreement) = &claim.agreement {
        return agreement.parties.clone();
    }
    let actor = claim.control.as_ref().and_then(|control| control.actor.clone());
    let actor = actor.or_else(|| claim.deployment.as_ref().and_then(|deployment| deployment.actor.clone()));
    actor.or_else(|| claim.siege.as_ref().and_then(|siege| siege.actor.clone())).into_iter().collect()
}

/// A few words for what is to come.
fn what(claim: &Claim) -> String {
    fn name(value: impl Serialize) -> String {
        serde_json::to_value(value)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
    let two =
        |one: &str, other: String| if other.is_empty() { one.to_owned() } else { format!("{one}, {other}") };
    if let Some(meeting) = &claim.meeting {
        return match meeting.meeting_type {
            MeetingType::Call => "call",
            MeetingType::Talks => "talks",
            MeetingType::Visit => "visit",
        }
        .to_owned();
    }
    if let Some(agreement) = &claim.agreement {
        return two(&agreement.agreement_type, name(agreement.action));
    }
    if let Some(deployment) = &claim.deployment {
        return two(&deployment.what, name(deployment.action));
    }
    if let Some(control) = &claim.control {
        return two(claim.kind.name(), name(control.action));
    }
    if let Some(displacement) = &claim.displacement {
        return two(claim.kind.name(), name(displacement.manner));
    }
    if let Some(siege) = &claim.siege {
        return two(claim.kind.name(), name(siege.status));
    }
    claim.quote.clone()
}

/// Puts a matter with the plan that it repeats, or makes a plan of it.
fn gather<'i>(plans: &mut Vec<Plan<'i>>, matter: Matter<'i>) {
    // Without a party, the same words at the same place tell that it is the same.
    let alike = |plan: &Plan<'_>| {
        share(&plan.parties, &matter.parties)
            || plan.parties.is_empty() && matter.parties.is_empty() && plan.node == matter.item.node
    };
    // A plan that is told of without its day is the one that was told of not long before.
    let in_time = |plan: &Plan<'_>| {
        let told = |item: &Item| item.said.published;
        let told_near = plan.items.last().is_some_and(|last| near(told(last), told(matter.item), UNDATED));
        match (plan.day, matter.day) {
            (Some(one), Some(other)) => days_between(one, other) <= DAYS,
            _ => told_near,
        }
    };
    let known = plans.iter_mut().find(|plan| {
        plan.kind == matter.kind
            && (plan.kind == Kind::Meeting || plan.what == matter.what)
            && in_time(plan)
            && alike(plan)
    });
    match known {
        Some(plan) => {
            join(&mut plan.parties, matter.parties);
            plan.node = plan.node.or(matter.item.node);
            plan.from = plan.from.or(matter.from);
            plan.day = plan.day.or(matter.day);
            plan.items.push(matter.item);
        }
        None => plans.push(Plan {
            kind: matter.kind,
            what: matter.what,
            parties: matter.parties,
            node: matter.item.node,
            from: matter.from,
            day: matter.day,
            items: vec![matter.item],
        }),
    }
}

#[cfg(test)]
mod tests;

//! What became of plans: later claims that tell of them as facts, and plans of which nothing more was heard.

use jiff::civil::Date;
use sijill_claim::{AgreementAction, Kind, Modality};

use super::{AgendaRow, DAYS, Matter, Plan, State, UNDATED, matter, told_as_fact};
use crate::board::agreements::sort;
use crate::board::party::{may_be_same, share};
use crate::board::{At, Item, days_between, until};
use crate::terrain::Terrain;

/// A row with the number of its first claim.
type Numbered = (u64, AgendaRow);

/// The rows: plans with what became of them, then the meetings that nobody had announced.
pub(super) fn rows(
    plans: Vec<Plan<'_>>,
    held: Vec<Matter<'_>>,
    all: &[Item],
    terrain: &Terrain,
    (as_of, heard): (Date, Option<Date>),
) -> Vec<Numbered> {
    let known = all.iter().filter(|item| until(item, as_of));
    let latest = known.filter_map(|item| item.said.published).chain(heard).filter(|day| *day <= as_of).max();
    // Plans come true in other kinds of claims, too: a truce that was planned is in force.
    let mut facts: Vec<Matter<'_>> = all
        .iter()
        .filter(|item| item.said.claim.kind == Kind::Agreement && told_as_fact(item))
        .map(|item| matter(item, terrain))
        .collect();
    facts.sort_by_key(|fact| (fact.item.said.day(), fact.item.said.number));
    let mut taken = vec![false; held.len()];
    let mut rows = Vec::new();
    for plan in plans {
        let mut outcome = Vec::new();
        for (at, meeting) in held.iter().enumerate() {
            let kind = plan.kind == Kind::Meeting;
            if kind && !taken[at] && until(meeting.item, as_of) && is_of(meeting, &plan) {
                taken[at] = true;
                outcome.push(meeting.item);
            }
        }
        let others = facts.iter().filter(|fact| until(fact.item, as_of) && is_of(fact, &plan));
        outcome.extend(others.filter(|fact| comes_true_in(&plan, fact)).map(|fact| fact.item));
        rows.push(row(plan, &outcome, latest, terrain, as_of));
    }
    let alone = held
        .into_iter()
        .zip(taken)
        .filter(|(_, taken)| !taken)
        .map(|(matter, _)| unannounced(matter, terrain));
    rows.extend(alone);
    rows
}

/// People who met may have agreed on something; what one of them blocked or broke does not tell that they met. A truce that
/// was planned is called by other names when it is in force.
fn comes_true_in(plan: &Plan<'_>, fact: &Matter<'_>) -> bool {
    let deal = |item: &Item| {
        item.said.claim.agreement.as_ref().map(|deal| (sort(&deal.agreement_type), deal.action))
    };
    let told = deal(fact.item);
    if plan.kind == Kind::Meeting {
        let made = |action| {
            matches!(
                action,
                Some(AgreementAction::Agreed | AgreementAction::Proposed | AgreementAction::Resumed)
            )
        };
        return told.is_some_and(|(_, action)| made(action));
    }
    fact.what == plan.what || told.is_some() && plan.items.iter().any(|item| deal(item) == told)
}

/// True where a claim tells of a plan: of one of its parties, at about its day, by a later report.
fn is_of(fact: &Matter<'_>, plan: &Plan<'_>) -> bool {
    let Some(announced) = plan.items.first().and_then(|item| item.said.published) else { return false };
    let Some(told) = fact.item.said.published else { return false };
    let other_report = plan.items.iter().all(|item| item.said.report != fact.item.said.report);
    let day = fact.day.unwrap_or(told);
    // What is in force some days later took effect.
    let holds = |planned| {
        let deal = fact.item.said.claim.agreement.as_ref();
        plan.kind == Kind::Agreement
            && deal.is_some_and(|deal| deal.action == Some(AgreementAction::InForce))
            && planned <= day
            && days_between(planned, day) <= UNDATED
    };
    let in_time = match plan.day {
        Some(planned) => days_between(planned, day) <= DAYS || holds(planned),
        None => day >= announced && days_between(announced, day) <= UNDATED,
    };
    if !(other_report && told >= announced && in_time) {
        return false;
    }
    if plan.kind == Kind::Agreement {
        let place = fact.item.node;
        let somewhere = plan.node.is_none() || place.is_none();
        return plan.node == place || somewhere && may_be_same(&plan.parties, &fact.parties);
    }
    // Where a plan names several parties, one of them alone may meet anybody.
    let shared = plan.parties.iter().filter(|who| share(std::slice::from_ref(who), &fact.parties)).count();
    shared >= plan.parties.len().min(fact.parties.len()).clamp(1, 2)
}

fn row(plan: Plan<'_>, outcome: &[&Item], latest: Option<Date>, terrain: &Terrain, as_of: Date) -> Numbered {
    let any = |modality: Modality| plan.items.iter().any(|item| item.said.claim.modality == modality);
    let is_past = |day: Date| day < as_of && days_between(day, as_of) > DAYS;
    let heard_since =
        |day: Date| latest.is_some_and(|latest| latest > day && days_between(day, latest) > DAYS);
    let state = if outcome.iter().any(|item| item.said.claim.modality == Modality::Asserted) {
        State::Confirmed
    } else if any(Modality::Denied) {
        State::Denied
    } else if plan.day.is_some_and(|day| is_past(day) && heard_since(day)) {
        State::Lapsed
    } else if !any(Modality::Planned) {
        State::Possible
    } else if plan.day.is_some() {
        State::Announced
    } else {
        State::Open
    };
    let first = plan.items.first().map_or(0, |item| item.said.number);
    let mut says: Vec<String> = Vec::new();
    for name in plan.items.iter().map(|item| item.said.says()) {
        if !says.contains(&name) {
            says.push(name);
        }
    }
    let row = AgendaRow {
        kind: plan.kind,
        what: plan.what,
        parties: plan.parties,
        place: plan.node.map(|node| At::of(terrain, node)),
        from: plan.from,
        day: plan.day,
        says,
        state,
        claims: plan.items.iter().map(|item| item.said.cited()).collect(),
        outcome: outcome.iter().map(|item| item.said.cited()).collect(),
    };
    (first, row)
}

/// A meeting that is told of as a fact, and that nobody had announced.
fn unannounced(matter: Matter<'_>, terrain: &Terrain) -> Numbered {
    let said = &matter.item.said;
    let asserted = said.claim.modality == Modality::Asserted;
    let row = AgendaRow {
        kind: matter.kind,
        what: matter.what,
        parties: matter.parties,
        place: matter.item.node.map(|node| At::of(terrain, node)),
        from: matter.from.or(said.published),
        day: matter.day.or(said.published),
        says: vec![said.says()],
        state: if asserted { State::Confirmed } else { State::Possible },
        claims: Vec::new(),
        outcome: vec![said.cited()],
    };
    (said.number, row)
}

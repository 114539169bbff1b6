//! Which claims are of one agreement.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Date;
use sijill_claim::AgreementAction;

use crate::board::party::{Who, join, may_be_same, parties, share, share_named};
use crate::board::{Item, country, is_asserted, near};
use crate::terrain::Terrain;

/// Claims of one agreement lie so near each other.
const DAYS: i32 = 31;

/// An agreement with its claims.
pub(super) struct Deal<'i> {
    pub(super) sort: String,
    pub(super) parties: Vec<Who>,
    pub(super) items: Vec<&'i Item>,
    /// Countries of its claims, with the number of these.
    countries: BTreeMap<String, usize>,
    last: Option<Date>,
    over: Option<Date>,
}

impl Deal<'_> {
    /// The country that most of its claims are of.
    pub(super) fn country(&self) -> Option<&str> {
        let most = self.countries.iter().rev().max_by_key(|(_, count)| **count);
        most.map(|(country, _)| country.as_str())
    }
}

/// The agreements that claims tell of, in the order of their first claims. The claims are in the order of days.
pub(super) fn deals<'i>(items: &[&'i Item], terrain: &Terrain) -> Vec<Deal<'i>> {
    let mut deals: Vec<Deal<'i>> = Vec::new();
    for item in items {
        let Some(agreement) = &item.said.claim.agreement else { continue };
        let sort = sort(&agreement.agreement_type);
        let country = country(terrain, item.node);
        let parties = parties(&agreement.parties, &item.said, country);
        let day = item.said.day();
        let broken = agreement.action == Some(AgreementAction::Violated);
        let fits = |deal: &&mut Deal<'_>| {
            let here = country.is_none_or(|country| {
                deal.countries.is_empty()
                    || deal.countries.contains_key(country)
                    || share_named(&deal.parties, &parties)
            });
            deal.sort == sort
                && near(deal.last, day, DAYS)
                && here
                && (broken || may_be_same(&deal.parties, &parties))
                && !(begins(item) && deal.over.is_some_and(|over| day.is_some_and(|day| day > over)))
        };
        let known =
            deals.iter_mut().filter(fits).max_by_key(|deal| (share(&deal.parties, &parties), deal.last));
        let deal = match known {
            Some(deal) => deal,
            None => {
                deals.push(Deal {
                    sort,
                    parties: Vec::new(),
                    items: Vec::new(),
                    countries: BTreeMap::new(),
                    last: None,
                    over: None,
                });
                let Some(deal) = deals.last_mut() else { continue };
                deal
            }
        };
        if !broken || deal.items.is_empty() {
            join(&mut deal.parties, parties);
        }
        if let Some(country) = country {
            *deal.countries.entry(country.to_owned()).or_default() += 1;
        }
        deal.last = deal.last.max(day);
        if is_asserted(item) {
            let collapsed = day.filter(|_| agreement.action == Some(AgreementAction::Collapsed));
            deal.over = deal.over.max(collapsed).max(runs_out(item));
        }
        deal.items.push(item);
    }
    deals
}

/// Sorts that are called by several names.
pub(crate) fn sort(name: &str) -> String {
    match name {
        "truce" | "cessation of hostilities" | "pause" => "ceasefire".to_owned(),
        "negotiations" | "peace talks" => "talks".to_owned(),
        name => name.to_owned(),
    }
}

/// True where a claim tells of a beginning.
fn begins(item: &Item) -> bool {
    use AgreementAction::{Agreed, InForce, Proposed};
    let action = item.said.claim.agreement.as_ref().and_then(|agreement| agreement.action);
    matches!(action, Some(Proposed | Agreed | InForce))
}

/// The first day of an agreement as a claim tells it: that it was made or came into force, or how old it was on its own day.
pub(super) fn began(item: &Item) -> Option<Date> {
    let agreement = item.said.claim.agreement.as_ref()?;
    // Only the claim's own day can be reckoned from: a report may tell of it much later.
    let own_day =
        item.said.claim.when.as_ref().and_then(|when| when.start.filter(|start| Some(*start) == when.end));
    match (&agreement.age, agreement.action) {
        (Some(age), _) => own_day?.checked_sub(age.parse::<Span>().ok()?).ok(),
        (None, Some(AgreementAction::Agreed | AgreementAction::InForce)) => item.said.first_day(),
        _ => None,
    }
}

/// The last day of an agreement that was made for a term.
pub(super) fn runs_out(item: &Item) -> Option<Date> {
    let term: Span = item.said.claim.agreement.as_ref()?.term.as_deref()?.parse().ok()?;
    // Which hour it began is not told: a term of hours ends on its first day.
    let start = began(item)?.to_datetime(jiff::civil::Time::midnight());
    start.checked_add(term).ok().map(|end| end.date())
}

//! The deployments board: who sent or withdrew what, how many, where, and when.

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{DeploymentAction, Kind};

use super::party::{Who, plain};
use super::{At, Board, Counted, Item, country, near, of_kind, sorted};
use crate::said::Said;
use crate::terrain::{Node, Terrain};

/// Claims of the same within so many days are one row.
const DAYS: i32 = 14;

/// Something sent or withdrawn.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DeploymentRow {
    /// Whoever sends.
    pub actor: Option<Who>,
    /// What, as it is told first.
    pub what: String,
    /// Sent or withdrawn.
    pub action: Option<DeploymentAction>,
    /// Whither, or whence what was withdrawn was taken.
    pub place: Option<At>,
    /// The first day that is told.
    pub from: Option<Date>,
    /// The last day that is told.
    pub day: Option<Date>,
    /// How many by whoever says it, with the claims; those without a number, too.
    pub claims: Vec<Counted>,
}

struct Group<'i> {
    actor: Option<Who>,
    action: Option<DeploymentAction>,
    node: Option<Node>,
    items: Vec<&'i Item>,
}

/// The deployments board.
#[must_use]
pub fn deployments(items: &[Item], terrain: &Terrain, _as_of: Date) -> Board<DeploymentRow> {
    let items = of_kind(items, Kind::Deployment);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: FxHashMap<(String, Option<Node>), Vec<usize>> = FxHashMap::default();
    for item in &items {
        let Some(deployment) = &item.said.claim.deployment else { continue };
        let actor = actor(&item.said, country(terrain, item.node));
        let alike = known.entry((bare(&deployment.what), item.node)).or_default();
        let found = alike.iter().copied().find(|at| {
            let group = &groups[*at];
            group.action == deployment.action
                && same(group.actor.as_ref(), actor.as_ref())
                && group.items.last().is_some_and(|last| near(last.said.day(), item.said.day(), DAYS))
        });
        if let Some(at) = found {
            groups[at].items.push(item);
            continue;
        }
        alike.push(groups.len());
        groups.push(Group { actor, action: deployment.action, node: item.node, items: vec![item] });
    }
    groups.sort_by_cached_key(|group| {
        group.items.first().map(|item| {
            let (place, day, number) = sorted(terrain, item);
            (day, place, number)
        })
    });
    let rows = groups.iter().map(|group| row(group, terrain)).collect();
    Board::of(rows, &items)
}

fn actor(said: &Said, country: Option<&str>) -> Option<Who> {
    let deployment = said.claim.deployment.as_ref()?;
    deployment.actor.as_ref().map(|actor| Who::of(actor, said, country))
}

fn same(one: Option<&Who>, other: Option<&Who>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.same(other) || one.name == other.name,
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// What is sent, without what praises or counts it: "an advanced missile system" and "missile systems" are one.
fn bare(what: &str) -> String {
    let name = plain(what);
    let words: Vec<&str> = name
        .split(' ')
        .filter(|word| {
            !matches!(*word, "advance" | "advanced" | "new" | "more" | "additional" | "further" | "extra")
        })
        .collect();
    words.join(" ").trim_end_matches('s').to_owned()
}

fn row(group: &Group<'_>, terrain: &Terrain) -> DeploymentRow {
    let first = group.items.first().and_then(|item| item.said.claim.deployment.as_ref());
    let figure = |item: &Item| item.said.claim.deployment.as_ref().and_then(|one| one.figure.clone());
    DeploymentRow {
        actor: group.actor.clone(),
        what: first.map(|one| one.what.clone()).unwrap_or_default(),
        action: group.action,
        place: group.node.map(|node| At::of(terrain, node)),
        from: group.items.iter().filter_map(|item| item.said.first_day()).min(),
        day: group.items.iter().filter_map(|item| item.said.day()).max(),
        claims: group.items.iter().map(|item| Counted::of(item, figure(item).as_ref())).collect(),
    }
}

#[cfg(test)]
mod tests {
    use sijill_claim::{Claim, Deployment, Figure, Modality};

    use super::*;
    use crate::board::testing::{Field, by, claim, day, on, party};

    fn sent(actor: &str, what: &str, figure: Option<u64>) -> Claim {
        let figure = figure.map(|n| Figure::exact(n, n.to_string()));
        let deployment = Deployment {
            actor: party(actor),
            what: what.to_owned(),
            figure,
            action: Some(DeploymentAction::Sent),
        };
        Claim {
            deployment: Some(deployment),
            ..claim(Kind::Deployment, Modality::Asserted, "were sent to the port")
        }
    }

    #[test]
    fn the_same_within_a_fortnight_is_one_row_with_each_source_beside_the_other() {
        let mut field = Field::default();
        field.add("Port Sudan", "2012-03-01", by(sent("Ethiopia", "an advanced radar", Some(1)), "Ethiopia"));
        field.add(
            "Port Sudan",
            "2012-03-12",
            on(sent("Ethiopian forces", "radars", Some(2)), "2012-03-02", "2012-03-02"),
        );
        field.add("Port Sudan", "2012-05-12", sent("Ethiopia", "radar", None));
        field.add("Kassala", "2012-03-02", sent("Ethiopia", "radar", None));
        field.add(
            "Kassala",
            "2012-03-02",
            Claim { modality: Modality::Denied, ..sent("Ethiopia", "radar", None) },
        );
        let board = field.board(deployments, "2012-05-31");
        assert_eq!(board.rows.len(), 3);
        let first = &board.rows[0];
        assert_eq!((first.from, first.day), (Some(day("2012-03-01")), Some(day("2012-03-02"))));
        let figures: Vec<_> = first.claims.iter().filter_map(|one| Some(one.figure.as_ref()?.low)).collect();
        assert_eq!((figures, first.what.as_str()), (vec![1, 2], "an advanced radar"));
        let kassala = &board.rows[1];
        let ways: Vec<_> = kassala.claims.iter().map(|one| one.cited.modality).collect();
        assert_eq!(ways, [Modality::Asserted, Modality::Denied]);
        assert_eq!(board.rows.iter().map(|row| row.claims.len()).sum::<usize>(), 5);
    }
}

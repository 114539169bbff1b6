//! The displacement board: people who fled, were brought out, driven out or went back, by place and days, as each source
//! counts them. Figures stand side by side and are never added up.

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{DisplacementManner, Kind};

use super::party::plain;
use super::{At, Board, Counted, Item, near, of_kind, sorted};
use crate::terrain::{Node, Terrain};

/// Claims of one movement lie so near each other in time.
const DAYS: i32 = 3;

/// One movement of people.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DisplacementRow {
    /// The place that the claims are of.
    pub place: Option<At>,
    /// How people moved.
    pub manner: Option<DisplacementManner>,
    /// Whence, as it is told.
    pub from: Option<String>,
    /// Whither, as it is told.
    pub to: Option<String>,
    /// The first day that is told.
    pub first_day: Option<Date>,
    /// The last day that is told.
    pub day: Option<Date>,
    /// How many by whoever says it, with the claims.
    pub people: Vec<Counted>,
}

struct Group<'i> {
    node: Option<Node>,
    manner: Option<DisplacementManner>,
    from: Option<&'i str>,
    to: Option<&'i str>,
    first_day: Option<Date>,
    day: Option<Date>,
    items: Vec<&'i Item>,
}

/// The displacement board.
#[must_use]
pub fn displacement(items: &[Item], terrain: &Terrain, _as_of: Date) -> Board<DisplacementRow> {
    let items = of_kind(items, Kind::Displacement);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut known: FxHashMap<(Option<Node>, Option<DisplacementManner>), Vec<usize>> = FxHashMap::default();
    for item in &items {
        let Some(moved) = &item.said.claim.displacement else { continue };
        let (from, to) = (moved.from.as_deref(), moved.to.as_deref());
        let (first_day, day) = (item.said.first_day(), item.said.day());
        let alike = known.entry((item.node, moved.manner)).or_default();
        let found = alike.iter().copied().find(|at| {
            let group = &groups[*at];
            may_be_same(group.from, from)
                && may_be_same(group.to, to)
                && touches((group.first_day, group.day), (first_day, day))
        });
        if let Some(at) = found {
            let group = &mut groups[at];
            group.from = group.from.or(from);
            group.to = group.to.or(to);
            group.first_day = group.first_day.into_iter().chain(first_day).min();
            group.day = group.day.max(day);
            group.items.push(item);
            continue;
        }
        alike.push(groups.len());
        let (node, manner) = (item.node, moved.manner);
        groups.push(Group { node, manner, from, to, first_day, day, items: vec![item] });
    }
    groups.sort_by_cached_key(|group| {
        let place = group.items.first().map(|item| sorted(terrain, item));
        (group.node.is_none(), place)
    });
    let rows = groups.iter().map(|group| row(group, terrain)).collect();
    Board::of(rows, &items)
}

fn may_be_same(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other).is_none_or(|(one, other)| plain(one) == plain(other))
}

/// True where two runs of days have one in common, or lie within a few days of each other.
fn touches(one: (Option<Date>, Option<Date>), other: (Option<Date>, Option<Date>)) -> bool {
    let overlap = one.1.is_some() && one.0 <= other.1 && other.0 <= one.1;
    overlap || near(one.1, other.0, DAYS) || near(other.1, one.0, DAYS)
}

fn row(group: &Group<'_>, terrain: &Terrain) -> DisplacementRow {
    let people = group.items.iter().map(|item| {
        Counted::of(item, item.said.claim.displacement.as_ref().and_then(|moved| moved.figure.as_ref()))
    });
    DisplacementRow {
        place: group.node.map(|node| At::of(terrain, node)),
        manner: group.manner,
        from: group.from.map(str::to_owned),
        to: group.to.map(str::to_owned),
        first_day: group.first_day,
        day: group.day,
        people: people.collect(),
    }
}

#[cfg(test)]
mod tests {
    use sijill_claim::{Claim, Displacement, Figure, Modality};

    use super::*;
    use crate::board::testing::{Field, by, claim, on};

    fn fled(people: u64, from: Option<&str>, to: Option<&str>) -> Claim {
        let moved = Displacement {
            figure: Some(Figure::exact(people, people.to_string())),
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            manner: Some(DisplacementManner::Fled),
        };
        Claim {
            displacement: Some(moved),
            ..claim(Kind::Displacement, Modality::Asserted, "people fled the town")
        }
    }

    #[test]
    fn sources_stand_side_by_side_and_nothing_is_added_up() {
        let mut field = Field::default();
        let days = |claim, from, to| on(claim, from, to);
        field.add(
            "Kassala",
            "2012-03-05",
            by(days(fled(2000, Some("the town"), None), "2012-03-01", "2012-03-04"), "the relief board"),
        );
        field.add(
            "Kassala",
            "2012-03-06",
            by(days(fled(5000, Some("The town"), Some("Gedaref")), "2012-03-03", "2012-03-05"), "the army"),
        );
        field.add("Kassala", "2012-03-05", fled(300, None, Some("Port Sudan")));
        field.add("Kassala", "2012-04-20", fled(100, None, None));
        field.add("", "2012-04-20", fled(10, None, None));
        let board = field.board(displacement, "2012-04-30");
        let counts: Vec<Vec<u64>> = board
            .rows
            .iter()
            .map(|row| row.people.iter().filter_map(|one| Some(one.figure.as_ref()?.low)).collect())
            .collect();
        assert_eq!(counts, [vec![2000, 5000], vec![300], vec![100], vec![10]]);
        assert_eq!(board.rows[0].to.as_deref(), Some("Gedaref"));
        assert_eq!((board.rows[3].place.is_none(), board.without_place), (true, 1));
    }
}

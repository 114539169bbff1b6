//! The siege board: for each place, how the siege stands, who besieges, how many people are inside by whose count.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sijill_claim::{Kind, Modality, SiegeStatus};

use super::party::Who;
use super::{At, Board, Counted, Item, by_place, country, is_asserted, of_kind, until};
use crate::terrain::Terrain;

/// A place under siege.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SiegeRow {
    /// The place; nothing for the claims that name none.
    pub place: Option<At>,
    /// How the siege stands: the latest that is asserted up to the day of the board.
    pub status: Option<SiegeStatus>,
    /// The first day of the claims that it stands so, with no other between them.
    pub since: Option<Date>,
    /// How the way in stands: the latest that is asserted.
    pub access: Option<SiegeStatus>,
    /// Whoever is said to besiege.
    pub by: Vec<Who>,
    /// How many people are said to be inside: the latest count of each source, the latest first.
    pub people: Vec<Counted>,
    /// Everything that is claimed, the latest first.
    pub turns: Vec<Turn>,
}

/// A claim about a siege.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "SiegeTurn")]
pub struct Turn {
    /// How it stands.
    pub status: Option<SiegeStatus>,
    /// Whoever besieges.
    pub actor: Option<Who>,
    /// How it is put.
    pub modality: Modality,
    /// Who says it, how many are inside, and the claim.
    #[serde(flatten)]
    pub counted: Counted,
}

/// The siege board.
#[must_use]
pub fn siege(items: &[Item], terrain: &Terrain, as_of: Date) -> Board<SiegeRow> {
    let items = of_kind(items, Kind::Siege);
    let rows = by_place(terrain, &items).into_iter().map(|(node, list)| {
        let place = node.map(|node| At::of(terrain, node));
        row(place, &list, country(terrain, node), as_of)
    });
    Board::of(rows.collect(), &items)
}

fn row(place: Option<At>, list: &[&Item], country: Option<&str>, as_of: Date) -> SiegeRow {
    let turns: Vec<Turn> = list.iter().rev().filter_map(|item| turn(item, country)).collect();
    let mut row = SiegeRow {
        place,
        status: None,
        since: None,
        access: None,
        by: Vec::new(),
        people: Vec::new(),
        turns,
    };
    // What claims without a place say belongs to no siege in particular.
    if row.place.is_none() {
        return row;
    }
    let mut goes_on = true;
    for item in list.iter().rev().filter(|item| is_asserted(item) && until(item, as_of)) {
        let Some(siege) = &item.said.claim.siege else { continue };
        let day = item.said.day();
        match siege.status {
            Some(status @ (SiegeStatus::Access | SiegeStatus::AccessDenied)) => {
                row.access = row.access.or(Some(status));
            }
            Some(status) if row.status.is_none_or(|known| known == status) => {
                row.status = Some(status);
                row.since = if goes_on { day } else { row.since };
            }
            Some(_) => goes_on = false,
            None => {}
        }
        let who = siege.actor.as_ref().map(|actor| Who::of(actor, &item.said, country));
        row.by.extend(who.filter(|who| !row.by.iter().any(|known| known.same(who))));
        let says = item.said.says();
        if siege.figure.is_some() && !row.people.iter().any(|known| known.says == says) {
            row.people.push(Counted::of(item, siege.figure.as_ref()));
        }
    }
    row
}

fn turn(item: &Item, country: Option<&str>) -> Option<Turn> {
    let siege = item.said.claim.siege.as_ref()?;
    Some(Turn {
        status: siege.status,
        actor: siege.actor.as_ref().map(|actor| Who::of(actor, &item.said, country)),
        modality: item.said.claim.modality,
        counted: Counted::of(item, siege.figure.as_ref()),
    })
}

#[cfg(test)]
mod tests {
    use sijill_claim::{Claim, Figure, Siege};

    use super::*;
    use crate::board::testing::{Field, by, claim, day, party};

    fn besieged(status: SiegeStatus, people: Option<Figure>) -> Claim {
        let siege = Siege { actor: party("the army"), figure: people, status: Some(status) };
        Claim { siege: Some(siege), ..claim(Kind::Siege, Modality::Asserted, "The town is surrounded") }
    }

    #[test]
    fn a_siege_has_its_people_by_source_and_lasts_until_it_is_lifted() {
        let mut field = Field::default();
        let people = |low| Some(Figure::exact(low, low.to_string()));
        field.add(
            "Kadugli",
            "2012-03-01",
            by(besieged(SiegeStatus::Besieged, people(4000)), "the relief board"),
        );
        field.add("Kadugli", "2012-03-09", by(besieged(SiegeStatus::AccessDenied, None), "the relief board"));
        field.add("Kadugli", "2012-03-20", by(besieged(SiegeStatus::Besieged, people(6500)), "the rebels"));
        field.add(
            "Kadugli",
            "2012-03-21",
            by(besieged(SiegeStatus::Besieged, people(3800)), "the relief board"),
        );
        field.add("", "2012-03-21", besieged(SiegeStatus::Besieged, None));
        let board = field.board(siege, "2012-03-31");
        assert_eq!((board.rows.len(), board.without_place, board.undated), (2, 1, 0));
        let row = &board.rows[0];
        assert_eq!((row.status, row.access), (Some(SiegeStatus::Besieged), Some(SiegeStatus::AccessDenied)));
        assert_eq!(row.since, Some(day("2012-03-01")));
        let people: Vec<(&str, u64)> =
            row.people.iter().filter_map(|c| Some((c.says.as_str(), c.figure.as_ref()?.low))).collect();
        assert_eq!(people, [("the relief board", 3800), ("the rebels", 6500)]);
        assert_eq!((row.by.len(), row.turns.len()), (1, 4));
        assert_eq!((board.rows[1].status, board.rows[1].turns.len()), (None, 1));
        field.add("Kadugli", "2012-04-02", besieged(SiegeStatus::Lifted, None));
        let board = field.board(siege, "2012-04-30");
        assert_eq!(board.rows[0].status, Some(SiegeStatus::Lifted));
        assert_eq!(board.rows[0].since, Some(day("2012-04-02")));
        // What came later than the day of the board does not change how it stood.
        assert_eq!(field.board(siege, "2012-03-31").rows[0].status, Some(SiegeStatus::Besieged));
    }

    #[test]
    fn what_is_not_asserted_is_no_status() {
        let mut field = Field::default();
        let denied = Claim { modality: Modality::Denied, ..besieged(SiegeStatus::Besieged, None) };
        field.add("Kadugli", "2012-03-01", denied);
        let row = &field.board(siege, "2012-03-31").rows[0];
        assert_eq!((row.status, row.turns[0].modality), (None, Modality::Denied));
    }
}

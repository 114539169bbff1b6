use sijill_claim::{Claim, Facility};

use super::*;
use crate::board::testing::{Field, by, claim, day};
use FacilityStatus::{Attacked, Damaged, Functioning, OutOfService, ShortOfSupplies};

fn hospital(names: &[&str], status: &[FacilityStatus], quote: &str) -> Claim {
    let facility = Facility {
        facility_type: "hospital".to_owned(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        status: status.to_vec(),
        figure: None,
        of: None,
    };
    Claim { facility: Some(facility), ..claim(Kind::Facility, Modality::Asserted, quote) }
}

fn counted(figure: (u64, &str), of: Option<u64>, status: &[FacilityStatus], quote: &str) -> Claim {
    let mut claim = hospital(&[], status, quote);
    claim.facility =
        claim.facility.map(|one| Facility { figure: Some(Figure::exact(figure.0, figure.1)), of, ..one });
    claim
}

#[test]
fn counts_are_told_as_they_are_and_never_added_up() {
    let mut field = Field::default();
    let quote = "four of the last eight hospitals were damaged";
    field.add("Omdurman", "2012-04-10", by(counted((4, "four"), Some(8), &[Damaged], quote), "a charity"));
    field.add("Omdurman", "2012-04-10", counted((4, "four"), Some(8), &[Attacked], "four of its hospitals"));
    field.add("Omdurman", "2012-04-01", counted((8, "Eight"), None, &[Functioning], "Eight hospitals work"));
    field.add("Omdurman", "2012-04-12", counted((3, "three"), None, &[Functioning], "three hospitals work"));
    let might =
        Claim { modality: Modality::Possible, ..counted((1, "one"), Some(8), &[Functioning], "one may") };
    field.add("Omdurman", "2012-04-13", might);
    let board = field.board(facilities, "2012-04-30");
    assert_eq!(board.rows.len(), 1);
    let row = &board.rows[0];
    let told: Vec<&str> = row.counts.iter().map(|count| count.told.as_str()).collect();
    assert_eq!(told, ["one of 8", "three", "four of 8", "four of the last eight", "Eight"]);
    assert_eq!((row.attack_days.as_slice(), row.attack_claims), ([day("2012-04-10")].as_slice(), 2));
    assert_eq!(row.functioning.as_ref().map(|count| count.figure.low), Some(3));
    let earlier = field.board(facilities, "2012-04-11");
    assert_eq!(earlier.rows[0].functioning.as_ref().map(|count| count.figure.low), Some(8));
}

#[test]
fn a_named_one_is_one_row_under_any_of_its_names() {
    let mut field = Field::default();
    field.add("Omdurman", "2012-04-10", hospital(&["the Nile hospital"], &[Attacked, OutOfService], "hit"));
    field.add("Khartoum", "2012-04-12", hospital(&["Nile Hospital"], &[ShortOfSupplies], "short of blood"));
    field.add(
        "Omdurman",
        "2012-04-14",
        Claim { modality: Modality::Denied, ..hospital(&["Nile"], &[Attacked], "not hit") },
    );
    field.add("Port Sudan", "2012-04-12", hospital(&["Nile hospital"], &[Functioning], "works"));
    field.add("Omdurman", "2012-04-12", hospital(&[], &[ShortOfSupplies], "operate on the floor"));
    field.add("", "2012-04-12", hospital(&[], &[ShortOfSupplies], "hospitals lack all"));
    let board = field.board(facilities, "2012-04-30");
    assert_eq!((board.rows.len(), board.without_place), (4, 1));
    let nile = board.rows.iter().find(|row| row.standings.len() == 3).map(|row| {
        let status = row.status.as_ref().map(|standing| standing.status.clone());
        (row.name.as_deref(), status, row.attack_days.len(), row.standings[0].modality)
    });
    assert_eq!(nile, Some((Some("the Nile hospital"), Some(vec![ShortOfSupplies]), 1, Modality::Denied)));
    let cited: usize = board.rows.iter().map(|row| row.standings.len() + row.counts.len()).sum();
    assert_eq!(cited, field.items.len());
    assert!(board.rows.last().is_some_and(|row| row.place.is_none()));
}

use sijill_claim::{Claim, Control};

use super::*;
use crate::board::testing::{Field, by, claim, day, on, party};

fn control_claim(actor: &str, action: ControlAction) -> Claim {
    let actor = if actor.is_empty() { None } else { party(actor) };
    let control = Control { actor, against: None, action };
    Claim { control: Some(control), ..claim(Kind::Control, Modality::Asserted, "of the town") }
}

fn put(modality: Modality, claim: Claim) -> Claim {
    Claim { modality, ..claim }
}

use ControlAction::{Advance, Capture, Hold, Offensive, Repel, Withdraw};

/// The status, holder and first day of the only row.
fn stands(field: &Field, as_of: &str) -> (Option<ControlStatus>, Option<String>, Option<Date>) {
    let board = field.board(control, as_of);
    let row = &board.rows[0];
    let cited: usize = board.rows.iter().flat_map(|row| &row.changes).map(|change| change.claims.len()).sum();
    assert_eq!(cited, field.items.len());
    let holder = row.holder.as_ref();
    let name = holder.and_then(|holder| holder.who.as_ref()).map(|who| who.name.clone());
    (row.status, name, holder.and_then(|holder| holder.since))
}

fn held(
    status: ControlStatus,
    name: &str,
    since: &str,
) -> (Option<ControlStatus>, Option<String>, Option<Date>) {
    (Some(status), Some(name.to_owned()), Some(day(since)))
}

#[test]
fn a_place_is_held_since_the_first_claim_that_no_other_party_interrupts() {
    let mut field = Field::default();
    field.add("Heglig", "2012-04-10", control_claim("rebels", Capture));
    field.add("Heglig", "2012-04-20", control_claim("the army", Capture));
    field.add("Heglig", "2012-04-22", control_claim("Sudanese forces", Hold));
    field.add("Heglig", "2012-04-23", control_claim("", Capture));
    assert_eq!(stands(&field, "2012-04-30"), held(ControlStatus::Held, "Sudanese forces", "2012-04-20"));
    assert_eq!(stands(&field, "2012-04-15"), held(ControlStatus::Held, "rebels", "2012-04-10"));
}

#[test]
fn a_claim_of_another_party_on_the_same_day_or_a_denial_contests_it() {
    for (day, claim) in [
        ("2012-04-20", by(control_claim("rebels", Repel), "the rebels")),
        ("2012-04-25", put(Modality::Hedged, control_claim("rebels", Capture))),
        ("2012-04-25", put(Modality::Denied, by(control_claim("the army", Capture), "the rebels"))),
    ] {
        let mut field = Field::default();
        field.add("Heglig", day, claim);
        field.add("Heglig", "2012-04-20", control_claim("the army", Capture));
        let (status, holder, _) = stands(&field, "2012-04-30");
        assert_eq!((status, holder.as_deref()), (Some(ControlStatus::Contested), Some("the army")));
        assert_eq!(field.board(control, "2012-04-30").rows[0].disputes.len(), 1);
    }
}

#[test]
fn a_repelled_attack_is_contested_only_where_another_says_that_it_goes_on() {
    let mut field = Field::default();
    field.add("Heglig", "2012-04-20", by(control_claim("We", Repel), "the rebels"));
    field.add("Heglig", "2012-04-20", by(control_claim("the army", Advance), "the state agency"));
    assert_eq!(stands(&field, "2012-04-30"), held(ControlStatus::Contested, "the rebels", "2012-04-20"));
    let mut told_by_one = Field::default();
    for (actor, action) in [("the army", Offensive), ("rebels", Repel)] {
        told_by_one.add("Heglig", "2012-04-20", control_claim(actor, action)).said.report = 1;
    }
    assert_eq!(stands(&told_by_one, "2012-04-30"), held(ControlStatus::Held, "rebels", "2012-04-20"));
}

#[test]
fn later_attacks_and_withdrawals_are_told() {
    let mut field = Field::default();
    field.add("Heglig", "2012-04-20", control_claim("rebels", Capture));
    field.add("Heglig", "2012-04-22", control_claim("the army", Offensive));
    assert_eq!(stands(&field, "2012-04-30"), held(ControlStatus::Attacked, "rebels", "2012-04-20"));
    field.add("Heglig", "2012-04-23", control_claim("insurgents", Withdraw));
    assert_eq!(stands(&field, "2012-04-30"), held(ControlStatus::Left, "rebels", "2012-04-20"));
    // What is planned, possible or denied is no fact.
    let mut field = Field::default();
    field.add("Heglig", "2012-04-20", put(Modality::Planned, control_claim("rebels", Withdraw)));
    field.add("Heglig", "2012-04-21", put(Modality::Denied, control_claim("the army", Capture)));
    assert_eq!(stands(&field, "2012-04-30"), (None, None, None));
    field.add("Heglig", "2012-04-22", control_claim("the army", Offensive));
    assert_eq!(stands(&field, "2012-04-30"), (Some(ControlStatus::Attacked), None, None));
}

#[test]
fn claims_of_one_thing_stand_together_and_undated_and_placeless_ones_are_counted() {
    let mut field = Field::default();
    field.add("Heglig", "2012-04-21", on(control_claim("the army", Capture), "2012-04-19", "2012-04-20"));
    field.add("Heglig", "2012-04-20", by(control_claim("government troops", Capture), "the agency"));
    field.add("Heglig", "", control_claim("rebels", Capture));
    field.add("", "2012-04-20", control_claim("rebels", Capture));
    let board = field.board(control, "2012-04-30");
    assert_eq!((board.without_place, board.undated, board.rows.len()), (1, 1, 2));
    let changes: Vec<_> =
        board.rows[0].changes.iter().map(|change| (change.from, change.claims.len())).collect();
    assert_eq!(changes, [(Some(day("2012-04-19")), 2), (None, 1)]);
    let last = &board.rows[1];
    assert!(last.place.is_none() && last.status.is_none() && last.changes.len() == 1);
    assert_eq!(stands(&field, "2012-04-30").2, Some(day("2012-04-20")));
}

#[test]
fn a_later_claim_of_the_whole_is_told_beside_its_parts() {
    let mut field = Field::default();
    field.add("Sukkari", "2016-12-01", control_claim("rebels", Hold));
    field.add("Aleppo", "2016-12-22", control_claim("the Syrian army", Capture));
    field.add("Syria", "2016-12-24", control_claim("the Syrian army", Hold));
    let board = field.board(control, "2016-12-31");
    let sukkari = board.rows.iter().find(|row| row.place.as_ref().is_some_and(|at| at.name == "Sukkari"));
    let wider = sukkari.and_then(|row| row.wider.as_ref());
    assert_eq!(
        wider.map(|wider| (wider.place.name.as_str(), wider.since)),
        Some(("Aleppo", Some(day("2016-12-22"))))
    );
}

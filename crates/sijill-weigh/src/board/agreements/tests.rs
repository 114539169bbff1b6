use sijill_claim::{Agreement, Claim};

use super::*;
use crate::board::testing::{Field, claim, day, on, parties as named};
use AgreementAction::{Agreed, Collapsed, InForce, Proposed, Resumed, Suspended, Violated};

fn deal(sort: &str, action: AgreementAction, parties: &[&str]) -> Claim {
    let agreement = Agreement {
        agreement_type: sort.to_owned(),
        parties: named(parties),
        action: Some(action),
        age: None,
        term: None,
    };
    Claim { agreement: Some(agreement), ..claim(Kind::Agreement, Modality::Asserted, "the truce") }
}

fn lasting(claim: Claim, age: Option<&str>, term: Option<&str>) -> Claim {
    let agreement = claim.agreement.clone().map(|agreement| Agreement {
        age: age.map(str::to_owned),
        term: term.map(str::to_owned),
        ..agreement
    });
    Claim { agreement, ..claim }
}

#[test]
fn a_ceasefire_lives_collapses_and_is_made_anew() {
    let mut field = Field::default();
    field.add("Sudan", "2012-03-01", deal("ceasefire", Agreed, &["the army", "rebels"]));
    field.add("", "2012-03-03", deal("truce", InForce, &[]));
    field.add("", "2012-03-05", deal("ceasefire", Violated, &["rebels"]));
    field.add("Sudan", "2012-03-09", deal("ceasefire", Collapsed, &[]));
    field.add("Sudan", "2012-03-09", deal("ceasefire", Collapsed, &["government forces"]));
    field.add("Sudan", "2012-03-08", claim(Kind::Casualty, Modality::Asserted, "two were killed"));
    field.add("Kassala", "2012-03-12", claim(Kind::Casualty, Modality::Asserted, "two were killed"));
    field.add("Aleppo", "2012-03-12", claim(Kind::Casualty, Modality::Asserted, "two were killed"));
    field.add("Kassala", "2012-03-20", claim(Kind::Damage, Modality::Asserted, "a bus burned"));
    let state = |as_of: &str| field.board(agreements, as_of).rows[0].state;
    assert_eq!(state("2012-03-02"), Some(Agreed));
    assert_eq!(state("2012-03-04"), Some(InForce));
    assert_eq!(state("2012-03-06"), Some(Violated));
    assert_eq!(state("2012-03-31"), Some(Collapsed));
    let row = &field.board(agreements, "2012-03-15").rows[0];
    assert_eq!((row.began, row.life.len(), row.parties.len()), (Some(day("2012-03-01")), 4, 2));
    let since = row.since.as_ref().map(|since| (since.day, since.country.clone(), since.claims.clone()));
    let one = vec![KindCount { kind: Kind::Casualty, count: 1 }];
    assert_eq!(since, Some((day("2012-03-09"), Some("SD".to_owned()), one)));
    field.add("Sudan", "2012-03-18", deal("ceasefire", Proposed, &["rebels"]));
    field.add("Sudan", "2012-03-20", deal("ceasefire", Collapsed, &["rebels"]));
    let board = field.board(agreements, "2012-03-31");
    assert_eq!(
        board.rows.iter().map(|row| row.state).collect::<Vec<_>>(),
        [Some(Collapsed), Some(Collapsed)]
    );
    let cited: usize = board.rows.iter().flat_map(|row| &row.life).map(|turn| turn.claims.len()).sum();
    assert_eq!((cited, board.without_place), (7, 2));
}

#[test]
fn ages_and_terms_date_it_and_what_is_planned_is_no_fact() {
    let mut field = Field::default();
    let planned = Claim { modality: Modality::Planned, ..deal("truce", InForce, &["the army"]) };
    field.add("Sudan", "2012-03-10", planned);
    assert_eq!(field.board(agreements, "2012-03-31").rows[0].state, None);
    let old = lasting(on(deal("ceasefire", Collapsed, &[]), "2012-03-19", "2012-03-19"), Some("P7D"), None);
    field.add("Sudan", "2012-03-30", old);
    let row = &field.board(agreements, "2012-03-31").rows[0];
    assert_eq!((row.began, row.state), (Some(day("2012-03-12")), Some(Collapsed)));
    let mut field = Field::default();
    field.add("Sudan", "2012-03-10", lasting(deal("truce", InForce, &[]), None, Some("P5D")));
    assert_eq!(field.board(agreements, "2012-03-31").rows[0].term_ends, Some(day("2012-03-15")));
    // What begins after it has run out is another.
    let mut field = Field::default();
    field.add("Sudan", "2012-03-10", lasting(deal("truce", InForce, &[]), None, Some("PT10H")));
    field.add("Sudan", "2012-03-11", deal("truce", InForce, &[]));
    assert_eq!(field.board(agreements, "2012-03-31").rows.len(), 2);
    let mut field = Field::default();
    field.add("Sudan", "2012-03-10", lasting(deal("truce", InForce, &[]), Some("nonsense"), Some("PT10H")));
    let row = &field.board(agreements, "2012-03-31").rows[0];
    assert_eq!((row.began, row.term_ends), (None, None));
}

#[test]
fn others_parties_countries_and_sorts_are_other_agreements() {
    let mut field = Field::default();
    field.add("Sudan", "2012-03-01", deal("talks", Suspended, &["Washington", "US", "Russia"]));
    field.add("", "2012-03-02", deal("talks", Resumed, &["Moscow"]));
    field.add("Sudan", "2012-03-02", deal("ceasefire", Agreed, &["the army", "rebels"]));
    field.add("Syria", "2012-03-02", deal("ceasefire", Agreed, &["the army", "rebels"]));
    field.add("Sudan", "2012-03-02", deal("ceasefire", Agreed, &["Turkey", "Iran"]));
    field.add("Sudan", "2012-06-02", deal("ceasefire", Violated, &["rebels"]));
    field.add("", "", deal("ceasefire", Violated, &["Iran"]));
    let board = field.board(agreements, "2012-06-30");
    let shape: Vec<_> = board.rows.iter().map(|row| (row.agreement_type.as_str(), row.life.len())).collect();
    let ceasefire = |turns| ("ceasefire", turns);
    let talks = ("talks", 2);
    assert_eq!(shape, [ceasefire(1), talks, ceasefire(1), ceasefire(1), ceasefire(1), ceasefire(1)]);
    assert_eq!(board.rows[1].state, Some(Resumed));
    assert_eq!((board.undated, board.without_place), (1, 2));
}

#[test]
fn it_is_one_wherever_it_was_signed_and_whoever_breaks_it() {
    let mut field = Field::default();
    field.add("Syria", "2012-03-01", deal("ceasefire", Agreed, &["United States", "Russia"]));
    field.add("Geneva", "2012-03-02", deal("ceasefire", Agreed, &["Moscow", "Washington"]));
    field.add("Syria", "2012-03-05", deal("truce", Violated, &["rebels"]));
    let board = field.board(agreements, "2012-03-31");
    assert_eq!((board.rows.len(), board.rows[0].parties.len()), (1, 2));
}

use sijill_claim::{Allegation, Claim};

use super::*;
use crate::board::testing::{Field, by, claim, parties as named};

fn allegation(modality: Modality, speaker: &str, against: &[&str], of: &[&str]) -> Claim {
    let of = of.iter().map(|words| (*words).to_owned()).collect();
    let allegation = Allegation { against: named(against), of, denies: None };
    by(Claim { allegation: Some(allegation), ..claim(Kind::Allegation, modality, "it is said") }, speaker)
}

fn accused(speaker: &str, against: &[&str], of: &[&str]) -> Claim {
    allegation(Modality::Alleged, speaker, against, of)
}

fn denied(speaker: &str, of: &[&str]) -> Claim {
    allegation(Modality::Denied, speaker, &[], of)
}

fn shape(board: &Board<AllegationRow>) -> Vec<(usize, Vec<Matched>)> {
    board.rows.iter().map(|row| (row.claims.len(), row.denials.iter().map(|d| d.matched).collect())).collect()
}

#[test]
fn denials_stand_with_what_they_answer() {
    let mut field = Field::default();
    field.add("Nuba", "2012-03-01", accused("the rebels", &["the army"], &["bombing wells"]));
    // The same by the same, printed again.
    field.add("Nuba", "2012-03-02", accused("the rebels", &["government forces"], &["bombing wells"]));
    field.add("", "2012-03-10", denied("the army", &["that it had bombed a well"]));
    // Of something else, by somebody else, or too late.
    field.add("", "2012-03-10", denied("the army", &["burning crops"]));
    field.add("", "2012-03-10", denied("Ethiopia", &["bombing wells"]));
    field.add("", "2012-05-10", denied("the army", &["bombing wells"]));
    let board = field.board(allegations, "2012-05-31");
    let nothing = || (0, vec![Matched::Nothing]);
    assert_eq!(shape(&board), [(2, vec![Matched::Subject]), nothing(), nothing(), nothing()]);
    assert!(board.rows[1].accuser.is_none());
}

#[test]
fn a_denial_of_one_report_answers_what_it_names_unless_others_are_accused() {
    let mut field = Field::default();
    let report = |item: &mut Item, id: &str, denies: Option<&str>| {
        item.said.report = 7;
        item.said.claim.id = id.to_owned();
        if let Some(allegation) = &mut item.said.claim.allegation {
            allegation.denies = denies.map(str::to_owned);
        }
    };
    report(field.add("", "2012-03-01", accused("Washington", &["Khartoum"], &["gas"])), "c1", None);
    report(field.add("", "2012-03-01", accused("the envoy", &["Ethiopia"], &["arming rebels"])), "c2", None);
    report(field.add("", "2012-03-01", denied("the foreign ministry", &[])), "c3", Some("c1"));
    report(field.add("", "2012-03-01", denied("rebels", &["shooting prisoners"])), "c4", Some("c2"));
    let board = field.board(allegations, "2012-03-31");
    assert_eq!(shape(&board), [(1, vec![Matched::Report]), (1, vec![]), (0, vec![Matched::Nothing])]);
}

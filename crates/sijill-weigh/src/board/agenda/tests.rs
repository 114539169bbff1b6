use sijill_claim::{Deployment, DeploymentAction, Meeting};

use super::*;
use crate::board::testing::{Field, claim, day, on, parties as named};

fn meeting(modality: Modality, parties: &[&str], day: &str) -> Claim {
    let meeting = Meeting { parties: named(parties), meeting_type: MeetingType::Talks };
    let claim = Claim { meeting: Some(meeting), ..claim(Kind::Meeting, modality, "will meet") };
    if day.is_empty() { claim } else { on(claim, day, day) }
}

fn board(items: &[Item], terrain: &Terrain, as_of: Date) -> Board<AgendaRow> {
    agenda(items, terrain, as_of, None)
}

fn states(field: &Field, as_of: &str) -> Vec<State> {
    field.board(board, as_of).rows.iter().map(|row| row.state).collect()
}

#[test]
fn a_plan_is_announced_then_confirmed_or_lapsed_by_later_reports() {
    let mut field = Field::default();
    field.add("Khartoum", "2012-03-01", meeting(Modality::Planned, &["Sudan", "Ethiopia"], "2012-03-05"));
    field.add("", "2012-03-02", meeting(Modality::Planned, &["Ethiopian officials", "Sudan"], "2012-03-05"));
    field.add("Khartoum", "2012-03-01", meeting(Modality::Planned, &["Egypt", "Kenya"], "2012-03-05"));
    assert_eq!(states(&field, "2012-03-03"), [State::Announced, State::Announced]);
    // Nothing later is known: that it lapsed cannot be said.
    assert_eq!(states(&field, "2012-03-30"), [State::Announced, State::Announced]);
    field.add("Khartoum", "2012-03-06", meeting(Modality::Asserted, &["Sudan", "Ethiopia"], ""));
    field.add("Khartoum", "2012-03-20", claim(Kind::Statement, Modality::Asserted, "it rained"));
    assert_eq!(states(&field, "2012-03-30"), [State::Confirmed, State::Lapsed]);
    let board = field.board(self::board, "2012-03-30");
    let first = &board.rows[0];
    assert_eq!((first.claims.len(), first.outcome.len(), first.parties.len()), (2, 1, 2));
    assert_eq!((first.day, first.says.len()), (Some(day("2012-03-05")), 1));
    // As of a day before it, the meeting was still to come.
    assert_eq!(states(&field, "2012-03-05")[0], State::Announced);
}

#[test]
fn what_is_possible_or_of_no_day_is_told_so() {
    let mut field = Field::default();
    field.add("", "2012-03-01", meeting(Modality::Possible, &["Chad"], ""));
    field.add("", "2012-03-01", meeting(Modality::Planned, &["Egypt"], ""));
    field.add("", "2012-03-01", meeting(Modality::Denied, &["Kenya"], "2012-03-05"));
    field.add("", "2012-03-01", meeting(Modality::Asserted, &["Libya"], "2012-02-28"));
    let deployment = Deployment {
        what: "observers".to_owned(),
        action: Some(DeploymentAction::Sent),
        ..Deployment::default()
    };
    let sent = |modality, deployment| Claim {
        deployment: Some(deployment),
        ..claim(Kind::Deployment, modality, "observers will be sent")
    };
    field.add("Kassala", "2012-03-01", sent(Modality::Planned, deployment.clone()));
    // No plan: it is told as a fact.
    field.add("Kassala", "2012-03-01", sent(Modality::Asserted, deployment.clone()));
    // Planned for a day before its report: nothing to come.
    field.add("Kassala", "2012-03-09", on(sent(Modality::Planned, deployment), "2012-03-01", "2012-03-01"));
    let board = field.board(self::board, "2012-03-02");
    let rows: Vec<_> = board.rows.iter().map(|row| (row.what.as_str(), row.state)).collect();
    assert_eq!(
        rows,
        [
            ("talks", State::Confirmed),
            ("talks", State::Denied),
            ("talks", State::Possible),
            ("talks", State::Open),
            ("observers, sent", State::Open)
        ]
    );
}

#[test]
fn a_planned_truce_comes_true_in_a_claim_that_it_is_in_force() {
    use sijill_claim::{Agreement, AgreementAction};
    let truce = |modality, parties: &[&str], day: &str| {
        let agreement = Agreement {
            agreement_type: "truce".to_owned(),
            parties: named(parties),
            action: Some(AgreementAction::InForce),
            age: None,
            term: None,
        };
        on(Claim { agreement: Some(agreement), ..claim(Kind::Agreement, modality, "the truce") }, day, day)
    };
    let mut field = Field::default();
    field.add("Kassala", "2012-03-01", truce(Modality::Planned, &["the army", "rebels"], "2012-03-04"));
    field.add("Kassala", "2012-03-04", truce(Modality::Asserted, &["the army", "rebels"], "2012-03-04"));
    assert_eq!(states(&field, "2012-03-30"), [State::Confirmed]);
    assert_eq!(field.board(board, "2012-03-30").rows[0].what, "truce, in force");
}

fn deal(modality: Modality, sort: &str, action: sijill_claim::AgreementAction, parties: &[&str]) -> Claim {
    let agreement = sijill_claim::Agreement {
        agreement_type: sort.to_owned(),
        parties: named(parties),
        action: Some(action),
        age: None,
        term: None,
    };
    Claim { agreement: Some(agreement), ..claim(Kind::Agreement, modality, "the deal") }
}

#[test]
fn a_meeting_took_place_where_something_was_agreed_but_not_where_something_was_blocked() {
    use sijill_claim::AgreementAction::{Agreed, Collapsed};
    let mut field = Field::default();
    field.add("Khartoum", "2012-03-01", meeting(Modality::Planned, &["Sudan", "Ethiopia"], "2012-03-05"));
    let sides = ["Sudan", "Ethiopia"];
    field.add("", "2012-03-06", deal(Modality::Asserted, "resolution", Collapsed, &sides));
    field.add("Khartoum", "2012-03-20", claim(Kind::Statement, Modality::Asserted, "it rained"));
    assert_eq!(states(&field, "2012-03-30"), [State::Lapsed]);
    field.add("", "2012-03-06", deal(Modality::Asserted, "resolution", Agreed, &sides));
    assert_eq!(states(&field, "2012-03-30"), [State::Confirmed]);
}

#[test]
fn a_planned_truce_took_effect_where_one_is_in_force_there_some_days_later() {
    use sijill_claim::AgreementAction::InForce;
    let planned = |sort| on(deal(Modality::Planned, sort, InForce, &[]), "2012-03-05", "2012-03-05");
    let mut field = Field::default();
    field.add("Kassala", "2012-03-01", planned("truce"));
    field.add("Kassala", "2012-03-09", deal(Modality::Asserted, "ceasefire", InForce, &["Sudan"]));
    assert_eq!(states(&field, "2012-03-30"), [State::Confirmed]);
    // One that was in force before is another one.
    let mut field = Field::default();
    field.add("Kassala", "2012-03-01", planned("truce"));
    let before = on(deal(Modality::Asserted, "ceasefire", InForce, &["Sudan"]), "2012-03-01", "2012-03-01");
    field.add("Kassala", "2012-03-10", before);
    assert_eq!(states(&field, "2012-03-30"), [State::Lapsed]);
}

//! The schemas of what answers are made of: an API tells them side by side.
#![expect(clippy::unwrap_used, reason = "tests")]

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;
use sijill_desk::ask::{
    across::AcrossTold, alleged::Alleged, claim_rows::ClaimTold, clash::Clash, incident_rows::IncidentTold,
    report_rows::ReportTold, source_rows::SourceTold,
};
use sijill_desk::board::Told as OfBoard;
use sijill_desk::decide::{
    correct::Changed, incident::IncidentDecided, judge::Judged, many::Before, source::SourceDecided,
    undo::Undone, withdraw::Withdrawn,
};
use sijill_desk::receive::ReportReceived;
use sijill_desk::told::Change;
use sijill_weigh::board::{
    agenda::AgendaRow, agreements::AgreementRow, allegations::AllegationRow, control::ControlRow,
    deployments::DeploymentRow, displacement::DisplacementRow, facilities::FacilityRow, siege::SiegeRow,
};
use sijill_weigh::tally::{Folded, Row, Tally};

fn of<T: JsonSchema>(generator: &mut SchemaGenerator) {
    let _ = generator.subschema_for::<T>();
}

fn all() -> Vec<(String, Value)> {
    let mut generator = SchemaGenerator::default();
    let each: [fn(&mut SchemaGenerator); 26] = [
        of::<ClaimTold>,
        of::<ReportTold>,
        of::<SourceTold>,
        of::<IncidentTold>,
        of::<AcrossTold>,
        of::<Alleged>,
        of::<Clash>,
        of::<Tally>,
        of::<Row>,
        of::<Folded>,
        of::<OfBoard<AgendaRow>>,
        of::<OfBoard<AgreementRow>>,
        of::<OfBoard<AllegationRow>>,
        of::<OfBoard<ControlRow>>,
        of::<OfBoard<DeploymentRow>>,
        of::<OfBoard<DisplacementRow>>,
        of::<OfBoard<FacilityRow>>,
        of::<OfBoard<SiegeRow>>,
        of::<Changed>,
        of::<Change>,
        of::<IncidentDecided>,
        of::<SourceDecided>,
        of::<Judged>,
        of::<Undone>,
        of::<ReportReceived>,
        of::<(Before, Withdrawn)>,
    ];
    for one in each {
        one(&mut generator);
    }
    generator.take_definitions(true).into_iter().collect()
}

#[test]
fn no_two_things_have_one_name() {
    let names: Vec<String> = all().into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().any(|name| name == "ClaimTold"), "{names:?}");
    // Where two have one name, the second gets a number.
    let first = |name: &str| names.iter().any(|other| other == name);
    let twice: Vec<&String> = names
        .iter()
        .filter(|name| {
            let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
            bare != name.as_str() && first(bare)
        })
        .collect();
    assert_eq!(twice, [""; 0]);
}

#[test]
fn every_member_says_what_it_is() {
    let mut silent = Vec::new();
    for (name, schema) in all() {
        let members = schema.get("properties").and_then(Value::as_object);
        for (member, schema) in members.into_iter().flatten() {
            // A span's ends are told of with the span.
            if schema.get("description").is_none() && name != "Span" {
                silent.push(format!("{name}.{member}"));
            }
        }
    }
    assert_eq!(silent, [""; 0]);
}

#[test]
fn answers_are_of_their_schemas() {
    let told = ReportReceived {
        report: Some("r1".to_owned()),
        known: false,
        claims: 2,
        place: sijill_desk::receive::Place {
            from: "report.txt".to_owned(),
            part: None,
            sha256: sijill_record::hash::Hash::of(b"x"),
        },
    };
    let schema = schemars::schema_for!(ReportReceived).to_value();
    let members = schema["properties"].as_object().unwrap();
    let told = serde_json::to_value(told).unwrap();
    for member in told.as_object().unwrap().keys() {
        assert!(members.contains_key(member), "{member}");
    }
}

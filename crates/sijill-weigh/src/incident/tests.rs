#![expect(clippy::unwrap_used, reason = "tests")]

use sijill_claim::{Modality, Scope};

use super::testing::{killed, place};
use super::*;

#[test]
fn each_end_of_a_range_is_what_a_claim_says() {
    let mut ledger = Ledger::default();
    killed(&mut ledger, 12, None);
    killed(&mut ledger, 20, None);
    let alleged = killed(&mut ledger, 40, None);
    ledger.lines[alleged].modality = Modality::Alleged;
    let range = |ledger: &Ledger| ledger.incident_of(0).unwrap().killed.unwrap();
    assert_eq!(range(&ledger), Range { low: 20, most: 40, open: false });
    ledger.lines[alleged].high = None;
    assert_eq!(range(&ledger), Range { low: 20, most: 40, open: true });
    // What nobody asserts is no floor.
    ledger.lines[0].modality = Modality::Hedged;
    ledger.lines[1].modality = Modality::Hedged;
    assert_eq!(range(&ledger).low, 0);
    assert_eq!(ledger.incident_of(0).unwrap().injured, None);
}

#[test]
fn a_group_of_the_victims_leaves_open_how_many_there_were() {
    let mut ledger = Ledger::default();
    let children = killed(&mut ledger, 9, None);
    ledger.lines[children].group = true;
    assert_eq!(ledger.incident_of(0).unwrap().killed, Some(Range { low: 9, most: 9, open: true }));
    killed(&mut ledger, 9, None);
    assert_eq!(ledger.incident_of(0).unwrap().killed, Some(Range { low: 9, most: 9, open: false }));
}

#[test]
fn an_earlier_figure_counts_only_where_there_is_no_other() {
    let mut ledger = Ledger::default();
    let earlier = killed(&mut ledger, 30, None);
    ledger.lines[earlier].earlier = true;
    assert_eq!(ledger.incident_of(0).unwrap().killed.unwrap().most, 30);
    killed(&mut ledger, 14, None);
    assert_eq!(ledger.incident_of(0).unwrap().killed, Some(Range { low: 14, most: 14, open: false }));
}

#[test]
fn days_are_those_in_common_and_the_place_the_narrowest() {
    let mut ledger = Ledger::default();
    for _ in 0..3 {
        killed(&mut ledger, 5, None);
    }
    ledger.lines[0].start = Some(1);
    ledger.lines[0].end = Some(30);
    ledger.lines[1].start = None;
    ledger.lines[1].end = None;
    let (city, district) = (place(&mut ledger, "Aleppo"), place(&mut ledger, "Fardous"));
    ledger.lines[0].node = Some(city);
    ledger.lines[2].node = Some(district);
    let incident = ledger.incident_of(2).unwrap();
    assert_eq!((incident.number, incident.days, incident.node), (0, Some((10, 10)), Some(district)));
    // A night belongs to two days.
    ledger.lines[1].start = Some(11);
    ledger.lines[1].end = Some(11);
    assert_eq!(ledger.incident_of(2).unwrap().days, Some((10, 11)));
}

#[test]
fn of_places_apart_most_claims_tell_which() {
    let mut ledger = Ledger::default();
    for _ in 0..3 {
        killed(&mut ledger, 5, None);
    }
    // Atarib's radius is the smaller one.
    let (struck, hospital) = (place(&mut ledger, "Urum al-Kubra"), place(&mut ledger, "Atarib"));
    for (line, node) in [hospital, struck, struck].into_iter().enumerate() {
        ledger.lines[line].node = Some(node);
    }
    assert_eq!(ledger.incident_of(0).unwrap().node, Some(struck));
    ledger.lines[1].node = None;
    assert_eq!(ledger.incident_of(0).unwrap().node, Some(hospital));
}

#[test]
fn every_claim_of_an_incident_is_in_one_and_no_other_claim_is() {
    let mut ledger = Ledger::default();
    for _ in 0..4 {
        killed(&mut ledger, 5, None);
    }
    ledger.incidents = vec![0, 1, 0, 3];
    ledger.lines[3].scope = Some(Scope::Period);
    let all = ledger.all_incidents();
    let told: Vec<(u64, Vec<usize>)> = all.iter().map(|one| (one.number, one.lines.clone())).collect();
    assert_eq!(told, [(0, vec![0, 2]), (1, vec![1])]);
    assert_eq!(ledger.incident_of(2), Some(all[0].clone()));
    assert_eq!((ledger.incident_of(3), ledger.incident_of(9)), (None, None));
}

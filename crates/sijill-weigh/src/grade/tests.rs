use sijill_claim::Role;

use super::*;
use crate::incident::testing::{killed, place, source};
use crate::side::side_of;

/// An incident at a known place, with the grade that it gets.
#[derive(Default)]
struct Told {
    ledger: Ledger,
    standing: Standing,
    known: Known,
}

impl Told {
    fn at_a_place() -> Self {
        let mut told = Self::default();
        place(&mut told.ledger, "Fardous");
        told
    }

    /// A claim by a source of a role; whoever did it and who the victims were where that is told.
    fn says(&mut self, name: &str, role: Role, by: &str, status: Option<VictimStatus>) -> &mut Line {
        let node = place(&mut self.ledger, "Fardous");
        let at = killed(&mut self.ledger, 10, Some(&source(name, role)));
        let perpetrator = self.ledger.terms.number(by);
        let line = &mut self.ledger.lines[at];
        (line.perpetrator, line.status, line.node) = (perpetrator, status, Some(node));
        line
    }

    fn graded(&self) -> Graded {
        let origins = Origins::new(&self.ledger, &self.standing);
        let incident = self.ledger.all_incidents().remove(0);
        graded(&self.ledger, &self.standing, &origins, &incident, &self.known)
    }

    fn is(&self, grade: Grade, reason: &str) {
        let graded = self.graded();
        assert_eq!((graded.grade, graded.reason.as_str()), (grade, reason));
    }
}

const CIVILIAN: Option<VictimStatus> = Some(VictimStatus::Civilian);
const COMBATANT: Option<VictimStatus> = Some(VictimStatus::Combatant);

#[test]
fn one_origin_is_weak_and_two_are_fair() {
    let mut told = Told::at_a_place();
    told.says("Civil Defence", Role::Rescuer, "", CIVILIAN);
    told.is(Grade::Weak, "Told by one origin alone: Civil Defence.");
    told.says("the Civil Defence", Role::Rescuer, "", None);
    told.is(Grade::Weak, "Told by one origin alone: Civil Defence.");
    told.says("Observatory", Role::Monitor, "", None);
    told.is(Grade::Fair, "Told by 2 independent origins, none of them a party: Civil Defence; Observatory.");
    for line in &mut told.ledger.lines {
        (line.start, line.end) = (None, None);
    }
    told.is(
        Grade::Weak,
        "Told by 2 independent origins (Civil Defence; Observatory), but the day is not known.",
    );
}

#[test]
fn the_voice_of_a_report_is_no_origin_beside_those_whom_it_quotes() {
    let mut told = Told::at_a_place();
    told.says("Observatory", Role::Monitor, "", None);
    told.says("", Role::Media, "", None).source = 0;
    assert_eq!(told.graded().grade, Grade::Fair);
    told.ledger.lines[1].report = 0;
    told.is(Grade::Weak, "Told by one origin alone: Observatory.");
    // So it is with another report of the same text.
    told.ledger.lines[1].report = 1;
    told.ledger.families = vec![0, 0];
    assert_eq!(told.graded().grade, Grade::Weak);
    told.ledger.families = vec![0, 1];
    assert_eq!(told.graded().grade, Grade::Fair);
}

#[test]
fn parties_alone_make_nothing_fair() {
    let mut told = Told::at_a_place();
    told.says("Syrian army", Role::Military, "", None);
    told.says("Northern Brigade", Role::ArmedGroup, "", None);
    told.is(Grade::Weak, "Told by 2 origins, all of them parties: Northern Brigade; Syrian army.");
    told.says("a shopkeeper", Role::Witness, "", None);
    assert_eq!(told.graded().grade, Grade::Fair);
    assert!(told.graded().reason.contains("some of them parties"), "{}", told.graded().reason);
}

#[test]
fn who_says_that_he_did_it_confirms_it() {
    let mut told = Told::at_a_place();
    told.says("Observatory", Role::Monitor, "Russian warplanes", CIVILIAN);
    told.says("Russian defence ministry", Role::Military, "RU", None);
    told.is(Grade::Confirmed, "Russian defence ministry says that it did it itself (c1).");
    // Not where it is hedged, of fighters, or said by somebody who is no party.
    told.ledger.lines[1].modality = Modality::Hedged;
    assert_ne!(told.graded().grade, Grade::Confirmed);
    told.ledger.lines[1].modality = Modality::Asserted;
    told.ledger.lines[1].status = COMBATANT;
    assert_ne!(told.graded().grade, Grade::Confirmed);
    let mut told = Told::at_a_place();
    told.says("Russian Gazette", Role::Media, "RU", CIVILIAN);
    assert_eq!(told.graded().grade, Grade::Weak);
    // "We" is whoever speaks, and a name is a name.
    let mut told = Told::at_a_place();
    told.says("Northern Brigade", Role::ArmedGroup, "we", CIVILIAN);
    assert_eq!(told.graded().grade, Grade::Confirmed);
    let mut told = Told::at_a_place();
    told.says("Dawn Front", Role::ArmedGroup, "the Dawn Front", CIVILIAN);
    assert_eq!(told.graded().grade, Grade::Confirmed);
}

#[test]
fn sides_that_different_origins_name_contest_it() {
    let mut told = Told::at_a_place();
    told.says("Observatory", Role::Monitor, "the army", CIVILIAN);
    told.says("State agency", Role::Media, "rebels", CIVILIAN);
    told.known.names = FxHashMap::from_iter([(0, "army helicopters".to_owned())]);
    told.is(
        Grade::Contested,
        "It is not agreed who did it: army helicopters by Observatory (c0), rebels by State agency (c1).",
    );
    // The losses of both sides of a battle are of different people.
    told.ledger.lines[1].status = COMBATANT;
    assert_eq!(told.graded().grade, Grade::Fair);
    // One origin that names both contests nothing.
    let mut told = Told::at_a_place();
    told.says("Observatory", Role::Monitor, "the army", None);
    told.says("Observatory", Role::Monitor, "rebels", None);
    assert_eq!(told.graded().grade, Grade::Weak);
}

#[test]
fn a_denial_by_the_accused_contests_it_and_no_other() {
    let by = |name: &str, role: Option<&str>| Who { name: name.to_owned(), side: role.and_then(side_of) };
    let mut told = Told::at_a_place();
    told.says("Observatory", Role::Monitor, "Russian warplanes", None);
    let denial = |by: Who, accused: Vec<Who>| Denial { claim: 7, by, accused };
    told.known.denials = vec![denial(by("Ankara", Some("Turkish army")), Vec::new())];
    assert_eq!(told.graded().grade, Grade::Weak);
    told.known.denials.push(denial(by("Moscow", Some("Russian army")), Vec::new()));
    told.is(Grade::Contested, "Moscow, which is said to have done it, denies it (c7).");
    let mut told = Told::at_a_place();
    told.says("Observatory", Role::Monitor, "", None);
    told.known.denials = vec![denial(by("Dawn Front", None), vec![by("the Dawn Front", None)])];
    assert_eq!(told.graded().grade, Grade::Contested);
}

#[test]
fn fighters_alone_are_discounted_but_not_on_the_word_of_a_party() {
    let mut told = Told::at_a_place();
    told.says("Syrian army", Role::Military, "", COMBATANT);
    told.is(Grade::Discounted, "Every claim that tells who the people were tells of combatants (c0).");
    told.says("Observatory", Role::Monitor, "", None);
    assert_eq!(told.graded().grade, Grade::Fair);
    told.ledger.lines[1].status = COMBATANT;
    assert_eq!(told.graded().grade, Grade::Discounted);
    told.says("Civil Defence", Role::Rescuer, "", CIVILIAN);
    assert_eq!(told.graded().grade, Grade::Fair);
}

#[test]
fn what_a_person_says_of_a_source_counts() {
    let mut told = Told::at_a_place();
    told.says("Observatory", Role::Monitor, "", None);
    told.says("Coast Agency", Role::Media, "", None);
    assert_eq!(told.graded().grade, Grade::Fair);
    for (name, role) in [("Observatory", Role::Monitor), ("Coast Agency", Role::Media)] {
        let facts =
            sijill_record::question::SourceFacts { side: Some("rebels".to_owned()), ..Default::default() };
        told.standing.sources.insert(source(name, role), facts);
    }
    assert_eq!(told.graded().grade, Grade::Weak);
    told.ledger.lines[1].perpetrator = told.ledger.terms.number("rebels");
    told.ledger.lines[1].status = CIVILIAN;
    assert_eq!(told.graded().grade, Grade::Confirmed);
}

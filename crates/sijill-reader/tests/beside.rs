//! What stands beside a claim: days, places and causes that other words of the report tell, other people's counts of the same, and
//! denials in few words. One case a family, in our words.
//!
//! Not for: verbs and nouns, which keep their examples in `lexicon/`, nor occurrences (`occurrences.rs`).
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first thing that is wrong")]

mod kit;

use jiff::civil::Date;
use kit::claim;
use sijill_claim::{Claim, Harm, Kind, Modality, Reading, VictimStatus};

fn read(text: &str) -> Reading {
    kit::read("2016-10-04", text)
}

fn days(claim: &Claim) -> (Option<String>, Option<String>) {
    let day = |d: Option<Date>| d.map(|d| d.to_string());
    claim.when.as_ref().map_or((None, None), |w| (day(w.start), day(w.end)))
}

fn figures(reading: &Reading) -> Vec<u64> {
    reading.claims.iter().filter_map(|c| c.casualty.as_ref()?.figure.as_ref()?.best).collect()
}

#[test]
fn days_that_other_words_tell() {
    for (text, words, start, end) in [
        // Stretches until now.
        (
            "The war grew in April 2015, when rebels shelled Aden. More than 2,100 civilians have since been killed.",
            "2,100",
            "2015-04-01",
            "2016-10-04",
        ),
        (
            "A doctor said 61 fighters were killed in 24 hours of clashes.",
            "61 fighters",
            "2016-10-03",
            "2016-10-04",
        ),
        ("Two months of shelling have killed 300 people in Dura.", "300 people", "2016-08-04", "2016-10-04"),
        (
            "The office put the number of civilians killed since 8 July at 951. On the other side, 14 soldiers have died.",
            "14 soldiers",
            "2016-07-08",
            "2016-10-04",
        ),
        // Parts of years.
        (
            "The mission said last month that 820 civilians had been killed in the first half of the year.",
            "820",
            "2016-01-01",
            "2016-06-30",
        ),
        // The day of the verb, not of a clause in it.
        (
            "The army opened its drive to retake Kirfa, which was overrun by rebels in May 2013, on 3 September.",
            "opened its drive",
            "2016-09-03",
            "2016-09-03",
        ),
        // The day that the next sentences tell.
        (
            "Three soldiers were killed in a firefight in the hills of Dura, the army said on Monday.\n\nA spokesman said troops clashed with rebels on Sunday afternoon.",
            "Three soldiers",
            "2016-10-02",
            "2016-10-02",
        ),
        (
            "At least 14 people have been killed in air strikes on a town in Idlib province, a monitor says.\n\nThe monitor said jets had bombed a street in Saraqib on Wednesday evening, wounding more than 30 others.",
            "14 people",
            "2016-09-28",
            "2016-09-28",
        ),
        // "Today" is the dateline's.
        (
            "DURA, Oct 3 (Agency) - Two rebels were killed by soldiers today.",
            "Two rebels",
            "2016-10-03",
            "2016-10-03",
        ),
    ] {
        let reading = read(text);
        let found = reading.claims.iter().find(|c| c.kind != Kind::Statement && c.quote.contains(words));
        let found = found.unwrap_or_else(|| panic!("no claim of {words:?} in {text}"));
        assert_eq!(days(found), (Some(start.to_owned()), Some(end.to_owned())), "{text}");
    }
    let truce =
        read("A truce brokered by Norway last March collapsed in late August, when the army shelled Dura.");
    assert_eq!(days(claim(&truce, Kind::Agreement, "truce")).0.as_deref(), Some("2016-08-21"));
}

#[test]
fn days_that_are_not_its_own() {
    for (text, words) in [
        // How often, and how long there was none.
        ("It was the second raid in two months. The raid killed four men.", "four men"),
        // "accused on Wednesday": when it was said.
        ("Rebels accused the army on Wednesday of shelling a village and killing 23 people.", "23 people"),
    ] {
        let reading = read(text);
        assert_eq!(days(claim(&reading, Kind::Casualty, words)), (None, None), "{text}");
    }
}

#[test]
fn places_that_other_words_tell() {
    for (text, words, place) in [
        (
            "In the region's main city, Goma, shells damaged a clinic and killed two nurses.",
            "two nurses",
            Some("Goma"),
        ),
        (
            "Doctors at the Al Noor hospital in Misrata said 17 people had been killed in the fighting.",
            "17 people",
            Some("Misrata"),
        ),
        (
            "The army had captured the village of Sorel. Officials in Goma insisted that rebels still held the village.",
            "still held",
            Some("Sorel"),
        ),
        (
            "Rebels entered Saraqib on Monday. A surgeon in the town, Omar Said, told the agency that shells had killed six people.",
            "six people",
            Some("Saraqib"),
        ),
        (
            "Since rebels seized Bangui in March last year, about 9,000 people have been killed in the war.",
            "9,000 people",
            Some("Central African Republic"),
        ),
        (
            "Jets bombed a bridge in Saraqib and rebels withdrew toward the Euphrates. Two drivers were killed.",
            "Two drivers",
            Some("Saraqib"),
        ),
    ] {
        let reading = read(text);
        let found = reading.claims.iter().find(|c| c.quote.contains(words));
        let found = found.unwrap_or_else(|| panic!("no claim of {words:?} in {text}"));
        assert_eq!(found.place.as_ref().map(|p| p.name.as_str()), place, "{text}");
    }
    let denied = read(
        "Shells hit a school in Dissu on Monday, killing four pupils. The army denied that it had bombed Dissu.",
    );
    let denied = claim(&denied, Kind::Allegation, "denied");
    assert_eq!(denied.place.as_ref().map(|p| p.name.as_str()), Some("Dissu"));
}

#[test]
fn what_a_verb_of_attack_says_did_it() {
    for (text, cause) in [
        ("Rebels ambushed a convoy, killing nine officers.", "ambush"),
        ("The army shelled a market, killing nine people.", "shelling"),
        ("Rebels accused the army of bombing a village and killing 23 people.", "bombing"),
        ("Police raided a house and killed two men.", "raid"),
        ("Jets bombed a market, killing nine people.", "air strike"),
    ] {
        let reading = read(text);
        let told = reading.claims.iter().find(|c| c.kind == Kind::Casualty).unwrap();
        assert_eq!(told.cause, [cause], "{text}");
    }
}

#[test]
fn anothers_count_of_the_same_people() {
    for (text, told) in [
        ("The rebels said they had killed 40 soldiers. The army admitted only six.", vec![40, 6]),
        ("The blast killed seven people, the mayor said, but the hospital put it at five.", vec![7, 5]),
        (
            "The army says 1,556 soldiers have been killed. A mothers' group believes that the true figure may be more than 3,000.",
            vec![1556, 3000],
        ),
        // Counts of something else.
        ("Fighting killed 30 people and forced thousands to flee. The mission said 20,000.", vec![30]),
        ("A car bomb killed 15 people. The city hospital admitted 42.", vec![15]),
        ("Rockets killed three people in Sderot. The army said it counted 45.", vec![3]),
        ("The strike killed 12 people. Asked how many were civilians, the army said two.", vec![12]),
        ("Three attacks in Kano killed 40 people. The group claimed two.", vec![40]),
    ] {
        assert_eq!(figures(&read(text)), told, "{text}");
    }
}

#[test]
fn what_the_same_people_had_counted_before_is_no_further_occurrence() {
    let reading =
        read("The number of dead in the Dura raid has risen to 16. Our bulletin of Tuesday spoke of 12.");
    let killed: Vec<_> = reading.incidents.iter().filter_map(|i| i.killed.as_ref()?.best).collect();
    assert_eq!(killed, [16]);
}

#[test]
fn what_only_looks_like_harm_and_what_is() {
    for (text, told) in [
        ("Nine nurses, six women and three men, were killed when a shell hit the clinic.", vec![9, 9]),
        ("Four women, three men and an infant were killed by shells.", vec![8]),
        ("The team is looking for 40 nurses to work at the front in the war.", vec![]),
        ("Rescuers were searching for nine miners after the bombing.", vec![9]),
        ("Seven people did not survive the attack.", vec![7]),
        ("Neither the minister nor two of his aides survived the reshuffle after the attack.", vec![]),
        ("Boko Haram held a mock trial and executed 14 teachers.", vec![14]),
        ("The exercise simulated an attack that killed 40 people.", vec![]),
        ("In the play, six soldiers kill 30 rebels.", vec![]),
        ("The group released a film in which its fighters beheaded 25 soldiers in Palmyra.", vec![25]),
        ("Attackers killed two of the hotel's 14 security guards.", vec![2]),
        ("The attack killed nine people, and 30 others with shrapnel wounds were in hospital.", vec![9, 30]),
        ("They captured Nedara without a fight in May 1997.", vec![]),
        ("He had seen the rebels lead the two missing men into the hills.", vec![2]),
        ("The ministry gave its losses as 117 soldiers killed and 310 wounded.", vec![117, 310]),
    ] {
        assert_eq!(figures(&read(text)), told, "{text}");
    }
    let avoided = read("The rebels warned of heavy loss of life if the army attacks the town.");
    assert!(avoided.claims.iter().all(|c| c.kind != Kind::Casualty), "what is feared has not happened");
    let regretted = read("The alliance deeply regrets the loss of civilian life at the village of Korissa.");
    let lost = claim(&regretted, Kind::Casualty, "loss of civilian life").casualty.as_ref().unwrap();
    assert_eq!((lost.harm, lost.victims.status), (Harm::Killed, Some(VictimStatus::Civilian)));
    let both = read(
        "More than 2,000 civilians have been killed and at least 10,700 injured in the war, the mission says.",
    );
    let hurt = claim(&both, Kind::Casualty, "10,700").casualty.as_ref().unwrap();
    assert_eq!(hurt.victims.status, Some(VictimStatus::Civilian), "the noun is said once for both");
}

#[test]
fn parts_that_are_told_as_claims_of_their_own() {
    for text in [
        "A car bomb at a post killed at least 10 people on Sunday. Eight officers and two passers-by died in the blast, the ministry said.",
        "Eight gunmen were killed on Thursday. Five of the gunmen died in Reynosa.",
    ] {
        let reading = read(text);
        let parts: Vec<_> =
            reading.claims[1..].iter().map(|c| c.casualty.as_ref().unwrap().part_of.as_deref()).collect();
        assert!(!parts.is_empty() && parts.iter().all(|p| *p == Some("c1")), "{text}: {parts:?}");
    }
    let others = read(
        "A bomb killed six people in Dura on Sunday. Four soldiers and two officers were killed in Homs on Monday.",
    );
    assert!(
        others.claims.iter().all(|c| c.casualty.as_ref().is_none_or(|c| c.part_of.is_none())),
        "another occurrence"
    );
}

#[test]
fn hearsay_that_holds_for_all_that_it_tells() {
    for (text, words, modality) in [
        (
            "The minister spoke of reports that gunmen looted a clinic and abducted two nurses.",
            "two nurses",
            Modality::Hedged,
        ),
        ("An air strike near Dura most likely injured two civilians.", "two civilians", Modality::Hedged),
        (
            "The agency for migration reports that more than 9,000 people have fled the town.",
            "9,000",
            Modality::Asserted,
        ),
        (
            "The navy said it had arrested an alleged gang leader in the port.",
            "alleged gang leader",
            Modality::Asserted,
        ),
    ] {
        let reading = read(text);
        let told = reading.claims.iter().find(|c| c.quote.contains(words)).unwrap();
        assert_eq!(told.modality, modality, "{text}");
    }
    assert_eq!(figures(&read("Shots were fired at a patrol; no-one was hurt.")), [0]);
    assert!(figures(&read("Strikes destroyed 12 militant hideouts.")).is_empty(), "hideouts are nobody");
}

#[test]
fn denials_in_few_words() {
    for (text, against) in [
        (
            "A rights group accused soldiers of executing four herders near Dura, which the army denied.",
            "army",
        ),
        ("It accused Hamas of using hospitals as posts, a charge that the group denies.", "group"),
        ("The government accuses the rebels of recruiting children, something they deny.", "rebels"),
        (
            "Clashes killed nine people in Juba. The army denied that its men took part in the massacre.",
            "army",
        ),
    ] {
        let reading = read(text);
        let denied: Vec<_> = reading.claims.iter().filter(|c| c.modality == Modality::Denied).collect();
        assert_eq!(denied.len(), 1, "{text}");
        let allegation = denied[0].allegation.as_ref().unwrap();
        assert_eq!(allegation.against[0].name, against, "{text}");
    }
    // What is denied is named once, and "it" is no deed.
    let blamed = read(
        "In February, a car bomb that police blamed on the ELN killed 12 people in Cali. The rebels deny it.",
    );
    let told = claim(&blamed, Kind::Allegation, "blamed").allegation.as_ref().unwrap();
    assert_eq!(told.of, ["a car bomb"]);
    let denied = claim(&blamed, Kind::Allegation, "deny it").allegation.as_ref().unwrap();
    assert!(denied.of.is_empty());
    let killed = claim(&blamed, Kind::Casualty, "12 people");
    assert_eq!(killed.perpetrator, None, "police blamed somebody, and killed nobody");
}

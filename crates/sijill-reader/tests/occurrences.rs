//! Days and places of claims that go on with an occurrence told before, and of what was said on another day and elsewhere.
#![expect(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

mod kit;

use kit::{claim, read};
use sijill_claim::Kind;

/// What is claimed of the words: the first day, the place's name, and whether the figure is an earlier one.
fn claimed(published: &str, text: &str, words: &str) -> (Option<String>, Option<String>, bool) {
    let reading = read(published, text);
    let claim = claim(&reading, Kind::Casualty, words);
    let day = claim.when.as_ref().and_then(|w| w.start).map(|d| d.to_string());
    let place = claim.place.as_ref().map(|p| p.name.clone());
    (day, place, claim.casualty.as_ref().is_some_and(|c| c.earlier))
}

fn told(day: &str, place: &str, earlier: bool) -> (Option<String>, Option<String>, bool) {
    (Some(day.to_owned()), Some(place.to_owned()), earlier)
}

const MARKET: &str = "KHARKIV, Ukraine (Lakeside Wire) -- Nine people were killed and 21 wounded when shells struck a \
market in Izium late on Thursday, the regional prosecutor said on Friday.

The shelling came a day after a convoy of three buses was hit near Balakliia. Two drivers died in that attack.

The European Union on Friday condemned the strike. Its foreign ministers are to meet in Brussels on Monday.

Rescuers put the number of dead at 11.

The death toll later rose to 12, the mayor told reporters in Kharkiv on Saturday. Initial reports had put the toll at five.";

#[test]
fn a_day_of_saying_and_a_dateline_tell_nothing_of_the_occurrence() {
    assert_eq!(claimed("2023-02-04", MARKET, "Nine people"), told("2023-02-02", "Izium", false));
    assert_eq!(claimed("2023-02-04", MARKET, "21 wounded"), told("2023-02-02", "Izium", false));
}

#[test]
fn a_toll_goes_on_with_its_occurrence_over_what_stands_between() {
    assert_eq!(claimed("2023-02-04", MARKET, "dead at 11"), told("2023-02-02", "Izium", false));
    assert_eq!(claimed("2023-02-04", MARKET, "rose to 12"), told("2023-02-02", "Izium", false));
    assert_eq!(claimed("2023-02-04", MARKET, "at five"), told("2023-02-02", "Izium", true));
}

#[test]
fn that_attack_is_the_one_of_the_sentence_before() {
    assert_eq!(claimed("2023-02-04", MARKET, "Two drivers"), told("2023-02-01", "Balakliia", false));
}

const AMBUSH: &str = "(Lakeside) - At least 14 soldiers were killed in an ambush near Gao on Sunday, the Malian army \
announced on Monday.

The army initially said that seven soldiers had died.

Officials said Tuesday that a second convoy was hit north of Ansongo on Monday; three people were wounded.

A spokesman for the mission, speaking in Bamako on Wednesday, said 16 soldiers had been killed in the ambush.";

#[test]
fn the_ambush_is_the_one_told_first_wherever_its_toll_is_told() {
    assert_eq!(claimed("2023-02-08", AMBUSH, "14 soldiers"), told("2023-02-05", "Gao", false));
    assert_eq!(claimed("2023-02-08", AMBUSH, "seven soldiers"), told("2023-02-05", "Gao", true));
    assert_eq!(claimed("2023-02-08", AMBUSH, "16 soldiers"), told("2023-02-05", "Gao", false));
    assert_eq!(claimed("2023-02-08", AMBUSH, "three people").0.as_deref(), Some("2023-02-06"));
}

#[test]
fn a_toll_of_another_place_is_no_earlier_occurrence() {
    let text = "A car bomb killed eight people in Homs on Wednesday, state television said Thursday. An earlier report by \
                the same channel said five had died.\n\nIn Damascus, two people were shot dead on Thursday morning.\n\n\
                Police in Homs revised the number of dead down from eight to seven.";
    assert_eq!(claimed("2016-10-06", text, "five had died"), told("2016-10-05", "Homs", true));
    assert_eq!(claimed("2016-10-06", text, "two people"), told("2016-10-06", "Damascus", false));
    assert_eq!(claimed("2016-10-06", text, "to seven"), told("2016-10-05", "Homs", false));
}

#[test]
fn what_lies_in_a_city_tells_the_place_not_the_city() {
    for text in [
        "An air strike on a market in the Sukkari district of eastern Aleppo killed 11 people.",
        "In the Sukkari district of Aleppo, shells killed 11 people.",
        "Shells killed 11 people in the Sukkari neighbourhood of Aleppo.",
    ] {
        let (_, place, _) = claimed("2016-10-04", text, "11 people");
        assert!(place.as_deref().is_some_and(|name| name.starts_with("Sukkari")), "{text}: {place:?}");
    }
}

#[test]
fn the_same_period_is_the_one_that_was_told() {
    let text = "The Observatory said that 465 civilians had been killed in east Aleppo since 15 November. Rebel shelling \
                killed 149 civilians in the west in the same period, it said.";
    assert_eq!(claimed("2016-12-23", text, "149 civilians"), told("2016-11-15", "west Aleppo", false));
    let reading = read("2016-12-23", text);
    let days = reading.claims.iter().filter_map(|c| c.when.as_ref()?.end).map(|end| end.to_string());
    assert_eq!(days.collect::<Vec<_>>(), ["2016-12-23", "2016-12-23"]);
}

#[test]
fn a_thing_of_another_day_is_not_gone_on_with() {
    let text = "Shells injured nine on Sunday in Balakliia.\n\nSix people were killed when a rocket hit the school in Izium on \
                Thursday, the directorate said.\n\nShelling of \
                residential districts in Kharkiv has killed 38 civilians since Friday. Sunday's attacks also wounded two nurses.";
    assert_eq!(claimed("2023-02-06", text, "two nurses"), told("2023-02-05", "Kharkiv", false));
}

#[test]
fn a_place_that_was_taken_is_retaken_there() {
    let text = "A strike on Izium on Friday killed 27 civilians. On Saturday the army took Balakliia. Rebels retook it on Sunday.";
    let reading = read("2023-02-06", text);
    let retaken = reading.claims.iter().find(|c| c.quote.contains("retook")).unwrap();
    assert_eq!(retaken.place.as_ref().map(|p| p.name.as_str()), Some("Balakliia"));
}

#[test]
fn a_place_that_tells_where_another_lies_is_not_where_it_happened() {
    let place = |text: &str, words: &str| claimed("2024-06-06", text, words).1;
    assert_eq!(place("In Mawza, near Taiz, 20 civilians died.", "20 civilians").as_deref(), Some("Mawza"));
    let text = "A roadside bomb in Abu Ghraib, west of the capital, killed two people.";
    assert_eq!(place(text, "two people").as_deref(), Some("Abu Ghraib"));
    let text = "In Aleppo, an air raid on the Sukkari district killed nine people.";
    assert_eq!(place(text, "nine people").as_deref(), Some("Sukkari district"));
    let text =
        "In Aleppo, an air raid on the Sukkari district killed nine people and wounded about 30 on Tuesday.";
    assert_eq!(place(text, "about 30").as_deref(), Some("Sukkari district"));
    let text = "Two guards died in Idlib, and shells fell on Hama.";
    assert_eq!(place(text, "Two guards").as_deref(), Some("Idlib"));
}

const RAID: &str = "Gunmen attacked the village of Tankoro in northern Burkina Faso late on Tuesday, killing at least 17 people, a \
security source said. Soldiers did not arrive until Wednesday morning.

The attack came ten days after a similar raid on nearby Kongoussi, in which six volunteers died.

The regional governor put the toll at 14.

Since the start of the insurgency at least 20,582 civilians have been killed.";

#[test]
fn each_of_two_raids_keeps_its_day_and_its_toll() {
    assert_eq!(claimed("2024-02-29", RAID, "17 people"), told("2024-02-27", "Tankoro", false));
    assert_eq!(claimed("2024-02-29", RAID, "six volunteers"), told("2024-02-17", "Kongoussi", false));
    assert_eq!(claimed("2024-02-29", RAID, "toll at 14"), told("2024-02-27", "Tankoro", false));
    assert_eq!(claimed("2024-02-29", RAID, "20,582").1.as_deref(), Some("Burkina Faso"));
    let reading = read("2024-02-29", RAID);
    let toll = reading.claims.iter().find(|c| c.quote.contains("toll at 14")).unwrap();
    let raid = reading.incidents.iter().find(|i| i.claims.contains(&toll.id)).unwrap();
    assert!(
        raid.claims.iter().any(|id| reading.claims.iter().any(|c| c.id == *id && c.quote.contains("17")))
    );
}

#[test]
fn a_day_on_which_people_are_still_missing_is_not_handed_on() {
    let text = "Drones struck a block in Odesa overnight. Eight people were injured and six were still missing on Sunday \
                evening.\n\nIn Kharkiv, shells wounded three men.";
    assert_ne!(claimed("2024-03-03", text, "three men").0.as_deref(), Some("2024-03-03"));
}

#[test]
fn aircraft_that_are_shot_down_are_nobody_killed() {
    for text in [
        "The air force said it had shot down 14 of 17 drones.",
        "Air defences shot down 14 drones over Kharkiv.",
        "Of 20 drones the army shot down 14 over Kharkiv.",
        "Ukraine's air force shot down 14 overnight.",
    ] {
        let reading = read("2024-03-03", text);
        assert!(reading.claims.iter().all(|c| c.casualty.is_none()), "{text}");
    }
    for text in
        ["Gunmen shot down two of the villagers in Homs.", "Snipers shot down two in the square in Homs."]
    {
        assert_eq!(claimed("2024-03-03", text, "two").1.as_deref(), Some("Homs"), "{text}");
    }
}

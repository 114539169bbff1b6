#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::Displacement;

use super::{DisplacementLexicon, drafts};
use crate::classes::testing::{keep_their_examples, lemma, lower, verb};
use crate::draft::Body;
use crate::testing::{LEXICON, analysed, report};

fn read(text: &str) -> Vec<(Displacement, String)> {
    let words = DisplacementLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &LEXICON, &words)
        .into_iter()
        .filter_map(|d| match d.body {
            Body::Displacement(x) => Some((x, a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let mut wrong = Vec::new();
    for (manner, matching, no) in DisplacementLexicon::english().unwrap().examples {
        for text in &matching {
            let found = read(text);
            if found.len() != 1 || found[0].0.manner != manner {
                wrong.push(format!("not one of {manner:?}: {text} {found:?}"));
            }
        }
        for text in &no {
            wrong.extend(read(text).into_iter().map(|(d, w)| format!("{:?} {w:?}: {text}", d.manner)));
        }
    }
    report(&wrong, 0);
}

#[test]
fn the_words_of_counted_people_keep_their_examples() {
    let c = DisplacementLexicon::english().unwrap().counted;
    keep_their_examples(&[
        ("nature", &c.nature, lemma),
        ("amounts", &c.amounts, lemma),
        ("comers", &c.comers, lower),
        ("counts", &c.counts, verb),
        ("people", &c.people, lower),
        ("takes_in", &c.takes_in, verb),
        ("stays", &c.stays, verb),
        ("raises", &c.raises, verb),
        ("queues", &c.queues, lemma),
        ("queued", &c.queued, lower),
        ("goes", &c.goes, verb),
        ("survivors", &c.survivors, lower),
    ]);
}

#[test]
fn whence_and_whither_are_told() {
    let (moved, _) = read("About 1,200 people fled from the village of Marduk to the city centre.").remove(0);
    assert_eq!(moved.from.as_deref(), Some("the village of Marduk"));
    assert_eq!(moved.to.as_deref(), Some("the city centre"));
    assert_eq!(moved.figure.unwrap().best, Some(1200));
}

#[test]
fn people_are_told_by_where_they_are_and_what_they_go_in() {
    for (text, best) in [
        ("Long queues of cars were leaving the town.", None),
        ("Columns of people on foot streamed out of the city.", None),
        ("Two thirds of the residents have already gone.", None),
        ("Three quarters of the population has fled.", None),
        ("Many are sheltering in mosques and schools.", None),
        ("That brings the number of refugees in Chad to 260,000.", Some(260_000)),
        ("Another 900 refugees were flown to Canada.", Some(900)),
        ("Some 14,000 people were taken by bus to the town.", Some(14_000)),
        ("About 160,000 of them still live across the frontier in Chad.", Some(160_000)),
        ("More than 50,000 refugees remain in Tanzania.", Some(50_000)),
        ("There are now 80,000 refugees in the country.", Some(80_000)),
        ("Some 12,000 people were on the move.", Some(12_000)),
        ("As many as 200,000 people have been made homeless.", Some(200_000)),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text} {found:?}");
        assert_eq!(found[0].0.figure.as_ref().and_then(|f| f.best), best, "{text}");
    }
    for text in [
        "Long lines of cars were waiting at petrol stations.",
        "Lines of lorries were leaving the port with grain.",
        "Two thirds of the votes have already gone to the opposition.",
        "About 200 of them still live in London.",
        "Many are living in fear.",
        "The move brought the number of ministers to 31.",
        "Some 500 tourists were flown to London.",
        "The workers were taken by bus to the factory.",
        "About 30 hostages were taken by car to the village.",
        "There were 40 evacuees among the dead.",
        "About 500 soldiers left the town in a column of 120 vehicles.",
        "Around 5,000 soldiers live in camps near the border.",
    ] {
        assert_eq!(read(text).len(), 0, "{text} {:?}", read(text));
    }
}

#[test]
fn survivors_and_those_of_whom_a_share_is_told_are_displaced() {
    for (text, best) in [
        ("Most of the survivors fled to Gao or hid in the bush.", None),
        ("Many of the survivors fled to Bunia.", None),
        ("Most of the inhabitants hid in the forest.", None),
        ("Around 30,000 of them are sheltering at the airport.", Some(30_000)),
        ("About 4,000 of them are sheltering at Juba airport.", Some(4000)),
        ("Two thousand villagers hid in caves for a week.", Some(2000)),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text} {found:?}");
        assert_eq!(found[0].0.figure.as_ref().and_then(|f| f.best), best, "{text}");
    }
    for text in [
        "Two survivors of the crash fled the scene.",
        "Most of the survivors of the crash fled the hotel.",
        "Of the 700 soldiers, about 300 of them are living at the base.",
        "About 60 of them are staying at the hotel.",
        "Some 2,000 rebels hid in the mountains.",
        "Hundreds of them are waiting at the airport.",
    ] {
        assert_eq!(read(text).len(), 0, "{text} {:?}", read(text));
    }
}

#[test]
fn those_whom_nobody_rescues_and_columns_of_an_army_are_not_displaced() {
    for text in [
        "About 500 men were taken by truck to the town and shot.",
        "Around 200 schoolgirls were taken by truck to the camp by Boko Haram.",
        "Some 300 people were taken by bus to the camp by the gunmen.",
        "Hundreds of prisoners of war were taken by truck to the camp.",
        "Six of the injured were airlifted to Nairobi.",
        "Nine more were injured and were evacuated by air to the military hospital.",
        "A convoy of vehicles carrying food left Homs for Madaya on Monday.",
        "A convoy of armoured vehicles left the town for the front.",
        "A column of army vehicles was heading out of the city.",
    ] {
        assert_eq!(read(text).len(), 0, "{text} {:?}", read(text));
    }
    for text in
        ["Long lines of vehicles were leaving the town.", "A convoy of cars carrying families left the town."]
    {
        assert_eq!(read(text).len(), 1, "{text} {:?}", read(text));
    }
}

#[test]
fn people_on_two_sides_others_and_fighters_who_give_up() {
    for (text, counts) in [
        (
            "Some 12,000 villagers on the Armenian side and 9,000 in Azerbaijan have been moved to schools.",
            vec![Some(12_000), Some(9_000)],
        ),
        ("The war has killed hundreds of people and displaced 40,000 others.", vec![Some(40_000)]),
        ("The war has killed hundreds of people and displaced two million more.", vec![Some(2_000_000)]),
        ("Colonel Diallo surrendered on Friday with 20 fighters.", vec![Some(21)]),
        ("Half of the hospital's staff have fled.", vec![None]),
        ("Some 60,000 people remain displaced.", vec![Some(60_000)]),
        ("Families were leaving the town for the hills.", vec![None]),
    ] {
        let found: Vec<Option<u64>> =
            read(text).into_iter().map(|(d, _)| d.figure.and_then(|f| f.best)).collect();
        assert_eq!(found, counts, "{text}");
    }
    for text in [
        "Some 300 tonnes of rice in the north and 200 in the south have been moved to schools.",
        "About 400 soldiers on one side and 300 on the other have been moved to the front.",
        "The colonel surrendered his passport.",
        "Most of the staff have left for lunch.",
        "The delegation left Nairobi for Addis Ababa.",
        "The storm displaced 2,000 people and 3,000 others.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn those_forced_out_are_told_in_every_shape() {
    for (text, best) in [
        ("More than 300 people have been killed and 82,000 forced from their homes.", Some(82_000)),
        ("More than 300 people were killed and half a million villagers displaced.", Some(500_000)),
        ("The war has killed 300 people and forced up to 2,000 families from their homes.", Some(2_000)),
        ("The offensive prompted the flight of up to 4,000 villagers.", Some(4_000)),
        ("About 5,000 people, many of whom are wounded, have fled to the coast.", Some(5_000)),
        ("Some 2,600 others have fled to the border.", Some(2_600)),
        ("The trawler evacuated the other 34 members of the mission.", Some(34)),
        ("Thousands of villagers are on the move.", None),
        ("A barge carried 640 people from Gao to Mopti on Tuesday.", Some(640)),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0.figure.as_ref().and_then(|f| f.best), best, "{text}");
    }
    for text in [
        "Ten people were killed and the police searched 40 homes.",
        "The flight of 300 passengers was late.",
        "The airline carried 300 passengers from Arlo to Dura.",
        "The rain forced up to 300 fans to leave the stadium.",
        "The plan foresees the flight of 4,000 villagers.",
        "Some 300 athletes ran into the stadium.",
        "The farmers drove 300 sheep into the valley.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn crowds_are_counted_as_far_as_their_words_go() {
    for (text, low) in [
        ("Residents fled the town as the rebels came.", Some(2)),
        ("Over 20,000 Yazidis fled into the mountains.", Some(20001)),
        ("More than half a million Rohingya have become refugees.", Some(500_001)),
        ("Some 3,000 Congolese crossed into Zambia.", Some(3000)),
        ("Most of the residents left for safer places.", None),
        ("The raids have driven most of the farmers out of their villages.", None),
    ] {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0.figure.as_ref().map(|f| f.low), low, "{text}: {found:?}");
    }
}

#[test]
fn flight_is_told_in_many_ways() {
    for text in [
        "It was the third of the raids that have driven most of the farmers out of their villages.",
        "They abandoned their village after the raid.",
        "Many of the inhabitants have taken to the hills.",
        "Refugees crossed the river at night.",
        "The exodus of refugees continued on Sunday.",
        "The militia cleansed the valley of Georgians.",
        "Jordan shelters more than 600,000 Syrians.",
        "There are 2.5 million internally displaced people in the country.",
    ] {
        assert_eq!(read(text).len(), 1, "{text}: {:?}", read(text));
    }
    for text in [
        "They abandoned their plan after the raid.",
        "They left their homes for work.",
        "Many of the players have taken to the field.",
        "Traders crossed the river at night.",
        "The exodus of players continued on Sunday.",
        "Jordan shelters a market.",
        "The rebels who crossed the river fled.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn streams_of_people_are_told_by_what_they_do() {
    for text in [
        "The flow of people fleeing towards the border has increased.",
        "The influx of refugees into Chad has doubled since May.",
        "Long columns of refugees were seen on the road.",
        "Families abandoned the village after the attack.",
    ] {
        assert_eq!(read(text).len(), 1, "{text}: {:?}", read(text));
    }
    for text in [
        "The flow of traffic has increased.",
        "The number of refugees has risen in the polls.",
        "The flow of refugees was debated.",
        "The influx of tourists has doubled.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
    let c = DisplacementLexicon::english().unwrap().crowd;
    keep_their_examples(&[("flows", &c.flows, lemma), ("swells", &c.swells, verb)]);
}

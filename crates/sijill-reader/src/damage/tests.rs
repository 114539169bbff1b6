#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use sijill_claim::Damage;

use super::{DamageLexicon, drafts};
use crate::classes::testing::{keep_their_examples, lemma, lower};
use crate::draft::Body;
use crate::testing::{analysed, report};

fn read(text: &str) -> Vec<(Damage, String)> {
    let words = DamageLexicon::english().unwrap();
    let a = analysed(text);
    drafts(&a, &words)
        .into_iter()
        .filter_map(|d| match d.body {
            Body::Damage(x) => Some((x, a.sentence.words(d.first, d.last).to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_read_what_they_promise() {
    let mut wrong = Vec::new();
    for (extent, matching, no) in DamageLexicon::english().unwrap().examples {
        for text in &matching {
            let found = read(text);
            if found.is_empty() || found[0].0.extent != Some(extent) {
                wrong.push(format!("not {extent:?}: {text} {found:?}"));
            }
        }
        for text in &no {
            wrong.extend(read(text).into_iter().map(|(d, w)| format!("{:?} {w:?}: {text}", d.what)));
        }
    }
    report(&wrong, 0);
}

#[test]
fn each_thing_of_a_list_is_a_claim_with_its_own_figure() {
    let found = read("Two tanks, an arms depot and five lorries were destroyed near the village.");
    let things: Vec<_> =
        found.iter().map(|(d, _)| (d.what.as_str(), d.figure.as_ref().and_then(|f| f.best))).collect();
    assert_eq!(things, [("tanks", Some(2)), ("arms depot", Some(1)), ("lorries", Some(5))]);
    assert_eq!(found[1].1, "an arms depot");
}

/// What a sentence tells to be damaged.
fn what(text: &str) -> Vec<String> {
    read(text).into_iter().map(|(d, _)| d.what).collect()
}

#[test]
fn broken_phrases_are_mended() {
    let launcher =
        "The alliance destroyed six artillery pieces, two tanks and a ship-to-ship missile battery.";
    assert_eq!(what(launcher), ["artillery pieces", "tanks", "ship-to-ship missile battery"]);
    assert_eq!(what("The chapel and the well were destroyed."), ["chapel", "well"]);
    assert_eq!(what("Half of the houses were destroyed."), ["houses"]);
    assert!(what("The village's only well was blown up.").iter().all(|w| w != "village"));
}

#[test]
fn what_was_used_to_destroy_destroyed() {
    assert_eq!(what("Artillery shells were used to destroy a bunker near the village."), ["bunker"]);
    assert!(what("Artillery shells were designed to destroy a bunker.").is_empty());
}

#[test]
fn what_is_suspected_alleged_or_only_possible_is_no_damage() {
    for text in [
        "The air force bombed a suspected rebel base.",
        "Bombers struck a suspected militant camp in the mountains.",
        "A newspaper published a report alleging that soldiers burned houses in the village.",
    ] {
        assert!(what(text).is_empty(), "{text}");
    }
}

#[test]
fn lists_that_the_parser_breaks_are_read_whole() {
    assert_eq!(what("Four houses and a cowshed were gutted in the gunfight."), ["houses", "cowshed"]);
    assert_eq!(
        what("The blast wrecked the facade of the bank and six parked buses."),
        ["facade", "parked buses"]
    );
    let burned = "Arsonists burned down a doctor's residence and a radio mast.";
    assert_eq!(what(burned), ["doctor's residence", "radio mast"]);
    assert_eq!(what("The gang set fire to more than 30 homes."), ["homes"]);
    assert_eq!(what("Four bombs hit a barracks, and a fifth hit a garage."), ["barracks", "garage"]);
    assert_eq!(what("A UN Land Cruiser was badly damaged."), ["UN Land Cruiser"]);
    for text in [
        "He set fire to a cigarette.",
        "A fifth hit the target for sales.",
        "The fish were gutted in the market.",
        "The report was badly damaged.",
    ] {
        assert!(what(text).is_empty(), "{text}");
    }
}

#[test]
fn what_is_destroyed_counts_though_it_is_only_suspected() {
    let found = read("Soldiers destroyed nine suspected rebel camps and 20 motorcycles.");
    let counts: Vec<_> = found.iter().map(|f| f.0.figure.as_ref().and_then(|f| f.best)).collect();
    assert_eq!(counts, [Some(9), Some(20)]);
    assert!(what("Jets bombed a suspected camp.").is_empty());
}

#[test]
fn the_quote_holds_what_is_damaged() {
    let bombed = read("Jets bombed a suspected arms factory and a bridge in Homs.");
    assert!(bombed.iter().all(|(d, words)| words.contains(&d.what)), "{bombed:?}");
    let hit = read("Government jets hit a base and two tanks near Homs.");
    assert!(hit.iter().all(|(d, words)| words.contains(&d.what)), "{hit:?}");
}

#[test]
fn what_another_clause_tells_of_is_not_destroyed() {
    assert!(!what("The well was dug in June and the mill was destroyed.").contains(&"well".to_owned()));
}

#[test]
fn a_tool_is_no_perpetrator() {
    let words = DamageLexicon::english().unwrap();
    let a = analysed("Bulldozers were used to destroy ten houses in Homs.");
    let found = drafts(&a, &words);
    assert!(!found.is_empty() && found.iter().all(|d| d.perpetrator.is_none()));
}

#[test]
fn parts_of_buildings_and_lists_of_what_was_burned() {
    for (text, things) in [
        ("The blast brought down part of the chapel's roof.", vec!["part"]),
        ("The gunmen burned machinery and three lorries.", vec!["machinery", "lorries"]),
        ("Gunmen set fire to a school, two shops and four homes.", vec!["shops", "homes"]),
        ("Most of the houses in the village have been burned.", vec!["houses"]),
    ] {
        let found: Vec<String> = read(text).into_iter().map(|(d, _)| d.what).collect();
        assert_eq!(found, things, "{text}");
    }
    for text in [
        "The storm brought down part of the roof of the church.",
        "Most of the players have been burned out.",
    ] {
        assert!(read(text).is_empty(), "{text}: {:?}", read(text));
    }
}

#[test]
fn words_of_damage_keep_their_examples() {
    let n = DamageLexicon::english().unwrap().nouns;
    keep_their_examples(&[
        ("destroyed", &n.destroyed, lower),
        ("charges", &n.charges, lemma),
        ("seen", &n.seen, |class, a, i| {
            class.has(a.sentence.lower(i)) || a.sentence.lower(i + 1) == "-" && class.has(a.sentence.lower(i))
        }),
        ("sees", &n.sees, lemma),
    ]);
}

#[test]
fn damage_is_told_by_nouns_too() {
    for (text, expected) in [
        ("The raid resulted in the destruction of an army truck.", vec!["army truck"]),
        ("The toppling of two pylons left the capital dark.", vec!["pylons"]),
        ("Insurgents set off bombs at two churches and a mast in Dura.", vec!["churches", "mast"]),
        ("The blast caused extensive damage to a bridge.", vec!["bridge"]),
        ("A dozen houses caught fire after the shelling.", vec!["houses"]),
        (
            "Reporters saw a collapsed warehouse and two burnt cars.",
            vec!["collapsed warehouse", "burnt cars"],
        ),
        ("Satellite imagery shows that 60 huts were damaged by fire.", vec!["huts"]),
        ("Three guards were killed, two wounded and a truck damaged.", vec!["truck"]),
        ("Three boats were sunk.", vec!["boats"]),
    ] {
        assert_eq!(what(text), expected, "{text}");
    }
}

#[test]
fn what_is_feared_planned_or_befell_by_chance_is_no_damage() {
    for text in [
        "He warned of the destruction of 40 villages by the rebels.",
        "The treaty foresees the destruction of 600 missiles.",
        "The court ordered the demolition of two houses.",
        "They accused the army of the burning of 60 houses.",
        "The flood caused damage to 300 homes.",
        "Two houses caught fire in the night.",
        "Police defused bombs at two churches.",
        "The garage repaired two burnt cars.",
        "The film shows two burnt cars.",
        "The scandal caused damage to two ministers.",
        "A warehouse was destroyed by fire.",
        "The talks suffered damage in the war.",
    ] {
        assert!(what(text).is_empty(), "{text}: {:?}", what(text));
    }
}

#[test]
fn things_told_of_as_hit_or_seen_destroyed() {
    for (text, expected) in [
        ("A radar and two depots were among the targets struck by the jets.", vec!["radar", "depots"]),
        ("Among the buildings hit by shells was a mosque.", vec!["mosque"]),
        ("The rebels saw their trucks destroyed.", vec!["trucks"]),
        ("The traders had their shops burned by the militia.", vec!["shops"]),
        ("Homes, shops and a mosque were looted and set ablaze.", vec!["homes", "shops", "mosque"]),
        (
            "Damage from the raid was wide; homes, barns, and shops were destroyed.",
            vec!["homes", "barns", "shops"],
        ),
        ("The bombing caused heavy damage to nearby buildings.", vec!["nearby buildings"]),
        ("The explosion caused extensive damage.", vec!["extensive damage"]),
        ("The troops are destroying Aleppo.", vec!["Aleppo"]),
        ("A missile sank the cruiser Aurora.", vec!["cruiser Aurora"]),
        ("Fire engulfed two shops after the shelling.", vec!["shops"]),
    ] {
        let found: Vec<String> = what(text);
        assert!(
            expected.iter().all(|e| found.iter().any(|f| f.eq_ignore_ascii_case(e)))
                && found.len() == expected.len(),
            "{text}: {found:?}"
        );
    }
    for text in [
        "A radar was among the toys sold.",
        "Among the targets set by the ministry was growth.",
        "The rebels saw their friends released.",
        "The scandal caused extensive damage.",
        "The blast caused no damage.",
        "Unrest engulfed the market after the raid.",
        "Insurgents set off bombs in the suburbs.",
        "The critics are destroying Aleppo.",
    ] {
        assert!(what(text).is_empty(), "{text}: {:?}", what(text));
    }
}

#[test]
fn what_a_pronoun_stands_for_and_what_explosives_are_used_for() {
    for (text, what) in [
        ("The rebels entered the village and burned it to the ground.", "village"),
        ("Jets hit two tanks and destroyed them.", "tanks"),
        ("The rebels used explosives to derail a train.", "train"),
        ("The gunmen destroyed homes and businesses.", "homes"),
        ("The bomb tore off the roof of a church.", "roof"),
    ] {
        assert_eq!(read(text).first().map(|(d, _)| d.what.as_str()), Some(what), "{text}");
    }
    for text in ["The army met the enemy and destroyed it.", "The clerk used a device to print a page."] {
        assert!(read(text).is_empty(), "{text}");
    }
}

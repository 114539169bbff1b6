#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first thing that is wrong")]
use sijill_claim::ByteSpan;

use super::*;
use crate::model::Model;
use crate::model::parser::Arc;
use crate::{Label, Sentence, Tag, tokens};

fn mended(text: &str, given: &[Tag]) -> Vec<Tag> {
    let mut given = given.to_vec();
    tags(&tokens(text, ByteSpan::new(0, text.len()).unwrap()), &mut given);
    given
}

#[test]
fn to_before_a_verb_is_no_preposition() {
    use Tag::{IN, JJ, NNP, TO, VB};
    assert_eq!(mended("due to meet", &[JJ, IN, VB]), [JJ, TO, VB]);
    assert_eq!(mended("due to Paris", &[JJ, IN, NNP]), [JJ, IN, NNP]);
}

#[test]
fn what_takes_no_object_describes_nothing() {
    use Tag::{CC, IN, NN, NNS, RB, VBD, VBN, VBP};
    assert_eq!(mended("people fled from", &[NNS, VBN, IN]), [NNS, VBD, IN]);
    assert_eq!(mended("people have fled", &[NNS, VBP, VBN]), [NNS, VBP, VBN]);
    assert_eq!(mended("had also died", &[VBD, RB, VBN]), [VBD, RB, VBN]);
    assert_eq!(mended("had left or died", &[VBD, VBN, CC, VBN]), [VBD, VBN, CC, VBN]);
    assert_eq!(mended("people killed in", &[NNS, VBN, IN]), [NNS, VBN, IN]);
    assert_eq!(mended("searched collapsed buildings", &[VBD, VBN, NNS]), [VBD, VBN, NNS]);
    assert_eq!(mended("people fled homes", &[NNS, VBN, NNS]), [NNS, VBD, NNS]);
    assert_eq!(mended("Oilmen left", &[NNS, VBD]), [NNS, VBD]);
    assert_eq!(mended("a bomb exploded", &[Tag::DT, NN, VBN]), [Tag::DT, NN, VBD]);
}

#[test]
fn a_noun_joined_to_a_verb_is_the_next_verbs_subject() {
    use Tag::{CC, NNS, VBD, VBN};
    let tags = [NNS, VBD, VBN, CC, NNS, VBD, VBN];
    let arc = |head, label| Arc { head, label };
    let given = [
        arc(2, Label::Nsubjpass),
        arc(2, Label::Auxpass),
        arc(2, Label::Root),
        arc(2, Label::Cc),
        arc(2, Label::Conj),
        arc(6, Label::Auxpass),
        arc(2, Label::Conj),
    ];
    let mut mended = given;
    arcs(&[], &mut tags.clone(), &mut mended);
    assert_eq!(mended[4], arc(6, Label::Nsubjpass));
    // Where the verb has its subject, nothing is changed.
    let mut whole = given;
    whole[5] = arc(6, Label::Nsubjpass);
    arcs(&[], &mut tags.clone(), &mut whole);
    assert_eq!(whole[4], given[4]);
}

fn read(text: &str) -> Sentence<'_> {
    Model::embedded().unwrap().analyse(text, ByteSpan::new(0, text.len()).unwrap())
}

/// The word, what it hangs on, and how.
fn hanging(text: &str, word: &str) -> String {
    let s = read(text);
    let i = (0..s.len()).find(|&i| s.surface(i) == word).unwrap();
    format!("{} {} {}", s.tag(i).name(), s.label(i).name(), s.head(i).map_or("-", |h| s.surface(h)))
}

/// The first word of a sentence that a list holds, with its tag.
fn of_list(list: &List, text: &str) -> (String, Tag) {
    let s = read(text);
    let i = (0..s.len()).find(|&i| list.words.contains(s.lower(i)) || list.words.contains(s.lemma(i)));
    let i = i.unwrap_or_else(|| panic!("no word of the list stands in: {text}"));
    (s.lower(i).to_owned(), s.tag(i))
}

#[test]
fn entries_keep_their_examples() {
    let lists: Grammar = toml::from_str(GRAMMAR).unwrap();
    type Holds = fn(Tag) -> bool;
    let heads: [(&List, Holds); 27] = [
        (&lists.intransitive, |tag| tag == Tag::VBD),
        (&lists.plain, |tag| matches!(tag, Tag::VB | Tag::VBP)),
        (&lists.nouns, |tag| !tag.is_verb()),
        (&lists.doing, Tag::is_verb),
        (&lists.belongings, |tag| tag == Tag::NNS),
        (&lists.ly, |tag| tag != Tag::RB),
        (&lists.plurals, |tag| tag == Tag::NNS),
        (&lists.headline, |tag| tag == Tag::VBZ),
        (&lists.describing, |tag| tag == Tag::JJ),
        (&lists.present, Tag::is_verb),
        (&lists.afflicted, |tag| tag == Tag::VBN || tag == Tag::JJ),
        (&lists.persons, |tag| tag == Tag::NN),
        (&lists.offices, |tag| tag == Tag::NN),
        (&lists.predicative, |tag| tag == Tag::JJ),
        (&lists.dying, Tag::is_verb),
        (&lists.unchanged, |tag| tag == Tag::VBN),
        (&lists.deeds, |tag| tag == Tag::NN),
        (&lists.landmarks, |tag| tag == Tag::NN),
        (&lists.denying, |tag| tag == Tag::VBZ),
        (&lists.acts, |tag| tag == Tag::VBN),
        (&lists.inverted, |tag| tag == Tag::VBZ),
        (&lists.pasts, |tag| tag == Tag::VBD),
        (&lists.bodies, |tag| tag == Tag::NN),
        (&lists.machines, |tag| tag == Tag::NN),
        (&lists.units, |tag| tag == Tag::NNS),
        (&lists.undergone, |tag| tag == Tag::VBN),
        (&lists.driving, Tag::is_verb),
    ];
    for (list, holds) in heads {
        for text in &list.examples {
            let (word, tag) = of_list(list, text);
            assert!(holds(tag), "{text}: {word} is {}", tag.name());
        }
        for text in &list.no {
            let (word, tag) = of_list(list, text);
            assert!(!holds(tag), "{text}: {word} is {}", tag.name());
        }
    }
    for text in &lists.amounts.examples {
        assert!(lists.amounts.words.iter().any(|word| text.contains(word.as_str())), "{text}");
        assert_eq!(of_list(&lists.headline, text).1, Tag::VBZ, "{text}");
    }
    // The camp that was told of is the second one: it is the subject of what befell it.
    for text in &lists.saying.examples {
        let s = read(text);
        let verb = (0..s.len()).find(|&i| lists.saying.words.contains(s.lemma(i))).unwrap();
        assert!(s.children_by(verb, &[Label::Ccomp]).next().is_some(), "{text}");
        assert!(s.children_by(verb, &[Label::Dobj]).next().is_none(), "{text}");
    }
    let on_verb = |text: &str| {
        let s = read(text);
        let preposition = (0..s.len()).find(|&i| lists.fixed.prepositions.values().any(|p| p == s.lower(i)));
        let head = preposition.and_then(|p| s.head(p)).unwrap();
        s.tag(head).is_verb()
    };
    assert!(lists.fixed.examples.iter().all(|text| on_verb(text)));
    assert!(!lists.fixed.no.iter().any(|text| on_verb(text)));
}

#[test]
fn past_forms_are_past_forms() {
    for (text, word, tag) in [
        ("The attack came hours after the week-old ceasefire collapsed.", "collapsed", "VBD"),
        ("About 7,280 people (1,040 families) have fled frontline areas of Hays.", "fled", "VBN"),
        (
            "Forces loyal to General Haddad thrust towards the town on Friday, officials said.",
            "thrust",
            "VBD",
        ),
        (
            "Staff left the hospital, which was shelled three times in the first days of February.",
            "shelled",
            "VBN",
        ),
        ("The Iraqi Army will station a company at a new base.", "station", "VB"),
        ("In a separate incident, gunmen on a motorcycle shot dead a health worker.", "shot", "VBD"),
        ("Four men were hacked to death and the clinic at the crossroads was burnt.", "burnt", "VBN"),
        ("The last road out of the town was cut overnight.", "cut", "VBN"),
        ("The observatory has counted 225 civilians killed.", "counted", "VBN"),
        ("The town's hospital has stopped working.", "stopped", "VBN"),
        ("The army retook most of the mountain on Sunday.", "retook", "VBD"),
        ("He said that the army had repelled the attack.", "repelled", "VBN"),
        ("The agency suspended all aid convoys.", "convoys", "NNS"),
        ("A truce steadily fell apart.", "steadily", "RB"),
        // Nouns and plain forms stay.
        ("The hatred went on.", "hatred", "NN"),
        ("Shells wound five people.", "five", "CD"),
        ("They rely on smugglers.", "rely", "VBP"),
        ("The agency reports.", "reports", "VBZ"),
        ("Tripoli blamed the raid on mercenaries.", "Tripoli", "NNP"),
        ("Car bomb kills at least 20, injures dozens", "injures", "VBZ"),
        ("The wounds healed.", "wounds", "NNS"),
        ("Police blamed the raid on mercenaries.", "Police", "NNS"),
    ] {
        assert!(hanging(text, word).starts_with(tag), "{text}: {}", hanging(text, word));
    }
}

#[test]
fn what_was_torn_apart_hangs_together() {
    for (text, word, arc) in [
        ("The soldiers, the mayor said, burned the market.", "mayor", "NN nsubj said"),
        ("The soldiers, the mayor said, burned the market.", "soldiers", "NNS nsubj burned"),
        ("Tripoli blamed the raid on mercenaries.", "on", "IN prep blamed"),
        (
            "Syrian government forces captured the last northern districts of rebel-held east Aleppo on Monday, the Orontes Observatory for Human Rights said.",
            "Observatory",
            "NNPS nsubj said",
        ),
        (
            "In addition to the 14 tanks, three guns and two lorries were destroyed.",
            "guns",
            "NNS nsubjpass destroyed",
        ),
        ("Bomb kills nine, hurts 16", "nine", "CD dobj kills"),
        ("Bomb kills nine, hurts 16", "16", "CD dobj hurts"),
        (
            "Two assailants riding a motorbike gunned down Laila Karimi in Herat, the police said.",
            "gunned",
            "VBD ccomp said",
        ),
        ("Aid went to people across Iraq who have been forced to flee.", "forced", "VBN relcl people"),
    ] {
        assert_eq!(hanging(text, word), arc, "{text}");
    }
}

#[test]
fn what_and_joins_hangs_on_what_it_hangs_on() {
    let text = "A six-week-old ceasefire between the army and the rebels collapsed on Monday.";
    assert_eq!(hanging(text, "rebels"), "NNS conj army");
    assert_eq!(
        hanging("The Red Cross brought out 430 sick and wounded people.", "people"),
        "NNS dobj brought"
    );
}

#[test]
fn words_that_cannot_be_what_they_were_taken_for() {
    assert_eq!(
        hanging("Fighters stormed and briefly occupied a police station.", "briefly"),
        "RB advmod occupied"
    );
    assert_eq!(hanging("Shelling has hit a crowded hospital in the city.", "Shelling"), "NN nsubj hit");
    assert_eq!(hanging("Rebel shells hit a field hospital on Monday.", "shells"), "NNS nsubj hit");
    assert_eq!(
        hanging("Two of the eight clinics in the zone were still seeing patients.", "patients"),
        "NNS dobj seeing"
    );
    assert_eq!(hanging("The road past the school remains closed.", "school"), "NN pobj past");
    assert_eq!(hanging("The insurgents said they had beaten back the advance.", "beaten"), "VBN ccomp said");
}

#[test]
fn what_is_told_next_is_of_its_own() {
    let text = "Jihadists killed 18 people, injured at least 11 and burned 70 houses.";
    assert_eq!(hanging(text, "injured"), "VBD conj killed");
    let text = "The agency confirmed 37 persons dead and 47 others injured in Jos.";
    assert_eq!(hanging(text, "injured"), "VBN acl others");
}

#[test]
fn helpers_stay_verbs_and_a_sentence_has_its_verb() {
    let text = "Tbilisi has denied the allegation and the stations reported that the blast was a result of infighting.";
    assert_eq!(hanging(text, "has"), "VBZ aux denied");
    assert_eq!(
        hanging("At least 10 U.S. Marines and an unknown number of Iraqi soldiers died.", "Marines"),
        "NNPS nsubj died"
    );
}

#[test]
fn who_is_made_to_do_something_does_it() {
    let lists: Grammar = toml::from_str(GRAMMAR).unwrap();
    for text in &lists.causing.examples {
        assert_eq!(hanging(text, "people"), "NNS nsubj flee", "{text}");
    }
}

#[test]
fn what_bears_a_number_is_what_is_taken() {
    let lists: Grammar = toml::from_str(GRAMMAR).unwrap();
    assert!(!lists.numbered.words.is_empty());
    assert_eq!(hanging("The army captured Point 771 on Monday.", "Point"), "NNP dobj captured");
    assert_eq!(hanging("The army captured Sector 7 of the city.", "Sector"), "NNP dobj captured");
}

#[test]
fn subjects_and_objects_that_were_taken_for_one_another() {
    assert_eq!(
        hanging("The man who shot the victims was identified as Pedro Ruiz.", "victims"),
        "NNS dobj shot"
    );
    assert_eq!(hanging("Only 12 of the country's hospitals still function.", "12"), "CD nsubj function");
}

#[test]
fn a_participle_behind_its_noun_is_not_the_sentences_verb() {
    for (text, subject, verb) in [
        ("Three policemen posted at the gate were killed.", "policemen", "killed"),
        ("Four soldiers deployed to the town were wounded by a mine.", "soldiers", "wounded"),
        ("Three guards stationed at the gate were killed in Kunduz.", "guards", "killed"),
        ("Three wardens posted at the gate died.", "wardens", "died"),
        // What has a subject of its own, and what is said, stays.
        ("Officials reported on Monday nine soldiers were killed.", "officials", "reported"),
        ("The army shelled the town after two soldiers were killed.", "army", "shelled"),
    ] {
        let s = read(text);
        let of = |word: &str| (0..s.len()).find(|&i| s.lower(i) == word).unwrap();
        assert_eq!(s.head(of(subject)), Some(of(verb)), "{text}");
    }
}

/// The word that a word hangs on, and how.
fn hung<'s>(s: &'s Sentence<'_>, word: &str) -> (&'s str, Label) {
    let i = (0..s.len()).find(|&i| s.lower(i) == word).unwrap();
    (s.head(i).map_or("", |head| s.lower(head)), s.label(i))
}

#[test]
fn days_in_front_are_no_part_of_the_subject() {
    for (text, subject, verb) in [
        ("On 14 February armed men on motorcycles raided the village.", "men", "raided"),
        ("On 6 July 2003 gunmen under his command raided the village.", "gunmen", "raided"),
        ("In November 2002 his fighters took part in an attack.", "fighters", "took"),
        ("In the early hours of 11 June some 1,200 fighters assaulted the line.", "fighters", "assaulted"),
        ("On Sunday gunmen attacked the town.", "gunmen", "attacked"),
        ("In May 12 people were killed in the town.", "people", "killed"),
    ] {
        let s = read(text);
        assert_eq!(hung(&s, subject).0, verb, "{text}");
    }
    // What a comma parts, or what is no day, is left to the parser.
    let s = read("On the road to the town gunmen attacked a bus.");
    assert_ne!(s.label(0), Label::Root);
}

#[test]
fn a_relative_clause_keeps_its_object() {
    let s = read("Rebels who had crossed the river attacked the town.");
    assert_eq!(hung(&s, "river"), ("crossed", Label::Dobj));
    assert_eq!(hung(&s, "rebels"), ("attacked", Label::Nsubj));
}

#[test]
fn but_begins_another_clause() {
    let s = read("The truce held for a week, but rebels attacked the town.");
    assert_eq!(hung(&s, "truce"), ("held", Label::Nsubj));
    assert_eq!(hung(&s, "rebels"), ("attacked", Label::Nsubj));
    // A participle with "by" is one.
    let s = read("The town held by rebels, but not its airport, fell on Monday.");
    assert_eq!(hung(&s, "town").0, "fell");
}

#[test]
fn what_befell_several_shares_one_helper() {
    for (text, word, hangs) in [
        (
            "Ten people were killed and tens of thousands of villagers forced from their homes.",
            "forced",
            "VBN conj killed",
        ),
        ("Six people were killed and a cargo ship destroyed.", "ship", "NN nsubjpass destroyed"),
        ("Three guards were killed, two wounded and a truck damaged.", "damaged", "VBN conj killed"),
        ("Three guards were killed, two wounded and a truck damaged.", "truck", "NN nsubjpass damaged"),
        // Who did it has an object.
        ("Ten people were killed and the rebels destroyed the bridge.", "rebels", "NNS nsubj destroyed"),
        ("Ten people were killed and the rebels withdrew to the hills.", "rebels", "NNS nsubj withdrew"),
    ] {
        assert_eq!(hanging(text, word), hangs, "{text}");
    }
}

#[test]
fn asides_do_not_take_the_verb_from_its_subject() {
    for (text, word, hangs) in [
        ("Scores of families, many of whom are wounded, have fled to Dura.", "Scores", "NNS nsubj fled"),
        ("About 5,000 people, most of whom are children, have fled to Dura.", "people", "NNS nsubj fled"),
        (
            "She wrote to the father of two farmers who, according to their kin, were detained by soldiers.",
            "detained",
            "VBN relcl farmers",
        ),
        (
            "He met the families of six members of the same clan who were killed.",
            "killed",
            "VBN relcl members",
        ),
        ("He met the brother of the teacher who was killed.", "killed", "VBN relcl teacher"),
    ] {
        assert_eq!(hanging(text, word), hangs, "{text}");
    }
}

#[test]
fn those_driven_out_are_the_object() {
    for (text, word, hangs) in [
        (
            "The fighting went on, forcing up to 2,000 families from their homes.",
            "families",
            "NNS dobj forcing",
        ),
        ("The militia chased scores of families from their land.", "from", "IN prep chased"),
        ("The militia met scores of families from the north.", "from", "IN prep families"),
    ] {
        assert_eq!(hanging(text, word), hangs, "{text}");
    }
}

#[test]
fn a_verb_behind_an_aside_is_its_sentences() {
    for (text, subject, verb) in [
        ("The truce, agreed to in Gao on Saturday, broke down within a week.", "truce", "broke"),
        ("Its leader, General Omar, deployed troops in the north.", "leader", "deployed"),
        ("The rebel leader, Ali Omar, had recruited children.", "leader", "recruited"),
        ("The clinic no longer functions.", "clinic", "functions"),
        ("The Houthis deny that they receive weapons.", "houthis", "deny"),
        ("Lydia had armed the rebels.", "lydia", "armed"),
    ] {
        let s = read(text);
        let of = |word: &str| (0..s.len()).find(|&i| s.lower(i) == word).unwrap();
        assert_eq!(s.head(of(subject)), Some(of(verb)), "{text}");
    }
    // What goes on, and what only describes, stays.
    assert!(
        !hanging("Troops attacked the town, pushed to the river, took the bridge.", "pushed").contains("VBN")
    );
    assert!(hanging("They freed captured soldiers.", "captured").contains("amod"));
}

#[test]
fn what_was_done_to_a_subject_is_no_adjective() {
    assert_eq!(
        hanging("The hospital was badly damaged and is not functioning.", "hospital"),
        "NN nsubjpass damaged"
    );
    assert_eq!(hanging("The hospital and both of its schools were destroyed.", "both"), "DT conj hospital");
}

#[test]
fn an_infinitive_is_not_over_what_becomes_of_its_subject() {
    assert_eq!(
        hanging("African Union talks to end the fighting in Dura have been put off for a week.", "put"),
        "VBN ROOT -"
    );
    assert_eq!(
        hanging("African Union talks to end the fighting in Dura have been put off for a week.", "talks"),
        "NNS nsubjpass put"
    );
    assert_eq!(hanging("Both sides have agreed to abide by the truce.", "abide"), "VB xcomp agreed");
}

#[test]
fn what_its_neighbours_leave_no_doubt_about() {
    for (text, word, hangs) in [
        ("Kyiv said that Russia was committing genocide.", "committing", "VBG ccomp said"),
        (
            "There are 2.5 million internally displaced people in the country.",
            "internally",
            "RB advmod displaced",
        ),
        ("Most of the inhabitants left for safer towns.", "Most", "JJS nsubj left"),
    ] {
        assert_eq!(hanging(text, word), hangs, "{text}");
    }
    assert!(hanging("Homes were looted.", "Homes").starts_with("NNS"));
    assert!(hanging("The aid is blocked and stolen.", "blocked").starts_with("VBN"));
    assert!(hanging("The monitors were denied access.", "denied").starts_with("VBN"));
    for (text, subject, verb) in [
        ("The city \u{2014} home to a million people \u{2014} has been under siege.", "city", "been"),
        ("He said that raids carried out by the army were a crime.", "raids", "were"),
        ("He said Lydia had again initiated attacks.", "lydia", "initiated"),
    ] {
        let s = read(text);
        let of = |word: &str| (0..s.len()).find(|&i| s.lower(i) == word).unwrap();
        assert_eq!(s.head(of(subject)), Some(of(verb)), "{text}");
    }
}

#[test]
fn what_somebody_does_is_no_noun() {
    use Tag::{DT, JJ, NN, NNP, NNPS, NNS, PRP, RB, VBD, VBG, VBP};
    assert_eq!(mended("They are now attacking militias", &[PRP, VBP, RB, JJ, NNS]), [PRP, VBP, RB, VBG, NNS]);
    assert_eq!(mended("soldiers continued bombarding positions", &[NNS, VBD, NN, NNS]), [NNS, VBD, VBG, NNS]);
    assert_eq!(mended("they were bombing raids", &[PRP, VBD, NN, NNS]), [PRP, VBD, NN, NNS]);
    assert_eq!(mended("Tarin fell", &[JJ, VBD]), [NNP, VBD]);
    assert_eq!(mended("Many fell", &[JJ, VBD]), [JJ, VBD]);
    assert_eq!(mended("the French took", &[DT, JJ, VBD]), [DT, NNPS, VBD]);
    assert_eq!(mended("the injured took", &[DT, JJ, VBD]), [DT, JJ, VBD]);
}

#[test]
fn a_particle_before_an_object_is_no_preposition() {
    for (text, verb, object) in [
        ("The garrison held off the attack.", "held", "attack"),
        ("The blast tore off the roof of a church.", "tore", "roof"),
    ] {
        let s = read(text);
        let of = |word: &str| (0..s.len()).find(|&i| s.lower(i) == word).unwrap();
        assert_eq!(s.head(of(object)), Some(of(verb)), "{text}");
        assert_eq!(s.label(of(object)), Label::Dobj, "{text}");
    }
}

//! Whole sentences, in our own words: who says what, and what is nobody's word.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::sync::LazyLock;

use sijill_language::{DateContext, Model, dates, numbers, sentences};

use super::{SpeechFrame, SpeechLexicon, attribute, frames};
use crate::analysis::Analysed;
use crate::draft::{Body, Draft};
use crate::quotes::Quotes;

pub(crate) static LEXICON: LazyLock<SpeechLexicon> = LazyLock::new(|| SpeechLexicon::english().unwrap());
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::embedded().unwrap());

/// A text as the layers below hand it on.
pub(crate) fn analysed(text: &str) -> Vec<Analysed<'_>> {
    let mut quotes = Quotes::default();
    let mut all = Vec::new();
    for raw in sentences(text) {
        let sentence = MODEL.analyse(text, raw.span);
        let quoted = quotes.mark(&sentence);
        let found = numbers(&sentence);
        let mut a = Analysed::new(all.len(), raw.paragraph, raw.kind, sentence, found, quoted);
        a.dates = dates(&a.sentence, &DateContext::default());
        all.push(a);
    }
    all
}

/// Each frame as "source > source: content | content".
fn said(text: &str, publisher: Option<&str>) -> Vec<String> {
    let all = analysed(text);
    frames(&LEXICON, &all, publisher).iter().map(|f| shown(f, &all)).collect()
}

fn shown(frame: &SpeechFrame, all: &[Analysed<'_>]) -> String {
    let chain: Vec<&str> = frame.chain.iter().map(|s| s.name.as_str()).collect();
    let content: Vec<&str> =
        frame.content.iter().map(|r| all[r.sentence].sentence.words(r.first, r.last)).collect();
    format!("{}: {}", chain.join(" > "), content.join(" | "))
}

/// Who says the words that begin with `words`, as the draft of a claim there would have it.
fn who(text: &str, words: &str, publisher: Option<&str>) -> (String, String) {
    let all = analysed(text);
    let found = frames(&LEXICON, &all, publisher);
    let at = text.find(words).unwrap();
    let a = all.iter().find(|a| a.sentence.span.start() <= at && at < a.sentence.span.end()).unwrap();
    let token = a.sentence.tokens.iter().position(|t| t.span.start() >= at).unwrap();
    let last = token + words.split(' ').count() - 1;
    let verb = (token..=last).find(|&i| a.sentence.tag(i).is_verb()).unwrap_or(token);
    let mut drafts = vec![Draft::new(a.index, token, last, verb, Body::Statement, "test")];
    attribute(&mut drafts, &all, &found);
    let chain: Vec<&str> = drafts[0].attribution.iter().map(|s| s.name.as_str()).collect();
    (chain.join(" > "), format!("{:?}", drafts[0].modality).to_lowercase())
}

#[test]
fn every_cue_reads_its_own_examples() {
    let mut wrong = Vec::new();
    for entry in &LEXICON.examples {
        for (text, wanted) in
            entry.matching.iter().map(|t| (t, true)).chain(entry.no.iter().map(|t| (t, false)))
        {
            let all = analysed(text);
            let found = frames(&LEXICON, &all, None);
            let hit = found.iter().any(|f| {
                (f.cue.0..=f.cue.1)
                    .any(|i| entry.lemmas.iter().any(|l| all[f.sentence].sentence.lemma(i) == l))
            });
            // "X, citing Y, said" has no frame of its own: Y stands first in X's chain.
            let cited = found.iter().any(|f| f.chain.len() > 1);
            if hit != wanted && !(wanted && cited) {
                wrong.push((text, found));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_said_stands_behind_before_or_around_its_cue() {
    for (text, wanted) in [
        ("The mayor said that two boats had sunk.", "mayor: two boats had sunk"),
        ("Two boats had sunk, the mayor said.", "mayor: Two boats had sunk"),
        ("Two boats had sunk, said Lena Ortiz, a nurse in the port.", "Lena Ortiz: Two boats had sunk"),
        ("The soldiers, the mayor said, burned the market.", "mayor: The soldiers | burned the market"),
        ("According to the Red Crescent, two boats had sunk.", "Red Crescent: two boats had sunk"),
        ("As reported by the Red Crescent, two boats had sunk.", "Red Crescent: two boats had sunk"),
        (
            "Two boats sank off Zuwara, according to the Red Crescent.",
            "Red Crescent: Two boats sank off Zuwara",
        ),
        (
            "On Monday, in a statement, the coast guard said two boats had sunk.",
            "coast guard: two boats had sunk",
        ),
        (
            "When the shooting began, residents said, the guards ran.",
            "residents: When the shooting began | the guards ran",
        ),
    ] {
        assert_eq!(said(text, None), [wanted], "{text}");
    }
}

#[test]
fn the_chain_runs_from_whoever_asserts_to_whoever_passed_it_on() {
    for (text, wanted) in [
        ("A fisherman told Reuters that two boats had sunk.", "A fisherman > Reuters"),
        ("Reuters, citing the coast guard, said two boats had sunk.", "coast guard > Reuters"),
        (
            "The minister was quoted by state television as saying that two boats had sunk.",
            "minister > state television",
        ),
        (
            "The Anadolu agency quoted Governor Mehmet Tekin as saying two boats had sunk.",
            "Mehmet Tekin > Anadolu agency",
        ),
        ("Two boats had sunk, a doctor and two nurses said.", "A doctor > two nurses"),
        ("Doctors Without Borders (MSF) said two boats had sunk.", "Doctors Without Borders"),
        (
            "Doctors Without Borders, citing the coast guard, said two boats had sunk.",
            "coast guard > Doctors Without Borders",
        ),
    ] {
        let got = who(text, if text.contains("Two boats") { "Two boats" } else { "two boats" }, None).0;
        assert_eq!(got.to_lowercase(), wanted.to_lowercase(), "{text}");
    }
    assert_eq!(
        who("A fisherman told Reuters that two boats had sunk.", "two boats", Some("Reuters")).0,
        "A fisherman"
    );
    let nested = "Residents told AFP that the army had said the road was safe.";
    assert_eq!(who(nested, "the road", None).0, "army > Residents > AFP");
}

#[test]
fn quotations_go_on_over_sentences_and_paragraphs() {
    let text = "“They came at night,” said Idris Musa, a herder. “They took the cows.”\n\n“Then they burned the huts.\n\n“We ran.”\n\nThe army has not commented.";
    for words in ["They took", "Then they burned", "We ran"] {
        assert_eq!(who(text, words, None).0, "Idris Musa", "{words}");
    }
    assert_eq!(who(text, "The army", None).0, "");
}

#[test]
fn pronouns_and_short_names_go_back_to_whoever_spoke() {
    let text = "The Lakeside Monitoring Network for Peace said four men drowned. It has counted 30 deaths since May. The network \
                said most were fishermen.\n\nIts director, Grace Atim, called for help. Atim said the lake was mined. She warned that children were swimming there.";
    assert_eq!(who(text, "30 deaths", None).0, "Lakeside Monitoring Network for Peace");
    assert_eq!(who(text, "most were", None).0, "Lakeside Monitoring Network for Peace");
    assert_eq!(who(text, "the lake", None).0, "Grace Atim");
    assert_eq!(who(text, "children were", None).0, "Grace Atim");
}

#[test]
fn a_sentence_without_a_frame_is_the_publishers() {
    let text = "Police said nine people had died. The road was closed for hours.";
    assert_eq!(who(text, "The road", None).0, "");
    assert_eq!(
        said("The minister declined to say who had fired. Nobody has claimed the attack.", None),
        Vec::<String>::new()
    );
}

#[test]
fn the_words_tell_how_it_is_put() {
    for (text, words, wanted) in [
        ("The bridge was reportedly blown up on Friday.", "The bridge was reportedly blown", "hedged"),
        (
            "Some 40 miners are believed to have suffocated.",
            "Some 40 miners are believed to have suffocated",
            "hedged",
        ),
        ("The gunmen allegedly took six hostages.", "The gunmen allegedly took", "alleged"),
        ("The talks could start in May.", "The talks could start", "possible"),
        ("The delegations are to meet in Oslo.", "The delegations are to meet", "planned"),
        ("The governor vowed to retake the port.", "retake", "planned"),
        ("Unconfirmed reports said the dam had burst.", "the dam had burst", "hedged"),
        ("The militia denied that its men had looted the shops.", "its men had looted", "denied"),
        ("The mayor said the bridge was closed.", "the bridge was closed", "asserted"),
    ] {
        assert_eq!(who(text, words, None).1, wanted, "{text}");
    }
}

#[test]
fn headlines_and_transcripts_name_their_speakers_with_a_mark() {
    assert_eq!(
        said(
            "Landslide buries 30 in Kivu: UN\n\nA village was buried on Friday.\n\nRescuers dug all night.",
            None
        )[0],
        "UN: Landslide buries 30 in Kivu"
    );
    let text = "MR OKELLO: The road is open again.\n\nMS ADEYEMI: How many lorries passed it?";
    assert_eq!(who(text, "The road", None).0, "OKELLO");
}

#[test]
fn hostile_texts_take_linear_time() {
    let nested = "“He said “".repeat(20_000);
    let all = analysed(&nested);
    assert!(frames(&LEXICON, &all, None).len() < 20_000);
    let many = "He said \"no\". ".repeat(5_000);
    let all = analysed(&many);
    let found = frames(&LEXICON, &all, None);
    assert!(found.iter().all(|f| f.chain.len() <= super::settle::LONGEST_CHAIN));
}

#[test]
fn whoever_speaks_for_a_rebel_group_is_of_an_armed_group() {
    let all = analysed(
        "Two boats had sunk, said a fighter from the Sun rebel group, who gave his name as Abu Omar.",
    );
    let found = frames(&LEXICON, &all, None);
    assert_eq!(found[0].chain[0].role, sijill_claim::Role::ArmedGroup);
}

#[test]
fn unions_of_workers_are_no_governments_and_unions_of_states_are() {
    let role = |text: &str| frames(&LEXICON, &analysed(text), None)[0].chain[0].role;
    for of_workers in
        ["Nine miners had died, the miners' union said.", "Nine miners had died, the Union of Teachers said."]
    {
        assert_eq!(role(of_workers), sijill_claim::Role::Other, "{of_workers}");
    }
    for of_states in
        ["Nine monitors had died, the African Union said.", "Nine people had died, the European Union said."]
    {
        assert_eq!(role(of_states), sijill_claim::Role::Government, "{of_states}");
    }
}

#[test]
fn a_semicolon_parts_what_two_speakers_say() {
    let text =
        "The union said its men had left, losing ten guards; jets later bombed a village, a doctor said.";
    assert_eq!(who(text, "losing ten guards", None).0, "union");
    assert_eq!(who(text, "jets later bombed", None).0, "a doctor");
}

#[test]
fn those_who_speak_without_a_plain_verb_of_saying() {
    for (text, said, speaker) in [
        (
            "The premier held a news conference to announce that six soldiers had died.",
            "six soldiers",
            "premier",
        ),
        (
            "The war went on, with both sides accusing each other of shelling the town.",
            "shelling the town",
            "sides",
        ),
        (
            "The raids, which in the mission's view also killed nine people, went on.",
            "killed nine",
            "mission",
        ),
        ("The survivor, Ana Luz, recalled hearing shots before six men were killed.", "six men", "Ana Luz"),
        ("The governor, Ana Luz, had a short answer: \"Six men were killed.\"", "Six men", "Ana Luz"),
        ("The secretary-general said that six men were killed.", "six men", "secretary-general"),
        ("The envoy stated clearly: six men were killed.", "six men", "envoy"),
    ] {
        assert_eq!(who(text, said, None).0, speaker, "{text}");
    }
}

#[test]
fn he_is_whoever_spoke_and_not_whom_he_tells_of() {
    for (text, words, by) in [
        (
            "Captain Jean Baro told reporters on Monday. Two rebels, including the commander Ali Noor, were killed, he said.",
            "Two rebels",
            "Jean Baro",
        ),
        ("Fighting spread, with tribal leaders reporting 40 dead.", "40 dead", "tribal leaders"),
        (
            "More than 9,000 people have fled the town, according the UN refugee agency.",
            "have fled",
            "UN refugee agency",
        ),
        (
            "Nine men were taken, according to the embassy, with three of them still missing.",
            "still missing",
            "embassy",
        ),
    ] {
        assert_eq!(who(text, words, None).0, by, "{text}");
    }
    assert_eq!(
        said("The rebels were making statements on their channel that they would not talk.", None),
        ["rebels: they would not talk"]
    );
}

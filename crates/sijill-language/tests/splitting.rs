//! Where sentences and tokens begin and end, in sentences written for this test.

use proptest::prelude::*;
use sijill_claim::ByteSpan;
use sijill_language::{SentenceKind, sentences, tokens, true_case};

/// One sentence a line: joined with a space they must come apart again.
const SENTENCES: &str = "\
Gen. Idris Haddad of the U.S. Army met Lt. Col. Sara Brown on Tuesday.
The talks were held in the U.S.
They ended on Dec. 6 at 9 p.m.
Police arrived at 9:30 p.m. Friday.
The town of St. Helena was quiet.
Mr. J. K. Brown lives at 12 Orchard St. in Northtown.
Dr. A. Haddad of Delta Inc. confirmed it.
Brigade No. 5 fired 1.5 tonnes of shells.
Was it the army?
Nobody knows!
“We heard two blasts.
Then the roof fell in,” said Mona Haddad.
“Who did this?” Mona Haddad asked.
The court called it “a terrorist act.”
Five of the wounded died later.[3]
He was jailed in 2013.[4][5]
The dead … were buried at dawn.
Some waited for hours...
Others left (on foot, mostly).
(The army denies this.)
A rebel group, known as Jaish al-Nahr, claimed the attack.
al-Nahr said so on its website.
12 people are missing.
She holds a Ph.D. in chemistry.
Lashkar-e-Nahr, Harakat al-Bahr et al. signed.
Tents, food, etc. were lost.
It was World War I.
The end came at 5 a.m.
Residents fled to Gaziantep, Idlib, Homs, etc.
She said no.
Two of them stayed.";

fn split(text: &str) -> Vec<&str> {
    sentences(text).iter().filter_map(|sentence| sentence.span.of(text).ok()).collect()
}

fn kinds(text: &str) -> Vec<(SentenceKind, &str)> {
    sentences(text).iter().filter_map(|s| Some((s.kind, s.span.of(text).ok()?))).collect()
}

fn cut(text: &str) -> String {
    let all = tokens(text, ByteSpan::at(0).cover(ByteSpan::at(text.len())));
    let words: Vec<&str> = all.iter().filter_map(|token| token.span.of(text).ok()).collect();
    words.join(" ")
}

#[test]
fn a_page_comes_apart_where_it_was_put_together() {
    let expected: Vec<&str> = SENTENCES.lines().collect();
    assert_eq!(split(&expected.join(" ")), expected);
    assert_eq!(split(&expected.join("\u{A0}")), expected);
}

#[test]
fn sentences_without_a_blank_between_them_come_apart() {
    assert_eq!(split("Two were killed.The rest fled."), ["Two were killed.", "The rest fled."]);
    assert_eq!(
        split("It was an “attack.”The army denies it."),
        ["It was an “attack.”", "The army denies it."]
    );
    assert_eq!(split("Five died.[3]On Monday two more did."), ["Five died.[3]", "On Monday two more did."]);
    assert_eq!(split("See example.com or Al-Nahr.net today."), ["See example.com or Al-Nahr.net today."]);
}

#[test]
fn paragraphs_are_what_blank_lines_and_lines_part() {
    let text = "One died.\r\nTwo fled.\r\n\r\nThree stayed.";
    let numbers: Vec<usize> = sentences(text).iter().map(|sentence| sentence.paragraph).collect();
    assert_eq!(numbers, [0, 1, 2]);
}

#[test]
fn wrapped_lines_belong_together() {
    let text = "Fighting near the northern gate of the town killed at least four\n\
                people on Monday, two of them children, and wounded many others who\n\
                had come to the market to buy bread, a nurse at the hospital said.\n\
                The army did not comment.\n\nA second blast hit the bridge.";
    assert_eq!(split(text).len(), 3);
    let bare = "Four people were shot dead in the northern town\nof Northtown on Monday.";
    assert_eq!(split(bare).len(), 1);
}

#[test]
fn headings_bullets_and_furniture_are_told_apart() {
    let text = "Blast kills four in Northtown\n\nFour people died on Monday.\n\nREAD MORE: Army advances\n\n\
                ‘A terrible day’\n\n• Two were children.\n- One was a nurse\n\n5 October\n\nMore people died later.\n\n\
                A street in the old town [Mona Haddad/Reuters]\n\nThe army spoke of 2 dead. (Reporting by A. Haddad; editing by B. Brown)\n\n\
                Source: Example Wire";
    let expected = [
        (SentenceKind::Heading, "Blast kills four in Northtown"),
        (SentenceKind::Body, "Four people died on Monday."),
        (SentenceKind::Furniture, "READ MORE: Army advances"),
        (SentenceKind::Heading, "‘A terrible day’"),
        (SentenceKind::Bullet, "Two were children."),
        (SentenceKind::Bullet, "One was a nurse"),
        (SentenceKind::Heading, "5 October"),
        (SentenceKind::Body, "More people died later."),
        (SentenceKind::Furniture, "A street in the old town [Mona Haddad/Reuters]"),
        (SentenceKind::Body, "The army spoke of 2 dead."),
        (SentenceKind::Furniture, "(Reporting by A. Haddad; editing by B. Brown)"),
        (SentenceKind::Furniture, "Source: Example Wire"),
    ];
    assert_eq!(kinds(text), expected);
}

#[test]
fn a_single_line_is_always_read() {
    assert_eq!(
        kinds("Gunmen kill seven in Northtown"),
        [(SentenceKind::Body, "Gunmen kill seven in Northtown")]
    );
    let text = "Gunmen kill seven in Northtown [Reuters]";
    assert_eq!(kinds(text), [(SentenceKind::Body, text)]);
    let text = "Reporting by human rights groups shows that forty people were killed.";
    assert_eq!(kinds(text), [(SentenceKind::Body, text)]);
}

#[test]
fn words_are_cut_as_the_treebank_cuts_them() {
    let cases = [
        ("They didn’t; we can't, she'll.", "They did n’t ; we ca n't , she 'll ."),
        ("al-Nahr's rebel-held US-backed zone", "al-Nahr 's rebel - held US - backed zone"),
        ("a 12-kilogram bomb, 16-year-old", "a 12 - kilogram bomb , 16 - year - old"),
        ("5,000 people, 1.5 km, 3km, $2.4m.", "5,000 people , 1.5 km , 3 km , $ 2.4 m ."),
        ("the U.S.-led force (in the U.S.)", "the U.S. - led force ( in the U.S. )"),
        ("an S-300, two AK-47s, F-16s", "an S-300 , two AK-47s , F-16s"),
        (
            "Deir ez-Zor, Lashkar-e-Nahr, Posht-e Koh, anti-al-Nahr",
            "Deir ez-Zor , Lashkar-e-Nahr , Posht-e Koh , anti - al-Nahr",
        ),
        ("Ba'ath, Qa’im, Sana`a, the soldiers' camp", "Ba'ath , Qa’im , Sana`a , the soldiers ' camp"),
        ("On Dec. 6 Gen. J. Brown said “no.”", "On Dec. 6 Gen. J. Brown said “ no . ”"),
        (
            "11-13 Dec., 2016-10-04, 10:30, 24/7, and/or",
            "11 - 13 Dec. , 2016-10-04 , 10:30 , 24/7 , and / or",
        ),
        ("hit—then fled -- north… end...", "hit — then fled -- north … end ..."),
        ("See https://example.org/a.b, a@b.org.", "See https://example.org/a.b , a@b.org ."),
        ("They cannot. 50% #Northtown", "They can not . 50 % # Northtown"),
    ];
    for (text, expected) in cases {
        assert_eq!(cut(text), expected);
    }
}

#[test]
fn tokens_tell_their_letters_and_what_stands_before() {
    let text = "He’s  co\u{AD}me.";
    let all = tokens(text, ByteSpan::at(0).cover(ByteSpan::at(text.len())));
    let told: Vec<(&str, bool)> = all.iter().map(|token| (token.lower.as_str(), token.spaced)).collect();
    assert_eq!(told, [("he", false), ("'s", false), ("come", true), (".", false)]);
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    let parts = [
        "a", "\"", ". ", "-a", "'s", "[1]", "U.S.", "\n", "A.", "((", "al-", "…", "word ", "5,000", ". A",
        "—", "é'", "- ",
    ];
    for part in parts {
        let text = part.repeat(1_000_000 / part.len());
        let start = std::time::Instant::now();
        let count: usize = sentences(&text).iter().map(|sentence| tokens(&text, sentence.span).len()).sum();
        assert!(start.elapsed().as_secs() < 5, "{part:?} repeated, {count} tokens");
    }
}

fn is_plain_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Texts full of the marks that matter.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-z]{1,6}",
        "[0-9]{1,4}",
        Just(". ".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just(" ".to_owned()),
        "[.,;:!?'’“”\"()\\[\\]…–—-]{1,3}",
        "\\PC{1,2}",
        Just("U.S.".to_owned()),
        Just("al-".to_owned()),
        Just("n't ".to_owned()),
        Just("\u{200B}".to_owned()),
        Just("\u{FFFD}".to_owned()),
        Just("\r\n".to_owned()),
        Just("READ MORE: ".to_owned()),
        Just("• ".to_owned()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn sentences_stand_in_order_inside_the_text(text in texts()) {
        let mut end = 0;
        for sentence in sentences(&text) {
            prop_assert!(sentence.span.start() >= end && !sentence.span.is_empty());
            prop_assert!(sentence.span.of(&text).is_ok());
            end = sentence.span.end();
        }
    }

    #[test]
    fn tokens_stand_in_order_and_leave_out_only_blanks(text in texts()) {
        for sentence in sentences(&text) {
            let mut end = sentence.span.start();
            for token in tokens(&text, sentence.span) {
                let gap = text.get(end..token.span.start());
                prop_assert!(gap.is_some_and(|gap| gap.chars().all(is_plain_blank)), "{:?} in {:?}", gap, text);
                prop_assert!(!token.span.is_empty() && token.span.of(&text).is_ok() && sentence.span.holds(token.span));
                end = token.span.end();
            }
            let rest = text.get(end..sentence.span.end());
            prop_assert!(rest.is_some_and(|rest| rest.chars().all(is_plain_blank)), "{:?} in {:?}", rest, text);
        }
    }

    #[test]
    fn true_case_keeps_every_offset(text in texts()) {
        let shouted = text.to_uppercase();
        if let Some(cased) = true_case(&shouted, &sentences(&shouted)) {
            let offsets = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            prop_assert_eq!(offsets(&cased), offsets(&shouted));
            prop_assert_eq!(cased.to_uppercase(), shouted.to_uppercase());
        }
    }
}

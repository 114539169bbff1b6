#![expect(clippy::unwrap_used, reason = "tests")]

use crate::copies::share::share;
use crate::copies::shingles::Shingles;
use crate::copies::words::Words;
use crate::copies::{Copies, Sketch, confirmed, similarity};

/// An agency's story.
const STORY: &str = include_str!("stories/agency.txt");
/// Three others tell of the same event; each quotes the same speaker at length.
const OTHERS: [&str; 3] = [
    include_str!("stories/rescuers.txt"),
    include_str!("stories/state.txt"),
    include_str!("stories/monitor.txt"),
];
/// What a publisher says of itself under each of its reports.
const NOTICE: &str = "About us: The Harrow Valley Monitor is a network of volunteers who have recorded the war in the \
    valley since its first day. It takes no money from any government, party or armed group. All of its reports are \
    checked by two editors before they are sent out, and corrections are printed in the next bulletin. To join the \
    network, to ask for a correction or to receive the bulletin each morning, write to the desk at the address below \
    and tell us who you are and what you do.";

fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n").map(str::trim).collect()
}

fn is_copy(one: &str, other: &str) -> bool {
    let found = confirmed(one, other);
    assert_eq!(found, confirmed(other, one));
    let mut copies = Copies::default();
    copies.add(1, Sketch::of(one));
    let candidate = copies.add(2, Sketch::of(other)) == [1];
    assert!(candidate || found.is_none(), "the index must find what the texts confirm");
    found.is_some()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[test]
fn the_stories_are_as_long_as_they_should_be() {
    assert!((180..280).contains(&words(STORY)), "{}", words(STORY));
    for other in OTHERS {
        assert!((80..240).contains(&words(other)), "{}", words(other));
        let speech = "counted nine houses without a roof";
        assert!(STORY.contains(speech) && other.contains(speech));
    }
}

#[test]
fn other_headlines_datelines_and_sources_make_no_other_text() {
    let story = paragraphs(STORY);
    let body = story[1..].join("\n\n").replace("TELL QARN (Amber Wire) – ", "");
    assert!(is_copy(STORY, STORY));
    assert!(is_copy(STORY, &format!("Dozens flee after night of shells\n\n{body}\n\nSource: Amber Wire")));
    assert!(is_copy(STORY, &STORY.to_uppercase()));
    assert!(is_copy(STORY, &STORY.replace(['“', '”'], "\"").replace('’', "'").replace("\n\n", " ")));
}

#[test]
fn trimmed_copies_are_copies() {
    let story = paragraphs(STORY);
    for kept in 3..=story.len() {
        assert!(is_copy(STORY, &story[..kept].join("\n\n")), "the first {kept} paragraphs");
    }
    let odd: Vec<&str> = story.iter().copied().step_by(2).collect();
    assert!(is_copy(STORY, &odd.join("\n\n")));
    // Two papers that cut the story differently.
    assert!(is_copy(&story[..6].join("\n\n"), &story[2..].join("\n\n")));
}

#[test]
fn edited_copies_are_copies() {
    let edited = STORY
        .replace("at least 17 people", "17 people or more")
        .replace("on Tuesday night", "overnight")
        .replace("The shelling began shortly after", "Shells began to land soon after")
        .replace("without power", "with no electricity")
        .replace("said it had not fired on the town", "said its guns had been silent");
    assert!(edited != STORY);
    assert!(is_copy(STORY, &edited));
    let added =
        format!("{edited}\n\nOur correspondent adds: the road to the town was closed again this morning.");
    assert!(is_copy(STORY, &added));
}

#[test]
fn independent_tellings_with_one_quotation_are_no_copies() {
    let all = [STORY, OTHERS[0], OTHERS[1], OTHERS[2]];
    for (place, one) in all.iter().enumerate() {
        for other in &all[place + 1..] {
            assert!(!is_copy(one, other));
            // Not even with the marks taken away.
            let bare = |text: &str| text.replace(['“', '”'], "");
            assert!(!is_copy(&bare(one), &bare(other)));
        }
    }
}

#[test]
fn briefs_that_are_mostly_one_quotation_are_no_copies() {
    let speech = "“We sat in the cellar until the morning and when we came up we counted nine houses without a roof \
        and nobody in the street to help us,”";
    assert!(words(speech) >= 25);
    let one = format!(
        "Seventeen die in Tell Qarn. Shells hit the town at night. {speech} said a baker, Idris Nouh."
    );
    let other = format!(
        "The baker Idris Nouh saw the shelling of the old town with his own eyes: {speech} he told us."
    );
    assert!(!is_copy(&one, &other));
}

#[test]
fn a_publishers_notice_makes_no_copies() {
    assert!(words(NOTICE) > 75);
    let brief = "A mine killed a shepherd near the Harrow bridge on Sunday morning. His brother lost a foot when he ran \
        to help him. The mine had lain in the field since the spring, people of the village said, and others are \
        thought to lie there.";
    let other = "Talks about the prisoners were put off again on Monday. Neither side gave a reason. Forty men are held \
        in the barracks at Tell Qarn, by the count of their families, and at least six of them are ill.";
    assert!(!is_copy(&format!("{brief}\n\n{NOTICE}"), &format!("{other}\n\n{NOTICE}")));
    assert!(!is_copy(
        &format!("{brief}\n\n{NOTICE}\n\nSent at 7.15"),
        &format!("{other}\n\n{NOTICE}\n\nCall 440")
    ));
    assert!(!is_copy(
        &format!("{OTHERS0}\n\n{NOTICE}", OTHERS0 = OTHERS[0]),
        &format!("{STORY}\n\n{NOTICE}")
    ));
    // The notice does not hide a copy either.
    assert!(is_copy(&format!("{brief}\n\n{NOTICE}"), &format!("Shepherd dies\n\n{brief}\n\n{NOTICE}")));
    let half = paragraphs(STORY)[..5].join("\n\n");
    assert!(is_copy(&format!("{STORY}\n\n{NOTICE}"), &format!("{half}\n\n{NOTICE}")));
}

#[test]
fn a_text_of_forty_words_can_be_a_copy() {
    let short = "Shells fell on the market of Tell Qarn on Wednesday and killed four people, the mayor said. Six stalls \
        burned down. The governor closed the road from the north and sent two ambulances, which came an hour later.";
    assert!((35..45).contains(&words(short)));
    assert!(is_copy(short, &short.replace("Wednesday", "Thursday")));
    assert!(is_copy(short, &format!("Market shelled\n\n{short}")));
    assert!(!is_copy("Shells fell on the market.", "Shells fell on the market."));
}

#[test]
fn long_texts_and_short_parts_of_them() {
    let long: String = (0..20_000_u32)
        .map(|number| {
            let word = number.wrapping_mul(2_654_435_761) % 4001;
            format!("word{word}{}", if number % 60 == 59 { "\n\n" } else { " " })
        })
        .collect();
    let third: String = paragraphs(&long)[..120].join("\n\n");
    assert!(is_copy(&long, &third));
    assert!(similarity(&Sketch::of(&long), &Sketch::of(&third)).contained > 0.8);
}

#[test]
#[ignore = "prints what the thresholds rest on"]
fn shares() {
    use std::io::Write;
    let story = paragraphs(STORY);
    let mut out = std::io::stdout().lock();
    let mut tell = |name: &str, one: &str, other: &str| {
        let (a, b, whole) = Shingles::of_both(&Words::of(one), &Words::of(other));
        let share = share(&a, &b);
        writeln!(out, "{name}: {share:?} {:.2} whole {whole}", share.contained()).unwrap();
    };
    for (place, other) in OTHERS.iter().enumerate() {
        tell(&format!("other {place}"), STORY, other);
        tell("  without marks", &STORY.replace(['“', '”'], ""), &other.replace(['“', '”'], ""));
    }
    for every in [20, 12, 8, 6, 5, 4] {
        let mut count = 0;
        let edited: Vec<&str> = STORY
            .split(' ')
            .map(|word| {
                count += 1;
                if count % every == 0 { "other" } else { word }
            })
            .collect();
        tell(&format!("one word in {every} replaced"), STORY, &edited.join(" "));
    }
    tell("half", STORY, &story[..story.len() / 2].join("\n\n"));
}

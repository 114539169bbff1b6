use proptest::prelude::*;

use crate::copies::share::{SHARED, share};
use crate::copies::shingles::Shingles;
use crate::copies::words::Words;
use crate::copies::{Copies, Sketch, confirmed};

const WORDS: [&str; 60] = [
    "army",
    "town",
    "rebels",
    "said",
    "killed",
    "people",
    "strike",
    "on",
    "the",
    "in",
    "a",
    "hospital",
    "Tuesday",
    "shells",
    "market",
    "wounded",
    "of",
    "aid",
    "convoy",
    "district",
    "east",
    "west",
    "north",
    "after",
    "truce",
    "that",
    "had",
    "been",
    "road",
    "bridge",
    "forces",
    "took",
    "village",
    "near",
    "river",
    "two",
    "seven",
    "twelve",
    "children",
    "soldiers",
    "fled",
    "from",
    "spokesman",
    "minister",
    "talks",
    "UN",
    "Monday",
    "night",
    "houses",
    "destroyed",
    "mine",
    "checkpoint",
    "region",
    "and",
    "at",
    "least",
    "were",
    "air",
    "fire",
    "by",
];

/// A text as a list of sentences of 6 to 18 words of a small vocabulary.
fn sentences(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<usize>>> {
    prop::collection::vec(prop::collection::vec(0..WORDS.len(), 6..18), count)
}

fn text(sentences: &[Vec<usize>]) -> String {
    sentences
        .iter()
        .map(|sentence| sentence.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(" ") + ".")
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// True where the index says that the second is a copy of the first.
fn found(one: &str, other: &str) -> bool {
    let mut copies = Copies::default();
    copies.add(7, Sketch::of(one));
    !copies.add(8, Sketch::of(other)).is_empty()
}

/// True where the index finds what it promises to: what sketches stand for has a Jaccard similarity of 0.45.
fn keeps_its_promise(one: &str, other: &str) -> bool {
    let [one_runs, other_runs] = [one, other].map(|text| Shingles::of_beginning(&Words::of(text)));
    let share = share(&one_runs, &other_runs);
    share.jaccard() < 0.45 || share.shorter < SHARED || found(one, other)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_text_with_half_of_its_sentences_dropped_is_a_copy(all in sentences(12..80), keep in prop::collection::vec(0..100_u32, 80)) {
        let mut kept: Vec<Vec<usize>> =
            all.iter().zip(&keep).filter(|(_, keep)| **keep < 75).map(|(sentence, _)| sentence.clone()).collect();
        if kept.len() * 2 < all.len() {
            kept = all[..all.len() / 2 + 1].to_vec();
        }
        let (one, other) = (text(&all), text(&kept));
        prop_assert!(confirmed(&one, &other).is_some());
        prop_assert!(keeps_its_promise(&one, &other));
    }

    #[test]
    fn a_text_with_one_word_in_ten_replaced_is_a_copy(all in sentences(12..60), change in prop::collection::vec((0..10_u32, 0..WORDS.len()), 60 * 18)) {
        let mut change = change.iter().cycle();
        let mut edited = all.clone();
        let mut replaced = 0;
        let mut seen = 0;
        for word in edited.iter_mut().flatten() {
            seen += 1;
            if let Some((0, other)) = change.next() && replaced * 10 < seen {
                *word = *other;
                replaced += 1;
            }
        }
        let (one, other) = (text(&all), text(&edited));
        prop_assert!(confirmed(&one, &other).is_some());
        prop_assert!(keeps_its_promise(&one, &other));
    }

    #[test]
    fn independent_texts_of_one_small_vocabulary_are_no_copies(one in sentences(5..80), other in sentences(5..80)) {
        prop_assert!(confirmed(&text(&one), &text(&other)).is_none());
        prop_assert!(!found(&text(&one), &text(&other)));
    }

    #[test]
    fn the_order_of_the_two_does_not_matter(one in ".{0,600}", other in ".{0,600}", all in sentences(3..20)) {
        let (one, other) = (text(&all) + &one, other + &text(&all[all.len() / 3..]));
        prop_assert_eq!(confirmed(&one, &other), confirmed(&other, &one));
        let sketch = Sketch::of(&one);
        prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), Some(sketch));
    }

    #[test]
    fn families_do_not_depend_on_the_order(
        stories in prop::collection::vec(sentences(8..20), 1..5),
        prints in prop::collection::vec((0..5_usize, 0..8_usize, 0..12_usize), 1..30),
        order in Just((0..30_u32).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        // Windows of stories: some overlap much, some little, some are only joined through a third.
        let texts: Vec<String> = prints.iter().map(|(story, from, length)| {
            let story = &stories[story % stories.len()];
            let from = from % story.len();
            text(&story[from..story.len().min(from + 4 + length)])
        }).collect();
        let families = |order: &[u32]| {
            let mut copies = Copies::default();
            for report in order.iter().filter(|report| (**report as usize) < texts.len()) {
                let text = &texts[*report as usize];
                copies.add_if(*report, Sketch::of(text), |earlier| confirmed(text, &texts[earlier as usize]).is_some());
            }
            copies.families()
        };
        let forwards = families(&(0..30).collect::<Vec<_>>());
        prop_assert_eq!(&families(&order), &forwards);
        for (report, family) in (0..).zip(&forwards) {
            prop_assert!(*family <= report && forwards[*family as usize] == *family);
        }
    }
}

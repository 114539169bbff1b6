//! The lexicon's examples, and what must hold of any sentence.

use std::fmt::Write;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::lexicon::lexicon;
use super::{DateContext, Days, dateline, dates};
use crate::number::tests::{sentence, soup};

fn shown(date: Option<Date>) -> String {
    date.map_or_else(|| "?".to_owned(), |d| d.to_string())
}

#[test]
fn a_day_of_these_weeks_is_not_of_a_coup_years_ago() {
    let of = |from: Date, to: Date| Some(Days { start: from, end: to });
    for (previous, text, day) in [
        (
            of(date(2021, 2, 1), date(2021, 2, 28)),
            "An offensive was launched on Oct. 27.",
            date(2023, 10, 27),
        ),
        // The month goes on, and what is longer ago than some weeks is of the year told before.
        (
            of(date(2021, 10, 1), date(2021, 10, 31)),
            "An offensive was launched on Oct. 27.",
            date(2021, 10, 27),
        ),
        (of(date(2021, 2, 1), date(2021, 2, 28)), "An offensive was launched on March 3.", date(2021, 3, 3)),
    ] {
        let context = DateContext { published: Some(date(2023, 11, 18)), previous, ..DateContext::default() };
        let found = dates(&sentence(text), &context);
        assert_eq!(found.first().and_then(|m| m.start), Some(day), "{text}");
    }
}

#[test]
fn the_examples_hold() {
    let mut wrong = String::new();
    for example in &lexicon().examples {
        let published = match example.published.as_deref() {
            None => Some(date(2016, 10, 4)),
            Some(text) => text.parse().ok(),
        };
        let previous = example.previous.as_deref().and_then(|text| text.parse().ok()).map(Days::day);
        let sentence = sentence(&example.text);
        let found: Vec<String> = dates(
            &sentence,
            &DateContext { published, previous, latest: previous, ..DateContext::default() },
        )
        .iter()
        .map(|m| {
            let words = sentence.words(m.first, m.last);
            format!(
                "{words} = {} .. {} {}",
                shown(m.start),
                shown(m.end),
                format!("{:?}", m.kind).to_lowercase()
            )
        })
        .collect();
        if found != example.find {
            let _ = writeln!(wrong, "{}\n  found {found:#?}\n  want  {:#?}", example.text, example.find);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_report_gives_its_own_date() {
    let day = Some(date(2016, 10, 4));
    assert_eq!(dateline("Fighting goes on\n4 October 2016\n\nTanks moved."), day);
    assert_eq!(dateline("Published: Tuesday, October 4, 2016\nTanks moved."), day);
    assert_eq!(dateline("ALEPPO, Syria, Oct. 4, 2016 (Agency) — Tanks moved on Monday."), day);
    assert_eq!(dateline("BEIRUT (AP) — Tanks moved on Monday."), None);
    assert_eq!(dateline("ALEPPO, Syria, Oct 4 (Agency) — Tanks moved."), None);
    assert_eq!(
        dateline("The war that began on 4 October 2016 in the east of the city goes on and on and on."),
        None
    );
    assert_eq!(dateline(""), None);
}

proptest! {
    #[test]
    fn no_soup_of_words_does_harm(text in soup(), days in -800_000i64..2_000_000, dated in any::<bool>()) {
        let published = dated.then(|| super::calendar::shift(date(1970, 1, 1), days)).flatten();
        let sentence = sentence(&text);
        for previous in [None, published.map(Days::day)] {
            for mention in dates(&sentence, &DateContext { published, previous, latest: previous, ..DateContext::default() }) {
                prop_assert!(mention.first <= mention.last && mention.last < sentence.len());
                if let Some(days) = mention.days() {
                    prop_assert!(days.start <= days.end, "{text}: {mention:?}");
                }
            }
        }
        let _ = dateline(&text);
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
        let sentence = sentence(&text);
        for mention in dates(&sentence, &DateContext { published: Some(date(2016, 10, 4)), ..DateContext::default() }) {
            prop_assert!(mention.last < sentence.len());
        }
        let _ = dateline(&text);
    }

    #[test]
    fn a_written_day_is_read_back(days in 0i64..80_000) {
        let day = super::calendar::shift(date(1850, 1, 1), days).unwrap_or_default();
        let month = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
            [usize::from(day.month().unsigned_abs()) - 1];
        for text in [format!("It fell on {} {month} {}.", day.day(), day.year()), format!("It fell on {month} {}, {}.", day.day(), day.year()), format!("It fell on {day}.")] {
            let sentence = sentence(&text);
            let found = dates(&sentence, &DateContext::default());
            prop_assert_eq!(found.len(), 1, "{}", text);
            prop_assert_eq!(found[0].days(), Some(Days::day(day)), "{}", text);
        }
    }
}

#[test]
fn long_sentences_take_linear_time() {
    for word in [
        "12 ",
        "on Tuesday ",
        "from ",
        "the last ",
        "early ",
        "4 May ",
        "May ",
        "2016 ",
        "two days ",
        "the 15 days since ",
        "of the ",
    ] {
        let text = word.repeat(20_000);
        let sentence = sentence(&text);
        let begin = std::time::Instant::now();
        let _ =
            dates(&sentence, &DateContext { published: Some(date(2016, 10, 4)), ..DateContext::default() });
        assert!(begin.elapsed().as_secs() < 5, "{word}");
    }
}

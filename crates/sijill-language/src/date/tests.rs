//! The lexicon's examples, and what must hold of any sentence.

use std::fmt::Write;

use jiff::civil::{Date, date};

use super::lexicon::lexicon;
use super::{DateContext, Days, dateline, dates};
use crate::number::tests::sentence;

fn shown(date: Option<Date>) -> String {
    date.map_or_else(|| "?".to_owned(), |d| d.to_string())
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
        let found: Vec<String> = dates(&sentence, &DateContext { published, previous })
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

//! The laws that every reading keeps, on the project's own reports and on words in any order. (What the reports are read
//! as is kept in the pages of the binary's tests.)
#![expect(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use sijill_claim::{Claim, Document, Figure, Reading};
use sijill_reader::{Options, Reader};

struct Fixture {
    name: String,
    document: Document,
    text: String,
}

fn fixtures() -> Vec<Fixture> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/aleppo-2016");
    let mut found: Vec<Fixture> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| {
            let gold: serde_json::Value =
                serde_json::from_slice(&fs::read(path.with_extension("gold.json")).unwrap()).unwrap();
            let told = |field: &str| gold["document"][field].as_str().map(str::to_owned);
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let document = Document {
                id: name.clone(),
                name: name.clone(),
                title: told("title"),
                publisher: told("publisher"),
                published: told("published").map(|day| day.parse().unwrap()),
                language: told("language"),
                ..Document::default()
            };
            Fixture { name, document, text: fs::read_to_string(&path).unwrap() }
        })
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(found.len() >= 24, "there are {} fixtures", found.len());
    found
}

fn figures(claim: &Claim) -> Vec<&Figure> {
    let mut all: Vec<&Figure> = Vec::new();
    if let Some(casualty) = &claim.casualty {
        all.extend(&casualty.figure);
        all.extend(casualty.victims.breakdown.iter().map(|b| &b.figure));
    }
    all.extend(claim.damage.iter().filter_map(|b| b.figure.as_ref()));
    all.extend(claim.facility.iter().filter_map(|b| b.figure.as_ref()));
    all.extend(claim.siege.iter().filter_map(|b| b.figure.as_ref()));
    all.extend(claim.displacement.iter().filter_map(|b| b.figure.as_ref()));
    all.extend(claim.deployment.iter().filter_map(|b| b.figure.as_ref()));
    all
}

/// What every reading keeps, whatever the text.
fn keeps_the_laws(text: &str, reading: &Reading) {
    let chars: Vec<char> = text.chars().collect();
    for claim in &reading.claims {
        let quote: String = chars.get(claim.span.start()..claim.span.end()).unwrap().iter().collect();
        assert_eq!(claim.quote, quote, "the quote of {} is not the text at its span", claim.id);
        assert!((0.0..=1.0).contains(&claim.confidence), "{}: confidence {}", claim.id, claim.confidence);
        for figure in figures(claim) {
            assert!(figure.high.is_none_or(|high| figure.low <= high), "{}: {figure:?}", claim.id);
            let more_than = figure.best.is_some_and(|best| best.checked_add(1) == Some(figure.low));
            assert!(
                more_than || figure.best.is_none_or(|best| figure.low <= best),
                "{}: {figure:?}",
                claim.id
            );
            let fewer_than = figure.best.is_some_and(|best| best.checked_sub(1) == figure.high);
            assert!(
                fewer_than || figure.best.is_none_or(|b| figure.high.is_none_or(|h| b <= h)),
                "{}: {figure:?}",
                claim.id
            );
            assert!(
                claim.quote.contains(&figure.words),
                "{}: {:?} is not in {:?}",
                claim.id,
                figure.words,
                claim.quote
            );
        }
        if let Some(whole) = claim.casualty.as_ref().and_then(|c| c.part_of.as_ref()) {
            assert!(
                reading.claims.iter().any(|c| c.id == *whole),
                "{} is part of {whole}, which is not there",
                claim.id
            );
        }
    }
    for id in reading.incidents.iter().flat_map(|i| &i.claims) {
        assert!(reading.claims.iter().any(|c| c.id == *id), "an incident names {id}, which is not there");
    }
}

#[test]
fn readings_of_the_fixtures_keep_the_laws() {
    let reader = Reader::new().unwrap();
    for fixture in fixtures() {
        let reading = reader.read(&fixture.document, &fixture.text, Options::default());
        assert!(reading.claims.len() > 5, "{} claims in {}", reading.claims.len(), fixture.name);
        keeps_the_laws(&fixture.text, &reading);
    }
}

#[test]
fn reading_twice_gives_the_same_bytes() {
    let reader = Reader::new().unwrap();
    for fixture in fixtures() {
        let once = reader.read(&fixture.document, &fixture.text, Options { explain: true });
        let again = reader.read(&fixture.document, &fixture.text, Options { explain: true });
        assert_eq!(serde_json::to_string(&once).unwrap(), serde_json::to_string(&again).unwrap());
    }
}

#[test]
fn a_report_in_capitals_is_read_like_any_other() {
    let reader = Reader::new().unwrap();
    let text = "AT LEAST 12 CIVILIANS WERE KILLED IN ALEPPO ON FRIDAY, RESCUERS SAID.";
    let reading = reader.read(&Document::default(), text, Options::default());
    keeps_the_laws(text, &reading);
    let figure =
        reading.claims.iter().find_map(|c| c.casualty.as_ref()).and_then(|c| c.figure.clone()).unwrap();
    assert_eq!((figure.low, figure.high, figure.best), (12, None, Some(12)));
}

#[test]
fn a_report_without_a_day_of_publication_says_how_to_give_it() {
    let reader = Reader::new().unwrap();
    let text = "Shelling killed four people in Homs on Tuesday.";
    let reading = reader.read(&Document::default(), text, Options::default());
    assert!(reading.notes.iter().any(|note| note.contains("--published")), "{:?}", reading.notes);
    assert!(reading.claims.iter().all(|c| c.when.is_none()), "a weekday was resolved without a date");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Sentences of the fixtures' words in any order, with marks and numbers thrown in.
    #[test]
    fn any_soup_of_words_keeps_the_laws(seed in proptest::collection::vec((0usize..4000, 0usize..12), 1..80)) {
        thread_local!(static SHARED: (Reader, Vec<String>) = {
            let words = fixtures().iter().flat_map(|f| f.text.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
            (Reader::new().unwrap(), words)
        });
        SHARED.with(|(reader, words)| {
            let marks = [" ", " ", " ", " ", " ", " ", ", ", ". ", " “", "” ", "\n\n", " 1,204 "];
            let mut text = String::new();
            for &(word, mark) in &seed {
                text.push_str(&words[word % words.len()]);
                text.push_str(marks[mark % marks.len()]);
            }
            let document = Document { published: Some(jiff::civil::date(2016, 10, 4)), ..Document::default() };
            let reading = reader.read(&document, &text, Options { explain: true });
            keeps_the_laws(&text, &reading);
        });
    }

    #[test]
    fn any_characters_keep_the_laws(text in "\\PC{0,200}") {
        thread_local!(static SHARED: Reader = Reader::new().unwrap());
        SHARED.with(|reader| keeps_the_laws(&text, &reader.read(&Document::default(), &text, Options::default())));
    }
}

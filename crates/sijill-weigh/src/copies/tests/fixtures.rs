#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::copies::{Copies, Sketch, confirmed};

#[derive(serde::Deserialize)]
struct Marked {
    copies: Vec<Vec<String>>,
}

/// The fixtures by number, and the pairs that print one text.
fn fixtures() -> (BTreeMap<u32, String>, Vec<(u32, u32)>) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/aleppo-2016");
    let mut texts = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.ends_with(".txt") {
            let number = name.split('-').next().unwrap().parse().unwrap();
            texts.insert(number, std::fs::read_to_string(&path).unwrap());
        }
    }
    let marked: Marked =
        serde_json::from_str(&std::fs::read_to_string(folder.join("incidents.json")).unwrap()).unwrap();
    let mut pairs = Vec::new();
    for family in marked.copies {
        let family: Vec<u32> = family.iter().map(|report| report.parse().unwrap()).collect();
        for (place, one) in family.iter().enumerate() {
            pairs.extend(family[place + 1..].iter().map(|other| (*one, *other)));
        }
    }
    (texts, pairs)
}

#[test]
fn the_copies_among_the_fixtures_are_found_and_no_other() {
    let (texts, pairs) = fixtures();
    assert_eq!((texts.len(), pairs.len()), (26, 2));
    let mut found = Vec::new();
    for (one, text) in &texts {
        for (other, other_text) in texts.range(one + 1..) {
            if confirmed(text, other_text).is_some() {
                found.push((*one, *other));
            }
        }
    }
    assert_eq!(found, pairs);
    for downwards in [false, true] {
        let mut copies = Copies::default();
        let mut order: Vec<_> = texts.iter().collect();
        if downwards {
            order.reverse();
        }
        for (number, text) in order {
            copies.add(*number, Sketch::of(text));
        }
        for number in texts.keys() {
            let stands = pairs.iter().find(|pair| pair.1 == *number).map_or(*number, |pair| pair.0);
            assert_eq!(copies.family(*number), Some(stands));
        }
    }
}

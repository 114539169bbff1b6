//! What holds for every claim of every reading, whatever the report.

use std::collections::HashSet;

use serde_json::Value;

use crate::kit::{fixture_lines, fixtures, read_piped};

/// Fails with the claim where something does not hold for it.
fn each_claim(holds: impl Fn(&Value, &str) -> bool) {
    let readings = read_piped(["--explain"], fixture_lines()).fine().readings();
    for ((path, text, _), reading) in fixtures().into_iter().zip(readings) {
        for claim in reading["claims"].as_array().unwrap() {
            assert!(holds(claim, &text), "{}: {claim:#}", path.display());
        }
    }
}

/// Every figure of a claim, wherever it stands.
fn figures(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(members) if members.contains_key("low") => vec![value],
        Value::Object(members) => members.values().flat_map(figures).collect(),
        Value::Array(values) => values.iter().flat_map(figures).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_quote_is_the_text_at_its_span() {
    each_claim(|claim, text| {
        let offset = |end: &str| usize::try_from(claim["span"][end].as_u64().unwrap()).unwrap();
        let (start, end) = (offset("start"), offset("end"));
        let words: String = text.chars().skip(start).take(end - start).collect();
        !words.is_empty() && claim["quote"] == words.as_str()
    });
}

#[test]
fn every_figure_is_ordered() {
    each_claim(|claim, _| {
        figures(claim).into_iter().all(|figure| {
            let low = figure["low"].as_u64().unwrap();
            let high = figure["high"].as_u64().unwrap_or(u64::MAX);
            // "more than 16" has the number as written one below its least.
            let best = figure["best"].as_u64().map_or(low, |best| best.max(low.min(best + 1)));
            low <= best && best <= high
        })
    });
}

#[test]
fn every_figure_stands_in_the_text() {
    each_claim(|claim, text| {
        let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let text = plain(text);
        figures(claim).into_iter().all(|figure| {
            let words = plain(figure["words"].as_str().unwrap());
            // A sum names its parts one after another.
            words.is_empty()
                || text.contains(&words)
                || words.split(" and ").flat_map(|w| w.split(", ")).all(|part| text.contains(part))
        })
    });
}

#[test]
fn ids_are_unique_and_every_reference_leads_to_one() {
    for reading in read_piped([], fixture_lines()).fine().readings() {
        let claims = reading["claims"].as_array().unwrap();
        let ids: HashSet<&str> = claims.iter().map(|claim| claim["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), claims.len());
        let references =
            claims.iter().flat_map(|claim| [&claim["casualty"]["part_of"], &claim["allegation"]["denies"]]);
        let incidents =
            reading["incidents"].as_array().unwrap().iter().flat_map(|i| i["claims"].as_array().unwrap());
        for reference in references.chain(incidents).filter_map(Value::as_str) {
            assert!(ids.contains(reference), "{reference}");
        }
    }
}

#[test]
fn claims_stand_in_the_order_of_the_text() {
    for reading in read_piped([], fixture_lines()).fine().readings() {
        let starts: Vec<u64> = reading["claims"]
            .as_array()
            .unwrap()
            .iter()
            .map(|claim| claim["span"]["start"].as_u64().unwrap())
            .collect();
        assert!(starts.is_sorted(), "{starts:?}");
    }
}

#[test]
fn each_claim_has_the_member_of_its_kind_and_no_other() {
    each_claim(|claim, _| {
        let kinds = sijill_claim::Kind::ALL.map(sijill_claim::Kind::name);
        kinds
            .into_iter()
            .filter(|kind| *kind != "statement")
            .all(|kind| claim.get(kind).is_some() == (claim["kind"] == kind))
    });
}

#[test]
fn confidence_is_a_share() {
    each_claim(|claim, _| (0.0..=1.0).contains(&claim["confidence"].as_f64().unwrap()));
}

#[test]
fn reading_twice_gives_the_same_bytes() {
    assert!(read_piped([], fixture_lines()).fine().out == read_piped([], fixture_lines()).fine().out);
}

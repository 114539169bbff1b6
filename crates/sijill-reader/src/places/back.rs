//! Nouns that point back at a place: "the city", "the province", "the capital".

use sijill_gazetteer::Gazetteer;
use sijill_language::Sentence;

use super::lexicon::{Back, Words};
use super::mention::{Part, PlaceMention, Role};

/// Adds them to the mentions of a sentence, in their order.
pub(super) fn add(s: &Sentence<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<PlaceMention>) {
    let words = Words::english();
    let mut added = Vec::new();
    for i in 1..s.len() {
        let Some(back) = words.back.get(s.lower(i)).copied() else { continue };
        let country = gazetteer.demonym_of_lower(s.lower(i - 1)).filter(|_| back == Back::Capital);
        let article = matches!(s.lower(i - 1), "the" | "that") || country.is_some();
        let named = s.lower(i + 1) == "of" || covered(mentions, i) || covered(mentions, i + 1);
        if !article || named || is_compound(s, i) {
            continue;
        }
        let before = (1..=3)
            .filter_map(|k| i.checked_sub(k))
            .find(|&k| s.lower(k) != "the" && gazetteer.demonym_of_lower(s.lower(k)).is_none());
        let strong = before.is_some_and(|k| words.strong.contains(s.lower(k)));
        added.push(PlaceMention {
            first: i,
            last: i,
            name: s.surface(i).to_owned(),
            candidates: Vec::new(),
            kind: None,
            of_candidate: false,
            part: Part::Whole,
            shift: None,
            inside: None,
            beside: None,
            country,
            role: Role::Location,
            strength: if strong { 3 } else { 0 },
            back: Some(back),
            place: None,
        });
    }
    // Links are by index, so what is added goes behind; readers of mentions go by their tokens.
    mentions.extend(added);
}

fn covered(mentions: &[PlaceMention], token: usize) -> bool {
    mentions.iter().any(|m| m.first <= token && token <= m.last)
}

/// "the state television", "the city council", "the town hall".
fn is_compound(s: &Sentence<'_>, i: usize) -> bool {
    matches!(
        s.lower(i + 1),
        "council"
            | "hall"
            | "television"
            | "tv"
            | "news"
            | "media"
            | "police"
            | "government"
            | "governor"
            | "centre"
            | "center"
            | "commissioner"
            | "command"
            | "house"
            | "of"
            | "-"
    )
}

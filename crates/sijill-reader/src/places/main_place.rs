//! Where a report's occurrence was: the most probable of its places.

use std::collections::HashMap;

use sijill_claim::Place;
use sijill_gazetteer::{CountryCode, PlaceKind};
use sijill_language::Sentence;

use super::lexicon::Words;
use super::mention::{PlaceMention, Role};
use crate::classes::CLASSES;

/// The place of the occurrence. `focus` is the sentence that tells of it, by its position in `report`, where known.
pub(crate) fn main_place(
    report: &[(&Sentence<'_>, &[PlaceMention])],
    focus: Option<usize>,
    country: Option<CountryCode>,
) -> Option<Place> {
    let spots = Spots::of(report);
    let usual = usual_country(report.iter().flat_map(|(_, mentions)| mentions.iter()));
    let mut best: Option<(f64, &Place)> = None;
    for (i, (_, mentions)) in report.iter().enumerate() {
        for (order, m) in mentions.iter().enumerate() {
            if report.get(i).is_some_and(|(s, _)| is_fled_to(s, m)) {
                continue;
            }
            let place = m
                .place
                .as_ref()
                .filter(|p| (p.lat.is_some() || m.strength == 3 && m.back.is_none()) && !m.is_area());
            let Some(place) = place else { continue };
            let score = score(report, i, order, m, place, focus, country)
                + spots.weight(place)
                + abroad(place, usual.as_deref());
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, place));
            }
        }
    }
    best.map(|(_, p)| p.clone())
}

/// The country that most of the report's places lie in, where three at the least are told.
pub(crate) fn usual_country<'p>(told: impl Iterator<Item = &'p PlaceMention>) -> Option<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let placed = told.filter(|m| m.back.is_none() && !matches!(m.role, Role::Dateline | Role::Government));
    for code in placed.filter_map(|m| m.place.as_ref()?.country.as_deref()) {
        *counts.entry(code).or_insert(0) += 1;
    }
    let all: usize = counts.values().sum();
    let (code, most) = counts.into_iter().max_by_key(|&(code, n)| (n, std::cmp::Reverse(code)))?;
    (all >= 3 && most * 5 >= all * 3).then(|| code.to_owned())
}

/// What a place loses by lying in another country than most.
fn abroad(place: &Place, usual: Option<&str>) -> f64 {
    let elsewhere = usual.zip(place.country.as_deref()).is_some_and(|(usual, there)| usual != there);
    if elsewhere { -1.5 } else { 0.0 }
}

fn score(
    report: &[(&Sentence<'_>, &[PlaceMention])],
    sentence: usize,
    order: usize,
    m: &PlaceMention,
    place: &Place,
    focus: Option<usize>,
    country: Option<CountryCode>,
) -> f64 {
    let role = match m.role {
        Role::Location => 0.0,
        Role::Reference => -1.5,
        Role::Part | Role::Origin => -3.0,
        // Where nothing else says where, a report is of the place that it was filed from.
        Role::Dateline => -4.0,
        Role::Government => -6.0,
    };
    let fine = fineness(m, place);
    let far = focus.map_or(sentence, |f| f.abs_diff(sentence)) as f64;
    let nearness = -0.7 * far.min(6.0) - 0.15 * order.min(6) as f64;
    let strength = f64::from(m.strength) * 0.5;
    let home = match (country, place.country.as_deref()) {
        (Some(home), Some(there)) if home.as_str() == there => 2.0,
        (Some(_), Some(_)) => -3.0,
        _ => 0.0,
    };
    let unsure = match (&place.id, place.lat) {
        // A place that no list holds is still where it happened.
        (None, None) => -1.4,
        (None, _) if m.candidates.is_empty() => -0.4,
        _ => 0.0,
    };
    let spoken = report.get(sentence).is_some_and(|(s, _)| is_spoken(s, m));
    // "a doctor at the hospital told": next to nothing is told of where it was.
    let building = matches!(m.kind, Some(PlaceKind::Hospital | PlaceKind::Facility));
    let spoken = match (spoken, building) {
        (true, true) => -5.0,
        (true, false) => -2.0,
        _ => 0.0,
    };
    // "the deadliest since last June, when 132 died in Solhan": told in passing.
    let passing = report.get(sentence).is_some_and(|(s, _)| {
        (0..m.first).any(|i| s.lower(i) == "since") && (0..m.first).any(|i| s.lower(i) == "when")
    });
    let back = if m.back.is_some() || passing { -1.0 } else { 0.0 };
    // "signed a truce in Geneva": where they met.
    let venue = report.get(sentence).is_some_and(|(s, _)| {
        let verb = (m.first.saturating_sub(7)..m.first).rev().find(|&i| s.tag(i).is_verb());
        m.strength == 3 && verb.is_some_and(|verb| CLASSES.agreeing.has(s.lemma(verb)))
    });
    let back = if venue { back - 3.0 } else { back };
    // "a base east of Arlo": near it, where a name of its own was told.
    let back = back - if m.shift.is_some() && m.strength == 3 && place.id.is_none() { 0.5 } else { 0.0 };
    role + spoken + fine + nearness + strength + home + unsure + back
}

/// "fled to Kakuma": where people went is not where it happened.
pub(super) fn is_fled_to(s: &Sentence<'_>, m: &PlaceMention) -> bool {
    // "fled to Rwanda, Tanzania and Zaire": one of several.
    let listed = |i: usize| {
        s.tag(i).is_proper() || matches!(s.lower(i), "," | "and" | "or") && i > 0 && s.tag(i - 1).is_proper()
    };
    let from = (0..m.first).rev().take(12).take_while(|&i| listed(i)).last().unwrap_or(m.first);
    let from = if s.lower(m.first.wrapping_sub(1)) == "," || s.lower(m.first.wrapping_sub(1)) == "and" {
        from
    } else {
        m.first
    };
    let to = (from.saturating_sub(6)..from)
        .rev()
        .find(|&i| {
            matches!(s.lower(i), "to" | "into" | "towards" | "toward" | "for" | "," | "in" | "at" | "near")
        })
        .filter(|&i| matches!(s.lower(i), "to" | "into" | "towards" | "toward" | "for"));
    to.is_some_and(|to| {
        // "have left for the nearby city of Arlo"
        if s.lower(to) == "for" {
            return s.lemma(to.wrapping_sub(1)) == "leave";
        }
        let flees = |i: usize| {
            s.tag(i).is_verb()
                && matches!(
                    s.lemma(i),
                    "flee" | "escape" | "evacuate" | "fly" | "trek" | "withdraw" | "retreat" | "march"
                )
        };
        // "most of them towards the closed border with Turkey"
        let them = matches!(s.lower(to.wrapping_sub(1)), "them" | "whom" | "many" | "most");
        (to.saturating_sub(3)..to).any(flees) || them && (0..to).any(flees)
    })
}

/// "police in Baghdad said", "told reporters in Geneva": where somebody spoke.
fn is_spoken(s: &Sentence<'_>, m: &PlaceMention) -> bool {
    let speaks = |i: usize| Words::english().spoken.has(s.lower(i));
    let told = (m.first.saturating_sub(6)..m.first)
        .any(|i| matches!(s.lower(i), "told" | "reporters" | "journalists"));
    m.strength == 3 && (speaks(m.last + 1) || told)
}

/// Smaller places say more of where something was; a whole country says next to nothing.
fn fineness(m: &PlaceMention, place: &Place) -> f64 {
    let radius = place.lat.and(place.radius_km).unwrap_or(if place.lat.is_none() { 20.0 } else { 300.0 });
    let whole_country = place.id.as_deref().is_some_and(|id| id.starts_with("iso:"));
    if whole_country {
        return -2.5;
    }
    if m.kind == Some(PlaceKind::Country) || radius > 250.0 {
        return -1.0;
    }
    3.0 - (radius.max(5.0) / 5.0).log10() * 1.6
}

/// How many mentions lie in each spot.
struct Spots(HashMap<[Option<u64>; 2], usize>);

impl Spots {
    fn of(report: &[(&Sentence<'_>, &[PlaceMention])]) -> Self {
        let mut spots = HashMap::new();
        let told = report.iter().flat_map(|(_, mentions)| mentions.iter()).filter(|m| m.back.is_none());
        for place in told.filter_map(|m| m.place.as_ref()) {
            *spots.entry(spot(place)).or_insert(0) += 1;
        }
        Self(spots)
    }

    /// What a place gains by other mentions in its spot.
    fn weight(&self, place: &Place) -> f64 {
        let same = self.0.get(&spot(place)).copied().unwrap_or(0);
        0.4 * same.saturating_sub(1).min(4) as f64
    }
}

fn spot(place: &Place) -> [Option<u64>; 2] {
    [place.lat, place.lon].map(|degrees| degrees.map(f64::to_bits))
}

//! Words that point back at a place: "the city", "the camp", "the area", "western districts", "the east".

use sijill_gazetteer::{CountryCode, Gazetteer, PlaceKind};
use sijill_language::{Sentence, Tag};

use super::lexicon::{Back, Bearing, Words};
use super::measure::bearing_before;
use super::mention::{Part, PlaceMention, Role};

/// Adds them to the mentions of a sentence, in their order.
pub(super) fn add(s: &Sentence<'_>, gazetteer: &Gazetteer, mentions: &mut Vec<PlaceMention>) {
    let words = Words::english();
    let mut added: Vec<PlaceMention> = Vec::new();
    let mut taken = 0;
    for i in 1..s.len() {
        if i < taken || covered(mentions, i) {
            continue;
        }
        let bearing = bearing_from(s, words, i);
        let found = territory(s, words, gazetteer, i)
            .or_else(|| side_of_city(s, words, i, bearing))
            .or_else(|| land(s, words, i))
            .or_else(|| quarters(s, words, i, bearing))
            .or_else(|| bare_side(s, i, bearing));
        let free =
            |m: &Found| (m.first..=m.last).all(|k| !covered(mentions, k)) && !covered(mentions, m.last + 1);
        if let Some(m) = found.filter(free) {
            taken = m.last + 1;
            let mut made = mention(s, words, gazetteer, m);
            if holds_the_one_before(s, mentions, &m) {
                made.role = Role::Reference;
            }
            added.push(made);
        } else if let Some(m) = noun(s, words, gazetteer, mentions, i) {
            added.push(mention(s, words, gazetteer, m));
        }
    }
    // Links are by index, so what is added goes behind; readers of mentions go by their tokens.
    mentions.extend(added);
}

/// Words that point back.
#[derive(Debug, Clone, Copy)]
struct Found {
    first: usize,
    last: usize,
    back: Back,
    part: Part,
    country: Option<CountryCode>,
    /// Which mention names it right behind.
    beside: Option<usize>,
}

/// "in Arbinda, in the north of the country": where the place before it lies.
fn holds_the_one_before(s: &Sentence<'_>, mentions: &[PlaceMention], found: &Found) -> bool {
    let told = |m: &&PlaceMention| m.role == Role::Location && m.last < found.first;
    found.back == Back::Country
        && mentions
            .iter()
            .filter(told)
            .max_by_key(|m| m.last)
            .is_some_and(|m| (m.last + 1..found.first).all(|i| matches!(s.lower(i), "," | "in" | "the")))
}

/// "inside Lebanese territory", "on Syrian soil", "in the Yemeni conflict": the country, by its people.
fn territory(s: &Sentence<'_>, words: &Words, gazetteer: &Gazetteer, i: usize) -> Option<Found> {
    let country = gazetteer.demonym_of_lower(s.lower(i))?;
    let found = Found {
        first: i,
        last: i + 1,
        back: Back::Country,
        part: Part::Whole,
        country: Some(country),
        beside: None,
    };
    if words.grounds.has(s.lower(i + 1)) {
        return Some(found);
    }
    if let Some(sort) = unnamed_sort(s, words, i) {
        return Some(Found { last: sort, ..found });
    }
    if has_fled(s, i) {
        return Some(Found { last: i, ..found });
    }
    // "the Israeli war on Lebanon" tells another country.
    let civil = usize::from(s.lower(i + 1) == "civil");
    let conflict = matches!(s.lower(i + 1 + civil), "conflict" | "war" | "crisis");
    let led = matches!(s.lower(i.wrapping_sub(2)), "in" | "during" | "of") && s.lower(i - 1) == "the";
    let ends = !matches!(s.tag(i + 2 + civil), Tag::IN | Tag::TO) && !s.tag(i + 2 + civil).is_noun();
    (conflict && led && ends).then_some(Found { last: i + 1 + civil, ..found })
}

/// "strikes on a Yemeni [port]", "near a Kenyan border [town]": a sort of place that nothing names.
fn unnamed_sort(s: &Sentence<'_>, words: &Words, i: usize) -> Option<usize> {
    let preposition = i.checked_sub(2).filter(|&at| matches!(s.tag(at), Tag::IN | Tag::TO))?;
    let led = matches!(s.lower(i - 1), "a" | "an" | "another")
        && (words.strong.contains(s.lower(preposition)) || matches!(s.lower(preposition), "on" | "of"));
    let sort =
        (i + 1..i + 3).find(|&k| words.kind(s.lower(k)).is_some() || s.lower(k) == "port").filter(|_| led)?;
    let between = (i + 1..sort).all(|k| s.tag(k).is_noun() || s.tag(k).is_adjective());
    let next = sort + 1;
    let named = super::scan::is_capital(s.surface(next))
        || matches!(s.lower(next), "of" | "," | "called" | "named" | "near")
            && super::scan::is_capital(s.surface(next + 1))
        || s.tag(next).is_noun();
    (between && !named).then_some(sort)
}

/// "Over 100,000 [Congolese] have been displaced": from where they live, so many of them.
fn has_fled(s: &Sentence<'_>, people: usize) -> bool {
    let helps = |i: &usize| {
        s.tag(*i) == Tag::RB
            || matches!(s.lower(*i), "have" | "has" | "had" | "been" | "were" | "are" | "was")
    };
    let verb = (people + 1..s.len().min(people + 6)).find(|i| !helps(i));
    let fled = verb.is_some_and(|v| matches!(s.lower(v), "displaced" | "uprooted" | "fled"));
    let before = people.wrapping_sub(1);
    let counted = s.tag(before) == Tag::CD || s.lower(before) == "of";
    fled && counted && people > 1 && s.surface(people).starts_with(char::is_uppercase)
}

/// "the city", "that camp", "the Syrian capital".
fn noun(
    s: &Sentence<'_>,
    words: &Words,
    gazetteer: &Gazetteer,
    mentions: &[PlaceMention],
    i: usize,
) -> Option<Found> {
    let back = words.back.get(s.lower(i)).copied()?;
    // "the university complex" is the university.
    if back == Back::Site && i >= 2 && words.back.get(s.lower(i - 1)) == Some(&Back::Sort) {
        let free = !covered(mentions, i - 1) && matches!(s.lower(i - 2), "the" | "that");
        return free.then_some(Found {
            first: i - 1,
            last: i,
            back: Back::Sort,
            part: Part::Whole,
            country: None,
            beside: None,
        });
    }
    let adjective = || gazetteer.demonym_of_lower(s.lower(i - 1));
    // "Liberia's capital"
    let owner = || {
        let last = i.checked_sub(2).filter(|_| matches!(s.lower(i - 1), "'s" | "’s"))?;
        let owner = mentions.iter().find(|m| m.last == last)?;
        let lands = owner.candidates.iter().map(|c| gazetteer.place(c.place));
        lands.filter(|p| p.kind == PlaceKind::Country).find_map(|p| p.country)
    };
    let country = if back == Back::Capital { adjective().or_else(owner) } else { None };
    // "in their village"
    let theirs = matches!(s.lower(i - 1), "their" | "his" | "her" | "our")
        && (back == Back::City
            || words
                .kind(s.lower(i))
                .is_some_and(|t| matches!(t.kind, PlaceKind::Camp | PlaceKind::District)));
    let article = matches!(s.lower(i - 1), "the" | "that") || country.is_some() || theirs;
    let city = usize::from(back == Back::Capital && s.lower(i + 1) == "city");
    // "the capital, Bujumbura"
    let beside = mentions.iter().position(|m| {
        back == Back::Capital
            && s.lower(i + 1) == ","
            && m.first == i + 2
            && m.role == Role::Location
            && !matches!(s.lower(m.last + 1), "and" | "'s" | "’s")
    });
    let named = s.lower(i + 1) == "of" || covered(mentions, i + 1 + city);
    if back == Back::Country {
        return None;
    }
    let exact = matches!(back, Back::City | Back::Division | Back::Capital);
    // "the school bus", "the area where": the noun must end its phrase to stand for a place told before.
    let specified =
        matches!(s.lower(i + 1), "in" | "on" | "at" | "near") && (i + 2..i + 5).any(|k| covered(mentions, k));
    let goes_on = !exact
        && (s.tag(i + 1).is_noun()
            || specified
            || matches!(s.lower(i + 1), "-" | "where" | "around" | "between"));
    // "the region's governor"
    let owns = back == Back::Land && matches!(s.lower(i + 1), "'s" | "’s");
    (article && !named && !goes_on && !owns && !is_compound(s, i) && !is_hyphened(s, i)).then_some(Found {
        first: i,
        last: i,
        back,
        part: Part::Whole,
        country,
        beside,
    })
}

/// "the east of the city", "the eastern half of the city", "the city's eastern districts", "the country's south".
fn side_of_city(s: &Sentence<'_>, words: &Words, i: usize, bearing: Option<(usize, Part)>) -> Option<Found> {
    let whose = |k: usize| match words.back.get(s.lower(k)) {
        Some(&back @ (Back::City | Back::Country)) => Some(back),
        _ => None,
    };
    let (last, bearing) = bearing?;
    let half = last + 1 + usize::from(words.halves.contains(s.lower(last + 1)));
    let found = |first, last, back| Found { first, last, back, part: bearing, country: None, beside: None };
    // "north-east of the city" is outside it.
    let inside = half == last + 2 || s.lower(i - 1) == "the";
    if inside
        && s.lower(half) == "of"
        && s.lower(half + 1) == "the"
        && let Some(back) = whose(half + 2)
    {
        return Some(found(i, half + 2, back));
    }
    let owned = i >= 2 && matches!(s.lower(i - 1), "'s" | "’s");
    let back = i.checked_sub(2).filter(|_| owned && half == last + 2).and_then(whose)?;
    Some(found(i - 2, last + 1, back))
}

/// "in the conflict zone", "in the three southern provinces", "to the riverside settlements": a stretch of land by what it is.
fn land(s: &Sentence<'_>, words: &Words, i: usize) -> Option<Found> {
    if s.lower(i.wrapping_sub(1)) != "the" {
        return None;
    }
    let noun = (i + 1..s.len().min(i + 5))
        .find(|&k| words.back.get(s.lower(k)) == Some(&Back::Land) || words.lands.has(s.lower(k)))?;
    let quote = |k: usize| matches!(s.surface(k), "\"" | "“" | "”" | "‘" | "'");
    let tells = |k: usize| {
        quote(k)
            || s.lower(k) == "-"
            || matches!(s.tag(k), Tag::JJ | Tag::CD | Tag::NN | Tag::NNP | Tag::VBN | Tag::JJS)
                && !words.back.contains_key(s.lower(k))
    };
    // "the besieged districts" are a city's.
    let of_city = words.quarters.contains(s.lower(noun))
        && !(i..noun).any(|k| matches!(s.tag(k), Tag::CD | Tag::NNP) || s.lower(k).ends_with("most"));
    // "the Central African republic" is a name; "the BTAD districts" tells which.
    let plural = words.lands.has(s.lower(noun));
    let named = !plural && (i..noun).any(|k| s.surface(k).starts_with(char::is_uppercase));
    let ends = !s.tag(noun + 1).is_noun() && !matches!(s.lower(noun + 1), "of" | "'s" | "’s" | "-");
    let first = if quote(i) { i + 1 } else { i };
    (ends && !named && !of_city && first < noun && (i..noun).all(tells)).then_some(Found {
        first,
        last: noun,
        back: Back::Land,
        part: Part::Whole,
        country: None,
        beside: None,
    })
}

/// "western districts", "the besieged neighbourhoods".
fn quarters(s: &Sentence<'_>, words: &Words, i: usize, bearing: Option<(usize, Part)>) -> Option<Found> {
    let of_place = |k: usize| matches!(s.lower(k), "of" | "in" | "around" | "near" | "between" | "where");
    let found =
        |first, last, part| Found { first, last, back: Back::Quarters, part, country: None, beside: None };
    if let Some((last, bearing)) = bearing
        && words.quarters.contains(s.lower(last + 1))
    {
        return (!of_place(last + 2)).then(|| found(i, last + 1, bearing));
    }
    let bare = words.quarters.contains(s.lower(i))
        && !of_place(i + 1)
        && (matches!(s.tag(i - 1), Tag::JJ | Tag::VBN) || s.lower(i - 1) == "the")
        && (1..=4)
            .filter_map(|k| i.checked_sub(k))
            .any(|k| words.strong.contains(s.lower(k)) || matches!(s.lower(k), "of" | "from" | "on"));
    bare.then(|| found(i, i, Part::Whole))
}

/// "in the east", "the west was shelled".
fn bare_side(s: &Sentence<'_>, i: usize, bearing: Option<(usize, Part)>) -> Option<Found> {
    let plain = matches!(s.lower(i), "east" | "west" | "north" | "south");
    let (last, bearing) = bearing.filter(|_| plain)?;
    let next = last + 1;
    let ends = !s.tag(next).is_noun()
        && !matches!(s.lower(next), "of" | "and" | "or" | "-" | "'s" | "’s")
        && !s.surface(next).starts_with(char::is_uppercase);
    let preposition = s.lower(i - 1) == "the" && i >= 2;
    (ends && preposition).then_some(Found {
        first: i,
        last,
        back: Back::Side,
        part: bearing,
        country: None,
        beside: None,
    })
}

/// A bearing that starts at a token, with its last token: "east", "south-east".
fn bearing_from(s: &Sentence<'_>, words: &Words, i: usize) -> Option<(usize, Part)> {
    let joined = if s.lower(i + 1) == "-" { Some(i + 3) } else { None };
    joined.into_iter().chain([i + 1]).filter(|&end| end <= s.len()).find_map(|end| {
        match bearing_before(s, words, end) {
            Some((from, Bearing::Degrees(d))) if from == i => Some((end - 1, Part::Side(d))),
            _ => None,
        }
    })
}

fn mention(s: &Sentence<'_>, words: &Words, gazetteer: &Gazetteer, found: Found) -> PlaceMention {
    let before = (1..=3).filter_map(|k| found.first.checked_sub(k)).find(|&k| {
        let skipped =
            matches!(s.lower(k), "the" | "“" | "\"" | "'s" | "’s" | "their" | "his" | "her" | "our")
                || found.country.is_some() && matches!(s.lower(k + 1), "'s" | "’s");
        !skipped && gazetteer.demonym_of_lower(s.lower(k)).is_none()
    });
    let strong = before.is_some_and(|k| {
        words.strong.contains(s.lower(k)) || s.lower(k) == "to" && super::frame::is_sent_to(s, k)
    });
    PlaceMention {
        first: found.first,
        last: found.last,
        name: match found.back {
            Back::Sort => s.surface(found.first).to_owned(),
            _ => s.words(found.first, found.last).to_owned(),
        },
        candidates: Vec::new(),
        kind: words.kind(s.lower(found.first)).map(|k| k.kind).filter(|_| found.back == Back::Sort),
        of_candidate: false,
        part: found.part,
        shift: None,
        inside: None,
        beside: found.beside,
        country: found.country,
        role: Role::Location,
        strength: if strong { 3 } else { 0 },
        back: Some(found.back),
        place: None,
    }
}

fn covered(mentions: &[PlaceMention], token: usize) -> bool {
    mentions.iter().any(|m| m.first <= token && token <= m.last)
}

/// "the state television", "the city council", "the town hall".
fn is_compound(s: &Sentence<'_>, i: usize) -> bool {
    // "the State Ministry of Health"
    let named =
        s.surface(i + 1).starts_with(char::is_uppercase) && s.surface(i).starts_with(char::is_uppercase);
    // "the city centre" is in the city.
    let middle = matches!(s.lower(i), "city" | "town") && matches!(s.lower(i + 1), "centre" | "center");
    named || s.lower(i + 1) == "of" || !middle && Words::english().compounds.has(s.lower(i + 1))
}

/// "the city-state"; a dash with blanks about it ends the phrase.
fn is_hyphened(s: &Sentence<'_>, i: usize) -> bool {
    s.lower(i + 1) == "-" && s.tokens.get(i + 1).is_some_and(|t| !t.spaced)
}

//! Which noun phrases name a facility or aid: type, names, how many, out of how many.

use sijill_claim::Figure;
use sijill_language::{Label, Tag};

use super::lexicon::FacilityLexicon;
use super::premises;
use crate::analysis::{Analysed, figure};

/// How far back, in bytes of the report, a bare name ("M10") is searched for beside its noun.
const BACK: usize = 6000;

/// A facility that a noun phrase names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    /// Its noun.
    pub(super) noun: usize,
    /// Its type.
    pub(super) sort: String,
    /// Its names.
    pub(super) names: Vec<String>,
    /// How many; nothing for "the hospital".
    pub(super) figure: Option<Figure>,
    /// Out of how many.
    pub(super) of: Option<u64>,
    /// True where the phrase is "no hospital", "none of the hospitals".
    pub(super) none: bool,
    /// True where the phrase says that it works: "functioning hospitals".
    pub(super) working: bool,
}

/// The facility that the phrase of a token names.
pub(super) fn named(a: &Analysed<'_>, lexicon: &FacilityLexicon, token: usize) -> Option<Named> {
    let s = &a.sentence;
    let outer = a.chunk(token)?;
    if let Some(found) = in_chunk(a, lexicon, outer.head) {
        return Some(found);
    }
    // "five of the eight hospitals", "a handful of hospitals", "most of the schools".
    // "the dialysis ward of the hospital"
    let ward = lexicon.words.parts.contains(s.lemma(outer.head));
    let part = ward
        || a.number(outer.head).is_some()
        || matches!(
            s.lemma(outer.head),
            "handful"
                | "most"
                | "all"
                | "some"
                | "many"
                | "none"
                | "half"
                | "majority"
                | "number"
                | "dozen"
                | "third"
                | "rest"
                | "several"
                | "few"
                | "one"
                | "each"
                | "part"
                | "couple"
                | "quarter"
                | "percent"
                | "cent"
                | "%"
                | "fraction"
        );
    if !part {
        return None;
    }
    if let Some(found) = of_fronted(a, lexicon, outer.head).or_else(|| of_before(a, lexicon, outer.head)) {
        return Some(found);
    }
    let inner = s
        .children_by(outer.head, &[Label::Prep])
        .find(|&p| s.lower(p) == "of")
        .and_then(|p| s.child(p, Label::Pobj))
        .or_else(|| {
            let of = if s.lower(outer.last) == "of" { outer.last } else { outer.last + 1 };
            (s.lower(of) == "of").then(|| a.chunk(of + 1)).flatten().map(|c| c.head)
        })?;
    let mut found = in_chunk(a, lexicon, a.chunk(inner).map_or(inner, |c| c.head))?;
    if ward {
        found.figure = None;
        return Some(found);
    }
    if matches!(s.lower(outer.head), "percent" | "cent" | "%" | "fraction") {
        found.figure = None;
        return Some(found);
    }
    if let Some(number) = a.count(outer.head).or_else(|| (outer.first..=outer.last).find_map(|i| a.count(i)))
    {
        found.figure = Some(figure(number.value, number.words(s)));
        found.of = number.of.or_else(|| inner_count(a, inner)).or(found.of);
    }
    found.none |= s.lower(outer.head) == "none";
    Some(found)
}

/// "Of 118 health facilities in the east, [42] no longer function": a number alone, of what the sentence opens with.
fn of_fronted(a: &Analysed<'_>, lexicon: &FacilityLexicon, head: usize) -> Option<Named> {
    let s = &a.sentence;
    let number = a.count(head).filter(|n| n.of.is_none() && s.lower(n.last + 1) != "of")?;
    if s.lower(0) != "of" || number.first < 3 {
        return None;
    }
    let whole =
        (1..number.first.min(9)).find_map(|i| a.chunk(i).and_then(|c| in_chunk(a, lexicon, c.head)))?;
    Some(Named {
        noun: head,
        figure: Some(figure(number.value, number.words(s))),
        of: whole.figure.as_ref().and_then(|f| f.best),
        names: Vec::new(),
        ..whole
    })
}

/// "Four of the 11 clinics have closed and [two] have been looted": a number alone, of what was counted before it.
fn of_before(a: &Analysed<'_>, lexicon: &FacilityLexicon, head: usize) -> Option<Named> {
    let s = &a.sentence;
    let number = a.count(head).filter(|n| n.of.is_none() && s.lower(n.last + 1) != "of")?;
    let joined = number.first.checked_sub(1).filter(|&b| {
        matches!(s.lower(b), "and" | "while" | "," | "another")
            // "have closed, and that two have been looted"
            || s.lower(b) == "that" && b > 0 && s.lower(b - 1) == "and"
    })?;
    let alone = a.chunk(head).is_none_or(|k| k.head == number.last) && !s.tag(number.last + 1).is_noun();
    let before = (joined.saturating_sub(20)..joined).rev().filter_map(|i| a.chunk(i).filter(|k| k.head == i));
    // The number and its whole stand in one clause; whoever else is counted between is meant.
    let (at, whole) = before.take(6).find_map(|k| named_of(a, lexicon, k.head).map(|f| (k.first, f)))?;
    let others =
        (at..joined).any(|i| a.count(i).is_some() && a.count(i).is_some_and(|n| n.first > whole.noun));
    let least = whole.of.filter(|&of| number.value.best.is_some_and(|best| best < of));
    (alone && !others).then_some(())?;
    Some(Named {
        noun: head,
        figure: Some(figure(number.value, number.words(s))),
        of: Some(least?),
        names: Vec::new(),
        ..whole
    })
}

/// "four of the 11 clinics": a facility counted out of a whole.
fn named_of(a: &Analysed<'_>, lexicon: &FacilityLexicon, head: usize) -> Option<Named> {
    let found = in_chunk(a, lexicon, head)?;
    let first = a.chunk(head).map(|k| k.first)?;
    let s = &a.sentence;
    let of = first.checked_sub(1).filter(|&b| s.lower(b) == "of");
    let part = of.and_then(|of| of.checked_sub(1)).and_then(|i| a.count(i));
    let whole =
        found.of.or_else(|| part.and_then(|n| n.of)).or_else(|| part.and_then(|_| inner_count(a, head)))?;
    Some(Named { of: Some(whole), ..found })
}

/// "two of [the three] clinics", where the number does not tell its whole.
fn inner_count(a: &Analysed<'_>, inner: usize) -> Option<u64> {
    let chunk = a.chunk(inner)?;
    (chunk.first..=chunk.head).find_map(|i| a.count(i)).and_then(|n| n.value.best)
}

/// True for a word without which no phrase of a sentence names a facility: most sentences hold none.
pub(super) fn may_name(a: &Analysed<'_>, lexicon: &FacilityLexicon, token: usize) -> bool {
    let s = &a.sentence;
    lexicon.heads.contains(s.lemma(token))
        || lexicon.heads.contains(singular(s.lower(token)))
        || lexicon.carriers.has(s.lemma(token))
        || lexicon.premises.has(s.lemma(token))
        || is_code(s.surface(token))
}

fn in_chunk(a: &Analysed<'_>, lexicon: &FacilityLexicon, head: usize) -> Option<Named> {
    let s = &a.sentence;
    let chunk = a.chunk(head)?;
    let (noun, sort) = sort_of(a, lexicon, head).or_else(|| bare_name(a, lexicon, head))?;
    // "the police college", "a military academy"
    if matches!(sort.as_str(), "school" | "university")
        && (chunk.first..head).any(|i| lexicon.words.armed.contains(s.lower(i)))
    {
        return None;
    }
    let number = (chunk.first..=chunk.head).rev().find_map(|i| a.count(i)).or_else(|| {
        let before = chunk.first.checked_sub(1)?;
        a.count(before).filter(|n| n.last == before)
    });
    let article = s.lower(chunk.first);
    let figure = match number {
        Some(n) => Some(figure(n.value, n.words(s))),
        None if matches!(article, "a" | "an" | "another") && !s.tag(head).is_plural() && sort != "aid" => {
            Some(Figure::exact(1, s.surface(chunk.first)))
        }
        None => None,
    };
    let names = if sort == "aid" { Vec::new() } else { name(a, chunk.first, noun).into_iter().collect() };
    let working = (chunk.first..head).any(|i| lexicon.words.working.contains(s.lower(i)));
    Some(Named {
        noun: head,
        sort,
        names,
        figure,
        of: number.and_then(|n| n.of),
        none: article == "no",
        working,
    })
}

/// Which noun of the phrase says the type: its head, or the one before a part of it ("the hospital complex").
fn sort_of(a: &Analysed<'_>, lexicon: &FacilityLexicon, head: usize) -> Option<(usize, String)> {
    let s = &a.sentence;
    if !s.tag(head).is_noun() {
        return None;
    }
    let lookup = |i: usize| {
        if !may_name(a, lexicon, i) {
            return None;
        }
        let lemma = if s.tag(i).is_proper() && !lexicon.types.contains_key(s.lemma(i)) {
            singular(s.lower(i))
        } else {
            s.lemma(i)
        };
        let two = i.checked_sub(1).map(|b| format!("{} {lemma}", s.lower(b)));
        two.and_then(|two| lexicon.types.get(&two))
            .or_else(|| lexicon.types.get(lemma))
            .cloned()
            .map(|sort| (i, sort))
    };
    let first = a.chunk(head).map_or(head, |c| c.first);
    let adverb = premises::before_adverb(a, head).filter(|&b| b >= first);
    if let Some(found) = lookup(head).or_else(|| adverb.and_then(lookup)) {
        return Some(found);
    }
    if premises::is_of_helpers(a, lexicon, first, head) {
        return Some((head, "aid".to_owned()));
    }
    let carried = aid(a, lexicon, first, head);
    if carried.is_some() {
        return carried;
    }
    // "the hospital complex", "the hospital's maternity wing"
    (first..head).rev().filter(|_| lexicon.words.parts.contains(s.lemma(head))).find_map(lookup)
}

fn singular(lower: &str) -> &str {
    lower.strip_suffix('s').unwrap_or(lower)
}

/// "aid", "an aid convoy", "20 lorries of aid".
fn aid(a: &Analysed<'_>, lexicon: &FacilityLexicon, first: usize, head: usize) -> Option<(usize, String)> {
    let s = &a.sentence;
    if !may_name(a, lexicon, head) {
        return None;
    }
    let w = &lexicon.words.aid;
    let two = head
        .checked_sub(1)
        .filter(|&b| b >= first)
        .is_some_and(|b| w.contains(&format!("{} {}", s.lower(b), s.lemma(head))));
    let carries = lexicon.carriers.has(s.lemma(head))
        && matches!(s.lower(head + 1), "of" | "carrying" | "bringing" | "loaded" | "laden" | "with")
        && (head + 2..head + 9).take_while(|&i| !a.is_finite(i)).any(|i| {
            matches!(s.lower(i), "aid" | "humanitarian" | "relief" | "food" | "medicine" | "medicines")
                || s.lower(i) == "supplies" && (0..s.len()).any(|k| is_helper(s.lower(k)))
                || s.lower(i) == "medical" && matches!(s.lemma(i + 1), "supply" | "equipment" | "kit")
        });
    // "The World Food Programme stopped deliveries to four camps"
    let of_helpers = matches!(s.lemma(head), "delivery" | "distribution")
        && (0..s.len()).any(|i| {
            matches!(s.lower(i), "aid" | "relief" | "wfp" | "humanitarian")
                || s.lower(i) == "food"
                    && matches!(s.lower(i + 1), "programme" | "program" | "agency" | "agencies")
        });
    (w.contains(s.lemma(head)) || two || carries || of_helpers).then(|| (head, "aid".to_owned()))
}

/// "the Red Cross", "a relief agency": those who bring help.
fn is_helper(word: &str) -> bool {
    matches!(
        word,
        "relief"
            | "humanitarian"
            | "aid"
            | "cross"
            | "crescent"
            | "icrc"
            | "unicef"
            | "unhcr"
            | "wfp"
            | "charity"
    )
}

/// The name before the noun: "the M10 hospital", "Kindi Hospital"; nothing for "the Syrian hospital" or "the hospital".
fn name(a: &Analysed<'_>, first: usize, noun: usize) -> Option<String> {
    let s = &a.sentence;
    let mut from = noun;
    while from > first
        && (s.tag(from - 1).is_proper()
            || is_code(s.surface(from - 1))
            || matches!(s.tag(from - 1), Tag::POS | Tag::Hyphen) && from - 1 > first)
    {
        from -= 1;
    }
    while from < noun && matches!(s.tag(from), Tag::POS | Tag::Hyphen) {
        from += 1;
    }
    if from == noun {
        return s
            .tag(noun)
            .is_proper()
            .then(|| s.words(noun, noun).to_owned())
            .filter(|_| is_code(s.surface(noun)));
    }
    Some(s.words(from, noun).to_owned())
}

/// A letter and a number: "M10".
fn is_code(word: &str) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(|c| c.is_ascii_uppercase());
    let rest = letters.as_str();
    capital && !rest.is_empty() && rest.len() < 4 && rest.bytes().all(|b| b.is_ascii_digit())
}

/// "M10 had been attacked": a coded name that the text before put beside its noun.
fn bare_name(a: &Analysed<'_>, lexicon: &FacilityLexicon, head: usize) -> Option<(usize, String)> {
    let s = &a.sentence;
    let word = s.surface(head);
    if !is_code(word) {
        return None;
    }
    let end = s.span.start();
    let mut start = end.saturating_sub(BACK);
    while start < end && !s.text.is_char_boundary(start) {
        start += 1;
    }
    let text = s.text.get(start..end)?;
    text.match_indices(word).take(20).find_map(|(at, _)| {
        let after = text.get(at + word.len()..)?.strip_prefix(' ')?;
        let noun: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
        lexicon.types.get(&noun.to_lowercase()).map(|sort| (head, sort.clone()))
    })
}

impl FacilityLexicon {
    /// "the roof [of the surgical ward]": what a part belongs to.
    pub(super) fn part_of(&self, a: &Analysed<'_>, noun: usize) -> Option<usize> {
        let s = &a.sentence;
        let part = self.words.parts.contains(s.lemma(noun))
            || matches!(s.lemma(noun), "wall" | "window" | "courtyard" | "yard");
        let of = s.children_by(noun, &[Label::Prep]).find(|&p| part && s.lower(p) == "of")?;
        s.child(of, Label::Pobj)
    }
}

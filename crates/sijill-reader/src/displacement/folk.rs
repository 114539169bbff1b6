//! Who moves in a crowd: "others", "half of the village", "40,000 Congolese", "women and children".

use sijill_claim::Figure;
use sijill_language::{Label, Tag};

use super::DisplacementLexicon;
use crate::analysis::{Analysed, figure};
use crate::chunk::Chunk;
use crate::party::{Force, force};

/// Fewest of those counted in a crowd.
const FEWEST: u64 = 20;

/// Those who move.
#[derive(Debug, Clone)]
pub(super) struct Crowd {
    /// The word that stands for them.
    pub(super) head: usize,
    /// Where their phrase begins.
    pub(super) first: usize,
    /// How many, where it is told.
    pub(super) figure: Option<Figure>,
    /// True where a noun says that they are people of a place: not "others", "most of them".
    pub(super) people: bool,
}

/// The crowd that a noun phrase names; nothing for armed people, nor for one of a kind.
pub(super) fn crowd(a: &Analysed<'_>, words: &DisplacementLexicon, token: usize) -> Option<Crowd> {
    let s = &a.sentence;
    let share = |i: usize| words.words.shares.contains(s.lower(i)) || words.crowd.shares.has(s.lower(i));
    // "many fled", "most of them", which the tagger takes for adjectives
    let alone = || {
        Some(Chunk { first: token, head: token, last: token })
            .filter(|_| share(token) || a.count(token).is_some())
    };
    let chunk = a.chunk(token).or_else(alone)?;
    let head = chunk.head;
    let number = (chunk.first..=chunk.last).find_map(|i| a.count(i)).filter(|n| n.value.low >= FEWEST);
    let part = matches!(s.lower(head), "percent" | "cent" | "%" | "thirds" | "quarters" | "fifths");
    let counted = number.filter(|_| !part).map(|n| figure(n.value, n.words(s)));
    let of = s
        .children_by(head, &[Label::Prep])
        .find(|&p| s.lower(p) == "of")
        .and_then(|p| s.child(p, Label::Pobj))
        .or_else(|| {
            a.chunk(chunk.last + 2)
                .filter(|k| s.lower(chunk.last + 1) == "of" && k.first == chunk.last + 2)
                .map(|k| k.head)
        });
    let first = chunk.first;
    if share(head) || number.is_some_and(|n| n.last >= head) {
        let whole = match of {
            None => return bare(a, words, head, first, counted),
            Some(n) => n,
        };
        let whole = a.chunk(whole).map_or(whole, |k| k.head);
        if matches!(s.lower(whole), "them" | "us" | "these" | "those") {
            return Some(Crowd { head, first, figure: counted, people: false });
        }
        let folk = is_folk(a, words, whole) || is_settlement(a, words, whole);
        // "half of the city's 90,000 people": so many of them, and not all.
        let figure = counted.filter(|_| number.is_some_and(|n| n.of.is_none()));
        return folk.then_some(Crowd { head: whole, first, figure, people: true });
    }
    // "the whole village", "the entire population"
    let whole = (first..head).any(|i| matches!(s.lower(i), "whole" | "entire" | "all" | "half" | "every"));
    let before = first
        .checked_sub(2)
        .is_some_and(|b| matches!(s.lower(b), "half" | "all") || matches!(s.lower(b + 1), "half" | "all"));
    if (whole || before) && is_settlement(a, words, head) {
        return Some(Crowd { head, first, figure: None, people: true });
    }
    // "half a million Yazidis", "40,000 Congolese": a people by its name, where it is counted.
    let people = number.is_some() && !part && s.tag(head).is_proper() && a.place_at(head).is_none();
    let armed = force(a, head) == Force::Armed || s.tag(head + 1).is_noun();
    if !is_folk(a, words, head) && !(people && !armed) {
        return None;
    }
    let figure = counted.or_else(|| bare_plural(a, head, first));
    Some(Crowd { head, first, figure, people: true })
}

/// "residents fled", "several families fled": the fewest that the words commit to.
pub(super) fn bare_plural(a: &Analysed<'_>, head: usize, first: usize) -> Option<Figure> {
    let s = &a.sentence;
    let part = (first..head).any(|i| {
        matches!(s.lower(i), "most" | "all" | "half" | "every" | "no" | "few" | "percent" | "cent" | "%")
    });
    if let Some(number) = (first..=head).find_map(|i| a.count(i)) {
        return (!part).then(|| figure(number.value, number.words(s)));
    }
    let plural = s.tag(head).is_plural() || s.lower(head) == "people";
    (plural && !part).then(|| Figure::vague(2, s.words(head, head)))
}

/// "others", "some 40,000 others", "hundreds more", "nearly everyone".
fn bare(
    a: &Analysed<'_>,
    words: &DisplacementLexicon,
    head: usize,
    first: usize,
    counted: Option<Figure>,
) -> Option<Crowd> {
    let word = a.sentence.lower(head);
    let stands =
        matches!(word, "others" | "many" | "most" | "some" | "everyone" | "everybody" | "all" | "more");
    (stands || counted.is_some() || words.crowd.shares.has(word)).then_some(Crowd {
        head,
        first,
        figure: counted,
        people: false,
    })
}

/// "the village's farmers", "Africans", "women and children": people of a place who bear no arms.
pub(super) fn is_folk(a: &Analysed<'_>, words: &DisplacementLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let lower = s.lower(noun);
    let plural = s.tag(noun).is_plural();
    let plural = plural || s.tag(noun).is_noun() && lower.ends_with('s');
    let people = s.tag(noun) == Tag::NNPS
        || s.tag(noun).is_noun() && lower.ends_with("ese") && s.surface(noun).starts_with(char::is_uppercase)
        || plural
            && s.surface(noun).starts_with(char::is_uppercase)
            && noun > 0
            && force(a, noun) != Force::Armed;
    let armed = force(a, noun) == Force::Armed;
    let named = words.counted.people.has(lower)
        || words.counted.comers.has(lower)
        || words.counted.survivors.has(lower)
        || words.crowd.settled.has(lower);
    let chunk = a.chunk(noun);
    // "rebel families" flee as well; "Arab militias" do not.
    let fighters = chunk.is_some_and(|k| {
        (k.first..noun).any(|i| matches!(s.lower(i), "armed" | "militia" | "police" | "army" | "military"))
    });
    !armed && !fighters && (named || people && a.place_at(noun).is_none())
}

/// "the population", "the village", where all of it moves.
fn is_settlement(a: &Analysed<'_>, words: &DisplacementLexicon, noun: usize) -> bool {
    let lemma = a.sentence.lemma(noun);
    matches!(
        lemma,
        "population"
            | "populace"
            | "village"
            | "town"
            | "hamlet"
            | "community"
            | "neighbourhood"
            | "neighborhood"
    ) || words.counted.people.has(a.sentence.lower(noun))
}

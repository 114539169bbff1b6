//! Parts of a toll: "including three children", "six of them women", "among the dead were two nurses".

use sijill_claim::{Harm, Modality};

use super::flat::{extend_right, left, right};
use super::hit::{Hit, voice};
use crate::analysis::Analysed;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at};

/// The parts that a sentence counts of the people already found in it, or of a toll told before it.
pub(crate) fn parts(a: &Analysed<'_>, lexicon: &Lexicon, whole: &[Hit]) -> Vec<Hit> {
    let mut found = Vec::new();
    for token in 0..a.sentence.len() {
        including(a, lexicon, token, whole, &mut found);
        of_them(a, lexicon, token, whole, &mut found);
        among(a, lexicon, token, &mut found);
    }
    found
}

fn latest(whole: &[Hit], token: usize) -> Option<&Hit> {
    whole
        .iter()
        .filter(|h| h.people.last < token && h.people.figure.best != Some(0))
        .max_by_key(|h| (h.people.last, h.anchor))
}

fn part(whole: &Hit, people: People, rule: &'static str) -> Hit {
    Hit { anchor: whole.anchor, harm: whole.harm, people, modality: whole.modality, rule, part: true }
}

fn including(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, whole: &[Hit], found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let after = match (s.lower(token), s.lower(token + 1)) {
        ("including" | "comprising", _) => token + 1,
        ("among", "them" | "whom") => token + 2,
        _ => return,
    };
    let Some(whole) = latest(whole, token) else { return };
    let start = if matches!(s.lower(after), "at" | "some") { after } else { skip_adverbs(a, after) };
    for people in list_at(a, lexicon, start) {
        let less = match (people.figure.best, whole.people.figure.best) {
            (Some(p), Some(w)) => p <= w,
            _ => true,
        };
        if (people.counted || people.figure.best == Some(1)) && less && !people.pronoun {
            found.push(part(whole, people, "part: including"));
        }
    }
}

fn skip_adverbs(a: &Analysed<'_>, mut token: usize) -> usize {
    while matches!(a.sentence.tag(token), sijill_language::Tag::RB) && a.number(token).is_none() {
        token += 1;
    }
    token
}

fn list_at(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Vec<People> {
    let start = a
        .number(token)
        .map_or(token, |n| (n.first..=n.last).find(|&k| a.chunk(k).is_some()).unwrap_or(token));
    match people_at(a, lexicon, start) {
        Some(first) => extend_right(a, lexicon, first),
        None => Vec::new(),
    }
}

/// "six of them children", "three of whom were women".
fn of_them(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, whole: &[Hit], found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if s.lower(token) != "of" || !matches!(s.lower(token + 1), "them" | "whom" | "those") {
        return;
    }
    let Some(number) = token.checked_sub(1).and_then(|i| a.count(i)) else { return };
    let Some(whole) = latest(whole, number.first) else { return };
    let mut after = token + 2;
    while matches!(s.lower(after), "was" | "were" | "are" | "is" | "the" | "only") {
        after += 1;
    }
    let Some(kind) = a.chunk(after).and_then(|c| people_at(a, lexicon, c.head)) else { return };
    if kind.counted {
        return;
    }
    let figure = crate::analysis::figure(number.value, s.words(number.first, number.last));
    let people = People { first: number.first, head: number.last, figure, counted: true, ..kind };
    found.push(part(whole, people, "part: of them"));
}

/// "Two children were among the dead", "Among the wounded were three nurses", "The dead included a judge".
fn among(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let harm = |i: usize| match s.lower(i) {
        "dead" | "killed" | "victims" | "fatalities" | "slain" | "casualties" => Some(Harm::Killed),
        "wounded" | "injured" => Some(Harm::Injured),
        _ => None,
    };
    let people = match (s.lower(token), s.lower(token + 1), harm(token + 2)) {
        ("among" | "amongst", "the" | "those", Some(harm)) => {
            let mut verb = token.wrapping_sub(1);
            while matches!(s.lower(verb), "also" | "reportedly" | "," | "both") {
                verb = verb.wrapping_sub(1);
            }
            if matches!(s.lower(verb), "was" | "were" | "are" | "is" | "be" | "being") {
                let (_, first) = voice(a, verb);
                Some((harm, left(a, lexicon, first.min(verb))))
            } else if matches!(s.lower(token + 3), "were" | "was" | "are" | "is") {
                Some((harm, right(a, lexicon, token + 4)))
            } else {
                None
            }
        }
        ("the" | "those", _, _)
            if matches!(s.lower(token + 2), "include" | "included" | "includes" | "including") =>
        {
            harm(token + 1).map(|harm| (harm, right(a, lexicon, token + 3)))
        }
        _ => None,
    };
    if let Some((harm, list)) = people {
        for people in list {
            if people.counted || people.figure.best == Some(1) {
                found.push(Hit {
                    anchor: token,
                    harm,
                    people,
                    modality: Modality::Asserted,
                    rule: "part: among the dead",
                    part: true,
                });
            }
        }
    }
}

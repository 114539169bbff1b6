//! Forces on the move that no plain object names: "another 30", "the carrier Heron", a convoy that crosses a border.

use sijill_claim::DeploymentAction;
use sijill_language::{Label, Tag};

use super::{DeploymentLexicon, Draft, is_military, make, sent, strength};
use crate::analysis::{Analysed, figure};
use crate::clause::{Clause, Voice, complements, extent, reach, stance};
use crate::control::place_of;
use crate::party::{Force, force};
use crate::thing::Thing;

/// "will send another 30 to Dura to train the army": so many more, where the sentence speaks of troops.
pub(super) fn a_further(
    a: &Analysed<'_>,
    lexicon: &DeploymentLexicon,
    c: &Clause,
    to_a_place: bool,
) -> Option<(usize, Thing)> {
    let s = &a.sentence;
    if !matches!(c.lemma.as_str(), "send" | "deploy" | "dispatch" | "station") || !to_a_place {
        return None;
    }
    let noun = c.things.iter().copied().find(|&t| a.count(t).is_some())?;
    let number = a.count(noun)?;
    let more = (number.first.saturating_sub(2)..=number.last).any(|i| {
        matches!(s.lower(i), "further" | "additional" | "another" | "more" | "extra" | "about" | "some")
    });
    let serves = |i: usize| {
        lexicon.words.serving.contains(s.lemma(i)) && s.lemma(i) != "man"
            || matches!(s.lower(i), "army" | "military" | "troops" | "forces")
    };
    let troops = (0..s.len()).any(|i| s.tag(i).is_noun() && serves(i) || s.lower(i) == "military");
    let bare = !s.tag(number.last + 1).is_noun() && s.lower(number.last + 1) != "of";
    (more && troops && bare).then(|| {
        let first = a.chunk(noun).map_or(number.first, |k| k.first.min(number.first));
        let figure = Some(figure(number.value, number.words(s)));
        (noun, Thing { words: (first, number.last), head: noun, what: "troops".to_owned(), figure })
    })
}

/// "the carrier Heron": the carrier.
pub(super) fn named_ship(a: &Analysed<'_>, head: usize) -> Option<usize> {
    let s = &a.sentence;
    let chunk = a.chunk(head).filter(|k| k.head == head && s.tag(head).is_proper())?;
    (chunk.first..head).rev().find(|&i| is_ship(s.lemma(i)))
}

fn is_ship(lemma: &str) -> bool {
    matches!(
        lemma,
        "carrier" | "frigate" | "destroyer" | "warship" | "cruiser" | "corvette" | "submarine" | "battleship"
    )
}

/// "Three warships are on their way to the gulf".
pub(super) fn is_heavy(a: &Analysed<'_>, head: usize) -> bool {
    let lemma = a.sentence.lemma(head);
    is_ship(lemma)
        || matches!(lemma, "tank" | "warplane" | "howitzer" | "battalion" | "brigade" | "reinforcement")
}

/// "A convoy of 30 military vehicles entered through the northern crossing", "crossed into Dura".
pub(super) fn convoy(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(c.lemma.as_str(), "enter" | "cross") || c.voice != Voice::Active {
        return None;
    }
    let doer = c.doer.filter(|&d| d < c.verb)?;
    let column = a.chunk(doer).is_some_and(|k| matches!(s.lemma(k.head), "convoy" | "column"));
    let (kind, sent) = sent(a, lexicon, doer).filter(|_| column)?;
    let vehicles = matches!(s.lemma(kind), "vehicle" | "truck" | "lorry" | "carrier")
        && (is_military(a, kind) || is_military(a, doer))
        || matches!(s.lemma(kind), "tank" | "armour" | "armor");
    let stance = stance(a, c.verb);
    if !vehicles || kind == doer || stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let ends: Vec<usize> =
        c.things.iter().copied().chain(complements(a, c.verb).into_iter().map(|(_, _, n)| n)).collect();
    // "through the northern crossing yesterday evening", one phrase for the tagger
    let crossing = |n: &usize| {
        let first = a.chunk(*n).map_or(*n, |k| k.first);
        (first..=*n).any(|i| matches!(s.lemma(i), "crossing" | "border" | "checkpoint" | "gate"))
    };
    let place = ends.iter().find_map(|&n| place_of(a, n));
    let somewhere =
        place.is_some() || ends.iter().any(|n| crossing(n) || strength::is_somewhere(a, lexicon, *n));
    somewhere.then(|| make(a, c, DeploymentAction::Sent, None, &sent, place, 0.7))
}

/// "ordered two frigates carrying 400 marines to the gulf": where to, hung on what they carry.
pub(super) fn carried_to(
    a: &Analysed<'_>,
    lexicon: &DeploymentLexicon,
    c: &Clause,
) -> Vec<(String, usize, usize)> {
    let s = &a.sentence;
    let loads = c.things.iter().flat_map(|&t| s.children_by(t, &[Label::Acl]).collect::<Vec<_>>());
    let loads =
        loads.filter(|&v| s.tag(v) == Tag::VBG && matches!(s.lemma(v), "carry" | "bear" | "transport"));
    let of_war = |v: usize| {
        s.child(v, Label::Dobj).is_some_and(|n| {
            force(a, n).acts() || force(a, n) == Force::Weapon || lexicon.words.things.contains(s.lower(n))
        })
    };
    loads.filter(|&v| of_war(v)).flat_map(|v| complements(a, v)).collect()
}

/// True for those whose withdrawal is told of who holds what: "the withdrawal of rebel fighters".
pub(super) fn is_no_state(a: &Analysed<'_>, noun: usize) -> bool {
    force(a, noun) == Force::Armed && crate::party::is_irregular(a, noun)
}

/// "called on the alliance to send monitors": wished for, and nobody is sent.
pub(super) fn is_asked_for(a: &Analysed<'_>, lexicon: &DeploymentLexicon, verb: usize) -> bool {
    let s = &a.sentence;
    let above = s.head(verb).filter(|_| s.tag(verb) == Tag::VB && s.label(verb) != Label::Conj);
    let wished = |h: usize| {
        matches!(s.lemma(h), "call" | "urge" | "demand" | "appeal" | "press" | "beg" | "implore")
            || s.tag(h).is_noun() && lexicon.words.wishes.contains(s.lemma(h))
    };
    above.is_some_and(wished)
}

/// "to posts near Freetown": where what they were sent to stands.
pub(super) fn beside(a: &Analysed<'_>, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let kept = matches!(s.lemma(noun), "hospital" | "clinic" | "prison" | "jail");
    let near = s.children_by(noun, &[Label::Prep]).filter(|_| !kept);
    let near = near.filter(|&p| matches!(s.lower(p), "near" | "in" | "outside" | "around" | "at"));
    near.filter_map(|p| s.child(p, Label::Pobj)).find_map(|n| place_of(a, n))
}

/// "The mission", "The UN", "MONUC": who has soldiers somewhere, and is no state.
pub(super) fn is_sender(a: &Analysed<'_>, lexicon: &DeploymentLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    lexicon.words.contingents.contains(s.lemma(noun))
        || s.surface(noun) == "UN"
        || s.lower(noun) == "nations"
        || crate::party::goes_by_initials(a, noun)
}

/// "additional units", "fresh troops": more of those who are there.
pub(super) fn is_fresh(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    a.chunk(noun).is_some_and(|k| {
        (k.first..noun).any(|i| matches!(s.lower(i), "additional" | "extra" | "fresh" | "more"))
    })
}

/// "arrived about the same time at Port Loko": a place soon behind the verb, wherever the parser hung it.
pub(super) fn soon_behind(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut behind = (verb + 1..s.len().min(verb + 8)).take_while(|&i| !a.is_finite(i) && s.lower(i) != ",");
    let at = behind.find(|&i| matches!(s.lower(i), "at" | "in") && a.place_at(i + 1).is_some())?;
    a.place_at(at + 1)
}

/// "the deployment on Wednesday of [troops]".
pub(super) fn behind_day(a: &Analysed<'_>, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let of = (noun + 1..s.len().min(noun + 6)).find(|&i| s.lower(i) == "of")?;
    let day = (noun + 1..of).all(|i| s.lower(i) == "on" || a.date_at(i).is_some());
    (day && of > noun + 1).then(|| a.chunk(of + 1)).flatten().map(|c| c.head)
}

/// "About 300 peacekeepers rolled into the town": those who keep a peace are sent, and take nothing.
pub(super) fn come(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let comes = matches!(c.lemma.as_str(), "enter" | "roll" | "move" | "drive" | "march" | "go");
    let doer =
        c.doer.filter(|&d| comes && c.voice == Voice::Active && crate::allegiance::are_peacekeepers(a, d))?;
    let (kind, men) = sent(a, lexicon, doer).filter(|(_, m)| m.figure.is_some())?;
    if !lexicon.words.serving.contains(s.lemma(kind)) {
        return None;
    }
    let into = complements(a, c.verb).into_iter().filter(|(w, ..)| w == "into").map(|(_, _, n)| n);
    let ends: Vec<usize> = into.chain(c.things.iter().copied().filter(|_| c.lemma == "enter")).collect();
    let stance = stance(a, c.verb);
    let somewhere = ends.iter().any(|&n| strength::is_somewhere(a, lexicon, n));
    if !somewhere || stance.negated || stance.unreal || stance.attempted || s.tag(c.verb) == Tag::VBG {
        return None;
    }
    let place = ends.iter().find_map(|&n| place_of(a, n));
    Some(make(a, c, DeploymentAction::Sent, None, &men, place, 0.7))
}

/// A noun's lemma; of "pull-out", three words for the tagger, the whole.
pub(super) fn noun_of<'s>(a: &'s Analysed<'_>, noun: usize) -> &'s str {
    let s = &a.sentence;
    let pulled =
        noun > 1 && s.lower(noun) == "out" && s.lower(noun - 2) == "pull" && s.lower(noun - 1) == "-";
    if pulled { "pullout" } else { s.lemma(noun) }
}

/// "the kingdom", "the ministry": what sends soldiers.
pub(super) fn is_state(lemma: &str) -> bool {
    matches!(
        lemma,
        "country"
            | "kingdom"
            | "state"
            | "nation"
            | "ministry"
            | "council"
            | "neighbour"
            | "neighbor"
            | "charity"
            | "president"
            | "minister"
            | "premier"
            | "king"
            | "commander"
            | "general"
            | "alliance"
    )
}

/// "being deployed for a first period of three months [at Goma airport]": further back than the verb's own complements.
pub(super) fn further(a: &Analysed<'_>, c: &Clause) -> Option<usize> {
    let s = &a.sentence;
    let posted = matches!(c.lemma.as_str(), "deploy" | "station" | "post" | "base");
    let last = reach(a, c.verb, &[Label::Advcl, Label::Conj, Label::Relcl, Label::Ccomp]).1;
    (c.verb + 1..last.min(c.verb + 16))
        .take_while(|&i| posted && !a.is_finite(i) && s.tag(i) != Tag::Comma)
        .filter(|&i| matches!(s.lower(i), "at" | "in" | "near" | "along" | "outside"))
        .find_map(|i| place_of(a, a.chunk(i + 1).map_or(i + 1, |k| k.head)))
}

/// "this week", "on Monday": a day or days of the clause.
pub(super) fn extent_has_day(a: &Analysed<'_>, c: &Clause) -> bool {
    let (first, last) = extent(a, c, None);
    a.dates.iter().any(|d| first <= d.last && d.first <= last)
}

/// "200 men", "two trucks of policemen": so many are told of.
pub(super) fn is_counted(a: &Analysed<'_>, kind: usize, sent: &Thing) -> bool {
    sent.figure.is_some() || a.chunk(kind).is_some_and(|k| (k.first..=k.last).any(|i| a.count(i).is_some()))
}

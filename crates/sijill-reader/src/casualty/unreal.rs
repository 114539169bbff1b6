//! Harm that befell nobody: in a film, in an exercise, "had it landed nearer", "will kill one every day", and players who are
//! not fit.

use sijill_claim::Harm;
use sijill_language::{Label, Tag};

use super::hit::{Hit, Voice, voice};
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;

/// Furthest before the word of harm that what makes it unreal is looked for, in tokens.
const REACH: usize = 40;

/// True where nobody came to the harm that a sentence tells of.
pub(super) fn is_unreal(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> bool {
    let at = hit.anchor.min(hit.people.first);
    in_fiction(a, at, hit.anchor)
        || in_an_exercise(a, at)
        || would_have(a, hit.anchor)
        || by_the_hour(a, hit)
        || of_a_team(a, lexicon, hit)
        || only_shared(a, hit)
        || as_a_means(a, hit)
}

/// "The novel, in which a sniper kills 160 insurgents,", "the novel's hero, who killed 11 men,", "In the play, six die". Groups show in
/// their films what they did, which is told in the past.
fn in_fiction(a: &Analysed<'_>, at: usize, harm: usize) -> bool {
    let s = &a.sentence;
    let present = matches!(s.tag(harm), Tag::VBZ | Tag::VBP);
    (at.saturating_sub(REACH)..at).any(|i| {
        let film = present && matches!(s.lemma(i), "film" | "movie" | "blockbuster" | "series");
        if !s.tag(i).is_noun() || !(film || CLASSES.fiction.has(s.lemma(i))) {
            return false;
        }
        // A riot over a play, or a siege at an opera, is none of its scenes.
        let about = (i.saturating_sub(3)..i)
            .any(|k| matches!(s.lower(k), "over" | "against" | "at" | "during" | "after"));
        let within = (i + 1..i + 4).find(|&k| s.lower(k) == "in" && s.lower(k + 1) == "which");
        let told_in = within.is_some_and(|k| {
            k < at
                && (k + 2..at).all(|w| s.lower(w) != "," && s.lower(w) != ";")
                && (k + 2..at).filter(|&w| a.is_finite(w)).count() <= 1
        });
        let hero = (i + 1..(i + 5).min(at)).any(|k| CLASSES.characters.has(s.lemma(k)))
            || s.lower(i.wrapping_sub(2)) == "of" && CLASSES.characters.has(s.lemma(i.wrapping_sub(3)));
        let opens = i <= 4 && s.lower(0) == "in" && s.lower(i + 1) == ",";
        !about && (told_in || hero || opens)
    })
}

/// "The exercise assumed 200 dead", "a simulated attack that killed 40".
fn in_an_exercise(a: &Analysed<'_>, at: usize) -> bool {
    let s = &a.sentence;
    let drill = |v: usize| s.child(v, Label::Nsubj).is_some_and(|n| CLASSES.drills.has(s.lemma(n)));
    let imagines = |&v: &usize| s.tag(v).is_verb() && CLASSES.imagining.has(s.lemma(v)) && drill(v);
    let assumed = (at.saturating_sub(REACH)..at).rev().find(imagines);
    // "envisages a truce after clashes that killed 200": those were.
    let assumed = assumed.is_some_and(|v| {
        (v + 1..at).all(|i| !a.is_finite(i) && s.lower(i) != "," && !matches!(s.lower(i), "after" | "before"))
    });
    // "a mock trial", "a mock funeral": what came of it was none.
    let mock = (at.saturating_sub(6)..at + 3).any(|i| {
        matches!(s.lower(i), "simulated" | "mock" | "imaginary" | "notional" | "fictitious" | "pretend")
            && s.tag(i + 1).is_noun()
            && (CLASSES.attacks.has(s.lemma(i + 1)) || CLASSES.rehearsed.has(s.lemma(i + 1)))
    });
    assumed || mock
}

/// "Had the shell landed nearer, 30 children would have died": without such a condition, it may be what somebody has heard.
fn would_have(a: &Analysed<'_>, anchor: usize) -> bool {
    let s = &a.sentence;
    let helped = |helpers: &[&str]| {
        (anchor.saturating_sub(5)..anchor)
            .any(|i| helpers.contains(&s.lower(i)) && (i + 1..i + 4).any(|k| s.lower(k) == "have"))
    };
    let had = s.lower(0) == "had" && s.tag(1) != Tag::VBN
        || (0..s.len()).any(|i| {
            s.lower(i) == "if"
                && (i + 1..s.len().min(i + 12)).any(|k| s.lower(k) == "had" && s.tag(k) == Tag::VBD)
        });
    let otherwise = (0..s.len()).any(|i| {
        s.lower(i) == "otherwise"
            || s.lower(i) == "but" && s.lower(i + 1) == "for"
            || s.lower(i) == "without" && i < anchor && s.tag(i + 1) != Tag::VBG
    });
    helped(&["would"]) && (had || otherwise) || helped(&["could", "might"]) && had
}

/// "will kill one hostage every 48 hours"
fn by_the_hour(a: &Analysed<'_>, hit: &Hit) -> bool {
    let s = &a.sentence;
    let next = hit.people.last.max(hit.anchor) + 1;
    voice(a, hit.anchor).0 == Voice::Unreal
        && matches!(s.lower(next), "every" | "each" | "per" | "a")
        && (next + 1..next + 4).any(|i| matches!(s.lemma(i), "hour" | "day" | "minute" | "week"))
}

/// "without four injured players for the match": not fit, where nothing tells what hurt them.
fn of_a_team(a: &Analysed<'_>, lexicon: &Lexicon, hit: &Hit) -> bool {
    let s = &a.sentence;
    hit.harm == Harm::Injured
        && CLASSES.players.has(s.lemma(hit.people.head))
        && (0..s.len()).any(|i| CLASSES.sport.has(s.lemma(i)))
        && (0..s.len()).all(|i| !lexicon.causes.contains_key(s.lemma(i)))
}

/// "Deaths of civilians were down by 13 per cent": how many is not told.
fn only_shared(a: &Analysed<'_>, hit: &Hit) -> bool {
    let s = &a.sentence;
    let noun = s.tag(hit.anchor).is_noun() && !hit.people.counted && hit.people.figure.best.is_none();
    let end = hit.people.last.max(hit.anchor) + 1;
    let verb = (end..s.len().min(end + 8)).find(|&i| a.is_finite(i));
    let percent =
        |i: usize| matches!(s.lower(i), "per" | "percent" | "%" | "third" | "half" | "quarter" | "fifth");
    let moves = |v: usize| {
        CLASSES.rising.has(s.lemma(v))
            || s.lemma(v) == "be" && matches!(s.lower(v + 1), "down" | "up")
            || matches!(s.lemma(v), "fall" | "drop" | "decline" | "decrease" | "halve" | "double" | "triple")
    };
    // "doubled to 1,200, half of them in the south"
    let told = |v: usize| (v + 1..s.len().min(v + 6)).any(|i| s.lower(i) == "to" && a.count(i + 1).is_some());
    noun && verb.is_some_and(|v| moves(v) && !told(v) && (v + 1..s.len().min(v + 9)).any(percent))
}

/// "gains nothing by killing soldiers", of nobody in particular.
fn as_a_means(a: &Analysed<'_>, hit: &Hit) -> bool {
    let s = &a.sentence;
    s.tag(hit.anchor) == Tag::VBG
        && s.lower(hit.anchor.wrapping_sub(1)) == "by"
        && !hit.people.counted
        && hit.people.first == hit.people.head
        && hit.people.first == hit.anchor + 1
        && s.tag(hit.people.head) == Tag::NNS
        && (0..s.len()).all(|i| s.tag(i) != Tag::VBD && !matches!(s.lower(i), "has" | "have"))
}

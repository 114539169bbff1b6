//! Another's count of those told just before, by its number alone: "… said 40 soldiers had died, but the army admitted only six",
//! "New Delhi admits to two", "the hospital later put it at five", "gave the number of dead as 38. It is 33".
//!
//! Not for: numbers beside a word of harm (`casualty`), nor which figure counts in the end (`updates`, `incident`).

use sijill_claim::{Casualty, Harm, Modality};
use sijill_language::{Amount, Label, Number, Tag};

use crate::analysis::{Analysed, figure};
use crate::classes::CLASSES;
use crate::draft::{Body, Draft};
use crate::speech::{SpeechLexicon, source_at};

/// What the rule is called.
const RULE: &str = "another's count of those told before";

/// So many times as many as somebody else has counted, and not more, are another count of the same.
const MOST_TIMES: u64 = 4;
/// Whoever plays down a toll leaves no less of it than such a part.
const MOST_PARTS: u64 = 20;

/// Furthest that the number stands behind the verb, in tokens.
const REACH: usize = 6;

/// The counts of a sentence that only add a number: by the claims before it and its own.
pub(crate) fn drafts(
    a: &Analysed<'_>,
    before: &[Draft],
    own: &[Draft],
    analysed: &[Analysed<'_>],
) -> Vec<Draft> {
    if a.numbers.is_empty() {
        return Vec::new();
    }
    let s = &a.sentence;
    let mut found: Vec<Draft> = Vec::new();
    for verb in 0..s.len() {
        let number = if s.tag(verb).is_verb() && CLASSES.counting.has(s.lemma(verb)) {
            given(a, verb)
        } else {
            corrected(a, verb)
        };
        let Some(number) = number else { continue };
        // A number that a claim of its own tells already.
        if own.iter().any(|d| d.casualty().is_some() && d.first <= number.first && number.last <= d.last) {
            continue;
        }
        let told = told_before(a, before, own, analysed, verb);
        let Some((told, casualty)) = told.and_then(|d| Some((d, d.casualty()?))) else { continue };
        let is_correction = s.lemma(verb) == "be";
        if is_correction && !told.rules.contains(&"flat: toll") {
            continue;
        }
        let may_be_things =
            matches!(s.lemma(verb), "count" | "record" | "register" | "document" | "list" | "log");
        if may_be_things && !is_alike(&number.value, casualty) {
            continue;
        }
        let words = s.words(number.first, number.last);
        let earlier = is_former_account(a, verb);
        let told_already = |d: &Draft| {
            d.casualty().is_some_and(|c| {
                c.harm == casualty.harm && c.figure.as_ref().is_some_and(|f| f.best == number.value.best)
            })
        };
        if earlier && before.iter().any(told_already) {
            continue;
        }
        let mut casualty =
            Casualty { figure: Some(figure(number.value, words)), earlier, ..casualty.clone() };
        casualty.victims.names.clear();
        casualty.victims.breakdown.clear();
        words.clone_into(&mut casualty.victims.words);
        let first = if is_correction { verb.saturating_sub(1) } else { verb };
        let mut draft = Draft::new(a.index, first, number.last, number.first, Body::Casualty(casualty), RULE);
        draft.subject = number.last;
        draft.cause.clone_from(&told.cause);
        draft.perpetrator.clone_from(&told.perpetrator);
        draft.confidence = 0.75;
        found.push(draft);
    }
    found
}

/// Whose count it is, where the verb is none of speech: "the hospital put it at five".
pub(crate) fn attribute(drafts: &mut [Draft], analysed: &[Analysed<'_>], lexicon: &SpeechLexicon) {
    for draft in drafts.iter_mut().filter(|d| d.rules.first() == Some(&RULE)) {
        let Some(a) = analysed.get(draft.sentence) else { continue };
        let s = &a.sentence;
        let subject =
            s.child(draft.first, Label::Nsubj).filter(|_| CLASSES.setting.has(s.lemma(draft.first)));
        if let Some(source) = subject.and_then(|n| source_at(lexicon, a, n)) {
            draft.attribution = vec![source];
        }
    }
}

/// "Our bulletin of Tuesday spoke of 12": what the same people had counted before.
fn is_former_account(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = s.child(verb, Label::Nsubj).and_then(|n| a.chunk(n)) else { return false };
    let account = matches!(
        s.lemma(chunk.head),
        "bulletin"
            | "communique"
            | "communiqué"
            | "dispatch"
            | "update"
            | "edition"
            | "statement"
            | "count"
            | "report"
    );
    account
        && (s.tag(chunk.first) == Tag::PRPS
            || a.dates.iter().any(|d| chunk.last < d.last && d.first <= chunk.last + 2))
}

/// The number alone behind a verb with its subject: "admitted only six", "admits to two", "put it at five".
fn given<'a>(a: &'a Analysed<'_>, verb: usize) -> Option<&'a Number> {
    let s = &a.sentence;
    if !a.is_finite(verb) || s.child(verb, Label::Neg).is_some() {
        return None;
    }
    let subject = s.child(verb, Label::Nsubj).filter(|&n| n < verb && a.date_at(n).is_none())?;
    if matches!(s.lower(subject), "i" | "you" | "which" | "that") {
        return None;
    }
    // "Asked how many were civilians, the army said two"; "The hospital admitted 42": these came to it.
    let asked = (0..verb).any(|i| s.lower(i) == "how" && s.lower(i + 1) == "many");
    let medical = || {
        a.chunk(subject).is_some_and(|c| {
            (c.first..=c.last).any(|i| CLASSES.wards.has(s.lemma(i)) || CLASSES.tending.has(s.lemma(i)))
        })
    };
    let hurt = || {
        (verb..s.len()).any(|i| {
            CLASSES.wounds.has(s.lemma(i)) || matches!(s.lower(i), "condition" | "wounded" | "injured")
        })
    };
    // "The rebels claimed two": attacks.
    let boasts = s.lemma(verb) == "claim" && crate::party::is_irregular(a, subject);
    if asked
        || boasts
        || s.lemma(verb) == "admit" && medical()
        || s.lemma(verb) == "report" && medical() && hurt()
    {
        return None;
    }
    let it = s.lower(verb + 1) == "it" && matches!(s.lower(verb + 2), "at" | "as" | "to");
    let led = matches!(
        (s.lemma(verb), s.lower(verb + 1)),
        ("admit" | "confess" | "own", "to") | ("speak" | "talk", "of")
    );
    let from = verb + 1 + 2 * usize::from(it) + usize::from(led);
    let number = (from..from + 3).find_map(|i| a.count(i)).filter(|n| n.first >= from)?;
    let only = |i: usize| {
        s.tag(i) == Tag::RB || matches!(s.lower(i), "just" | "that" | "there" | "were" | "it" | "was")
    };
    let beside = (from..number.first).all(only) && number.last < verb + REACH + 2;
    // "put" and "set" count nothing by themselves.
    let counts = it || !CLASSES.setting.has(s.lemma(verb));
    (beside && counts && stands_alone(a, number)).then_some(number)
}

/// "It is 33.", as a sentence of its own.
fn corrected<'a>(a: &'a Analysed<'_>, verb: usize) -> Option<&'a Number> {
    let s = &a.sentence;
    let is = verb == 1 && s.lower(0) == "it" && matches!(s.lower(1), "is" | "was");
    let adverb = usize::from(is && s.tag(2) == Tag::RB);
    let number = a.count(verb + 1 + adverb).filter(|n| is && n.first == verb + 1 + adverb)?;
    (number.last + 2 >= s.len() && stands_alone(a, number)).then_some(number)
}

/// No noun follows that the number would be of.
fn stands_alone(a: &Analysed<'_>, number: &Number) -> bool {
    let s = &a.sentence;
    // "three, then four, arrests"
    let lists = s.lower(number.last + 1) == ","
        && (number.last + 2..number.last + 4).any(|i| a.count(i).is_some() || CLASSES.wounds.has(s.lemma(i)));
    let closes = !lists
        && matches!(
            s.tag(number.last + 1),
            Tag::Stop | Tag::Comma | Tag::CC | Tag::CloseQuote | Tag::CloseBracket | Tag::Colon
        )
        || number.last + 1 >= s.len()
        || matches!(s.lower(number.last + 1), "as" | "while" | "so" | "in" | ";");
    // "in two districts", "in all" alone leaves it whole.
    let within = s.lower(number.last + 1) != "in" || matches!(s.lower(number.last + 2), "all" | "total");
    closes && within && number.of.is_none()
}

/// A number that may be another count of the same people: no more than some times theirs, and no less than a part of it.
fn is_alike(number: &Amount, told: &Casualty) -> bool {
    let best = |low: u64, best: Option<u64>| best.unwrap_or(low).max(1);
    let own = best(number.low, number.best);
    told.figure.as_ref().is_some_and(|f| {
        let theirs = best(f.low, f.best);
        own <= theirs.saturating_mul(MOST_TIMES) && theirs <= own.saturating_mul(MOST_PARTS)
    })
}

/// The claim whose people are counted again: the nearest before in the sentence, else that of the sentence before, where it tells
/// of nothing else that could be counted.
fn told_before<'d>(
    a: &Analysed<'_>,
    before: &'d [Draft],
    own: &'d [Draft],
    analysed: &[Analysed<'_>],
    verb: usize,
) -> Option<&'d Draft> {
    let counted = |d: &&Draft| {
        d.part_of.is_none()
            && d.modality == Modality::Asserted
            && d.casualty().is_some_and(|c| c.figure.as_ref().is_some_and(|f| f.low > 0 && f.best != Some(1)))
    };
    if let Some(told) = own.iter().filter(counted).rfind(|d| d.last < verb) {
        return Some(told);
    }
    // A claim of this sentence's own is another matter.
    let last = a.index.checked_sub(1).filter(|_| own.iter().all(|d| d.first > verb))?;
    let near = analysed.get(last).is_some_and(|b| a.paragraph.saturating_sub(b.paragraph) <= 1);
    let from = before.iter().rposition(|d| d.sentence != last).map_or(0, |i| i + 1);
    let sentence = before.get(from..).filter(|_| near)?;
    let told = sentence.iter().find(counted)?;
    let harm = told.casualty()?.harm;
    // "12 people died and 40 were injured. The army put it at nine": the dead, told first.
    let it = a.sentence.lower(verb + 1) == "it" && harm == Harm::Killed;
    let single =
        it || sentence.iter().all(|d| d.part_of.is_some() || d.casualty().is_some_and(|c| c.harm == harm));
    single.then_some(told)
}

//! Claims that go on with an occurrence told before: "the attack", "the convoy", "the toll later rose to". They are of its
//! day and place, whatever stands between.
//!
//! Not for: words that point back at a place (`places`), nor which claims are one incident (`incident`).

use jiff::civil::Date;
use sijill_claim::{Modality, Scope};
use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::{Body, Draft};
use crate::lexicon::Lexicon;
use crate::saying::is_day_of_saying;

/// How far back in sentences an occurrence is looked for, and in claims.
const SENTENCES: usize = 12;
const CLAIMS: usize = 60;

/// The draft whose occurrence a draft goes on with, where its words make that plain.
pub(crate) fn antecedent(
    drafts: &[Draft],
    i: usize,
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
) -> Option<usize> {
    let d = &drafts[i];
    if !is_of_occurrence(d) {
        return None;
    }
    if let Some(k) = same_victim(drafts, i) {
        return Some(k);
    }
    let a = &analysed[d.sentence];
    let known = Known::of(a, lexicon);
    let told = |e: &Draft| e.when.is_some() || e.place_mention.is_some() || e.place.is_some();
    let before = || {
        drafts[..i]
            .iter()
            .enumerate()
            .rev()
            .take(CLAIMS)
            .take_while(|(_, e)| d.sentence <= e.sentence + SENTENCES)
            .filter(|(_, e)| e.sentence < d.sentence && is_of_occurrence(e) && told(e) && !is_earlier(e))
            .filter(|(_, e)| !is_elsewhere(e, d, analysed) && !known.is_of_another_day(e))
            .filter(|(_, e)| !are_of_other_days(e, d))
    };
    // "Sunday's attacks": in another paragraph they need not be the one.
    let elsewhere = |e: &Draft| analysed[e.sentence].paragraph != a.paragraph;
    // "The attack on the convoy": what was hit tells more than that something was.
    let by_name = before()
        .find(|(_, e)| known.is_of_thing(&analysed[e.sentence]))
        .or_else(|| before().find(|(_, e)| known.is_of_cause(e) && !(known.several && elsewhere(e))));
    // "… followed an attack on Thursday. He was wounded in the attack": told in a sentence without a claim.
    let since = by_name.map_or(d.sentence.saturating_sub(2), |(_, e)| e.sentence + 1);
    if (since..d.sentence).any(|k| known.is_introduced(&analysed[k]) || fights_on_a_day(&analysed[k])) {
        return None;
    }
    // "That attack" is the one of the sentence before.
    if known.beside && by_name.is_some_and(|(_, e)| e.sentence + 1 < d.sentence) {
        return None;
    }
    let by_toll = || {
        let harm = d.casualty()?.harm;
        let toll = is_earlier(d)
            || d.rules.contains(&"flat: toll")
                && a.dates.iter().all(|m| is_day_of_saying(a, m.first, m.last));
        if !toll {
            return None;
        }
        let best = |e: &Draft| e.casualty().and_then(|c| c.figure.as_ref()).and_then(|f| f.best);
        let same =
            || before().filter(|(_, e)| e.casualty().is_some_and(|c| c.harm == harm && c.figure.is_some()));
        // In a paragraph a toll is that of what was told last in it; elsewhere, of what cost about as many.
        let here = |e: &Draft| analysed[e.sentence].paragraph == a.paragraph;
        let far = |e: &Draft| match (best(e), best(d)) {
            (Some(x), Some(y)) if x > 0 && y > 0 => x.max(y).saturating_mul(100) / x.min(y),
            _ => u64::MAX,
        };
        same().find(|(_, e)| here(e)).or_else(|| same().min_by_key(|(_, e)| far(e)))
    };
    by_name.or_else(by_toll).map(|(k, _)| k)
}

/// "On 25 October fighting intensified": what follows is of that day, and goes on with no battle of another.
fn fights_on_a_day(a: &Analysed<'_>) -> bool {
    let told = |m: &sijill_language::DateMention| {
        m.start.is_some() && m.start == m.end && m.first < 2 && !is_day_of_saying(a, m.first, m.last)
    };
    a.dates.iter().any(told) && tells_of_fighting(a)
}

/// True where a sentence tells of fighting or of an attack, whether or not a claim is made of it.
pub(crate) fn tells_of_fighting(a: &Analysed<'_>) -> bool {
    (0..a.sentence.len()).any(|i| {
        let lemma = a.sentence.lemma(i);
        let deed = a.sentence.tag(i).is_verb() && matches!(lemma, "fire" | "hit" | "strike");
        lemma == "attack" || deed || CLASSES.fighting.has(lemma) || CLASSES.attacks.has(lemma)
    })
}

/// "the killing of a journalist, Munir Shah, in Quetta on 14 August … Shah was shot after covering a protest": somebody dies
/// once.
fn same_victim(drafts: &[Draft], i: usize) -> Option<usize> {
    let d = &drafts[i];
    let victim = |draft: &Draft| match draft.casualty()?.victims.names.as_slice() {
        [one] => Some((draft.casualty()?.harm, one.name.to_lowercase())),
        _ => None,
    };
    let (harm, name) = victim(d)?;
    let same = |e: &Draft| {
        let told = victim(e).filter(|(other, _)| *other == harm).map(|(_, name)| name);
        told.is_some_and(|full| full == name || full.ends_with(&format!(" {name}")))
    };
    let told = |e: &Draft| e.when.is_some() || e.place_mention.is_some() || e.place.is_some();
    let before = drafts[..i].iter().enumerate().rev().take(CLAIMS);
    before
        .filter(|(_, e)| e.sentence < d.sentence && told(e) && !are_of_other_days(e, d))
        .find(|(_, e)| same(e))
        .map(|(k, _)| k)
}

/// "blamed separatists for the attack", "denied firing on the market": the occurrence that an accusation is about, where the report
/// told of it before or in the same sentence.
pub(crate) fn accused_of(
    drafts: &[Draft],
    i: usize,
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
) -> Option<usize> {
    let d = &drafts[i];
    let a = &analysed[d.sentence];
    let known = Known::within(a, lexicon, (d.first, d.last));
    let occurs = |e: &Draft| is_of_occurrence(e) && !is_earlier(e) && !known.is_of_another_day(e);
    let meant = |e: &Draft| known.is_of_thing(&analysed[e.sentence]) || known.is_of_cause(e);
    let before = drafts.iter().enumerate().filter(|(_, e)| e.sentence <= d.sentence).rev();
    before
        .take_while(|(_, e)| d.sentence <= e.sentence + SENTENCES)
        .filter(|(_, e)| occurs(e) && (e.place_mention.is_some() || e.place.is_some()))
        .find(|(_, e)| meant(e))
        .map(|(k, _)| k)
}

/// "in that attack": what the sentence before tells of.
pub(crate) fn points_beside(a: &Analysed<'_>, lexicon: &Lexicon) -> bool {
    Known::of(a, lexicon).beside
}

/// True where both name places of their own that cannot be one.
pub(crate) fn is_elsewhere(e: &Draft, d: &Draft, analysed: &[Analysed<'_>]) -> bool {
    let point = |draft: &Draft| {
        let place = analysed[draft.sentence].places.get(draft.place_mention?)?.place.as_ref()?;
        Some((place.lat?, place.lon?, place.radius_km?))
    };
    point(e).zip(point(d)).is_some_and(|((lat, lon, r), (other_lat, other_lon, s))| {
        sijill_gazetteer::kilometres((lat, lon), (other_lat, other_lon)) > r + s + 20.0
    })
}

/// True where both have days and these do not meet.
pub(crate) fn are_of_other_days(e: &Draft, d: &Draft) -> bool {
    let stretch = |draft: &Draft| draft.when.as_ref().and_then(|when| when.start.zip(when.end));
    stretch(e).zip(stretch(d)).is_some_and(|(one, other)| one.1 < other.0 || other.1 < one.0)
}

fn is_earlier(draft: &Draft) -> bool {
    draft.casualty().is_some_and(|c| c.earlier)
}

fn is_of_occurrence(draft: &Draft) -> bool {
    let body = match &draft.body {
        Body::Casualty(c) => c.scope == Scope::Incident,
        Body::Damage(_) | Body::Control(_) => true,
        _ => false,
    };
    body && !matches!(draft.modality, Modality::Planned | Modality::Possible)
}

/// What a sentence speaks of as known: occurrences and things with "the".
#[derive(Debug, Default)]
struct Known<'l> {
    causes: Vec<&'l str>,
    nouns: Vec<&'l str>,
    things: Vec<&'l str>,
    /// "that attack", "this raid".
    beside: bool,
    /// "Sunday's attack".
    days: Option<(Date, Date)>,
    /// "Sunday's attacks".
    several: bool,
}

impl<'l> Known<'l> {
    fn of(a: &'l Analysed<'_>, lexicon: &'l Lexicon) -> Self {
        Self::within(a, lexicon, (0, a.sentence.len()))
    }

    /// The same, of what stands between two tokens.
    fn within(a: &'l Analysed<'_>, lexicon: &'l Lexicon, (first, last): (usize, usize)) -> Self {
        let s = &a.sentence;
        let mut known = Self::default();
        for chunk in a.chunks.iter().filter(|c| first <= c.head && c.head <= last) {
            let noun = s.lemma(chunk.head);
            // "Thursday's attack"
            let day =
                a.date_at(chunk.first).filter(|_| chunk.first < chunk.head).and_then(|k| a.dates.get(k));
            let of_day = day.is_some();
            let definite =
                of_day || matches!(s.lower(chunk.first), "the" | "that" | "this" | "those" | "these");
            if !definite || !s.tag(chunk.head).is_noun() || s.tag(chunk.head).is_proper() {
                continue;
            }
            if let Some(cause) =
                lexicon.causes.get(noun).or_else(|| alias(noun).and_then(|n| lexicon.causes.get(n)))
            {
                known.causes.push(cause);
                known.nouns.push(noun);
                known.several |= of_day && s.tag(chunk.head) == Tag::NNS;
                known.days = known.days.or_else(|| day?.start.zip(day?.end));
                known.beside |= matches!(s.lower(chunk.first), "that" | "this");
            } else if is_introduced_by_article(noun) && chunk.head <= chunk.first + 2 {
                known.things.push(noun);
            }
        }
        known
    }

    fn is_of_thing(&self, told: &Analysed<'_>) -> bool {
        self.things.iter().any(|noun| introduces(told, noun))
    }

    fn is_of_another_day(&self, e: &Draft) -> bool {
        let told = e.when.as_ref().and_then(|when| when.start.zip(when.end));
        self.days.zip(told).is_some_and(|(days, told)| told.1 < days.0 || days.1 < told.0)
    }

    fn is_of_cause(&self, e: &Draft) -> bool {
        let cause = |noun: &&str| match *noun {
            "attack" | "battle" | "clash" if matches!(e.body, Body::Control(_) | Body::Damage(_)) => true,
            "attack" => !e.cause.is_empty(),
            "explosion" => e.cause.iter().any(|c| c.contains("bomb") || c == "explosion"),
            noun => e.cause.iter().any(|c| c.contains(noun) || noun.contains(c.as_str())),
        };
        self.causes.iter().any(cause)
    }

    /// True where a sentence tells of an occurrence by the same noun with "a".
    fn is_introduced(&self, told: &Analysed<'_>) -> bool {
        self.nouns.iter().any(|noun| introduces(told, noun))
    }
}

/// "a convoy", "lorries".
fn introduces(told: &Analysed<'_>, noun: &str) -> bool {
    let s = &told.sentence;
    told.chunks.iter().any(|c| {
        s.lemma(c.head) == noun
            && (matches!(s.lower(c.first), "a" | "an" | "one" | "another") || s.tag(c.head).is_plural())
    })
}

/// Words for an occurrence that are no causes by themselves.
fn alias(noun: &str) -> Option<&'static str> {
    match noun {
        "blast" => Some("explosion"),
        _ if CLASSES.attacks.has(noun) => Some("attack"),
        _ => None,
    }
}

/// Things that are hit and then spoken of with "the".
fn is_introduced_by_article(noun: &str) -> bool {
    CLASSES.struck.has(noun)
}

//! What a date of a sentence is the date of: what happened, or the counting, or what nothing since was as bad as.
//!
//! Not for: choosing among the dates of a sentence (`context`), or finding them (`sijill-language`).

use jiff::civil::Date;
use sijill_claim::{Modality, Period, Scope};
use sijill_language::{DateMention, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::{Body, Draft};
use crate::handed_on::{days, has_any_date, is_ahead, is_counted_as_of, since_event};
use crate::updates::figure_at;

pub(crate) fn period(a: &Analysed<'_>, date: usize) -> Option<Period> {
    let mention = a.dates.get(date)?;
    if mention.start.is_none() && mention.end.is_none() {
        return None;
    }
    Some(Period {
        start: mention.start,
        end: mention.end,
        words: a.sentence.words(mention.first, mention.last).to_owned(),
    })
}

/// The days of a date for a draft: of what happened when it was, those that the date names.
pub(crate) fn own_period(a: &Analysed<'_>, draft: &Draft, date: usize) -> Option<Period> {
    let mention = a.dates.get(date)?;
    let told = period(a, date);
    if !is_told_of(a, draft, mention) {
        return told;
    }
    mention.named.map(|days| Period {
        start: Some(days.start),
        end: Some(days.end),
        words: a.sentence.words(mention.first, mention.last).to_owned(),
    })
}

/// Days of running totals. "since the offensive began on 11 November": what has been counted since then runs to the report's day.
pub(crate) fn run_on(drafts: &mut [Draft], analysed: &[Analysed<'_>], published: Option<Date>) {
    since_events(drafts, analysed, published);
    counted_on(drafts, analysed);
    for draft in drafts.iter_mut() {
        let a = &analysed[draft.sentence];
        let counts = match &draft.body {
            Body::Casualty(casualty) => casualty.scope == Scope::Period,
            Body::Displacement(_) | Body::Siege(_) => true,
            // "have taken two suburbs since the drive began on 1 August"
            Body::Control(_) | Body::Damage(_) => (draft.anchor.saturating_sub(3)..draft.anchor)
                .any(|i| matches!(a.sentence.lower(i), "have" | "has")),
            _ => false,
        };
        let Some(when) = draft.when.as_ref().filter(|_| counts) else { continue };
        let told =
            |m: &&DateMention| m.start == when.start && a.sentence.words(m.first, m.last) == when.words;
        let Some(mention) = a.dates.iter().find(told) else {
            // "1,554 have been killed": the day told before is that of one occurrence, not of what counts until now.
            let until_now = (draft.anchor.saturating_sub(3)..draft.anchor)
                .any(|i| matches!(a.sentence.lower(i), "have" | "has"));
            let counted = draft.casualty().is_some() || matches!(draft.body, Body::Displacement(_));
            if until_now && counted && when.start == when.end {
                draft.when = None;
            }
            continue;
        };
        if let Some(since) = since_clause(a, mention.first)
            && !is_since_record(a, mention.first)
            && published.is_none_or(|day| when.start.is_some_and(|start| start <= day))
        {
            let words = a.sentence.words(since, mention.last).to_owned();
            draft.when = Some(Period { start: when.start, end: published, words });
        }
    }
}

/// How many claims back an attack may stand that people count from.
const REACH: usize = 60;

/// "have fled since the attack": from the day of the attack that was told before to the report's.
fn since_events(drafts: &mut [Draft], analysed: &[Analysed<'_>], published: Option<Date>) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let a = &analysed[d.sentence];
        let Some(noun) = since_event(a, d).filter(|_| d.when.is_none()) else { continue };
        let occurred = |e: &&Draft| {
            (matches!(e.body, Body::Control(_)) || !e.cause.is_empty())
                && !is_ahead(e)
                && e.when.as_ref().is_some_and(|w| w.start.is_some() && days(w) <= 2)
        };
        let Some(start) =
            drafts[..i].iter().rev().take(REACH).find(occurred).and_then(|e| e.when.as_ref()?.start)
        else {
            continue;
        };
        let first = (d.first..noun).find(|&k| a.sentence.lower(k) == "since").unwrap_or(noun);
        let words = a.sentence.words(first, noun).to_owned();
        let end = published.filter(|published| start <= *published);
        drafts[i].when = Some(Period { start: Some(start), end, words });
    }
}

/// "put the number killed since 8 July at 951. On the other side, 14 soldiers have died": counted over the same days.
fn counted_on(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    let total =
        |d: &Draft| d.casualty().is_some_and(|c| c.scope == Scope::Period && !c.earlier) && !is_ahead(d);
    for i in 1..drafts.len() {
        let d = &drafts[i];
        let a = &analysed[d.sentence];
        let goes_on = (d.first.saturating_sub(3)..=d.anchor)
            .any(|k| matches!(a.sentence.lower(k), "have" | "has"))
            || d.rules.contains(&"flat: toll");
        // "The toll in the war has passed 300,000", "3,000 have been killed in the Philippines": of more, and elsewhere.
        let of_more = (0..a.sentence.len()).any(|k| CLASSES.unrest.has(a.sentence.lemma(k)));
        let elsewhere = a.places.iter().any(|m| m.is_location() && m.back.is_none() && m.strength > 1);
        let undated = d.when.is_none() && !has_any_date(a, d) && d.sentence > 0;
        if !undated || !total(d) || !goes_on || of_more || elsewhere {
            continue;
        }
        let low = |e: &Draft| e.casualty().and_then(|c| c.figure.as_ref()).map_or(0, |f| f.low);
        let since = |e: &&Draft| {
            total(e)
                && low(d) <= low(e).saturating_mul(2)
                && e.sentence + 1 == d.sentence
                && analysed[e.sentence].paragraph == a.paragraph
                && e.when
                    .as_ref()
                    .is_some_and(|w| w.words.to_lowercase().starts_with("since") && w.end.is_some())
        };
        let when = drafts[..i].iter().rev().take(8).find(since).and_then(|e| e.when.clone());
        drafts[i].when = when;
    }
}

/// "Since May 2019 the rebels have raided dozens of ships. They have sunk two and killed four sailors": what they have done is
/// counted from the same day.
pub(crate) fn goes_on_since(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    for d in drafts.iter_mut().filter(|d| d.when.is_none() && d.sentence > 0) {
        let (before, a) = (&analysed[d.sentence - 1], &analysed[d.sentence]);
        let s = &a.sentence;
        let perfect = matches!(s.lower(0), "they" | "it" | "he" | "she")
            && matches!(s.lower(1), "has" | "have")
            && (2..d.anchor).all(|k| !matches!(s.tag(k), Tag::PRP | Tag::MD | Tag::VBZ | Tag::VBP));
        if !perfect || before.paragraph != a.paragraph || has_any_date(a, d) {
            continue;
        }
        let since = before.dates.iter().position(|m| {
            m.first <= 1 && before.sentence.lower(m.first) == "since" && m.start.is_some() && m.end.is_some()
        });
        d.when = since.and_then(|k| period(before, k));
        if since.is_some() && d.place.is_none() && d.place_mention.is_none() {
            let told = before.places.iter().find(|m| m.is_location() && m.strength > 0 && m.back.is_none());
            d.place = told.and_then(|m| m.place.clone());
        }
        if let Some(casualty) = d.casualty_mut().filter(|_| since.is_some()) {
            casualty.scope = Scope::Period;
        }
    }
}

/// "351 soldiers have died in 2010" of a report of September 2010: what has happened ends with the report's day at the latest.
pub(crate) fn until_now(drafts: &mut [Draft], analysed: &[Analysed<'_>], published: Option<Date>) {
    // "As of Friday, 600 had been killed": until when it was counted.
    for draft in drafts.iter_mut() {
        let counted = match &draft.body {
            Body::Casualty(casualty) => casualty.scope == Scope::Period,
            Body::Displacement(_) => true,
            _ => false,
        };
        if counted
            && is_counted_as_of(&analysed[draft.sentence], draft)
            && let Some(when) = draft.when.as_mut().filter(|w| w.start == w.end)
        {
            when.start = None;
        }
    }
    let Some(today) = published else { return };
    let counted = |d: &&mut Draft| matches!(d.body, Body::Casualty(_) | Body::Displacement(_));
    for draft in
        drafts.iter_mut().filter(counted).filter(|d| d.modality == Modality::Asserted && !is_ahead(d))
    {
        let Some(when) = draft.when.as_mut() else { continue };
        if when.start.is_some_and(|start| start <= today) && when.end.is_some_and(|end| end > today) {
            when.end = Some(today);
        }
    }
}

/// Where the words begin that make a stretch of a day: "since the coup on 1 February", "the fighting, which began on 15 April".
pub(crate) fn since_clause(a: &Analysed<'_>, date: usize) -> Option<usize> {
    let s = &a.sentence;
    let clause = (date.saturating_sub(16)..date)
        .rev()
        .take_while(|&i| !matches!(s.tag(i), Tag::Comma | Tag::Colon | Tag::Stop | Tag::OpenQuote));
    let since = clause.clone().find(|&i| s.lower(i) == "since" && s.tag(i) == Tag::IN);
    since.filter(|&since| since + 1 < date).or_else(|| {
        let begins = |i: usize| {
            s.tag(i).is_verb()
                && (matches!(s.lemma(i), "begin" | "start" | "erupt" | "commence" | "flare")
                    || matches!((s.lemma(i), s.lower(i + 1)), ("break", "out") | ("flare", "up")))
        };
        let verb = clause.take(4).find(|&i| begins(i))?;
        matches!(s.lower(verb.wrapping_sub(1)), "which" | "that").then_some(verb - 1)
    })
}

/// "the worst since March 2023, when 22 people died", "until last May, when …": what comes after "when" happened then.
pub(crate) fn is_told_of(a: &Analysed<'_>, draft: &Draft, mention: &DateMention) -> bool {
    let s = &a.sentence;
    let next = mention.last + 1;
    let when = if s.lower(next) == "," { next + 1 } else { next };
    mention.named.is_some()
        && s.lower(when) == "when"
        && draft.first > when
        && !(when..draft.first).any(|i| s.lower(i) == ";")
        && !a.dates.iter().any(|other| other.first > when && other.last < draft.first)
}

/// "Its count on Tuesday had stood at 25": the day of an earlier account, not of what it tells.
pub(crate) fn is_day_of_account(a: &Analysed<'_>, draft: &Draft, last: usize) -> bool {
    draft.casualty().is_some_and(|c| c.earlier)
        && (last + 1..figure_at(a, draft)).any(|i| a.sentence.tag(i).is_verb())
}

/// "The toll of Sunday's raid rose to 12 on Tuesday", "on Friday the office raised the toll": the day on which it was counted anew.
pub(crate) fn is_day_of_update(a: &Analysed<'_>, draft: &Draft, first: usize) -> bool {
    let s = &a.sentence;
    if !draft.rules.contains(&"flat: toll") {
        return false;
    }
    let verb = |i: usize| {
        CLASSES.rising.has(s.lemma(i))
            || s.lemma(i) == "reach"
            || s.lemma(i) == "go" && s.lower(i + 1) == "up"
    };
    // What stands between the toll and its verb says which toll it is: "those killed when a rocket hit the school on Thursday".
    let rose = (draft.anchor + 1..draft.last + 1).find(|&i| verb(i) && s.tag(i).is_verb());
    let raised = (draft.anchor.saturating_sub(4)..draft.anchor)
        .any(|i| CLASSES.raising.has(s.lemma(i)) || matches!(s.lemma(i), "put" | "update"));
    rose.is_some_and(|r| first > r) || raised && first < draft.anchor
}

/// "the deadliest attack since 2015": how far back nothing was as bad.
pub(crate) fn is_since_record(a: &Analysed<'_>, first: usize) -> bool {
    let s = &a.sentence;
    // "one of their boldest assaults this year"
    let now = matches!(s.lower(first), "this" | "in" | "of" | "that");
    let best =
        |i: usize| s.tag(i) == Tag::JJS && !matches!(s.lower(i), "least" | "most") || s.lower(i) == "worst";
    if now
        && (first.saturating_sub(8)..first)
            .rev()
            .take_while(|&i| !a.is_finite(i) && !matches!(s.lower(i), "," | ";"))
            .any(best)
    {
        return true;
    }
    let since = s.lower(first) == "since"
        || s.lower(first.wrapping_sub(1)) == "since"
        || (first.saturating_sub(8)..first).any(|i| s.lower(i) == "since");
    since && (first.saturating_sub(16)..first).any(best)
}

/// "the truce, in force since 3 August": the last token of such words behind a noun.
pub(crate) fn in_place_since(a: &Analysed<'_>, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let led = |i: usize| s.lower(i) == "in" && matches!(s.lower(i + 1), "place" | "force" | "effect");
    let from = (noun + 1..s.len().min(noun + 10)).find(|&i| led(i))?;
    let clear = (noun + 1..from).all(|i| !a.is_finite(i));
    let time = matches!(s.lower(from + 2), "since" | "for") && from + 3 < s.len();
    let phrase = || a.chunk(from + 3).map_or(from + 3, |c| c.last);
    (clear && time).then(|| a.date_at(from + 3).map_or_else(phrase, |d| a.dates[d].last))
}

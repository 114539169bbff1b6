//! Days handed on: what a sentence tells without a day is of the day of its neighbours, as far as none of them tells another.
//!
//! Not for: the days of a draft's own clause (`context`), nor the day that a whole report opens with (`one_day`).

use sijill_claim::{Harm, Modality, Period, Scope};
use sijill_language::{DateKind, DateMention, Label, SentenceKind, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::context::distance;
use crate::dated::{is_day_of_account, is_day_of_update, is_since_record, period, since_clause};
use crate::draft::{Body, Draft};
use crate::goes_on::{antecedent, points_beside};
use crate::lexicon::Lexicon;
use crate::party::is_warlike;
use crate::saying::{is_day_of_saying, is_place_of_saying};

/// Gives drafts without a day that of the rest of their sentence, then that of the claims and sentences before.
pub(crate) fn settle(drafts: &mut [Draft], analysed: &[Analysed<'_>], lexicon: &Lexicon) {
    siblings(drafts, analysed);
    inherit(drafts, analysed, lexicon);
}

/// "another attack the following month killed one soldier and wounded two": the day that stands before both verbs is that of both.
pub(crate) fn of_one_clause(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    for i in 1..drafts.len() {
        let d = &drafts[i];
        let a = &analysed[d.sentence];
        let s = &a.sentence;
        let own = s.child(d.anchor, Label::Nsubj).or_else(|| s.child(d.anchor, Label::Nsubjpass));
        let joined = s.label(d.anchor) == Label::Conj && s.tag(d.anchor).is_verb() && own.is_none();
        let verb = s.head(d.anchor).filter(|_| joined);
        let first = verb.and_then(|verb| {
            drafts[..i].iter().rev().take_while(|e| e.sentence == d.sentence).find(|e| e.anchor == verb)
        });
        let day_at = |words: &str| a.dates.iter().find(|m| s.words(m.first, m.last) == words);
        let Some((theirs, ours)) = first.and_then(|e| Some((e.when.as_ref()?, d.when.as_ref()?))) else {
            continue;
        };
        let apart = day_at(&theirs.words).zip(day_at(&ours.words)).is_some_and(|(theirs, ours)| {
            ours.last < theirs.first && verb.is_some_and(|verb| theirs.last < verb)
        });
        if apart {
            drafts[i].when = first.and_then(|e| e.when.clone());
        }
    }
}

/// "23 lost their lives while scores were hurt when gunmen came on Sunday": the one day of a sentence is that of all that it
/// tells before.
fn siblings(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let a = &analysed[d.sentence];
        let told = || a.dates.iter().filter(|m| m.start.is_some() && !is_day_of_saying(a, m.first, m.last));
        let single = d.casualty().is_some_and(|c| c.scope != Scope::Period && !c.earlier);
        if d.when.is_some() || !single || is_ahead(d) || told().count() != 1 {
            continue;
        }
        let apart = |e: &Draft| {
            (d.last.min(e.last)..d.first.max(e.first)).any(|k| {
                matches!(a.sentence.lower(k), ";" | "but" | "whereas" | "after" | "before" | "since")
            })
        };
        let beside = drafts[i + 1..].iter().take_while(|e| e.sentence == d.sentence).find(|e| {
            e.casualty().is_some_and(|c| c.scope != Scope::Period && !c.earlier)
                && !is_standing(a, e)
                && e.when.as_ref().is_some_and(|when| {
                    days(when) <= 2 && ![" after", " before"].iter().any(|end| when.words.ends_with(end))
                })
                && e.place_mention == d.place_mention
                && !apart(e)
        });
        drafts[i].when = beside.and_then(|e| e.when.clone());
    }
}

/// A claim whose own sentence tells no day is of the day of the claims just before it, or of the sentence before it.
fn inherit(drafts: &mut [Draft], analysed: &[Analysed<'_>], lexicon: &Lexicon) {
    // Days are handed on once, from a claim that tells them, never from one to the next.
    let own: Vec<bool> = drafts.iter().map(|d| d.when.is_some()).collect();
    // Sentences that tell of nothing but what lies ahead.
    let mut ahead = vec![false; analysed.len()];
    for d in drafts.iter().filter(|d| is_ahead(d)) {
        ahead[d.sentence] = true;
    }
    for d in drafts.iter().filter(|d| !is_ahead(d)) {
        ahead[d.sentence] = false;
    }
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let total = d.casualty().is_some_and(|c| c.scope == Scope::Period);
        let timeless = matches!(d.modality, Modality::Planned | Modality::Possible)
            || total
            || matches!(d.body, Body::Agreement(_) | Body::Meeting(_));
        let aftermath = is_aftermath(&analysed[d.sentence], d)
            || since_event(&analysed[d.sentence], d).is_some()
            || counts_since(&analysed[d.sentence], d);
        if d.when.is_none() && !timeless && !aftermath && !has_any_date(&analysed[d.sentence], d) {
            let here = analysed[d.sentence].paragraph;
            let near = |e: &&Draft| {
                let beside = d.sentence - e.sentence <= 2 && analysed[e.sentence].paragraph + 1 >= here;
                e.sentence <= d.sentence && (beside || goes_on_undated(analysed, e, d))
            };
            // "Two days after seven were killed, a bomb killed four": the day before is of the seven alone.
            let counted_back = |words: &str| [" after", " before"].iter().any(|end| words.ends_with(end));
            let dated = |e: &&Draft| {
                !is_ahead(e)
                    && !is_of_a_burial(&analysed[e.sentence], e.anchor)
                    && !is_standing(&analysed[e.sentence], e)
                    && !is_counted_as_of(&analysed[e.sentence], e)
                    && !is_counted_since(&analysed[e.sentence], e)
                    && !e.when.as_ref().is_some_and(|w| counted_back(&w.words))
                    && e.when
                        .as_ref()
                        .is_some_and(|w| w.start.is_some() && e.part_of.is_none() && days(w) <= 2)
            };
            let recent =
                drafts[..i].iter().zip(&own).rev().take_while(|(e, _)| d.sentence <= e.sentence + UNDATED);
            let before = recent.filter(|(e, own)| **own && near(e)).map(|(e, _)| e).find(dated);
            let when = match antecedent(drafts, i, analysed, lexicon) {
                // What the sentence before in the paragraph tells goes before what a sentence of another paragraph does.
                Some(k) => {
                    let apart = analysed[drafts[k].sentence].paragraph != here
                        || drafts[k].sentence + 1 < d.sentence && occurs(&analysed[d.sentence - 1]);
                    let before = || previous_date(analysed, &ahead, d.sentence, true);
                    let beside = if apart { before() } else { None };
                    beside.or_else(|| drafts[k].when.clone().filter(|w| days(w) <= 2))
                }
                None => {
                    previous_date(analysed, &ahead, d.sentence, points_beside(&analysed[d.sentence], lexicon))
                        .or_else(|| before.and_then(|e| e.when.clone()))
                        .or_else(|| earlier_date(analysed, &ahead, d.sentence))
                }
            };
            drafts[i].when = when;
        }
    }
}

/// "On 24 July a patrol was fired on": a sentence that tells of an attack, whether or not a claim is made of it.
fn occurs(a: &Analysed<'_>) -> bool {
    (0..a.sentence.len()).any(|i| {
        let lemma = a.sentence.lemma(i);
        CLASSES.attacks.has(lemma)
            || a.sentence.tag(i).is_verb() && matches!(lemma, "fire" | "open" | "hit" | "strike")
    })
}

/// "have fled since the attack": the noun of what it counts from.
pub(crate) fn since_event(a: &Analysed<'_>, draft: &Draft) -> Option<usize> {
    let s = &a.sentence;
    let counts = matches!(draft.body, Body::Casualty(_) | Body::Displacement(_) | Body::Facility(_));
    let since = (draft.first..s.len().min(draft.last + 6)).find(|&i| counts && s.lower(i) == "since")?;
    let noun = a.chunk(since + 1).filter(|c| matches!(s.lower(c.first), "the" | "that" | "this"))?.head;
    ((CLASSES.attacks.has(s.lemma(noun)) || s.lemma(noun) == "attack") && a.date_at(noun).is_none())
        .then_some(noun)
}

/// "163 have been killed since its foundation": since what no day is told of.
fn counts_since(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    let perfect =
        (draft.anchor.saturating_sub(3)..draft.anchor).any(|i| matches!(s.lower(i), "has" | "have"));
    perfect
        && (draft.anchor..s.len().min(draft.last + 4))
            .any(|i| s.lower(i) == "since" && i + 1 < s.len() && s.tag(i) == Tag::IN)
}

/// "six were still missing on Sunday evening": how things stood then, and not when it happened.
fn is_standing(a: &Analysed<'_>, draft: &Draft) -> bool {
    draft.casualty().is_some_and(|c| c.harm == Harm::Missing)
        || (draft.first..=draft.last)
            .any(|i| matches!(a.sentence.lower(i), "still" | "remain" | "remained" | "remains"))
}

/// How many sentences a day is handed on over, where none of them tells another.
const UNDATED: usize = 5;

/// True where nothing between two claims tells of another day or another place, as in news of a sentence a paragraph.
fn goes_on_undated(analysed: &[Analysed<'_>], e: &Draft, d: &Draft) -> bool {
    let perfect = (d.anchor.saturating_sub(3)..d.anchor)
        .any(|i| matches!(analysed[d.sentence].sentence.lower(i), "have" | "has"));
    let elsewhere = d.place_mention.is_some_and(|p| {
        let own = analysed[d.sentence].places.get(p).and_then(|m| m.place.as_ref());
        let told =
            e.place_mention.and_then(|p| analysed[e.sentence].places.get(p)).and_then(|m| m.place.as_ref());
        own.zip(told).is_none_or(|(own, told)| own != told)
    });
    let sentences = e.sentence + 1..=d.sentence;
    !perfect
        && !elsewhere
        && !matches!(d.body, Body::Siege(_))
        && d.sentence <= e.sentence + UNDATED
        && sentences.clone().all(|k| {
            let a = &analysed[k];
            a.kind != SentenceKind::Heading
                && a.dates.iter().all(|m| m.start.is_none() || is_day_of_saying(a, m.first, m.last))
                && a.places.iter().all(|m| {
                    !m.is_location() || m.strength < 3 || m.back.is_some() || is_place_of_saying(a, m.first)
                })
        })
}

/// "The raids came after a bombing in which seven people died": what the rest of the report followed, on another day.
pub(crate) fn is_aftermath(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    (0..draft.first).any(|i| {
        (s.lemma(i) == "come" || s.lemma(i) == "follow" && a.is_finite(i))
            && a.is_finite(i)
            && (s.lemma(i) == "follow" || (i + 1..i + 4).any(|k| s.lower(k) == "after"))
    })
}

/// "were buried on Wednesday": the day of the dead is another.
fn is_of_a_burial(a: &Analysed<'_>, token: usize) -> bool {
    matches!(a.sentence.lemma(token), "bury" | "funeral" | "burial")
}

pub(crate) fn days(period: &Period) -> i32 {
    match (period.start, period.end) {
        (Some(start), Some(end)) => start.until(end).map_or(99, |span| span.get_days()),
        _ => 99,
    }
}

pub(crate) fn has_any_date(a: &Analysed<'_>, draft: &Draft) -> bool {
    a.dates.iter().any(|d| {
        d.start.is_some()
            && distance(a, draft, d.first, d.last) < 12
            && !is_day_of_saying(a, d.first, d.last)
            && !is_day_of_account(a, draft, d.last)
            && !is_day_of_update(a, draft, d.first)
            && !is_since_record(a, d.first)
    })
}

/// Meetings and what is planned: nothing that happened goes on from them.
pub(crate) const fn is_ahead(draft: &Draft) -> bool {
    matches!(draft.modality, Modality::Planned | Modality::Possible) || matches!(draft.body, Body::Meeting(_))
}

/// The day of the sentence before in the paragraph, or that of one further back where none between tells another.
fn previous_date(analysed: &[Analysed<'_>], ahead: &[bool], sentence: usize, beside: bool) -> Option<Period> {
    let before = sentence.checked_sub(1)?;
    if ahead.get(before).copied().unwrap_or(false) {
        return None;
    }
    date_told_at(analysed, before, sentence, beside)
}

/// How many sentences of a paragraph a day holds over that is told of something of which no claim is made.
const UNCLAIMED: usize = 4;

/// "In the night a drone located a column. Commandos were flown in. In the fire that followed, thirty were killed."
fn earlier_date(analysed: &[Analysed<'_>], ahead: &[bool], sentence: usize) -> Option<Period> {
    let silent = |k: usize| analysed[k].dates.iter().all(|d| d.start.is_none());
    (sentence.saturating_sub(UNCLAIMED)..sentence.saturating_sub(1))
        .rev()
        .take_while(|&k| (k + 1..sentence).all(silent))
        .find_map(|k| date_told_at(analysed, k, sentence, false).filter(|_| !ahead[k]))
}

/// "22,000 had been displaced as of Wednesday": until when it was counted, and not when it was.
fn is_day_of_count(a: &Analysed<'_>, first: usize) -> bool {
    (first.saturating_sub(2)..=first).any(|i| a.sentence.lower(i) == "as" && a.sentence.lower(i + 1) == "of")
}

pub(crate) fn is_counted_as_of(a: &Analysed<'_>, draft: &Draft) -> bool {
    let words = draft.when.as_ref().map_or("", |when| when.words.as_str());
    a.dates.iter().any(|d| a.sentence.words(d.first, d.last) == words && is_day_of_count(a, d.first))
}

/// "200 had been killed since the assault began on Saturday": since when, and not when.
fn is_counted_since(a: &Analysed<'_>, draft: &Draft) -> bool {
    let words = draft.when.as_ref().map_or("", |when| when.words.as_str());
    a.dates.iter().any(|d| a.sentence.words(d.first, d.last) == words && since_clause(a, d.first).is_some())
}

fn date_told_at(analysed: &[Analysed<'_>], at: usize, sentence: usize, beside: bool) -> Option<Period> {
    let a = analysed.get(sentence)?;
    let before = analysed.get(at)?;
    if before.paragraph != a.paragraph {
        return None;
    }
    // "In August 1996 the column overran the base. In 13 hours of fighting 22 soldiers were killed."
    let whole_month = |p: &Period, mention: &DateMention| {
        let year = p.words.split(' ').any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
        let fought = || (0..before.sentence.len()).any(|i| CLASSES.fighting.has(before.sentence.lemma(i)));
        let opens = || mention.first <= 1 && (year || is_warlike(before, before.sentence.len()));
        // "They fought for four days in February near the bridge. At least ten people died."
        (opens() || fought()) && mention.kind == DateKind::Month && days(p) <= 31
    };
    before.dates.iter().enumerate().rev().find_map(|(i, d)| {
        let free = d.start.is_some()
            && (beside || d.kind != DateKind::Following)
            && !(d.first.saturating_sub(4)..d.first).any(|i| is_of_a_burial(before, i))
            && !is_day_of_saying(before, d.first, d.last)
            && !is_day_of_count(before, d.first)
            && since_clause(before, d.first).is_none()
            && !is_since_record(before, d.first);
        period(before, i).filter(|p| free && (days(p) <= 2 || whole_month(p, d)))
    })
}

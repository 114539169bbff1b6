//! Reports of one day. "Militants killed 29 villagers, newspapers reported Thursday. They came shortly before midnight on
//! Tuesday": where all that happened in a report is of one day, what is told without a day is of that one.
//!
//! Not for: the days of a draft's own sentence and the claims beside it (`context`).

use jiff::civil::Date;
use sijill_claim::{ControlAction, FacilityStatus, Harm, Modality, Period, Place, Scope};
use sijill_language::{DateKind, SentenceKind};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::dated::{is_since_record, period};
use crate::draft::{Body, Draft};
use crate::goes_on::antecedent;
use crate::handed_on::{days, has_any_date, is_aftermath, is_ahead};
use crate::lexicon::Lexicon;
use crate::log::Entry;
use crate::opening::{goes_on, happens, is_apart, tells_the_hour};
use crate::saying::{is_day_of_saying, is_place_of_saying, is_seat};

/// How many sentences from the first on open a report.
const LEAD: usize = 5;

/// What the first sentence of a chronicle's line tells without a day is of the line's.
pub(crate) fn of_lines(drafts: &mut [Draft], analysed: &[Analysed<'_>], entries: &[Option<Entry>]) {
    for d in drafts.iter_mut().filter(|d| d.when.is_none() && !is_ahead(d)) {
        let entry = entries[d.sentence].as_ref().filter(|e| e.chronicle && e.first == d.sentence);
        if let Some(entry) = entry.filter(|_| !has_any_date(&analysed[d.sentence], d)) {
            d.when = Some(entry.day.clone());
        }
    }
}

/// Gives what has no day the day that the report opens with, as far as the report goes on with it.
pub(crate) fn settle(
    drafts: &mut [Draft],
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
    entries: &[Option<Entry>],
    published: Option<Date>,
) {
    backwards(drafts, analysed, lexicon);
    summary(drafts, analysed, entries);
    let Some((day, from)) = lead(drafts, analysed, lexicon, published) else { return };
    let place = from.and_then(|k| place(&drafts[k], analysed));
    let mut occurs = vec![false; analysed.len()];
    for d in drafts.iter().filter(|d| is_occurrence(d)) {
        occurs[d.sentence] = true;
    }
    let goes_on = goes_on(analysed, lexicon, &occurs, &day, place.as_ref(), published);
    let opening = analysed.iter().filter(|a| is_told(a)).take(2).last().map_or(0, |a| a.index);
    for d in drafts.iter_mut() {
        let a = &analysed[d.sentence];
        if d.when.is_none()
            && (goes_on[d.sentence] || tells_the_hour(a))
            && is_occurrence(d)
            && !is_aftermath(a, d)
            && !has_any_date(a, d)
            && !is_background(a, d, opening)
            && (tells_the_hour(a) || !is_elsewhere(d, analysed, place.as_ref()))
        {
            d.when = Some(day.clone());
        }
    }
}

/// So many paragraphs without an item end a list of strikes.
const LIST_GAP: usize = 4;

/// "The coalition conducted 22 strikes on 8 September", "In other violence on Tuesday:": the day of what sums up a list is that of
/// each of its items, "Near Raqqa, seven strikes destroyed …", "- Gunmen shot dead …".
fn summary(drafts: &mut [Draft], analysed: &[Analysed<'_>], entries: &[Option<Entry>]) {
    let mut of_strikes: Option<(Period, usize)> = None;
    let mut of_list: Option<(Period, usize)> = None;
    let mut days_of: Vec<Option<Period>> =
        entries.iter().map(|entry| entry.as_ref().map(|entry| entry.day.clone())).collect();
    for a in analysed {
        let s = &a.sentence;
        let item = a.kind == SentenceKind::Bullet;
        // Items that tell of nothing are left out before.
        let goes_on = |p: usize| item && a.paragraph <= p + 3 || a.paragraph == p;
        if let Some((day, _)) = of_list.take().filter(|&(_, p)| goes_on(p)) {
            days_of[a.index] = Some(day.clone());
            of_list = Some((day, a.paragraph));
        }
        let spot =
            matches!(s.lower(0), "near" | "in" | "outside" | "around" | "at") && a.place_at(1).is_some();
        let strikes = (0..s.len()).any(|i| CLASSES.sorties.has(s.lemma(i)));
        // A long list goes on; what has happened since is no item of it.
        let perfect = (0..s.len()).any(|i| matches!(s.lower(i), "has" | "have"));
        of_strikes = of_strikes.filter(|&(_, p)| a.paragraph <= p + LIST_GAP);
        if spot
            && strikes
            && !perfect
            && a.dates.is_empty()
            && let Some((day, p)) = of_strikes.as_mut()
        {
            *p = a.paragraph;
            days_of[a.index] = days_of[a.index].take().or_else(|| Some(day.clone()));
        }
        if sums_up(a) {
            of_strikes = only_day(a).map(|day| (day, a.paragraph)).or(of_strikes);
        }
        if s.surface(s.len().saturating_sub(1)) == ":" {
            of_list = only_day(a).map(|day| (day, a.paragraph));
        }
    }
    let in_chronicle =
        |d: &Draft| entries[d.sentence].as_ref().is_some_and(|entry| entry.chronicle) && !is_ahead(d);
    for d in drafts.iter_mut().filter(|d| d.when.is_none() && (is_occurrence(d) || in_chronicle(d))) {
        if !has_any_date(&analysed[d.sentence], d) {
            d.when.clone_from(&days_of[d.sentence]);
        }
    }
}

/// "conducted 22 strikes", "two strikes were conducted".
fn sums_up(a: &Analysed<'_>) -> bool {
    let s = &a.sentence;
    let conducts = |i: usize| s.tag(i).is_verb() && CLASSES.conducting.has(s.lemma(i));
    (0..s.len()).any(|i| {
        let counted = a.count(i).is_some() || a.chunk(i).is_some_and(|c| a.count(c.first).is_some());
        counted
            && s.tag(i).is_plural()
            && CLASSES.sorties.has(s.lemma(i))
            && ((i.saturating_sub(6)..i).any(conducts) || (i + 1..i + 4).any(conducts))
    })
}

/// The one day that a sentence tells, if it tells no other.
fn only_day(a: &Analysed<'_>) -> Option<Period> {
    let mut told = (0..a.dates.len()).filter(|&d| {
        let mention = &a.dates[d];
        mention.start.is_some()
            && mention.start == mention.end
            && !is_day_of_saying(a, mention.first, mention.last)
    });
    let (Some(day), None) = (told.next(), told.next()) else { return None };
    period(a, day)
}

/// "Thursday's attack left another 30 wounded": the day of the attack that was told before.
fn backwards(drafts: &mut [Draft], analysed: &[Analysed<'_>], lexicon: &Lexicon) {
    for i in 0..drafts.len() {
        let Some(when) = drafts[i].when.clone().filter(|w| days(w) <= 2) else { continue };
        let Some(k) = antecedent(drafts, i, analysed, lexicon) else { continue };
        let (told, day) = (drafts[k].sentence, drafts[k].when.is_none());
        if !day || !dated_itself(drafts, analysed, i) {
            continue;
        }
        for d in drafts.iter_mut().take(i) {
            if d.sentence == told
                && d.when.is_none()
                && is_occurrence(d)
                && !has_any_date(&analysed[told], d)
                && !is_aftermath(&analysed[told], d)
            {
                d.when = Some(when.clone());
            }
        }
    }
}

fn dated_itself(drafts: &[Draft], analysed: &[Analysed<'_>], i: usize) -> bool {
    let d = &drafts[i];
    let words = d.when.as_ref().map_or("", |w| w.words.as_str());
    let a = &analysed[d.sentence];
    a.dates.iter().any(|m| a.sentence.words(m.first, m.last) == words)
}

/// What happened at one time: no running total, nothing planned, no state that lasts.
fn is_occurrence(d: &Draft) -> bool {
    let body = match &d.body {
        Body::Casualty(c) => c.scope == Scope::Incident && !c.earlier,
        Body::Damage(_) => true,
        Body::Control(c) => c.action != ControlAction::Hold,
        Body::Facility(f) => f.status.iter().any(|s| {
            matches!(s, FacilityStatus::Attacked | FacilityStatus::Damaged | FacilityStatus::Destroyed)
        }),
        _ => false,
    };
    body && !is_ahead(d) && d.modality != Modality::Possible
}

/// The day that the report opens with, and the draft that tells where: that of the first occurrence, or what the sentences
/// behind tell of it without counting anything else ("They came shortly before midnight on Tuesday").
fn lead(
    drafts: &[Draft],
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
    published: Option<Date>,
) -> Option<(Period, Option<usize>)> {
    let counted = |w: &&Period| [" after", " before"].iter().any(|end| w.words.ends_with(end));
    let body = analysed.iter().filter(|a| is_told(a)).take(LEAD).last().map_or(0, |a| a.index);
    // A headline tells again what the first sentence tells.
    let below = |d: &&Draft| analysed[d.sentence].kind != SentenceKind::Heading;
    let opens = drafts.iter().filter(below).find(|d| d.sentence <= body && is_occurrence(d))?.sentence;
    let place =
        drafts.iter().position(|d| d.sentence == opens && is_occurrence(d) && d.place_mention.is_some());
    let own = drafts
        .iter()
        .filter(|d| d.sentence == opens && is_occurrence(d))
        .find_map(|d| d.when.clone().filter(|w| days(w) <= 2 && !counted(&w)));
    own.or_else(|| told_beside(drafts, analysed, lexicon, opens, published)).map(|day| (day, place))
}

/// A sentence that tells something, no heading and no line of a letterhead.
pub(crate) fn is_told(a: &Analysed<'_>) -> bool {
    a.kind != SentenceKind::Heading && (0..a.sentence.len()).any(|i| a.is_finite(i))
}

/// The one day of the week before publication that the first sentences tell where they count nobody.
fn told_beside(
    drafts: &[Draft],
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
    opens: usize,
    published: Option<Date>,
) -> Option<Period> {
    let published = published?;
    let mut only: Option<Period> = None;
    for a in analysed.iter().filter(|a| is_told(a)).take(LEAD) {
        let counts = |d: &&Draft| d.sentence == a.index && d.casualty().is_some() && is_occurrence(d);
        if a.index > opens && drafts.iter().filter(counts).any(|d| is_of_another(drafts, analysed, opens, d))
        {
            break;
        }
        // "The dead were buried on Tuesday": another day than theirs.
        let s = &a.sentence;
        let happens = happens(a, lexicon);
        let tells = drafts.iter().any(|d| d.sentence == a.index && is_occurrence(d));
        if a.index > opens && tells_of_elsewhere(drafts, analysed, opens, a) {
            break;
        }
        for (i, mention) in a.dates.iter().enumerate().filter(|_| happens || tells || a.index == opens) {
            let told = matches!(mention.kind, DateKind::Day | DateKind::Night)
                && !is_day_of_saying(a, mention.first, mention.last)
                && !is_since_record(a, mention.first);
            // "in reprisal for the killing of two the day before"
            let words = a.sentence.words(mention.first, mention.last).to_lowercase();
            let counted =
                words.split(' ').any(|w| matches!(w, "before" | "after" | "earlier" | "later" | "previous"));
            let Some(day) = period(a, i).filter(|_| told && !counted) else { continue };
            let fresh = day.start.is_some_and(|start| {
                start.until(published).is_ok_and(|span| (0..=7).contains(&span.get_days()))
            });
            // "was an attack on a camp on 14 July 2003. At dusk rebels entered it": of what is long past, with its year.
            let defines = (0..mention.first).find(|&i| a.is_finite(i)).is_some_and(|i| {
                matches!(
                    (s.lemma(i), s.lower(i + 1)),
                    ("be", _) | ("take", "place") | ("occur" | "happen", _)
                )
            });
            let long_past = a.index <= opens && defines && told_with_year(a, mention.first, mention.last);
            if !fresh && !long_past {
                continue;
            }
            match &only {
                Some(other) if other.start != day.start || other.end != day.end => return None,
                Some(_) => {}
                None => only = Some(day),
            }
        }
    }
    only
}

/// True where a sentence tells where it was, and that is known to be far from where the report opens.
fn tells_of_elsewhere(drafts: &[Draft], analysed: &[Analysed<'_>], opens: usize, a: &Analysed<'_>) -> bool {
    let first = drafts.iter().filter(|d| d.sentence == opens).find_map(|d| place(d, analysed));
    let Some(first) = first.filter(|p| p.id.is_some()) else { return false };
    let claimed = drafts.iter().filter(|d| d.sentence == a.index).filter_map(|d| place(d, analysed));
    if claimed.filter(|p| p.id.is_some()).any(|other| is_apart(&first, &other)) {
        return true;
    }
    let known = |m: &&crate::places::PlaceMention| {
        m.is_location()
            && m.strength == 3
            && m.back.is_none()
            && !is_place_of_saying(a, m.first)
            && !is_seat(a, m.first)
    };
    let mut told =
        a.places.iter().filter(known).filter_map(|m| m.place.as_ref()).filter(|p| p.id.is_some()).peekable();
    told.peek().is_some() && told.all(|other| is_apart(&first, other))
}

fn told_with_year(a: &Analysed<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|i| {
        let word = a.sentence.lower(i);
        word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
    })
}

/// True where a count is not what the opening sentence counts: "wounding more than 30 others" goes with its dead, "killing nine" does
/// not.
fn is_of_another(drafts: &[Draft], analysed: &[Analysed<'_>], opens: usize, d: &Draft) -> bool {
    let Some(casualty) = d.casualty() else { return false };
    if !matches!(casualty.harm, Harm::Killed | Harm::Injured | Harm::Casualties) {
        return true;
    }
    let more = analysed[d.sentence].count(d.subject).is_some_and(|n| n.more)
        || analysed[d.sentence].sentence.lower(d.subject) == "others";
    let mut first = drafts.iter().filter(|e| e.sentence == opens && is_occurrence(e)).peekable();
    // "A trade unionist has been murdered. Rosa Maldonado, 51, was shot dead on Sunday": told again, with more.
    let best = |e: &Draft| e.casualty().and_then(|c| c.figure.as_ref()).and_then(|f| f.best);
    let again = first.clone().any(|e| {
        e.casualty().is_some_and(|c| c.harm == casualty.harm) && best(e).is_some() && best(e) == best(d)
    });
    let named = !casualty.victims.names.is_empty();
    // "stormed the village on Sunday, shooting residents": how many of those it does not say.
    if best(d).is_none() && first.clone().any(|e| best(e).is_some_and(|n| n > 1)) {
        return false;
    }
    if again && (named || best(d).is_some_and(|n| n > 2)) {
        return false;
    }
    let same_harm = first.clone().any(|e| e.casualty().is_some_and(|c| c.harm == casualty.harm));
    let apart = first.peek().is_some_and(|e| {
        place(e, analysed).zip(place(d, analysed)).is_some_and(|(one, other)| is_apart(&one, &other))
    });
    apart || same_harm && !more
}

/// "have been killed", "a similar attack", "previously": what is told as known from before.
fn is_background(a: &Analysed<'_>, d: &Draft, opening: usize) -> bool {
    let s = &a.sentence;
    let perfect = (d.anchor.saturating_sub(3)..d.anchor).any(|i| matches!(s.lower(i), "have" | "has"))
        && d.sentence > opening
        && d.casualty().is_some();
    perfect
        || (0..s.len()).any(|i| {
            // "another 30 people were wounded" by the same
            s.lower(i) == "another" && a.count(i).is_none() && a.count(i + 1).is_none()
                || matches!(s.lower(i), "once" | "every")
                || CLASSES.from_before.has(s.lower(i))
        })
}

/// True where a draft names a place of its own that is not the one whose day is known.
fn is_elsewhere(d: &Draft, analysed: &[Analysed<'_>], lead: Option<&Place>) -> bool {
    place(d, analysed).zip(lead).is_some_and(|(own, lead)| is_apart(lead, &own))
}

fn place(d: &Draft, analysed: &[Analysed<'_>]) -> Option<Place> {
    analysed[d.sentence].places.get(d.place_mention?)?.place.clone()
}

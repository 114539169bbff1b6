//! How far a report goes on with what it opens with: until another day or place is told, and again behind what is told in passing.
//!
//! Not for: which day that is (`one_day`).

use jiff::civil::Date;
use sijill_claim::{Period, Place};
use sijill_language::{DateKind, SentenceKind, Tense};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::dated::{is_since_record, period};
use crate::handed_on::days;
use crate::lexicon::Lexicon;
use crate::one_day::is_told;
use crate::party::is_warlike;
use crate::saying::{is_day_of_saying, is_place_of_saying, is_seat};
use crate::spots::is_where_taken;

/// Whether each sentence still tells of the report's first day: until another day is told, elsewhere or under a heading that
/// says that it looks back.
pub(crate) fn goes_on(
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
    occurs: &[bool],
    day: &Period,
    place: Option<&Place>,
    published: Option<Date>,
) -> Vec<bool> {
    let mut on = true;
    let mut passed = false;
    let mut elsewhere = None;
    let mut told = Vec::with_capacity(analysed.len());
    for a in analysed {
        if a.kind == SentenceKind::Heading {
            on &= !looks_back(a);
            told.push(false);
            continue;
        }
        // The lines of a letterhead tell nothing.
        let dates = if is_told(a) { a.dates.as_slice() } else { &[] };
        let mut here = true;
        for (i, mention) in dates.iter().enumerate() {
            let other = |p: &Period| p.start != day.start || p.end != day.end;
            let Some(told) = period(a, i).filter(|_| {
                !is_day_of_saying(a, mention.first, mention.last)
                    && !is_since_record(a, mention.first)
                    && mention.kind != DateKind::Following
            }) else {
                continue;
            };
            if !other(&told) {
                (on, here, elsewhere, passed) = (true, true, None, false);
            } else {
                here = false;
                // "It was the worst since last April, when 60 people were killed": told in passing.
                let in_passing = told
                    .end
                    .zip(day.start)
                    .is_some_and(|(end, start)| end.until(start).is_ok_and(|gap| gap.get_days() > 7));
                // "A week of mourning began on Wednesday."
                let warlike = is_warlike(a, a.sentence.len())
                    || (0..a.sentence.len()).any(|i| lexicon.causes.contains_key(a.sentence.lemma(i)));
                // "were discussing next month's vote"
                let ahead = mention.tense == Tense::Future
                    || published.zip(told.start).is_some_and(|(p, start)| start > p);
                let idle = !occurs[a.index] && !warlike;
                if in_passing || idle || ahead {
                    if days(&told) <= 31 {
                        elsewhere = Some(a.paragraph);
                    }
                    // "In March they killed 20 pupils. Thirteen teachers were hurt": another occurrence, which may go on.
                    passed |= in_passing && days(&told) <= 31 && !is_held_against(a, mention.first);
                } else {
                    on &= days(&told) > 31;
                }
            }
        }
        let spot = |m: &crate::places::PlaceMention| {
            m.is_location()
                && m.strength == 3
                && m.back.is_none()
                && !is_place_of_saying(a, m.first)
                && !is_seat(a, m.first)
                && !is_where_taken(a, m.first)
        };
        let away = place.is_some_and(|place| {
            let mut spots = a.places.iter().filter(|m| spot(m)).filter_map(|m| m.place.as_ref()).peekable();
            spots.peek().is_some() && spots.all(|other| is_apart(place, other))
        });
        if away {
            elsewhere = Some(a.paragraph);
        }
        passed &= elsewhere == Some(a.paragraph) || !refers(a, lexicon);
        told.push(on && here && !passed && elsewhere != Some(a.paragraph));
    }
    told
}

/// "the worst since last April": what the report's own is held against.
fn is_held_against(a: &Analysed<'_>, first: usize) -> bool {
    (first.saturating_sub(6)..=first).any(|i| matches!(a.sentence.lower(i), "since" | "than" | "until"))
}

/// "the attack", "the victims", "the gunmen": what the report is about, spoken of as known.
fn refers(a: &Analysed<'_>, lexicon: &Lexicon) -> bool {
    a.chunks.iter().any(|chunk| {
        let noun = a.sentence.lemma(chunk.head);
        matches!(a.sentence.lower(chunk.first), "the" | "those" | "these")
            && chunk.first < chunk.head
            && (CLASSES.attacks.has(noun) || CLASSES.of_it.has(noun) || lexicon.causes.contains_key(noun))
    })
}

/// "Background", "What is behind the fighting?"
fn looks_back(a: &Analysed<'_>) -> bool {
    (0..a.sentence.len()).any(|i| CLASSES.looking_back.has(a.sentence.lower(i)))
}

fn is_building(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    CLASSES.wards.has(&last) || CLASSES.struck.has(&last)
}

/// True for two places that cannot be one, of which neither holds the other.
pub(crate) fn is_apart(one: &Place, other: &Place) -> bool {
    if one.name == other.name || one.id.is_some() && one.id == other.id {
        return false;
    }
    // "A doctor at Amal hospital": where the hurt are counted.
    if one.country == other.country && (is_building(&one.name) || is_building(&other.name)) {
        return false;
    }
    let point = |p: &Place| Some(((p.lat?, p.lon?), p.radius_km?));
    match (point(one), point(other)) {
        (Some((a, r)), Some((b, s))) => sijill_gazetteer::kilometres(a, b) > r + s + 20.0,
        _ => true,
    }
}

/// "chanced upon the rebels at 5:30 a.m. Monday, triggering a gun battle"
pub(crate) fn happens(a: &Analysed<'_>, lexicon: &Lexicon) -> bool {
    let s = &a.sentence;
    (0..s.len()).any(|i| {
        let goes_off = s.lemma(i) == "go" && s.lower(i + 1) == "off";
        s.tag(i).is_verb()
            && (CLASSES.happening.has(s.lemma(i)) || CLASSES.striking.has(s.lemma(i)) || goes_off)
            || s.tag(i).is_noun()
                && (lexicon.causes.contains_key(s.lemma(i)) || CLASSES.attacks.has(s.lemma(i)))
    })
}

/// "shortly after noon", "at dawn", "about 10.30am": an hour of the day that the report is about, where it tells no other.
pub(crate) fn tells_the_hour(a: &Analysed<'_>) -> bool {
    let s = &a.sentence;
    let hour = |i: usize| {
        let text = s.lower(i);
        let clock = text.starts_with(|c: char| c.is_ascii_digit())
            && (text.ends_with("am")
                || text.ends_with("pm")
                || text.ends_with("a.m.")
                || text.ends_with("p.m."));
        clock
            || matches!(text, "dawn" | "noon" | "midday" | "midnight" | "dusk" | "a.m." | "p.m." | "o'clock")
    };
    let dated = a.dates.iter().any(|d| d.start.is_some() || d.end.is_some());
    a.kind != SentenceKind::Heading && !dated && (0..s.len()).any(hour)
}

//! When and where: ties each draft to the days and places of its clause.
//!
//! Not for: finding days (`sijill-language`) or places (`places`) themselves, nor for what hands them on (`handed_on`, `one_day`,
//! `carried`).

use jiff::civil::Date;
use sijill_claim::{ControlAction, Party, Scope};
use sijill_gazetteer::PlaceKind;
use sijill_language::{DateKind, DateMention, Label, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::dated::{
    goes_on_since, is_day_of_account, is_day_of_update, is_since_record, is_told_of, own_period,
};
use crate::draft::{Body, Draft};
use crate::handed_on;
use crate::lexicon::Lexicon;
use crate::log::Entry;
use crate::one_day;
use crate::places::{PlaceMention, Role, is_organisation};
use crate::saying::{hangs_on_saying, is_day_of_saying, is_place_of_saying, is_reporting, is_seat};
use crate::spots::{is_destination, is_origin, is_told_by, is_where_taken};

/// From this radius on a place is a country or a large part of one.
pub(crate) const WIDE_KM: f64 = 120.0;

/// Fills `when` and `place_mention` of each draft from its own sentence, then from the sentences before.
pub(crate) fn settle(
    drafts: &mut [Draft],
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
    entries: &[Option<Entry>],
    published: Option<Date>,
) {
    // "including 20 on Tuesday": the day of the part is not that of the whole.
    let mut parts: Vec<Vec<(usize, usize)>> = vec![Vec::new(); analysed.len()];
    for d in drafts.iter().filter(|d| d.part_of.is_some()) {
        parts[d.sentence].push((d.first, d.last));
    }
    // "killed two, raising to 19 the number killed this year": the stretch is that of the toll.
    let mut tolls: Vec<Vec<(usize, usize)>> = vec![Vec::new(); analysed.len()];
    for d in drafts.iter().filter(|d| d.rules.contains(&"flat: toll")) {
        tolls[d.sentence].push((d.first, d.last));
    }
    for draft in drafts.iter_mut() {
        let a = &analysed[draft.sentence];
        let taken = |m: usize| {
            let of_part =
                draft.part_of.is_none() && parts[draft.sentence].iter().any(|&(f, l)| f <= m && m <= l);
            let of_toll = || {
                let is_stretch = a.dates.iter().any(|d| d.first == m && d.start != d.end);
                is_stretch
                    && tolls[draft.sentence]
                        .iter()
                        .any(|&(f, l)| f <= m && m <= l && (draft.last < f || l < draft.first))
            };
            of_part || of_toll()
        };
        // "60 this year, 23 of them this month"
        let behind = draft.last + 1;
        let own = |d: &DateMention| (behind + 2..behind + 4).contains(&d.first);
        if draft.part_of.is_some()
            && a.sentence.lower(behind) == "of"
            && a.sentence.lower(behind + 1) == "them"
        {
            draft.when = a.dates.iter().position(own).and_then(|d| own_period(a, draft, d));
        }
        // "12 on Monday and 30 on Tuesday"
        let beside = |d: &DateMention| (draft.subject + 1..draft.subject + 5).contains(&d.first);
        // "and in February a further nine"
        let led = |d: &DateMention| {
            (d.last + 1..d.last + 4).contains(&draft.subject)
                && a.sentence.lower(d.first.wrapping_sub(1)) == "and"
        };
        if draft.rules.first() == Some(&crate::casualty::elided::RULE) {
            let date = a.dates.iter().position(beside).or_else(|| a.dates.iter().position(led));
            draft.when = date.and_then(|d| own_period(a, draft, d));
        }
        if draft.when.is_none() {
            draft.when = date_of(a, draft, &taken).and_then(|d| own_period(a, draft, d));
        }
        if draft.place_mention.is_none() {
            draft.place_mention = place_of(a, draft);
        }
    }
    handed_on::of_one_clause(drafts, analysed);
    one_day::of_lines(drafts, analysed, entries);
    goes_on_since(drafts, analysed);
    handed_on::settle(drafts, analysed, lexicon);
    one_day::settle(drafts, analysed, lexicon, entries, published);
}

/// The one day that the words of a draft name, for drafts that are made when the others have their days.
pub(crate) fn settle_within(drafts: &mut [Draft], analysed: &[Analysed<'_>], entries: &[Option<Entry>]) {
    for draft in drafts.iter_mut().filter(|d| d.when.is_none()) {
        let a = &analysed[draft.sentence];
        let inside = |m: &DateMention| draft.first <= m.first && m.last <= draft.last;
        let mut named = (0..a.dates.len()).filter(|&d| inside(&a.dates[d]));
        if let (Some(only), None) = (named.next(), named.next()) {
            draft.when = own_period(a, draft, only);
        }
        let entry = entries[draft.sentence].as_ref().filter(|entry| entry.chronicle);
        draft.when = draft.when.take().or_else(|| entry.map(|entry| entry.day.clone()));
    }
}

/// Gives casualties without a cause that of the claims beside them, or of the sentence before in the paragraph.
pub(crate) fn causes(drafts: &mut [Draft], analysed: &[Analysed<'_>], lexicon: &Lexicon) {
    for i in 0..drafts.len() {
        // "a drone hit a mosque": the drone is what did it, not who.
        let weapon = |party: &Option<Party>| {
            party.as_ref().is_some_and(|p| lexicon.causes.contains_key(p.name.to_lowercase().as_str()))
        };
        if weapon(&drafts[i].perpetrator) {
            drafts[i].perpetrator = None;
        }
        if let Body::Control(control) = &mut drafts[i].body
            && weapon(&control.actor)
        {
            control.actor = None;
        }
        let d = &drafts[i];
        if matches!(d.body, Body::Damage(_) | Body::Facility(_)) && d.cause.is_empty() {
            let a = &analysed[d.sentence];
            drafts[i].cause = crate::cause::of_harm(a, lexicon, d.anchor, d.first, d.last).0;
            continue;
        }
        // "Clashes have displaced 11,000 people", "artillery fire drove 200 families from their homes"
        if matches!(d.body, Body::Displacement(_)) && d.cause.is_empty() {
            let a = &analysed[d.sentence];
            let subject = a.sentence.child(d.anchor, Label::Nsubj).and_then(|n| a.chunk(n));
            let cause = subject.and_then(|c| lexicon.causes.get(a.sentence.lemma(c.head)));
            drafts[i].cause = cause.into_iter().cloned().collect();
            continue;
        }
        if d.casualty().is_none() || !d.cause.is_empty() {
            continue;
        }
        if d.casualty().is_some_and(|c| c.scope == Scope::Period) {
            let beside = drafts[i.saturating_sub(8)..]
                .iter()
                .take(16)
                .find(|e| e.sentence == d.sentence && e.casualty().is_some() && !e.cause.is_empty());
            let told = beside.map(|e| e.cause.clone());
            let total = || crate::cause::of_total(&analysed[d.sentence]).into_iter().collect();
            drafts[i].cause = told.unwrap_or_else(total);
            continue;
        }
        let from = drafts[..i].iter().rposition(|e| e.sentence != d.sentence).map_or(0, |k| k + 1);
        let same = drafts[from..].iter().take_while(|e| e.sentence == d.sentence);
        let beside = same
            .clone()
            .find(|e| e.sentence == d.sentence && e.casualty().is_some() && !e.cause.is_empty())
            .map(|e| e.cause.clone());
        let own = || crate::cause::of_sentence(&analysed[d.sentence], lexicon);
        let before = || {
            let before = analysed.get(d.sentence.checked_sub(1)?)?;
            (before.paragraph == analysed[d.sentence].paragraph)
                .then(|| crate::cause::of_sentence(before, lexicon))
                .flatten()
        };
        let found = beside.or_else(|| own().map(|c| vec![c])).or_else(|| before().map(|c| vec![c]));
        drafts[i].cause = found.unwrap_or_default();
    }
}

/// The verb, or else the top, that a token hangs under.
fn clause_of(a: &Analysed<'_>, token: usize) -> usize {
    let s = &a.sentence;
    let mut last = token;
    for up in s.ancestors(token) {
        last = up;
        if s.tag(up).is_verb() {
            return up;
        }
    }
    last
}

pub(crate) fn distance(a: &Analysed<'_>, draft: &Draft, first: usize, last: usize) -> usize {
    let (from, to) = (draft.first, draft.last);
    let gap = if last < from { last + 1..from } else { to + 1..first };
    let steps = gap.len();
    let crossed = gap.clone().filter(|&i| a.is_finite(i)).count();
    let stops = gap.filter(|&i| matches!(a.sentence.lower(i), ";" | "while" | "but" | "whereas")).count();
    steps + 12 * crossed + 20 * stops
}

/// The day of the draft's own clause; the day on which somebody spoke is not the day of what he spoke of.
fn date_of(a: &Analysed<'_>, draft: &Draft, taken: &dyn Fn(usize) -> bool) -> Option<usize> {
    let s = &a.sentence;
    let meeting = matches!(draft.body, Body::Meeting(_));
    let own = if s.tag(draft.anchor).is_verb() { draft.anchor } else { clause_of(a, draft.anchor) };
    (0..a.dates.len())
        .filter_map(|d| {
            let mention = &a.dates[d];
            // "the fifth day of fighting": no day that the words tell.
            if mention.start.is_none() && mention.end.is_none() {
                return None;
            }
            let told_of = is_told_of(a, draft, mention);
            let inside = draft.first <= mention.first && mention.last <= draft.last || told_of;
            let clause = clause_of(a, mention.first);
            let under_anchor = s.is_under(mention.first, draft.anchor);
            let hangs = hangs_on_saying(a, clause, mention.first, mention.last)
                && clause != draft.anchor
                && !under_anchor;
            let spoken =
                (hangs && mention.first > 2 || is_day_of_saying(a, mention.first, mention.last)) && !inside;
            let updated =
                !told_of && (is_day_of_update(a, draft, mention.first) || is_since_record(a, mention.first));
            // "withdrew, eleven days after rebels seized it": counted back to what the words behind tell, and theirs alone.
            let counted_back = mention.kind == DateKind::Following
                && (draft.anchor < mention.first
                    || (mention.last..draft.anchor).any(|i| {
                        // "ten days after a raid, in which six died": told of the raid.
                        // "a day after a strike near Buale, in the Juba region, killed four": one that is closed again.
                        let pair = |one: usize, other: usize| {
                            s.tag(one + 1) == Tag::IN
                                && one + 8 > other
                                && (one + 1..other).all(|k| !a.is_finite(k))
                        };
                        let set_off = (i + 1..draft.anchor)
                            .find(|&k| s.tag(k) == Tag::Comma)
                            .is_some_and(|k| pair(i, k))
                            || (mention.last..i)
                                .rev()
                                .find(|&k| s.tag(k) == Tag::Comma)
                                .is_some_and(|k| pair(k, i));
                        let of_it = set_off
                            || matches!(s.tag(i + 1), Tag::WDT | Tag::WRB)
                            || s.tag(i + 1) == Tag::IN && s.lower(i + 2) == "which";
                        s.tag(i) == Tag::Comma
                            && !(i + 1 == draft.anchor && s.tag(i + 1) == Tag::VBG)
                            && !of_it
                    }));
            // "killed 14 in reprisal for the death of three last week": the day is of what is answered.
            let answered = draft.last < mention.first
                && (draft.last + 1..mention.first).any(|i| {
                    matches!(s.lower(i), "reprisal" | "retaliation" | "revenge" | "retribution" | "avenge")
                        && (s.lower(i) == "avenge" || (i + 1..mention.first).any(|k| s.lower(k) == "for"))
                });
            // "80 were killed, up from 20 in August": the days of what it is held against.
            let compared = draft.last < mention.first
                && (draft.last + 1..mention.first).any(|i| {
                    let with = match s.lower(i) {
                        "from" | "to" | "with" | "than" => matches!(
                            s.lower(i.wrapping_sub(1)),
                            "up" | "down" | "compared" | "more" | "fewer" | "less" | "higher" | "lower"
                        ),
                        "against" => s.lower(i - 1) == ",",
                        _ => false,
                    };
                    with && (i + 1..mention.first).any(|k| a.count(k).is_some())
                });
            // "killed 20, and in February a further nine": the others'.
            let of_others = draft.last < mention.first
                && matches!(s.lower(mention.first.wrapping_sub(1)), "and" | ",")
                && crate::casualty::elided::number_at(a, mention.last + 1).is_some();
            // "12 had been killed and accused the police of burning houses last month": of what is said besides.
            let besides = draft.last < mention.first
                && (draft.last + 1..mention.first)
                    .any(|i| s.tag(i) == Tag::CC && s.tag(i + 1).is_verb() && is_reporting(s.lemma(i + 1)));
            // "eight were hurt and six were still missing on Sunday": the day of how things stood.
            let stood =
                draft.last < mention.first && (draft.last + 1..mention.first).any(|i| s.lower(i) == "still");
            // "retook a bridge that had been in their hands since late September": of how things had been.
            let had_been = s.label(clause) == Label::Relcl
                && clause != own
                && s.lower(mention.first) == "since"
                && !told_of;
            // "They hold the junction, and last Wednesday they drove the rebels out": how things stand, and not when.
            let stands = matches!(&draft.body, Body::Control(control) if control.action == ControlAction::Hold)
                && matches!(s.tag(draft.anchor), Tag::VBP | Tag::VBZ)
                && !inside
                && !under_anchor;
            if spoken && !meeting
                || stands
                || had_been
                || (answered || compared || of_others || besides || stood) && !inside
                || counted_back
                || updated
                || taken(mention.first)
                || is_day_of_account(a, draft, mention.last)
            {
                return None;
            }
            // "On Friday, …", "In the 15 days since …, the group said that …": a day at the front holds for all.
            let fronted = mention.first <= 2;
            // "The next morning a pipeline was blown up, and on 27 January an explosion killed six": the nearer day is the verb's.
            let nearer = |o: &DateMention| {
                o.first > mention.last && o.last < draft.first && s.is_under(o.first, draft.anchor)
            };
            let fronted = fronted && (under_anchor || !a.dates.iter().any(nearer));
            let far = if fronted { 8 } else { distance(a, draft, mention.first, mention.last) };
            // "The truce that took effect on Monday ended on Friday": the verb's own day goes before that of a clause in it.
            let deeper = inside
                && clause != own
                && (s.label(clause) == Label::Relcl
                    || s.label(clause) == Label::Acl && s.tag(clause) == Tag::VBN && mention.last < own);
            // "The deal signed by the government and the rebels in August collapsed in July", whatever the parser makes of it.
            let signed = inside
                && !fronted
                && mention.last < own
                && a.dates.iter().any(|o| o.first > own && s.is_under(o.first, own))
                && (draft.first..mention.first).any(|v| s.tag(v) == Tag::VBN && s.label(v) == Label::Acl);
            let deeper = deeper || signed;
            // "In Arlo, a town retaken last year, 200 people have died since January": of what is told of the town.
            let aside = !inside
                && s.tag(clause) == Tag::VBN
                && matches!(s.label(clause), Label::Acl | Label::Relcl)
                && clause != own
                && !s.is_under(draft.anchor, clause);
            let score = if inside { 0 } else { far.min(200) }
                + usize::from(aside) * 25
                + usize::from(!under_anchor) * 4
                + usize::from(deeper) * 2;
            (score < 60).then_some((score, d))
        })
        .min()
        .map(|(_, d)| d)
}

/// True where one mention tells a smaller place of the other's country, with a preposition.
fn is_spot_in(spot: &PlaceMention, land: &PlaceMention) -> bool {
    let told = |m: &PlaceMention| m.place.as_ref().and_then(|p| Some((p.country.clone()?, p.radius_km?)));
    spot.is_location()
        && spot.strength == 3
        && told(spot)
            .zip(told(land))
            .is_some_and(|((here, small), (there, large))| here == there && small * 2.0 < large)
}

/// Whether one place can lie in another: not where the one is wider or far away.
fn may_lie_in(inner: &PlaceMention, outer: &PlaceMention) -> bool {
    let (Some(one), Some(other)) = (&inner.place, &outer.place) else { return false };
    let point = |p: &sijill_claim::Place| Some(((p.lat?, p.lon?), p.radius_km?));
    let wide = |p: &sijill_claim::Place| p.id.as_deref().is_some_and(|id| id.starts_with("iso:"));
    match (point(one), point(other)) {
        (Some((a, r)), Some((b, s))) if one.id.is_some() => {
            r < s && sijill_gazetteer::kilometres(a, b) <= r + s * 1.5
        }
        (Some((a, _)), Some((b, s))) => !wide(one) && sijill_gazetteer::kilometres(a, b) <= s * 1.5 + 40.0,
        _ => !wide(one),
    }
}

/// "neighbouring Rwanda invaded it": whoever acts is not where it happens.
fn is_actor(a: &Analysed<'_>, draft: &Draft, mention: &PlaceMention) -> bool {
    let s = &a.sentence;
    let verb = draft.anchor;
    // "Russia bombed the camp and killed two men"
    let joined =
        || s.head(verb).filter(|_| s.label(verb) == Label::Conj).and_then(|v| s.child(v, Label::Nsubj));
    let subject = s.child(verb, Label::Nsubj).or_else(joined);
    // "said Russia bombed the camp", whatever the parser makes of it.
    let told =
        mention.first.checked_sub(1).is_some_and(|at| is_reporting(s.lemma(at)) || s.lower(at) == "that");
    let before = told && mention.last + 1 == verb && s.tag(verb) == Tag::VBD;
    s.tag(verb).is_verb()
        && !matches!(draft.body, Body::Displacement(_) | Body::Siege(_) | Body::Facility(_))
        && (before || subject.is_some_and(|subject| mention.first <= subject && subject <= mention.last))
}

/// "Mayor Juan Perea was killed": a place that is called like a victim, or like a part of his name.
fn is_of_a_name(a: &Analysed<'_>, draft: &Draft, mention: &PlaceMention) -> bool {
    let words = a.sentence.words(mention.first, mention.last);
    let before = mention.first.checked_sub(1).map(|at| a.sentence.tag(at));
    draft.casualty().is_some_and(|c| c.victims.names.iter().any(|victim| victim.name.contains(words)))
        && !matches!(before, Some(Tag::IN | Tag::TO))
}

fn place_of(a: &Analysed<'_>, draft: &Draft) -> Option<usize> {
    let s = &a.sentence;
    (0..a.places.len())
        .filter(|&p| !is_of_a_name(a, draft, &a.places[p]))
        .filter(|&p| {
            let mention = &a.places[p];
            // "the Sudan Doctors Union", "Aleppo Media Centre"; "Gul Rahim" is a person.
            let body = || {
                a.chunk(mention.last).is_some_and(|c| {
                    (mention.last + 1..=c.last).any(|i| is_organisation(s.lower(i)))
                        && crate::party::named(s.words(mention.first, c.last)).is_none()
                })
            };
            let country =
                |m: &PlaceMention| m.place.as_ref().and_then(|p| p.radius_km).is_some_and(|r| r > WIDE_KM);
            mention.is_location()
                || mention.role == Role::Part && mention.place.is_some() && (country(mention) || body())
        })
        .filter_map(|p| {
            let mention = &a.places[p];
            let inside = draft.first <= mention.first && mention.last <= draft.last;
            let meeting = matches!(draft.body, Body::Meeting(_) | Body::Statement);
            let spoken_at =
                !inside && !meeting && (is_place_of_saying(a, mention.first) || is_seat(a, mention.first));
            let comes_from =
                !matches!(draft.body, Body::Displacement(_) | Body::Deployment(_) | Body::Meeting(_))
                    && is_origin(a, draft, mention.first);
            let taken_to = draft.casualty().is_some() && is_where_taken(a, mention.first);
            // "40 people have been killed in the county since January"
            // "sent rangers to the region, where 2,000 have died"
            let where_at = mention.last + 1 + usize::from(s.lower(mention.last + 1) == ",");
            let leads_in = s.lower(where_at) == "where" && draft.anchor > where_at;
            let behind =
                leads_in || mention.is_unnamed() && (draft.last..draft.last + 6).contains(&mention.first);
            // "a security guard of Iraq", "12 nationals of Chad": whose they are.
            let whose = mention.first > 1
                && s.lower(mention.first - 1) == "of"
                && CLASSES.nationals.has(s.lemma(mention.first - 2))
                && mention.place.as_ref().and_then(|p| p.radius_km).is_some_and(|r| r > WIDE_KM);
            if whose
                || mention.is_area() && !inside && !behind
                || is_actor(a, draft, mention)
                || spoken_at
                || taken_to
                || comes_from
            {
                return None;
            }
            let clause = clause_of(a, mention.first);
            let spoken = is_reporting(s.lemma(clause))
                && clause != draft.anchor
                && !inside
                && !s.is_under(mention.first, draft.anchor);
            let article = usize::from(mention.first > 0 && s.lower(mention.first - 1) == "the");
            let front = mention.first - article;
            let preposition = front == 0 || matches!(s.tag(front - 1), Tag::IN | Tag::TO);
            // "the Karada district of Baghdad": what lies in it tells the place.
            let holds = |other: &PlaceMention| {
                other.inside == Some(p) && other.is_location() && other.place.is_some() && !other.is_area()
            };
            // "the town of Arlo in Borno state": what stands right before it and lies in it.
            let led_in = |other: &PlaceMention| {
                let next = other.last + 2;
                other.is_location()
                    && other.place.is_some()
                    && !other.is_area()
                    && matches!(s.lower(other.last + 1), "in" | "of")
                    && (mention.first == next || mention.first == next + 1 && s.lower(next) == "the")
                    && may_lie_in(other, mention)
            };
            let holds = a.places.iter().any(|other| holds(other) && mention.first < other.last + 6)
                || a.places.iter().any(led_in);
            let locates = a.places.iter().any(|other| is_told_by(a, other, mention));
            // "In the district of Batticaloa, which …, a mine killed three": a place at the front holds for all.
            let fronted =
                matches!(s.lower(0), "in" | "at" | "near" | "outside" | "across") && mention.first <= 6;
            // "In Aleppo, a raid on the Sukkari district killed nine and wounded thirty": another stands with the deed.
            let nearer = |other: &PlaceMention| {
                other.is_location()
                    && other.place.is_some()
                    && !other.is_area()
                    && mention.last < other.first
                    && other.last < draft.first
                    && (other.last + 1..draft.first).all(|i| s.tag(i) != Tag::Comma)
            };
            let fronted = fronted && !a.places.iter().any(nearer);
            // "In Syria, near Raqqa, jets struck": both at the front, the wider one first.
            let narrower = |other: &PlaceMention| {
                fronted
                    && mention.last + 1 < other.first
                    && other.first <= mention.last + 4
                    && s.lower(mention.last + 1) == ","
                    && matches!(s.lower(mention.last + 2), "near" | "in" | "at" | "outside" | "around")
                    && other.is_location()
                    && other.place.is_some()
                    && may_lie_in(other, mention)
            };
            let narrowed = a.places.iter().any(narrower);
            let far = distance(a, draft, mention.first, mention.last);
            let far = if fronted { far.min(12) } else { far };
            let set_off = draft.last < mention.first
                && (draft.last..mention.first)
                    .any(|i| matches!(s.lower(i), ";" | "although" | "though" | "whereas"));
            // "Since rebels seized Bangui, 900,000 people have been driven from their homes": since when, and not where.
            let since = (0..mention.first)
                .rev()
                .take_while(|&i| !matches!(s.tag(i), Tag::Comma | Tag::Colon))
                .find(|&i| s.lower(i) == "since" && s.tag(i) == Tag::IN);
            let since = since.is_some_and(|i| {
                (draft.last < i || (mention.last..draft.first).any(|k| s.tag(k) == Tag::Comma))
                    && (i..mention.first).any(|k| a.is_finite(k))
                    && matches!(draft.body, Body::Casualty(_) | Body::Displacement(_))
            });
            let own = if s.tag(draft.anchor).is_verb() { draft.anchor } else { clause_of(a, draft.anchor) };
            // "a bridge that fighters used to cross the Tigris": what a clause tells of a thing.
            let crossed = mention.kind == Some(PlaceKind::Natural)
                && s.label(clause) == Label::Relcl
                && clause != own
                && !inside;
            // "signed a truce in Geneva, but the violence has gone on, killing 27": where they met.
            let venue = clause != own
                && s.tag(clause).is_verb()
                && CLASSES.agreeing.has(s.lemma(clause))
                && matches!(draft.body, Body::Casualty(_) | Body::Displacement(_) | Body::Damage(_));
            let led_to = since
                || venue
                || crossed
                || is_destination(a, mention.first)
                    && !leads_in
                    && matches!(draft.body, Body::Casualty(_) | Body::Damage(_) | Body::Facility(_));
            if !inside && (set_off || led_to) {
                return None;
            }
            let wide = mention.place.as_ref().and_then(|p| p.radius_km).is_some_and(|r| r > WIDE_KM);
            // "Pakistan's Hazara minority": whose, not where.
            let owner = wide && matches!(s.lower(mention.last + 1), "'s" | "’s") && mention.strength < 3;
            let told = |other: &PlaceMention| {
                other.is_location() && other.strength == 3 && other.place.is_some() && !other.is_area()
            };
            let owner = owner && a.places.iter().any(|other| is_spot_in(other, mention) || told(other));
            // "Ali, who led a militia west of the capital, died in Falluja": the verb's own place goes before that of a clause in it.
            let deeper = inside
                && clause != own
                && (s.label(clause) == Label::Relcl
                    || s.label(clause) == Label::Acl && s.tag(clause) == Tag::VBN && mention.last < own);
            let score = if inside { 0 } else { far.min(200) }
                + usize::from(deeper) * 3
                + usize::from(owner) * 20
                + usize::from(!preposition) * 6
                + usize::from(spoken) * 40
                + usize::from(!mention.is_location()) * 10
                + usize::from(holds || locates || narrowed) * 14
                + usize::from(wide) * 14;
            (score < 90).then_some((score, mention.first, p))
        })
        .min()
        .map(|(.., p)| p)
}

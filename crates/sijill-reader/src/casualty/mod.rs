//! Casualty claims of one sentence: two readings, compared, and made into drafts.
//!
//! Not for: who says it (`speech`), which occurrence it belongs to (`incident`).

mod antecedent;
mod apposed;
mod by_doer;
mod either;
pub(crate) mod elided;
mod fatally;
pub(crate) mod flat;
mod frames;
mod held;
mod hit;
pub(crate) mod identified;
mod joined;
mod losses;
mod maimed;
mod parts;
mod ratio;
mod second;
mod shot;
mod subject;
mod unreal;
mod verbs;

use sijill_claim::{Casualty, Harm, Scope};
use sijill_language::Label;

use crate::analysis::Analysed;
use crate::cause;
use crate::draft::{Body, Draft, Reading};
use crate::lexicon::{Frame, Lexicon};
use hit::Hit;
use joined::{broken_down, is_bare, joins, shares_number};
pub(crate) use parts::TOLD_BEFORE;
pub(crate) use shot::is_shot;

/// The casualty claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &Lexicon) -> Vec<Draft> {
    let triggers = verbs::triggers(a, lexicon);
    let by_frames = frames::hits(a, lexicon, &triggers);
    let by_flat = flat::hits(a, lexicon, &triggers);
    let mut agreed = reconcile(by_frames, by_flat);
    for hit in held::hits(a, lexicon).into_iter().chain(maimed::hits(a, lexicon)) {
        let told = |h: &Hit| h.harm == hit.harm && h.people.head == hit.people.head;
        if !agreed.iter().any(|(h, _)| told(h)) {
            agreed.push((hit, Reading::Flat));
        }
    }
    // "How many civilians died is not known."
    agreed.retain(|(h, _)| {
        let first = h.people.first;
        a.sentence.lower(first) != "how" && a.sentence.lower(first.wrapping_sub(1)) != "how"
    });
    // Bodies that are taken to a hospital are nobody injured.
    let lifeless = |h: &Hit| {
        (h.people.first..=h.people.head).any(|i| {
            matches!(a.sentence.lemma(i), "body" | "corpse" | "remains") || a.sentence.lower(i) == "dead"
        })
    };
    agreed.retain(|(h, _)| h.harm != Harm::Injured || !lifeless(h));
    agreed.retain(|(h, _)| !unreal::is_unreal(a, lexicon, h));
    // "gave its losses as 117 soldiers killed": the number is theirs.
    let dead: Vec<(usize, usize)> = agreed
        .iter()
        .filter(|(h, _)| h.harm == Harm::Killed)
        .map(|(h, _)| (h.people.first, h.people.last))
        .collect();
    agreed.retain(|(h, _)| {
        let number = h.people.head;
        h.harm != Harm::Casualties || !dead.iter().any(|&(first, last)| first <= number && number <= last)
    });
    // "lead the two missing men into the hills": what describes them is told of before.
    let heads: Vec<(usize, Harm)> = agreed.iter().map(|(h, _)| (h.people.head, h.harm)).collect();
    agreed.retain(|(h, _)| {
        let describes = h.harm == Harm::Missing && (h.people.first..h.people.head).contains(&h.anchor);
        let known = matches!(a.sentence.lower(h.people.first), "the" | "these" | "those");
        !(describes
            && known
            && heads.iter().any(|&(head, harm)| head == h.people.head && harm != Harm::Missing))
    });
    // "killed nine people and 30 others with wounds were in hospital": no dead.
    let hurt: Vec<usize> =
        agreed.iter().filter(|(h, _)| h.rule == flat::OTHERS).map(|(h, _)| h.people.head).collect();
    agreed.retain(|(h, _)| h.harm != Harm::Killed || !hurt.contains(&h.people.head));
    losses::none_of_the_hurt(a, &mut agreed);
    either::join(a, &mut agreed);
    fatally::split(a, &mut agreed);
    shot::shot_with_others(a, &mut agreed);
    // "shot", beside a word that tells what became of them or of others.
    if agreed.iter().any(|(h, _)| matches!(h.harm, Harm::Killed | Harm::Injured)) {
        agreed.retain(|(h, _)| !is_shot(a, h.harm, h.anchor));
    }
    with_others(a, lexicon, &mut agreed);
    // "13 fishermen, and not 16 guerrillas, were killed"
    agreed.retain(|(h, _)| a.sentence.lower(h.people.first.wrapping_sub(1)) != "not");
    losses::lives_lost(a, &mut agreed);
    apposed::counted(a, lexicon, &mut agreed);
    apposed::of_a_whole(a, lexicon, &mut agreed);
    once_each(&mut agreed);
    // "Both were among those killed": the many are told elsewhere.
    agreed.retain(|(h, _)| {
        a.sentence.lower(h.people.head) != "those"
            || a.sentence.lower(h.people.first.wrapping_sub(1)) != "among"
    });
    named_with(&mut agreed);
    antecedent::resolve(a, lexicon, &mut agreed);
    with_others(a, lexicon, &mut agreed);
    within_tolls(&mut agreed);
    ratio::add(a, lexicon, &mut agreed);
    elided::add(a, lexicon, &mut agreed);
    elided::against(a, lexicon, &mut agreed);
    second::add(a, lexicon, &mut agreed);
    elided::gapped(a, &mut agreed);
    agreed.extend(by_doer::joined(a, &agreed));
    elided::apart(a, &mut agreed);
    elided::status(a, &mut agreed);
    let whole: Vec<Hit> = agreed.iter().map(|(h, _)| h.clone()).collect();
    let by_doer = by_doer::parts(a, &whole);
    let parts = if by_doer.is_empty() { parts::parts(a, lexicon, &whole) } else { by_doer };
    agreed.retain(|(h, _)| !parts.iter().any(|p| p.people.head == h.people.head));
    agreed.sort_by_key(|(h, _)| (h.anchor, h.people.first));
    broken_down(a, &mut agreed);
    losses::lost(a, &mut agreed);
    losses::in_ranks(a, &mut agreed);
    let mut drafts = Vec::new();
    let mut at = 0;
    while at < agreed.len() {
        let end = (at + 1..agreed.len())
            .take_while(|&k| joins(a, lexicon, &agreed[k - 1].0, &agreed[k].0))
            .last()
            .map_or(at, |k| k)
            + 1;
        let mut made = draft(a, lexicon, &agreed[at..end]);
        if agreed[at].0.part {
            made.part_of =
                drafts.iter().rposition(|d: &Draft| d.anchor == made.anchor && d.part_of.is_none());
            made.rules.push("part: adds up to the whole");
        }
        if agreed[at].0.rule == by_doer::JOINED {
            made.perpetrator = a.count(agreed[at].0.people.head).and_then(|n| by_doer::doer(a, n));
        }
        drafts.push(made);
        at = end;
    }
    let wholes = drafts.len();
    let mut at = 0;
    while at < parts.len() {
        let end = (at + 1..parts.len())
            .take_while(|&k| {
                joins(a, lexicon, &parts[k - 1], &parts[k])
                    && parts[k].people.first - parts[k - 1].people.last <= 3
            })
            .last()
            .map_or(at, |k| k)
            + 1;
        let part: Vec<(Hit, Reading)> = parts[at..end].iter().map(|p| (p.clone(), Reading::Flat)).collect();
        at = end;
        let (part, hits) = (part[0].0.clone(), part);
        let whole = drafts[..wholes]
            .iter()
            .position(|d| d.anchor == part.anchor && d.casualty().is_some_and(|c| c.harm == part.harm));
        let mut d = draft(a, lexicon, &hits);
        d.part_of = whole;
        let status = whole.and_then(|w| drafts[w].casualty()).and_then(|c| c.victims.status);
        if let Some(casualty) = d.casualty_mut()
            && casualty.victims.status.is_none()
            && part.people.head == part.people.last
            && a.count(part.people.head).is_some()
        {
            // "including 20 on Tuesday": the same sort of people.
            casualty.victims.status = status;
        }
        if let Some(w) = whole {
            d.confidence = drafts[w].confidence.min(0.85);
            d.cause.clone_from(&drafts[w].cause);
            d.perpetrator.clone_from(&drafts[w].perpetrator);
            if part.rule == by_doer::RULE {
                d.perpetrator = a.count(part.people.head).and_then(|n| by_doer::doer(a, n));
                drafts[w].perpetrator = None;
            }
        }
        drafts.push(d);
    }
    drafts
}

/// Where both readings name the same people for the same word, they agree; where they differ, the one with a number
/// counts, then the parse.
fn reconcile(frames: Vec<Hit>, flat: Vec<Hit>) -> Vec<(Hit, Reading)> {
    let mut keys: Vec<(usize, Harm)> = frames.iter().chain(&flat).map(|h| (h.anchor, h.harm)).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut out = Vec::new();
    for (anchor, harm) in keys {
        let mine = |hits: &[Hit]| {
            hits.iter().filter(|h| h.anchor == anchor && h.harm == harm).cloned().collect::<Vec<_>>()
        };
        let (one, two) = (mine(&frames), mine(&flat));
        let same = |h: &Hit, other: &[Hit]| other.iter().any(|o| o.people.head == h.people.head);
        if one.iter().any(|h| same(h, &two)) {
            for hit in &one {
                let reading = if same(hit, &two) { Reading::Both } else { Reading::Frames };
                let extra = reading == Reading::Frames
                    && !hit.people.counted
                    && !hit.people.named
                    && hit.people.figure.best.is_none();
                // A list of names that only one of them followed to its end.
                let longer = two.iter().find(|o| {
                    o.people.head == hit.people.head && o.people.names.len() > hit.people.names.len().max(1)
                });
                if !extra {
                    out.push((longer.unwrap_or(hit).clone(), reading));
                }
            }
            out.extend(two.into_iter().filter(|h| !same(h, &one)).map(|h| (h, Reading::Flat)));
        } else {
            let counted = |hits: &[Hit]| hits.iter().any(|h| h.people.counted);
            let use_flat = one.is_empty() || !counted(&one) && counted(&two);
            let (chosen, reading) = if use_flat { (two, Reading::Flat) } else { (one, Reading::Frames) };
            out.extend(chosen.into_iter().map(|h| (h, reading)));
        }
    }
    out
}

/// The same people harmed in the same way by two words ("shot and killed", "found dead") are told once.
fn once_each(hits: &mut Vec<(Hit, Reading)>) {
    hits.sort_by_key(|(h, r)| (h.harm, h.people.head, *r != Reading::Both, h.anchor));
    hits.dedup_by(|b, a| {
        a.0.harm == b.0.harm
            && (a.0.people.head == b.0.people.head
                || a.0.people.first <= b.0.people.first
                    && b.0.people.last <= a.0.people.last
                    && a.0.people.last != a.0.people.first)
    });
}

/// "Two missionaries, Tom Bell and Jim Welsh, were shot": the names are theirs, and nobody else's.
fn named_with(hits: &mut Vec<(Hit, Reading)>) {
    let theirs: Vec<(usize, String)> = hits
        .iter()
        .filter(|(h, _)| h.people.counted || !h.people.named)
        .flat_map(|(h, _)| h.people.names.iter().map(|n| (h.anchor, n.name.clone())))
        .collect();
    hits.retain(|(h, _)| {
        let told = |name: &str| theirs.iter().any(|(anchor, n)| *anchor == h.anchor && n == name);
        h.people.counted || !h.people.named || !h.people.names.iter().any(|n| told(&n.name))
    });
}

/// "A judge was killed with his wife and two children": those are victims too.
fn with_others(a: &Analysed<'_>, lexicon: &Lexicon, hits: &mut Vec<(Hit, Reading)>) {
    let mut more: Vec<(Hit, Reading)> = Vec::new();
    for (hit, _) in hits.iter().filter(|(h, _)| h.people.first < h.anchor && h.people.figure.best != Some(0))
    {
        for people in subject::together_with(a, lexicon, hit) {
            let told = hits.iter().chain(&more).any(|(h, _)| h.people.head == people.head);
            if !told {
                more.push((
                    Hit { people, rule: "killed together with others", ..hit.clone() },
                    Reading::Flat,
                ));
            }
        }
    }
    hits.extend(more);
}

/// "The number of people killed has risen to 16" is one claim: the people without a number in it are no other.
fn within_tolls(hits: &mut Vec<(Hit, Reading)>) {
    let tolls: Vec<(usize, usize)> = hits
        .iter()
        .filter(|(h, _)| h.rule == "flat: toll")
        .map(|(h, _)| (h.people.first, h.people.last))
        .collect();
    hits.retain(|(h, _)| {
        h.rule == "flat: toll"
            || h.people.counted
            || !tolls.iter().any(|&(f, l)| f <= h.anchor && h.anchor <= l)
    });
}

fn draft(a: &Analysed<'_>, lexicon: &Lexicon, hits: &[(Hit, Reading)]) -> Draft {
    let (lead, _) = &hits[0];
    let last = &hits[hits.len() - 1].0;
    let s = &a.sentence;
    let mut shared = false;
    let figure = hits[1..].iter().zip(hits).fold(lead.people.figure.clone(), |sum, ((h, _), (before, _))| {
        // "36 tribesmen, women and children": one number for all three.
        shared =
            shares_number(a, &before.people, &h.people) || shared && is_bare(a, &before.people, &h.people);
        // "doctors and nurses", "hundreds of fighters and numerous leaders": no more than one of them is sure to be told apart.
        let bare = !h.people.counted && !before.people.counted && h.people.figure.best.is_none();
        let lost_in = h.people.figure.best.is_none() && h.people.figure.low <= 3 && sum.low >= 100;
        if shared || bare && sum.best.is_none() || lost_in {
            return sum;
        }
        let words = s.words(lead.people.first, h.people.last);
        sum.plus(&h.people.figure, words)
    });
    let mut victims = lead.people.victims(a);
    for (h, _) in &hits[1..] {
        victims.names.extend(h.people.names.iter().cloned());
        victims.breakdown.extend(h.people.victims(a).breakdown);
    }
    victims.status = hits.iter().find_map(|(h, _)| h.people.status);
    victims.words = s.words(lead.people.first, last.people.last).to_owned();
    if victims.breakdown.len() == 1
        && hits.len() == 1
        && victims.breakdown[0].figure == figure
        && victims.status.is_none()
    {
        victims.breakdown.clear();
    }
    let victims_words = victims.words.clone();
    let (first, end) = quote(a, lead, last);
    let casualty = Casualty {
        harm: lead.harm,
        victims,
        figure: Some(figure),
        scope: Scope::Incident,
        part_of: None,
        earlier: false,
    };
    let mut d = Draft::new(a.index, first, end, lead.anchor, Body::Casualty(casualty), lead.rule);
    if lead.rule == elided::RULE {
        d.place_mention = elided::place(a, &lead.people);
    }
    d.subject = lead.people.head;
    d.modality = lead.modality;
    let both = hits.iter().all(|(_, r)| *r == Reading::Both);
    d.reading = if both { Reading::Both } else { hits[0].1 };
    d.confidence = match d.reading {
        // The shares of figures that coders entered too, on event descriptions (docs/scores.md).
        Reading::Both => 0.93,
        Reading::Frames => 0.87,
        Reading::Flat => 0.9,
    };
    let vague = lead.people.figure.best.is_none() || lead.people.pronoun || lead.people.unknown;
    if vague {
        d.confidence *= 0.6;
    }
    if hits.len() > 1 {
        d.rules.push("people of one status in a list are one claim");
    }
    if both {
        d.rules.push("both readings agree");
    }
    if !lead.part {
        let (causes, perpetrator) = cause::of_harm(a, lexicon, lead.anchor, first, end);
        // Whoever dies does not do it by that: "seven soldiers died".
        let dies = lexicon
            .verbs
            .get(s.lemma(lead.anchor))
            .is_some_and(|verbs| verbs.iter().all(|v| v.frame == Frame::Intransitive));
        // "bombed the town and arrested 40 men": what a bomb did.
        let struck = matches!(lead.harm, Harm::Killed | Harm::Injured | Harm::Casualties);
        d.cause = if struck || cause::is_named(a, lexicon, &causes) { causes } else { Vec::new() };
        let loses = matches!(s.lemma(lead.anchor), "lose" | "meet" | "give" | "suffer" | "sustain")
            || lead.harm == Harm::Missing
            || s.lemma(lead.anchor) == "survive";
        // "the sixth journalist murdered in the country"
        let victim = |p: &sijill_claim::Party| {
            victims_words
                .strip_suffix(p.name.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
        };
        d.perpetrator = perpetrator
            .filter(|p| !victim(p))
            .filter(|_| !loses && (!dies || s.child(lead.anchor, Label::Agent).is_some()));
    }
    d
}

/// From the victims to the word of harm; a list's later members stand alone.
fn quote(a: &Analysed<'_>, lead: &Hit, last: &Hit) -> (usize, usize) {
    let first = if lead.part { lead.people.first } else { lead.people.first.min(lead.anchor) };
    let mut end = if lead.part { last.people.last } else { last.people.last.max(lead.anchor) };
    // What directly follows and tells place or day belongs to the words of the claim.
    while end + 1 < a.sentence.len() {
        let next = end + 1;
        let adjunct =
            a.date_at(next).or_else(|| a.date_at(next + 1)).map(|d| a.dates[d].last).or_else(|| {
                let place = a.place_at(next + 1).or_else(|| a.place_at(next + 2));
                let prep = matches!(a.sentence.lower(next), "in" | "at" | "near" | "outside");
                place.filter(|_| prep).map(|p| a.places[p].last)
            });
        match adjunct {
            Some(to) if to > end => end = to,
            _ => break,
        }
    }
    (first, end)
}

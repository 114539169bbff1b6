//! Crowds that nobody counts and that move: "others left for safer places", "have driven nearly all of the valley's herders out of
//! their villages", "residents abandoned their homes", "half the population became refugees".
//!
//! Not for: people with a number, of whom the verbs of `displacement.toml` tell.

use sijill_claim::{Displacement, DisplacementManner, Modality};
use sijill_language::{Label, Tag};

use super::DisplacementLexicon;
use super::folk::{Crowd, crowd};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, extent, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::{Force, force, is_warlike, party};

/// How far before a sentence those are searched for whom "most of them" may mean, in bytes.
const BACK: usize = 260;

/// Whatever a clause tells of a crowd that moves.
pub(super) fn told(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let lemma = c.lemma.as_str();
    let by_driving = words.crowd.drives.has(lemma);
    let by_sending = lemma == "send" && c.voice == Voice::Active;
    if by_driving || by_sending {
        return driven(a, words, c, by_sending);
    }
    let moves = words.crowd.flees.has(lemma)
        || words.crowd.leaves.has(lemma)
        || words.crowd.goes.has(lemma)
        || words.crowd.stays.has(lemma)
        || matches!(lemma, "become" | "take" | "seek" | "find" | "return");
    if !moves {
        return None;
    }
    let seat = seat(a, c)?;
    let who = crowd(a, words, seat)
        .or_else(|| they(a, seat).filter(|_| words.crowd.leaves.has(lemma) && lemma != "leave"))?;
    let goes = goes_away(a, words, c, &who)?;
    make(a, c, who, goes, None)
}

/// "They abandoned their village": whoever was told of before.
fn they(a: &Analysed<'_>, seat: usize) -> Option<Crowd> {
    (a.sentence.lower(seat) == "they").then_some(Crowd {
        head: seat,
        first: seat,
        figure: None,
        people: false,
    })
}

/// Whoever goes: the subject, also of a verb above ("were forced to leave", "have begun returning").
fn seat(a: &Analysed<'_>, c: &Clause) -> Option<usize> {
    let s = &a.sentence;
    let above = || {
        let over = s.head(c.verb).filter(|_| matches!(s.label(c.verb), Label::Xcomp | Label::Conj))?;
        s.children_by(over, &[Label::Nsubjpass, Label::Nsubj]).find(|&n| n < c.verb)
    };
    let own = c.own_subject.or(c.doer).filter(|&d| d < c.verb);
    let own = own.or_else(|| c.things.first().copied().filter(|&t| c.voice != Voice::Active && t < c.verb));
    own.or_else(|| s.children_by(c.verb, &[Label::Nsubj, Label::Nsubjpass]).find(|&n| n < c.verb))
        .or_else(above)
        .or_else(|| {
            // "At least 90,000 more have fled": the parser sees no subject.
            let helper = |i: usize| s.tag(i).is_verb() || matches!(s.tag(i), Tag::RB | Tag::MD);
            let last = (c.verb.saturating_sub(5)..c.verb).rev().find(|&i| !helper(i))?;
            let more = matches!(s.lower(last), "more" | "others");
            last.checked_sub(1).filter(|&n| more && a.count(n).is_some())
        })
}

/// How the crowd moves, where the words beside the verb tell that it does: "fled across the river", "left for safer areas".
fn goes_away(
    a: &Analysed<'_>,
    words: &DisplacementLexicon,
    c: &Clause,
    who: &Crowd,
) -> Option<DisplacementManner> {
    let s = &a.sentence;
    let lemma = c.lemma.as_str();
    let active = c.voice == Voice::Active;
    let war = is_warlike(a, c.verb);
    let sheltering = DisplacementManner::Sheltering;
    if matches!(lemma, "take" | "seek" | "find") {
        let refuge = |&t: &usize| matches!(s.lower(t), "refuge" | "shelter" | "sanctuary" | "asylum");
        let sought = active
            && c.things.iter().any(refuge)
            && (who.people || who.figure.is_some() || is_away(a, words, c));
        // "have taken to the hills"
        let hides = lemma == "take"
            && active
            && c.things.is_empty()
            && (who.people || who.figure.is_some())
            && complements(a, c.verb).iter().any(|(w, _, n)| {
                w == "to" && words.words.wilds.contains(s.lemma(*n)) && s.lemma(*n) != "field"
            });
        if hides {
            return Some(DisplacementManner::Fled);
        }
        return sought.then_some(sheltering);
    }
    if lemma == "become" {
        let made =
            |i: usize| matches!(s.lower(i), "refugees" | "homeless" | "fugitives" | "displaced" | "exiles");
        let near = (c.verb + 1..c.verb + 4).find(|&i| made(i)).is_some_and(|i| !s.tag(i + 1).is_noun());
        return (near && (who.people || who.figure.is_some())).then_some(DisplacementManner::Fled);
    }
    if words.crowd.stays.has(lemma) {
        let as_refugees =
            complements(a, c.verb).iter().any(|(w, _, n)| w == "as" && s.lower(*n) == "refugees");
        let camps = complements(a, c.verb).iter().any(|(w, _, n)| {
            let shelters =
                words.words.shelters.contains(s.lemma(*n)) && !matches!(s.lemma(*n), "family" | "relative");
            let open = matches!(s.lemma(*n), "camp" | "tent" | "open" | "shelter" | "bush");
            matches!(w.as_str(), "in" | "into" | "inside" | "at")
                && (open && (s.lemma(*n) != "camp" || s.tag(*n).is_plural() || who.figure.is_some())
                    || shelters && !active)
        });
        // "are crowded into camps", "live in tents"; "are packed into a hall" may be of anybody.
        let known = who.people || who.figure.is_some() && camps;
        let rough = s.lower(c.verb + 1) == "rough" && (who.people || who.figure.is_some());
        let open = complements(a, c.verb).iter().any(|(w, _, n)| w == "in" && s.lower(*n) == "open");
        return (known && (as_refugees || camps) || rough || open && !means_armed(a, c))
            .then_some(sheltering);
    }
    if !active {
        return None;
    }
    if lemma == "return" {
        // "Residents have started to return to the town"
        let begins = s.label(c.verb) == Label::Xcomp
            && s.head(c.verb).is_some_and(|h| matches!(s.lemma(h), "begin" | "start"))
            && words.crowd.settled.has(s.lower(who.head));
        let homes = complements(a, c.verb).iter().any(|(w, _, n)| {
            let town = begins && words.crowd.homes.has(s.lemma(*n)) && s.lemma(*n) != "country";
            w == "to" && (is_own_home(a, words, *n) || town)
        });
        return (homes && who.people).then_some(DisplacementManner::Returned);
    }
    if words.crowd.flees.has(lemma) {
        let home = c.things.iter().any(|&t| t > c.verb && words.crowd.homes.has(s.lemma(t)));
        let away = home || is_away(a, words, c) || is_from_war(a, c);
        let they = s.lower(who.head) == "they" && !home;
        // "Most of the survivors of the crash fled the hotel": out of danger.
        let folk = who.people && (away || !words.counted.survivors.has(s.lower(who.head)));
        let told = folk || who.figure.is_some() && away || away && !they && !means_armed(a, c);
        return told.then_some(DisplacementManner::Fled);
    }
    if words.crowd.leaves.has(lemma) {
        let own = c.things.iter().any(|&t| t > c.verb && is_own_home(a, words, t));
        let peaceful = (c.verb + 1..s.len().min(c.verb + 9)).any(|i| {
            matches!(
                s.lower(i),
                "work"
                    | "vote"
                    | "shop"
                    | "school"
                    | "holiday"
                    | "holidays"
                    | "celebrate"
                    | "attend"
                    | "play"
            )
        });
        let driven =
            s.ancestors(c.verb).take(2).any(|h| words.crowd.drives.has(s.lemma(h)) || s.lemma(h) == "cause");
        // "Families abandoned the village"
        let given_up = matches!(lemma, "abandon" | "desert" | "vacate")
            && who.people
            && c.things.iter().any(|&t| t > c.verb && words.crowd.homes.has(s.lemma(t)));
        let own = own || given_up;
        let folk = who.people || lemma == "abandon" && !means_armed(a, c);
        let home = own && folk && !peaceful && (war || driven || lemma == "abandon" || lemma == "desert");
        return (home || is_for_safety(a, words, c)).then_some(DisplacementManner::Fled);
    }
    let lives = complements(a, c.verb)
        .iter()
        .any(|(w, _, n)| w == "for" && matches!(s.lower(*n), "lives" | "safety" | "life"));
    let out = complements(a, c.verb).iter().any(|(w, _, n)| {
        matches!(w.as_str(), "out of" | "from" | "of")
            && (place_of(a, *n).is_some()
                || matches!(s.lemma(*n), "city" | "town" | "village" | "district" | "suburb" | "capital"))
    });
    let named = who.people && words.crowd.settled.has(s.lower(who.head));
    // "Refugees crossed the river at night"
    let over = lemma == "cross"
        && words.counted.comers.has(s.lower(who.head))
        && c.things
            .iter()
            .any(|&t| matches!(s.lemma(t), "river" | "border" | "frontier" | "lake" | "strait"));
    let away = over || is_away(a, words, c);
    let told = lives && (war || who.people)
        || out
            && who.people
            && (war || named)
            && matches!(lemma, "stream" | "pour" | "flood" | "surge" | "spill" | "escape")
        || away
            && (named
                || war && (who.people || !means_armed(a, c))
                || who.figure.is_some() && lemma == "cross");
    told.then_some(DisplacementManner::Fled)
}

/// "into the bush", "across the border", "to a safer area", "into neighbouring Dura": away from where they lived.
fn is_away(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> bool {
    let s = &a.sentence;
    is_for_safety(a, words, c)
        || complements(a, c.verb).into_iter().any(|(word, p, n)| {
            let leads = matches!(
                word.as_str(),
                "to" | "into"
                    | "for"
                    | "across"
                    | "over"
                    | "towards"
                    | "toward"
                    | "in"
                    | "through"
                    | "beyond"
            );
            let wild = words.words.wilds.contains(s.lemma(n)) || words.words.wilds.contains(s.lower(n));
            let land = matches!(
                s.lemma(n),
                "border"
                    | "frontier"
                    | "river"
                    | "camp"
                    | "safety"
                    | "exile"
                    | "coast"
                    | "countryside"
                    | "highland"
            );
            let country = place_of(a, n).is_some_and(|_| s.tag(n).is_proper());
            leads && p > c.verb && a.date_at(n).is_none() && (wild || land || country || is_beside(a, n))
        })
}

/// "a neighbouring village", "nearby Dura", "the next town".
fn is_beside(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let beside = |i: usize| {
        matches!(
            s.lower(i),
            "neighbouring" | "neighboring" | "nearby" | "safer" | "adjacent" | "next" | "safe"
        )
    };
    let ground = matches!(
        s.lemma(noun),
        "village"
            | "town"
            | "city"
            | "country"
            | "area"
            | "district"
            | "place"
            | "ground"
            | "part"
            | "suburb"
            | "state"
            | "region"
            | "province"
            | "community"
            | "neighbourhood"
            | "neighborhood"
            | "zone"
            | "location"
    );
    (ground || s.tag(noun).is_proper()) && a.chunk(noun).is_some_and(|k| (k.first..noun).any(beside))
}

/// "left for safer places", "left the town for the hills".
fn is_for_safety(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> bool {
    let s = &a.sentence;
    let behind = c.things.iter().flat_map(|&t| complements(a, t)).collect::<Vec<_>>();
    complements(a, c.verb).into_iter().chain(behind).any(|(word, _, n)| {
        let safer = a.chunk(n).is_some_and(|k| (k.first..n).any(|i| matches!(s.lower(i), "safer" | "safe")));
        matches!(word.as_str(), "for" | "to" | "in") && (safer && is_beside(a, n) || s.lower(n) == "safety")
            || word == "for"
                && words.words.wilds.contains(s.lemma(n))
                && matches!(s.lemma(n), "bush" | "forest" | "jungle")
    })
}

/// "fled when the rebels stormed the town": what they fled from is told behind.
fn is_from_war(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let opens = |i: usize| matches!(s.lower(i), "when" | "as" | "after" | "before" | "because");
    let Some(from) = (c.verb + 1..s.len().min(c.verb + 6)).find(|&i| opens(i)) else { return false };
    (from + 1..s.len().min(from + 16)).any(|i| {
        s.tag(i).is_noun() && matches!(force(a, i), Force::Armed | Force::Weapon) && s.lemma(i) != "police"
    })
}

/// True where "most of them" may stand for armed people told of just before.
fn means_armed(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let within =
        (0..c.verb).any(|i| s.tag(i).is_noun() && force(a, i) == Force::Armed && s.tag(i).is_plural());
    let end = s.span.start();
    let mut start = end.saturating_sub(BACK);
    while start < end && !s.text.is_char_boundary(start) {
        start += 1;
    }
    let before = s.text.get(start..end).unwrap_or_default().to_lowercase();
    let armed = |word: &str| {
        matches!(
            word.trim_matches(|c: char| !c.is_alphabetic()),
            "rebels"
                | "soldiers"
                | "fighters"
                | "militants"
                | "gunmen"
                | "troops"
                | "insurgents"
                | "police"
                | "officers"
                | "men"
                | "guerrillas"
                | "attackers"
                | "militiamen"
                | "forces"
                | "bandits"
                | "suspects"
                | "prisoners"
                | "inmates"
                | "jihadists"
                | "raiders"
                | "garrison"
                | "guards"
                | "policemen"
                | "mercenaries"
        )
    };
    within || before.split_whitespace().any(armed)
}

/// "their homes", "the village": what was theirs.
fn is_own_home(a: &Analysed<'_>, words: &DisplacementLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    let home = words.crowd.homes.has(s.lemma(noun));
    let own =
        a.chunk(noun).is_some_and(|k| (k.first..noun).any(|i| s.lower(i) == "their" || s.tag(i) == Tag::POS));
    home && (own
        || matches!(s.lower(noun), "homes" | "home") && s.lemma(noun) == "home" && s.tag(noun).is_plural())
}

/// "drove most of the farmers out of their villages", "were driven from their land", "sent residents fleeing".
fn driven(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause, sent: bool) -> Option<Draft> {
    let s = &a.sentence;
    let war = is_warlike(a, c.verb);
    let (who, manner) = if sent {
        let doer = c.doer?;
        let armed = matches!(force(a, doer), Force::Armed | Force::Weapon) || war;
        let running = (c.verb + 2..s.len().min(c.verb + 12)).find(|&i| {
            matches!(s.lower(i), "fleeing" | "running" | "scrambling" | "scurrying")
                && !(c.verb + 1..i).any(|k| a.is_finite(k))
        })?;
        let who = (c.verb + 1..running).rev().find_map(|i| crowd(a, words, i))?;
        (who, armed.then_some(DisplacementManner::Fled)?)
    } else {
        let who = c.things.iter().find_map(|&t| crowd(a, words, t)).filter(|w| w.people)?;
        let all = complements(a, c.verb);
        let behind = |n: usize| complements(a, n);
        let further: Vec<_> = c.things.iter().flat_map(|&t| behind(t)).collect();
        let lost = all.iter().chain(&further).any(|(w, p, n)| {
            let leads = matches!(w.as_str(), "from" | "out of" | "off" | "of" | "across" | "over" | "into");
            let out = w != "of" || s.lower(p.wrapping_sub(1)) == "out";
            let into = w != "into" || matches!(s.lemma(*n), "exile" | "camp" | "desert" | "bush");
            let land = words.crowd.homes.has(s.lemma(*n))
                || place_of(a, *n).is_some()
                || matches!(s.lemma(*n), "border" | "exile" | "camp" | "desert");
            leads && out && into && *p > c.verb && land
        });
        // "expelled the Arab residents of the village": from where they live.
        let expelled = matches!(c.lemma.as_str(), "expel" | "evict" | "deport" | "banish" | "displace")
            && (c.lemma == "displace"
                || words.crowd.settled.has(s.lower(who.head))
                || s.tag(who.head) == Tag::NNPS)
            && c.doer.is_none_or(|d| force(a, d).acts());
        let doer = c.doer.is_none_or(|d| !words.counted.nature.has(s.lemma(d)));
        let manner =
            if c.lemma == "displace" { DisplacementManner::Fled } else { DisplacementManner::Expelled };
        (who, (doer && (lost || expelled)).then_some(manner)?)
    };
    let by = c.doer.filter(|&d| force(a, d).acts()).and_then(|d| party(a, d));
    let mut draft = make(a, c, who, manner, None)?;
    draft.perpetrator = by;
    Some(draft)
}

fn make(
    a: &Analysed<'_>,
    c: &Clause,
    who: Crowd,
    manner: DisplacementManner,
    last: Option<usize>,
) -> Option<Draft> {
    let s = &a.sentence;
    let stance = stance(a, c.verb);
    // "Half the population would become refugees" within ten years: told from before it came about.
    let came = c.lemma == "become"
        && stance.modality == Modality::Planned
        && s.label(c.verb) == Label::Root
        && s.children_by(c.verb, &[Label::Aux]).any(|x| s.lower(x) == "would")
        && (0..s.len()).all(|i| {
            !matches!(
                s.lower(i),
                "if" | "could" | "unless" | "otherwise" | "warned" | "says" | "said" | "fear"
            )
        });
    if stance.negated || stance.unreal || stance.attempted || stance.modality == Modality::Planned && !came {
        return None;
    }
    // "the refugees who fled the war": which ones, not what happened.
    let beside = matches!(s.label(c.verb), Label::Relcl | Label::Acl);
    if beside && who.head < c.verb {
        return None;
    }
    // A flood's are another record's.
    if (0..s.len()).any(|i| {
        s.tag(i).is_noun()
            && matches!(
                s.lemma(i),
                "flood"
                    | "flooding"
                    | "earthquake"
                    | "quake"
                    | "storm"
                    | "cyclone"
                    | "hurricane"
                    | "typhoon"
                    | "landslide"
                    | "volcano"
                    | "eruption"
                    | "wildfire"
                    | "tsunami"
            )
    }) {
        return None;
    }
    let place = {
        let all = complements(a, c.verb);
        let find = |lead: &[&str]| {
            all.iter().filter(|(w, ..)| lead.contains(&w.as_str())).find_map(|&(_, _, n)| place_of(a, n))
        };
        let of_home = |n: usize| complements(a, n).into_iter().find_map(|(_, _, n)| place_of(a, n));
        c.things
            .iter()
            .find_map(|&t| place_of(a, t).or_else(|| of_home(t)))
            .or_else(|| find(&["from", "out of", "of"]))
            .or_else(|| of_home(who.head))
            .or_else(|| find(&["to", "into", "in", "across", "towards", "for"]))
    };
    let counted = who.figure.is_some();
    let body =
        Body::Displacement(Displacement { figure: who.figure, from: None, to: None, manner: Some(manner) });
    let (first, end) = extent(a, c, None);
    let first = if who.head < c.verb { first.min(who.first) } else { first };
    let mut draft = Draft::new(a.index, first, last.unwrap_or(end), c.verb, body, "displacement: a crowd");
    draft.subject = who.head;
    draft.modality = if came { Modality::Asserted } else { stance.modality };
    draft.place_mention = place;
    draft.confidence = if counted { 0.75 } else { 0.6 };
    Some(draft)
}

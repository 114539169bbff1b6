//! The second reading: flat patterns over tagged phrases, left to right, with no parse. A new language starts here.

use sijill_claim::{Figure, Harm, Modality};
use sijill_language::{NumberRole, Tag};

use super::hit::{Hit, Voice, is_negated, voice};
use super::verbs::Trigger;
use crate::analysis::{Analysed, figure};
use crate::lexicon::{Frame, Lexicon};
use crate::people::{People, people_at, whole_at};

/// All that the order of words tells of harm.
pub(crate) fn hits(a: &Analysed<'_>, lexicon: &Lexicon, triggers: &[Trigger]) -> Vec<Hit> {
    let mut found = Vec::new();
    for trigger in triggers {
        verb(a, lexicon, trigger, &mut found);
    }
    for token in 0..a.sentence.len() {
        state(a, lexicon, token, &mut found);
        noun(a, lexicon, token, &mut found);
        toll(a, lexicon, token, &mut found);
    }
    found
}

fn verb(a: &Analysed<'_>, lexicon: &Lexicon, trigger: &Trigger, found: &mut Vec<Hit>) {
    let v = trigger.token;
    if is_negated(a, v) {
        return;
    }
    let (voice, first) = voice(a, v);
    let (groups, rule) = match trigger.frame {
        Frame::Lives => {
            let lives = right(a, lexicon, v + 1).into_iter().filter(|p| is_life(a, p)).collect();
            (lives, "flat: lives claimed")
        }
        Frame::Intransitive => (left(a, lexicon, first), "flat: people before a verb of dying"),
        Frame::Transitive { passive_only } => match voice {
            Voice::Passive | Voice::Reduced => {
                let after = if voice == Voice::Reduced { right(a, lexicon, v + 1) } else { Vec::new() };
                let before = left(a, lexicon, first);
                if after.first().is_some_and(|p| p.counted) && !before.iter().any(|p| p.counted) {
                    (after, "flat: people after the verb")
                } else if before.is_empty() && voice == Voice::Passive {
                    (after_passive(a, lexicon, v), "flat: people after the passive")
                } else {
                    (before, "flat: people before a passive")
                }
            }
            _ if passive_only => return,
            _ => {
                let after = right(a, lexicon, v + 1);
                let headline = after.is_empty()
                    && a.sentence.tag(v) == Tag::VBD
                    && voice == Voice::Active
                    && a.chunk(first.wrapping_sub(1))
                        .is_some_and(|c| (c.first..=c.last).any(|i| a.count(i).is_some()));
                if headline {
                    (left(a, lexicon, first), "flat: number before a bare participle")
                } else {
                    (after, "flat: people after the verb")
                }
            }
        },
    };
    for people in groups {
        if voice == Voice::Unreal && !people.counted {
            continue;
        }
        let modality = if voice == Voice::Unreal { Modality::Possible } else { Modality::Asserted };
        found.push(Hit { anchor: v, harm: trigger.harm, people, modality, rule, part: false });
    }
}

fn is_life(a: &Analysed<'_>, people: &People) -> bool {
    (people.first..=people.last).any(|i| matches!(a.sentence.lemma(i), "life" | "lives"))
}

/// The list of people that starts at or soon after a token.
pub(crate) fn right(a: &Analysed<'_>, lexicon: &Lexicon, from: usize) -> Vec<People> {
    let s = &a.sentence;
    let mut i = from;
    while i < s.len() && i < from + 5 {
        let skip = matches!(s.tag(i), Tag::RB | Tag::RP | Tag::RBR | Tag::RBS | Tag::OpenQuote)
            || matches!(
                s.lower(i),
                "dead" | "to" | "death" | "or" | "and" | "at" | "least" | "the" | "a" | "an"
            )
            || matches!(s.tag(i), Tag::VBN | Tag::VBD | Tag::VBG | Tag::JJ)
                && lexicon.verbs.contains_key(s.lemma(i));
        if a.number(i).is_some() || a.chunk(i).is_some_and(|c| c.first == i || a.number(c.first).is_some()) {
            break;
        }
        if !skip {
            return Vec::new();
        }
        i += 1;
    }
    let start = a.number(i).map_or(i, |n| (n.first..=n.last).find(|&k| a.chunk(k).is_some()).unwrap_or(i));
    let Some(first) = people_at(a, lexicon, start).or_else(|| {
        // "killed the army's 12 men": the phrase's own head.
        a.chunk(start).and_then(|c| people_at(a, lexicon, c.head))
    }) else {
        return Vec::new();
    };
    extend_right(a, lexicon, first)
}

/// Goes on through ", X and Y" as long as what follows is no subject of another verb.
pub(crate) fn extend_right(a: &Analysed<'_>, lexicon: &Lexicon, first: People) -> Vec<People> {
    let s = &a.sentence;
    let mut list = vec![first];
    let mut commas = Vec::new();
    loop {
        let last = list.last().map_or(0, |p| p.last);
        let mut j = last + 1;
        let comma = s.lower(j) == ",";
        if comma {
            j += 1;
        }
        let joined = match (s.lower(j), s.lower(j + 1), s.lower(j + 2)) {
            ("and" | "plus" | "&" | "or", _, _) => {
                j += 1;
                true
            }
            ("as", "well", "as") => {
                j += 3;
                true
            }
            ("along" | "together", "with", _) => {
                j += 2;
                true
            }
            _ => false,
        };
        if !joined && !comma {
            break;
        }
        while matches!(s.tag(j), Tag::RB | Tag::RBR | Tag::RBS) && a.number(j).is_none() {
            j += 1;
        }
        let start =
            a.number(j).map_or(j, |n| (n.first..=n.last).find(|&k| a.chunk(k).is_some()).unwrap_or(j));
        let next = people_at(a, lexicon, start).filter(|p| p.last > last && !p.pronoun);
        let Some(next) = next else { break };
        // ", Hiba Sallum," after a noun is its name, no second victim.
        if comma && !joined && next.named {
            break;
        }
        if comma && !joined {
            commas.push(list.len());
        }
        list.push(next);
        if list.len() > 40 {
            break;
        }
    }
    let end = list.last().map_or(0, |p| p.last);
    let follows = s.tag(end + 1);
    let other_clause = matches!(follows, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
        || matches!(follows, Tag::VBN | Tag::JJ) && lexicon.verbs.contains_key(s.lemma(end + 1))
        || lexicon.states.contains_key(s.lower(end + 1)) && list.len() > 1;
    if other_clause && list.len() > 1 {
        list.truncate(commas.first().copied().unwrap_or(list.len() - 1).max(1));
    }
    list
}

/// "killed were 12 civilians".
fn after_passive(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Vec<People> {
    if matches!(a.sentence.lower(verb + 1), "was" | "were" | "are" | "is") {
        right(a, lexicon, verb + 2)
    } else {
        Vec::new()
    }
}

/// The list of people that ends before a token (the verb with its helpers), over what may stand between.
pub(crate) fn left(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Vec<People> {
    let Some(nearest) = nearest_left(a, lexicon, verb) else { return Vec::new() };
    extend_left(a, lexicon, nearest)
}

fn nearest_left(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Option<People> {
    let s = &a.sentence;
    // "a girl, working in a clinic, was shot": what is set off by commas is passed over.
    if s.lower(verb.wrapping_sub(1)) == "," {
        let open = (verb.saturating_sub(26)..verb - 1).rev().find(|&i| s.lower(i) == ",");
        let held = open.and_then(|o| a.chunk(o.checked_sub(1)?)).and_then(|c| people_at(a, lexicon, c.head));
        if held.as_ref().is_some_and(|p| !p.named) {
            return held;
        }
    }
    let mut end = verb;
    let mut looked = 0;
    let mut fallback: Option<People> = None;
    while let Some(i) = end.checked_sub(1) {
        looked += 1;
        if looked > 16 {
            break;
        }
        let tag = s.tag(i);
        if let Some(chunk) = a.chunk(i) {
            let before = s.lower(chunk.first.wrapping_sub(1));
            let governed = matches!(s.tag(chunk.first.wrapping_sub(1)), Tag::IN | Tag::TO)
                && before != "that"
                && a.number(chunk.first.wrapping_sub(1)).is_none();
            let people = people_at(a, lexicon, chunk.head);
            match people {
                // "12 people in the town were killed": a phrase after a preposition is no subject, unless "of" led to it.
                Some(p) if !governed => {
                    if p.named && s.lower(chunk.first.wrapping_sub(1)) == "," {
                        // A name set off by commas: the noun before it is the subject.
                        fallback = Some(p);
                        end = chunk.first.saturating_sub(1);
                        continue;
                    }
                    return Some(p);
                }
                Some(p) if before == "of" => {
                    // "two of his bodyguards": the whole phrase is found from its first part.
                    let whole = chunk.first.checked_sub(2).and_then(|k| people_at(a, lexicon, k));
                    match whole {
                        Some(w) if w.last >= p.last => return Some(w),
                        _ => fallback = fallback.or(Some(p)),
                    }
                }
                Some(p) if p.counted && fallback.is_none() && !governed => fallback = Some(p),
                _ => {}
            }
            end = chunk.first;
            if governed {
                end = end.saturating_sub(1);
            }
            continue;
        }
        let bridge =
            matches!(
                tag,
                Tag::Comma
                    | Tag::IN
                    | Tag::RB
                    | Tag::OpenBracket
                    | Tag::CloseBracket
                    | Tag::WP
                    | Tag::WDT
                    | Tag::CC
                    | Tag::TO
                    | Tag::Hyphen
            ) || matches!(s.lower(i), "who" | "that" | "also" | "--" | "-" | "including" | "reportedly")
                || a.date_at(i).is_some()
                || a.number(i).is_some();
        if !bridge {
            break;
        }
        end = i;
    }
    fallback
}

fn extend_left(a: &Analysed<'_>, lexicon: &Lexicon, nearest: People) -> Vec<People> {
    let s = &a.sentence;
    let mut list = vec![nearest];
    let mut linked = false;
    loop {
        let first = list.last().map_or(0, |p| p.first);
        let Some(mut j) = first.checked_sub(1) else { break };
        let and = matches!(s.lower(j), "and" | "plus" | "&")
            || s.lower(j) == "as" && s.lower(j.wrapping_sub(1)) == "well"
            || s.lower(j) == "with" && matches!(s.lower(j.wrapping_sub(1)), "along" | "together");
        if and {
            j = j.wrapping_sub(match s.lower(j) {
                "as" => 3,
                "with" => 2,
                _ => 1,
            });
            if s.lower(j) == "," {
                j = j.wrapping_sub(1);
            }
        } else if s.lower(j) == "," && linked {
            j = j.wrapping_sub(1);
        } else {
            break;
        }
        let Some(chunk) = a.chunk(j) else { break };
        let by_of = s.lower(chunk.first.wrapping_sub(1)) == "of";
        let start = if by_of { chunk.first.saturating_sub(2) } else { chunk.head };
        let Some(people) = people_at(a, lexicon, start).filter(|p| p.last >= j && !p.pronoun) else { break };
        let before = people.first.wrapping_sub(1);
        let governed = matches!(s.tag(before), Tag::IN)
            && !(people.counted && s.lower(before) == "at")
            && !matches!(
                s.lower(before),
                "that" | "after" | "as" | "while" | "when" | "because" | "if" | "where"
            );
        if governed || people.first >= first {
            break;
        }
        linked = true;
        list.push(people);
        if list.len() > 40 {
            break;
        }
    }
    list.reverse();
    list
}

/// "left 12 people dead", "12 dead and 30 wounded", "found dead", "at least 25 people are dead".
fn state(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let Some(&harm) = lexicon.states.get(s.lower(token)) else { return };
    if let Some(people) = left_behind(a, lexicon, token) {
        for people in people {
            found.push(Hit {
                anchor: token,
                harm,
                people,
                modality: Modality::Asserted,
                rule: "flat: left in a state of harm",
                part: false,
            });
        }
        return;
    }
    // A verb form is a verb of harm; only where it follows a number directly is it a state ("12 killed").
    let before = token.wrapping_sub(1);
    let adverb = usize::from(matches!(s.tag(before), Tag::RB))
        + usize::from(s.lower(before) == "others" && a.number(before).is_none());
    let before = before.wrapping_sub(adverb);
    let modifies =
        s.tag(token + 1).is_noun() && a.chunk(token + 1) == a.chunk(token) && a.chunk(token).is_some();
    let direct = a.chunk(before).and_then(|c| {
        let bare = a.count(before).is_some();
        let people = whole_at(a, lexicon, c)?;
        (bare || people.counted).then_some(people)
    });
    let direct = direct.filter(|_| !modifies);
    if let Some(mut people) = direct
        && people.first <= token
        && people.last <= token
    {
        people.last = people.last.min(before.max(people.first));
        for people in extend_left(a, lexicon, people) {
            found.push(Hit {
                anchor: token,
                harm,
                people,
                modality: Modality::Asserted,
                rule: "flat: number with a state of harm",
                part: false,
            });
        }
        return;
    }
    // "12 people were dead", "was found dead", "remain missing".
    let copula = s.lower(before);
    let links = !modifies
        && matches!(
            copula,
            "are"
                | "were"
                | "is"
                | "was"
                | "found"
                | "been"
                | "be"
                | "remain"
                | "remained"
                | "remains"
                | "went"
                | "gone"
                | "go"
                | "still"
                | "feared"
                | "lay"
                | "lying"
                | "pronounced"
                | "presumed"
                | "reported"
                | "declared"
                | "confirmed"
                | "believed"
        );
    if links && s.tag(token) != Tag::VBN {
        let (how, first) = voice(a, before);
        let active = s.tag(before).is_verb()
            && matches!(
                copula,
                "found"
                    | "reported"
                    | "declared"
                    | "confirmed"
                    | "pronounced"
                    | "presumed"
                    | "believed"
                    | "feared"
            );
        if active && how != Voice::Passive && how != Voice::Reduced {
            return;
        }
        for people in left(a, lexicon, first) {
            found.push(Hit {
                anchor: token,
                harm,
                people,
                modality: Modality::Asserted,
                rule: "flat: people in a state of harm",
                part: false,
            });
        }
        return;
    }
    // "30 wounded people", "Many hundreds of wounded people", "the wounded": the state inside the phrase.
    let inside = a
        .chunk(token)
        .filter(|c| token < c.head && matches!(s.lower(token), "wounded" | "injured" | "missing" | "dead"));
    if let Some(people) = inside.and_then(|c| people_at(a, lexicon, c.head)) {
        let of = a.number(people.first.max(1)).is_some() || s.lower(people.first.wrapping_sub(1)) == "of";
        if people.counted {
            found.push(Hit {
                anchor: token,
                harm,
                people,
                modality: Modality::Asserted,
                rule: "flat: state inside the phrase",
                part: false,
            });
        } else if of {
            let counted =
                people.first.checked_sub(2).and_then(|k| people_at(a, lexicon, k)).filter(|p| p.counted);
            if let Some(people) = counted {
                found.push(Hit {
                    anchor: token,
                    harm,
                    people,
                    modality: Modality::Asserted,
                    rule: "flat: state inside the phrase",
                    part: false,
                });
            }
        }
    }
}

/// "left 12 people, among them two children, dead": whoever stands between "leave" and the state.
fn left_behind(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<Vec<People>> {
    let s = &a.sentence;
    let leave = (token.saturating_sub(14)..token)
        .rev()
        .take_while(|&i| i + 1 == token || !a.is_finite(i) || s.lemma(i) == "leave")
        .find(|&i| s.lemma(i) == "leave" && s.tag(i).is_verb())?;
    if (leave..token).any(|i| lexicon.states.contains_key(s.lower(i))) {
        return None;
    }
    let people = right(a, lexicon, leave + 1);
    let fits = people.iter().all(|p| p.last < token)
        && people.first().is_some_and(|p| p.counted || p.figure.best == Some(1));
    fits.then_some(people)
}

/// "25 deaths", "the deaths of 293 civilians", "bodies of six men", "30 casualties", "inflicted losses".
fn noun(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if !matches!(s.tag(token), Tag::NN | Tag::NNS) {
        return;
    }
    let Some(noun) = lexicon.nouns.get(s.lemma(token)) else { return };
    let Some(chunk) = a.chunk(token).filter(|c| c.head == token) else { return };
    let rule = "flat: noun of harm";
    let mut push = |people: People| {
        found.push(Hit {
            anchor: token,
            harm: noun.harm,
            people,
            modality: Modality::Asserted,
            rule,
            part: false,
        });
    };
    let counted = (chunk.first..=chunk.last).filter_map(|i| a.count(i)).next_back();
    // "two government bodies" are no corpses, "losses of $3 million" no people.
    let institution =
        noun.bodies && (chunk.first..token).any(|i| s.tag(i).is_noun() && a.number(i).is_none());
    let money =
        s.lower(token + 1) == "of" && a.number(token + 2).is_some_and(|n| n.role != NumberRole::Count);
    if institution || money {
        return;
    }
    if let Some(number) = counted {
        let words = s.words(number.first, number.last);
        let mut people = bare(chunk.first.min(number.first), token, figure(number.value, words), true);
        if s.lower(token + 1) == "of" {
            // "25 bodies of soldiers": who they were.
            if let Some(inner) = a.chunk(token + 2).and_then(|c| people_at(a, lexicon, c.head)) {
                people.status = inner.status;
                people.group = inner.group;
                people.last = inner.last;
            }
        }
        push(people);
        return;
    }
    if s.lower(token + 1) == "of" {
        let start = a
            .number(token + 2)
            .map_or(token + 2, |n| (n.first..=n.last).find(|&k| a.chunk(k).is_some()).unwrap_or(token + 2));
        if let Some(first) = people_at(a, lexicon, start).filter(|p| !p.pronoun) {
            for people in extend_right(a, lexicon, first) {
                push(people);
            }
            return;
        }
    }
    if s.lower(chunk.first) == "no" {
        push(bare(chunk.first, token, Figure::exact(0, "no"), true));
        return;
    }
    let losses = noun.harm == Harm::Casualties && s.tag(token) == Tag::NNS;
    let told = losses
        && (chunk.first.saturating_sub(4)..chunk.first).any(|i| {
            s.tag(i).is_verb()
                && matches!(
                    s.lemma(i),
                    "inflict" | "suffer" | "cause" | "sustain" | "take" | "report" | "incur"
                )
        });
    if told {
        let low = if s.lemma(token) == "loss" { 1 } else { 2 };
        let mut people = bare(chunk.first, token, Figure::vague(low, s.lower(token)), false);
        // "losses on government fighters", "losses among the police".
        let whose = matches!(s.lower(token + 1), "on" | "to" | "upon" | "among")
            .then(|| a.chunk(token + 2))
            .flatten();
        if let Some(who) = whose.and_then(|c| people_at(a, lexicon, c.head)) {
            people.status = who.status;
            people.side = who.side;
            people.last = who.last;
        }
        push(people);
    }
}

/// "the death toll rose to 50", "put the number of dead at 12", "the number of people killed has risen to 16".
fn toll(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let harm = match s.lemma(token) {
        "number" => {
            let state = (token + 1..s.len().min(token + 5))
                .find_map(|i| lexicon.states.get(s.lower(i)).map(|h| (i, *h)));
            match state {
                Some((_, harm)) if s.lower(token + 1) == "of" => harm,
                _ => return,
            }
        }
        "total" | "count" | "figure"
            if matches!(
                s.lower(token.wrapping_sub(1)),
                "death" | "body" | "casualty" | "fatality" | "deaths"
            ) || s.lower(token) == "total" && matches!(s.lower(token + 1), "later" | "raised") =>
        {
            Harm::Killed
        }
        "toll" => *lexicon.tolls.get("toll").unwrap_or(&Harm::Killed),
        _ => return,
    };
    if a.count(token).is_some()
        || matches!(s.lower(token + 1), "road" | "booth" | "plaza" | "gate" | "collector")
    {
        return;
    }
    // The number after the verb; after "from X to Y" it is Y.
    let mut best = None;
    let mut verbs = 0;
    for i in token + 1..s.len().min(token + 40) {
        if a.is_finite(i) {
            verbs += 1;
        }
        if verbs > 1 && best.is_some() || matches!(s.lower(i), ";" | "while" | "but" | "although") {
            break;
        }
        if let Some(n) = a.count(i)
            && best.is_none_or(|(f, _)| f != n.first)
        {
            let to = matches!(
                s.lower(n.first.wrapping_sub(1)),
                "to" | "at"
                    | "of"
                    | "reached"
                    | "was"
                    | "is"
                    | "were"
                    | "hit"
                    | "stands"
                    | "past"
                    | "above"
                    | "beyond"
                    | "exceeded"
                    | "topped"
                    | "passed"
                    | "now"
            );
            if best.is_none() && (to || verbs > 0) || to && s.lower(n.first.wrapping_sub(1)) == "to" {
                best = Some((n.first, n));
            } else if best.is_some() {
                break;
            }
        }
    }
    if let Some((_, n)) = best {
        let first = a.chunk(token).map_or(token, |c| c.first);
        let mut people = bare(first, n.last, figure(n.value, s.words(n.first, n.last)), true);
        people.head = n.last;
        if let Some(inner) = a.chunk(n.last).and_then(|c| people_at(a, lexicon, c.head)) {
            people.status = inner.status;
            people.last = people.last.max(inner.last);
        }
        found.push(Hit {
            anchor: token,
            harm,
            people,
            modality: Modality::Asserted,
            rule: "flat: toll",
            part: false,
        });
    }
}

fn bare(first: usize, head: usize, figure: Figure, counted: bool) -> People {
    People {
        first,
        last: head,
        head,
        figure,
        status: None,
        side: None,
        names: Vec::new(),
        group: None,
        attacker: false,
        counted,
        pronoun: false,
        unknown: false,
        named: false,
    }
}

//! Lists of people to the left of a word: "[two teachers, a nurse and six others] were killed".

use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::casualty::subject::{people_before, told_of};
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at, whole_at};

/// The list of people that ends before a token (the verb with its helpers), over what may stand between.
pub(crate) fn left(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Vec<People> {
    let Some(nearest) = nearest_left(a, lexicon, verb) else { return Vec::new() };
    let nearest = named_group(a, lexicon, &nearest).unwrap_or_else(|| told_of(a, lexicon, nearest));
    extend_left(a, lexicon, nearest)
}

/// "[Two of our volunteers], Adnan Jawish and Samer Tello, were hurt": whose name a name is one of.
fn named_group(a: &Analysed<'_>, lexicon: &Lexicon, person: &People) -> Option<People> {
    let s = &a.sentence;
    let name = person.names.first().filter(|_| person.named && !person.counted)?;
    let open = (person.first.saturating_sub(30)..person.first)
        .rev()
        .take_while(|&i| {
            s.tag(i).is_proper()
                || matches!(s.tag(i), Tag::CC | Tag::Comma | Tag::OpenBracket | Tag::Hyphen)
                || a.number(i).is_some()
        })
        .filter(|&i| matches!(s.tag(i), Tag::Comma | Tag::OpenBracket | Tag::Hyphen))
        .last()?;
    people_before(a, lexicon, open).filter(|p| p.counted && p.names.iter().any(|n| n.name == name.name))
}

fn nearest_left(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Option<People> {
    let s = &a.sentence;
    // "a girl, working in a clinic, was shot": what is set off by commas is passed over.
    if s.lower(verb.wrapping_sub(1)) == "," {
        let open = (verb.saturating_sub(26)..verb - 1).rev().find(|&i| s.lower(i) == ",");
        // "Their daughter, 12, who was with them,"
        let noun = open.and_then(|o| before_age(a, o).checked_sub(1));
        let held = noun.and_then(|i| a.chunk(i)).and_then(|c| whole_at(a, lexicon, c));
        // "the driver of the bus, whose name was not told, was hurt"
        let held = held.or_else(|| at_head(a, lexicon, noun?));
        let told_by_clause = open.is_some_and(|o| matches!(s.lower(o + 1), "who" | "whose" | "which"));
        if held.as_ref().is_some_and(|p| !p.named || told_by_clause) {
            return held;
        }
    }
    // "over the murder of Carlos Mejia, 52, [who] was shot": whose clause it is.
    if s.tag(verb.wrapping_sub(1)) == Tag::WP
        && let Some(comma) = verb.checked_sub(2).filter(|&i| s.lower(i) == ",")
        && let Some(named) = before_age(a, comma)
            .checked_sub(1)
            .and_then(|i| a.chunk(i))
            .and_then(|c| people_at(a, lexicon, c.head))
            .filter(|p| p.named && p.figure.best == Some(1))
    {
        return Some(named);
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
        // "workers of the party [MQM] in the area": what stands in brackets is passed over.
        if tag == Tag::CloseBracket
            && let Some(open) = (i.saturating_sub(20)..i).rev().find(|&k| s.tag(k) == Tag::OpenBracket)
        {
            end = open;
            continue;
        }
        if let Some(chunk) = a.chunk(i) {
            // "a keynote that vaulted him onto the scene": no subject.
            if matches!(s.lower(chunk.head), "him" | "them" | "us" | "me" | "himself" | "themselves") {
                end = chunk.first;
                continue;
            }
            let before = s.lower(chunk.first.wrapping_sub(1));
            let governed = matches!(s.tag(chunk.first.wrapping_sub(1)), Tag::IN | Tag::TO)
                && !matches!(before, "that" | "while" | "because" | "although" | "though" | "whereas" | "if")
                && a.number(chunk.first.wrapping_sub(1)).is_none();
            let people = people_at(a, lexicon, chunk.head);
            // "killed ten, with 25 others badly hurt": their own subject.
            let absolute = fallback.is_none()
                && before == "with"
                && (chunk.last + 1..verb).all(|k| matches!(s.tag(k), Tag::RB | Tag::RBR | Tag::JJR))
                && !matches!(s.lower(chunk.first.wrapping_sub(2)), "along" | "together");
            match people {
                Some(p) if absolute && p.counted => return Some(p),
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
                // "the statue of two soldiers was blown to bits": one thing was.
                Some(p)
                    if before == "of"
                        && p.counted
                        && p.figure.low > 1
                        && matches!(s.lower(verb), "was" | "is" | "has")
                        && chunk.first.checked_sub(2).is_some_and(|k| people_at(a, lexicon, k).is_none()) => {
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
        // "a chief in the area [disputed by] the two countries"
        let reduced = matches!(tag, Tag::VBN | Tag::VBG)
            && matches!(s.tag(i + 1), Tag::IN | Tag::TO)
            && a.chunk(i.wrapping_sub(1)).is_some()
            && !lexicon.is_of_harm(s.lemma(i));
        let bridge = reduced
            || matches!(
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
            )
            || matches!(s.lower(i), "who" | "that" | "also" | "--" | "-" | "including" | "reportedly")
            || a.date_at(i).is_some()
            || a.number(i).is_some();
        if !bridge {
            return fallback.or_else(|| before_relative(a, lexicon, i));
        }
        end = i;
    }
    fallback
}

/// "[A sheikh] in the town who had been active there was killed": whom the relative clause that ends at a token is said of.
fn before_relative(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<People> {
    let s = &a.sentence;
    let floor = token.saturating_sub(24);
    let who = (floor..token)
        .rev()
        .take_while(|&i| !matches!(s.surface(i), ";" | ":" | "“" | "”" | "\""))
        .find(|&i| matches!(s.tag(i), Tag::WP | Tag::WDT) || s.lower(i) == "who")?;
    if !(who + 1..=token).any(|i| a.is_finite(i)) {
        return None;
    }
    let at = if s.lower(who.wrapping_sub(1)) == "," { who.checked_sub(2)? } else { who.checked_sub(1)? };
    let near = a.chunk(at)?;
    let governed = |c: crate::chunk::Chunk| {
        matches!(s.tag(c.first.wrapping_sub(1)), Tag::IN) && a.number(c.first.wrapping_sub(1)).is_none()
    };
    if !governed(near) {
        return people_at(a, lexicon, near.head);
    }
    // "a sheikh in the town who…": people, not the town.
    let outer = near.first.checked_sub(2).and_then(|k| a.chunk(k))?;
    people_at(a, lexicon, near.head)
        .filter(|p| !p.named && !p.unknown && p.counted)
        .or_else(|| people_at(a, lexicon, outer.head))
}

/// "Samir Jarad, 27, and…", "…, 27; and": the comma before the age, for the one behind it.
fn before_age(a: &Analysed<'_>, comma: usize) -> usize {
    let number = comma.checked_sub(1).and_then(|i| a.number(i));
    let open = number.and_then(|n| n.first.checked_sub(1)).filter(|&i| a.sentence.lower(i) == ",");
    let small = number.and_then(|n| n.value.best).is_some_and(|age| age < 110);
    open.filter(|_| small).unwrap_or(comma)
}

/// "a judge of the court and his driver", not "former head of the union and member of the council", who is one.
fn are_two(a: &Analysed<'_>, left: &People, right: Option<&People>) -> bool {
    let s = &a.sentence;
    right.is_some_and(|r| {
        let own = matches!(s.lower(r.first), "his" | "her" | "their") || r.counted;
        let each = |p: &People| matches!(s.lower(p.first), "a" | "an" | "another" | "the" | "one");
        !r.named && (own || each(left) && matches!(s.lower(r.first), "a" | "an" | "another"))
    })
}

/// Whom a chain of phrases that ends at a token is said of: "[the head] of the council of Dura", "[two guards] at the gate".
/// Only where nothing acts on them.
fn at_head(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<People> {
    let s = &a.sentence;
    let mut chunk = a.chunk(token)?;
    for _ in 0..5 {
        let mut before = chunk.first.checked_sub(1)?;
        if s.tag(before) == Tag::OpenBracket {
            before = before.checked_sub(1)?;
        }
        // "…, six children among them, and 130 people were hurt"
        if !matches!(s.tag(before), Tag::IN | Tag::TO) || matches!(s.lower(before), "that" | "among") {
            return None;
        }
        before = before.checked_sub(1)?;
        // "a detective attached to the zone"
        if s.tag(before) == Tag::VBN && !lexicon.is_of_harm(s.lemma(before)) {
            before = before.checked_sub(1)?;
        }
        chunk = a.chunk(before)?;
        let first = a.number(chunk.first).map_or(chunk.first, |n| n.first.min(chunk.first));
        let outermost = first.checked_sub(1).is_none_or(|i| {
            matches!(s.tag(i), Tag::Comma | Tag::CC | Tag::Stop | Tag::OpenQuote | Tag::CloseQuote)
                || matches!(s.lower(i), "that" | "after" | "as" | "when" | "while" | "where" | "because")
                || a.date_at(i).is_some()
        });
        if outermost {
            return people_at(a, lexicon, chunk.head).filter(|p| !p.pronoun && !p.named && !p.unknown);
        }
    }
    None
}

/// "…, 54 of them [lawyers], and more than 110 were hurt", "…, most of them [women], and": who some of those told before were,
/// and no subject of what follows.
fn is_part(a: &Analysed<'_>, people: &People) -> bool {
    let s = &a.sentence;
    let before = people.first.wrapping_sub(1);
    let them = |i: usize| {
        matches!(s.lower(i), "them" | "whom") && matches!(s.lower(i.wrapping_sub(1)), "of" | "among")
    };
    let inside = (people.first..people.head).any(them);
    inside || them(before) || matches!(s.lower(before), "mostly" | "mainly" | "largely")
}

/// Whom an aside on some of them follows directly: "[1,100 Lebanese], mostly civilians, and".
fn before_aside(a: &Analysed<'_>, lexicon: &Lexicon, aside: &People) -> Option<People> {
    let s = &a.sentence;
    let comma = (aside.first.saturating_sub(5)..aside.first).rev().find(|&i| s.lower(i) == ",")?;
    let chunk = a.chunk(comma.checked_sub(1)?)?;
    whole_at(a, lexicon, chunk).filter(|p| p.counted && p.last + 1 == comma && !p.pronoun)
}

/// "[Four terrorists], one soldier killed in Waziristan": two counts that open a headline, of two sorts.
fn is_headline_pair(a: &Analysed<'_>, lexicon: &Lexicon, comma: usize, nearest: &People) -> bool {
    let before = comma.checked_sub(1).and_then(|i| a.chunk(i)).and_then(|c| people_at(a, lexicon, c.head));
    before.is_some_and(|p| {
        let sides = crate::party::is_irregular(a, p.head) != crate::party::is_irregular(a, nearest.head);
        let opens = p.first <= 1 && (0..nearest.first).all(|i| !a.is_finite(i));
        opens && p.counted && nearest.counted && p.status.is_some() && (p.status != nearest.status || sides)
    })
}

/// "rescued [14 people], and nine are missing", "recovered [14 bodies] and nine people are missing": what somebody did with
/// others, and no subject of what follows.
fn is_object_of_other(a: &Analysed<'_>, verb: usize, people: &People) -> bool {
    let s = &a.sentence;
    // "claimed 60 rebels and five soldiers have been killed"
    let told = CLASSES.giving_figures.has(s.lemma(verb))
        || CLASSES.perceiving.has(s.lemma(verb))
        || matches!(s.lemma(verb), "claim" | "say" | "report" | "announce" | "confirm" | "allege" | "state");
    let active = match s.tag(verb) {
        Tag::VBN => (verb.saturating_sub(3)..verb).any(|i| s.lemma(i) == "have"),
        Tag::VBD | Tag::VBZ | Tag::VBP => !matches!(s.lemma(verb), "be" | "have"),
        _ => false,
    };
    active && !told && people.counted
}

pub(crate) fn extend_left(a: &Analysed<'_>, lexicon: &Lexicon, nearest: People) -> Vec<People> {
    let s = &a.sentence;
    let acts = (nearest.last + 1..nearest.last + 3).any(|i| a.is_finite(i));
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
            if matches!(s.lower(j), "," | ";") {
                j = before_age(a, j).wrapping_sub(1);
            }
        } else if s.lower(j) == ";" && linked && list.last().is_some_and(|p| p.named)
            || s.lower(j) == "," && linked
        {
            j = before_age(a, j).wrapping_sub(1);
        } else if s.lower(j) == "," && list.len() == 1 && is_headline_pair(a, lexicon, j, &list[0]) {
            j = j.wrapping_sub(1);
        } else {
            break;
        }
        // "the head of the council of Dura [in the south] and his driver"
        if s.tag(j) == Tag::CloseBracket {
            let open = (j.saturating_sub(20)..j).rev().find(|&k| s.tag(k) == Tag::OpenBracket);
            let Some(before) = open.and_then(|o| o.checked_sub(1)) else { break };
            j = before;
        }
        let Some(chunk) = a.chunk(j) else { break };
        let by_of = s.lower(chunk.first.wrapping_sub(1)) == "of";
        let start = if by_of { chunk.first.saturating_sub(2) } else { chunk.head };
        let direct = people_at(a, lexicon, start).filter(|p| p.last >= j && !p.pronoun);
        let stands = |p: &People| !matches!(s.tag(p.first.wrapping_sub(1)), Tag::IN | Tag::TO) || p.counted;
        let outer = if and && !direct.as_ref().is_some_and(stands) {
            at_head(a, lexicon, j).filter(|p| are_two(a, p, list.last()))
        } else {
            None
        };
        // "More than 1,100 Lebanese, mostly civilians, and about 160 Israelis, mostly soldiers, died"
        let aside =
            direct.as_ref().filter(|p| and && is_part(a, p)).and_then(|p| before_aside(a, lexicon, p));
        let Some(people) = aside.or(outer).or(direct) else { break };
        // "HTS two, and 53 died": another count.
        let other =
            and && s.lower(first.wrapping_sub(2)) == "," && list.len() == 1 && a.count(people.head).is_some();
        if is_part(a, &people) || other {
            break;
        }
        let people = if people.named { told_of(a, lexicon, people) } else { people };
        let before = people.first.wrapping_sub(1);
        let governed = matches!(s.tag(before), Tag::IN)
            && !(people.counted && s.lower(before) == "at")
            && !(people.counted && s.lower(before) == "with" && list.len() == 1 && !acts)
            && !matches!(
                s.lower(before),
                "that" | "after" | "as" | "while" | "when" | "because" | "if" | "where"
            );
        // "killed nine people and six were hurt": the former are another verb's.
        let of_other_verb = s.tag(before).is_verb()
            && (lexicon.is_of_harm(s.lemma(before)) || acts && is_object_of_other(a, before, &people));
        if governed || of_other_verb || people.first >= first {
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

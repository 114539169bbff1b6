//! Lists of people to the right of a word: "two teachers, a nurse and six others".

use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::lexicon::Lexicon;
use crate::people::{People, named_list, people_at};

/// The list of people that starts at or soon after a token.
pub(crate) fn right(a: &Analysed<'_>, lexicon: &Lexicon, from: usize) -> Vec<People> {
    let s = &a.sentence;
    let mut i = from;
    while i < s.len() && i < from + 5 {
        // "killed on Friday 25 civilians"
        let day = a.date_at(i).or_else(|| (s.tag(i) == Tag::IN).then(|| a.date_at(i + 1)).flatten());
        if let Some(last) = day.and_then(|d| a.dates.get(d)).map(|d| d.last)
            && (a.count(last + 1).is_some() || s.tag(last + 1) == Tag::DT)
        {
            i = last + 1;
            continue;
        }
        // "stabbed [to death] two guards"
        if s.lower(i) == "death" && s.lower(i.wrapping_sub(1)) == "to" {
            i += 1;
            continue;
        }
        // "41 wounded and 26 arrested": of another word.
        let after_himself = matches!(s.lower(i.wrapping_sub(1)), "himself" | "herself" | "themselves");
        if matches!(s.lower(i), "and" | "or") && a.count(i + 1).is_some() && !after_himself {
            return Vec::new();
        }
        // "blowing up himself, three other men and nine shoppers"
        let himself = matches!(s.lower(i), "himself" | "herself" | "themselves");
        let skip = matches!(s.tag(i), Tag::RB | Tag::RP | Tag::RBR | Tag::RBS | Tag::OpenQuote)
            || matches!(
                s.lower(i),
                "retired" | "dead" | "to" | "death" | "or" | "and" | "at" | "least" | "the" | "a" | "an"
            )
            || himself
            || s.lower(i) == ","
                && matches!(s.lower(i.wrapping_sub(1)), "himself" | "herself" | "themselves")
            || matches!(s.tag(i), Tag::VBN | Tag::VBD | Tag::VBG | Tag::JJ) && lexicon.is_of_harm(s.lemma(i));
        if a.number(i).is_some()
            || !himself && a.chunk(i).is_some_and(|c| c.first == i || a.number(c.first).is_some())
        {
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
    extended(a, lexicon, first, false)
}

/// The same behind a noun that may itself be the subject of the verb that follows: "the murder of two priests and their maid
/// has shocked".
pub(super) fn extend_under(a: &Analysed<'_>, lexicon: &Lexicon, first: People) -> Vec<People> {
    extended(a, lexicon, first, true)
}

fn extended(a: &Analysed<'_>, lexicon: &Lexicon, first: People, under: bool) -> Vec<People> {
    let s = &a.sentence;
    if let Some(all) = all_named(a, lexicon, &first, under) {
        return vec![all];
    }
    let mut list = vec![first];
    let mut commas = Vec::new();
    let mut ended = false;
    loop {
        let last = list.last().map_or(0, |p| p.last);
        let mut j = list.last().map_or(0, |p| past_apposition(a, lexicon, p)) + 1;
        // "the mayor, Ali Hasan; his wife, Mona; and a guard"
        let comma = matches!(s.lower(j), "," | ";");
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
        if list.last().is_some_and(|p| super::super::frames::is_of_a_body(a, p, &next))
            || super::super::frames::are_others(a, &next)
        {
            break;
        }
        // "Pedro Ruiz, 32, on Monday": his age.
        let age = a.count(next.head).is_some_and(|n| n.value.best.is_some_and(|years| years < 110));
        if comma
            && !joined
            && age
            && list.last().is_some_and(|p| p.named)
            && (matches!(s.lower(next.last + 1), "," | "." | ";") || a.date_at(next.last + 1).is_some())
        {
            break;
        }
        // "wounding four, one of whom died": of those told before.
        let of = (next.head..=next.last + 1).find(|&i| s.lower(i) == "of");
        if comma && of.is_some_and(|of| matches!(s.lower(of + 1), "whom" | "them")) {
            break;
        }
        // "killed nine and injured several others": another harm.
        if (last + 1..next.head).any(|i| lexicon.states.contains_key(s.lower(i))) {
            break;
        }
        // "Ali Garba, the director of…": what he is, no second victim.
        if comma
            && !joined
            && list.last().is_some_and(|p| p.named)
            && !next.counted
            && matches!(s.lower(next.first), "a" | "an" | "the")
        {
            break;
        }
        // ", Hiba Sallum," after a noun is its name, no second victim.
        if comma && !joined && next.named {
            break;
        }
        if comma && !joined {
            commas.push(list.len());
        }
        ended = joined;
        list.push(next);
        if list.len() > 40 {
            break;
        }
    }
    // What no "and" joins ("…, all in their twenties", "…, police and medical sources said") only says more of them, or
    // begins something else; numbers alone can make a list.
    while !ended && list.len() > 1 && list.last().is_some_and(|p| !p.counted) {
        list.pop();
        commas.retain(|&at| at < list.len());
    }
    let end = list.last().map_or(0, |p| p.last);
    let follows = s.tag(end + 1);
    let own = under
        && list
            .last()
            .is_some_and(|p| p.counted || matches!(s.lower(p.first), "his" | "her" | "their" | "a" | "an"))
        && commas.is_empty();
    // "left four women and three children dead"
    let left = list.first().is_some_and(|p| s.lemma(p.first.wrapping_sub(1)) == "leave");
    // "the killing of a teacher, his wife and three children has shocked": one thing has.
    let one_verb = under && matches!(s.lower(end + 1), "has" | "was" | "is");
    let own = own
        || one_verb && list.last().is_some_and(|p| p.counted && p.figure.best.is_none_or(|best| best > 1));
    let other_clause = !own && matches!(follows, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD)
        || matches!(follows, Tag::VBN | Tag::JJ) && lexicon.is_of_harm(s.lemma(end + 1))
        || lexicon.states.contains_key(s.lower(end + 1)) && list.len() > 1 && !left;
    if other_clause && list.len() > 1 {
        list.truncate(commas.first().copied().unwrap_or(list.len() - 1).max(1));
    }
    list
}

/// "the bodies of Julio Rivas, 19, Pedro Urbina, 22, and Santos Lopez": nothing but names, with their ages.
fn all_named(a: &Analysed<'_>, lexicon: &Lexicon, first: &People, under: bool) -> Option<People> {
    let s = &a.sentence;
    if !first.named || first.counted {
        return None;
    }
    let names = named_list(a, lexicon, first.first);
    let (_, last_first, last) = names.last().filter(|_| names.len() > 1)?.clone();
    let aged = names.first().is_some_and(|n| n.0.age.is_some());
    let joined = matches!(s.lower(last_first.wrapping_sub(1)), "and" | "&");
    let verb = a.is_finite(last + 1) && !under;
    // "…, and two others": a list of another sort.
    let more =
        matches!(s.lower(last + 1), "and" | "&") || s.lower(last + 1) == "," && s.lower(last + 2) == "and";
    if verb || more || !(aged || joined) {
        return None;
    }
    let sum = u64::try_from(names.len()).ok()?;
    let figure = sijill_claim::Figure::exact(sum, s.words(first.first, last));
    Some(People {
        figure,
        last,
        counted: true,
        names: names.into_iter().map(|n| n.0).collect(),
        ..first.clone()
    })
}

/// The last token of what is set off by commas after one person: "a driver, [Ali Hasan, 34,] and two others", "Ali Hasan,
/// [a driver,] and two others". The person's own last token where nothing is.
pub(crate) fn past_apposition(a: &Analysed<'_>, lexicon: &Lexicon, person: &People) -> usize {
    let s = &a.sentence;
    let one = person.figure.best == Some(1) && !person.counted;
    let aged = past_ages(a, person.last);
    if !one {
        return aged;
    }
    // "a leader [of the party], Ali Hasan, and two others"
    let mut end = past_phrases(a, aged);
    if s.lower(end + 1) != "," {
        let goes_on = matches!(s.lower(end + 1), "and" | "along" | "together");
        return if goes_on { end } else { person.last };
    }
    // At most a name or description, an age and a relative clause's worth of commas.
    for _ in 0..3 {
        let first = end + 2;
        let age = a.number(first).is_some_and(|n| n.role == sijill_language::NumberRole::Age)
            || a.number(first).is_some()
                && s.lower(first + 1) == ","
                && a.chunk(first).is_none_or(|c| c.head == first);
        let last = if age {
            a.number(first).map(|n| n.last)
        } else {
            a.chunk(first).filter(|c| c.first == first).and_then(|c| {
                let told = people_at(a, lexicon, c.head)?;
                let described = person.named && !told.counted && matches!(s.lower(first), "a" | "an" | "the");
                // "Ali Hasan, a leader [of the party], and two others"
                let last =
                    if described { past_phrases(a, past_second_noun(a, told.last)) } else { told.last };
                (!person.named && told.named || described).then_some(last)
            })
        };
        match last {
            Some(last) if s.lower(last + 1) == "," => end = last,
            Some(last) if s.lower(last + 1) == ";" => return last,
            // "…, an official and two others": a description goes on to the end of its own list.
            Some(last) if !age && matches!(s.lower(last + 1), "and" | "along" | "together") => return last,
            _ => break,
        }
    }
    // Only what a list goes on after is passed over.
    let goes_on = s.lower(end + 1) == ","
        && matches!(
            s.lower(end + 2),
            "and" | "along" | "together" | "as" | "his" | "her" | "their" | "a" | "an"
        )
        || a.count(end + 2).is_some();
    if goes_on { end } else { person.last }
}

/// "Ali Hasan, a trainer [and recruiter],": a second noun without an article says more of the same person.
fn past_second_noun(a: &Analysed<'_>, last: usize) -> usize {
    let s = &a.sentence;
    let bare = matches!(s.lower(last + 1), "and" | "or")
        && s.tag(last + 2) == Tag::NN
        && a.chunk(last + 2).is_none_or(|c| c.head == last + 2);
    if bare { last + 2 } else { last }
}

/// The last token of how old they were: "16 pupils [aged 7 to 12] and two teachers".
fn past_ages(a: &Analysed<'_>, end: usize) -> usize {
    let s = &a.sentence;
    if s.lower(end + 1) != "aged" {
        return end;
    }
    let age = |i: usize| a.number(i).filter(|n| n.role == sijill_language::NumberRole::Age);
    let mut last = end;
    let mut at = end + 2;
    while at < s.len() {
        if let Some(number) = age(at) {
            last = number.last;
            at = last + 1;
        } else if matches!(s.lower(at), "between" | "from" | "to" | "and" | "or" | "," | "-" | "–")
            && at < end + 12
        {
            at += 1;
        } else {
            break;
        }
    }
    last
}

/// The last token of phrases that say whose or where somebody is: "[of the party] [in the north]".
fn past_phrases(a: &Analysed<'_>, mut end: usize) -> usize {
    while matches!(a.sentence.lower(end + 1), "of" | "from" | "in" | "for" | "with" | "at")
        && let Some(inner) = a.chunk(end + 2).filter(|c| c.first == end + 2 && a.count(c.first).is_none())
    {
        end = inner.last;
    }
    end
}

/// "killed were 12 civilians".
pub(super) fn after_passive(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Vec<People> {
    if matches!(a.sentence.lower(verb + 1), "was" | "were" | "are" | "is") {
        right(a, lexicon, verb + 2)
    } else {
        Vec::new()
    }
}

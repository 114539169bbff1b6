//! What stands beside a word, and how it ends: what the mending of tags asks.

use super::{LISTS, is, says};
use crate::{Tag, Token, lemma};

/// True for a word that ends as those who do something are called, and is no "however" or "thereafter".
pub(super) fn is_agent(tokens: &[Token], i: usize) -> bool {
    let long = tokens.get(i).is_some_and(|t| t.lower.len() > 8);
    long && ends(tokens, i, "er")
        && !["ever", "after", "under", "over"].iter().any(|end| ends(tokens, i, end))
}

/// True where a finite verb follows a word's own phrase before any comma, with no other subject for it.
pub(super) fn is_own_subject(tags: &[Tag], i: usize) -> bool {
    let finite = |tag: &Tag| matches!(tag, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    let clause = |tag: &Tag| matches!(tag, Tag::Comma | Tag::WDT | Tag::WP | Tag::WRB | Tag::PRP);
    tags.iter().skip(i + 1).take(12).find(|&tag| finite(tag) || clause(tag)).is_some_and(finite)
}

/// "The agency suspended all aid convoys.": the last word of a sentence, with nothing between it and a verb but what stands
/// before a noun.
pub(super) fn is_object(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let inside = |tag: &Tag| {
        tag.is_noun() || matches!(tag, Tag::DT | Tag::PDT | Tag::JJ | Tag::CD | Tag::PRPS | Tag::Hyphen)
    };
    let Some(verb) = (0..i).rev().find(|&k| !inside(&tags[k])) else { return false };
    tags[verb].is_verb() && !says(tokens, tags, verb) && i > verb + 1 && tags[i - 1] != Tag::Hyphen
}

/// With nothing but a phrase between it and a past form, of which the phrase is the object.
pub(super) fn is_inside_object(tags: &[Tag], i: usize) -> bool {
    let inside =
        |tag: &Tag| tag.is_noun() || matches!(tag, Tag::DT | Tag::JJ | Tag::CC | Tag::CD | Tag::Hyphen);
    let verb = (0..i).rev().find(|&k| !inside(&tags[k]));
    verb.is_some_and(|v| matches!(tags[v], Tag::VBD | Tag::VBN) && v + 2 < i && tags[v + 1] == Tag::DT)
}

/// Behind a plural that begins a sentence without a verb, and before what a verb may have behind it: "Rebels storm", "2011
/// May - Rebels of the Northern Front (NF) capture".
pub(super) fn is_headline_verb(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let from = dated_lead(tokens, tags, i);
    let plural = |k: usize| {
        matches!(tags[k], Tag::NNS | Tag::NNPS) || tags[k].is_noun() && LISTS.plurals.holds(tokens, k)
    };
    let noun = |t: &Tag| t.is_noun() || matches!(t, Tag::JJ | Tag::CD | Tag::Hyphen);
    let short = (from + 1..from + 5).contains(&i) && plural(i - 1) && tags[from..i].iter().all(noun);
    let opens = short || is_behind_body(tokens, tags, from, i);
    let follows = tags.get(i + 1).is_some_and(|next| {
        matches!(next, Tag::IN | Tag::DT | Tag::NNP | Tag::CD | Tag::JJ | Tag::RP | Tag::PRPS)
    });
    opens && follows && tags.iter().all(|t| !matches!(t, Tag::VBZ | Tag::VBP | Tag::VBD | Tag::MD))
}

/// "2011 May -", "1999 June-August -": where what is told begins behind the days of a timeline.
pub(in crate::model) fn dated_lead(tokens: &[Token], tags: &[Tag], before: usize) -> usize {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let dash = |k: &usize| ["-", "–", "—", ":"].iter().any(|mark| is(tokens, *k, mark));
    let number = |k: usize| tags[k] == Tag::CD || tokens[k].lower.bytes().all(|b| b.is_ascii_digit());
    let month =
        |k: usize| MONTHS.iter().any(|m| tokens[k].lower.starts_with(m)) && tokens[k].lower.len() < 10;
    let day = |k: usize| number(k) || month(k) || dash(&k) || tags[k] == Tag::Comma;
    let days = (0..before.min(9).min(tags.len())).take_while(|&k| day(k)).count();
    let end = (1..days).rev().find(dash);
    let Some(end) = end.filter(|&end| (0..end).any(number)) else { return 0 };
    end + 1
}

/// "Hama province:", "2011 May -": where a sentence begins behind what only heads it.
pub(in crate::model) fn lead(tokens: &[Token], tags: &[Tag], capital: impl Fn(usize) -> bool) -> usize {
    let dated = dated_lead(tokens, tags, tags.len());
    let noun = |t: &Tag| t.is_noun() || matches!(t, Tag::JJ | Tag::CC | Tag::CD | Tag::Hyphen);
    let colon = (1..tags.len().min(5)).find(|&k| is(tokens, k, ":"));
    let headed = colon.filter(|&k| tags[..k].iter().all(noun) && tags[..k].iter().any(|t| t.is_noun()));
    let end = if dated > 0 { dated } else { headed.map_or(0, |k| k + 1) };
    let finite = |t: &Tag| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    if end == 0 {
        return super::fronted::days(tokens, tags);
    }
    let told = end > 0
        && end + 2 < tags.len()
        && tags[end..].iter().any(finite)
        && (capital(end) || tags[end] == Tag::CD);
    if told { end } else { 0 }
}

/// "Rebels of the Northern Front (NF) [capture]": behind a plural and the name of the body that it is of.
fn is_behind_body(tokens: &[Token], tags: &[Tag], from: usize, i: usize) -> bool {
    let of = (from + 1..i).find(|&k| is(tokens, k, "of") || is(tokens, k, "from"));
    let Some(of) = of.filter(|&of| i > of + 1 && i < of + 12) else { return false };
    let plural = matches!(tags[of - 1], Tag::NNS | Tag::NNPS);
    let head = tags[from..of].iter().all(|t| t.is_noun() || matches!(t, Tag::JJ | Tag::CD));
    let name = |t: &Tag| matches!(t, Tag::NNP | Tag::NNPS | Tag::DT | Tag::OpenBracket | Tag::CloseBracket);
    let body = (of + 1..i).all(|k| name(&tags[k]) || is(tokens, k, "of") || is(tokens, k, "for"));
    plural && head && body && matches!(tags[i - 1], Tag::CloseBracket | Tag::NNP | Tag::NNPS)
}

/// At the beginning of a sentence, or of what is quoted.
pub(super) fn opens(tags: &[Tag], i: usize) -> bool {
    i == 0 || i == 1 && matches!(tags[0], Tag::OpenQuote | Tag::JJ)
}

/// "to capture", "would capture": a plain form is asked for.
pub(super) fn is_asked(tags: &[Tag], i: usize) -> bool {
    i > 0 && matches!(tags[i - 1], Tag::TO | Tag::MD)
}

/// True for the past form of a verb, which is not its plain form too ("put").
pub(super) fn is_past(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|token| {
        let letters = token.lower.as_str();
        letters.len() > 3
            && letters.bytes().all(|byte| byte.is_ascii_lowercase())
            && lemma(letters, Tag::VBD) != letters
    })
}

/// True where a form of "have" helps the verb, with no more than adverbs between.
pub(super) fn has_before(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let helper = (0..i).rev().find(|&k| tags[k] != Tag::RB);
    helper.is_some_and(|k| ["have", "has", "had", "having", "'ve"].iter().any(|form| is(tokens, k, form)))
}

/// "kills at least 20, [injures] dozens": after a comma behind such a verb, and before a number.
pub(super) fn is_second_verb(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let listed = i > 1 && matches!(tags[i - 1], Tag::Comma | Tag::CC) && tags[..i].contains(&Tag::VBZ);
    let number = tags.get(i + 1) == Some(&Tag::CD) || LISTS.amounts.holds(tokens, i + 1);
    listed && number
}

/// True right behind "been", adverbs aside.
pub(super) fn is_been(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    (0..i).rev().find(|&k| tags[k] != Tag::RB).is_some_and(|k| is(tokens, k, "been"))
}

/// True right behind a form of "be", adverbs aside, with no noun behind.
pub(super) fn is_passive(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let helper = (0..i).rev().find(|&k| tags[k] != Tag::RB);
    let be = helper.is_some_and(|k| {
        ["was", "were", "been", "being", "is", "are"].iter().any(|form| is(tokens, k, form))
    });
    be && !tags.get(i + 1).is_some_and(|next| next.is_noun())
}

/// "that the local police [blamed]": nothing but a noun and its words between "that" or "which" and a verb.
pub(super) fn has_relative_subject(tokens: &[Token], tags: &[Tag], verb: usize) -> bool {
    let led = (0..verb).rev().find(|&k| {
        !(tags[k].is_noun()
            || matches!(tags[k], Tag::DT | Tag::JJ | Tag::PRPS | Tag::CD | Tag::POS | Tag::PRP))
    });
    led.is_some_and(|k| {
        let that = tags[k] == Tag::IN && is(tokens, k, "that") && k > 0 && tags[k - 1].is_noun();
        k + 1 < verb && (that || matches!(tags[k], Tag::WDT | Tag::WP))
    })
}

pub(super) fn is_adverb(tokens: &[Token], i: usize) -> bool {
    ends(tokens, i, "ly") && !LISTS.ly.holds(tokens, i)
}

pub(super) fn is_no_plural(tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|token| {
        let letters = token.lower.as_str();
        // "Oilmen", "Tribespeople", "Mujahideen" are plurals.
        let endings = ["s", "men", "people", "folk", "een", "eri"];
        !endings.iter().any(|ending| letters.ends_with(ending))
            && letters.bytes().all(|byte| byte.is_ascii_lowercase())
            && lemma(letters, Tag::NNS) == letters
            && !LISTS.plurals.holds(tokens, i)
    })
}

pub(super) fn ends(tokens: &[Token], i: usize, ending: &str) -> bool {
    tokens.get(i).is_some_and(|token| token.lower.len() > 3 && token.lower.ends_with(ending))
}

/// True where a form of "have", "be" or "get" stands before the verb, or another participle that shares one with it.
pub(super) fn is_helped(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    for k in (0..i).rev() {
        let Some(token) = tokens.get(k) else { return false };
        let helps = matches!(
            token.lower.as_str(),
            "have"
                | "has"
                | "had"
                | "having"
                | "'ve"
                | "'d"
                | "'s"
                | "is"
                | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "being"
                | "get"
                | "got"
                | "gets"
        );
        if helps || tags[k] == Tag::VBN {
            return true;
        }
        // Adverbs, pronouns and conjunctions may stand between ("had also", "have they", "had left or").
        if !matches!(tags[k], Tag::RB | Tag::PRP | Tag::CC | Tag::Comma) {
            return false;
        }
    }
    false
}

/// True where the last finite verb before a token is a past form that needs no other: "killed", not "were killed".
pub(super) fn acted(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let finite = |t: Tag| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    tags[..i].iter().rposition(|&t| finite(t)).is_some_and(|v| {
        tags[v] == Tag::VBD && !["was", "were", "had", "got", "did"].iter().any(|w| is(tokens, v, w))
    })
}

/// "[Talks] to end the war have been put off", "Union [talks] between them collapsed": a noun, where another finite verb follows that
/// has no other subject.
pub(super) fn is_talks(tokens: &[Token], tags: &[Tag], i: usize) -> bool {
    let led = ["to", "between", "with", "on", "in", "over", "about"].iter().any(|w| is(tokens, i + 1, w));
    let named = i > 0 && (tags[i - 1].is_noun() || tags[i - 1] == Tag::JJ);
    if !is(tokens, i, "talks") || !led || !named {
        return false;
    }
    let behind = (i + 1..tags.len()).find(|&k| {
        matches!(
            tags[k],
            Tag::VBD
                | Tag::VBZ
                | Tag::VBP
                | Tag::MD
                | Tag::Comma
                | Tag::Colon
                | Tag::Stop
                | Tag::WDT
                | Tag::WP
                | Tag::WRB
                | Tag::CC
        ) && !(tags[k] == Tag::CC
            && tags.get(k + 1).is_some_and(|t| t.is_noun() || matches!(t, Tag::DT | Tag::JJ)))
            || is(tokens, k, "that")
    });
    let helps = |k: usize| {
        ["have", "are", "were", "will", "would", "had", "failed", "collapsed", "began"]
            .iter()
            .any(|w| is(tokens, k, w))
    };
    behind.is_some_and(|k| !is(tokens, k, "that") && helps(k) && tags[k].is_verb() | (tags[k] == Tag::MD))
}

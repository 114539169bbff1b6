//! Days of the saying: "were killed late on Monday, the federation said on Tuesday" tells of Monday.
//!
//! Not for: who says it (`speech`), nor which days a sentence names (`sijill-language`).

use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;

/// Furthest that a verb of saying is looked for before its day, over where and to whom it was said.
const REACH: usize = 10;

/// Verbs whose own day is the day of speaking, not of what is spoken of.
pub(crate) fn is_reporting(lemma: &str) -> bool {
    CLASSES.reporting.has(lemma)
}

/// True where a day, by the words beside it, is that on which somebody spoke: "said on Tuesday", "told reporters in Geneva
/// on Friday", "said Tuesday that", "the ministry on Sunday announced".
pub(crate) fn is_day_of_saying(a: &Analysed<'_>, first: usize, last: usize) -> bool {
    // "condemned Friday's attack", and not "Friday's statement".
    let s = &a.sentence;
    let owns = matches!(s.lower(last + 1), "'s" | "’s") || matches!(s.lower(last), "'s" | "’s");
    let deed = || {
        (last + 1..last + 5).find(|&i| s.tag(i).is_noun()).is_some_and(|i| !CLASSES.documents.has(s.lemma(i)))
    };
    if owns && deed() {
        return false;
    }
    follows_saying(a, first)
        || precedes_saying(a, first, last)
        || opens_saying(a, first, last)
        || is_of_a_document(a, first)
}

/// "In a statement on Friday, the army said", "in a communiqué dated 20 June": the day of what somebody gave out.
fn is_of_a_document(a: &Analysed<'_>, first: usize) -> bool {
    let s = &a.sentence;
    let at = if matches!(s.lower(first.wrapping_sub(1)), "on" | "dated") { first - 1 } else { first };
    let issued = |i: usize| {
        matches!(s.lower(i), "dated" | "issued" | "released" | "published" | "broadcast" | "posted" | "aired")
    };
    let noun = (at.saturating_sub(5)..at)
        .rev()
        .find(|&i| !issued(i) && !matches!(s.tag(i), Tag::RB | Tag::IN | Tag::Comma));
    noun.is_some_and(|noun| {
        let article = (noun.saturating_sub(4)..noun).rev().find(|&i| matches!(s.tag(i), Tag::DT | Tag::PRPS));
        CLASSES.documents.has(s.lemma(noun))
            && s.tag(noun).is_noun()
            && article.is_some_and(|i| {
                matches!(s.lower(i.wrapping_sub(1)), "in" | "by" | "through" | "during" | "at" | "to")
            })
    })
}

/// "On 13 March the minister told reporters that 127 rebels had been killed": what had happened by then was told on that day.
fn opens_saying(a: &Analysed<'_>, first: usize, last: usize) -> bool {
    let s = &a.sentence;
    if first > 1 || matches!(s.lower(last + 1), ",") {
        return false;
    }
    let Some(verb) = (last + 2..s.len().min(last + 16)).find(|&i| a.is_finite(i)) else { return false };
    let told = s.tag(verb).is_verb() && is_reporting(s.lemma(verb));
    let Some(that) = (verb + 1..s.len().min(verb + 4)).find(|&i| s.lower(i) == "that").filter(|_| told)
    else {
        return false;
    };
    (that + 1..s.len().min(that + 16)).find(|&i| a.is_finite(i)).is_some_and(|i| s.lower(i) == "had")
}

/// True where a day hangs on a verb of saying in the tree and the words between do not put it into what is said.
pub(crate) fn hangs_on_saying(a: &Analysed<'_>, clause: usize, first: usize, last: usize) -> bool {
    let s = &a.sentence;
    if !is_reporting(s.lemma(clause)) {
        return false;
    }
    if last < clause {
        // "…late on Monday, the federation said": what stands before the comma is what was said.
        return (last + 1..clause).all(|i| s.lower(i) != ",");
    }
    // "has condemned the killing of a guard in Arlo on Friday": nobody has done so on a day that is past.
    let perfect = (clause.saturating_sub(3)..clause).any(|i| matches!(s.lower(i), "has" | "have"));
    if perfect && !matches!(s.lower(first), "today" | "tonight") {
        return false;
    }
    // "condemned the attack on Arlo on Friday", "claimed responsibility for an attack in Arlo on Friday": the day of the deed.
    let deed = (clause + 1..first).any(|i| {
        s.tag(i).is_noun()
            && (CLASSES.attacks.has(s.lemma(i))
                || CLASSES.striking.has(s.lemma(i))
                || s.lemma(i) == "bombing")
            && matches!(s.lower(i + 1), "on" | "in" | "at" | "near" | "outside")
            && i + 2 < first
            && (i + 1..first).all(|k| s.tag(k) != Tag::Comma)
    });
    !deed && (clause + 1..first).all(|i| !a.is_finite(i) && s.lower(i) != "that")
}

/// True where a place, by the words before it, is that where somebody spoke: "told reporters in Geneva", "speaking in Goma".
pub(crate) fn is_place_of_saying(a: &Analysed<'_>, first: usize) -> bool {
    let preposition = first.checked_sub(1).filter(|&i| matches!(a.sentence.lower(i), "in" | "at" | "from"));
    preposition.is_some_and(|at| follows_saying(a, at))
}

/// "The defence ministry in Kathmandu put the losses at nine", "the mission's spokesman in Geneva said": where whoever speaks
/// for others has his seat, which is not where it happened.
pub(crate) fn is_seat(a: &Analysed<'_>, first: usize) -> bool {
    let s = &a.sentence;
    if tells_of_speaker(a, first) {
        return true;
    }
    // "Doctors at the hospital"
    let article = usize::from(first > 0 && s.lower(first - 1) == "the");
    let Some(at) = first.checked_sub(1 + article).filter(|&i| matches!(s.lower(i), "in" | "at" | "from"))
    else {
        return false;
    };
    let Some(noun) = s.head(at).filter(|&n| n < at && s.tag(n).is_noun()) else { return false };
    let seat = CLASSES.seats.has(s.lemma(noun));
    let speaks = |verb: usize| {
        s.tag(verb).is_verb()
            && (is_reporting(s.lemma(verb)) || matches!(s.lemma(verb), "put" | "give" | "estimate" | "admit"))
    };
    // "said Capt. Robert Sayles, a spokesman in Cleveland"
    let apposed = || s.label(noun) == Label::Appos && s.ancestors(noun).take(3).any(speaks);
    seat && (s.head(noun).is_some_and(speaks) || apposed())
}

/// "Mounir Sow, who heads the fire brigade in Dura, told the agency": what only says who a named speaker is.
fn tells_of_speaker(a: &Analysed<'_>, place: usize) -> bool {
    let s = &a.sentence;
    let aside = s.ancestors(place).take(8).find(|&up| matches!(s.label(up), Label::Relcl | Label::Appos));
    let who = aside.and_then(|aside| s.head(aside)).filter(|&who| who < place);
    who.is_some_and(|who| {
        let speaks = s.label(who) == Label::Nsubj
            && s.head(who).is_some_and(|verb| s.tag(verb).is_verb() && is_reporting(s.lemma(verb)));
        // "according to the monitor, which has sources in Dura"
        let by = s.head(who).filter(|_| s.label(who) == Label::Pobj);
        let according =
            by.is_some_and(|to| s.lower(to) == "to" && s.lower(to.wrapping_sub(1)) == "according");
        speaks || according
    })
}

/// The day stands behind a verb of saying, or behind where, how and to whom it was said.
fn follows_saying(a: &Analysed<'_>, first: usize) -> bool {
    let s = &a.sentence;
    let mut verb = None;
    for i in (first.saturating_sub(REACH)..first).rev() {
        // "are reported to have stormed the town on Sunday"
        let to_have = s.tag(i) == Tag::VBN && s.lower(i + 1) == "to";
        let says = s.tag(i).is_verb() && (is_reporting(s.lemma(i)) || s.lemma(i) == "speak") && !to_have;
        if says || is_speaking(a, i) {
            verb = Some(i);
            break;
        }
        if a.is_finite(i) || matches!(s.lower(i), "," | ";" | ":" | "that" | "(" | "\"" | "”" | "“") {
            return false;
        }
    }
    let Some(verb) = verb else { return false };
    let mut next = verb + 1;
    while next < first
        && (s.tag(next) == Tag::RB || matches!(s.lower(next), "late" | "early" | "earlier" | "later" | "on"))
    {
        next += 1;
    }
    if next >= first {
        return true;
    }
    let counted = (next..first).any(|i| a.count(i).is_some());
    let told_of = (next..first).any(|i| {
        matches!(s.lower(i), "about" | "against" | "after" | "when" | "how")
            || s.lower(i) == "of" && !s.surface(i + 1).starts_with(char::is_uppercase)
    });
    if counted || told_of {
        return false;
    }
    // "accused the army on Wednesday of bombing a village"
    let heard = matches!(s.lemma(verb), "tell" | "accuse" | "blame") && a.chunk(next).is_some();
    let where_or_how =
        matches!(s.lower(next), "in" | "at" | "by" | "to" | "from" | "through" | "via" | "during" | "over");
    let passive = matches!(s.lower(verb.wrapping_sub(1)), "was" | "were" | "been" | "being" | "be");
    heard || where_or_how && !passive && CLASSES.speaking.has(s.lemma(verb))
}

/// "speaking in Goma on Wednesday".
fn is_speaking(a: &Analysed<'_>, i: usize) -> bool {
    a.sentence.lower(i) == "speaking"
}

/// "The ministry on Sunday announced": the day stands between the speaker and the verb.
fn precedes_saying(a: &Analysed<'_>, first: usize, last: usize) -> bool {
    let s = &a.sentence;
    // "The agency, on Friday morning, confirmed".
    let set_off = s.lower(first.wrapping_sub(1)) == "," && s.lower(last + 1) == ",";
    let (first, last) = if set_off { (first - 1, last + 1) } else { (first, last) };
    let verb = if s.tag(last + 1) == Tag::RB { last + 2 } else { last + 1 };
    if first == 0 || !a.is_finite(verb) || !is_reporting(s.lemma(verb)) {
        return false;
    }
    let since_comma = (0..first).rev().take_while(|&i| !matches!(s.lower(i), "," | ";" | ":"));
    let mut words = 0;
    for i in since_comma {
        if a.is_finite(i) || s.tag(i) == Tag::VBN {
            return false;
        }
        words += 1;
    }
    words > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::analysed;

    fn of_saying(text: &str) -> Vec<String> {
        let a = analysed(text);
        a.dates
            .iter()
            .filter(|d| is_day_of_saying(&a, d.first, d.last))
            .map(|d| a.sentence.words(d.first, d.last).to_owned())
            .collect()
    }

    #[test]
    fn days_beside_a_verb_of_saying_are_of_the_saying() {
        for (text, day) in [
            ("Six farmers were killed late on Monday, the union said on Tuesday.", "on Tuesday"),
            ("Officials said Tuesday that a bomb had killed six farmers on Sunday.", "Tuesday"),
            ("“Six of us died on Monday,” she told reporters on Friday.", "on Friday"),
            ("The union announced on Sunday that six farmers had been killed on Friday.", "on Sunday"),
            ("The union said in a statement on Sunday that six farmers were killed.", "on Sunday"),
            ("Six farmers died, the envoy told a news conference in Geneva on Friday.", "on Friday"),
            ("The governor spoke in a communiqué on Friday of six dead.", "on Friday"),
            ("The ministry on Tuesday said six farmers had been killed.", "on Tuesday"),
            ("The envoy, speaking in Goma on Friday, said six farmers were killed.", "on Friday"),
            ("The relief agency, on Friday morning, confirmed six farmers dead.", "on Friday morning"),
        ] {
            assert_eq!(of_saying(text), [day], "{text}");
        }
    }

    #[test]
    fn a_place_behind_a_verb_of_saying_is_where_somebody_spoke() {
        for (text, spoken) in [
            ("The envoy told reporters in Goma that six farmers were killed in Bunia.", vec!["Goma"]),
            ("The envoy said in Goma that six farmers were killed.", vec!["Goma"]),
            ("Speaking in Goma, the envoy said six farmers were killed in Bunia.", vec!["Goma"]),
            ("Six farmers were killed in Bunia, the envoy said.", vec![]),
            ("The envoy reported six deaths in Bunia.", vec![]),
        ] {
            let a = analysed(text);
            let found: Vec<&str> = a
                .places
                .iter()
                .filter(|p| is_place_of_saying(&a, p.first))
                .map(|p| p.name.as_str())
                .collect();
            assert_eq!(found, spoken, "{text}");
        }
    }

    #[test]
    fn days_of_what_is_told_are_not() {
        for text in [
            "Six farmers were killed on Monday, the union said.",
            "The union said six farmers were killed on Monday.",
            "On Monday, the union said, six farmers were killed.",
            "The union reported six deaths on Monday.",
            "The union told of an attack on Monday.",
            "Police said that the shelling on Monday killed six farmers.",
            "Six farmers killed on Monday said nothing.",
        ] {
            assert!(of_saying(text).is_empty(), "{text}: {:?}", of_saying(text));
        }
    }
}

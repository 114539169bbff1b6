//! Places of a sentence that are not where its claims happened: those that tell where another lies, and where the hurt were
//! taken; and what happened all over a country.
//!
//! Not for: which of the others a claim is tied to (`context`).

use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::Draft;
use crate::party::{Force, force};
use crate::places::PlaceMention;

/// "in Mawza, near [Taiz]", "in Abu Ghraib, west of [the capital]": a place that only tells where another one lies.
pub(crate) fn is_told_by(a: &Analysed<'_>, spot: &PlaceMention, mention: &PlaceMention) -> bool {
    let s = &a.sentence;
    let known = spot.is_location() && spot.place.as_ref().is_some_and(|p| p.lat.is_some());
    // "attacked Kautikari village near Chibok"
    let next = s.lower(spot.last + 1);
    let beside = matches!(next, "near" | "outside") && mention.first <= spot.last + 4;
    if known && beside && mention.first > spot.last {
        return true;
    }
    if !known || next != "," || mention.first <= spot.last || mention.first > spot.last + 8 {
        return false;
    }
    let plain = |i: usize| {
        matches!(
            s.tag(i),
            Tag::IN | Tag::DT | Tag::CD | Tag::JJ | Tag::RB | Tag::NN | Tag::NNS | Tag::TO | Tag::POS
        )
    };
    // "a town in", "the capital of", "30 km from"; "an air raid on" tells nothing of where the spot is.
    let sort = |i: usize| CLASSES.sorts.has(s.lemma(i));
    let opens = matches!(s.lower(spot.last + 2), "near" | "just" | "outside" | "close")
        || s.lower(spot.last + 3) == "of"
        || (spot.last + 2..mention.first).any(sort);
    opens && (spot.last + 2..mention.first).all(plain)
}

/// "put the number of dead across the country at 62": wherever the sentence says that something else was.
pub(crate) fn is_nationwide(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    let across = |i: usize| {
        s.lower(i) == "nationwide"
            || matches!(s.lower(i), "across" | "throughout" | "around")
                && is_the_country(a, i + 1)
                // "were killed in Kano as fighting spread across the country"
                && !a.places.iter().any(|m| m.is_location() && draft.last < m.first && m.last < i)
    };
    // "spread throughout the country and unfolded along ethnic lines, killing tens of thousands"
    let clause = if s.tag(draft.anchor) == Tag::VBG { s.head(draft.anchor) } else { None };
    let spread = |verb: usize| {
        let first = s.child(verb, Label::Nsubj).unwrap_or(verb);
        let named = |m: &PlaceMention| m.is_location() && first < m.first && m.last < draft.first;
        !a.places.iter().any(named)
            && (first..draft.first)
                .any(|i| matches!(s.lower(i), "across" | "throughout") && is_the_country(a, i + 1))
    };
    // "to broker peace in a country where nearly 2,000 people have been killed"
    let where_killed = (draft.first.saturating_sub(4)..draft.first).any(|i| {
        s.lower(i) == "a" && matches!(s.lower(i + 1), "country" | "nation") && s.lower(i + 2) == "where"
    });
    draft.casualty().is_some()
        && (where_killed
            || clause.is_some_and(spread)
            || (draft.first.saturating_sub(4)..(draft.last + 6).min(s.len())).any(across))
}

/// "half of the country's hospitals", "500,000 are displaced inside the country": where the sentence tells no other place.
pub(crate) fn is_of_the_country(a: &Analysed<'_>, draft: &Draft) -> bool {
    let whose = |i: usize| {
        let inside = i > 0 && matches!(a.sentence.lower(i - 1), "inside" | "within" | "in");
        is_the_country(a, i) && (matches!(a.sentence.lower(i + 2), "'s" | "’s") || inside)
    };
    (draft.first.saturating_sub(4)..(draft.last + 6).min(a.sentence.len())).any(whose)
}

fn is_the_country(a: &Analysed<'_>, at: usize) -> bool {
    a.sentence.lower(at) == "the" && matches!(a.sentence.lower(at + 1), "country" | "nation")
}

/// "wounded and flown to Nairobi": where the hurt were brought is not where they were hurt.
pub(crate) fn is_where_taken(a: &Analysed<'_>, first: usize) -> bool {
    let s = &a.sentence;
    // "are being treated at Selly Oak Hospital in Birmingham"
    let treated = (first.saturating_sub(9)..first)
        .rev()
        // "at the Division Hospital, Maiduguri"
        .skip_while(|&i| s.lower(i) == "," && CLASSES.wards.has(s.lemma(i.wrapping_sub(1))))
        .take_while(|&i| !matches!(s.lower(i), "," | "after" | "when" | "following" | "from" | "for"))
        .any(|i| {
            matches!(s.lower(i), "treated" | "recovering" | "treatment" | "hospitalised" | "hospitalized")
        });
    if treated {
        return true;
    }
    let Some(to) = (first.saturating_sub(9)..first)
        .rev()
        .take_while(|&i| !a.is_finite(i) && s.lower(i) != ",")
        .find(|&i| matches!(s.lower(i), "to" | "into"))
    else {
        return false;
    };
    // "driven across the border to hospitals in the town of Kilis"
    let ward = (to..first).any(|i| CLASSES.wards.has(s.lemma(i)));
    if to + 6 < first && !ward {
        return false;
    }
    (to.saturating_sub(4)..to).any(|i| {
        matches!(s.tag(i), Tag::VBN | Tag::VBD)
            && (CLASSES.carrying.has(s.lemma(i)) || ward && s.lemma(i) == "drive")
    })
}

/// "fled to Djibo", "have to travel to Bajil": where people went is not where it happened.
pub(crate) fn is_destination(a: &Analysed<'_>, first: usize) -> bool {
    let s = &a.sentence;
    let to = (first.saturating_sub(6)..first)
        .rev()
        .take_while(|&i| !a.is_finite(i) && !matches!(s.lower(i), "," | "in" | "at" | "near"))
        .find(|&i| matches!(s.lower(i), "to" | "towards" | "toward" | "into" | "for"));
    // "400,000 have fled, most of them towards the closed border with Turkey"
    let them = |to: usize| {
        matches!(s.lower(to.wrapping_sub(1)), "them" | "whom" | "many" | "most")
            && (0..to).any(|i| CLASSES.going.has(s.lemma(i)))
    };
    // "withdrew toward the river"
    let goes =
        |to: usize| (to.saturating_sub(6)..to).any(|i| s.tag(i).is_verb() && CLASSES.going.has(s.lemma(i)));
    let towards = |to: usize| matches!(s.lower(to), "toward" | "towards") && to + 4 >= first && goes(to);
    if to.is_some_and(|to| them(to) || towards(to)) {
        return true;
    }
    let moves = |i: usize| s.tag(i).is_verb() && CLASSES.going.has(s.lemma(i));
    // "died on the way to Peshawar"
    let way = |to: usize| matches!(s.lower(to.wrapping_sub(1)), "way" | "route");
    to.is_some_and(|to| way(to) || (to.saturating_sub(4)..to).any(moves))
}

/// "killed a labourer from Karak", "commandos flown in from Kabul": where somebody comes from is not where it happened.
pub(crate) fn is_origin(a: &Analysed<'_>, draft: &Draft, first: usize) -> bool {
    let s = &a.sentence;
    let article = usize::from(first > 0 && s.lower(first - 1) == "the");
    // "Lance Cpl. Brand, of Oskaloosa, was killed": where he had lived.
    let home = (first - article).checked_sub(2).is_some_and(|comma| {
        let name = comma.checked_sub(1);
        s.lower(comma) == "," && s.lower(comma + 1) == "of" && name.is_some_and(|i| s.tag(i).is_proper())
    });
    if home && draft.casualty().is_some() {
        return true;
    }
    let Some(from) = (first - article).checked_sub(1).filter(|&i| s.lower(i) == "from") else { return false };
    let Some(head) = s.head(from) else { return false };
    // "Rockets fired from Lebanon wounded four"
    let fired = s.tag(head) == Tag::VBN
        && head != draft.anchor
        && matches!(s.lemma(head), "fire" | "launch" | "lob" | "shoot");
    // "Yehuda Biton, 33, a father of five from Arlo, was killed": what is told of the victim before the verb.
    let of_victim = s.tag(head).is_noun()
        && draft.casualty().is_some()
        && draft.subject < from
        && from < draft.anchor
        && s.ancestors(head).any(|up| up == draft.subject);
    let harmed = fired || of_victim || draft.casualty().is_some() && head == draft.subject;
    // "forces from Misrata drove them out": where those come from who act.
    let acts = draft.casualty().is_none()
        && s.tag(head).is_noun()
        && s.label(head) == Label::Nsubj
        && s.head(head) == Some(draft.anchor)
        && matches!(force(a, head), Force::Armed | Force::Soft);
    harmed || acts || s.tag(head).is_verb() && head != draft.anchor && CLASSES.coming.has(s.lemma(head))
}

//! The one figure of an occurrence: which of its claims count, what adds up, what replaces what was told before.

use sijill_claim::{Casualty, Figure, Group, Harm, Role, Toll, VictimStatus, Victims};
use sijill_language::{Label, Tag};

use super::lexicon::WORDS;
use crate::analysis::Analysed;
use crate::chunk::is_ordinal;
use crate::draft::Draft;
use crate::saying::is_reporting;

/// A sentence's claims of one harm, added up.
struct Told {
    figure: Figure,
    /// "another six", "also killed": besides those told before.
    more: bool,
    /// "28 others", with no word that they are further ones.
    others: bool,
    /// "the three men", "the victims": those told before.
    again: bool,
    /// "the toll rose to".
    update: bool,
    /// "Other reports say", or in brackets: what somebody else has.
    other_account: bool,
}

/// The one figure of an occurrence for a harm, as a person who codes events would enter it.
pub(super) fn toll(drafts: &[Draft], analysed: &[Analysed<'_>], group: &[usize], harm: Harm) -> Option<Toll> {
    let told = |i: &&usize| {
        drafts[**i].casualty().is_some_and(|c| c.harm == harm && c.figure.is_some())
            && drafts[**i].part_of.is_none()
            && !drafts[**i].rules.iter().any(|r| r.starts_with("part:"))
    };
    let mut mine: Vec<usize> = group.iter().filter(told).copied().collect();
    let harmless =
        |i: &usize| drafts[*i].casualty().is_some_and(|c| c.victims.status != Some(VictimStatus::Combatant));
    // A figure that another replaced counts only where that other is not told.
    let current = |i: &usize| drafts[*i].casualty().is_some_and(|c| !c.earlier);
    if mine.iter().any(current) {
        mine.retain(current);
    }
    // Who codes harm to people counts the fighters, and the police, only where nobody else was hurt.
    if mine.iter().any(harmless) {
        mine.retain(harmless);
    }
    let police = |i: &usize| drafts[*i].casualty().is_some_and(|c| of_police(&c.victims));
    if !mine.iter().all(police) {
        mine.retain(|i| !police(i));
    }
    let mut sentences: Vec<usize> = mine.iter().map(|&i| drafts[i].sentence).collect();
    sentences.dedup();
    let mut sum: Option<Figure> = None;
    for sentence in sentences {
        let here: Vec<usize> = mine.iter().copied().filter(|&i| drafts[i].sentence == sentence).collect();
        let Some(told) = tell(drafts, &analysed[sentence], &here) else { continue };
        sum = Some(match sum {
            None => told.figure,
            Some(before) => fold(before, told),
        });
    }
    let sum = sum.map(|whole| {
        civilians_of(drafts, group, &mine, harm, &whole)
            .or_else(|| less_combatants(drafts, group, &mine, harm, &whole))
            .unwrap_or(whole)
    });
    sum.map(|f| Toll { low: f.low, high: f.high, best: f.best })
}

/// The casualties of a group that are told as a part of others.
fn parts<'d>(drafts: &'d [Draft], group: &'d [usize]) -> impl Iterator<Item = &'d Casualty> {
    let is_part = |d: &Draft| d.part_of.is_some() || d.rules.iter().any(|r| r.starts_with("part:"));
    group.iter().map(|&i| &drafts[i]).filter(move |d| is_part(d)).filter_map(Draft::casualty)
}

/// "19 people, nine of them civilians": those are who is counted.
fn civilians_of(
    drafts: &[Draft],
    group: &[usize],
    mine: &[usize],
    harm: Harm,
    whole: &Figure,
) -> Option<Figure> {
    let plain = mine.iter().any(|&i| {
        drafts[i].casualty().is_some_and(|c| {
            c.victims.status.is_none() && c.figure.as_ref().is_some_and(|f| f.best == whole.best)
        })
    });
    parts(drafts, group)
        .filter(|_| plain)
        .filter(|c| c.harm == harm && c.victims.words.to_lowercase().contains("civilian"))
        .filter_map(|c| c.figure.clone())
        .find(|f| f.best.is_some_and(|n| n > 0 && whole.best.is_some_and(|w| n < w)))
}

/// "29 people; eighteen of them were fighters", "17 deaths, including the two bombers": those who fought are not counted.
fn less_combatants(
    drafts: &[Draft],
    group: &[usize],
    mine: &[usize],
    harm: Harm,
    whole: &Figure,
) -> Option<Figure> {
    let best = whole.best?;
    let plain = mine.iter().any(|&i| {
        drafts[i].casualty().is_some_and(|c| c.figure.as_ref().is_some_and(|f| f.best == Some(best)))
    });
    let parts: Vec<_> = parts(drafts, group)
        .filter(|c| c.harm == harm && c.victims.status == Some(VictimStatus::Combatant))
        .collect();
    let fought: u64 = parts.iter().filter_map(|c| c.figure.as_ref()?.best).sum();
    let attacks = |c: &&Casualty| {
        let words = c.victims.words.to_lowercase();
        WORDS.fighters.is_within(&words)
    };
    let irregular = !parts.is_empty() && parts.iter().all(attacks);
    // A few soldiers among many others are seldom taken off; those who attacked, and an army's dead with some others, are.
    (plain && fought > 0 && fought < best && (irregular || fought * 2 > best)).then(|| Figure {
        low: whole.low.saturating_sub(fought),
        high: whole.high.map(|high| high.saturating_sub(fought)),
        best: Some(best - fought),
        ..whole.clone()
    })
}

/// "two policemen", "a police officer".
fn of_police(victims: &Victims) -> bool {
    let words = victims.words.to_lowercase();
    !victims.breakdown.iter().any(|b| b.group != Group::Police)
        && words.split([' ', '-']).any(|w| {
            w.starts_with("police")
                || matches!(w, "officer" | "officers" | "constable" | "constables" | "gendarme" | "gendarmes")
        })
        && !words.contains(" and ")
}

fn tell(drafts: &[Draft], a: &Analysed<'_>, here: &[usize]) -> Option<Told> {
    let figure = |i: usize| drafts[i].casualty().and_then(|c| c.figure.clone());
    let update_of = here.iter().copied().find(|&i| drafts[i].rules.contains(&"flat: toll"));
    let first = update_of.or(here.first().copied())?;
    // "in revenge for the killing of three men": what an occurrence answers is another one.
    let answered = |i: usize| {
        let (d, s) = (&drafts[i], &a.sentence);
        s.tag(d.anchor).is_noun()
            && (d.anchor.saturating_sub(5)..d.anchor)
                .any(|k| s.lower(k) == "over" || WORDS.answers.has(s.lower(k)))
    };
    let answered = |i: usize| answered(i) || i != first && is_background(a, drafts[i].anchor);
    let kept: Vec<usize> = here.iter().copied().filter(|&i| !answered(i)).collect();
    let here = if kept.is_empty() { here } else { kept.as_slice() };
    // "eight people (another report says six)": what a bracket adds is another account.
    let bracketed = |i: usize| {
        let open = (0..drafts[i].anchor).rev().find(|&k| a.sentence.tag(k) == Tag::OpenBracket);
        open.is_some_and(|o| (o..drafts[i].anchor).all(|k| a.sentence.tag(k) != Tag::CloseBracket))
    };
    let kept: Vec<usize> = here.iter().copied().filter(|&i| !bracketed(i)).collect();
    let here = if kept.is_empty() { here } else { kept.as_slice() };
    // "At least 22 were killed; 14 bodies were recovered": of those who were told to be dead.
    let recovered = |i: usize| {
        let (d, s) = (&drafts[i], &a.sentence);
        let body = matches!(s.lemma(d.anchor), "body" | "corpse" | "remains");
        let found = (d.anchor.saturating_sub(6)..d.anchor + 6)
            .any(|k| matches!(s.lemma(k), "recover" | "retrieve" | "pull" | "identify" | "bury" | "collect"));
        let among = |k: usize| {
            drafts[k].first < d.first
                && drafts[k].anchor != d.anchor
                && figure(k).and_then(|f| f.best) >= figure(i).and_then(|f| f.best)
        };
        let others =
            (d.first..=d.last).any(|k| matches!(s.lower(k), "more" | "other" | "others" | "another"));
        body && found && !others && here.iter().any(|&k| among(k))
    };
    let kept: Vec<usize> = here.iter().copied().filter(|&i| !recovered(i)).collect();
    let here = if kept.is_empty() { here } else { kept.as_slice() };
    // Whom a pronoun or a relative clause speaks of was counted, or is told in passing.
    let passing = |i: usize| {
        let d = &drafts[i];
        let one = figure(i).is_some_and(|f| f.best == Some(1));
        let alone = here.iter().all(|&k| k == i || drafts[k].anchor != d.anchor);
        alone
            && (d.rules.contains(&"a pronoun for those told before")
                || one
                    && matches!(a.sentence.lower(d.subject), "he" | "she" | "him" | "her" | "they" | "them")
                || one
                    && a.sentence.label(d.anchor) == Label::Relcl
                    && a.sentence.head(d.anchor) == Some(d.subject)
                || one && is_one_of_a_row(a, d))
    };
    let kept: Vec<usize> = here.iter().copied().filter(|&i| !passing(i)).collect();
    let here = if kept.is_empty() { here } else { kept.as_slice() };
    // "six people were killed; a resident says 36 were": another one's account of the same, told first by whom is believed.
    let teller = drafts[first].attribution.first();
    let kept: Vec<usize> = here
        .iter()
        .copied()
        .filter(|&i| {
            i == first || drafts[i].attribution.is_empty() || drafts[i].attribution.first() == teller
        })
        .collect();
    let here = if kept.is_empty() { here } else { kept.as_slice() };
    // "42 people, mostly students": what has no number beside what has one adds nothing that could be told.
    let numbered = here.iter().any(|&i| figure(i).is_some_and(|f| f.best.is_some()));
    let counts = |i: usize| figure(i).filter(|f| !numbered || f.best.is_some());
    let first =
        if update_of.is_some() { first } else { here.iter().copied().find(|&i| counts(i).is_some())? };
    // "They killed seven fishermen", in words that were just told: the same.
    let repeats = |i: usize| {
        let words = |i: usize| drafts[i].casualty().map(|c| c.victims.words.to_lowercase());
        let many = figure(i).is_some_and(|f| f.best.is_some_and(|n| n > 2));
        many && here
            .iter()
            .any(|&k| k < i && words(k) == words(i) && words(i).is_some_and(|w| w.contains(' ')))
    };
    let mut sum = figure(first)?;
    // "ten people were killed, [8 dead] here and [2 dead] there": the parts of what was told first.
    let rest: u64 = here.iter().filter(|&&i| i != first).filter_map(|&i| figure(i)?.best).sum();
    let here = if here.len() > 2 && sum.best == Some(rest) { &here[..1] } else { here };
    for &i in here.iter().filter(|&&i| i != first && update_of.is_none()) {
        if let Some(figure) = counts(i).filter(|_| !repeats(i)) {
            sum = sum.plus(&figure, "");
        }
    }
    let s = &a.sentence;
    let d = &drafts[first];
    let casualty = d.casualty();
    let words = casualty.map_or("", |c| c.victims.words.as_str()).to_lowercase();
    // "30 had died and nearly 100 others had been injured": others than those who died.
    let beside = (first.saturating_sub(6)..first).any(|k| {
        let told = drafts[k].casualty().zip(casualty).is_some_and(|(one, other)| one.harm != other.harm);
        drafts[k].sentence == d.sentence && drafts[k].first < d.first && told
    });
    let more = words.contains("other") && !beside
        || words.contains("another")
        || words.contains("more ") && !words.contains("more than")
        || words.contains("further")
        || (0..d.anchor).any(|i| s.lower(i) == "also" && !is_reporting(s.lemma(i + 1)))
        || s.lower(0) == "another"
        || is_next(&words)
        || of_the_wounded(a, d.anchor)
        || (0..d.anchor).any(|i| s.lower(i) == "another" && WORDS.occurrence.contains(s.lemma(i + 1)))
        || is_later(a);
    let others = words.contains("other")
        && !["another", "more ", "further", "additional"].iter().any(|w| words.contains(w))
        && (0..d.anchor).all(|i| s.lower(i) != "also");
    let again = words.starts_with("the ")
        || words.starts_with("those")
        || words.starts_with("his ")
        || words.starts_with("they")
        || words.starts_with("he ")
        || words.starts_with("she ");
    let update = d.rules.contains(&"flat: toll");
    // "The rebels boasted of having killed 60": what those who did it say of it, where others told it before.
    let of_group = |k: usize| drafts[k].attribution.first().is_some_and(|s| s.role == Role::ArmedGroup);
    let told_by_others = |k: usize| {
        let same = drafts[k].casualty().zip(casualty).is_some_and(|(one, other)| one.harm == other.harm);
        same && !of_group(k)
    };
    let boast = of_group(first) && (0..first).any(told_by_others);
    let other_account = boast
        || bracketed(first)
        || (0..s.len().min(6)).any(|i| {
            matches!(s.lower(i), "other" | "another" | "alternative" | "some")
                && matches!(s.lemma(i + 1), "report" | "version" | "account" | "source")
        });
    Some(Told { figure: sum, more, others, again, update, other_account })
}

/// "Two of the wounded died": besides those who were killed at once.
fn of_the_wounded(a: &Analysed<'_>, anchor: usize) -> bool {
    let s = &a.sentence;
    (anchor.saturating_sub(8)..anchor).any(|i| {
        s.lower(i) == "of"
            && matches!(s.lower(i + 1), "the" | "those")
            && (i + 2..(i + 5).min(anchor)).any(|k| matches!(s.lower(k), "wounded" | "injured"))
    })
}

/// "a fifth": besides the four told before.
fn is_next(words: &str) -> bool {
    let mut words = words.split(' ');
    matches!(words.next(), Some("a" | "an")) && words.next().is_some_and(is_ordinal)
}

/// "…in a conflict that has left 66 dead", "…accused of a part in an attack that killed 50", "…disputing an account that 19
/// died": what the sentence tells beside its own news.
fn is_background(a: &Analysed<'_>, anchor: usize) -> bool {
    let s = &a.sentence;
    let Some(that) = (anchor.saturating_sub(10)..anchor)
        .rev()
        .take_while(|&i| !matches!(s.lower(i), ";" | "and" | "but"))
        .find(|&i| matches!(s.lower(i), "that" | "which"))
    else {
        return false;
    };
    let Some(noun) = that.checked_sub(1) else { return false };
    let noun = if s.lower(noun) == "," { noun.saturating_sub(1) } else { noun };
    let perfect = (that + 1..anchor).any(|i| matches!(s.lower(i), "has" | "have" | "had"));
    let before =
        |from: usize, is: &dyn Fn(&str) -> bool| (noun.saturating_sub(from)..noun).any(|i| is(s.lower(i)));
    let war = WORDS.wars.has(s.lemma(noun));
    let other = WORDS.occurrence.contains(s.lemma(noun))
        && before(8, &|w| matches!(w, "following" | "after" | "since") || WORDS.parts.has(w));
    let account = before(10, &|w| WORDS.disputes.has(w));
    war && perfect || other || account
}

/// "the 45th journalist killed there since 2003": the last of those who were counted one after another.
fn is_one_of_a_row(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    s.lower(draft.first) == "the"
        && (draft.first..=draft.subject)
            .any(|i| a.number(i).is_some_and(|n| n.role == sijill_language::NumberRole::Ordinal))
}

/// "An hour later, a bomb went off…": what is told next comes on top.
fn is_later(a: &Analysed<'_>) -> bool {
    let s = &a.sentence;
    (0..s.len().min(6)).any(|i| {
        s.lower(i) == "later"
            && (i == 0 && s.lower(1) == ","
                || matches!(s.lemma(i.wrapping_sub(1)), "hour" | "minute" | "moment")
                    && s.tag(i + 1) != Tag::VBD)
    }) && !(0..s.len()).any(|i| WORDS.outcome.contains(s.lemma(i)) && s.lower(i.wrapping_sub(1)) == "the")
}

fn fold(before: Figure, told: Told) -> Figure {
    let now = told.figure;
    if told.other_account && before.best.is_some() {
        return before;
    }
    if told.update {
        return now;
    }
    if now.best.is_none() && before.best.is_some() || now.best == Some(0) {
        return before;
    }
    if before.best.is_none() {
        return if told.more { before.plus(&now, "") } else { now };
    }
    // "28 others were injured", told a second time.
    if told.others && now.best == before.best && now.best.is_some_and(|n| n > 2) {
        return before;
    }
    if told.more {
        return before.plus(&now, "");
    }
    match (before.best, now.best) {
        (Some(b), Some(n)) if n > b && !told.again => now,
        _ => before,
    }
}

//! Scope: whether a casualty figure counts one occurrence or accumulates (convention 4 of the reading).

use sijill_claim::Scope;
use sijill_language::Tag;

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::draft::Draft;

/// Decides each casualty draft's scope from its words and days; parts take that of their whole.
pub(crate) fn decide(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    under_casualties(drafts, analysed);
    for draft in drafts.iter_mut() {
        let accumulates = draft.casualty().is_some() && accumulates(&analysed[draft.sentence], draft);
        if let Some(casualty) = draft.casualty_mut()
            && accumulates
        {
            casualty.scope = Scope::Period;
            draft.rules.push("the words show accumulation");
            // "signed a deal on Friday, ending a war that killed 40,000": the day is not that of the dead.
            let a = &analysed[draft.sentence];
            let aside = draft.when.as_ref().is_some_and(|w| {
                let one_day = w.start.is_some() && w.start == w.end;
                let said = |d: &sijill_language::DateMention| {
                    a.sentence.words(d.first, d.last) == w.words
                        && d.last < draft.first
                        && (d.last..draft.first).any(|i| a.sentence.lower(i) == ",")
                };
                one_day && of_war(a, draft.first) && a.dates.iter().any(said)
            });
            if aside {
                draft.when = None;
            }
        }
    }
    // "More than 1,000 have been wounded", after a total: a total too.
    for i in 1..drafts.len() {
        let (before, d) = (&drafts[i - 1], &drafts[i]);
        let near = analysed[before.sentence].paragraph == analysed[d.sentence].paragraph
            && d.sentence - before.sentence.min(d.sentence) <= 1;
        let total = before.casualty().is_some_and(|c| c.scope == Scope::Period);
        let back = d.casualty().is_some_and(|c| c.scope == Scope::Period)
            && before.sentence == d.sentence
            && before.casualty().is_some_and(|c| c.scope == Scope::Incident)
            && before.when == d.when
            && before.last < d.first
            && analysed[d.sentence].sentence.label(d.anchor) == sijill_language::Label::Conj;
        if back {
            if let Some(casualty) = drafts[i - 1].casualty_mut() {
                casualty.scope = Scope::Period;
            }
            continue;
        }
        let joined = d.sentence == before.sentence
            && analysed[d.sentence].sentence.label(d.anchor) == sijill_language::Label::Conj
            && d.when == before.when;
        let undated =
            analysed[d.sentence].dates.is_empty() || d.sentence == before.sentence && d.when == before.when;
        if near
            && total
            && (joined || undated && perfect(&analysed[d.sentence], d))
            && let Some(casualty) = drafts[i].casualty_mut()
        {
            casualty.scope = Scope::Period;
            drafts[i].rules.push("goes on with a total");
        }
    }
    for i in 0..drafts.len() {
        let whole = drafts[i].part_of.and_then(|w| drafts.get(w)).and_then(Draft::casualty).map(|c| c.scope);
        if let (Some(scope), Some(casualty)) = (whole, drafts[i].casualty_mut()) {
            casualty.scope = scope;
        }
    }
}

/// "Casualties" in a report on a campaign: what stands under such a heading and names no day is what all of it cost.
fn under_casualties(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    // Of a campaign; a battle is one occurrence.
    let says = |sentences: usize, words: &[&str]| {
        let body = analysed.iter().filter(|a| a.kind != sijill_language::SentenceKind::Heading);
        let opening = body.take(sentences);
        opening.into_iter().any(|a| (0..a.sentence.len()).any(|i| words.contains(&a.sentence.lemma(i))))
    };
    if !says(2, &["campaign", "operation", "offensive", "war"]) || says(1, &["battle"]) {
        return;
    }
    let mut under = vec![false; analysed.len()];
    let mut on = false;
    for (k, a) in analysed.iter().enumerate() {
        if a.kind == sijill_language::SentenceKind::Heading {
            on = a.sentence.len() <= 4
                && (0..a.sentence.len()).any(|i| matches!(a.sentence.lower(i), "casualties" | "losses"));
        }
        under[k] = on;
    }
    // "in the explosion", "died when a shell fell": one occurrence of it.
    let one = |d: &Draft| {
        let a = &analysed[d.sentence];
        let blow = |i: usize| a.sentence.tag(i) == Tag::NN && CLASSES.attacks.has(a.sentence.lemma(i));
        (0..a.sentence.len()).any(|i| blow(i) || a.sentence.lower(i) == "when")
            || d.casualty().and_then(|c| c.figure.as_ref()).is_none_or(|f| f.low < 2)
    };
    for draft in drafts.iter_mut().filter(|d| under[d.sentence] && d.when.is_none() && !one(d)) {
        if let Some(casualty) = draft.casualty_mut() {
            casualty.scope = Scope::Period;
            draft.rules.push("under a heading of casualties");
        }
    }
}

/// "a civil war that has killed …": the war is what kills.
fn of_war(a: &Analysed<'_>, first: usize) -> bool {
    let s = &a.sentence;
    (first.saturating_sub(5)..first).any(|i| {
        matches!(s.lemma(i), "war" | "conflict" | "insurgency" | "campaign" | "uprising" | "rebellion")
    })
}

fn perfect(a: &Analysed<'_>, draft: &Draft) -> bool {
    (draft.anchor.saturating_sub(4)..draft.anchor)
        .any(|i| matches!(a.sentence.lower(i), "have" | "has" | "had"))
        || a.sentence.tag(draft.anchor) == Tag::VBN
}

/// "In 2016, more than 140 died when jets bombed a hall", "kidnapped 200 pupils in April", "seized two soldiers in a raid in May":
/// one occurrence, however long the time is that tells when it was.
fn one_blow(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    let end = s.len().min(draft.last + 8);
    let stops = |i: &usize| !matches!(s.lower(*i), ";" | "," | "and" | "but");
    let when = (draft.last + 1..end).take_while(stops).any(|i| {
        s.lower(i) == "when" && (i + 1..s.len().min(i + 9)).any(|k| s.tag(k) == Tag::VBD && a.is_finite(k))
    });
    let taken = draft.casualty().is_some_and(|c| c.harm == sijill_claim::Harm::Abducted)
        && s.tag(draft.anchor) == Tag::VBD;
    let raid = (draft.last + 1..end).take_while(stops).any(|i| {
        let noun = a.chunk(i + 1).filter(|c| c.first == i + 1).map(|c| c.head);
        s.lower(i) == "in"
            && matches!(s.lower(i + 1), "a" | "an")
            && noun.is_some_and(|n| {
                s.tag(n) == Tag::NN
                    && (CLASSES.attacks.has(s.lemma(n))
                        || CLASSES.sorties.has(s.lemma(n))
                        || s.lemma(n) == "ambush")
                    && !matches!(s.lemma(n), "operation" | "offensive" | "fighting")
            })
    });
    when || taken || raid
}

fn accumulates(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    let figure = draft.casualty().and_then(|c| c.figure.as_ref());
    if figure.is_some_and(|f| f.best == Some(1)) {
        return false;
    }
    // Hundreds and thousands with no day are what a war or a campaign cost.
    let dated = draft.when.as_ref().is_some_and(|w| w.start.is_some() && w.start == w.end);
    let have = (draft.anchor.saturating_sub(4)..draft.anchor)
        .any(|i| matches!(s.lower(i), "have" | "has" | "had" | "having"));
    if !have && one_blow(a, draft) {
        return false;
    }
    let at_once = !have && s.tag(draft.anchor).is_verb() && CLASSES.at_once.has(s.lemma(draft.anchor));
    if figure.is_some_and(|f| f.low >= 200) && (have || !dated && !at_once) {
        return true;
    }
    let long =
        draft.when.as_ref().filter(|w| told_as_a_stretch(&w.words)).is_some_and(|w| match (w.start, w.end) {
            // "the 24 hours to Wednesday"
            (Some(start), Some(end)) => {
                let least = if w.words.contains("hours") { 1 } else { 2 };
                start.until(end).is_ok_and(|span| span.get_days() >= least)
            }
            _ => false,
        });
    let lower = |i: usize| s.lower(i);
    // "killed six during searches on Sunday": of that day alone.
    let one_day = draft.when.as_ref().is_some_and(|w| {
        w.start.is_some() && w.start == w.end && a.dates.iter().any(|d| s.words(d.first, d.last) == w.words)
    });
    // "under curfew since October, when 31 were killed in an assault": what happened then.
    let then = (draft.first.saturating_sub(14)..draft.first).any(|k| {
        lower(k) == "when"
            && (k.saturating_sub(8)..k).any(|i| lower(i) == "since")
            && (k..draft.first).all(|comma| lower(comma) != ",")
    });
    // "bringing to 1,240 the number of deaths since May"
    let toll = draft.rules.contains(&"flat: toll")
        && (draft.anchor..s.len()).any(|i| {
            lower(i) == "since" && follows_time(a, i + 1)
                || lower(i) == "this"
                    && matches!(
                        lower(i + 1),
                        "year" | "month" | "week" | "season" | "summer" | "winter" | "decade"
                    )
        })
        && (0..s.len()).all(|i| s.tag(i) != Tag::JJS || matches!(lower(i), "least" | "most"));
    // "As of today, the total death toll has increased to 600"
    let total = draft.rules.contains(&"flat: toll")
        && (0..draft.anchor.max(draft.first)).any(|i| {
            lower(i) == "total" || lower(i) == "overall" || lower(i) == "as" && lower(i + 1) == "of"
        });
    if toll || total {
        return true;
    }
    let clause_first = (0..draft.first)
        .rev()
        .take_while(|&i| !matches!(lower(i), ";" | "but" | "while"))
        .last()
        .unwrap_or(draft.first);
    let clause_last = (draft.last..s.len())
        .take_while(|&i| !matches!(lower(i), ";" | "but" | "while"))
        .last()
        .unwrap_or(draft.last);
    let near_first = draft.first.saturating_sub(14).max(clause_first);
    // What another finite verb tells ("in a conflict that has left 66 dead") is not this claim's.
    // Nor is what came of it: "killed two, bringing to 290 its losses since the war began".
    let outcome = |i: usize| {
        s.tag(i) == Tag::VBG
            && matches!(s.lemma(i), "bring" | "raise" | "take" | "push")
            && lower(i.wrapping_sub(1)) == ","
    };
    let other_verb = (draft.last + 1..s.len()).find(|&i| a.is_finite(i) || outcome(i)).unwrap_or(s.len());
    let near_last = (draft.last + 14).min(clause_last).min(other_verb.saturating_sub(1)).max(draft.last);
    let stretch = |k: usize| {
        matches!(lower(k), "week" | "month" | "year" | "period" | "summer" | "winter" | "weeks" | "months")
    };
    let during = (near_first..=clause_last.min(near_first + 60))
        .any(|i| matches!(lower(i), "during" | "throughout") && (stretch(i + 2) || stretch(i + 1)));
    if during {
        return true;
    }
    for i in near_first..=near_last {
        match lower(i) {
            // "the deadliest attack since 2001" counts nothing since then.
            "since"
                if s.tag(i) == Tag::IN
                    && follows_time(a, i + 1)
                    && !(i.saturating_sub(9)..i).any(|k| {
                        s.tag(k) == Tag::JJS && !matches!(lower(k), "least" | "most") || lower(k) == "first"
                    })
                    && !then =>
            {
                return true;
            }
            // "over the whole operation"
            "whole" | "entire"
                if matches!(lower(i.wrapping_sub(1)), "the" | "this")
                    && (stretch(i + 1)
                        || CLASSES.wars.has(lower(i + 1))
                        || matches!(lower(i + 1), "operation" | "offensive" | "battle" | "siege")) =>
            {
                return true;
            }
            "same"
                if matches!(lower(i + 1), "days" | "period" | "weeks" | "months" | "time")
                    && lower(i.wrapping_sub(2)) != "at" =>
            {
                return true;
            }
            // "a string of attacks", "in the past 24 hours", "over the weekend", "in two incidents"
            "string" | "series" | "spate" | "wave"
                if lower(i + 1) == "of"
                    && s.tag(i + 2).is_noun()
                    && (s.tag(i + 2).is_plural() || !one_day)
                    || lower(i + 1) == "of" && s.tag(i + 3).is_plural() =>
            {
                return true;
            }
            "hours" if matches!(lower(i.wrapping_sub(2)), "past" | "last" | "previous") => return true,
            "weekend" if lower(i.wrapping_sub(2)) == "over" => return true,
            "incidents" | "attacks" | "raids" | "bombings" | "strikes"
                if lower(i.wrapping_sub(2)) == "in" && a.count(i - 1).is_some_and(|n| n.value.low > 1) =>
            {
                return true;
            }
            // "detained 38 suspects during search operations"
            "operations" | "sweeps" | "searches"
                if i > draft.last
                    && !one_day
                    && (draft.last + 1..i).any(|k| lower(k) == "during")
                    && (draft.last + 1..i).all(|k| lower(k) != ",") =>
            {
                return true;
            }
            // "put its own losses at seven dead": what a campaign cost.
            "losses"
                if !one_day
                    && i < draft.anchor.max(draft.first + 1)
                    && (i.saturating_sub(3)..i).any(|k| lower(k) == "own")
                    && (i + 1..i + 8).any(|k| matches!(lower(k), "at" | "as")) =>
            {
                return true;
            }
            // "were killed in those strikes"
            "those" | "these"
                if matches!(lower(i.wrapping_sub(1)), "in" | "by" | "during")
                    && (i + 1..i + 4).any(|k| s.tag(k) == Tag::NNS && CLASSES.attacks.has(s.lemma(k))) =>
            {
                return true;
            }
            "so" if lower(i + 1) == "far" => return true,
            // "In June alone", "in the first half of 2013", "on many occasions"
            "alone" if i > 0 && a.date_at(i - 1).is_some_and(|d| a.dates[d].start != a.dates[d].end) => {
                return true;
            }
            "half" | "quarter"
                if matches!(lower(i.wrapping_sub(1)), "first" | "second" | "third" | "last" | "fourth")
                    && lower(i + 1) == "of"
                    && a.date_at(i).is_some() =>
            {
                return true;
            }
            "occasions"
                if matches!(lower(i.wrapping_sub(1)), "many" | "several" | "numerous" | "various") =>
            {
                return true;
            }
            "in" if matches!(lower(i + 1), "total" | "all") && !s.tag(i + 2).is_noun() => return true,
            "altogether" => return true,
            "during" | "throughout"
                if (i + 1..i + 4).any(|k| {
                    matches!(lower(k), "week" | "month" | "year" | "day" | "period" | "summer" | "winter")
                }) =>
            {
                return true;
            }
            "separate" | "various" | "successive"
                if (s.tag(i + 1).is_plural() || s.tag(i + 2).is_plural())
                    && !(i + 1..i + 4).any(|k| CLASSES.sorts_of_harm.has(s.lemma(k))) =>
            {
                return true;
            }
            word if CLASSES.wars.has(word) => {
                // The war itself as what kills or the frame of the count; "war crimes", "war-torn" are not.
                let governed =
                    (i.saturating_sub(4)..i).any(|k| {
                        matches!(lower(k), "in" | "during" | "by" | "of" | "throughout")
                            && (k + 1..i).all(|m| !a.is_finite(m) && lower(m) != ",")
                    }) || matches!(lower(i.wrapping_sub(1)), "in" | "during" | "by" | "the" | "throughout")
                        && (i < draft.anchor && i + 6 >= draft.anchor);
                if governed && !s.tag(i + 1).is_noun() && s.lower(i + 1) != "-" {
                    return true;
                }
            }
            "operation" | "offensive" => {
                // "the operation killed about 10 of them": a raid.
                let is_small = !have && figure.is_some_and(|f| f.low < 20);
                let whole = matches!(lower(i.wrapping_sub(1)), "the" | "week" | "month" | "long" | "this")
                    && (matches!(lower(i.wrapping_sub(2)), "in" | "during" | "of")
                        || i < draft.anchor && i + 3 >= draft.anchor && !is_small);
                if whole {
                    return true;
                }
            }
            "years" | "decade" | "decades" | "months" | "weeks"
                if lower(i + 1) != "ago"
                    && (i.saturating_sub(4)..i)
                        .any(|k| matches!(lower(k), "in" | "over" | "during" | "for"))
                    && (i.saturating_sub(3)..i)
                        .any(|k| matches!(lower(k), "past" | "last" | "recent" | "of")) =>
            {
                return true;
            }
            _ => {}
        }
    }
    long && !then && !of_one_blow(a, draft) || time_leaves(a, draft)
}

/// "In 1988 a bomb killed 270 people": one blow, though no more than its year is told.
fn of_one_blow(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    // "ambushed a platoon, killing 11"
    let up = || s.head(draft.anchor).filter(|_| s.tag(draft.anchor) == Tag::VBG);
    let verb = up().unwrap_or(draft.anchor);
    // "A sniper has killed 14 people over the past month"
    let goes_on = s.children(verb).any(|c| matches!(s.lower(c), "has" | "have"))
        || draft
            .when
            .as_ref()
            .is_some_and(|w| w.words.split(' ').any(|word| matches!(word, "past" | "over" | "last")));
    let one = |noun: usize| {
        let lasting = CLASSES.wars.has(s.lemma(noun))
            || matches!(
                s.lemma(noun),
                "series" | "string" | "spate" | "wave" | "campaign" | "offensive" | "group"
            );
        !lasting
            && !goes_on
            && s.tag(noun) == Tag::NN
            && a.chunk(noun).is_some_and(|c| matches!(s.lower(c.first), "a" | "an"))
    };
    let subject = s.child(verb, sijill_language::Label::Nsubj);
    let object = s.child(verb, sijill_language::Label::Dobj).filter(|_| verb != draft.anchor);
    subject.is_some_and(one) || object.is_some_and(one)
}

/// "The first half of November left 14 civilians dead": the time itself is what did it.
fn time_leaves(a: &Analysed<'_>, draft: &Draft) -> bool {
    let s = &a.sentence;
    let verb = (draft.first.saturating_sub(3)..draft.first).rev().find(|&i| s.tag(i).is_verb());
    let leaves = |&v: &usize| matches!(s.lemma(v), "leave" | "see" | "bring" | "claim" | "cost" | "kill");
    let subject = verb.filter(leaves).and_then(|v| s.child(v, sijill_language::Label::Nsubj));
    let time = |n: usize| {
        a.date_at(n).is_some() || matches!(s.lemma(n), "half" | "week" | "month" | "quarter" | "year" | "day")
    };
    subject.is_some_and(time)
}

/// "since Saturday", "in the past week", "in 2015", "last year" are stretches that are counted over; "last week", "in
/// August", "four months ago" only say roughly when one thing happened.
fn told_as_a_stretch(words: &str) -> bool {
    let words = words.to_lowercase();
    let first = words.split([' ', '\u{a0}']).next().unwrap_or("");
    let stretch = [
        "past",
        "since",
        "between",
        "during",
        "over",
        "throughout",
        "through",
        "days",
        "weeks",
        "months",
        "years",
        "year",
        "hours",
        "until",
        "from",
    ];
    let month_or_week = matches!(first, "last" | "early" | "late" | "mid") || words.contains("ago");
    (stretch.iter().any(|w| words.split([' ', '-']).any(|x| x == *w))
        || words.bytes().filter(u8::is_ascii_digit).count() == 4 && words.len() <= 7)
        && (!month_or_week || words.contains("year"))
}

fn follows_time(a: &Analysed<'_>, i: usize) -> bool {
    let s = &a.sentence;
    a.date_at(i).is_some()
        || a.date_at(i + 1).is_some()
        || s.tag(i).is_noun()
        || matches!(s.tag(i), Tag::DT | Tag::CD | Tag::RB)
        // "since it was set up"
        || s.tag(i) == Tag::PRP && (i + 1..i + 4).any(|k| a.is_finite(k))
        || s.tag(i) == Tag::VBG
}

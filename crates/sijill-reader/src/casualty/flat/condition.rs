//! What the condition of people tells of them: "three are in serious condition" (hurt, where nobody was told to be hurt before;
//! `link` drops what was), "two are in custody", "none of the six survived".

use sijill_claim::{Harm, Modality};
use sijill_language::{Label, Tag};

use super::subjects::left;
use crate::analysis::Analysed;
use crate::casualty::hit::{Hit, voice};
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at, whole_at};

/// Of more people than so many "in the hands of" an armed group nobody can tell that they are its captives.
const MOST_HELD: u64 = 500;

/// By which the document layer knows such claims.
pub(crate) const RULE: &str = "flat: in a grave condition";

/// "27 persons were in hospitals", "four others lie in Rumbek hospital with gunshot wounds", "13 are under treatment".
pub(super) fn in_hospital(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let place =
        matches!(s.lemma(token), "hospital" | "clinic" | "infirmary" | "ward") && s.tag(token).is_noun();
    let treated = matches!(s.lower(token), "treatment" | "observation");
    if !place && !treated {
        return;
    }
    let first = a.chunk(token).map_or(token, |c| c.first);
    let Some(within) = first.checked_sub(1).filter(|&i| match s.lower(i) {
        "in" | "at" => place,
        "under" => treated,
        _ => false,
    }) else {
        return;
    };
    let mut verb = within;
    while verb > 0 && (s.tag(verb - 1) == Tag::RB || matches!(s.lower(verb - 1), "still" | "now")) {
        verb -= 1;
    }
    let Some(verb) = verb.checked_sub(1).filter(|&v| s.tag(v).is_verb()) else { return };
    if !matches!(s.lemma(verb), "be" | "remain" | "lie" | "stay") {
        return;
    }
    let (_, helper) = voice(a, verb);
    let hurt_or_other = |p: &People| {
        !(p.first.saturating_sub(1)..(p.last + 2).min(within))
            .any(|i| matches!(s.lower(i), "doctors" | "nurses" | "staff" | "beds" | "surgeons" | "patients"))
    };
    let counts = |p: &People| p.counted && !p.pronoun && !p.attacker && hurt_or_other(p);
    for people in left(a, lexicon, helper.min(verb)).into_iter().filter(counts) {
        found.push(hurt(token, people));
    }
}

/// "Three students are in custody", "11 remain behind bars", "some 22,000 people are still in detention".
pub(super) fn in_custody(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let custody = match s.lower(token) {
        "custody" | "detention" | "captivity" => s.tag(token).is_noun(),
        "bars" => s.lower(token.wrapping_sub(1)) == "behind",
        // "in the hands of the guerrillas"
        "hands" => {
            s.lower(token + 1) == "of"
                && a.chunk(token + 2).is_some_and(|c| crate::party::is_irregular(a, c.head))
        }
        "arrest" => s.lower(token.wrapping_sub(1)) == "under",
        _ => false,
    };
    let first = a.chunk(token).map_or(token, |c| c.first);
    let within = first.checked_sub(1).filter(|&i| custody && matches!(s.lower(i), "in" | "behind" | "under"));
    let Some(mut verb) = within else { return };
    while verb > 0 && s.tag(verb - 1) == Tag::RB {
        // "are not in custody", "are no longer in custody"
        if matches!(s.lower(verb - 1), "not" | "n't" | "never" | "no" | "longer" | "hardly") {
            return;
        }
        verb -= 1;
    }
    let Some(verb) = verb.checked_sub(1).filter(|&v| s.tag(v).is_verb()) else { return };
    if !matches!(s.lemma(verb), "be" | "remain" | "stay") {
        return;
    }
    let (voice, helper) = voice(a, verb);
    let told = |p: &People| (p.counted || p.figure.best == Some(1)) && !p.pronoun;
    let held = matches!(s.lower(token), "captivity" | "hands");
    let harm = if held { Harm::Abducted } else { Harm::Detained };
    // "About 20,000 people are in the hands of the rebels" lives under them, and so do those of two villages.
    let captive = |p: &People| {
        s.lower(token) != "hands"
            || p.figure.best.is_some_and(|n| n <= MOST_HELD)
                && s.child(verb, Label::Nsubj).is_none_or(|subject| (p.first..=p.last).contains(&subject))
    };
    for people in left(a, lexicon, helper.min(verb)).into_iter().filter(told).filter(captive) {
        if voice != crate::casualty::hit::Voice::Unreal {
            let rule = "flat: in custody";
            found.push(Hit { anchor: token, harm, people, modality: Modality::Asserted, rule, part: false });
        }
    }
}

/// "none of its six passengers survived", "neither of the two lived".
pub(super) fn none_survived(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if s.lower(token) == "neither" && s.lower(token + 1) != "of" {
        return neither_survived(a, lexicon, token, found);
    }
    if s.lemma(token) == "survive" && s.tag(token).is_verb() {
        return did_not_survive(a, lexicon, token, found);
    }
    if !matches!(s.lower(token), "none" | "neither") || s.lower(token + 1) != "of" {
        return;
    }
    // "None of the three" is one number, of three.
    let whole = a.count(token).filter(|n| n.first == token).and_then(|n| Some((n.last, n.of?)));
    let after = whole.map_or(token + 2, |(last, _)| last);
    let Some(chunk) = a.chunk(after).filter(|c| whole.is_some() || c.first == token + 2) else { return };
    // "None of the 12 residents who lived there was hurt": the verb behind that of the relative clause.
    let relative = usize::from(matches!(s.tag(chunk.last + 1), Tag::WP | Tag::WDT));
    let mut verbs = (chunk.last + 1..s.len().min(chunk.last + 10)).filter(|&i| a.is_finite(i));
    let Some(verb) = verbs.nth(relative).filter(|&v| is_survival(a, v)) else { return };
    let people = match whole {
        Some((last, of)) => {
            let figure = sijill_claim::Figure::exact(of, s.words(token, last));
            let kind = people_at(a, lexicon, chunk.head);
            let mut people = super::nouns::bare(token, chunk.last, figure, true);
            people.status = kind.and_then(|k| k.status);
            Some(people)
        }
        None => people_at(a, lexicon, chunk.head).filter(|p| p.counted).map(|p| People { first: token, ..p }),
    };
    let Some(people) = people else { return };
    found.push(dead(verb, people));
}

/// "Neither the driver nor his two passengers survived."
fn neither_survived(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let end = s.len().min(token + 14);
    let nor = (token + 1..end).take_while(|&i| !a.is_finite(i)).find(|&i| s.lower(i) == "nor");
    let Some(nor) = nor else { return };
    // "nor the two policemen who tackled him survived": the verb behind that of the relative clause.
    let mut verbs = (nor + 1..s.len().min(nor + 16)).filter(|&i| a.is_finite(i));
    let first = verbs.next();
    let relative = first.is_some_and(|v| s.label(v) == Label::Relcl);
    let verb = if relative { verbs.next() } else { first };
    let Some(verb) = verb.filter(|&v| is_survival(a, v) && is_deadly(a, v + 1)) else { return };
    for first in [token + 1, nor + 1] {
        let people = a.chunk(first).and_then(|c| people_at(a, lexicon, c.head)).filter(|p| !p.pronoun);
        found.extend(people.map(|people| dead(verb, people)));
    }
}

/// "seven of whom did not survive", "Three did not survive."
fn did_not_survive(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let not = token.checked_sub(1).filter(|&i| matches!(s.lower(i), "not" | "n't"));
    let did = not.and_then(|i| i.checked_sub(1)).filter(|&i| s.lower(i) == "did");
    let Some(before) = did.and_then(|i| i.checked_sub(1)) else { return };
    let supposed = (0..before).any(|i| matches!(s.lower(i), "if" | "whether" | "unless"));
    if supposed || !is_deadly(a, token + 1) {
        return;
    }
    let of_them = matches!(s.lower(before), "whom" | "them") && s.lower(before.wrapping_sub(1)) == "of";
    let number = if of_them { before.checked_sub(2) } else { Some(before) }.and_then(|i| a.count(i));
    if let Some(number) = number {
        return found.push(dead(token, super::nouns::by_number(a, number)));
    }
    let told = |p: &People| (p.counted || p.named || p.figure.best == Some(1)) && !p.pronoun && !p.unknown;
    for people in left(a, lexicon, before + 1).into_iter().filter(told) {
        found.push(dead(token, people));
    }
}

/// What one does not survive and is dead: nothing told, or an attack, wounds, a night; no vote and no purge.
fn is_deadly(a: &Analysed<'_>, next: usize) -> bool {
    let s = &a.sentence;
    let ends = matches!(
        s.tag(next),
        Tag::Stop | Tag::Comma | Tag::CC | Tag::CloseBracket | Tag::CloseQuote | Tag::Colon | Tag::WRB
    ) || next >= s.len();
    let led = s.tag(next) == Tag::IN && !matches!(s.lower(next), "in" | "as");
    let what = a.chunk(next).map(|c| c.head);
    ends || led
        || what.is_some_and(|head| {
            CLASSES.attacks.has(s.lemma(head))
                || CLASSES.outlived.has(s.lemma(head))
                || CLASSES.wounds.has(s.lemma(head))
        })
}

fn dead(anchor: usize, people: People) -> Hit {
    let rule = "flat: none survived";
    Hit { anchor, harm: Harm::Killed, people, modality: Modality::Asserted, rule, part: false }
}

/// "survived", "escaped alive", "lived."; neither "escaped" from a prison nor "live there".
fn is_survival(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    match s.lemma(verb) {
        "survive" => true,
        "live" => matches!(s.lower(verb + 1), "." | "," | ";" | "" | "to"),
        "escape" => (verb + 1..verb + 3).any(|i| {
            matches!(s.lower(i), "alive" | "unhurt" | "unharmed" | "unscathed" | "uninjured" | "death")
        }),
        _ => false,
    }
}

fn hurt(token: usize, people: People) -> Hit {
    Hit { anchor: token, harm: Harm::Injured, people, modality: Modality::Asserted, rule: RULE, part: false }
}

/// Whoever is in a condition that only the hurt are in.
pub(super) fn condition(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if s.lemma(token) != "condition" || !s.tag(token).is_noun() {
        return;
    }
    let Some(chunk) = a.chunk(token).filter(|c| c.head == token) else { return };
    let grave = (chunk.first..token).any(|i| {
        matches!(s.lower(i), "serious" | "critical" | "grave" | "stable" | "delicate" | "life-threatening")
    });
    let Some(within) = chunk.first.checked_sub(1).filter(|&i| grave && s.lower(i) == "in") else { return };
    let Some(before) = within.checked_sub(1) else { return };
    let stays = matches!(s.lemma(before), "be" | "remain" | "stay" | "lie")
        || matches!(s.lower(before), "reported" | "still");
    let people = if stays {
        let verb = if s.tag(before) == Tag::RB { before.saturating_sub(1) } else { before };
        let (_, first) = voice(a, verb);
        left(a, lexicon, first.min(verb))
    } else {
        // "four in critical condition"
        a.count(before)
            .and_then(|_| a.chunk(before))
            .and_then(|c| whole_at(a, lexicon, c))
            .into_iter()
            .collect()
    };
    let counts = |p: &People| (p.counted || p.figure.best == Some(1)) && !p.pronoun;
    for people in people.into_iter().filter(counts) {
        found.push(hurt(token, people));
    }
}

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::casualties;

    #[test]
    fn of_whom_none_survived_all_are_dead() {
        for (text, killed) in [
            ("None of its six passengers survived the attack.", Some(6)),
            ("None of the three survived the ambush.", Some(3)),
            ("Neither of the two farmers who were shot survived.", Some(2)),
            ("None of the three was killed in the ambush.", Some(0)),
        ] {
            let found = casualties(text);
            let told = found.iter().find(|(h, _)| *h == Harm::Killed).and_then(|(_, best)| *best);
            assert_eq!(told, killed, "{text}: {found:?}");
        }
    }

    #[test]
    fn whoever_is_in_custody_is_held() {
        for (text, held) in [
            ("A blogger was killed; three students are in custody.", Some(3)),
            ("Eleven suspects remain behind bars after the attack.", Some(11)),
            ("Two teachers are still in detention after the raid.", Some(2)),
            ("Two teachers were killed in custody.", None),
            ("The decision is in the hands of the rebels.", None),
            ("Two teachers would be in custody by now.", None),
            ("The two bars in detention were shelled.", None),
        ] {
            let found = casualties(text);
            let told = found.iter().find(|(h, _)| *h == Harm::Detained).and_then(|(_, best)| *best);
            assert_eq!(told, held, "{text}: {found:?}");
        }
    }

    #[test]
    fn whoever_is_in_a_grave_condition_is_hurt() {
        for (text, injured) in [
            ("Five people were killed and three are in serious condition.", Some(3)),
            ("The driver remains in critical condition.", Some(1)),
            ("Five people were killed and three are in the town.", None),
            ("The road is in good condition.", None),
            ("Five people were killed and 27 persons are in hospital.", Some(27)),
            ("Five people were killed and four others lie in Rumbek hospital.", Some(4)),
            ("Five people were killed and twelve doctors were in the hospital.", None),
        ] {
            let found = casualties(text);
            let told = found.iter().find(|(h, _)| *h == Harm::Injured).and_then(|(_, best)| *best);
            assert_eq!(told, injured, "{text}: {found:?}");
        }
    }
}

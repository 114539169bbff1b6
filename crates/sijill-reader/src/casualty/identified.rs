//! Lists of the dead or hurt by name: "The victims were identified as Pedro Ruiz, 32, Mario Lima, 27, and Jose Cruz", "Police
//! named the dead as…", "Killed were: Pedro Ruiz, 32, and Mario Lima, 27".

use sijill_claim::{Figure, Harm, Modality};
use sijill_language::{Label, Tag};

use super::hit::Hit;
use crate::analysis::Analysed;
use crate::lexicon::Lexicon;
use crate::people::{People, named_list, people_at};

/// The named people of a list that starts at the word that tells who is named, as one part of those told.
pub(super) fn identified(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    // "The dead are Ana Diaz, 19, and…"
    let whose = token.checked_sub(2).filter(|&i| matches!(s.lower(i), "the" | "those"));
    let listed =
        whose.and_then(|i| of_whom(a, i + 1)).filter(|_| matches!(s.lower(token), "are" | "were" | ":"));
    let listed = listed.or_else(|| among(a, token));
    // "Killed were: Ana Diaz, 19, and…", "Dead: Ana Diaz; Luis Vega"
    let opens = matches!((token, s.lower(1)), (1, "were" | "are" | ":") | (2, "were" | "are"))
        && matches!(s.lower(token), "were" | "are" | ":")
        && s.lower(token + 1) != ":";
    let opened = lexicon.states.get(s.lower(0)).copied().filter(|_| opens && a.chunk(token + 1).is_some());
    let (start, harm) = match listed.or(opened) {
        Some(harm) => (token + 1, harm),
        None if matches!(s.lower(token), "identified" | "named") => {
            let Some(start) = behind_as(a, token) else { return };
            match before(a, token).or_else(|| behind(a, token, start)) {
                Some(harm) => (start, harm),
                None => return named_again(a, lexicon, token, start, found),
            }
        }
        None if is_slain(a, lexicon, token) => (token + 1, Harm::Killed),
        None => return told_name(a, lexicon, token, found),
    };
    push(a, lexicon, (token, start), harm, "part: identified by name", found);
}

/// "The slain officer was Major Rana": whoever is named by what befell him.
fn is_slain(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = token.checked_sub(1).and_then(|i| a.chunk(i)).filter(|c| c.last + 1 == token) else {
        return false;
    };
    let slain = (chunk.first..chunk.head)
        .any(|i| matches!(s.lower(i), "slain" | "dead" | "deceased" | "killed" | "fallen" | "murdered"));
    let name = a.chunk(token + 1).is_some_and(|c| c.first == token + 1 && s.tag(c.head).is_proper());
    matches!(s.lower(token), "was" | "is")
        && slain
        && name
        && s.lower(chunk.first) == "the"
        && lexicon.people.contains_key(s.lemma(chunk.head))
}

/// "Among those killed, whose bodies were brought here, are Ana Diaz, a cashier, and…": what befell whoever is listed behind.
fn among(a: &Analysed<'_>, token: usize) -> Option<Harm> {
    let s = &a.sentence;
    if s.lower(0) != "among"
        || !matches!(s.lower(token), "are" | "were")
        || s.lower(token.wrapping_sub(1)) != ","
    {
        return None;
    }
    let harm = (1..5.min(token)).find_map(|i| of_whom(a, i))?;
    a.chunk(token + 1).filter(|c| s.tag(c.head).is_proper()).map(|_| harm)
}

/// "The refugee, named Abraham Urey, had lived there", "The dead man's name was Eustace Clarke": of somebody told before.
fn told_name(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let named = s.lower(token) == "named" || s.lower(token) == "called";
    let of_name = s.lower(token) == "name" && matches!(s.lower(token + 1), "was" | "is");
    let noun = match (named, of_name) {
        (true, _) if s.lower(token.wrapping_sub(1)) == "," => token.checked_sub(2),
        (_, true) if s.tag(token.wrapping_sub(1)) == Tag::POS => token.checked_sub(2),
        _ => None,
    };
    let start = if of_name { token + 2 } else { token + 1 };
    let Some(chunk) = noun.and_then(|n| a.chunk(n).filter(|c| n <= c.last)) else { return };
    let head = noun.unwrap_or(chunk.head);
    if chunk.first > 2 || !matches!(s.lower(chunk.first), "the" | "his" | "her") {
        return;
    }
    let person = lexicon.people.contains_key(s.lemma(head));
    let name = a.chunk(start).filter(|c| c.first == start && s.tag(c.head).is_proper());
    if person && name.is_some() {
        push(a, lexicon, (head, start), Harm::Killed, NAMED_AGAIN, found);
    }
}

/// By which the document layer knows people who are named and of whom another sentence tells what happened to them.
pub(crate) const NAMED_AGAIN: &str = "part: named of those told";

/// "The other priests were identified as X and Y": what befell them was told before.
fn named_again(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, start: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let (_, helper) = super::hit::voice(a, token);
    let Some(chunk) = helper.checked_sub(1).and_then(|i| a.chunk(i)).filter(|_| helper < token) else {
        return;
    };
    let definite = matches!(s.lower(chunk.first), "the" | "these" | "his" | "her") || chunk.first == 0;
    let own = s.children_by(token, &[Label::Nsubjpass, Label::Nsubj]).next_back();
    if own.is_some_and(|subject| a.chunk(subject) != Some(chunk)) {
        return;
    }
    let who = people_at(a, lexicon, chunk.head).filter(|p| definite && !p.attacker && !p.named && !p.pronoun);
    if who.is_some_and(|p| !p.unknown) {
        push(a, lexicon, (chunk.head, start), Harm::Killed, NAMED_AGAIN, found);
    }
}

fn push(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    (anchor, start): (usize, usize),
    harm: Harm,
    rule: &'static str,
    found: &mut Vec<Hit>,
) {
    let s = &a.sentence;
    let names = named_list(a, lexicon, start);
    let Some((_, first, last)) = names.first().cloned() else { return };
    let end = names.last().map_or(last, |n| n.2);
    let sum = u64::try_from(names.len()).unwrap_or(1);
    let bare = super::flat::bare(first, end, Figure::exact(sum, s.words(first, end)), sum > 1);
    let people = People {
        names: names.into_iter().map(|n| n.0).collect(),
        head: last,
        last: end,
        named: true,
        ..bare
    };
    found.push(Hit { anchor, harm, people, modality: Modality::Asserted, rule, part: true });
}

/// "identified [the dead] as X": where the names begin, a little behind the verb.
fn behind_as(a: &Analysed<'_>, token: usize) -> Option<usize> {
    let s = &a.sentence;
    let at = (token + 1..s.len().min(token + 10))
        .take_while(|&i| !a.is_finite(i) && !matches!(s.tag(i), Tag::Comma | Tag::Stop))
        .find(|&i| matches!(s.lower(i), "as" | ":"))?;
    Some(at + 1)
}

/// "The victims were identified", "One of the dead has been named".
fn before(a: &Analysed<'_>, token: usize) -> Option<Harm> {
    let s = &a.sentence;
    let (voice, helper) = super::hit::voice(a, token);
    let mut last = helper.checked_sub(1).filter(|_| voice == super::hit::Voice::Passive)?;
    while s.tag(last) == Tag::RB {
        last = last.checked_sub(1)?;
    }
    // "The man who shot the victims was identified": not who was shot.
    let own = s.children_by(token, &[Label::Nsubjpass, Label::Nsubj]).next_back();
    let some_of =
        matches!(s.lower(last.wrapping_sub(1)), "the" | "those") && s.lower(last.wrapping_sub(2)) == "of";
    if own.is_some_and(|subject| subject != last) && !some_of {
        return None;
    }
    of_whom(a, last)
}

/// "identified the dead as", "identified two of the victims as".
fn behind(a: &Analysed<'_>, token: usize, start: usize) -> Option<Harm> {
    (token + 1..start).take_while(|&i| !a.is_finite(i)).find_map(|i| of_whom(a, i))
}

fn of_whom(a: &Analysed<'_>, i: usize) -> Option<Harm> {
    let s = &a.sentence;
    match s.lower(i) {
        "dead" | "victims" | "victim" | "fatalities" | "slain" | "deceased" | "bodies" => Some(Harm::Killed),
        "killed" if matches!(s.lower(i.wrapping_sub(1)), "those" | "the") => Some(Harm::Killed),
        "wounded" | "injured" if matches!(s.lower(i.wrapping_sub(1)), "those" | "the") => Some(Harm::Injured),
        "hostages" | "kidnapped" | "captives" => Some(Harm::Abducted),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::{LEXICON, analysed};

    #[test]
    fn every_name_of_a_list_is_told() {
        for (text, harm, names) in [
            (
                "The victims were identified as Pedro Ruiz, 32, Mario Perez, 27, and Jose Cruz.",
                Harm::Killed,
                vec!["Pedro Ruiz", "Mario Perez", "Jose Cruz"],
            ),
            (
                "Police named the dead as Ahmad Karimi, Salim Noori and Farid Azizi.",
                Harm::Killed,
                vec!["Ahmad Karimi", "Salim Noori", "Farid Azizi"],
            ),
            (
                "Two of the wounded were identified as Ana Diaz, a nurse, and Luis Vega, a driver.",
                Harm::Injured,
                vec!["Ana Diaz", "Luis Vega"],
            ),
            ("The victim was identified as Grace Otieno, 19.", Harm::Killed, vec!["Grace Otieno"]),
            (
                "The dead are Edwin Lara, 19, and Rosa Palma, 22.",
                Harm::Killed,
                vec!["Edwin Lara", "Rosa Palma"],
            ),
            (
                "Killed were: Edwin Lara, 19, and Rosa Palma, 22.",
                Harm::Killed,
                vec!["Edwin Lara", "Rosa Palma"],
            ),
            ("Injured: Edwin Lara, 19; Rosa Palma, 22.", Harm::Injured, vec!["Edwin Lara", "Rosa Palma"]),
        ] {
            let drafts = crate::casualty::drafts(&analysed(text), &LEXICON);
            let told = drafts.iter().filter_map(crate::draft::Draft::casualty).find(|c| c.harm == harm);
            let found: Vec<&str> =
                told.into_iter().flat_map(|c| &c.victims.names).map(|n| n.name.as_str()).collect();
            assert_eq!(found, names, "{text}");
        }
    }

    #[test]
    fn what_is_identified_and_nobody_harmed_is_no_list() {
        for text in [
            "The attackers were identified as Pedro Ruiz and Jose Cruz.",
            "The town was identified as a target.",
            "The dead were Pakistanis.",
        ] {
            assert!(crate::casualty::drafts(&analysed(text), &LEXICON).is_empty(), "{text}");
        }
    }
}

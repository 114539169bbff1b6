//! States of harm: "12 dead and 30 wounded", "left six residents dead", "were found dead", "hundreds of wounded people".

use sijill_claim::{Harm, Modality};
use sijill_language::Tag;

use super::lists::right;
use super::nouns::by_number;
use super::subjects::{extend_left, left};
use crate::analysis::Analysed;
use crate::casualty::hit::{Hit, Voice, voice};
use crate::classes::CLASSES;
use crate::lexicon::Lexicon;
use crate::people::{People, people_at, whole_at};

/// What the rule of those told with their wounds behind the dead is called.
pub(crate) const OTHERS: &str = "flat: others with wounds";

/// "Killed: 3", "Deaths: 49 civilians and 15 soldiers", of a table or a list; "Civilian deaths: 12".
fn row(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) -> bool {
    let s = &a.sentence;
    if s.surface(token + 1) != ":" || token > 2 || (0..token).any(|i| s.tag(i).is_verb()) {
        return false;
    }
    let noun = || lexicon.nouns.get(s.lemma(token)).filter(|n| !n.bodies && s.tag(token).is_noun());
    let Some(harm) = lexicon.states.get(s.lower(token)).copied().or_else(|| noun().map(|n| n.harm)) else {
        return false;
    };
    let first = (token + 2..token + 5).find_map(|i| a.count(i).filter(|n| n.first == i));
    let Some(number) = first else { return false };
    let mut listed: Vec<People> = right(a, lexicon, token + 2).into_iter().filter(|p| p.counted).collect();
    if listed.is_empty() {
        listed.push(by_number(a, number));
    }
    // "Civilian deaths: 12"
    let kind = token.checked_sub(1).and_then(|k| people_at(a, lexicon, k)).and_then(|p| p.status);
    for mut people in listed {
        people.status = people.status.or(kind);
        found.push(Hit {
            anchor: token,
            harm,
            people,
            modality: Modality::Asserted,
            rule: "flat: a row of a table",
            part: false,
        });
    }
    true
}

/// "left 12 people dead", "12 dead and 30 wounded", "found dead", "at least 25 people are dead".
pub(super) fn state(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if row(a, lexicon, token, found) {
        return;
    }
    let Some(&harm) = lexicon.states.get(s.lower(token)) else { return };
    // "one of two hospitals still taking in wounded": whoever comes.
    if s.lower(token.wrapping_sub(1)) == "in" && matches!(s.lemma(token.wrapping_sub(2)), "take" | "bring")
        || matches!(s.lower(token.wrapping_sub(1)), "treating" | "receiving" | "admitting" | "accepting")
    {
        return;
    }
    // "Four of the sixteen wounded died": of those, others are told.
    let dies = (token + 1..token + 5)
        .take_while(|&i| !matches!(s.lower(i), "," | ";" | "and"))
        .any(|i| matches!(s.lemma(i), "die" | "succumb" | "perish"));
    if dies && (token.saturating_sub(3)..token).any(|i| s.lower(i) == "of") {
        return;
    }
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
    // "listed nine villagers as missing"
    let listed_as = harm == Harm::Missing && s.lower(before) == "as";
    // "were brought in dead"
    let in_dead = s.lower(before) == "in" && s.lower(before.wrapping_sub(1)) == "brought";
    let adverb = usize::from(matches!(s.tag(before), Tag::RB) || listed_as || in_dead);
    let more = before.wrapping_sub(usize::from(s.lower(before) == "still"));
    let adverb = adverb
        + usize::from(
            matches!(s.lower(more), "others" | "other" | "more")
                && (a.number(more).is_none() || a.chunk(more).is_none()),
        );
    let before = before.wrapping_sub(adverb);
    // "Five civilians, among them a child, dead"
    let aside = (before.saturating_sub(12)..before).rev().find(|&i| s.lower(i) == ",").filter(|&open| {
        s.lower(before) == ","
            && matches!(s.lower(open + 1), "among" | "including" | "some" | "many" | "most" | "all")
    });
    let before = aside.map_or(before, |open| open.wrapping_sub(1));
    let modifies =
        s.tag(token + 1).is_noun() && a.chunk(token + 1) == a.chunk(token) && a.chunk(token).is_some();
    let direct = a.chunk(before).and_then(|c| {
        let bare = a.count(before).is_some();
        let people = whole_at(a, lexicon, c)?;
        // "12 pupils and their teacher dead"
        let listed = |p: &People| {
            let list = extend_left(a, lexicon, p.clone());
            list.len() > 1 && list.iter().any(|p| p.counted)
        };
        (bare || people.counted || is_gapped(a, lexicon, &people) || listed(&people)).then_some(people)
    });
    let direct = direct.filter(|_| !modifies && !has_object(a, lexicon, token));
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
        && (matches!(
            copula,
            "are"
                | "were"
                | "is"
                | "was"
                | "been"
                | "be"
                | "remain"
                | "remained"
                | "remains"
                | "went"
                | "gone"
                | "go"
                | "still"
                | "lay"
                | "lying"
        ) || CLASSES.told_dead.has(copula));
    // "have been unaccounted for since Friday"
    if links && (s.tag(token) != Tag::VBN || harm == Harm::Missing) {
        let (how, first) = voice(a, before);
        let active = s.tag(before).is_verb() && CLASSES.told_dead.has(copula);
        // "six drivers found dead on Monday": nobody found them dead but they were found so.
        let found_so = before + 1 == token
            && right(a, lexicon, token + 1).is_empty()
            && !a.is_finite(before.wrapping_sub(1));
        if active && how != Voice::Passive && how != Voice::Reduced && !found_so {
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
    // "one of the four wounded men died": no longer hurt.
    let died = inside.is_some_and(|c| {
        (c.last + 1..c.last + 4).any(|i| matches!(s.lemma(i), "die" | "succumb") && s.tag(i).is_verb())
    });
    if let Some(people) = inside.filter(|_| !died).and_then(|c| people_at(a, lexicon, c.head)) {
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

/// "Two gunmen killed [12 people]": a verb with whom it was done to, and no state.
fn has_object(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> bool {
    let s = &a.sentence;
    let opens = !matches!(s.tag(token + 1), Tag::CC | Tag::Comma | Tag::Hyphen | Tag::OpenBracket);
    let beside = |p: &People| p.first == token + 1;
    s.tag(token) == Tag::VBD
        && opens
        && right(a, lexicon, token + 1).first().is_some_and(|p| {
            beside(p) && (p.counted && a.count(p.head).is_none() || s.tag(p.first) == Tag::DT)
        })
}

/// "A teacher was killed and [his son] wounded": the helper of the first is the second's, too.
pub(super) fn is_gapped(a: &Analysed<'_>, lexicon: &Lexicon, people: &People) -> bool {
    let s = &a.sentence;
    let Some(and) = people.first.checked_sub(1).filter(|&i| matches!(s.lower(i), "and" | "while" | ","))
    else {
        return false;
    };
    let one = people.figure.best == Some(1) && !people.pronoun && !people.unknown;
    one && (and.saturating_sub(16)..and)
        .rev()
        .take_while(|&i| !matches!(s.surface(i), ";" | ":" | "“" | "”" | "\""))
        .any(|i| {
            lexicon.states.contains_key(s.lower(i))
                || matches!(s.tag(i), Tag::VBN | Tag::VBD) && lexicon.is_of_harm(s.lemma(i))
        })
}

/// "left six others with gunshot wounds": whoever stands between "leave" and their wounds.
pub(super) fn left_with_wounds(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if !s.tag(token).is_noun() || !CLASSES.wounds.has(s.lemma(token)) {
        return;
    }
    let bears = |&i: &usize| matches!(s.lower(i), "with" | "nursing");
    let Some(with) = (token.saturating_sub(6)..token).rev().find(bears) else { return };
    // "with varying degrees of injuries"
    let verb = |i: usize| s.tag(i).is_verb() && s.lower(i) != "varying";
    // "two surgeons with expertise in bullet wounds"
    let skilled = |i: usize| matches!(s.lemma(i), "expertise" | "experience" | "training" | "skill");
    if (with + 1..token).any(|i| verb(i) || skilled(i) || a.count(i).is_some()) {
        return;
    }
    // "eight survived, six of them with bullet wounds"
    let them =
        matches!(s.lower(with.wrapping_sub(1)), "them" | "whom") && s.lower(with.wrapping_sub(2)) == "of";
    let number = them.then(|| with.checked_sub(3).and_then(|i| a.count(i))).flatten();
    // "left five shoppers dead and [11] with burns"
    let alone = || {
        with.checked_sub(1).and_then(|i| a.count(i)).filter(|n| {
            let another = usize::from(s.lower(n.first.wrapping_sub(1)) == "another");
            let and = n.first.wrapping_sub(1 + another);
            s.tag(and) == Tag::CC && lexicon.states.contains_key(s.lower(and.wrapping_sub(1)))
        })
    };
    let alive = number.filter(|_| !super::tells_of_death(a, lexicon, 0..with));
    if let Some(number) = alive.or_else(alone) {
        found.push(Hit {
            anchor: token,
            harm: Harm::Injured,
            people: by_number(a, number),
            modality: Modality::Asserted,
            rule: "flat: some of them with wounds",
            part: false,
        });
        return;
    }
    // "her daughter survived with a leg wound", "the driver escaped with burns"
    let survived =
        with.checked_sub(1).map(|v| if s.lower(v) == "away" { v.saturating_sub(1) } else { v }).filter(
            |&v| matches!(s.lemma(v), "survive" | "escape" | "live" | "emerge" | "get") && s.tag(v).is_verb(),
        );
    if let Some(verb) = survived {
        for people in left(a, lexicon, verb) {
            found.push(Hit {
                anchor: token,
                harm: Harm::Injured,
                people,
                modality: Modality::Asserted,
                rule: "flat: survived with wounds",
                part: false,
            });
        }
        return;
    }
    // "left 15 dead, he said, "and 53 others with various degrees of injury""
    let listed = with.checked_sub(1).and_then(|i| a.chunk(i)).and_then(|c| whole_at(a, lexicon, c));
    if let Some(people) = listed.filter(|p| p.counted && p.last + 1 == with && !p.unknown) {
        let and = s.tag(people.first.wrapping_sub(1)) == Tag::CC;
        if and && super::tells_of_death(a, lexicon, 0..people.first) {
            found.push(Hit {
                anchor: token,
                harm: Harm::Injured,
                people,
                modality: Modality::Asserted,
                rule: OTHERS,
                part: false,
            });
            return;
        }
    }
    let leave = (with.saturating_sub(10)..with)
        .rev()
        .take_while(|&i| !a.is_finite(i) || s.lemma(i) == "leave")
        .find(|&i| s.lemma(i) == "leave" && s.tag(i).is_verb());
    let Some(leave) = leave else { return };
    for people in right(a, lexicon, leave + 1).into_iter().filter(|p| p.last < with) {
        found.push(Hit {
            anchor: token,
            harm: Harm::Injured,
            people,
            modality: Modality::Asserted,
            rule: "flat: left with wounds",
            part: false,
        });
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
    let mut people = right(a, lexicon, leave + 1);
    // "left a guard and three militants dead": the state ends the list.
    let last = people.last().map_or(0, |p| p.last);
    if s.lower(last + 1) == "and"
        && let Some(more) =
            people_at(a, lexicon, last + 2).filter(|p| p.first == last + 2 && p.last + 1 == token)
    {
        people.push(more);
    }
    let fits = people.iter().all(|p| p.last < token)
        && people.first().is_some_and(|p| p.counted || p.figure.best == Some(1));
    fits.then_some(people)
}

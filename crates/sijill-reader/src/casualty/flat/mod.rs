//! The second reading: flat patterns over tagged phrases, left to right, with no parse. A new language starts here.

pub(crate) mod condition;
mod lists;
mod nouns;
mod put;
mod states;
mod subjects;

use std::ops::Range;

use sijill_claim::{Harm, Modality};
use sijill_language::{SentenceKind, Tag};

use super::hit::{Hit, Voice, is_negated};
use super::verbs::Trigger;
use crate::analysis::Analysed;
use crate::lexicon::{Frame, HarmVerb, Lexicon};
use crate::people::{People, people_at, whole_at};

use lists::after_passive;
pub(crate) use lists::{extend_right, past_apposition, right};
pub(super) use nouns::{bare, by_number, is_wanted};
pub(crate) use states::OTHERS;
pub(crate) use subjects::{extend_left, left};

/// All that the order of words tells of harm.
pub(crate) fn hits(a: &Analysed<'_>, lexicon: &Lexicon, triggers: &[Trigger]) -> Vec<Hit> {
    let mut found = Vec::new();
    for trigger in triggers {
        verb(a, lexicon, trigger, &mut found);
    }
    let puts = put::may_be(a);
    for token in 0..a.sentence.len() {
        states::state(a, lexicon, token, &mut found);
        nouns::noun(a, lexicon, token, &mut found);
        nouns::toll(a, lexicon, token, &mut found);
        if puts {
            put::put(a, lexicon, token, &mut found);
        }
        states::left_with_wounds(a, lexicon, token, &mut found);
        condition::condition(a, lexicon, token, &mut found);
        condition::none_survived(a, lexicon, token, &mut found);
        condition::in_hospital(a, lexicon, token, &mut found);
        condition::in_custody(a, lexicon, token, &mut found);
        so_did(a, lexicon, token, &mut found);
        one_to_die(a, lexicon, token, &mut found);
    }
    found
}

/// Whether some of the words tell of somebody's death.
fn tells_of_death(a: &Analysed<'_>, lexicon: &Lexicon, mut words: Range<usize>) -> bool {
    let s = &a.sentence;
    words.any(|i| {
        let kills = |v: &HarmVerb| v.harm == Harm::Killed;
        lexicon.states.get(s.lower(i)) == Some(&Harm::Killed)
            || lexicon.nouns.get(s.lemma(i)).is_some_and(|n| n.bodies)
            || lexicon.verbs.get(s.lemma(i)).is_some_and(|v| v.iter().any(kills))
    })
}

fn verb(a: &Analysed<'_>, lexicon: &Lexicon, trigger: &Trigger, found: &mut Vec<Hit>) {
    let v = trigger.token;
    if !trigger.denies && is_negated(a, v) {
        return;
    }
    let (voice, first) = trigger.voice(a);
    let (groups, rule) = match trigger.frame {
        Frame::Lives => {
            let lives = right(a, lexicon, v + 1).into_iter().filter(|p| is_life(a, p)).collect();
            (lives, "flat: lives claimed")
        }
        Frame::Intransitive => (left(a, lexicon, first), "flat: people before a verb of dying"),
        Frame::Transitive { passive_only } => match voice {
            Voice::Passive | Voice::Reduced => {
                let after = if voice == Voice::Reduced { right(a, lexicon, v + 1) } else { Vec::new() };
                let before = left(a, lexicon, first);
                // "killed 64 and injured over 50": what follows is hurt.
                let behind_and = a.sentence.tag(v.wrapping_sub(1)) == Tag::CC;
                if after.first().is_some_and(|p| p.counted)
                    && (behind_and || !before.iter().any(|p| p.counted))
                {
                    (after, "flat: people after the verb")
                } else if before.is_empty() && voice == Voice::Passive {
                    (after_passive(a, lexicon, v), "flat: people after the passive")
                } else {
                    (before, "flat: people before a passive")
                }
            }
            _ if passive_only => return,
            _ => {
                // "made off with nine children"
                let off = a.sentence.lower(v + 1) == "off" && a.sentence.lower(v + 2) == "with";
                // "operated on 86 people with wounds", "searching for six miners"
                let on = matches!(
                    (a.sentence.lemma(v), a.sentence.lower(v + 1)),
                    ("operate", "on") | ("search" | "look", "for")
                );
                let after = right(a, lexicon, v + 1 + 2 * usize::from(off) + usize::from(on));
                let object = a.sentence.child(v, sijill_language::Label::Dobj);
                let acts = object.is_some_and(|o| o > v && people_at(a, lexicon, o).is_some());
                let headline = after.is_empty()
                    && !acts
                    && a.sentence.tag(v) == Tag::VBD
                    && voice == Voice::Active
                    && counted_before(a, first).is_some_and(|c| {
                        // "Rebels put to death in the square five people": they did it.
                        let does =
                            a.sentence.tag(c.head) == Tag::NNS && crate::party::is_irregular(a, c.head);
                        (c.first..=c.last).any(|i| a.count(i).is_some())
                            || !does && is_headline(a, lexicon, v, c.head)
                            || whole_at(a, lexicon, c)
                                .is_some_and(|p| p.counted || states::is_gapped(a, lexicon, &p))
                    });
                if headline {
                    (left(a, lexicon, first), "flat: number before a bare participle")
                } else {
                    (after, "flat: people after the verb")
                }
            }
        },
    };
    for people in groups {
        // "Nineteen lost their lives and 31 sustained injuries"
        if trigger.harm != Harm::Killed && is_life(a, &people) {
            continue;
        }
        // "looking for injured fighters", "for people": nobody in particular.
        let sought = trigger.harm == Harm::Missing && matches!(a.sentence.lemma(v), "search" | "look");
        if (voice == Voice::Unreal || sought) && !people.counted {
            continue;
        }
        let modality = if voice == Voice::Unreal { Modality::Possible } else { Modality::Asserted };
        found.push(Hit { anchor: v, harm: trigger.harm, people, modality, rule, part: false });
    }
}

/// The phrase that ends before a token, over "more" and "others" of its number ("12 more wounded").
fn counted_before(a: &Analysed<'_>, token: usize) -> Option<crate::chunk::Chunk> {
    let mut last = token.checked_sub(1)?;
    // "Two aid workers (both nationals) abducted"
    if a.sentence.tag(last) == Tag::CloseBracket {
        let open = (last.saturating_sub(20)..last).rev().find(|&i| a.sentence.tag(i) == Tag::OpenBracket)?;
        last = open.checked_sub(1)?;
    }
    let tail = matches!(a.sentence.lower(last), "more" | "others" | "other") && a.chunk(last).is_none();
    a.chunk(if tail { last.checked_sub(1)? } else { last })
}

/// "Palestinian teen shot dead in clashes", "Teacher hacked to death at Lama", "Priest gunned down in Mosul": a person, a participle, and nobody behind it.
fn is_headline(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize, noun: usize) -> bool {
    let s = &a.sentence;
    let to_death = |i: usize| s.lower(i) == "to" && s.lower(i + 1) == "death" || s.lower(i) == "death";
    let of_verb = |i: usize| {
        // "the pilot shot down": his aircraft was.
        let down = s.tag(i) == Tag::RP && s.lemma(verb) != "shoot";
        lexicon.states.contains_key(s.lower(i)) || down || to_death(i)
    };
    let next = (verb + 1..s.len()).find(|&i| !of_verb(i)).unwrap_or(s.len());
    let closes = next >= s.len() || matches!(s.tag(next), Tag::IN | Tag::Comma | Tag::Stop);
    // "Driver killed, two medics injured."
    let bare = noun == 0 && closes && lexicon.people.contains_key(s.lemma(noun));
    bare || a.kind == SentenceKind::Heading
        || next > verb + 1 && closes && lexicon.people.contains_key(s.lemma(noun))
}

fn is_life(a: &Analysed<'_>, people: &People) -> bool {
    (people.first..=people.last).any(|i| matches!(a.sentence.lemma(i), "life" | "lives" | "throat"))
}

/// "The first to die was [a radio reporter]", "[a trader and his driver] are the latest to be killed".
fn one_to_die(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let be = usize::from(s.lower(token.wrapping_sub(1)) == "be");
    let to = token.wrapping_sub(1 + be);
    if s.lower(to) != "to" {
        return;
    }
    let row = (to.wrapping_sub(2)..to).find(|&i| {
        matches!(s.lower(i), "first" | "second" | "third" | "fourth" | "fifth" | "last" | "latest" | "next")
    });
    let dies = if be == 0 { matches!(s.lemma(token), "die" | "perish") } else { s.tag(token) == Tag::VBN };
    let verb = lexicon.verbs.get(s.lemma(token)).and_then(|v| v.iter().find(|v| v.needs.is_empty()));
    let (Some(row), Some(verb)) = (row.filter(|_| dies), verb) else { return };
    let copula = |i: usize| matches!(s.lower(i), "was" | "were" | "is" | "are") && a.is_finite(i);
    let after = (token + 1..s.len().min(token + 10)).find(|&i| a.is_finite(i)).filter(|&i| copula(i));
    let people = if let Some(after) = after {
        right(a, lexicon, after + 1)
    } else {
        let article = row.checked_sub(1).filter(|&i| s.lower(i) == "the").unwrap_or(row);
        let before = article.checked_sub(1).filter(|&i| copula(i));
        before.map(|before| left(a, lexicon, before)).unwrap_or_default()
    };
    for people in people.into_iter().filter(|p| !p.pronoun) {
        let rule = "flat: the first to die";
        found.push(Hit {
            anchor: token,
            harm: verb.harm,
            people,
            modality: Modality::Asserted,
            rule,
            part: false,
        });
    }
}

/// "Thirteen soldiers lost their lives, and so did five civilians": the harm that was told before.
fn so_did(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    if s.lower(token) != "so"
        || !matches!(s.lower(token + 1), "did" | "were" | "was" | "had" | "have" | "do" | "has")
    {
        return;
    }
    let Some(before) = found.iter().rev().find(|h| h.anchor < token && !h.part).cloned() else { return };
    if (before.anchor..token).any(|i| matches!(s.lower(i), ";" | ".")) {
        return;
    }
    for people in right(a, lexicon, token + 2) {
        found.push(Hit { people, rule: "flat: so did others", ..before.clone() });
    }
}

#[cfg(test)]
mod tests {
    use sijill_claim::Harm;

    use crate::testing::casualties;

    #[test]
    fn those_who_do_it_and_those_told_in_passing_are_no_victims_more() {
        let (killed, injured) = (Harm::Killed, Harm::Injured);
        for (text, expected) in [
            ("Two gunmen killed 12 people in a mosque in Kano.", vec![(killed, 12)]),
            ("Ten people killed, 20 injured in Kano.", vec![(killed, 10), (injured, 20)]),
            ("Twelve pupils and their teacher dead, 20 hurt.", vec![(killed, 13), (injured, 20)]),
            (
                "Seventy people were killed, 54 of them lawyers, and more than 110 were wounded.",
                vec![(killed, 70), (injured, 110), (killed, 54)],
            ),
            (
                "The blast killed 12 guards and wounded four, one of whom died.",
                vec![(killed, 12), (injured, 4), (killed, 1)],
            ),
            (
                "Shells killed 17 people, 41 wounded and 26 arrested.",
                vec![(killed, 17), (injured, 41), (Harm::Detained, 26)],
            ),
            ("A suicide bomber killed himself, two guards and a girl.", vec![(killed, 2), (killed, 1)]),
            (
                "The bodies of Julio Rivas, 19, Pedro Urbina, 22, and Jose Lopez were found.",
                vec![(killed, 3)],
            ),
            ("A mayor, his bodyguard and a passer-by were shot dead.", vec![(killed, 2), (killed, 1)]),
            ("Raiders killed the village head's two sons.", vec![(killed, 2)]),
            (
                "Police found the bodies of two workers, while a third worker who had been missing was freed.",
                vec![(killed, 2), (Harm::Missing, 1)],
            ),
            ("Thirteen fishermen, and not 16 guerrillas, were killed in the raid.", vec![(killed, 13)]),
            (
                "He condemned the murder of a judge, who was killed with her two bodyguards.",
                vec![(killed, 1), (killed, 2)],
            ),
            ("The trial for the murder of six priests and two women will begin.", vec![(killed, 8)]),
            ("Driver killed, two medics injured in Derna.", vec![(killed, 1), (injured, 2)]),
            ("Two aid workers (both nationals) abducted in Goma.", vec![(Harm::Abducted, 2)]),
            (
                "Of the 61 people killed, 44 were herders and nine were guards.",
                vec![(killed, 61), (killed, 44), (killed, 9)],
            ),
            (
                "In all 113 killed (of whom 28 children), 40 wounded.",
                vec![(killed, 113), (killed, 28), (injured, 40)],
            ),
            ("Deaths rose by a third to 90 in May.", vec![(killed, 90)]),
            ("Two men were killed and a third died of his wounds.", vec![(killed, 2), (killed, 1)]),
            ("Eight children survived the ambush, six of them with bullet wounds.", vec![(injured, 6)]),
        ] {
            let mut found: Vec<(Harm, u64)> =
                casualties(text).into_iter().filter_map(|(harm, best)| Some((harm, best?))).collect();
            let mut expected = expected;
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }
}

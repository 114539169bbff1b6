//! Nouns of harm and tolls: "25 deaths", "the bodies of six men", "inflicted losses", "the death toll rose to 50".

use sijill_claim::{Figure, Harm, Modality, VictimStatus};
use sijill_language::{Number, NumberRole, Tag};

use super::lists::extend_under;
use crate::analysis::{Analysed, figure};
use crate::casualty::hit::Hit;
use crate::chunk::Chunk;
use crate::classes::CLASSES;
use crate::lexicon::{HarmNoun, Lexicon};
use crate::people::{People, people_at};

/// "25 deaths", "the deaths of 293 civilians", "bodies of six men", "30 casualties", "inflicted losses".
pub(super) fn noun(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    // "Remains of 12 men discovered", where the tagger sees a verb.
    let remains = s.lower(token) == "remains" && s.lower(token + 1) == "of";
    if !(matches!(s.tag(token), Tag::NN | Tag::NNS) || remains) {
        return;
    }
    let verb = remains.then_some(Chunk { first: token, last: token, head: token });
    let Some(chunk) = a.chunk(token).filter(|c| c.head == token).or(verb) else { return };
    // "the severed heads of three men"
    let severed = matches!(s.lemma(token), "head" | "torso")
        && (chunk.first..token).any(|i| matches!(s.lower(i), "severed" | "decapitated" | "human"));
    const SEVERED: HarmNoun = HarmNoun { harm: Harm::Killed, bodies: true };
    let known = lexicon.nouns.get(s.lemma(token)).copied();
    let Some(noun) = known.or(severed.then_some(SEVERED)) else { return };
    let rule = "flat: noun of harm";
    let mut push = |people: People| {
        found.push(Hit {
            anchor: token,
            harm: noun.harm,
            people,
            modality: Modality::Asserted,
            rule,
            part: false,
        });
    };
    let counted = (chunk.first..=chunk.last).filter_map(|i| a.count(i)).next_back();
    // "There were no army or police casualties": none of either.
    let counted = counted.or_else(|| {
        let or = chunk.first.checked_sub(1).filter(|&i| matches!(s.lower(i), "or" | "nor" | "and"))?;
        let beside = a.chunk(or.checked_sub(1)?)?;
        let harm = lexicon.nouns.contains_key(s.lemma(beside.head));
        a.count(beside.first).filter(|n| !harm && n.value.best == Some(0) && s.lower(beside.first) == "no")
    });
    // "two government bodies" are no corpses, "losses of $3 million" no people.
    // "96 rebel bodies": whose they are tells who they were.
    let who = (chunk.first..token).rev().find_map(|i| lexicon.people.get(s.lemma(i))?.status);
    let institution = noun.bodies
        && !severed
        && who.is_none()
        && (chunk.first..token).any(|i| s.tag(i).is_noun() && a.number(i).is_none() && s.lower(i) != "human")
        && (chunk.first..token).all(|i| s.tag(i) != Tag::Hyphen);
    let money = s.lower(token + 1) == "of"
        && (token + 2..token + 4).any(|i| {
            matches!(s.surface(i), "$" | "£" | "€")
                || a.number(i).is_some_and(|n| n.role != NumberRole::Count)
        });
    // "two new massacres" killed more than two.
    let many =
        counted.is_some() && matches!(s.lemma(token), "massacre" | "slaughter") && s.tag(token) == Tag::NNS;
    // "No arrests have been made": nothing happened.
    let none = noun.harm == Harm::Detained && counted.is_some_and(|n| n.value.best == Some(0));
    if institution || money || many || none {
        return;
    }
    if let Some(number) = counted {
        let words = s.words(number.first, number.last);
        let mut people = bare(chunk.first.min(number.first), token, figure(number.value, words), true);
        people.status = who;
        if s.lower(token + 1) == "of" {
            // "25 bodies of soldiers": who they were.
            if let Some(inner) = a.chunk(token + 2).and_then(|c| people_at(a, lexicon, c.head)) {
                people.status = inner.status;
                people.group = inner.group;
                people.last = inner.last;
            }
        }
        push(people);
        return;
    }
    if noun.harm == Harm::Detained && is_wanted(a, chunk.first) {
        return;
    }
    // "the bodies on Friday of six men"
    let day = (noun.bodies && s.tag(token + 1) == Tag::IN).then(|| a.date_at(token + 2)).flatten();
    let of = day.map_or(token + 1, |d| a.dates[d].last + 1);
    let to = noun.harm == Harm::Injured && s.lower(of) == "to";
    if s.lower(of) == "of" || to {
        let start = a
            .number(of + 1)
            .map_or(of + 1, |n| (n.first..=n.last).find(|&k| a.chunk(k).is_some()).unwrap_or(token + 2));
        // "a body of cadres": a band of them.
        let band = s.lower(token) == "body" && s.tag(start).is_plural() && a.count(start).is_none();
        if let Some(first) = people_at(a, lexicon, start).filter(|p| (!p.pronoun || p.counted) && !band) {
            for people in extend_under(a, lexicon, first) {
                push(people);
            }
            return;
        }
    }
    // "his body has been found", "two nurses were abducted and their bodies dumped".
    let whose = chunk.first..=chunk.first + 1;
    let owned = noun.bodies && whose.clone().any(|i| matches!(s.tag(i), Tag::PRPS | Tag::WPS));
    let found = owned && (token + 1..s.len().min(token + 16)).any(|i| CLASSES.found.has(s.lemma(i)));
    if found {
        let owner = whose.clone().find(|&i| matches!(s.tag(i), Tag::PRPS | Tag::WPS)).unwrap_or(chunk.first);
        let one = s.tag(token) == Tag::NN;
        let figure = if one {
            Figure::exact(1, s.words(owner, token))
        } else {
            Figure::vague(2, s.words(owner, token))
        };
        let mut people = bare(chunk.first, token, figure, false);
        people.head = owner;
        people.pronoun = true;
        push(people);
        return;
    }
    if noun.bodies && is_one_found(a, chunk) {
        push(bare(chunk.first, token, Figure::exact(1, s.words(chunk.first, token)), false));
        return;
    }
    if s.lower(chunk.first) == "no" && noun.harm != Harm::Detained {
        push(bare(chunk.first, token, Figure::exact(0, "no"), true));
        return;
    }
    let losses = noun.harm == Harm::Casualties && s.tag(token) == Tag::NNS;
    // "There were civilian casualties in the south"
    let there = (chunk.first.saturating_sub(5)..chunk.first).any(|i| s.lower(i) == "there")
        && s.lemma(chunk.first.wrapping_sub(1)) == "be";
    let told = losses && there && s.lemma(token) == "casualty"
        || losses
            && (chunk.first.saturating_sub(4)..chunk.first).any(|i| {
                s.tag(i).is_verb()
                    && matches!(
                        s.lemma(i),
                        "inflict" | "suffer" | "cause" | "sustain" | "take" | "report" | "incur"
                    )
            });
    if told {
        let low = if s.lemma(token) == "loss" { 1 } else { 2 };
        let mut people = bare(chunk.first, token, Figure::vague(low, s.lower(token)), false);
        people.status = who;
        // "losses on government fighters", "losses among the police".
        let whose = matches!(s.lower(token + 1), "on" | "to" | "upon" | "among")
            .then(|| a.chunk(token + 2))
            .flatten();
        if let Some(who) = whose.and_then(|c| people_at(a, lexicon, c.head)) {
            people.status = who.status;
            people.side = who.side;
            people.last = who.last;
        }
        push(people);
    }
}

/// "a warrant for [the arrest] of two generals", "ordered the arrest of two men": not done yet.
pub(in crate::casualty) fn is_wanted(a: &Analysed<'_>, first: usize) -> bool {
    let s = &a.sentence;
    first.checked_sub(1).is_some_and(|i| {
        matches!(s.lower(i), "for" | "to" | "against")
            || s.tag(i).is_verb() && CLASSES.intended.has(s.lemma(i))
    })
}

/// "[A sixth body] was found in a creek", "rescuers recovered [a charred body]".
fn is_one_found(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let one = matches!(s.lower(chunk.first), "a" | "an" | "another" | "one") && s.tag(chunk.head) == Tag::NN;
    let plain = (chunk.first + 1..chunk.head)
        .all(|i| (!s.tag(i).is_noun() || s.lower(i) == "human") && !CLASSES.organised.has(s.lower(i)));
    let verb = |i: usize| s.tag(i).is_verb() && CLASSES.found.has(s.lemma(i)) && s.lemma(i) != "show";
    // "An international body found that": an organisation.
    let lay = |i: usize| {
        s.tag(i) == Tag::VBN || s.lemma(i) == "lie" || i.checked_sub(1).is_some_and(|b| s.lemma(b) == "be")
    };
    let lies = |i: usize| {
        verb(i)
            && lay(i)
            && s.lower(i + 1) != "that"
            && (i + 1..i + 3).any(|k| {
                matches!(s.tag(k), Tag::IN | Tag::RB) || a.date_at(k).is_some() || s.tag(k) == Tag::VBG
            })
    };
    let behind = (chunk.last + 1..s.len().min(chunk.last + 14))
        .take_while(|&i| !matches!(s.lower(i), ";" | ":" | "and" | "who" | "which"))
        .any(lies);
    let before = chunk.first.checked_sub(1).is_some_and(|i| verb(i) && s.lemma(i) != "bear");
    one && plain && (behind || before)
}

/// "the death toll rose to 50", "put the number of dead at 12", "the number of people killed has risen to 16".
pub(super) fn toll(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let harm = match s.lemma(token) {
        // "initial reports spoke of ten dead, but the mayor put the figure at 24"
        "figure" | "number"
            if s.lemma(token.wrapping_sub(2)) == "put"
                && s.lower(token.wrapping_sub(1)) == "the"
                && s.lower(token + 1) == "at"
                && ((0..token).any(|i| lexicon.states.get(s.lower(i)) == Some(&Harm::Killed))
                    || super::tells_of_death(a, lexicon, 0..token)) =>
        {
            Harm::Killed
        }
        // "620 had been killed, bringing the total since the invasion to 227,100"
        "total" | "tally" | "count"
            if matches!(s.lower(token.wrapping_sub(1)), "the" | "its" | "their" | "overall")
                && (token.saturating_sub(3)..token).any(|i| {
                    s.tag(i) == Tag::VBG && matches!(s.lemma(i), "bring" | "take" | "push" | "raise")
                })
                && a.chunk(token).is_none_or(|c| c.head == token)
                && s.lower(token + 1) != "of"
                && (0..token).any(|i| lexicon.states.contains_key(s.lower(i))) =>
        {
            let told = |harm: Harm| (0..token).any(|i| lexicon.states.get(s.lower(i)) == Some(&harm));
            if told(Harm::Injured) && !told(Harm::Killed) { Harm::Injured } else { Harm::Killed }
        }
        "number" => {
            // "the number of policemen who have been killed"
            let who = (token + 2..token + 6).any(|i| matches!(s.lower(i), "who" | "whom"));
            let reach = if who { 10 } else { 5 };
            let state = (token + 1..s.len().min(token + reach)).find_map(|i| {
                let noun = lexicon.nouns.get(s.lemma(i)).map(|n| n.harm);
                let dead = matches!(s.lower(i), "victims" | "died" | "perished");
                let victims = dead.then_some(Harm::Killed);
                lexicon.states.get(s.lower(i)).copied().or(noun).or(victims).map(|h| (i, h))
            });
            match state {
                Some((_, harm)) if s.lower(token + 1) == "of" => harm,
                // "the number killed in Sunday's attack"
                Some((at, harm)) if at == token + 1 => harm,
                _ => return,
            }
        }
        "total" | "count" | "figure"
            if matches!(
                s.lower(token.wrapping_sub(1)),
                "death" | "body" | "casualty" | "fatality" | "deaths"
            ) || s.lower(token) == "total" && matches!(s.lower(token + 1), "later" | "raised") =>
        {
            Harm::Killed
        }
        // "The fatalities in government ranks thus went up to 58"
        "death" | "fatality" | "casualty" | "injury" if s.tag(token).is_plural() && rises(a, token) => {
            match s.lemma(token) {
                "casualty" => Harm::Casualties,
                "injury" => Harm::Injured,
                _ => Harm::Killed,
            }
        }
        // "17 of its men were killed, bringing its losses to 208"
        "loss" | "death" | "fatality" | "casualty"
            if s.lower(token + 1) == "to"
                && (token + 2..token + 4).any(|i| a.count(i).is_some())
                && a.chunk(token).is_some_and(|c| {
                    let by = c.first.checked_sub(1);
                    by.is_some_and(|i| {
                        s.tag(i) == Tag::VBG && matches!(s.lemma(i), "bring" | "take" | "push" | "raise")
                    })
                }) =>
        {
            let told = |harm: Harm| (0..token).any(|i| lexicon.states.get(s.lower(i)) == Some(&harm));
            let died = s.lemma(token) != "casualty" && told(Harm::Killed) && !told(Harm::Injured);
            if died || matches!(s.lemma(token), "death" | "fatality") {
                Harm::Killed
            } else {
                Harm::Casualties
            }
        }
        // "its losses were put at 450"
        "loss" | "casualty"
            if matches!(s.lemma(token + 1), "be")
                && matches!(s.lower(token + 2), "put" | "estimated" | "given")
                && (token + 3..token + 5).any(|i| a.count(i).is_some()) =>
        {
            Harm::Casualties
        }
        "tally" if (token + 1..token + 3).any(|i| matches!(s.lemma(i), "stand" | "rise" | "reach")) => {
            Harm::Killed
        }
        // "elders say the true figure is more than 20"
        "figure"
            if matches!(s.lower(token.wrapping_sub(1)), "true" | "real" | "actual" | "correct")
                && (s.lemma(token + 1) == "be"
                    || s.tag(token + 1) == Tag::MD && s.lemma(token + 2) == "be")
                && (super::tells_of_death(a, lexicon, 0..s.len())
                    || !(0..token).any(|i| CLASSES.uprooted.has(s.lemma(i)))) =>
        {
            Harm::Killed
        }
        // "Estimates of the dead range as high as 4,000"
        "estimate" if estimates_the_dead(a, token) => Harm::Killed,
        "toll" => *lexicon.tolls.get("toll").unwrap_or(&Harm::Killed),
        _ => return,
    };
    if a.count(token).is_some()
        || matches!(s.lower(token + 1), "road" | "booth" | "plaza" | "gate" | "collector")
    {
        return;
    }
    // "the toll of the battle between two clans has risen to seven": what it has risen to.
    let risen = (token + 1..s.len().min(token + 40))
        .filter(|&i| {
            (CLASSES.rising.has(s.lemma(i)) || matches!(s.lemma(i), "reach" | "stand" | "go"))
                && s.tag(i).is_verb()
        })
        .find_map(|i| {
            (i + 1..i + 6).find_map(|k| {
                a.count(k).filter(|n| matches!(s.lower(n.first.wrapping_sub(1)), "to" | "at" | "reached"))
            })
        });
    // "brings to nine the number of people killed", "taking to 14 the death toll".
    let first = a.chunk(token).map_or(token, |c| c.first);
    let raised = first.checked_sub(1).and_then(|i| a.count(i)).filter(|n| {
        let to = n.first.wrapping_sub(1);
        s.lower(to) == "to"
            && (to.saturating_sub(4)..to).any(|i| {
                CLASSES.raising.has(s.lemma(i))
                    || matches!(s.lemma(i), "push" | "lift" | "correct" | "reduce" | "cut")
            })
    });
    // The number after the verb; after "from X to Y" it is Y.
    let mut best = None;
    let mut before = None;
    let mut verbs = 0;
    for i in token + 1..s.len().min(token + 40) {
        if a.is_finite(i) {
            verbs += 1;
        }
        if verbs > 1 && best.is_some()
            || s.tag(i) == Tag::CloseQuote
            || matches!(
                s.lower(i),
                ";" | "while" | "but" | "although" | "saying" | "including" | "included" | "among"
            )
        {
            break;
        }
        if let Some(n) = a.count(i)
            && best.is_none_or(|(f, _)| f != n.first)
        {
            let to = matches!(
                s.lower(n.first.wrapping_sub(1)),
                "to" | "at"
                    | "as"
                    | "of"
                    | "reached"
                    | "was"
                    | "is"
                    | "were"
                    | "hit"
                    | "stands"
                    | "past"
                    | "above"
                    | "beyond"
                    | "exceeded"
                    | "topped"
                    | "passed"
                    | "now"
            );
            // "revised down from 20": the figure before, unless no other is told.
            if best.is_none() && s.lower(n.first.wrapping_sub(1)) == "from" {
                before = before.or((verbs > 0).then_some((n.first, n)));
            } else if best.is_none() && (to || verbs > 0) || to && s.lower(n.first.wrapping_sub(1)) == "to" {
                best = Some((n.first, n));
            } else if best.is_some() {
                break;
            }
        }
    }
    let risen = raised.or(risen);
    if let Some((_, n)) = risen.map(|n| (n.first, n)).or(best).or(before) {
        let mut people = bare(first.min(n.first), n.last, figure(n.value, s.words(n.first, n.last)), true);
        people.head = n.last;
        let civilian = matches!(s.lower(token.wrapping_sub(1)), "civilian" | "noncombatant");
        people.status = civilian.then_some(VictimStatus::Civilian);
        if n.last < token {
            // "…the number of people killed": those are the same.
            let state = (token + 1..token + 10).find(|&i| {
                lexicon.states.contains_key(s.lower(i)) || matches!(s.lower(i), "died" | "perished")
            });
            people.last = state.unwrap_or(token);
        }
        if let Some(inner) = a.chunk(n.last).and_then(|c| people_at(a, lexicon, c.head)) {
            people.status = inner.status;
            people.last = people.last.max(inner.last);
        }
        // "the number of soldiers killed at Arlo at 128"
        if people.status.is_none()
            && s.lower(token + 1) == "of"
            && let Some(who) = a.chunk(token + 2).and_then(|c| people_at(a, lexicon, c.head))
        {
            (people.status, people.side) = (who.status, who.side);
        }
        found.push(Hit {
            anchor: token,
            harm,
            people,
            modality: Modality::Asserted,
            rule: "flat: toll",
            part: false,
        });
    }
}

/// "Estimates of the dead range from 400 to 900", "estimates of civilian deaths run to 4,000".
fn estimates_the_dead(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    let verb = (token + 2..s.len().min(token + 10)).find(|&i| s.tag(i).is_verb());
    let range = |i: usize| {
        matches!(s.lemma(i), "range" | "run" | "vary" | "go" | "reach" | "stand" | "start" | "top")
    };
    s.lower(token + 1) == "of"
        && verb.is_some_and(|v| {
            let dead =
                |i: usize| matches!(s.lemma(i), "dead" | "death" | "fatality") || s.lower(i) == "killed";
            (token + 2..v).any(dead) && (v..v + 3).any(range)
        })
}

/// "deaths rose by a third to 90": what was counted grew to a number.
fn rises(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    let verb = (token + 1..s.len().min(token + 9))
        .find(|&i| a.is_finite(i) || s.tag(i) == sijill_language::Tag::VBN && s.lemma(i) == "rise");
    let grows = |i: usize| {
        CLASSES.rising.has(s.lemma(i))
            || matches!(s.lemma(i), "fall" | "drop")
            || s.lemma(i) == "go" && s.lower(i + 1) == "up"
    };
    // "Deaths from the shelling now total 25", "civilian deaths came to 312"
    let amounts = |i: usize| match s.lemma(i) {
        "total" | "number" | "reach" | "exceed" => a.count(i + 1).is_some(),
        "come" | "amount" => s.lower(i + 1) == "to" && a.count(i + 2).is_some(),
        "stand" => s.lower(i + 1) == "at" && a.count(i + 2).is_some(),
        _ => false,
    };
    if s.lemma(token) != "injury"
        && (token + 1..s.len().min(token + 14)).any(|i| s.tag(i).is_verb() && amounts(i))
    {
        return true;
    }
    let Some(verb) = verb.and_then(|v| (v..v + 3).find(|&i| grows(i))) else { return false };
    (verb + 1..verb + 9).any(|i| s.lower(i) == "to" && a.count(i + 1).is_some())
}

/// People of whom only the number is told.
pub(crate) fn by_number(a: &Analysed<'_>, number: &Number) -> People {
    let words = a.sentence.words(number.first, number.last);
    bare(number.first, number.last, figure(number.value, words), true)
}

pub(crate) fn bare(first: usize, head: usize, figure: Figure, counted: bool) -> People {
    People {
        first,
        last: head,
        head,
        figure,
        status: None,
        side: None,
        names: Vec::new(),
        group: None,
        attacker: false,
        counted,
        pronoun: false,
        unknown: false,
        named: false,
    }
}

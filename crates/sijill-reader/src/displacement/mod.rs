//! Displacement claims: people who fled, were brought or driven out, came back, or shelter elsewhere.
//!
//! Not for: people shut in (`siege`), armed forces that give up ground (`control`).

mod away;
mod counted;
mod crowd;
mod demands;
mod exodus;
mod flows;
mod folk;
mod lexicon;
mod sides;
mod taken;
#[cfg(test)]
mod tests;
mod yielded;

use sijill_claim::{Displacement, DisplacementManner, Modality, VictimStatus};
use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::{Clause, Voice, clause, complements, extent, has_particle, phrase, reach, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::lexicon::Lexicon;
use crate::party::{Force, force, party};
use crate::people::{People, people_at};
use counted::share_of;
use demands::{is_bare, is_by_helpers, is_carried, is_hurt, is_in_shelter, is_since, is_to_haven, to_safety};
pub(crate) use lexicon::DisplacementLexicon;
use lexicon::{Side, Verb};

/// Fewest people whose "flight" is no journey.
const FEWEST_FLEEING: u64 = 40;

/// All displacement claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &Lexicon, words: &DisplacementLexicon) -> Vec<Draft> {
    let s = &a.sentence;
    let mut found: Vec<Draft> = Vec::new();
    for token in 0..s.len() {
        let tag = s.tag(token);
        let c = clause(a, token);
        // "12,000 on one side and 9,000 on the other have been moved to schools"
        let both = c.map(|c| sides::told(a, lexicon, words, c)).unwrap_or_default();
        if !both.is_empty() {
            found.extend(both);
            continue;
        }
        let draft = if let Some(c) = c
            && let Some(entries) = words.verbs.get(&c.lemma)
        {
            entries.iter().find_map(|entry| verb(a, lexicon, words, entry, c))
        } else if tag.is_noun()
            && let Some(&manner) = words.nouns.get(s.lemma(token))
        {
            noun(a, lexicon, token, manner).or_else(|| exodus::noun(a, words, token, manner))
        } else {
            None
        };
        let draft = draft
            .or_else(|| c.and_then(|c| away::told(a, words, c)))
            .or_else(|| c.and_then(|c| sides::others(a, words, c)))
            .or_else(|| c.and_then(|c| yielded::with_men(a, c)))
            .or_else(|| c.and_then(|c| crowd::told(a, words, c)))
            .or_else(|| c.and_then(|c| exodus::told(a, words, c)))
            .or_else(|| c.and_then(|c| flows::told(a, words, c)))
            .or_else(|| counted::modifier(a, lexicon, token))
            .or_else(|| counted::homeless(a, lexicon, &words.counted, token))
            .or_else(|| counted::with_displaced(a, &words.counted, token))
            .or_else(|| counted::number_of(a, &words.counted, token))
            .or_else(|| counted::registered(a, &words.counted, token))
            .or_else(|| counted::there_are(a, &words.counted, token))
            .or_else(|| counted::put(a, &words.counted, token));
        // "were forced to flee" is one claim.
        if let Some(draft) = draft
            && found
                .iter()
                .rev()
                .take(20)
                .all(|f| f.subject != draft.subject || f.subject == f.anchor || apart(a, f, &draft))
        {
            found.push(draft);
        }
    }
    found
}

fn apart(a: &Analysed<'_>, one: &Draft, other: &Draft) -> bool {
    let s = &a.sentence;
    one.last < other.first && !s.is_under(other.anchor, one.anchor) && s.label(other.anchor) != Label::Conj
}

fn verb(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &DisplacementLexicon,
    entry: &Verb,
    c: &Clause,
) -> Option<Draft> {
    let s = &a.sentence;
    let token = c.verb;
    let lemma = c.lemma.as_str();
    let stance = stance(a, token);
    if stance.unreal || stance.negated || stance.attempted {
        return None;
    }
    if !entry.particles.is_empty() && !has_particle(a, token, &entry.particles) {
        return None;
    }
    let needed = |t: &usize| entry.needed.iter().any(|n| n == s.lemma(*t));
    if !entry.needed.is_empty() && !c.things.iter().any(needed) {
        return None;
    }
    if entry.passive_only && c.voice != Voice::Passive {
        return None;
    }
    let candidates: Vec<usize> = match (entry.people, c.voice) {
        (Side::Object, _) => c.things.clone(),
        // "three priests and at least 40 refugees who had sheltered": those beside "who".
        (Side::Subject, Voice::Active) => {
            let who = s.child(token, Label::Nsubj).filter(|&w| s.lower(w) == "who");
            let beside = |d: usize| {
                let nearer = who.and_then(|w| a.chunk(w.checked_sub(1)?)).filter(|c| c.first > d);
                nearer.filter(|c| s.conjuncts(d).contains(&c.head)).map_or(d, |c| c.head)
            };
            c.doer.map(beside).into_iter().collect()
        }
        _ => return None,
    };
    // "Seven members of the staff were evacuated": whoever they are.
    let anybody = |n: usize| {
        // "The navy evacuated the last 34 members of the mission"
        let evacuated = lemma == "evacuate" && c.voice != Voice::Participle;
        // "from a plane after a bomb hoax": no home.
        let from_a_thing = || {
            complements(a, token).iter().any(|(word, _, from)| {
                word == "from" && place_of(a, *from).is_none_or(|_| !s.tag(*from).is_proper())
            })
        };
        people_at(a, lexicon, n)
            .filter(|p| {
                (evacuated || entry.demands.contains("haven") && is_to_haven(a, words, token))
                    && p.counted
                    && !p.unknown
                    && (p.first..=p.last).any(|i| a.count(i).is_some())
            })
            .filter(|_| !from_a_thing())
    };
    let (who, people) = candidates
        .into_iter()
        .find_map(|n| moved(a, lexicon, words, n).or_else(|| anybody(n)).map(|p| (n, p)))?;
    // "Half of the staff have fled", not "have left the town".
    if lemma != "flee" && share_of(a, words, who).is_some_and(|of| words.words.workers.contains(s.lower(of)))
    {
        return None;
    }
    // "Nearly all of the inhabitants": as good as a number.
    let share = share_of(a, words, who).is_some();
    // "people fleeing violence": which people, not what happened.
    let told_beside = s.tag(token) == Tag::VBG
        && !people.counted
        && s.child(token, Label::Aux).is_none()
        && !s.ancestors(token).take(2).any(|h| {
            // "sent shoppers fleeing for safety": out of the way.
            let sent = s.lemma(h) == "send"
                && complements(a, token).iter().any(|(_, _, n)| {
                    place_of(a, *n).is_some()
                        || words.words.wilds.contains(s.lemma(*n))
                        || words.words.homes.contains(s.lemma(*n)) && s.lower(*n) != "safety"
                });
            matches!(s.lemma(h), "force" | "cause") || sent
        });
    let unsure = stance.modality != Modality::Asserted && !people.counted;
    if told_beside && entry.people == Side::Subject || unsure {
        return None;
    }
    if lemma == "shelter" && c.voice == Voice::Active && !c.things.is_empty() {
        return None;
    }
    // "were taken to the city with splinter wounds"
    let wounded =
        complements(a, token).iter().any(|(w, _, n)| w == "with" && CLASSES.wounds.has(s.lemma(*n)));
    if wounded {
        return None;
    }
    let home = home(a, words, c);
    let demands = &entry.demands;
    let driven = entry.manner == Some(DisplacementManner::Expelled) && !entry.passive_only;
    if driven
        && !complements(a, token).iter().any(|(w, _, n)| {
            let leads = entry.prepositions.iter().any(|p| p == w);
            let side = matches!(s.lower(*n), "north" | "south" | "east" | "west");
            leads && (words.words.homes.contains(s.lemma(*n)) || place_of(a, *n).is_some() || side)
        })
    {
        return None;
    }
    let strong = demands == "nothing";
    if demands.contains("figure") && !people.counted && !share
        || demands.contains("home") && home.is_none()
        || demands.contains("many") && people.figure.best.unwrap_or(people.figure.low) < 20 && !share
        || demands.contains("shelter") && !is_in_shelter(a, words, token)
        || demands.contains("wild") && !away::is_in_the_wild(a, words, token)
        || share
            && words.counted.survivors.has(s.lower(people.head))
            && home.is_none()
            && !demands.contains("wild")
        || demands.contains("since") && !is_since(a, c)
        || demands.contains("households") && !demands::are_people(a, words, &people)
        || demands.contains("bare") && !is_bare(a, c)
        || demands.contains("comers") && !words.counted.comers.has(s.lower(people.head))
        || demands.contains("hale") && is_hurt(a, c, &people)
        || demands.contains("carried") && !is_carried(a, words, c)
        || demands.contains("helper") && !is_by_helpers(a, words, c)
        || demands.contains("onward") && !sides::is_onward(a, words, c)
        || demands.contains("haven") && (!is_to_haven(a, words, token) || s.tag(people.head) == Tag::CD)
        || demands.contains("yields") && !yielded::yields(a, c)
        || entry.manner == Some(DisplacementManner::Evacuated)
            && !to_safety(a, token)
            && taken::is_no_rescue(a, words, c, who)
    {
        return None;
    }
    // Those who run from a crime are no displaced people; armed people withdraw.
    let combatant = people.status == Some(VictimStatus::Combatant);
    if force(a, who) == Force::Armed && matches!(s.lower(who), "men" | "youths" | "boys" | "people") {
        return None;
    }
    let scene = c
        .things
        .iter()
        .any(|&t| matches!(s.lemma(t), "scene" | "attack" | "custody" | "prison" | "country" | "justice"));
    let surrender = lemma == "surrender" || demands.contains("yields");
    // "Some 300 soldiers left the town in 20 trucks": a march, and no flight.
    let marches = combatant
        && !surrender
        && !matches!(lemma, "flee" | "evacuate" | "displace" | "uproot")
        && entry.people == Side::Subject
        && (people.first..=people.head.max(people.first + 4).min(token.saturating_sub(1))).any(|i| {
            matches!(s.lemma(i), "soldier" | "troop" | "trooper" | "peacekeeper" | "marine" | "paratrooper")
        });
    // "are sheltering from the rain"
    let weather = lemma == "shelter"
        && complements(a, token).iter().any(|(w, _, n)| {
            w == "from"
                && matches!(s.lemma(*n), "rain" | "sun" | "heat" | "storm" | "wind" | "cold" | "weather")
        });
    // "The storm displaced 2,000 people": another record's.
    let over = s.head(token).filter(|&h| s.lemma(h) == "leave").and_then(|h| crate::clause::subject(a, h));
    let nature = c.doer.into_iter().chain(over).any(|d| words.counted.nature.has(s.lemma(d)));
    if marches || weather || nature {
        return None;
    }
    if !people.counted
        && (combatant || people.attacker || people.named || s.tag(who) == Tag::NN && s.lower(who) != "people" && !share)
        || people.attacker && !surrender && people.figure.low < 20
        // "The first sixty soldiers of the contingent arrived": they come.
        || (combatant || people.attacker) && (demands.contains("many") || demands.contains("haven"))
        || scene && !people.counted
        || c.things.iter().any(|&t| s.lemma(t) == "scene")
        || people.pronoun && (!strong || lemma == "flee" && home.is_none())
        || combatant && matches!(lemma, "leave" | "depart") && (s.lower(token + 1) == "for" || !people.counted)
        // "Thirteen wounded soldiers were airlifted to Arlo"
        || combatant && matches!(lemma, "airlift" | "evacuate" | "transfer") && (people.first..people.head).any(|i| matches!(s.lower(i), "wounded" | "injured"))
        || surrender && !combatant && !people.attacker
    {
        return None;
    }
    if matches!(lemma, "relocate" | "transfer" | "airlift" | "bus" | "ferry")
        && home.is_none()
        && complements(a, token).iter().all(|(_, _, n)| {
            place_of(a, *n).is_none() && !matches!(s.lower(*n), "north" | "south" | "east" | "west")
        })
    {
        return None;
    }
    let words_at =
        if c.voice == Voice::Participle || s.label(token) == Label::Relcl && c.own_subject.is_none() {
            let last = reach(a, token, &[Label::Conj, Label::Cc, Label::Punct, Label::Advcl]).1;
            (people.first, last.max(token))
        } else {
            extent(a, c, None)
        };
    let (from, to, place) = ways(a, c);
    let body = Body::Displacement(Displacement {
        figure: people
            .counted
            .then(|| people.figure.clone())
            .or_else(|| folk::bare_plural(a, people.head, people.first).filter(|_| !share)),
        from,
        to,
        manner: entry.manner,
    });
    let mut draft = Draft::new(a.index, words_at.0, words_at.1, token, body, "displacement: verb");
    draft.subject = people.head;
    draft.modality = stance.modality;
    draft.place_mention = place;
    if entry.people == Side::Object {
        draft.perpetrator = c
            .doer
            .filter(|&d| force(a, d).acts() && entry.manner != Some(DisplacementManner::Evacuated))
            .and_then(|d| party(a, d));
    }
    draft.confidence = match (people.counted, strong) {
        (true, true) => 0.92,
        (true, false) => 0.8,
        _ => 0.65,
    };
    Some(draft)
}

/// People who can be moved, or the buses that carry them.
fn moved(a: &Analysed<'_>, lexicon: &Lexicon, words: &DisplacementLexicon, noun: usize) -> Option<People> {
    let s = &a.sentence;
    // "Half of the enclave's 150,000 inhabitants": so many of them, and not all of their number.
    if let Some(of) = share_of(a, words, noun) {
        return people_at(a, lexicon, of).filter(|p| !p.unknown).map(|p| People { counted: false, ..p });
    }
    // "a quarter of a million people": the noun stands behind its number.
    let noun = a.count(noun).and_then(|n| a.chunk(n.last)).map_or(noun, |c| c.head.max(noun));
    if words.words.carriers.contains(s.lemma(noun)) {
        // "20 buses carrying 1,200 people".
        let load = s
            .children_by(noun, &[Label::Acl, Label::Prep])
            .flat_map(|x| s.children_by(x, &[Label::Dobj, Label::Pobj]).collect::<Vec<_>>());
        return load.into_iter().find_map(|n| people_at(a, lexicon, n).filter(|p| p.counted && !p.unknown));
    }
    // "2,600 others have fled"
    let counted = || a.chunk(noun).is_some_and(|c| (c.first..=c.last).any(|i| a.count(i).is_some()));
    let pronoun = matches!(
        s.lower(noun),
        "he" | "she" | "i" | "you" | "both" | "him" | "her" | "me" | "many" | "all" | "some" | "others"
    );
    let others = s.lower(noun) == "others" && counted();
    if pronoun && !others || words.words.others.contains(s.lemma(noun)) {
        return None;
    }
    people_at(a, lexicon, noun)
        .filter(|p| !p.unknown || p.counted && (s.tag(p.head) == Tag::CD || a.count(p.head).is_some()))
}

/// "their homes", "the district": where they lived or went.
fn home(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<usize> {
    let s = &a.sentence;
    let is_home = |n: &usize| {
        let side = matches!(s.lower(*n), "north" | "south" | "east" | "west");
        words.words.homes.contains(s.lemma(*n)) || place_of(a, *n).is_some() || side
    };
    let nouns = complements(a, c.verb).into_iter().filter(|(w, ..)| {
        matches!(
            w.as_str(),
            "from"
                | "to"
                | "into"
                | "out of"
                | "for"
                | "in"
                | "towards"
                | "across"
                | "through"
                | "at"
                | "onto"
                | "over"
        )
    });
    let objects = if c.voice == Voice::Active { c.things.clone() } else { Vec::new() };
    // "over the bridge into the country": the parser hangs the second on the first.
    let further = |n: usize| {
        let leads =
            s.children_by(n, &[Label::Prep]).filter(|&p| matches!(s.lower(p), "into" | "to" | "towards"));
        leads.filter_map(|p| s.child(p, Label::Pobj)).collect::<Vec<_>>()
    };
    let nouns = nouns.flat_map(|(_, _, n)| std::iter::once(n).chain(further(n)));
    objects.into_iter().chain(nouns).find(is_home).or_else(|| {
        s.children_by(c.verb, &[Label::Advmod]).find(|&t| matches!(s.lower(t), "home" | "abroad"))
    })
}

/// Whence, whither, and the place mention that stands for the claim: whence before whither.
fn ways(a: &Analysed<'_>, c: &Clause) -> (Option<String>, Option<String>, Option<usize>) {
    let s = &a.sentence;
    let name = |n: usize| {
        let (first, last) = phrase(a, n);
        let first = if s.tag(first) == Tag::DT && s.tag(n).is_proper() { first + 1 } else { first };
        s.words(first.min(last), last).to_owned()
    };
    let usable = |n: &usize| {
        place_of(a, *n).is_some()
            || matches!(
                s.lemma(*n),
                "home"
                    | "village"
                    | "town"
                    | "city"
                    | "area"
                    | "district"
                    | "camp"
                    | "shelter"
                    | "centre"
                    | "center"
                    | "border"
            )
    };
    let all = complements(a, c.verb);
    let find = |words: &[&str]| {
        all.iter().filter(|(w, ..)| words.contains(&w.as_str())).map(|&(_, _, n)| n).find(usable)
    };
    let mut from = find(&["from", "out of"]);
    if from.is_none() && c.voice == Voice::Active {
        from = c.things.iter().copied().find(usable);
    }
    let to = find(&["to", "into", "towards", "toward", "for", "in"]);
    let to_is_spot = to.is_some_and(|t| all.iter().any(|(w, _, n)| *n == t && w == "in"));
    let place = from.and_then(|n| place_of(a, n)).or_else(|| to.and_then(|n| place_of(a, n)));
    let spatial = |w: &str| {
        matches!(
            w,
            "in" | "at" | "near" | "around" | "from" | "to" | "into" | "out of" | "towards" | "across"
        )
    };
    let place =
        place.or_else(|| all.iter().filter(|(w, ..)| spatial(w)).find_map(|&(_, _, n)| place_of(a, n)));
    // "their homes in the town": one step further down.
    let place = place.or_else(|| {
        let below = |n: usize| {
            let preps = s
                .children_by(n, &[Label::Prep])
                .filter(|&p| matches!(s.lower(p), "in" | "of" | "at" | "near"));
            preps.filter_map(|p| s.child(p, Label::Pobj)).find_map(|n| place_of(a, n))
        };
        from.or(to).and_then(below)
    });
    (from.map(name), to.filter(|_| !to_is_spot).map(name), place)
}

/// "the evacuation of 1,200 people".
fn noun(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, manner: DisplacementManner) -> Option<Draft> {
    let s = &a.sentence;
    let of = s
        .children_by(token, &[Label::Prep])
        .filter(|&p| s.lower(p) == "of")
        .find_map(|p| s.child(p, Label::Pobj))?;
    let people = people_at(a, lexicon, of)
        .filter(|p| p.counted && !p.unknown && p.figure.best.unwrap_or(p.figure.low) >= 10)?;
    // "the flight of 120 passengers": no one's from home.
    let travels = s.lemma(token) == "flight"
        && (people.figure.best.unwrap_or(people.figure.low) < FEWEST_FLEEING
            || matches!(s.lemma(people.head), "passenger" | "tourist" | "pilgrim" | "traveller" | "crew"));
    let stance = s.head(token).filter(|&h| s.tag(h).is_verb()).map(|h| stance(a, h));
    // "The plan foresees the flight of 4,000 villagers"
    let only_thought = s.head(token).is_some_and(|h| {
        CLASSES.prevention.has(s.lemma(h))
            || CLASSES.plans.has(s.lemma(h))
            || CLASSES.imagining.has(s.lemma(h))
    });
    if travels
        || only_thought
        || stance.is_some_and(|s| s.unreal || s.negated || s.modality == Modality::Planned)
    {
        return None;
    }
    let words =
        (phrase(a, token).0, reach(a, token, &[Label::Relcl, Label::Conj, Label::Cc, Label::Punct]).1);
    let body = Body::Displacement(Displacement {
        figure: Some(people.figure),
        from: None,
        to: None,
        manner: Some(manner),
    });
    let mut draft = Draft::new(a.index, words.0, words.1, token, body, "displacement: noun");
    draft.subject = people.head;
    draft.place_mention = complements(a, token).into_iter().find_map(|(_, _, n)| place_of(a, n));
    draft.confidence = 0.7;
    Some(draft)
}

//! Deployment claims: forces, weapons and observers sent somewhere or taken away.
//!
//! Not for: armed people who leave a place by themselves (`control`), aid (`facility`).

mod composed;
mod foreign;
mod homeward;
mod lexicon;
mod massed;
mod military;
mod moving;
mod noun;
mod presence;
mod readied;
mod strength;
#[cfg(test)]
mod tests;

use sijill_claim::{Deployment, DeploymentAction, Figure, Party};
use sijill_language::{Label, Tag};

pub(crate) use homeward::HOMEWARD;
pub(crate) use lexicon::DeploymentLexicon;
use lexicon::Verb;
use military::is_military;
use moving::{extent_has_day, is_counted, is_state};
use noun::noun;

use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, reach, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::{Force, force, party};
use crate::thing::{Thing, thing};

/// All deployment claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &DeploymentLexicon) -> Vec<Draft> {
    let s = &a.sentence;
    let mut found: Vec<Draft> = Vec::new();
    for token in 0..s.len() {
        let tag = s.tag(token);
        if let Some(c) = clause(a, token) {
            let entries = lexicon.verbs.get(&c.lemma).into_iter().flatten();
            let by_verb = entries.into_iter().find_map(|e| verb(a, lexicon, e, c));
            let by_verb = by_verb.or_else(|| homeward::told(a, lexicon, c));
            let by_verb = by_verb.or_else(|| strength::told(a, lexicon, c));
            let by_verb = by_verb.or_else(|| foreign::told(a, lexicon, c));
            let by_verb =
                by_verb.or_else(|| moving::convoy(a, lexicon, c)).or_else(|| moving::come(a, lexicon, c));
            let by_verb =
                by_verb.or_else(|| massed::told(a, lexicon, c)).or_else(|| readied::told(a, lexicon, c));
            let parts = composed::parts(a, lexicon, c);
            if parts.is_empty() {
                found.extend(by_verb.or_else(|| presence::they_leave(a, c, &found)));
            } else {
                found.extend(parts);
            }
            found.extend(presence::there_are(a, lexicon, c));
        } else if let Some(numbers) = strength::numbers(a, lexicon, token) {
            found.push(numbers);
        } else if tag.is_noun()
            && let Some(&action) = lexicon.nouns.get(moving::noun_of(a, token))
        {
            found.extend(noun(a, lexicon, token, action));
        } else {
            found.extend(massed::presence(a, lexicon, token));
        }
    }
    found
}

fn verb(a: &Analysed<'_>, lexicon: &DeploymentLexicon, entry: &Verb, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let stance = stance(a, c.verb);
    let unreal = stance.unreal && !noun::is_plan(a, c.verb);
    if stance.negated || unreal || stance.attempted || moving::is_asked_for(a, lexicon, c.verb) {
        return None;
    }
    // "sent the battalion home", not "to the home of the mayor", "to his home".
    let adverb = |i: usize| {
        s.lower(i) == "home"
            && !matches!(s.tag(i - 1), Tag::DT | Tag::PRPS | Tag::IN | Tag::TO | Tag::JJ | Tag::POS)
            && !s.tag(i + 1).is_noun()
            && s.lower(i + 1) != "of"
    };
    let home = (c.verb + 1..c.verb + 7).any(adverb);
    if entry.home && !home {
        return None;
    }
    let spot =
        complements(a, c.verb).into_iter().chain(moving::carried_to(a, lexicon, c)).filter(|(w, ..)| {
            matches!(
                w.as_str(),
                "to" | "into"
                    | "in"
                    | "at"
                    | "on"
                    | "for"
                    | "near"
                    | "along"
                    | "from"
                    | "towards"
                    | "toward"
                    | "up to"
                    | "onto"
                    | "around"
                    | "outside"
                    | "out of"
                    | "through"
            )
        });
    let spots: Vec<(String, usize, usize)> = spot.collect();
    // "moved from Grozny to Kizlyar": where they went; of those taken away, where they had been.
    let leaves = entry.action == DeploymentAction::Withdrawn;
    let goal = |w: &str| matches!(w, "from" | "out of") == leaves;
    let mut sorted: Vec<&(String, usize, usize)> = spots.iter().filter(|(w, ..)| goal(w)).collect();
    sorted.extend(spots.iter().filter(|(w, ..)| !goal(w)));
    let place = sorted.into_iter().find_map(|&(_, _, n)| place_of(a, n).or_else(|| moving::beside(a, n)));
    let place = place.or_else(|| moving::further(a, c));
    let armed = c.doer.is_some_and(|d| force(a, d).acts());
    if entry.arrives {
        let doer = c.doer.filter(|_| c.voice == Voice::Active && (c.things.is_empty() || !c.parsed))?;
        let (kind, sent) = sent(a, lexicon, doer)?;
        let lemma = s.lemma(kind);
        let load = a.chunk(kind) != a.chunk(doer);
        // "A British soldier arrived to see his family"
        if lexicon.words.serving.contains(lemma) && s.tag(kind) == Tag::NN && !load && lemma != "personnel" {
            return None;
        }
        // "Another 30 engineers will deploy to the base": nobody else deploys.
        let reached = complements(a, c.verb).iter().any(|(w, _, n)| {
            matches!(w.as_str(), "to" | "at" | "in" | "for") && strength::is_somewhere(a, lexicon, *n)
        });
        let deploys = c.lemma == "deploy" && reached && s.tag(kind).is_plural();
        // "A training team of 90 will go to Sierra Leone"
        let team = is_military(a, kind) && reached && foreign::is_numbered(a, kind);
        if lexicon.words.doubtful.contains(lemma) && !is_military(a, kind) && !deploys
            || !team && !load && !force(a, doer).acts() && !lexicon.words.unarmed.contains(lemma) && !deploys
        {
            return None;
        }
        let counted = is_counted(a, kind, &sent) || team;
        // "leave for Helmand", and not "left Helmand"
        let goes = matches!(c.lemma.as_str(), "leave" | "depart" | "head" | "go" | "sail" | "steam");
        let goal = matches!(s.lower(c.verb + 1), "for" | "to");
        // "moved up to Mogadishu", and not "moved on the town", "moved from Homs"
        let up = c.lemma != "move"
            || matches!(s.lower(c.verb + 1), "up" | "in" | "into")
            || s.lower(c.verb + 1) == "to" && spots.iter().all(|(word, ..)| word != "from");
        if goes && !goal || !up {
            return None;
        }
        // "Hundreds of soldiers from Mali and Togo have been arriving this week"
        let come = strength::are_many(lexicon, a, kind, &sent)
            && foreign::is_foreign(a, kind)
            && matches!(c.lemma.as_str(), "arrive" | "land" | "disembark")
            && extent_has_day(a, c);
        let known = lemma == "reinforcement"
            || come
            || deploys && !lexicon.words.doubtful.contains(lemma)
            // "Additional artillery units arrived outside the town"
            || moving::is_fresh(a, kind) && (place.is_some() || reached)
            || counted && c.lemma == "deploy" && strength::are_many(lexicon, a, kind, &sent)
            || counted && moving::soon_behind(a, c.verb).is_some()
            // "The battalion went to Anbar"
            || matches!(lemma, "battalion" | "brigade" | "regiment" | "squadron") && place.is_some()
            || counted && !complements(a, c.verb).is_empty() && (place.is_some() || reached)
            // "The first 150 commandos landed on Thursday"
            || counted
                && matches!(c.lemma.as_str(), "land" | "disembark")
                && complements(a, c.verb).iter().any(|(_, _, n)| a.date_at(*n).is_some());
        return known.then(|| make(a, c, entry.action, None, &sent, place, 0.65));
    }
    if entry.quits {
        let (kind, sent) = sent(a, lexicon, c.doer.filter(|_| c.voice == Voice::Active)?)?;
        let counted = is_counted(a, kind, &sent);
        let land = |t: &usize| s.lemma(*t) == "country" || place_of(a, *t).is_some();
        let left = c.things.iter().copied().find(land)?;
        let told = lexicon.words.unarmed.contains(s.lemma(kind)) && counted;
        return told.then(|| make(a, c, entry.action, None, &sent, place_of(a, left), 0.7));
    }
    if entry.posts {
        let post = c.things.iter().copied().find(|&t| lexicon.words.posts.contains(s.lemma(t)))?;
        let sent = thing(a, post)?;
        // "set ablaze a health post"
        let civil = a.chunk(post).is_some_and(|k| {
            (k.first..post)
                .any(|i| matches!(s.lower(i), "health" | "medical" | "aid" | "first-aid" | "trading"))
        });
        let up = c.lemma != "set" || (c.verb + 1..c.verb + 6).any(|i| s.lower(i) == "up");
        return (armed
            && !civil
            && up
            && stance.modality == sijill_claim::Modality::Asserted
            && (is_military(a, post) || !matches!(s.lemma(post), "position" | "point")))
        .then(|| make(a, c, entry.action, c.doer.and_then(|d| party(a, d)), &sent, place, 0.7));
    }
    if entry.takes_up {
        let posts = c.things.iter().any(|&t| s.lemma(t) == "position" && s.tag(t).is_plural());
        let (kind, sent) = sent(a, lexicon, c.doer.filter(|_| posts && s.lower(c.verb + 1) == "up")?)?;
        let sure = !lexicon.words.doubtful.contains(s.lemma(kind)) || is_military(a, kind);
        return sure.then(|| make(a, c, entry.action, None, &sent, place, 0.75));
    }
    let to_a_place =
        spots.iter().any(|(w, _, n)| matches!(w.as_str(), "to" | "in") && place_of(a, *n).is_some());
    // "The soldiers stationed in the north rarely leave", where the parser saw no participle: nobody stations without an object.
    let stationed = matches!(c.lemma.as_str(), "station" | "garrison" | "billet" | "post")
        && c.voice == Voice::Active
        && c.things.is_empty()
        && !spots.is_empty();
    let things: Vec<usize> = if stationed {
        c.doer.into_iter().collect()
    } else if c.things.is_empty() && entry.arms && s.label(c.verb) == Label::Relcl {
        // "the tanks it is supplying to the army"
        s.head(c.verb).filter(|h| c.doer.is_some_and(|d| d > *h)).into_iter().collect()
    } else {
        // "the tanks that the kingdom is supplying to the army"
        let told = |&t: &usize| {
            let relative = matches!(s.lower(t), "that" | "which") && s.label(c.verb) == Label::Relcl;
            if relative { s.head(c.verb).unwrap_or(t) } else { t }
        };
        c.things.iter().map(told).collect()
    };
    let all: Vec<(usize, Thing)> = things.iter().filter_map(|&t| sent(a, lexicon, t)).collect();
    let sure = all.iter().position(|(n, _)| !lexicon.words.doubtful.contains(s.lemma(*n))).unwrap_or(0);
    let plain = all.into_iter().nth(sure);
    let (head, sent) = plain.or_else(|| moving::a_further(a, lexicon, c, to_a_place))?;
    // "massed troops near the border"
    let masses = matches!(c.lemma.as_str(), "mass" | "amass");
    let to = |word: &str| {
        matches!(word, "to" | "into" | "towards" | "toward" | "up to" | "onto" | "on")
            || masses && matches!(word, "near" | "along" | "at" | "around")
    };
    let goal = spots.iter().any(|(w, _, n)| {
        (if leaves { matches!(w.as_str(), "from" | "out of") } else { to(w) })
            && (place_of(a, *n).is_some() || lexicon.words.goals.contains(s.lemma(*n)))
    });
    if entry.goal && !goal {
        return None;
    }
    if entry.arms {
        let weapon = force(a, head) == Force::Weapon
            || matches!(
                s.lemma(head),
                "tank"
                    | "warplane"
                    | "jet"
                    | "helicopter"
                    | "drone"
                    | "missile"
                    | "howitzer"
                    | "ammunition"
                    | "munition"
                    | "rifle"
                    | "gun"
                    | "warship"
                    | "gunboat"
                    | "launcher"
                    | "bomber"
                    | "weapon"
            );
        let given = complements(a, c.verb).iter().any(|(w, ..)| matches!(w.as_str(), "to" | "with"));
        if !weapon || !given {
            return None;
        }
    }
    if entry.stays {
        let by = c.doer.is_some_and(|d| {
            place_of(a, d).is_some()
                || force(a, d).acts()
                || s.tag(d).is_proper()
                || is_state(s.lemma(d))
                || moving::is_sender(a, lexicon, d)
        });
        let whole = sent.figure.as_ref().is_some_and(|f| f.low >= 20);
        let somewhere = place.is_some()
            || spots.iter().any(|(_, _, n)| strength::is_somewhere(a, lexicon, *n))
            || s.lower(sent.words.1 + 1) == "there";
        if !by || !whole || !somewhere || lexicon.words.doubtful.contains(s.lemma(head)) {
            return None;
        }
    }
    // "seven wounded soldiers had been flown to the city"
    // "flew no missions", "The jets flew 35 missions": what aircraft do, and nobody is sent.
    let none = a.chunk(head).is_some_and(|k| s.lower(k.first) == "no");
    let craft = c.doer.is_some_and(|d| {
        lexicon.words.craft.contains(s.lemma(d)) && matches!(s.lemma(head), "mission" | "sortie")
    });
    // "were invited to the wedding"
    let asked = c.lemma == "invite" && s.lower(c.verb + 1) != "in" && place.is_none() && !goal;
    // "were sent fleeing"
    if asked || none || craft || c.lemma == "send" && s.tag(c.verb + 1) == Tag::VBG {
        return None;
    }
    let hurt = a.chunk(sent.head).is_some_and(|k| {
        (k.first..=k.head)
            .any(|i| matches!(s.lower(i), "wounded" | "injured" | "dead" | "sick" | "captured" | "captive"))
    });
    // "two soldiers were wounded and have been flown to the city"
    let harmed = s.label(c.verb) == Label::Conj
        && s.head(c.verb)
            .is_some_and(|h| matches!(s.lemma(h), "wound" | "injure" | "hurt" | "kill" | "burn"));
    if hurt || harmed {
        return None;
    }
    let lemma = s.lemma(head);
    // "two trucks of policemen", "the bulk of the force" are no doubtful ones.
    let load = a.chunk(head) != a.chunk(sent.head)
        || a.chunk(head)
            .is_some_and(|k| s.lower(k.first.saturating_sub(1)) == "of" && sent.words.0 + 1 < k.first);
    let posted = matches!(c.lemma.as_str(), "deploy" | "station" | "post");
    let around =
        |w: &str| posted && matches!(w, "around" | "outside" | "in" | "at" | "across" | "along" | "near");
    let goals: Vec<usize> = spots.iter().filter(|(w, ..)| to(w) || around(w)).map(|&(_, _, n)| n).collect();
    // "British forces will be withdrawn"
    let withdrawn = c.voice == Voice::Passive && s.lower(head) == "forces" && foreign::is_foreign(a, head);
    let told = is_military(a, head) || load || presence::is_unit(a, c, head) || withdrawn;
    let unclear = lexicon.words.doubtful.contains(lemma) && !told;
    let move_verb = !matches!(
        c.lemma.as_str(),
        "deploy" | "dispatch" | "station" | "redeploy" | "mobilise" | "mobilize" | "send" | "withdraw"
    );
    let weak_doer = c.doer.is_some_and(|d| {
        matches!(force(a, d), Force::Weapon | Force::Other)
            && place_of(a, d).is_none()
            && !is_state(s.lemma(d))
            && !moving::is_sender(a, lexicon, d)
            && (unclear || !s.tag(d).is_proper())
    });
    // "Ruritania massed troops on the border", "The UN plans to deploy 5,000 troops"
    let soldiers = matches!(s.lemma(head), "peacekeeper" | "soldier" | "troop" | "troops" | "observer");
    let state = c.doer.is_some_and(|d| {
        place_of(a, d).is_some()
            // "The council voted to send peacekeepers to the island"
            || soldiers
                && matches!(s.lemma(d), "council" | "parliament" | "bloc" | "alliance" | "cabinet" | "union")
            || !unclear && (s.tag(d).is_proper() || is_state(s.lemma(d)) || moving::is_sender(a, lexicon, d))
    });
    if weak_doer && (unclear || move_verb && !entry.home)
        || unclear && move_verb && !armed && !state
        || unclear && place.is_none() && !armed && !presence::is_police(a, lexicon, &sent, &goals)
    {
        return None;
    }
    // "The army brought in heavy artillery"
    let brought_in = c.lemma == "bring"
        && s.tag(c.verb) != Tag::VB
        && s.lower(c.verb + 1) == "in"
        && !unclear
        && (armed || state || c.voice == Voice::Passive && c.doer.is_none());
    // "Ethiopia began pulling out its troops"
    let own = leaves && state && a.chunk(head).is_some_and(|k| s.tag(k.first) == Tag::PRPS);
    let brought_in = brought_in || own;
    let told =
        entry.home || entry.arms || brought_in || goal && (armed || !unclear && (state || c.doer.is_none()));
    // "is to send observers to watch over the truce"
    let watchers = matches!(lemma, "observer" | "monitor" | "peacekeeper")
        && s.tag(head).is_plural()
        && state
        && s.children_by(c.verb, &[Label::Xcomp, Label::Advcl]).any(|v| s.tag(v) == Tag::VB);
    let told = told || watchers;
    if move_verb && place.is_none() && sent.figure.is_none() && c.lemma.as_str() != "invite" && !told {
        return None;
    }
    if !entry.arms
        && force(a, head) == Force::Weapon
        && !matches!(
            lemma,
            "missile" | "drone" | "artillery" | "gun" | "mortar" | "howitzer" | "cannon" | "launcher"
        )
    {
        return None;
    }
    // "brought home by Christmas": a time, and nobody.
    let by_time = |d: usize| {
        c.voice != Voice::Active
            && force(a, d) == Force::Unknown
            && party(a, d).is_none_or(|p| p.id.is_none())
    };
    let nobody = |d: usize| matches!(force(a, d), Force::Weapon) || entry.home && by_time(d);
    let doer = c.doer.filter(|&d| !nobody(d));
    // "to send troops", "we should send observers": talk, unless somebody is to go somewhere.
    let talk = stance.modality != sijill_claim::Modality::Asserted
        || s.tag(c.verb) == Tag::VBG && s.label(c.verb) == Label::Pcomp;
    let somewhere = complements(a, c.verb).iter().any(|(w, _, n)| {
        let at = matches!(w.as_str(), "at" | "in" | "near") && !move_verb && armed;
        (at || matches!(w.as_str(), "to" | "into" | "from"))
            && (s.tag(*n).is_noun() && a.date_at(*n).is_none())
    });
    // "would dispatch a further 400 troops"
    let by_state = c.doer.is_some_and(|d| is_state(s.lemma(d)));
    let by_nobody = c.doer.is_none() && c.voice == Voice::Passive && !lexicon.words.doubtful.contains(lemma);
    let planned = stance.modality == sijill_claim::Modality::Planned
        && (by_nobody || !move_verb && (armed || state || by_state));
    // "UN peacekeepers will be withdrawn"
    let counted = (leaves || planned) && (sent.figure.is_some() || foreign::is_foreign(a, head));
    if talk && place.is_none() && !somewhere && !entry.home && !counted {
        return None;
    }
    // "are sending officers to a meeting in Arlo", not "deployed 200 soldiers to the conference"
    let guards =
        sent.figure.is_some() && matches!(s.lemma(head), "soldier" | "troop" | "trooper" | "peacekeeper");
    let gathering =
        !guards && spots.iter().any(|(w, _, n)| w == "to" && lexicon.words.gatherings.contains(s.lemma(*n)));
    if gathering {
        return None;
    }
    let confidence = if unclear || move_verb { 0.7 } else { 0.88 };
    let doer = doer.filter(|_| !stationed);
    Some(make(a, c, entry.action, doer.and_then(|d| party(a, d)), &sent, place, confidence))
}

/// What is sent, and the noun of its sort: of "two truckloads of soldiers" the soldiers.
fn sent(a: &Analysed<'_>, lexicon: &DeploymentLexicon, noun: usize) -> Option<(usize, Thing)> {
    let s = &a.sentence;
    let known = |n: usize| {
        lexicon.words.things.contains(s.lemma(n))
            || lexicon.words.things.contains(s.lower(n))
            || foreign::is_battle_group(a, n)
    };
    let Some(whole) = thing(a, noun) else {
        // "the last of its 1,495 soldiers"
        // "most of the 300 soldiers": so many are not told.
        let share = lexicon.words.shares.contains(s.lower(noun));
        let last = share || matches!(s.lower(noun), "last" | "first" | "rest");
        let of = s.children_by(noun, &[Label::Prep]).find(|&p| last && s.lower(p) == "of")?;
        let inner =
            s.child(of, Label::Pobj).map(|n| a.chunk(n).map_or(n, |c| c.head)).filter(|&n| known(n))?;
        let men = thing(a, inner)?;
        return Some((inner, if share { Thing { figure: None, ..men } } else { men }));
    };
    let load = lexicon.words.loads.contains(s.lemma(whole.head)) || a.count(whole.head).is_some();
    let inner = s
        .children_by(whole.head, &[Label::Prep])
        .find(|&p| s.lower(p) == "of")
        .and_then(|p| s.child(p, Label::Pobj))
        .map(|n| a.chunk(n).map_or(n, |c| c.head))
        .filter(|&n| load && known(n));
    // "the bulk of the battalion": the battalion, and not how many.
    if let Some(inner) = inner.filter(|_| lexicon.words.shares.contains(s.lemma(whole.head)))
        && let Some(men) = thing(a, inner)
    {
        return Some((inner, Thing { figure: None, words: whole.words, ..men }));
    }
    if let Some(inner) = inner {
        return Some((inner, whole));
    }
    if known(whole.head) {
        let figure = whole.figure.clone().or_else(|| foreign::of_so_many(a, whole.head));
        // "Hundreds of soldiers": the soldiers.
        let kind = if a.count(noun).is_some() { whole.head } else { noun };
        return Some((kind, Thing { figure, ..whole }));
    }
    let ship = moving::named_ship(a, whole.head)?;
    let what = s.words(ship, whole.head).to_owned();
    Some((ship, Thing { what, ..whole }))
}

fn make(
    a: &Analysed<'_>,
    c: &Clause,
    action: DeploymentAction,
    actor: Option<Party>,
    sent: &Thing,
    place: Option<usize>,
    confidence: f64,
) -> Draft {
    let words = if c.voice == Voice::Participle {
        (sent.words.0, reach(a, c.verb, &[Label::Conj, Label::Cc, Label::Punct, Label::Advcl]).1)
    } else {
        extent(a, c, None)
    };
    let mut draft = draft(a, words, c.verb, action, actor, sent);
    draft.modality = stance(a, c.verb).modality;
    let foreseen = noun::is_foreseen(a, c) || noun::is_plan(a, c.verb);
    if draft.modality == sijill_claim::Modality::Asserted && foreseen {
        draft.modality = sijill_claim::Modality::Planned;
    }
    draft.place_mention = place;
    draft.confidence = confidence;
    draft
}

fn draft(
    a: &Analysed<'_>,
    words: (usize, usize),
    anchor: usize,
    action: DeploymentAction,
    actor: Option<Party>,
    sent: &Thing,
) -> Draft {
    let figure: Option<Figure> = sent.figure.clone();
    let body = Body::Deployment(Deployment { actor, what: sent.what.clone(), figure, action: Some(action) });
    let mut draft = Draft::new(a.index, words.0, words.1, anchor, body, "deployment");
    draft.subject = sent.head;
    draft
}

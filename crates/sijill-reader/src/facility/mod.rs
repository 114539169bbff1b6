//! Facility claims: hospitals, clinics, schools, bakeries, aid: what state they are in and what was done to them.
//!
//! Not for: who holds them (`control`), other buildings and vehicles (`damage`), aid held back (`siege`).

mod aside;
mod flat;
mod lexicon;
mod nominal;
mod noun;
mod opened;
mod premises;
mod relief;
#[cfg(test)]
mod tests;

use sijill_claim::{Facility, FacilityStatus, Modality};
use sijill_language::{Label, Tag};

use aside::{aid_is_hit, is_beside};
pub(crate) use lexicon::FacilityLexicon;
use lexicon::{Role, Verb};
use noun::{Named, named};

use crate::analysis::Analysed;
use crate::cause;
use crate::clause::{Clause, Voice, clause, complements, extent, phrase, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::lexicon::Lexicon;
use crate::party::{Force, force};

/// What a clause says of a facility.
struct Told {
    status: FacilityStatus,
    words: (usize, usize),
    verb: usize,
    modality: Modality,
    confidence: f64,
    rule: &'static str,
}

/// All facility claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &Lexicon, words: &FacilityLexicon) -> Vec<Draft> {
    let s = &a.sentence;
    let mut found = Vec::new();
    let named = (0..s.len()).any(|token| noun::may_name(a, words, token));
    for token in (0..s.len()).filter(|_| named) {
        let lemma = s.lemma(token);
        let may = words.verbs(lemma).next().is_some() || words.phrases(lemma).next().is_some();
        if may && let Some(c) = clause(a, token) {
            if !state(a, lexicon, words, c, &mut found) {
                deed(a, lexicon, words, c, &mut found);
            }
        } else {
            nominal::attack(a, lexicon, words, token, &mut found);
            nominal::closure(a, lexicon, words, token, &mut found);
            nominal::despite(a, lexicon, words, token, &mut found);
        }
    }
    for token in 0..s.len() {
        nominal::lessons(a, lexicon, token, &mut found);
        opened::told(a, words, token, &mut found);
        found.extend(relief::told(a, lexicon, token).filter(|d| found.iter().all(|f| f.anchor != d.anchor)));
    }
    for token in (0..s.len()).filter(|_| named) {
        flat::read(a, lexicon, words, token, &mut found);
    }
    for token in 0..s.len() {
        nominal::shortage(a, words, token, &mut found);
    }
    found
}

/// "is out of service", "remains open": words of state behind the verb.
fn state(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &FacilityLexicon,
    c: &Clause,
    found: &mut Vec<Draft>,
) -> bool {
    let s = &a.sentence;
    // "put the only hospital in the town out of service"
    let far = if matches!(c.lemma.as_str(), "put" | "knock" | "leave" | "take" | "force" | "render" | "bring")
    {
        14
    } else {
        5
    };
    let starts = c.verb + 1..s.len().min(c.verb + far);
    let said = words.phrases(s.lemma(c.verb)).find_map(|entry| {
        let at = entry.ways().find_map(|way| {
            // "is running short of"
            let short =
                |i: usize| s.lower(i) == "running" && matches!(s.lower(i + 1), "short" | "low" | "out");
            let here =
                |from: usize| !short(from) && way.iter().enumerate().all(|(k, w)| s.lower(from + k) == *w);
            starts
                .clone()
                .find(|&i| here(i) && (c.verb + 1..i).all(|j| !a.is_finite(j) && s.tag(j) != Tag::Comma))
                .map(|i| i + way.len() - 1)
        })?;
        Some((entry, at))
    });
    let Some((entry, at)) = said else { return false };
    let objects = c.things.iter().copied().filter(|&t| t < at);
    let subject =
        c.doer.into_iter().filter(|&d| (c.voice == Voice::Active || c.things.is_empty()) && !is_beside(a, d));
    let facilities: Vec<Named> = objects
        .chain(subject)
        .filter_map(|t| premises::of_doer(a, words, c, t))
        .filter(|f| f.sort != "aid")
        .collect();
    let stance = stance(a, c.verb);
    let none = facilities.iter().any(|f| f.none);
    let Some(status) = put(entry.status, stance.negated || none).filter(|_| !stance.unreal) else {
        return !facilities.is_empty();
    };
    let any = !facilities.is_empty();
    if status == FacilityStatus::Closed && aside::is_seasonal(a, lexicon, words, c.verb) {
        return any;
    }
    for facility in facilities {
        let (first, last) = extent(a, c, None);
        let told = Told {
            status,
            words: (first, last.max(at)),
            verb: c.verb,
            modality: stance.modality,
            confidence: 0.85,
            rule: "facility: state",
        };
        push(a, lexicon, facility, told, found);
    }
    any
}

/// "was hit", "destroyed a clinic", "still function".
fn deed(a: &Analysed<'_>, lexicon: &Lexicon, words: &FacilityLexicon, c: &Clause, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let stance = stance(a, c.verb);
    // "stopped working", "unable to operate": told by what governs it.
    let ended = matches!(s.label(c.verb), Label::Xcomp | Label::Pcomp)
        && s.ancestors(c.verb)
            .take(2)
            .any(|h| matches!(s.lemma(h), "stop" | "cease" | "unable" | "struggle" | "fail" | "quit"));
    // "have had to close": it came about.
    let obliged = s.label(c.verb) == Label::Xcomp
        && s.head(c.verb)
            .filter(|&h| s.lower(h) == "had" && h < c.verb && s.lower(c.verb - 1) == "to")
            .is_some();
    if stance.unreal && !obliged || ended {
        return;
    }
    for entry in words.verbs(s.lemma(c.verb)) {
        let needed = entry.needs.is_empty()
            || (c.verb + 1..s.len().min(c.verb + 6)).any(|i| entry.needs.iter().any(|n| n == s.lower(i)));
        if !needed
            || premises::is_spent(a, c)
            || aside::is_opened_in_peace(a, words, c, entry)
            || !fits(a, lexicon, words, c, entry)
        {
            continue;
        }
        let places: Vec<usize> = match entry.role {
            // "hit the wall of a school"
            Role::Object => {
                let own = |t: usize| premises::is_of_helpers(a, words, a.chunk(t).map_or(t, |k| k.first), t);
                let whole = |&t: &usize| words.part_of(a, t).filter(|_| !own(t)).unwrap_or(t);
                c.things.iter().filter(|&&t| !is_anothers(a, c, t)).map(whole).collect()
            }
            Role::Subject => c
                .doer
                .or_else(|| s.head(c.verb).filter(|_| obliged).and_then(|h| s.child(h, Label::Nsubj)))
                .filter(|&d| c.voice == Voice::Active && !is_beside(a, d))
                .map(|d| s.conjuncts(d))
                .unwrap_or_default(),
            Role::After => complements(a, c.verb)
                .into_iter()
                .filter(|(w, ..)| entry.prepositions.iter().any(|p| w.rsplit(' ').next() == Some(p)))
                // "the roof of the hospital"
                .map(|(_, _, n)| words.part_of(a, n).unwrap_or(n))
                .collect(),
        };
        let facilities: Vec<Named> = places
            .into_iter()
            .take(30)
            .filter_map(|t| match entry.role {
                Role::Subject => premises::of_doer(a, words, c, t),
                _ => named(a, words, t),
            })
            .filter(|f| entry.status != FacilityStatus::Functioning || !premises::is_of_the_few(a, c, f))
            .filter(|f| entry.status != FacilityStatus::Closed || !aside::is_own_ward(a, words, f))
            .filter(|f| {
                if entry.types.is_empty() {
                    f.sort != "aid" || aid_is_hit(a, entry, f) || premises::is_looted(a, words, entry, f)
                } else {
                    entry.types.contains(&f.sort)
                }
            })
            .collect();
        if facilities.is_empty()
            || entry.status == FacilityStatus::Closed && aside::is_seasonal(a, lexicon, words, c.verb)
        {
            continue;
        }
        let several = facilities.len() > 1;
        for facility in facilities {
            if aside::is_part(a, c, &facility, found) {
                continue;
            }
            let Some(status) = put(entry.status, stance.negated || facility.none) else { continue };
            let whole = aside::with_noun(a, c, extent(a, c, None), facility.noun);
            let words = if several { phrase(a, facility.noun) } else { whole };
            let words =
                if several && entry.role == Role::Object && c.voice == Voice::Active && words.0 > c.verb {
                    (whole.0.min(c.verb), words.1)
                } else {
                    words
                };
            let told = Told {
                status,
                words,
                verb: c.verb,
                modality: stance.modality,
                confidence: premises::sure(entry, &facility, c),
                rule: "facility: verb",
            };
            push(a, lexicon, facility, told, found);
        }
        return;
    }
}

/// "The power station supplying the hospital was hit": the object of a participle is not what was hit.
fn is_anothers(a: &Analysed<'_>, c: &Clause, noun: usize) -> bool {
    let s = &a.sentence;
    let first = a.chunk(noun).map_or(noun, |k| k.first);
    let governed = first.checked_sub(1).filter(|&b| s.tag(b) == Tag::VBG && s.label(b) == Label::Acl);
    c.voice == Voice::Passive && governed.is_some_and(|b| b > 0 && noun < c.verb && s.tag(b - 1).is_noun())
}

/// True where the doer and what else stands in the clause fit the entry.
fn fits(a: &Analysed<'_>, lexicon: &Lexicon, words: &FacilityLexicon, c: &Clause, entry: &Verb) -> bool {
    let s = &a.sentence;
    let doer = c.doer.map(|d| force(a, d));
    if entry.passive && c.voice == Voice::Active {
        return false;
    }
    if entry.blow {
        let told = match (doer, c.doer) {
            (Some(Force::Armed | Force::Weapon | Force::Unknown | Force::Pronoun), _) => true,
            (Some(Force::Other), Some(d)) => is_blow(a, lexicon, words, d),
            // "Shelling has hit a hospital", where the parser saw no subject.
            _ => c.voice != Voice::Active || (0..c.verb).any(|i| lexicon.causes.contains_key(s.lower(i))),
        };
        // Those who attack a school with words have no weapons.
        let spoken = c.voice == Voice::Active
            && s.children_by(c.verb, &[Label::Prep]).any(|p| matches!(s.lower(p), "over" | "as" | "for"))
            && !matches!(doer, Some(Force::Armed | Force::Weapon));
        if !told || spoken {
            return false;
        }
    }
    let soldiers = c.doer.is_some_and(|d| {
        matches!(s.lemma(d), "fighter" | "gunman" | "sniper" | "soldier" | "militant" | "rebel")
    });
    if entry.unarmed && (soldiers || matches!(doer, Some(Force::Armed))) {
        return false;
    }
    if entry.armed && !soldiers && !matches!(doer, Some(Force::Armed)) {
        return false;
    }
    if entry.relief && !premises::is_relief(a, words, c) {
        return false;
    }
    if entry.military {
        let target = complements(a, c.verb).into_iter().any(|(w, _, n)| {
            matches!(w.as_str(), "as" | "into")
                && (words.words.military.contains(s.lemma(n))
                    || s.lower(n) == "bases"
                    || a.chunk(n).is_some_and(|k| {
                        (k.first..n)
                            .any(|i| matches!(s.lower(i), "military" | "command" | "weapons" | "ammunition"))
                    }))
        });
        let shelter = (c.verb..s.len().min(c.verb + 14))
            .any(|i| matches!(s.lower(i), "shelter" | "polling" | "housing" | "homes" | "voting"));
        let armed = matches!(doer, Some(Force::Armed)) && !shelter;
        if !(target || armed) {
            return false;
        }
    }
    // "Only three of the 14 hospitals have electricity"
    if entry.few && !premises::are_few(a, c) {
        return false;
    }
    if entry.services {
        // "Classes were suspended in five schools"
        let school = entry.types.iter().any(|t| t == "school");
        let work = c.things.iter().any(|&o| {
            if school {
                return matches!(
                    s.lemma(o),
                    "class" | "lesson" | "teaching" | "lecture" | "schooling" | "exam"
                );
            }
            matches!(
                s.lemma(o),
                "work"
                    | "activity"
                    | "operation"
                    | "service"
                    | "surgery"
                    | "admission"
                    | "programme"
                    | "program"
                    | "treatment"
                    | "care"
            )
        });
        return work;
    }
    if entry.patients {
        let seen = s.child(c.verb, Label::Dobj).is_some_and(|o| {
            s.conjuncts(o)
                .into_iter()
                .any(|o| matches!(s.lemma(o), "patient" | "wounded" | "casualty" | "outpatient"))
        });
        // "received 14 patients" says nothing of the clinic itself.
        let still = (c.verb.saturating_sub(12)..c.verb)
            .any(|i| matches!(s.lower(i), "still" | "only" | "again" | "longer"));
        return seen && still && c.voice == Voice::Active;
    }
    if entry.supplies {
        let object = s.child(c.verb, Label::Dobj);
        let named = object.is_some_and(|o| {
            s.conjuncts(o).into_iter().any(|x| {
                words.words.supplies.contains(s.lemma(x)) || words.words.supplies.contains(s.lower(x))
            })
        });
        return named && c.voice == Voice::Active;
    }
    // "works with parents", "closed a road": something else stands behind.
    let intransitive = entry.role == Role::Subject && entry.needs.is_empty() && entry.types.is_empty();
    // "shut its doors"
    let object = s.child(c.verb, Label::Dobj).filter(|&o| !matches!(s.lemma(o), "door" | "gate"));
    !intransitive || object.is_none() && s.children_by(c.verb, &[Label::Prep]).all(|p| s.lower(p) != "with")
}

/// "an air strike", "a barrage of shells".
fn is_blow(a: &Analysed<'_>, lexicon: &Lexicon, words: &FacilityLexicon, doer: usize) -> bool {
    let s = &a.sentence;
    let lemma = s.lemma(doer);
    let two = doer.checked_sub(1).map(|b| format!("{} {lemma}", s.lower(b)));
    words.words.attacks.contains(lemma)
        || lexicon.causes.contains_key(lemma)
        || two.is_some_and(|t| words.words.attacks.contains(&t))
        || matches!(
            lemma,
            "barrage"
                | "salvo"
                | "volley"
                | "wave"
                | "series"
                | "fire"
                | "fighting"
                | "round"
                | "jet"
                | "plane"
                | "aircraft"
                | "warplane"
                | "helicopter"
                | "tank"
                | "bomber"
                | "attacker"
                | "number"
                | "fragment"
                | "shrapnel"
                | "splinter"
                | "debris"
        )
}

/// What "not" and "no hospital" make of a status.
const fn put(status: FacilityStatus, negated: bool) -> Option<FacilityStatus> {
    match (status, negated) {
        (status, false) => Some(status),
        (FacilityStatus::Functioning, true) => Some(FacilityStatus::OutOfService),
        _ => None,
    }
}

/// Makes a draft, or adds the status to the one that the sentence already has of this facility.
fn push(a: &Analysed<'_>, lexicon: &Lexicon, facility: Named, told: Told, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let Told { status, words, verb, modality, confidence, rule } = told;
    let struck = matches!(
        status,
        FacilityStatus::Attacked
            | FacilityStatus::Damaged
            | FacilityStatus::Destroyed
            | FacilityStatus::OutOfService
    );
    let (mut causes, perpetrator) =
        if struck { cause::of_harm(a, lexicon, verb, words.0, words.1) } else { (Vec::new(), None) };
    if causes.is_empty() && struck {
        // "damaged by bombing", where the tagger saw a verb.
        let by = (verb..=words.1)
            .find(|&i| matches!(s.lower(i), "by" | "of") && lexicon.causes.contains_key(s.lower(i + 1)));
        causes.extend(by.map(|i| s.lower(i + 1).to_owned()));
    }
    if let Some(draft) = found.iter_mut().find(|d| d.subject == facility.noun) {
        if let Body::Facility(f) = &mut draft.body
            && !f.status.contains(&status)
        {
            f.status.push(status);
        }
        let relative =
            std::iter::once(verb).chain(s.ancestors(verb)).take(4).any(|v| s.label(v) == Label::Relcl);
        if relative {
            draft.last = draft.last.max(words.1);
        }
        if draft.cause.is_empty() {
            draft.cause = causes;
        }
        return;
    }
    let mut statuses = vec![status];
    let mut words = words;
    if s.label(verb) == Label::Xcomp && facility.noun < words.0 {
        words.0 = phrase(a, facility.noun).0;
    }
    // ", according to the council" says who says so.
    if let Some(cut) = (words.0 + 1..=words.1).find(|&i| s.lower(i) == "according").filter(|&i| i > verb) {
        words.1 = cut.saturating_sub(if s.lower(cut - 1) == "," { 2 } else { 1 }).max(words.0);
    }
    let relative = s.label(verb) == Label::Relcl;
    if relative {
        // "a handful of hospitals, which are short of supplies": the noun belongs to the words.
        let (first, _) = phrase(a, facility.noun);
        let (low, _) = s.head(verb).map_or((first, 0), |h| phrase(a, h));
        words = (words.0.min(first).min(low), words.1);
        if facility.working && status != FacilityStatus::Functioning {
            statuses.insert(0, FacilityStatus::Functioning);
        }
    }
    let place = spot(a, verb, facility.noun);
    let body = Body::Facility(Facility {
        facility_type: facility.sort,
        names: facility.names,
        status: statuses,
        figure: facility.figure,
        of: facility.of,
    });
    let mut draft = Draft::new(a.index, words.0, words.1, verb, body, rule);
    draft.subject = facility.noun;
    draft.modality = modality;
    draft.place_mention = place;
    draft.cause = causes;
    draft.perpetrator = perpetrator;
    draft.confidence = confidence;
    found.push(draft);
}

/// Its own name where that is a place, else where it stands, else where it happens.
fn spot(a: &Analysed<'_>, verb: usize, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let spatial = |w: &str| {
        matches!(w, "in" | "at" | "near" | "of" | "outside" | "around" | "inside" | "across" | "on")
    };
    let location = |p: &usize| a.places.get(*p).is_some_and(crate::places::PlaceMention::is_location);
    a.place_at(noun)
        .or_else(|| {
            let preps = s.children_by(noun, &[Label::Prep]).filter(|&p| spatial(s.lower(p)));
            preps.filter_map(|p| s.child(p, Label::Pobj)).find_map(|n| place_of(a, n))
        })
        .or_else(|| place_of(a, noun).filter(location))
        .or_else(|| {
            complements(a, verb)
                .into_iter()
                .filter(|(w, ..)| spatial(w))
                .find_map(|(_, _, n)| place_of(a, n).filter(location))
        })
}

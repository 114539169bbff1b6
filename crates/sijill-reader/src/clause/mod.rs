//! A verb with what hangs on it: who does it, to what, how it is put, and from where to where its words reach.
//!
//! For the kinds that read frames (control, siege, displacement, deployment, damage). Not for: who says it (`speech`).

mod complement;
mod order;
mod stance;
mod subject;
mod words;

use sijill_language::{Label, NumberRole, Tag, lemma};

pub(crate) use complement::{complements, has_particle};
pub(crate) use stance::{Stance, could_have, stance};
pub(crate) use subject::subject;
pub(crate) use words::{extent, phrase, reach};

use crate::analysis::Analysed;
use order::{clause_by_order, noun_before, object_by_order, object_of_next, subject_by_order, verb_group};

/// How deep a search up or down the tree goes: no real clause needs more, a hostile one may ask for more.
const DEPTH: usize = 8;
const WIDTH: usize = 160;

/// How a verb takes its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "took the camp".
    Active,
    /// "was taken", and "taken by" of a clause without its own helper.
    Passive,
    /// "the camp taken on Monday": a participle on its noun.
    Participle,
}

/// A verb with what hangs on it.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    /// The verb.
    pub(crate) verb: usize,
    /// Its dictionary form.
    pub(crate) lemma: String,
    /// How it takes its subject.
    pub(crate) voice: Voice,
    /// Whoever does it.
    pub(crate) doer: Option<usize>,
    /// What it is done to.
    pub(crate) things: Vec<usize>,
    /// The subject that stands in this very clause.
    pub(crate) own_subject: Option<usize>,
    /// True where the tree gave the thing; false where only the order of words did.
    pub(crate) parsed: bool,
}

/// The clause of a verb; nothing where the token only modifies a noun ("captured weapons"). Every kind asks for it, so it is
/// made once.
pub(crate) fn clause<'a>(a: &'a Analysed<'_>, verb: usize) -> Option<&'a Clause> {
    a.clauses.get(verb)?.get_or_init(|| look(a, verb).map(Box::new)).as_deref()
}

fn look(a: &Analysed<'_>, verb: usize) -> Option<Clause> {
    let s = &a.sentence;
    if !s.tag(verb).is_verb()
        || matches!(s.label(verb), Label::Amod | Label::Compound | Label::Aux | Label::Auxpass)
    {
        return clause_by_order(a, verb);
    }
    let own = s.children_by(verb, &[Label::Nsubj, Label::Nsubjpass]).next_back();
    let own_subject = own.filter(|&o| !is_relative(a, o));
    let dobj = s.child(verb, Label::Dobj);
    let voice = voice(a, verb, dobj);
    let found = subject(a, verb).filter(|&t| !is_time(a, t));
    let by_order =
        if found.is_none() && a.is_finite(verb_group(a, verb)) { subject_by_order(a, verb) } else { None };
    let subject = found.or(by_order);
    let hung_elsewhere =
        voice == Voice::Passive && subject.is_none() && s.child(verb, Label::Auxpass).is_none();
    let lemma = base_form(a, verb);
    if hung_elsewhere && let Some(noun) = noun_before(a, verb) {
        let doer = agent(a, verb);
        return Some(Clause {
            verb,
            lemma,
            voice: Voice::Participle,
            doer,
            things: vec![noun],
            own_subject: None,
            parsed: false,
        });
    }
    let (doer, mut things, mut parsed) = match voice {
        Voice::Active => {
            let mut things = dobj.map(|o| listed(a, o)).unwrap_or_default();
            things.extend(dobj.map(|o| further_objects(a, verb, o)).unwrap_or_default());
            things.sort_unstable();
            things.dedup();
            (subject, things, true)
        }
        Voice::Passive => (agent(a, verb), subject.map(|o| listed(a, o)).unwrap_or_default(), true),
        Voice::Participle => (agent(a, verb), s.head(verb).into_iter().collect(), true),
    };
    if voice == Voice::Active && things.is_empty() {
        things.extend(object_by_order(a, verb));
        if things.is_empty() {
            things.extend(object_of_next(a, verb).map(|o| listed(a, o)).unwrap_or_default());
        }
        parsed = false;
    }
    things.retain(|&t| !s.tag(t).is_verb());
    Some(Clause { verb, lemma, voice, doer, things, own_subject: own_subject.or(by_order), parsed })
}

/// The dictionary form, also of a past tense that the tagger took for a present one ("overran").
fn base_form(a: &Analysed<'_>, verb: usize) -> String {
    let s = &a.sentence;
    let tagged = s.lemma(verb);
    let past = lemma(s.lower(verb), Tag::VBD);
    let mistaken = matches!(s.tag(verb), Tag::VBP | Tag::VB) && tagged == s.lower(verb) && past != tagged;
    // "fell", "found" are present tenses of other verbs, but seldom in reports.
    if mistaken { past.to_string() } else { tagged.to_owned() }
}

/// The things of a list: those joined by "and", and counted ones that the parser set beside the first.
fn listed(a: &Analysed<'_>, first: usize) -> Vec<usize> {
    let s = &a.sentence;
    let mut all = s.conjuncts(first);
    let beside: Vec<usize> = all
        .iter()
        .take(WIDTH)
        .flat_map(|&t| s.children_by(t, &[Label::Appos]).collect::<Vec<_>>())
        .filter(|&t| {
            a.chunk(t).is_some_and(|c| {
                a.count(c.first).is_some()
                    || a.count(c.head).is_some()
                    || matches!(s.lower(c.first), "a" | "an" | "one")
            })
        })
        .filter(|&t| s.child(t, Label::Conj).is_some())
        .collect();
    for t in beside {
        all.extend(s.conjuncts(t));
    }
    // "a mosque and several shops": the first may hang on the last as if it described it.
    let apart: Vec<usize> = s
        .children_by(first, &[Label::Nmod, Label::Compound])
        .filter(|&n| {
            let joined = s.children_by(n, &[Label::Cc]).next().is_some();
            joined && a.chunk(n).is_some() && a.chunk(n) != a.chunk(first)
        })
        .collect();
    all.extend(apart);
    all.extend(in_a_row(a, first));
    all.extend(all.clone().into_iter().take(WIDTH).flat_map(|t| behind_a_place(a, t)).collect::<Vec<_>>());
    all.sort_unstable();
    all.dedup();
    all
}

/// "a headquarters, [four fighting positions], [a mortar] and [two vehicles]": what the order of words joins, where the parser is
/// lost among the commas. Each is counted or has its article.
fn in_a_row(a: &Analysed<'_>, first: usize) -> Vec<usize> {
    let s = &a.sentence;
    let mut row = Vec::new();
    let Some(mut last) = a.chunk(first).filter(|c| c.head == first).map(|c| c.last) else { return row };
    let one = |at: usize| {
        let number = a.count(at).filter(|n| n.first == at);
        let chunk = number.and_then(|n| a.chunk(n.last).or_else(|| a.chunk(n.first)));
        let chunk = chunk.or_else(|| a.chunk(at).filter(|c| c.first == at))?;
        let article = number.is_some() || matches!(s.lower(at), "a" | "an" | "one" | "another");
        (article && s.tag(chunk.head).is_noun()).then_some(chunk)
    };
    while row.len() < WIDTH {
        let comma = s.lower(last + 1) == ",";
        let and = s.lower(last + 1 + usize::from(comma)) == "and";
        if !comma && !and {
            return Vec::new();
        }
        let Some(chunk) = one(last + 1 + usize::from(comma) + usize::from(and)) else { return Vec::new() };
        row.push(chunk.head);
        last = chunk.last;
        if and {
            break;
        }
    }
    // "destroyed a house, three cars and two boys were hurt": another clause.
    let subject = matches!(s.label(first), Label::Nsubj | Label::Nsubjpass);
    let ends = subject || !a.is_finite(last + 1);
    if row.len() > 1 && ends { row } else { Vec::new() }
}

/// "hit a clinic in Dura and [two schools]": what the parser joins to the place and not to the clinic.
fn behind_a_place(a: &Analysed<'_>, noun: usize) -> Vec<usize> {
    let s = &a.sentence;
    let lead =
        s.children_by(noun, &[Label::Prep]).filter(|&p| matches!(s.lower(p), "in" | "at" | "near" | "on"));
    let places = lead.filter_map(|p| s.child(p, Label::Pobj)).filter(|&n| s.tag(n).is_proper());
    let counted = |&k: &usize| {
        let chunk = a.chunk(k);
        let begins = |c: crate::chunk::Chunk| {
            a.count(c.first).is_some() || matches!(s.lower(c.first), "a" | "an" | "one" | "another")
        };
        matches!(s.tag(k), Tag::NN | Tag::NNS) && chunk.is_some_and(begins)
    };
    let all = places.flat_map(|n| s.conjuncts(n).into_iter().skip(1).collect::<Vec<_>>());
    all.filter(counted).filter(|&k| !a.is_finite(a.chunk(k).map_or(k, |c| c.last) + 1)).collect()
}

/// "a hotel, [a clinic in Dura]": further objects of one verb that commas part.
fn further_objects(a: &Analysed<'_>, verb: usize, first: usize) -> Vec<usize> {
    let s = &a.sentence;
    let more = s.children_by(verb, &[Label::Dobj]).filter(|&o| o > first);
    let parted = |&o: &usize| {
        let begin = a.chunk(o).map_or(o, |c| c.first);
        begin > 0 && s.lower(begin - 1) == ","
    };
    more.filter(parted).flat_map(|o| listed(a, o)).collect()
}

/// "12 months", "Friday": no doer.
fn is_time(a: &Analysed<'_>, token: usize) -> bool {
    let duration = a.chunk(token).is_some_and(|c| {
        (c.first..=c.last).any(|i| a.number(i).is_some_and(|n| n.role == NumberRole::Duration))
    });
    a.date_at(token).is_some() || duration
}

fn is_relative(a: &Analysed<'_>, token: usize) -> bool {
    matches!(a.sentence.lower(token), "who" | "that" | "which" | "whom")
        && matches!(a.sentence.tag(token), Tag::WP | Tag::WDT | Tag::IN | Tag::DT)
}

fn is_perfect(a: &Analysed<'_>, verb: usize) -> bool {
    a.sentence.children_by(verb, &[Label::Aux]).any(|x| matches!(a.sentence.lemma(x), "have" | "'ve"))
}

fn voice(a: &Analysed<'_>, verb: usize, dobj: Option<usize>) -> Voice {
    let s = &a.sentence;
    let passive_subject = s.child(verb, Label::Nsubjpass).is_some();
    if s.child(verb, Label::Auxpass).is_some() || passive_subject {
        return Voice::Passive;
    }
    let past = s.tag(verb) == Tag::VBD;
    // "an offensive that the rebels launched"
    if past && s.label(verb) == Label::Acl && s.child(verb, Label::Nsubj).is_some_and(|n| !is_relative(a, n))
    {
        return Voice::Active;
    }
    if s.child(verb, Label::Nsubj).is_some() && !past && object_by_order(a, verb).is_some() {
        return Voice::Active;
    }
    let participle = s.tag(verb) == Tag::VBN
        || past && (s.child(verb, Label::Agent).is_some() || s.label(verb) == Label::Acl);
    if !participle || is_perfect(a, verb) || dobj.is_some() {
        return Voice::Active;
    }
    match s.label(verb) {
        Label::Acl => Voice::Participle,
        Label::Conj => match s.head(verb) {
            Some(head) if s.tag(head).is_verb() && !is_perfect(a, head) => Voice::Passive,
            Some(head) if s.child(head, Label::Auxpass).is_some() => Voice::Passive,
            _ => Voice::Active,
        },
        _ => Voice::Passive,
    }
}

/// "by rebels": the noun after it, which is no time ("by the end of the month").
fn agent(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let by = s
        .child(verb, Label::Agent)
        .or_else(|| s.children_by(verb, &[Label::Prep]).find(|&p| s.lower(p) == "by"))?;
    s.child(by, Label::Pobj).filter(|&noun| a.date_at(noun).is_none())
}

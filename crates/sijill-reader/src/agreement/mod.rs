//! Agreement claims: ceasefires, truces, talks as such, deals and resolutions, and what becomes of them.
//!
//! For: verbs of the lexicon with an agreement as subject, object or behind a preposition, and signed deals told in passing.
//! Not for: talks at a set place and day (`meeting`); a bare mention ("since the collapse of the truce") is no claim.

mod duration;
mod ends;
mod exchange;
mod flat;
mod kept;
mod lexicon;
mod noted;
mod noun;
pub(crate) mod parties;
mod said;
mod steps;
#[cfg(test)]
mod tests;

use sijill_claim::{Agreement, AgreementAction, Modality};
use sijill_language::{Label, Tag};

pub(crate) use kept::is_agreed_to;
use kept::{is_flouted, is_no_longer, is_spurned};
pub(crate) use lexicon::AgreementLexicon;
use lexicon::{Role, Verb};
use noted::{in_passing, lasting, violations};
use noun::{Named, named};

use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, has_particle, phrase, reach, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft, Reading};
use crate::meeting;

/// A draft with how firmly its clause stands: 0 the main clause, 1 a relative one, 2 a participle, 3 the order of words.
struct Ranked {
    rank: u8,
    draft: Draft,
}

/// All agreement claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &AgreementLexicon) -> Vec<Draft> {
    let s = &a.sentence;
    let mut found: Vec<Ranked> = Vec::new();
    for token in 0..s.len() {
        // "announced a one-month cease-fire March 1": the day is in its phrase.
        let heads =
            |c: crate::chunk::Chunk| c.head == token || token < c.head && a.date_at(token + 1).is_some();
        if s.tag(token).is_noun() && a.chunk(token).is_some_and(heads) {
            flat::read(a, lexicon, token, &mut found);
        }
        flat::second(a, lexicon, token, &mut found);
        let mut clauses = 0;
        if lexicon.verbs(s.lemma(token)).next().is_some()
            && let Some(c) = clause(a, token)
        {
            clauses += 1;
            read(a, lexicon, c, &mut found);
        }
        exchange::read(a, lexicon, token, &mut found);
        said::read(a, lexicon, token, &mut found);
        ends::read(a, lexicon, token, &mut found);
        kept::read(a, lexicon, token, &mut found);
        steps::read(a, lexicon, token, &mut found);
        if clauses == 0 {
            lasting(a, lexicon, token, &mut found);
            violations(a, lexicon, token, &mut found);
            in_passing(a, lexicon, token, &mut found);
        }
    }
    chosen(found)
}

/// For each agreement, what its firmest clauses say.
fn chosen(mut found: Vec<Ranked>) -> Vec<Draft> {
    found.sort_by_key(|f| f.rank);
    let mut kept: Vec<Ranked> = Vec::new();
    for each in found {
        let (noun, anchor) = (each.draft.subject, each.draft.anchor);
        if kept.iter().any(|k| {
            k.draft.subject == noun && (k.rank < each.rank || action(&k.draft) == action(&each.draft))
                || k.draft.anchor == anchor
        }) {
            continue;
        }
        kept.push(each);
    }
    kept.sort_by_key(|k| k.draft.first);
    kept.into_iter().map(|k| k.draft).collect()
}

const fn action(draft: &Draft) -> Option<AgreementAction> {
    match &draft.body {
        Body::Agreement(agreement) => agreement.action,
        _ => None,
    }
}

fn read(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause, found: &mut Vec<Ranked>) {
    let s = &a.sentence;
    let words = extent(a, c, None);
    for entry in lexicon.verbs(s.lemma(c.verb)) {
        let followed = |needs: &[String]| {
            (c.verb + 1..s.len().min(c.verb + 6)).any(|i| needs.iter().any(|n| n == s.lower(i)))
        };
        let particle = entry.particles.is_empty() || has_particle(a, c.verb, &entry.particles);
        let needed = entry.needs.is_empty() || followed(&entry.needs) && is_to_an_end(a, entry, c.verb);
        if !(particle && needed) {
            continue;
        }
        let met = candidates(a, c, entry)
            .into_iter()
            .filter_map(|t| named(a, lexicon, t, words))
            .find(|n| entry.types.is_empty() || entry.types.contains(&n.sort));
        if let Some(met) = met {
            push(a, lexicon, c, entry, &met, words, found);
            return;
        }
    }
}

/// "came to an end", not "came at the end of May".
fn is_to_an_end(a: &Analysed<'_>, entry: &Verb, verb: usize) -> bool {
    !entry.needs.iter().any(|n| n == "end") || a.sentence.lower(verb + 1) == "to"
}

/// "the truce", "this deal": one that was told of before.
fn is_known(a: &Analysed<'_>, first: usize) -> bool {
    matches!(a.sentence.lower(first), "the" | "this" | "that" | "these" | "those" | "its" | "their")
}

/// Where the agreement may stand for an entry.
fn candidates(a: &Analysed<'_>, c: &Clause, entry: &Verb) -> Vec<usize> {
    let s = &a.sentence;
    match entry.role {
        Role::Object if entry.new => {
            let new = |&t: &usize| a.chunk(t).is_none_or(|k| !is_known(a, k.first));
            c.things.iter().copied().filter(new).take(20).collect()
        }
        Role::Object => {
            let asked = c.things.iter().filter_map(|&t| called_for(a, entry, c.verb, t));
            c.things.iter().copied().chain(told_of(a, c)).chain(asked).take(20).collect()
        }
        Role::Subject => {
            let object =
                s.child(c.verb, Label::Dobj).filter(|&o| a.date_at(o).is_none() && !is_span_of_time(a, o));
            let free = c.voice == Voice::Active && (object.is_none() || !entry.needs.is_empty());
            c.doer
                .filter(|_| free)
                .into_iter()
                .flat_map(|d| [Some(d), further_back(a, c, d)])
                .flatten()
                .collect()
        }
        Role::After => complements(a, c.verb)
            .into_iter()
            .filter(|(word, ..)| entry.prepositions.iter().any(|p| word.rsplit(' ').next() == Some(p)))
            .map(|(_, _, noun)| noun)
            .take(20)
            .collect(),
    }
}

/// "rejected calls for [a truce]", "ignored appeals for [a ceasefire]": what was asked for.
fn called_for(a: &Analysed<'_>, entry: &Verb, verb: usize, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let call = matches!(s.lemma(noun), "call" | "appeal" | "plea" | "demand" | "request")
        && entry.action == AgreementAction::Proposed;
    let mut behind = s.children_by(noun, &[Label::Prep]).chain(s.children_by(verb, &[Label::Prep]));
    if let Some(of) = behind.find(|&p| call && s.lower(p) == "for" && p == noun + 1) {
        return s.child(of, Label::Pobj);
    }
    // "ignored calls to begin talks", "appeals to agree on a truce"
    let led = call && s.lower(noun + 1) == "to" && s.tag(noun + 2).is_verb();
    let truce = |i: &usize| {
        s.tag(*i).is_noun()
            && matches!(
                s.lemma(*i),
                "ceasefire" | "truce" | "talk" | "negotiation" | "armistice" | "dialogue"
            )
    };
    (noun + 3..s.len().min(noun + 12)).take_while(|&i| led && !a.is_finite(i)).find(truce)
}

/// "the plan that the junta agreed with its neighbours": what a clause without an object of its own hangs on.
fn told_of(a: &Analysed<'_>, c: &Clause) -> Option<usize> {
    let s = &a.sentence;
    let hangs = matches!(s.label(c.verb), Label::Acl | Label::Relcl) && c.voice == Voice::Active;
    let whole = s.child(c.verb, Label::Dobj).is_some()
        || s.children_by(c.verb, &[Label::Ccomp, Label::Xcomp]).next().is_some()
        || complements(a, c.verb).iter().any(|(w, ..)| matches!(w.as_str(), "on" | "to" | "upon" | "over"));
    let that = (c.verb.saturating_sub(8)..c.verb).any(|i| matches!(s.lower(i), "that" | "which"));
    let noun = s.head(c.verb).filter(|&h| hangs && !whole && that && h < c.verb && c.things.is_empty())?;
    c.doer.filter(|&d| d != noun && d > noun).map(|_| noun)
}

/// "the truce in the north, which has held for six days": the parser hangs the clause on the place.
fn further_back(a: &Analysed<'_>, c: &Clause, doer: usize) -> Option<usize> {
    let s = &a.sentence;
    // "which has begun to export oil": of the place.
    let does = s.children_by(c.verb, &[Label::Xcomp, Label::Ccomp]).next().is_some();
    if does || s.label(c.verb) != Label::Relcl || doer > c.verb || !s.tag(doer).is_noun() {
        return None;
    }
    let place = s.head(doer).filter(|&p| s.label(doer) == Label::Pobj && s.label(p) == Label::Prep)?;
    matches!(s.lower(place), "in" | "around" | "between" | "for" | "at" | "near")
        .then(|| s.head(place))
        .flatten()
}

fn is_span_of_time(a: &Analysed<'_>, token: usize) -> bool {
    matches!(a.sentence.lemma(token), "day" | "hour" | "week" | "month" | "year" | "minute")
}

fn push(
    a: &Analysed<'_>,
    lexicon: &AgreementLexicon,
    c: &Clause,
    entry: &Verb,
    met: &Named,
    words: (usize, usize),
    found: &mut Vec<Ranked>,
) {
    let s = &a.sentence;
    let stance = stance(a, c.verb);
    let proposes = entry.action == AgreementAction::Proposed;
    // "would like a truce", not "like the truce"
    let liked = s.lemma(c.verb) == "like";
    if liked && stance.modality != Modality::Planned {
        return;
    }
    // "failed to honour the accord", "has not complied with the truce"
    let flouted = is_flouted(a, entry, c, met);
    // "does not accept the truce"
    let spurned = stance.negated && !stance.unreal && is_spurned(a, entry, c, met);
    // "have been trying to arrange a truce"
    let sought = stance.attempted
        && entry.action == AgreementAction::Agreed
        && matches!(met.sort.as_str(), "ceasefire" | "truce")
        && s.ancestors(c.verb).take(2).any(|h| {
            matches!(s.lemma(h), "try" | "seek" | "attempt" | "work" | "push" | "strive" | "struggle")
        });
    // "would no longer observe the truce"
    if entry.denies && (stance.negated || stance.unreal) {
        return;
    }
    let renounced = entry.action == AgreementAction::InForce && is_no_longer(a, c.verb);
    if !flouted
        && !spurned
        && (stance.unreal
            || stance.attempted && !proposes && !sought
            || stance.negated && !proposes && !renounced)
    {
        return;
    }
    // "a resolution demanding a truce" is told by what becomes of the resolution.
    let head =
        s.head(c.verb).filter(|&h| matches!(s.label(c.verb), Label::Acl | Label::Relcl) && h != met.noun);
    if head.is_some_and(|h| matches!(s.lemma(h), "resolution" | "draft" | "text")) {
        return;
    }
    if !is_dated_end(a, c, met.noun, words.1) && (is_background(a, c.verb) || dates_only(a, words.0))
        || entry.role == Role::After && s.tag(met.noun) == Tag::PRP
    {
        return;
    }
    // "a proposal to revive the truce": told by the proposal.
    if s.label(c.verb) == Label::Acl && s.children_by(c.verb, &[Label::Aux]).any(|x| s.lower(x) == "to") {
        return;
    }
    // Talks held or begun at a set place are a meeting.
    let under_way = s.lemma(c.verb) == "be" && spot(a, c, met.noun).is_some();
    let set = under_way || meeting::is_set(a, c, met.noun);
    if met.sort == "talks" && entry.action == AgreementAction::InForce && set {
        return;
    }
    let pronoun = s.tag(met.noun) == Tag::PRP;
    let mut who = Vec::new();
    if !(entry.role == Role::Subject || c.voice == Voice::Participle)
        && let Some(doer) = c.doer
    {
        parties::add(a, doer, &mut who);
    }
    if let Some(doer) = c.doer.filter(|_| c.voice != Voice::Active) {
        parties::add(a, doer, &mut who);
    }
    parties::of_noun(a, met.noun, &mut who);
    for (word, _, noun) in complements(a, c.verb) {
        if matches!(word.as_str(), "with" | "between") || matches!(word.as_str(), "to") && proposes {
            parties::add(a, noun, &mut who);
        }
    }
    let (age, term) = duration::durations(a, met.noun);
    let asked = is_asked_for(a, c.verb)
        && !matches!(
            entry.action,
            AgreementAction::Violated | AgreementAction::Collapsed | AgreementAction::Suspended
        );
    // "has offered to host talks", "is ready to host talks"
    let offered = s.label(c.verb) == Label::Xcomp
        && met.sort == "talks"
        && entry.action == AgreementAction::InForce
        && s.head(c.verb).is_some_and(|h| lexicon.offering.has(s.lemma(h)));
    let asked = asked || offered;
    let action = if flouted {
        AgreementAction::Violated
    } else if spurned || asked || sought {
        AgreementAction::Proposed
    } else if renounced {
        AgreementAction::Collapsed
    } else {
        entry.action
    };
    let agreement =
        Agreement { agreement_type: met.sort.clone(), parties: who, action: Some(action), age, term };
    let words = whole(a, c, met, words);
    let mut draft =
        Draft::new(a.index, words.0, words.1, c.verb, Body::Agreement(agreement), "agreement: verb");
    draft.subject = met.noun;
    draft.modality = match stance.modality {
        _ if flouted || liked || is_agreed_to(a, c.verb) => Modality::Asserted,
        _ if spurned => Modality::Denied,
        _ if asked => Modality::Asserted,
        // "has ruled out talks"
        Modality::Asserted | Modality::Denied if entry.denies || renounced => {
            if entry.denies {
                Modality::Denied
            } else {
                Modality::Asserted
            }
        }
        put => put,
    };
    draft.place_mention = spot(a, c, met.noun);
    draft.reading = if c.parsed { Reading::Both } else { Reading::Flat };
    draft.confidence = match (met.sure, pronoun) {
        (true, _) => 0.85,
        (false, false) => 0.65,
        (false, true) => 0.6,
    };
    let bare = c.voice == Voice::Passive && s.child(c.verb, Label::Auxpass).is_none() && c.verb > met.noun;
    // "The truce that they agreed was broken on Friday": without a day of its own, it gives way.
    let dated = a.dates.iter().any(|d| c.verb < d.first && d.last <= words.1);
    let hangs = s.label(c.verb) == Label::Relcl || s.label(c.verb) == Label::Acl && !dated;
    let rank = if c.voice == Voice::Participle || bare { 2 } else { u8::from(hangs) };
    if rank == 2 {
        draft.confidence -= 0.2;
    }
    found.push(Ranked { rank, draft });
}

/// "since the last round of talks ended": the words just before make it a date or a condition.
fn dates_only(a: &Analysed<'_>, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|b| {
        matches!(a.sentence.lower(b), "since" | "until" | "before" | "if" | "unless" | "once")
    })
}

/// "The line changed little before a truce took effect on 3 March 1994": with a day of its own, it is told.
fn is_dated_end(a: &Analysed<'_>, c: &Clause, noun: usize, last: usize) -> bool {
    let s = &a.sentence;
    let mark = s.children_by(c.verb, &[Label::Mark]).find(|&m| m < c.verb);
    let mark = mark.or_else(|| phrase(a, noun).0.checked_sub(1)).filter(|&m| m < c.verb);
    let helped = s.child(c.verb, Label::Auxpass).is_some_and(|x| matches!(s.lower(x), "was" | "were"));
    let past = s.tag(c.verb) == Tag::VBD || s.tag(c.verb) == Tag::VBN && helped;
    let over = s.head(c.verb).filter(|&h| s.label(c.verb) == Label::Advcl && s.tag(h).is_verb());
    let dated = a.dates.iter().any(|d| c.verb < d.first && d.last <= last);
    past && dated
        && over.is_some_and(|h| is_told(a, h))
        && mark.is_some_and(|m| matches!(s.lower(m), "before" | "until"))
}

/// "Shells fell until …": it came about, and is no plan.
fn is_told(a: &Analysed<'_>, verb: usize) -> bool {
    let stance = stance(a, verb);
    stance.modality == Modality::Asserted && !stance.unreal && !stance.attempted
}

/// "since the truce ended", "accused of violating it": told to date or to accuse, not to claim.
fn is_background(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let marked = s
        .children_by(verb, &[Label::Mark, Label::Prep])
        .any(|m| m < verb && matches!(s.lower(m), "since" | "until" | "before" | "if" | "unless"));
    let accused = s.label(verb) == Label::Pcomp
        && s.ancestors(verb)
            .take(4)
            .any(|h| matches!(s.lemma(h), "accuse" | "blame" | "deny" | "suspect" | "accusation" | "denial"));
    marked || accused
}

/// The words of the clause; a participle's begin with its noun, whatever clause that stands in.
fn whole(a: &Analysed<'_>, c: &Clause, met: &Named, words: (usize, usize)) -> (usize, usize) {
    let s = &a.sentence;
    if c.voice == Voice::Participle {
        let first = phrase(a, met.noun).0;
        return (
            first,
            reach(a, c.verb, &[Label::Conj, Label::Cc, Label::Punct, Label::Advcl, Label::Relcl])
                .1
                .max(c.verb),
        );
    }
    let (first, mut last) = widened(a, c, words);
    while last > c.verb && matches!(s.tag(last), Tag::IN | Tag::TO) {
        last -= 1;
    }
    (first.min(if met.noun < c.verb { phrase(a, met.noun).0 } else { first }), last)
}

/// "agreed to extend", "were due to meet": the words of what governs an infinitive belong to it.
pub(crate) fn widened(a: &Analysed<'_>, c: &Clause, words: (usize, usize)) -> (usize, usize) {
    let s = &a.sentence;
    let mut words = words;
    let mut verb = c.verb;
    for _ in 0..3 {
        if s.label(verb) != Label::Xcomp
            || c.own_subject.is_some_and(|o| o > verb.saturating_sub(8) && s.head(o) == Some(verb))
        {
            break;
        }
        let governor = s.ancestors(verb).take(2).find(|&h| s.tag(h).is_verb());
        let Some(outer) = governor.filter(|&h| h < verb).and_then(|h| clause(a, h)) else { break };
        let span = extent(a, outer, None);
        words = (words.0.min(span.0), words.1.max(c.verb));
        verb = outer.verb;
    }
    words
}

/// "urged both sides to respect the truce": it is asked for, not made.
fn is_asked_for(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    matches!(s.label(verb), Label::Xcomp | Label::Ccomp)
        && s.ancestors(verb).take(2).any(|h| {
            matches!(
                s.lemma(h),
                "urge" | "call" | "ask" | "demand" | "appeal" | "press" | "implore" | "exhort" | "want"
            )
        })
}

fn spot(a: &Analysed<'_>, c: &Clause, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let spatial = |w: &str| matches!(w, "in" | "at" | "around" | "across" | "near" | "inside" | "for");
    let location = |p: &usize| a.places.get(*p).is_some_and(crate::places::PlaceMention::is_location);
    complements(a, c.verb)
        .into_iter()
        .filter(|(w, ..)| spatial(w))
        .find_map(|(_, _, n)| place_of(a, n).filter(location))
        .or_else(|| {
            let preps = s.children_by(noun, &[Label::Prep]).filter(|&p| spatial(s.lower(p)));
            preps.filter_map(|p| s.child(p, Label::Pobj)).find_map(|n| place_of(a, n).filter(location))
        })
        .or_else(|| {
            let last = extent(a, c, None).1;
            a.places.iter().position(|p| {
                p.is_location()
                    && p.first > c.verb
                    && p.last <= last
                    && p.first
                        .checked_sub(1)
                        .is_some_and(|b| matches!(s.lower(b), "in" | "across" | "around"))
            })
        })
}

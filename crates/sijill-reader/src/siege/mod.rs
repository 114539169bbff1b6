//! Siege claims: people and places shut in, sieges lifted, and whether aid gets through.
//!
//! Not for: modifiers ("the besieged suburb"), people under rubble, aid that was handed out (`facility`).

mod access;
mod entry;
mod ring;
mod state;
#[cfg(test)]
mod tests;
mod ways;

use serde::Deserialize;
use sijill_claim::{Figure, Modality, Party, Siege, SiegeStatus};
use sijill_language::Label;

use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, extent, phrase, reach, stance, subject};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::lexicon::{Lexicon, LexiconError, parse};
use crate::party::{Force, force, party, side_within};
use crate::people::{People, people_at};
use crate::words::WordSet;
use ring::{kept, kept_under, sealed};

/// Words of siege, from `lexicon/en/siege.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SiegeLexicon {
    words: Words,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
    example: Vec<Example>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    strong: WordSet,
    weak: WordSet,
    ringing: WordSet,
    nouns: WordSet,
    lift: WordSet,
    impose: WordSet,
    ways: WordSet,
    settled: WordSet,
    comers: WordSet,
    keeps_out: WordSet,
    lets_in: WordSet,
    closing: WordSet,
    rings: WordSet,
    lone: WordSet,
    last: WordSet,
    cease: WordSet,
    permits: WordSet,
    pass: WordSet,
    debris: WordSet,
    aid: WordSet,
    helpers: WordSet,
    agencies: WordSet,
    reach: WordSet,
    r#let: WordSet,
    deny: WordSet,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "read by the tests"))]
struct Example {
    status: SiegeStatus,
    r#match: Vec<String>,
    no: Vec<String>,
}

impl SiegeLexicon {
    /// The English one that the program carries.
    pub(crate) fn english() -> Result<Self, LexiconError> {
        parse("siege.toml", include_str!("../../../../lexicon/en/siege.toml"))
    }
}

/// All siege claims of a sentence.
pub(crate) fn drafts(a: &Analysed<'_>, lexicon: &Lexicon, words: &SiegeLexicon) -> Vec<Draft> {
    let s = &a.sentence;
    let w = &words.words;
    let mut found = Vec::new();
    for token in 0..s.len() {
        let lemma = s.lemma(token);
        let tag = s.tag(token);
        let (verb, is_noun) = (tag.is_verb(), tag.is_noun());
        // Most words are neither.
        if !(verb || is_noun || tag.is_adjective()) {
            continue;
        }
        if is_noun
            && w.nouns.contains(lemma)
            && let Some(draft) = kept_under(a, token)
        {
            found.push(draft);
        } else if is_noun && (w.nouns.contains(lemma) || w.rings.contains(lemma)) {
            noun(a, lexicon, w, token, &mut found);
        } else if w.strong.contains(lemma)
            || w.weak.contains(lemma)
            || matches!(s.lower(token), "besieged" | "trapped" | "surrounded" | "stranded")
        {
            shut_in(a, lexicon, w, token, &mut found);
        } else if s.lower(token) == "unable" {
            ways::unable(a, lexicon, token, &mut found);
        } else if is_noun && let Some(draft) = entry::refused(a, w, token) {
            found.push(draft);
        } else if lemma == "access" && is_noun {
            access::none(a, w, token, &mut found);
        } else if s.lower(token) == "inaccessible" {
            found.extend(ways::inaccessible(a, w, token));
        } else if s.lower(token) == "closed" && !verb {
            found.extend(access::closed_to(a, w, token));
        } else if is_noun && w.permits.contains(lemma) {
            found.extend(ways::refused(a, w, token));
        } else if verb && w.closing.contains(lemma) && sealed(a, w, token, &mut found) {
        } else if verb
            && w.closing.contains(lemma)
            && let Some(draft) = ways::last_way(a, w, token).or_else(|| access::closed_to(a, w, token))
        {
            found.push(draft);
        } else if s.lower(token) == "cut"
            && s.lower(token + 1) == "off"
            && let Some(draft) = kept(a, token)
        {
            found.push(draft);
        } else if verb && matches!(lemma, "cut" | "hem") {
            cut_off(a, lexicon, w, token, &mut found);
        } else if verb {
            access::read(a, w, token, &mut found);
            if found.iter().all(|d| d.anchor != token) {
                found.extend(entry::kept_out(a, w, token).or_else(|| state::unreached(a, w, token)));
            }
        }
    }
    found.dedup_by_key(|d| (d.first, d.last));
    found
}

/// "275 people are besieged", "trapped civilians", "the army has besieged the town".
fn shut_in(a: &Analysed<'_>, lexicon: &Lexicon, words: &Words, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let strong = words.strong.contains(s.lemma(token)) || s.lower(token) == "besieged";
    if caught_otherwise(a, words, token) {
        return;
    }
    // "have besieged the town", tagged as an adjective of the town.
    if !s.tag(token).is_verb()
        && let Some(c) = clause(a, token).filter(|c| c.voice == Voice::Active)
    {
        verb(a, lexicon, words, c, strong, found);
        return;
    }
    // "250 besieged people": inside the phrase, only with a number.
    if let Some(chunk) = a.chunk(token).filter(|c| token < c.head) {
        if let Some(people) =
            people_at(a, lexicon, chunk.head).filter(|p| p.counted && p.first < token && !p.unknown)
        {
            let mut draft = draft(
                a,
                (people.first, people.last),
                token,
                SiegeStatus::Besieged,
                Some(people.figure),
                None,
            );
            draft.subject = people.head;
            draft.confidence = 0.8;
            found.push(draft);
        }
        return;
    }
    if let Some(draft) = within_counted(a, lexicon, token).or_else(|| kept(a, token)) {
        found.push(draft);
    } else if let Some(c) = clause(a, token) {
        verb(a, lexicon, words, c, strong, found);
    } else if s.tag(token).is_adjective() {
        // "are besieged" with the participle tagged as an adjective.
        adjective(a, lexicon, token, strong, found);
    }
}

/// "More than 900 besieged civilians", where the tagger broke the phrase.
fn within_counted(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    let head = s.head(token).filter(|&h| s.label(token) == Label::Amod && h > token)?;
    let people = people_at(a, lexicon, head).filter(is_shut_in)?;
    let number = s.children_by(head, &[Label::Nummod]).find_map(|n| a.count(n)).filter(|n| n.last < token)?;
    let figure = crate::analysis::figure(number.value, number.words(s));
    let mut draft = draft(a, (number.first, people.last), token, SiegeStatus::Besieged, Some(figure), None);
    draft.subject = head;
    Some(draft)
}

fn verb(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &Words,
    c: &Clause,
    strong: bool,
    found: &mut Vec<Draft>,
) {
    let stance = stance(a, c.verb);
    if stance.unreal || stance.negated || stance.attempted {
        return;
    }
    let doer = c.doer.filter(|&d| force(a, d).acts());
    let people = c.things.iter().find_map(|&t| people_at(a, lexicon, t).filter(is_shut_in));
    // "the suburb, which troops have encircled since 2013"
    let told = |t: usize| {
        let relative = matches!(a.sentence.lower(t), "which" | "that");
        if relative { a.sentence.head(c.verb).unwrap_or(t) } else { t }
    };
    let place = c.things.iter().find_map(|&t| place_of(a, told(t)).map(|p| (t, p)));
    // "Tkvarcheli was besieged": a name that no list holds.
    let name = |t: &usize| is_name(a, *t);
    let named_place = place.is_some() && (strong || doer.is_some())
        || strong && c.voice == Voice::Passive && people.is_none() && c.things.iter().any(name);
    // "the suburbs that troops have encircled", of which the name stands elsewhere
    let relative = doer.is_some_and(|d| force(a, d) == Force::Armed)
        && c.voice == Voice::Active
        && c.things.iter().any(|&t| told(t) != t && a.sentence.tag(told(t)).is_noun());
    let finite = c.voice != Voice::Participle;
    let shut = finite
        && people.is_none()
        && (ways::is_shut_town(a, words, c, strong) || state::is_shut(a, words, c));
    // "remains encircled by the rebels", "is ringed by army posts"
    let ringer = c
        .doer
        .filter(|_| words.ringing.contains(a.sentence.lemma(c.verb)) && place.is_some())
        .and_then(|d| {
            let armed = force(a, d) == Force::Armed;
            side_within(a, d).or_else(|| party(a, d).filter(|_| armed))
        });
    let accepted = match &people {
        Some(p) => p.counted || strong && finite || doer.is_some() && finite,
        None => {
            relative
                || shut
                || named_place && finite && (strong || c.voice == Voice::Active)
                || ringer.is_some() && c.voice == Voice::Passive
        }
    };
    if !accepted {
        found.extend(ways::forces_shut_in(a, c).or_else(|| state::garrison(a, c).filter(|_| strong)));
        return;
    }
    let span = if c.voice == Voice::Participle {
        let noun = c.things.first().copied().unwrap_or(c.verb);
        let (first, _) = people.as_ref().map_or_else(|| phrase(a, noun), |p| (p.first, p.last));
        (first, reach(a, c.verb, &[Label::Conj, Label::Cc, Label::Punct, Label::Advcl, Label::Relcl]).1)
    } else {
        extent(a, c, None)
    };
    let figure = people.as_ref().filter(|p| p.counted).map(|p| p.figure.clone());
    let mut draft =
        draft(a, span, c.verb, SiegeStatus::Besieged, figure, doer.and_then(|d| party(a, d)).or(ringer));
    draft.modality = stance.modality;
    draft.subject = people.as_ref().map_or(c.verb, |p| p.head);
    draft.place_mention = place.map(|(_, p)| p).or_else(|| spot(a, c.verb));
    draft.confidence = if people.is_some_and(|p| p.counted) || strong { 0.9 } else { 0.7 };
    found.push(draft);
}

/// "More than 900 people are besieged", tagged as an adjective.
fn adjective(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, strong: bool, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let Some(head) = s.head(token) else { return };
    let (verb, people) = if s.tag(head).is_verb() {
        let Some(subject) = subject(a, head) else { return };
        (Some(head), people_at(a, lexicon, subject))
    } else {
        (None, people_at(a, lexicon, head).filter(|p| p.head < token))
    };
    let Some(people) = people.filter(|p| is_shut_in(p) && (p.counted || strong && verb.is_some())) else {
        return;
    };
    let words = verb.and_then(|v| clause(a, v)).map_or((people.first, token), |c| extent(a, c, None));
    let mut draft = draft(
        a,
        (words.0.min(people.first), words.1.max(token)),
        token,
        SiegeStatus::Besieged,
        people.counted.then_some(people.figure),
        None,
    );
    draft.subject = people.head;
    draft.place_mention = spot(a, token).or_else(|| verb.and_then(|v| spot(a, v)));
    if let Some(v) = verb {
        let stance = stance(a, v);
        if stance.negated || stance.unreal {
            return;
        }
        draft.modality = stance.modality;
    }
    found.push(draft);
}

const fn is_shut_in(people: &People) -> bool {
    !people.unknown && !people.named && !people.attacker && (people.counted || !people.pronoun)
}

fn caught_otherwise(a: &Analysed<'_>, words: &Words, token: usize) -> bool {
    let s = &a.sentence;
    // "trapped there with little water": what they have is not what they are caught in.
    let caught = |(word, _, n): (String, usize, usize)| (word != "with" && word != "without").then_some(n);
    let mut nouns: Vec<usize> = complements(a, token).into_iter().filter_map(caught).collect();
    if let Some(verb) = s.head(token).filter(|&v| s.tag(v).is_verb()) {
        nouns.extend(complements(a, verb).into_iter().filter_map(caught));
    }
    let under_something = complements(a, token).into_iter().any(|(w, _, n)| {
        matches!(w.as_str(), "under" | "beneath" | "underneath") && !words.nouns.contains(s.lemma(n))
    });
    under_something || nouns.into_iter().any(|n| words.debris.contains(s.lemma(n)))
}

/// "cut off 3,000 people".
fn cut_off(a: &Analysed<'_>, lexicon: &Lexicon, words: &Words, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let particle = if s.lemma(token) == "cut" { "off" } else { "in" };
    if (token + 1..token + 4).all(|i| s.lower(i) != particle) {
        return;
    }
    let Some(c) = clause(a, token) else { return };
    let people = c
        .things
        .iter()
        .find_map(|&t| people_at(a, lexicon, t).filter(|p| is_shut_in(p) && (p.counted || wholly(a, token))));
    let besieged =
        c.doer.is_some_and(|d| force(a, d).acts()) && c.things.iter().any(|&t| place_of(a, t).is_some());
    if people.is_some() || besieged {
        verb(a, lexicon, words, c, true, found);
    } else {
        found.extend(ways::town_cut_off(a, words, token));
    }
}

/// "cut off completely", "completely cut off".
fn wholly(a: &Analysed<'_>, token: usize) -> bool {
    (token.saturating_sub(2)..token + 4)
        .any(|i| matches!(a.sentence.lower(i), "completely" | "entirely" | "totally" | "wholly"))
}

/// "under siege", "lifted the siege of the town", "imposed a siege on".
fn noun(a: &Analysed<'_>, lexicon: &Lexicon, words: &Words, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let governor = s.head(token);
    let within = |p: usize| matches!(s.lower(p), "under" | "inside" | "within");
    if s.label(token) == Label::Pobj && governor.is_some_and(within) {
        under(a, lexicon, words, token, found);
        return;
    }
    if words.rings.contains(s.lemma(token)) {
        return;
    }
    if let Some(draft) = ways::goes_on(a, words, token) {
        found.push(draft);
        return;
    }
    let governed = governor.filter(|&v| s.tag(v).is_verb()).and_then(|v| clause(a, v));
    let governed = governed.filter(|c| c.things.contains(&token));
    let status = governed.and_then(|c| match s.lemma(c.verb) {
        l if words.lift.contains(l) => Some(SiegeStatus::Lifted),
        l if words.impose.contains(l) => Some(SiegeStatus::Besieged),
        _ => None,
    });
    let (Some(c), Some(status)) = (governed, status) else {
        let told = state::undergone(a, words, token).or_else(|| state::telling(a, words, token));
        found.extend(told.or_else(|| ways::lasting(a, words, token)));
        return;
    };
    let verb = c.verb;
    let place = spot(a, token).or_else(|| spot(a, verb));
    let shut_in = s
        .children_by(token, &[Label::Prep])
        .filter_map(|p| s.child(p, Label::Pobj))
        .any(|n| place_of(a, n).is_some() || people_at(a, lexicon, n).is_some() || s.tag(n).is_proper());
    let armed = c.doer.is_some_and(|d| force(a, d).acts());
    let shut_in = shut_in
        || s.children_by(token, &[Label::Prep]).any(|p| s.lower(p) == "of") && c.voice == Voice::Passive;
    if !(shut_in || place.is_some() || armed || state::lifted(a, c, token)) {
        return;
    }
    let stance = stance(a, verb);
    if stance.negated {
        return;
    }
    let mut draft =
        draft(a, extent(a, c, None), verb, status, None, c.doer.filter(|_| armed).and_then(|d| party(a, d)));
    draft.subject = token;
    draft.place_mention = place;
    // "want to break the siege": an aim is told as a plan.
    draft.modality = if stance.unreal || stance.attempted { Modality::Planned } else { stance.modality };
    draft.confidence = if stance.unreal { 0.55 } else { 0.85 };
    found.push(draft);
}

/// "live there under siege", "people under siege".
fn under(a: &Analysed<'_>, lexicon: &Lexicon, words: &Words, token: usize, found: &mut Vec<Draft>) {
    let s = &a.sentence;
    let Some(prep) = s.head(token) else { return };
    // Up to the verb; a noun on the way is the people themselves.
    let mut at = s.head(prep);
    let mut people = None;
    let mut verb = None;
    for _ in 0..6 {
        let Some(h) = at else { break };
        if s.tag(h).is_verb() {
            verb = Some(h);
            break;
        }
        if let Some(p) = people_at(a, lexicon, h).filter(is_shut_in) {
            people = Some(p);
            break;
        }
        at = s.head(h);
    }
    let mut place = spot(a, token);
    if let (None, Some(v)) = (&people, verb) {
        if let Some(who) = subject(a, v) {
            people = people_at(a, lexicon, who).filter(is_shut_in);
            place = place_of(a, who).or(place);
        }
        place = place.or_else(|| spot(a, v));
    }
    let trapped = s.ancestors(prep).take(2).any(|h| matches!(s.lower(h), "trapped" | "besieged"));
    let counted = people.as_ref().is_some_and(|p| p.counted);
    let finite = verb.is_some_and(|v| {
        matches!(s.lemma(v), "be" | "remain" | "come" | "live" | "stay" | "put" | "place" | "bring")
    });
    let lived_in = verb
        .and_then(|v| subject(a, v))
        .is_some_and(|n| words.settled.contains(a.sentence.lemma(n)) && !a.sentence.tag(n).is_plural());
    // "They have been living under a blockade for months"
    let they = verb.is_some_and(|v| {
        matches!(s.lemma(v), "live" | "remain" | "stay")
            && subject(a, v).is_some_and(|n| matches!(s.lower(n), "they" | "we"))
    });
    if trapped || !(counted || finite && (place.is_some() || people.is_some() || lived_in || they)) {
        return;
    }
    let whole = match (verb.and_then(|v| clause(a, v)), &people) {
        (Some(c), _) => extent(a, c, None),
        (None, Some(p)) => (p.first, token),
        _ => (prep, token),
    };
    let whole = (people.as_ref().map_or(whole.0, |p| whole.0.min(p.first)), whole.1.max(token));
    let figure = people.as_ref().filter(|p| p.counted).map(|p| p.figure.clone());
    let mut draft = draft(a, whole, token, SiegeStatus::Besieged, figure, None);
    draft.subject = people.as_ref().map_or(token, |p| p.head);
    draft.place_mention = place;
    if let Some(v) = verb {
        let stance = stance(a, v);
        if stance.negated || stance.unreal {
            return;
        }
        draft.modality = stance.modality;
    }
    found.push(draft);
}

/// The place where it is: of the token's own complements.
fn spot(a: &Analysed<'_>, token: usize) -> Option<usize> {
    let spatial = |w: &str| {
        matches!(
            w,
            "in" | "at" | "near" | "of" | "on" | "around" | "inside" | "within" | "outside" | "across"
        )
    };
    complements(a, token).into_iter().filter(|(w, ..)| spatial(w)).find_map(|(_, _, n)| place_of(a, n))
}

fn draft(
    a: &Analysed<'_>,
    words: (usize, usize),
    anchor: usize,
    status: SiegeStatus,
    figure: Option<Figure>,
    actor: Option<Party>,
) -> Draft {
    let body = Body::Siege(Siege { actor, figure, status: Some(status) });
    let mut draft = Draft::new(a.index, words.0, words.1, anchor, body, "siege");
    draft.confidence = 0.85;
    draft
}

fn is_name(a: &Analysed<'_>, token: usize) -> bool {
    a.sentence.tag(token).is_proper() && !force(a, token).acts()
}

//! Words of harm in a sentence: which verbs, nouns and states tell harm here, with what they need beside them.

use sijill_claim::{Harm, VictimStatus};
use sijill_language::{Label, Tag};

use super::hit::{Voice, voice};
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::lexicon::{Doer, Frame, HarmVerb, Lexicon};
use crate::party;

/// A verb that tells harm, with how it takes its victims.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trigger {
    pub(crate) token: usize,
    pub(crate) harm: Harm,
    pub(crate) frame: Frame,
    /// A negation is part of it: "have not been heard from".
    pub(crate) denies: bool,
}

impl Trigger {
    /// Its voice: "could not be traced" is as real as "was not traced".
    pub(crate) fn voice(&self, a: &Analysed<'_>) -> (Voice, usize) {
        match voice(a, self.token) {
            (Voice::Unreal, first) if self.denies => (Voice::Passive, first),
            other => other,
        }
    }
}

/// Every verb of harm of the sentence whose complements are there.
pub(crate) fn triggers(a: &Analysed<'_>, lexicon: &Lexicon) -> Vec<Trigger> {
    let s = &a.sentence;
    let mut found = Vec::new();
    for token in 0..s.len() {
        // "Killed: 3", of a table: a state.
        if token == 0 && s.surface(1) == ":" {
            continue;
        }
        let tag = s.tag(token);
        // "still taking in wounded": whoever comes.
        if s.lower(token.wrapping_sub(1)) == "in"
            && matches!(s.lemma(token.wrapping_sub(2)), "take" | "bring")
        {
            continue;
        }
        // "…State killing nine villagers": a participle that the tagger takes for a noun.
        let present = is_present(a, lexicon, token);
        let noun = tag.is_noun()
            && (s.lower(token).ends_with("ed")
                || (s.lower(token).ends_with("ing") || present) && counts_next(a, token));
        if !(tag.is_verb() || tag == Tag::JJ || noun) {
            continue;
        }
        let form = match (noun, tag) {
            (true, _) if s.lower(token).ends_with("ing") => Tag::VBG,
            (true, _) if present => Tag::VBZ,
            (true, _) | (_, Tag::JJ) => Tag::VBN,
            _ => tag,
        };
        let base = sijill_language::lemma(s.lower(token), form);
        let Some(verbs) = lexicon.verbs.get(s.lemma(token)).or_else(|| lexicon.verbs.get(base.as_str()))
        else {
            continue;
        };
        if tag == Tag::JJ && !s.lower(token).ends_with("ed") {
            continue;
        }
        // The longest demand wins: "shot dead" before plain "shot".
        let active = super::hit::voice(a, token).0 == super::hit::Voice::Active;
        // "have starved to death", of nobody's doing: whoever is told of dies.
        let dies = |v: &HarmVerb| {
            active
                && v.frame == Frame::Intransitive
                && s.child(token, Label::Dobj).is_none()
                && !counts_next(a, token)
        };
        // "who lost their lives", "claimed the lives of young men": the entry that names the object which stands there.
        let names = |v: &HarmVerb| {
            s.child(token, Label::Dobj).is_some_and(|o| {
                v.objects.iter().any(|w| w == s.lemma(o) || w == s.lower(o))
                    || v.frame == Frame::Lives && s.lemma(o) == "life" && s.child(o, Label::Prep).is_some()
            })
        };
        let met = verbs
            .iter()
            .filter(|v| !(active && matches!(v.frame, Frame::Transitive { passive_only: true })))
            .filter(|v| {
                (v.needs.is_empty() || complement(a, token, &v.needs))
                    && !excluded(a, token, v)
                    && object(a, lexicon, token, v)
                    && is_told_of(a, lexicon, token, v)
                    && v.by.is_none_or(|by| is_done_by(a, lexicon, token, by))
            })
            .max_by_key(|v| (dies(v), names(v), v.needs.len() + v.objects.len(), v.by.is_some()));
        if let Some(verb) = met {
            found.push(Trigger { token, harm: verb.harm, frame: verb.frame, denies: verb.denies() });
        }
    }
    found
}

/// "Blast kills 14, wounds 30": a headline's verb that the tagger takes for a noun.
fn is_present(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> bool {
    let s = &a.sentence;
    let Some(before) = token.checked_sub(1) else { return false };
    let joined = matches!(s.lower(before), "," | "and" | "&");
    let form = s.lower(token) != s.lemma(token) || joined;
    form && (joined || s.tag(before).is_noun()) && lexicon.is_of_harm(s.lemma(token))
}

/// True where what may not stand with the verb does.
fn excluded(a: &Analysed<'_>, token: usize, verb: &HarmVerb) -> bool {
    verb.not_beside.iter().any(|w| (token + 1..token + 3).any(|i| a.sentence.lower(i) == w))
        || verb.not_by_helpers && is_by_helpers(a, token)
        || !verb.without.is_empty() && complement(a, token, &verb.without)
}

/// "Medics led away two wounded men".
fn is_by_helpers(a: &Analysed<'_>, token: usize) -> bool {
    doers(a, token).any(|i| CLASSES.tending.has(a.sentence.lemma(i)))
}

/// The nouns of whoever does what a verb says, where they are told.
fn doers<'a>(a: &'a Analysed<'_>, token: usize) -> impl Iterator<Item = usize> + 'a {
    let s = &a.sentence;
    // "burst in and took", "came, taking"
    let shares =
        move |&verb: &usize| matches!(s.label(verb), Label::Conj | Label::Advcl | Label::Xcomp | Label::Dep);
    let led = move |verb: &usize| {
        let own = s.children_by(*verb, &[Label::Nsubj, Label::Nsubjpass]).next().is_none();
        (own && shares(verb)).then(|| s.head(*verb)).flatten()
    };
    std::iter::successors(Some(token), led)
        .take(4)
        .flat_map(|verb| s.children_by(verb, &[Label::Nsubj, Label::Agent]))
        .flat_map(|child| [Some(child), s.child(child, Label::Pobj)].into_iter().flatten())
}

/// True where the subject is one that the verb needs: "fourteen of our soldiers fell".
fn is_told_of(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, verb: &HarmVerb) -> bool {
    let s = &a.sentence;
    let fits = |head: usize| {
        let fighter = || {
            crate::people::people_at(a, lexicon, head).is_some_and(|p| {
                let one = matches!(s.lower(p.first), "a" | "an" | "another") && !p.named;
                (p.counted || one) && p.status == Some(VictimStatus::Combatant)
            })
        };
        verb.subjects.iter().any(|wanted| match wanted.as_str() {
            "@fighters" => fighter(),
            "@people" => crate::people::people_at(a, lexicon, head).is_some_and(|p| !p.unknown),
            noun => noun == s.lemma(head),
        })
    };
    verb.subjects.is_empty() || s.child(token, Label::Nsubj).is_some_and(fits)
}

fn is_done_by(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, by: Doer) -> bool {
    let of_a_state = |i: usize| party::force(a, i).acts() && !party::is_irregular(a, i);
    match by {
        Doer::Irregulars => doers(a, token).any(|i| party::is_irregular(a, i)),
        // "The rebellion claims 30,000 fighters": what it has.
        Doer::Event
            if a.sentence.tag(token) == Tag::VBZ
                && doers(a, token).any(|i| CLASSES.unrest.has(a.sentence.lemma(i))) =>
        {
            false
        }
        Doer::Event => doers(a, token).any(|i| {
            lexicon.causes.contains_key(a.sentence.lemma(i))
                || CLASSES.attacks.has(a.sentence.lemma(i))
                || CLASSES.unrest.has(a.sentence.lemma(i))
        }),
        // "gunmen dressed as soldiers"
        Doer::State => {
            let posing = (0..token).any(|i| {
                matches!(a.sentence.lower(i), "dressed" | "disguised" | "posing" | "clad" | "wearing")
            });
            !posing && doers(a, token).any(of_a_state)
        }
        Doer::NotState => !doers(a, token).any(of_a_state),
    }
}

/// True where one of the complements stands near the verb, before or after it, with no other finite verb between.
fn complement(a: &Analysed<'_>, token: usize, complements: &[String]) -> bool {
    let s = &a.sentence;
    let end = s.len().min(token + 14);
    let breaks = (token + 1..end).find(|&i| a.is_finite(i) || matches!(s.lower(i), ";" | ":"));
    let limit = breaks.map_or(end, |b| if b + 2 == s.len() { b + 2 } else { b + 1 }).min(end);
    let found = |need: &str| {
        let first = need.split(' ').next().unwrap_or(need);
        let beside = !need.contains(' ') && !need.ends_with("ly");
        let words: Vec<&str> = need.split(' ').collect();
        (token.saturating_sub(2)..limit).find(|&start| {
            s.lower(start) == first
                && (start > token || !beside)
                && !super::fatally::is_of_some(a, start)
                && reads(a, start, &words)
        })
    };
    // "shot dead", "down" must follow closely unless the victims stand between.
    complements.iter().any(|need| {
        // Nothing follows but a day.
        if need == "@end" {
            return ends_at(a, token);
        }
        found(need).is_some_and(|start| need != "down" || start <= token + 2 || s.tag(start) == Tag::RP)
    })
}

/// "fourteen of our soldiers fell.", "fell on 9 May": nothing stands behind a verb but a day.
fn ends_at(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    let day = a.dates.iter().find(|d| d.first == token + 1).map_or(token, |d| d.last);
    day + 1 >= s.len() || matches!(s.tag(day + 1), Tag::Stop | Tag::CloseQuote) || s.lower(day + 1) == ";"
}

/// True where the words stand there; "*" is up to two words.
fn reads(a: &Analysed<'_>, at: usize, words: &[&str]) -> bool {
    match words {
        [] => true,
        // "with severe burns", not "with bandages for burns".
        ["*", rest @ ..] => (at..at + 3)
            .take_while(|&next| next == at || a.sentence.tag(next - 1) != Tag::IN)
            .any(|next| reads(a, next, rest)),
        [word, rest @ ..] => a.sentence.lower(at) == *word && reads(a, at + 1, rest),
    }
}

/// True where one of the objects that the verb needs is its object.
fn object(a: &Analysed<'_>, lexicon: &Lexicon, token: usize, verb: &HarmVerb) -> bool {
    if verb.objects.is_empty() {
        return true;
    }
    let s = &a.sentence;
    let people = |i: usize, but: Option<VictimStatus>| {
        s.tag(i).is_noun()
            && (s.lower(i) == "others"
                || lexicon.people.get(s.lemma(i)).is_some_and(|p| but.is_none() || p.status != but))
    };
    let named = |i: usize| {
        verb.objects.iter().any(|object| match object.as_str() {
            "@people" => people(i, None),
            "@civilians" => people(i, Some(VictimStatus::Combatant)),
            // "gave the death toll": no death was given.
            // "received 40 wounded": they have wounds, and the doctors none.
            object => {
                let hurt = lexicon.states.contains_key(s.lower(i)) && object != s.lower(i);
                (object == s.lemma(i) || object == s.lower(i)) && !hurt && !is_modifier(a, i)
            }
        })
    };
    // "The commander, Colonel Haddad, was also eliminated": past what is said of him between commas.
    let edge = |first: usize| {
        let mut edge = first;
        for _ in 0..3 {
            let Some(comma) = edge.checked_sub(1).filter(|&i| s.lower(i) == ",") else { break };
            let before = (comma.saturating_sub(8)..comma).rev().find(|&i| s.lower(i) == ",");
            let Some(before) = before else { break };
            edge = before;
            if (before.saturating_sub(4)..before).all(|i| s.lower(i) != ",") {
                break;
            }
            edge += 1;
        }
        edge
    };
    // "Four gunmen were eliminated": what is done to them stands behind them.
    let passive = || {
        let (voice, first) = voice(a, token);
        // "the bodies of nine people were found": no people were.
        let corpse = |i: usize| lexicon.nouns.get(s.lemma(i)).is_some_and(|n| n.bodies) && s.tag(i).is_noun();
        let window = edge(first).saturating_sub(8)..edge(first);
        matches!(verb.frame, Frame::Transitive { .. })
            && !(verb.harm == Harm::Killed && (first.saturating_sub(20)..first).any(corpse))
            && (voice == Voice::Passive || voice == Voice::Unreal && verb.denies())
            && window
                .rev()
                // "four gunmen to a bunker, which was destroyed"
                .take_while(|&i| !a.is_finite(i) && !matches!(s.lower(i), "which" | "that" | "," | ";"))
                .any(named)
    };
    // "lost their lives when rebels set off a bomb": its object stands before what is told of it.
    let own = |i: usize| {
        // "made off with nine children", "searching for six miners"
        let governed = s.lower(i) == "with" && s.lower(i - 1) == "off"
            || s.lower(i) == "for" && (token..i).any(|k| matches!(s.lemma(k), "search" | "look"));
        let leads = s.tag(i) == Tag::IN
            && !governed
            && !matches!(
                s.lower(i),
                "of" | "than" | "at" | "about" | "around" | "over" | "up" | "off" | "among" | "between"
            );
        !a.is_finite(i) && !leads && s.tag(i) != Tag::WRB
    };
    let one = |i: usize| {
        !verb.objects.iter().any(|o| o.starts_with('@')) || s.tag(i) != Tag::CC && s.lower(i) != ","
    };
    // "two nurses who were seized by gunmen"
    let told = || s.label(token) == Label::Relcl && s.head(token).is_some_and(named);
    (token + 1..s.len().min(token + 10)).take_while(|&i| own(i) && one(i)).any(named) || passive() || told()
}

/// A noun that only describes the next one of its phrase, which is not one of people.
fn is_modifier(a: &Analysed<'_>, i: usize) -> bool {
    let s = &a.sentence;
    let next = s.tag(i + 1) == Tag::NN && a.chunk(i).is_some_and(|c| c.head > i && c.head <= i + 2);
    s.tag(i) == Tag::NN && next && matches!(s.lemma(i), "death" | "life" | "end" | "bullet" | "body")
}

fn counts_next(a: &Analysed<'_>, token: usize) -> bool {
    a.count(token + 1).is_some()
}

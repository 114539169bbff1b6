//! Flight told by a noun ("set off a mass exodus of villagers"), by what is left ("the town has been emptied of its people"), and of
//! those who rule ("the president fled to Dura with his ministers").

use sijill_claim::{Displacement, DisplacementManner, Modality};
use sijill_language::{Label, Tag};

use super::DisplacementLexicon;
use super::folk::is_folk;
use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::{Clause, Voice, complements, extent, phrase, reach, stance, subject};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::is_warlike;

/// "a mass exodus of Christians", "the forced displacement of villagers": of people whom nobody counts.
pub(super) fn noun(
    a: &Analysed<'_>,
    words: &DisplacementLexicon,
    token: usize,
    manner: DisplacementManner,
) -> Option<Draft> {
    let s = &a.sentence;
    let of = s
        .children_by(token, &[Label::Prep])
        .filter(|&p| s.lower(p) == "of")
        .find_map(|p| s.child(p, Label::Pobj))
        .or_else(|| a.chunk(token + 2).filter(|_| s.lower(token + 1) == "of").map(|k| k.head))?;
    let head = a.chunk(of).map_or(of, |k| k.head);
    let chunk = a.chunk(token)?;
    let whole = (chunk.first..token).any(|i| words.crowd.wholesale.has(s.lower(i)));
    let verb = s.ancestors(token).take(3).find(|&h| s.tag(h).is_verb());
    let brought = verb.is_some_and(|v| {
        matches!(
            s.lemma(v),
            "cause"
                | "trigger"
                | "spark"
                | "prompt"
                | "provoke"
                | "precipitate"
                | "lead"
                | "result"
                | "set"
                | "see"
                | "force"
                | "produce"
                | "unleash"
                | "witness"
        )
    });
    // "The exodus of refugees continued on Sunday"
    let goes_on = s.label(token) == Label::Nsubj
        && matches!(s.lemma(token), "exodus" | "flight" | "displacement")
        && verb.is_some_and(|v| {
            matches!(
                s.lemma(v),
                "continue" | "begin" | "grow" | "gather" | "accelerate" | "follow" | "intensify"
            )
        });
    let diplomats = |i: usize| {
        matches!(s.lemma(i), "diplomat" | "player" | "student" | "member" | "worker" | "staff" | "investor")
    };
    let people = is_folk(a, words, head) && !(a.chunk(of)?.first..=head).any(diplomats);
    let told =
        whole && (manner != DisplacementManner::Returned) || brought && is_warlike(a, token) || goes_on;
    let stance = verb.map(|v| stance(a, v));
    let open = stance.is_some_and(|st| {
        st.unreal
            || st.negated
            || st.attempted
            || !matches!(st.modality, Modality::Asserted | Modality::Hedged)
    });
    let only_thought = s.ancestors(token).take(3).any(|h| {
        CLASSES.prevention.has(s.lemma(h))
            || CLASSES.plans.has(s.lemma(h)) && s.lemma(h) != "set"
            || CLASSES.imagining.has(s.lemma(h))
            || matches!(
                s.lemma(h),
                "fear"
                    | "warn"
                    | "accuse"
                    | "deny"
                    | "condemn"
                    | "risk"
                    | "threaten"
                    | "plan"
                    | "against"
                    | "ban"
                    | "prohibit"
                    | "drop"
                    | "call"
                    | "oppose"
                    | "charge"
                    | "allege"
            )
    });
    if !people || !told || open || only_thought {
        return None;
    }
    let words_at =
        (phrase(a, token).0, reach(a, token, &[Label::Relcl, Label::Conj, Label::Cc, Label::Punct]).1);
    let body = Body::Displacement(Displacement { figure: None, from: None, to: None, manner: Some(manner) });
    let mut draft =
        Draft::new(a.index, words_at.0, words_at.1.max(head), token, body, "displacement: exodus");
    draft.subject = head;
    draft.place_mention =
        complements(a, token).into_iter().chain(complements(a, head)).find_map(|(_, _, n)| place_of(a, n));
    draft.confidence = 0.6;
    Some(draft)
}

/// What a clause tells of a town that has no people any more, or of rulers who fled.
pub(super) fn told(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    emptied(a, words, c).or_else(|| ruler(a, words, c))
}

/// "The town has been emptied of its people", "Entire villages have emptied".
fn emptied(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if !matches!(c.lemma.as_str(), "empty" | "depopulate" | "clear" | "cleanse" | "purge") {
        return None;
    }
    let town = |t: usize| words.crowd.homes.has(s.lemma(t)) || place_of(a, t).is_some();
    let place = c.things.iter().copied().find(|&t| town(t)).or_else(|| c.doer.filter(|&d| town(d)))?;
    let behind = complements(a, c.verb).into_iter().chain(complements(a, place));
    let of = behind.into_iter().find(|(w, ..)| w == "of").map(|(_, _, n)| n);
    let people = of.is_some_and(|n| is_folk(a, words, n) || matches!(s.lemma(n), "population"));
    let whole =
        a.chunk(place).is_some_and(|k| (k.first..place).any(|i| matches!(s.lower(i), "entire" | "whole")));
    let alone = c.voice == Voice::Active && c.things.is_empty() && whole && is_warlike(a, c.verb);
    if !(people || alone || c.lemma == "depopulate") || c.lemma == "clear" && !people {
        return None;
    }
    let driven = matches!(c.lemma.as_str(), "cleanse" | "purge");
    make(a, c, place, if driven { DisplacementManner::Expelled } else { DisplacementManner::Fled })
}

/// "The ousted prime minister fled to Dura", "Osman fled the country along with his government after rebels took the palace".
fn ruler(a: &Analysed<'_>, words: &DisplacementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let flees = c.lemma == "flee"
        || matches!(c.lemma.as_str(), "go" | "fly" | "escape" | "force" | "drive")
            && complements(a, c.verb)
                .iter()
                .any(|(w, _, n)| matches!(w.as_str(), "into" | "to") && s.lower(*n) == "exile");
    if !flees {
        return None;
    }
    let who = match c.voice {
        Voice::Active => c.own_subject.or(c.doer).or_else(|| subject(a, c.verb)),
        _ => c.things.first().copied(),
    }?;
    let chunk = a.chunk(who).filter(|k| k.first < c.verb)?;
    let rules = |i: usize| words.crowd.rulers.has(s.lemma(i)) || words.crowd.rulers.has(s.lower(i));
    let titled = (chunk.first..=chunk.last).any(rules)
        && (chunk.first..=chunk.last).all(|i| {
            !matches!(s.lower(i), "rebel" | "gang" | "opposition" | "party" | "church" | "militia" | "cult")
        });
    let away = complements(a, c.verb).into_iter().find(|(w, _, n)| {
        matches!(w.as_str(), "to" | "into" | "for" | "across")
            && (s.tag(*n).is_proper()
                || matches!(s.lemma(*n), "exile" | "capital" | "city" | "town" | "country"))
    });
    let land = c.things.iter().copied().find(|&t| {
        t > c.verb
            && (s.tag(t).is_proper() || matches!(s.lemma(t), "country" | "capital" | "city" | "palace"))
    });
    let court = (c.verb..s.len().min(c.verb + 16)).any(|i| {
        matches!(s.lower(i), "government" | "ministers" | "cabinet" | "entourage")
            && (i.saturating_sub(4)..i).any(|k| s.lower(k) == "his" || s.lower(k) == "her")
    });
    // A name alone may be anybody's who runs from a trial.
    let named = s.tag(chunk.head) == Tag::NNP && a.place_at(chunk.head).is_none();
    if !(titled || named && court) || away.is_none() && land.is_none() {
        return None;
    }
    make(a, c, who, DisplacementManner::Fled)
}

fn make(a: &Analysed<'_>, c: &Clause, who: usize, manner: DisplacementManner) -> Option<Draft> {
    let s = &a.sentence;
    let stance = stance(a, c.verb);
    let beside = matches!(s.label(c.verb), Label::Relcl | Label::Acl);
    let nature = (0..s.len()).any(|i| {
        matches!(s.lemma(i), "flood" | "earthquake" | "storm" | "hurricane" | "fire" | "wildfire" | "volcano")
    });
    if stance.negated
        || stance.unreal
        || stance.attempted
        || stance.modality == Modality::Planned
        || beside
        || nature
    {
        return None;
    }
    let body = Body::Displacement(Displacement { figure: None, from: None, to: None, manner: Some(manner) });
    let (first, last) = extent(a, c, None);
    let mut draft = Draft::new(a.index, first, last, c.verb, body, "displacement: rulers and towns");
    draft.subject = who;
    draft.modality = stance.modality;
    draft.place_mention = place_of(a, who)
        .or_else(|| c.things.iter().find_map(|&t| place_of(a, t)))
        .or_else(|| complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n)));
    draft.confidence = 0.6;
    Some(draft)
}

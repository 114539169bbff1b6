//! Armed people who give up: "laid down their weapons", "gave themselves up", "surrendered with 20 of his men".

use sijill_claim::{Displacement, Figure};

use crate::analysis::{Analysed, figure};
use crate::clause::{Clause, Voice, complements, extent, stance};
use crate::control::place_of;
use crate::draft::{Body, Draft};
use crate::party::{Force, force};

/// "laid down their arms", "handed in their guns", "gave themselves up", "turned themselves in".
pub(super) fn yields(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let near = |word: &str| (c.verb + 1..s.len().min(c.verb + 5)).any(|i| s.lower(i) == word);
    let arms = c.things.iter().any(|&t| matches!(s.lemma(t), "arm" | "arms" | "weapon" | "gun" | "rifle"));
    let selves = s.lower(c.verb + 1) == "themselves";
    c.voice == Voice::Active
        && match c.lemma.as_str() {
            "lay" | "put" => arms && near("down"),
            "hand" => arms && (near("in") || near("over")),
            "give" => near("up") && (arms || selves),
            "turn" => near("in") && (arms || selves),
            _ => false,
        }
}

/// "Colonel Diallo surrendered on Friday with 20 fighters": he, and they.
pub(super) fn with_men(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    if c.lemma != "surrender" || c.voice != Voice::Active {
        return None;
    }
    let doer = c.doer.filter(|&d| d < c.verb && !s.tag(d).is_plural())?;
    // "The champion surrendered the title", "surrendered to reporters"
    let to_press = complements(a, c.verb).iter().any(|(w, _, n)| {
        w == "to" && matches!(s.lemma(*n), "reporter" | "journalist" | "rival" | "pressure" | "demand")
    });
    let armed = force(a, doer) == Force::Armed || s.tag(doer).is_proper();
    if !armed || to_press || s.child(c.verb, sijill_language::Label::Dobj).is_some() {
        return None;
    }
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let behind = complements(a, c.verb)
        .into_iter()
        .filter(|(w, ..)| matches!(w.as_str(), "with" | "along with" | "together with"));
    let (_, _, men) = behind.into_iter().find(|(_, _, n)| {
        force(a, *n) == Force::Armed
            && matches!(
                s.lemma(*n),
                "man"
                    | "fighter"
                    | "soldier"
                    | "rebel"
                    | "guerrilla"
                    | "insurgent"
                    | "militant"
                    | "gunman"
                    | "combatant"
                    | "follower"
                    | "comrade"
                    | "militiaman"
            )
            || matches!(s.lemma(*n), "man" | "follower" | "fighter" | "comrade")
            || a.count(*n).is_some_and(|k| s.lower(k.last + 1) == "of")
    })?;
    let chunk = a.chunk(men)?;
    let number = (chunk.first..=chunk.last).find_map(|i| a.count(i))?;
    // He is one more, if he is named or counted as one.
    let count = figure(number.value, number.words(s));
    let more = |n: u64| n + 1;
    let count =
        Figure { low: more(count.low), high: count.high.map(more), best: count.best.map(more), ..count };
    let body = Body::Displacement(Displacement { figure: Some(count), from: None, to: None, manner: None });
    let (first, last) = extent(a, c, None);
    let mut draft = Draft::new(
        a.index,
        first,
        last.max(chunk.last),
        c.verb,
        body,
        "displacement: surrendered with his men",
    );
    draft.subject = doer;
    draft.modality = stance.modality;
    draft.place_mention = complements(a, c.verb).into_iter().find_map(|(_, _, n)| place_of(a, n));
    draft.confidence = 0.75;
    Some(draft)
}

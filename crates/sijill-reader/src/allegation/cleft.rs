//! Who it is that does a wrong, told as such: "It is the army that is shelling us," a rebel said.

use sijill_claim::{Allegation, Modality};

use super::{Scene, deed, named};
use crate::analysis::Analysed;
use crate::draft::Draft;
use crate::party::{Force, force};

/// The accusations of this form in a sentence, each within what somebody says.
pub(super) fn told(scene: &Scene<'_, '_>, a: &Analysed<'_>) -> Vec<Draft> {
    (0..a.sentence.len()).filter_map(|i| cleft(scene, a, i)).take(4).collect()
}

/// "It is Kabila's soldiers who are looting the town".
fn cleft(scene: &Scene<'_, '_>, a: &Analysed<'_>, i: usize) -> Option<Draft> {
    let s = &a.sentence;
    let opens = s.lower(i) == "it" && (s.lemma(i + 1) == "be" || matches!(s.lower(i + 1), "'s" | "’s"));
    let at = i + 2 + usize::from(matches!(s.lower(i + 2), "only" | "actually" | "always"));
    let mut chunk = a.chunk(at).filter(|c| opens && c.first == at)?;
    // "Kabila's soldiers", two phrases where the parser cuts at the mark.
    while matches!(s.lower(chunk.last + 1), "'s" | "’s" | "'" | "’") && a.chunk(chunk.last + 2).is_some()
    {
        chunk = a.chunk(chunk.last + 2)?;
    }
    let who = chunk.last + 1;
    if !matches!(s.lower(who), "who" | "that" | "which") {
        return None;
    }
    let verb = (who + 1..s.len().min(who + 6))
        .find(|&v| s.tag(v).is_verb() && !matches!(s.lemma(v), "be" | "have" | "do" | "keep"))?;
    let wrongs = matches!(
        s.lemma(verb),
        "fire"
            | "shoot"
            | "shell"
            | "bomb"
            | "kill"
            | "attack"
            | "loot"
            | "burn"
            | "massacre"
            | "murder"
            | "target"
            | "break"
            | "violate"
            | "breach"
            | "rape"
            | "torture"
            | "abduct"
            | "besiege"
            | "starve"
            | "block"
            | "plunder"
            | "terrorise"
            | "terrorize"
            | "provoke"
            | "slaughter"
            | "bombard"
            | "arm"
            | "strike"
    );
    let denied = (who..verb).any(|t| matches!(s.lower(t), "not" | "never" | "n't" | "n’t"));
    let accused =
        scene.can_be_accused(a, chunk.head) || matches!(force(a, chunk.head), Force::Armed | Force::Soft);
    let own = (at..chunk.first.max(at) + 1)
        .any(|t| matches!(s.lower(t), "us" | "we" | "our" | "me" | "them" | "they"));
    let &frame = scene.owners.at(a.index, verb).first()?;
    if !wrongs || denied || !accused || own {
        return None;
    }
    let region = scene
        .frames
        .get(frame)
        .and_then(|f| f.content.iter().find(|r| r.sentence == a.index && r.first <= verb && verb <= r.last));
    let last = region.map_or(verb, |r| r.last);
    let against = named(a, chunk.head).into_iter().collect();
    let of = deed(a, verb, last).into_iter().collect();
    let allegation = Allegation { against, of, denies: None };
    let put = (Modality::Alleged, scene.owners.chain(scene.frames, frame));
    Some(scene.draft(a, (i, last), verb, allegation, put, "allegation:who it is"))
}

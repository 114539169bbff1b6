//! People who were shot, as far as a word tells no more: whether they died.

use sijill_claim::Harm;
use sijill_language::Label;

use super::hit::Hit;
use crate::analysis::Analysed;
use crate::draft::Reading;
use crate::people::People;

/// "Six men shot eight drivers": shot, and no more told.
pub(crate) fn is_shot(a: &Analysed<'_>, harm: Harm, anchor: usize) -> bool {
    harm == Harm::Casualties && matches!(a.sentence.lemma(anchor), "shoot" | "stab")
}

/// "beheaded two men and shot two others", "shot two people and cut the throats of seven more": of two such verbs that one doer
/// does, the second adds to the first, so that those shot are dead as well.
pub(super) fn shot_with_others(a: &Analysed<'_>, hits: &mut [(Hit, Reading)]) {
    let s = &a.sentence;
    let adds = |p: &People| {
        let more = |i: usize| matches!(s.lower(i), "others" | "other" | "more" | "another" | "further");
        (p.first..=p.last + 1).any(more)
    };
    let joined = |one: usize, other: usize| {
        s.label(other) == Label::Conj && s.head(other) == Some(one) && s.tag(other).is_verb()
    };
    let killed: Vec<Hit> = hits.iter().map(|(h, _)| h).filter(|h| h.harm == Harm::Killed).cloned().collect();
    for (hit, _) in hits.iter_mut().filter(|(h, _)| is_shot(a, h.harm, h.anchor) && h.people.counted) {
        let beside = |k: &&Hit| {
            let verbs = joined(k.anchor, hit.anchor) || joined(hit.anchor, k.anchor);
            let own = |verb: usize| s.child(verb, Label::Dobj).is_some();
            let objects = own(k.anchor) && own(hit.anchor) && k.people.last != hit.people.last;
            let last = if k.anchor > hit.anchor { &k.people } else { &hit.people };
            verbs && objects && adds(last)
        };
        if killed.iter().any(|k| beside(&k)) {
            hit.harm = Harm::Killed;
        }
    }
}

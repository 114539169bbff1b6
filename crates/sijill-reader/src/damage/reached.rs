//! What damage is told of by other words: "entered the village and burned it", "used explosives to derail a train".

use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use crate::clause::{Clause, Stance, Voice, stance};

/// "Bulldozers were used to destroy the bridge": told as a fact.
pub(super) fn used(a: &Analysed<'_>, c: &Clause) -> Option<Stance> {
    let s = &a.sentence;
    let verb = s.head(c.verb).filter(|&h| h < c.verb && s.lower(h) == "used")?;
    let aim = s.children_by(c.verb, &[Label::Aux]).any(|x| s.lower(x) == "to");
    let passive = s.label(verb) == Label::Acomp || s.child(verb, Label::Auxpass).is_some();
    // "The rebels used explosives to derail a train"
    let tool = s.child(verb, Label::Dobj).is_some_and(|t| {
        matches!(
            a.chunk(t).map_or(t, |k| k.head),
            h if matches!(s.lemma(h), "explosive" | "device" | "bomb" | "bulldozer" | "mine" | "dynamite" | "excavator" | "drone" | "missile" | "rocket" | "grenade" | "torch")
        )
    });
    let active = tool && matches!(s.tag(verb), Tag::VBD | Tag::VBN);
    (aim && (passive || active)).then(|| stance(a, verb))
}

/// "captured two tanks and destroyed [them]", "stormed the village, burning [it] down": what the pronoun stands for, where the verb
/// before has one object that can be.
pub(super) fn antecedent(a: &Analysed<'_>, c: &Clause, thing: usize) -> Option<usize> {
    let s = &a.sentence;
    let word = s.lower(thing);
    if !matches!(word, "it" | "them") || thing < c.verb || c.voice != Voice::Active {
        return None;
    }
    let joined = matches!(s.label(c.verb), Label::Conj | Label::Advcl | Label::Pcomp);
    let above = s.ancestors(c.verb).take(2).find(|&h| s.tag(h).is_verb() && h < c.verb).filter(|_| joined)?;
    let object = s.child(above, Label::Dobj).filter(|&o| o < c.verb && s.tag(o).is_noun())?;
    (s.tag(object).is_plural() == (word == "them")).then_some(object)
}

//! Ships as what is attacked: at sea they are the places of war.

use sijill_language::Label;

use super::lexicon::ControlLexicon;
use super::support::after;
use super::target::{Target, locative};
use crate::analysis::Analysed;
use crate::clause::{Clause, complements, phrase};

/// "merchant vessels", "dozens of tankers", "commercial shipping".
pub(super) fn is_ship(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> bool {
    lexicon.moves.ships.has(a.sentence.lemma(noun))
}

/// The ships of a noun: its own, or those behind "of".
fn ship(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> Option<Target> {
    let s = &a.sentence;
    let of = s
        .children_by(noun, &[Label::Prep])
        .find(|&p| s.lower(p) == "of")
        .and_then(|p| s.child(p, Label::Pobj));
    let ship = [Some(noun), of].into_iter().flatten().find(|&n| is_ship(a, lexicon, n))?;
    Some(Target { words: phrase(a, noun), noun: ship, kind: ship, place: None, sure: 1.0 })
}

/// "attacks on merchant vessels in the gulf": the vessels, and where they are.
pub(super) fn attacked(a: &Analysed<'_>, lexicon: &ControlLexicon, noun: usize) -> Option<Target> {
    let ships = after(a, noun, &["on", "against", "at"]).into_iter().find_map(|n| ship(a, lexicon, n))?;
    let place = locative(a, noun, ships.noun);
    Some(Target { place, ..ships })
}

/// "fired two missiles at a tanker off the coast": what a verb of attack is done to.
pub(super) fn aimed_at(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> Option<Target> {
    let at = |w: &str| matches!(w, "on" | "at" | "against" | "towards" | "toward");
    complements(a, clause.verb).into_iter().filter(|(w, ..)| at(w)).find_map(|(_, _, n)| ship(a, lexicon, n))
}

/// "have targeted dozens of merchant vessels in the strait": the vessels.
pub(super) fn done_to(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause) -> Option<usize> {
    clause.things.iter().find_map(|&t| ship(a, lexicon, t)).map(|t| t.noun)
}

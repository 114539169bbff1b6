//! Another state's troops who leave the country: "The last units of the mission left the country in May". They are taken away, and no
//! side gives ground.

use sijill_claim::DeploymentAction;

use super::foreign::is_foreign;
use super::{DeploymentLexicon, Draft, make, sent};
use crate::allegiance::are_peacekeepers;
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements, stance};
use crate::control::place_of;
use crate::party::{goes_by_initials, is_irregular};
use crate::thing::{Thing, thing};

/// What the rule is called; what it reads is no withdrawal of `control`.
pub(crate) const HOMEWARD: &str = "deployment: out of the country";

/// "The last members of the KFOR force left the country in May 1998", "UN peacekeepers withdrew from the country in 1995".
pub(super) fn told(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let doer = c.doer.filter(|&d| d < c.verb && c.voice == Voice::Active)?;
    let ends = complements(a, c.verb);
    let land = |n: &usize| {
        let whole = a.chunk(*n).is_none_or(|k| k.first + 1 >= k.head);
        whole && matches!(s.lemma(*n), "country" | "kingdom" | "republic" | "territory")
    };
    let left = match c.lemma.as_str() {
        "leave" | "quit" | "depart" | "exit" => c.things.iter().copied().find(land),
        "withdraw" | "pull" => ends
            .iter()
            .filter(|(w, ..)| matches!(w.as_str(), "from" | "out of" | "of"))
            .map(|&(_, _, n)| n)
            .find(land),
        _ => None,
    }?;
    let men = troops(a, lexicon, doer)?;
    let stance = stance(a, c.verb);
    if stance.negated || stance.unreal || stance.attempted {
        return None;
    }
    let mut found = make(a, c, DeploymentAction::Withdrawn, None, &men, place_of(a, left), 0.65);
    found.rules = vec![HOMEWARD];
    Some(found)
}

/// "French troops", "the last units of the peacekeeping mission", "members of the IPKF".
fn troops(a: &Analysed<'_>, lexicon: &DeploymentLexicon, doer: usize) -> Option<Thing> {
    let s = &a.sentence;
    let of_force = |n: usize| {
        are_peacekeepers(a, n)
            || lexicon.words.contingents.contains(s.lemma(n))
            || s.tag(n).is_proper() && goes_by_initials(a, n)
    };
    if let Some((kind, men)) = sent(a, lexicon, doer) {
        let serve = lexicon.words.serving.contains(s.lemma(kind)) && s.tag(kind).is_plural()
            || lexicon.words.contingents.contains(s.lemma(kind))
            || s.lower(kind) == "forces";
        let regular = !is_irregular(a, kind) || are_peacekeepers(a, kind);
        if serve && regular && is_foreign(a, kind) {
            return Some(men);
        }
    }
    let part = matches!(
        s.lemma(doer),
        "member" | "unit" | "element" | "remnant" | "battalion" | "contingent" | "soldier" | "troop"
    );
    let of = (doer + 1..doer + 2).find(|&i| part && s.lower(i) == "of")?;
    let whole = a.chunk(of + 1)?.head;
    let men = thing(a, doer).filter(|_| of_force(whole))?;
    Some(Thing {
        what: s.words(whole, whole).to_owned(),
        words: (men.words.0, men.words.1.max(whole)),
        ..men
    })
}

//! Words of war within a phrase, by which a team, a mission or a vehicle is one of soldiers.

use sijill_language::Label;

use crate::analysis::Analysed;
use crate::party::force;

/// "missile system", "peacekeeping mission", "armed police": words of war within the phrase.
pub(super) fn is_military(a: &Analysed<'_>, head: usize) -> bool {
    let s = &a.sentence;
    let words = [
        "military",
        "missile",
        "armed",
        "army",
        "peacekeeping",
        "naval",
        "combat",
        "war",
        "air",
        "special",
        "security",
        "troop",
        "surgical",
        "medical",
        "rescue",
        "monitoring",
        "observation",
        "rocket",
        "armoured",
        "armored",
        "aircraft",
        "riot",
        "fighter",
        "infantry",
        "tank",
        "artillery",
        "defence",
        "defense",
        "attack",
        "patrol",
        "bomb",
        "elite",
        "coalition",
        "ground",
        "mechanised",
        "mechanized",
        "training",
        "spy",
        "paramilitary",
        "surveillance",
        "reconnaissance",
        "raf",
    ];
    a.chunk(head).is_some_and(|c| (c.first..c.head).any(|i| words.contains(&s.lower(i))))
        || s.children_by(head, &[Label::Prep])
            .filter_map(|p| s.child(p, Label::Pobj))
            .any(|n| force(a, n).acts())
}

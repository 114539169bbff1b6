//! Who has a rank in an armed group: "the Shabaab leader Ahmed Godane", "al-Qaeda's deputy". Not for: officers of armies, whose
//! ranks tell it.

use crate::analysis::Analysed;
use crate::chunk::Chunk;
use crate::classes::CLASSES;
use crate::party::is_irregular;

/// True where the phrase names a rank behind a group of fighters that is no state's.
pub(super) fn leads_fighters(a: &Analysed<'_>, chunk: Chunk) -> bool {
    let s = &a.sentence;
    let ranks = |i: usize| CLASSES.group_ranks.has(s.lower(i)) || CLASSES.group_ranks.has(s.lemma(i));
    // "opposition leader Boris Petrov" leads a party.
    let party = (chunk.first..=chunk.head).any(|i| {
        matches!(
            s.lower(i),
            "opposition" | "party" | "political" | "student" | "community" | "religious" | "former"
        )
    });
    !party && (chunk.first + 1..=chunk.head).any(ranks) && is_irregular(a, chunk.head)
}

#[cfg(test)]
mod tests {
    use sijill_claim::VictimStatus;

    use crate::testing::statuses;

    #[test]
    fn whoever_leads_fighters_is_one() {
        for (text, status) in [
            ("A strike killed the Shabaab leader Omar Warsame.", Some(VictimStatus::Combatant)),
            ("Troops killed the rebel leader Jonas Mbeki.", Some(VictimStatus::Combatant)),
            ("A drone killed the Taliban\u{2019}s deputy, Abdul Rahim.", Some(VictimStatus::Combatant)),
            ("Gunmen killed opposition leader Boris Petrov.", None),
            ("Gunmen killed the union leader Rosa Diaz.", None),
        ] {
            assert_eq!(statuses(text), [status], "{text}");
        }
    }
}

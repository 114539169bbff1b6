//! People of a sentence who add up to those whom a sentence before has counted: "killed at least 10 people. Eight officers and two
//! passers-by died in the blast".
//!
//! Not for: parts that their own words tell ("five of them"), which `link` ties.

use sijill_claim::{Harm, Scope};

use crate::analysis::Analysed;
use crate::draft::Draft;
use crate::goes_on::is_elsewhere;

/// How many sentences back the whole may stand.
const REACH: usize = 2;
/// Smaller numbers add up by chance.
const LEAST: u64 = 4;

/// Ties the claims of a sentence to the whole that they add up to.
pub(crate) fn tie(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    let mut from = 0;
    while from < drafts.len() {
        let sentence = drafts[from].sentence;
        let end =
            drafts[from..].iter().position(|d| d.sentence != sentence).map_or(drafts.len(), |n| from + n);
        for harm in [Harm::Killed, Harm::Injured] {
            let parts: Vec<usize> = (from..end).filter(|&k| counts(&drafts[k], harm).is_some()).collect();
            let sum: u64 = parts.iter().filter_map(|&k| counts(&drafts[k], harm)).sum();
            if parts.len() < 2 || sum < LEAST {
                continue;
            }
            let whole = drafts[..from].iter().rposition(|e| {
                e.sentence + REACH >= sentence
                    && counts(e, harm) == Some(sum)
                    && e.casualty().is_some_and(|c| c.victims.status.is_none())
                    && parts.iter().all(|&k| is_of_it(e, &drafts[k], analysed))
            });
            for &part in parts.iter().filter(|_| whole.is_some()) {
                drafts[part].part_of = whole;
            }
        }
        from = end;
    }
}

/// True where nothing tells that a part is of another day or place than the whole.
fn is_of_it(whole: &Draft, part: &Draft, analysed: &[Analysed<'_>]) -> bool {
    let same_day = whole
        .when
        .as_ref()
        .zip(part.when.as_ref())
        .is_none_or(|(one, other)| (one.start, one.end) == (other.start, other.end));
    same_day && !is_elsewhere(whole, part, analysed)
}

/// How many one occurrence cost, where a claim tells it and is no part itself.
fn counts(draft: &Draft, harm: Harm) -> Option<u64> {
    let casualty = draft.casualty().filter(|c| c.harm == harm && c.scope == Scope::Incident && !c.earlier)?;
    casualty.figure.as_ref().filter(|_| draft.part_of.is_none())?.best
}

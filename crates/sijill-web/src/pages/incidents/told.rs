//! The claims of an incident as its ledger tells them: each with its report, the rule by which it makes a bound, and why it is
//! in the incident.

use sijill_claim::{Harm, Kind, Modality};
use sijill_desk::AnswerError;
use sijill_desk::ask::across::{AcrossTold, RangeTold};
use sijill_desk::ask::claim_rows::ClaimTold;
use sijill_desk::opened::across::explain::Explained;
use sijill_weigh::group::Reason;
use sijill_weigh::incident::Incident;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::line::Line;

use super::rows::digits;
use crate::draw::band::Band;
use crate::engine::Seat;
use crate::words::{Words, grouped};

/// A claim of the ledger.
pub(super) struct ClaimShown {
    /// The claim.
    pub(super) told: ClaimTold,
    /// The language of its report, by its code.
    pub(super) language: String,
    /// What sort of bytes its report is.
    pub(super) medium: String,
    /// Which bounds rest on it, a sentence each.
    pub(super) bounds: Vec<String>,
    /// Why it is in the incident.
    pub(super) because: Because,
}

/// Why a claim is in an incident.
#[derive(Debug, Clone, Default)]
pub(super) struct Because {
    /// The claim that it was joined to: "c40".
    pub(super) to: Option<String>,
    /// What speaks for it.
    pub(super) reasons: String,
    /// The decision that joined them: "e57".
    pub(super) decision: Option<String>,
}

impl Because {
    fn of(reason: &Reason) -> Self {
        Self {
            to: reason.to.map(|claim| format!("c{claim}")),
            reasons: reason.because.join("; "),
            decision: reason.decision.map(|entry| format!("e{entry}")),
        }
    }
}

/// How many of one harm, and the claims that make it so.
pub(super) struct RangeShown {
    /// Which harm, in words.
    pub(super) harm: String,
    /// "16–20+".
    pub(super) digits: String,
    /// As a band.
    pub(super) band: String,
    /// Why not fewer.
    pub(super) floor: String,
    /// The claims that say so.
    pub(super) floor_claims: Vec<String>,
    /// Why not more.
    pub(super) highest: String,
    /// The claims that say so.
    pub(super) highest_claims: Vec<String>,
}

/// The bounds of an incident: killed, then injured.
pub(super) fn ranges(
    words: &Words,
    ledger: &Ledger,
    incident: &Incident,
    told: &AcrossTold,
) -> Vec<RangeShown> {
    let harms = [(Harm::Killed, told.killed), (Harm::Injured, told.injured)];
    let counted = harms.into_iter().filter_map(|(harm, range)| Some((harm, range?)));
    counted
        .map(|(harm, range)| {
            let (floor, highest) = bounding(ledger, incident, harm, range);
            let open = if range.open { "incidents.rule-open" } else { "incidents.rule-highest" };
            let least = if floor.is_empty() { "incidents.rule-no-floor" } else { "incidents.rule-floor" };
            let said =
                words.with("incidents.band", &[&grouped(range.low), &grouped(range.most.max(range.low))]);
            RangeShown {
                harm: words.value(harm),
                digits: digits(range),
                band: Band::new(range.low, range.most).drawn(range.most.max(range.low), &said),
                floor: words.with(least, &[&grouped(range.low)]),
                floor_claims: ids(&floor),
                highest: words.with(open, &[&grouped(range.most)]),
                highest_claims: ids(&highest),
            }
        })
        .collect()
}

fn ids(claims: &[u64]) -> Vec<String> {
    claims.iter().map(|claim| format!("c{claim}")).collect()
}

/// The claims that give the floor of a harm, and those that give the highest number.
fn bounding(ledger: &Ledger, incident: &Incident, harm: Harm, range: RangeTold) -> (Vec<u64>, Vec<u64>) {
    let lines = || incident.lines.iter().map(|at| &ledger.lines[*at]);
    let of_harm = |line: &&Line| line.kind == Kind::Casualty && line.harm == Some(harm);
    // Figures that are told as earlier ones count only where there are no others.
    let any_now = lines().filter(of_harm).any(|line| !line.earlier && line.figure().is_some());
    let counted = || lines().filter(of_harm).filter(|line| !(any_now && line.earlier));
    let number = |line: &Line| line.row.number;
    let top = |line: &Line| line.high.or(line.best.max(line.low)).unwrap_or_default();
    let asserted = counted().filter(|line| line.modality == Modality::Asserted);
    (
        asserted.filter(|line| range.low > 0 && line.low == Some(range.low)).map(number).collect(),
        counted().filter(|line| line.figure().is_some() && top(line) == range.most).map(number).collect(),
    )
}

/// The claims with their reports.
pub(super) fn claims(
    seat: &Seat<'_>,
    words: &Words,
    full: &[ClaimTold],
    ranges: &[RangeShown],
    explained: &Explained,
) -> Result<Vec<ClaimShown>, AnswerError> {
    let mut shown = Vec::with_capacity(full.len());
    for told in full {
        let number = told.report.strip_prefix('r').and_then(|digits| digits.parse().ok()).unwrap_or_default();
        let added = seat.asked.report_row(number)?.added;
        let mut bounds = Vec::new();
        for range in ranges {
            if range.floor_claims.contains(&told.id) {
                bounds.push(words.with("incidents.makes-floor", &[&range.harm]));
            }
            if range.highest_claims.contains(&told.id) {
                bounds.push(words.with("incidents.makes-highest", &[&range.harm]));
            }
        }
        let reason = explained.reasons.iter().find(|reason| format!("c{}", reason.claim) == told.id);
        shown.push(ClaimShown {
            told: told.clone(),
            language: added.as_ref().and_then(|added| added.document.language.clone()).unwrap_or_default(),
            medium: added.map(|added| added.report.media).unwrap_or_default(),
            bounds,
            because: reason.map(Because::of).unwrap_or_default(),
        });
    }
    Ok(shown)
}

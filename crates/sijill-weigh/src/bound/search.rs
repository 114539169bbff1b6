//! Branch and bound: the best solution in whole numbers, as far as a set number of programs solved goes.

use super::linear::{Relaxed, relax, weigh};
use super::program::{Frame, Program};
use super::proof::least;

/// How many rows, over all the programs it solves, a search may take; so that its end never hangs on a clock.
const EFFORT: usize = 60_000;
/// And how many programs at most.
const PROGRAMS: usize = 400;
/// As far as a figure of the solver may be off.
const TOLERANCE: f64 = 1e-6;

/// What a search found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// No solution costs less: proved. [`NONE`] where there is no solution.
    pub(super) least: i128,
    /// The best solution.
    pub(super) best: Option<Vec<u64>>,
}

/// What the least solution costs where there is none.
pub(super) const NONE: i128 = i128::MAX;

/// The best whole solution of a program, looked for from a known one where there is one.
pub(super) fn search(
    program: &Program,
    known: Option<Vec<u64>>,
    round: impl Fn(&[f64]) -> Vec<u64>,
) -> Found {
    let mut best =
        known.filter(|amounts| program.holds(amounts)).map(|amounts| (program.total(&amounts), amounts));
    // The least of what the branches that ended can hold.
    let mut least = NONE;
    let mut programs = (EFFORT / program.rows.len().max(1)).clamp(1, PROGRAMS);
    let mut open = vec![program.frame()];
    let mut inherited = vec![i128::MIN];
    while let (Some(frame), Some(above)) = (open.pop(), inherited.pop()) {
        if program.is_shut(&frame) {
            continue;
        }
        if programs == 0 {
            least = least.min(above);
            continue;
        }
        programs -= 1;
        let (point, cost) = match relax(program, &frame) {
            Relaxed::Point(point, cost) => (point, cost),
            Relaxed::None => {
                least = least.min(above.max(prove(program, &frame, None)));
                continue;
            }
            Relaxed::Unknown => {
                least = least.min(above);
                continue;
            }
        };
        let amounts = round(&point);
        if program.holds(&amounts) && best.as_ref().is_none_or(|best| program.total(&amounts) < best.0) {
            best = Some((program.total(&amounts), amounts));
            if program.cost == 0 {
                break;
            }
        }
        let mut below = above;
        if let Some((cheapest, _)) = &best
            && (cost - TOLERANCE).ceil() >= *cheapest as f64
        {
            below = below.max(prove(program, &frame, Some(&point)));
            if below >= *cheapest {
                least = least.min(below);
                continue;
            }
        }
        let Some((column, at)) = most_divided(&point) else {
            least = least.min(below.max(prove(program, &frame, Some(&point))));
            continue;
        };
        let (mut fewer, mut more) = (frame.clone(), frame);
        fewer.uppers[column] = fewer.uppers[column].min(at);
        more.lows[column] = more.lows[column].max(at.saturating_add(1));
        open.extend([fewer, more]);
        inherited.extend([below, below]);
    }
    if let Some((cost, _)) = &best {
        least = least.min(*cost);
    }
    Found { least, best: best.map(|(_, amounts)| amounts) }
}

/// What is proved of a frame: that no solution in it costs less, or that it has none.
pub(super) fn prove(program: &Program, frame: &Frame, point: Option<&[f64]>) -> i128 {
    let bearing: Vec<bool> = match point {
        Some(point) => program.rows.iter().map(|row| is_tight(row, point)).collect(),
        None => vec![true; program.rows.len()],
    };
    let Some(weights) = weigh(program, frame, &bearing) else { return i128::MIN };
    match least(program, frame, &weights) {
        Some(1..) if program.cost == 0 => NONE,
        Some(least) => least,
        None => i128::MIN,
    }
}

/// True where a row only just holds, and so may have a weight.
pub(super) fn is_tight(row: &super::program::Limits, point: &[f64]) -> bool {
    let sum: f64 = row.columns.iter().map(|&column| point[column as usize]).sum();
    let near = |limit: u64| (sum - limit as f64).abs() <= TOLERANCE * (1.0 + limit as f64 * 1e-6);
    near(row.low) || row.high.is_some_and(near)
}

/// The column whose amount is the farthest from a whole number, and that amount rounded down.
fn most_divided(point: &[f64]) -> Option<(usize, u64)> {
    let divided = |amount: f64| (amount - amount.round()).abs();
    let (column, amount) = point
        .iter()
        .enumerate()
        .filter(|(_, amount)| divided(**amount) > TOLERANCE)
        .max_by(|one, other| divided(*one.1).total_cmp(&divided(*other.1)).then(other.0.cmp(&one.0)))?;
    Some((column, amount.floor() as u64))
}

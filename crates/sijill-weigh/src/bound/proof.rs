//! Bounds proved in whole numbers from weights that floating point found.
//!
//! Any weights prove some bound: with the rows' limits put into the total at their weights, each column can be taken
//! by itself, at whichever end of its range costs least. Bad weights prove a bad bound, never a false one.

use super::program::{Frame, Program};

/// Weights are most often fractions of small numbers, all of which divide this.
const FRACTIONS: i64 = 720_720;
/// For those that are not: finer, and rounded to the side on which columns without end do no harm.
const FINE: i64 = 1 << 36;
/// Weights beyond this are no honest solution's.
const HEAVY: f64 = 1_048_576.0;

/// No solution in the frame costs less than this; nothing where the weights are of no use.
pub(super) fn least(program: &Program, frame: &Frame, weights: &[f64]) -> Option<i128> {
    if weights.iter().any(|weight| !weight.is_finite() || weight.abs() > HEAVY) {
        return None;
    }
    let nearest = |weight: f64| (weight * FRACTIONS as f64).round() as i64;
    let below = |weight: f64| match weight {
        weight if weight.abs() < 1e-9 => 0,
        weight => (weight * FINE as f64).floor() as i64 - 64,
    };
    let proved = [(FRACTIONS, weights.iter().copied().map(nearest).collect::<Vec<_>>())]
        .into_iter()
        .chain([(FINE, weights.iter().copied().map(below).collect())])
        .filter_map(|(one, weights)| weighed(program, frame, &weights, i128::from(one)));
    proved.max()
}

fn weighed(program: &Program, frame: &Frame, weights: &[i64], one: i128) -> Option<i128> {
    let mut loads = vec![0_i128; program.uppers.len()];
    let mut sum = 0_i128;
    for (row, &weight) in program.rows.iter().zip(weights) {
        let (weight, limit) = match (weight, row.high) {
            (1.., _) => (weight, row.low),
            (..=-1, Some(high)) => (weight, high),
            _ => continue,
        };
        sum = sum.checked_add(i128::from(weight).checked_mul(i128::from(limit))?)?;
        for &column in &row.columns {
            loads[column as usize] += i128::from(weight);
        }
    }
    for (column, load) in loads.into_iter().enumerate() {
        let gain = program.cost * one - load;
        let end = if gain > 0 { frame.lows[column] } else { frame.uppers[column] };
        sum = sum.checked_add(gain.checked_mul(i128::from(end))?)?;
    }
    // Costs are whole numbers: rounded up.
    let up = i128::from(sum.rem_euclid(one) > 0);
    Some(sum.div_euclid(one) + up)
}

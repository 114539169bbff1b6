//! The door to the linear solver: a program where people may be divided, and its dual. Nothing here is trusted; see `proof`.

use super::program::{Frame, Program};
use microlp::{ComparisonOp, Error, OptimizationDirection, Variable};

/// What the solver says of a program.
#[derive(Debug, Clone)]
pub(super) enum Relaxed {
    /// The amounts of the columns at an optimum, and what they cost.
    Point(Vec<f64>, f64),
    /// No solution.
    None,
    /// The solver gave up.
    Unknown,
}

/// Figures beyond this are measured in a greater unit.
const LARGE: f64 = 1_099_511_627_776.0;

/// What one is, in people: 1 but where figures are very large.
fn unit(program: &Program) -> f64 {
    let figures = program.rows.iter().flat_map(|row| [row.low, row.high.unwrap_or_default()]);
    (figures.max().unwrap_or_default() as f64 / LARGE).max(1.0)
}

/// The program within a frame, people divided where need be.
pub(super) fn relax(program: &Program, frame: &Frame) -> Relaxed {
    let unit = unit(program);
    let mut problem = microlp::Problem::new(OptimizationDirection::Minimize);
    let variables: Vec<Variable> = (0..program.uppers.len())
        .map(|column| {
            let upper = frame.uppers[column];
            // An upper bound that the rows imply anyway only slows the solver.
            let upper = if upper < program.uppers[column] { upper as f64 / unit } else { f64::INFINITY };
            problem.add_var(program.cost as f64, (frame.lows[column] as f64 / unit, upper))
        })
        .collect();
    for row in &program.rows {
        let terms: Vec<_> = row.columns.iter().map(|&column| (variables[column as usize], 1.0)).collect();
        if row.low > 0 {
            problem.add_constraint(&terms, ComparisonOp::Ge, row.low as f64 / unit);
        }
        if let Some(high) = row.high {
            problem.add_constraint(&terms, ComparisonOp::Le, high as f64 / unit);
        }
    }
    match problem.solve().map(microlp::SolveOutcome::into_solution) {
        Ok(Ok(solution)) => {
            let point = variables.iter().map(|&variable| solution.var_value(variable) * unit).collect();
            Relaxed::Point(point, solution.objective() * unit)
        }
        Err(Error::Infeasible) => Relaxed::None,
        _ => Relaxed::Unknown,
    }
}

/// What each row weighs at an optimum of the dual: positive where its low counts, negative where its high does. Rows that
/// are not `bearing` weigh nothing.
pub(super) fn weigh(program: &Program, frame: &Frame, bearing: &[bool]) -> Option<Vec<f64>> {
    let unit = unit(program);
    let mut problem = microlp::Problem::new(OptimizationDirection::Maximize);
    // Where nothing is to be made small, every multiple of a proof is one.
    let most = if program.cost == 0 { 1.0 } else { f64::INFINITY };
    let mut terms: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); program.uppers.len()];
    let mut pairs = Vec::new();
    for (row, _) in program.rows.iter().zip(bearing).filter(|(_, bears)| **bears) {
        let low = (row.low > 0).then(|| problem.add_var(row.low as f64 / unit, (0.0, most)));
        let high = row.high.map(|high| problem.add_var(-(high as f64 / unit), (0.0, most)));
        for &column in &row.columns {
            let terms = &mut terms[column as usize];
            terms.extend(low.map(|low| (low, 1.0)));
            terms.extend(high.map(|high| (high, -1.0)));
        }
        pairs.push((low, high));
    }
    for (column, mut terms) in terms.into_iter().enumerate() {
        let (low, upper) = (frame.lows[column], frame.uppers[column]);
        if upper < program.uppers[column] {
            terms.push((problem.add_var(-(upper as f64 / unit), (0.0, f64::INFINITY)), -1.0));
        }
        let equal = low > 0;
        if equal {
            terms.push((problem.add_var(low as f64 / unit, (0.0, f64::INFINITY)), 1.0));
        }
        if !terms.is_empty() {
            let operator = if equal { ComparisonOp::Eq } else { ComparisonOp::Le };
            problem.add_constraint(&terms, operator, program.cost as f64);
        }
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    let value = |variable: Option<Variable>| variable.map_or(0.0, |variable| solution.var_value(variable));
    let mut pairs = pairs.into_iter();
    let weights = bearing.iter().map(|&bears| {
        let pair = if bears { pairs.next() } else { None };
        pair.map_or(0.0, |(low, high)| value(low) - value(high))
    });
    Some(weights.collect())
}

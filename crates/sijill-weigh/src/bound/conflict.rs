//! Contradictions: covers whose lower and upper bounds cannot all hold, in sets as small as can be.
//!
//! Nothing is called a contradiction that is not proved to be one; where a search gives up, covers count as compatible.

use super::Problem;
use super::clash::{Sayings, clashes};
use super::family::{Family, Row, Sense};
use super::linear::{Relaxed, relax, weigh};
use super::program::{Limits, Program};
use super::proof::least;
use super::search::{NONE, search};
use super::settle::settle;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// As many sets are given at most.
const MOST: usize = 1_000;
/// As many cells of covers are looked at, at most, in looking around each cover.
const EFFORT: usize = 4_000_000;
/// How much work looking on in what is left may be once a set is found; a look at so many covers is about their square.
const LOOKS: usize = 100_000_000;

/// Minimal sets of covers that cannot all hold.
pub(super) fn contradictions(problem: &Problem) -> Vec<Vec<u32>> {
    let numbered = || (0_u32..).zip(&problem.covers);
    let alone = |low: u64, high: Option<u64>| high.is_some_and(|high| low > high);
    let mut found: BTreeSet<Vec<u32>> = numbered()
        .filter(|(_, cover)| alone(cover.low, cover.high))
        .map(|(position, _)| vec![position])
        .take(MOST)
        .collect();
    let sound: Vec<u32> =
        numbered().filter(|(_, cover)| !alone(cover.low, cover.high)).map(|(position, _)| position).collect();
    let (mut effort, mut looks) = (EFFORT, LOOKS);
    for group in groups(problem, &sound) {
        let mut active = group;
        let mut cores = refute(problem, &active);
        if cores.is_empty() {
            continue;
        }
        let mut sets = around(problem, &active, &mut effort, MOST.saturating_sub(found.len()));
        loop {
            let minimal = cores.iter().all(|core| core.minimal);
            sets.extend(cores.into_iter().filter_map(|core| shrink(problem, core)));
            if sets.is_empty() || found.len() >= MOST {
                break;
            }
            // Of each set the widest goes, being what most others would contradict.
            let size = |cover: &u32| (problem.covers[*cover as usize].cells.len(), *cover);
            let gone: FxHashSet<u32> =
                sets.iter().filter_map(|set| set.iter().copied().max_by_key(size)).collect();
            active.retain(|cover| !gone.contains(cover));
            found.append(&mut sets);
            let needed = active.len().saturating_mul(if minimal { 200 } else { active.len() });
            if needed > looks {
                break;
            }
            looks -= needed;
            cores = refute(problem, &active);
        }
    }
    found.into_iter().take(MOST).collect()
}

/// The covers in groups that share no cell.
fn groups(problem: &Problem, covers: &[u32]) -> Vec<Vec<u32>> {
    let rows = covers.iter().map(|&cover| Row {
        cover,
        bound: 0,
        cells: problem.covers[cover as usize].cells.clone(),
    });
    let family = Family::of(Sense::Floor, rows.collect()).0;
    let named = |group: Vec<u32>| group.into_iter().map(|row| covers[row as usize]).collect();
    family.split(&family.all()).into_iter().map(named).collect()
}

/// Looks for a contradiction around each cover: with what lies in it and says more than it allows, and with what lies over
/// it and allows less than it says.
fn around(problem: &Problem, covers: &[u32], effort: &mut usize, most: usize) -> BTreeSet<Vec<u32>> {
    let mut found = BTreeSet::new();
    let active: FxHashSet<u32> = covers.iter().copied().collect();
    for &position in covers {
        let cover = &problem.covers[position as usize];
        let size: usize = cover.cells.iter().map(|&cell| problem.touching(cell).len()).sum();
        if found.len() >= most || *effort < size {
            break;
        }
        *effort -= size;
        let counts = |other: u32| active.contains(&other);
        let mut sets = Vec::new();
        if let Some(high) = cover.high {
            let floor = settle(&Family::floor(problem, &cover.cells, counts));
            sets.extend((floor.value > u128::from(high)).then_some(floor.grounds));
        }
        if cover.low > 0
            && let Some(family) = Family::ceiling(problem, &cover.cells, counts)
        {
            let ceiling = settle(&family);
            sets.extend((ceiling.value < u128::from(cover.low)).then_some(ceiling.grounds));
        }
        for mut set in sets {
            set.push(position);
            set.sort_unstable();
            set.dedup();
            found.extend(refute(problem, &set).into_iter().filter_map(|core| shrink(problem, core)));
        }
    }
    found
}

/// Covers that are proved not to hold together, sorted.
struct Core {
    covers: Vec<u32>,
    /// True where none of them can be spared.
    minimal: bool,
}

/// Leaves out of a core as many as can be; nothing where it turns out not to be proved.
fn shrink(problem: &Problem, core: Core) -> Option<Vec<u32>> {
    if core.minimal {
        return Some(core.covers);
    }
    let first = |covers: &[u32]| refute(problem, covers).into_iter().next();
    let mut kept = first(&core.covers)?;
    for cover in core.covers {
        if kept.minimal {
            break;
        }
        if kept.covers.binary_search(&cover).is_ok() {
            let without: Vec<u32> = kept.covers.iter().copied().filter(|other| *other != cover).collect();
            kept = first(&without).unwrap_or(kept);
        }
    }
    Some(kept.covers)
}

/// Looks for covers among some that cannot all hold: every innermost core where covers nest, one where they cross.
fn refute(problem: &Problem, covers: &[u32]) -> Vec<Core> {
    let cells = |cover: &u32| problem.covers[*cover as usize].cells.iter().copied();
    let capping = covers.iter().filter(|cover| problem.covers[**cover as usize].high.is_some());
    let capped: FxHashSet<u32> = capping.flat_map(cells).collect();
    // A cell that nothing caps can hold whatever its covers want.
    let wants = |cover: &u32| {
        problem.covers[*cover as usize].low > 0 && cells(cover).all(|cell| capped.contains(&cell))
    };
    let wanting: FxHashSet<u32> = covers.iter().copied().filter(|cover| wants(cover)).collect();
    let wanted: FxHashSet<u32> = wanting.iter().flat_map(cells).collect();
    let rows: Vec<Row> = covers
        .iter()
        .map(|&cover| Row {
            cover,
            bound: 0,
            cells: cells(&cover).filter(|cell| wanted.contains(cell)).collect(),
        })
        .filter(|row| !row.cells.is_empty())
        .filter(|row| wanting.contains(&row.cover) || problem.covers[row.cover as usize].high.is_some())
        .collect();
    let family = Family::of(Sense::Floor, rows).0;
    let mut cores: Vec<Core> = Vec::new();
    for group in family.split(&family.all()) {
        let part = family.part(&group).0;
        let cover = |row: &Row| &problem.covers[row.cover as usize];
        let low = |row: &Row| if wanting.contains(&row.cover) { cover(row).low } else { 0 };
        let sayings = Sayings {
            lows: part.rows.iter().map(low).collect(),
            highs: part.rows.iter().map(|row| cover(row).high).collect(),
        };
        let (sets, minimal) = match clashes(&part, &sayings) {
            Some(sets) => (sets, true),
            None if cores.is_empty() => {
                (refute_program(&program(&part, sayings)).into_iter().collect(), false)
            }
            None => continue,
        };
        for set in sets {
            let mut covers: Vec<u32> = set.into_iter().map(|row| part.rows[row as usize].cover).collect();
            covers.sort_unstable();
            cores.push(Core { covers, minimal });
        }
    }
    cores
}

/// The question whether the rows can all hold; cells in the same rows are one column.
fn program(family: &Family, sayings: Sayings) -> Program {
    let mut signatures: Vec<Vec<u32>> = vec![Vec::new(); family.cells];
    for (position, row) in (0_u32..).zip(&family.rows) {
        row.cells.iter().for_each(|&cell| signatures[cell as usize].push(position));
    }
    let mut rows: Vec<Limits> = sayings
        .lows
        .into_iter()
        .zip(sayings.highs)
        .map(|(low, high)| Limits { low, high, columns: Vec::new() })
        .collect();
    let mut columns: FxHashMap<&[u32], u32> = FxHashMap::default();
    let mut uppers = Vec::new();
    for signature in &signatures {
        let column = u32::try_from(uppers.len()).unwrap_or(u32::MAX);
        if columns.insert(signature, column).is_none() {
            let highs = signature.iter().filter_map(|&row| rows[row as usize].high);
            uppers.push(highs.min().unwrap_or_default());
            signature.iter().for_each(|&row| rows[row as usize].columns.push(column));
        }
    }
    Program { cost: 0, rows, uppers }
}

/// Rows of a program that are proved not to hold together; nothing where there are none.
fn refute_program(program: &Program) -> Option<Vec<u32>> {
    let frame = program.frame();
    let all = || (0_u32..).take(program.rows.len());
    if let Some(row) = all().find(|&row| {
        let limits = &program.rows[row as usize];
        limits.high.is_some_and(|high| limits.low > high)
    }) {
        return Some(vec![row]);
    }
    if matches!(relax(program, &frame), Relaxed::None)
        && let Some(weights) = weigh(program, &frame, &vec![true; program.rows.len()])
        && least(program, &frame, &weights).is_some_and(|least| least > 0)
    {
        return Some(all().filter(|&row| weights[row as usize].abs() > 1e-9).collect());
    }
    let nearest = |point: &[f64]| point.iter().map(|amount| amount.round().max(0.0) as u64).collect();
    (search(program, None, nearest).least == NONE).then(|| all().collect())
}

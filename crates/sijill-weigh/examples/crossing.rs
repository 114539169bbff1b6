//! How long bounds take: of many covers that cross, and of a forest of a million nodes.
//!
//! `cargo run --release -p sijill-weigh --example crossing -- 5000` prints milliseconds. Covers are made by a seeded generator:
//! a country of 10 cities of 10 districts, and days of a year; a cell is a district on a day. First their figures have
//! nothing to do with their size, then they grow with it.

use sijill_weigh::bound::{Cover, Forest, Problem};
use std::io::Write;
use std::time::Instant;

const DISTRICTS: u32 = 100;
const DAYS: u32 = 365;

struct Seeded(u64);

impl Seeded {
    /// A number below `end`.
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(end)).unwrap_or_default()
    }

    fn cover(&mut self, grows: bool) -> Cover {
        let (first, count) = match self.below(10) {
            0 => (0, DISTRICTS),
            1 | 2 => (self.below(10) * 10, 10),
            _ => (self.below(DISTRICTS), 1),
        };
        let start = self.below(DAYS);
        let end = (start + 1 + self.below(30)).min(DAYS);
        let districts = first..first + count;
        let cells: Vec<u32> =
            districts.flat_map(|district| (start..end).map(move |day| district * DAYS + day)).collect();
        let figure = u64::from(1 + self.below(500));
        let low = if grows { figure * cells.len() as u64 / 10 + 1 } else { figure };
        Cover { cells, low, high: Some(low + low / 2) }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).map_or(Ok(5_000), |count| count.parse())?;
    let mut out = std::io::stdout().lock();
    let asked: Vec<u32> = (0..DISTRICTS * DAYS).collect();
    for grows in [false, true] {
        let mut seeded = Seeded(88_172_645_463_325_252);
        let covers = (0..count).map(|_| seeded.cover(grows)).collect();
        let problem = Problem::new(DISTRICTS * DAYS, covers)?;
        let start = Instant::now();
        let floor = problem.floor(&asked);
        let floor_took = start.elapsed().as_millis();
        writeln!(
            out,
            "{count} covers, figures that grow with size: {grows}. Floor {} on {} grounds, exact: {}, {floor_took} ms.",
            floor.value,
            floor.grounds.len(),
            floor.exact
        )?;
        let start = Instant::now();
        let ceiling = problem.ceiling(&asked);
        let took = start.elapsed().as_millis();
        match ceiling {
            Some(ceiling) => writeln!(
                out,
                "Ceiling {} on {} grounds, exact: {}, {took} ms.",
                ceiling.value,
                ceiling.grounds.len(),
                ceiling.exact
            )?,
            None => writeln!(out, "Ceiling open, {took} ms.")?,
        }
        let first: Vec<u32> = (0..DAYS * 10).collect();
        let start = Instant::now();
        let city = problem.floor(&first);
        writeln!(
            out,
            "One city: floor {}, exact: {}, {} ms.",
            city.value,
            city.exact,
            start.elapsed().as_millis()
        )?;
    }
    for count in [300, 1_000] {
        let mut seeded = Seeded(7);
        let problem = Problem::new(DISTRICTS * DAYS, (0..count).map(|_| seeded.cover(true)).collect())?;
        let start = Instant::now();
        let found = problem.contradictions();
        let took = start.elapsed().as_millis();
        writeln!(out, "{count} covers: {} contradictions, {took} ms.", found.len())?;
    }
    let nodes = 1_000_000_u32;
    for backwards in [false, true] {
        let mut seeded = Seeded(42);
        let mut parents: Vec<Option<u32>> =
            (0..nodes).map(|node| (node > 0).then(|| seeded.below(node.min(200_000)))).collect();
        if backwards {
            parents.reverse();
            parents.iter_mut().flatten().for_each(|parent| *parent = nodes - 1 - *parent);
        }
        let lows: Vec<u64> = (0..nodes).map(|_| u64::from(seeded.below(500))).collect();
        let start = Instant::now();
        let forest = Forest::new(&parents, &lows)?;
        let grounds = forest.all_grounds();
        let took = start.elapsed().as_millis();
        writeln!(
            out,
            "{nodes} nodes of a forest: {} on {} grounds, {took} ms.",
            forest.total(),
            grounds.len()
        )?;
    }
    Ok(())
}

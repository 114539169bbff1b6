//! What the index of copies costs: `cargo run --release -p sijill-weigh --example copies [REPORTS]`.
//!
//! Makes that many texts of about 250 words (250,000 unless told), a tenth of them edited copies of earlier ones and all
//! with one last sentence, and tells how long it takes to sketch and to add them, and to add one more.

use std::io::Write;
use std::time::{Duration, Instant};

use sijill_weigh::copies::{Copies, Sketch};

/// Words of the sentence that ends every text.
const NOTICE: &str =
    "this text was written by a machine for a measurement and is no report of anything at all";

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end
    }
}

fn text(random: &mut Random, earlier: &[Vec<u32>]) -> Vec<u32> {
    if !earlier.is_empty() && random.below(10) == 0 {
        let mut words = earlier[random.below(earlier.len() as u64) as usize].clone();
        words.truncate(words.len() * (60 + random.below(41) as usize) / 100);
        for _ in 0..words.len() / 20 {
            let place = random.below(words.len() as u64) as usize;
            words[place] = random.below(5_000) as u32;
        }
        return words;
    }
    // Squared, so that some words are much more usual than others.
    (0..150 + random.below(200)).map(|_| (random.below(5_000) * random.below(5_000) / 5_000) as u32).collect()
}

fn main() -> std::io::Result<()> {
    let count: u32 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(250_000);
    let mut out = std::io::stdout().lock();
    let mut random = Random(0x5111_4a11);
    let mut texts = Vec::new();
    let mut sketches = Vec::new();
    let mut sketching = Duration::ZERO;
    for _ in 0..count + 1_000 {
        let words = text(&mut random, &texts);
        let mut printed: String = words.iter().map(|word| format!("word{word} ")).collect();
        printed.push_str(NOTICE);
        let start = Instant::now();
        sketches.push(Sketch::of(&printed));
        sketching += start.elapsed();
        if texts.len() < 20_000 {
            texts.push(words);
        }
    }
    writeln!(out, "sketching: {:?} a text", sketching / (count + 1_000))?;
    let mut copies = Copies::default();
    let mut longest = Duration::ZERO;
    let mut found = 0;
    let mut more = sketches.split_off(count as usize);
    let start = Instant::now();
    for (report, sketch) in (0..).zip(sketches) {
        let begun = Instant::now();
        found += copies.add(report, sketch).len();
        longest = longest.max(begun.elapsed());
    }
    writeln!(out, "adding {count}: {:?}, the slowest {longest:?}; {found} pairs of copies", start.elapsed())?;
    let start = Instant::now();
    for (report, sketch) in (count..).zip(more.drain(..)) {
        copies.add(report, sketch);
    }
    writeln!(out, "adding one more: {:?}", start.elapsed() / 1_000)?;
    let start = Instant::now();
    let families = copies.families();
    let printed = (0..).zip(&families).filter(|(report, family)| report != *family).count();
    writeln!(out, "families: {:?}; {printed} reports are copies", start.elapsed())?;
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        for line in status.lines().filter(|line| line.starts_with("VmRSS")) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

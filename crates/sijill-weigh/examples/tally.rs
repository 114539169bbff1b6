//! How long a tally takes by its steps, of a record that is there: `cargo run --release -p sijill-weigh --example tally -- FILE`.

use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use sijill_claim::Harm;
use sijill_gazetteer::Gazetteer;
use sijill_record::Record;
use sijill_record::store::Access;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::tally::{Question, Weigher};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let path = std::env::args().nth(1).unwrap_or_else(|| "record.sijill".to_owned());
    let record = Record::open(Path::new(&path), Access::Read)?;
    let gazetteer = Gazetteer::embedded()?;
    let asked = record.ask()?;
    let start = Instant::now();
    let (mut ledger, kept) = Ledger::open(&asked, &gazetteer, "example")?;
    writeln!(
        out,
        "ledger of {} claims opened anew in {:?}; new: {}",
        ledger.lines.len(),
        start.elapsed(),
        kept.is_new()
    )?;
    let start = Instant::now();
    ledger.gather();
    writeln!(out, "  of that, all incidents in {:?}", start.elapsed())?;
    let weigher = Weigher::new(&ledger, &asked.standing);
    let question = Question { harms: vec![Harm::Killed], ..Question::default() };
    for _ in 0..3 {
        let start = Instant::now();
        let tally = weigher.tally(&question);
        writeln!(
            out,
            "tally of {} claims, {} incidents, {} totals: at least {} (exact: {}, crossing: {}) in {:?}",
            tally.claims,
            tally.incidents,
            tally.totals,
            tally.floor.value,
            tally.floor.exact,
            tally.crossing,
            start.elapsed()
        )?;
    }
    Ok(())
}

//! The ledger of a record: from what lies on its shelf, and from what came since.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sijill_gazetteer::Gazetteer;
use sijill_record::question::Asked;
use sijill_record::store::{Access, SqliteStore};
use sijill_record::{Record, RecordError};
use sijill_weigh::ledger::{Kept, Ledger, claims_on_shelf};

use crate::aside::say;
use crate::desk::READER;
use crate::error::AnswerError;
use crate::places;

/// The ledger of a record at a moment, with the gazetteer that it was made with.
///
/// # Errors
/// Where the record or the user's own places cannot be read.
pub fn ledger(asked: &Asked<'_>) -> Result<(Ledger, Arc<Gazetteer>), AnswerError> {
    let gazetteer = places::gazetteer()?;
    let (ledger, _) = Ledger::open(asked, &gazetteer, &knowledge()?)?;
    Ok((ledger, gazetteer))
}

/// Where an answer has a ledger from: the command line takes it from the record's shelf, a server holds it.
pub type Ledgers<'a> = &'a dyn Fn() -> Result<Arc<Ledger>, AnswerError>;

/// Ledgers from the record's shelf.
pub fn from_shelf<'a>(asked: &'a Asked<'_>) -> impl Fn() -> Result<Arc<Ledger>, AnswerError> + 'a {
    || Ok(Arc::new(ledger(asked)?.0))
}

/// What incidents are made with: the reader and the user's own places.
///
/// # Errors
/// Where the user's own places cannot be read.
pub fn knowledge() -> Result<String, AnswerError> {
    Ok(format!("{READER} {}", places::digest()?))
}

/// Claims that may lie behind the shelf before it is written again: whoever asks makes up for so few in no time.
const BEHIND: u64 = 2_000;

/// From so many claims on putting incidents together takes long enough to be told.
const MANY: u64 = 20_000;

/// True where so many claims are not on the shelf that it is worth while to write it anew.
fn is_far(all: u64, there: u64) -> bool {
    all.saturating_sub(there) >= BEHIND.min(all / 50).max(1)
}

/// Puts the ledger on the record's shelf, where what lies there is far behind.
///
/// # Errors
/// Where the record cannot be read or written.
pub fn keep(record: &mut Record) -> Result<(), AnswerError> {
    let knowledge = knowledge()?;
    let kept = {
        let asked = record.ask()?;
        let (all, there) = (asked.claims_read(), claims_on_shelf(asked.store(), &knowledge)?);
        if !is_far(all, there) {
            return Ok(());
        }
        told_if_long(all - there, "The reports are safe. ");
        let gazetteer = places::gazetteer()?;
        Ledger::open(&asked, &gazetteer, &knowledge)?.1
    };
    // Where another process was faster, its ledger is as good.
    kept.shelve(record.store_mut())?;
    Ok(())
}

/// Making up for what came since costs little, but not every time anew.
const LONG: Duration = Duration::from_secs(2);

/// The ledger for whoever goes on holding it; and what of it is to be put on the shelf by [`shelve`], where what lies there is
/// far behind, or making up for it took long.
///
/// # Errors
/// Where the record cannot be read.
pub fn held(asked: &Asked<'_>, gazetteer: &Gazetteer) -> Result<(Ledger, Option<Kept>), AnswerError> {
    let knowledge = knowledge()?;
    let (all, there) = (asked.claims_read(), claims_on_shelf(asked.store(), &knowledge)?);
    told_if_long(all.saturating_sub(there), "");
    let began = Instant::now();
    let (ledger, kept) = Ledger::open(asked, gazetteer, &knowledge)?;
    let is_worth_it = is_far(all, there) || kept.behind() > 0 && began.elapsed() > LONG;
    Ok((ledger, is_worth_it.then_some(kept)))
}

/// Puts on the shelf of the record at a path what [`held`] gave.
///
/// # Errors
/// Where the record cannot be written.
pub fn shelve(path: &Path, kept: &Kept) -> Result<(), AnswerError> {
    let mut store = SqliteStore::open(path, Access::Write).map_err(RecordError::from)?;
    kept.shelve(&mut store)?;
    Ok(())
}

fn told_if_long(behind: u64, first: &str) {
    if behind >= MANY {
        say(&format!(
            "{first}The incidents of {behind} claims are put together now, so that questions are answered at once; an interruption only puts that off."
        ));
    }
}

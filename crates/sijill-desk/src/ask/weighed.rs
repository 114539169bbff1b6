//! The ledger of a record: from what lies on its shelf, and from what came since.

use std::sync::Arc;

use sijill_gazetteer::Gazetteer;
use sijill_record::Record;
use sijill_record::question::Asked;
use sijill_weigh::ledger::{Ledger, claims_on_shelf};

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

/// Puts the ledger on the record's shelf, where what lies there is far behind.
///
/// # Errors
/// Where the record cannot be read or written.
pub fn keep(record: &mut Record) -> Result<(), AnswerError> {
    let knowledge = knowledge()?;
    let kept = {
        let asked = record.ask()?;
        let (all, there) = (asked.claims_read(), claims_on_shelf(asked.store(), &knowledge)?);
        if all.saturating_sub(there) < BEHIND.min(all / 50).max(1) {
            return Ok(());
        }
        if all - there >= MANY {
            say(&format!(
                "The reports are safe. The incidents of {} claims are put together now, so that questions are answered at once; an interruption only puts that off.",
                all - there
            ));
        }
        let gazetteer = places::gazetteer()?;
        Ledger::open(&asked, &gazetteer, &knowledge)?.1
    };
    // Where another process was faster, its ledger is as good.
    kept.shelve(record.store_mut())?;
    Ok(())
}

//! A seat at the record: what a thread that answers has at hand, made for one snapshot.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use sijill_desk::AnswerError;
use sijill_desk::ask::across_teller::AcrossTeller;
use sijill_desk::ask::claim_rows::{ClaimTeller, ClaimTold};
use sijill_gazetteer::Gazetteer;
use sijill_record::Record;
use sijill_record::question::Asked;
use sijill_weigh::ledger::Ledger;
use sijill_weigh::tally::Weigher;

use super::keeper::Snapshot;

/// What a thread that answers has at hand.
pub(crate) struct Seat<'s> {
    /// The record, held at one moment.
    pub(crate) record: &'s Record,
    /// The record as it stood for the snapshot.
    pub(crate) asked: &'s Asked<'s>,
    /// The snapshot.
    pub(crate) snapshot: &'s Arc<Snapshot>,
    /// Places.
    pub(crate) gazetteer: &'s Gazetteer,
    weigher: OnceCell<Weigher<'s>>,
    teller: RefCell<Option<AcrossTeller<'s, 's>>>,
}

impl<'s> Seat<'s> {
    pub(crate) fn new(
        record: &'s Record,
        asked: &'s Asked<'s>,
        snapshot: &'s Arc<Snapshot>,
        gazetteer: &'s Gazetteer,
    ) -> Self {
        Self { record, asked, snapshot, gazetteer, weigher: OnceCell::new(), teller: RefCell::default() }
    }

    /// The claims as they weigh.
    pub(crate) fn ledger(&self) -> &'s Ledger {
        &self.snapshot.ledger
    }

    /// Ledgers as answers take them.
    pub(crate) fn ledgers(&self) -> impl Fn() -> Result<Arc<Ledger>, AnswerError> + use<'s> {
        let ledger = Arc::clone(&self.snapshot.ledger);
        move || Ok(Arc::clone(&ledger))
    }

    /// Whoever weighs.
    pub(crate) fn weigher(&self) -> &Weigher<'s> {
        self.weigher.get_or_init(|| Weigher::new(&self.snapshot.ledger, &self.asked.standing))
    }

    /// The record's name.
    pub(crate) fn origin(&self) -> &'s str {
        &self.snapshot.origin
    }

    /// Does something with whoever tells of incidents.
    pub(crate) fn across<T>(
        &self,
        done: impl FnOnce(&mut AcrossTeller<'s, 's>) -> Result<T, AnswerError>,
    ) -> Result<T, AnswerError> {
        let mut teller = self.teller.borrow_mut();
        match &mut *teller {
            Some(teller) => done(teller),
            closed => done(closed.insert(AcrossTeller::new(self.asked, self.ledger(), self.origin())?)),
        }
    }

    /// Claims by their numbers.
    pub(crate) fn claims(&self, numbers: &[u64]) -> Result<Vec<ClaimTold>, AnswerError> {
        let mut teller = ClaimTeller::new(self.asked, self.origin());
        numbers.iter().map(|number| Ok(teller.told(self.asked.claim_row(*number)?)?)).collect()
    }
}

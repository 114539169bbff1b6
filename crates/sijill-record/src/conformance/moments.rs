//! Several at once: a held moment does not move, and writers wait for each other.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::{Maker, Told, batch, made};
use crate::store::StoreError;

/// Long enough for a writer that does not wait to have written.
const MOMENT: Duration = Duration::from_millis(150);

pub(super) fn moments(maker: &Maker<'_>, told: &mut Told) -> Result<(), StoreError> {
    let mut writer = made(maker)?;
    writer.append(&batch(0, 2))?;
    let reader = (maker.open)()?;
    reader.hold()?;
    writer.append(&batch(2, 2))?;
    told.unless(
        reader.size()? == 2 && reader.state()? == b"state 2" && reader.entry(3)?.is_none(),
        "a held moment moves.",
    );
    reader.release()?;
    told.unless(reader.size()? == 4, "what others wrote is not seen after the release.");

    writer.lock()?;
    let (began, has_begun) = mpsc::channel();
    let (ended, has_ended) = mpsc::channel();
    let open = maker.open;
    let second = thread::scope(|scope| {
        let second = scope.spawn(move || {
            let mut second = open()?;
            // Whoever listens is there until the end.
            let _ = began.send(());
            second.lock()?;
            let _ = ended.send(());
            let found = second.size()?;
            second.append(&batch(found, 1))?;
            Ok::<_, StoreError>(found)
        });
        let _ = has_begun.recv();
        told.unless(has_ended.recv_timeout(MOMENT).is_err(), "a second writer does not wait.");
        told.unless(reader.size().is_ok_and(|size| size == 4), "readers cannot read while somebody writes.");
        writer.append(&batch(4, 1))?;
        second.join().unwrap_or_else(|_| Err(StoreError::Missing("the second writer".to_owned())))
    })?;
    told.unless(second == 5, "a second writer does not see what the first one wrote.");
    writer.lock()?;
    writer.unlock();
    let mut third = (maker.open)()?;
    third.append(&batch(6, 1))?;
    told.unless(writer.size()? == 7, "a lock that was given back keeps others out.");
    Ok(())
}

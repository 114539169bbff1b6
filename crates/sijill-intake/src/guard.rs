//! Threads for other people's parsers: a hostile or broken file may make them panic or go on for ever, and must not stop us.

use std::panic;
use std::sync::Once;
use std::{io, thread};

/// Name of the threads whose panics are answers, not accidents.
const THREAD: &str = "sijill-guarded";
/// Room for the nested objects of honest files, with much to spare.
const STACK: usize = 64 * 1024 * 1024;

/// Runs work on a thread of its own, whose panics are not told on standard error.
pub(crate) fn spawn(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    silence_panics();
    thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(work).map(drop)
}

/// Keeps the reports of panics in guarded threads off standard error; all others are told as before.
fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(THREAD) {
                tell(info);
            }
        }));
    });
}

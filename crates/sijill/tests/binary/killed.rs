//! A run that is ended from outside, at an instant that chance or the test chooses, and what it said until then.

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// No run may take longer.
const LONGEST: Duration = Duration::from_secs(90);

/// Numbers by chance, the same ones for the same seed.
pub(crate) struct Chance(u64);

impl Chance {
    /// From SIJILL_TORTURE_SEED, or by the clock; it is told, so that a failure can be had again.
    #[expect(clippy::print_stderr, reason = "a failure is to be had again")]
    pub(crate) fn new(what: &str) -> Self {
        let seed = std::env::var("SIJILL_TORTURE_SEED").ok().map_or_else(
            || jiff::Timestamp::now().as_nanosecond() as u64,
            |words| words.parse().expect("SIJILL_TORTURE_SEED is a number"),
        );
        eprintln!("{what}: SIJILL_TORTURE_SEED={seed}");
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A time up to the longest.
    pub(crate) fn within(&mut self, longest: Duration) -> Duration {
        Duration::from_nanos(self.next() % u64::try_from(longest.as_nanos()).unwrap().max(1))
    }
}

/// What a run said, and how it ended.
pub(crate) struct Ended {
    pub(crate) out: String,
    pub(crate) err: String,
    /// The exit status; nothing where it was killed.
    pub(crate) status: Option<i32>,
}

/// When to kill a run.
pub(crate) enum When<'w> {
    /// After this time.
    After(Duration),
    /// As soon as this is so.
    AsSoonAs(&'w dyn Fn() -> bool),
}

/// Runs a command, and kills it without warning, unless it ended before.
pub(crate) fn kill(command: &mut Command, when: &When<'_>) -> Ended {
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let (send, receive) = mpsc::channel();
    let out = thread::spawn(move || {
        let mut out = Vec::new();
        stdout.read_to_end(&mut out).unwrap();
        let _ = send.send(());
        out
    });
    let err = thread::spawn(move || {
        let mut err = Vec::new();
        stderr.read_to_end(&mut err).unwrap();
        err
    });
    match when {
        When::After(delay) => {
            if receive.recv_timeout(*delay) == Err(RecvTimeoutError::Timeout) {
                child.kill().unwrap();
            }
        }
        When::AsSoonAs(so) => {
            let started = Instant::now();
            while child.try_wait().unwrap().is_none() && !so() {
                assert!(started.elapsed() < LONGEST, "what was waited for did not come");
                thread::yield_now();
            }
            child.kill().unwrap();
        }
    }
    let status = child.wait().unwrap().code();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ended { out: text(out.join().unwrap()), err: text(err.join().unwrap()), status }
}

/// How long a run takes that ends well.
pub(crate) fn time_of(command: &mut Command) -> Duration {
    let started = Instant::now();
    let ended = kill(command, &When::After(LONGEST));
    assert_eq!(ended.status, Some(0), "{}", ended.err);
    started.elapsed()
}

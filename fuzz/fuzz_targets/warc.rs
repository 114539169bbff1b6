//! Any bytes at all as a web archive, compressed or not: the walk comes to an end, and what it gives has a place.
#![no_main]

use std::io::Write as _;

use libfuzzer_sys::fuzz_target;
use sijill_intake::{Input, Intake};

fuzz_target!(|bytes: &[u8]| {
    for suffix in [".warc", ".warc.gz", ".wacz"] {
        let mut file = tempfile::Builder::new().suffix(suffix).tempfile().expect("there is room for a file");
        file.write_all(bytes).expect("there is room in the file");
        let intake = Intake::default();
        let mut pieces = intake.pieces(vec![Input::Path(file.path().to_owned())]);
        for piece in pieces.by_ref() {
            if let Ok(received) = intake.receive(piece) {
                assert!(received.custody.part.is_some(), "{received:?}");
            }
        }
        let _ = pieces.skipped();
    }
});

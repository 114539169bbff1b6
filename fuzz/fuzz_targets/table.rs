//! Any bytes at all as a table: every row gives a report or an error, and its evidence stands in the table.
#![no_main]

use std::io::Write as _;

use libfuzzer_sys::fuzz_target;
use sijill_intake::{Input, Intake};

fuzz_target!(|bytes: &[u8]| {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().expect("there is room for a file");
    file.write_all(bytes).expect("there is room in the file");
    let intake = Intake::default();
    for piece in intake.pieces(vec![Input::Path(file.path().to_owned())]) {
        if let Ok(received) = intake.receive(piece) {
            assert!(!received.report.text.trim().is_empty());
            // What was in UTF-16 without being whole is written anew.
            let whole = std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0);
            let stands = bytes.windows(received.bytes.len()).any(|part| part == received.bytes);
            assert!(stands || !whole, "{received:?}");
        }
    }
});

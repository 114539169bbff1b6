//! Any text as a proof, a checkpoint and a key: it is refused with a sentence, or it holds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sijill_record::checkpoint::Checkpoint;
use sijill_record::key::{PublicKey, SecretKey};
use sijill_record::proof::verify_proof;

fuzz_target!(|text: &str| {
    if let Ok(proved) = verify_proof(text, None) {
        assert!(!proved.entries.is_empty());
    }
    let _ = SecretKey::parse(text);
    if let Ok(key) = PublicKey::parse(text.lines().next().unwrap_or_default()) {
        assert_eq!(PublicKey::parse(&key.to_string()).as_ref(), Ok(&key));
        let _ = Checkpoint::open(text, &key);
    }
});

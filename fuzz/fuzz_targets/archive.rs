//! Any bytes as an archive, packed or to be packed: nothing is made of it, or a record that is whole.
#![no_main]

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use libfuzzer_sys::fuzz_target;
use sijill_record::archive::load;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("memory takes it");
    let packed = packed.finish().expect("memory takes it");
    for (name, mut archive) in [("raw.sijill", bytes), ("packed.sijill", &packed[..])] {
        let path = folder.path().join(name);
        let loaded = load(&mut archive, &path, None, &mut |_| {});
        assert_eq!(loaded.is_ok(), path.exists(), "{loaded:?}");
    }
});

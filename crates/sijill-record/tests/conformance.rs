//! The embedded store does what any store must do.
#![expect(clippy::unwrap_used, reason = "tests")]

use sijill_record::conformance::{Maker, conforms};
use sijill_record::store::{Access, SqliteStore};

#[test]
fn the_sqlite_store_conforms() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store");
    let wrong = conforms(&Maker {
        make: &|dictionary, state| {
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
            }
            Ok(Box::new(SqliteStore::create(&path, dictionary, state)?))
        },
        open: &|| Ok(Box::new(SqliteStore::open(&path, Access::Write)?)),
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

//! Files in gzip.

use std::fs;

use sijill_intake::Intake;
use tempfile::TempDir;

use crate::kit::{file, gzip, page, path_of, sha256};

#[test]
fn single_forms_and_lines_are_read_through() {
    let compressed = gzip(page(16).as_bytes());
    let got = file(&Intake::default(), "page.html.gz", &compressed);
    let one = got.fine()[0];
    assert_eq!((one.bytes.as_slice(), one.media.as_str()), (page(16).as_bytes(), "text/html"));
    let container = one.custody.container.as_ref().unwrap();
    assert_eq!(
        (container.name.as_str(), container.sha256.clone()),
        ("page.html.gz", Some(sha256(&compressed)))
    );
    assert_eq!(one.container.as_deref(), Some(&compressed));

    let lines = gzip(b"{\"text\": \"Five died.\"}\n{\"text\": \"Six died.\"}\n");
    assert_eq!(file(&Intake::default(), "reports.jsonl.gz", &lines).texts(), ["Five died.", "Six died."]);
    // Without a name that says what is in it.
    assert_eq!(file(&Intake::default(), "reports", &lines).texts(), ["Five died.", "Six died."]);
    let object = gzip(b"{\"text\": \"Five died.\"}");
    assert_eq!(file(&Intake::default(), "a.json.gz", object).fine()[0].bytes, b"{\"text\": \"Five died.\"}");
}

#[test]
fn bombs_and_broken_files_are_told() {
    let mut intake = Intake::default();
    intake.limits.file = 1_000_000;
    let bomb = gzip(&vec![b'x'; 20_000_000]);
    for name in ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.csv.gz"] {
        let got = file(&intake, name, &bomb);
        assert_eq!((got.texts().len(), got.errors().len()), (0, 1), "{name}");
    }
    // More than 100 MB comes out of less than half a megabyte.
    let blank = format!("{}\n", " ".repeat(999));
    let bomb = gzip(&blank.as_bytes().repeat(150_000));
    let got = file(&Intake::default(), "a.jsonl.gz", &bomb);
    let told = "more than 200 times its size comes out of it";
    assert!(got.errors().last().unwrap().contains(told), "{:?}", got.errors());
    let mut broken = gzip(b"{\"text\": \"Five died.\"}\n{\"text\": \"Six died.\"}\n");
    broken.truncate(broken.len() - 4);
    let got = file(&Intake::default(), "a.jsonl.gz", broken);
    assert!(got.errors()[0].contains("its compressed content breaks off"), "{:?}", got.errors());
}

#[test]
fn a_folder_gives_what_it_holds_and_passes_over_the_rest() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("a.txt.gz", &gzip(b"Five died."));
    write("b.tar.gz", &gzip(&[0; 1024]));
    write("c.csv", b"text\nSix died.\n");
    write("d.tsv", b"text\ttitle\nSeven died.\tA\n");
    write("e.css.gz", &gzip(b"p { color: red }"));
    write("f.docx", b"PK\x03\x04");
    let got = path_of(&Intake::default(), folder.path().to_owned());
    assert_eq!(got.texts(), ["Five died.", "Six died.", "Seven died."]);
    assert_eq!(got.skipped.as_deref(), Some("3 files that are no reports were passed over (.docx, .gz)."));
}

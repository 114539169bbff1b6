//! The output is the same, byte for byte, for any number of threads.

use crate::kit::{fixture_lines, read, read_piped};

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    // A line that is no report among them, so that messages are in order too.
    let lines = fixture_lines();
    let lines = format!("{lines}not json\n{lines}");
    for format in ["jsonl", "csv", "page", "table"] {
        let one = read_piped(["--format", format, "--jobs", "1"], lines.as_str());
        for jobs in ["2", "3", "16"] {
            let many = read_piped(["--format", format, "--jobs", jobs], lines.as_str());
            assert_eq!(one.status, 1);
            assert!(one.out == many.out, "{format} with {jobs} threads differs");
            assert_eq!(one.err, many.err);
        }
    }
}

#[test]
fn a_report_reads_the_same_alone_and_among_others() {
    let lines = fixture_lines();
    let together = read_piped([], lines.as_str()).fine().readings();
    for (line, expected) in lines.lines().zip(together).step_by(5) {
        assert_eq!(read_piped([], line).fine().reading(), expected);
    }
}

#[test]
fn a_folder_reads_the_same_every_time() {
    let folder = format!("{}/../../fixtures", env!("CARGO_MANIFEST_DIR"));
    let first = read([&folder]).out;
    assert!(!first.is_empty());
    assert!(first == read([&folder]).out);
}

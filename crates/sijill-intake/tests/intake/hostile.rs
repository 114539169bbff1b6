//! Any bytes at all, under any name: something comes of them, or an error does.

use proptest::prelude::*;
use sijill_intake::Intake;
use zip::CompressionMethod;

use crate::archives::{response, wacz};
use crate::kit::{file, gzip, page};
use crate::workbooks::workbook;

fn intake() -> Intake {
    let mut intake = Intake::default();
    intake.limits.file = 100_000;
    intake
}

/// Bytes with a stretch of them overwritten, and cut somewhere.
fn spoil(mut bytes: Vec<u8>, at: usize, with: &[u8], cut: usize) -> Vec<u8> {
    let at = at % bytes.len();
    for (slot, byte) in bytes.iter_mut().skip(at).zip(with) {
        *slot = *byte;
    }
    bytes.truncate(bytes.len() - cut % bytes.len());
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_under_any_name(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        for name in ["a.csv", "a.tsv", "a.warc", "a.warc.gz", "a.wacz", "a.xlsx", "a.jsonl.gz", "a.json", "a"] {
            let _ = file(&intake(), name, &bytes);
            let _ = file(&intake(), name, gzip(&bytes));
        }
    }

    #[test]
    fn any_table(table in "(text|title|,|;|\"|\n|\r|\t|[a-z]|é|\u{feff}){0,200}") {
        let whole = format!("text,title\n{table}");
        let got = file(&intake(), "a.csv", &whole);
        for one in got.reports() {
            prop_assert!(whole.as_bytes().windows(one.bytes.len()).any(|part| part == one.bytes));
            prop_assert!(!one.report.text.trim().is_empty());
        }
        let _ = file(&intake(), "a.csv", &table);
    }

    #[test]
    fn spoilt_archives(at in any::<usize>(), with in proptest::collection::vec(any::<u8>(), 0..40), cut in 0usize..400) {
        let cut = if cut < 200 { 0 } else { cut };
        let fields = "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip";
        let one = response("https://example.org/a", "200 OK\r\nContent-Type: text/html", page(16).as_bytes());
        let two = response("https://example.org/b", fields, &gzip(page(17).as_bytes()));
        let plain = [one.clone(), two.clone()].concat();
        let compressed = [gzip(&one), gzip(&two)].concat();
        let packed = wacz(&[("archive/a.warc.gz", &compressed, CompressionMethod::Stored)]);
        let _ = file(&intake(), "a.warc", spoil(plain, at, &with, cut));
        let _ = file(&intake(), "a.warc.gz", spoil(compressed, at, &with, cut));
        let _ = file(&intake(), "a.wacz", spoil(packed, at, &with, cut));
    }

    #[test]
    fn spoilt_workbooks(at in any::<usize>(), with in proptest::collection::vec(any::<u8>(), 0..40), cut in 0usize..400) {
        let cut = if cut < 300 { 0 } else { cut };
        let sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c>\
            </row></sheetData><mergeCells><mergeCell ref=\"A1:B3\"/></mergeCells>";
        let bytes = workbook(&[("S", sheet)], &["text", "Five died."]);
        let _ = file(&intake(), "a.xlsx", spoil(bytes, at, &with, cut));
        // The same within the sheet itself, where no checksum stands before the parser.
        let spoilt = spoil(sheet.as_bytes().to_vec(), at, &with, cut);
        let _ = file(&intake(), "a.xlsx", workbook(&[("S", &String::from_utf8_lossy(&spoilt))], &["text", "Five died."]));
    }
}

//! The cells of one row: cut out of its bytes, or written as JSON.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use whatlang::Lang;

use crate::Decoded;
use crate::encoding::decode;
use crate::language::Language;

/// The cells of a written row, and notes on how it was decoded.
pub(super) fn split(bytes: &[u8], encoding: &'static Encoding, separator: u8) -> (Vec<String>, Vec<String>) {
    let decoded = decoded(bytes, encoding);
    (cells(&decoded.text, char::from(separator)), decoded.notes)
}

/// Cells as the `csv` crate tells them apart, which would build its whole machine anew for each row.
fn cells(row: &str, separator: char) -> Vec<String> {
    let mut cells = Vec::new();
    let mut rest = row;
    loop {
        let mut cell = String::new();
        // A quotation mark has a meaning only at the beginning of a cell and within what is quoted.
        while let Some(quoted) = rest.strip_prefix('"') {
            let (words, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            cell.push_str(words);
            rest = after;
            if rest.starts_with('"') {
                cell.push('"');
            }
        }
        match rest.split_once(separator) {
            Some((words, after)) => {
                cell.push_str(words);
                cells.push(cell);
                rest = after;
            }
            None => {
                cell.push_str(rest);
                cells.push(cell);
                return cells;
            }
        }
    }
}

/// A row by itself is too short to tell its encoding from, so that of the table is taken.
fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Decoded { text: text.into_owned(), notes: Vec::new() };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), notes: Vec::new() };
    }
    let mut decoded = decode(bytes, Some(encoding.name()));
    if encoding != UTF_8 {
        decoded.notes.insert(0, format!("The encoding was taken to be {}.", encoding.name()));
    }
    decoded
}

/// A row as a JSON object, its columns sorted, without white space.
pub(super) fn as_json(columns: &[String], cells: &[String]) -> Vec<u8> {
    let none = String::new();
    let of_column = |(at, column)| (column, cells.get(at).unwrap_or(&none));
    let object: BTreeMap<&String, &String> = columns.iter().enumerate().map(of_column).collect();
    // Words for words cannot fail to be written.
    serde_json::to_vec(&object).unwrap_or_default()
}

/// The code of a language given by code or by its English name.
pub(super) fn language(words: &str) -> Option<String> {
    let by_name = Lang::all().iter().find(|lang| lang.eng_name().eq_ignore_ascii_case(words));
    if let Some(lang) = by_name {
        return Some(Language::named(lang.code()).code);
    }
    let code = words.split(['-', '_']).next().unwrap_or_default().trim();
    (matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_alphabetic()))
        .then(|| Language::named(code).code)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cells_are_told_apart_as_the_csv_crate_does(row in "[ab;\",é ]{1,40}") {
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(row.as_bytes());
            let record = reader.records().next().unwrap().unwrap();
            prop_assert_eq!(cells(&row, ','), record.iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn languages_are_known_by_code_and_name() {
        for (words, code) in [
            ("en", Some("en")),
            ("English", Some("en")),
            ("ara", Some("ar")),
            ("en-GB", Some("en")),
            ("the local one", None),
        ] {
            assert_eq!(language(words).as_deref(), code, "{words}");
        }
    }
}

//! The cells of one row: cut out of its bytes, or written as JSON.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use whatlang::Lang;

use crate::Decoded;
use crate::encoding::decode;
use crate::language::Language;

/// The cells of a written row, and notes on how it was decoded.
pub(super) fn split(
    bytes: &[u8],
    encoding: &'static Encoding,
    separator: u8,
) -> Result<(Vec<String>, Vec<String>), String> {
    let decoded = decoded(bytes, encoding);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(decoded.text.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Err(error) => Err(format!("its cells cannot be told apart ({error}).")),
        Ok(_) => Ok((record.iter().map(str::to_owned).collect(), decoded.notes)),
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

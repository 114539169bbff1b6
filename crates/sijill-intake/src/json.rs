//! Reports as JSON objects: `id`, `text`, and what is known of them. Members of other names are passed over.

use std::ops::Range;

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;
use sijill_claim::Document;

use crate::moment::timestamp_of;
use crate::page_date::date_of;
use crate::{Report, alpha_2};

/// A report as one JSON object.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Record {
    #[serde(default)]
    id: Option<Id>,
    text: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    publisher: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    retrieved: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    language: Option<String>,
}

/// A report, and when it was retrieved where the record says so.
pub(crate) type Dated = (Report, Option<Timestamp>);

/// A record, or what is wrong with it, and where in the file it stands.
pub(crate) type Placed = (Result<Record, String>, Range<usize>);

const NO_TEXT: &str = "it has no member “text”.";

/// Ids are words or numbers.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Id {
    Word(String),
    Number(serde_json::Number),
}

impl Record {
    /// Reads one object; what is wrong with it is told as a sentence.
    pub(crate) fn parse(json: &[u8]) -> Result<Self, String> {
        if std::str::from_utf8(json).is_err() {
            return Err("it is not UTF-8, as JSON has to be.".to_owned());
        }
        serde_json::from_slice(json).map_err(|error| wrong(&error))
    }

    /// The report that it holds, and when it was retrieved. `path` and `name` stand for it where it names nothing itself.
    pub(crate) fn report(self, path: String, name: String) -> Result<Dated, String> {
        let text = self.text.ok_or(NO_TEXT)?;
        if text.trim().is_empty() {
            return Err("its “text” is empty.".to_owned());
        }
        let published =
            match filled(self.published) {
                Some(words) => Some(date_of(&words).ok_or_else(|| {
                    format!("its “published” is “{words}”, which is no date like 2016-10-04.")
                })?),
                None => None,
            };
        let retrieved = match filled(self.retrieved) {
            Some(words) => Some(timestamp_of(&words).ok_or_else(|| {
                format!("its “retrieved” is “{words}”, which is no date or time like 2016-10-04T18:00:00Z.")
            })?),
            None => None,
        };
        let country = match filled(self.country) {
            Some(code) => Some(
                alpha_2(&code)
                    .ok_or_else(|| format!("its “country” is “{code}”, which is no ISO 3166-1 code."))?,
            ),
            None => None,
        };
        let id = match self.id {
            Some(Id::Word(id)) => id,
            Some(Id::Number(number)) => number.to_string(),
            None => String::new(),
        };
        let document = Document {
            name: if id.is_empty() { name } else { id.clone() },
            id,
            title: filled(self.title),
            publisher: filled(self.publisher),
            published,
            language: filled(self.language),
            url: filled(self.url),
            country: country.map(str::to_owned),
        };
        Ok((Report { document, text, path, ..Report::default() }, retrieved))
    }
}

/// Reads a whole file: one object, or an array of them.
pub(crate) fn parse_file(file: &[u8]) -> Result<Vec<Placed>, String> {
    let json = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file).trim_ascii();
    let records: Vec<Placed> = if json.starts_with(b"[") {
        let slices: Vec<&RawValue> = serde_json::from_slice(json).map_err(|error| wrong(&error))?;
        let from = file.as_ptr() as usize;
        let place = |slice: &RawValue| {
            let start = slice.get().as_ptr() as usize - from;
            start..start + slice.get().len()
        };
        slices.iter().map(|slice| (Record::parse(slice.get().as_bytes()), place(slice))).collect()
    } else {
        vec![(Ok(Record::parse(json)?), 0..file.len())]
    };
    // Any object would do for a record; one without a text among them is told of later, by its number.
    if !records.iter().any(|(record, _)| record.as_ref().is_ok_and(|record| record.text.is_some())) {
        let first = records.into_iter().find_map(|(record, _)| record.err());
        return Err(first.unwrap_or_else(|| NO_TEXT.to_owned()));
    }
    Ok(records)
}

fn filled(member: Option<String>) -> Option<String> {
    member.map(|m| m.trim().to_owned()).filter(|m| !m.is_empty())
}

fn wrong(error: &serde_json::Error) -> String {
    match error.classify() {
        serde_json::error::Category::Data => format!("its members are not those of a report ({error})."),
        _ => format!("it is not JSON ({error})."),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn read(json: &str) -> Result<Report, String> {
        let dated =
            Record::parse(json.as_bytes())?.report("in.jsonl, line 1".into(), "in.jsonl line 1".into());
        dated.map(|(report, _)| report)
    }

    #[test]
    fn objects_of_an_array_keep_their_place() {
        let file = b"\xef\xbb\xbf [ {\"text\":  \"Five died.\"},\n7 , {\"text\": \"\\u0053ix\"} ]\n";
        let slices: Vec<&[u8]> = parse_file(file).unwrap().into_iter().map(|(_, at)| &file[at]).collect();
        assert_eq!(slices, [&b"{\"text\":  \"Five died.\"}"[..], b"7", b"{\"text\": \"\\u0053ix\"}"]);
    }

    #[test]
    fn the_time_of_retrieval_is_read() {
        let record = Record::parse(br#"{"text": "x", "retrieved": "2016-10-05T06:00:00Z"}"#).unwrap();
        let (_, retrieved) = record.report(String::new(), String::new()).unwrap();
        assert_eq!(retrieved.unwrap().to_string(), "2016-10-05T06:00:00Z");
    }

    #[test]
    fn every_member_is_taken_over_and_the_rest_passed_over() {
        let report = read(
            r#"{"id": 7, "text": "Five died.", "title": " ", "publisher": "Wire", "published": "2016-10-04T08:00:00Z",
                "url": "https://example.org/7", "country": "SYR", "gold": {"killed": 5}}"#,
        )
        .unwrap();
        let document = report.document;
        assert_eq!((document.id.as_str(), document.name.as_str()), ("7", "7"));
        assert_eq!(document.published.unwrap().to_string(), "2016-10-04");
        assert_eq!(document.country.as_deref(), Some("SY"));
        assert_eq!((document.title, document.publisher.as_deref()), (None, Some("Wire")));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (json, words) in [
            ("{", "not JSON"),
            ("[1]", "not those of a report"),
            ("{\"id\": \"a\"}", "no member “text”"),
            ("{\"text\": \" \"}", "empty"),
            ("{\"text\": \"x\", \"published\": \"soon\"}", "“soon”"),
            ("{\"text\": \"x\", \"retrieved\": \"once\"}", "“once”"),
            ("{\"text\": \"x\", \"country\": \"Syria\"}", "“Syria”"),
            ("{\"text\": 5}", "not those of a report"),
        ] {
            let said = read(json).unwrap_err();
            assert!(said.contains(words), "{json}: {said}");
        }
    }
}

//! Tables of text.

use sijill_intake::{Field, Intake, Receipt, Tables};

use crate::kit::{bare, file, gzip};

const TABLE: &str = "id,Headline,Text,Source,Publication date,URL,Country,Language\n\
    a,\"Shells, again\",\"Five people were killed.\n\nSix were hurt, a doctor said: \"\"many\"\".\",Wire,2016-10-04,https://example.org/a,SYR,English\n\
    b,,Seven people died.,,4 October 2016,,Syria,tlh-x\n\
    ,,,,,,,\n\
    c,,Eight people died.,Wire,soon\n\
    d,,,Wire\n\
    e,,\"Nine, died.\",,,,,,more\n\
    f,,Ten people died.\n";

#[test]
fn rows_are_reports_with_what_their_columns_say() {
    let got = file(&Intake::default(), "reports.csv", TABLE);
    assert_eq!(
        got.texts(),
        [
            "Five people were killed.\n\nSix were hurt, a doctor said: \"many\".",
            "Seven people died.",
            "Ten people died."
        ]
    );
    let document = &got.reports()[0].report.document;
    assert_eq!((document.id.as_str(), document.title.as_deref()), ("a", Some("Shells, again")));
    assert_eq!(document.published.unwrap().to_string(), "2016-10-04");
    assert_eq!((document.country.as_deref(), document.language.as_deref()), (Some("SY"), Some("en")));
    assert_eq!(
        (document.publisher.as_deref(), document.url.as_deref()),
        (Some("Wire"), Some("https://example.org/a"))
    );
    let second = &got.reports()[1].report;
    assert_eq!(second.document.published.unwrap().to_string(), "2016-10-04");
    assert_eq!(second.document.country, None);
    assert_eq!(second.notes[0], "The country “Syria” is no ISO 3166-1 code and was left out.");
    assert_eq!(
        bare(&got.errors()),
        [
            "reports.csv, row 5 (line 7): its “Publication date” is “soon”, which is no date like 2016-10-04.",
            "reports.csv, row 6 (line 8): its “Text” is empty: there is no text to read.",
            "reports.csv, row 7 (line 9): it has 9 cells and the header has 8; “more” belongs to no column.",
        ]
    );
}

#[test]
fn the_evidence_of_a_row_is_its_exact_bytes() {
    let got = file(
        &Intake::default(),
        "reports.csv",
        "\u{feff}text;title\r\n\"Five\r\ndied.\";A\r\nSix died.;\"B\"\r\n",
    );
    let [one, two] = got.fine()[..] else { panic!("{:?}", got.errors()) };
    assert_eq!(one.bytes, b"\"Five\r\ndied.\";A");
    assert_eq!(two.bytes, b"Six died.;\"B\"");
    assert_eq!((two.media.as_str(), two.custody.how), ("text/csv", Receipt::Row));
    assert_eq!(two.custody.part.as_deref(), Some("row 3"));
    assert_eq!(two.custody.container.as_ref().unwrap().name, "reports.csv");
    assert_eq!(two.report.document.name, "reports.csv row 3");
    assert_eq!(two.mapping, one.mapping);
    assert_eq!(two.mapping.as_ref().unwrap().columns, ["text", "title"]);
}

#[test]
fn separators_and_encodings_are_found() {
    let words = "Пять человек погибли в результате обстрела рынка, сообщил врач больницы";
    let table =
        |separator: char| format!("№{separator}text{separator}title\n1{separator}{words}{separator}Рынок\n");
    let wide: Vec<u8> = table('\t').encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&b"\xff\xfe"[..], &wide].concat();
    let (older, _, _) = encoding_rs::WINDOWS_1251.encode(words);
    let older = [&b"id;text\n1;"[..], &older, b"\n"].concat();
    for (name, bytes) in [
        ("a.csv", table(';').into_bytes()),
        ("a.tsv", table('\t').into_bytes()),
        ("b.csv", wide.clone()),
        ("c.csv", marked),
        ("d.csv", older),
        ("e.csv", format!("sep=|\n{}", table('|')).into_bytes()),
        ("f.xlsx", table('\t').into_bytes()),
    ] {
        let got = file(&Intake::default(), name, &bytes);
        assert_eq!(got.texts(), [words], "{name}: {:?}", got.errors());
        let row = &got.reports()[0].bytes;
        assert!(bytes.windows(row.len()).any(|part| part == row), "{name}");
        assert_eq!(got.reports()[0].custody.part.as_deref(), Some("row 2"), "{name}");
    }
}

#[test]
fn a_table_without_text_is_one_error_until_it_is_mapped() {
    let table = "Day,What,More\n2016-10-04,Five died.,Six hurt.\n2016-10-05,Seven died.,\n";
    let got = file(&Intake::default(), "log.csv", table);
    assert_eq!(
        bare(&got.errors()),
        [
            "log.csv has no column that is plainly the text of a report; its columns are “Day”, “What”, “More”. \
          Say which one is: --map \"COLUMN=text\"."
        ]
    );
    let map = |pairs: &[(&str, Field)]| pairs.iter().map(|&(name, field)| (name.to_owned(), field)).collect();
    let given = map(&[("What", Field::Text), ("more", Field::Text), ("Day", Field::Published)]);
    let intake = Intake { tables: Tables { given, known: vec![] }, ..Intake::default() };
    let got = file(&intake, "log.csv", table);
    assert_eq!(got.texts(), ["Five died.\n\nSix hurt.", "Seven died."]);
    let mapping = got.fine()[0].mapping.clone().unwrap();
    // The next table of this shape needs no telling.
    let intake = Intake { tables: Tables { given: vec![], known: vec![mapping] }, ..Intake::default() };
    assert_eq!(file(&intake, "log2.csv", table).fine().len(), 2);
    let given = map(&[("Words", Field::Text)]);
    let intake = Intake { tables: Tables { given, known: vec![] }, ..Intake::default() };
    assert_eq!(
        bare(&file(&intake, "log.csv", table).errors()),
        ["log.csv has no column “Words”, which was to be mapped; its columns are “Day”, “What”, “More”."]
    );
}

#[test]
fn a_row_that_is_too_long_or_never_ends_is_told() {
    let mut intake = Intake::default();
    intake.limits.file = 200;
    let table = format!("text\n{}\nFive died.\n\"Six\ndied.\n", "x".repeat(500));
    let got = file(&intake, "a.csv", &table);
    assert_eq!(got.texts(), ["Five died."]);
    assert_eq!(
        bare(&got.errors()),
        [
            "a.csv, row 2 (line 2): it is longer than 0 kB, the most that one row may have.",
            "a.csv, row 4 (line 4): a quotation mark in it is never closed: the table may break off there.",
        ]
    );
}

#[test]
fn a_compressed_table_is_read_through() {
    let got = file(&Intake::default(), "a.csv.gz", gzip(b"text\nFive died.\n"));
    assert_eq!(got.texts(), ["Five died."]);
    assert_eq!(got.fine()[0].custody.container.as_ref().unwrap().name, "a.csv.gz");
}

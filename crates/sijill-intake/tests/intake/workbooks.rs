//! Workbooks, made by hand.

use std::io::{Cursor, Write as _};

use sijill_intake::{Field, Intake, Receipt, Tables};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::kit::{bare, file, sha256};

/// A workbook of sheets; each is a name and the XML within `worksheet`. Style 1 is a date, style 2 a date with a clock.
pub(crate) fn workbook(sheets: &[(&str, &str)], shared: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, xml: String| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{xml}").as_bytes()).unwrap();
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    part("[Content_Types].xml", "<Types/>".to_owned());
    part(
        "_rels/.rels",
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let numbered = || sheets.iter().enumerate().map(|(at, sheet)| (at + 1, sheet));
    let listed: String = numbered()
        .map(|(at, (name, _))| format!("<sheet name=\"{name}\" sheetId=\"{at}\" r:id=\"r{at}\"/>"))
        .collect();
    part(
        "xl/workbook.xml",
        format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{listed}</sheets></workbook>"),
    );
    let related: String = numbered()
        .map(|(at, _)| {
            format!(
                "<Relationship Id=\"r{at}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
            )
        })
        .collect();
    part(
        "xl/_rels/workbook.xml.rels",
        format!(
            "<Relationships xmlns=\"{package}\">{related}<Relationship Id=\"s\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    part(
        "xl/styles.xml",
        format!(
            "<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
        ),
    );
    let words: String = shared.iter().map(|words| format!("<si><t>{words}</t></si>")).collect();
    part("xl/sharedStrings.xml", format!("<sst xmlns=\"{main}\">{words}</sst>"));
    for (at, (_, xml)) in numbered() {
        part(
            &format!("xl/worksheets/sheet{at}.xml"),
            format!("<worksheet xmlns=\"{main}\">{xml}</worksheet>"),
        );
    }
    zip.finish().unwrap().into_inner()
}

fn words(cell: &str, words: &str) -> String {
    format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
}

fn reports() -> Vec<u8> {
    let mut sheet = String::from("<sheetData>");
    sheet += &format!("<row r=\"1\">{}</row>", words("A1", "Reports of the week"));
    sheet += "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\" t=\"s\"><v>2</v></c>";
    sheet +=
        &format!("{}{}{}</row>", words("D3", "Publisher"), words("E3", "Checked"), words("F3", "Retrieved"));
    // A number, a date, words, a merged publisher, a truth, a date with a clock.
    sheet += "<row r=\"4\"><c r=\"A4\"><v>17</v></c><c r=\"B4\" s=\"1\"><v>42647</v></c><c r=\"C4\" t=\"s\"><v>3</v></c>";
    sheet += &words("D4", "Meridian Wire");
    sheet += "<c r=\"E4\" t=\"b\"><v>1</v></c><c r=\"F4\" s=\"2\"><v>42648.5</v></c></row>";
    // A formula with what it came to, a mistake, and a cell that the merged one covers.
    sheet += "<row r=\"5\"><c r=\"A5\"><f>A4+0.5</f><v>17.5</v></c><c r=\"B5\" t=\"e\"><v>#REF!</v></c>";
    sheet += "<c r=\"C5\" t=\"str\"><f>\"Six\"</f><v>Six people died.</v></c><c r=\"D5\"/></row>";
    sheet += "<row r=\"6\"><c r=\"A6\"/></row>";
    sheet += "<row r=\"7\"><c r=\"A7\"><v>18</v></c><c r=\"B7\"><v>42647</v></c>";
    sheet += &format!("{}</row>", words("C7", "Seven people died."));
    sheet += "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"D4:D5\"/></mergeCells>";
    let codes = format!(
        "<sheetData><row r=\"1\">{}{}</row></sheetData>",
        words("A1", "Code"),
        words("B1", "Meaning")
    );
    let shared = ["ID", "Publication date", "Report", "Five people were killed &amp; six hurt."];
    workbook(&[("Codes", &codes), ("October", &sheet)], &shared)
}

#[test]
fn rows_of_all_sheets_with_a_header_are_reports() {
    let bytes = reports();
    let got = file(&Intake::default(), "week.xlsx", &bytes);
    assert_eq!(got.texts(), ["Five people were killed & six hurt.", "Six people died."]);
    let [one, two] = got.reports()[..] else { panic!() };
    let document = &one.report.document;
    assert_eq!(
        (document.id.as_str(), document.published.unwrap().to_string().as_str()),
        ("17", "2016-10-04")
    );
    assert_eq!(document.publisher.as_deref(), Some("Meridian Wire"));
    assert_eq!(one.custody.retrieved.unwrap().to_string(), "2016-10-05T12:00:00Z");
    assert_eq!(
        String::from_utf8_lossy(&one.bytes),
        "{\"Checked\":\"true\",\"ID\":\"17\",\"Publication date\":\"2016-10-04\",\"Publisher\":\"Meridian Wire\",\
         \"Report\":\"Five people were killed & six hurt.\",\"Retrieved\":\"2016-10-05T12:00:00\"}"
    );
    assert_eq!((one.media.as_str(), one.custody.how), ("application/json", Receipt::Row));
    assert_eq!(one.custody.part.as_deref(), Some("sheet October, row 4"));
    assert_eq!(one.custody.container.as_ref().unwrap().sha256.as_deref(), Some(sha256(&bytes).as_str()));
    assert_eq!(one.container.as_deref(), Some(&bytes));
    // The merged publisher counts for the second row too.
    assert_eq!(two.report.document.publisher.as_deref(), Some("Meridian Wire"));
    assert_eq!((two.report.document.id.as_str(), two.report.document.published), ("17.5", None));
    assert_eq!(
        bare(&got.errors()),
        [
            "week.xlsx, sheet October, row 7: its “Publication date” is “42647”, which is no date like 2016-10-04."
        ]
    );
    assert_eq!(got.skipped.as_deref(), Some("1 sheet that holds no report was passed over."));
}

#[test]
fn a_workbook_without_text_is_one_error() {
    let sheet =
        format!("<sheetData><row r=\"1\">{}{}</row></sheetData>", words("A1", "Day"), words("B1", "What"));
    let bytes = workbook(&[("Log", &sheet), ("Copy", &sheet)], &[]);
    let got = file(&Intake::default(), "log.xlsx", &bytes);
    assert_eq!(
        bare(&got.errors()),
        [
            "log.xlsx, sheet Log has no column that is plainly the text of a report; its columns are “Day”, “What”. \
          Say which one is: --map \"COLUMN=text\"."
        ]
    );
    let given = vec![("what".to_owned(), Field::Text)];
    let intake = Intake { tables: Tables { given, known: vec![] }, ..Intake::default() };
    assert_eq!(file(&intake, "log.xlsx", &bytes).all.len(), 0);
}

#[test]
fn damaged_and_oversized_workbooks_are_told() {
    let bytes = reports();
    let got = file(&Intake::default(), "a.xlsx", &bytes[..bytes.len() / 2]);
    assert_eq!(
        bare(&got.errors()),
        ["a.xlsx is a damaged workbook or none that is read: it is no whole ZIP file."]
    );
    let big = format!("<sheetData><row r=\"1\">{}</row></sheetData>", words("A1", &"x".repeat(3_000_000)));
    let bytes = workbook(&[("Big", &big)], &[]);
    let mut intake = Intake::default();
    intake.limits.unpacked = 1_000_000;
    let got = file(&intake, "a.xlsx", &bytes);
    assert_eq!(bare(&got.errors()), ["a.xlsx is refused: more than 1 MB come out of it."]);
    intake.limits = Intake::default().limits;
    intake.limits.file = 1_000_000;
    let got = file(&intake, "a.xlsx", &bytes);
    assert_eq!(bare(&got.errors()), ["a.xlsx is refused: a cell of it is longer than 1 MB."]);
    intake.limits.workbook = 1_000;
    assert!(file(&intake, "a.xlsx", &bytes).errors()[0].contains("is too long"));
}

#[test]
fn a_directory_that_lies_about_sizes_is_found_out() {
    let big = format!("<sheetData><row r=\"1\">{}</row></sheetData>", words("A1", &"x".repeat(3_000_000)));
    let mut bytes = workbook(&[("Big", &big)], &[]);
    // Every size that the headers tell of the big part becomes 9.
    let size = u32::try_from(big.len() + "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"></worksheet>".len()).unwrap();
    let mut changed = 0;
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == size.to_le_bytes() {
            bytes[at..at + 4].copy_from_slice(&9u32.to_le_bytes());
            changed += 1;
        }
    }
    assert!(changed > 0);
    let mut intake = Intake::default();
    intake.limits.unpacked = 1_000_000;
    let got = file(&intake, "a.xlsx", &bytes);
    assert_eq!((got.texts().len(), got.errors().len()), (0, 1), "{:?}", got.errors());
}

#[test]
fn a_cell_far_out_takes_no_room() {
    let sheet = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\">{}</row><row r=\"1048576\">{}{}</row></sheetData>",
        words("A1", "text"),
        words("A2", "Five died."),
        words("A1048576", "Six died."),
        words("XFD1048576", "far")
    );
    let got = file(&Intake::default(), "a.xlsx", workbook(&[("S", &sheet)], &[]));
    assert_eq!(got.texts(), ["Five died.", "Six died."]);
    assert_eq!(got.reports()[1].custody.part.as_deref(), Some("sheet S, row 1048576"));
}

//! `sijill add` of tables and web archives: a row or an answer each is a report, and what a column is is remembered.

use crate::kit::Run;
use crate::packed::{answer, archived, cell, gzip, page, workbook, zipped};
use crate::record_add::told;
use crate::record_kit::{Desk, plain};

fn add(desk: &Desk, arguments: &[&str]) -> Run {
    let run = desk.run(["add", "--format", "json"].into_iter().chain(arguments.iter().copied()));
    assert_eq!(run.status, 0, "{}", run.err);
    run
}

/// Id, publisher and day of publication of each report.
fn known(desk: &Desk) -> Vec<[String; 3]> {
    let reports = desk.json("reports");
    let member = |report: &serde_json::Value, name: &str| report[name].as_str().unwrap_or("-").to_owned();
    reports
        .as_array()
        .unwrap()
        .iter()
        .map(|r| ["document", "publisher", "published"].map(|name| member(r, name)))
        .collect()
}

#[test]
fn rows_of_a_csv_file_are_reports() {
    let desk = Desk::new();
    let table = "id,text,published,publisher\nx1,\"Five people were killed in Homs,\nthe army said.\",2016-10-04,Meridian Wire\n\
                 x2,Two people were killed in Idlib.,2016-10-05,\n";
    desk.file("week.csv", table);
    let lines = told(&add(&desk, &["week.csv"]).out);
    let parts: Vec<_> = lines.iter().map(|line| line["part"].as_str().unwrap()).collect();
    assert_eq!(parts, ["row 2", "row 3"]);
    assert_eq!(known(&desk), [["x1", "Meridian Wire", "2016-10-04"], ["x2", "-", "2016-10-05"]]);
    let report = desk.json("show r0");
    assert_eq!(report["reading"]["text"], "Five people were killed in Homs,\nthe army said.");
    assert_eq!(report["custody"][0]["how"], "row");
    let kept = desk.fine(["show", "r0", "--bytes"]);
    assert_eq!(
        kept, "x1,\"Five people were killed in Homs,\nthe army said.\",2016-10-04,Meridian Wire",
        "cut out as it stands"
    );
    let whole = sijill_record::hash::Hash::of(table.as_bytes()).to_string();
    assert_eq!(report["custody"][0]["container"]["sha256"], whole);
    desk.verified();
}

#[test]
fn what_a_column_is_is_remembered_for_tables_of_the_same_shape() {
    let desk = Desk::new();
    let table = |number: u32| {
        format!("Nr,Was geschah,Tag\n{number},{number} people were killed in Homs.,2016-10-0{number}\n")
    };
    desk.file("one.csv", table(3));
    let run = desk.run(["add", "one.csv"]);
    assert_eq!(run.status, 1, "nobody can know");
    assert!(
        run.err.contains(
            "has no column that is plainly the text of a report; its columns are “Nr”, “Was geschah”, “Tag”."
        ),
        "{}",
        run.err
    );
    assert_eq!(desk.size(), 1);
    let run = desk.run(["add", "one.csv", "--map", "Wer=text"]);
    assert!(run.status == 1 && run.err.contains("has no column “Wer”"), "{}", run.err);
    assert_eq!(desk.run(["add", "one.csv", "--map", "Tag=colour"]).status, 2);
    assert_eq!(desk.size(), 1);

    let map = ["one.csv", "--map", "Was geschah=text", "--map", "Tag=published", "--map", "Nr=id"];
    add(&desk, &map);
    assert_eq!(desk.entries_of("mapping remembered").len(), 1);
    // Another file with the same columns, in another run, and the map no more.
    desk.file("two.csv", table(4));
    add(&desk, &["two.csv"]);
    assert_eq!(known(&desk), [["3", "-", "2016-10-03"], ["4", "-", "2016-10-04"]]);
    // Said again, it is not remembered again.
    add(&desk, &map);
    assert_eq!(desk.entries_of("mapping remembered").len(), 1);
    // Another shape is another table.
    desk.file("three.csv", "Was geschah,Ort\nSix people were killed.,Homs\n");
    assert_eq!(desk.run(["add", "three.csv"]).status, 1);
    // The last word on a shape stands.
    add(&desk, &["one.csv", "--map", "Was geschah=text", "--map", "Tag=title"]);
    desk.file("four.csv", table(5));
    add(&desk, &["four.csv"]);
    assert_eq!(desk.json("show r2")["title"], "2016-10-05");
    desk.verified();
}

#[test]
fn a_workbook_with_merged_cells_and_dates_as_numbers_is_read_as_people_see_it() {
    let desk = Desk::new();
    let sheet = [
        "<sheetData><row r=\"1\">".to_owned(),
        cell("A1", "ID"),
        cell("B1", "Publication date"),
        cell("C1", "Report"),
        cell("D1", "Publisher"),
        "</row><row r=\"2\"><c r=\"A2\"><v>17</v></c><c r=\"B2\" s=\"1\"><v>42647</v></c>".to_owned(),
        cell("C2", "Five people were killed in Homs &amp; six hurt."),
        cell("D2", "Meridian Wire"),
        "</row><row r=\"3\"><c r=\"A3\"><v>18</v></c><c r=\"B3\" s=\"1\"><v>42648</v></c>".to_owned(),
        cell("C3", "Six people were killed in Idlib."),
        "<c r=\"D3\"/></row></sheetData><mergeCells count=\"1\"><mergeCell ref=\"D2:D3\"/></mergeCells>"
            .to_owned(),
    ];
    let bytes = workbook(&sheet.concat(), 0);
    desk.file("week.xlsx", &bytes);
    let lines = told(&add(&desk, &["week.xlsx"]).out);
    assert_eq!(lines[1]["part"], "sheet Week, row 3");
    assert_eq!(known(&desk), [["17", "Meridian Wire", "2016-10-04"], ["18", "Meridian Wire", "2016-10-05"]]);
    assert_eq!(desk.json("show r0")["reading"]["text"], "Five people were killed in Homs & six hurt.");
    let whole = sijill_record::hash::Hash::of(&bytes).to_string();
    for added in desk.entries_of("report added") {
        assert_eq!(added["whole"]["sha256"], whole, "a row is made from the workbook, which is kept itself");
    }
    assert_eq!(desk.json("verify")["blobs"], 3, "once for all of its rows");
    desk.verified();
}

#[test]
fn answers_of_a_web_archive_are_reports_with_their_address() {
    let records = [
        archived("https://example.org/a", 16),
        answer("https://example.org/b", "404 Not Found\r\nContent-Type: text/html", page(1).as_bytes()),
        answer("https://example.org/c.png", "200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n\0"),
        archived("https://example.org/d", 17),
    ];
    let packed: Vec<u8> = records.iter().flat_map(gzip).collect();
    let wacz = zipped(&[("datapackage.json", b"{}"), ("archive/one.warc.gz", &packed)]);
    for (name, bytes) in [("crawl.warc.gz", &packed), ("crawl.wacz", &wacz)] {
        let desk = Desk::new();
        desk.file(name, bytes);
        let run = add(&desk, &[name]);
        assert_eq!(told(&run.out).len(), 2, "{}", run.err);
        assert!(plain(&run.err).contains("that hold no report"), "the rest is counted: {}", run.err);
        let reports = desk.json("reports");
        let urls: Vec<_> = reports.as_array().unwrap().iter().map(|r| r["url"].as_str().unwrap()).collect();
        assert_eq!(urls, ["https://example.org/a", "https://example.org/d"]);
        assert!(reports[0]["retrieved"].as_str().unwrap().starts_with("2016-10-05T06:00:00"), "{reports}");
        let shown = desk.json("show r1");
        assert_eq!(
            (shown["custody"][0]["how"].as_str(), shown["from"].as_str()),
            (Some("archived"), Some(name))
        );
        let kept = desk.command().args(["show", "r1", "--bytes"]).output().unwrap().stdout;
        assert_eq!(String::from_utf8(kept).unwrap(), page(17), "the page, not its envelope");
        desk.verified();
    }
}

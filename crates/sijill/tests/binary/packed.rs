//! Files that hold reports packed in them: gzip, web archives and workbooks, made by hand.

use std::io::{Cursor, Read, Write as _};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::fast());
    writer.write_all(bytes.as_ref()).unwrap();
    writer.finish().unwrap()
}

/// What swells when it is unpacked: some bytes, then as many `x` as are asked for.
pub(crate) fn swelling(begin: &[u8], count: u64) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::fast());
    writer.write_all(begin).unwrap();
    std::io::copy(&mut std::io::repeat(b'x').take(count), &mut writer).unwrap();
    writer.finish().unwrap()
}

/// A page with a main text.
pub(crate) fn page(killed: u32) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Shells fall on a market</title></head><body><nav><a href=/>Home</a></nav>\
         <article><p>At least {killed} people were killed in Aleppo on Tuesday when shells fell on a market in the east of the \
         city, rescuers at the place said.</p><p>A further 32 people were wounded in the attack, which lasted for most of the \
         morning, according to a doctor at the hospital.</p></article></body></html>"
    )
}

/// A record of a web archive: an answer of a server.
pub(crate) fn answer(url: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {fields}\r\n\r\n");
    let mut record = answer_head(url, head.len() as u64 + body.len() as u64).into_bytes();
    record.extend_from_slice(head.as_bytes());
    record.extend_from_slice(body);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

/// What stands before an answer of so many bytes.
pub(crate) fn answer_head(url: &str, length: u64) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-10-05T06:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    )
}

/// An answer with a page.
pub(crate) fn archived(url: &str, killed: u32) -> Vec<u8> {
    answer(url, "200 OK\r\nContent-Type: text/html; charset=utf-8", page(killed).as_bytes())
}

pub(crate) fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet, the XML within `worksheet`, and so many spaces within. Style 1 is a date.
pub(crate) fn workbook(sheet: &str, spaces: u64) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1)).large_file(spaces > 1 << 30);
    for (name, xml) in [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Week\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{package}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"t\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{main}\">{sheet}")),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    std::io::copy(&mut std::io::repeat(b' ').take(spaces), &mut zip).unwrap();
    zip.write_all(b"</worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}

/// A cell with words.
pub(crate) fn cell(name: &str, words: &str) -> String {
    format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
}

//! The same report in every encoding comes to the same text, and to the same claims.

use crate::kit::{REPORT, file, read};

/// UTF-16 with this order of bytes.
fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// Windows-1252 for the letters of the report.
fn narrow(text: &str) -> Vec<u8> {
    text.chars().map(|c| if c == '–' { 0x96 } else { u8::try_from(c).unwrap() }).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let (_folder, path) = file("report.txt", REPORT);
    let expected = read([&path]).fine().reading();
    let marked = format!("\u{feff}{REPORT}");
    for (name, bytes, guessed) in [
        ("UTF-8 with a mark", marked.as_bytes().to_vec(), None),
        ("UTF-16LE with a mark", wide(&marked, u16::to_le_bytes), None),
        ("UTF-16BE with a mark", wide(&marked, u16::to_be_bytes), None),
        ("UTF-16LE", wide(REPORT, u16::to_le_bytes), Some("UTF-16LE")),
        ("UTF-16BE", wide(REPORT, u16::to_be_bytes), Some("UTF-16BE")),
        ("Windows-1252", narrow(REPORT), Some("windows-1252")),
    ] {
        let (_folder, path) = file("report.txt", bytes);
        let run = read([&path]);
        let mut reading = run.reading();
        let note = guessed.map(|encoding| format!("The encoding was taken to be {encoding}."));
        match &note {
            Some(note) => {
                assert_eq!(run.err, format!("sijill: {}: {note}\n", path.display()), "{name}");
                assert_eq!(reading["notes"][0], *note, "{name}");
                reading["notes"].as_array_mut().unwrap().remove(0);
            }
            None => assert_eq!(run.err, "", "{name}"),
        }
        assert_eq!(reading["document"]["id"], expected["document"]["id"], "{name}");
        assert_eq!(reading["claims"], expected["claims"], "{name}");
    }
}

#[test]
fn arabic_in_older_encodings_is_known_for_arabic() {
    // "Five civilians were killed in shelling of a district of the city on Tuesday, the rescuers said", twice over.
    let windows_1256 = [
        &b"\xde\xca\xe1 \xce\xe3\xd3\xc9 \xe3\xcf\xe4\xed\xed\xe4 \xdd\xed \xde\xd5\xdd \xda\xe1\xec \xcd\xed "[..],
        b"\xe3\xe4 \xc3\xcd\xed\xc7\xc1 \xc7\xe1\xe3\xcf\xed\xe4\xc9 \xed\xe6\xe3 \xc7\xe1\xcb\xe1\xc7\xcb\xc7\xc1\xa1 ",
        b"\xcd\xd3\xc8 \xe3\xc7 \xde\xc7\xe1 \xc7\xe1\xe3\xd3\xda\xdd\xe6\xe4.",
    ]
    .concat();
    let (_folder, path) = file("report.txt", windows_1256);
    let run = read([&path]);
    assert_eq!(run.reading()["document"]["language"], "ar", "{}", run.err);
    assert!(run.err.contains("windows-1256"), "{}", run.err);
}

#[test]
fn a_page_is_decoded_as_it_declares() {
    let page = "<html><head><meta charset=windows-1252><title>Shelling</title></head><body><article><p>At least 16 people were \
                killed \u{96} and many more wounded \u{96} when shells fell on a market in the east of the city on Tuesday, the rescue \
                service said.</p><p>Residents said that the shelling went on through the night and into the morning.</p>\
                </article></body></html>";
    let bytes: Vec<u8> = page.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let (_folder, path) = file("page.html", bytes);
    let page = read(["--format", "page", path.to_str().unwrap()]).fine();
    assert!(page.out.contains("killed – and many more wounded –"), "{}", page.out);
}

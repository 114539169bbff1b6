//! Bytes to text: byte-order marks, UTF-8, UTF-16 with and without a mark, declared and guessed older encodings.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded text and how it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// What a person should know: an encoding that was guessed, characters that were lost.
    pub notes: Vec<String>,
}

/// Decodes bytes. `declared` is the encoding that the document itself names, which is believed where it fits.
#[must_use]
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decoded_as(encoding, bytes.get(length..).unwrap_or_default(), None);
    }
    // UTF-16 text is often valid UTF-8 too, since a zero byte is; so it is looked for first.
    if let Some(encoding) = wide(bytes) {
        return decoded_as(
            encoding,
            bytes,
            Some(format!("The encoding was taken to be {}.", encoding.name())),
        );
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), notes: Vec::new() };
    }
    if let Some(encoding) = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes())) {
        let fits = encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE;
        if fits {
            return decoded_as(encoding, bytes, None);
        }
    }
    if mostly_utf8(bytes) {
        return decoded_as(UTF_8, bytes, None);
    }
    let encoding = guess(bytes);
    decoded_as(encoding, bytes, Some(format!("The encoding was taken to be {}.", encoding.name())))
}

/// The encoding of a text of which these are the first bytes, taken that lines can be cut before they are decoded.
pub(crate) fn of_lines(sample: &[u8]) -> &'static Encoding {
    let utf8 = match std::str::from_utf8(sample) {
        Ok(_) => true,
        // The last character may be cut.
        Err(error) => error.error_len().is_none() || mostly_utf8(sample),
    };
    if utf8 { UTF_8 } else { guess(sample) }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn decoded_as(encoding: &'static Encoding, bytes: &[u8], guess: Option<String>) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut notes: Vec<String> = guess.into_iter().collect();
    if broken {
        let lost = text.matches('\u{fffd}').count();
        let what = if lost == 1 {
            "1 broken character stands as".to_owned()
        } else {
            format!("{lost} broken characters stand as")
        };
        notes.push(format!("The text is not wholly {}: {what} \u{fffd}.", encoding.name()));
    }
    Decoded { text: text.into_owned(), notes }
}

/// UTF-16 without a mark: half of the bytes of spaces and Latin letters are zero, always the same half.
pub(crate) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1).unwrap_or_default();
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = match (even, odd) {
        (0, 1..) => UTF_16LE,
        (1.., 0) => UTF_16BE,
        _ => return None,
    };
    if (even + odd) * 20 < head.len() / 2 {
        return None;
    }
    let (text, broken) = encoding.decode_without_bom_handling(head);
    let plain = |c: char| {
        c.is_alphanumeric()
            || c.is_whitespace()
            || c.is_ascii_punctuation()
            || !c.is_control() && c > '\u{a0}'
    };
    (!broken && text.chars().all(plain)).then_some(encoding)
}

/// True where there are no fewer whole multi-byte characters than broken ones: UTF-8 that was cut or mixed, not an older encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 0 && whole >= broken
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "Five people were killed in Homs – “a massacre”, said a doctor at the café.";
    const ARABIC: &str =
        "قتل خمسة مدنيين في قصف على حي السكري في مدينة حلب يوم الثلاثاء، وفق ما أفاد به مسعفون";

    fn wide_bytes(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        for text in [ENGLISH, ARABIC] {
            for little in [true, false] {
                let plain = wide_bytes(text, little);
                assert_eq!(decode(&plain, None).text, text);
                let marked = wide_bytes(&format!("\u{feff}{text}"), little);
                assert_eq!(decode(&marked, None), Decoded { text: text.to_owned(), notes: vec![] });
            }
        }
    }

    #[test]
    fn older_encodings_are_guessed_and_said() {
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1252, ENGLISH),
            (encoding_rs::WINDOWS_1256, ARABIC),
            (encoding_rs::ISO_8859_6, ARABIC),
            (
                encoding_rs::ISO_8859_2,
                "Pět lidí bylo zabito při útoku na nemocnici, řekl mluvčí úřadu v Záhřebu.",
            ),
        ] {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost);
            let decoded = decode(&bytes, None);
            assert_eq!(decoded.text, text, "{}", encoding.name());
            assert_eq!(decoded.notes.len(), 1, "{}", encoding.name());
        }
    }

    #[test]
    fn a_declared_encoding_is_believed_without_a_note() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(ARABIC);
        assert_eq!(decode(&bytes, Some("windows-1256")), Decoded { text: ARABIC.to_owned(), notes: vec![] });
    }

    #[test]
    fn a_false_declaration_does_not_spoil_utf_8() {
        assert_eq!(decode(ENGLISH.as_bytes(), Some("iso-8859-1")).text, ENGLISH);
    }

    #[test]
    fn broken_utf_8_stays_utf_8_and_is_counted() {
        let mut bytes = ENGLISH.as_bytes().to_vec();
        bytes.extend_from_slice(b" Six \xff died.");
        let decoded = decode(&bytes, None);
        assert!(decoded.text.ends_with("Six \u{fffd} died."), "{}", decoded.text);
        assert_eq!(decoded.notes, ["The text is not wholly UTF-8: 1 broken character stands as \u{fffd}."]);
    }
}

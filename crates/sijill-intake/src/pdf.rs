//! PDF to text, guarded: a hostile or broken file may make its reader panic or go on for ever, and must not stop us.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use crate::{IntakeError, Limits, guard};

/// The text of a PDF, with the lines of a paragraph joined again.
pub(crate) fn text_of(bytes: &Arc<Vec<u8>>, path: &str, limits: &Limits) -> Result<String, IntakeError> {
    let path = path.to_owned();
    // Every PDF ends in a table of its parts; without it a file was cut short, and what its reader says of that is obscure.
    let tail = bytes.get(bytes.len().saturating_sub(2048)..).unwrap_or_default();
    if memchr::memmem::find(tail, b"%%EOF").is_none() {
        return Err(IntakeError::BadPdf { path, cause: "it breaks off before its end".to_owned() });
    }
    let (send, receive) = mpsc::channel();
    let bytes = Arc::clone(bytes);
    let spawned = guard::spawn(move || {
        let text = panic::catch_unwind(AssertUnwindSafe(|| pdf_extract::extract_text_from_mem(&bytes)));
        // Whoever listens wants the bytes back, for himself alone. Nobody does any more once the time is up.
        drop(bytes);
        let _ = send.send(text);
    });
    if let Err(cause) = spawned {
        return Err(IntakeError::Unreadable { path, cause });
    }
    match receive.recv_timeout(Duration::from_secs(limits.pdf_seconds)) {
        Err(mpsc::RecvTimeoutError::Timeout) => {
            Err(IntakeError::SlowPdf { path, seconds: limits.pdf_seconds })
        }
        Err(mpsc::RecvTimeoutError::Disconnected) | Ok(Err(_)) => {
            Err(IntakeError::BadPdf { path, cause: "its parts do not fit together".to_owned() })
        }
        Ok(Ok(Err(error))) => {
            Err(IntakeError::BadPdf { path, cause: error.to_string().trim_end_matches('.').to_owned() })
        }
        Ok(Ok(Ok(text))) => {
            let text = joined(&text);
            if text.chars().any(char::is_alphanumeric) {
                Ok(text)
            } else {
                Err(IntakeError::PdfWithoutText { path })
            }
        }
    }
}

/// Paragraphs as one line each: a PDF has only lines, and words broken at their ends.
fn joined(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        let begins_small = line.chars().next().is_some_and(char::is_lowercase);
        if whole.is_empty() {
        } else if blank {
            whole.push_str("\n\n");
        } else if begins_small && broken_word(&whole) {
            whole.pop();
        } else {
            whole.push(' ');
        }
        whole.push_str(line);
        blank = false;
    }
    whole
}

/// True where the text ends in a letter and a hyphen.
fn broken_word(text: &str) -> bool {
    text.strip_suffix(['-', '\u{2010}']).is_some_and(|rest| rest.ends_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_paragraphs_and_broken_words_whole() {
        let text = "Five people were killed in the hos-\npital, a\ndoctor said.\n\n\nThe Al-\nAssad bridge was hit.\n";
        assert_eq!(
            joined(text),
            "Five people were killed in the hospital, a doctor said.\n\nThe Al- Assad bridge was hit."
        );
    }

    #[test]
    fn a_file_without_its_end_is_called_unfinished() {
        let error = text_of(&Arc::new(b"%PDF-1.7\n1 0 obj".to_vec()), "a.pdf", &Limits::default());
        assert!(error.is_err_and(
            |e| e.to_string() == "a.pdf is a damaged or unfinished PDF: it breaks off before its end."
        ));
    }
}

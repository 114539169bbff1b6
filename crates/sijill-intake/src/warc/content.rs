//! An answer's body as its server meant it: transfer in chunks and compression undone, within bounds.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::header::Header;
use crate::gzip::in_words;

/// Why a body could not be made out.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Undone {
    TooLong,
    /// What is wrong, to stand after "could not be read: ".
    Wrong(String),
}

/// The content. Many archives keep what was transferred and not how, so what does not look compressed is left as it is.
pub(super) fn content(header: &Header, body: Vec<u8>, most: usize) -> Result<Vec<u8>, Undone> {
    let listed = |name: &str| -> Vec<String> {
        let value = header.get(name).unwrap_or_default();
        value
            .split(',')
            .map(|word| word.trim().to_ascii_lowercase())
            .filter(|word| !word.is_empty())
            .collect()
    };
    let transfer = listed("Transfer-Encoding");
    let mut content = body;
    if transfer.iter().any(|way| way == "chunked") {
        content = unchunked(&content).unwrap_or(content);
    }
    let mut ways = listed("Content-Encoding");
    ways.extend(transfer.into_iter().filter(|way| way != "chunked"));
    if ways.len() > 3 {
        return Err(Undone::Wrong("it is compressed more than three times over".to_owned()));
    }
    for way in ways.iter().rev() {
        content = match way.as_str() {
            "gzip" | "x-gzip" if content.starts_with(b"\x1f\x8b") => {
                inflated(MultiGzDecoder::new(content.as_slice()), most)?
            }
            "deflate" if looks_like_zlib(&content) => inflated(ZlibDecoder::new(content.as_slice()), most)?,
            "deflate" => match inflated(DeflateDecoder::new(content.as_slice()), most) {
                Err(Undone::Wrong(_)) => content,
                done => done?,
            },
            "gzip" | "x-gzip" | "identity" | "utf-8" => content,
            other => return Err(Undone::Wrong(format!("it is compressed as “{other}”, which is not read"))),
        };
    }
    Ok(content)
}

fn inflated(decoder: impl Read, most: usize) -> Result<Vec<u8>, Undone> {
    let mut content = Vec::new();
    match decoder.take(most as u64 + 1).read_to_end(&mut content) {
        Ok(length) if length > most => Err(Undone::TooLong),
        Ok(_) => Ok(content),
        Err(error) => Err(Undone::Wrong(in_words(error).to_string())),
    }
}

/// The two bytes with which zlib begins; raw deflate, which some servers send, begins with others.
fn looks_like_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first, second, ..]
        if first & 0x0f == 8 && ((u16::from(*first) << 8) | u16::from(*second)) % 31 == 0)
}

/// What was sent in chunks, put together; nothing where these are no chunks.
fn unchunked(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let end = memchr::memchr(b'\n', rest)?;
        let size = rest.get(..end)?.split(|&b| b == b';').next()?.trim_ascii();
        let size = usize::from_str_radix(std::str::from_utf8(size).ok()?, 16).ok()?;
        rest = rest.get(end + 1..)?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..size)?);
        rest = rest.get(size..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    fn header(fields: &str) -> Header {
        Header::read(&mut format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n").as_bytes(), "HTTP/").unwrap().0
    }

    fn packed<W: Write>(mut writer: W, finish: impl FnOnce(W) -> Vec<u8>) -> Vec<u8> {
        writer.write_all(b"Five died.").unwrap();
        finish(writer)
    }

    #[test]
    fn chunks_and_compression_are_undone() {
        let fast = Compression::fast();
        let gzip = packed(GzEncoder::new(Vec::new(), fast), |w| w.finish().unwrap());
        let zlib = packed(ZlibEncoder::new(Vec::new(), fast), |w| w.finish().unwrap());
        let raw = packed(DeflateEncoder::new(Vec::new(), fast), |w| w.finish().unwrap());
        let mut chunked = format!("{:x};a=b\r\n", gzip.len()).into_bytes();
        chunked.extend_from_slice(&gzip);
        chunked.extend_from_slice(b"\r\n0\r\n\r\n");
        for (fields, body) in [
            ("Content-Encoding: gzip", &gzip),
            ("content-encoding: deflate", &zlib),
            ("Content-Encoding: deflate", &raw),
            ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", &chunked),
            // The archive undid them and left the fields.
            ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", &b"Five died.".to_vec()),
        ] {
            assert_eq!(content(&header(fields), body.clone(), 100).unwrap(), b"Five died.", "{fields}");
        }
        assert_eq!(content(&header("Content-Encoding: gzip"), gzip, 9), Err(Undone::TooLong));
        let brotli = content(&header("Content-Encoding: br"), vec![1, 2], 9);
        assert_eq!(brotli, Err(Undone::Wrong("it is compressed as “br”, which is not read".to_owned())));
    }
}

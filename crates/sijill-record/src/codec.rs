//! How bytes lie in a store: compressed, with what is known already as a dictionary. Reports are short and alike, and a
//! reading repeats the report's words, so that each alone would hardly shrink.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cell::RefCell;

use thiserror::Error;
use zstd::zstd_safe::{CCtx, CDict, DCtx, DDict, get_error_name};

/// The dictionary of new records: payloads of the fixtures. A record keeps the one that it was made with.
pub const DICTIONARY: &[u8] = include_bytes!("../data/payloads.dictionary");

/// Bytes as they are.
const PLAIN: u8 = 0;
/// Zstandard after the dictionary and the context.
const ZSTANDARD: u8 = 1;
/// Levels of compression: what is short is worth some time, since there is much of it; what is long takes its own.
const SHORT: usize = 64_000;
const LEVEL_OF_SHORT: i32 = 4;
const LEVEL_OF_LONG: i32 = 3;
/// More than this no entry and no report has; what says so is damaged.
const MOST: usize = 1 << 30;

/// Why stored bytes could not be had back.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CodecError {
    /// They are not what was stored.
    #[error("the stored bytes are damaged ({0})")]
    Damaged(String),
    /// They could not be made smaller.
    #[error("the bytes could not be compressed ({0})")]
    Failed(&'static str),
}

/// Codes and decodes; made once, used for many.
pub struct Codec {
    /// How much of the prefix is the dictionary; what was the last context follows it.
    dictionary: usize,
    coder: CCtx<'static>,
    decoder: DCtx<'static>,
    prefix: Vec<u8>,
    /// The dictionary as the decoder wants it, made once for all that has no context; nothing where it is damaged.
    alone: OnceCell<Option<DDict<'static>>>,
    /// The same to code with.
    ready: OnceCell<Option<CDict<'static>>>,
}

impl Codec {
    /// With a record's dictionary.
    #[must_use]
    pub fn new(dictionary: &[u8]) -> Self {
        Self {
            dictionary: dictionary.len(),
            coder: CCtx::create(),
            decoder: DCtx::create(),
            prefix: dictionary.to_vec(),
            alone: OnceCell::new(),
            ready: OnceCell::new(),
        }
    }

    fn put_after(&mut self, context: &[u8]) {
        self.prefix.truncate(self.dictionary);
        self.prefix.extend_from_slice(context);
    }

    /// Codes bytes. `context` is what the reader of them will have at hand: the report that a reading is of.
    ///
    /// # Errors
    /// Where the compressor fails, which it does only without memory.
    pub fn code(&mut self, plain: &[u8], context: &[u8]) -> Result<Vec<u8>, CodecError> {
        let failed = |code| CodecError::Failed(get_error_name(code));
        self.put_after(context);
        let mut out = vec![0; 1 + zstd::zstd_safe::compress_bound(plain.len())];
        let short = plain.len() < SHORT;
        let level = if short { LEVEL_OF_SHORT } else { LEVEL_OF_LONG };
        let ready =
            self.ready.get_or_init(|| CDict::try_create(&self.prefix[..self.dictionary], LEVEL_OF_SHORT));
        let length = match ready {
            Some(ready) if short && context.is_empty() => {
                self.coder.compress_using_cdict(&mut out[1..], plain, ready)
            }
            _ => self.coder.compress_using_dict(&mut out[1..], plain, &self.prefix, level),
        }
        .map_err(failed)?;
        if length < plain.len() {
            out[0] = ZSTANDARD;
            out.truncate(1 + length);
        } else {
            out.clear();
            out.push(PLAIN);
            out.extend_from_slice(plain);
        }
        Ok(out)
    }

    /// Decodes what [`Codec::code`] made with the same context.
    ///
    /// # Errors
    /// Where the bytes were altered so that they do not decode.
    pub fn decode(&mut self, coded: &[u8], context: &[u8]) -> Result<Vec<u8>, CodecError> {
        let damaged = |words: &str| CodecError::Damaged(words.to_owned());
        match coded.split_first() {
            Some((&PLAIN, plain)) => Ok(plain.to_vec()),
            Some((&ZSTANDARD, frame)) => {
                let size = zstd::zstd_safe::get_frame_content_size(frame)
                    .ok()
                    .flatten()
                    .and_then(|size| usize::try_from(size).ok())
                    .filter(|size| *size <= MOST)
                    .ok_or_else(|| damaged("their length is not told"))?;
                self.prefix.truncate(self.dictionary);
                let mut out = Vec::new();
                out.try_reserve_exact(size).map_err(|_| damaged("their length is absurd"))?;
                out.resize(size, 0);
                let alone = self.alone.get_or_init(|| DDict::try_create(&self.prefix));
                let length = match alone {
                    Some(alone) if context.is_empty() => {
                        self.decoder.decompress_using_ddict(&mut out[..], frame, alone)
                    }
                    _ => {
                        self.prefix.extend_from_slice(context);
                        self.decoder.decompress_using_dict(&mut out[..], frame, &self.prefix)
                    }
                }
                .map_err(|code| damaged(get_error_name(code)))?;
                if length == size { Ok(out) } else { Err(damaged("they are shorter than told")) }
            }
            _ => Err(damaged("their first byte is not one that is in use")),
        }
    }
}

thread_local! {
    /// Making these takes longer than a part takes.
    static PARTS: RefCell<(CCtx<'static>, DCtx<'static>)> = RefCell::new((CCtx::create(), DCtx::create()));
}

/// Makes a part of a view small, quickly, without dictionary or context.
///
/// # Errors
/// Where the compressor fails.
pub(crate) fn squeeze(plain: &[u8]) -> Result<Vec<u8>, CodecError> {
    let mut out = vec![0; 5 + zstd::zstd_safe::compress_bound(plain.len())];
    let length = PARTS
        .with_borrow_mut(|(coder, _)| coder.compress(&mut out[5..], plain, 1))
        .map_err(|code| CodecError::Failed(get_error_name(code)))?;
    let size = u32::try_from(plain.len()).map_err(|_| CodecError::Failed("they are too many"))?;
    // What is hardly smaller is not worth its decoding, which every question pays for.
    if length + 4 < plain.len() / 8 * 7 {
        out[0] = ZSTANDARD;
        out[1..5].copy_from_slice(&size.to_le_bytes());
        out.truncate(5 + length);
    } else {
        out.clear();
        out.push(PLAIN);
        out.extend_from_slice(plain);
    }
    Ok(out)
}

/// Reads what [`squeeze`] made.
///
/// # Errors
/// Where it is not of the form.
pub(crate) fn unsqueeze(bytes: &[u8]) -> Result<Cow<'_, [u8]>, CodecError> {
    let damaged = |words: &str| CodecError::Damaged(words.to_owned());
    match bytes.split_first() {
        Some((&PLAIN, plain)) => Ok(Cow::Borrowed(plain)),
        Some((&ZSTANDARD, rest)) => {
            let (size, frame) = rest.split_first_chunk::<4>().ok_or_else(|| damaged("they are too short"))?;
            let size = u32::from_le_bytes(*size) as usize;
            if size > MOST {
                return Err(damaged("their length is absurd"));
            }
            let mut out = vec![0; size];
            let length = PARTS
                .with_borrow_mut(|(_, decoder)| decoder.decompress(&mut out[..], frame))
                .map_err(|code| damaged(get_error_name(code)))?;
            if length == size { Ok(Cow::Owned(out)) } else { Err(damaged("they are shorter than told")) }
        }
        _ => Err(damaged("their first byte is not one that is in use")),
    }
}

impl std::fmt::Debug for Codec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Codec(dictionary of {} bytes)", self.dictionary)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bytes_come_back(plain in prop::collection::vec(any::<u8>(), 0..600), context in prop::collection::vec(any::<u8>(), 0..300)) {
            let mut codec = Codec::new(DICTIONARY);
            let coded = codec.code(&plain, &context).unwrap();
            prop_assert!(coded.len() <= plain.len() + 1);
            prop_assert_eq!(codec.decode(&coded, &context).unwrap(), plain);
        }

        #[test]
        fn damaged_bytes_are_an_error_or_others(coded in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Codec::new(DICTIONARY).decode(&coded, b"");
        }
    }

    #[test]
    fn what_the_context_says_costs_next_to_nothing() {
        let text = "At least nine people were killed when shells fell on the bakery of a village near the front line.";
        let mut codec = Codec::new(b"");
        let coded = codec.code(text.as_bytes(), text.as_bytes()).unwrap();
        assert!(coded.len() < 30, "{}", coded.len());
    }
}

//! The order of words alone, where no clause told of a facility.

use sijill_claim::{FacilityStatus, Modality};
use sijill_language::Tag;

use super::aside::is_seasonal;
use super::lexicon::FacilityLexicon;
use super::noun::named;
use super::{Told, push, put};
use crate::analysis::Analysed;
use crate::draft::Draft;
use crate::lexicon::Lexicon;

/// Words of state soon behind a facility that no clause told of: "two clinics that it runs there have run out of fuel".
pub(super) fn read(
    a: &Analysed<'_>,
    lexicon: &Lexicon,
    words: &FacilityLexicon,
    token: usize,
    found: &mut Vec<Draft>,
) {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(token).filter(|c| c.head == token && s.tag(token).is_noun()) else { return };
    if found.iter().any(|d| d.subject == token || d.first <= token && token <= d.last) {
        return;
    }
    let before = chunk
        .first
        .checked_sub(1)
        .is_some_and(|b| matches!(s.tag(b), Tag::IN | Tag::TO) && s.lower(b) != "of");
    if before {
        return;
    }
    for i in token + 1..s.len().min(token + 12) {
        if matches!(s.tag(i), Tag::Comma | Tag::Colon | Tag::Stop | Tag::CC) || s.lower(i) == "not" {
            return;
        }
        // "The hospital said the generator had run out": told of something else.
        let says = s.tag(i).is_verb()
            && matches!(
                s.lemma(i),
                "say" | "warn" | "report" | "announce" | "tell" | "deny" | "claim" | "add"
            );
        if says {
            return;
        }
        let ran = s.lemma(i) == "run"
            && matches!((s.lower(i + 1), s.lower(i + 2)), ("out", "of") | ("low", "on") | ("short", "of"));
        let entry = words
            .phrases(s.lemma(i))
            .find(|p| p.ways().any(|way| way.iter().enumerate().all(|(k, w)| s.lower(i + 1 + k) == *w)));
        let status = if ran { Some(FacilityStatus::ShortOfSupplies) } else { entry.map(|e| e.status) };
        let Some(status) = status else { continue };
        if status == FacilityStatus::Closed && is_seasonal(a, lexicon, words, i) {
            return;
        }
        // The number before "of the clinics" belongs to it.
        let number =
            chunk.first.checked_sub(2).filter(|&n| s.lower(chunk.first - 1) == "of" && a.count(n).is_some());
        let counted = number
            .or_else(|| a.count(token).or_else(|| a.count(chunk.first)).map(|n| n.first))
            .unwrap_or(chunk.first)
            .min(chunk.first);
        let Some(facility) =
            named(a, words, counted).or_else(|| named(a, words, token)).filter(|f| f.sort != "aid")
        else {
            return;
        };
        let none = facility.none;
        let Some(status) = put(status, none) else { return };
        let last = (i + 1..s.len().min(i + 8))
            .take_while(|&j| {
                !matches!(s.tag(j), Tag::Comma | Tag::Colon | Tag::Stop | Tag::CC | Tag::CloseQuote)
            })
            .last()
            .unwrap_or(i);
        let told = Told {
            status,
            words: (counted, last),
            verb: i,
            modality: Modality::Asserted,
            confidence: 0.6,
            rule: "facility: order of words",
        };
        push(a, lexicon, facility, told, found);
        return;
    }
}

//! What the public may ask. What it is answered passes the publication profile before anything here sees it: the record is
//! asked through a veil ([`sijill_desk::public`]), and its claims weigh in a ledger that has other names.
//!
//! Here is only what would give something away by being asked: words of texts, names of sources, moments within the delay.

use sijill_record::payload::Profile;

use crate::http::query::SHOWN;
use crate::http::{Context, Failure};

/// Members of addresses that tell nothing that the answer does not tell. Places are asked for as they are told.
const OPEN: [&str; 33] = [
    "kind",
    "harm",
    "status",
    "modality",
    "scope",
    "review",
    "from",
    "to",
    "country",
    "place",
    "near",
    "within",
    "box",
    "sort",
    "reverse",
    "by",
    "side",
    "cause",
    "min-figure",
    "max-figure",
    "min-killed",
    "min-injured",
    "report",
    "each-report",
    "published-from",
    "published-to",
    "language",
    "only",
    "hedged",
    "rule",
    "preset",
    "back",
    "grade",
];

/// Members whose answers would tell what is withheld, unless nothing is.
const SEARCHES: [&str; 5] = ["source", "sources", "quote", "text", "publisher"];

/// Fails where the public asks what it could find out something withheld by.
pub(crate) fn may_ask(context: &Context, profile: &Profile) -> Result<(), Failure> {
    let open = |name: &str| {
        OPEN.contains(&name) || SHOWN.contains(&name) || SEARCHES.contains(&name) && shows_all(profile)
    };
    match context.members.iter().find(|(name, _)| !open(name)) {
        Some((name, _)) => Err(Failure::Forbidden(context.words.with("publication.not-asked", &[name]))),
        None => Ok(()),
    }
}

/// True where nothing of reports and claims is withheld, so that they can be searched.
fn shows_all(profile: &Profile) -> bool {
    let Profile { places, facilities, victims, sources, publishers, texts, quotes, .. } = profile;
    let all = [facilities, victims, sources, publishers, texts, quotes].into_iter().all(|shown| *shown);
    *places == sijill_record::payload::PlacesShown::Exact && all
}

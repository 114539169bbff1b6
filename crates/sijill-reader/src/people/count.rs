//! How many people a phrase tells of: "12 men", "a couple", "a family of five", "nobody", "they".

use sijill_claim::Figure;
use sijill_language::Tag;

use crate::analysis::{Analysed, figure};
use crate::chunk::Chunk;
use crate::classes::CLASSES;

/// The figure of a phrase: the number that counts it, else what its noun says by itself.
pub(super) fn count(
    a: &Analysed<'_>,
    chunk: Chunk,
    described: Chunk,
    counted: Option<Figure>,
    words: &str,
    named: bool,
) -> Option<Figure> {
    let s = &a.sentence;
    // "A couple and their children": two people, where nothing is counted by it ("a couple of men").
    if s.lemma(chunk.head) == "couple"
        && described == chunk
        && counted.as_ref().is_none_or(|f| f.best.is_none())
    {
        return Some(Figure::exact(2, words));
    }
    // "Two couples"
    if let Some(figure) = counted {
        let twice = matches!(s.lower(chunk.head), "couples") && described == chunk;
        return Some(if twice { figure.plus(&figure.clone(), &figure.words) } else { figure });
    }
    if described != chunk && s.lower(chunk.head) == "one" {
        return Some(Figure::exact(1, words));
    }
    if described != chunk {
        // "a family of five", "the bodies of 12 men": the inner number counts.
        let inner = (described.first..=described.last).filter_map(|i| a.count(i)).next_back();
        if let Some(n) = inner {
            return Some(figure(n.value, s.words(n.first, n.last)));
        }
    }
    let head = described.head;
    let tag = s.tag(head);
    let first = s.lower(chunk.first);
    match s.lemma(chunk.head) {
        "couple" if described == chunk => return Some(Figure::exact(2, words)),
        noun if noun == "couple" || CLASSES.several.has(noun) => {
            return Some(Figure::vague(2, words));
        }
        _ => {}
    }
    if matches!(first, "no" | "nobody" | "none") || matches!(s.lower(chunk.head), "nobody" | "none") {
        return Some(Figure::exact(0, words));
    }
    match (tag, s.lower(head)) {
        (Tag::PRP, "they" | "them" | "we" | "us") => Some(Figure::vague(2, words)),
        (Tag::DT, "another") => Some(Figure::exact(1, words)),
        (Tag::DT | Tag::PDT, _) => Some(Figure::vague(2, words)),
        // "Roberto Aviles": a name of several words, whatever its ending.
        (Tag::NNPS, _) if named && head > described.first && s.tag(head - 1) == Tag::NNP => {
            Some(Figure::exact(1, words))
        }
        (Tag::NNS | Tag::NNPS, _) | (_, "people" | "others" | "dead" | "wounded" | "injured") => {
            Some(Figure::vague(2, words))
        }
        _ => Some(Figure::exact(1, words)),
    }
}

//! Prepositions and particles of a verb.

use sijill_language::{Label, Tag};

use super::WIDTH;
use crate::analysis::Analysed;

/// What stands after a preposition of the verb: the preposition ("out of" as one), its token, and the noun.
pub(crate) fn complements(a: &Analysed<'_>, verb: usize) -> Vec<(String, usize, usize)> {
    let s = &a.sentence;
    let mut found = Vec::new();
    for child in s
        .children_by(verb, &[Label::Prep, Label::Advmod, Label::Prt, Label::Dative, Label::Agent])
        .take(WIDTH)
    {
        prepositional(a, child, String::new(), &mut found, 0);
    }
    if let Some(object) = s.child(verb, Label::Dobj) {
        // The parser often hangs on the object what belongs to the verb: "pushed fighters out of the town".
        for child in s.children_by(object, &[Label::Prep]).filter(|&p| s.lower(p) != "of").take(WIDTH) {
            prepositional(a, child, String::new(), &mut found, 0);
        }
    }
    if found.is_empty() {
        found.extend(complement_by_order(a, verb));
    }
    found
}

fn prepositional(
    a: &Analysed<'_>,
    prep: usize,
    before: String,
    found: &mut Vec<(String, usize, usize)>,
    depth: usize,
) {
    let s = &a.sentence;
    let is_preposition = matches!(s.tag(prep), Tag::IN | Tag::TO);
    let word = if !is_preposition {
        String::new()
    } else if before.is_empty() {
        s.lower(prep).to_owned()
    } else {
        format!("{before} {}", s.lower(prep))
    };
    if is_preposition && let Some(noun) = s.child(prep, Label::Pobj) {
        found.extend(s.conjuncts(noun).into_iter().take(WIDTH).map(|n| (word.clone(), prep, n)));
        found.extend(within(a, &word, noun).map(|(word, n)| (word, prep, n)));
        found.extend(directed(a, noun).map(|n| ("towards".to_owned(), prep, n)));
    }
    if depth < 3 {
        for child in s.children_by(prep, &[Label::Prep]).take(WIDTH) {
            prepositional(a, child, word.clone(), found, depth + 1);
        }
    }
}

/// "within sight of the town", "to within five miles of it": how far from what.
fn within(a: &Analysed<'_>, word: &str, noun: usize) -> Option<(String, usize)> {
    let s = &a.sentence;
    if !word.ends_with("within") {
        return None;
    }
    let of = s.children_by(noun, &[Label::Prep]).find(|&p| s.lower(p) == "of")?;
    Some((format!("within {} of", s.lemma(noun)), s.child(of, Label::Pobj)?))
}

/// "moved in the direction of the town": towards it.
fn directed(a: &Analysed<'_>, noun: usize) -> Option<usize> {
    let s = &a.sentence;
    let of =
        s.children_by(noun, &[Label::Prep]).find(|&p| s.lemma(noun) == "direction" && s.lower(p) == "of")?;
    s.child(of, Label::Pobj)
}

/// The first preposition after the verb with the phrase that follows it.
fn complement_by_order(a: &Analysed<'_>, verb: usize) -> Option<(String, usize, usize)> {
    let s = &a.sentence;
    for i in verb + 1..s.len().min(verb + 4) {
        if matches!(s.tag(i), Tag::IN | Tag::TO) {
            let two = matches!((s.lower(i), s.lower(i + 1)), ("out", "of"));
            let noun = if two { i + 2 } else { i + 1 };
            let chunk = a.chunk(noun)?;
            let word = if two { "out of".to_owned() } else { s.lower(i).to_owned() };
            return Some((word, i, chunk.head));
        }
        if !matches!(s.tag(i), Tag::RB | Tag::RP) {
            return None;
        }
    }
    None
}

/// True where a particle or adverb goes with the verb: "back", "off", "out", "ahead".
pub(crate) fn has_particle(a: &Analysed<'_>, verb: usize, words: &[String]) -> bool {
    let s = &a.sentence;
    let near = |i: usize| words.iter().any(|w| w == s.lower(i));
    s.children_by(verb, &[Label::Prt, Label::Advmod, Label::Prep])
        .any(|p| near(p) && s.child(p, Label::Pobj).is_none())
        || (verb + 1..s.len().min(verb + 3)).any(|i| matches!(s.tag(i), Tag::RP | Tag::RB) && near(i))
}

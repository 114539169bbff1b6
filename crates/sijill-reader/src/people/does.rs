//! What people do, before their names and by the nouns that no list holds whole.

use sijill_claim::VictimStatus;
use sijill_language::Tag;

use super::PersonNoun;
use crate::analysis::Analysed;
use crate::chunk::Chunk;
use crate::lexicon::Lexicon;

/// "[A student] waiting for a bus": a participle that the tagger takes for the noun of the phrase.
pub(super) fn before_participle(a: &Analysed<'_>, lexicon: &Lexicon, chunk: Chunk) -> Chunk {
    let s = &a.sentence;
    let Some(head) = chunk.head.checked_sub(1).filter(|&h| h >= chunk.first) else { return chunk };
    let doing = s.tag(chunk.head) == Tag::NN
        && s.lower(chunk.head).ends_with("ing")
        && matches!(s.tag(chunk.head + 1), Tag::IN | Tag::TO | Tag::RB)
        && s.lower(chunk.head + 1) != "of"
        && !lexicon.things.contains_key(s.lemma(chunk.head))
        && !lexicon.causes.contains_key(s.lemma(chunk.head))
        && !lexicon.nouns.contains_key(s.lemma(chunk.head));
    let person = s.tag(head) == Tag::NN && lexicon.people.contains_key(s.lemma(head));
    if doing && person { Chunk { last: head, head, ..chunk } } else { chunk }
}

/// Common nouns before a name in the same phrase: "police chief Musal Rassouli".
pub(super) fn title_before(a: &Analysed<'_>, lexicon: &Lexicon, chunk: Chunk) -> Option<PersonNoun> {
    let s = &a.sentence;
    let title = (chunk.first..chunk.head).rev().find_map(|i| {
        let token = s.tokens.get(i)?;
        lexicon.people.get(token.lemma.as_str()).copied()
    });
    // "Army Sgt. Luis Medrano", "Lance Cpl. Tyler Brand": a rank that armies alone have, or the army's name before one.
    let ranked = || {
        let rank = |i: usize| lexicon.company.ranks.contains(s.lower(i).trim_end_matches('.'));
        let soldier = PersonNoun { status: Some(VictimStatus::Combatant), ..PersonNoun::default() };
        (chunk.first..chunk.head).any(rank).then_some(soldier)
    };
    // "union treasurer Nicolas Berrio": what no list holds whole, before two names.
    let does = || {
        let agent = |i: usize| {
            s.tag(i).is_noun()
                && !lexicon.things.contains_key(s.lower(i))
                && !matches!(s.lower(i), "greater" | "former" | "inner" | "outer")
                && a.place_at(i).is_none_or(|p| a.places[p].first > i || a.places[p].first == chunk.head)
        };
        let names = |i: usize| (i + 1..=chunk.head).all(|k| s.tag(k).is_proper());
        (chunk.first..chunk.head.saturating_sub(1))
            .find_map(|i| person_suffix(s.lower(i)).filter(|_| agent(i) && names(i)))
    };
    title.filter(|p| p.status.is_some()).or_else(ranked).or(title).or_else(does)
}

/// Nouns of agents that no list holds whole: "archivist", "auctioneer", "fishmonger".
pub(super) fn person_suffix(lemma: &str) -> Option<PersonNoun> {
    // What ends like these and is no person stands among the lexicon's things.
    const PERSON: [&str; 10] = ["man", "men", "woman", "women", "ist", "er", "or", "eer", "ician", "monger"];
    const CIVILIAN: PersonNoun = PersonNoun { status: None, group: None, attacker: false };
    (lemma.len() > 5 && PERSON.iter().any(|s| lemma.ends_with(s))).then_some(CIVILIAN)
}

//! Base noun phrases, found from tags alone, so that both readings share them even where the parse is wrong.

use sijill_language::{Sentence, Tag};

use crate::classes::CLASSES;

/// A base noun phrase: "at least 12 wounded civilians", "the Syrian army's chief", "they".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// First token.
    pub(crate) first: usize,
    /// Last token, inside.
    pub(crate) last: usize,
    /// The noun (or number, or pronoun) that it is about: its last.
    pub(crate) head: usize,
}

/// The base noun phrases of a sentence, in order, and for each token the index of its own.
pub(crate) fn chunks(sentence: &Sentence<'_>) -> (Vec<Chunk>, Vec<Option<usize>>) {
    let mut found = Vec::new();
    let mut of = vec![None; sentence.len()];
    let mut i = 0;
    while i < sentence.len() {
        match chunk_at(sentence, i) {
            Some(chunk) => {
                for slot in &mut of[chunk.first..=chunk.last] {
                    *slot = Some(found.len());
                }
                i = chunk.last + 1;
                found.push(chunk);
            }
            None => i += 1,
        }
    }
    (found, of)
}

/// "three [days] ago", "three [weeks] later".
fn tells_time(sentence: &Sentence<'_>, unit: usize) -> bool {
    // "shelled Nikopol 11 [times]"
    let often = sentence.lower(unit) == "times";
    let measure = matches!(sentence.lemma(unit), "year" | "month" | "week" | "day" | "hour" | "minute");
    often || measure && matches!(sentence.lower(unit + 1), "ago" | "later" | "earlier" | "before" | "after")
}

fn chunk_at(sentence: &Sentence<'_>, first: usize) -> Option<Chunk> {
    let tag = sentence.tag(first);
    if matches!(tag, Tag::PRP) {
        return Some(Chunk { first, last: first, head: first });
    }
    let mut i = first;
    let mut head = None;
    let mut last_determiner = None;
    let mut tail = None;
    while i < sentence.len() {
        let tag = sentence.tag(i);
        let lower = sentence.lower(i);
        // "a militia leader southwest of the city": the direction tells where, not who.
        if head.is_some() && is_direction(lower) && matches!(sentence.lower(i + 1), "of" | "from") {
            break;
        }
        // "two passers-by"
        let by = lower == "by" && i > first + 1 && sentence.tag(i - 1) == Tag::Hyphen;
        if by && matches!(sentence.lower(i - 2), "passer" | "passers") && head == Some(i - 2) {
            tail = Some(i);
            break;
        }
        // "shot to death [an officer]"
        let to_death = head.is_some_and(|h| {
            sentence.lower(h) == "death" && h == first && h > 0 && sentence.lower(h - 1) == "to"
        });
        if to_death {
            break;
        }
        // "his daughter-in-law"
        let in_law = lower == "in"
            && i > first + 1
            && head == Some(i - 2)
            && sentence.lower(i + 2) == "law"
            && [i - 1, i + 1].into_iter().all(|k| sentence.tag(k) == Tag::Hyphen);
        if in_law {
            tail = Some(i + 2);
            break;
        }
        // "two missionaries last May", "a third died", where the tagger sees a noun
        if head.is_some() && matches!(lower, "last" | "died") {
            break;
        }
        // "2011 May - Rebel fighters": the dash between what heads a line and the line.
        let spaced = |k: usize| sentence.tokens.get(k).is_some_and(|token| token.spaced);
        if tag == Tag::Hyphen && spaced(i) && spaced(i + 1) && head.is_some() {
            break;
        }
        match tag {
            Tag::DT | Tag::PDT | Tag::PRPS | Tag::WPS => {
                if head.is_some() || matches!(lower, "both" | "either" | "neither") && i > first {
                    break;
                }
                last_determiner = Some(i);
            }
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::FW | Tag::Symbol | Tag::Added => {
                // A proper noun after a plural common noun starts another phrase ("the rebels Monday").
                if is_calendar(lower) && (head.is_some() || i > first && is_adjective(sentence, i - 1)) {
                    break;
                }
                head = Some(i);
            }
            Tag::CD => {
                // A number after a finished noun starts another phrase ("a man 12 people"), but names hold numbers.
                if let Some(h) = head
                    && !matches!(sentence.tag(h), Tag::CD)
                    // "killed Juan Ruiz three days ago"
                    && (!sentence.tag(h).is_proper()
                        || tells_time(sentence, i + 1)
                        // "On 9 January three members were abducted"
                        || (is_month(sentence.lower(h)) || is_calendar(sentence.lower(h)))
                            && sentence.tag(i + 1).is_noun())
                    // "the mayor's two sons"
                    && sentence.tag(i.saturating_sub(1)) != Tag::POS
                {
                    break;
                }
                head = Some(i);
            }
            Tag::JJ if names_a_person(sentence, i) || is_one_more(sentence, i) => head = Some(i),
            Tag::JJ if i == first && stands_alone(sentence, i) => head = Some(i),
            // "a 15-year-old was killed": who is that old.
            Tag::JJ if ends_an_age(sentence, i) && !leads_to_noun(sentence, i) => head = Some(i),
            // "17 people suffered injuries", where the tagger sees an adjective.
            Tag::JJ
                if head.is_some_and(|h| matches!(sentence.tag(h), Tag::NN | Tag::NNS))
                    && matches!(
                        lower,
                        "suffered" | "sustained" | "received" | "succumbed" | "died" | "escaped"
                    ) =>
            {
                break;
            }
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::Affix => {
                if head.is_some_and(|h| !matches!(sentence.tag(h), Tag::CD)) && !leads_to_noun(sentence, i) {
                    break;
                }
            }
            Tag::VBN | Tag::VBG => {
                let hyphened = i > first && sentence.tag(i - 1) == Tag::Hyphen;
                let modifies = head.is_none_or(|h| sentence.tag(h) == Tag::CD)
                    && (last_determiner.is_some() || head.is_some() || i > first)
                    && leads_to_noun(sentence, i);
                if !hyphened && !modifies {
                    break;
                }
            }
            Tag::RB | Tag::RBR | Tag::RBS => {
                let inside = i > first && head.is_none() && leads_to_noun(sentence, i);
                if !inside {
                    break;
                }
            }
            Tag::Hyphen => {
                if i == first {
                    break;
                }
            }
            // "nineteen (19) civilians"
            Tag::OpenBracket
                if i > first
                    && sentence.tag(i - 1) == Tag::CD
                    && sentence.tag(i + 1) == Tag::CD
                    && sentence.tag(i + 2) == Tag::CloseBracket =>
            {
                i += 2;
            }
            // "a National Party (NP) worker"
            Tag::OpenBracket
                if head == Some(i.wrapping_sub(1))
                    && sentence.tag(i - 1).is_proper()
                    && sentence.tag(i + 2) == Tag::CloseBracket
                    && sentence.tag(i + 3).is_noun() =>
            {
                i += 2;
            }
            Tag::POS => {
                if head.is_none() {
                    break;
                }
            }
            Tag::Dollar => {}
            _ => break,
        }
        i += 1;
    }
    let head = head.or(last_determiner.filter(|&d| is_pronoun_like(sentence, d)))?;
    let last = tail.unwrap_or(head);
    Some(Chunk { first, last, head })
}

/// "dead [yesterday]", but not "last [Friday]".
fn is_adjective(sentence: &Sentence<'_>, i: usize) -> bool {
    sentence.tag(i) == Tag::JJ && !matches!(sentence.lower(i), "last" | "next" | "early" | "late" | "past")
}

/// The "old" of "15-year-old" and of "two 14-year-olds".
pub(crate) fn ends_an_age(sentence: &Sentence<'_>, i: usize) -> bool {
    matches!(sentence.lower(i), "old" | "olds")
        && i >= 3
        && sentence.tag(i - 1) == Tag::Hyphen
        && matches!(sentence.lower(i - 2), "year" | "month" | "week" | "day")
        && sentence.tag(i - 3) == Tag::Hyphen
}

/// "a prominent academic", "two nationals": words for people that taggers take for adjectives, where no noun follows.
pub(crate) fn names_a_person(sentence: &Sentence<'_>, i: usize) -> bool {
    i > 0
        && matches!(
            sentence.tag(i - 1),
            Tag::DT | Tag::JJ | Tag::CD | Tag::NN | Tag::NNP | Tag::PRPS | Tag::POS
        )
        && CLASSES.people.has(sentence.lower(i))
        && !matches!(
            sentence.tag(i + 1),
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::JJ | Tag::VBG | Tag::Hyphen | Tag::POS
        )
        && !(sentence.tag(i + 1) == Tag::CC && matches!(sentence.tag(i + 2), Tag::JJ))
}

/// "third" to "fifteenth": behind an article one more than those told before. "A second" may be a time.
pub(crate) fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "tenth"
            | "eleventh"
            | "twelfth"
            | "thirteenth"
            | "fourteenth"
            | "fifteenth"
    )
}

/// "and wounded [a fifth]": one more person, where no noun follows.
pub(crate) fn is_one_more(sentence: &Sentence<'_>, i: usize) -> bool {
    i > 0
        && matches!(sentence.lower(i - 1), "a" | "an")
        && is_ordinal(sentence.lower(i))
        && sentence.lower(i + 1) != "of"
        && (sentence.lower(i + 1) == "died"
            || !matches!(
                sentence.tag(i + 1),
                Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::JJ | Tag::Hyphen | Tag::CD
            ))
}

/// "injuring [many]", "and wounded [several]".
fn stands_alone(sentence: &Sentence<'_>, i: usize) -> bool {
    i > 0
        && matches!(sentence.lower(i), "many" | "several")
        && matches!(sentence.tag(i - 1), Tag::VBG | Tag::VBN | Tag::VBD)
        && !matches!(
            sentence.tag(i + 1),
            Tag::NN
                | Tag::NNS
                | Tag::NNP
                | Tag::NNPS
                | Tag::JJ
                | Tag::JJR
                | Tag::Hyphen
                | Tag::CD
                | Tag::VBN
                | Tag::VBG
        )
        && !matches!(sentence.lower(i + 1), "of" | "more" | "others")
}

/// A month's name, but for May, which is a verb as well.
pub(crate) fn is_month(lower: &str) -> bool {
    matches!(
        lower,
        "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// A day by its name, or as it is seen from another.
pub(crate) fn is_calendar(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "yesterday"
            | "today"
            | "tomorrow"
            | "tonight"
    )
}

pub(crate) fn is_direction(lower: &str) -> bool {
    matches!(
        lower,
        "north"
            | "south"
            | "east"
            | "west"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "north-east"
            | "north-west"
            | "south-east"
            | "south-west"
            | "outside"
            | "inside"
    )
}

/// "this", "those", "another", "some" standing for a noun.
fn is_pronoun_like(sentence: &Sentence<'_>, i: usize) -> bool {
    matches!(sentence.lower(i), "those" | "these" | "another" | "some" | "both" | "all" | "many" | "several")
}

/// True where an adjective, participle or adverb at `i` is followed, within the same phrase, by a noun.
fn leads_to_noun(sentence: &Sentence<'_>, i: usize) -> bool {
    // "a dozen people last weekend"
    if matches!(sentence.lower(i), "last" | "next" | "early" | "late" | "earlier")
        && matches!(
            sentence.lower(i + 1),
            "weekend"
                | "week"
                | "month"
                | "year"
                | "night"
                | "evening"
                | "morning"
                | "afternoon"
                | "summer"
                | "winter"
                | "autumn"
                | "spring"
        )
    {
        return false;
    }
    for j in i + 1..sentence.len().min(i + 5) {
        match sentence.tag(j) {
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS => return !is_calendar(sentence.lower(j)),
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBN | Tag::VBG | Tag::Hyphen | Tag::RB | Tag::CD => {}
            _ => return false,
        }
    }
    false
}

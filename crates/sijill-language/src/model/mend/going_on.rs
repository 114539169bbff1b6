//! Verbs in "-ing" that the tagger takes for nouns or adjectives: "They are now attacking the militias", "continued bombarding
//! rebel positions".

use super::arcs::rehang;
use super::shapes::{ends, is_past};
use super::{LISTS, is};
use crate::model::parser::Arc;
use crate::{Label, Tag, Token};

/// Such forms of what armed people do.
const DEEDS: [&str; 22] = [
    "attacking",
    "assaulting",
    "bombarding",
    "bombing",
    "shelling",
    "storming",
    "besieging",
    "raiding",
    "targeting",
    "pounding",
    "strafing",
    "invading",
    "seizing",
    "capturing",
    "occupying",
    "retaking",
    "looting",
    "burning",
    "torching",
    "defending",
    "abducting",
    "massacring",
];

/// What stands behind such a word where it is a noun: "bombing raids".
const NOUNS: [&str; 12] = [
    "raid",
    "raids",
    "campaign",
    "campaigns",
    "mission",
    "missions",
    "attack",
    "attacks",
    "run",
    "runs",
    "operation",
    "operations",
];

const BE: [&str; 5] = ["are", "were", "is", "was", "be"];
const SETS_ABOUT: [&str; 16] = [
    "continued",
    "continue",
    "continues",
    "kept",
    "keep",
    "keeps",
    "began",
    "begin",
    "begins",
    "begun",
    "started",
    "start",
    "starts",
    "resumed",
    "resume",
    "stopped",
];

/// The tag of such a word, where it was taken for another.
pub(super) fn tag(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let deed = DEEDS.iter().any(|word| is(tokens, i, word));
    let next = tags.get(i + 1).copied()?;
    let object = next.is_noun() || matches!(next, Tag::JJ | Tag::DT | Tag::PRPS | Tag::CD);
    let compound = NOUNS.iter().any(|word| is(tokens, i + 1, word) || is(tokens, i + 2, word));
    if !deed || !object || compound || i == 0 {
        return None;
    }
    // "are now attacking", "began deliberately shelling"
    let adverb = ends(tokens, i - 1, "ly") || ["now", "still", "also"].iter().any(|w| is(tokens, i - 1, w));
    let helper = if adverb { i.checked_sub(2)? } else { i - 1 };
    let before = |words: &[&str]| words.iter().any(|word| is(tokens, helper, word));
    let people = helper.checked_sub(1).map(|s| tags[s]);
    let acts = people.is_some_and(|tag| tag == Tag::PRP || tag.is_noun());
    (before(&BE) && acts || before(&SETS_ABOUT)).then_some(Tag::VBG)
}

/// "Tarin fell on 3 May": a name that begins the sentence, and no adjective.
pub(super) fn fallen(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    const MANY: [&str; 14] = [
        "many", "most", "several", "few", "some", "more", "such", "other", "others", "both", "all", "half",
        "less", "fewer",
    ];
    let name = i == 0 && tags[0] == Tag::JJ && is(tokens, 1, "fell") && tags.get(1) == Some(&Tag::VBD);
    (name && !MANY.iter().any(|word| is(tokens, 0, word))).then_some(Tag::NNP)
}

/// "The army's offensive has retaken two villages": a noun, where a verb follows and no noun that it describes.
pub(super) fn offensive(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let before = tags.get(i.checked_sub(1)?)?;
    let noun = ["offensive", "counteroffensive", "counter-offensive"].iter().any(|word| is(tokens, i, word));
    let owned = matches!(before, Tag::POS | Tag::DT | Tag::PRPS | Tag::JJ) || before.is_noun();
    let verb = matches!(tags.get(i + 1), Some(Tag::VBZ | Tag::VBD | Tag::MD | Tag::VBN | Tag::IN));
    (tags[i] == Tag::JJ && noun && owned && verb).then_some(Tag::NN)
}

/// "Rebels numbering about 300 attacked": the number is no subject.
pub(super) fn numbering(tokens: &[Token], tags: &[Tag], arcs: &mut [Arc], verb: usize) {
    let numbers = ["numbering", "totalling", "totaling"].iter().any(|word| is(tokens, verb, word));
    let near = (verb + 1..(verb + 4).min(arcs.len())).find(|&i| tags[i] == Tag::CD);
    let Some(number) = near.filter(|&n| numbers && arcs[n].label == Label::Nsubj) else { return };
    rehang(arcs, number, verb, Label::Dobj);
}

/// "The French took the port": a people, where a verb follows.
pub(super) fn collective(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    const PEOPLES: [&str; 20] = [
        "british",
        "french",
        "english",
        "spanish",
        "irish",
        "scottish",
        "welsh",
        "dutch",
        "danish",
        "polish",
        "turkish",
        "chinese",
        "japanese",
        "vietnamese",
        "portuguese",
        "burmese",
        "lebanese",
        "sudanese",
        "congolese",
        "senegalese",
    ];
    let people = i > 0 && is(tokens, i - 1, "the") && PEOPLES.iter().any(|word| is(tokens, i, word));
    let verb = |at: usize| matches!(tags.get(at), Some(Tag::VBD | Tag::VBP | Tag::MD));
    let acts = verb(i + 1) || tags.get(i + 1) == Some(&Tag::RB) && verb(i + 2);
    (people && acts).then_some(Tag::NNPS)
}

/// "Army-backed militiamen launched rockets at the base": what nothing else of the sentence could be, its verb.
pub(super) fn only_verb(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let before = *tags.get(i.checked_sub(1)?)?;
    let acts = tags[i] == Tag::JJ && LISTS.acts.holds(tokens, i) && matches!(before, Tag::NNS | Tag::NNPS);
    let finite = |t: &Tag| matches!(t, Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD);
    let object = tags.get(i + 1).is_some_and(|t| t.is_noun() || matches!(t, Tag::DT | Tag::CD | Tag::JJ));
    (acts && object && !tags.iter().any(finite)).then_some(Tag::VBD)
}

/// "The town, which the rebels captured in May, was retaken": behind "which" and who did it stands what they did.
pub(super) fn relative_deed(tokens: &[Token], tags: &[Tag], i: usize) -> Option<Tag> {
    let before = *tags.get(i.checked_sub(1)?)?;
    if tags[i] != Tag::VBN
        || !(before.is_noun() || before == Tag::PRP)
        || is(tokens, i + 1, "by")
        || !is_past(tokens, i)
    {
        return None;
    }
    let inside = |at: &usize| {
        tags[*at].is_noun() || matches!(tags[*at], Tag::DT | Tag::JJ | Tag::PRPS | Tag::PRP | Tag::CD)
    };
    let first = (i.saturating_sub(5)..i).rev().take_while(inside).last()?;
    let which = first.checked_sub(1)?;
    let relative = tags[which] == Tag::WDT && (is(tokens, which, "which") || is(tokens, which, "that"))
        || is(tokens, which, "whom");
    let led = which.checked_sub(1).is_some_and(|p| matches!(tags[p], Tag::IN | Tag::TO));
    (relative && !led).then_some(Tag::VBD)
}

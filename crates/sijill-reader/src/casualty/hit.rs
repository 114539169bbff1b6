//! What one reading finds: people, harmed, by a word. Both readings speak in hits, so that they can be compared.

use sijill_claim::{Harm, Modality};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::people::People;

/// People harmed, by a word of harm.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    /// The word of harm.
    pub(crate) anchor: usize,
    /// What was done to them.
    pub(crate) harm: Harm,
    /// Who.
    pub(crate) people: People,
    /// How it is put, where the frame itself tells.
    pub(crate) modality: Modality,
    /// Which rule found it.
    pub(crate) rule: &'static str,
    /// "including three children": a part of the anchor's other people.
    pub(crate) part: bool,
}

/// True where a verb is denied: "did not kill", "nobody was" is told by the figure instead.
pub(crate) fn is_negated(a: &Analysed<'_>, verb: usize) -> bool {
    (verb.saturating_sub(4)..verb)
        .rev()
        .take_while(|&i| !matches!(a.sentence.lower(i), "," | ";" | ":"))
        .any(|i| matches!(a.sentence.lower(i), "not" | "n't" | "never" | "without"))
        && (verb.saturating_sub(4)..verb).all(|i| a.sentence.lower(i) != "only")
}

/// The verb's form and helpers, as tags tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "killed 12 people".
    Active,
    /// "were killed".
    Passive,
    /// "12 people killed in…", "those killed": participle without helper.
    Reduced,
    /// "to kill", "would kill": not told as a fact.
    Unreal,
}

/// How the verb stands, and its first helper.
pub(crate) fn voice(a: &Analysed<'_>, verb: usize) -> (Voice, usize) {
    use sijill_language::Tag;
    let s = &a.sentence;
    let mut first = verb;
    let (mut be, mut have, mut modal, mut to) = (false, false, false, false);
    let mut next = verb;
    while next > 0 && next + 24 > verb {
        let i = next - 1;
        next = i;
        match (s.tag(i), s.lower(i)) {
            (
                _,
                "be" | "been" | "being" | "is" | "are" | "was" | "were" | "'re" | "am" | "got" | "get"
                | "gets",
            ) => {
                // "are reported to have killed 36 people": the first verb's helper, not this one's.
                if (have || to) && !be {
                    break;
                }
                be = true;
            }
            (_, "have" | "has" | "had" | "having" | "'ve" | "'d") => have = true,
            (Tag::MD, _) => modal = true,
            // "proceeded to kill another 13" did.
            (Tag::TO, _) => {
                to = !matches!(s.lemma(i.wrapping_sub(1)), "proceed" | "manage" | "continue" | "go")
            }
            // "are believed to have been killed", "were feared killed", "have been confirmed dead".
            (Tag::VBN | Tag::VBD | Tag::JJ, word) if CLASSES.held.has(word) => {
                // "is said to be hurt" tells that he is.
                to = false;
            }
            (Tag::RB | Tag::RBR | Tag::RBS | Tag::OpenQuote | Tag::CloseQuote, _) => continue,
            _ if s.lower(i).ends_with("ly") || a.date_at(i).is_some() => continue,
            // "were all killed", "were killed or wounded": handled by the first verb of the pair.
            (_, "all" | "both") => continue,
            // "were on Thursday night killed", "was attacked and shot": what stands between the helper and its verb.
            _ if be => break,
            _ => match helper_before(a, i, verb) {
                Some(helper) => {
                    next = helper + 1;
                    continue;
                }
                None => break,
            },
        }
        first = i;
    }
    let to = to && !have;
    if !be
        && !have
        && !modal
        && !to
        && let Some(helper) = joined_passive(a, verb)
    {
        return (Voice::Passive, helper);
    }
    let participle = matches!(s.tag(verb), Tag::VBN | Tag::VBD | Tag::JJ);
    // "if he has killed reporters": not told as a fact.
    let supposed = first > 1
        && (first.saturating_sub(4)..first).any(|i| {
            matches!(s.lower(i), "if" | "unless" | "whether")
                && (i + 1..first).all(|k| !a.is_finite(k) && s.lower(k) != ",")
        });
    if supposed {
        return (Voice::Unreal, first);
    }
    let voice = if be && participle && s.tag(verb) != Tag::VBG {
        if modal && !have || to { Voice::Unreal } else { Voice::Passive }
    } else if to || modal && !have {
        Voice::Unreal
    } else if s.tag(verb) == Tag::VBN && !have && !takes_object(a, verb) {
        Voice::Reduced
    } else {
        Voice::Active
    };
    (voice, first)
}

/// "Two men on a motorbike gunned down a tailor": whoever stands behind the particle is the object, whatever the tagger says.
fn takes_object(a: &Analysed<'_>, verb: usize) -> bool {
    use sijill_language::Tag;
    let s = &a.sentence;
    let after = verb + 2;
    matches!(s.lower(verb + 1), "down" | "dead")
        && (matches!(s.tag(after), Tag::DT | Tag::PRPS) || a.count(after).is_some_and(|n| n.first == after))
        && a.date_at(after).is_none()
        && a.chunk(after)
            .is_some_and(|c| a.date_at(c.head).is_none() && c.head > after || a.count(c.head).is_some())
}

/// "were dragged out of a van and [shot] dead": the helper of the verb that a participle without one is joined to.
fn joined_passive(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    use sijill_language::{Label, Tag};
    let s = &a.sentence;
    let bare = matches!(s.tag(verb), Tag::VBN | Tag::VBD)
        && s.label(verb) == Label::Conj
        && a.count(verb + 1).is_none()
        && !matches!(s.tag(verb + 1), Tag::DT | Tag::PRP | Tag::PRPS)
        && [Label::Nsubj, Label::Nsubjpass, Label::Dobj].iter().all(|l| s.child(verb, *l).is_none());
    // "and [two of them] shot": of its own subject.
    let before = verb.checked_sub(1).filter(|_| bare)?;
    let joined =
        s.tag(before) == Tag::CC || s.tag(before) == Tag::RB && s.tag(before.wrapping_sub(1)) == Tag::CC;
    let head = s.head(verb).filter(|&h| joined && h < verb && matches!(s.tag(h), Tag::VBN | Tag::VBD))?;
    s.child(head, Label::Auxpass)?;
    let (voice, first) = voice(a, head);
    (voice == Voice::Passive).then_some(first)
}

/// The form of "be" before a token, where only days, adverbs and verbs joined to the one in question stand between:
/// "was in the early hours of yesterday, [killed]", "were Wednesday attacked and [killed]".
fn helper_before(a: &Analysed<'_>, token: usize, verb: usize) -> Option<usize> {
    use sijill_language::Tag;
    let s = &a.sentence;
    let mut days = false;
    // "was stormed and killed six people" is a slip, no passive.
    let object = a.count(verb + 1).is_some() || matches!(s.tag(verb + 1), Tag::DT | Tag::PRP | Tag::PRPS);
    for i in (token.saturating_sub(14)..=token).rev() {
        let joined = !object
            && (s.tag(i) == Tag::CC && matches!(s.tag(i + 1), Tag::VBN | Tag::VBD | Tag::RB)
                || (matches!(s.tag(i), Tag::VBN | Tag::VBD) || s.lower(i).ends_with("ed"))
                    && (i + 1..i + 3).any(|k| s.tag(k) == Tag::CC || s.tag(k) == Tag::Comma));
        match s.lower(i) {
            "was" | "were" | "been" | "is" | "are" => return Some(i),
            "morning" | "evening" | "night" | "afternoon" | "noon" | "midnight" | "hours" | "weekend"
            | "dawn" | "day" => {
                days = true;
            }
            "early" | "late" | "last" | "the" | "this" => {}
            _ if a.date_at(i).is_some() => days = true,
            _ if joined
                || matches!(s.tag(i), Tag::RB | Tag::Comma | Tag::OpenBracket | Tag::CloseBracket) => {}
            _ if days && s.tag(i) == Tag::IN => {}
            _ => return None,
        }
    }
    None
}

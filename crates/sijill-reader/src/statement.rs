//! Statements: what somebody is reported to say that is no claim of another kind.

use sijill_claim::Modality;
use sijill_language::{Label, SentenceKind, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::clause::{clause, extent};
use crate::draft::{Body, Draft};
use crate::party::{Force, force};
use crate::speech::{SpeechFrame, Takes, attribute};

/// Shortest statement, in words.
const SHORTEST: usize = 3;
/// Most statements of one stretch.
const MOST_PARTS: usize = 8;

/// One statement for each stretch of content that holds no other claim, with its sources.
pub(crate) fn drafts(analysed: &[Analysed<'_>], frames: &[SpeechFrame], others: &[Draft]) -> Vec<Draft> {
    let mut taken: Vec<Vec<(usize, usize)>> = vec![Vec::new(); analysed.len()];
    for draft in others {
        if let Some(list) = taken.get_mut(draft.sentence) {
            list.push((draft.first, draft.last));
        }
    }
    let mut cues: Vec<Vec<usize>> = vec![Vec::new(); analysed.len()];
    for frame in frames {
        if let Some(list) = cues.get_mut(frame.sentence) {
            list.push(frame.cue.0);
        }
    }
    let mut found = Vec::new();
    for frame in frames.iter().filter(|f| !matches!(f.takes, Takes::Accuse | Takes::Blame | Takes::Deny)) {
        for region in &frame.content {
            let Some(a) = analysed.get(region.sentence) else { continue };
            for (first, last) in assertions(a, region.first, region.last) {
                // A cue within: the inner frame tells the statement. Others within: they are the claim.
                let inner = cues[region.sentence].iter().any(|&c| first <= c && c <= last);
                let overlaps = taken[region.sentence].iter().take(64).any(|&(f, l)| f <= last && first <= l);
                if inner || overlaps || last < first {
                    continue;
                }
                let (first, last) = trimmed(a, first, last);
                let clause = (first..=last)
                    .find(|&i| a.is_finite(i))
                    .or_else(|| (first..=last).find(|&i| a.sentence.tag(i).is_verb()));
                let clause =
                    clause.or_else(|| (first..=last).find(|&i| a.sentence.lower(i) == "responsibility"));
                // "called the vote “a farce”"
                let clause = clause.or_else(|| (frame.takes == Takes::Manner).then_some(first));
                let Some(anchor) = clause.filter(|_| last + 1 >= first + SHORTEST) else { continue };
                taken[region.sentence].push((first, last));
                // "We will not leave until …, those who fight are shot": the verb of the first clause.
                let main = a.sentence.head(anchor).filter(|&v| {
                    let helps = matches!(a.sentence.label(anchor), Label::Aux | Label::Auxpass);
                    helps && first <= v && v <= last
                });
                let root = root_of(a, first, last).or(main).unwrap_or(anchor);
                found.push(Draft::new(region.sentence, first, last, root, Body::Statement, "statement"));
            }
        }
    }
    feared(analysed, &mut taken, &cues, &mut found);
    own_voice(analysed, &mut taken, &cues, &mut found);
    attribute(&mut found, analysed, frames);
    found
}

/// "A, but B", "A because B", "A; B": each is said for itself.
fn assertions(a: &Analysed<'_>, first: usize, last: usize) -> Vec<(usize, usize)> {
    let last = last.min(a.sentence.len().saturating_sub(1));
    let mut parts = Vec::new();
    let mut from = first;
    for joint in first + 1..last {
        if parts.len() < MOST_PARTS && joint > from && is_joint(a, from, joint, last) {
            parts.push((from, joint - 1));
            from = joint + 1;
        }
    }
    parts.push((from, last));
    parts
}

/// True where a clause with a subject of its own begins behind "but", "and that" or a semicolon.
fn is_joint(a: &Analysed<'_>, from: usize, joint: usize, last: usize) -> bool {
    let s = &a.sentence;
    let word = s.lower(joint);
    let joins = s.surface(joint) == ";"
        || matches!(word, "but" | "and" | "or") && s.tag(joint) == Tag::CC
        || matches!(word, "because" | "while" | "whereas" | "although" | "though");
    if !joins || !(from..joint).any(|i| a.is_finite(i)) {
        return false;
    }
    let subject = joint + 1 + usize::from(s.lower(joint + 1) == "that");
    let noun = |i: usize| s.tag(i).is_noun() || matches!(s.tag(i), Tag::PRP | Tag::EX | Tag::CD | Tag::DT);
    let inside = |i: usize| {
        noun(i)
            || s.tag(i).is_adjective()
            || s.tag(i) == Tag::WP && s.lower(i - 1) == "those"
            || matches!(s.tag(i), Tag::IN | Tag::TO | Tag::RB | Tag::PRPS | Tag::POS | Tag::Hyphen | Tag::PDT)
    };
    let verb = (subject + 1..=(subject + 9).min(last)).find(|&i| a.is_finite(i));
    // "and a tree before the car burst into flames": no clause of its own.
    let under = |i: usize| {
        matches!(
            s.lower(i),
            "before"
                | "after"
                | "until"
                | "when"
                | "since"
                | "as"
                | "if"
                | "because"
                | "unless"
                | "once"
                | "that"
        )
    };
    verb.is_some_and(|v| (subject..v).any(noun) && (subject..v).all(|i| inside(i) && !under(i)))
}

/// "We condemn the attack on the convoy.": a press release speaks for itself.
fn own_voice(
    analysed: &[Analysed<'_>],
    taken: &mut [Vec<(usize, usize)>],
    cues: &[Vec<usize>],
    found: &mut Vec<Draft>,
) {
    for a in analysed.iter().filter(|a| a.kind == SentenceKind::Body) {
        let s = &a.sentence;
        let Some(verb) = (1..s.len()).find(|&v| is_performed(a, v)) else { continue };
        let Some(c) = clause(a, verb) else { continue };
        let (first, last) = extent(a, c, None);
        let (first, last) = trimmed(a, first, last.max(verb));
        let (Some(taken), Some(cues)) = (taken.get_mut(a.index), cues.get(a.index)) else { continue };
        let told = taken.iter().take(64).any(|&(f, l)| f <= last && first <= l);
        if told || cues.iter().any(|&c| first <= c && c <= last) || last + 1 < first + SHORTEST {
            continue;
        }
        taken.push((first, last));
        let mut draft = Draft::new(a.index, first, last, verb, Body::Statement, "statement: own voice");
        draft.confidence = 0.6;
        found.push(draft);
    }
}

/// "There are fears that some of the attackers escaped": of armed people, by nobody who is named.
fn feared(
    analysed: &[Analysed<'_>],
    taken: &mut [Vec<(usize, usize)>],
    cues: &[Vec<usize>],
    found: &mut Vec<Draft>,
) {
    for a in analysed.iter().filter(|a| a.kind == SentenceKind::Body) {
        let s = &a.sentence;
        let fear = |v: usize| {
            s.lemma(v) == "be"
                && matches!(
                    s.lower(v + 1),
                    "fears" | "concerns" | "suspicions" | "worries" | "reports" | "indications"
                )
                && s.lower(v + 2) == "that"
                && (v.saturating_sub(3)..v).any(|t| s.lower(t) == "there")
        };
        let Some(verb) = (1..s.len().min(12)).find(|&v| fear(v)) else { continue };
        let (first, last) = trimmed(a, verb + 3, s.len().saturating_sub(1));
        let armed = (first..=last.min(first + 30)).any(|t| s.tag(t).is_noun() && force(a, t) == Force::Armed);
        let (Some(taken), Some(cues)) = (taken.get_mut(a.index), cues.get(a.index)) else { continue };
        let told = taken.iter().take(64).any(|&(f, l)| f <= last && first <= l);
        let said = cues.iter().any(|&c| first <= c && c <= last);
        let Some(anchor) = (first..=last).find(|&i| a.is_finite(i)).filter(|_| armed && !told && !said)
        else {
            continue;
        };
        taken.push((first, last));
        let mut draft = Draft::new(a.index, first, last, anchor, Body::Statement, "statement: feared");
        draft.modality = Modality::Hedged;
        draft.confidence = 0.6;
        found.push(draft);
    }
}

/// "we condemn", "I urge", "we will not hesitate", outside quotation marks.
fn is_performed(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let subject = s.children_by(verb, &[Label::Nsubj]).find(|&n| n < verb);
    let ours = subject.is_some_and(|n| matches!(s.lower(n), "we" | "i") && s.tag(n) == Tag::PRP);
    let quoted = a.quoted.get(verb).copied().unwrap_or(false);
    let does = matches!(s.tag(verb), Tag::VBP | Tag::VB) && CLASSES.performing.has(s.lemma(verb));
    let bound = s.children_by(verb, &[Label::Aux]).any(|x| matches!(s.lower(x), "will" | "must" | "shall"))
        && s.tag(verb) == Tag::VB;
    ours && !quoted && (does || bound)
}

/// The verb that the stretch hangs on.
fn root_of(a: &Analysed<'_>, first: usize, last: usize) -> Option<usize> {
    let s = &a.sentence;
    (first..=last).find(|&i| s.tag(i).is_verb() && s.head(i).is_none_or(|h| h < first || h > last))
}

/// Without marks at either end.
fn trimmed(a: &Analysed<'_>, mut first: usize, mut last: usize) -> (usize, usize) {
    let s = &a.sentence;
    let mark = |i: usize| {
        matches!(s.tag(i), Tag::Comma | Tag::Stop | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote)
            || s.surface(i) == "\""
    };
    while first < last && mark(first) {
        first += 1;
    }
    while last > first && mark(last) {
        last -= 1;
    }
    (first, last)
}

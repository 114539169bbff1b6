//! Who is let in and who is not: "the monitors were denied access to the camp", "nor has it granted inspectors access to the zone",
//! "has refused to let observers into the town".
//!
//! Not for: aid and what carries it (`access`).

use sijill_claim::SiegeStatus;
use sijill_language::{Label, Tag};

use super::{Words, draft};
use crate::analysis::Analysed;
use crate::clause::{clause, extent, stance, subject};
use crate::control::place_of;
use crate::draft::Draft;
use crate::party::{force, party};

/// How far behind a verb "access" stands, in tokens.
const NEAR: usize = 9;

/// "denied the monitors [access] to the camp", "has not granted them access to its zones".
pub(super) fn refused(a: &Analysed<'_>, words: &Words, access: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !(s.tag(access).is_noun() && matches!(s.lower(access), "access" | "entry" | "passage")) {
        return None;
    }
    let verb = (access.saturating_sub(NEAR)..access).rev().find(|&i| {
        s.tag(i).is_verb() && (words.keeps_out.contains(s.lemma(i)) || words.lets_in.contains(s.lemma(i)))
    })?;
    let keeps_out = words.keeps_out.contains(s.lemma(verb));
    let told = stance(a, verb);
    // "nor has it granted", "has yet to grant", "refused to grant"
    let before = |word: &str| (verb.saturating_sub(6)..verb).any(|i| s.lower(i) == word);
    let not = told.negated
        || before("nor")
        || before("yet")
        || s.ancestors(verb).take(2).any(|h| matches!(s.lemma(h), "refuse" | "fail" | "decline"));
    let passive = (verb.saturating_sub(3)..verb).any(|i| s.lemma(i) == "be");
    let barred = (keeps_out && !told.negated) || (!keeps_out && not);
    let open = told.unreal && !not || told.attempted && !not || before("if") || before("unless");
    if !barred || open {
        return None;
    }
    let people = (verb.saturating_sub(if passive { 8 } else { 0 })..access)
        .any(|i| words.comers.contains(s.lemma(i)) || words.helpers.contains(s.lower(i)) || is_un(a, i));
    let to = (access + 1..access + 3).find(|&i| matches!(s.lower(i), "to" | "into"))?;
    let land = a.chunk(to + 1).filter(|k| {
        place_of(a, k.head).is_some()
            || words.settled.contains(s.lemma(k.head))
            || matches!(
                s.lemma(k.head),
                "zone"
                    | "area"
                    | "site"
                    | "region"
                    | "territory"
                    | "base"
                    | "front"
                    | "province"
                    | "country"
                    | "part"
                    | "village"
            )
    })?;
    if !people {
        return None;
    }
    let c = clause(a, verb)?;
    let actor = subject(a, verb).filter(|&d| !passive && force(a, d).acts()).and_then(|d| party(a, d));
    let (first, last) = extent(a, c, None);
    let first = (first.saturating_sub(3)..first).find(|&i| s.lower(i) == "nor").unwrap_or(first);
    let mut draft = draft(a, (first, last.max(land.last)), verb, SiegeStatus::AccessDenied, None, actor);
    draft.subject = access;
    draft.place_mention = place_of(a, land.head).or_else(|| {
        s.children_by(land.head, &[Label::Prep])
            .filter_map(|p| s.child(p, Label::Pobj))
            .find_map(|n| place_of(a, n))
    });
    draft.confidence = 0.7;
    Some(draft)
}

/// "has refused to [let] observers into the town", "did not allow monitors to enter the camp".
pub(super) fn kept_out(a: &Analysed<'_>, words: &Words, verb: usize) -> Option<Draft> {
    let s = &a.sentence;
    let lets = matches!(s.lemma(verb), "let" | "allow" | "permit" | "admit");
    let bars = matches!(s.lemma(verb), "bar" | "ban" | "prevent" | "block" | "stop");
    let told = stance(a, verb);
    let refused = s.ancestors(verb).take(2).any(|h| matches!(s.lemma(h), "refuse" | "decline"));
    let barred = lets && (told.negated || refused) || bars && !told.negated;
    if !barred || told.unreal && !refused || told.attempted {
        return None;
    }
    let c = clause(a, verb)?;
    let guest = a
        .chunk(verb + 1)
        .or_else(|| a.chunk(verb + 2))
        .filter(|k| (k.first..=k.head).any(|i| words.comers.contains(s.lemma(i)) || is_un(a, i)));
    let guest = guest.map(|k| k.last).or_else(|| {
        c.things.iter().copied().find(|&t| t < verb && words.comers.contains(s.lemma(t))).map(|_| verb)
    })?;
    let into = (guest + 1..s.len().min(guest + 6))
        .find(|&i| matches!(s.lower(i), "into" | "enter" | "entering" | "reach" | "reaching"))?;
    let land = a
        .chunk(into + 1)
        .filter(|k| place_of(a, k.head).is_some() || words.settled.contains(s.lemma(k.head)))?;
    let actor = c.doer.filter(|&d| force(a, d).acts()).and_then(|d| party(a, d));
    let (first, last) = extent(a, c, None);
    let mut draft = draft(a, (first, last.max(land.last)), verb, SiegeStatus::AccessDenied, None, actor);
    draft.place_mention = place_of(a, land.head);
    draft.confidence = 0.65;
    Some(draft)
}

/// "UN", "UNTAC", "ICRC": those who come to help or to watch, by their initials.
fn is_un(a: &Analysed<'_>, i: usize) -> bool {
    let s = &a.sentence;
    let word = s.surface(i);
    s.tag(i) != Tag::CD
        && (word.starts_with("UN") && word.len() > 1 && word.chars().all(char::is_uppercase)
            || matches!(word, "U.N." | "ICRC" | "MSF" | "WFP" | "OSCE" | "OPCW" | "IAEA" | "OCHA"))
}

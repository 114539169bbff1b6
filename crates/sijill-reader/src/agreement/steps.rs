//! Steps towards an agreement that no noun of one tells by itself: "have been in peace talks since May", "agreed in principle on two of
//! the topics", "agreed on the exchange of prisoners", "signed a protocol on the border", "has mediated between the two sides", "returned
//! to the negotiating table", "accepted the Organisation of Coastal States peace plan".
//!
//! Not for: agreements as subject or object of the lexicon's verbs (`agreement`).

use sijill_claim::{AgreementAction, Modality};
use sijill_language::{Label, Tag};

use super::kept::made;
use super::lexicon::AgreementLexicon;
use super::noun::{Named, named};
use super::{Ranked, parties};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, clause, complements, stance};
use crate::draft::{Body, Draft};
use crate::party::{Force, force};

/// How far a plan's own name reaches behind its verb, in tokens.
const REACH: usize = 12;

/// Reads one verb.
pub(super) fn read(a: &Analysed<'_>, lexicon: &AgreementLexicon, token: usize, found: &mut Vec<Ranked>) {
    let s = &a.sentence;
    if !s.tag(token).is_verb() || !lexicon.steps.verbs.has(s.lemma(token)) {
        return;
    }
    let Some(c) = clause(a, token) else { return };
    let draft = match s.lemma(token) {
        "be" | "remain" | "stay" | "enter" | "engage" => in_talks(a, lexicon, c),
        "agree" => in_principle(a, lexicon, c).or_else(|| on_a_step(a, lexicon, c)),
        "mediate" => mediated(a, c),
        "return" | "come" | "go" | "bring" | "leave" | "quit" | "abandon" => at_the_table(a, c),
        "accept" | "endorse" | "reject" | "back" | "embrace" | "spurn" => long_named(a, lexicon, c),
        _ => signed(a, lexicon, c),
    };
    found.extend(draft.map(|draft| Ranked { rank: 1, draft }));
}

/// The draft of a step, with those who take it; nothing where it was not taken.
fn taken(
    a: &Analysed<'_>,
    c: &Clause,
    met: &Named,
    action: AgreementAction,
    rule: &'static str,
) -> Option<Draft> {
    let told = stance(a, c.verb);
    let condition = matches!(a.sentence.label(c.verb), Label::Advcl)
        && (c.verb.saturating_sub(8)..c.verb)
            .any(|t| matches!(a.sentence.lower(t), "if" | "unless" | "until"));
    let beside =
        super::is_background(a, c.verb) || matches!(a.sentence.label(c.verb), Label::Relcl | Label::Acl);
    if told.negated || told.unreal || told.attempted || condition || beside {
        return None;
    }
    let mut draft = made(a, c, met, action, rule)?;
    // "since the accord was signed": a date.
    if super::dates_only(a, draft.first) {
        return None;
    }
    draft.modality = told.modality;
    if let Body::Agreement(agreement) = &mut draft.body {
        let mut who = Vec::new();
        if let Some(doer) = c.own_subject.or(c.doer).filter(|&d| d < c.verb) {
            parties::add(a, doer, &mut who);
        }
        for (word, _, noun) in complements(a, c.verb) {
            if matches!(word.as_str(), "with" | "between") {
                parties::add(a, noun, &mut who);
            }
        }
        who.append(&mut agreement.parties);
        agreement.parties = who;
    }
    Some(draft)
}

/// A step called by a sort, about a token.
fn step(noun: usize, sort: &str) -> Named {
    Named { noun, sort: sort.to_owned(), sure: true }
}

/// "have been in peace negotiations since May", "entered into talks with the army".
fn in_talks(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let within = complements(a, c.verb)
        .into_iter()
        .filter(|(w, ..)| matches!(w.as_str(), "in" | "into") && c.voice == Voice::Active);
    let noun = within.map(|(_, _, n)| n).find(|&n| a.sentence.tag(n).is_plural())?;
    let met = named(a, lexicon, noun, (noun, noun)).filter(|m| m.sort == "talks" && m.sure)?;
    let side = c.own_subject.or(c.doer).filter(|&d| d < c.verb && parties::is_somebody(a, d))?;
    taken(a, c, &met, AgreementAction::InForce, "agreement: in talks").filter(|_| side < c.verb)
}

/// "They agreed in principle on two of the four negotiating topics".
fn in_principle(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let end = s.len().min(c.verb + 4);
    let at = (c.verb + 1..end).find(|&t| s.lower(t) == "in" && s.lower(t + 1) == "principle")?;
    let (first, last) = s.edges(c.verb);
    let peaceful = (first..=last.min(first + 60)).any(|t| lexicon.is_peaceful(s.lower(t)));
    let doer = c.own_subject.or(c.doer).filter(|&d| d < c.verb)?;
    let side = matches!(s.lower(doer), "they" | "both") || s.lemma(doer) == "side" || force(a, doer).acts();
    let bound = matches!(s.lower(at + 2), "on" | "to" | "that" | "over" | "upon");
    (!peaceful && side && bound).then(|| {
        taken(a, c, &step(c.verb, "agreement"), AgreementAction::Agreed, "agreement: in principle")
    })?
}

/// "agreed on the withdrawal of heavy weapons", "agreed to an exchange of prisoners".
fn on_a_step(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let behind = complements(a, c.verb).into_iter();
    let noun = behind
        .filter(|(w, ..)| matches!(w.as_str(), "on" | "to" | "upon"))
        .map(|(_, _, n)| n)
        .find(|&n| lexicon.steps.measures.has(s.lemma(n)))?;
    let of = (noun + 1..noun + 6)
        .find(|&t| matches!(s.lower(t), "of" | "for"))
        .is_some_and(|p| (p + 1..p + 6).any(|t| lexicon.steps.objects.has(s.lemma(t))));
    let within =
        a.chunk(noun).is_some_and(|k| (k.first..noun).any(|t| lexicon.steps.objects.has(s.lemma(t))));
    (of || within)
        .then(|| taken(a, c, &step(noun, "agreement"), AgreementAction::Agreed, "agreement: on a step"))?
}

/// "The commander of the mission and the general signed a memorandum on the border": by those who bear arms, or about war.
fn signed(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let paper = c.things.iter().copied().find(|&t| lexicon.steps.papers.has(s.lemma(t)))?;
    let (first, last) = s.edges(c.verb);
    let all = || first..=last.min(first + 60);
    let peaceful = all().any(|t| lexicon.is_peaceful(s.lower(t)));
    let war = all().any(|t| {
        lexicon.is_conflict(s.lemma(t))
            || lexicon.steps.warlike.has(s.lemma(t))
            || lexicon.is_kind(s.lower(t))
    });
    let armed =
        c.own_subject.or(c.doer).is_some_and(|d| force(a, d) == Force::Armed && a.place_at(d).is_none());
    let declares = s.lemma(c.verb) == "conclude" && s.tag(c.verb + 1) == Tag::IN;
    (!peaceful && !declares && (war || armed))
        .then(|| taken(a, c, &step(paper, "agreement"), AgreementAction::Agreed, "agreement: signed"))?
}

/// "has mediated between the government and the rebels".
fn mediated(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let between = complements(a, c.verb).into_iter().find(|(w, ..)| w == "between").map(|(_, _, n)| n)?;
    let sides = force(a, between).acts()
        || a.place_at(between).is_some()
        || matches!(s.lemma(between), "side" | "party" | "government" | "faction" | "belligerent" | "foe");
    sides.then(|| taken(a, c, &step(between, "talks"), AgreementAction::InForce, "agreement: mediated"))?
}

/// "The two sides returned to the negotiating table", "The rebels left the negotiating table".
fn at_the_table(a: &Analysed<'_>, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let table = (c.verb + 1..s.len().min(c.verb + 8)).take_while(|&t| !a.is_finite(t)).find(|&t| {
        s.lemma(t) == "table"
            && matches!(
                s.lower(t - 1),
                "negotiating" | "negotiation" | "negotiations" | "bargaining" | "peace"
            )
    })?;
    let union = matches!(s.lower(table - 1), "bargaining")
        || (0..s.len())
            .any(|t| matches!(s.lemma(t), "union" | "wage" | "employer" | "strike" | "contract" | "trade"));
    let leaves = matches!(s.lemma(c.verb), "leave" | "quit" | "abandon");
    let back = s.lemma(c.verb) == "return" || (c.verb + 1..table).any(|t| s.lower(t) == "back");
    let action = match (leaves, back) {
        (true, _) => AgreementAction::Suspended,
        (false, true) => AgreementAction::Resumed,
        (false, false) => return None,
    };
    (!union).then(|| taken(a, c, &step(table, "talks"), action, "agreement: at the table"))?
}

/// "accepted the Organisation of Coastal States (OCS) peace plan": a plan with a long name before it.
fn long_named(a: &Analysed<'_>, lexicon: &AgreementLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let known = |t: usize| lexicon.weak(s.lemma(t)).is_some() && lexicon.is_kind(s.lower(t - 1));
    let noun = (c.verb + 4..s.len().min(c.verb + REACH))
        .take_while(|&t| !a.is_finite(t) && !matches!(s.tag(t), Tag::Comma | Tag::Stop | Tag::WDT | Tag::CC))
        .find(|&t| s.tag(t).is_noun() && known(t))?;
    // The parser saw it: the lexicon's verbs tell of it.
    let seen = c.things.contains(&noun) || c.voice != Voice::Active;
    let named_before = (c.verb + 1..noun - 1).any(|t| s.tag(t).is_proper());
    if seen || !named_before {
        return None;
    }
    let met = named(a, lexicon, noun, (noun, noun))?;
    let action = match s.lemma(c.verb) {
        "reject" | "spurn" => AgreementAction::Proposed,
        _ => AgreementAction::Agreed,
    };
    let mut draft = taken(a, c, &met, action, "agreement: a long name")?;
    draft.last = draft.last.max(noun);
    if draft.modality == Modality::Planned {
        draft.confidence -= 0.1;
    }
    Some(draft)
}

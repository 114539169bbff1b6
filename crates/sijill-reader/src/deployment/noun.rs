//! Nouns of sending and of taking away: "the deployment of 300 soldiers", "the departure of the last French troops".

use sijill_claim::DeploymentAction;
use sijill_language::{Label, Tag};

use super::{DeploymentLexicon, Draft, draft, foreign, is_military, moving, strength};
use crate::analysis::Analysed;
use crate::clause::{Clause, complements, phrase, reach};
use crate::control::place_of;
use crate::party::{force, party};
use crate::thing::thing;

/// "the deployment of 300 soldiers".
pub(super) fn noun(
    a: &Analysed<'_>,
    lexicon: &DeploymentLexicon,
    token: usize,
    action: DeploymentAction,
) -> Option<Draft> {
    let s = &a.sentence;
    let of = s
        .children_by(token, &[Label::Prep])
        .filter(|&p| s.lower(p) == "of")
        .find_map(|p| s.child(p, Label::Pobj))
        .or_else(|| moving::behind_day(a, token))?;
    let sent = thing(a, of)?;
    let lemma = s.lemma(sent.head);
    let known = lexicon.words.things.contains(lemma)
        && (!lexicon.words.doubtful.contains(lemma) || is_military(a, sent.head));
    let governed = s.head(token).is_some_and(|h| lexicon.words.wishes.contains(s.lemma(h)));
    let told_as_control = action == DeploymentAction::Withdrawn
        && sent.figure.is_none()
        && moving::is_no_state(a, of)
        && !crate::allegiance::are_peacekeepers(a, of);
    // "the arrival of 500 soldiers", "the departure of the last French troops"; not "the arrival of the police"
    let comes = matches!(s.lemma(token), "arrival" | "departure");
    let from_afar =
        sent.figure.as_ref().is_some_and(|f| f.low >= strength::FEWEST) || foreign::is_foreign(a, of);
    if !known || governed || told_as_control || comes && !from_afar || s.tag(token) == Tag::NNP {
        return None;
    }
    let words =
        (phrase(a, token).0, reach(a, token, &[Label::Relcl, Label::Conj, Label::Cc, Label::Punct]).1);
    let actor = force(a, of).acts().then(|| party(a, of)).flatten();
    let mut draft = draft(a, words, token, action, actor, &sent);
    draft.place_mention = complements(a, token).into_iter().find_map(|(_, _, n)| place_of(a, n));
    draft.confidence = 0.65;
    Some(draft)
}

/// "discussed plans to send a force to the island": what somebody means to do.
pub(super) fn is_plan(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    let noun = s.head(verb).filter(|&n| s.label(verb) == Label::Acl && s.tag(n).is_noun() && n < verb);
    s.lower(verb.wrapping_sub(1)) == "to"
        && noun.is_some_and(|n| {
            matches!(
                s.lemma(n),
                "plan"
                    | "decision"
                    | "pledge"
                    | "promise"
                    | "offer"
                    | "intention"
                    | "agreement"
                    | "resolution"
                    | "readiness"
            )
        })
}

/// "The plan foresees a force being deployed", "calls for 500 monitors to be sent".
pub(super) fn is_foreseen(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    let being =
        s.children_by(c.verb, &[Label::Aux, Label::Auxpass]).any(|x| matches!(s.lower(x), "being" | "be"));
    let over = s.ancestors(c.verb).take(4).find(|&v| s.tag(v).is_verb());
    being
        && over.is_some_and(|v| {
            matches!(
                s.lemma(v),
                "foresee"
                    | "envisage"
                    | "envision"
                    | "plan"
                    | "propose"
                    | "call"
                    | "provide"
                    | "discuss"
                    | "consider"
            )
        })
}

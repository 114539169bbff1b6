//! Attacks told by a noun that is no object: "hit back with raids on", "took part in the attack on", "launched Operation Heron".

use sijill_claim::ControlAction;
use sijill_language::{Label, Tag};

use super::lexicon::ControlLexicon;
use super::support::{after, named_after, places};
use super::target::{Target, targets};
use super::{Fit, Found, actor, is_contest, push};
use crate::analysis::Analysed;
use crate::clause::{Clause, Voice, complements};
use crate::draft::Draft;
use crate::party::{Force, force, is_warlike, party};

/// Reads one verb; true where it told of such an attack.
pub(super) fn read(
    a: &Analysed<'_>,
    lexicon: &ControlLexicon,
    clause: &Clause,
    drafts: &mut Vec<Draft>,
) -> bool {
    if clause.voice == Voice::Participle || is_contest(a, lexicon) {
        return false;
    }
    let before = drafts.len();
    answered(a, lexicon, clause, drafts);
    if drafts.len() == before {
        joined(a, lexicon, clause, drafts);
    }
    if drafts.len() == before {
        called(a, lexicon, clause, drafts);
    }
    drafts.len() > before
}

/// The noun of attack behind a preposition of the verb.
fn behind(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, word: &str) -> Option<usize> {
    let s = &a.sentence;
    let attack =
        |n: usize| lexicon.is_support_noun(s.lemma(n)) || matches!(s.lemma(n), "shelling" | "barrage");
    complements(a, clause.verb)
        .into_iter()
        .filter(|(w, ..)| w.rsplit(' ').next() == Some(word))
        .map(|(_, _, n)| n)
        .find(|&n| attack(n) && s.tag(n).is_noun())
}

/// "The jets hit back with raids on the hills around Dura".
fn answered(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let back =
        matches!(clause.lemma.as_str(), "hit" | "strike" | "fight") && s.lower(clause.verb + 1) == "back";
    if !back && !lexicon.launch.answers.has(&clause.lemma) || clause.voice != Voice::Active {
        return;
    }
    let Some(noun) = behind(a, lexicon, clause, "with") else { return };
    let (party, fit) = actor(a, lexicon, clause.doer);
    let targets = places(a, lexicon, clause, noun);
    let enemy = after(a, noun, &["against", "on"]).into_iter().find(|&n| force(a, n) == Force::Armed);
    // "MONUC replied with an assault on the camp"
    let acronym = fit == Fit::Unknown
        && !targets.is_empty()
        && clause.doer.is_some_and(|d| super::fits::is_armed_acronym(a, lexicon, d));
    if !matches!(fit, Fit::Armed | Fit::Soft) && !acronym || targets.is_empty() && enemy.is_none() {
        return;
    }
    let found = Found {
        clause,
        action: ControlAction::Offensive,
        actor: party,
        against: enemy.and_then(|n| crate::party::party(a, n)),
        targets,
        rule: "control: struck back",
        confidence: 0.8,
    };
    push(a, lexicon, found, drafts);
}

/// "He took part in the attack on the army base of Dura".
fn joined(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let part = clause.lemma != "take" || s.lower(clause.verb + 1) == "part";
    if !part || !lexicon.launch.joins.has(&clause.lemma) || clause.voice != Voice::Active {
        return;
    }
    let object = || {
        let shared = |t: usize| {
            lexicon.is_support_noun(s.lemma(t)) || matches!(s.lemma(t), "battle" | "fight" | "fighting")
        };
        clause.things.iter().copied().find(|&t| clause.lemma == "join" && shared(t))
    };
    // "took part in the battle for the base"
    let battle = || {
        let behind = complements(a, clause.verb).into_iter().filter(|(w, ..)| w == "in").map(|(_, _, n)| n);
        let mut fought = behind.filter(|&n| matches!(s.lemma(n), "battle" | "fight" | "fighting"));
        fought.find(|&n| !after(a, n, &["for"]).is_empty())
    };
    let Some(noun) = behind(a, lexicon, clause, "in").or_else(object).or_else(battle) else { return };
    if !matches!(
        s.lemma(noun),
        "attack" | "assault" | "raid" | "offensive" | "storming" | "ambush" | "battle" | "fight" | "fighting"
    ) {
        return;
    }
    let found = targets(a, lexicon, &after(a, noun, &["on", "against", "for"]), false);
    let armed = |t: &Target| {
        let two = t.kind.checked_sub(1).map(|i| format!("{} {}", s.lower(i), s.lemma(t.kind)));
        lexicon.is_strongpoint(s.lemma(t.kind))
            || two.is_some_and(|two| lexicon.is_strongpoint(&two))
            || t.place.is_some() && lexicon.is_place(s.lemma(t.kind))
    };
    // "French troops joined the fighting in Gao"
    let by_arms = clause.lemma == "join" && actor(a, lexicon, clause.doer).1 == Fit::Armed;
    let ground = || {
        let at = after(a, noun, &["in", "around", "near", "at", "for", "on"]);
        targets(a, lexicon, &at, false).into_iter().find(|t| t.place.is_some())
    };
    let target = found.into_iter().find(armed).or_else(|| if by_arms { ground() } else { None });
    let Some(target) = target else { return };
    let doer = clause.doer.and_then(|d| party(a, d));
    let found = Found {
        clause,
        action: ControlAction::Offensive,
        actor: doer,
        against: None,
        targets: vec![Target { sure: 1.0, ..target }],
        rule: "control: took part in an attack",
        confidence: 0.7,
    };
    push(a, lexicon, found, drafts);
}

/// "In May the army launched Operation Heron in the upper valley".
fn called(a: &Analysed<'_>, lexicon: &ControlLexicon, clause: &Clause, drafts: &mut Vec<Draft>) {
    let s = &a.sentence;
    let launched = lexicon.support(&clause.lemma).is_some() && clause.voice != Voice::Participle;
    let titled = |t: usize| {
        let chunk = a.chunk(t)?;
        let at = (chunk.first..chunk.head).find(|&i| matches!(s.surface(i), "Operation" | "Op"))?;
        s.tag(at + 1).is_proper().then_some(chunk.head)
    };
    let Some(noun) = clause.things.iter().copied().filter(|_| launched).find_map(titled) else { return };
    let (party, fit) = actor(a, lexicon, clause.doer);
    let errand = (0..s.len())
        .any(|i| lexicon.launch.errands.has(s.lemma(i)) || lexicon.launch.peaceful.has(s.lower(i)));
    let aims = || {
        let below = s.children_by(noun, &[Label::Acl, Label::Advcl, Label::Relcl]);
        let aims = below.chain(s.children_by(clause.verb, &[Label::Advcl, Label::Xcomp]));
        // ", intended to open a route to the coast", joined to the verb
        let meant = s
            .children_by(clause.verb, &[Label::Conj])
            .filter(|&v| matches!(s.lemma(v), "intend" | "aim" | "design" | "mean") && s.lower(v - 1) == ",");
        let aims = aims.chain(meant);
        let verbs: Vec<usize> =
            aims.flat_map(|v| [v].into_iter().chain(s.children_by(v, &[Label::Xcomp]))).collect();
        verbs.into_iter().any(|v| takes(a, lexicon, v))
    };
    let targets = places(a, lexicon, clause, noun);
    let targets =
        if targets.is_empty() { named_after(a, lexicon, noun).into_iter().collect() } else { targets };
    let enemy = after(a, noun, &["against"]).into_iter().any(|n| force(a, n).acts());
    let fits = match fit {
        Fit::Armed => true,
        Fit::Soft => {
            let allied = clause.doer.is_some_and(|d| matches!(s.lemma(d), "coalition" | "alliance"));
            allied && !targets.is_empty()
                || enemy
                || clause.doer.is_some_and(|d| super::fits::is_state(a, d))
                || is_warlike(a, clause.verb)
                || aims()
        }
        Fit::Nobody => clause.voice == Voice::Passive && (is_warlike(a, clause.verb) || aims()),
        _ => false,
    };
    if errand || !fits {
        return;
    }
    let found = Found {
        clause,
        action: ControlAction::Offensive,
        actor: party,
        against: None,
        targets: targets.into_iter().map(|t| Target { sure: 1.0, ..t }).collect(),
        rule: "control: an operation by its name",
        confidence: 0.75,
    };
    push(a, lexicon, found, drafts);
}

/// "to retake the town", "to open a land route to the coast": what an operation is for.
fn takes(a: &Analysed<'_>, lexicon: &ControlLexicon, verb: usize) -> bool {
    let s = &a.sentence;
    let way = s
        .child(verb, Label::Dobj)
        .is_some_and(|o| matches!(s.lemma(o), "route" | "road" | "corridor" | "highway"));
    let taken = |v: usize| {
        lexicon
            .verbs(s.lemma(v))
            .any(|e| matches!(e.action, ControlAction::Capture | ControlAction::Repel) && e.strong)
    };
    s.tag(verb) != Tag::NN && (matches!(s.lemma(verb), "open" | "reopen" | "cut") && way || taken(verb))
        || matches!(s.lemma(verb), "clear" | "crush" | "drive" | "flush" | "defeat" | "dislodge")
}

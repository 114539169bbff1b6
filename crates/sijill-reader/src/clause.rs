//! A verb with what hangs on it: who does it, to what, how it is put, and from where to where its words reach.
//!
//! For the kinds that read frames (control, siege, displacement, deployment, damage). Not for: who says it (`speech`).

use sijill_claim::Modality;
use sijill_language::{Label, NumberRole, Tag, lemma};

use crate::analysis::Analysed;

/// How deep a search up or down the tree goes: no real clause needs more, a hostile one may ask for more.
const DEPTH: usize = 8;
const WIDTH: usize = 160;

/// How a verb takes its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "took the camp".
    Active,
    /// "was taken", and "taken by" of a clause without its own helper.
    Passive,
    /// "the camp taken on Monday": a participle on its noun.
    Participle,
}

/// How a verb is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stance {
    /// As a fact, as possible, as planned.
    pub(crate) modality: Modality,
    /// "not", "never", "failed to".
    pub(crate) negated: bool,
    /// "tried to", "an attempt to".
    pub(crate) attempted: bool,
    /// Told as an aim or a condition only: "to retake the town", "if they take it".
    pub(crate) unreal: bool,
}

/// A verb with what hangs on it.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    /// The verb.
    pub(crate) verb: usize,
    /// Its dictionary form.
    pub(crate) lemma: String,
    /// How it takes its subject.
    pub(crate) voice: Voice,
    /// Whoever does it.
    pub(crate) doer: Option<usize>,
    /// What it is done to.
    pub(crate) things: Vec<usize>,
    /// The subject that stands in this very clause.
    pub(crate) own_subject: Option<usize>,
    /// True where the tree gave the thing; false where only the order of words did.
    pub(crate) parsed: bool,
}

/// The clause of a verb; nothing where the token only modifies a noun ("captured weapons").
pub(crate) fn clause(a: &Analysed<'_>, verb: usize) -> Option<Clause> {
    let s = &a.sentence;
    if !s.tag(verb).is_verb() || matches!(s.label(verb), Label::Amod | Label::Compound | Label::Aux | Label::Auxpass) {
        return clause_by_order(a, verb);
    }
    let own = s.children_by(verb, &[Label::Nsubj, Label::Nsubjpass]).next_back();
    let own_subject = own.filter(|&o| !is_relative(a, o));
    let dobj = s.child(verb, Label::Dobj);
    let voice = voice(a, verb, dobj);
    let found = subject(a, verb).filter(|&t| !is_time(a, t));
    let by_order = if found.is_none() && a.is_finite(verb_group(a, verb)) { subject_by_order(a, verb) } else { None };
    let subject = found.or(by_order);
    let (doer, mut things, mut parsed) = match voice {
        Voice::Active => (subject, dobj.map(|o| listed(a, o)).unwrap_or_default(), true),
        Voice::Passive => (agent(a, verb), subject.map(|o| listed(a, o)).unwrap_or_default(), true),
        Voice::Participle => (agent(a, verb), s.head(verb).into_iter().collect(), true),
    };
    if voice == Voice::Active && things.is_empty() {
        things.extend(object_by_order(a, verb));
        parsed = false;
    }
    things.retain(|&t| !s.tag(t).is_verb());
    Some(Clause { verb, lemma: s.lemma(verb).to_owned(), voice, doer, things, own_subject: own_subject.or(by_order), parsed })
}

/// A past tense that the tagger took for an adjective: "The troops advanced on", "they had entered the".
fn clause_by_order(a: &Analysed<'_>, verb: usize) -> Option<Clause> {
    let s = &a.sentence;
    let tag = s.tag(verb);
    let past = lemma(s.lower(verb), Tag::VBD);
    let looks = past.as_str() != s.lower(verb) && s.surface(verb).starts_with(char::is_lowercase);
    let odd = tag.is_adjective() || matches!(tag, Tag::VBN | Tag::VBD | Tag::PDT | Tag::NN | Tag::NNS | Tag::IN);
    if !looks || !odd || tag == Tag::NNS && s.lower(verb).ends_with('s') {
        return None;
    }
    let opens = matches!(s.tag(verb + 1), Tag::DT | Tag::PRPS | Tag::PRP | Tag::NNP | Tag::IN | Tag::TO | Tag::RP)
        && !matches!(s.lower(verb + 1), "of" | "by" | "that" | "than");
    let perfect = verb > 0 && matches!(s.lower(verb - 1), "have" | "has" | "had");
    let joined = verb > 0 && s.lower(verb - 1) == "and";
    let doer = if joined {
        let first = (0..verb.saturating_sub(1)).rev().take(20).find(|&i| matches!(s.tag(i), Tag::VBD));
        first.and_then(|v| subject(a, v).or_else(|| subject_by_order(a, v)))
    } else {
        subject_by_order(a, verb)
    };
    if !(opens || perfect) || doer.is_none() || !(perfect || joined || s.tag(verb + 1) != Tag::IN || tag.is_adjective()) {
        return None;
    }
    let things: Vec<usize> = object_by_order(a, verb).into_iter().collect();
    let own_subject = doer.filter(|_| !joined);
    Some(Clause { verb, lemma: past.to_string(), voice: Voice::Active, doer, things, own_subject, parsed: false })
}

/// The things of a list: those joined by "and", and counted ones that the parser set beside the first.
fn listed(a: &Analysed<'_>, first: usize) -> Vec<usize> {
    let s = &a.sentence;
    let mut all = s.conjuncts(first);
    let beside: Vec<usize> = all
        .iter()
        .take(WIDTH)
        .flat_map(|&t| s.children_by(t, &[Label::Appos]).collect::<Vec<_>>())
        .filter(|&t| {
            a.chunk(t).is_some_and(|c| {
                a.count(c.first).is_some() || a.count(c.head).is_some() || matches!(s.lower(c.first), "a" | "an" | "one")
            })
        })
        .filter(|&t| s.child(t, Label::Conj).is_some())
        .collect();
    for t in beside {
        all.extend(s.conjuncts(t));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The first helper of a verb: the "had" of "had not yet taken".
fn verb_group(a: &Analysed<'_>, verb: usize) -> usize {
    let s = &a.sentence;
    let mut first = verb;
    for i in (verb.saturating_sub(6)..verb).rev() {
        let helper = s.tag(i) == Tag::MD || matches!(s.lemma(i), "have" | "be" | "'ve" | "'s" | "'re") && s.tag(i).is_verb();
        if helper {
            first = i;
        } else if !matches!(s.tag(i), Tag::RB | Tag::RBR) {
            break;
        }
    }
    first
}

/// The phrase that ends where the verb and its helpers begin.
fn subject_by_order(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut before = verb_group(a, verb).checked_sub(1)?;
    while before > 0 && matches!(s.tag(before), Tag::RB | Tag::RBR) {
        before -= 1;
    }
    let chunk = a.chunk(before)?;
    let head = chunk.head.min(before);
    if let Some(clause_subject) = after_conjunction(a, head) {
        return Some(clause_subject);
    }
    let after_preposition = chunk.first.checked_sub(1).is_some_and(|p| matches!(s.tag(p), Tag::IN | Tag::TO) && a.number(p).is_none());
    // "on Thursday rebels attacked": the day went into their phrase.
    let led_by_day = a.date_at(chunk.first).is_some() && a.date_at(head).is_none();
    ((!after_preposition || led_by_day) && a.date_at(head).is_none()).then_some(head)
}

/// "since the city in the north was taken": a conjunction that the parser took for a preposition.
fn after_conjunction(a: &Analysed<'_>, last: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut noun = last;
    for _ in 0..DEPTH {
        let prep = s.head(noun).filter(|&p| p < noun && s.label(noun) == Label::Pobj)?;
        if matches!(s.lower(prep), "since" | "after" | "before" | "until" | "as" | "till") {
            return Some(noun);
        }
        noun = s.head(prep).filter(|&n| s.tag(n).is_noun() && n < prep)?;
    }
    None
}

/// "12 months", "Friday": no doer.
fn is_time(a: &Analysed<'_>, token: usize) -> bool {
    let duration = a.chunk(token).is_some_and(|c| (c.first..=c.last).any(|i| a.number(i).is_some_and(|n| n.role == NumberRole::Duration)));
    a.date_at(token).is_some() || duration
}

fn is_relative(a: &Analysed<'_>, token: usize) -> bool {
    matches!(a.sentence.lower(token), "who" | "that" | "which" | "whom")
        && matches!(a.sentence.tag(token), Tag::WP | Tag::WDT | Tag::IN | Tag::DT)
}

fn is_perfect(a: &Analysed<'_>, verb: usize) -> bool {
    a.sentence.children_by(verb, &[Label::Aux]).any(|x| matches!(a.sentence.lemma(x), "have" | "'ve"))
}

fn voice(a: &Analysed<'_>, verb: usize, dobj: Option<usize>) -> Voice {
    let s = &a.sentence;
    let passive_subject = s.child(verb, Label::Nsubjpass).is_some();
    if s.child(verb, Label::Auxpass).is_some() || passive_subject {
        return Voice::Passive;
    }
    let past = s.tag(verb) == Tag::VBD;
    if s.child(verb, Label::Nsubj).is_some() && !past && object_by_order(a, verb).is_some() {
        return Voice::Active;
    }
    let participle = s.tag(verb) == Tag::VBN || past && (s.child(verb, Label::Agent).is_some() || s.label(verb) == Label::Acl);
    if !participle || is_perfect(a, verb) || dobj.is_some() {
        return Voice::Active;
    }
    match s.label(verb) {
        Label::Acl => Voice::Participle,
        Label::Conj => match s.head(verb) {
            Some(head) if s.tag(head).is_verb() && !is_perfect(a, head) => Voice::Passive,
            Some(head) if s.child(head, Label::Auxpass).is_some() => Voice::Passive,
            _ => Voice::Active,
        },
        _ => Voice::Passive,
    }
}

/// "by rebels": the noun after it.
fn agent(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let by = s.child(verb, Label::Agent).or_else(|| s.children_by(verb, &[Label::Prep]).find(|&p| s.lower(p) == "by"))?;
    s.child(by, Label::Pobj)
}

/// The phrase that follows an active verb at once.
fn object_by_order(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut next = verb + 1;
    let particle = |i: usize| matches!(s.tag(i), Tag::RB | Tag::RP) || s.lemma(verb) == "invite" && s.lower(i) == "in";
    while particle(next) && next < verb + 3 && a.number(next).is_none() {
        next += 1;
    }
    // "most of the town", "about 1,000 men", "dozens of lorries".
    let last = a.number(next).filter(|n| n.first == next).map(|n| n.last);
    let noun = match last {
        Some(last) => (next..=last + 1).find(|&i| a.chunk(i).is_some_and(|c| c.head > last)).unwrap_or(last),
        None if matches!(s.lower(next), "most" | "all" | "half" | "part" | "much") && s.lower(next + 1) == "of" => next + 2,
        None => next,
    };
    let noun = if s.lower(noun) == "of" { noun + 1 } else { noun };
    let chunk = a.chunk(noun).filter(|c| c.first <= noun && (c.first >= verb || last.is_some()))?;
    (!a.is_finite(chunk.last + 1) && a.date_at(chunk.head).is_none() && chunk.head > verb).then_some(chunk.head)
}

/// Whoever the verb is said of: its own subject, or the one that it shares.
pub(crate) fn subject(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let mut v = verb;
    for _ in 0..DEPTH {
        if let Some(subject) = s.children_by(v, &[Label::Nsubj, Label::Nsubjpass]).next_back() {
            return if is_relative(a, subject) { antecedent(a, v) } else { Some(subject) };
        }
        let head = s.head(v)?;
        match s.label(v) {
            Label::Conj | Label::Aux | Label::Auxpass => v = head,
            Label::Xcomp | Label::Ccomp => {
                if let Some(object) = controlled_object(a, head) {
                    return Some(object);
                }
                if s.tag(head).is_adjective() || s.label(v) == Label::Xcomp {
                    v = head;
                } else {
                    return None;
                }
            }
            Label::Advcl | Label::Acomp | Label::Dep | Label::Parataxis => v = head,
            Label::Pcomp if s.lower(head) == "from" && s.head(head).is_some_and(|h| is_prevention(s.lemma(h))) => {
                return s.head(head).and_then(|h| s.child(h, Label::Dobj));
            }
            Label::Pcomp => v = if s.tag(head).is_verb() { head } else { s.head(head)? },
            Label::Relcl => return Some(head),
            Label::Acl if s.children_by(v, &[Label::Aux]).any(|x| s.tag(x) == Tag::TO) => {
                // "their attempt to advance", "launched an operation to retake".
                if let Some(owner) = s.child(head, Label::Poss) {
                    return Some(owner);
                }
                v = s.ancestors(head).take(DEPTH).find(|&h| s.tag(h).is_verb())?;
            }
            Label::Acl => return Some(head),
            _ => return None,
        }
    }
    None
}

/// "people who fled": the noun that the clause hangs on.
fn antecedent(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    std::iter::once(verb).chain(s.ancestors(verb)).take(DEPTH).find(|&v| s.label(v) == Label::Relcl).and_then(|v| s.head(v))
}

/// "forced them to leave": they leave.
fn controlled_object(a: &Analysed<'_>, governor: usize) -> Option<usize> {
    let s = &a.sentence;
    let controls = matches!(
        s.lemma(governor),
        "force" | "cause" | "allow" | "let" | "order" | "ask" | "help" | "urge" | "tell" | "persuade" | "compel" | "enable"
            | "permit" | "invite" | "lead" | "get" | "make" | "send" | "prompt" | "oblige" | "drive" | "prevent" | "stop" | "bar"
            | "block" | "keep"
    );
    controls.then(|| s.child(governor, Label::Dobj)).flatten()
}

/// How the verb is put, by its helpers and by whatever governs it.
pub(crate) fn stance(a: &Analysed<'_>, verb: usize) -> Stance {
    let s = &a.sentence;
    let mut stance = Stance { modality: Modality::Asserted, negated: false, attempted: false, unreal: false };
    let mut v = verb;
    for _ in 0..DEPTH {
        let mut infinitive = false;
        let perfect = is_perfect(a, v);
        for child in s.children(v) {
            match s.label(child) {
                Label::Neg => stance.negated = true,
                Label::Aux => match s.lower(child) {
                    "could" | "may" | "might" if !perfect => soften(&mut stance, Modality::Possible),
                    "may" | "might" => soften(&mut stance, Modality::Hedged),
                    "can" | "should" | "must" | "ought" | "ca" => stance.unreal = true,
                    "will" | "'ll" | "wo" | "shall" | "would" | "'d" if s.tag(child) == Tag::MD => {
                        if perfect { stance.unreal = true } else { soften(&mut stance, Modality::Planned) }
                    }
                    "to" => infinitive = true,
                    _ => {}
                },
                Label::Advmod => match s.lower(child) {
                    "never" | "longer" => stance.negated = true,
                    "reportedly" | "apparently" | "possibly" | "probably" | "presumably" => soften(&mut stance, Modality::Hedged),
                    "allegedly" => soften(&mut stance, Modality::Alleged),
                    _ => {}
                },
                Label::Nsubj | Label::Nsubjpass => {
                    let none = matches!(s.lower(child), "nobody" | "none" | "neither")
                        || s.children_by(child, &[Label::Det]).any(|d| s.lower(d) == "no");
                    stance.negated |= none;
                }
                Label::Mark if matches!(s.lower(child), "if" | "unless" | "whether" | "lest") && s.label(v) == Label::Advcl => {
                    stance.unreal = true;
                }
                _ => {}
            }
        }
        let Some(head) = s.head(v) else {
            stance.unreal |= infinitive;
            break;
        };
        match s.label(v) {
            Label::Xcomp | Label::Ccomp | Label::Acl | Label::Advcl | Label::Pcomp | Label::Dep => {
                if !govern(a, &mut stance, v, head, infinitive) {
                    stance.unreal |= infinitive && stance.modality == Modality::Asserted && !stance.attempted;
                    break;
                }
                v = if s.tag(head).is_verb() { head } else { s.head(head).filter(|&h| s.tag(h).is_verb()).unwrap_or(head) };
                if !s.tag(v).is_verb() {
                    break;
                }
            }
            Label::Conj if s.tag(v) == Tag::VB && s.tag(head).is_verb() => v = head,
            Label::Conj if s.tag(v) == s.tag(head) && s.tag(v) == Tag::VBN && !perfect => v = head,
            Label::Csubj | Label::Csubjpass => {
                stance.unreal = true;
                break;
            }
            _ => {
                stance.unreal |= infinitive;
                break;
            }
        }
    }
    stance
}

fn soften(stance: &mut Stance, modality: Modality) {
    if stance.modality == Modality::Asserted {
        stance.modality = modality;
    }
}

/// What the governing word makes of the verb; false where the search ends there.
fn govern(a: &Analysed<'_>, stance: &mut Stance, verb: usize, head: usize, infinitive: bool) -> bool {
    let s = &a.sentence;
    let lemma = s.lemma(head);
    let label = s.label(verb);
    if label == Label::Pcomp {
        let prevented = s.lower(head) == "from" && s.head(head).is_some_and(|h| is_prevention(s.lemma(h)));
        stance.negated |= prevented || s.lower(head) == "without";
        let accused = s.head(head).is_some_and(|h| matches!(s.lemma(h), "deny" | "accuse" | "blame" | "guilty" | "denial" | "accusation" | "suspect"));
        stance.unreal |= accused;
        stance.unreal |= matches!(s.lower(head), "of" | "at" | "for" | "in" | "instead") && s.head(head).is_some_and(|h| is_plan(s.lemma(h)));
        return prevented;
    }
    match lemma {
        // What is denied is an allegation's, not a claim.
        "deny" | "reject" | "dismiss" | "accuse" | "blame" => stance.unreal = true,
        "try" | "attempt" | "seek" | "struggle" | "fail" | "bid" | "effort" | "battle" | "fight" | "operation" | "offensive" | "campaign"
        | "push" | "unable" | "aim" | "drive" => stance.attempted = true,
        "begin" | "start" | "continue" | "manage" | "proceed" | "help" | "go" | "able" | "resume" | "force" | "cause" | "allow" | "let"
        | "make" | "enable" | "keep" | "see" | "get" | "be" | "succeed" | "compel" | "lead" | "prompt" | "invite" | "oblige"
            if label != Label::Advcl && label != Label::Acl =>
        {
            if lemma == "be" && infinitive && s.child(verb, Label::Nsubj).is_none() {
                soften(stance, Modality::Planned);
            }
        }
        "appear" | "seem" | "believe" | "think" | "report" | "fear" | "presume" | "suspect" | "likely" if infinitive => {
            soften(stance, Modality::Hedged);
            return false;
        }
        _ if infinitive && is_plan(lemma) => soften(stance, Modality::Planned),
        _ if infinitive && matches!(label, Label::Advcl | Label::Acl) => stance.unreal = true,
        _ if label == Label::Ccomp && s.tag(verb) == Tag::VB && is_plan(lemma) => {
            soften(stance, Modality::Planned);
            return false;
        }
        "refuse" if infinitive => stance.negated = true,
        _ => return false,
    }
    true
}

fn is_plan(lemma: &str) -> bool {
    matches!(
        lemma,
        "plan" | "intend" | "want" | "vow" | "threaten" | "promise" | "pledge" | "prepare" | "hope" | "expect" | "agree" | "order"
            | "urge" | "call" | "demand" | "propose" | "decide" | "ready" | "wish" | "need" | "ask" | "tell" | "agreement" | "deal"
            | "decision" | "proposal" | "request" | "offer" | "set" | "due" | "willing" | "determined" | "discuss" | "consider"
            | "permission" | "suggest" | "recommend" | "warn" | "aim" | "prospect" | "possibility" | "intention" | "risk" | "refuse"
    ) && lemma != "refuse"
}

fn is_prevention(lemma: &str) -> bool {
    matches!(lemma, "prevent" | "stop" | "bar" | "block" | "keep" | "hold" | "ban" | "prohibit" | "restrict" | "hinder" | "deter")
}

/// What stands after a preposition of the verb: the preposition ("out of" as one), its token, and the noun.
pub(crate) fn complements(a: &Analysed<'_>, verb: usize) -> Vec<(String, usize, usize)> {
    let s = &a.sentence;
    let mut found = Vec::new();
    for child in s.children_by(verb, &[Label::Prep, Label::Advmod, Label::Prt, Label::Dative, Label::Agent]).take(WIDTH) {
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

fn prepositional(a: &Analysed<'_>, prep: usize, before: String, found: &mut Vec<(String, usize, usize)>, depth: usize) {
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
    }
    if depth < 3 {
        for child in s.children_by(prep, &[Label::Prep]).take(WIDTH) {
            prepositional(a, child, word.clone(), found, depth + 1);
        }
    }
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
    s.children_by(verb, &[Label::Prt, Label::Advmod, Label::Prep]).any(|p| near(p) && s.child(p, Label::Pobj).is_none())
        || (verb + 1..s.len().min(verb + 3)).any(|i| matches!(s.tag(i), Tag::RP | Tag::RB) && near(i))
}

/// First and last token of the words of a clause: its own subject, helpers, objects and complements, no other clauses.
/// With `upto`, the words end there at the latest.
pub(crate) fn extent(a: &Analysed<'_>, clause: &Clause, upto: Option<usize>) -> (usize, usize) {
    const SKIP: [Label; 12] = [
        Label::Conj, Label::Cc, Label::Punct, Label::Advcl, Label::Parataxis, Label::Ccomp, Label::Mark, Label::Relcl, Label::Meta,
        Label::Intj, Label::Dep, Label::Preconj,
    ];
    let s = &a.sentence;
    let (first, mut last) = reach(a, clause.verb, &SKIP);
    let mut first = clause.own_subject.map_or(first, |o| reach(a, o, &[Label::Relcl, Label::Punct]).0.min(first));
    if clause.voice == Voice::Participle && let Some(noun) = s.head(clause.verb) {
        first = reach(a, noun, &[Label::Relcl, Label::Punct, Label::Conj]).0.min(first);
    }
    if !clause.parsed {
        last = clause.things.iter().filter_map(|&t| a.chunk(t)).map(|c| c.last).fold(last, usize::max);
    }
    if let Some(limit) = upto.filter(|&limit| limit >= clause.verb) {
        last = last.min(limit);
    }
    trim(a, first, last)
}

/// First and last token below a token, without what hangs by one of these labels.
pub(crate) fn reach(a: &Analysed<'_>, top: usize, skip: &[Label]) -> (usize, usize) {
    let s = &a.sentence;
    let (mut first, mut last) = (top, top);
    let mut open = vec![top];
    let mut seen = 0;
    while let Some(token) = open.pop() {
        seen += 1;
        if seen > WIDTH {
            break;
        }
        first = first.min(token);
        last = last.max(token);
        open.extend(s.children(token).filter(|&c| !skip.contains(&s.label(c))));
    }
    (first, last)
}

/// The words of a noun phrase: the noun with what stands before it and its "of".
pub(crate) fn phrase(a: &Analysed<'_>, noun: usize) -> (usize, usize) {
    let (first, last) = reach(a, noun, &[Label::Conj, Label::Cc, Label::Punct, Label::Relcl, Label::Preconj, Label::Appos, Label::Acl]);
    let (first, last) = a.chunk(noun).map_or((first, last), |c| (first.min(c.first), last.max(c.last)));
    let first = a.number(first).map_or(first, |n| n.first.min(first));
    trim(a, first, last)
}

fn trim(a: &Analysed<'_>, mut first: usize, mut last: usize) -> (usize, usize) {
    let s = &a.sentence;
    let mark = |i: usize| {
        matches!(
            s.tag(i),
            Tag::Comma | Tag::Stop | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote | Tag::OpenBracket | Tag::CloseBracket | Tag::CC
        )
    };
    // "when gunmen stormed the village": the joining word is not the claim's.
    let joins = |i: usize| s.tag(i) == Tag::WRB || s.tag(i) == Tag::IN && matches!(s.lower(i), "that" | "because" | "although" | "while" | "if");
    while first < last && (mark(first) || joins(first)) {
        first += 1;
    }
    while last > first && mark(last) {
        last -= 1;
    }
    (first, last)
}

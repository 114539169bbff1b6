//! The document layer: headlines and repeats dropped, parts tied to wholes told before.

use crate::analysis::Analysed;
use crate::casualty::TOLD_BEFORE;
use crate::casualty::identified::NAMED_AGAIN;
use crate::classes::CLASSES;
use crate::draft::{Body, Draft};
use crate::goes_on::are_of_other_days;
use crate::lexicon::Lexicon;
use sijill_claim::{ControlAction, Harm, Modality, Sex, VictimStatus};
use sijill_language::{SentenceKind, Tag, lemma};

/// How many claims back what is told again is looked for.
const REACH: usize = 300;

/// How many sentences back people are looked for who are told again by their noun.
const BESIDE: usize = 4;

/// Drops what only repeats, and ties parts to their wholes.
pub(crate) fn link(drafts: &mut Vec<Draft>, analysed: &[Analysed<'_>], lexicon: &Lexicon) {
    denied(drafts);
    named_again(drafts, analysed);
    named_before(drafts, analysed);
    told_before(drafts);
    parts(drafts);
    of_those(drafts, analysed);
    crate::whole::tie(drafts, analysed);
    told_beside(drafts, analysed, lexicon);
    of_wholes(drafts, analysed);
    repeats(drafts, analysed);
}

/// "The army denied killing any civilians": that nobody was killed by it is its denial, and no count of anybody.
fn denied(drafts: &mut Vec<Draft>) {
    let uncounted = |d: &Draft| {
        d.modality == Modality::Denied
            && d.casualty()
                .is_some_and(|c| c.figure.as_ref().is_none_or(|f| f.best.is_none() || f.words == "any"))
    };
    let keep: Vec<bool> = drafts.iter().map(|d| !uncounted(d)).collect();
    if keep.contains(&false) {
        retain(drafts, &keep);
    }
}

/// "The other priests were identified as X and Y": the last told of that noun; nobody where none was told.
fn named_again(drafts: &mut Vec<Draft>, analysed: &[Analysed<'_>]) {
    let is_again = |d: &Draft| d.rules.contains(&NAMED_AGAIN);
    if !drafts.iter().any(is_again) {
        return;
    }
    let mut keep = vec![true; drafts.len()];
    for i in 0..drafts.len() {
        if !is_again(&drafts[i]) {
            continue;
        }
        let noun = analysed[drafts[i].sentence].sentence.lemma(drafts[i].anchor).to_lowercase();
        let low = harm_and_low(&drafts[i]).map_or(0, |(_, low)| low);
        let s = &analysed[drafts[i].sentence].sentence;
        let other = drafts[i]
            .anchor
            .checked_sub(1)
            .is_some_and(|k| matches!(s.lower(k), "other" | "second" | "third"));
        let singular = s.lower(drafts[i].anchor) == noun && !other;
        let whole = (i.saturating_sub(REACH)..i).rev().find(|&k| {
            drafts[k].casualty().is_some_and(|c| {
                let words = c.victims.words.to_lowercase();
                // "The soldier was identified": one, and not of several.
                let fits = if singular { Some(1) } else { None };
                let same = |w: &str| w == noun || lemma(w, Tag::NNS) == noun;
                let pronoun = matches!(noun.as_str(), "they" | "them" | "he" | "him" | "she" | "her");
                let near = drafts[k].sentence + 3 >= drafts[i].sentence;
                let enough = c
                    .figure
                    .as_ref()
                    .is_some_and(|f| f.low >= low && fits.is_none_or(|one| f.best == Some(one)));
                // "The dead man's name was…", of a soldier who was told of.
                let somebody = matches!(noun.as_str(), "man" | "woman" | "victim" | "person")
                    && near
                    && c.harm == Harm::Killed
                    && c.figure.as_ref().is_some_and(|f| f.best == Some(1));
                enough && (words.split(' ').any(same) || pronoun && near || somebody)
            })
        });
        keep[i] = tie(drafts, i, whole);
    }
    retain(drafts, &keep);
}

/// Makes a draft a part of its whole, harmed as that was; false where there is none.
fn tie(drafts: &mut [Draft], i: usize, whole: Option<usize>) -> bool {
    let told = whole.and_then(|k| drafts[k].casualty()).map(|c| (c.harm, c.scope));
    if let Some((harm, scope)) = told {
        if let Some(c) = drafts[i].casualty_mut() {
            (c.harm, c.scope) = (harm, scope);
        }
        drafts[i].part_of = whole;
    }
    told.is_some()
}

/// "Fighting killed 29 people. Eighteen of them were fighters": a part of the last count that is large enough, near by; nothing
/// where none was told.
fn told_before(drafts: &mut Vec<Draft>) {
    let is_part = |d: &Draft| d.rules.contains(&TOLD_BEFORE);
    if !drafts.iter().any(is_part) {
        return;
    }
    let mut keep = vec![true; drafts.len()];
    for i in 0..drafts.len() {
        if !is_part(&drafts[i]) {
            continue;
        }
        let low = harm_and_low(&drafts[i]).map_or(0, |(_, low)| low);
        let whole = (i.saturating_sub(REACH)..i).rev().find(|&k| {
            drafts[k].sentence + 2 >= drafts[i].sentence
                && drafts[k].sentence < drafts[i].sentence
                && drafts[k].part_of.is_none()
                && drafts[k].casualty().is_some_and(|c| {
                    c.figure.as_ref().is_some_and(|f| f.low >= low && f.best.is_none_or(|best| best > 1))
                })
        });
        keep[i] = tie(drafts, i, whole);
    }
    retain(drafts, &keep);
}

/// "Ana Diaz, a nurse, was stabbed. She died in hospital": the name is hers.
fn named_before(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    for i in 1..drafts.len() {
        let (before, rest) = drafts.split_at_mut(i);
        let Some(d) = rest.first_mut() else { continue };
        let pronoun = matches!(analysed[d.sentence].sentence.lower(d.subject), "he" | "she");
        let one = d.casualty().is_some_and(|c| {
            c.victims.names.is_empty() && c.figure.as_ref().is_some_and(|f| f.best == Some(1))
        });
        if !pronoun || !one {
            continue;
        }
        // Whoever was told last, and only where it was one person.
        let near = before.iter().rev().take_while(|e| e.sentence + 2 >= d.sentence);
        let last = near.into_iter().find_map(Draft::casualty);
        let she = analysed[d.sentence].sentence.lower(d.subject) == "she";
        let fits = |sex: Option<Sex>| sex.is_none_or(|sex| (sex == Sex::Female) == she);
        let named = last.filter(|c| {
            c.figure.as_ref().is_some_and(|f| f.best == Some(1))
                && matches!(c.victims.names.as_slice(), [one] if fits(one.sex))
        });
        if let Some(victims) = named.map(|c| c.victims.clone())
            && let Some(c) = d.casualty_mut()
        {
            c.victims.names = victims.names;
            c.victims.status = c.victims.status.or(victims.status);
        }
    }
}

/// Keeps some drafts, and the parts' places among them.
pub(crate) fn retain(drafts: &mut Vec<Draft>, keep: &[bool]) {
    let mut new_index = vec![None; drafts.len()];
    let mut next = 0;
    for (slot, kept) in new_index.iter_mut().zip(keep) {
        if *kept {
            *slot = Some(next);
            next += 1;
        }
    }
    let mut kept = keep.iter();
    drafts.retain(|_| kept.next().copied().unwrap_or(true));
    for d in drafts.iter_mut() {
        d.part_of = d.part_of.and_then(|w| new_index.get(w).copied().flatten());
    }
}

/// "Among the dead were three nurses": a part of the last toll of that harm that is large enough.
fn parts(drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        if drafts[i].part_of.is_some() || !drafts[i].rules.iter().any(|r| r.starts_with("part:")) {
            continue;
        }
        let Some((harm, low)) = harm_and_low(&drafts[i]) else { continue };
        let whole = (i.saturating_sub(REACH)..drafts.len().min(i + REACH)).rev().find(|&k| {
            k != i
                && drafts[k].sentence <= drafts[i].sentence
                && drafts[k].part_of.is_none()
                && !drafts[k].rules.iter().any(|r| r.starts_with("part:"))
                && !are_of_other_days(&drafts[k], &drafts[i])
                && harm_and_low(&drafts[k]).is_some_and(|(h, l)| h == harm && l >= low)
        });
        drafts[i].part_of = whole;
    }
}

/// "Eight gunmen were killed. Five of the gunmen died in the north": of those told before by the same noun.
fn of_those(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    for i in 1..drafts.len() {
        let d = &drafts[i];
        let s = &analysed[d.sentence].sentence;
        let Some(number) =
            analysed[d.sentence].count(d.subject).or_else(|| analysed[d.sentence].count(d.first))
        else {
            continue;
        };
        let of = number.last + 1;
        let noun =
            Some(of + 2).filter(|&n| s.lower(of) == "of" && s.lower(of + 1) == "the" && s.tag(n) == Tag::NNS);
        let (Some(noun), Some((harm, low)), None) = (noun, harm_and_low(d), d.part_of) else { continue };
        let noun = s.lower(noun).to_owned();
        let whole = drafts[..i].iter().rposition(|e| {
            let words = e.casualty().map_or("", |c| c.victims.words.as_str()).to_lowercase();
            e.sentence + 4 >= d.sentence
                && e.sentence < d.sentence
                && e.part_of.is_none()
                && words.ends_with(noun.as_str())
                && harm_and_low(e).is_some_and(|(h, l)| h == harm && l > low)
        });
        drafts[i].part_of = whole;
    }
}

/// "One soldier died and three others were wounded", "put its own losses at 19 dead": who they were is told beside.
fn told_beside(drafts: &mut [Draft], analysed: &[Analysed<'_>], lexicon: &Lexicon) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let a = &analysed[d.sentence];
        let s = &a.sentence;
        let Some(victims) = d.casualty().map(|c| &c.victims).filter(|v| v.status.is_none()) else { continue };
        let words = victims.words.to_lowercase();
        let others =
            words.ends_with(" others") || words.ends_with(" more") || words == "others" || words == "another";
        let told = || {
            let before = drafts[..i].iter().rev().take_while(|e| e.sentence == d.sentence);
            let names = |e: &&Draft| e.casualty().is_some_and(|c| !c.victims.words.is_empty());
            let told = before.into_iter().find(names)?;
            // "A suicide bomber died and 14 others were wounded": others than who did it; "five others who stood by" are told of.
            let alone = told.casualty()?.figure.as_ref().is_some_and(|f| f.best == Some(1));
            let did_it =
                alone && lexicon.people.get(s.lemma(told.subject)).is_some_and(|person| person.attacker);
            let of_their_own =
                (d.first..=d.last).any(|i| s.lower(i) == "others" && matches!(s.lower(i + 1), "who" | ","));
            told.casualty().filter(|_| !did_it && !of_their_own)
        };
        // "2,000 civilians have been killed and at least 10,700 injured": said once for both.
        let shared = || {
            let bare = a.count(d.subject).is_some()
                && d.anchor > d.subject
                && (d.subject + 1..d.anchor).all(|k| s.tag(k).is_verb() || s.tag(k) == Tag::MD);
            let told = told_just_before(drafts, i)?;
            let passive = told.subject < told.anchor;
            let between = told.last + 1..a.count(d.subject).map_or(d.first, |n| n.first);
            let joined = between.clone().all(|k| matches!(s.lower(k), "and" | "," | "while" | "but"))
                && between.count() > 0;
            let counted = told.casualty().filter(|_| bare && passive && joined)?;
            Some((counted.victims.status?, counted.victims.side.clone()))
        };
        let status = if let Some((status, side)) = shared() {
            Some((Some(status), side))
        } else if others {
            told().map(|c| (c.victims.status, c.victims.side.clone()))
        } else {
            let losses = (d.first.saturating_sub(10)..d.first.min(s.len())).any(|i| {
                s.lower(i) == "losses"
                    && (i.saturating_sub(3)..i).any(|k| matches!(s.lower(k), "own" | "its" | "our"))
                    && (i + 1..d.first).any(|k| matches!(s.lower(k), "at" | "as" | "to" | "of" | ":"))
                    && (i + 1..d.first).all(|k| !a.is_finite(k) && s.lower(k) != "those")
            });
            losses.then_some((Some(VictimStatus::Combatant), None))
        };
        if let (Some((status, side)), Some(casualty)) = (status, drafts[i].casualty_mut()) {
            casualty.victims.status = status;
            casualty.victims.side = side;
        }
    }
}

/// The claim of people that stands last before another in its sentence.
fn told_just_before(drafts: &[Draft], i: usize) -> Option<&Draft> {
    let before = drafts[..i].iter().rev().take_while(|e| e.sentence == drafts[i].sentence);
    before.into_iter().find(|e| e.casualty().is_some())
}

/// "Five of the dead were women": a part is of the day, the cause and the place of its whole, where it tells no other.
fn of_wholes(drafts: &mut [Draft], analysed: &[Analysed<'_>]) {
    for i in 0..drafts.len() {
        let Some(whole) = drafts[i].part_of.and_then(|w| drafts.get(w)).cloned() else { continue };
        let sort = whole.casualty().and_then(|c| c.victims.status);
        let d = &mut drafts[i];
        if d.when.is_none() && !crate::handed_on::has_any_date(&analysed[d.sentence], d) {
            d.when = whole.when;
        }
        if d.cause.is_empty() {
            d.cause = whole.cause;
        }
        // "43 of the dead were from the other side": of a whole of one sort, a part is of that sort.
        if let Some(casualty) = d.casualty_mut()
            && casualty.victims.status.is_none()
            && (is_of_them(&casualty.victims.words) || sort == Some(VictimStatus::Combatant))
        {
            casualty.victims.status = sort;
        }
        if d.place_mention.is_none() && d.place.is_none() {
            d.place = whole.place.or_else(|| {
                analysed[whole.sentence].places.get(whole.place_mention?).and_then(|m| m.place.clone())
            });
        }
    }
}

/// "43 of the dead", "nine of them": whose sort only the whole tells.
fn is_of_them(words: &str) -> bool {
    let words = words.to_lowercase();
    [" of the dead", " of them", " of the victims", " of those killed", " of the wounded", " of the injured"]
        .iter()
        .any(|end| words.ends_with(end))
}

fn harm_and_low(draft: &Draft) -> Option<(Harm, u64)> {
    let casualty = draft.casualty()?;
    Some((casualty.harm, casualty.figure.as_ref()?.low))
}

/// A headline that the text tells again, and people told again without a figure of their own, are no claims
/// (convention 1).
fn repeats(drafts: &mut Vec<Draft>, analysed: &[Analysed<'_>]) {
    let headline: Vec<bool> = drafts
        .iter()
        .map(|d| {
            let a = &analysed[d.sentence];
            let heading = a.kind == SentenceKind::Heading;
            let summary = d.sentence <= 2 && present(a, d) && !is_state(d);
            (heading || summary) && told_again(d, drafts, analysed, heading)
        })
        .collect();
    let again: Vec<bool> = (0..drafts.len()).map(|i| is_back_reference(i, drafts, analysed)).collect();
    let shot: Vec<bool> = (0..drafts.len()).map(|i| became_of(i, drafts, analysed)).collect();
    let hurt: Vec<bool> = (0..drafts.len()).map(|i| is_of_the_hurt(i, drafts)).collect();
    let how: Vec<bool> = (0..drafts.len()).map(|i| is_how(i, drafts, analysed)).collect();
    let keep: Vec<bool> =
        (0..drafts.len()).map(|i| !headline[i] && !again[i] && !shot[i] && !hurt[i] && !how[i]).collect();
    retain(drafts, &keep);
}

/// "…shot a man. The victim later died": people told to be shot, where a claim near by tells who was killed or hurt.
fn became_of(i: usize, drafts: &[Draft], analysed: &[Analysed<'_>]) -> bool {
    let d = &drafts[i];
    let shot = |d: &Draft| {
        d.casualty().is_some_and(|c| crate::casualty::is_shot(&analysed[d.sentence], c.harm, d.anchor))
    };
    shot(d)
        && drafts[i.saturating_sub(24)..drafts.len().min(i + 24)].iter().any(|e| {
            e.sentence.abs_diff(d.sentence) <= 3
                && e.casualty().is_some_and(|c| matches!(c.harm, Harm::Killed | Harm::Injured))
        })
}

/// "A judge was murdered. He was hit by six bullets": how whoever was killed came to die.
fn is_how(i: usize, drafts: &[Draft], analysed: &[Analysed<'_>]) -> bool {
    let d = &drafts[i];
    let hurt = harm_and_low(d).is_some_and(|(harm, _)| matches!(harm, Harm::Injured | Harm::Casualties));
    let s = &analysed[d.sentence].sentence;
    let pronoun = matches!(s.lower(d.subject), "he" | "she")
        && matches!(s.lemma(d.anchor), "hit" | "shoot" | "stab" | "strike" | "pierce" | "riddle");
    let before = i.checked_sub(1).and_then(|k| drafts.get(k)).filter(|_| hurt && pronoun);
    before.is_some_and(|e| {
        let one = e.casualty().and_then(|c| c.figure.as_ref()).is_some_and(|f| f.best == Some(1));
        e.sentence + 1 == d.sentence && one && harm_and_low(e).is_some_and(|(harm, _)| harm == Harm::Killed)
    })
}

/// "Three are in serious condition", of those who were counted as hurt.
fn is_of_the_hurt(i: usize, drafts: &[Draft]) -> bool {
    drafts[i].rules.contains(&crate::casualty::flat::condition::RULE)
        && drafts[i].casualty().is_some_and(|c| c.victims.names.is_empty())
        && (i.saturating_sub(REACH)..drafts.len().min(i + 4)).any(|k| {
            k != i
                && drafts[k].sentence.abs_diff(drafts[i].sentence) <= 4
                && !drafts[k].rules.contains(&crate::casualty::flat::condition::RULE)
                && harm_and_low(&drafts[k])
                    .zip(harm_and_low(&drafts[i]))
                    .is_some_and(|((harm, whole), (_, part))| harm == Harm::Injured && whole >= part)
        })
}

/// In the present tense of headlines and of the lines under them.
fn present(a: &Analysed<'_>, draft: &Draft) -> bool {
    let mut words = (draft.first..=draft.last).chain([draft.anchor]);
    // "We welcome the renewal of the truce": a letter or a release, and no headline.
    let own = (draft.first..=draft.last).any(|i| matches!(a.sentence.lower(i), "i" | "we"));
    words.any(|i| matches!(a.sentence.tag(i), Tag::VBZ | Tag::VBP))
        && !own
        && !(draft.first..=draft.last).any(|i| matches!(a.sentence.lower(i), "is" | "are" | "has" | "have"))
}

/// "The army holds the town": what lasts is told in the present tense, in headlines and elsewhere.
fn is_state(draft: &Draft) -> bool {
    match &draft.body {
        Body::Control(control) => control.action == ControlAction::Hold,
        Body::Facility(_) | Body::Siege(_) => true,
        _ => false,
    }
}

fn told_again(headline: &Draft, drafts: &[Draft], analysed: &[Analysed<'_>], heading: bool) -> bool {
    let kind = headline.body.kind();
    let same_action = |d: &Draft| match (&headline.body, &d.body) {
        (Body::Control(a), Body::Control(b)) => heading || a.action == b.action,
        _ => true,
    };
    drafts.iter().take(4 * REACH).any(|d| {
        d.sentence != headline.sentence
            && analysed[d.sentence].kind != SentenceKind::Heading
            && (d.sentence > headline.sentence || heading && headline.casualty().is_none())
            && d.body.kind() == kind
            && !are_of_other_days(headline, d)
            && same_action(d)
            // "A car bomb kills 8. Police find 23 bodies": a report in the present tense tells of another.
            && (heading || !present(&analysed[d.sentence], d) && may_be_as_many(headline, d))
            && match (harm_and_low(headline), harm_and_low(d)) {
                (Some((h, _)), Some((g, _))) => h == g,
                (None, None) => true,
                _ => false,
            }
    })
}

/// Whether two figures may be one: their bounds meet, or one was rounded.
fn may_be_as_many(one: &Draft, other: &Draft) -> bool {
    let figure = |d: &Draft| d.casualty().and_then(|c| c.figure.clone());
    let (Some(one), Some(other)) = (figure(one), figure(other)) else { return true };
    let loose = |f: &sijill_claim::Figure| if f.approx { f.low / 10 } else { 0 };
    let (slack, high) =
        (loose(&one).max(loose(&other)), |f: &sijill_claim::Figure| f.high.unwrap_or(u64::MAX));
    one.low <= high(&other).saturating_add(slack) && other.low <= high(&one).saturating_add(slack)
}

/// "the killings", "the girl's death", "they were killed": people told of before.
fn is_back_reference(i: usize, drafts: &[Draft], analysed: &[Analysed<'_>]) -> bool {
    let d = &drafts[i];
    let Some(casualty) = d.casualty() else { return false };
    let Some(figure) = &casualty.figure else { return false };
    let a = &analysed[d.sentence];
    let first = a.sentence.lower(a.chunk(d.subject).map_or(d.subject, |c| c.first));
    let pronoun =
        matches!(first, "they" | "them" | "he" | "she" | "him" | "her" | "us" | "we" | "who" | "whom");
    let definite =
        matches!(first, "the" | "those" | "these" | "his" | "her" | "their" | "this" | "that" | "our" | "my");
    // "Survivors said that their relatives were killed", after a raid that killed 20 policemen: others, unless told by that noun.
    let noun = a.sentence.lemma(d.subject).to_lowercase();
    let of_all = CLASSES.harmed_people.has(&noun) || !a.sentence.tag(d.subject).is_noun();
    let meant = |e: &Draft, words: &str| {
        let words = words.to_lowercase();
        let same = |w: &str| {
            w == noun || lemma(w, Tag::NNS) == noun || CLASSES.harmed_people.has(&lemma(w, Tag::NNS))
        };
        of_all
            || e.sentence + BESIDE >= d.sentence
                && (words.split([' ', ',']).any(same) || !words.contains(' '))
    };
    let before = || {
        drafts[i.saturating_sub(REACH)..i].iter().any(|e| {
            e.casualty().is_some_and(|c| {
                c.harm == casualty.harm
                    && c.figure.as_ref().is_some_and(|f| f.low >= figure.low)
                    && (pronoun || meant(e, &c.victims.words))
            })
        })
    };
    // "including his mother and several relatives" tells who some of them were.
    d.part_of.is_none() && (pronoun || definite) && figure.best.is_none() && before()
}

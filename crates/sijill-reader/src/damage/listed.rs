//! Things told of as those that were hit ("two depots were among the targets struck"), those that somebody saw destroyed ("had their
//! homes burned"), and damage of which no more is told ("the blast caused extensive damage").

use sijill_claim::{Damage, DamageExtent};
use sijill_language::{Label, Tag};

use super::DamageLexicon;
use crate::analysis::Analysed;
use crate::clause::{stance, subject};
use crate::draft::{Body, Draft};
use crate::party::{Force, force, is_warlike};

/// How far behind "the targets" the verb stands by which they were hit, in tokens.
const NEAR: usize = 7;

/// What is damaged: the verb, the things, how badly.
type Told = (usize, Vec<usize>, DamageExtent);

/// "A radar and two depots were among the [targets] struck", "Among the [buildings] hit was a mosque", "[Targets] hit included a bridge".
pub(super) fn among(a: &Analysed<'_>, lexicon: &DamageLexicon, token: usize) -> Option<Told> {
    let s = &a.sentence;
    if !(s.tag(token).is_noun() && lexicon.nouns.targets.has(s.lemma(token)) && s.tag(token).is_plural()) {
        return None;
    }
    let blow =
        |i: usize| (s.tag(i).is_verb() || s.tag(i).is_adjective()) && lexicon.nouns.blows.has(s.lemma(i));
    let first = a.chunk(token).map_or(token, |k| k.first);
    let led = first.checked_sub(1).filter(|&p| s.lower(p) == "among");
    if let Some(among) = led {
        let hit = (token + 1..s.len().min(token + NEAR)).find(|&i| blow(i))?;
        let be = (among.saturating_sub(4)..among).rev().find(|&i| s.lemma(i) == "be" && s.tag(i).is_verb());
        let list = match be.and_then(|v| subject(a, v)).filter(|&n| n < among) {
            Some(noun) => s.conjuncts(noun),
            None => {
                let be = (hit + 1..s.len().min(hit + 14)).find(|&i| matches!(s.lower(i), "was" | "were"))?;
                s.conjuncts(a.chunk(be + 1).or_else(|| a.chunk(be + 2))?.head)
            }
        };
        let told = stance(a, be.unwrap_or(hit));
        return (!told.negated && !told.unreal).then(|| (hit, list, extent(a, hit)));
    }
    let verb = (token + 1..s.len().min(token + NEAR + 2)).find(|&i| s.lower(i) == "included")?;
    let hit = (token + 1..verb).find(|&i| blow(i)).or_else(|| (first..token).find(|&i| blow(i)));
    let at = hit.or_else(|| (s.lemma(token) == "target" && is_warlike(a, token)).then_some(token))?;
    let list = s.conjuncts(s.child(verb, Label::Dobj).or_else(|| a.chunk(verb + 1).map(|k| k.head))?);
    Some((at.max(token), list, extent(a, at)))
}

/// "destroyed" leaves nothing; "hit" leaves it open.
fn extent(a: &Analysed<'_>, hit: usize) -> DamageExtent {
    if matches!(a.sentence.lemma(hit), "destroy" | "burn" | "raze" | "demolish" | "flatten") {
        DamageExtent::Destroyed
    } else {
        DamageExtent::Damaged
    }
}

/// "The traders saw their shops and their stalls [burned]", "had his house [destroyed]".
pub(super) fn undergone(a: &Analysed<'_>, lexicon: &DamageLexicon, token: usize) -> Option<Told> {
    let s = &a.sentence;
    let past =
        matches!(s.tag(token), Tag::VBN | Tag::VBD | Tag::JJ) && lexicon.nouns.undergone.has(s.lower(token));
    let ends =
        matches!(s.tag(token + 1), Tag::Stop | Tag::Comma | Tag::IN | Tag::CC | Tag::CloseQuote | Tag::RP);
    if !past || !ends {
        return None;
    }
    let over = (token.saturating_sub(14)..token)
        .rev()
        .take_while(|&i| i + 1 == token || !matches!(s.tag(i), Tag::VBN | Tag::VBG | Tag::MD))
        .find(|&i| matches!(s.tag(i), Tag::VBD | Tag::VBZ | Tag::VBP))?;
    let open = over + 1 + usize::from(s.tag(over + 1) == Tag::OpenQuote);
    let object = a.chunk(open).filter(|k| k.first == open && k.last < token)?;
    let sees = matches!(s.lemma(over), "see" | "have" | "watch" | "get");
    let own = (object.first..=object.head).any(|i| s.tag(i) == Tag::PRPS) || a.count(object.first).is_some();
    let inner = (open..token).all(|i| {
        s.tag(i).is_noun()
            || matches!(
                s.tag(i),
                Tag::PRPS | Tag::CC | Tag::Comma | Tag::JJ | Tag::CD | Tag::RB | Tag::IN | Tag::DT
            )
    });
    let told = stance(a, over);
    if !sees || !own || !inner || told.negated || told.unreal || !is_warlike(a, token) {
        return None;
    }
    let heads = (open..token).filter(|&i| {
        let starts = i == open || matches!(s.tag(i - 1), Tag::CC | Tag::Comma);
        starts && a.chunk(i).is_some_and(|k| k.first == i)
    });
    let list: Vec<usize> = heads.filter_map(|i| a.chunk(i)).map(|k| k.head).collect();
    Some((over, list, DamageExtent::Destroyed))
}

/// "The explosion caused extensive [damage]": to what, is not told.
pub(super) fn unnamed(a: &Analysed<'_>, lexicon: &DamageLexicon, token: usize) -> Option<Draft> {
    let s = &a.sentence;
    if !(s.tag(token).is_noun() && matches!(s.lower(token), "damage" | "destruction" | "devastation")) {
        return None;
    }
    let verb = s.head(token).filter(|&v| s.label(token) == Label::Dobj && s.tag(v).is_verb())?;
    let does = matches!(s.lemma(verb), "cause" | "inflict" | "wreak" | "leave" | "bring");
    let chunk = a.chunk(token)?;
    let heavy = (chunk.first..token).any(|i| lexicon.nouns.heavy.has(s.lower(i)));
    let other = matches!(s.lower(token + 1), "to" | "on" | "of" | "control");
    let doer = subject(a, verb)?;
    let blow = force(a, doer) == Force::Weapon
        || matches!(
            s.lemma(doer),
            "blast"
                | "explosion"
                | "strike"
                | "airstrike"
                | "attack"
                | "shelling"
                | "bombardment"
                | "bombing"
                | "raid"
                | "fighting"
        );
    let told = stance(a, verb);
    let told = !told.negated && !told.unreal && !told.attempted;
    if !does || !heavy || other || !blow || !told {
        return None;
    }
    let first = a.chunk(doer).map_or(doer, |k| k.first);
    let body = Body::Damage(Damage {
        what: s.words(chunk.first, token).to_owned(),
        figure: None,
        extent: Some(DamageExtent::Damaged),
    });
    let mut draft = Draft::new(a.index, first, token, verb, body, "damage: of what is not told");
    draft.subject = token;
    draft.place_mention =
        crate::clause::complements(a, verb).into_iter().find_map(|(_, _, n)| crate::control::place_of(a, n));
    draft.confidence = 0.55;
    Some(draft)
}

//! Troops of another state, told by who they are and not by how many: "Kenyan troops arrived in Gao", "UN peacekeepers left at the end
//! of 2006", "Troops from Botswana and Zambia have begun to arrive".
//!
//! Not for: a state's own army that enters or leaves a town in a battle (`control`).

use sijill_claim::{DeploymentAction, Figure, Modality};
use sijill_language::{Label, Tag};

use super::{DeploymentLexicon, Draft, is_military, make, moving, sent, strength};
use crate::allegiance::are_peacekeepers;
use crate::analysis::{Analysed, figure};
use crate::clause::{Clause, Voice, complements, extent, stance};
use crate::control::place_of;
use crate::party::is_irregular;
use crate::thing::Thing;

/// Whatever a clause tells of such troops.
pub(super) fn told(a: &Analysed<'_>, lexicon: &DeploymentLexicon, c: &Clause) -> Option<Draft> {
    let s = &a.sentence;
    let action = way(a, c)?;
    let doer = c.doer.filter(|&d| d < c.verb && c.voice == Voice::Active)?;
    let stance = stance(a, c.verb);
    if stance.negated
        || stance.unreal
        || stance.attempted
        || s.tag(c.verb) == Tag::VBG && !is_helped(a, c.verb)
    {
        return None;
    }
    let (kind, men) = sent(a, lexicon, doer)?;
    if !are_troops(a, lexicon, doer, kind, &men) || is_beside(a, c) {
        return None;
    }
    let ends = complements(a, c.verb);
    let place = ends.iter().find_map(|&(_, _, n)| place_of(a, n));
    let planned = stance.modality == Modality::Planned;
    let (first, last) = extent(a, c, None);
    let dated = a.dates.iter().any(|d| c.verb < d.first && first <= d.last && d.first <= last);
    let known = match action {
        Way::Comes => {
            let reached = ends.iter().any(|(w, _, n)| {
                matches!(w.rsplit(' ').next().unwrap_or_default(), "to" | "in" | "at" | "into" | "for" | "on")
                    && is_land(a, lexicon, *n)
            });
            let to = matches!(
                c.lemma.as_str(),
                "go" | "head" | "sail" | "set" | "leave" | "move" | "travel" | "fly"
            );
            let aims = ends.iter().any(|(w, ..)| matches!(w.rsplit(' ').next(), Some("to" | "for" | "into")));
            let gathers = ends.iter().any(|(_, _, n)| lexicon.words.gatherings.contains(s.lemma(*n)));
            !gathers && (reached && (!to || aims) || planned && dated && c.lemma == "arrive")
        }
        Way::Goes => c.things.is_empty() && (planned || dated),
        Way::Home => true,
        Way::Stays => {
            let land = ends.iter().any(|(w, _, n)| {
                matches!(w.as_str(), "in" | "across" | "on") && strength::is_posted(a, lexicon, c, kind, *n)
            });
            land && is_foreign(a, kind) || strength::is_on_the_way(a, lexicon, c.verb + 1)
        }
    };
    let action = match action {
        Way::Comes | Way::Stays => DeploymentAction::Sent,
        Way::Goes | Way::Home => DeploymentAction::Withdrawn,
    };
    known.then(|| make(a, c, action, None, &men, place, 0.65))
}

/// Troops of another state, many, in units, or with their tanks and ships: "Kenyan troops", "a battalion of paratroopers", "two warships".
fn are_troops(a: &Analysed<'_>, lexicon: &DeploymentLexicon, doer: usize, kind: usize, men: &Thing) -> bool {
    let s = &a.sentence;
    let lemma = s.lemma(kind);
    let foreign = is_foreign(a, kind);
    let low = men.figure.as_ref().map_or(0, |f| f.low);
    let many = low >= strength::FEWEST;
    let serve = lexicon.words.serving.contains(lemma)
        && !matches!(lemma, "man" | "men" | "officer" | "policeman" | "trainer" | "instructor");
    let unit = lexicon.words.contingents.contains(lemma);
    let in_unit = serve
        && s.tag(kind).is_plural()
        && a.chunk(doer)
            .is_some_and(|k| k.head != kind && lexicon.words.contingents.contains(s.lemma(k.head)));
    let heavy = moving::is_heavy(a, kind) && low > 1;
    let team = is_numbered(a, kind) && is_military(a, kind);
    let unhurt = a.chunk(kind).is_some_and(|k| {
        !(k.first..k.head).any(|i| {
            matches!(s.lower(i), "wounded" | "injured" | "dead" | "captured" | "former" | "off-duty")
        })
    });
    let irregular = is_irregular(a, kind) && !are_peacekeepers(a, kind);
    let several = serve && (s.tag(kind).is_plural() || many) || unit && foreign;
    unhurt && !irregular && (several && (foreign || many) || in_unit || heavy || team)
}

/// What a verb of motion tells of troops.
enum Way {
    /// "arrived in", "will go to"
    Comes,
    /// "left in May"
    Goes,
    /// "returned home"
    Home,
    /// "remain in", "are based in"
    Stays,
}

fn way(a: &Analysed<'_>, c: &Clause) -> Option<Way> {
    let s = &a.sentence;
    let next = s.lower(c.verb + 1);
    match c.lemma.as_str() {
        "return" | "go" | "come" | "fly" | "head" if next == "home" => Some(Way::Home),
        "arrive" | "land" | "disembark" | "go" | "head" | "travel" | "fly" => Some(Way::Comes),
        "leave" | "set" | "sail" if matches!(next, "for" | "off" | "out") => Some(Way::Comes),
        "move" if next == "to" => Some(Way::Comes),
        "leave" | "depart" => Some(Way::Goes),
        "remain" | "stay" | "operate" | "serve" | "be" => Some(Way::Stays),
        _ => None,
    }
}

/// "when they arrived in", "as they left": told beside something else.
fn is_beside(a: &Analysed<'_>, c: &Clause) -> bool {
    let s = &a.sentence;
    s.children_by(c.verb, &[Label::Advmod, Label::Mark])
        .any(|m| m < c.verb && matches!(s.lower(m), "when" | "as" | "while" | "if" | "before" | "until"))
        || matches!(s.label(c.verb), Label::Relcl)
}

fn is_helped(a: &Analysed<'_>, verb: usize) -> bool {
    let s = &a.sentence;
    s.children_by(verb, &[Label::Aux])
        .any(|x| matches!(s.tag(x), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VB | Tag::MD))
}

/// A country, a region or a named place; not a hospital or a scene.
fn is_land(a: &Analysed<'_>, lexicon: &DeploymentLexicon, noun: usize) -> bool {
    let s = &a.sentence;
    place_of(a, noun).is_some()
        && !matches!(s.lemma(noun), "hospital" | "court" | "scene" | "clinic" | "school")
        || lexicon.words.lands.contains(s.lemma(noun))
        || matches!(s.lemma(noun), "border" | "capital" | "port" | "frontier" | "airport")
}

/// "Kenyan troops", "UN peacekeepers", "troops from Botswana and Zambia": of another state, or of several.
pub(super) fn is_foreign(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(noun) else { return false };
    let capital = |i: usize| s.surface(i).starts_with(char::is_uppercase);
    let of_state = |i: usize| {
        let word = s.lower(i);
        let ends = ["an", "ish", "ese", "i", "ench", "utch", "eek", "zech", "wiss", "ic"];
        capital(i) && ends.iter().any(|end| word.ends_with(end)) && s.tag(i) != Tag::DT && !is_faith(word)
            || matches!(s.surface(i), "US" | "U.S." | "UK" | "NATO" | "Nato" | "EU" | "AU" | "UN" | "U.N.")
            || matches!(word, "foreign" | "multinational" | "international" | "allied")
    };
    let behind = || {
        let from = chunk.last + 1;
        let of = matches!(s.lower(from), "from") || s.lower(from) == "of" && s.lower(from + 1) == "the";
        let named = from + 1..s.len().min(from + 4);
        of && named.into_iter().any(|i| s.tag(i).is_proper() && a.date_at(i).is_none())
    };
    are_peacekeepers(a, noun) || (chunk.first..chunk.head).any(of_state) || behind()
}

/// "Christian militiamen", "Hutu soldiers": of a people or a faith, and of no state.
fn is_faith(word: &str) -> bool {
    matches!(
        word,
        "christian"
            | "presbyterian"
            | "hutu"
            | "tutsi"
            | "druze"
            | "shi'i"
            | "sunni"
            | "shi'ite"
            | "islamic"
            | "republican"
            | "loyalist"
            | "catholic"
            | "maoist"
            | "arabic"
            | "nazi"
            | "taliban"
            | "houthi"
            | "yazidi"
    )
}

/// "a training team of 90", "a contingent of 1,200": so many.
pub(super) fn of_so_many(a: &Analysed<'_>, head: usize) -> Option<Figure> {
    let s = &a.sentence;
    let unit = matches!(
        s.lemma(head),
        "team"
            | "contingent"
            | "force"
            | "garrison"
            | "detachment"
            | "mission"
            | "battalion"
            | "unit"
            | "party"
            | "brigade"
    );
    let of = head + 1;
    let from = (of + 1..of + 4).find(|&i| a.count(i).is_some()).filter(|_| unit && s.lower(of) == "of")?;
    let number = a.count(from).filter(|n| n.first > of)?;
    let alone = !s.tag(number.last + 1).is_noun() && s.lower(number.last + 1) != "of" && number.value.low > 1;
    (alone && a.date_at(from).is_none()).then(|| figure(number.value, number.words(s)))
}

/// True for a unit told with how many it is.
pub(super) fn is_numbered(a: &Analysed<'_>, head: usize) -> bool {
    of_so_many(a, head).is_some()
}

/// "the battle group", "a carrier strike group".
pub(super) fn is_battle_group(a: &Analysed<'_>, noun: usize) -> bool {
    let s = &a.sentence;
    s.lemma(noun) == "group" && noun > 0 && matches!(s.lower(noun - 1), "battle" | "strike" | "carrier")
}

//! The first reading: frames over the parse. Who is the victim follows the tree alone.

use sijill_claim::Modality;
use sijill_language::{Label, Tag};

use super::flat::{extend_left, extend_right, is_wanted, past_apposition, right};
use super::hit::{Hit, Voice, is_negated, voice};
use super::subject::{listed_before, told_of};
use super::verbs::Trigger;
use crate::analysis::Analysed;
use crate::lexicon::{Frame, Lexicon};
use crate::people::{People, people_at, whole_at};

/// The rule's name for "claimed 12 lives".
const LIVES: &str = "frame: lives claimed";

/// All that the parse tells of harm.
pub(crate) fn hits(a: &Analysed<'_>, lexicon: &Lexicon, triggers: &[Trigger]) -> Vec<Hit> {
    let mut found = Vec::new();
    for trigger in triggers {
        verb(a, lexicon, trigger, &mut found);
    }
    nouns(a, lexicon, &mut found);
    found
}

fn verb(a: &Analysed<'_>, lexicon: &Lexicon, trigger: &Trigger, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    let v = trigger.token;
    let (voice, _) = trigger.voice(a);
    let (heads, rule, before): (Vec<usize>, _, _) = match trigger.frame {
        Frame::Intransitive => {
            (subject(a, lexicon, v).into_iter().collect(), "frame: subject of a verb of dying", true)
        }
        Frame::Lives if voice == Voice::Passive => {
            let lost = subject(a, lexicon, v).filter(|&i| {
                a.sentence.lemma(i) == "life"
                    && a.chunk(i).is_some_and(|c| (c.first..i).any(|k| a.count(k).is_some()))
            });
            (lost.into_iter().collect(), "frame: lives lost", true)
        }
        Frame::Lives if throat_of(a, lexicon, v).is_some() => {
            let people = throat_of(a, lexicon, v);
            found.extend(people.map(|people| hit(v, trigger.harm, people, "frame: whose throat it was")));
            return;
        }
        Frame::Lives => (lives(a, v).into_iter().collect(), LIVES, false),
        Frame::Transitive { passive_only } => match voice {
            // "Killed in the clash were a sergeant and two fighters"
            Voice::Reduced | Voice::Active if behind_helper(a, v).is_some() => {
                (behind_helper(a, v).into_iter().collect(), "frame: the participle stands first", false)
            }
            Voice::Passive => (subject(a, lexicon, v).into_iter().collect(), "frame: passive subject", true),
            // "the 17 missionaries it has kidnapped"
            Voice::Active if !passive_only && clause_object(a, v).is_some() => {
                (clause_object(a, v).into_iter().collect(), "frame: whom a clause tells of", true)
            }
            // "12 dead, 20 hurt": the number's, whatever the parse hangs it on.
            Voice::Reduced if number_before(a, v).is_some() => {
                (number_before(a, v).into_iter().collect(), "frame: participle on its number", true)
            }
            Voice::Reduced if s.label(v) == Label::Acl && s.child(v, Label::Dobj).is_none() => {
                (s.head(v).into_iter().collect(), "frame: participle on its noun", true)
            }
            Voice::Reduced if s.child(v, Label::Dobj).is_none() => {
                (subject(a, lexicon, v).into_iter().collect(), "frame: participle", true)
            }
            _ if passive_only => return,
            _ => (object(a, v).into_iter().collect(), "frame: object", false),
        },
    };
    if !trigger.denies && is_negated(a, v) {
        return;
    }
    for head in heads {
        let mut list = listed(a, lexicon, head, !before);
        if rule == LIVES && list.len() <= 1 {
            let owners = owners(a, lexicon, head);
            // "the lives of two men and a boy": of one list.
            if owners.first().is_some_and(|p| !p.pronoun && !p.unknown) {
                list = owners;
            } else {
                list.extend(owners.into_iter().skip(1));
            }
        }
        if !before && list.len() == 1 && past_apposition(a, lexicon, &list[0]) > list[0].last {
            list = list.pop().map(|first| extend_right(a, lexicon, first)).unwrap_or_default();
        }
        if before && list.len() == 1 {
            let head = list[0].head;
            list = list.into_iter().map(|p| told_of(a, lexicon, p)).collect();
            if list[0].head != head && list[0].counted {
                list = list.pop().map(|p| extend_left(a, lexicon, p)).unwrap_or_default();
            }
            if list.len() == 1 && is_said_of_more(a, v, &list[0]) {
                list = list.pop().map(|p| listed_before(a, lexicon, p)).unwrap_or_default();
            }
            list.extend(joined_after_clause(a, lexicon, v, &list[0]));
        }
        for people in list {
            {
                if voice == Voice::Unreal && !people.counted
                    || !before && !rule.contains("participle") && is_passed(a, lexicon, v, &people)
                {
                    continue;
                }
                let modality = if voice == Voice::Unreal { Modality::Possible } else { Modality::Asserted };
                found.push(Hit { anchor: v, harm: trigger.harm, people, modality, rule, part: false });
            }
        }
    }
}

/// "two men and [a boy] who were killed", "a mother and [her two children] who lost their lives": a plural clause behind the last of a
/// list, whose last is one, or belongs to those before.
fn is_said_of_more(a: &Analysed<'_>, verb: usize, last: &People) -> bool {
    let s = &a.sentence;
    let who = last.last + 1;
    let clause = s.label(verb) == Label::Relcl && matches!(s.lower(who), "who" | "whose");
    let plural = matches!(s.lower(who + 1), "were" | "are" | "have")
        || matches!(s.lower(verb + 1), "their") && s.tag(verb).is_verb();
    let one = last.figure.best == Some(1) && !last.counted;
    let owned = s.tag(last.first) == Tag::PRPS || s.tag(last.first.wrapping_sub(1)) == Tag::PRPS;
    let first = last.first - usize::from(owned && s.tag(last.first) != Tag::PRPS);
    clause && plural && (one || owned) && s.lower(first.wrapping_sub(1)) == "and"
}

/// "Three brothers who ran a shop in Dura [and a customer] were shot": whom a clause between hides from the parse. The
/// noun before "and" is nobody.
fn joined_after_clause(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize, lead: &People) -> Option<People> {
    let s = &a.sentence;
    let (_, first) = voice(a, verb);
    let clause = s.tag(lead.last + 1) == Tag::WP;
    let people = first.checked_sub(1).and_then(|i| a.chunk(i)).and_then(|c| people_at(a, lexicon, c.head))?;
    let and = people.first.checked_sub(1).filter(|&i| s.lower(i) == "and" && i > lead.last)?;
    let thing = and.checked_sub(1).and_then(|i| a.chunk(i)).filter(|c| c.first > lead.last)?;
    let many = matches!(s.lower(first), "were" | "are" | "have");
    (clause && many && !people.pronoun && !people.unknown && people_at(a, lexicon, thing.head).is_none())
        .then_some(people)
}

/// "killed at least 8 and injured scores": the number right behind the verb is its object, not what stands further on.
fn is_passed(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize, people: &People) -> bool {
    a.count(verb + 1).is_some_and(|n| {
        people.first > n.last
            && (n.last + 1..people.last).any(|i| a.sentence.lower(i) == "and")
            && (n.last + 1..=people.last).any(|i| lexicon.states.contains_key(a.sentence.lower(i)))
    })
}

/// The people of a head and of what is truly joined to it: a name or "the head of…" after a comma is the same person,
/// and "…, police and a doctor said" starts another clause.
fn listed(a: &Analysed<'_>, lexicon: &Lexicon, head: usize, object: bool) -> Vec<People> {
    let s = &a.sentence;
    let mut list: Vec<People> = Vec::new();
    for conjunct in s.conjuncts(head).into_iter().filter(|&c| c == head || !in_brackets(a, head, c)) {
        let Some(people) = people_at(a, lexicon, conjunct) else { continue };
        if let Some(before) = list.last() {
            let between = before.head + 1..people.first.max(before.head + 1);
            // "killed nine and injured several others": another harm.
            let other_harm = between.clone().any(|i| lexicon.states.contains_key(s.lower(i)));
            let inside = (people.first..people.head).any(|i| lexicon.states.contains_key(s.lower(i)));
            if other_harm || are_others(a, &people) || object && inside {
                break;
            }
            let joined = between
                .clone()
                .any(|i| matches!(s.lower(i), "and" | "plus" | "&" | "well" | "along" | "together" | "or"));
            let listed = people.counted && s.lower(people.first.wrapping_sub(1)) == ",";
            if !joined && !listed || people.first <= before.last || is_of_a_body(a, before, &people) {
                continue;
            }
        }
        list.push(people);
    }
    // "41 wounded and 26 arrested": the last of them are of another word.
    let bare = |p: &People| p.counted && a.count(p.head).is_some();
    while list.len() > 1
        && list.last().is_some_and(|p| {
            bare(p)
                && matches!(s.tag(p.last + 1), Tag::VBN | Tag::VBD | Tag::JJ)
                && (lexicon.states.contains_key(s.lower(p.last + 1))
                    || lexicon.is_of_harm(s.lemma(p.last + 1)))
        })
        && list[..list.len() - 1]
            .iter()
            .any(|p| s.tag(p.last + 1) == Tag::VBN || lexicon.states.contains_key(s.lower(p.last + 1)))
    {
        list.pop();
    }
    // What no "and" joins only says more of them: "14 men, all in their twenties", "Ali Hasan, a driver".
    let joined = |p: &People| {
        (p.first.saturating_sub(3)..p.first)
            .any(|i| matches!(s.lower(i), "and" | "plus" | "&" | "well" | "with" | "or"))
    };
    while list.len() > 1 && list.last().is_some_and(|p| !p.counted && !joined(p)) {
        list.pop();
    }
    // "killed 30 people and 60 wounded": the last of them are of the state.
    let end = list.last().map_or(0, |p| p.last);
    if object && list.len() > 1 && lexicon.states.contains_key(s.lower(end + 1)) {
        list.pop();
    }
    let end = list.last().map_or(0, |p| p.last);
    if object && list.len() > 1 && (a.is_finite(end + 1) || s.tag(end + 1) == Tag::RB && a.is_finite(end + 2))
    {
        let mut first = true;
        let comma = list.iter().position(|p| p.first > 0 && s.lower(p.first - 1) == ",");
        let keep = comma.unwrap_or(list.len() - 1).max(1);
        list.truncate(keep);
        list.retain(|p| std::mem::replace(&mut first, false) || p.counted);
    }
    list
}

/// "a lecturer of the School of Law and [Public Affairs]": the end of a name, and nobody.
pub(super) fn is_of_a_body(a: &Analysed<'_>, before: &People, people: &People) -> bool {
    let s = &a.sentence;
    let Some(and) = people.first.checked_sub(1).filter(|&i| s.lower(i) == "and" && people.named) else {
        return false;
    };
    let Some(chunk) = and.checked_sub(1).and_then(|i| a.chunk(i)) else { return false };
    !before.named
        && chunk.first > before.last
        && s.tag(chunk.head).is_proper()
        && a.place_at(chunk.head).is_none_or(|p| a.places[p].candidates.is_empty())
        && matches!(s.lower(chunk.first.wrapping_sub(1)), "of" | "for")
}

/// "15 people [police say only 10] were killed": the subject stands outside.
fn bracketed(a: &Analysed<'_>, token: usize, verb: usize) -> bool {
    let closes = (token..verb).find(|&i| a.sentence.tag(i) == Tag::CloseBracket);
    closes.is_some_and(|close| (token..close).all(|i| a.sentence.tag(i) != Tag::OpenBracket))
}

/// "29 [or 13]": what a bracket that opened between adds is another account.
fn in_brackets(a: &Analysed<'_>, from: usize, token: usize) -> bool {
    let opens = (from..token).rev().find(|&i| a.sentence.tag(i) == Tag::OpenBracket);
    opens.is_some_and(|open| (open..token).all(|i| a.sentence.tag(i) != Tag::CloseBracket))
}

/// A number that stands alone right before a token.
fn number_before(a: &Analysed<'_>, token: usize) -> Option<usize> {
    token.checked_sub(1).filter(|&i| a.count(i).is_some() && a.chunk(i).is_some_and(|c| c.head == i))
}

/// The subject, or that of the verb it is joined to.
fn subject(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    // "(three killed and 12 wounded)": the number stands right before it.
    if let Some(number) = number_before(a, verb) {
        return Some(number);
    }
    let mut v = verb;
    for _ in 0..4 {
        // Of two subjects that the parse gives, the one that can be a victim.
        let all: Vec<usize> = s
            .children_by(v, &[Label::Nsubjpass, Label::Nsubj])
            .filter(|&c| !bracketed(a, c, v))
            .filter_map(|c| relative(a, c, v))
            .collect();
        if let Some(&subject) = all.iter().rev().find(|&&c| people_at(a, lexicon, c).is_some()).or(all.last())
        {
            return Some(subject);
        }
        // "Nobody was killed, but seven were hurt": its own subject, whatever the parse says.
        if matches!(s.label(v), Label::Conj | Label::Advcl)
            && let Some(own) = own_subject(a, lexicon, v)
        {
            return Some(own);
        }
        match s.label(v) {
            // "stepped on a mine laid by the rebels and bled to death": a past form goes on with no participle.
            Label::Conj
                if s.tag(v) == Tag::VBD
                    && s.head(v).is_some_and(|h| s.tag(h) == Tag::VBN && s.label(h) == Label::Acl) =>
            {
                v = std::iter::successors(s.head(v), |&h| s.head(h)).take(8).find(|&h| a.is_finite(h))?;
            }
            // "…were shot; a sixth was hurt" begins anew.
            Label::Conj if s.head(v).is_some_and(|h| (h.min(v)..v).any(|i| s.lower(i) == ";")) => {
                return None;
            }
            Label::Conj | Label::Xcomp | Label::Auxpass | Label::Aux | Label::Acomp => v = s.head(v)?,
            Label::Acl | Label::Relcl => return s.head(v),
            _ => return None,
        }
    }
    None
}

/// The people right before a verb with its helpers, where "and", "but" or a comma sets them off from what stands before.
fn own_subject(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let (_, first) = voice(a, verb);
    let mut at = first.checked_sub(1)?;
    // "…, and a bodyguard, who was not named, was hurt"
    if s.lower(at) == ","
        && let Some(open) = (at.saturating_sub(26)..at).rev().find(|&i| s.lower(i) == ",")
        && matches!(s.lower(open + 1), "who" | "whose" | "which")
    {
        at = open.checked_sub(1)?;
    }
    while a.chunk(at).is_none() && (s.tag(at) == Tag::RB || a.count(at).is_some()) {
        at = at.checked_sub(1)?;
    }
    let people = whole_at(a, lexicon, a.chunk(at)?)?;
    let before = people.first.checked_sub(1)?;
    let set_off = s.tag(before) == Tag::CC || matches!(s.lower(before), "," | "while" | "whereas");
    // "killed and two were hurt", not "two men and a boy were hurt".
    let behind = before.checked_sub(1).is_some_and(|i| {
        let people = |c: crate::chunk::Chunk| {
            !matches!(s.lemma(c.head), "life" | "lives") && people_at(a, lexicon, c.head).is_some()
        };
        !a.chunk(i).is_some_and(people)
    });
    (set_off && behind && !people.pronoun).then_some(people.head)
}

/// "lost four men and [the rebels] two": others, who lost theirs.
pub(super) fn are_others(a: &Analysed<'_>, people: &People) -> bool {
    !people.counted && a.count(people.last + 1).is_some_and(|n| n.first == people.last + 1)
}

/// "people who were killed": the pronoun stands for the noun that the clause hangs on.
fn relative(a: &Analysed<'_>, subject: usize, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    if matches!(s.lower(subject), "who" | "that" | "which" | "whom") && s.label(verb) == Label::Relcl {
        return s.head(verb);
    }
    Some(subject)
}

fn object(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    if let Some(object) = s.child(verb, Label::Dobj) {
        // "left nine people killed, among them three guards": those are some of the nine.
        let part = s.lower(verb + 1) == ","
            && matches!(s.lower(verb + 2), "among" | "amongst" | "including" | "comprising");
        return Some(object).filter(|_| !part);
    }
    // "killed and wounded 20 people": the object hangs on the last verb.
    s.children_by(verb, &[Label::Conj]).filter(|&c| s.tag(c).is_verb()).find_map(|c| {
        let object = s.child(c, Label::Dobj)?;
        (c <= verb + 4).then_some(object)
    })
}

/// "Killed in the clash were [an army sergeant] and two fighters": who stands behind the helper of a participle that opens
/// the sentence.
fn behind_helper(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    let opens = verb == 0 || verb == 1 && s.tag(0) == Tag::RB;
    if !opens || !matches!(s.tag(verb), Tag::VBN | Tag::VBD) {
        return None;
    }
    let helper = (verb + 1..s.len().min(verb + 16)).find(|&i| a.is_finite(i))?;
    let inverted = matches!(s.lower(helper), "were" | "was" | "are" | "is")
        && helper > verb + 1
        && (verb + 1..helper).all(|i| s.lower(i) != ",");
    let first = a.count(helper + 1).map_or(helper + 1, |n| n.last);
    let chunk = a.chunk(first).or_else(|| a.chunk(first + 1))?;
    inverted.then_some(chunk.head)
}

/// "[the 17 missionaries] it has kidnapped": the noun that a clause without a pronoun of its own hangs on.
fn clause_object(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    let s = &a.sentence;
    if s.label(verb) != Label::Relcl || s.child(verb, Label::Dobj).is_some() {
        return None;
    }
    let doer = s.child(verb, Label::Nsubj)?;
    let noun = s.head(verb).filter(|&n| n < doer)?;
    let own = s.tag(doer) == Tag::PRP && matches!(s.lower(doer), "it" | "they" | "he" | "she" | "we");
    let last = a.chunk(noun).map_or(noun, |c| c.last);
    // "freed two geologists on Friday whom they had kidnapped"
    let day = |i: usize| s.lower(i) == "on" || a.date_at(i).is_some();
    let last = if last + 2 < doer && (last + 1..doer - 1).all(day) { doer - 2 } else { last };
    let beside = last + 1 == doer || last + 2 == doer && matches!(s.lower(last + 1), "that" | "whom" | "who");
    let counted = a.chunk(noun).is_some_and(|c| (c.first..=c.last).any(|i| a.count(i).is_some()));
    let ends = !matches!(s.tag(verb + 1), Tag::DT | Tag::PRPS | Tag::CD | Tag::NN | Tag::NNS | Tag::NNP);
    // "two officers whom the rebels have been holding"
    let led = matches!(s.lower(last + 1), "whom" | "that")
        && a.chunk(last + 2).is_some_and(|c| c.head == doer)
        && a.count(verb + 1).is_none();
    ((own && beside || led) && counted && ends).then_some(noun)
}

/// "claimed 12 lives", "cost the lives of 12 people".
fn lives(a: &Analysed<'_>, verb: usize) -> Option<usize> {
    // "cost the country 12 lives" has two objects.
    let mut objects = a.sentence.children_by(verb, &[Label::Dobj]);
    let lives = objects.find(|&object| matches!(a.sentence.lemma(object), "life" | "lives" | "throat"))?;
    // "cost [eight inhabitants] their lives"
    let theirs = a.chunk(lives).is_some_and(|c| a.sentence.tag(c.first) == Tag::PRPS);
    let whose = a.sentence.children_by(verb, &[Label::Dobj, Label::Dative]).find(|&o| verb < o && o < lives);
    theirs.then_some(whose).flatten().or(Some(lives))
}

/// "the lives of [a grandmother and three children]", "the throats of [a pastor and eight others]".
fn owners(a: &Analysed<'_>, lexicon: &Lexicon, lives: usize) -> Vec<People> {
    let s = &a.sentence;
    let of = s.children_by(lives, &[Label::Prep]).find(|&p| s.lower(p) == "of");
    let by_parse = of.and_then(|of| s.child(of, Label::Pobj)).map(|first| listed(a, lexicon, first, true));
    let flat = of.map(|of| right(a, lexicon, of + 1)).unwrap_or_default();
    by_parse.filter(|list| list.len() >= flat.len()).unwrap_or(flat)
}

/// "dragged [a farmer] out of his house and slit his throat": whose it was, where the same doer has just seized somebody.
fn throat_of(a: &Analysed<'_>, lexicon: &Lexicon, verb: usize) -> Option<People> {
    let s = &a.sentence;
    let throat = s.child(verb, Label::Dobj).filter(|&o| s.lemma(o) == "throat")?;
    let his = a.chunk(throat).filter(|c| s.tag(c.first) == Tag::PRPS)?;
    let led = s.head(verb).filter(|_| s.label(verb) == Label::Conj)?;
    let seized = s.child(led, Label::Dobj).and_then(|o| people_at(a, lexicon, o))?;
    let one = matches!(s.lower(his.first), "his" | "her") && seized.figure.best == Some(1);
    let many = s.lower(his.first) == "their" && seized.counted;
    ((one || many) && !seized.pronoun && !is_negated(a, verb)).then_some(seized)
}

/// "the deaths of 293 civilians", "25 deaths", "bodies of six men".
fn nouns(a: &Analysed<'_>, lexicon: &Lexicon, found: &mut Vec<Hit>) {
    let s = &a.sentence;
    for n in 0..s.len() {
        let tag = s.tag(n);
        if !(tag == Tag::NN || tag == Tag::NNS) {
            continue;
        }
        let Some(noun) = lexicon.nouns.get(s.lemma(n)) else { continue };
        let first = a.chunk(n).map_or(n, |c| c.first);
        if noun.harm == sijill_claim::Harm::Detained && is_wanted(a, first) {
            continue;
        }
        let of = s
            .children_by(n, &[Label::Prep])
            .filter(|&p| s.lower(p) == "of" || s.lower(p) == "to" && noun.harm == sijill_claim::Harm::Injured)
            .filter_map(|p| s.child(p, Label::Pobj))
            .next();
        // "a body of cadres": a band of them.
        let band = |object: usize| {
            s.lower(n) == "body"
                && s.tag(object).is_plural()
                && a.chunk(object).is_some_and(|c| c.first == object)
                && a.count(object).is_none()
        };
        if let Some(object) = of.filter(|&object| !band(object)) {
            for people in listed(a, lexicon, object, true).into_iter().filter(|p| !p.pronoun || p.counted) {
                found.push(hit(n, noun.harm, people, "frame: noun of harm with its victims"));
            }
        }
    }
}

fn hit(anchor: usize, harm: sijill_claim::Harm, people: People, rule: &'static str) -> Hit {
    Hit { anchor, harm, people, modality: Modality::Asserted, rule, part: false }
}

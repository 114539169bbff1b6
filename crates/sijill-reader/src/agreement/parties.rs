//! Who is party to an agreement or a meeting: its subject, those after "between", "with" and "by", those in its phrase.

use sijill_claim::Party;
use sijill_language::{Label, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::party::{named, party};

/// Most parties of one claim.
const MOST: usize = 12;

/// Adds the parties that a token and those joined to it name.
pub(crate) fn add(a: &Analysed<'_>, token: usize, parties: &mut Vec<Party>) {
    for each in a.sentence.conjuncts(token).into_iter().take(40) {
        if is_somebody(a, each) {
            extend(parties, party(a, each).map(|p| without_office(a, each, p)));
        }
    }
}

/// Adds one party, unless it is there.
fn extend(parties: &mut Vec<Party>, party: Option<Party>) {
    if let Some(mut party) = party.filter(|_| parties.len() < MOST) {
        party.name = trimmed(&party.name).to_owned();
        if !party.name.is_empty() && parties.iter().all(|p| p.name != party.name) {
            parties.push(party);
        }
    }
}

/// "Secretary of [State John Kerry]": the end of an office is no part of the name.
fn without_office(a: &Analysed<'_>, token: usize, mut party: Party) -> Party {
    let s = &a.sentence;
    let of_office = a.chunk(token).is_some_and(|c| {
        c.first >= 2
            && c.last > c.first
            && s.lower(c.first - 1) == "of"
            && matches!(s.lower(c.first), "state" | "defence" | "defense" | "staff")
            && matches!(s.lower(c.first - 2), "secretary" | "minister" | "chief")
    });
    if of_office && let Some((_, name)) = party.name.split_once(' ') {
        party.name = name.to_owned();
    }
    party
}

fn trimmed(name: &str) -> &str {
    let name = name.rsplit(['–', '—']).next().unwrap_or(name);
    let name = name.trim_end_matches("'s").trim_end_matches("’s");
    name.trim_matches(|c: char| matches!(c, '“' | '”' | '"' | ',' | ' '))
}

/// The parties that hang on the noun of an agreement or meeting.
pub(crate) fn of_noun(a: &Analysed<'_>, noun: usize, parties: &mut Vec<Party>) {
    let s = &a.sentence;
    if let Some(chunk) = a.chunk(noun) {
        for i in chunk.first..noun {
            // "US-Russia talks", "a French draft resolution", "Washington's talks".
            let known =
                s.surface(i).starts_with(char::is_uppercase) && !matches!(s.tag(i), Tag::DT | Tag::PRPS);
            extend(parties, named(s.words(i, i)).filter(|_| known));
        }
    }
    for child in s.children(noun) {
        match s.lower(child) {
            "between" | "with" | "among" | "by" | "involving" | "from" => {
                for end in s.children_by(child, &[Label::Pobj, Label::Dobj]) {
                    add(a, end, parties);
                }
            }
            _ if s.label(child) == Label::Acl => by(a, child, parties),
            _ => {}
        }
    }
}

/// "agreed to by A and B", "brokered by A": whoever stands after "by".
fn by(a: &Analysed<'_>, verb: usize, parties: &mut Vec<Party>) {
    let s = &a.sentence;
    let direct = s.children_by(verb, &[Label::Agent, Label::Prep]);
    let nested = s
        .children_by(verb, &[Label::Prep])
        .flat_map(|p| s.children_by(p, &[Label::Prep]).collect::<Vec<_>>());
    for word in direct.chain(nested).filter(|&p| matches!(s.lower(p), "by" | "between" | "with")) {
        for end in s.children_by(word, &[Label::Pobj]) {
            add(a, end, parties);
        }
    }
}

/// Somebody who can be party to something: a name, a pronoun, people of an office, armed people.
pub(crate) fn is_somebody(a: &Analysed<'_>, token: usize) -> bool {
    let s = &a.sentence;
    let Some(chunk) = a.chunk(token) else { return false };
    let head = chunk.head;
    if a.date_at(head).is_some() {
        return false;
    }
    if s.tag(head) == Tag::PRP {
        return matches!(s.lower(head), "he" | "she" | "they" | "we" | "them" | "him" | "her" | "us" | "i");
    }
    let tail = s.lemma(head);
    s.tag(head).is_proper()
        || is_office(tail)
        || is_office(s.lower(head))
        || (chunk.first..head).any(|i| s.tag(i) != Tag::DT && is_office(s.lemma(i)))
            && s.tag(head).is_noun()
            && is_person_like(tail)
        || matches!(crate::party::force(a, head), crate::party::Force::Armed)
}

fn is_person_like(lemma: &str) -> bool {
    lemma.ends_with("er")
        || lemma.ends_with("or")
        || lemma.ends_with("ist")
        || lemma.ends_with("man")
        || is_office(lemma)
}

/// People and bodies that negotiate.
pub(crate) fn is_office(lemma: &str) -> bool {
    CLASSES.offices.has(lemma)
}

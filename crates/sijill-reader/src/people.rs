//! Groups of people: from a noun phrase to how many, who, and named how. Shared by both readings.
//!
//! Not for: what happened to them (`casualty`), who did it (`party`).

mod count;
mod does;
mod leads;
mod names;
mod side;

use sijill_claim::{Breakdown, Figure, Group as GroupName, Victim, VictimStatus, Victims};
use sijill_language::{Number, NumberRole, Tag};

use crate::analysis::{Analysed, figure};
use crate::chunk::Chunk;
use crate::lexicon::{Lexicon, PersonNoun};
use count::count;
use does::{before_participle, person_suffix, title_before};
pub(crate) use names::named_list;
use names::{apposed_name, apposed_names, is_an_age, is_called_like, names};
use side::side;

use crate::classes::CLASSES;

/// Whoever is younger is a child, as the United Nations count.
const ADULT: u64 = 18;

/// People that one noun phrase tells of.
#[derive(Debug, Clone)]
pub(crate) struct People {
    /// First token, comparators ("at least") inside.
    pub(crate) first: usize,
    /// Last token, inside.
    pub(crate) last: usize,
    /// The token of the noun, number or name.
    pub(crate) head: usize,
    /// How many.
    pub(crate) figure: Figure,
    /// Civilian or combatant, where the noun tells.
    pub(crate) status: Option<VictimStatus>,
    /// The adjective of a combatant's side.
    pub(crate) side: Option<String>,
    /// Named people among them.
    pub(crate) names: Vec<Victim>,
    /// The group that the noun counts for.
    pub(crate) group: Option<GroupName>,
    /// Usually on the side that struck.
    pub(crate) attacker: bool,
    /// A number is written.
    pub(crate) counted: bool,
    /// A pronoun.
    pub(crate) pronoun: bool,
    /// A noun that the lexicon does not know as a person's.
    pub(crate) unknown: bool,
    /// A proper name alone.
    pub(crate) named: bool,
}

impl People {
    /// The victims' member of a casualty claim.
    pub(crate) fn victims(&self, a: &Analysed<'_>) -> Victims {
        let breakdown = match self.group {
            Some(group) if self.counted => vec![Breakdown { group, figure: self.figure.clone() }],
            _ => Vec::new(),
        };
        Victims {
            status: self.status,
            side: self.side.clone(),
            words: a.sentence.words(self.first, self.last).to_owned(),
            names: self.names.clone(),
            breakdown,
        }
    }
}

/// The people that the phrase of a token tells of; nothing where it tells of things, places or harm.
pub(crate) fn people_at(a: &Analysed<'_>, lexicon: &Lexicon, token: usize) -> Option<People> {
    let s = &a.sentence;
    // "Several were wounded", "Many more were injured": no noun stands there.
    let bare = || {
        let some = |n: &&Number| {
            n.last >= token && (n.first..=n.last).any(|i| matches!(s.lower(i), "many" | "several"))
        };
        a.count(token).filter(some).map(|n| Chunk { first: n.first, last: n.last, head: n.last })
    };
    let chunk = a.chunk(token).or_else(bare)?;
    let chunk = before_participle(a, lexicon, chunk);
    let counted = (chunk.first..=chunk.last).filter_map(|i| a.count(i)).next_back();
    // "many hundreds of [wounded people]": the number ends with "of", just before the phrase.
    let counted = counted.or_else(|| {
        chunk
            .first
            .checked_sub(1)
            .and_then(|i| a.count(i))
            .filter(|n| s.lower(n.last) == "of" && n.of.is_none())
    });
    // "20 “terrorists”", "seven "bandits"": what somebody calls them.
    let counted = counted.or_else(|| {
        let quote =
            chunk.first.checked_sub(1).filter(|&i| matches!(s.surface(i), "\"" | "“" | "‘" | "'" | "«"))?;
        a.count(quote.checked_sub(1)?).filter(|n| n.last + 1 == quote && n.of.is_none())
    });
    // "430 sick and [wounded people]"
    let counted = counted.or_else(|| {
        let and = chunk.first.checked_sub(1).filter(|&i| s.tag(i) == Tag::CC)?;
        let sort = and.checked_sub(1).filter(|&i| matches!(s.tag(i), Tag::JJ | Tag::VBN))?;
        let describes = matches!(s.tag(chunk.first), Tag::JJ | Tag::VBN) && chunk.first < chunk.head;
        a.count(sort.checked_sub(1)?).filter(|n| describes && n.last + 1 == sort)
    });
    let counted = counted.filter(|n| n.of.is_none() || s.lower(n.last + 1) != "functioning");
    // "112 of the town's 140 houses"
    let of_things = |n: &Number| {
        n.of.is_some()
            && n.last > chunk.last
            && s.tag(n.last + 1).is_noun()
            && a.chunk(n.last + 1).is_none_or(|c| {
                !lexicon.people.contains_key(s.lemma(c.head)) && !lexicon.people.contains_key(s.lower(c.head))
            })
    };
    if counted.is_some_and(of_things) {
        return None;
    }
    // "all but two of the 14 fishermen": twelve; where the whole is not told, nobody knows.
    let but = counted.filter(|n| {
        s.lower(n.first.wrapping_sub(1)) == "but"
            && matches!(s.lower(n.first.wrapping_sub(2)), "all" | "everyone")
    });
    let rest = but.map(|n| n.of.zip(n.value.best).and_then(|(of, n)| of.checked_sub(n)));
    if rest == Some(None) {
        return None;
    }
    let counted_elsewhere = counted.is_none()
        && (chunk.first..=chunk.last).any(|i| {
            a.number(i).is_some_and(|n| {
                !matches!(n.role, NumberRole::Count | NumberRole::Ordinal | NumberRole::Name)
            })
        })
        && s.tag(chunk.head) == Tag::CD;
    if counted_elsewhere {
        return None;
    }
    let numeric_head = counted.is_some_and(|n| n.first <= chunk.head && chunk.head <= n.last);
    if numeric_head && counted.is_some_and(|n| is_an_age(a, n)) {
        return None;
    }
    let (described, last) = descriptor(a, chunk, numeric_head, counted.map(|n| n.last));
    let noun = describe(a, lexicon, described, numeric_head && described == chunk)
        .or_else(|| counted.and_then(|_| some_people(a, lexicon, described)))?;
    // "captured Hill 105", "Sector 7": what bears a number in its name is nobody.
    let numbered = (chunk.first + 1..=chunk.last + 1).any(|i| {
        let time = matches!(s.lemma(i + 1), "year" | "month" | "week" | "day" | "hour" | "minute");
        s.tag(i - 1).is_proper()
            && !time
            && a.number(i).is_some_and(|n| n.first == i && n.role == NumberRole::Name)
    });
    if numbered {
        return None;
    }
    // "about 2,000 head of cattle"
    let several = counted.is_some_and(|n| n.value.best.is_none_or(|best| best > 1));
    if several && s.lower(chunk.head) == "head" {
        return None;
    }
    // "gave the figure of 52 killed": the figure is nobody.
    let of_number = s.lower(chunk.last + 1) == "of" && a.count(chunk.last + 2).is_some();
    if of_number && counted.is_none() && s.lemma(chunk.head) == "figure" {
        return None;
    }
    // "shot [dead a lawmaker]"
    let behind_verb = chunk.first.checked_sub(1).is_some_and(|i| s.tag(i).is_verb() || s.lower(i) == "to");
    let dead = chunk.first < chunk.head
        && (s.lower(chunk.first) == "dead" && (behind_verb || s.tag(chunk.first + 1) == Tag::DT)
            || s.lower(chunk.first) == "death" && s.lower(chunk.first.wrapping_sub(1)) == "to");
    let chunk = Chunk { first: chunk.first + usize::from(dead), ..chunk };
    let first = counted.map_or(chunk.first, |n| n.first.min(chunk.first));
    let words = counted.map_or_else(|| s.words(chunk.first, chunk.last), |n| s.words(n.first, n.last));
    let mut people = People {
        first,
        last,
        head: chunk.head,
        figure: Figure::exact(1, words),
        status: noun.person.status,
        side: None,
        names: Vec::new(),
        group: noun.person.group,
        attacker: noun.person.attacker,
        counted: counted.is_some(),
        pronoun: noun.kind == NounKind::Pronoun,
        unknown: noun.kind == NounKind::Unknown,
        named: noun.kind == NounKind::Name,
    };
    // "Fifteen Taliban": a group's name stands for its fighters.
    if people.status.is_none() && people.counted && is_of_a_group(a, described.head) {
        people.status = Some(VictimStatus::Combatant);
    }
    let leads = people.status.is_none() && leads::leads_fighters(a, described);
    if leads {
        people.status = Some(VictimStatus::Combatant);
    }
    people.figure = count(a, chunk, described, counted.map(|n| figure(n.value, words)), words, people.named)?;
    if let Some(rest) = rest.flatten() {
        people.first = people.first.saturating_sub(2);
        people.figure = Figure::exact(rest, s.words(people.first, people.last));
    }
    if leads || noun.person.status == Some(VictimStatus::Combatant) {
        people.side = side(a, lexicon, described, people.named);
    }
    // "six Jesuits" have no name.
    if !people.counted {
        people.names = names(a, lexicon, described, &noun);
    }
    if people.named && people.status.is_none() {
        // "Dr Nabil Sarraj, a surgeon,": what follows the name says who it was.
        let apposed = (s.lower(people.last + 1) == ",").then(|| a.chunk(people.last + 2)).flatten();
        let who = apposed.and_then(|c| describe(a, lexicon, c, false)).filter(|n| n.kind == NounKind::Known);
        if let Some(who) = who {
            people.status = who.person.status;
            people.group = who.person.group;
        }
    }
    if people.names.is_empty() && people.counted {
        people.names = apposed_names(a, lexicon, &people);
    }
    if people.names.is_empty() && people.figure.best == Some(1) {
        people.names = apposed_name(a, lexicon, people.last);
    }
    Some(people)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NounKind {
    Known,
    Unknown,
    Name,
    Pronoun,
    Number,
}

struct Noun {
    person: PersonNoun,
    kind: NounKind,
}

/// The phrase that says who they are: "a group of [12 men]", "two of [his bodyguards]", "dozens of [civilians]".
fn descriptor(
    a: &Analysed<'_>,
    chunk: Chunk,
    numeric_head: bool,
    number_end: Option<usize>,
) -> (Chunk, usize) {
    let s = &a.sentence;
    let end = number_end.map_or(chunk.last, |n| n.max(chunk.last));
    let of = if s.lower(end) == "of" {
        Some(end)
    } else if s.lower(end + 1) == "of" {
        Some(end + 1)
    } else {
        None
    };
    let container = numeric_head
        || matches!(
            s.lemma(chunk.head),
            "one" | "some" | "many" | "several" | "all" | "most" | "none" | "those" | "both" | "any"
        )
        || CLASSES.containers.has(s.lemma(chunk.head));
    // "lives of at least 30 residents": the phrase begins behind what bounds its number.
    let behind = |of: usize| {
        a.chunk(of + 1).or_else(|| a.number(of + 1).and_then(|n| (n.first..=n.last).find_map(|k| a.chunk(k))))
    };
    // "lost three of its own"
    let own = of.filter(|&of| s.tag(of + 1) == Tag::PRPS && s.lower(of + 2) == "own");
    if let Some(of) = own.filter(|of| a.chunk(of + 2).is_none_or(|c| c.head == of + 2)) {
        return (chunk, of + 2);
    }
    match of.filter(|_| container).and_then(behind) {
        Some(inner) if inner.first > chunk.last => {
            if s.tag(inner.head) == Tag::PRP && !matches!(s.lower(inner.head), "them" | "us" | "whom") {
                (chunk, end)
            } else {
                (inner, inner.last)
            }
        }
        _ => (chunk, end.max(chunk.last)),
    }
}

fn describe(a: &Analysed<'_>, lexicon: &Lexicon, chunk: Chunk, numeric: bool) -> Option<Noun> {
    let s = &a.sentence;
    let known = |person: PersonNoun| Some(Noun { person, kind: NounKind::Known });
    let plain = |kind| Some(Noun { person: PersonNoun::default(), kind });
    let tag = s.tag(chunk.head);
    let lemma = s.lemma(chunk.head);
    let lower = s.lower(chunk.head);
    if tag == Tag::PRP {
        return match lower {
            "it" | "itself" | "himself" | "herself" | "themselves" | "i" | "you" | "me" => None,
            _ => plain(NounKind::Pronoun),
        };
    }
    if numeric || matches!(tag, Tag::CD | Tag::DT) {
        return plain(NounKind::Number);
    }
    if a.date_at(chunk.head).is_some() {
        return None;
    }
    if crate::chunk::is_one_more(s, chunk.head) {
        return plain(NounKind::Number);
    }
    if crate::chunk::ends_an_age(s, chunk.head) {
        return known(of_age(a, chunk));
    }
    // "took nine plantation workers hostage"
    let of =
        chunk.head.checked_sub(1).filter(|&b| b >= chunk.first && lexicon.people.contains_key(s.lemma(b)));
    if let Some(head) = of.filter(|_| matches!(lemma, "hostage" | "captive" | "prisoner")) {
        return describe(a, lexicon, Chunk { last: head, head, ..chunk }, numeric);
    }
    if lexicon.things.contains_key(lemma)
        || lexicon.causes.contains_key(lemma)
        || lexicon.tolls.contains_key(lemma)
    {
        return None;
    }
    if lexicon.nouns.get(lemma).is_some_and(|noun| !noun.bodies) && lemma != "casualty" {
        return None;
    }
    let proper =
        tag.is_proper() || (chunk.first..=chunk.last).any(|i| s.tag(i).is_proper() && i == chunk.head);
    if let Some(person) = lexicon
        .people
        .get(lemma)
        .or_else(|| lexicon.people.get(lower))
        .or_else(|| lexicon.people.get(lower.strip_suffix('s')?))
    {
        let mut person = refine(a, chunk, *person);
        // "dozens of ISIS members"
        if person.status.is_none()
            && matches!(lemma, "member" | "operative" | "cadre" | "element")
            && crate::party::is_known_body(a, chunk.head)
        {
            person.status = Some(VictimStatus::Combatant);
        }
        // "at least 2,550 members of the U.S. military"
        if person.status.is_none()
            && matches!(lemma, "member" | "operative" | "element")
            && s.lower(chunk.last + 1) == "of"
            && a.chunk(chunk.last + 2).is_some_and(|of| {
                crate::party::force(a, of.head) == crate::party::Force::Armed
                    || crate::party::is_known_body(a, of.head)
            })
        {
            person.status = Some(VictimStatus::Combatant);
        }
        // "two of his men": of those whom he commands.
        let own = usize::from(s.lower(chunk.first + 1) == "own");
        if lower == "men"
            && chunk.head == chunk.first + 1 + own
            && (matches!(s.lower(chunk.first), "his" | "our" | "its" | "my") || own == 1)
        {
            person = PersonNoun { status: Some(VictimStatus::Combatant), ..person };
        }
        // "We lost nine of our boys": soldiers, by those whose they are.
        if matches!(lower, "boys" | "lads") && matches!(s.lower(chunk.first), "our" | "my") {
            person = PersonNoun { status: Some(VictimStatus::Combatant), ..PersonNoun::default() };
        }
        // "a judge and his gunman": who guards him.
        if person.attacker && s.tag(chunk.first) == Tag::PRPS {
            person = PersonNoun::default();
        }
        return known(person);
    }
    if let Some(person) = hyphened(lexicon, lower) {
        return known(person);
    }
    // "Flight MH17", "Hospital Number Two"
    let of_thing =
        (chunk.first..chunk.head).any(|i| s.tag(i).is_proper() && lexicon.things.contains_key(s.lower(i)));
    if proper && of_thing && title_before(a, lexicon, chunk).is_none() {
        return None;
    }
    if proper {
        let place = a.place_at(chunk.head).filter(|place| !is_called_like(a, lexicon, chunk, *place));
        let person = title_before(a, lexicon, chunk);
        if place.is_some() && person.is_none() {
            return None;
        }
        let person = person.unwrap_or_default();
        return Some(Noun { person: PersonNoun { group: None, ..person }, kind: NounKind::Name });
    }
    if let Some(person) = person_suffix(lemma) {
        return Some(Noun { person, kind: NounKind::Unknown });
    }
    let counted = (chunk.first..=chunk.last).any(|i| a.count(i).is_some());
    if counted && tag.is_noun() {
        return plain(NounKind::Unknown);
    }
    None
}

/// "a 15-year-old", "two three-month-olds": children by their age.
fn of_age(a: &Analysed<'_>, chunk: Chunk) -> PersonNoun {
    let years = a.sentence.lower(chunk.head - 2) == "year";
    let age = (chunk.first..chunk.head).rev().find_map(|i| a.number(i)).and_then(|n| n.value.best);
    if years && age.is_none_or(|age| age >= ADULT) {
        return PersonNoun::default();
    }
    PersonNoun { status: Some(VictimStatus::Civilian), group: Some(GroupName::Children), attacker: false }
}

/// "police officers" are police, "civil servants" no soldiers, "army medics" soldiers' own.
fn refine(a: &Analysed<'_>, chunk: Chunk, person: PersonNoun) -> PersonNoun {
    let s = &a.sentence;
    let before = |word: &str| (chunk.first..chunk.head).any(|i| s.lower(i) == word);
    // "the secretary general of the union"
    if s.lower(chunk.head) == "general" && (chunk.first..chunk.head).any(|i| CLASSES.generals.has(s.lower(i)))
    {
        return PersonNoun::default();
    }
    // "a barangay captain", "the team captain"
    if s.lower(chunk.head) == "captain"
        && (chunk.first..chunk.head).any(|i| CLASSES.captained.has(s.lower(i)))
    {
        return PersonNoun { status: Some(VictimStatus::Civilian), ..PersonNoun::default() };
    }
    // "civil guards" are police.
    let guards = before("civil") && s.lower(chunk.head).starts_with("guard");
    if guards || before("police") || before("security") || before("traffic") {
        return PersonNoun { status: None, group: Some(GroupName::Police), attacker: false };
    }
    // "an ISAF service member"
    if s.lemma(chunk.head) == "member" && (before("service") || before("crew")) {
        let status = before("service").then_some(VictimStatus::Combatant);
        return PersonNoun { status, group: None, attacker: false };
    }
    if before("civilian") || before("civil") {
        return PersonNoun { status: Some(VictimStatus::Civilian), ..person };
    }
    if before("army") || before("military") || before("rebel") || before("militia") || before("navy") {
        return PersonNoun { status: Some(VictimStatus::Combatant), ..person };
    }
    if before("aid") || before("relief") || before("humanitarian") {
        return PersonNoun {
            status: Some(VictimStatus::Civilian),
            group: Some(GroupName::AidWorkers),
            attacker: false,
        };
    }
    person
}

fn hyphened(lexicon: &Lexicon, lower: &str) -> Option<PersonNoun> {
    let (head, tail) = lower.rsplit_once('-')?;
    // "mayor-elect"
    let who = if matches!(tail, "elect" | "designate" | "general") { head } else { tail };
    lexicon.people.get(who).copied()
}

/// "three of [his clients]": a plural that no list holds, where its number stands before "of".
fn some_people(a: &Analysed<'_>, lexicon: &Lexicon, described: Chunk) -> Option<Noun> {
    let s = &a.sentence;
    let (tag, lemma) = (s.tag(described.head), s.lemma(described.head));
    let known = [
        &lexicon.things.contains_key(lemma),
        &lexicon.causes.contains_key(lemma),
        &lexicon.nouns.contains_key(lemma),
    ];
    // "At least 40 Islamic State were killed"
    if is_of_a_group(a, described.head) {
        let person = PersonNoun { status: Some(VictimStatus::Combatant), ..PersonNoun::default() };
        return Some(Noun { person, kind: NounKind::Known });
    }
    // "11 of their number"
    if s.lemma(described.head) == "number" && matches!(s.lower(described.first), "their" | "our" | "its") {
        return Some(Noun { person: PersonNoun::default(), kind: NounKind::Known });
    }
    let owned = matches!(s.tag(described.first), Tag::PRPS) && tag == Tag::NNS;
    (owned && !known.into_iter().any(|k| *k) && a.place_at(described.head).is_none())
        .then(|| Noun { person: PersonNoun::default(), kind: NounKind::Unknown })
}

/// The name of an armed group that is no state's.
fn is_of_a_group(a: &Analysed<'_>, head: usize) -> bool {
    a.sentence.tag(head).is_proper()
        && crate::party::force(a, head) == crate::party::Force::Armed
        && crate::party::is_irregular(a, head)
}

/// The whole phrase that a phrase after "of" belongs to: "nine of [the occupants]".
pub(crate) fn whole_at(a: &Analysed<'_>, lexicon: &Lexicon, chunk: Chunk) -> Option<People> {
    let inner = people_at(a, lexicon, chunk.head)?;
    if a.sentence.lower(chunk.first.wrapping_sub(1)) != "of" {
        return Some(inner);
    }
    let outer = chunk.first.checked_sub(2).and_then(|k| people_at(a, lexicon, k));
    // "five members of one family"
    let counted =
        |p: &People| p.counted && !p.unknown && p.last + 2 == chunk.first && p.figure.best != Some(1);
    match outer {
        Some(outer) if outer.last >= inner.last => Some(outer),
        Some(outer) if counted(&outer) => Some(People { last: inner.last, ..outer }),
        _ => Some(inner),
    }
}

//! What the words beside a name say: what sort of place, which part, how far away, and whether it is a place at all.

use sijill_gazetteer::{Candidate, CountryCode, Gazetteer, PlaceKind};
use sijill_language::{Sentence, Tag, bears_a_number};

use super::apposed::apposed_to;
use super::lexicon::{Bearing, TypeWord, Words};
use super::measure::{bearing_before, shift_before};
use super::mention::{Part, PlaceMention, Role, Shift};
use super::scan::{Name, is_apposed_sort, is_capital, is_name_word, opens_places};
use crate::classes::CLASSES;

/// A place of this many people needs nothing beside it to be taken for one.
const PROMINENT: u32 = 50_000;

/// A mention out of a name; nothing where the words around say that it is none.
pub(super) fn dress(s: &Sentence<'_>, gazetteer: &Gazetteer, name: Name) -> Option<PlaceMention> {
    let words = Words::english();
    // "outside a Discotheque", of a text that was in capitals
    // "beside his Humvee"
    let common = !name.known
        && matches!(
            s.lower(name.first.wrapping_sub(1)),
            "a" | "an" | "his" | "her" | "their" | "its" | "our" | "my"
        );
    // "a Special Police Officer": no town called Officer.
    let titled = name.first > name.run.0
        && name.last == name.run.1
        && matches!(s.lower(name.run.0.wrapping_sub(1)), "a" | "an");
    // "Point 771", "Sector 7": no town called Point.
    let numbered =
        name.first == name.last && s.tag(name.last + 1) == Tag::CD && bears_a_number(s.lower(name.first));
    if common
        || titled
        || numbered
        || is_only_a_kind(s, words, name)
        || !name.known && is_no_name(s, words, name)
    {
        return None;
    }
    let after = After::of(s, words, gazetteer, name);
    // "the Scottish town of Lockerbie": of which people, where no list knows them.
    let of_whom = !name.known
        && after.kind.is_some_and(|k| settles(k.kind) && k.kind != PlaceKind::District)
        && s.lower(after.last + 1) == "of"
        && is_capital(s.surface(after.last + 2));
    if of_whom {
        return None;
    }
    // "State-run Anadolu agency": no county that is told by its name alone.
    let says = words.speaks.contains(s.lower(name.last + 2)) || s.lower(name.last + 2) == "reported";
    // "the U.S. Agency for International Development"
    let body = s.lower(name.last + 2) == "for";
    let agency = s.lower(name.last + 1) == "agency" && (!name.known || says || body);
    // "Agence France-Presse": a part of another name on both sides.
    let glued = s.lower(name.last + 1) == "-"
        && is_capital(s.surface(name.last + 2))
        && s.tokens.get(name.last + 2).is_some_and(|t| !t.spaced)
        && name.first > 0
        && is_capital(s.surface(name.first - 1))
        && !Words::english().strong.contains(s.lower(name.first - 1))
        && gazetteer.candidates(s.surface(name.last + 2)).next().is_none();
    // "in modern Latin American history"
    let adjective = !name.known && s.tag(name.last + 1) == Tag::JJ && is_capital(s.surface(name.last + 1));
    // "Latin America", "North America": no country.
    let continent = matches!(s.lower(name.last), "america" | "americas")
        && name.last > 0
        && matches!(s.lower(name.last - 1), "latin" | "south" | "north" | "central");
    if glued || adjective || continent {
        return None;
    }
    if agency {
        return None;
    }
    let before = Before::of(s, words, gazetteer, name);
    // "two teachers, Ahmed, 34, and Nasir, 40,": his age.
    let aged = s.lower(name.last + 1) == ","
        && s.tag(name.last + 2) == Tag::CD
        && matches!(s.lower(name.last + 3), "," | "." | "and" | ";")
        && s.lower(name.last + 2).parse::<u32>().is_ok_and(|age| (2..100).contains(&age));
    if aged && before.strength < 2 {
        return None;
    }
    // "Anthony Ward" too, where nothing leads to a place.
    let plain = after.kind.is_none() || before.strength == 0;
    if after.outlet && before.strength < 2 || plain && is_of_person(s, words, name, before) {
        return None;
    }
    // "the Mosul suburb of Tarin": where that lies.
    let holds_next = holds_what_follows(s, words, gazetteer, name, &after);
    let after = if holds_next { After { kind: None, last: name.last, ..after } } else { after };
    let mut role = match (after.origin, after.part_of_name || before.part_of_name) {
        (true, _) => Role::Origin,
        (_, true) => Role::Part,
        _ => Role::Location,
    };
    let strength = before.strength.max(if after.kind.is_some() { 2 } else { 0 });
    // "A New Zealand soldier was killed": whose he was.
    let whose = role == Role::Location
        && after.kind.is_none()
        && name.last > name.first
        && CLASSES.nationals.has(s.lemma(name.last + 1))
        && gazetteer
            .candidates(&joined(s, name.first, name.last))
            .any(|c| gazetteer.place(c.place).kind == PlaceKind::Country);
    if whose {
        role = Role::Origin;
    }
    if holds_next {
        role = Role::Reference;
    }
    let sort = role == Role::Location && is_apposed_sort(s, words, name.last);
    let strength = if sort { 3 } else { strength };
    // "on Karimov Avenue", "along Highway 9"
    let numbered = s.tag(name.last) == Tag::CD;
    let bears_its_sort = !name.known
        && name.last > name.first
        && strength == 1
        && words.kind(s.lower(name.last - usize::from(numbered))).is_some();
    let strength = if bears_its_sort { 2 } else { strength };
    if !name.known && !sort && (role != Role::Location || strength < 2 || !before.is_close(&after)) {
        return None;
    }
    let speaks =
        words.speaks.contains(s.lower(after.last + 1)) && strength == 0 && before.part == Part::Whole;
    let text = joined(s, name.first, name.last);
    let candidates: Vec<Candidate> = gazetteer.candidates(&text).collect();
    let agent = before.strength == 0 && matches!(s.lower(name.first.wrapping_sub(1)), "by" | "with");
    if (speaks || agent)
        && role == Role::Location
        && (gazetteer.government(&text).is_some() || is_country(gazetteer, &candidates))
    {
        role = Role::Government;
    }
    let kind = after.kind.or(before.kind);
    let before = before.of_whole_division(name, after.kind);
    let first_named = before.named_from.min(name.first);
    let last_named =
        if after.kind.is_some_and(|k| !k.generic) || after.of_candidate { after.last } else { name.last };
    let facility = after.kind.is_some_and(|k| {
        matches!(k.kind, PlaceKind::Facility | PlaceKind::Hospital | PlaceKind::Camp | PlaceKind::Natural)
    });
    let (candidates, of_candidate) = with_type(s, gazetteer, name, &after, candidates, facility);
    Some(PlaceMention {
        first: first_named,
        last: after.last.max(name.last),
        name: joined(s, first_named, last_named),
        candidates,
        kind: kind.map(|k| k.kind),
        of_candidate: of_candidate || after.of_candidate,
        part: before.part,
        shift: before.shift,
        inside: None,
        beside: None,
        country: before.country,
        role,
        strength,
        back: None,
        place: None,
    })
}

/// "the Mosul suburb of Tarin", "the Aleppo district of Salaheddine": a city, then what lies in it by its sort and name.
fn holds_what_follows(
    s: &Sentence<'_>,
    words: &Words,
    gazetteer: &Gazetteer,
    name: Name,
    after: &After,
) -> bool {
    let of = after.last + 1;
    let Some(kind) =
        after.kind.filter(|_| name.known && s.lower(of) == "of" && is_capital(s.surface(of + 1)))
    else {
        return false;
    };
    let sort = s.lower(after.last);
    let city = is_well_known(gazetteer, s.surface(name.last));
    let named = words.kind(s.lower(of + 1)).is_none();
    let wide = gazetteer.candidates(&joined(s, name.first, name.last)).any(|c| {
        matches!(gazetteer.place(c.place).kind, PlaceKind::Country | PlaceKind::Division | PlaceKind::Region)
    });
    let settled = wide
        && matches!(kind.kind, PlaceKind::City | PlaceKind::Village)
        && !is_well_known(gazetteer, s.surface(of + 1));
    let quarter = city
        && (sort == "suburb"
            || kind.kind == PlaceKind::District && !is_well_known(gazetteer, s.surface(of + 1)));
    named && (settled || quarter)
}

/// True where a mention without any word beside it is well enough known to be taken for a place.
pub(super) fn is_prominent(gazetteer: &Gazetteer, mention: &PlaceMention) -> bool {
    mention.candidates.iter().any(|c| {
        let place = gazetteer.place(c.place);
        place.population >= PROMINENT || place.source != "GeoNames"
    })
}

/// True for a single word by which many know a place: beside a name, a lesser one is mostly a person's ("Jessica Valenzuela").
pub(super) fn is_well_known(gazetteer: &Gazetteer, surface: &str) -> bool {
    gazetteer.longest(&[surface]).is_some()
        && gazetteer.candidates(surface).any(|c| {
            let place = gazetteer.place(c.place);
            place.population >= PROMINENT || place.source != "GeoNames" || place.kind == PlaceKind::Country
        })
}

/// The whole words may be known ("Handarat camp"); if not, and they name something at the place, the place is where it is.
fn with_type(
    s: &Sentence<'_>,
    gazetteer: &Gazetteer,
    name: Name,
    after: &After,
    candidates: Vec<Candidate>,
    facility: bool,
) -> (Vec<Candidate>, bool) {
    if after.kind.is_none() {
        return (candidates, false);
    }
    let whole: Vec<Candidate> = gazetteer.candidates(&joined(s, name.first, after.last)).collect();
    if whole.is_empty() { (candidates, facility) } else { (whole, false) }
}

fn is_country(gazetteer: &Gazetteer, candidates: &[Candidate]) -> bool {
    candidates.iter().any(|c| gazetteer.place(c.place).kind == PlaceKind::Country)
}

/// What people live in, from a village to a province.
const fn settles(kind: PlaceKind) -> bool {
    matches!(
        kind,
        PlaceKind::Village
            | PlaceKind::City
            | PlaceKind::District
            | PlaceKind::County
            | PlaceKind::Division
            | PlaceKind::Region
    )
}

/// Words that only say what a place is name none, though some village may be called so: "the Turkish Hospital", whose first
/// word tells of a country.
fn is_only_a_kind(s: &Sentence<'_>, words: &Words, name: Name) -> bool {
    (name.first..=name.last).all(|i| words.kind(s.lower(i)).is_some())
}

/// Initials, and runs with a word of organisations or persons, are no unknown places.
fn is_no_name(s: &Sentence<'_>, words: &Words, name: Name) -> bool {
    let initials = name.first == name.last
        && s.surface(name.first).chars().all(|c| c.is_uppercase() || c == '.' || c.is_numeric());
    // "In Sayyid Abad," may be a place, "with Sayyid Ahmed" not.
    let of_places = |i: usize| i == name.first && name.last > name.first && opens_places(s.lower(i));
    let other = (name.first..=name.last).any(|i| {
        words.organisations.contains(s.lower(i)) || words.titles.contains(s.lower(i)) && !of_places(i)
    });
    // "on Nov. 6"
    let bare = |i: usize| s.lower(i).trim_end_matches('.');
    let plain = |i| words.ordinary.contains(bare(i)) || words.bearings_has(s.lower(i));
    let ordinary =
        plain(name.last) && words.kind(s.lower(name.last)).is_none() || (name.first..=name.last).all(plain);
    initials || other || ordinary
}

/// "Mario [Lima]", "[Juan] Videla", "Rosa [Ines] Chavez": a given name begins the run, or is it, and nothing says that something
/// is there.
fn is_of_person(s: &Sentence<'_>, words: &Words, name: Name, before: Before) -> bool {
    let given = |i: usize| words.given.contains(s.lower(i));
    let told = before.strength > 1 || before.part != Part::Whole || before.kind.is_some();
    // "Colonel Evaristo [Franklin] Quijada", "his brother [Mateo]"
    let titled = |i: usize| words.titles.contains(s.lower(i)) && words.kind(s.lower(i)).is_none();
    let led = (name.run.0..name.first).any(|i| given(i) || titled(i)) || titled(name.run.0.wrapping_sub(1));
    let opens = name.first == name.last && name.run.1 > name.last && given(name.first);
    !told && (led || opens)
}

/// What stands behind a name.
#[derive(Debug, Clone, Copy)]
struct After {
    last: usize,
    kind: Option<TypeWord>,
    part_of_name: bool,
    /// "-based", "-led": where somebody comes from.
    origin: bool,
    /// "Wire", "Times": the name is that of a paper or an agency.
    outlet: bool,
    of_candidate: bool,
}

impl After {
    fn of(s: &Sentence<'_>, words: &Words, gazetteer: &Gazetteer, name: Name) -> Self {
        let mut after = Self {
            last: name.last,
            kind: None,
            part_of_name: false,
            origin: false,
            outlet: false,
            of_candidate: false,
        };
        if let Some((last, kind)) = type_after(s, words, name.last + 1) {
            (after.last, after.kind) = (last, Some(kind));
        } else if let Some((last, kind)) = sort_behind_adjective(s, words, name) {
            (after.last, after.kind) = (last, Some(kind));
        }
        let mut next = after.last + 1;
        if matches!(s.lower(next), "'s" | "’s") {
            next += 1;
        }
        let hyphen = matches!(s.surface(next), "-" | "–") && s.tokens.get(next).is_some_and(|t| !t.spaced);
        let american = matches!(s.lower(name.last), "us" | "u.s." | "u.s")
            && s.tokens.get(next).is_some_and(|t| t.lower.chars().all(char::is_alphabetic))
            && !words.breaks.contains(s.lower(next))
            && !words.speaks.contains(s.lower(next));
        let other = american
            || words.organisations.contains(s.lower(next))
            || (words.outlets.contains(s.lower(next)) || words.bodies.contains(s.lower(next)))
                && is_capital(s.surface(next))
            || words.titles.contains(s.lower(next)) && is_capital(s.surface(next));
        if hyphen && words.hyphened.contains(s.lower(next + 1)) || other && next > name.last {
            after.part_of_name = true;
            after.origin = hyphen && words.hyphened.contains(s.lower(next + 1)) || american;
            after.outlet = (words.outlets.contains(s.lower(next)) || words.bodies.contains(s.lower(next)))
                && is_capital(s.surface(next));
        } else if next == after.last + 1 && is_name_word(s, gazetteer, words, next) && after.kind.is_none() {
            let again = is_well_known(gazetteer, s.surface(next));
            let strong = words.strong.contains(s.lower(name.first.wrapping_sub(1)));
            after.part_of_name = !strong && !again;
            if strong && !again {
                after.last = name.run.1.max(name.last);
                after.of_candidate = true;
            }
        }
        after
    }
}

/// "the Mamba Point diplomatic quarter", "at Qayyara military airfield": one word between the name and its sort.
fn sort_behind_adjective(s: &Sentence<'_>, words: &Words, name: Name) -> Option<(usize, TypeWord)> {
    let between = name.last + 1;
    let plain = matches!(s.tag(between), Tag::JJ | Tag::NN) && !is_capital(s.surface(between));
    let led = matches!(s.lower(name.first.wrapping_sub(1)), "the" | "in" | "at" | "near" | "outside");
    type_after(s, words, between + 1).filter(|(_, kind)| {
        plain && led && matches!(kind.kind, PlaceKind::District | PlaceKind::Camp | PlaceKind::Facility)
    })
}

/// The longest type word that starts here, up to three words.
fn type_after(s: &Sentence<'_>, words: &Words, at: usize) -> Option<(usize, TypeWord)> {
    (0..3).rev().find_map(|more| {
        let last = at + more;
        if last >= s.len() {
            return None;
        }
        words.kind(&joined_lower(s, at, last)).map(|k| (last, k))
    })
}

/// What stands before a name.
#[derive(Debug, Clone, Copy)]
struct Before {
    /// First word that belongs to the name as readings have it.
    named_from: usize,
    kind: Option<TypeWord>,
    part: Part,
    shift: Option<Shift>,
    country: Option<CountryCode>,
    strength: u8,
    /// Nothing but an article stands between the preposition and the name.
    direct: bool,
    part_of_name: bool,
    /// "the suburb of" stands before it.
    led_by_sort: bool,
}

impl Before {
    fn of(s: &Sentence<'_>, words: &Words, gazetteer: &Gazetteer, name: Name) -> Self {
        let mut b = Self {
            named_from: name.first,
            kind: None,
            part: Part::Whole,
            shift: None,
            country: None,
            strength: 0,
            direct: false,
            part_of_name: is_part(s, words, name),
            led_by_sort: false,
        };
        let mut at = name.first;
        if at > 0 && s.lower(at - 1) == "the" {
            at -= 1;
        }
        at = b.bearing(s, words, at);
        if at > 0 && words.qualifiers.contains(s.lower(at - 1)) {
            at -= 1;
        } else if at == name.first && at > name.run.0 && b.part == Part::Whole {
            at = b.capital_before(s, words, gazetteer, name);
        }
        if at > 0 && matches!(s.lower(at - 1), "of" | "from") {
            at = b.of_something(s, words, at);
        } else if at > 0
            && let Some(kind) = words.kind(s.lower(at - 1))
        {
            let plain = !is_capital(s.surface(at - 1));
            b.kind = b.kind.or(Some(kind));
            b.strength = b.strength.max(if plain { 2 } else { 1 });
            at -= 1;
        }
        b.context(s, words, gazetteer, at);
        if let Some(kind) = apposed_to(s, words, name) {
            b.kind = b.kind.or(Some(kind));
            b.strength = 3;
            b.direct = true;
        }
        // "rebel-held Karam", "insurgent-controlled Karam".
        let held = name.first >= 2
            && matches!(s.lower(name.first - 1), "held" | "controlled" | "occupied" | "besieged")
            && matches!(s.lower(name.first - 2), "-" | "–");
        if held {
            b.strength = b.strength.max(2);
        }
        b
    }

    /// True where the words that make an unknown name a place stand right beside it.
    fn is_close(&self, after: &After) -> bool {
        self.direct
            || self.strength < 3
            || self.kind.is_some()
            || self.shift.is_some()
            || after.kind.is_some()
    }

    /// "eastern Laghman province" is the province, which lies in the east of its country.
    fn of_whole_division(mut self, name: Name, kind: Option<TypeWord>) -> Self {
        if kind.is_some_and(|k| k.kind == PlaceKind::Division)
            && matches!(self.part, Part::Side(_) | Part::Middle)
        {
            self.part = Part::Whole;
            self.named_from = name.first;
        }
        self
    }

    /// "northern", "north-east", "the eastern": steps over them.
    fn bearing(&mut self, s: &Sentence<'_>, words: &Words, at: usize) -> usize {
        let Some((from, bearing)) = bearing_before(s, words, at) else { return at };
        self.part = match bearing {
            Bearing::Degrees(d) => Part::Side(d),
            Bearing::Central => Part::Middle,
        };
        self.named_from = from;
        self.strength = 1;
        from
    }

    /// A capital directly before: a sort ("Lake"), or a part of a longer name.
    fn capital_before(
        &mut self,
        s: &Sentence<'_>,
        words: &Words,
        gazetteer: &Gazetteer,
        name: Name,
    ) -> usize {
        let at = name.first;
        if let Some(kind) = words.kind(s.lower(at - 1)) {
            self.kind = Some(kind);
            self.named_from = at - 1;
            self.strength = self.strength.max(1);
            return at - 1;
        }
        let before = s.lower(at - 1);
        let other = words.organisations.contains(before) || words.ordinary.contains(before);
        let place = !other && is_well_known(gazetteer, s.surface(at - 1));
        self.part_of_name |= name.known && !place;
        at
    }

    /// "the village of", "30 km north of", "northern parts of", "outskirts of".
    fn of_something(&mut self, s: &Sentence<'_>, words: &Words, at: usize) -> usize {
        let of = at - 1;
        if let Some((from, shift)) = shift_before(s, words, of) {
            self.shift = Some(shift);
            self.named_from = from;
            self.strength = 3;
            return from;
        }
        if s.lower(of) != "of" || of == 0 {
            return at;
        }
        let noun = of - 1;
        if Words::english().parts.has(s.lower(noun)) {
            self.strength = self.strength.max(2);
            if matches!(
                s.lower(noun),
                "outskirts" | "vicinity" | "environs" | "surroundings" | "edge" | "fringes"
            ) {
                self.part = Part::Near;
            }
            if let Some((from, bearing)) = bearing_before(s, words, noun) {
                self.part = match bearing {
                    Bearing::Degrees(d) => Part::Side(d),
                    Bearing::Central => Part::Middle,
                };
                self.named_from = from;
                return from;
            }
            return noun;
        }
        // "three residents of Markaba"
        if words.dwellers.has(s.lower(noun)) {
            self.strength = self.strength.max(2);
            return noun;
        }
        if words.deeds.has(s.lower(noun)) {
            self.strength = self.strength.max(2);
            return noun;
        }
        if let Some((from, Bearing::Degrees(d))) = bearing_before(s, words, of) {
            self.part = Part::Side(d);
            self.strength = self.strength.max(2);
            self.named_from = from;
            return from;
        }
        let Some(kind) = words.kind(s.lower(noun)) else { return at };
        self.strength = self.strength.max(2);
        self.led_by_sort = true;
        if matches!(kind.kind, PlaceKind::City | PlaceKind::Village | PlaceKind::Division | PlaceKind::County)
        {
            self.kind = Some(kind);
        }
        bearing_before(s, words, noun).map_or(noun, |(from, _)| from)
    }

    /// The preposition before the phrase, over articles, adjectives and the word for the country.
    fn context(&mut self, s: &Sentence<'_>, words: &Words, gazetteer: &Gazetteer, at: usize) {
        let mut at = at;
        for stepped in 0..5 {
            let Some(before) = at.checked_sub(1) else { return };
            let lower = s.lower(before);
            // "on the road to Kanaker"
            let road = lower == "to"
                && before
                    .checked_sub(1)
                    .is_some_and(|i| matches!(s.lower(i), "road" | "highway" | "motorway" | "track"));
            let sent = lower == "to" && is_sent_to(s, before);
            // "the attack on Diallangou", "drove them out of Rogberi", "is due to visit Ancuabe"
            let word = |i: usize| before.checked_sub(i).map_or("", |at| s.lower(at));
            let aimed = matches!(lower, "on" | "against") && words.aimed.has(word(1))
                || lower == "of" && word(1) == "out"
                || matches!(lower, "visit" | "visited" | "visiting");
            if words.strong.contains(lower) || road || sent || aimed && stepped < 2 {
                self.strength = 3;
                self.direct = stepped < 2 || self.kind.is_some() || self.led_by_sort;
            } else if words.weak.contains(lower) {
                self.strength = self.strength.max(1);
            }
            if words.near.contains(lower) && self.part == Part::Whole && self.shift.is_none() {
                self.part = Part::Near;
            }
            if words.strong.contains(lower)
                || words.weak.contains(lower)
                || !lower.chars().any(char::is_alphabetic) && lower != "-"
            {
                return;
            }
            if let Some(country) = gazetteer.demonym_of_lower(s.lower(before)) {
                self.country = Some(country).filter(|_| stepped < 2);
            } else if before + 1 < at && is_capital(s.surface(before)) {
                return;
            }
            at = before;
        }
    }
}

/// "deployed 300 soldiers to Bariire", "fled on foot to Tarin": whoever is moved gets to a place, not to a person.
pub(super) fn is_sent_to(s: &Sentence<'_>, to: usize) -> bool {
    let words = Words::english();
    let clause = (to.saturating_sub(9)..to).rev().take_while(|&i| !matches!(s.lower(i), "," | ";" | "and"));
    let mut clause = clause.peekable();
    let mut troops = false;
    clause.any(|i| {
        troops |= words.moved.has(s.lower(i));
        words.movers.has(s.lower(i))
            || troops
                && matches!(s.lower(i), "send" | "sent" | "sends" | "sending" | "rush" | "rushed" | "rushes")
    })
}

/// A title before the run, a name that only organisations have, or a name in the middle of a person's.
fn is_part(s: &Sentence<'_>, words: &Words, name: Name) -> bool {
    let before = name.first.wrapping_sub(1);
    let titled = words.titles.contains(s.lower(before)) && is_capital(s.surface(before))
        || words.titles.contains(s.lower(before).trim_end_matches('.'));
    // "Islamic State in the [Greater] Sahara"
    let start = name.run.0.min(name.first);
    let linked = matches!(s.lower(start.wrapping_sub(1)), "in" | "of" | "the" | "and");
    let organisation =
        linked && (1..=6.min(start)).any(|k| words.before.contains(&joined_lower(s, start - k, start - 1)));
    // "the newspaper Carta de Moçambique"
    let paper = words.papers.has(s.lower(start.wrapping_sub(1)))
        || start >= 3 && s.lower(start - 1) == "de" && words.papers.has(s.lower(start - 3));
    titled && words.kind(s.lower(before)).is_none() || organisation || paper
}

/// The words from one token to another, with single blanks.
pub(super) fn joined(s: &Sentence<'_>, first: usize, last: usize) -> String {
    s.words(first, last).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn joined_lower(s: &Sentence<'_>, first: usize, last: usize) -> String {
    let mut all = String::new();
    for i in first..=last {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(s.lower(i));
    }
    all
}

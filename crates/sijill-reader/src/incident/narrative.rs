//! Which claims of a report are of one occurrence, as the report goes on: what a sentence takes up again ("the blast",
//! "the toll", "there"), and what begins something else (another place or day, "elsewhere", "in a separate attack").

use sijill_claim::{Casualty, FacilityStatus, Harm, Modality, Period, Place, Scope};
use sijill_language::{SentenceKind, Tag};

use super::lexicon::WORDS;
use crate::analysis::Analysed;
use crate::draft::{Body, Draft};
use crate::words::WordSet;

/// An occurrence while the report is gone through.
struct Occurrence {
    members: Vec<usize>,
    /// The sentence of its last claim.
    last: usize,
    /// Places that its own sentences name.
    places: Vec<Place>,
    /// The days that its claims tell.
    when: Option<Period>,
    /// Nouns of its sentences.
    nouns: WordSet,
    scope: Scope,
}

/// Occurrences further back than this are not gone on with, so that a report of any length is gone through in linear time.
const REACH: usize = 12;
/// Nor are sentences.
const SENTENCES: usize = 8;

/// So many days are a stretch of time rather than a day or night.
const STRETCH: i32 = 6;

/// True for claims that tell of what an occurrence did.
pub(super) fn of_occurrence(draft: &Draft) -> bool {
    let told = !matches!(draft.modality, Modality::Planned | Modality::Possible | Modality::Denied);
    told && match &draft.body {
        Body::Casualty(casualty) => counts(casualty),
        Body::Damage(_) => true,
        Body::Facility(facility) => {
            facility.of.is_none()
                && facility.status.iter().any(|status| {
                    matches!(
                        status,
                        FacilityStatus::Attacked | FacilityStatus::Damaged | FacilityStatus::Destroyed
                    )
                })
        }
        _ => false,
    }
}

const fn counts(casualty: &Casualty) -> bool {
    matches!(
        casualty.harm,
        Harm::Killed | Harm::Injured | Harm::Casualties | Harm::Abducted | Harm::Missing | Harm::Detained
    )
}

/// The occurrences of a report, each as positions of its drafts, in the order in which they are first told.
pub(super) fn occurrences(drafts: &[Draft], analysed: &[Analysed<'_>]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..drafts.len()).filter(|&i| of_occurrence(&drafts[i])).collect();
    order.sort_by_key(|&i| (drafts[i].sentence, drafts[i].first, i));
    let mut occurrences: Vec<Occurrence> = Vec::new();
    for i in order {
        let told = Told::of(&drafts[i], &analysed[drafts[i].sentence]);
        let found = continued(&occurrences, &told, drafts, analysed);
        match found {
            Some(n) => occurrences[n].take(i, &told),
            None => occurrences.push(Occurrence::begun(i, &told)),
        }
    }
    occurrences.into_iter().map(|occurrence| occurrence.members).collect()
}

/// What a claim's sentence tells of its occurrence.
struct Told<'d, 'a, 't> {
    draft: &'d Draft,
    analysed: &'a Analysed<'t>,
    /// The place, where the sentence itself names it.
    place: Option<&'d Place>,
    nouns: WordSet,
    scope: Scope,
}

impl<'d, 'a, 't> Told<'d, 'a, 't> {
    fn of(draft: &'d Draft, analysed: &'a Analysed<'t>) -> Self {
        let s = &analysed.sentence;
        let noun = |i: &usize| matches!(s.tag(*i), Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS);
        Self {
            draft,
            analysed,
            place: draft.place.as_ref().filter(|_| draft.place_mention.is_some()),
            nouns: (0..s.len()).filter(noun).map(|i| s.lemma(i).to_owned()).collect(),
            scope: draft.casualty().map_or(Scope::Incident, |casualty| casualty.scope),
        }
    }

    /// "Elsewhere", "in a separate attack", "another blast".
    fn begins_another(&self) -> bool {
        let s = &self.analysed.sentence;
        (0..s.len().min(8)).any(|i| WORDS.elsewhere.contains(s.lower(i)))
            || self.answers()
            || (0..s.len().saturating_sub(1)).any(|i| {
                // "As they buried the dead, another bomb went off": where nothing says elsewhere, it goes on.
                let apart = s.lower(i) != "another" || self.place.is_some() || self.has_day();
                apart
                    && WORDS.other.contains(s.lower(i))
                    && (WORDS.occurrence.contains(s.lemma(i + 1))
                        || matches!(s.lower(i + 1), "one" | "ones")
                        || i + 2 < s.len()
                            && WORDS.occurrence.contains(s.lemma(i + 2))
                            && s.tag(i + 1) != Tag::IN)
            })
    }

    /// "Hours later, jets bombed their hideouts and killed five militants": what was done to those who are fought.
    fn answers(&self) -> bool {
        let s = &self.analysed.sentence;
        let later =
            (1..3).any(|i| s.lower(i) == "later" && matches!(s.lemma(i - 1), "hour" | "day" | "week"));
        let harmed = self.draft.casualty().map(|c| c.victims.words.to_lowercase());
        later && harmed.is_some_and(|words| WORDS.fighters.is_within(&words))
    }

    /// Nouns with "the", "this" or "that" that take up what was told: of an occurrence, of what it left, of what it struck.
    fn taken_up(&self) -> impl Iterator<Item = &str> {
        let s = &self.analysed.sentence;
        self.analysed.chunks.iter().filter_map(move |chunk| {
            let definite =
                matches!(s.lower(chunk.first), "the" | "this" | "that" | "these" | "those" | "its" | "their");
            (definite && chunk.head > chunk.first).then(|| s.lemma(chunk.head))
        })
    }

    /// "Four of the wounded": of those whom the occurrence before hurt, wherever and whenever they died.
    fn counts_among_them(&self) -> bool {
        let s = &self.analysed.sentence;
        (0..self.draft.anchor.min(s.len()).saturating_sub(2)).any(|i| {
            s.lower(i) == "of"
                && matches!(s.lower(i + 1), "the" | "those")
                && (WORDS.outcome.contains(s.lower(i + 2)) || WORDS.outcome.contains(s.lemma(i + 2)))
        })
    }

    /// "15 others": besides those told just before.
    fn of_others(&self) -> bool {
        let s = &self.analysed.sentence;
        let words = |w: &str| matches!(w, "others" | "other");
        self.draft.casualty().is_some_and(|c| c.victims.words.to_lowercase().split(' ').any(words))
            && (0..self.draft.first).all(|i| s.lower(i) != "while" && s.lower(i) != "elsewhere")
    }

    /// "Six more people", "20 more lives", "another four": on top of what was told.
    fn adds(&self) -> bool {
        self.draft.casualty().is_some_and(|casualty| {
            let words = casualty.victims.words.to_lowercase();
            casualty.figure.as_ref().is_some_and(|f| f.best.is_some_and(|n| n > 1))
                && (words.contains(" more ") && !words.contains("more than") || words.starts_with("another "))
        })
    }

    /// True where the sentence itself tells the day.
    fn has_day(&self) -> bool {
        self.draft.when.is_some() && self.analysed.dates.iter().any(|date| date.start.is_some())
    }

    /// "On 1 July, a truck bomb killed six", "In March, an ambush killed eight": with time of its own and an indefinite cause,
    /// where a figure of the same harm was told of an occurrence without a day, or of one day.
    fn is_of_another_day(&self, occurrence: &Occurrence, drafts: &[Draft]) -> bool {
        let told = |d: &Draft| {
            let casualty = d.casualty().filter(|c| !c.earlier && c.part_of.is_none())?;
            Some((casualty.harm, casualty.figure.as_ref()?.best?))
        };
        let Some((harm, best)) = told(self.draft) else { return false };
        let other = |&m: &usize| told(&drafts[m]).is_some_and(|(h, b)| h == harm && b != best);
        let length =
            |w: &Period| w.start.zip(w.end).and_then(|(from, to)| Some(from.until(to).ok()?.get_days()));
        let stretch = self.draft.when.as_ref().and_then(length).is_some_and(|days| days >= STRETCH);
        let day = occurrence.when.as_ref().and_then(length).is_none_or(|days| days < STRETCH && stretch);
        // "In January its fighters killed 20": of a time of its own.
        let of_a_time = stretch && occurrence.when.is_none();
        day && self.has_day() && occurrence.members.iter().any(other) && (of_a_time || self.introduces())
    }

    /// "a truck bomb", "an attack": what did it is told of for the first time.
    fn introduces(&self) -> bool {
        let s = &self.analysed.sentence;
        self.analysed.chunks.iter().any(|chunk| {
            let head = s.lemma(chunk.head);
            matches!(s.lower(chunk.first), "a" | "an")
                && (WORDS.occurrence.contains(head)
                    || self.draft.cause.iter().any(|c| c.rsplit(' ').next() == Some(head)))
        })
    }

    /// "The same shell".
    fn says_same(&self) -> bool {
        let s = &self.analysed.sentence;
        (0..s.len().saturating_sub(1))
            .any(|i| s.lower(i) == "same" && WORDS.occurrence.contains(s.lemma(i + 1)))
    }

    /// "there", "that night".
    fn points_back(&self) -> bool {
        let s = &self.analysed.sentence;
        WORDS.back.iter().any(|words| {
            let words: Vec<&str> = words.split(' ').collect();
            (0..s.len())
                .any(|i| words.iter().enumerate().all(|(n, word)| i + n < s.len() && s.lower(i + n) == *word))
        })
    }
}

impl Occurrence {
    fn begun(draft: usize, told: &Told<'_, '_, '_>) -> Self {
        let mut occurrence = Self {
            members: Vec::new(),
            last: 0,
            places: Vec::new(),
            when: None,
            nouns: WordSet::default(),
            scope: told.scope,
        };
        occurrence.take(draft, told);
        occurrence
    }

    fn take(&mut self, draft: usize, told: &Told<'_, '_, '_>) {
        self.members.push(draft);
        self.last = self.last.max(told.draft.sentence);
        self.places.extend(told.place.cloned());
        self.when = self.when.take().or_else(|| told.draft.when.clone());
        self.nouns.extend(told.nouns.iter().cloned());
    }

    /// True where people were told of, and nobody yet whom the harm befell that a claim tells.
    fn tells_no(&self, told: &Told<'_, '_, '_>, drafts: &[Draft]) -> bool {
        let harm = |d: &Draft| d.casualty().map(|c| c.harm);
        harm(told.draft).is_some_and(|h| matches!(h, Harm::Killed | Harm::Injured))
            && self.members.iter().any(|&m| harm(&drafts[m]).is_some())
            && self.members.iter().all(|&m| harm(&drafts[m]) != harm(told.draft))
    }

    /// The same, and nothing of another place.
    fn lacks(&self, told: &Told<'_, '_, '_>, drafts: &[Draft]) -> bool {
        self.tells_no(told, drafts)
            && told.place.is_none_or(|place| self.places.iter().all(|own| !places_apart(own, place)))
    }

    /// True where a claim is not told of other days: a day in a long stretch is another matter than the stretch.
    fn dated_as(&self, told: &Told<'_, '_, '_>) -> bool {
        match (&self.when, &told.draft.when) {
            (Some(own), Some(other)) => own.start == other.start && own.end == other.end,
            _ => true,
        }
    }

    /// True where neither the day nor the place of a claim keeps it from being of this.
    fn can_hold(&self, told: &Told<'_, '_, '_>) -> bool {
        self.scope == told.scope
            && !days_apart(self.when.as_ref(), told.draft.when.as_ref())
            && told.place.is_none_or(|place| self.places.iter().all(|own| !places_apart(own, place)))
    }
}

/// The occurrence that a claim goes on with.
fn continued(
    occurrences: &[Occurrence],
    told: &Told<'_, '_, '_>,
    drafts: &[Draft],
    analysed: &[Analysed<'_>],
) -> Option<usize> {
    let sentence = told.draft.sentence;
    let recent = || occurrences.iter().enumerate().rev().take(REACH);
    let here = |o: &Occurrence| o.members.iter().any(|&m| drafts[m].sentence == sentence);
    if let Some((n, _)) = recent().find(|(_, o)| here(o) && o.can_hold(told)) {
        return Some(n);
    }
    // "36 were killed and over a thousand wounded", "42 died in the clashes, which wounded 90": one total.
    let besides = |o: &Occurrence| o.lacks(told, drafts) && o.dated_as(told);
    if let Some((n, _)) = recent().find(|(_, o)| here(o) && besides(o)) {
        return Some(n);
    }
    // "killed the governor and wounded 15 others": others than those told just before.
    if told.of_others()
        && let Some((n, _)) = recent().find(|(_, o)| here(o))
    {
        return Some(n);
    }
    // One word of harm tells of one occurrence.
    let same_word = |o: &Occurrence| {
        o.members.iter().any(|&m| {
            drafts[m].sentence == sentence && drafts[m].anchor == told.draft.anchor && o.scope == told.scope
        })
    };
    if let Some((n, _)) = recent().find(|(_, o)| same_word(o)) {
        return Some(n);
    }
    if told.begins_another() {
        return None;
    }
    let recent = || recent().filter(|(_, o)| !told.is_of_another_day(o, drafts));
    // "Eleven others, in two suburbs, were wounded": others than those who were just told to be killed.
    if told.of_others()
        && told.draft.first <= 3
        && let Some((n, last)) = recent().next()
        && sentence - last.last <= 1
        && last.scope == told.scope
        && last.tells_no(told, drafts)
        && !days_apart(last.when.as_ref(), told.draft.when.as_ref())
    {
        return Some(n);
    }
    let near = |o: &Occurrence| sentence - o.last <= SENTENCES;
    // "Six more people were killed in other districts": counted on top of those told just before.
    if told.adds()
        && let Some((n, last)) = recent().next()
        && sentence - last.last <= 1
        && last.scope == told.scope
        && !days_apart(last.when.as_ref(), told.draft.when.as_ref())
    {
        return Some(n);
    }
    // "More than a dozen bombs went off. The attacks also wounded 140": the total's other half.
    if told.place.is_none_or(|place| {
        recent().next().is_some_and(|(_, o)| o.places.iter().all(|own| !places_apart(own, place)))
    }) && told.taken_up().any(|noun| WORDS.occurrence.contains(noun))
        && let Some((n, _)) = recent().next().filter(|(_, o)| near(o) && besides(o))
    {
        return Some(n);
    }
    if told.counts_among_them()
        && let Some((n, _)) = recent().find(|(_, o)| near(o) && o.scope == told.scope)
    {
        return Some(n);
    }
    // The place or the thing struck is named again.
    let named = recent().find(|(_, o)| {
        o.can_hold(told) && told.place.is_some_and(|place| o.places.iter().any(|own| same(own, place)))
    });
    if let Some((n, _)) = named {
        return Some(n);
    }
    let taken_up: Vec<&str> = told.taken_up().collect();
    let event = taken_up.iter().any(|noun| WORDS.occurrence.contains(noun) || WORDS.outcome.contains(noun));
    let struck = |o: &Occurrence| {
        taken_up.iter().any(|noun| {
            o.nouns.contains(noun) && !WORDS.occurrence.contains(noun) && !WORDS.outcome.contains(noun)
        })
    };
    let outcome = taken_up.iter().any(|noun| WORDS.outcome.contains(noun));
    if let Some((n, _)) =
        recent().find(|(_, o)| near(o) && o.can_hold(told) && told.place.is_none() && struck(o))
    {
        return Some(n);
    }
    // "The governor put the toll at 14": of the occurrence whose day it was given, though another was told beside it.
    let first_day = |when: Option<&Period>| when.and_then(|w| w.start);
    let its_day = |o: &Occurrence| {
        o.scope == told.scope
            && first_day(told.draft.when.as_ref()).is_some_and(|day| first_day(o.when.as_ref()) == Some(day))
    };
    if outcome
        && told.place.is_none()
        && let Some((n, _)) = recent().find(|(_, o)| near(o) && its_day(o))
    {
        return Some(n);
    }
    let (n, last) = recent().next()?;
    // The day on which a toll is told is not the day of what it tells of.
    let holds = last.can_hold(told) || outcome && told.place.is_none() && last.scope == told.scope;
    if !near(last) || !holds {
        return None;
    }
    // A place or day of its own, not taken up from before, begins something else.
    let own = told.place.is_some() && (!last.places.is_empty() || told.has_day());
    if own && !event && !told.points_back() && analysed[last.last].kind != SentenceKind::Heading {
        return None;
    }
    let heading = analysed[last.last].kind == SentenceKind::Heading;
    let bullet = told.analysed.kind == SentenceKind::Bullet
        && analysed[last.last].paragraph != told.analysed.paragraph;
    // An item of a list stands by itself, unless it says that it goes on.
    let goes_on = (event && !bullet)
        || outcome
        || told.says_same()
        || told.points_back()
        || heading
        || !bullet
            && (told.analysed.paragraph <= analysed[last.last].paragraph + 1
                || told.place.is_none() && !told.has_day());
    goes_on.then_some(n)
}

fn days_apart(one: Option<&Period>, other: Option<&Period>) -> bool {
    match one.zip(other) {
        Some((x, y)) => match (x.start, x.end, y.start, y.end) {
            (Some(xs), Some(xe), Some(ys), Some(ye)) => xs > ye || ys > xe,
            _ => false,
        },
        None => false,
    }
}

fn same(one: &Place, other: &Place) -> bool {
    match (&one.id, &other.id) {
        (Some(one), Some(other)) => one == other,
        _ => one.name == other.name,
    }
}

/// Two places that cannot be one, nor one in the other, as far as their circles tell.
fn places_apart(one: &Place, other: &Place) -> bool {
    if same(one, other) {
        return false;
    }
    let circle = |place: &Place| Some(((place.lat?, place.lon?), place.radius_km?));
    match circle(one).zip(circle(other)) {
        Some(((at, r), (other_at, s))) => sijill_gazetteer::kilometres(at, other_at) > r.max(s) * 0.8,
        None => one.id.is_none() && other.id.is_none(),
    }
}

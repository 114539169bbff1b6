//! The places of drafts: the one that their own words name, else that of what they go on with, of what was told before, or of the report.
//!
//! Not for: which of a sentence's places is a draft's own (`context`), and which place a name means (`places`).

use sijill_claim::{Harm, Place, Scope};
use sijill_gazetteer::PlaceKind;
use sijill_language::{SentenceKind, Tag};

use crate::analysis::Analysed;
use crate::classes::CLASSES;
use crate::context::WIDE_KM;
use crate::draft::{Body, Draft};
use crate::goes_on::{accused_of, antecedent};
use crate::handed_on::{days, is_ahead};
use crate::lexicon::Lexicon;
use crate::log::Entry;
use crate::places::{PlaceMention, Role, usual_country};
use crate::saying::{is_place_of_saying, is_seat};
use crate::spots::{is_nationwide, is_of_the_country, is_where_taken};

/// Gives each draft its place: that of its mention, else that of the claims before it, else the report's main one.
pub(crate) fn places(
    drafts: &mut [Draft],
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
    entries: &[Option<Entry>],
    main: Option<&Place>,
    home: Option<&Place>,
) {
    let land = country(analysed, main);
    let region = region(analysed, land.as_ref());
    let sections: Vec<usize> = sections(analysed)
        .into_iter()
        .zip(entries)
        .map(|(section, entry)| entry.as_ref().map_or(section, |entry| entry.first))
        .collect();
    let apart = are_apart(analysed, entries);
    let mut claimed = vec![false; analysed.len()];
    for d in drafts.iter().filter(|d| !matches!(d.body, Body::Statement)) {
        claimed[d.sentence] = true;
    }
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.place.is_some() {
            continue;
        }
        let mention = d
            .place_mention
            .filter(|_| !is_nationwide(&analysed[d.sentence], d))
            .or_else(|| accused_at(&analysed[d.sentence], d))
            .and_then(|p| analysed[d.sentence].places.get(p));
        let own = mention.and_then(|m| m.place.clone()).or_else(|| named_before(analysed, d));
        let carried = || {
            // "There are now 1,600 French troops in the country."
            let troops = matches!(d.body, Body::Deployment(_)) && is_of_the_country(&analysed[d.sentence], d);
            if troops {
                return land.clone().or_else(|| home.cloned());
            }
            if matches!(
                d.body,
                Body::Statement
                    | Body::Meeting(_)
                    | Body::Agreement(_)
                    | Body::Allegation(_)
                    | Body::Deployment(_)
            ) {
                return None;
            }
            let a = &analysed[d.sentence];
            let everywhere = is_nationwide(a, d) || is_of_the_country(a, d);
            if everywhere && (land.is_some() || home.is_some()) {
                return land.clone().or_else(|| home.cloned());
            }
            if is_running_total(a, d) && (land.is_some() || home.is_some()) {
                // "have been killed in the region since January": of a part that nobody names.
                let part = region.clone().filter(|_| !names_a_country(analysed, d));
                return if is_of_a_part(a, d) {
                    None
                } else {
                    part.or_else(|| land.clone()).or_else(|| home.cloned())
                };
            }
            let reach = |e: &&Draft| e.sentence <= d.sentence && d.sentence - e.sentence <= 6;
            // What happened on another day need not have happened there.
            // "Rebels retook it on Sunday": the place stays, on whatever day.
            let it = matches!(d.body, Body::Control(_)) && a.sentence.lower(d.subject) == "it";
            let same_time = |e: &&Draft| {
                it && matches!(e.body, Body::Control(_))
                    || d.when.is_none()
                    || e.when.is_none()
                    || d.when
                        .as_ref()
                        .zip(e.when.as_ref())
                        .is_some_and(|(x, y)| x.end >= y.start && y.end >= x.start)
            };
            // Under another heading something else is told, and a total without days is of more than what stands before.
            let here = sections[d.sentence];
            let undated = d.when.is_none() && d.casualty().is_some_and(|c| c.scope == Scope::Period);
            let near = drafts[..i]
                .iter()
                .rev()
                .take_while(|e| d.sentence < e.sentence + 7 && e.sentence >= here)
                .filter(reach)
                .filter(same_time)
                .filter(|e| !is_ahead(e))
                // What befell a hospital was there, and nothing else that is told further on.
                .filter(|e| {
                    let there = d.casualty().is_some() && analysed[e.sentence].paragraph == a.paragraph;
                    there || !is_in_a_building(e, &analysed[e.sentence])
                })
                // Where troops or envoys were sent, or people went, nothing need have happened.
                .filter(|e| {
                    matches!(
                        e.body,
                        Body::Casualty(_)
                            | Body::Damage(_)
                            | Body::Control(_)
                            | Body::Facility(_)
                            | Body::Siege(_)
                    ) || e.sentence + 1 >= d.sentence
                        && matches!(e.body, Body::Deployment(_) | Body::Agreement(_))
                        && e.place_mention.is_some()
                        && !comes_from(e, &analysed[e.sentence])
                        || matches!((&d.body, &e.body), (Body::Displacement(_), Body::Displacement(_)))
                })
                .find(|e| {
                    let area = e.place_mention.and_then(|p| analysed[e.sentence].places.get(p));
                    let beside = analysed[e.sentence].paragraph == a.paragraph;
                    (beside || e.place_mention.is_some() && !undated)
                        && e.place.is_some()
                        && (e.sentence == d.sentence || !area.is_some_and(PlaceMention::is_area))
                });
            let stands_before = || place_before(analysed, lexicon, &claimed, d, main);
            let near = near.filter(|e| e.sentence + 1 >= d.sentence || stands_before().is_none());
            let report = main;
            let main = || main.filter(|_| !apart || entries[d.sentence].is_none()).cloned();
            let within = || paragraph_place(analysed, d);
            // "They seized the base on 9 July. On 2 August a counter-attack was repelled": of another day, and in one paragraph.
            let at_any_time = || {
                drafts[..i]
                    .iter()
                    .rev()
                    .take(REACH)
                    .take_while(|e| analysed[e.sentence].paragraph == a.paragraph)
                    .filter(|e| !is_ahead(e) && e.place_mention.is_some())
                    .find(|e| matches!(e.body, Body::Casualty(_) | Body::Damage(_) | Body::Control(_)))
                    .and_then(|e| e.place.clone())
            };
            let at_any_time = || at_any_time().filter(|_| !undated);
            near.and_then(|e| e.place.clone())
                .map(|place| by_its_name(place, report))
                .or_else(stands_before)
                .or_else(within)
                .or_else(at_any_time)
                .or_else(main)
        };
        // "beaten back an assault on Tal Soba and destroyed two tanks there": what no list holds is the place of the claim before.
        let beside = || {
            let at = there_at(&analysed[d.sentence], d)?;
            let beside =
                drafts[..i].iter().rev().take(4).find(|e| e.sentence == d.sentence && e.last < at)?;
            beside.place.clone().filter(|_| matches!(beside.body, Body::Control(_)))
        };
        let there = || beside().or_else(|| there(analysed, d));
        // What the sentence before in the paragraph tells goes before what a sentence of another paragraph does.
        let goes_on = || {
            let k = antecedent(drafts, i, analysed, lexicon)?;
            let beside = analysed[drafts[k].sentence].paragraph == analysed[drafts[i].sentence].paragraph;
            let before = || place_before(analysed, lexicon, &claimed, &drafts[i], main);
            let between = drafts[k].sentence + 1 < drafts[i].sentence;
            if beside && !between { None } else { before() }.or_else(|| drafts[k].place.clone())
        };
        // "The Sudan Doctors Union said": the name of a group tells the country at best, and what was told before may tell more.
        let finer = || {
            let land = own.as_ref().filter(|_| mention.is_some_and(|m| m.role == Role::Part))?;
            let wide = land.radius_km.filter(|radius| *radius > WIDE_KM)?;
            let inside = |p: &Place| p.country == land.country && p.radius_km.is_some_and(|r| r < wide);
            goes_on().or_else(carried).filter(inside)
        };
        // "retook Jabrayil", "Mai Tsebri hospital was looted": a name that no list holds, about where the rest is.
        let by_name = || {
            let name = own_name(&analysed[d.sentence], d)?;
            let near = own.clone().or_else(goes_on).or_else(carried).unwrap_or_default();
            let radius_km = near.radius_km.map(|radius| radius.max(UNLISTED_KM));
            Some(Place { name, id: None, radius_km, ..near })
        };
        // "Nine were killed there, a doctor at Arlo hospital said"
        let inside = mention.is_some_and(|m| d.first <= m.first && m.last <= d.last);
        let there_first = if inside { None } else { there() };
        // "blamed separatists for the attack": where that was.
        let accused = || {
            let k = accused_of(drafts, i, analysed, lexicon)?;
            let e = &drafts[k];
            let mention = || analysed[e.sentence].places.get(e.place_mention?)?.place.clone();
            e.place.clone().or_else(mention)
        };
        let accused = || matches!(drafts[i].body, Body::Allegation(_)).then(accused).flatten();
        // "killed in the Strip on Monday": what happened at one time is where the rest is, before it is in a stretch without a name.
        let one = drafts[i].casualty().is_some_and(|c| c.scope == Scope::Incident)
            || matches!(drafts[i].body, Body::Damage(_));
        let unnamed = one && mention.is_some_and(PlaceMention::is_unnamed);
        let named = || if unnamed { goes_on().or_else(carried) } else { None };
        drafts[i].place = there_first
            .or_else(by_name)
            .or_else(finer)
            .or_else(named)
            .or_else(|| own.clone())
            .or_else(goes_on)
            .or_else(carried)
            .or_else(accused);
    }
}

/// "the base, about 180 km north of the capital": by its name, where the report's main place lies there.
fn by_its_name(place: Place, main: Option<&Place>) -> Place {
    let measured = place.name.starts_with(|c: char| c.is_ascii_digit());
    let point = |p: &Place| Some(((p.lat?, p.lon?), p.radius_km?));
    let named = main.filter(|main| {
        measured
            && point(main)
                .zip(point(&place))
                .is_some_and(|((a, r), (b, s))| sijill_gazetteer::kilometres(a, b) <= r + s)
    });
    named.cloned().unwrap_or(place)
}

/// How many claims of a paragraph a place holds over.
const REACH: usize = 60;

/// How far about what is told near it a place may lie that no list holds.
const UNLISTED_KM: f64 = 40.0;

/// The name of a facility or of what is taken, where it is no place that is known.
fn own_name(a: &Analysed<'_>, d: &Draft) -> Option<String> {
    let s = &a.sentence;
    match &d.body {
        Body::Facility(facility) if d.place_mention.is_none() && facility.names.len() == 1 => {
            facility.names.first().cloned()
        }
        Body::Control(_) if s.tag(d.subject).is_proper() && a.place_at(d.subject).is_none() => {
            let chunk = a.chunk(d.subject).filter(|c| c.head == d.subject || c.head == d.subject + 1)?;
            let first = (chunk.first..=d.subject).rev().take_while(|&i| s.tag(i).is_proper()).last()?;
            // "Point 771"
            let last = d.subject + usize::from(s.tag(d.subject + 1) == Tag::CD && d.subject < chunk.last);
            // "the army overran the Golan": what is known by another word of it is no new name.
            let known = (first..=d.subject).any(|i| a.place_at(i).is_some());
            (!known).then(|| s.words(first, last).to_owned())
        }
        _ => None,
    }
}

/// Whether the entries of a log tell of more places than one, so that none of these is the place of an entry that names none.
fn are_apart(analysed: &[Analysed<'_>], entries: &[Option<Entry>]) -> bool {
    let inside = analysed.iter().zip(entries).filter(|(_, entry)| entry.is_some());
    let mut told = inside
        .flat_map(|(a, _)| a.places.iter())
        .filter(|m| m.is_location() && !m.is_area())
        .filter_map(|m| m.place.as_ref());
    let Some(first) = told.next() else { return false };
    told.any(|place| place != first)
}

/// True for a facility that is told by its own name as its place.
fn is_in_a_building(e: &Draft, a: &Analysed<'_>) -> bool {
    let mention = e.place_mention.and_then(|p| a.places.get(p));
    matches!(e.body, Body::Facility(_))
        && mention.is_some_and(|m| matches!(m.kind, Some(PlaceKind::Hospital | PlaceKind::Facility)))
}

/// A count over more than some weeks, or of a war: where nothing says where, it is of the whole country.
fn is_running_total(a: &Analysed<'_>, d: &Draft) -> bool {
    let long = match &d.when {
        Some(when) => days(when) > 45,
        None => {
            let since = (0..a.sentence.len()).any(|i| a.sentence.lower(i) == "since");
            // "Some 300,000 people have lost their lives"
            let many = d.casualty().and_then(|c| c.figure.as_ref()).is_some_and(|f| f.low >= 5000);
            since
                || many
                || crate::cause::of_total(a)
                    .is_some_and(|cause| matches!(cause.as_str(), "war" | "conflict" | "insurgency"))
        }
    };
    long && match &d.body {
        Body::Casualty(casualty) => casualty.scope == Scope::Period,
        Body::Displacement(displacement) => displacement.figure.as_ref().is_some_and(|f| f.low >= 100_000),
        _ => false,
    }
}

/// "killed in the region", "in the State": within words of the claim.
fn is_of_a_part(a: &Analysed<'_>, d: &Draft) -> bool {
    let s = &a.sentence;
    let part = |i: usize| {
        matches!(
            s.lower(i),
            "regions"
                | "county"
                | "republic"
                | "governorate"
                | "prefecture"
                | "archipelago"
                | "districts"
                | "provinces"
                | "region"
                | "state"
                | "province"
                | "territory"
                | "enclave"
                | "valley"
                | "island"
                | "peninsula"
                | "district"
        ) && !s.tag(i + 1).is_noun()
    };
    (d.first..s.len().min(d.last + 6)).any(|i| {
        s.lower(i) == "in"
            && s.lower(i + 1) == "the"
            && (part(i + 2) || matches!(s.tag(i + 2), Tag::JJ | Tag::CD | Tag::NNP) && part(i + 3))
    })
}

/// For each sentence, the first behind the last heading before it.
fn sections(analysed: &[Analysed<'_>]) -> Vec<usize> {
    let mut first = 0;
    let begins = |(k, a): (usize, &Analysed<'_>)| {
        let here = first;
        if a.kind == SentenceKind::Heading {
            first = k + 1;
        }
        here
    };
    analysed.iter().enumerate().map(begins).collect()
}

/// Where the sentence before in the paragraph, which tells of an occurrence and of which no claim is made, says that it was.
fn place_before(
    analysed: &[Analysed<'_>],
    lexicon: &Lexicon,
    claimed: &[bool],
    d: &Draft,
    main: Option<&Place>,
) -> Option<Place> {
    let k = d.sentence.checked_sub(1).filter(|&k| !claimed[k])?;
    let (before, here) = (&analysed[k], &analysed[d.sentence]);
    let s = &before.sentence;
    let tells = || {
        (0..s.len()).any(|i| {
            let noun = lexicon.causes.contains_key(s.lemma(i))
                || CLASSES.attacks.has(s.lemma(i))
                || lexicon.nouns.contains_key(s.lemma(i))
                || matches!(s.lemma(i), "breach" | "violation");
            let acts = CLASSES.striking.has(s.lemma(i))
                || CLASSES.happening.has(s.lemma(i))
                || matches!(s.lemma(i), "surround" | "besiege" | "corner");
            s.tag(i).is_noun() && noun || s.tag(i).is_verb() && acts
        })
    };
    if before.paragraph != here.paragraph || !tells() {
        return None;
    }
    // "A missile hit Ganja."
    let struck = |m: &PlaceMention| {
        s.head(m.last).is_some_and(|verb| {
            s.label(m.last) == sijill_language::Label::Dobj
                && s.tag(verb).is_verb()
                && CLASSES.striking.has(s.lemma(verb))
        })
    };
    let fits = |m: &&PlaceMention| {
        m.is_location() && !m.is_area() && (m.strength == 3 || struck(m)) && m.place.is_some()
    };
    // Where that sentence names the report's main place, that is the likelier one.
    let main = before.places.iter().find(|m| m.place.is_some() && m.place.as_ref() == main);
    main.or_else(|| before.places.iter().filter(fits).min_by_key(|m| m.first)).and_then(|m| m.place.clone())
}

/// Where the sentences before in the paragraph say that something was, the nearest first: "Soldiers fired at a bus on the road to
/// Arlo. Three passengers died."
fn paragraph_place(analysed: &[Analysed<'_>], d: &Draft) -> Option<Place> {
    let here = analysed.get(d.sentence)?;
    let before = analysed.iter().take(d.sentence).rev().take(3).take_while(|a| a.paragraph == here.paragraph);
    before.into_iter().find_map(|a| {
        let fits = |m: &&PlaceMention| {
            (m.is_location() || m.role == Role::Origin)
                && !m.is_area()
                && m.strength == 3
                && m.back.is_none()
                && m.place.is_some()
                && !is_place_of_saying(a, m.first)
                && !is_seat(a, m.first)
        };
        a.places.iter().filter(fits).min_by_key(|m| m.first).and_then(|m| m.place.clone())
    })
}

/// "troops were flown in from Arlo": whence they came.
fn comes_from(e: &Draft, a: &Analysed<'_>) -> bool {
    let mention = e.place_mention.and_then(|p| a.places.get(p));
    mention.is_some_and(|m| m.first.checked_sub(1).is_some_and(|i| a.sentence.lower(i) == "from"))
}

/// Where "there" stands in the words of a draft or right behind them.
fn there_at(a: &Analysed<'_>, d: &Draft) -> Option<usize> {
    let s = &a.sentence;
    (d.first..s.len().min(d.last + 3))
        .find(|&i| s.lower(i) == "there" && matches!(s.tag(i), Tag::RB | Tag::EX))
        .filter(|&i| s.tag(i) == Tag::RB || !a.is_finite(i + 1))
}

/// "firing on posts in Arlo. Two men were wounded there": the place told last before it.
fn there(analysed: &[Analysed<'_>], d: &Draft) -> Option<Place> {
    let a = analysed.get(d.sentence)?;
    let at = there_at(a, d)?;
    let hurt = d.casualty().is_some_and(|c| c.harm == Harm::Injured);
    let fits = |b: &Analysed<'_>, m: &PlaceMention| {
        m.is_location()
            && !m.is_area()
            && m.place.is_some()
            && m.strength > 0
            && !is_place_of_saying(b, m.first)
            && !is_seat(b, m.first)
            && !(hurt && is_where_taken(b, m.first))
    };
    let own = a.places.iter().filter(|m| m.last < at && fits(a, m)).max_by_key(|m| m.last);
    let before = analysed[..d.sentence].iter().rev().take(2);
    let told = own.or_else(|| {
        before
            .take_while(|b| b.paragraph == a.paragraph)
            .find_map(|b| b.places.iter().filter(|m| fits(b, m)).max_by_key(|m| m.last))
    });
    told.and_then(|m| m.place.clone())
}

/// "accused rebels of shelling the market in Saraqib": the place that the words of an accusation name.
fn accused_at(a: &Analysed<'_>, draft: &Draft) -> Option<usize> {
    let inside = |m: &PlaceMention| draft.first <= m.first && m.last <= draft.last;
    let fits = |m: &PlaceMention| m.is_location() && !m.is_area() && m.place.is_some() && inside(m);
    let Body::Allegation(allegation) = &draft.body else { return None };
    // "accused Baku of striking a launcher in Vardenis": whoever is accused is nowhere.
    let accused =
        |m: &PlaceMention| allegation.against.iter().any(|p| p.name == a.sentence.words(m.first, m.last));
    a.places.iter().position(|m| fits(m) && !accused(m))
}

/// "denied the raid on Dissu", where a sentence before has told what Dissu is.
fn named_before(analysed: &[Analysed<'_>], draft: &Draft) -> Option<Place> {
    let against = match &draft.body {
        Body::Allegation(allegation) => allegation.against.as_slice(),
        // "is due to visit Dissu"
        Body::Meeting(_) | Body::Deployment(_) => &[],
        _ => return None,
    };
    let a = analysed.get(draft.sentence)?;
    let s = &a.sentence;
    let names = |m: &PlaceMention| {
        let words: Vec<&str> = m.name.split(' ').collect();
        let at = |i: usize| words.iter().enumerate().all(|(k, w)| s.surface(i + k) == *w);
        let accused = || against.iter().any(|p| p.name.contains(&m.name));
        m.name.starts_with(char::is_uppercase) && (draft.first..=draft.last).any(at) && !accused()
    };
    let known =
        |m: &&PlaceMention| m.is_location() && m.strength == 3 && m.back.is_none() && m.place.is_some();
    let before = analysed.iter().take(draft.sentence).rev().take(NAMED);
    before.flat_map(|b| b.places.iter()).filter(known).find(|m| names(m)).and_then(|m| m.place.clone())
}

/// How many sentences back a name is looked for.
const NAMED: usize = 40;

/// The part of the country that a report is about, "Aceh", "Darfur": told first and again, and more often than any other.
fn region(analysed: &[Analysed<'_>], land: Option<&Place>) -> Option<Place> {
    let told = |m: &&PlaceMention| {
        m.back.is_none()
            && m.shift.is_none()
            && !matches!(m.role, Role::Dateline | Role::Government)
            && m.place.as_ref().is_some_and(|p| {
                let wide = p.radius_km.is_some_and(|r| (PART_KM..WHOLE_KM).contains(&r));
                let part = p.id.as_deref().is_some_and(|id| !id.starts_with("iso:"));
                wide && part && land.is_none_or(|land| land.country == p.country)
            })
    };
    let mut counts: Vec<(usize, &PlaceMention, usize)> = Vec::new();
    for (a, m) in analysed.iter().flat_map(|a| a.places.iter().filter(told).map(move |m| (a, m))) {
        let same =
            |other: &PlaceMention| other.place.as_ref().map(|p| &p.id) == m.place.as_ref().map(|p| &p.id);
        match counts.iter_mut().find(|(_, other, _)| same(other)) {
            Some((n, ..)) => *n += 1,
            None => counts.push((1, m, a.index)),
        }
    }
    let most = counts.iter().map(|(n, ..)| *n).max().filter(|&n| n > 1)?;
    let mut often = counts.iter().filter(|(n, ..)| *n == most);
    let (Some((_, m, first)), None) = (often.next(), often.next()) else { return None };
    m.place.clone().filter(|_| *first <= OPENING)
}

/// From how wide on, and up to how wide, a place is a part of a country; and by which sentence it is told.
const PART_KM: f64 = 28.0;
const WHOLE_KM: f64 = 450.0;
const OPENING: usize = 4;

/// True where the sentences of the paragraph up to a claim name a country: "intervened in Yemen. Since then 10,000 have died".
fn names_a_country(analysed: &[Analysed<'_>], d: &Draft) -> bool {
    let paragraph = analysed.get(d.sentence).map(|a| a.paragraph);
    let near = |a: &&Analysed<'_>| Some(a.paragraph) == paragraph || a.index + 1 >= d.sentence;
    let here = analysed.iter().take(d.sentence + 1).filter(near);
    here.flat_map(|a| &a.places).any(|m| {
        m.back.is_none()
            && m.role == Role::Location
            && m.place.as_ref().and_then(|p| p.id.as_deref()).is_some_and(|id| id.starts_with("iso:"))
    })
}

/// The country of the report's main place, where the report names it: what a total with no place of its own is of.
fn country(analysed: &[Analysed<'_>], main: Option<&Place>) -> Option<Place> {
    let code = usual_country(analysed.iter().flat_map(|a| &a.places));
    let code = code.as_deref().or(main?.country.as_deref())?;
    let id = format!("iso:{code}");
    analysed
        .iter()
        .flat_map(|a| &a.places)
        .filter_map(|m| m.place.as_ref())
        .find(|p| p.id.as_deref() == Some(id.as_str()))
        .cloned()
}

//! Takes out of a reading what a profile withholds: names, and every word that could tell them.

use sijill_claim::{Casualty, Claim, Figure, Incident, Party, Place, Source, TextSpan};
use sijill_gazetteer::Gazetteer;
use sijill_record::payload::{PlacesShown, Profile, ReadingMade, ReportAdded};
use sijill_record::question::PlaceRow;

use super::spots::told;
use crate::show::name;

/// Shorter words of a name tell nobody.
const LEAST: usize = 3;

/// Takes out of a reading what is withheld.
pub(super) fn reading(
    profile: &Profile,
    gazetteer: &Gazetteer,
    reading: &mut ReadingMade,
    added: Option<&ReportAdded>,
) {
    let names = Names::of(profile, gazetteer, reading, added);
    let scrub = Scrub { profile, gazetteer, names };
    let keeps_text = profile.texts && !scrub.names.stand_in(&reading.text, true);
    if !keeps_text {
        reading.text.clear();
    }
    for claim in &mut reading.claims {
        scrub.claim(claim);
        if !keeps_text {
            claim.span = TextSpan::at(0);
        }
    }
    for incident in &mut reading.incidents {
        scrub.incident(incident);
    }
    reading.notes.clear();
    reading.carried.clear();
    reading.left.clear();
}

/// What is withheld, in small letters.
#[derive(Debug, Default)]
struct Names {
    /// Of victims, facilities and places.
    things: Vec<String>,
    /// Of sources and publishers, which may be parties, too.
    sources: Vec<String>,
}

impl Names {
    fn of(
        profile: &Profile,
        gazetteer: &Gazetteer,
        reading: &ReadingMade,
        added: Option<&ReportAdded>,
    ) -> Self {
        let mut names = Self::default();
        for claim in &reading.claims {
            if !profile.victims {
                for victim in claim.casualty.iter().flat_map(|casualty| &casualty.victims.names) {
                    // One of somebody's names is enough to find them.
                    victim.name.split_whitespace().for_each(|word| add(&mut names.things, word));
                }
            }
            if !profile.facilities {
                claim.facility.iter().flat_map(|f| &f.names).for_each(|name| add(&mut names.things, name));
            }
            if profile.places != PlacesShown::Exact
                && let Some(displacement) = &claim.displacement
            {
                displacement
                    .from
                    .iter()
                    .chain(&displacement.to)
                    .for_each(|name| add(&mut names.things, name));
            }
            if !profile.sources {
                for source in &claim.attribution {
                    add(&mut names.sources, &source.name);
                    source.of.iter().for_each(|of| add(&mut names.sources, of));
                }
            }
        }
        let places = reading.claims.iter().filter_map(|claim| claim.place.as_ref());
        for place in places.chain(reading.incidents.iter().filter_map(|incident| incident.place.as_ref())) {
            if told(profile, gazetteer, &row(place)).id != place.id || place.id.is_none() && is_vague(profile)
            {
                add(&mut names.things, &place.name);
                let known = place.id.as_deref().and_then(|id| gazetteer.by_id(id));
                known.iter().for_each(|index| add(&mut names.things, gazetteer.place(*index).name));
            }
        }
        if !profile.publishers
            && let Some(added) = added
        {
            added.document.publisher.iter().for_each(|name| add(&mut names.sources, name));
            added.document.title.iter().for_each(|title| add(&mut names.sources, title));
        }
        names
    }

    /// True where any of them stands in words; those of sources only where asked for.
    fn stand_in(&self, words: &str, also_sources: bool) -> bool {
        let words = words.to_lowercase();
        let others = self.sources.iter().filter(|_| also_sources);
        self.things.iter().chain(others).any(|name| words.contains(name.as_str()))
    }
}

fn add(names: &mut Vec<String>, name: &str) {
    let name = name.trim().to_lowercase();
    if name.chars().count() >= LEAST && !names.contains(&name) {
        names.push(name);
    }
}

fn is_vague(profile: &Profile) -> bool {
    profile.places != PlacesShown::Exact
}

struct Scrub<'p> {
    profile: &'p Profile,
    gazetteer: &'p Gazetteer,
    names: Names,
}

impl Scrub<'_> {
    fn claim(&self, claim: &mut Claim) {
        claim.rules.clear();
        self.words(&mut claim.quote);
        claim.cause.retain(|cause| !self.names.stand_in(cause, false));
        if let Some(when) = &mut claim.when {
            self.words(&mut when.words);
        }
        if let Some(place) = &mut claim.place {
            self.place(place);
        }
        claim.attribution.iter_mut().for_each(|source| self.source(source));
        self.parties(claim);
        self.figures(claim);
        if let Some(casualty) = &mut claim.casualty {
            self.casualty(casualty);
        }
        if let Some(damage) = &mut claim.damage {
            self.thing(&mut damage.what);
        }
        if let Some(deployment) = &mut claim.deployment {
            self.thing(&mut deployment.what);
        }
        if let Some(facility) = &mut claim.facility
            && (!self.profile.facilities
                || facility.names.iter().any(|name| self.names.stand_in(name, false)))
        {
            facility.names.clear();
        }
        if let Some(displacement) = &mut claim.displacement
            && is_vague(self.profile)
        {
            displacement.from = None;
            displacement.to = None;
        }
        if let Some(agreement) = &mut claim.agreement {
            for words in [&mut agreement.age, &mut agreement.term] {
                words.take_if(|words| self.withholds(words));
            }
        }
    }

    fn incident(&self, incident: &mut Incident) {
        incident.cause.retain(|cause| !self.names.stand_in(cause, false));
        if let Some(when) = &mut incident.when {
            self.words(&mut when.words);
        }
        if let Some(place) = &mut incident.place {
            self.place(place);
        }
        if let Some(party) = &mut incident.perpetrator {
            self.party(party);
        }
    }

    fn casualty(&self, casualty: &mut Casualty) {
        let victims = &mut casualty.victims;
        if !self.profile.victims {
            victims.names.clear();
        }
        self.words(&mut victims.words);
        victims.side.take_if(|side| self.names.stand_in(side, false));
        victims.breakdown.iter_mut().for_each(|group| self.words(&mut group.figure.words));
    }

    /// Names of parties that the lexicon knows stay, though they are sources, too.
    fn parties(&self, claim: &mut Claim) {
        let own = claim.perpetrator.iter_mut();
        let control = claim.control.iter_mut().flat_map(|c| c.actor.iter_mut().chain(&mut c.against));
        let siege = claim.siege.iter_mut().flat_map(|s| &mut s.actor);
        let agreement = claim.agreement.iter_mut().flat_map(|a| &mut a.parties);
        let deployment = claim.deployment.iter_mut().flat_map(|d| &mut d.actor);
        let meeting = claim.meeting.iter_mut().flat_map(|m| &mut m.parties);
        let against = claim.allegation.iter_mut().flat_map(|a| &mut a.against);
        let all =
            own.chain(control).chain(siege).chain(agreement).chain(deployment).chain(meeting).chain(against);
        all.for_each(|party| self.party(party));
        if let Some(allegation) = &mut claim.allegation {
            allegation.of.retain(|of| !self.withholds(of));
        }
    }

    fn party(&self, party: &mut Party) {
        self.words(&mut party.words);
        // A party that the lexicon knows is known to all; anybody else would be told by name as whoever said so.
        if self.names.stand_in(&party.name, party.id.is_none()) {
            party.name = "a party".to_owned();
        }
    }

    fn figures(&self, claim: &mut Claim) {
        let figures: [Option<&mut Figure>; 6] = [
            claim.casualty.as_mut().and_then(|c| c.figure.as_mut()),
            claim.damage.as_mut().and_then(|d| d.figure.as_mut()),
            claim.facility.as_mut().and_then(|f| f.figure.as_mut()),
            claim.siege.as_mut().and_then(|s| s.figure.as_mut()),
            claim.displacement.as_mut().and_then(|d| d.figure.as_mut()),
            claim.deployment.as_mut().and_then(|d| d.figure.as_mut()),
        ];
        figures.into_iter().flatten().for_each(|figure| self.words(&mut figure.words));
    }

    fn source(&self, source: &mut Source) {
        if !self.profile.sources {
            source.name = name(source.source_type);
            source.of = None;
        }
    }

    fn place(&self, place: &mut Place) {
        let told = told(self.profile, self.gazetteer, &row(place));
        *place = Place {
            name: told.name,
            id: told.id,
            lat: told.at.map(|(lat, _)| lat),
            lon: told.at.map(|(_, lon)| lon),
            country: told.country,
            radius_km: told.radius_km,
        };
    }

    /// What was hit or brought: a common noun stays; what may be the name of a facility does not.
    fn thing(&self, words: &mut String) {
        let is_plain = words.chars().all(|c| c.is_ascii_lowercase() || c == ' ' || c == '-');
        if self.names.stand_in(words, true) || !self.profile.facilities && !is_plain {
            words.clear();
        }
    }

    /// Words of the text.
    fn words(&self, words: &mut String) {
        if self.withholds(words) {
            words.clear();
        }
    }

    fn withholds(&self, words: &str) -> bool {
        !self.profile.quotes || self.names.stand_in(words, true)
    }
}

fn row(place: &Place) -> PlaceRow {
    PlaceRow {
        name: place.name.clone(),
        id: place.id.clone(),
        at: place.lat.zip(place.lon),
        country: place.country.clone(),
        radius_km: place.radius_km,
    }
}

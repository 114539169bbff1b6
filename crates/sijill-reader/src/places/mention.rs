//! One mention: the words, what they can mean, and what the words beside them say.

use sijill_claim::Place;
use sijill_gazetteer::{Candidate, CountryCode, Gazetteer, PlaceKind};
use sijill_language::Sentence;

use super::lexicon::Back;
use super::{back, frame, relate, scan};

/// What a name of a place does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Something is or happens there.
    Location,
    /// A government or its capital acts or speaks.
    Government,
    /// It is part of another name, or tells where a person or thing comes from.
    Part,
    /// It tells where a person, a group or a thing comes from ("the UK-based group").
    Origin,
    /// It only tells where another place is ("30 km north of Mosul").
    Reference,
    /// The report was filed there ("GENEVA (Agency) –").
    Dateline,
}

/// Which part of the place is meant.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum Part {
    /// All of it.
    #[default]
    Whole,
    /// "eastern": the side at this bearing.
    Side(f64),
    /// "central".
    Middle,
    /// "near", "outside", "the outskirts of".
    Near,
}

/// "30 km north of": away from the place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Shift {
    /// How far, where told.
    pub(crate) km: Option<f64>,
    /// Which way, where told; degrees clockwise from north.
    pub(crate) bearing: Option<f64>,
}

/// A place as one sentence names it.
#[derive(Debug, Clone)]
pub(crate) struct PlaceMention {
    /// First token, with the words that say which part and what sort.
    pub(crate) first: usize,
    /// Last token.
    pub(crate) last: usize,
    /// The name as readings have it: "east Aleppo", "Handarat camp".
    pub(crate) name: String,
    /// What the name can mean; empty where the gazetteer does not know it.
    pub(crate) candidates: Vec<Candidate>,
    /// What sort the words say it is.
    pub(crate) kind: Option<PlaceKind>,
    /// True where the candidates are of a place that the named one lies in ("Aleppo airport").
    pub(crate) of_candidate: bool,
    /// Which part.
    pub(crate) part: Part,
    /// How far away from it.
    pub(crate) shift: Option<Shift>,
    /// Which other mention of the sentence the words say that it lies in.
    pub(crate) inside: Option<usize>,
    /// Which other mention of the sentence, by its shift, says where it is.
    pub(crate) beside: Option<usize>,
    /// The country that a word directly before it tells ("the Syrian town of").
    pub(crate) country: Option<CountryCode>,
    /// What it does.
    pub(crate) role: Role,
    /// How surely the words make it a location, 0 to 3.
    pub(crate) strength: u8,
    /// Points back at a place told before.
    pub(crate) back: Option<Back>,
    /// Where it is; filled in by [`resolve_places`](super::resolve_places).
    pub(crate) place: Option<Place>,
}

impl PlaceMention {
    /// True for words that could point back at a place and do not ("the school", where none was told).
    pub(crate) fn points_at_nothing(&self) -> bool {
        self.place.is_none()
            && matches!(
                self.back,
                Some(
                    Back::Sort
                        | Back::Site
                        | Back::Area
                        | Back::Land
                        | Back::Division
                        | Back::Country
                        | Back::Quarters
                        | Back::Side
                )
            )
    }

    /// "the area": somewhere about what was told last, and no name to hand on. So is "the region", where no name was told.
    pub(crate) fn is_area(&self) -> bool {
        matches!(self.back, Some(Back::Area)) || self.is_unnamed()
    }

    /// "the region", "the valley", of which the report tells no name.
    pub(crate) fn is_unnamed(&self) -> bool {
        matches!(self.back, Some(Back::Land | Back::Division))
            && self.place.as_ref().is_some_and(|p| p.id.is_none() && p.lat.is_none())
    }

    /// True where something is or happens there.
    pub(crate) fn is_location(&self) -> bool {
        matches!(self.role, Role::Location) && !self.points_at_nothing()
    }
}

/// The places that a sentence names, left to right.
pub(crate) fn place_mentions(s: &Sentence<'_>, gazetteer: &Gazetteer) -> Vec<PlaceMention> {
    let names = scan::names(s, gazetteer);
    let mut mentions: Vec<(scan::Name, PlaceMention)> = Vec::new();
    for name in names {
        if let Some(mention) = frame::dress(s, gazetteer, name)
            && mentions.last().is_none_or(|(_, m)| m.last < mention.first)
        {
            mentions.push((name, mention));
        }
    }
    let names: Vec<scan::Name> = mentions.iter().map(|m| m.0).collect();
    let mut mentions: Vec<PlaceMention> = mentions.into_iter().map(|m| m.1).collect();
    relate::relate(s, gazetteer, &names, &mut mentions);
    back::add(s, gazetteer, &mut mentions);
    mentions
}

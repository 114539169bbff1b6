//! Looking a name up for a person: the best first, by country and nearness where asked.

use crate::{Context, CountryCode, Fit, Gazetteer, Named, Place, PlaceIndex};

/// A place found, with how the name fits it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found<'g> {
    /// The place.
    pub place: Place<'g>,
    /// How the name fits.
    pub fit: Fit,
    /// How far from the place that it should be near.
    pub distance_km: Option<f64>,
}

impl Gazetteer {
    /// Every place of this name, the likeliest first; only those of `country` where given; the nearest first where
    /// `near` is given.
    #[must_use]
    pub fn find(&self, name: &str, near: Option<PlaceIndex>, country: Option<CountryCode>) -> Vec<Found<'_>> {
        let mut rest: Vec<_> = self.candidates(name).collect();
        if let Some(country) = country {
            rest.retain(|c| self.place(c.place).country == Some(country));
        }
        let mut found = Vec::new();
        if let Some(near) = near {
            found.extend(rest.iter().map(|c| self.found(c.place, c.fit, Some(near))));
            found.sort_by(|a, b| a.distance_km.unwrap_or(0.0).total_cmp(&b.distance_km.unwrap_or(0.0)));
            return found;
        }
        let context = Context { country, leanings: Vec::new() };
        rest.truncate(500);
        let mut ranked: Vec<_> = rest.iter().map(|c| (self.rank(*c, &context), *c)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.place.cmp(&b.1.place)));
        ranked.into_iter().map(|(_, c)| self.found(c.place, c.fit, None)).collect()
    }

    /// The likeliest place of this name without any context.
    #[must_use]
    pub fn best(&self, name: &str, country: Option<CountryCode>) -> Option<Place<'_>> {
        let named = Named { candidates: self.candidates(name).collect(), ..Named::default() };
        let context = Context { country, leanings: Vec::new() };
        self.choose(&[named], &context).into_iter().next().flatten().map(|i| self.place(i))
    }

    fn found(&self, index: PlaceIndex, fit: Fit, near: Option<PlaceIndex>) -> Found<'_> {
        Found { place: self.place(index), fit, distance_km: near.map(|n| self.distance_km(n, index)) }
    }
}

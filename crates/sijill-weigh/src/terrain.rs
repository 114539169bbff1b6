//! Places as a forest: what lies in what, and how far apart, for all the places of a record at once.
//!
//! Places of one gazetteer identifier are one node. A place that the gazetteer does not know is a node of its own, told
//! by its name and country, with nothing in it and in nothing but its country.

use rustc_hash::FxHashMap;
use sijill_gazetteer::{CountryCode, Gazetteer, PlaceKind, kilometres};
use sijill_record::question::PlaceRow;

/// A place of the forest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(u32);

impl Node {
    /// Its position in lists that have one item a node.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What is known of a node.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The gazetteer's identifier, or what stands for one.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What sort of place; nothing where the gazetteer does not know it.
    pub kind: Option<PlaceKind>,
    /// Degrees north and east.
    pub at: Option<(f64, f64)>,
    /// Radius in kilometres.
    pub radius_km: f64,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// What it lies in most closely.
    pub parent: Option<Node>,
}

/// The places of a record.
#[derive(Debug, Clone, Default)]
pub struct Terrain {
    spots: Vec<Spot>,
    /// For each node its chain: itself, then all that it lies in, from the narrowest.
    chains: Vec<Vec<Node>>,
    by_key: FxHashMap<String, Node>,
}

impl Terrain {
    /// The node of a place, made where it is new.
    pub fn add(&mut self, gazetteer: &Gazetteer, place: &PlaceRow) -> Node {
        if let Some(id) = &place.id {
            if let Some(node) = self.by_key.get(id) {
                return *node;
            }
            if let Some(index) = gazetteer.by_id(id) {
                // From the outermost in, so that each finds what it lies in.
                let mut chain: Vec<_> = gazetteer.above(index).collect();
                chain.reverse();
                chain.push(index);
                let mut parent = None;
                for index in chain {
                    let known = gazetteer.place(index);
                    let spot = Spot {
                        key: gazetteer.id(index),
                        name: known.name.to_owned(),
                        kind: Some(known.kind),
                        at: Some((known.lat, known.lon)),
                        radius_km: known.radius_km,
                        country: known.country.map(|code| code.as_str().to_owned()),
                        parent,
                    };
                    parent = Some(self.node(spot));
                }
                if let Some(node) = parent {
                    return node;
                }
            }
        }
        let parent =
            place.country.as_deref().and_then(CountryCode::new).and_then(|code| gazetteer.country(code)).map(
                |country| {
                    let row = PlaceRow {
                        name: country.name.to_owned(),
                        id: Some(gazetteer.id(country.index)),
                        at: None,
                        country: None,
                        radius_km: None,
                    };
                    self.add(gazetteer, &row)
                },
            );
        let country = place.country.clone();
        let key = match &place.id {
            Some(id) => id.clone(),
            None => format!(
                "{}, {}",
                sijill_gazetteer::normalise(&place.name),
                country.as_deref().unwrap_or_default()
            ),
        };
        self.node(Spot {
            key,
            name: place.name.clone(),
            kind: None,
            at: place.at,
            radius_km: place.radius_km.unwrap_or_default(),
            country,
            parent,
        })
    }

    fn node(&mut self, spot: Spot) -> Node {
        if let Some(node) = self.by_key.get(&spot.key) {
            return *node;
        }
        let node = Node(u32::try_from(self.spots.len()).unwrap_or(u32::MAX));
        let mut chain = vec![node];
        if let Some(parent) = spot.parent {
            chain.extend_from_slice(&self.chains[parent.index()]);
        }
        self.by_key.insert(spot.key.clone(), node);
        self.spots.push(spot);
        self.chains.push(chain);
        node
    }

    /// What is known of a node.
    #[must_use]
    pub fn spot(&self, node: Node) -> &Spot {
        &self.spots[node.index()]
    }

    /// The node itself, then all that it lies in, from the narrowest.
    #[must_use]
    pub fn chain(&self, node: Node) -> &[Node] {
        &self.chains[node.index()]
    }

    /// How many nodes there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.spots.len()
    }

    /// True where there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// True where `inner` is `outer` or lies in it.
    #[must_use]
    pub fn holds(&self, outer: Node, inner: Node) -> bool {
        self.chain(inner).contains(&outer)
    }

    /// True where one lies in the other.
    #[must_use]
    pub fn comparable(&self, one: Node, other: Node) -> bool {
        self.holds(one, other) || self.holds(other, one)
    }

    /// Kilometres between the points of two nodes, where both are known.
    #[must_use]
    pub fn distance_km(&self, one: Node, other: Node) -> Option<f64> {
        Some(kilometres(self.spot(one).at?, self.spot(other).at?))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn row(gazetteer: &Gazetteer, name: &str) -> PlaceRow {
        let place = gazetteer.best(name, None).unwrap();
        PlaceRow {
            name: name.to_owned(),
            id: Some(gazetteer.id(place.index)),
            at: Some((place.lat, place.lon)),
            country: place.country.map(|c| c.as_str().to_owned()),
            radius_km: Some(place.radius_km),
        }
    }

    #[test]
    fn districts_lie_in_halves_of_cities_in_countries() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let mut terrain = Terrain::default();
        let [sukkari, east, west, aleppo, syria] =
            ["Sukkari", "eastern Aleppo", "western Aleppo", "Aleppo", "Syria"]
                .map(|name| terrain.add(&gazetteer, &row(&gazetteer, name)));
        assert!(
            terrain.holds(east, sukkari) && terrain.holds(aleppo, sukkari) && terrain.holds(syria, sukkari)
        );
        assert!(!terrain.comparable(west, sukkari) && !terrain.holds(sukkari, east));
        assert_eq!(terrain.add(&gazetteer, &row(&gazetteer, "Aleppo")), aleppo);
        assert!(terrain.distance_km(east, west).unwrap() < 20.0);
    }

    #[test]
    fn an_unknown_place_is_itself_and_in_its_country() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let mut terrain = Terrain::default();
        let syria = terrain.add(&gazetteer, &row(&gazetteer, "Syria"));
        let unknown = |name: &str, country: Option<&str>| PlaceRow {
            name: name.to_owned(),
            id: None,
            at: None,
            country: country.map(str::to_owned),
            radius_km: None,
        };
        let farm = terrain.add(&gazetteer, &unknown("the Zayat farm", Some("SY")));
        assert!(terrain.holds(syria, farm));
        assert_eq!(terrain.add(&gazetteer, &unknown("The Zayat Farm", Some("SY"))), farm);
        assert_ne!(terrain.add(&gazetteer, &unknown("The Zayat Farm", None)), farm);
    }
}

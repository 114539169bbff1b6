//! Places as a forest: what lies in what, and how far apart, for all the places of a record at once.
//!
//! Places of one gazetteer identifier are one node. A place lies in what the gazetteer's lists say, and in the circle of any
//! other that is no country, division or part of a city ([`Terrain::settle`]), as the gazetteer itself has it. A place that
//! the gazetteer does not know is a node of its own, told by its name and country; it lies in the place that it is named
//! after ("southern Khartoum"), whether or not a claim names that, too.

use rustc_hash::FxHashMap;
use sijill_gazetteer::{CountryCode, Gazetteer, PlaceIndex, PlaceKind, kilometres};
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
            if let Some(node) = gazetteer.by_id(id).and_then(|index| self.add_known(gazetteer, index)) {
                return node;
            }
        }
        let code = place.country.as_deref().and_then(CountryCode::new);
        let parent = named_after(gazetteer, place, code)
            .or_else(|| code.and_then(|code| gazetteer.country(code)).map(|country| country.index))
            .and_then(|index| self.add_known(gazetteer, index));
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

    fn add_known(&mut self, gazetteer: &Gazetteer, index: PlaceIndex) -> Option<Node> {
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
        parent
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

    /// Lays every place into the circles that hold it, once all places are there.
    pub fn settle(&mut self) {
        let mut by_latitude: Vec<(f64, Node)> =
            (0..).zip(&self.spots).filter_map(|(number, spot)| Some((spot.at?.0, Node(number)))).collect();
        by_latitude.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut held: Vec<(Node, Node)> = Vec::new();
        for (number, outer) in (0..).zip(&self.spots) {
            let Some(at) = outer.at.filter(|_| self.has_circle(outer)) else { continue };
            let reach = outer.radius_km / 110.0;
            let from = by_latitude.partition_point(|(lat, _)| *lat < at.0 - reach);
            for (_, inner) in by_latitude[from..].iter().take_while(|(lat, _)| *lat <= at.0 + reach) {
                let spot = self.spot(*inner);
                let smaller = spot.radius_km <= outer.radius_km;
                let inside = spot.at.is_some_and(|other| kilometres(at, other) <= outer.radius_km);
                // Of two circles of one size that hold each other's points, the one whose key comes first is the outer one.
                let tie = spot.radius_km < outer.radius_km || outer.key < spot.key;
                if smaller && inside && tie && inner.0 != number && !self.comparable(Node(number), *inner) {
                    held.push((Node(number), *inner));
                }
            }
        }
        // Larger circles first, so that what lies in a smaller one has the larger one's places in its chain, too.
        held.sort_by(|a, b| {
            let radius = |node: Node| self.spot(node).radius_km;
            let keys = |pair: &(Node, Node)| (&self.spot(pair.0).key, &self.spot(pair.1).key);
            radius(b.0)
                .total_cmp(&radius(a.0))
                .then(radius(b.1).total_cmp(&radius(a.1)))
                .then_with(|| keys(a).cmp(&keys(b)))
        });
        let mut within: Vec<Vec<usize>> = vec![Vec::new(); self.spots.len()];
        for (at, chain) in self.chains.iter().enumerate() {
            for outer in chain {
                within[outer.index()].push(at);
            }
        }
        for (outer, inner) in held {
            if self.holds(inner, outer) {
                continue;
            }
            let above = self.chains[outer.index()].clone();
            for at in within[inner.index()].clone() {
                for node in &above {
                    if !self.chains[at].contains(node) {
                        self.chains[at].push(*node);
                        within[node.index()].push(at);
                    }
                }
            }
        }
        for at in 0..self.chains.len() {
            let mut chain = std::mem::take(&mut self.chains[at]);
            // The narrowest first, as the number of places that each lies in tells.
            let depth =
                |node: &Node| if node.index() == at { usize::MAX } else { self.chains[node.index()].len() };
            chain.sort_by_key(|node| std::cmp::Reverse(depth(node)));
            self.chains[at] = chain;
        }
    }

    fn has_circle(&self, spot: &Spot) -> bool {
        let part_of_city = spot.parent.is_some_and(|parent| self.spot(parent).kind == Some(PlaceKind::City));
        match spot.kind {
            None | Some(PlaceKind::Country | PlaceKind::Division) => false,
            Some(PlaceKind::Region) => !part_of_city,
            Some(_) => true,
        }
    }

    /// Tells every place otherwise, where what lies in what stays as it is. A place that is told as another one can no longer
    /// be found by its identifier.
    pub fn retell(&mut self, told: impl Fn(&Spot) -> Spot) {
        let mut by_key = FxHashMap::default();
        for (number, spot) in (0..).zip(&mut self.spots) {
            let told = told(spot);
            if told.key == spot.key {
                by_key.insert(told.key.clone(), Node(number));
            }
            *spot = told;
        }
        self.by_key = by_key;
    }

    /// True where a node is told as what it is, not as another one.
    #[must_use]
    pub fn tells(&self, node: Node) -> bool {
        self.by_key.get(&self.spot(node).key) == Some(&node)
    }

    /// The node of a place by its identifier in the gazetteer, where there is one.
    #[must_use]
    pub fn known(&self, id: &str) -> Option<Node> {
        self.by_key.get(id).copied()
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

    /// All nodes.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        (0..u32::try_from(self.spots.len()).unwrap_or(u32::MAX)).map(Node)
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

/// The place that an unknown one is named after, and whose circle has its point: the last words of "southern Khartoum"
/// name Khartoum. Of several of one name the narrowest that is no smaller.
fn named_after(gazetteer: &Gazetteer, place: &PlaceRow, country: Option<CountryCode>) -> Option<PlaceIndex> {
    let (at, radius_km) = (place.at?, place.radius_km?);
    let holds = |outer: &sijill_gazetteer::Place<'_>| {
        outer.kind != PlaceKind::Country
            && outer.radius_km >= radius_km
            && kilometres(at, (outer.lat, outer.lon)) <= outer.radius_km
    };
    let words: Vec<&str> = place.name.split_whitespace().collect();
    (1..words.len()).find_map(|from| {
        gazetteer
            .find(&words[from..].join(" "), None, Some(country?))
            .into_iter()
            .map(|found| found.place)
            .filter(holds)
            .min_by(|a, b| a.radius_km.total_cmp(&b.radius_km).then(a.index.cmp(&b.index)))
            .map(|outer| outer.index)
    })
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
    fn circles_hold_what_the_lists_do_not_tell() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let mut terrain = Terrain::default();
        let [ghouta, syria] =
            ["eastern Ghouta", "Syria"].map(|name| terrain.add(&gazetteer, &row(&gazetteer, name)));
        let center = terrain.spot(ghouta).at.unwrap();
        let unknown = PlaceRow {
            name: "the Zayat farm".to_owned(),
            id: None,
            at: Some((center.0 + 0.01, center.1)),
            country: Some("SY".to_owned()),
            radius_km: Some(1.0),
        };
        let farm = terrain.add(&gazetteer, &unknown);
        let [sukkari, east, west] = ["Sukkari", "eastern Aleppo", "western Aleppo"]
            .map(|name| terrain.add(&gazetteer, &row(&gazetteer, name)));
        terrain.settle();
        assert!(terrain.holds(ghouta, farm) && terrain.holds(syria, farm) && !terrain.holds(farm, ghouta));
        assert!(terrain.holds(east, sukkari) && !terrain.holds(west, sukkari));
        assert_eq!(terrain.chain(farm)[0], farm);
        for number in 0..terrain.len() {
            let node = Node(u32::try_from(number).unwrap());
            for outer in terrain.chain(node).iter().skip(1) {
                assert!(terrain.chain(*outer).iter().all(|n| terrain.holds(*n, node)), "chains are closed");
                assert!(terrain.chain(*outer).len() < terrain.chain(node).len());
            }
        }
    }

    #[test]
    fn a_part_lies_in_the_place_that_it_is_named_after() {
        let gazetteer = Gazetteer::embedded().unwrap();
        let mut terrain = Terrain::default();
        let kharkiv = row(&gazetteer, "Kharkiv");
        let (lat, lon) = kharkiv.at.unwrap();
        let mut part = |name: &str, lat: f64, radius: f64, country: &str| {
            terrain.add(
                &gazetteer,
                &PlaceRow {
                    name: name.to_owned(),
                    id: None,
                    at: Some((lat, lon)),
                    country: Some(country.to_owned()),
                    radius_km: Some(radius),
                },
            )
        };
        let north = part("northern Kharkiv", lat + 0.02, 4.0, "UA");
        let outskirts = part("the outskirts of Kharkiv", lat, 3.0, "UA");
        let far = part("the road to Kharkiv", lat + 3.0, 4.0, "UA");
        let abroad = part("little Kharkiv", lat, 4.0, "SY");
        let other = part("the Zayat farm", lat, 1.0, "UA");
        let city = terrain.add(&gazetteer, &kharkiv);
        assert!(terrain.holds(city, north) && terrain.holds(city, outskirts));
        for not in [far, abroad, other] {
            assert!(!terrain.holds(city, not), "{} is not named after the city", terrain.spot(not).name);
        }
        let division = terrain.spot(city).parent.unwrap();
        assert!(terrain.holds(division, north), "and in what that lies in");
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

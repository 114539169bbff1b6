//! The index of sketches: which earlier reports one may be a copy of, and the families of copies.

use rustc_hash::{FxHashMap, FxHashSet};

use super::families::Families;
use super::share::SHARED;
use super::sketch::{ROWS, Sketch, similarity};

/// Two reports are compared if they agree in two neighbouring rows.
const BANDS: usize = ROWS / 2;

/// Sketches that say that less than this of the shorter text is shared make no copy. Below the 0.4 that the texts must
/// share, for the estimate errs.
const CONTAINED: f64 = 0.33;

/// No report.
const NONE: u32 = u32::MAX;

/// The sketches of reports, and which of them are copies of which.
///
/// Families are what is connected by "is a copy of", so they are the same in whatever order reports are added.
#[derive(Debug, Clone, Default)]
pub struct Copies {
    /// The report at each position, in order of arrival.
    reports: Vec<u32>,
    positions: FxHashMap<u32, u32>,
    sketches: Vec<Sketch>,
    bands: Vec<Band>,
    families: Families,
    /// For each position, the last round in which it was compared.
    compared: Vec<u32>,
}

/// Positions by what they have in one band: chains of those that fall in one slot.
#[derive(Debug, Clone, Default)]
struct Band {
    slots: Vec<u32>,
    next: Vec<u32>,
}

impl Copies {
    /// An index with room for so many reports; it grows when it must.
    #[must_use]
    pub fn with_capacity(reports: usize) -> Self {
        let mut copies = Self::default();
        copies.widen(reports);
        copies
    }

    /// Adds a report and says of which earlier ones it is a copy, as far as sketches tell. A report that is there already
    /// is not added again.
    ///
    /// Where the texts are at hand, [`add_if`](Self::add_if) is right: a sketch may err.
    pub fn add(&mut self, report: u32, sketch: Sketch) -> Vec<u32> {
        let Some(position) = self.begin(report) else { return Vec::new() };
        let copied = self.candidates(position, &sketch);
        self.insert(position, report, sketch, copied)
    }

    /// Adds a report and says of which earlier ones it is a copy. `confirm` is asked about those that may be one, the most
    /// similar first, with [`confirmed`](super::confirmed) of the two texts as the answer; once it has said yes to one
    /// of a family it is not asked about the others, and they are not in the answer.
    pub fn add_if(&mut self, report: u32, sketch: Sketch, mut confirm: impl FnMut(u32) -> bool) -> Vec<u32> {
        let Some(position) = self.begin(report) else { return Vec::new() };
        let mut copied = Vec::new();
        let mut known = FxHashSet::default();
        for earlier in self.candidates(position, &sketch) {
            let family = self.families.root(earlier);
            if !known.contains(&family) && confirm(self.reports[earlier as usize]) {
                known.insert(family);
                copied.push(earlier);
            }
        }
        self.insert(position, report, sketch, copied)
    }

    /// Adds a report whose family is known, without comparing it: `first` is the lowest report of that family.
    pub fn add_known(&mut self, report: u32, sketch: Sketch, first: u32) {
        let Some(position) = self.begin(report) else { return };
        let copied = self.positions.get(&first).copied();
        self.insert(position, report, sketch, copied.into_iter().collect());
    }

    /// Makes room for a report; nothing where it is there already.
    fn begin(&mut self, report: u32) -> Option<u32> {
        if self.positions.contains_key(&report) {
            return None;
        }
        self.widen(self.reports.len() + 1);
        u32::try_from(self.reports.len()).ok().filter(|position| *position != NONE)
    }

    /// Enters a report at the next position, joined to those that it copies.
    fn insert(&mut self, position: u32, report: u32, sketch: Sketch, copied: Vec<u32>) -> Vec<u32> {
        self.families.push(report);
        self.positions.insert(report, position);
        self.reports.push(report);
        self.compared.push(position);
        for (number, band) in self.bands.iter_mut().enumerate() {
            band.push(position, number, &sketch);
        }
        self.sketches.push(sketch);
        for earlier in &copied {
            self.families.join(position, *earlier);
        }
        let mut copied: Vec<u32> = copied.into_iter().map(|earlier| self.reports[earlier as usize]).collect();
        copied.sort_unstable();
        copied
    }

    /// How many reports are in the index.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.reports.len()
    }

    /// True where there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// The lowest report number of a report's family; nothing where the report is not in the index.
    #[must_use]
    pub fn family(&self, report: u32) -> Option<u32> {
        self.positions.get(&report).map(|position| self.families.lowest(*position))
    }

    /// For each report number from 0 to the highest the lowest number of its family: its own where it is a copy of none,
    /// or not in the index.
    #[must_use]
    pub fn families(&self) -> Vec<u32> {
        let end = self.reports.iter().max().map_or(0, |highest| highest.saturating_add(1));
        (0..end).map(|report| self.family(report).unwrap_or(report)).collect()
    }

    /// Positions of earlier reports whose sketches say that this one may be a copy, the most similar first.
    fn candidates(&mut self, round: u32, sketch: &Sketch) -> Vec<u32> {
        if (sketch.shingles() as usize) < SHARED {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (number, band) in self.bands.iter().enumerate() {
            let key = sketch.band(number);
            let mut earlier = band.slots[band.slot(key)];
            while earlier != NONE {
                let position = earlier as usize;
                let other = &self.sketches[position];
                if other.band(number) == key && self.compared[position] != round {
                    self.compared[position] = round;
                    let contained = similarity(sketch, other).contained;
                    if contained >= CONTAINED {
                        found.push((contained, earlier));
                    }
                }
                earlier = band.next[position];
            }
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        found.into_iter().map(|(_, earlier)| earlier).collect()
    }

    /// Makes room, so that there are at least as many slots as reports.
    fn widen(&mut self, reports: usize) {
        if self.bands.first().is_some_and(|band| band.slots.len() >= reports) {
            return;
        }
        let slots = reports.next_power_of_two().max(1024);
        self.bands.resize_with(BANDS, Band::default);
        for (number, band) in self.bands.iter_mut().enumerate() {
            band.slots = vec![NONE; slots];
            band.next.clear();
            band.next.reserve_exact(slots);
            for (position, sketch) in (0..).zip(&self.sketches) {
                band.push(position, number, sketch);
            }
        }
    }
}

impl Band {
    fn push(&mut self, position: u32, number: usize, sketch: &Sketch) {
        let slot = self.slot(sketch.band(number));
        let enough = sketch.shingles() as usize >= SHARED;
        self.next.push(if enough { std::mem::replace(&mut self.slots[slot], position) } else { NONE });
    }

    fn slot(&self, key: u32) -> usize {
        // Slots are a power of two: the high bits of a product by the golden ratio are even.
        let spread = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        spread as usize & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of its own for each number.
    fn sketch(number: u32) -> Sketch {
        Sketch::of(&(0..60).map(|word| format!("w{} ", number * 100 + word)).collect::<String>())
    }

    #[test]
    fn the_lowest_number_stands_for_a_family_whatever_came_first() {
        let mut copies = Copies::default();
        assert!(copies.is_empty() && copies.families().is_empty());
        assert!(copies.add(9, sketch(1)).is_empty());
        assert!(copies.add(2, sketch(2)).is_empty());
        assert_eq!(copies.add(4, sketch(1)), [9]);
        assert_eq!(copies.add(6, sketch(1)), [4, 9]);
        assert_eq!(copies.families(), [0, 1, 2, 3, 4, 5, 4, 7, 8, 4]);
        assert_eq!((copies.family(9), copies.family(5), copies.len()), (Some(4), None, 4));
    }

    #[test]
    fn a_report_is_added_once() {
        let mut copies = Copies::default();
        copies.add(1, sketch(1));
        assert!(copies.add(1, sketch(1)).is_empty());
        assert_eq!(copies.len(), 1);
    }

    #[test]
    fn what_the_texts_refuse_is_no_copy_and_one_of_a_family_is_enough() {
        let mut copies = Copies::default();
        for report in 0..3 {
            copies.add(report, sketch(1));
        }
        let mut asked = Vec::new();
        let refuse = |earlier| {
            asked.push(earlier);
            false
        };
        assert!(copies.add_if(3, sketch(1), refuse).is_empty());
        assert_eq!(asked, [0, 1, 2]);
        assert_eq!(copies.add_if(4, sketch(1), |earlier| earlier != 0), [1, 3]);
        assert_eq!(copies.families(), [0, 0, 0, 0, 0]);
    }

    #[test]
    fn known_families_come_out_as_they_went_in() {
        let mut compared = Copies::default();
        for report in 0..40 {
            compared.add(report, sketch(report % 7));
        }
        let families = compared.families();
        let mut known = Copies::default();
        for report in 0..40 {
            known.add_known(report, sketch(report % 7), families[report as usize]);
        }
        assert_eq!(known.families(), families);
        assert_eq!(known.add(40, sketch(3)), compared.add(40, sketch(3)));
        assert_eq!(known.families(), compared.families());
    }

    #[test]
    fn nothing_is_lost_as_the_index_grows() {
        let mut grown = Copies::default();
        let mut roomy = Copies::with_capacity(5_000);
        for report in 0..1_500 {
            let number = if report % 3 == 0 { report / 2 } else { 10_000 + report };
            assert_eq!(grown.add(report, sketch(number)), roomy.add(report, sketch(number)));
        }
        assert_eq!(grown.add(1_500, sketch(0)), [0]);
        assert_eq!(grown.add(1_501, sketch(10_001)), [1]);
    }
}

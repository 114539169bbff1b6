//! An averaged perceptron over hashed features. A feature gets weights only after it has been wrong a few times, which
//! keeps the model small at no loss (Goldberg & Elhadad 2011).

/// Weights being learnt, for at most `W` classes.
#[derive(Debug)]
pub(crate) struct Learner<const W: usize> {
    /// Key, and either how often it was wrong or, from [`ADMITTED`] up, its row. Key 0 is an empty place.
    index: Vec<(u32, u32)>,
    taken: usize,
    patience: u32,
    weights: Vec<[f32; W]>,
    /// Sums for the average: each change times when it was made.
    sums: Vec<[f32; W]>,
    /// How often each row was looked up.
    uses: Vec<u32>,
    clock: u32,
}

const ADMITTED: u32 = 1 << 8;

impl<const W: usize> Learner<W> {
    /// Begins; a feature is admitted when it has been wrong `patience` times.
    pub(crate) fn new(patience: u32) -> Self {
        let index = vec![(0, 0); 1 << 20];
        Self { index, taken: 0, patience, weights: Vec::new(), sums: Vec::new(), uses: Vec::new(), clock: 1 }
    }

    fn place(index: &[(u32, u32)], key: u32) -> usize {
        let mask = index.len() - 1;
        let mut at = key.wrapping_mul(0x9E37_79B1) as usize & mask;
        while index[at].0 != 0 && index[at].0 != key {
            at = (at + 1) & mask;
        }
        at
    }

    /// Adds up what is known of the features.
    pub(crate) fn add(&mut self, keys: &[u32], scores: &mut [f32; W]) {
        for &key in keys {
            let (_, value) = self.index[Self::place(&self.index, key.max(1))];
            if value >= ADMITTED {
                let row = (value - ADMITTED) as usize;
                self.uses[row] += 1;
                let row = &self.weights[row];
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
        }
    }

    /// Another decision has been made.
    pub(crate) fn tick(&mut self) {
        self.clock += 1;
    }

    /// Makes `good` likelier and `bad` less likely where these features are.
    pub(crate) fn update(&mut self, keys: &[u32], good: usize, bad: usize) {
        for &key in keys {
            let key = key.max(1);
            if self.taken * 2 > self.index.len() {
                self.grow();
            }
            let at = Self::place(&self.index, key);
            let (_, value) = self.index[at];
            self.taken += usize::from(value == 0);
            if value < ADMITTED {
                if value + 1 < self.patience {
                    self.index[at] = (key, value + 1);
                    continue;
                }
                self.index[at] =
                    (key, ADMITTED + u32::try_from(self.weights.len()).unwrap_or(u32::MAX - ADMITTED));
                self.weights.push([0.0; W]);
                self.sums.push([0.0; W]);
                self.uses.push(0);
            }
            let row = (self.index[at].1 - ADMITTED) as usize;
            let now = self.clock as f32;
            self.weights[row][good] += 1.0;
            self.weights[row][bad] -= 1.0;
            self.sums[row][good] += now;
            self.sums[row][bad] -= now;
        }
    }

    fn grow(&mut self) {
        let mut larger = vec![(0, 0); self.index.len() * 2];
        for &entry in self.index.iter().filter(|e| e.0 != 0) {
            let at = Self::place(&larger, entry.0);
            larger[at] = entry;
        }
        self.index = larger;
    }

    /// Takes the averages for the weights, once all has been learnt.
    pub(crate) fn settle(&mut self) {
        let clock = self.clock as f32;
        for (weights, sums) in self.weights.iter_mut().zip(&mut self.sums) {
            for (weight, sum) in weights.iter_mut().zip(sums) {
                *weight -= *sum / clock;
                *sum = 0.0;
            }
        }
    }

    /// How many features have weights.
    pub(crate) fn len(&self) -> usize {
        self.weights.len()
    }

    /// Every feature's averaged weights, the most used first.
    pub(crate) fn averages(&self) -> Vec<(u32, [f32; W])> {
        let mut known: Vec<(u32, usize)> =
            self.index.iter().filter(|e| e.1 >= ADMITTED).map(|e| (e.0, (e.1 - ADMITTED) as usize)).collect();
        known.sort_unstable_by_key(|&(key, row)| (std::cmp::Reverse(self.uses[row]), key));
        let average = |row: usize| {
            let (weights, sums) = (&self.weights[row], &self.sums[row]);
            std::array::from_fn(|i| weights[i] - sums[i] / self.clock as f32)
        };
        known.into_iter().map(|(key, row)| (key, average(row))).collect()
    }
}

/// Numbers without a pattern, the same in every run.
#[derive(Debug)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// The next number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % limit.max(1)
    }

    /// Puts things in another order.
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.below(i + 1));
        }
    }
}

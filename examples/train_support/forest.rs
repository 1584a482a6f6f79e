//! Boosted regression trees for the logistic loss (Friedman 2001), grown on histograms.
//!
//! Where a feature may only speak for support, or only against it, no tree may say otherwise.

use standfirst::evidence::features::{COUNT, DIRECTIONS, Features};
use standfirst::evidence::model::{Node, Trees, probability};

/// A sentence to learn from.
pub struct Example {
    /// Its features.
    pub features: Features,
    /// Whether it is supported.
    pub is_supported: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Forests that are grown; what they say counts as their mean, so that chance counts less.
const FORESTS: u64 = 3;
/// Trees of each forest, and how they are grown.
const TREES: usize = 240;
const DEPTH: usize = 4;
const RATE: f64 = 0.05;
/// Values of a feature are told apart by at most so many thresholds.
const THRESHOLDS: usize = 48;
/// A leaf holds at least this many sentences.
const LEAF_SIZE: usize = 30;
/// What is added to the curvature of a leaf, so that small leaves say little.
const CAUTION: f64 = 1.0;

/// Sums over examples: of their gradients, their curvatures, and how many they are.
#[derive(Clone, Copy, Default)]
struct Sums {
    gradient: f64,
    curvature: f64,
    count: usize,
}

struct Split {
    gain: f64,
    feature: usize,
    bin: usize,
}

/// What a leaf may say, lowest and highest.
type Bounds = (f64, f64);

/// Grows the trees; the same examples in the same order give the same trees.
pub fn grow(examples: &[Example]) -> Trees {
    let bins = Bins::of(examples);
    let forests: Vec<_> = (1..=FORESTS).map(|seed| forest(examples, &bins, seed)).collect();
    Trees::new(forests.into_iter().flatten().map(share))
}

/// A tree that says its share of what all forests say.
fn share(mut tree: Vec<Node>) -> Vec<Node> {
    for node in &mut tree {
        if let Node::Leaf(value) = node {
            *value /= FORESTS as f32;
        }
    }
    tree
}

fn forest(examples: &[Example], bins: &Bins, seed: u64) -> Vec<Vec<Node>> {
    let mut log_odds = vec![0.0_f64; examples.len()];
    let mut random = Random(seed);
    let mut trees = Vec::new();
    for _ in 0..TREES {
        let slopes: Vec<Sums> = examples.iter().zip(&log_odds).map(slope).collect();
        // Every tree sees half of the features and two thirds of the sentences (Friedman 2002).
        let features: Vec<usize> = (0..COUNT).filter(|_| random.below(2) == 0).collect();
        let rows = (0..examples.len()).filter(|_| random.below(3) > 0).collect();
        let mut tree = Vec::new();
        let grower = Grower { bins, slopes: &slopes, features: &features };
        grower.grow(rows, 0, (f64::MIN, f64::MAX), &mut tree);
        let tree_alone = Trees::new([tree.clone()]);
        for (sum, example) in log_odds.iter_mut().zip(examples) {
            *sum += f64::from(tree_alone.sum(&example.features));
        }
        trees.push(tree);
    }
    trees
}

fn slope((example, log_odds): (&Example, &f64)) -> Sums {
    let p = f64::from(probability(*log_odds as f32));
    let wanted = f64::from(u8::from(example.is_supported));
    let curvature = (p * (1.0 - p)).max(1e-6) * example.weight;
    Sums { gradient: (wanted - p) * example.weight, curvature, count: 1 }
}

struct Grower<'a> {
    bins: &'a Bins,
    slopes: &'a [Sums],
    features: &'a [usize],
}

impl Grower<'_> {
    fn grow(&self, rows: Vec<usize>, depth: usize, bounds: Bounds, tree: &mut Vec<Node>) {
        let total = rows.iter().fold(Sums::default(), |sum, row| sum.plus(self.slopes[*row]));
        let split = if depth < DEPTH { self.best_split(&rows, total, bounds) } else { None };
        let Some(Split { feature, bin, .. }) = split else {
            tree.push(Node::Leaf((RATE * total.value(bounds)) as f32));
            return;
        };
        let (low, high): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| self.bins.of_row(*row)[feature] as usize <= bin);
        let [low_bounds, high_bounds] = self.bounds(&low, &high, feature, bounds);
        let at = tree.len();
        tree.push(Node::Leaf(0.0));
        self.grow(low, depth + 1, low_bounds, tree);
        let step = (tree.len() - at) as u16;
        self.grow(high, depth + 1, high_bounds, tree);
        let threshold = self.bins.thresholds[feature][bin];
        tree[at] = Node::Decision { feature: feature as u8, threshold, low: 1, high: step };
    }

    fn best_split(&self, rows: &[usize], total: Sums, bounds: Bounds) -> Option<Split> {
        let splits = self.features.iter().filter_map(|f| self.split(rows, total, bounds, *f));
        splits.max_by(|a, b| a.gain.total_cmp(&b.gain).then(b.feature.cmp(&a.feature)))
    }

    /// The best threshold of one feature, if it gains anything and goes the right way.
    fn split(&self, rows: &[usize], total: Sums, bounds: Bounds, feature: usize) -> Option<Split> {
        let mut sums = [Sums::default(); THRESHOLDS + 1];
        for row in rows {
            let bin = usize::from(self.bins.of_row(*row)[feature]);
            sums[bin] = sums[bin].plus(self.slopes[*row]);
        }
        let mut low = Sums::default();
        let mut best: Option<Split> = None;
        let last = self.bins.thresholds[feature].len();
        for (bin, sum) in sums[..last].iter().enumerate() {
            low = low.plus(*sum);
            let high = total.minus(low);
            let is_allowed = low.count.min(high.count) >= LEAF_SIZE && {
                let rise = high.value(bounds) - low.value(bounds);
                rise * f64::from(DIRECTIONS[feature]) >= 0.0
            };
            let gain = low.gain(bounds) + high.gain(bounds) - total.gain(bounds);
            if is_allowed && gain > best.as_ref().map_or(1e-9, |best| best.gain) {
                best = Some(Split { gain, feature, bin });
            }
        }
        best
    }

    /// What the leaves on either side may say, so that none on the low side goes beyond any on the
    /// high side where the feature has a direction.
    fn bounds(&self, low: &[usize], high: &[usize], feature: usize, all: Bounds) -> [Bounds; 2] {
        let value = |rows: &[usize]| {
            rows.iter().fold(Sums::default(), |sum, row| sum.plus(self.slopes[*row])).value(all)
        };
        let middle = (value(low) + value(high)) / 2.0;
        match DIRECTIONS[feature] {
            0 => [all, all],
            1.. => [(all.0, middle), (middle, all.1)],
            _ => [(middle, all.1), (all.0, middle)],
        }
    }
}

impl Sums {
    fn plus(self, other: Self) -> Self {
        Self {
            gradient: self.gradient + other.gradient,
            curvature: self.curvature + other.curvature,
            count: self.count + other.count,
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            gradient: self.gradient - other.gradient,
            curvature: self.curvature - other.curvature,
            count: self.count - other.count,
        }
    }

    /// What a leaf for these examples says (Newton's step).
    fn value(self, (lowest, highest): Bounds) -> f64 {
        (self.gradient / (self.curvature + CAUTION)).clamp(lowest, highest)
    }

    /// How much of the loss such a leaf takes away.
    fn gain(self, bounds: Bounds) -> f64 {
        let value = self.value(bounds);
        self.gradient * value - 0.5 * (self.curvature + CAUTION) * value * value
    }
}

/// The examples' features as numbers of intervals.
struct Bins {
    thresholds: Vec<Vec<f32>>,
    rows: Vec<[u8; COUNT]>,
}

impl Bins {
    fn of(examples: &[Example]) -> Self {
        let thresholds: Vec<Vec<f32>> = (0..COUNT).map(|f| thresholds(examples, f)).collect();
        let bin = |feature: usize, value: f32| {
            thresholds[feature].partition_point(|threshold| *threshold < value) as u8
        };
        let row = |example: &Example| std::array::from_fn(|f| bin(f, example.features[f]));
        let rows = examples.iter().map(row).collect();
        Self { thresholds, rows }
    }

    fn of_row(&self, row: usize) -> &[u8; COUNT] {
        &self.rows[row]
    }
}

/// The values that part the examples into shares of about the same size.
fn thresholds(examples: &[Example], feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = examples.iter().map(|example| example.features[feature]).collect();
    values.sort_by(f32::total_cmp);
    let highest = values.last().copied().unwrap_or_default();
    let mut all: Vec<f32> = (1..=THRESHOLDS)
        .map(|n| values[(n * values.len() / (THRESHOLDS + 1)).min(values.len() - 1)])
        .collect();
    all.dedup();
    all.retain(|threshold| *threshold < highest);
    all
}

/// Knuth's linear congruential generator (MMIX).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

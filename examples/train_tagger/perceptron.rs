//! The averaged structured perceptron (Collins 2002).

use standfirst::language::EntityType;
use standfirst::language::tagger::decode::{Decoder, Scores, Transitions};
use standfirst::language::tagger::tag::{self, COUNT, Tag};

/// A sentence to learn from.
pub struct Example {
    /// The numbers of the features of each word.
    pub features: Vec<Vec<usize>>,
    /// The right tags.
    pub tags: Vec<Tag>,
    /// Whether names of all types are marked.
    pub marks_all_types: bool,
}

/// A weight for each tag.
pub type Row = [f64; COUNT];

/// Weights, and their sums over the steps, each change times the step at which it was made.
pub struct Perceptron {
    weights: Vec<Row>,
    summed: Vec<Row>,
    transitions: [Row; COUNT],
    summed_transitions: [Row; COUNT],
    step: f64,
    random: u64,
}

impl Perceptron {
    /// One that knows nothing yet about `features` features; `seed` decides the order of learning.
    pub fn new(features: usize, seed: u64) -> Self {
        Self {
            weights: vec![[0.0; COUNT]; features],
            summed: vec![[0.0; COUNT]; features],
            transitions: [[0.0; COUNT]; COUNT],
            summed_transitions: [[0.0; COUNT]; COUNT],
            step: 1.0,
            random: seed,
        }
    }

    /// Learns from each example once, in random order; returns how many words were tagged wrong.
    pub fn learn_all(&mut self, examples: &[Example]) -> usize {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for last in (1..order.len()).rev() {
            order.swap(last, self.below(last + 1));
        }
        order.into_iter().map(|index| self.learn(&examples[index])).sum()
    }

    /// A number below `limit`, by Knuth's linear congruential generator (MMIX).
    fn below(&mut self, limit: usize) -> usize {
        self.random = self
            .random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 33) as usize % limit
    }

    fn learn(&mut self, example: &Example) -> usize {
        self.step += 1.0;
        let mut found = self.tagged(example);
        if !example.marks_all_types {
            forgive(&mut found, &example.tags);
        }
        let wrong = found.iter().zip(&example.tags).filter(|(found, right)| found != right).count();
        if wrong > 0 {
            self.change(example, &example.tags, 1.0);
            self.change(example, &found, -1.0);
        }
        wrong
    }

    fn tagged(&self, example: &Example) -> Vec<Tag> {
        let scores: Vec<Scores> = example.features.iter().map(|word| self.scores(word)).collect();
        let transitions: Transitions = self.transitions.map(whole);
        Decoder::new(&transitions).best(&scores)
    }

    fn scores(&self, word: &[usize]) -> Scores {
        let mut sums = [0.0; COUNT];
        for feature in word {
            for (sum, weight) in sums.iter_mut().zip(&self.weights[*feature]) {
                *sum += weight;
            }
        }
        whole(sums)
    }

    fn change(&mut self, example: &Example, tags: &[Tag], by: f64) {
        let mut before = usize::from(Tag::OUTSIDE.0);
        for (word, tag) in example.features.iter().zip(tags) {
            let tag = usize::from(tag.0);
            for feature in word {
                self.weights[*feature][tag] += by;
                self.summed[*feature][tag] += by * self.step;
            }
            self.transitions[before][tag] += by;
            self.summed_transitions[before][tag] += by * self.step;
            before = tag;
        }
    }

    /// The mean of the weights over all steps.
    pub fn averaged(&self) -> Averaged {
        let mean = |weights: &Row, summed: &Row| -> Row {
            std::array::from_fn(|tag| weights[tag] - summed[tag] / self.step)
        };
        let rows = self.weights.iter().zip(&self.summed).map(|(w, s)| mean(w, s)).collect();
        let transitions = std::array::from_fn(|before| {
            mean(&self.transitions[before], &self.summed_transitions[before])
        });
        Averaged { rows, transitions }
    }
}

/// Weights to tag by.
pub struct Averaged {
    /// Of each feature.
    pub rows: Vec<Row>,
    /// From a tag to the next.
    pub transitions: [Row; COUNT],
}

impl Averaged {
    /// The sums of both.
    pub fn plus(mut self, other: &Self) -> Self {
        let rows = self.rows.iter_mut().zip(&other.rows);
        for (row, other) in rows.chain(self.transitions.iter_mut().zip(&other.transitions)) {
            for (weight, other) in row.iter_mut().zip(other) {
                *weight += other;
            }
        }
        self
    }
}

/// Weights change by whole numbers, so that nothing is lost.
fn whole(row: Row) -> [i32; COUNT] {
    row.map(|weight| weight as i32)
}

/// A set that does not mark products, events and works says nothing against them.
fn forgive(found: &mut [Tag], right: &[Tag]) {
    let names: Vec<_> = tag::spans(found).collect();
    for (words, kind) in names {
        let is_unmarked =
            matches!(kind, EntityType::Product | EntityType::Event | EntityType::Work);
        if is_unmarked && right[words.clone()].iter().all(|tag| *tag == Tag::OUTSIDE) {
            found[words].fill(Tag::OUTSIDE);
        }
    }
}

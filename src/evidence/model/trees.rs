//! Trees of decisions, and the bytes that they are stored in.
//!
//! A file holds a node after another, nine bytes each: the feature (255 for a leaf), a number in
//! four bytes (the threshold of a decision, the value of a leaf), and in two bytes each how many
//! nodes further on the two next nodes stand (0 for a leaf). A tree is its first node and all that
//! hangs on it; the next tree follows.

use crate::evidence::features::{self, Features};

/// Bytes of a node.
const NODE: usize = 9;
/// The feature of a leaf.
const LEAF: u8 = u8::MAX;

/// A node of a tree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Node {
    /// Which way to go.
    Decision {
        /// The feature that decides, as an index into [`Features`].
        feature: u8,
        /// Up to and including this value, `low` comes next.
        threshold: f32,
        /// How many nodes further on the node for low values stands.
        low: u16,
        /// How many nodes further on the node for high values stands.
        high: u16,
    },
    /// What a tree says, in log-odds.
    Leaf(f32),
}

/// Trees whose values add up.
#[derive(Debug, Clone, PartialEq)]
pub struct Trees {
    nodes: Vec<Node>,
    /// Where each tree starts.
    roots: Vec<usize>,
}

impl Trees {
    /// From the nodes of each tree.
    pub fn new(trees: impl IntoIterator<Item = Vec<Node>>) -> Self {
        let mut all = Self { nodes: Vec::new(), roots: Vec::new() };
        for tree in trees {
            all.roots.push(all.nodes.len());
            all.nodes.extend(tree);
        }
        all
    }

    /// The trees stored in `bytes`; none where they do not make whole trees.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let nodes: Vec<Node> = bytes.chunks(NODE).map(read_node).collect::<Option<_>>()?;
        let mut roots = Vec::new();
        let mut at = 0;
        while at < nodes.len() {
            roots.push(at);
            at = end_of_tree(&nodes, at)?;
        }
        Some(Self { nodes, roots })
    }

    /// The bytes that [`Trees::read`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let stored = self.nodes.iter().map(|node| match *node {
            Node::Decision { feature, threshold, low, high } => (feature, threshold, low, high),
            Node::Leaf(value) => (LEAF, value, 0, 0),
        });
        let bytes = stored.map(|(feature, number, low, high)| {
            let steps = [low.to_le_bytes(), high.to_le_bytes()];
            [&[feature], number.to_le_bytes().as_slice(), steps.as_flattened()].concat()
        });
        bytes.collect::<Vec<_>>().concat()
    }

    /// What all trees say of `features`, in log-odds.
    pub fn sum(&self, features: &Features) -> f32 {
        self.roots.iter().map(|root| self.leaf(*root, features)).sum()
    }

    /// The thresholds at which `feature` decides anything, in order.
    pub fn thresholds(&self, feature: usize) -> Vec<f32> {
        let of_feature = |node: &Node| match *node {
            Node::Decision { feature: other, threshold, .. } => {
                (usize::from(other) == feature).then_some(threshold)
            }
            Node::Leaf(_) => None,
        };
        let mut all: Vec<f32> = self.nodes.iter().filter_map(of_feature).collect();
        all.sort_by(f32::total_cmp);
        all
    }

    fn leaf(&self, mut at: usize, features: &Features) -> f32 {
        loop {
            match self.nodes[at] {
                Node::Leaf(value) => return value,
                Node::Decision { feature, threshold, low, high } => {
                    let is_low = features[usize::from(feature)] <= threshold;
                    at += usize::from(if is_low { low } else { high });
                }
            }
        }
    }
}

fn read_node(bytes: &[u8]) -> Option<Node> {
    let [feature, n0, n1, n2, n3, l0, l1, h0, h1] = *bytes else { return None };
    let number = f32::from_le_bytes([n0, n1, n2, n3]);
    let (low, high) = (u16::from_le_bytes([l0, l1]), u16::from_le_bytes([h0, h1]));
    match feature {
        LEAF => Some(Node::Leaf(number)),
        _ if usize::from(feature) >= features::COUNT || low == 0 || high <= low => None,
        _ => Some(Node::Decision { feature, threshold: number, low, high }),
    }
}

/// The index behind the tree that starts at `at`: what the low way leads to comes first.
fn end_of_tree(nodes: &[Node], at: usize) -> Option<usize> {
    match *nodes.get(at)? {
        Node::Leaf(_) => Some(at + 1),
        Node::Decision { low, high, .. } => {
            let behind_low = end_of_tree(nodes, at + usize::from(low))?;
            let is_whole = low == 1 && behind_low == at + usize::from(high);
            if is_whole { end_of_tree(nodes, behind_low) } else { None }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trees() -> Trees {
        let decision = Node::Decision { feature: 1, threshold: 0.5, low: 1, high: 2 };
        Trees::new([vec![decision, Node::Leaf(-1.0), Node::Leaf(1.0)], vec![Node::Leaf(0.25)]])
    }

    #[test]
    fn trees_add_up() {
        let mut features = [0.0; features::COUNT];
        assert_eq!(trees().sum(&features), -0.75);
        features[1] = 0.75;
        assert_eq!(trees().sum(&features), 1.25);
    }

    #[test]
    fn what_is_stored_is_read_again_and_nothing_else() {
        let bytes = trees().to_bytes();
        assert_eq!(Trees::read(&bytes), Some(trees()));
        assert_eq!(Trees::read(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Trees::read(&bytes[..NODE]), None);
        let mut loops = bytes.clone();
        loops[5] = 0;
        assert_eq!(Trees::read(&loops), None);
    }
}

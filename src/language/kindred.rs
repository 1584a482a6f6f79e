//! Which words count as the same thing: "agreement", "deal" and "accord".

use std::collections::HashMap;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;
use smol_str::SmolStr;

use super::token::stem;

/// Stem → the stem that stands for its group.
type Groups = HashMap<SmolStr, SmolStr, FxBuildHasher>;

static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let mut groups = Groups::default();
    for line in lines() {
        let stems: Vec<SmolStr> = line.split_whitespace().map(stem).collect();
        let Some(first) = stems.first().cloned() else { continue };
        groups.extend(stems.into_iter().map(|stem| (stem, first.clone())));
    }
    groups
});

/// The stem that stands for all words that say the same as those of `stem`; none where there are no
/// others.
pub(crate) fn concept_of(stem: &SmolStr) -> Option<&'static SmolStr> {
    GROUPS.get(stem)
}

/// The groups of the list, without its comments.
fn lines() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("kindred.txt").lines();
    lines.filter_map(|line| line.split('#').next()).filter(|line| !line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_belongs_to_one_group_only() {
        let mut seen: HashMap<SmolStr, &str> = HashMap::new();
        for line in lines() {
            for word in line.split_whitespace() {
                if let Some(other) = seen.insert(stem(word), line) {
                    assert_eq!(other, line, "“{word}” stands in two groups");
                }
            }
        }
    }
}

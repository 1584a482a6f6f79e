//! What a finding is known by from one report to the next.

use std::collections::HashMap;

use xxhash_rust::xxh3::Xxh3;

use crate::check::BaselineEntry;
use crate::rules::Finding;

/// The fingerprints of one article's findings.
///
/// A finding is known by what a baseline knows it by: its rule and the words found, however they are
/// broken into lines; of those with the same words, by which one it is. Nothing that is written
/// above or below changes that, unless it has the same fault.
#[derive(Debug)]
pub struct Fingerprints<'a> {
    text: &'a str,
    scope: &'a str,
    alike: HashMap<u128, u64>,
}

impl<'a> Fingerprints<'a> {
    /// The fingerprints of findings in `text`. Those of two articles differ if their `scope` does.
    pub fn new(text: &'a str, scope: &'a str) -> Self {
        Self { text, scope, alike: HashMap::new() }
    }

    /// The fingerprint of `finding`, the next one in the order of the text: 32 hexadecimal digits.
    pub fn next(&mut self, finding: &Finding) -> String {
        let BaselineEntry { rule, text } = BaselineEntry::of(finding, self.text);
        let kind = hash(&[self.scope.as_bytes(), rule.as_bytes(), text.as_bytes()]);
        let count = self.alike.entry(kind).or_default();
        *count += 1;
        format!("{:032x}", hash(&[&kind.to_le_bytes(), &count.to_le_bytes()]))
    }
}

/// What is known of a file that could not be checked by, from one report to the next.
pub fn of_complaint(path: &str, message: &str) -> String {
    format!("{:032x}", hash(&[path.as_bytes(), message.as_bytes()]))
}

/// The same on all machines and in all versions: reports of years ago are compared.
fn hash(parts: &[&[u8]]) -> u128 {
    let mut hasher = Xxh3::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.digest128()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::finding;

    /// The fingerprints of a finding of `rule` at each place where `text` has `words`.
    fn fingerprints(text: &str, rule: &'static str, words: &str, scope: &str) -> Vec<String> {
        let mut fingerprints = Fingerprints::new(text, scope);
        let places = text.match_indices(words).map(|(start, _)| start..start + words.len());
        places.map(|place| fingerprints.next(&finding(rule, place))).collect()
    }

    #[test]
    fn each_finding_has_its_own() {
        let text = "a fine, a fine, a tax";
        let mut all = fingerprints(text, "one", "a fine", "");
        all.extend(fingerprints(text, "one", "a tax", ""));
        all.extend(fingerprints(text, "two", "a tax", ""));
        all.extend(fingerprints(text, "two", "a tax", "elsewhere"));
        assert_eq!(all.len(), 5);
        assert!(all.iter().all(|print| print.len() == 32));
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 5);
    }

    #[test]
    fn it_outlives_what_is_written_around_it() {
        let before = fingerprints("a\nfine", "one", "a\nfine", "");
        let after = fingerprints("New.\r\n\r\nThen a fine, it says.", "one", "a fine", "");
        assert_eq!(before, after);
    }

    #[test]
    fn it_is_the_same_in_all_versions() {
        let known = "dfc4a31ef6cd632668603e9ea32b4850";
        assert_eq!(fingerprints("a fine", "one", "a fine", ""), [known]);
    }
}

//! Identifiers made from names.

use std::collections::HashSet;

use rustc_hash::FxBuildHasher;

/// Identifiers that are taken.
pub(super) type Taken = HashSet<String, FxBuildHasher>;

/// An identifier for `name` that is not `taken` yet: `Amazon Web Services` is
/// `amazon-web-services`.
pub(super) fn of_name(name: &str, taken: &mut Taken) -> String {
    let slug = slug(name);
    let mut id = slug.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{slug}-{number}");
        number += 1;
    }
    id
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && !matches!(c, '.' | '\'' | '’') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    if slug.is_empty() { "entity".to_owned() } else { slug }
}

//! Sources that nothing points at. A key may stand where no text is read, in a note, a table or the
//! `nocite` of the front matter, so all of the file is searched.

use std::collections::HashSet;

use super::model::{Reference, Spanned};

/// What `nocite` says of all sources.
const ALL: &str = "*";

/// The keys of `references` that stand nowhere in `source` behind an `@`.
pub(super) fn among(references: &[Reference], source: &str) -> Vec<Spanned<String>> {
    if references.is_empty() {
        return Vec::new();
    }
    let cited: HashSet<&str> = source.split('@').skip(1).map(key).collect();
    let uncited = references.iter().filter(|reference| {
        let id = reference.id.value.as_str();
        !cited.contains(ALL) && !cited.contains(id) && !cited.contains(bare(id))
    });
    uncited.map(|reference| reference.id.clone()).collect()
}

/// The key at the start of `text`, which stands behind an `@`.
fn key(text: &str) -> &str {
    if let Some(braced) = text.strip_prefix('{') {
        return braced.split('}').next().unwrap_or_default();
    }
    let is_outside = |c: char| !c.is_alphanumeric() && !"_:.#$%&-+?<>~/*".contains(c);
    bare(text.split(is_outside).next().unwrap_or_default())
}

/// `key` without the punctuation behind it, which belongs to the sentence.
fn bare(key: &str) -> &str {
    key.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_' && c != '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_counts_wherever_it_stands_behind_an_at() {
        let reference = |id: &str| {
            let id = Spanned { value: id.to_owned(), ..Spanned::default() };
            Reference { id, ..Reference::default() }
        };
        let references = ["courier", "doi:10.1/2", "été 1932"].map(reference);
        let uncited = |source: &str| {
            among(&references, source).into_iter().map(|id| id.value).collect::<Vec<_>>()
        };
        assert_eq!(uncited("It hums, wrote @courier. See [-@doi:10.1/2]."), ["été 1932"]);
        assert_eq!(
            uncited("It hums [^1].\n\n[^1]: [@{été 1932}, p. 3]")[..],
            ["courier", "doi:10.1/2"]
        );
        assert_eq!(uncited("---\nnocite: '@*'\n---\n"), [""; 0]);
        assert_eq!(uncited("@couriers @ @").len(), 3);
    }
}

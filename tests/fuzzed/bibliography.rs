//! Any bytes, as a bibliography: the first says in which format.
//!
//! Keys and archives stand where their ranges say, because they can be renamed.

use std::fs;

use standfirst::text::TextRange;
use standfirst::workspace::Workspace;

use super::range::assert_fits;

/// The endings of the formats, from the first byte on.
const ENDINGS: [&str; 4] = ["bib", "json", "yaml", "yml"];

/// Reads `data`.
pub fn hold(data: &[u8]) {
    let Some((format, text)) = data.split_first() else { return };
    let ending = ENDINGS[usize::from(*format) % ENDINGS.len()];
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("references").with_extension(ending);
    fs::write(&path, text).expect("a file");
    let entries = Workspace::default().entries(&path);
    let Ok(text) = str::from_utf8(text) else {
        assert!(entries.is_none(), "no text, no entries");
        return;
    };
    for entry in entries.iter().flat_map(|entries| entries.iter()) {
        let reference = &entry.reference;
        let archive = reference.archive.as_ref().map_or(TextRange::default(), |path| path.range);
        for range in [reference.range, reference.id.range, archive] {
            assert_fits(text, range);
        }
        assert!(reference.range.covers(reference.id.range), "{reference:?} of {text:?}");
    }
}

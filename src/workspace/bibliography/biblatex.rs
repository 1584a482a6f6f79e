//! BibTeX and BibLaTeX.

use std::collections::HashMap;
use std::ops::Range;

use ::biblatex::{Bibliography, RawBibliography};

use crate::article::Reference;
use crate::text::TextRange;

use super::entangled::disentangle;
use super::hayagriva::reference;
use crate::workspace::gate::FileFault;

/// The entries of a `.bib` file; none where it makes no sense.
///
/// # Errors
///
/// Reading it would take forever.
pub(super) fn read(text: &str) -> Result<Option<Vec<Reference>>, FileFault> {
    let Ok(mut raw) = RawBibliography::parse(text) else { return Ok(None) };
    disentangle(&mut raw)?;
    Ok(entries(text, raw))
}

fn entries(text: &str, raw: RawBibliography<'_>) -> Option<Vec<Reference>> {
    let places = raw.entries.iter().map(|entry| {
        let (key, whole) = (range(&entry.v.key.span), range(&entry.span));
        (entry.v.key.v.to_owned(), (key, with_brace(text, whole)))
    });
    let places: HashMap<String, (TextRange, TextRange)> = places.collect();
    let bibliography = Bibliography::from_raw(raw).ok()?;
    let library = ::hayagriva::io::from_biblatex(&bibliography).ok()?;
    let place = |key: &str| places.get(key).copied().unwrap_or_default();
    Some(library.iter().map(|entry| reference(entry, place(entry.key()))).collect())
}

fn range(span: &Range<usize>) -> TextRange {
    TextRange::new(span.start, span.end)
}

/// An entry with the brace that closes it, which the parser leaves out.
fn with_brace(text: &str, entry: TextRange) -> TextRange {
    let rest = text.get(entry.end..).unwrap_or_default();
    let space = rest.len() - rest.trim_start().len();
    let closes = rest.trim_start().starts_with('}');
    TextRange::new(entry.start, if closes { entry.end + space + 1 } else { entry.end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_entrys_own_and_not_the_same_word_elsewhere() {
        let text = "@book{a,\n title = {The courier}}\n\n@online{courier,\n title = {A}\n}\n";
        let entries = read(text).unwrap().unwrap();
        let courier = entries.iter().find(|entry| entry.id.value == "courier").unwrap();
        assert_eq!(courier.range.of(text), "@online{courier,\n title = {A}\n}");
        assert_eq!(courier.id.range.start, courier.range.start + "@online{".len());
    }
}

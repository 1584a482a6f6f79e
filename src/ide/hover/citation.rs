//! The card of a citation: the source that it points at.

use crate::article::Reference;
use crate::ide::spot::Spot;

use super::{Hover, markdown};

/// The card of the citation that the cursor is in.
pub(super) fn card(spot: &Spot<'_>) -> Option<Hover> {
    let (citation, range) = spot.citation()?;
    let bibliography = &spot.review.bibliography;
    let key = &citation.key.value;
    let markdown = match bibliography.get(key) {
        Some(entry) => described(&entry.reference),
        None if bibliography.is_incomplete => {
            format!("“{}” is not found: a bibliography cannot be read", markdown::escaped(key))
        }
        None => format!("no bibliography defines “{}”", markdown::escaped(key)),
    };
    Some(Hover { range, markdown })
}

/// What is known of a source.
pub(in crate::ide) fn described(reference: &Reference) -> String {
    let title = reference.title.as_ref().unwrap_or(&reference.id.value);
    let authors = (!reference.authors.is_empty()).then(|| reference.authors.join(", "));
    let appeared = [&reference.container, &reference.issued].into_iter().flatten();
    let appeared: Vec<_> = appeared.map(|text| markdown::escaped(text)).collect();
    let archive = reference.archive.as_ref();
    let lines = [
        authors.map(|authors| format!("by {}", markdown::escaped(&authors))),
        (!appeared.is_empty()).then(|| appeared.join(", ")),
        reference.url.as_deref().map(link),
        archive.map(|path| format!("archived: {}", markdown::escaped(&path.value))),
    ];
    let lines: Vec<_> = lines.into_iter().flatten().map(|line| format!("- {line}")).collect();
    let title = format!("**{}**", markdown::escaped(title));
    if lines.is_empty() { title } else { format!("{title}\n\n{}", lines.join("\n")) }
}

/// `url` as a link, where it is one.
fn link(url: &str) -> String {
    let is_url = url.starts_with("http") && !url.contains(['<', '>', ' ', '\n']);
    if is_url { format!("<{url}>") } else { markdown::escaped(url) }
}

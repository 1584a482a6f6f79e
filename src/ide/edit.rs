//! Replacements, made.

use crate::rules::Replacement;

/// `source` with `edits` made, which are in the order of the text and do not overlap. An edit that
/// does not fit the source is left out.
pub fn edited(source: &str, edits: &[Replacement]) -> String {
    let mut edited = String::with_capacity(source.len());
    let mut done = 0;
    for Replacement { range, new_text } in edits {
        let (Some(kept), true) =
            (source.get(done..range.start), source.is_char_boundary(range.end))
        else {
            continue;
        };
        edited.push_str(kept);
        edited.push_str(new_text);
        done = range.end;
    }
    edited + source.get(done..).unwrap_or_default()
}

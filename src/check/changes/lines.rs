//! Which lines of a text are not those of the text before.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::TextRange;

/// The lines that have changed.
#[derive(Debug, PartialEq, Eq)]
pub struct ChangedLines(Vec<Stretch>);

/// The first and the last line, from 1.
type Stretch = (usize, usize);

impl ChangedLines {
    /// The lines of `after` that differ from those of `before`, whatever ends them.
    pub fn between(before: &str, after: &str) -> Self {
        let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
        let changes = capture_diff_slices(Algorithm::Myers, &before, &after);
        Self(changes.into_iter().filter_map(stretch).collect())
    }

    /// Whether one of the lines has changed in which `range` of the text `after` stands.
    pub fn touch(&self, after: &str, range: TextRange) -> bool {
        let (first, last) = (line(after, range.start), line(after, range.end));
        self.0.iter().any(|(from, to)| first <= *to && *from <= last)
    }
}

fn stretch(change: DiffOp) -> Option<Stretch> {
    match change {
        DiffOp::Equal { .. } => None,
        // Where words were only taken away, the lines around the gap have new neighbours.
        DiffOp::Delete { new_index, .. } => Some((new_index, new_index + 1)),
        DiffOp::Insert { new_index, new_len, .. } | DiffOp::Replace { new_index, new_len, .. } => {
            Some((new_index + 1, new_index + new_len))
        }
    }
}

/// The line of byte `offset`, from 1.
fn line(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_are_those_of_the_new_text() {
        let table: [(&str, &str, &[Stretch]); 6] = [
            ("a\nb\nc\n", "a\nb\nc\n", &[]),
            ("a\nb\nc\n", "a\nx\ny\nc\n", &[(2, 3)]),
            ("a\nc\n", "a\nb\nc\nd\n", &[(2, 2), (4, 4)]),
            ("a\nb\nc\n", "a\nc\n", &[(1, 2)]),
            ("a\nb\n", "a\r\nb", &[]),
            ("", "a\n", &[(1, 1)]),
        ];
        for (before, after, changed) in table {
            let expected = ChangedLines(changed.to_vec());
            assert_eq!(ChangedLines::between(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_range_is_touched_where_one_of_its_lines_has_changed() {
        let after = "a\r\nb\r\nc";
        let changed = ChangedLines::between("a\nx\nc\n", after);
        let touched = [(0, 1), (0, 3), (3, 4), (6, 7)];
        let touched = touched.map(|(start, end)| changed.touch(after, TextRange::new(start, end)));
        assert_eq!(touched, [false, true, true, false]);
    }
}

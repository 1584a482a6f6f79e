//! A readable piece of a text around a range.
//!
//! A paragraph of an article is one line of several hundred characters, so a report cannot draw
//! the whole line. An [`Excerpt`] is a window of it, cut between words.

use std::ops::Range;

use crate::text::TextRange;

/// How many characters an excerpt shows at most, its ellipses not counted.
const WIDTH: usize = 88;
/// How many characters of context stand before the range, at most.
const BEFORE: usize = 28;

/// A piece of one line.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What is shown.
    pub text: String,
    /// The bytes of [`Self::text`] to be marked; of a range that is too long, its beginning.
    pub marked: Range<usize>,
}

impl Excerpt {
    /// Cuts a piece of `source` around `range`. Looks no further than it shows, so that a report
    /// with many findings in one endless line stays linear.
    pub fn around(source: &str, range: TextRange) -> Self {
        let start = floor(source, range.start);
        let (from, is_cut_before) = window_start(source, start);
        let (to, is_cut_after) = window_end(source, from, start);
        let end = floor(source, range.end.clamp(start, to));
        // A range that is cut is not marked into the margin.
        let end = start + source[start..end].trim_end().len();

        let before = if is_cut_before { "… " } else { "" };
        let after = if is_cut_after { " …" } else { "" };
        let shift = before.len();
        Self {
            text: format!("{before}{}{after}", &source[from..to]),
            marked: start - from + shift..end - from + shift,
        }
    }
}

/// The start of the character that byte `at` belongs to, or the end of the text.
fn floor(source: &str, at: usize) -> usize {
    let at = at.min(source.len());
    (0..=at).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0)
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r')
}

/// Where a window begins that shows some words before `start`, and whether the line is cut there.
fn window_start(source: &str, start: usize) -> (usize, bool) {
    let mut from = start;
    for (count, (at, c)) in source[..start].char_indices().rev().enumerate() {
        if is_line_end(c) || c == '\u{feff}' {
            break;
        }
        if count == BEFORE {
            // Without a space to cut at, the window begins at the range itself.
            let space = source[from..start].find(' ');
            return (space.map_or(start, |space| from + space + 1), true);
        }
        from = at;
    }
    (from, false)
}

/// Where a window that begins at `from` ends, and whether the line is cut there. It ends between
/// words where there are any after `start`.
fn window_end(source: &str, from: usize, start: usize) -> (usize, bool) {
    let mut to = from;
    for (count, c) in source[from..].chars().enumerate() {
        if is_line_end(c) {
            break;
        }
        if count == WIDTH {
            let space = source[start..to].trim_end().rfind(' ');
            return (space.map_or(to, |space| start + space), true);
        }
        to += c.len_utf8();
    }
    (to, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt around the words in brackets, its own mark in brackets.
    fn excerpt(marked: &str) -> String {
        let start = marked.find('[').unwrap();
        let end = marked.find(']').unwrap() - 1;
        let source = marked.replace(['[', ']'], "");
        let Excerpt { text, marked } = Excerpt::around(&source, TextRange::new(start, end));
        format!("{}[{}]{}", &text[..marked.start], &text[marked.clone()], &text[marked.end..])
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(excerpt("one\nThe [grid] hums.\r\nthree"), "The [grid] hums.");
        assert_eq!(excerpt("[]"), "[]");
        assert_eq!(excerpt("\u{feff}[Headline]"), "[Headline]");
    }

    #[test]
    fn a_long_line_is_cut_between_words_on_both_sides() {
        let words = "word ".repeat(30);
        let shown = excerpt(&format!("{words}[the grid] {words}"));
        assert_eq!(
            shown,
            "… word word word word word [the grid] \
             word word word word word word word word word word …",
        );
    }

    #[test]
    fn a_range_over_many_lines_or_words_is_marked_where_it_begins() {
        assert_eq!(excerpt("A [claim \nthat goes] on"), "A [claim] ");
        let shown = excerpt(&format!("[{}]", "word ".repeat(90).trim_end()));
        assert!(shown.starts_with("[word word") && shown.ends_with("word] …"), "{shown}");
        assert!(shown.chars().count() < WIDTH + 8, "{shown}");
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters() {
        let shown = excerpt(&format!("{}[é]{}", "é".repeat(200), "é".repeat(200)));
        assert!(shown.starts_with("… [é]é") && shown.ends_with("é …"), "{shown}");
    }
}

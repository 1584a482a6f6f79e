//! The paragraphs of a plain text, which may be wrapped to a width or not.

use crate::text::TextRange;

/// The paragraphs of a plain text, as bytes of it: what blank lines part, and what line breaks part
/// that no wrapping to a width has made.
pub fn paragraphs(source: &str) -> Vec<TextRange> {
    stanzas(source).into_iter().flat_map(|lines| joined(source, &lines)).collect()
}

/// The runs of lines between blank ones, each line without the white space around it.
fn stanzas(source: &str) -> Vec<Vec<TextRange>> {
    let mut stanzas = vec![Vec::new()];
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        match stanzas.last_mut() {
            Some(lines) if !text.is_empty() => {
                lines.push(TextRange::new(start, start + text.len()))
            }
            _ => stanzas.push(Vec::new()),
        }
        at += line.len();
    }
    stanzas
}

/// The paragraphs of a run of lines: lines that only wrapping has parted are one.
fn joined(source: &str, lines: &[TextRange]) -> Vec<TextRange> {
    let width = lines.iter().map(|line| length(line.of(source))).max().unwrap_or_default();
    let mut paragraphs: Vec<TextRange> = Vec::new();
    let mut before = "";
    for line in lines {
        let text = line.of(source);
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on(before, text, width) => *paragraph = paragraph.join(*line),
            _ => paragraphs.push(*line),
        }
        before = text;
    }
    paragraphs
}

/// Whether `line` goes on where `before` had to break off: it starts in the middle of a sentence,
/// or its first word had no room left in `width`.
fn goes_on(before: &str, line: &str, width: usize) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let is_lower = first.starts_with(char::is_lowercase);
    let starts_item = first.chars().all(|c| !c.is_alphanumeric());
    is_lower || (!starts_item && length(before) + 1 + length(first) > width)
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Vec<&str> {
        paragraphs(source).into_iter().map(|range| range.of(source)).collect()
    }

    #[test]
    fn blank_lines_part() {
        assert_eq!(read("\n  One.\n \t\n\nTwo,\r\nthree.  \n"), ["One.", "Two,\r\nthree."]);
        assert_eq!(read("  \n"), [""; 0]);
    }

    #[test]
    fn what_was_wrapped_to_a_width_is_one() {
        let wrapped = "The grid paid three million euros to\nAurora in May. Nobody saw it coming, and\n\
                       Lind said so.";
        assert_eq!(read(wrapped), [wrapped]);
    }

    #[test]
    fn a_line_break_that_no_width_has_made_parts() {
        let page = "News\nSport\nGrid fined\nThe grid was fined on Monday, the court said. \
                    It will appeal.\n- More\n- Less";
        let parts = [
            "News",
            "Sport",
            "Grid fined",
            "The grid was fined on Monday, the court said. It will appeal.",
            "- More",
            "- Less",
        ];
        assert_eq!(read(page), parts);
    }
}

//! The text as the parser gets it: what it stumbles over are spaces to it.
//!
//! It follows from the text alone, and so does whether the parser may be told of an edit only: an
//! edit would else have another tree than the same text opened just now.

use std::borrow::Cow;
use std::ops::Range;

use super::limits::within_limits;

/// The text as the parser gets it, byte for byte.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    match with_plain_indents(text) {
        Cow::Borrowed(text) => within_limits(text),
        Cow::Owned(text) => Cow::Owned(within_limits(&text).into_owned()),
    }
}

/// Whether the parser may be told of an edit of `text` only, and sees all that it changes.
pub(super) fn can_be_edited(text: &str) -> bool {
    !is_one_piece(text) && matches!(readable(text), Cow::Borrowed(_))
}

/// Whether that is so of `new`, as it is of `old`, of which bytes `edited` have become `inserted`
/// bytes. Looks at the paragraphs around them.
pub(super) fn stays_readable(old: &str, new: &str, edited: &Range<usize>, inserted: usize) -> bool {
    let before = paragraphs_around(old, edited.clone());
    let after = paragraphs_around(new, edited.start..edited.start + inserted);
    // Divs and definitions are counted in the whole text.
    let is_counted = |text: &str| text.contains(":::") || text.contains("]:");
    !is_behind_key(new, edited.start)
        && can_be_edited(after)
        && (!(is_counted(before) || is_counted(after)) || can_be_edited(new))
}

/// Whether the word of which bytes before `at` are a part has a citation or an address in it. How far
/// that goes is told by the second byte behind it, too: `@led1. A` becomes `@led1.A`.
fn is_behind_key(text: &str, at: usize) -> bool {
    let word = text.as_bytes().get(..at).unwrap_or_default();
    let word = word.rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
    word.contains(&b'@') || word.windows(3).any(|mark| mark == b"://")
}

/// The paragraphs of `text` that bytes `range` of it touch, and the blank lines around them.
fn paragraphs_around(text: &str, range: Range<usize>) -> &str {
    let mut start = line_start(text, range.start);
    let mut has_blank = false;
    while start > 0 {
        let above = line_start(text, start - 1);
        let is_blank = is_blank(&text[above..start]);
        if has_blank && !is_blank {
            break;
        }
        (start, has_blank) = (above, is_blank);
    }
    let mut end = line_end(text, range.end);
    has_blank = false;
    while end < text.len() {
        let below = line_end(text, end + 1);
        let is_blank = is_blank(&text[end..below]);
        if has_blank && !is_blank {
            break;
        }
        (end, has_blank) = (below, is_blank);
    }
    &text[start..end]
}

fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| byte.is_ascii_whitespace())
}

/// Where the line of byte `at` starts, which is behind a line end for the byte behind it.
fn line_start(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1)
}

/// Where the line of the byte before `at` ends, its line end included.
fn line_end(text: &str, at: usize) -> usize {
    let from = at.saturating_sub(1);
    let behind = text.as_bytes().get(from..).unwrap_or_default();
    behind.iter().position(|byte| *byte == b'\n').map_or(text.len(), |end| from + end + 1)
}

/// Whether a text has something after which the parser (0.34) may not see all that an edit changes:
/// what pairs with something anywhere below it, as HTML, comments of several lines and fences of code
/// do; and tabs, lone `\r` and four spaces, as of code in a quotation, which it reads in one way or
/// another.
fn is_one_piece(text: &str) -> bool {
    let is_fenced = text.contains("```") || text.contains("~~~");
    let is_lone = |rest: &str| !rest.starts_with('\n');
    is_fenced
        || text.contains('\t')
        || text.contains("    ")
        || text.split('\r').skip(1).any(is_lone)
        || text.split('<').skip(1).any(|rest| is_tag(rest) || is_long_comment(rest))
}

/// Whether `body`, all behind the front matter, has a line of dashes that something follows: the parser
/// looks for the end of its YAML, or of its table, in all that is below. A line between sections has a
/// blank one behind it, and opens nothing.
pub(super) fn has_open_rule(body: &str) -> bool {
    let bytes = body.as_bytes();
    body.match_indices('-').any(|(at, _)| {
        let may_start = at == 0 || matches!(bytes[at - 1], b'\n' | b' ' | b'>');
        may_start
            && matches!(bytes.get(at + 1), Some(b'-' | b' '))
            && is_open_rule(&body[line_start(body, at)..])
    })
}

/// Whether `text` starts with a line of two dashes and more, and goes on in the next one.
fn is_open_rule(text: &str) -> bool {
    let (line, below) = text.split_once('\n').unwrap_or((text, ""));
    let below = below.split('\n').next().unwrap_or_default();
    line.bytes().all(|byte| matches!(byte, b'-' | b'>' | b' ' | b'\r'))
        && line.matches('-').count() > 1
        && !is_blank(below)
}

/// Whether a tag goes on with `rest` behind its `<`; `<https://…>` is a link.
fn is_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let behind = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !behind.starts_with([':', '@', '.', '+'])
}

/// Whether a comment goes on with `rest` behind its `<`, and does not end on its line.
fn is_long_comment(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default();
    rest.starts_with(['!', '?']) && !line.contains('>')
}

/// Whether a character is white space that the parser stumbles over.
pub(super) fn is_odd_space(c: char) -> bool {
    c.is_whitespace() && !c.is_ascii()
}

/// The text with plain spaces for odd ones before the first word of a line, where the parser (0.34)
/// counts them wrongly: `- \u{a0}* item`.
fn with_plain_indents(text: &str) -> Cow<'_, str> {
    let is_indent = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '+' | '>');
    let is_odd = |line: &str| line.chars().take_while(|c| is_indent(*c)).any(is_odd_space);
    if !text.lines().any(is_odd) {
        return Cow::Borrowed(text);
    }
    let plain = text.split_inclusive('\n').map(|line| {
        let (indent, rest) = line.split_at(line.find(|c| !is_indent(c)).unwrap_or(line.len()));
        with_blanks(indent, is_odd_space) + rest
    });
    Cow::Owned(plain.collect())
}

/// The text with a space for each byte of the blanked characters, so that all offsets stay.
pub(super) fn with_blanks(text: &str, is_blank: fn(char) -> bool) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if is_blank(c) {
            plain.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_is_seen_with_the_paragraphs_around_it() {
        let text = "a\n\nb\nc\n\n\nd\ne\n\nf\n";
        let around = |words: &str| {
            let start = text.find(words).unwrap();
            paragraphs_around(text, start..start + words.len())
        };
        assert_eq!(around("c"), "\nb\nc\n\n\n");
        assert_eq!(around("b\n"), "\nb\nc\n\n\n");
        assert_eq!(around("a"), "a\n\n");
        assert_eq!(around("\n\n\n"), "\nb\nc\n\n\nd\ne\n\n");
        assert_eq!(around("f\n"), "\nf\n");
        assert_eq!(paragraphs_around("", 0..0), "");
    }

    #[test]
    fn how_far_a_key_or_an_address_goes_is_not_told_by_the_edit_alone() {
        // The space is taken away that stands at `|`.
        for (edited, stays) in
            [("a @led1.| A\n", false), ("a https://e.org.| A\n", false), ("a @led1 b.| A\n", true)]
        {
            let (before, behind) = edited.split_once('|').unwrap();
            let (old, at) = (format!("{before}{behind}"), before.len());
            let new = format!("{before}{}", &behind[1..]);
            assert_eq!(stays_readable(&old, &new, &(at..at + 1), 0), stays, "{edited:?}");
        }
    }

    #[test]
    fn a_line_of_dashes_opens_what_follows_it() {
        for text in ["---\nA", "a\r\n\r\n--\r\nb", "- -\na", "> ---\n> a", "a\n---\n\n\n ---\nb"] {
            assert!(has_open_rule(text), "{text:?}");
        }
        for text in ["", "-", "--", "a\n\n---\n\nb\n", "a -- b\nc", "- a\n- -b\n", "-\na\n---"] {
            assert!(!has_open_rule(text), "{text:?}");
        }
    }

    #[test]
    fn what_the_parser_may_not_be_told_of_alone_is_known() {
        for text in [
            "a <b> c",
            "a\n<div\nd>",
            "<!-- a\nb -->",
            "```\n",
            "~~~",
            "a\tb",
            "a\rb",
            "- \u{a0}* a",
        ] {
            assert!(!can_be_edited(text), "{text:?}");
        }
        for text in ["a < b", "<https://e.org> <!-- a -->", "a\u{a0}b\r\n", "::: {.a}\n:::"] {
            assert!(can_be_edited(text), "{text:?}");
        }
    }
}

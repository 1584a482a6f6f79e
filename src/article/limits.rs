//! What is nested deeper than in any article is words.
//!
//! The parser (0.34) looks for the end of each bracket in all that follows it, and calls itself for
//! what is nested: 64 KB of `[` take it 16 seconds, and 3 KB of `<div>` more stack than there is. So
//! it gets a space for each mark that goes beyond a limit:
//!
//! | marks | at most |
//! | --- | --- |
//! | of quotations and items before the first word of a line | 32, within 128 bytes |
//! | of items and keys in a row elsewhere, as in the YAML `a: - b: -` | 32 |
//! | `[`, `(`, `{` that are open at once in a paragraph, each by itself; `]` that close nothing | 32 |
//! | `[` in a paragraph, and definitions of links and notes in the article | 4,096 |
//! | emphasis that is open at once in a paragraph | 32 |
//! | backticks in a row | 32 |
//! | line ends in a row | 64 |
//! | HTML elements and divs that are open at once in the article, each by itself | 64 |
//!
//! All these marks are single bytes, so all offsets stay.

use std::borrow::Cow;

/// The most marks at the start of a line, and the most that are open at once in a paragraph.
const MOST: usize = 32;

/// The first bytes of a line, in which marks of quotations and items count.
const LONGEST_INDENT: usize = 128;

/// The most line ends in a row.
const MOST_LINE_ENDS: usize = 64;

/// The most elements and divs that are open at once in the article.
const MOST_ELEMENTS: usize = 64;

/// The most brackets in a paragraph, and the most definitions in the article.
const MOST_BRACKETS: usize = 4096;

/// HTML elements that hold nothing, and so are never open.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// `text` with a space for each mark that goes beyond a limit.
pub(super) fn within_limits(text: &str) -> Cow<'_, str> {
    let mut nesting = Nesting::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        nesting.read_line(line, start);
        start += line.len();
    }
    if nesting.beyond.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for at in nesting.beyond {
        bytes[at] = b' ';
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What is open at some place of the text.
#[derive(Default)]
struct Nesting {
    paragraph: Open,
    line_ends: Vec<usize>,
    elements: usize,
    divs: usize,
    definitions: usize,
    /// The bytes that go beyond a limit.
    beyond: Vec<usize>,
}

/// What is open in a paragraph, and how many brackets have closed nothing.
#[derive(Default)]
struct Open {
    square: usize,
    round: usize,
    curly: usize,
    emphasis: usize,
    stray: usize,
    /// How many brackets there were.
    brackets: usize,
}

impl Nesting {
    /// Reads the line that starts at byte `start`.
    fn read_line(&mut self, line: &str, start: usize) {
        let bytes = line.as_bytes();
        if bytes.iter().all(u8::is_ascii_whitespace) {
            self.paragraph = Open::default();
            self.read_blank(bytes, start);
            return;
        }
        self.line_ends.clear();
        let indent = self.read_indent(bytes, start);
        if bytes.get(indent..).is_some_and(|rest| rest.starts_with(b":::")) {
            self.read_fence(bytes, indent, start);
        }
        if bytes.get(indent) == Some(&b'[') && line.contains("]:") {
            self.definitions += 1;
            if self.definitions > MOST_BRACKETS {
                self.beyond.push(start + indent);
            }
        }
        self.read_words(bytes, indent, start);
    }

    /// Of many line ends in a row the first and the last stay, so that what follows still starts a
    /// line.
    fn read_blank(&mut self, bytes: &[u8], start: usize) {
        let ends = (start..).zip(bytes).filter(|(_, byte)| matches!(byte, b'\n' | b'\r'));
        self.line_ends.extend(ends.map(|(at, _)| at));
        while self.line_ends.len() > MOST_LINE_ENDS {
            self.beyond.push(self.line_ends.remove(MOST_LINE_ENDS - 2));
        }
    }

    /// Reads the marks before the first word, and returns where that stands in the line.
    fn read_indent(&mut self, bytes: &[u8], start: usize) -> usize {
        let (mut at, mut marks) = (0, 0);
        while let Some(mark) = bytes.get(at..).map(mark_length).filter(|length| *length > 0) {
            if !bytes[at].is_ascii_whitespace() {
                marks += 1;
                if marks > MOST || at >= LONGEST_INDENT {
                    self.beyond.extend(start + at..start + at + mark);
                }
            }
            at += mark;
        }
        at
    }

    /// Reads the fence of a div: with a class it opens one, else it closes one.
    fn read_fence(&mut self, bytes: &[u8], indent: usize, start: usize) {
        let fence = bytes[indent..].iter().take_while(|byte| **byte == b':').count();
        let opens = !bytes[indent + fence..].iter().all(u8::is_ascii_whitespace);
        if !opens {
            self.divs = self.divs.saturating_sub(1);
        } else if self.divs < MOST_ELEMENTS {
            self.divs += 1;
        } else {
            self.beyond.extend(start + indent..start + indent + fence);
        }
    }

    fn read_words(&mut self, bytes: &[u8], indent: usize, start: usize) {
        let (mut at, mut marks) = (indent, 0);
        while let Some(byte) = bytes.get(at) {
            let is_mark = ends_mark(bytes, at);
            match is_mark {
                Some(true) => marks += 1,
                Some(false) => marks = 0,
                None => {}
            }
            let run = match byte {
                b'*' | b'_' | b'`' => run_length(bytes, at),
                _ => 1,
            };
            let is_beyond = match byte {
                b'[' => self.paragraph.opens_square(),
                b'(' => opens(&mut self.paragraph.round),
                b'{' => opens(&mut self.paragraph.curly),
                b']' => self.paragraph.closes_square(),
                b')' => closes(&mut self.paragraph.round),
                b'}' => closes(&mut self.paragraph.curly),
                b'*' | b'_' => self.paragraph.emphasises(bytes, at, run),
                b'`' => run > MOST,
                b'<' => self.is_element_beyond(&bytes[at + 1..]),
                b'-' | b'?' | b':' if is_mark == Some(true) => marks > MOST,
                _ => false,
            };
            if is_beyond {
                self.beyond.extend(start + at..start + at + run);
            }
            at += run;
        }
    }

    /// Whether the tag that goes on with `rest` opens one element too many.
    fn is_element_beyond(&mut self, rest: &[u8]) -> bool {
        let is_closing = rest.first() == Some(&b'/');
        let name = rest.iter().skip(usize::from(is_closing));
        let name: Vec<u8> = name.take_while(|byte| byte.is_ascii_alphanumeric()).copied().collect();
        let is_named = name.first().is_some_and(u8::is_ascii_alphabetic);
        if !is_named || VOID.iter().any(|void| void.as_bytes().eq_ignore_ascii_case(&name)) {
            return false;
        }
        if is_closing {
            self.elements = self.elements.saturating_sub(1);
            return false;
        }
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            self.elements = MOST_ELEMENTS;
            return true;
        }
        false
    }
}

impl Open {
    /// Whether an opening bracket is one too many.
    fn opens_square(&mut self) -> bool {
        self.brackets += 1;
        self.brackets > MOST_BRACKETS || opens(&mut self.square)
    }

    /// Whether a closing bracket is one too many.
    fn closes_square(&mut self) -> bool {
        if self.square > 0 {
            self.square -= 1;
            return false;
        }
        opens(&mut self.stray)
    }

    /// Whether a run of `*` or `_` at byte `at` opens one emphasis too many.
    fn emphasises(&mut self, bytes: &[u8], at: usize, run: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        let behind = bytes.get(at + run).copied().unwrap_or(b' ');
        let is_mark = |byte: u8| byte.is_ascii_punctuation();
        let (space_before, space_behind) =
            (before.is_ascii_whitespace(), behind.is_ascii_whitespace());
        let can_open = !space_behind && (!is_mark(behind) || space_before || is_mark(before));
        let can_close = !space_before && (!is_mark(before) || space_behind || is_mark(behind));
        match (can_open, can_close) {
            (_, true) if self.emphasis > 0 => closes(&mut self.emphasis),
            (true, _) => opens(&mut self.emphasis),
            _ => false,
        }
    }
}

/// Opens one more of what `open` counts; whether that is one too many.
fn opens(open: &mut usize) -> bool {
    let is_beyond = *open >= MOST;
    *open = MOST.min(*open + 1);
    is_beyond
}

/// Closes one; that is never one too many.
fn closes(open: &mut usize) -> bool {
    *open = open.saturating_sub(1);
    false
}

/// Whether the word that ends with the byte at `at` is the mark of an item, or a key of YAML; nothing
/// where no word ends there.
fn ends_mark(bytes: &[u8], at: usize) -> Option<bool> {
    let is_space = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    let ends = !is_space(at) && is_space(at + 1);
    let is_alone = || at == 0 || is_space(at - 1);
    ends.then(|| bytes[at] == b':' || matches!(bytes[at], b'-' | b'?') && is_alone())
}

/// How often the byte at `at` stands there in a row.
fn run_length(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|byte| **byte == bytes[at]).count()
}

/// How long the mark is with which `rest` of an indent starts: space, `>`, a bullet, a number. 0
/// where a word starts.
fn mark_length(rest: &[u8]) -> usize {
    let is_space = |at: usize| rest.get(at).is_none_or(u8::is_ascii_whitespace);
    match rest.first() {
        Some(byte) if byte.is_ascii_whitespace() => 1,
        Some(b'>') => 1,
        Some(b'-' | b'*' | b'+' | b'?' | b':') if is_space(1) => 1,
        Some(b'0'..=b'9' | b'#') => {
            let number = rest.iter().take_while(|b| b.is_ascii_digit() || **b == b'#').count();
            let is_mark = matches!(rest.get(number), Some(b'.' | b')')) && is_space(number + 1);
            if is_mark { number + 1 } else { 0 }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many bytes of `text` go beyond a limit.
    fn beyond(text: &str) -> usize {
        let plain = within_limits(text);
        assert_eq!(plain.len(), text.len());
        plain.bytes().zip(text.bytes()).filter(|(one, other)| one != other).count()
    }

    #[test]
    fn what_articles_have_is_within_limits() {
        let list =
            "- a\n  - b\n    1. c\n\n> > d [e *f* (g)]{.claim} `h` <br> <b>i</b>\n".repeat(40);
        let divs = "::: {.insights}\n- Why?\n:::\n\n<div>\nA smile :)\n</div>\n".repeat(80);
        let rules = "-".repeat(200) + "\n" + &"* ".repeat(20) + "\n|" + &"-----|".repeat(50) + "\n";
        let figures =
            "1960 1961 1962 ".repeat(40) + "5 * 3 = 15, snake_case_name ".repeat(40).as_str();
        for text in [list, divs, rules, figures] {
            assert_eq!(within_limits(&text), text);
        }
    }

    #[test]
    fn what_is_nested_deeper_is_words() {
        for (mark, kept) in [
            ("[", 32),
            ("(", 32),
            ("{", 32),
            ("]", 32),
            ("> ", 32),
            ("- ", 32),
            ("1. ", 32),
            ("> - ", 16),
            ("*a ", 32),
            ("(_a ", 32),
            ("<div>\n", 64),
            ("<P>", 64),
            ("::: a\n", 64),
        ] {
            let marks =
                mark.trim_end().bytes().filter(|b| !b.is_ascii_alphanumeric() && *b != b'>');
            let marks = if mark.starts_with(['>', '1', '-', ':']) {
                mark.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'a').count()
            } else if mark.starts_with('<') {
                1
            } else {
                marks.count()
            };
            assert_eq!(beyond(&mark.repeat(200)), (200 - kept) * marks, "{mark:?}");
        }
        assert_eq!(beyond(&"`".repeat(33)), 33);
        assert_eq!(beyond(&format!("{}- a\n", " ".repeat(128))), 1);
    }

    #[test]
    fn paragraphs_count_by_themselves_and_what_is_closed_is_not_open() {
        assert_eq!(beyond(&"[a\n\n".repeat(100)), 0);
        // Those that are left out close nothing.
        assert_eq!(beyond(&"[a] ".repeat(5_000)), 2 * (5_000 - MOST_BRACKETS) - MOST);
        assert_eq!(beyond(&"[a]: b\n\n".repeat(5_000)), 5_000 - MOST_BRACKETS);
        assert_eq!(beyond(&"[a] (b) {c} *d* _e_ ".repeat(100)), 0);
        assert_eq!(beyond(&"<p>\na\n</p>\n".repeat(100)), 0);
    }

    #[test]
    fn what_follows_many_blank_lines_starts_a_line() {
        let text = format!("a{}# b", "\n".repeat(200));
        let plain = within_limits(&text);
        assert!(plain.ends_with("\n# b"), "{plain:?}");
        assert_eq!(plain.matches('\n').count(), MOST_LINE_ENDS + 1);
    }
}

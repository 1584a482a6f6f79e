//! A client that edits: it holds its text as a plain string, counts places in it the slow and
//! obvious way, and tells the server what it does.

use proptest::prelude::*;
use proptest::sample::Index;
use tower_lsp::lsp_types::{Position, Range, TextDocumentContentChangeEvent};

use crate::text::Encoding;

/// What one notification brings.
#[derive(Debug, Clone)]
pub enum Step {
    /// Changes, each made to the text that the one before left.
    Changes(Vec<Change>),
    /// The text is again what it was before the last notification that was not undone.
    Undo,
}

/// One change of the text.
#[derive(Debug, Clone)]
pub enum Change {
    /// The text between two places where a cursor can stand gets another one.
    Replace(Index, usize, String),
    /// A stretch of the text is put elsewhere too, as copying and moving do.
    Copy(Index, usize, Index),
    /// A range that no careful client sends: behind the text, inside a character, reversed.
    Careless(Range, String),
    /// The whole text is sent.
    Whole(String),
}

/// Any step of a client that mostly types.
pub fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => any_change().prop_map(|change| Step::Changes(vec![change])),
        3 => proptest::collection::vec(any_change(), 2..5).prop_map(Step::Changes),
        2 => Just(Step::Undo),
    ]
}

fn any_change() -> impl Strategy<Value = Change> {
    let replaced = prop_oneof![6 => Just(0usize), 4 => 1..5usize, 1 => 5..200usize];
    prop_oneof![
        20 => (any::<Index>(), replaced, any_insert())
            .prop_map(|(at, length, text)| Change::Replace(at, length, text)),
        3 => (any::<Index>(), 1..20usize).prop_map(|(at, length)| {
            Change::Replace(at, length, String::new())
        }),
        2 => (any::<Index>(), 1..150usize, any::<Index>())
            .prop_map(|(from, length, to)| Change::Copy(from, length, to)),
        3 => (any_position(), any_position(), any_insert())
            .prop_map(|(start, end, text)| Change::Careless(Range::new(start, end), text)),
        1 => "[a-z 😀\r\n#>-]{0,40}".prop_map(Change::Whole),
    ]
}

fn any_position() -> impl Strategy<Value = Position> {
    let line = prop_oneof![20 => 0..40u32, 1 => Just(u32::MAX)];
    let column = prop_oneof![20 => 0..70u32, 1 => Just(u32::MAX)];
    (line, column).prop_map(|(line, column)| Position::new(line, column))
}

/// What is typed: mostly letters, and all that articles are made of.
fn any_insert() -> impl Strategy<Value = String> {
    const MARKS: [&str; 52] = [
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "    ",
        ". ",
        "? ",
        ", ",
        "“",
        "”",
        "\"",
        "'s",
        "é",
        "😀",
        "👩\u{200d}🚒",
        "e\u{301}",
        "\u{feff}",
        "\u{2028}",
        "\u{a0}",
        "ß",
        "# ",
        "## Summary\n",
        "## Insights\n\n",
        "- ",
        "1. ",
        "• ",
        "> ",
        "[",
        "]",
        "](x)",
        "{.claim}",
        "{.quote by=\"Mara Lind\"}",
        "[@ledger]",
        "---\n",
        "```\n",
        ":::\n",
        "::: {.insights}\n",
        "<!--",
        "-->",
        "| a | b |\n",
        "[^1]",
        "[^1]: ",
        "*",
        "not ",
        "40%",
        "€2.1 billion ",
        "on 6 May 2031 ",
        "North Korean ",
        "Mara Lind said ",
        "may ",
    ];
    prop_oneof![
        5 => "[a-zA-Z0-9 ]{1,3}",
        5 => proptest::sample::select(&MARKS[..]).prop_map(str::to_owned),
        1 => proptest::collection::vec(proptest::sample::select(&MARKS[..]), 2..6)
            .prop_map(|marks| marks.concat()),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// The client's side of a document.
pub struct Client {
    text: String,
    encoding: Encoding,
    /// The texts to which undoing leads back.
    before: Vec<String>,
}

impl Client {
    /// A client that has opened `text` and counts in `encoding`.
    pub fn new(text: String, encoding: Encoding) -> Self {
        Self { text, encoding, before: Vec::new() }
    }

    /// What the client believes that the document says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Makes a step, and says what the server is told of it.
    pub fn step(&mut self, step: &Step) -> Vec<TextDocumentContentChangeEvent> {
        match step {
            Step::Changes(changes) => {
                self.before.push(self.text.clone());
                changes.iter().map(|change| self.change(change)).collect()
            }
            Step::Undo => {
                let before = self.before.pop();
                before.map(|before| self.lead_back(before)).into_iter().collect()
            }
        }
    }

    fn change(&mut self, change: &Change) -> TextDocumentContentChangeEvent {
        match change {
            Change::Replace(at, length, text) => {
                let (start, end) = self.stretch(*at, *length);
                self.replace(start, end, text)
            }
            Change::Copy(from, length, to) => {
                let (start, end) = self.stretch(*from, *length);
                let copied = self.text[start..end].to_owned();
                let (at, _) = self.stretch(*to, 0);
                self.replace(at, at, &copied)
            }
            Change::Careless(range, text) => {
                let (start, end) = (self.offset(range.start), self.offset(range.end));
                self.text.replace_range(start.min(end)..start.max(end), text);
                told(Some(*range), text)
            }
            Change::Whole(text) => {
                self.text.clone_from(text);
                told(None, text)
            }
        }
    }

    /// The one change that makes `before` of the text.
    fn lead_back(&mut self, before: String) -> TextDocumentContentChangeEvent {
        let cursors = cursors(&self.text);
        let is_same =
            |at: &&usize| before.as_bytes().get(..**at) == self.text.as_bytes().get(..**at);
        let start = cursors.iter().take_while(is_same).last().copied().unwrap_or(0);
        let is_same = |at: &&usize| **at >= start && before[start..].ends_with(&self.text[**at..]);
        let end = cursors.iter().rev().take_while(is_same).last().copied();
        let end = end.unwrap_or(self.text.len());
        let text = before[start..before.len() - (self.text.len() - end)].to_owned();
        let event = self.replace(start, end, &text);
        assert_eq!(self.text, before, "the client undoes what it did");
        event
    }

    fn replace(&mut self, start: usize, end: usize, text: &str) -> TextDocumentContentChangeEvent {
        let range = Range::new(self.position(start), self.position(end));
        self.text.replace_range(start..end, text);
        told(Some(range), text)
    }

    /// From a place where a cursor can stand, `length` such places on.
    fn stretch(&self, at: Index, length: usize) -> (usize, usize) {
        let cursors = cursors(&self.text);
        let first = at.index(cursors.len());
        let last = (first + length).min(cursors.len() - 1);
        (cursors[first], cursors[last])
    }

    /// Where the lines start, and where the text ends.
    fn position(&self, offset: usize) -> Position {
        let before = &self.text[..offset];
        let starts = line_starts(before);
        let start = starts[starts.len() - 1];
        let column = self.units(&before[start..]);
        Position::new(u32::try_from(starts.len() - 1).unwrap(), u32::try_from(column).unwrap())
    }

    /// The byte at `position`, or the nearest before it that is none inside a character or line end.
    fn offset(&self, position: Position) -> usize {
        let starts = line_starts(&self.text);
        let Some(start) = starts.get(position.line as usize) else { return self.text.len() };
        let line = self.text[*start..].split(['\n', '\r']).next().unwrap();
        let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        let fits = |at: &usize| self.units(&line[..*at]) <= position.character as usize;
        start + ends.take_while(fits).last().unwrap()
    }

    fn units(&self, text: &str) -> usize {
        match self.encoding {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.encode_utf16().count(),
            Encoding::Utf32 => text.chars().count(),
        }
    }
}

fn told(range: Option<Range>, text: &str) -> TextDocumentContentChangeEvent {
    TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
}

/// Where a cursor can stand: between characters, and not inside a line end.
fn cursors(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let is_inside = |at: usize| at > 0 && bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n');
    (0..=text.len()).filter(|at| text.is_char_boundary(*at) && !is_inside(*at)).collect()
}

/// Where lines start: behind `\n`, `\r\n` and a lone `\r`.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let is_end =
        |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    [0].into_iter().chain((0..bytes.len()).filter(|at| is_end(*at)).map(|at| at + 1)).collect()
}

//! Which quotation marks open, which close, and which belong together.

use std::ops::Range;

use super::token::{Token, TokenKind};

/// A pair of quotation marks, by their tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    /// The opening mark; the first token where there is none.
    pub open: usize,
    /// Whether there is an opening mark.
    pub opened: bool,
    /// The closing mark; the number of tokens where there is none.
    pub close: usize,
    /// Whether there is a closing mark.
    pub closed: bool,
}

impl Marked {
    fn pair(open: usize, close: usize) -> Self {
        Self { open, opened: true, close, closed: true }
    }

    /// The token behind the quotation.
    pub fn end(self) -> usize {
        self.close + usize::from(self.closed)
    }

    /// The tokens between the marks.
    pub fn inside(self) -> Range<usize> {
        self.open + usize::from(self.opened)..self.close
    }
}

/// The marks of a block.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The outermost pairs, in order; the last one may have no closing mark.
    pub pairs: Vec<Marked>,
    /// The words before a closing mark that nothing in the block opens, if it is the first mark.
    pub end: Option<Marked>,
}

/// How many open marks are remembered; a text full of stray ones shall not cost more.
const DEEPEST: usize = 16;

/// Finds which marks belong together.
///
/// A mark that is never closed reaches to the block's end where it starts the block, a sentence or
/// what a comma or colon leads up to: a speech of several paragraphs is written so. Any other mark
/// without a partner is none.
pub(super) fn marks(tokens: &[Token]) -> Marks {
    let mut reader = Reader { tokens, open: Vec::new(), pairs: Vec::new(), end: None, maybe: None };
    for (at, token) in tokens.iter().enumerate() {
        if let Some(style) = style(token) {
            reader.read(at, style);
        }
    }
    reader.finish()
}

/// Pairs the marks of a block, one after the other.
struct Reader<'a> {
    tokens: &'a [Token],
    /// Marks not yet closed.
    open: Vec<(usize, Style)>,
    pairs: Vec<Marked>,
    /// The first mark, if it closes what nothing opened.
    end: Option<usize>,
    /// The innermost open single mark, and a mark that closes it unless it is an apostrophe.
    maybe: Option<(usize, usize)>,
}

impl Reader<'_> {
    fn read(&mut self, at: usize, style: Style) {
        let same_open = self.open.last().is_some_and(|&(_, opened)| opened == style);
        let opens = opens(self.tokens, at, style, same_open);
        if opens && same_open && starts_sentence(self.tokens, at) {
            return; // The mark is repeated where a paragraph of the same speech starts.
        }
        if opens {
            self.open(at, style, same_open);
        } else if closes(self.tokens, at, style) {
            self.close(at, style);
        } else {
            self.maybe_close(at);
        }
    }

    /// `'Star Wars' fans`: the mark behind a plural may end a short quotation. It does, unless
    /// another one follows that surely does.
    fn maybe_close(&mut self, at: usize) {
        const LONGEST: usize = 16;
        let Some(&(open, Style::Single)) = self.open.last() else { return };
        let plural = !self.tokens[at].spaced;
        let inside = self.tokens.get(open + 1..at).unwrap_or_default();
        let one_sentence = !inside.iter().any(|t| t.is_mark('.') || t.is_mark(';'));
        if plural && one_sentence && inside.len() <= LONGEST && self.maybe.is_none() {
            self.maybe = Some((open, at));
        }
    }

    /// Whether the quotation in question cannot reach to `at`, in another sentence: it is a part of
    /// a sentence, or a title.
    fn ends_before(&self, (open, maybe): (usize, usize), at: usize) -> bool {
        let stretch = |from: usize, to: usize| self.tokens.get(from..to).unwrap_or_default();
        let inside = stretch(open + 1, maybe);
        let partial = inside.first().is_some_and(|t| !t.is_capitalised());
        let title = inside.iter().all(Token::is_capitalised);
        (partial || title) && stretch(maybe, at).iter().any(|t| t.is_mark('.'))
    }

    /// Settles that the mark in question closes.
    fn settle(&mut self) {
        if let Some((open, at)) = self.maybe.take() {
            self.pairs.push(Marked::pair(open, at));
            self.open.retain(|&(other, _)| other < open);
        }
    }

    fn open(&mut self, at: usize, style: Style, same_open: bool) {
        self.settle();
        if same_open && self.tokens[at].is_mark('"') {
            self.open.pop(); // Straight marks do not nest: the one before was a stray.
        }
        if self.open.len() == DEEPEST {
            self.open.remove(1);
        }
        self.open.push((at, style));
    }

    fn close(&mut self, at: usize, style: Style) {
        if let Some(depth) = self.open.iter().rposition(|&(_, opened)| opened == style) {
            let open = self.open[depth].0;
            let nested = self.maybe.is_some_and(|(inner, _)| inner > open);
            if nested || self.maybe.is_some_and(|maybe| self.ends_before(maybe, at)) {
                self.settle();
                return self.close(at, style);
            }
            self.maybe = None;
            self.pairs.push(Marked::pair(open, at));
            self.open.truncate(depth);
        } else if style == Style::Double {
            self.close_unopened(at);
        }
    }

    /// `they said," We stay".` has a space on the wrong side of its opening mark.
    fn close_unopened(&mut self, at: usize) {
        match self.end {
            Some(first) if is_misplaced(self.tokens, first) => {
                self.pairs.push(Marked::pair(first, at));
                self.end = None;
            }
            None if self.pairs.is_empty() && self.open.is_empty() => self.end = Some(at),
            _ => {}
        }
    }

    fn finish(mut self) -> Marks {
        self.settle();
        let behind_pairs = self.pairs.iter().map(|pair| pair.end()).max().unwrap_or(0);
        let runs_on = |&&(at, style): &&(usize, Style)| {
            let free = at == 0 || at >= behind_pairs && leads_speech(self.tokens, at);
            style == Style::Double && free
        };
        if let Some(&(open, _)) = self.open.iter().find(runs_on) {
            let close = self.tokens.len();
            self.pairs.push(Marked { open, opened: true, close, closed: false });
        }
        let end = |close| Marked { open: 0, opened: false, close, closed: true };
        Marks { pairs: outermost(self.pairs), end: self.end.map(end) }
    }
}

/// Whether the mark at `at` stands at the start of the block or behind the end of a sentence.
fn starts_sentence(tokens: &[Token], at: usize) -> bool {
    at == 0 || ['.', '!', '?', '…'].iter().any(|&stop| tokens[at - 1].is_mark(stop))
}

/// Whether a speech may start with the mark at `at`.
fn leads_speech(tokens: &[Token], at: usize) -> bool {
    starts_sentence(tokens, at) || [',', ':'].iter().any(|&mark| tokens[at - 1].is_mark(mark))
}

/// Whether the straight mark at `at` clings to a comma or colon, with a space behind it.
fn is_misplaced(tokens: &[Token], at: usize) -> bool {
    let clings = at > 0 && [',', ':'].iter().any(|&mark| tokens[at - 1].is_mark(mark));
    clings && tokens[at].is_mark('"') && tokens.get(at + 1).is_some_and(|t| t.spaced)
}

fn outermost(mut pairs: Vec<Marked>) -> Vec<Marked> {
    pairs.sort_by_key(|pair| pair.open);
    let mut end = 0;
    pairs.retain(|pair| {
        let outer = pair.open >= end;
        end = end.max(pair.end());
        outer
    });
    pairs
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Single,
    Double,
    Angle,
}

fn style(token: &Token) -> Option<Style> {
    if token.kind != TokenKind::Mark || token.lower == "'s" {
        return None;
    }
    match token.lower.chars().next()? {
        '"' | '“' | '”' => Some(Style::Double),
        '\'' | '‘' | '’' => Some(Style::Single),
        '«' | '»' => Some(Style::Angle),
        _ => None,
    }
}

/// Whether the mark at `at` opens a quotation; `same_open` says that one of its style is open.
fn opens(tokens: &[Token], at: usize, style: Style, same_open: bool) -> bool {
    let token = &tokens[at];
    if ['“', '‘', '«'].iter().any(|&mark| token.is_mark(mark)) {
        return true;
    }
    if ['”', '’', '»'].iter().any(|&mark| token.is_mark(mark)) {
        return false;
    }
    let leads = tokens.get(at + 1).is_some_and(|t| !t.spaced);
    let free = at == 0 || token.spaced || !tokens[at - 1].is_wordlike();
    match style {
        Style::Single => {
            let free = at == 0 || token.spaced || style_of(tokens, at - 1);
            leads && free && !is_elision(tokens, at)
        }
        _ if same_open => leads && token.spaced,
        _ => leads && free,
    }
}

/// Whether the mark at `at` stands for letters left out: "'em", "the '90s".
fn is_elision(tokens: &[Token], at: usize) -> bool {
    const REST: [&str; 7] = ["em", "til", "twas", "tis", "cause", "bout", "n"];
    tokens.get(at + 1).is_some_and(|next| {
        let decade = next.kind == TokenKind::Mixed && next.lower.ends_with("0s");
        decade || REST.contains(&next.lower.as_str())
    })
}

/// Whether a quotation mark stands at `at`.
fn style_of(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).and_then(style).is_some_and(|style| style == Style::Double)
}

/// Whether the mark at `at` may close one; an apostrophe behind a plural mostly does not.
fn closes(tokens: &[Token], at: usize, style: Style) -> bool {
    if style != Style::Single {
        return true;
    }
    let plural = at > 0 && tokens[at - 1].is_wordlike() && tokens[at - 1].lower.ends_with('s');
    let goes_on = tokens.get(at + 1).is_some_and(|t| t.spaced && t.is_wordlike());
    !(tokens[at].spaced || plural && goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::token::tokens;

    fn found(text: &str) -> Vec<String> {
        let read = tokens(text);
        let range = |m: &Marked| read[m.open].range.join(read[m.end() - 1].range);
        marks(&read).pairs.iter().map(|m| range(m).of(text).to_owned()).collect()
    }

    #[test]
    fn marks_pair() {
        for (text, expected) in [
            ("He said \"go\" and \"stay\".", vec!["\"go\"", "\"stay\""]),
            ("He said “go” and ‘stay’.", vec!["“go”", "‘stay’"]),
            ("'Go,' she said.", vec!["'Go,'"]),
            ("«Go» (\"stay\")", vec!["«Go»", "\"stay\""]),
            ("the firms' plans and the mills' end", vec![]),
            ("the ’90s and the boys’ club", vec![]),
            ("\"a 'b' c\"", vec!["\"a 'b' c\""]),
            ("a 6\" nail", vec![]),
            ("the 'Star Sails' fans and the mills' end", vec!["'Star Sails'"]),
            ("'the mills' end is near', she said", vec!["'the mills' end is near'"]),
            ("charged with 'grave acts' there. The 'age'", vec!["'grave acts'", "'age'"]),
            ("the '90s and the boys' club, rock 'n' roll", vec![]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn an_unclosed_mark_reaches_on_where_speech_may_start() {
        assert_eq!(found("“We stay. They go."), ["“We stay. They go."]);
        assert_eq!(found("He said, “We stay. They go."), ["“We stay. They go."]);
        assert_eq!(found("“We stay,” he said. \"They go."), ["“We stay,”", "\"They go."]);
        assert_eq!(found("He said “we stay."), Vec::<String>::new());
        assert_eq!(found("She “knew. It “rained” there."), ["“rained”"]);
    }

    #[test]
    fn a_mark_repeated_at_a_sentence_goes_on() {
        for text in ["\"We stay. \"They go.\"", "“We stay. “They go.”"] {
            assert_eq!(found(text), [text]);
        }
        assert_eq!(found("the \"old and \"new\" mills"), ["\"new\""]);
    }

    #[test]
    fn a_space_on_the_wrong_side_is_forgiven() {
        assert_eq!(found("She told us,\" We stay here\"."), ["\" We stay here\""]);
    }

    #[test]
    fn a_closing_mark_without_partner_may_end_a_speech_from_before() {
        let end = |text| marks(&tokens(text)).end.map(|m| m.inside());
        assert_eq!(end("They go.\" It rained."), Some(0..3));
        assert_eq!(end("They go.” It “rained”."), Some(0..3));
        assert_eq!(end("They “go” for 6\" nails."), None);
    }
}

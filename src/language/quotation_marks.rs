//! Which quotation marks open, which close, and which belong together.

use super::token::{Token, TokenKind};

/// A pair of quotation marks, by their tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    /// The opening mark.
    pub open: usize,
    /// The closing mark; the number of tokens where there is none.
    pub close: usize,
    /// Whether there is a closing mark.
    pub closed: bool,
}

impl Marked {
    /// The token behind the quotation.
    pub fn end(self) -> usize {
        self.close + usize::from(self.closed)
    }
}

/// How many open marks are remembered; a text full of stray ones shall not cost more.
const DEEPEST: usize = 16;

/// The outermost pairs, in order.
///
/// A mark that opens the block and is never closed reaches to the block's end: a speech of several
/// paragraphs is written so. Any other mark without a partner is none.
pub(super) fn marked(tokens: &[Token]) -> Vec<Marked> {
    let mut open: Vec<(usize, Style)> = Vec::new();
    let mut pairs = Vec::new();
    for at in 0..tokens.len() {
        let Some(style) = style(&tokens[at]) else { continue };
        if opens(tokens, at, style, &open) {
            if open.len() == DEEPEST {
                open.remove(1);
            }
            open.push((at, style));
        } else if let Some(depth) = open.iter().rposition(|&(_, opened)| opened == style)
            && closes(tokens, at, style)
        {
            pairs.push(Marked { open: open[depth].0, close: at, closed: true });
            open.truncate(depth);
        }
    }
    if let Some(&(0, Style::Double)) = open.first() {
        pairs.push(Marked { open: 0, close: tokens.len(), closed: false });
    }
    outermost(pairs)
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

/// Whether the mark at `at` opens a quotation, with those in `open` not yet closed.
fn opens(tokens: &[Token], at: usize, style: Style, open: &[(usize, Style)]) -> bool {
    let token = &tokens[at];
    if ['“', '‘', '«'].iter().any(|&mark| token.is_mark(mark)) {
        return true;
    }
    if ['”', '’', '»'].iter().any(|&mark| token.is_mark(mark)) {
        return false;
    }
    let next = tokens.get(at + 1);
    let leads = next.is_some_and(|t| !t.spaced);
    let free = at == 0 || token.spaced || !tokens[at - 1].is_wordlike();
    let same_open = open.last().is_some_and(|&(_, opened)| opened == style);
    match style {
        Style::Single => leads && (at == 0 || token.spaced || style_of(tokens, at - 1)),
        _ if same_open => leads && token.spaced && style == Style::Angle,
        _ => leads && free,
    }
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
        marked(&read).iter().map(|m| range(m).of(text).to_owned()).collect()
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
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn an_unclosed_mark_reaches_on_only_from_the_start() {
        assert_eq!(found("“We stay. They go."), ["“We stay. They go."]);
        assert_eq!(found("He said “we stay."), Vec::<String>::new());
    }
}

//! Where findings are switched off: comments and `allow="RULE: why"`.

use panache_parser::syntax::SyntaxKind;

use crate::text::TextRange;

use super::model::{Block, Spanned, Suppression};
use super::syntax::Syntax;
use super::vocabulary;

/// What a comment tells us to do.
#[derive(Clone, Copy, PartialEq)]
enum Directive {
    DisableNextLine,
    Disable,
    Enable,
}

const DIRECTIVES: [(&str, Directive); 3] = [
    (vocabulary::DISABLE_NEXT_LINE, Directive::DisableNextLine),
    (vocabulary::DISABLE, Directive::Disable),
    (vocabulary::ENABLE, Directive::Enable),
];

/// What a comment starts with.
const COMMENT: &str = "<!--";

/// What every directive starts with.
const DIRECTIVE: &str = "standfirst-";

/// All suppressions, in the order of the text.
pub(super) fn collect(syntax: &Syntax, source: &str, blocks: &[Block]) -> Vec<Suppression> {
    let mut all = Vec::new();
    // Most articles have no directive, and that is seen without a walk through the tree.
    let comments = source.contains(DIRECTIVE).then(|| comments(syntax));
    for range in comments.into_iter().flatten() {
        let Some((directive, suppression)) = parse_comment(source, range) else { continue };
        match directive {
            Directive::DisableNextLine => {
                all.push(Suppression { scope: next_line(source, range.end), ..suppression })
            }
            Directive::Disable => {
                all.push(Suppression {
                    scope: TextRange::new(range.end, source.len()),
                    ..suppression
                });
            }
            Directive::Enable => enable(&mut all, &suppression),
        }
    }
    all.extend(blocks.iter().flat_map(allowed));
    all.sort_by_key(|suppression| suppression.range);
    all
}

/// The comments and other raw HTML.
fn comments(syntax: &Syntax) -> impl Iterator<Item = TextRange> {
    syntax
        .root
        .descendants()
        .filter(|node| {
            matches!(
                node.kind(),
                SyntaxKind::HTML_BLOCK_RAW | SyntaxKind::INLINE_HTML | SyntaxKind::COMMENT
            )
        })
        .map(|node| syntax.locate(node.text_range()))
}

fn parse_comment(source: &str, range: TextRange) -> Option<(Directive, Suppression)> {
    let text = range.of(source);
    let inner = text.strip_prefix(COMMENT)?;
    let inner = &inner[..inner.find("-->")?];
    let lead = inner.len() - inner.trim_start().len();
    let (word, directive) = DIRECTIVES.into_iter().find(|(word, _)| {
        let rest = inner.trim_start().strip_prefix(word);
        rest.is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(|c: char| c == ':' || c.is_whitespace())
        })
    })?;
    let at = range.start + COMMENT.len() + lead + word.len();
    let (rules, reason) = parse_rules(&inner[lead + word.len()..], at);
    let range = TextRange::new(range.start, range.start + text.trim_end().len());
    Some((directive, Suppression { rules, reason, range, scope: range }))
}

/// Reads `rule, other-rule: why`; `at` is where the text stands in the source.
fn parse_rules(text: &str, at: usize) -> (Vec<Spanned<String>>, Option<String>) {
    let (names, reason) = match text.split_once(':') {
        Some((names, reason)) => (names, Some(reason.trim().to_owned())),
        None => (text, None),
    };
    let mut rules = Vec::new();
    let mut offset = 0;
    for name in names.split_inclusive([',', ' ']) {
        let value = name.trim_matches([',', ' ', '\t', '\n', '\r']);
        if !value.is_empty() {
            let start = at + offset + name.find(value).unwrap_or(0);
            let range = TextRange::new(start, start + value.len());
            rules.push(Spanned { value: value.to_owned(), range });
        }
        offset += name.len();
    }
    (rules, reason.filter(|reason| !reason.is_empty()))
}

/// The next line that is not blank, behind the line of byte `offset`.
fn next_line(source: &str, offset: usize) -> TextRange {
    let mut start = source.len();
    if let Some(rest) = source.get(offset..) {
        let behind =
            if source[..offset].ends_with('\n') { Some(0) } else { rest.find('\n').map(|i| i + 1) };
        if let Some(behind) = behind {
            let blank = rest[behind..].len() - rest[behind..].trim_start().len();
            start = offset + behind + blank;
        }
    }
    let len = source[start..].find('\n').unwrap_or(source.len() - start);
    TextRange::new(start, start + len)
}

/// Ends the scopes that `enable` names, or all open ones where it names none.
fn enable(all: &mut [Suppression], enable: &Suppression) {
    for open in all.iter_mut().filter(|s| s.scope.end > enable.range.start) {
        let is_named = enable.rules.is_empty()
            || enable.rules.iter().all(|rule| open.rules.iter().any(|r| r.value == rule.value));
        if is_named {
            open.scope = TextRange::new(open.scope.start, enable.range.start);
        }
    }
}

fn allowed(block: &Block) -> Vec<Suppression> {
    let annotations = block.text.annotations.iter();
    annotations
        .filter_map(|annotation| {
            let allow = annotation.attributes.get("allow")?;
            let range = block.locate(allow.range);
            let (rules, reason) = parse_rules(&allow.value, range.start);
            Some(Suppression { rules, reason, range, scope: block.locate(annotation.source) })
        })
        .collect()
}

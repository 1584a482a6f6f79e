//! `{#id .class key="value"}`, read off the syntax tree.

use panache_parser::syntax::{SyntaxKind, SyntaxNode, SyntaxToken};

use super::model::{Attributes, Spanned};
use super::syntax::Syntax;

/// The attributes in the child of `node` that has `kind`; ranges are bytes of the source.
pub(super) fn of_child(syntax: &Syntax, node: &SyntaxNode, kind: SyntaxKind) -> Attributes {
    node.children()
        .find(|child| child.kind() == kind)
        .map_or_else(Attributes::default, |child| of(syntax, &child))
}

/// The attributes inside `node`; ranges are bytes of the source.
pub(super) fn of(syntax: &Syntax, node: &SyntaxNode) -> Attributes {
    let mut attributes = Attributes::default();
    let mut key = None;
    for token in node.descendants_with_tokens().filter_map(|element| element.into_token()) {
        match token.kind() {
            SyntaxKind::ATTR_ID => attributes.id = Some(spanned(syntax, &token, 1, "#")),
            SyntaxKind::ATTR_CLASS => {
                let dot = usize::from(token.text().starts_with('.'));
                attributes.classes.push(spanned(syntax, &token, dot, "."));
            }
            SyntaxKind::ATTR_KEY => key = Some(spanned(syntax, &token, 0, "")),
            SyntaxKind::ATTR_VALUE => {
                if let Some(key) = key.take() {
                    attributes.pairs.push((key, unquoted(syntax, &token)));
                }
            }
            _ => {}
        }
    }
    attributes
}

/// The token's text without its prefix, `skipped` bytes long.
fn spanned(syntax: &Syntax, token: &SyntaxToken, skipped: usize, prefix: &str) -> Spanned<String> {
    let mut range = syntax.locate(token.text_range());
    range.start += skipped;
    let text = token.text();
    Spanned { value: text.strip_prefix(prefix).unwrap_or(text).to_owned(), range }
}

fn unquoted(syntax: &Syntax, token: &SyntaxToken) -> Spanned<String> {
    let mut range = syntax.locate(token.text_range());
    let mut text = token.text();
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            text = inner;
            range.start += 1;
            range.end -= 1;
            break;
        }
    }
    Spanned { value: text.to_owned(), range }
}

impl Attributes {
    /// Makes all ranges relative to `base`.
    pub(super) fn relative_to(&mut self, base: usize) {
        let pairs = self.pairs.iter_mut().flat_map(|(key, value)| [key, value]);
        for spanned in self.id.iter_mut().chain(&mut self.classes).chain(pairs) {
            spanned.range = spanned.range.relative_to(base);
        }
    }
}

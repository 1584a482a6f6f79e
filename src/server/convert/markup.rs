//! Cards, as Markdown or as plain text.

use tower_lsp::lsp_types::{Documentation, Hover, HoverContents, MarkupContent, MarkupKind};

use crate::ide;

use super::Converter;

impl Converter<'_> {
    /// A hover's card.
    pub fn hover(&self, hover: ide::Hover) -> Hover {
        let content = markup(hover.markdown, self.client.markdown_hovers);
        Hover { contents: HoverContents::Markup(content), range: Some(self.range(hover.range)) }
    }

    /// What is shown about a completion that the client has looked at.
    pub fn documentation(&self, markdown: String) -> Documentation {
        Documentation::MarkupContent(markup(markdown, self.client.markdown_completions))
    }
}

fn markup(markdown: String, client_takes_markdown: bool) -> MarkupContent {
    if client_takes_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: markdown }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: without_markup(&markdown) }
    }
}

/// Our own Markdown, for clients that show it as it is: no heading marks, no bold, no code marks,
/// no escapes.
fn without_markup(markdown: &str) -> String {
    let lines = markdown.lines().map(|line| {
        let line = line.trim_start_matches('#').trim_start_matches(' ');
        without_inline_markup(line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn without_inline_markup(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' => plain.extend(rest.next()),
            '`' => {}
            '*' if rest.as_str().starts_with('*') => _ = rest.next(),
            _ => plain.push(character),
        }
    }
    plain
}

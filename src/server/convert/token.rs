//! What colours the text, as semantic tokens: each counts from the one before it.

use tower_lsp::lsp_types::{Position, SemanticToken};

use crate::ide::Token;
use crate::text::Encoding;

use super::Converter;

impl Converter<'_> {
    /// The tokens of `source` that the client knows what to do with.
    pub fn tokens(&self, tokens: &[Token], source: &str) -> Vec<SemanticToken> {
        let legend = self.client.tokens.legend;
        let mut last = Position::default();
        let mut converted = Vec::with_capacity(tokens.len());
        for token in tokens {
            let Some(token_type) = legend.number_of(token.kind) else { continue };
            let start = self.position(token.range.start);
            let delta_line = start.line - last.line;
            converted.push(SemanticToken {
                delta_line,
                delta_start: start.character - if delta_line == 0 { last.character } else { 0 },
                length: units(token.range.of(source), self.client.encoding),
                token_type,
                token_modifiers_bitset: token.note.map_or(0, |note| legend.bit_of(note)),
            });
            last = start;
        }
        converted
    }
}

/// The length of `text` in units of `encoding`.
fn units(text: &str, encoding: Encoding) -> u32 {
    let count = match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.encode_utf16().count(),
        Encoding::Utf32 => text.chars().count(),
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

//! Notes above lines and between words.

use serde_json::json;
use tower_lsp::lsp_types::{CodeLens, Command, InlayHint, InlayHintLabel};

use crate::ide::{Hint, Lens};

use super::Converter;

impl Converter<'_> {
    /// A note above a line; a click on it runs `show_evidence`, where there is any.
    pub fn code_lens(&self, lens: Lens, show_evidence: &str) -> CodeLens {
        let range = self.range(lens.range);
        let arguments = [json!(self.snapshot.uri), json!(range.start)];
        let command = if lens.has_evidence {
            Command::new(lens.label, show_evidence.to_owned(), Some(arguments.to_vec()))
        } else {
            // Editors show a note without a command as plain text.
            Command::new(lens.label, String::new(), None)
        };
        CodeLens { range, command: Some(command), data: None }
    }

    /// A note behind a word.
    pub fn inlay_hint(&self, hint: Hint) -> InlayHint {
        InlayHint {
            position: self.position(hint.offset),
            label: InlayHintLabel::String(hint.label),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        }
    }
}

//! How a document is tidied, as edits.

use tower_lsp::lsp_types::{FormattingOptions, TextEdit};

use crate::ide::Tidying;
use crate::rules::Replacement;

use super::Converter;

/// What the client asks for: everything that it does not refuse.
pub fn tidying(options: &FormattingOptions) -> Tidying {
    Tidying {
        trims_lines: options.trim_trailing_whitespace != Some(false),
        ends_last_line: options.insert_final_newline != Some(false),
        trims_end: options.trim_final_newlines != Some(false),
    }
}

impl Converter<'_> {
    /// Replacements, in their order.
    pub fn text_edits(&self, edits: &[Replacement]) -> Vec<TextEdit> {
        let edits = edits.iter();
        edits.map(|edit| TextEdit::new(self.range(edit.range), edit.new_text.clone())).collect()
    }
}

//! Proposals as completion items.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    CompletionItem, CompletionItemKind, CompletionResponse, CompletionTextEdit, InsertReplaceEdit,
    InsertTextFormat, TextEdit, Url,
};

use crate::ide::{Completion, CompletionKind, Origin, Snippet};

use super::Converter;

/// What a completion carries, so that more about it is found when the client asks.
#[derive(Debug, Serialize, Deserialize)]
pub struct Described {
    /// The document.
    pub uri: Url,
    /// What it is about.
    pub origin: Origin,
}

impl Converter<'_> {
    /// Proposals, best first, as a list that keeps its order.
    pub fn completions(&self, completions: Vec<Completion>) -> CompletionResponse {
        let items = completions.into_iter().enumerate();
        CompletionResponse::Array(items.map(|(rank, c)| self.completion(rank, c)).collect())
    }

    fn completion(&self, rank: usize, completion: Completion) -> CompletionItem {
        let (format, new_text) = match &completion.snippet {
            Some(snippet) if self.client.snippets => {
                (InsertTextFormat::SNIPPET, self.snippet(snippet).to_owned())
            }
            _ => (InsertTextFormat::PLAIN_TEXT, completion.plain),
        };
        let range = self.range(completion.range);
        let text_edit = match completion.replaced {
            Some(replaced) if self.client.insert_replace => {
                let replace = self.range(replaced);
                let edit = InsertReplaceEdit { new_text, insert: range, replace };
                CompletionTextEdit::InsertAndReplace(edit)
            }
            _ => CompletionTextEdit::Edit(TextEdit { range, new_text }),
        };
        let origin = completion.origin.map(|origin| self.described(origin));
        CompletionItem {
            label: completion.label,
            kind: Some(completion_kind(completion.kind)),
            detail: completion.detail,
            documentation: completion.documentation.map(|text| self.documentation(text)),
            sort_text: Some(format!("{rank:05}")),
            filter_text: Some(completion.filter),
            insert_text_format: Some(format),
            text_edit: Some(text_edit),
            data: origin,
            ..CompletionItem::default()
        }
    }

    /// What finds a proposal again when the client asks more about it.
    fn described(&self, origin: Origin) -> Value {
        json!(Described { uri: self.snapshot.uri.clone(), origin })
    }

    /// A snippet as this client takes it.
    pub fn snippet<'s>(&self, snippet: &'s Snippet) -> &'s str {
        if self.client.choices { &snippet.with_choices } else { &snippet.with_placeholders }
    }
}

fn completion_kind(kind: CompletionKind) -> CompletionItemKind {
    match kind {
        CompletionKind::Question => CompletionItemKind::SNIPPET,
        CompletionKind::Thing => CompletionItemKind::TEXT,
        CompletionKind::Citation => CompletionItemKind::REFERENCE,
        CompletionKind::Class => CompletionItemKind::CLASS,
        CompletionKind::Attribute => CompletionItemKind::PROPERTY,
        CompletionKind::Entity => CompletionItemKind::VALUE,
        CompletionKind::Claim => CompletionItemKind::REFERENCE,
        CompletionKind::Speaker => CompletionItemKind::TEXT,
        CompletionKind::Section => CompletionItemKind::MODULE,
        CompletionKind::Key => CompletionItemKind::FIELD,
        CompletionKind::Value => CompletionItemKind::ENUM_MEMBER,
        CompletionKind::Directive => CompletionItemKind::KEYWORD,
        CompletionKind::Rule => CompletionItemKind::CONSTANT,
    }
}

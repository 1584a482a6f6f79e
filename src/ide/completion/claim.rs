//! The identifiers of claims and other spans, in the target of a link: `[text](#id)`.

use crate::article::Block;
use crate::rules::Review;

use super::{Completion, CompletionKind, CursorLine};

/// So many characters of the words are shown.
const LONGEST: usize = 60;

/// What was typed of an identifier, where the cursor is in the target of a link.
pub(super) fn typed<'a>(line: &CursorLine<'a>) -> Option<&'a str> {
    let (_, typed) = line.before.rsplit_once("](#")?;
    typed.chars().all(is_part).then_some(typed)
}

/// The identifiers of the article that go on from `typed`.
pub(super) fn complete(review: &Review, line: &CursorLine<'_>, typed: &str) -> Vec<Completion> {
    let beyond = line.after.find(|c| !is_part(c)).unwrap_or(line.after.len());
    let range = line.range(line.before.len() - typed.len(), beyond);
    let blocks = review.analysis.article.blocks.iter();
    let spans = blocks.flat_map(|block| {
        let annotations = block.text.annotations.iter();
        annotations.filter_map(move |a| Some((&a.attributes.id.as_ref()?.value, block, a.plain)))
    });
    let fitting = spans.filter(|(id, _, _)| id.starts_with(typed));
    fitting
        .map(|(id, block, plain)| Completion {
            detail: Some(words(block, plain.of(&block.text.plain))),
            ..Completion::new(CompletionKind::Claim, id.clone(), range)
        })
        .collect()
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')
}

/// The words that the identifier stands for; those of the block where the span has none.
fn words(block: &Block, span: &str) -> String {
    let text = if span.is_empty() { &block.text.plain } else { span };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

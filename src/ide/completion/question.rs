//! Question templates, in the insights section: snippets whose choices are the article's names and
//! topics.

use crate::article::BlockKind;
use crate::ide::snippet::Snippet;
use crate::insights;
use crate::insights::fill::Filled;
use crate::rules::Review;

use super::{Completion, CompletionKind, CursorLine};

pub(super) fn complete(review: &Review, line: &CursorLine<'_>) -> Vec<Completion> {
    let analysis = &review.analysis;
    let block = analysis.place_at(line.cursor()).map(|(block, _)| block);
    let is_heading = block
        .is_some_and(|block| matches!(analysis.article.blocks[block].kind, BlockKind::Heading(_)));
    let is_fence = line.before.trim_start().starts_with(":::");
    // A question goes to the end of its line: words behind the cursor would be left over.
    let beyond = match line.after.trim() {
        "" => 0,
        "?" => line.after.trim_end().len(),
        _ => return Vec::new(),
    };
    let marker = marker_len(line.before);
    // A mark is a bullet once a space follows it.
    let is_open_bullet =
        marker == line.before.len() && line.before.ends_with(['-', '*', '+', '.', ')']);
    if is_heading || is_fence || is_open_bullet {
        return Vec::new();
    }
    let range = line.range(marker, beyond);
    let proposal = |filled: Filled<'_>| {
        let text = filled.text();
        Completion {
            label: text.clone(),
            kind: CompletionKind::Question,
            detail: Some(filled.template.category.to_string()),
            documentation: Some(documentation(&filled)),
            range,
            filter: text.clone(),
            plain: text,
            snippet: Some(Snippet::of(&filled)),
        }
    };
    insights::offers(analysis, &review.library, block).into_iter().map(proposal).collect()
}

/// Length in bytes of the indentation and the bullet or number that a line starts with.
fn marker_len(line: &str) -> usize {
    const BULLETS: [char; 11] = ['-', '*', '+', '•', '‣', '◦', '▪', '●', '∙', '–', '\u{feff}'];
    let text = line.trim_start_matches(['\u{feff}', ' ', '\t']);
    let rest = match text.strip_prefix(BULLETS) {
        Some(rest) => rest,
        None => match text.trim_start_matches(|c: char| c.is_ascii_digit()) {
            after if after.len() < text.len() => after.strip_prefix(['.', ')']).unwrap_or(text),
            _ => text,
        },
    };
    line.len() - rest.trim_start().len()
}

/// The category, and what can fill each slot.
fn documentation(filled: &Filled<'_>) -> String {
    let slots = filled.template.wording.slots.iter().zip(&filled.choices);
    let slots = slots.map(|(slot, choices)| format!("\n- {}: {}", slot.written(), listed(choices)));
    format!("**{}**\n{}", filled.template.category, slots.collect::<String>())
}

fn listed(choices: &[String]) -> String {
    /// More choices would make the list longer than the question is worth.
    const SHOWN: usize = 5;
    let more = if choices.len() > SHOWN { ", …" } else { "" };
    choices[..choices.len().min(SHOWN)].join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_no_part_of_the_question() {
        let cases = [
            ("", ""),
            ("- ", ""),
            ("* What", "What"),
            ("  • What", "What"),
            ("12. What", "What"),
            ("2) ", ""),
            ("What is", "What is"),
            ("2026 is", "2026 is"),
        ];
        for (line, question) in cases {
            assert_eq!(&line[marker_len(line)..], question, "{line:?}");
        }
    }
}

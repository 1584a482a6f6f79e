//! Question templates, in the insights section: snippets whose choices are the article's names and
//! topics.

use crate::analysis::Analysis;
use crate::article::BlockKind;
use crate::ide::hover::markdown::escaped;
use crate::ide::reason::passage;
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
    let typed = line.before.get(marker..).unwrap_or_default();
    let proposal = |mut filled: Filled<'_>| {
        filled.follow(typed);
        let text = filled.text();
        Completion {
            label: text.clone(),
            kind: CompletionKind::Question,
            detail: Some(filled.template.category.to_string()),
            documentation: Some(documentation(analysis, &filled)),
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

/// The category, what can fill each slot, and the passage that raises the question.
fn documentation(analysis: &Analysis, filled: &Filled<'_>) -> String {
    let slots = filled.template.wording.slots.iter().zip(&filled.choices);
    let slots = slots.map(|(slot, choices)| format!("\n- {}: {}", slot.written(), listed(choices)));
    let fills = filled.likeliest.iter().map(String::as_str);
    let raised = filled.raised_in.and_then(|block| passage(analysis, block, fills));
    let raised =
        raised.map_or_else(String::new, |passage| format!("\n\nRaised by {}", escaped(&passage)));
    format!("**{}**\n{}{raised}", filled.template.category, slots.collect::<String>())
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

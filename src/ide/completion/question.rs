//! Questions in the insights section: templates as snippets whose choices are the article's names
//! and topics, and these alone for a word within a question.

use crate::article::BlockKind;
use crate::ide::hover::markdown::escaped;
use crate::ide::reason::passage;
use crate::ide::snippet::Snippet;
use crate::insights;
use crate::insights::fill::Filled;
use crate::rules::Review;

use super::{Completion, CompletionKind, CursorLine, Origin};

pub(super) fn complete(review: &Review, line: &CursorLine<'_>) -> Vec<Completion> {
    let analysis = &review.analysis;
    let block = analysis.place_at(line.cursor()).map(|(block, _)| block);
    let is_heading = block
        .is_some_and(|block| matches!(analysis.article.blocks[block].kind, BlockKind::Heading(_)));
    let is_fence = line.before.trim_start().starts_with(":::");
    let marker = marker_len(line.before);
    // A mark is a bullet once a space follows it.
    let is_open_bullet =
        marker == line.before.len() && line.before.ends_with(['-', '*', '+', '.', ')']);
    if is_heading || is_fence || is_open_bullet {
        return Vec::new();
    }
    let typed = line.before.get(marker..).unwrap_or_default();
    let is_inside = line.after.contains(char::is_alphanumeric);
    let things = review.offers().things().iter().filter(|_| is_inside);
    let words: Vec<_> = things.filter_map(|thing| self::thing(thing, typed, line)).collect();
    let ranked = review.offers().ranked(analysis, &review.library, block);
    let questions = ranked.into_iter().filter_map(|filled| {
        let completion = question(filled, line, marker);
        let fits = match is_inside {
            true => starts_with(&completion.label, typed),
            false => can_be_meant(&completion.label, typed),
        };
        fits.then_some(completion)
    });
    words.into_iter().chain(questions).collect()
}

/// A question in the place of the whole line behind its bullet.
fn question(filled: &Filled, line: &CursorLine<'_>, marker: usize) -> Completion {
    let typed = line.before.get(marker..).unwrap_or_default();
    let mut filled = filled.clone();
    filled.follow(typed);
    let text = filled.text();
    Completion {
        label: text.clone(),
        kind: CompletionKind::Question,
        detail: Some(filled.template.category.to_string()),
        documentation: None,
        // Words behind the cursor would be left over.
        range: line.range(marker, line.after.trim_end().len()),
        replaced: None,
        filter: text.clone(),
        plain: text,
        snippet: Some(Snippet::of(&filled)),
        origin: Some(Origin::Question {
            kind: filled.template.kind.to_string(),
            typed: typed.to_owned(),
        }),
    }
}

/// Whether `text` goes on from what was `typed`.
fn starts_with(text: &str, typed: &str) -> bool {
    !typed.trim().is_empty() && text.to_lowercase().starts_with(&typed.to_lowercase())
}

/// Whether whoever has `typed` this can mean `text`: it has the same letters in the same order, by
/// which editors filter.
fn can_be_meant(text: &str, typed: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    let typed = typed.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase);
    typed.into_iter().all(|wanted| letters.any(|letter| letter == wanted))
}

/// `thing`, a name or noun phrase of the article, for the word at the cursor, so that the words behind
/// it stay; none where the word is another.
fn thing(thing: &str, typed: &str, line: &CursorLine<'_>) -> Option<Completion> {
    let starts = typed.char_indices().map(|(at, _)| at).chain([typed.len()]);
    let is_start = |at: &usize| *at == 0 || typed[..*at].ends_with(|c: char| !c.is_alphanumeric());
    let lower = thing.to_lowercase();
    let goes_on = |at: &usize| lower.starts_with(&typed[*at..].to_lowercase());
    let from = starts.filter(is_start).find(goes_on)?;
    let word = line.after.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.after.len());
    let from = line.before.len() - (typed.len() - from);
    Some(Completion {
        label: thing.to_owned(),
        kind: CompletionKind::Thing,
        detail: None,
        documentation: None,
        range: line.range(from, 0),
        replaced: Some(line.range(from, word)),
        filter: thing.to_owned(),
        plain: thing.to_owned(),
        snippet: None,
        origin: None,
    })
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

/// What to show about a question when it is looked at, in Markdown: its category, what can fill each
/// slot, the passage that raises it, and which categories the article has no question of.
pub(super) fn document(review: &Review, kind: &str, typed: &str) -> Option<String> {
    let mut filled = review.offers().of_kind(kind)?.clone();
    filled.follow(typed);
    let slots = filled.template.wording.slots.iter().zip(&filled.choices);
    let slots = slots.map(|(slot, choices)| format!("\n- {}: {}", slot.written(), listed(choices)));
    let slots: String = slots.collect();
    let fills = filled.likeliest.iter().map(String::as_str);
    let raised = filled.raised_in.and_then(|block| passage(&review.analysis, block, fills));
    let raised =
        raised.map_or_else(String::new, |passage| format!("\n\nRaised by {}", escaped(&passage)));
    let missing = insights::missing(&review.analysis, &review.library).join(", ");
    let missing = match missing.as_str() {
        "" => String::new(),
        missing => format!("\n\nNot asked yet: {missing}"),
    };
    Some(format!("**{}**\n{slots}{raised}{missing}", filled.template.category))
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

//! Raw captures: text as it is copied off a news site, without marks.

use super::inline::flatten;
use super::labels::SectionLabels;
use super::model::{Block, BlockKind, Section};
use super::outline::Line;
use super::syntax::Syntax;

/// Characters that open a bullet wherever they stand at the start of a line.
const BULLETS: [char; 6] = ['•', '‣', '◦', '▪', '●', '∙'];
/// Characters that open a bullet when more than one line starts with them.
const DASHES: [char; 4] = ['-', '*', '–', '+'];
/// A line of at most so many words that ends in no full stop is no sentence of the article.
const LOOSE_LINE_WORDS: usize = 20;
/// A call to action is short.
const CALL_WORDS: usize = 15;
/// A headline has at least so many words.
const HEADLINE_WORDS: usize = 3;

/// Whether `line` starts with a bullet.
pub(super) fn is_bullet(syntax: &Syntax, line: &Line) -> bool {
    flatten(syntax, line).is_some_and(|text| bullet_len(&text.text.plain) > 0)
}

/// Whether the lines of a paragraph are bullets: one "•" will do, dashes need company.
pub(super) fn is_list(syntax: &Syntax, lines: &[Line]) -> bool {
    let Some(first) = lines.first().and_then(|line| flatten(syntax, line)) else { return false };
    let first = &first.text.plain;
    first.starts_with(BULLETS)
        || bullet_len(first) > 0 && lines.iter().filter(|line| is_bullet(syntax, line)).count() > 1
}

/// Length in bytes of the bullet that `text` starts with, the space behind it included.
pub(super) fn bullet_len(text: &str) -> usize {
    let rest = match text.strip_prefix(BULLETS) {
        Some(rest) => rest,
        None => match text.strip_prefix(DASHES) {
            Some(rest) if rest.starts_with([' ', '\t']) => rest,
            _ => return 0,
        },
    };
    text.len() - rest.trim_start().len()
}

/// Whether a question ends at the end of `line`.
pub(super) fn ends_question(syntax: &Syntax, line: &Line) -> bool {
    flatten(syntax, line).is_some_and(|text| text.text.plain.ends_with('?'))
}

/// Whether a line asks the reader to do something, or credits a picture.
pub(super) fn is_call_to_action(text: &str, labels: &SectionLabels) -> bool {
    let words = text.split_whitespace().take(CALL_WORDS + 1).count();
    let points_elsewhere = || {
        text.split_whitespace().any(|word| {
            let word = word.trim_end_matches(['.', '!', ',']);
            word.contains("://") || word.split('.').filter(|part| part.len() > 1).count() > 1
        })
    };
    words <= CALL_WORDS
        && labels.starts_as_boilerplate(text)
        && (!ends_sentence(text) || points_elsewhere())
}

/// Whether a line is too short and too open-ended to be a paragraph of an article: navigation, a
/// byline, a subheading.
pub(super) fn is_loose_line(text: &str) -> bool {
    !ends_sentence(text) && text.split_whitespace().nth(LOOSE_LINE_WORDS).is_none()
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    text.ends_with(['.', '!', '?', '…', ':', ';'])
}

/// Where a capture consists of loose lines alone, these are the article, not its margin.
pub(super) fn keep_what_is_all_there_is(blocks: &mut [Block]) {
    let is_margin =
        |block: &Block| matches!(block.section, Section::Boilerplate | Section::Headline);
    if blocks.iter().all(is_margin) {
        for block in blocks.iter_mut().filter(|block| block.section == Section::Boilerplate) {
            block.section = Section::Body;
        }
    }
}

/// Among the loose lines above a raw capture, makes the one with the most words the headline.
pub(super) fn choose_headline(blocks: &mut [Block]) {
    let is_loose =
        |block: &Block| block.section == Section::Boilerplate && block.kind == BlockKind::Paragraph;
    let words = |block: &Block| block.text.plain.split_whitespace().count();
    let above = blocks.iter_mut().take_while(|block| is_loose(block));
    let longest = above.reduce(|best, block| if words(block) > words(best) { block } else { best });
    if let Some(block) = longest
        && words(block) >= HEADLINE_WORDS
    {
        block.section = Section::Headline;
    }
}

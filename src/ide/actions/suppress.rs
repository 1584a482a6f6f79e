//! "Disable RULE here, because …": a comment before the line of a finding, or `allow` around its
//! words where the comment would silence another finding as well, or would be none.

use crate::article::vocabulary::DISABLE_NEXT_LINE;
use crate::article::{self, Article, Block, BlockKind, Suppression};
use crate::ide::edit::edited;
use crate::ide::place;
use crate::rules::{Finding, Replacement};
use crate::text::TextRange;

use super::{Action, ActionKind, Asked};

/// Stands for the reason until the author writes one.
const REASON: &str = "explain why";

pub(super) fn actions(asked: Asked<'_>) -> Vec<Action<'_>> {
    let findings = asked.findings().filter(|finding| is_in_text(asked, finding.range));
    findings
        .map(|finding| {
            let title = format!("Disable {} here, because …", finding.rule);
            let edits = move || suppression(asked, finding).into_iter().collect();
            Action::new(ActionKind::QuickFix, title, edits).mending(finding)
        })
        .collect()
}

/// In the front matter no suppression is read.
fn is_in_text(asked: Asked<'_>, range: TextRange) -> bool {
    let front_matter = asked.review.analysis.article.front_matter.range;
    front_matter.is_none_or(|front_matter| range.start >= front_matter.end)
}

/// What silences `finding`, and nothing else if that can be.
fn suppression(asked: Asked<'_>, finding: &Finding) -> Option<Replacement> {
    let line = place::line_at(asked.source, finding.range.start);
    let is_other = |other: &&Finding| other.rule == finding.rule && *other != finding;
    let mut others = asked.review.findings.iter().filter(is_other);
    let comment = joined(asked, finding, line).or_else(|| Some(comment(asked, finding, line)));
    let allow = allow(asked, finding);
    let ways = match others.any(|other| other.range.overlaps(line)) {
        true => [allow, comment],
        false => [comment, allow],
    };
    ways.into_iter().flatten().find(|way| silences(asked, finding, way))
}

/// The rule's name in the comment that stands before the `line` already: of two comments only one
/// would be about it.
fn joined(asked: Asked<'_>, finding: &Finding, line: TextRange) -> Option<Replacement> {
    let is_before = |s: &&Suppression| {
        let comment = s.range.of(asked.source).strip_prefix("<!--").unwrap_or_default();
        comment.trim_start().starts_with(DISABLE_NEXT_LINE) && s.scope.overlaps(line)
    };
    let before = asked.review.analysis.article.suppressions.iter().find(is_before)?;
    let range = TextRange::empty(before.rules.last()?.range.end);
    Some(Replacement { range, new_text: format!(", {}", finding.rule) })
}

/// A comment on a line of its own, before the `line` of the finding.
fn comment(asked: Asked<'_>, finding: &Finding, line: TextRange) -> Replacement {
    let indent = indent(asked, line);
    let comment = format!("<!-- {DISABLE_NEXT_LINE} {}: {REASON} -->", finding.rule);
    let new_text = format!("{indent}{comment}{}", asked.line_end());
    Replacement { range: TextRange::empty(line.start), new_text }
}

/// What stands before a comment above `line`. Between two items of a list it belongs to the first:
/// at the start of the line it would end the list.
fn indent(asked: Asked<'_>, line: TextRange) -> String {
    let text = line.of(asked.source);
    let own = || text.chars().take_while(|c| c.is_whitespace() || *c == '>').collect();
    let blocks = &asked.review.analysis.article.blocks;
    let is_item = |block: &Block| block.kind == BlockKind::Item;
    let starts_here = |block: &&Block| is_item(block) && line.contains(block.range.start);
    let Some(item) = blocks.iter().find(starts_here) else { return own() };
    let before = place::line_before(asked.source, line);
    let ends_there = |block: &Block| before.is_some_and(|line| line.touches(block.range.end));
    if !blocks.iter().any(|block| is_item(block) && ends_there(block)) {
        return own();
    }
    item.marker.chars().map(|c| if c == '>' { c } else { ' ' }).collect()
}

/// `allow` around the words of the finding, where they stand in one block.
fn allow(asked: Asked<'_>, finding: &Finding) -> Option<Replacement> {
    let blocks = &asked.review.analysis.article.blocks;
    blocks.iter().find(|block| block.range.covers(finding.range))?;
    let words = finding.range.of(asked.source);
    let new_text = format!("[{words}]{{allow=\"{}: {REASON}\"}}", finding.rule);
    Some(Replacement { range: finding.range, new_text })
}

/// Whether the article says the same once `way` is gone, `finding` is silent in it, and so is what
/// was before.
fn silences(asked: Asked<'_>, finding: &Finding, way: &Replacement) -> bool {
    let before = &asked.review.analysis.article;
    let source = edited(asked.source, std::slice::from_ref(way));
    let after = article::read(&source, &before.labels);
    let added = way.new_text.len() - way.range.len();
    let start = finding.range.start;
    let was_silent = silent_at(before, start);
    let is_silent = silent_at(&after, start + if way.range.is_empty() { added } else { 1 });
    says_the_same(before, &after)
        && is_silent.contains(&finding.rule)
        && was_silent.iter().all(|rule| is_silent.contains(rule))
}

/// The rules that are silent by name at byte `offset` of the source.
fn silent_at(article: &Article, offset: usize) -> Vec<&str> {
    let suppressions = article.suppressions.iter().filter(|s| s.scope.contains(offset));
    suppressions.flat_map(|s| s.rules.iter().map(|rule| rule.value.as_str())).collect()
}

/// Whether two articles have the same blocks in the same sections.
fn says_the_same(before: &Article, after: &Article) -> bool {
    let says = |block: &Block| (block.section, block.kind, block.text.plain.clone());
    before.blocks.iter().map(says).eq(after.blocks.iter().map(says))
}

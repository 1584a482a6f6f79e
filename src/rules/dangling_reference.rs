//! `dangling-reference`: a tie to an entity that nobody declares, or a link to a span that does not
//! exist.

use std::collections::HashMap;

use crate::article::{Annotation, Article, Block, BlockKind, Spanned};

use super::suggestion::{closest, is_slip};
use super::{Context, Finding, Fix, Group, Replacement, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "dangling-reference",
    group: Group::Markup,
    severity: Severity::Warning,
    summary: "A tie leads to an entity that nobody declares, or a link to a span that is not there.",
    page: include_str!("dangling_reference.md"),
    check,
};

/// So many spans at most are looked at for the one that a link was meant for.
const MOST_SPANS: usize = 200;

fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = ties(context);
    findings.extend(links(&context.analysis.article));
    findings
}

/// The ties to entities that are not among those that are declared. An identifier that ties several
/// places to each other needs no declaration.
fn ties(context: &Context<'_>) -> Vec<Finding> {
    let declared: Vec<_> =
        context.analysis.declared().into_iter().map(|entity| entity.id.value.as_str()).collect();
    let ties: Vec<_> = annotations(&context.analysis.article)
        .filter_map(|(block, annotation)| Some((block, annotation.attributes.get("entity")?)))
        .filter(|(_, id)| !declared.is_empty() && !declared.contains(&id.value.as_str()))
        .collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for (_, id) in &ties {
        *times.entry(&id.value).or_default() += 1;
    }
    let alone = ties.iter().filter(|(_, id)| times.get(id.value.as_str()) == Some(&1));
    alone.map(|(block, id)| dangling("entity", block, id, "", &declared)).collect()
}

/// The links that miss the span that they seem to be meant for. Others may lead to what only
/// appears on the page.
fn links(article: &Article) -> Vec<Finding> {
    let ids = annotations(article).filter_map(|(_, annotation)| annotation.attributes.id.as_ref());
    let spans: Vec<_> = ids.map(|id| id.value.as_str()).take(MOST_SPANS).collect();
    let links = article.blocks.iter().flat_map(|b| b.text.links.iter().map(move |link| (b, link)));
    let misses = links.filter(|(_, link)| {
        link.value.strip_prefix('#').is_some_and(|id| {
            let is_near = spans.iter().any(|span| is_slip(id, span));
            is_near && !is_span(article, id) && !is_heading(article, id)
        })
    });
    misses.map(|(block, link)| dangling("span", block, link, "#", &spans)).collect()
}

fn annotations(article: &Article) -> impl Iterator<Item = (&Block, &Annotation)> {
    article.blocks.iter().flat_map(|b| b.text.annotations.iter().map(move |a| (b, a)))
}

fn is_span(article: &Article, id: &str) -> bool {
    let mut ids = annotations(article).filter_map(|(_, a)| a.attributes.id.as_ref());
    ids.any(|other| other.value == id)
}

/// Whether a heading has the letters of `id`: Pandoc makes its identifier from them.
fn is_heading(article: &Article, id: &str) -> bool {
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let headings = article.blocks.iter().filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    headings.map(|block| letters(&block.text.plain)).any(|heading| heading == letters(id))
}

/// A finding at `written`, which leads to no `thing` among those that are `known`.
fn dangling(
    thing: &str,
    block: &Block,
    written: &Spanned<String>,
    prefix: &str,
    known: &[&str],
) -> Finding {
    let range = block.locate(written.range);
    let id = written.value.strip_prefix(prefix).unwrap_or(&written.value);
    let meant = closest(id, known.iter().copied());
    let hint = meant.map(|known| format!(": did you mean `{known}`?")).unwrap_or_default();
    let fix = meant.map(|known| Fix {
        title: format!("Use `{known}`"),
        edits: vec![Replacement { range, new_text: format!("{prefix}{known}") }],
        is_safe: is_slip(id, known),
    });
    let message = format!("no {thing} is called `{id}`{hint}");
    Finding { fixes: fix.into_iter().collect(), ..RULE.finding(range, message) }
}

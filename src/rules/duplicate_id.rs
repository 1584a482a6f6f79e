//! `duplicate-id`: two spans, sources or entities with one identifier.

use std::collections::HashMap;

use crate::article::{Article, Spanned};
use crate::text::TextRange;

use super::{Context, Finding, Group, Related, Rule, Severity};

pub(super) const RULE: Rule = Rule {
    name: "duplicate-id",
    group: Group::Markup,
    severity: Severity::Warning,
    summary: "Two spans, sources or entities of the article have one identifier.",
    page: include_str!("duplicate_id.md"),
    check,
};

/// An identifier, and where it stands in the source.
type Identifier<'a> = (&'a str, TextRange);

fn check(context: &Context<'_>) -> Vec<Finding> {
    let article = &context.analysis.article;
    let own = |id: &'_ Spanned<String>| id.range;
    let references = article.front_matter.references.iter().map(|r| (&*r.id.value, own(&r.id)));
    let entities = article.front_matter.entities.iter().map(|e| (&*e.id.value, own(&e.id)));
    let mut findings = repeated("source", references);
    findings.extend(repeated("entity", entities));
    findings.extend(repeated("span", spans(article)));
    findings
}

/// The identifiers of the bracketed spans, in the order of the text.
fn spans(article: &Article) -> impl Iterator<Item = Identifier<'_>> {
    article.blocks.iter().flat_map(|block| {
        let ids = block.text.annotations.iter().filter_map(|a| a.attributes.id.as_ref());
        ids.map(|id| (id.value.as_str(), block.locate(id.range)))
    })
}

/// A finding at each of `identifiers` that another `thing` before it has.
fn repeated<'a>(thing: &str, identifiers: impl Iterator<Item = Identifier<'a>>) -> Vec<Finding> {
    let mut first = HashMap::new();
    let repeated = identifiers.filter_map(|(id, range)| match first.get(id) {
        None => {
            first.insert(id, range);
            None
        }
        Some(first) => Some(again(thing, id, range, *first)),
    });
    repeated.collect()
}

fn again(thing: &str, id: &str, range: TextRange, first: TextRange) -> Finding {
    let message = format!("another {thing} is called `{id}` already");
    let related = Related { message: "the first one".to_owned(), archive: None, range: first };
    Finding { related: vec![related], ..RULE.finding(range, message) }
}

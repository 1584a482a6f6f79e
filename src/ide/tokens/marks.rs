//! What the marks in the text are: headings, keys, attributes, suppressions.

use crate::article::vocabulary::CLASSES;
use crate::article::{self, Article, Block, Braces, Section, Spanned};
use crate::language::EntityType;
use crate::rules::Review;
use crate::text::TextRange;

use super::{Token, TokenKind, TokenNote};

/// Adds what touches `range` (bytes of `source`), and more.
pub(super) fn find(review: &Review, source: &str, range: TextRange, tokens: &mut Vec<Token>) {
    let article = &review.analysis.article;
    headings(article, tokens);
    declarations(review, tokens);
    for block in article.blocks.iter().filter(|block| block.range.overlaps(range)) {
        citations(review, block, tokens);
    }
    for braces in
        article::markup(source).braces.iter().filter(|braces| braces.range.overlaps(range))
    {
        attributes(review, braces, tokens);
    }
    for suppression in &article.suppressions {
        tokens.push(token(suppression.range, TokenKind::Suppression, None));
        tokens.extend(suppression.rules.iter().map(|r| token(r.range, TokenKind::Rule, None)));
    }
}

fn token(range: TextRange, kind: TokenKind, note: Option<TokenNote>) -> Token {
    Token { range, kind, note }
}

/// The headline, and what opens a section with a word: a heading or a label line.
fn headings(article: &Article, tokens: &mut Vec<Token>) {
    let headlines = article.blocks.iter().filter(|block| block.section == Section::Headline);
    let headlines = headlines.map(|block| (block.range, Section::Headline));
    let heads =
        article.openings.iter().filter_map(|opening| Some((opening.head?, opening.section)));
    let named = heads.filter_map(|(head, section)| {
        // The text of a heading, without its marks; the fence of a div has none.
        let first = article.blocks.partition_point(|block| block.range.end <= head.start);
        let text = article.blocks.get(first).filter(|block| head.covers(block.range))?;
        Some((text.range, section))
    });
    let note = |section| Some(TokenNote::Opens(section));
    // The heading that is the headline opens the body, too.
    let all = named.chain(headlines);
    tokens.extend(all.map(|(range, section)| token(range, TokenKind::Heading, note(section))));
}

/// The keys of sources and the identifiers of entities in the front matter.
fn declarations(review: &Review, tokens: &mut Vec<Token>) {
    let front_matter = &review.analysis.article.front_matter;
    let declared = Some(TokenNote::Declaration);
    let sources = front_matter.references.iter();
    tokens.extend(sources.map(|source| token(source.id.range, TokenKind::Source, declared)));
    for declaration in &front_matter.entities {
        if let Some(kind) = kind_of(review, &declaration.id.value) {
            tokens.push(token(declaration.id.range, TokenKind::Name(kind), declared));
        }
    }
}

fn kind_of(review: &Review, id: &str) -> Option<EntityType> {
    review.analysis.entities.get(id).map(|entity| entity.kind)
}

/// The keys of citations. A bare `@handle` that no bibliography knows is text.
fn citations(review: &Review, block: &Block, tokens: &mut Vec<Token>) {
    for citation in &block.text.citations {
        let is_defined = review.bibliography.get(&citation.key.value).is_some();
        let is_undefined = !is_defined && !review.bibliography.is_incomplete;
        if is_defined || citation.bracketed {
            let note = is_undefined.then_some(TokenNote::Undefined);
            tokens.push(token(block.locate(citation.key.range), TokenKind::Source, note));
        }
    }
}

/// What stands in braces. A class that means nothing here is left to its rule.
fn attributes(review: &Review, braces: &Braces, tokens: &mut Vec<Token>) {
    let Braces { range, attributes, .. } = braces;
    let mut heads = review.analysis.article.openings.iter().filter_map(|opening| opening.head);
    let opens_section = heads.any(|head| head.covers(*range));
    let declared = Some(TokenNote::Declaration);
    tokens.extend(attributes.id.iter().map(|id| token(id.range, TokenKind::Identifier, declared)));
    let is_known = |class: &&Spanned<String>| {
        opens_section || CLASSES.iter().any(|(known, _)| *known == class.value)
    };
    let classes = attributes.classes.iter().filter(is_known);
    tokens.extend(classes.map(|class| token(class.range, TokenKind::Class, None)));
    for (key, value) in &attributes.pairs {
        tokens.push(token(key.range, TokenKind::Attribute, None));
        tokens.push(match key.value.as_str() {
            "entity" => entity(review, value),
            _ => token(value.range, TokenKind::Value, None),
        });
    }
}

/// The identifier of an entity, where words are tied to it.
fn entity(review: &Review, id: &Spanned<String>) -> Token {
    match kind_of(review, &id.value) {
        Some(kind) => token(id.range, TokenKind::Name(kind), None),
        None => token(id.range, TokenKind::Value, Some(TokenNote::Undefined)),
    }
}

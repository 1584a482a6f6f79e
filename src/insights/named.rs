//! The names of an article as they stand in a question.

use crate::analysis::{Analysis, Entity, Mention};
use crate::article::Section;
use crate::language::EntityType;
use crate::text::TextRange;

use super::candidate::{Article, Candidate};

/// The candidate that an entity is; none where the article itself never mentions it.
pub(super) fn name(analysis: &Analysis, entity: &Entity) -> Option<Candidate> {
    let blocks = told_in(analysis, entity);
    (!blocks.is_empty() && !is_interviewer(analysis, entity)).then(|| Candidate {
        text: entity.name.clone(),
        article: if has_article(analysis, entity) { Article::Always } else { Article::Never },
        is_plural: false,
        weight: entity.salience,
        blocks,
    })
}

/// Whether an entity is there because it asks the questions: "in an interview with the Courier",
/// "told the Courier".
fn is_interviewer(analysis: &Analysis, entity: &Entity) -> bool {
    const NEAR: usize = 3;
    let asks = |mention: &&Mention| {
        let Some(reading) = analysis.readings.get(mention.place.block) else { return false };
        let range = mention.place.range;
        let first = reading.tokens.partition_point(|token| token.range.end <= range.start);
        let behind = reading.tokens.partition_point(|token| token.range.start < range.end);
        let around = first.saturating_sub(NEAR)..(behind + NEAR).min(reading.tokens.len());
        let is_told = reading.tokens[around.start..first].iter().any(|token| token.lower == "told");
        is_told || reading.tokens[around].iter().any(|token| token.stem == "interview")
    };
    let mentions = entity.mentions.iter();
    entity.kind == EntityType::Org && 2 * mentions.filter(asks).count() > entity.mentions.len()
}

/// The blocks of headline, summary and body that mention an entity, in order.
fn told_in(analysis: &Analysis, entity: &Entity) -> Vec<usize> {
    let mut blocks: Vec<_> = entity.mentions.iter().map(|mention| mention.place.block).collect();
    blocks.retain(|index| {
        let block = analysis.article.blocks.get(*index);
        block.is_some_and(|b| {
            matches!(b.section, Section::Headline | Section::Summary | Section::Body)
        })
    });
    blocks.dedup();
    blocks
}

/// Names that have "the" before them by themselves, by their last word.
const WITH_ARTICLE: [&str; 28] = [
    "Cup",
    "Games",
    "Olympics",
    "Festival",
    "Fair",
    "Championship",
    "Championships",
    "Summit",
    "Conference",
    "Awards",
    "War",
    "Party",
    "States",
    "Kingdom",
    "Nations",
    "Union",
    "Republic",
    "Emirates",
    "Islands",
    "Netherlands",
    "Philippines",
    "U.S.",
    "US",
    "U.K.",
    "UK",
    "U.N.",
    "UN",
    "EU",
];

/// Whether a name has "the" before it: by itself, or because the article's running text most often
/// has it so. Headlines drop articles, hence do not count, nor does "U.S. President".
fn has_article(analysis: &Analysis, entity: &Entity) -> bool {
    let last = entity.name.rsplit(' ').next().unwrap_or_default();
    let (mut with, mut without) = (0, 0);
    for mention in &entity.mentions {
        let Some(block) = analysis.article.blocks.get(mention.place.block) else { continue };
        let is_running = matches!(block.section, Section::Summary | Section::Body);
        let TextRange { start, end } = mention.place.range;
        let text = &block.text.plain;
        if !is_running || analysis.slice(mention.place) != entity.name || is_name_part(text, end) {
            continue;
        }
        match word_before(text, start) {
            "the" | "The" => with += 1,
            _ => without += 1,
        }
    }
    with > without || WITH_ARTICLE.contains(&last)
}

/// Whether the name that ends at `end` stands before another one.
fn is_name_part(text: &str, end: usize) -> bool {
    let after = text.get(end..).and_then(|after| after.strip_prefix(' '));
    after.is_some_and(|after| after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

fn word_before(text: &str, start: usize) -> &str {
    let before = text.get(..start).and_then(|before| before.strip_suffix(' '));
    let before = before.unwrap_or_default();
    before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::{Cache, analyse};
    use crate::article::{SectionLabels, read};

    #[test]
    fn the_word_before_a_name_stands_right_before_it() {
        assert_eq!(word_before("so the Home Office", 7), "the");
        assert_eq!(word_before("(the Home Office", 5), "the");
        assert_eq!(word_before("the \"Home Office", 5), "");
        assert_eq!(word_before("Home", 0), "");
    }

    #[test]
    fn a_name_before_a_name_is_part_of_it() {
        assert!(is_name_part("the U.S. President", 8));
        assert!(!is_name_part("the U.S. president", 8));
        assert!(!is_name_part("in the U.S.", 11));
    }

    #[test]
    fn whoever_only_asks_the_questions_is_no_name_of_the_article() {
        let source = "---\nentities:\n- {id: courier, name: Harbour Courier, type: org}\n\
                      - {id: aurora, name: Aurora Grid, type: org}\n---\n\n# Aurora Grid sues\n\n\
                      Aurora Grid has sued, it told the Harbour Courier. In an interview with the \
                      Harbour Courier it named no sum.\n";
        let article = Arc::new(read(source, &SectionLabels::default()));
        let analysis = analyse(article, &Cache::default());
        let names = analysis.entities.iter().filter_map(|entity| name(&analysis, entity));
        assert_eq!(names.map(|name| name.text).collect::<Vec<_>>(), ["Aurora Grid"]);
    }
}

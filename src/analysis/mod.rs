//! The article read with the language, block by block.
//!
//! # How the cache works
//!
//! What [`crate::language::read`] says of a block depends on the block's plain text alone (and on
//! the compiled-in word lists, which are the same for the life of the process). So [`Cache`] keeps
//! each [`Reading`] under the text itself: a block that an edit did not touch finds its reading
//! again, wherever it has moved to, in whichever file it stands. Nothing is ever invalidated;
//! readings that no recent analysis asked for are dropped when the cache is full.
//!
//! Floor 2.

mod cache;
mod entities;
mod quotes;

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use crate::article::{Article, Block, EntityDeclaration, Section};
use crate::language::{self, Reading};
use crate::text::TextRange;

pub use cache::{Cache, KeptReadings};
pub use entities::{Companion, Entities, Entity, Mention};
pub use quotes::{Quote, Speaker, Voice};

/// An article and everything that was read in it.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The article itself.
    pub article: Arc<Article>,
    /// What each block says; as long as [`Article::blocks`].
    pub readings: Arc<[Arc<Reading>]>,
    /// The entities that its workspace lists.
    listed: Arc<[EntityDeclaration]>,
    /// Who and what the article names.
    pub entities: Later<Entities>,
    /// What it quotes, in order.
    pub quotes: Vec<Quote>,
    /// The day on which the article appeared: the front matter's `date`, else its dateline.
    pub date: Option<Date>,
}

/// Something that is found out when somebody asks for it first.
pub type Later<T> = Arc<LazyLock<T, Box<dyn FnOnce() -> T + Send>>>;

/// A stretch of one block's plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index into [`Article::blocks`] and [`Analysis::readings`].
    pub block: usize,
    /// Bytes of the block's plain text.
    pub range: TextRange,
}

/// Reads every block of `article`, asking `cache` first.
pub fn analyse(article: Arc<Article>, cache: &Cache) -> Analysis {
    let readings = article.blocks.iter().map(|b| cache.read(&b.text.plain)).collect();
    of_readings(article, readings, &Arc::default())
}

/// Reads every block of `article`, unless it is among those of the last analysis that `kept` holds,
/// and takes the entities that its workspace has `listed` for known, unless the article declares
/// them otherwise.
pub fn analyse_again(
    article: Arc<Article>,
    cache: &Cache,
    listed: &Arc<[EntityDeclaration]>,
    kept: &mut KeptReadings,
) -> Analysis {
    let readings = kept.read(&article.blocks, cache);
    of_readings(article, readings, listed)
}

fn of_readings(
    article: Arc<Article>,
    readings: Arc<[Arc<Reading>]>,
    listed: &Arc<[EntityDeclaration]>,
) -> Analysis {
    let date = article_date(&article);
    let entities = entities_later(&article, &readings, listed);
    let quotes = quotes::collect(&article, &readings);
    Analysis { article, readings, listed: Arc::clone(listed), entities, quotes, date }
}

/// The entities once somebody asks for them: no rule does at each keystroke.
fn entities_later(
    article: &Arc<Article>,
    readings: &Arc<[Arc<Reading>]>,
    listed: &Arc<[EntityDeclaration]>,
) -> Later<Entities> {
    let (article, readings, listed) =
        (Arc::clone(article), Arc::clone(readings), Arc::clone(listed));
    Arc::new(LazyLock::new(Box::new(move || Entities::collect(&article, &readings, &listed))))
}

fn article_date(article: &Article) -> Option<Date> {
    /// A dateline stands at the top or nowhere.
    const TOP: usize = 12;
    if let Some(written) = &article.front_matter.date {
        return language::date::parse_day(&written.value);
    }
    let may_tell = |block: &&Block| matches!(block.section, Section::Body | Section::Boilerplate);
    let body = article.blocks.iter().filter(|block| block.section == Section::Body).take(2);
    let top = article.blocks.iter().take(TOP).filter(may_tell);
    body.chain(top).find_map(|block| language::date::dateline(&block.text.plain))
}

impl Analysis {
    /// The blocks of `section` with their index and reading, in order.
    pub fn section(
        &self,
        section: Section,
    ) -> impl Iterator<Item = (usize, &Block, &Arc<Reading>)> {
        self.article
            .blocks
            .iter()
            .zip(self.readings.iter())
            .enumerate()
            .filter(move |(_, (block, _))| block.section == section)
            .map(|(index, (block, reading))| (index, block, reading))
    }

    /// The entity that is named at `offset` of the plain text of block `block`, with that mention.
    /// Where no name stands, the entities are not asked for.
    pub fn named_at(&self, block: usize, offset: usize) -> Option<(&Entity, Mention)> {
        let (text, reading) = (&self.article.blocks.get(block)?.text, self.readings.get(block)?);
        let declared = || entities::declarations(&self.article, &self.listed);
        let may_be_name = text.annotations.iter().any(|a| a.plain.touches(offset))
            || reading.names.iter().any(|name| name.range.touches(offset))
            || entities::declares(&declared(), reading, offset);
        if may_be_name { self.entities.at(block, offset) } else { None }
    }

    /// The entities that the article declares, and those that its workspace lists.
    pub fn declared(&self) -> Vec<&EntityDeclaration> {
        entities::declarations(&self.article, &self.listed)
    }

    /// Who speaks each of the quotations, where the article says so.
    pub fn speakers(&self) -> Vec<Option<Speaker>> {
        quotes::speakers(&self.quotes, &self.readings, &self.entities)
    }

    /// Where `place` stands in the source, in bytes.
    pub fn to_source(&self, place: Place) -> TextRange {
        self.article.blocks[place.block].to_source(place.range)
    }

    /// The plain text at `place`.
    pub fn slice(&self, place: Place) -> &str {
        self.readings[place.block].slice(place.range)
    }

    /// The place at byte `offset` of the source: the block and the offset in its plain text.
    pub fn place_at(&self, offset: usize) -> Option<(usize, usize)> {
        let index = self.article.blocks.iter().position(|b| b.range.touches(offset))?;
        Some((index, self.article.blocks[index].to_plain(offset)))
    }
}

//! Where a thing is named: in the article, in its bibliography, in the other articles of the
//! workspace; and what bears on a statement.

use std::sync::Arc;

use tower_lsp::lsp_types::Location;

use crate::ide::{self, Occurrence, Thing};

use super::namesakes;
use crate::server::convert::Converter;
use crate::server::session::Session;
use crate::server::snapshot::{Reviewed, Snapshot};

/// A place that somebody asks about, with the workspace as it was then.
pub struct Asked<'a> {
    /// The session, which knows the workspace.
    pub session: &'a Session,
    /// The open documents.
    pub open: &'a [Arc<Snapshot>],
    /// Converts for the document.
    pub converter: &'a Converter<'a>,
    /// The document, reviewed.
    pub reviewed: &'a Reviewed,
    /// The place: a byte offset in the document.
    pub offset: usize,
}

impl Asked<'_> {
    /// All places that name what is named here, those of the document first; where nothing is named,
    /// what bears on the statement.
    pub fn references(&self, with_declaration: bool) -> Vec<Location> {
        let review = &self.reviewed.review;
        let Some(asked) = ide::occurrence_at(review, self.offset) else {
            let passages = ide::passages(review, self.offset);
            return passages.iter().filter_map(|passage| self.converter.target(passage)).collect();
        };
        let here = self.here(&asked, with_declaration);
        let entry = self.entry(&asked).filter(|_| with_declaration);
        let elsewhere = self.elsewhere(&asked).into_iter();
        let elsewhere =
            elsewhere.flat_map(|other| self.converter.namesakes(other, with_declaration));
        here.into_iter().chain(entry).chain(elsewhere).collect()
    }

    /// The places of other articles that name the same.
    pub(super) fn elsewhere(&self, asked: &Occurrence<'_>) -> Vec<namesakes::Namesakes> {
        let uri = self.converter.uri();
        namesakes::elsewhere(self.session, self.open, uri, self.reviewed, asked)
    }

    /// The places of the document.
    fn here(&self, asked: &Occurrence<'_>, with_declaration: bool) -> Vec<Location> {
        let all = ide::occurrences(&self.reviewed.review).into_iter();
        let same = all.filter(|found| found.thing == asked.thing);
        let wanted = same.filter(|found| found.at.is_reference(with_declaration));
        wanted.map(|found| self.converter.location(found.at.range)).collect()
    }

    /// Where a bibliography file defines the source that is named here.
    fn entry(&self, asked: &Occurrence<'_>) -> Option<Location> {
        let Thing::Source(key) = asked.thing else { return None };
        self.converter.entry(self.reviewed.review.bibliography.get(key)?)
    }
}

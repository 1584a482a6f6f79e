//! Places as locations: of the document, of files that the engine has read, of other articles.

use tower_lsp::lsp_types::{
    DocumentHighlight, DocumentHighlightKind, Location, LocationLink, PrepareRenameResponse, Range,
    Url,
};

use crate::article::BibliographyEntry;
use crate::ide::{Highlight, Renamable, Target};
use crate::server::names::namesakes::Namesakes;
use crate::text::{Text, TextRange};
use crate::workspace;

use super::{Converter, range};

impl Converter<'_> {
    /// The bytes `bytes` of the document.
    pub fn location(&self, bytes: TextRange) -> Location {
        Location::new(self.snapshot.uri.clone(), self.range(bytes))
    }

    /// Where `target` is. None where it is in a file that cannot be read.
    pub fn target(&self, target: &Target) -> Option<Location> {
        let link = self.link(None, target)?;
        Some(Location::new(link.target_uri, link.target_selection_range))
    }

    /// Where a bibliography file has the key of `entry`; none where the article itself defines it.
    pub fn entry(&self, entry: &BibliographyEntry) -> Option<Location> {
        let range = entry.reference.id.range;
        self.target(&Target { file: Some(entry.file.clone()?), range, focus: range })
    }

    /// The places of another article, without its declaration where that is not wanted.
    pub fn namesakes(
        &self,
        namesakes: Namesakes,
        with_declaration: bool,
    ) -> impl Iterator<Item = Location> {
        let Namesakes { contents, places } = namesakes;
        let wanted = places.into_iter().filter(move |place| place.is_reference(with_declaration));
        wanted.map(move |place| Location::new(contents.uri.clone(), place.range))
    }

    /// A place to mark.
    pub fn highlight(&self, highlight: Highlight) -> DocumentHighlight {
        let kind = match highlight.is_definition {
            true => DocumentHighlightKind::WRITE,
            false => DocumentHighlightKind::READ,
        };
        DocumentHighlight { range: self.range(highlight.range), kind: Some(kind) }
    }

    /// What can be renamed, and how it is called now.
    pub fn prepared_rename(&self, renamable: Renamable<'_>) -> PrepareRenameResponse {
        PrepareRenameResponse::RangeWithPlaceholder {
            range: self.range(renamable.asked.at.range),
            placeholder: renamable.name,
        }
    }

    /// The way to `target`, from `origin` if it has a place. None where it is in a file that cannot
    /// be read.
    pub(super) fn link(&self, origin: Option<Range>, target: &Target) -> Option<LocationLink> {
        let link = |target_uri, text: &Text| LocationLink {
            origin_selection_range: origin,
            target_uri,
            target_range: range(text, target.range, self.client.encoding),
            target_selection_range: range(text, target.focus, self.client.encoding),
        };
        match &target.file {
            None => Some(link(self.snapshot.uri.clone(), &self.snapshot.text)),
            // The engine has read the file from disk, so its offsets count there.
            Some(file) => {
                let text = workspace::read_again(file).ok()?;
                Some(link(Url::from_file_path(file).ok()?, &Text::new(&text)))
            }
        }
    }
}

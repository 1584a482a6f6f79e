//! Where a thing comes from, as locations or links.

use std::fs;

use tower_lsp::lsp_types::{GotoDefinitionResponse, Location, LocationLink, Range, Url};

use crate::ide::{Definition, Target};
use crate::text::Text;

use super::{Converter, range};

impl Converter<'_> {
    /// Where a definition leads to. Targets in files that cannot be read are left out.
    pub fn definition(&self, definition: &Definition) -> GotoDefinitionResponse {
        let origin = self.range(definition.origin);
        let links = definition.targets.iter().filter_map(|target| self.link(origin, target));
        if self.client.definition_links {
            return GotoDefinitionResponse::Link(links.collect());
        }
        let place =
            |link: LocationLink| Location::new(link.target_uri, link.target_selection_range);
        GotoDefinitionResponse::Array(links.map(place).collect())
    }

    fn link(&self, origin: Range, target: &Target) -> Option<LocationLink> {
        let link = |target_uri, text: &Text| LocationLink {
            origin_selection_range: Some(origin),
            target_uri,
            target_range: range(text, target.range, self.client.encoding),
            target_selection_range: range(text, target.focus, self.client.encoding),
        };
        match &target.file {
            None => Some(link(self.snapshot.uri.clone(), &self.snapshot.text)),
            // The engine has read the file from disk, so its offsets count there.
            Some(file) => {
                let text = fs::read_to_string(file).ok()?;
                Some(link(Url::from_file_path(file).ok()?, &Text::new(&text)))
            }
        }
    }
}

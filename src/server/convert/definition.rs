//! Where a thing comes from, as locations or links.

use tower_lsp::lsp_types::{GotoDefinitionResponse, Location, LocationLink};

use crate::ide::Definition;

use super::Converter;

impl Converter<'_> {
    /// Where a definition leads to. Targets in files that cannot be read are left out.
    pub fn definition(&self, definition: &Definition) -> GotoDefinitionResponse {
        let origin = self.range(definition.origin);
        let links = definition.targets.iter().filter_map(|target| self.link(Some(origin), target));
        if self.client.definition_links {
            return GotoDefinitionResponse::Link(links.collect());
        }
        let place =
            |link: LocationLink| Location::new(link.target_uri, link.target_selection_range);
        GotoDefinitionResponse::Array(links.map(place).collect())
    }
}

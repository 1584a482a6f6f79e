//! Outlines, nested where the client can nest them.

use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind,
};

use crate::ide::{ItemKind, Outlined, OutlinedKind};

use super::Converter;

impl Converter<'_> {
    /// The outline of the document.
    pub fn outline(&self, outline: Vec<Outlined>) -> DocumentSymbolResponse {
        if self.client.nested_symbols {
            return outline.into_iter().map(|entry| self.nested(entry)).collect::<Vec<_>>().into();
        }
        let mut flat = Vec::new();
        self.flatten(outline, None, &mut flat);
        flat.into()
    }

    // The type wants a field that is out of use.
    #[allow(deprecated)]
    fn nested(&self, entry: Outlined) -> DocumentSymbol {
        let children: Vec<_> = entry.children.into_iter().map(|child| self.nested(child)).collect();
        DocumentSymbol {
            name: entry.name,
            detail: entry.detail,
            kind: kind(entry.kind),
            tags: None,
            deprecated: None,
            range: self.range(entry.range),
            selection_range: self.range(entry.focus),
            children: (!children.is_empty()).then_some(children),
        }
    }

    #[allow(deprecated)]
    fn flatten(
        &self,
        entries: Vec<Outlined>,
        container: Option<&str>,
        flat: &mut Vec<SymbolInformation>,
    ) {
        for entry in entries {
            flat.push(SymbolInformation {
                name: entry.name.clone(),
                kind: kind(entry.kind),
                tags: None,
                deprecated: None,
                location: Location::new(self.snapshot.uri.clone(), self.range(entry.range)),
                container_name: container.map(str::to_owned),
            });
            self.flatten(entry.children, Some(&entry.name), flat);
        }
    }
}

/// The protocol knows programs only; of its kinds the nearest, each with an icon of its own.
fn kind(kind: OutlinedKind) -> SymbolKind {
    match kind {
        OutlinedKind::Headline | OutlinedKind::Heading => SymbolKind::STRING,
        OutlinedKind::Section => SymbolKind::NAMESPACE,
        OutlinedKind::Claim => SymbolKind::BOOLEAN,
        OutlinedKind::Question => SymbolKind::EVENT,
        OutlinedKind::Source => SymbolKind::KEY,
        OutlinedKind::Entity => SymbolKind::OBJECT,
    }
}

/// The same for what a search finds.
pub fn symbol_kind(item: &ItemKind) -> SymbolKind {
    match item {
        ItemKind::Claim => kind(OutlinedKind::Claim),
        ItemKind::Source { .. } => kind(OutlinedKind::Source),
        ItemKind::Entity { .. } => kind(OutlinedKind::Entity),
    }
}

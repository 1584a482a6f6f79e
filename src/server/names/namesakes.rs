//! Where other articles of the workspace name what one of them names: the same source of a
//! bibliography file, the same entity.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::lsp_types::{Range, Url};

use crate::ide::{Item, ItemKind, NamedAt, Occurrence, Thing};

use super::index::{self, Contents};
use crate::server::session::Session;
use crate::server::snapshot::{Reviewed, Snapshot};

/// What an article and its namesakes in other articles have in common.
enum Shared<'a> {
    /// An entry of a bibliography file.
    Entry { key: &'a str, file: &'a Path },
    /// An entity, as the article itself has it.
    Entity(&'a Item<Range>),
}

/// The places of another article that name the same thing.
pub struct Namesakes {
    /// The article, and all that it names.
    pub contents: Arc<Contents>,
    /// The places, in the order of the text; never empty.
    pub places: Vec<NamedAt<Range>>,
}

/// Where articles other than the one at `uri` name what it names at `asked`. The open documents
/// are `open`, the one at `uri` among them.
pub fn elsewhere(
    session: &Session,
    open: &[Arc<Snapshot>],
    uri: &Url,
    reviewed: &Reviewed,
    asked: &Occurrence<'_>,
) -> Vec<Namesakes> {
    if matches!(asked.thing, Thing::Claim(_)) {
        return Vec::new();
    }
    let all = index::contents(session, open);
    let (own, others): (Vec<_>, Vec<_>) = all.iter().partition(|contents| contents.uri == *uri);
    let Some(shared) = shared(asked.thing, reviewed, &own) else { return Vec::new() };
    let found = others.into_iter().filter_map(|other| {
        let places = shared.find(session, other)?.places.clone();
        (!places.is_empty()).then(|| Namesakes { contents: Arc::clone(other), places })
    });
    found.collect()
}

/// What of `thing` other articles can name, too.
fn shared<'a>(
    thing: Thing<'a>,
    reviewed: &'a Reviewed,
    own: &[&'a Arc<Contents>],
) -> Option<Shared<'a>> {
    match thing {
        Thing::Claim(_) => None,
        Thing::Source(key) => {
            let file = reviewed.review.bibliography.get(key)?.file.as_deref()?;
            Some(Shared::Entry { key, file })
        }
        Thing::Entity(id) => {
            let is_meant = |item: &&Item<Range>| match &item.kind {
                ItemKind::Entity { id: own, .. } => own == id,
                _ => false,
            };
            own.iter().flat_map(|own| &own.items).find(is_meant).map(Shared::Entity)
        }
    }
}

impl Shared<'_> {
    fn find<'b>(&self, session: &Session, other: &'b Contents) -> Option<&'b Item<Range>> {
        match self {
            Self::Entity(entity) => other.items.iter().find(|item| item.is_same_entity(entity)),
            Self::Entry { key, file } => {
                let item = other.source(key)?;
                let defines = |file: &Path, key: &str| session.workspace().defines(file, key);
                (other.definer(key, defines)? == *file).then_some(item)
            }
        }
    }
}

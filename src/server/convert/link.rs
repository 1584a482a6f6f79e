//! What leads out of the article, as document links.

use std::path::Path;

use tower_lsp::lsp_types::{DocumentLink, Url};

use crate::ide::{Link, LinkTarget};

use super::Converter;

impl Converter<'_> {
    /// A link; none where it leads nowhere: to no address, or to no file that is there.
    pub fn document_link(&self, link: Link) -> Option<DocumentLink> {
        let target = match &link.target {
            LinkTarget::Web(address) => web(address)?,
            LinkTarget::Path(path) => self.beside(path)?,
            LinkTarget::File(file) => Url::from_file_path(file).ok()?,
        };
        Some(DocumentLink {
            range: self.range(link.range),
            target: Some(target),
            tooltip: link.title.filter(|_| self.client.link_tooltips),
            data: None,
        })
    }

    /// The file at `path`, as seen from the document. An editor opens articles that strangers
    /// wrote: what is no relative path is not even looked for, as it may be on another machine.
    fn beside(&self, path: &str) -> Option<Url> {
        let path = Path::new(path);
        if path.has_root() || path.is_absolute() {
            return None;
        }
        let document = self.snapshot.uri.to_file_path().ok()?;
        let file = document.parent()?.join(path);
        if file.is_file() { Url::from_file_path(file).ok() } else { None }
    }
}

/// The URL of `address`, if it names a host.
fn web(address: &str) -> Option<Url> {
    let url = Url::parse(address).ok()?;
    let names_host = url.host_str().is_some_and(|host| host.contains(char::is_alphanumeric));
    names_host.then_some(url)
}

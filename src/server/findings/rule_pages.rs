//! The pages of the rules as files, so that a finding can link to the page of its rule without a
//! network.
//!
//! They are kept in the user's cache folder, for each version of the program its own.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use etcetera::BaseStrategy;
use tower_lsp::lsp_types::Url;

use crate::rules::{self, Rule};

/// The links to the pages, by the names of their rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePages(BTreeMap<&'static str, Url>);

impl RulePages {
    /// The pages in the user's cache folder, written where they are not there yet; none where that
    /// cannot be done.
    pub fn in_cache() -> Option<Self> {
        let cache = etcetera::choose_base_strategy().ok()?.cache_dir();
        Self::in_folder(&cache.join(env!("CARGO_PKG_NAME")).join(env!("CARGO_PKG_VERSION"))).ok()
    }

    fn in_folder(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut links = BTreeMap::new();
        for rule in rules::ALL {
            let page = page(folder, rule.name);
            write(&page, rule)?;
            links.extend(Url::from_file_path(page).ok().map(|link| (rule.name, link)));
        }
        Ok(Self(links))
    }

    /// The link to the page of the rule called `name`.
    pub fn link(&self, name: &str) -> Option<&Url> {
        self.0.get(name)
    }
}

fn page(folder: &Path, name: &str) -> PathBuf {
    folder.join(name).with_extension("md")
}

/// Writes the page of `rule`, in one step, as other servers may be writing it, too.
fn write(page: &Path, rule: &Rule) -> io::Result<()> {
    if fs::read(page).is_ok_and(|written| written == rule.page.as_bytes()) {
        return Ok(());
    }
    let draft = page.with_extension(process::id().to_string());
    fs::write(&draft, rule.page)?;
    fs::rename(&draft, page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_its_page_and_what_is_outdated_is_written_anew() {
        let folder = tempfile::tempdir().unwrap();
        let outdated = folder.path().join("misquotation.md");
        fs::write(&outdated, "old").unwrap();
        let pages = RulePages::in_folder(folder.path()).unwrap();
        for rule in rules::ALL {
            let path = pages.link(rule.name).unwrap().to_file_path().unwrap();
            assert_eq!(fs::read_to_string(path).unwrap(), rule.page, "{}", rule.name);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), rules::ALL.len());
    }

    #[test]
    fn where_nothing_can_be_written_there_are_no_links() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        fs::write(&file, "").unwrap();
        assert!(RulePages::in_folder(&file.join("b")).is_err());
    }
}

//! Files, configuration, bibliographies and archives: everything that is read from disk.
//!
//! [`Workspace`] is what `check` and the server share: give it a path and a text, it gives back
//! the [`Review`]. It is safe to share between threads. What articles and configurations name is
//! read through the gate (`gate/`), which says what may be read and how much of it.
//!
//! Floor 5.

mod archive;
mod asked;
mod bibliography;
mod configuration;
mod discovery;
mod gate;
mod ignored;
mod memory;
mod path;
mod relocation;
mod source_files;
mod stamp;
mod user;
mod version;
mod whole_file;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::{self, Analysis, Cache, KeptReadings};
use crate::article::{self, Article, BibliographyEntry, FrontMatter};
use crate::rules::{self, Review};

use archive::ArchiveFiles;
use bibliography::Bibliographies;
use configuration::Configurations;

pub use configuration::{
    Configuration, ConfigurationError, FILE_NAME, Origin, Shown, ShownTable, schema, starter,
};
pub use discovery::{Discovery, ReadError, discover, is_article_name, read_article};
pub use gate::{Bounds, FileFault, Limit, Reach, limits, text_of, text_of_file};
pub use memory::Memory;
pub use path::plain;
pub use relocation::Moves;
pub use stamp::{Footing, Stamps};
pub use user::allowed_folders;
pub use version::FileVersion;
pub use whole_file::{replace_file, write_file};

/// What outlives the review of a single article: the cache of readings, the configurations, the
/// bibliographies, the archives; and what all of these may be read from.
#[derive(Debug, Default)]
pub struct Workspace {
    reach: Arc<Reach>,
    cache: Cache,
    configurations: Configurations,
    bibliographies: Bibliographies,
    archives: ArchiveFiles,
}

/// What a workspace keeps whose articles are each read once: readings, and bytes of archives.
const PASSING: (usize, u64) = (4_096, 1024 * 1024);

impl Workspace {
    /// A workspace whose files reach as far as `reach`.
    pub fn reaching(reach: Reach) -> Self {
        Self { reach: Arc::new(reach), ..Self::default() }
    }

    /// The same for many articles that are each read once: it keeps little of them.
    pub fn passing(reach: Reach) -> Self {
        let (readings, bytes) = PASSING;
        Self {
            cache: Cache::with_capacity(readings),
            archives: ArchiveFiles::with_capacity(bytes),
            ..Self::reaching(reach)
        }
    }

    /// How far its files reach.
    pub fn reach(&self) -> &Reach {
        &self.reach
    }

    /// Finds the articles among `paths`: see [`discover`].
    pub fn discover(&self, paths: &[PathBuf]) -> Discovery {
        discover(paths, &self.reach)
    }

    /// The configuration for the article at `path`: the nearest `standfirst.toml` upwards of it
    /// with all that it extends and those of its overrides that the article matches, or the
    /// defaults. A file is read once, until [`Self::forget_configurations`].
    ///
    /// # Errors
    ///
    /// A file cannot be read, is no TOML, or says something that it cannot say.
    pub fn configuration(&self, path: &Path) -> Result<Arc<Configuration>, ConfigurationError> {
        self.configurations.of_file(path, &self.reach)
    }

    /// All values of the configuration for the article at `path`, or for the folder at `path`, each
    /// with where it comes from. For a folder the overrides are listed, for an article they are
    /// applied.
    ///
    /// # Errors
    ///
    /// As for [`Self::configuration`].
    pub fn settled(&self, path: &Path) -> Result<Vec<ShownTable>, ConfigurationError> {
        self.configurations.shown(path, &self.reach)
    }

    /// Whether a change of the file or folder at `path`, which is no article, can change what is
    /// found: it is a configuration or what one extends, or some article's bibliography or archive, or holds one.
    pub fn uses(&self, path: &Path) -> bool {
        path.file_name().is_some_and(|name| name == FILE_NAME)
            || self.configurations.uses(path)
            || self.bibliographies.uses(path)
            || self.archives.uses(path)
    }

    /// The files that the reviews so far have asked for, whether they are there or not, beside the
    /// articles: only a change of one of these can change what is found.
    pub fn asked(&self) -> Vec<PathBuf> {
        let asked =
            [self.configurations.asked(), self.bibliographies.asked(), self.archives.asked()];
        asked.concat()
    }

    /// The bibliography files that the article at `path` with `front_matter` names and may read, in
    /// its order.
    pub fn bibliographies_of(&self, path: &Path, front_matter: &FrontMatter) -> Vec<PathBuf> {
        if front_matter.bibliography.is_empty() {
            return Vec::new();
        }
        let bounds = self.reach.of(path);
        let mut files = bibliography::files_of(path, front_matter);
        files.retain(|file| bounds.real(file) != Err(FileFault::Outside));
        files
    }

    /// Lets configurations be read from disk again, after one of them has changed.
    pub fn forget_configurations(&self) {
        self.configurations.forget();
    }

    /// Whether the bibliography file at `path` defines `key`.
    pub fn defines(&self, path: &Path, key: &str) -> bool {
        self.entries(path).is_some_and(|all| all.iter().any(|e| e.reference.id.value == key))
    }

    /// The entries of the bibliography file at `path`; none where it cannot be read.
    pub fn entries(&self, path: &Path) -> Option<Arc<Vec<BibliographyEntry>>> {
        self.bibliographies.of_file(path, self.reach.of(path))
    }

    /// Reads and analyses the article whose text is `source`, without holding any rule against it.
    pub fn analyse(&self, source: &str, configuration: &Configuration) -> Analysis {
        let article = article::read(source, &configuration.labels);
        self.analyse_article(article, configuration, &mut KeptReadings::default())
    }

    /// The same for an article that is not likely to be read again soon: its readings take no room
    /// in the cache.
    pub fn analyse_once(&self, source: &str, configuration: &Configuration) -> Analysis {
        let article = Arc::new(article::read(source, &configuration.labels));
        let (cache, mut kept) = (Cache::default(), KeptReadings::default());
        analysis::analyse_again(article, &cache, &configuration.entities, &mut kept)
    }

    fn analyse_article(
        &self,
        article: Article,
        configuration: &Configuration,
        kept: &mut KeptReadings,
    ) -> Analysis {
        analysis::analyse_again(Arc::new(article), &self.cache, &configuration.entities, kept)
    }

    /// Reads, analyses and reviews the article at `path`, whose text is `source`.
    pub fn review(&self, path: &Path, source: &str, configuration: &Configuration) -> Review {
        self.review_with_footing(path, source, configuration).0
    }

    /// The same, and the files on disk, beside the configuration and the article itself, that the
    /// review rests on, whether they could be read or not.
    pub fn review_with_footing(
        &self,
        path: &Path,
        source: &str,
        configuration: &Configuration,
    ) -> (Review, Vec<Footing>) {
        let article = article::read(source, &configuration.labels);
        let analysis = self.analyse_article(article, configuration, &mut KeptReadings::default());
        self.review_analysis(path, analysis, configuration, None)
    }

    /// The same for a document that is being edited: the review is that of [`Self::review`], at
    /// the cost of what has changed since the one that left `memory`.
    pub fn review_again(
        &self,
        path: &Path,
        source: &str,
        configuration: &Configuration,
        memory: &mut Memory,
    ) -> Review {
        let article = article::read_again(source, &configuration.labels, &mut memory.syntax);
        let analysis = self.analyse_article(article, configuration, &mut memory.readings);
        self.review_analysis(path, analysis, configuration, Some(&mut memory.review)).0
    }

    fn review_analysis(
        &self,
        path: &Path,
        analysis: Analysis,
        configuration: &Configuration,
        kept: Option<&mut rules::Kept>,
    ) -> (Review, Vec<Footing>) {
        let analysis = Arc::new(analysis);
        // Whatever it names is named from here, too, wherever the next step looks from.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let bounds = || self.reach.of(&path);
        let article = &analysis.article;
        let (bibliography, mut footing) = self.bibliographies.of_article(&path, article, bounds);
        let (archives, more) = self.archives.of_article(&path, article, &bibliography, bounds);
        footing.extend(more);
        let (bibliography, archives) = (Arc::new(bibliography), Arc::new(archives));
        let Configuration { selection, thresholds, library, .. } = configuration;
        let library = Arc::clone(library);
        let review =
            rules::review(analysis, bibliography, archives, library, selection, thresholds, kept);
        (review, footing)
    }
}

/// What the file at `path` says, which an article could name and was read before.
///
/// # Errors
///
/// It is no plain file any more, too long, or not UTF-8.
pub fn read_again(path: &Path) -> Result<String, FileFault> {
    gate::admit(path, &Bounds::unlimited(), limits::BIBLIOGRAPHY)?.text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Section;

    #[test]
    fn a_configuration_gives_sections_other_names() {
        let source =
            "# The grid\n\n## The Gist Of It\n\n- It hums.\n\n## Story\n\nThe grid hums.\n";
        let bullets = |text: &str| {
            let configuration = Configuration::parse(Path::new(FILE_NAME), text).unwrap();
            let analysis = Workspace::default().analyse(source, &configuration);
            analysis.section(Section::Summary).count()
        };
        assert_eq!(bullets("[sections]\nsummary = [\"The gist of it\"]"), 1);
        assert_eq!(bullets(""), 0);
    }

    #[test]
    fn articles_know_the_listed_entities_unless_they_declare_them() {
        let listed = "[[entities]]\nid = \"grid\"\nname = \"Aurora Grid\"\ntype = \"product\"\n\
                      aliases = [\"the network\"]\n[[entities]]\nid = \"tern\"\n";
        let configuration = Configuration::parse(Path::new(FILE_NAME), listed).unwrap();
        let known = |source: &str| {
            let analysis = Workspace::default().analyse(source, &configuration);
            let entities = analysis.entities.iter();
            let told = entities.map(|e| (e.id.clone(), e.kind.as_str(), e.mentions.len()));
            told.collect::<Vec<_>>()
        };
        let text = "Then the network met Aurora Grid.\n";
        assert_eq!(known(text), [("grid".to_owned(), "product", 2)]);
        let own = "---\nentities:\n  - {id: grid, name: Aurora Grid, type: org}\n---\n\n";
        assert_eq!(known(&format!("{own}{text}")), [("grid".to_owned(), "org", 1)]);
    }

    #[test]
    fn a_review_knows_the_bibliography_beside_the_article() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("refs.json"), r#"[{"id":"courier"}]"#).unwrap();
        let path = folder.path().join("a.article.md");
        let source = "---\nbibliography: refs.json\n---\n\nIt hums [@courier].\n";
        let review = Workspace::default().review(&path, source, &Configuration::default());
        assert!(review.bibliography.get("courier").is_some());
    }

    #[test]
    fn what_an_article_rests_on_is_named_from_the_root_on_wherever_the_check_is_run() {
        let folder = tempfile::tempdir_in(".").unwrap();
        let refs = r#"[{"id":"courier","archive_location":"courier.txt"}]"#;
        std::fs::write(folder.path().join("refs.json"), refs).unwrap();
        std::fs::write(folder.path().join("courier.txt"), "It hums.").unwrap();
        let relative = Path::new(folder.path().file_name().unwrap()).join("a.article.md");
        let source = "---\nbibliography: refs.json\n---\n\nIt hums [@courier].\n";
        let workspace = Workspace::default();
        let configuration = Configuration::default();
        let (review, footing) = workspace.review_with_footing(&relative, source, &configuration);
        assert!(review.archives.readable("courier").is_some());
        let paths: Vec<_> = footing.iter().map(|footing| footing.path.as_path()).collect();
        let folder = std::path::absolute(folder.path().file_name().unwrap()).unwrap();
        assert_eq!(paths, [folder.join("refs.json"), folder.join("courier.txt")]);
        assert!(paths.iter().all(|path| workspace.uses(path)));
    }
}

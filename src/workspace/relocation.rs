//! Paths that articles and bibliographies write, kept right when files move.

use std::path::{Component, Path, PathBuf};

use crate::article::{FrontMatter, Reference, Spanned, written_scalar};
use crate::rules::Replacement;

use super::path::{names_file, resolve};

/// What moves: files and folders, each from where it is to where it goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves(pub Vec<(PathBuf, PathBuf)>);

impl Moves {
    /// The replacements in the article at `path`, which says `source`, that keep its paths right.
    pub fn in_article(
        &self,
        path: &Path,
        source: &str,
        front_matter: &FrontMatter,
    ) -> Vec<Replacement> {
        let archives = archives(front_matter.references.iter());
        self.replacements(path, source, front_matter.bibliography.iter().chain(archives))
    }

    /// The same in the bibliography file at `path`, which defines `references`.
    pub fn in_bibliography<'a>(
        &self,
        path: &Path,
        source: &str,
        references: impl Iterator<Item = &'a Reference>,
    ) -> Vec<Replacement> {
        self.replacements(path, source, archives(references))
    }

    fn replacements<'a>(
        &self,
        path: &Path,
        source: &str,
        written: impl Iterator<Item = &'a Spanned<String>>,
    ) -> Vec<Replacement> {
        let edits = written.filter_map(|written| self.replacement(path, source, written));
        let mut edits: Vec<_> = edits.collect();
        edits.sort_by_key(|edit| edit.range);
        edits
    }

    /// What has to be written in the place of `written`, a path as the file at `path` has it.
    fn replacement(
        &self,
        path: &Path,
        source: &str,
        written: &Spanned<String>,
    ) -> Option<Replacement> {
        // What is written in another way, such as with escapes, cannot be found again.
        if written.value.trim().is_empty() || written.range.of(source) != written.value {
            return None;
        }
        let target = self.after(&resolve(path, &written.value));
        let moved = self.after(path);
        if resolve(&moved, &written.value) == target {
            return None;
        }
        let path = match Path::new(&written.value).is_absolute() {
            true => target,
            false => pathdiff::diff_paths(&target, moved.parent()?)?,
        };
        let new_text = written_scalar(source, written.range, &with_slashes(&path)?);
        Some(Replacement { range: written.range, new_text })
    }

    /// Where the file at `path` is after all moves. Of moves one within the other, the innermost
    /// counts.
    fn after(&self, path: &Path) -> PathBuf {
        let moves = self.0.iter().filter_map(|(from, to)| {
            let rest = path.strip_prefix(from).ok()?;
            let moved = if rest.as_os_str().is_empty() { to.clone() } else { to.join(rest) };
            Some((from.components().count(), moved))
        });
        let innermost = moves.max_by_key(|(depth, _)| *depth);
        innermost.map_or_else(|| path.to_owned(), |(_, moved)| moved)
    }
}

/// The archives that are files.
fn archives<'a>(
    references: impl Iterator<Item = &'a Reference>,
) -> impl Iterator<Item = &'a Spanned<String>> {
    let archives = references.filter_map(|reference| reference.archive.as_ref());
    archives.filter(|archive| names_file(archive.value.trim()))
}

/// `path` as articles write it on every system; none where it is no Unicode.
fn with_slashes(path: &Path) -> Option<String> {
    if path.is_absolute() {
        return path.to_str().map(str::to_owned);
    }
    let parts = path.components().map(|component| match component {
        Component::ParentDir => Some(".."),
        other => other.as_os_str().to_str(),
    });
    Some(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{SectionLabels, read};

    /// The front matter of an article at `/desk/a.article.md` after `moves`.
    fn after(moves: &[(&str, &str)], front_matter: &str) -> String {
        let mut source = format!("---\n{front_matter}\n---\n");
        let article = read(&source, &SectionLabels::default());
        let moves = moves.iter().map(|(from, to)| (PathBuf::from(from), PathBuf::from(to)));
        let moves = Moves(moves.collect());
        let path = Path::new("/desk/a.article.md");
        for edit in moves.in_article(path, &source, &article.front_matter).iter().rev() {
            source.replace_range(edit.range.start..edit.range.end, &edit.new_text);
        }
        source.trim_matches(['-', '\n']).to_owned()
    }

    #[test]
    fn a_path_follows_what_it_leads_to() {
        let cases = [
            (("/desk/refs.bib", "/desk/all.bib"), "refs.bib", "all.bib"),
            (("/desk/refs.bib", "/refs.bib"), "refs.bib", "../refs.bib"),
            (("/desk/refs", "/desk/old/refs"), "refs/a.bib", "old/refs/a.bib"),
            (("/refs.bib", "/desk/my refs.bib"), "../refs.bib", "my refs.bib"),
            (("/desk/refs.bib", "/desk/a, b.bib"), "./refs.bib", "\"a, b.bib\""),
            (("/desk/refs.bib", "/all.bib"), "/desk/refs.bib", "/all.bib"),
            (("/desk/refs.bib", "/desk/all.bib"), "'refs.bib'", "'all.bib'"),
            (("/desk/refs", "/desk/old"), "refs.bib", "refs.bib"),
        ];
        for (moved, before, expected) in cases {
            let told = after(&[moved], &format!("bibliography: {before}"));
            assert_eq!(told, format!("bibliography: {expected}"), "{moved:?}");
        }
    }

    #[test]
    fn a_path_stays_where_it_leads_when_the_article_moves() {
        let moved = [("/desk/a.article.md", "/desk/old/b.article.md")];
        let archive = |path| format!("references: [{{id: a, archive_location: {path}}}]");
        assert_eq!(after(&moved, &archive("s/a.txt")), archive("../s/a.txt"));
        assert_eq!(after(&moved, &archive("/s/a.txt")), archive("/s/a.txt"));
        assert_eq!(
            after(&moved, &archive("https://a.example/b.html")),
            archive("https://a.example/b.html")
        );
        let shelf = archive("Box 12");
        assert_eq!(after(&moved, &shelf), shelf);
    }

    #[test]
    fn what_moves_together_stays_as_it_is() {
        let list = "bibliography: [refs.bib, ../all.bib]";
        assert_eq!(after(&[("/desk", "/old")], list), list);
        assert_eq!(
            after(&[("/desk", "/x/old"), ("/desk/refs.bib", "/x/old/one.bib")], list),
            "bibliography: [one.bib, ../../all.bib]"
        );
    }
}

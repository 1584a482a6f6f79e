//! Reads a configuration file and all that it extends.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use toml::Spanned;

use super::disk;
use super::fault::ConfigurationError;
use super::sources::{Source, Sources};
use crate::workspace::asked::AskedFiles;
use crate::workspace::gate::{Reach, limits};

/// What is known while a file is read.
struct Chain<'a> {
    asked: &'a AskedFiles,
    reach: &'a Reach,
    /// The files that extend the one that is being read, the outermost first.
    open: Vec<PathBuf>,
    read: HashSet<PathBuf>,
    sources: Sources,
}

/// The file at `path`, and all that it extends within its `reach`; which files that takes is added
/// to `asked`.
///
/// # Errors
///
/// One of them cannot be read, or says something that a configuration cannot say.
pub fn read(path: &Path, reach: &Reach, asked: &AskedFiles) -> Result<Sources, ConfigurationError> {
    let text = disk::read(path, path, reach).map_err(|fault| ConfigurationError {
        path: path.to_owned(),
        at: None,
        message: format!("it {fault}"),
    })?;
    read_text(path, text, reach, asked)
}

/// The same for a file at `path` that says `text`.
pub fn read_text(
    path: &Path,
    text: String,
    reach: &Reach,
    asked: &AskedFiles,
) -> Result<Sources, ConfigurationError> {
    let (read, sources) = (HashSet::new(), Sources::default());
    let mut chain = Chain { asked, reach, open: Vec::new(), read, sources };
    chain.add(Source::new(path.to_owned(), text))?;
    Ok(chain.sources)
}

impl Chain<'_> {
    /// Adds `source`, behind all that it extends.
    fn add(&mut self, source: Source) -> Result<(), ConfigurationError> {
        self.open.push(disk::real(&source.path));
        for written in source.file()?.extends.words {
            self.extend(&source, &written)?;
        }
        self.read.extend(self.open.pop());
        self.sources.push(source);
        Ok(())
    }

    /// Adds the file that `source` extends with the path `written`.
    fn extend(
        &mut self,
        source: &Source,
        written: &Spanned<String>,
    ) -> Result<(), ConfigurationError> {
        let fault = |message: String| {
            let message = format!("cannot extend `{}`: {message}", written.get_ref());
            source.fault(written.span().start, message)
        };
        let path = disk::locate(&source.path, written.get_ref()).map_err(fault)?;
        self.asked.add(&path);
        let real = disk::real(&path);
        if let Some(first) = self.open.iter().position(|open| *open == real) {
            return Err(fault(self.circle(first)));
        }
        if self.read.contains(&real) {
            return Ok(());
        }
        if (self.open.len() + self.sources.len()) as u64 >= limits::CONFIGURATIONS.most {
            return Err(fault(format!("that is more than {}", limits::CONFIGURATIONS)));
        }
        let text = disk::read(&path, &source.path, self.reach);
        let text = text.map_err(|reason| fault(format!("it {reason}")))?;
        self.add(Source::new(path, text))
    }

    /// Says that the files from the one at `first` on extend each other in a circle.
    fn circle(&self, first: usize) -> String {
        let circle = self.open.iter().skip(first).chain(self.open.get(first));
        let names = circle.map(|path| path.file_name().unwrap_or_default().to_string_lossy());
        format!("that is a circle: {}", names.collect::<Vec<_>>().join(" → "))
    }
}

//! What a command lets articles and configurations name.

use std::env;
use std::path::{Path, PathBuf};

use crate::workspace::{Reach, allowed_folders};

use super::output::Failure;

/// What may be read beside the workspace.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Reading {
    /// Let articles and configurations name the files in FOLDER, too, though it lies outside of
    /// the workspace
    #[arg(long, value_name = "FOLDER", help_heading = "Reading")]
    allow_read: Vec<PathBuf>,
}

impl Reading {
    /// How far files reach for a command that is run in a folder: that is a workspace, unless it is
    /// only where a terminal starts.
    ///
    /// # Errors
    ///
    /// A folder that the user allows does not exist, or their file cannot be used.
    pub fn here(&self) -> Result<Reach, Failure> {
        let reach = self.elsewhere()?;
        let here = env::current_dir().ok();
        let here = here.filter(|here| here.parent().is_some() && !is_home(here));
        reach.open(here.as_slice());
        Ok(reach)
    }

    /// How far files reach where nobody is known to work in any folder yet.
    ///
    /// # Errors
    ///
    /// As for [`Self::here`].
    pub fn elsewhere(&self) -> Result<Reach, Failure> {
        if let Some(missing) = self.allow_read.iter().find(|folder| !folder.is_dir()) {
            let missing = missing.display();
            return Err(Failure::Because(format!(
                "--allow-read {missing}: there is no such folder"
            )));
        }
        let mut allowed = allowed_folders().map_err(Failure::because)?;
        allowed.extend_from_slice(&self.allow_read);
        Ok(Reach::allowing(&allowed))
    }
}

fn is_home(folder: &Path) -> bool {
    let home = etcetera::home_dir().ok().and_then(|home| home.canonicalize().ok());
    home.is_some_and(|home| home == folder)
}

//! The files that say what git ignores. They are read by whoever searches a folder, so they are
//! looked at before: one may be a pipe, or a link to a device, and then its folder is not searched.

use std::fs;
use std::path::Path;

use super::ReadError;
use super::gate::{self, Bounds, FileFault, limits};

/// What they are called.
const NAMES: [&str; 2] = [".gitignore", ".ignore"];

/// What is wrong with those of `folder`, which may lead to what lies in `bounds`.
pub fn fault_in(folder: &Path, bounds: &Bounds) -> Option<ReadError> {
    NAMES.iter().find_map(|name| {
        let path = folder.join(name);
        // Most folders have none, and to find out where one really is takes a while.
        let about = fs::symlink_metadata(&path).ok()?;
        if about.is_file() && about.len() <= limits::IGNORED.most {
            return None;
        }
        match gate::admit(&path, bounds, limits::IGNORED) {
            Ok(_) | Err(FileFault::Missing) => None,
            Err(fault) => Some(ReadError::new(path, fault)),
        }
    })
}

/// What is wrong with those of the folders above `path`, which count for it as well.
pub fn fault_above(path: &Path) -> Option<ReadError> {
    let path = std::path::absolute(path).ok()?;
    path.ancestors().skip(1).find_map(|folder| fault_in(folder, &Bounds::unlimited()))
}

//! Tells the program which build it is: what it finds depends on its sources and on its libraries, so
//! that findings kept by one build are good for no other.

#![allow(clippy::print_stdout, reason = "cargo reads what is printed")]

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// What a build is made of. Whoever installs a package may have no lock file.
const PARTS: [&str; 3] = ["src", "Cargo.toml", "Cargo.lock"];

fn main() -> io::Result<()> {
    let mut build = DefaultHasher::new();
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
        for file in files(Path::new(part))? {
            (&file, std::fs::read(&file)?).hash(&mut build);
        }
    }
    println!("cargo::rustc-env=STANDFIRST_BUILD={:016x}", build.finish());
    Ok(())
}

/// The file at `path`, or the files below it, in order; none where there is nothing.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(path.exists().then(|| path.to_owned()).into_iter().collect());
    }
    let mut entries =
        std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    let below = entries.iter().map(|entry| files(entry)).collect::<io::Result<Vec<_>>>()?;
    Ok(below.concat())
}

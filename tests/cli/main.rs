//! The binary as a shell sees it: exit statuses, formats, complaints.

mod adoption;
mod cache;
mod changes;
mod check;
mod configuration;
mod entities;
mod formats;
mod hostile;
mod import;
mod mending;
mod reference;
mod shells;
mod verify;
mod watching;

use std::path::Path;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use tempfile::TempDir;

/// A folder with some files, in which the binary is run.
struct Desk {
    folder: TempDir,
}

impl Desk {
    /// A folder that holds `files`: names and contents.
    fn with(files: &[(&str, &str)]) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        for (name, content) in files {
            desk.put(name, content.as_bytes());
        }
        desk
    }

    fn put(&self, name: &str, content: &[u8]) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs `standfirst` with `arguments`, which spaces separate.
    fn run(&self, arguments: &str) -> Assert {
        self.run_with(arguments, "")
    }

    /// Runs `standfirst` with `stdin` on its standard input.
    fn run_with(&self, arguments: &str, stdin: &str) -> Assert {
        self.command(arguments).write_stdin(stdin.to_owned()).assert()
    }

    /// Runs `standfirst` in the folder `folder` of this one.
    fn run_in(&self, folder: &str, arguments: &str) -> Assert {
        self.command(arguments).current_dir(self.path().join(folder)).assert()
    }

    /// `standfirst` with `arguments`, before it is run.
    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::cargo_bin("standfirst").unwrap();
        command.current_dir(self.path()).args(arguments.split_whitespace());
        // What the user of this machine allows is another matter.
        command.env("XDG_CONFIG_HOME", self.path().join(".config"));
        command
    }
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

/// An article in which nothing is wrong.
const SOUND: &str = "# The grid hums\n\nThe grid hums.\n";

/// An article that cites a source that nobody defines.
const UNSOURCED: &str = "# The grid hums\n\nThe grid hums [@nobody].\n";

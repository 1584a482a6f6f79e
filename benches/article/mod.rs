//! An article that is being edited.

mod news;

use std::path::Path;

use standfirst::rules::Review;
use standfirst::workspace::{Configuration, Memory, Workspace};

pub use news::NAME;

/// What is typed into the middle of the article, and deleted again.
const TYPED: &str = " commitment";

/// An open article, as the server holds it.
pub struct Open {
    workspace: Workspace,
    configuration: Configuration,
    memory: Memory,
    /// What it says.
    pub text: String,
    /// Where is typed.
    cursor: usize,
    /// Letters of [`TYPED`] that stand there.
    typed: usize,
    is_deleting: bool,
}

impl Open {
    /// An article of about so many words.
    pub fn new(words: usize) -> Self {
        let text = news::article(words);
        let middle = text.len() / 2;
        let cursor = text[middle..].find(' ').map_or(middle, |space| middle + space);
        let (workspace, configuration) = (Workspace::default(), Configuration::default());
        let memory = Memory::default();
        Self { workspace, configuration, memory, text, cursor, typed: 0, is_deleting: false }
    }

    /// Types or deletes a letter.
    pub fn edit(&mut self) {
        if self.typed == 0 || self.typed == TYPED.len() {
            self.is_deleting = self.typed > 0;
        }
        if self.is_deleting {
            self.typed -= 1;
            self.text.remove(self.cursor + self.typed);
        } else {
            let letter = &TYPED[self.typed..=self.typed];
            self.text.insert_str(self.cursor + self.typed, letter);
            self.typed += 1;
        }
    }

    /// The review of the article as it is now.
    pub fn review(&mut self) -> Review {
        let Self { workspace, configuration, memory, text, .. } = self;
        workspace.review_again(Path::new("/news/a.article.md"), text, configuration, memory)
    }
}

//! The sources that were read last: a source often has many claims, one line after another.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::plain::read_source;
use super::source::Source;

/// So many sources are kept, that of each line that is being judged among them.
const KEPT: usize = 16;
/// A longer source (bytes) is not kept, so that memory stays bounded.
const LONGEST: usize = 1 << 20;

/// Plain texts, read and indexed, the last one first.
#[derive(Debug, Default)]
pub struct RecentSources {
    kept: Mutex<VecDeque<(String, Arc<Source>)>>,
}

impl RecentSources {
    /// The source for a text; read only if it is not one of the last ones.
    pub fn read(&self, text: &str) -> Arc<Source> {
        if let Some((_, source)) = self.lock().iter().find(|(known, _)| known == text) {
            return source.clone();
        }
        let source = Arc::new(read_source(text));
        if text.len() <= LONGEST {
            let mut kept = self.lock();
            kept.push_front((text.to_owned(), source.clone()));
            kept.truncate(KEPT);
        }
        source
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<(String, Arc<Source>)>> {
        // A panic elsewhere leaves whole entries behind, so the list is sound all the same.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_read_once_while_it_is_in_use() {
        let sources = RecentSources::default();
        let first = sources.read("The bridge opened in May.");
        assert!(Arc::ptr_eq(&first, &sources.read("The bridge opened in May.")));
        for number in 0..KEPT {
            sources.read(&format!("Bridge {number} opened."));
        }
        assert!(!Arc::ptr_eq(&first, &sources.read("The bridge opened in May.")));
    }
}

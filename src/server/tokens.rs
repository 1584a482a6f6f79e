//! The semantic tokens that the client was last told of each document, so that the next answer need
//! only say what has changed.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::lsp_types::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit,
    SemanticTokensFullDeltaResult, Url,
};

/// Numbers in one token, by which edits count.
const NUMBERS: usize = 5;

/// The last answer for each document.
#[derive(Debug, Default)]
pub struct ToldTokens {
    answers: AtomicU64,
    last: Mutex<HashMap<Url, Answer>>,
}

#[derive(Debug)]
struct Answer {
    id: String,
    tokens: Vec<SemanticToken>,
}

impl ToldTokens {
    /// Tells all `tokens`.
    pub fn tell(&self, uri: Url, tokens: Vec<SemanticToken>) -> SemanticTokens {
        let told = SemanticTokens { result_id: Some(self.next_id()), data: tokens };
        self.remember(uri, &told);
        told
    }

    /// Tells how `tokens` differ from those of the answer `before`, or all of them where another
    /// answer was the last.
    pub fn tell_since(
        &self,
        uri: Url,
        before: &str,
        tokens: Vec<SemanticToken>,
    ) -> SemanticTokensFullDeltaResult {
        let last = self.lock().remove(&uri).filter(|last| last.id == before);
        let told = self.tell(uri, tokens);
        match last {
            Some(last) => SemanticTokensDelta {
                result_id: told.result_id,
                edits: edit(&last.tokens, &told.data).into_iter().collect(),
            }
            .into(),
            None => told.into(),
        }
    }

    /// Forgets a document, which was closed.
    pub fn forget(&self, uri: &Url) {
        self.lock().remove(uri);
    }

    fn remember(&self, uri: Url, told: &SemanticTokens) {
        if let Some(id) = told.result_id.clone() {
            self.lock().insert(uri, Answer { id, tokens: told.data.clone() });
        }
    }

    fn next_id(&self) -> String {
        self.answers.fetch_add(1, Ordering::Relaxed).to_string()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Url, Answer>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The edit that makes `new` of `old`: what lies between their common start and their common end.
fn edit(old: &[SemanticToken], new: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
    let start = old.iter().zip(new).take_while(same).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let (deleted, inserted) = (&old[..old.len() - end], &new[..new.len() - end]);
    let numbers = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    let is_change = !deleted.is_empty() || !inserted.is_empty();
    is_change.then(|| SemanticTokensEdit {
        start: numbers(start),
        delete_count: numbers(deleted.len()),
        data: (!inserted.is_empty()).then(|| inserted.to_vec()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri() -> Url {
        Url::parse("file:///tmp/a.article.md").unwrap()
    }

    fn tokens(lengths: &[u32]) -> Vec<SemanticToken> {
        lengths.iter().map(|&length| SemanticToken { length, ..SemanticToken::default() }).collect()
    }

    /// Where the edit from `old` to `new` starts, what it deletes and what it inserts, in tokens.
    fn change(old: &[u32], new: &[u32]) -> Option<(u32, u32, usize)> {
        let edit = edit(&tokens(old), &tokens(new))?;
        Some((edit.start / 5, edit.delete_count / 5, edit.data.unwrap_or_default().len()))
    }

    #[test]
    fn an_edit_covers_what_has_changed() {
        assert_eq!(change(&[1, 2, 3], &[1, 2, 3]), None);
        assert_eq!(change(&[1, 2, 3], &[1, 9, 9, 3]), Some((1, 1, 2)));
        assert_eq!(change(&[1, 1], &[1, 1, 1]), Some((2, 0, 1)));
        assert_eq!(change(&[1, 1, 1], &[1]), Some((1, 2, 0)));
        assert_eq!(change(&[], &[7]), Some((0, 0, 1)));
    }

    #[test]
    fn only_the_last_answer_counts() {
        let told = ToldTokens::default();
        let first = told.tell(uri(), tokens(&[1])).result_id.unwrap();
        let is_delta = |before: &str| {
            matches!(
                told.tell_since(uri(), before, tokens(&[1])),
                SemanticTokensFullDeltaResult::TokensDelta(_)
            )
        };
        assert!(is_delta(&first));
        assert!(!is_delta(&first));
        let again = told.tell(uri(), tokens(&[1])).result_id.unwrap();
        told.forget(&uri());
        assert!(!is_delta(&again));
    }
}

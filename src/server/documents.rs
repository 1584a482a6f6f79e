//! The open documents. All changes are synchronous, so that they happen in the order of the
//! messages that bring them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tower_lsp::lsp_types::{TextDocumentContentChangeEvent, Url};

use crate::text::{Edit, Encoding, Text};

use super::convert;
use super::snapshot::Snapshot;

/// The open documents, each as a channel that holds its newest version.
#[derive(Debug, Default)]
pub struct Documents {
    open: Mutex<HashMap<Url, watch::Sender<Arc<Snapshot>>>>,
}

impl Documents {
    /// Opens a document. The receiver sees its newest version until the document is closed.
    pub fn open(&self, snapshot: Snapshot) -> watch::Receiver<Arc<Snapshot>> {
        let uri = snapshot.uri.clone();
        let (sender, receiver) = watch::channel(Arc::new(snapshot));
        self.lock().insert(uri, sender);
        receiver
    }

    /// Applies `changes` in order, which leads to version `version`. Does nothing where the
    /// document is not open.
    pub fn change(
        &self,
        uri: &Url,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        if let Some(document) = self.lock().get(uri) {
            let mut text = document.borrow().text.clone();
            for change in changes {
                apply(&mut text, change, encoding);
            }
            let next = document.borrow().next(version, text);
            document.send_replace(Arc::new(next));
        }
    }

    /// Closes a document.
    pub fn close(&self, uri: &Url) {
        self.lock().remove(uri);
    }

    /// Whether a document is open.
    pub fn is_open(&self, uri: &Url) -> bool {
        self.lock().contains_key(uri)
    }

    /// The newest version of a document, if it is open.
    pub fn snapshot(&self, uri: &Url) -> Option<Arc<Snapshot>> {
        self.lock().get(uri).map(|document| document.borrow().clone())
    }

    /// Whether `snapshot` is what its document says now.
    pub fn is_newest(&self, snapshot: &Arc<Snapshot>) -> bool {
        let open = self.lock();
        open.get(&snapshot.uri).is_some_and(|document| Arc::ptr_eq(&document.borrow(), snapshot))
    }

    /// The newest versions of all open documents, in the order of their URIs.
    pub fn snapshots(&self) -> Vec<Arc<Snapshot>> {
        let mut all: Vec<_> = self.lock().values().map(|open| open.borrow().clone()).collect();
        all.sort_by(|one, other| one.uri.cmp(&other.uri));
        all
    }

    /// Has all documents reviewed anew, as what they were reviewed with has changed.
    pub fn renew(&self) {
        for document in self.lock().values() {
            document.send_modify(|snapshot| *snapshot = Arc::new(snapshot.renewed()));
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Url, watch::Sender<Arc<Snapshot>>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn apply(text: &mut Text, change: TextDocumentContentChangeEvent, encoding: Encoding) {
    let range = change.range.map(|range| convert::text_range(text, range, encoding));
    text.apply(&Edit { range, insert: change.text });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tower_lsp::lsp_types::Range;

    use super::*;
    use crate::text::TextRange;

    fn uri() -> Url {
        Url::parse("file:///tmp/a.article.md").unwrap()
    }

    fn opened(text: &str) -> Documents {
        let documents = Documents::default();
        documents.open(Snapshot::new(uri(), 1, Text::new(text)));
        documents
    }

    fn replace(range: Option<Range>, text: &str) -> TextDocumentContentChangeEvent {
        TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
    }

    #[test]
    fn changes_apply_in_order_each_to_the_text_that_the_one_before_left() {
        let documents = opened("one two");
        let first_word = convert::range(&Text::new("one"), TextRange::new(0, 3), Encoding::Utf16);
        let changes = vec![
            replace(None, "😀 two"),
            replace(Some(first_word), "x"),
            replace(Some(Range::default()), ">"),
        ];
        documents.change(&uri(), 2, changes, Encoding::Utf16);
        let snapshot = documents.snapshot(&uri()).unwrap();
        assert_eq!((snapshot.version, snapshot.text.to_string()), (2, ">xtwo".to_owned()));
    }

    #[test]
    fn a_snapshot_does_not_change() {
        let documents = opened("before");
        let snapshot = documents.snapshot(&uri()).unwrap();
        documents.change(&uri(), 2, vec![replace(None, "after")], Encoding::Utf16);
        assert_eq!((snapshot.version, snapshot.text.to_string()), (1, "before".to_owned()));
    }

    #[test]
    fn a_closed_document_is_gone_and_its_receiver_knows() {
        let documents = Documents::default();
        let receiver = documents.open(Snapshot::new(uri(), 1, Text::default()));
        documents.close(&uri());
        documents.change(&uri(), 2, vec![replace(None, "late")], Encoding::Utf16);
        assert!(!documents.is_open(&uri()) && documents.snapshot(&uri()).is_none());
        assert!(receiver.has_changed().is_err());
    }

    proptest! {
        #[test]
        fn the_text_after_many_edits_is_the_clients(
            edits in proptest::collection::vec((0..400usize, 0..9usize, "[a-z€😀\\r\\n]{0,6}"), 0..60),
            encoding in proptest::sample::select(&[Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][..]),
        ) {
            let mut client = Text::new("The first line.\r\nThe second 😀 line.\n");
            let documents = opened(&client.to_string());
            for (version, (start, length, insert)) in (2..).zip(edits) {
                let range = convert::range(&client, TextRange::new(start, start + length), encoding);
                let bytes = convert::text_range(&client, range, encoding);
                client.apply(&Edit { range: Some(bytes), insert: insert.clone() });
                documents.change(&uri(), version, vec![replace(Some(range), &insert)], encoding);
            }
            let server = documents.snapshot(&uri()).unwrap();
            prop_assert_eq!(server.text.to_string(), client.to_string());
        }
    }
}

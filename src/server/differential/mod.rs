//! What the server knows of an edited document is what it knows of the same text opened just now:
//! text, article, findings, diagnostics, tokens, symbols.
//!
//! `tests/edits.rs` asks that of the engine, for whole articles of news; here it is asked of what
//! lies between the client and the engine too, for small articles that have everything. The suite
//! makes a few edits. Before a change of what is kept between two edits is merged, many more are
//! made, which takes hours:
//!
//! ```sh
//! STANDFIRST_TEST_EDITS=1000000 cargo test --release --lib differential -- --ignored
//! ```
//!
//! The seed stands in what is printed; `STANDFIRST_TEST_SEED` starts with it again.

mod article;
mod client;

use std::env;
use std::io::{self, Write};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Instant, SystemTime};

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use tower_lsp::lsp_types::{DocumentSymbolResponse, SemanticToken, Url};

use crate::ide;
use crate::text::{Encoding, Text, TextRange};
use crate::workspace::Workspace;

use super::client::abilities::ClientAbilities;
use super::convert::Converter;
use super::documents::Documents;
use super::snapshot::{Reviewed, Snapshot};

use article::any_article;
use client::{Client, Step, any_step};

/// Edits made where nobody says how many.
const MANY: usize = 1_000_000;

/// Notifications sent for one article.
const STEPS: usize = 60;

/// How many edits pass between two lines that say how many were made.
const TOLD_EVERY: usize = 10_000;

fn any_encoding() -> impl Strategy<Value = Encoding> {
    proptest::sample::select(&[Encoding::Utf8, Encoding::Utf16, Encoding::Utf32][..])
}

/// An article, the units that its client counts in, and what that does.
fn any_session() -> impl Strategy<Value = (String, Encoding, Vec<Step>)> {
    (any_article(), any_encoding(), proptest::collection::vec(any_step(), 1..STEPS))
}

fn uri() -> Url {
    Url::parse("file:///nowhere/a.article.md").unwrap()
}

/// What a client sees of a document.
struct Seen {
    diagnostics: String,
    tokens: Vec<SemanticToken>,
    symbols: DocumentSymbolResponse,
}

impl Seen {
    fn of(snapshot: &Snapshot, reviewed: &Reviewed, encoding: Encoding) -> Self {
        let client = ClientAbilities {
            encoding,
            nested_symbols: true,
            related_information: true,
            diagnostic_data: true,
            ..ClientAbilities::default()
        };
        let Reviewed { source, review, .. } = reviewed;
        let converter = Converter::new(snapshot, &client);
        let all = TextRange::new(0, source.len());
        Self {
            diagnostics: converter.written_diagnostics(&review.findings).get().to_owned(),
            tokens: converter.tokens(&ide::tokens(review, source, all), source),
            symbols: converter.outline(ide::outline(review)),
        }
    }
}

/// Asserts that what was `kept` of a document through all edits is what is seen of it `fresh`.
fn assert_same(kept: &Snapshot, fresh: &Snapshot, desks: [&Workspace; 2], encoding: Encoding) {
    let (edited, opened) = (kept.reviewed(desks[0]), fresh.reviewed(desks[1]));
    let of = |what: &str| format!("{what} of {:?}", opened.source);
    assert_eq!(edited.source, opened.source, "text");
    let (one, other) = (&edited.review, &opened.review);
    let (article, anew) = (&one.analysis.article, &other.analysis.article);
    assert_eq!(article.front_matter, anew.front_matter, "{}", of("front matter"));
    assert_eq!(article.blocks, anew.blocks, "{}", of("blocks"));
    assert_eq!(article.openings, anew.openings, "{}", of("sections"));
    assert_eq!(article.suppressions, anew.suppressions, "{}", of("suppressions"));
    assert_eq!(article.problems, anew.problems, "{}", of("problems"));
    assert_eq!(one.claims, other.claims, "{}", of("claims"));
    assert_eq!(one.cited, other.cited, "{}", of("cited claims"));
    assert_eq!(one.findings, other.findings, "{}", of("findings"));
    assert_eq!(one.silenced, other.silenced, "{}", of("silenced findings"));
    assert_eq!(one.analysis.quotes, other.analysis.quotes, "{}", of("quotations"));
    let entities = |of: &Reviewed| format!("{:?}", LazyLock::force(&of.review.analysis.entities));
    assert_eq!(entities(edited), entities(opened), "{}", of("entities"));
    let (seen, anew) = (Seen::of(kept, edited, encoding), Seen::of(fresh, opened, encoding));
    assert_eq!(seen.diagnostics, anew.diagnostics, "{}", of("diagnostics"));
    assert_eq!(seen.tokens, anew.tokens, "{}", of("tokens"));
    assert_eq!(seen.symbols, anew.symbols, "{}", of("symbols"));
}

/// Opens `text` and makes `steps`, and holds the document against a fresh one after each. Adds the
/// edits to `made`.
///
/// What knows the fresh ones has never seen one edited; all that it keeps of them is what their
/// blocks say, and of the last not even that.
fn edit(text: &str, encoding: Encoding, steps: &[Step], made: &AtomicUsize) {
    let documents = Documents::default();
    let (workspace, beside) = (Workspace::default(), Workspace::default());
    let mut client = Client::new(text.to_owned(), encoding);
    documents.open(Snapshot::new(uri(), 0, Text::new(text)));
    for (version, step) in (1..).zip(steps) {
        let changes = client.step(step);
        made.fetch_add(changes.len(), Ordering::Relaxed);
        documents.change(&uri(), version, changes, encoding);
        let kept = documents.snapshot(&uri()).unwrap();
        assert_eq!((kept.version, kept.text.to_string().as_str()), (version, client.text()));
        let fresh = || Snapshot::new(uri(), version, Text::new(client.text()));
        assert_same(&kept, &fresh(), [&workspace, &beside], encoding);
        if usize::try_from(version) == Ok(steps.len()) {
            assert_same(&kept, &fresh(), [&workspace, &Workspace::default()], encoding);
        }
    }
}

proptest! {
    #![proptest_config(Config::with_cases(12))]
    #[test]
    fn an_edited_document_is_what_a_fresh_one_is((text, encoding, steps) in any_session()) {
        edit(&text, encoding, &steps, &AtomicUsize::new(0));
    }
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok()?.parse().ok()
}

/// A runner whose articles and edits all follow from `seed`.
fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config {
        cases: 20,
        failure_persistence: None,
        max_shrink_iters: 4096,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

#[test]
#[ignore = "takes hours: see the top of this file"]
fn a_million_edits_change_nothing_else() {
    let wanted = number("STANDFIRST_TEST_EDITS").and_then(|n| usize::try_from(n).ok());
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let first = number("STANDFIRST_TEST_SEED").unwrap_or(now);
    let (made, begun) = (AtomicUsize::new(0), Instant::now());
    let (mut told, mut screen) = (0, io::stderr());
    for seed in first.. {
        let outcome = runner(seed).run(&any_session(), |(text, encoding, steps)| {
            edit(&text, encoding, &steps, &made);
            Ok(())
        });
        if let Err(TestError::Fail(why, (text, encoding, steps))) = outcome {
            panic!("seed {seed}: {why}\n{encoding:?}\n{steps:#?}\n{text:?}");
        }
        let made = made.load(Ordering::Relaxed);
        if made >= told + TOLD_EVERY || made >= wanted.unwrap_or(MANY) {
            told = made;
            let seconds = begun.elapsed().as_secs();
            writeln!(screen, "{made} edits in {seconds} s, up to seed {seed}").unwrap();
        }
        if made >= wanted.unwrap_or(MANY) {
            break;
        }
    }
}

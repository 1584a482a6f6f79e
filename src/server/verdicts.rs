//! `standfirst/verdicts`: how many claims of a document got which verdict, for a status bar. Sent
//! with the findings, to clients that say `"experimental": {"verdicts": true}`.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::Url;
use tower_lsp::lsp_types::notification::Notification;

use crate::evidence::Verdict;
use crate::rules::Review;

use super::snapshot::Snapshot;

/// The notification.
pub enum Verdicts {}

impl Notification for Verdicts {
    type Params = Counts;
    const METHOD: &'static str = "standfirst/verdicts";
}

/// The claims of one version of a document, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    uri: Url,
    version: i32,
    supported: usize,
    overstated: usize,
    contradicted: usize,
    unsupported: usize,
}

impl Counts {
    /// Counts the claims of `snapshot`.
    pub fn of(snapshot: &Snapshot, review: &Review) -> Self {
        let count = |verdict| {
            review.claims.iter().filter(|claim| claim.judgement.verdict == verdict).count()
        };
        Self {
            uri: snapshot.uri.clone(),
            version: snapshot.version,
            supported: count(Verdict::Supported),
            overstated: count(Verdict::Overstated),
            contradicted: count(Verdict::Contradicted),
            unsupported: count(Verdict::Unsupported),
        }
    }
}

//! What a rule finds, and how to mend it.

use std::sync::Arc;

use crate::evidence::ArchivedText;
use crate::text::TextRange;

use super::Severity;

/// Something that a rule found. All ranges are bytes of the article's file, unless said otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How bad it is, by the rule's default or the configuration.
    pub severity: Severity,
    /// What is wrong, in the article's own words.
    pub message: String,
    /// Where.
    pub range: TextRange,
    /// The evidence, and other places that matter.
    pub related: Vec<Related>,
    /// How to mend it.
    pub fixes: Vec<Fix>,
    /// More for programs: verdict, score, reason kinds.
    pub data: serde_json::Value,
}

/// Another place that a finding is about: of the same article, or of the archived text of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What is there to see.
    pub message: String,
    /// The archived text in which it stands; absent for the article itself.
    pub archive: Option<Arc<ArchivedText>>,
    /// Where: bytes of that file.
    pub range: TextRange,
}

/// A change that makes a finding vanish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, in the imperative.
    pub title: String,
    /// The replacements, in order, without overlap.
    pub edits: Vec<Replacement>,
    /// Whether it may be made unseen: it mends a slip of the hand, and changes nothing of what the
    /// article says.
    pub is_safe: bool,
}

/// New words for old.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced: bytes of the source.
    pub range: TextRange,
    /// What stands there afterwards.
    pub new_text: String,
}

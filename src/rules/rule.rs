//! What a rule is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::article::Bibliography;
use crate::evidence::{Archives, CitedClaim, JudgedClaim};
use crate::insights::Library;
use crate::text::TextRange;

use super::Finding;
use super::kept::KeptByRules;

/// One rule: its name, its page and its check.
pub struct Rule {
    /// The name, in kebab case.
    pub name: &'static str,
    /// The group under which it is listed.
    pub group: Group,
    /// How severe its findings are unless the configuration says otherwise.
    pub severity: Severity,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its documentation: Markdown, whose examples run as tests.
    pub page: &'static str,
    /// Finds what there is to find.
    pub check: fn(&Context<'_>) -> Vec<Finding>,
}

/// The groups of rules (design: "What is checked").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// Does the article support its headline and summary?
    Support,
    /// Do sources support the article?
    Sourcing,
    /// Does the article agree with itself?
    Consistency,
    /// Are the insight questions worth asking?
    Insights,
    /// Is the markup right?
    Markup,
}

/// How bad a finding is, mildest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A suggestion.
    Hint,
    /// Worth knowing.
    Info,
    /// Should be mended before publication.
    Warning,
    /// Wrong.
    Error,
}

/// What a rule may look at.
pub struct Context<'a> {
    /// The article, analysed.
    pub analysis: &'a Analysis,
    /// The claims of headline and summary, judged.
    pub claims: &'a [JudgedClaim],
    /// The entries of all bibliographies that the article uses.
    pub bibliography: &'a Bibliography,
    /// The archived texts of the sources that the article cites.
    pub archives: &'a Archives,
    /// The sentences of the body that cite a source, judged by its archived text.
    pub cited: &'a [CitedClaim],
    /// The question templates that the workspace uses.
    pub library: &'a Library,
    /// What is kept while the article is edited.
    pub kept: &'a KeptByRules,
    /// What the other rules came to: known to a rule only that is about the others.
    pub others: Option<Others<'a>>,
}

/// What rules came to.
#[derive(Clone, Copy)]
pub struct Others<'a> {
    /// The names of those that ran.
    pub ran: &'a [&'static str],
    /// What they found where the article has it silenced.
    pub silenced: &'a [Finding],
}

impl<'a> Context<'a> {
    /// What the source that citations call `key` is called in messages: its title, else the key.
    pub(super) fn source_name(&self, key: &str) -> &'a str {
        let reference = self.bibliography.get(key).map(|entry| &entry.reference);
        let title = reference.and_then(|reference| reference.title.as_deref());
        title.or(reference.map(|reference| reference.id.value.as_str())).unwrap_or("the source")
    }
}

impl Rule {
    /// A finding of this rule at `range` with `message`; the rest is added by the builders below.
    pub fn finding(&self, range: TextRange, message: impl Into<String>) -> Finding {
        Finding {
            rule: self.name,
            severity: self.severity,
            message: message.into(),
            range,
            related: Vec::new(),
            fixes: Vec::new(),
            data: serde_json::Value::Null,
        }
    }
}

impl Group {
    /// All groups, in the order in which they are listed.
    pub const ALL: [Group; 5] =
        [Self::Support, Self::Sourcing, Self::Consistency, Self::Insights, Self::Markup];

    /// The word that the configuration and `rules` use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Sourcing => "sourcing",
            Self::Consistency => "consistency",
            Self::Insights => "insights",
            Self::Markup => "markup",
        }
    }
}

impl Severity {
    /// The word that reports and the configuration use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

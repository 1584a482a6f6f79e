//! What may stand in a `standfirst.toml`: a new key is one field here, one line in what the field's
//! table does, and one in `defaults.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::article::{EntityDeclaration, SectionLabels, Spanned};
use crate::evidence::Thresholds;
use crate::insights::library::LibraryFile;
use crate::language::EntityType;
use crate::rules::{Selection, Severity};

use super::value::{OneOrMany, RuleName, RuleOrGroup, Score, severity_schema};

/// How Standfirst checks the articles in this file's folder and below it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// Files that count where this one says nothing, relative to this one; of several, the last
    /// counts most.
    pub extends: OneOrMany,
    /// Which rules run.
    pub rules: Rules,
    /// More words that open a section.
    pub sections: Sections,
    /// When a claim counts as supported.
    pub support: Support,
    /// The insight questions.
    pub insights: LibraryFile,
    /// Who and what all articles know.
    pub entities: Vec<Entity>,
    /// What is different for some articles.
    pub overrides: Vec<Override>,
}

/// `[rules]`: which rules run.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// Only these rules or groups run; all of them where the list is empty.
    select: Vec<RuleOrGroup>,
    /// These rules or groups do not run.
    ignore: Vec<RuleOrGroup>,
    /// Severities other than the rules' own.
    #[schemars(schema_with = "severity_schema")]
    severity: BTreeMap<RuleName, Severity>,
}

/// `[sections]`: more words that open a section, whatever their capitals. One that ends in " …"
/// stands for all lines that begin with it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Sections {
    /// Open the summary.
    summary: Vec<String>,
    /// Open the article itself.
    body: Vec<String>,
    /// Open the insight questions.
    insights: Vec<String>,
    /// Open the list of sources.
    references: Vec<String>,
}

/// `[support]`: when a claim counts as supported.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Support {
    /// A claim that scores lower, from 0 to 1, is unsupported, whatever else is found.
    #[schemars(with = "Score")]
    unsupported_below: Option<Score>,
}

/// `[[entities]]`: someone or something that all articles know, as the front matter has them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// What `entity=` refers to.
    id: String,
    /// The full name; the identifier where it is not given.
    #[serde(default)]
    #[schemars(with = "String")]
    name: Option<String>,
    /// What it is.
    #[serde(default, rename = "type")]
    #[schemars(with = "EntityType")]
    kind: Option<EntityType>,
    /// Other names for the same.
    #[serde(default)]
    aliases: Vec<String>,
}

/// `[[overrides]]`: what is different for some articles. Of several that an article matches, the
/// last counts most.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read for their faults: what they say is laid over the file's tree")]
pub struct Override {
    /// The articles, as a `.gitignore` beside this file would name them.
    pub paths: OneOrMany,
    /// Which rules run.
    #[serde(default)]
    rules: Rules,
    /// More words that open a section.
    #[serde(default)]
    sections: Sections,
    /// When a claim counts as supported.
    #[serde(default)]
    support: Support,
    /// The insight questions.
    #[serde(default)]
    insights: LibraryFile,
    /// Who and what these articles know.
    #[serde(default)]
    entities: Vec<Entity>,
}

impl Rules {
    /// The choice that they make.
    pub fn selection(self) -> Selection {
        let names = |list: Vec<RuleOrGroup>| list.into_iter().map(|name| name.0).collect();
        Selection {
            select: names(self.select),
            ignore: names(self.ignore),
            severities: self.severity.into_iter().map(|(name, s)| (name.0, s)).collect(),
        }
    }
}

impl Sections {
    /// The words that are built in, and these.
    pub fn labels(self) -> SectionLabels {
        let mut labels = SectionLabels::default();
        add_lowercase(&mut labels.summary, &self.summary);
        add_lowercase(&mut labels.body, &self.body);
        add_lowercase(&mut labels.insights, &self.insights);
        add_lowercase(&mut labels.references, &self.references);
        labels
    }
}

fn add_lowercase(words: &mut Arc<[String]>, more: &[String]) {
    let more = more.iter().map(|word| word.trim().to_lowercase());
    *words = words.iter().cloned().chain(more).collect();
}

impl Support {
    /// The default thresholds, but for what is said here.
    pub fn thresholds(self) -> Thresholds {
        let default = Thresholds::default();
        Thresholds { unsupported: self.unsupported_below.map_or(default.unsupported, |s| s.0) }
    }
}

impl Entity {
    /// The same as an article would declare it.
    pub fn declaration(self) -> EntityDeclaration {
        let spanned = |value: String| Spanned { value, ..Spanned::default() };
        EntityDeclaration {
            name: spanned(self.name.unwrap_or_else(|| self.id.clone())),
            id: spanned(self.id),
            kind: self.kind.map(|kind| spanned(kind.as_str().to_owned())),
            aliases: self.aliases.into_iter().map(spanned).collect(),
            ..EntityDeclaration::default()
        }
    }
}

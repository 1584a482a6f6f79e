//! How a library is written: the structs that read it.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use smol_str::SmolStr;
use toml::Spanned;

use crate::insights::template::Wording;

/// How a library is written, in `templates.toml` and under `[insights]` in `standfirst.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct LibraryFile {
    /// What it does to the library that is built in.
    pub(super) library: Relation,
    /// The categories of which every list of questions needs one.
    #[schemars(with = "Vec<String>")]
    pub(super) required: Vec<Spanned<SmolStr>>,
    /// How many categories the questions have to be of, where there are as many questions as
    /// categories.
    #[schemars(with = "usize")]
    pub(super) at_least: Option<usize>,
    /// Categories of questions.
    pub(super) category: Vec<CategoryFile>,
    /// Questions, and what else asks the same.
    pub(super) template: Vec<TemplateFile>,
    /// How to tell the category of a question that no template recognises.
    pub(super) cue: Vec<CueFile>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Relation {
    /// Its templates come before the others; one of a kind that is known takes that one's place.
    #[default]
    Extend,
    /// It stands in their place.
    Replace,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CategoryFile {
    /// What templates and `required` call it.
    #[schemars(with = "String")]
    pub(super) name: SmolStr,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CueFile {
    /// The category.
    #[schemars(with = "String")]
    pub(super) category: Spanned<SmolStr>,
    /// The questions say one of these.
    #[schemars(with = "Vec<String>")]
    pub(super) fits: Vec<Spanned<String>>,
    /// Categories whose templates give way.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) outranks: Vec<Spanned<SmolStr>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TemplateFile {
    /// What it asks about; the template that has taken this name before gives way.
    #[schemars(with = "String")]
    pub(super) kind: Spanned<SmolStr>,
    /// The category that it belongs to.
    #[schemars(with = "String")]
    pub(super) category: Spanned<SmolStr>,
    /// How it asks, with {slots} that are filled from the article.
    #[schemars(with = "String")]
    pub(super) question: Spanned<Wording>,
    /// Which other questions ask the same: `form~` is any form of a word, `…` any words.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) recognises: Vec<Spanned<String>>,
    /// It is proposed first where a paragraph that names its fills says one of these.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) needs: Vec<Spanned<String>>,
    /// What it takes for granted of the thing that it names, which is `…`.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) premise: Vec<Spanned<SmolStr>>,
    /// Whether any other question is better.
    #[serde(default)]
    pub(super) fallback: bool,
}

/// Why a written library cannot be used, though each of its templates can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryFault {
    /// Bytes of the file.
    pub range: Range<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl LibraryFile {
    /// Whether it leaves everything as it is.
    pub(super) fn is_empty(&self) -> bool {
        self.category.is_empty()
            && self.template.is_empty()
            && self.cue.is_empty()
            && self.required.is_empty()
            && self.at_least.is_none()
    }
}

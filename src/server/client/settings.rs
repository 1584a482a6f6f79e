//! What the user has set in the editor: what is shown, not what is right. That stands in
//! `standfirst.toml`, for everybody who works on the article.
//!
//! Settings come with `initialize`, are asked for where the client answers
//! `workspace/configuration`, and change with `workspace/didChangeConfiguration`. They may stand
//! under `standfirst` or bare. Unknown ones are the editor extension's own.

use serde::Deserialize;
use serde_json::Value;

use crate::ide::{HintKind, LensKind};

/// What they stand under in the configuration of an editor.
pub const SECTION: &str = "standfirst";

/// All settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// Where findings are shown.
    pub diagnostics: Diagnostics,
    /// Notes between words.
    pub inlay_hints: InlayHints,
    /// Notes above lines.
    pub code_lens: CodeLenses,
}

/// Where findings are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Diagnostics {
    /// The articles whose findings are shown.
    pub scope: Scope,
}

/// The articles whose findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Scope {
    /// All in the folders that the editor has opened.
    #[default]
    Workspace,
    /// Those that are open.
    OpenFiles,
}

/// Which notes between words are shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct InlayHints {
    /// Any at all.
    pub enable: bool,
    /// The verdict at the end of a claim; where nothing is set, only for clients to which it is
    /// not told above the claim already.
    pub verdicts: Option<bool>,
    /// The days that a date means.
    pub dates: bool,
    /// The value of a quantity, in digits.
    pub quantities: bool,
    /// Where the article answers a question.
    pub answers: bool,
}

/// Which notes above lines are shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct CodeLenses {
    /// Any at all.
    pub enable: bool,
    /// The verdict about each claim.
    pub verdicts: bool,
    /// How many categories the questions cover.
    pub coverage: bool,
}

impl Default for InlayHints {
    fn default() -> Self {
        Self { enable: true, verdicts: None, dates: true, quantities: true, answers: true }
    }
}

impl Default for CodeLenses {
    fn default() -> Self {
        Self { enable: true, verdicts: true, coverage: true }
    }
}

impl Settings {
    /// Reads what a client has sent: `null` where nothing is set.
    ///
    /// # Errors
    ///
    /// A setting has a value that it cannot have; the message names it.
    pub fn read(told: Value) -> Result<Self, String> {
        let told = match told {
            Value::Object(mut all) if all.contains_key(SECTION) => all.remove(SECTION),
            other => Some(other),
        };
        match told {
            None | Some(Value::Null) => Ok(Self::default()),
            Some(told) => serde_path_to_error::deserialize(told).map_err(|fault| {
                format!("The setting `{SECTION}.{}` is no use: {}.", fault.path(), fault.inner())
            }),
        }
    }

    /// Whether notes of this kind are shown between words, to a client that `has_lenses` or not.
    pub fn shows_hint(&self, kind: HintKind, has_lenses: bool) -> bool {
        let InlayHints { enable, verdicts, dates, quantities, answers } = self.inlay_hints;
        enable
            && match kind {
                HintKind::Verdict => {
                    let is_told_above = has_lenses && self.shows_lens(LensKind::Verdict);
                    verdicts.unwrap_or(!is_told_above)
                }
                HintKind::Date => dates,
                HintKind::Quantity => quantities,
                HintKind::Answer => answers,
            }
    }

    /// Whether notes of this kind are shown above lines.
    pub fn shows_lens(&self, kind: LensKind) -> bool {
        let CodeLenses { enable, verdicts, coverage } = self.code_lens;
        enable
            && match kind {
                LensKind::Verdict => verdicts,
                LensKind::Coverage => coverage,
            }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn settings_stand_bare_or_under_our_name_and_what_is_not_set_has_its_default() {
        let bare = json!({"inlayHints": {"dates": false}, "server": {"path": "/opt"}});
        let read = Settings::read(json!({"standfirst": bare, "other": 1})).unwrap();
        assert_eq!(Settings::read(bare).as_ref(), Ok(&read));
        let expected = InlayHints { dates: false, ..InlayHints::default() };
        assert_eq!(read, Settings { inlay_hints: expected, ..Settings::default() });
        assert_eq!(Settings::read(Value::Null), Ok(Settings::default()));
    }

    #[test]
    fn a_setting_that_is_no_use_is_named() {
        let fault = Settings::read(json!({"inlayHints": {"dates": "yes"}})).unwrap_err();
        assert!(
            fault.starts_with("The setting `standfirst.inlayHints.dates` is no use"),
            "{fault}"
        );
        let fault = Settings::read(json!({"diagnostics": {"scope": "all"}})).unwrap_err();
        assert!(fault.contains("`openFiles`"), "{fault}");
    }

    #[test]
    fn verdicts_are_told_once_unless_somebody_wants_them_twice() {
        let shows = |told, has_lenses| {
            Settings::read(told).unwrap().shows_hint(HintKind::Verdict, has_lenses)
        };
        assert!(shows(json!({}), false));
        assert!(!shows(json!({}), true));
        assert!(shows(json!({"codeLens": {"verdicts": false}}), true));
        assert!(shows(json!({"inlayHints": {"verdicts": true}}), true));
        assert!(!shows(json!({"inlayHints": {"enable": false, "verdicts": true}}), true));
    }
}

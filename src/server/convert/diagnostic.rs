//! Findings as diagnostics.

use std::cmp::Reverse;

use serde::Serialize;
use serde_json::value::RawValue;
use tower_lsp::lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    Location, NumberOrString, ProgressToken, Url,
};

use crate::rules::{Finding, Related, Severity};
use crate::server::findings::reports::Report;
use crate::text::{Text, TextRange};

use super::{Converter, range};

/// The `source` of all diagnostics.
const SOURCE: &str = "standfirst";

/// The rules whose findings are about something that could as well not be there.
const UNNECESSARY: [&str; 1] = ["duplicate-question"];

/// How many findings of one document are shown. A list of more would take longer to send than to
/// find, and nobody reads it.
const MOST: usize = 1_000;

impl Converter<'_> {
    /// Findings as the list that clients get: written out, as it is sent and compared, but never
    /// looked into.
    pub fn written_diagnostics(&self, findings: &[Finding]) -> Box<RawValue> {
        written(&self.diagnostics(findings))
    }

    /// Findings as diagnostics, in the order of the text: of too many the gravest, and at the top
    /// how many that leaves out.
    fn diagnostics(&self, findings: &[Finding]) -> Vec<Diagnostic> {
        if findings.len() <= MOST {
            return findings.iter().map(|finding| self.diagnostic(finding)).collect();
        }
        let mut gravest: Vec<_> = findings.iter().enumerate().collect();
        gravest.sort_by_key(|(_, finding)| Reverse(finding.severity));
        gravest.truncate(MOST);
        gravest.sort_by_key(|(at, _)| *at);
        let shown = gravest.into_iter().map(|(_, finding)| self.diagnostic(finding));
        [self.left_out(findings.len())].into_iter().chain(shown).collect()
    }

    fn left_out(&self, all: usize) -> Diagnostic {
        Diagnostic {
            range: self.range(TextRange::default()),
            severity: Some(DiagnosticSeverity::INFORMATION),
            source: Some(SOURCE.to_owned()),
            message: format!("{MOST} of {all} findings are shown, the gravest"),
            ..Diagnostic::default()
        }
    }

    /// A finding as a diagnostic.
    pub fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let related = finding.related.iter().filter_map(|related| self.related(related)).collect();
        Diagnostic {
            range: self.range(finding.range),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.to_owned())),
            code_description: self.client.rule_pages.as_ref().and_then(|pages| {
                Some(CodeDescription { href: pages.link(finding.rule)?.clone() })
            }),
            tags: (self.client.tags && UNNECESSARY.contains(&finding.rule))
                .then(|| vec![DiagnosticTag::UNNECESSARY]),
            source: Some(SOURCE.to_owned()),
            message: finding.message.clone(),
            related_information: self.client.related_information.then_some(related),
            data: (self.client.diagnostic_data && !finding.data.is_null())
                .then(|| finding.data.clone()),
        }
    }

    /// Another place of the document, or one of an archive as it was when it was read. A place of
    /// which no URI can be made is left out.
    fn related(&self, related: &Related) -> Option<DiagnosticRelatedInformation> {
        let location = match &related.archive {
            None => Location::new(self.snapshot.uri.clone(), self.range(related.range)),
            Some(archive) => Location::new(
                Url::from_file_path(&archive.path).ok()?,
                range(&Text::new(&archive.text), related.range, self.client.encoding),
            ),
        };
        Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Hint => DiagnosticSeverity::HINT,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Error => DiagnosticSeverity::ERROR,
    }
}

/// A report on one document, as the answer to who asked for it.
pub fn document_report(report: Report) -> Box<RawValue> {
    written(&DocumentReport::of(report.id, report.diagnostics))
}

/// Reports on articles of the workspace, as the answer to who asked for them.
pub fn workspace_reports(items: Vec<Report>) -> Box<RawValue> {
    let items = items.into_iter().map(WorkspaceReport::of).collect();
    written(&WorkspaceReports { items })
}

/// Part of such an answer, for who asked for it under `token`.
pub fn part_of_workspace_reports(token: &ProgressToken, items: Vec<Report>) -> Box<RawValue> {
    written(&Part { token, value: workspace_reports(items) })
}

/// The notification that shows `diagnostics` at version `version` of the document at `uri`.
pub fn published(uri: &Url, version: Option<i32>, diagnostics: &RawValue) -> Box<RawValue> {
    written(&Published { uri, diagnostics, version })
}

/// `DocumentDiagnosticReport`, its list written out already.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
enum DocumentReport {
    Full { result_id: String, items: Box<RawValue> },
    Unchanged { result_id: String },
}

impl DocumentReport {
    fn of(result_id: String, diagnostics: Option<Box<RawValue>>) -> Self {
        match diagnostics {
            Some(items) => Self::Full { result_id, items },
            None => Self::Unchanged { result_id },
        }
    }
}

/// `WorkspaceDocumentDiagnosticReport`.
#[derive(Serialize)]
struct WorkspaceReport {
    uri: Url,
    version: Option<i32>,
    #[serde(flatten)]
    report: DocumentReport,
}

impl WorkspaceReport {
    fn of(report: Report) -> Self {
        let Report { uri, version, id, diagnostics, .. } = report;
        Self { uri, version, report: DocumentReport::of(id, diagnostics) }
    }
}

/// `WorkspaceDiagnosticReport`.
#[derive(Serialize)]
struct WorkspaceReports {
    items: Vec<WorkspaceReport>,
}

/// `ProgressParams`.
#[derive(Serialize)]
struct Part<'a> {
    token: &'a ProgressToken,
    value: Box<RawValue>,
}

/// `PublishDiagnosticsParams`.
#[derive(Serialize)]
struct Published<'a> {
    uri: &'a Url,
    diagnostics: &'a RawValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

/// `value` in JSON. What is written here has no keys but strings, so that this cannot fail.
fn written(value: &impl Serialize) -> Box<RawValue> {
    serde_json::value::to_raw_value(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use crate::server::client::abilities::ClientAbilities;
    use crate::server::snapshot::Snapshot;
    use crate::text::Text;

    fn finding(number: usize) -> Finding {
        Finding {
            rule: "misquotation",
            severity: if number == MOST { Severity::Error } else { Severity::Hint },
            message: number.to_string(),
            range: TextRange::default(),
            related: Vec::new(),
            fixes: Vec::new(),
            data: serde_json::Value::Null,
        }
    }

    #[test]
    fn of_too_many_findings_the_gravest_are_shown_and_the_rest_is_counted() {
        let uri = Url::parse("file:///tmp/a.article.md").unwrap();
        let snapshot = Snapshot::new(uri, 1, Text::new(""));
        let client = ClientAbilities::default();
        let shown = |count: usize| -> Vec<String> {
            let findings: Vec<_> = (0..count).map(finding).collect();
            let shown = Converter::new(&snapshot, &client).diagnostics(&findings);
            shown.into_iter().map(|diagnostic| diagnostic.message).collect()
        };
        assert_eq!(shown(MOST).len(), MOST);
        let too_many = shown(MOST + 2);
        assert_eq!(too_many.len(), 1 + MOST);
        assert_eq!(too_many[0], "1000 of 1002 findings are shown, the gravest");
        assert_eq!(too_many[MOST], MOST.to_string(), "the only error, at the end");
    }

    #[test]
    fn what_could_as_well_not_be_there_is_found_by_rules_that_exist() {
        assert!(UNNECESSARY.iter().all(|name| rules::find(name).is_some()));
    }
}

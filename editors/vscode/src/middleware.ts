// What the editor changes in the server's answers: the link from a finding to the page of its rule,
// which opens beside the article here.

import type * as vscode from 'vscode';
import type { Middleware, vsdiag } from 'vscode-languageclient/node';
import { explainLink } from './rulePages';

/** The middleware of the client. */
export const middleware: Middleware = {
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token);
    return report && linkedReport(report);
  },
  provideWorkspaceDiagnostics: (previous, token, receive, next) => {
    const linkedReports = (part: vsdiag.WorkspaceDiagnosticReportPartialResult | null) =>
      receive(part && { items: part.items.map(linkedReport) });
    return next(previous, token, linkedReports);
  },
};

/** A report, its findings linked; one that says that nothing has changed has none. */
function linkedReport<Report extends object>(report: Report): Report {
  if ('items' in report) {
    (report.items as vscode.Diagnostic[]).forEach(link);
  }
  return report;
}

function link(diagnostic: vscode.Diagnostic): void {
  const { code } = diagnostic;
  const rule = typeof code === 'object' ? code.value : code;
  if (typeof rule === 'string') {
    diagnostic.code = { value: rule, target: explainLink(rule) };
  }
}

// The findings of our server among the diagnostics of a document.

import * as vscode from 'vscode';

/** The rules that have something to say at a position, each once. */
export function rulesAt(uri: vscode.Uri, position: vscode.Position): string[] {
  const findings = vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, range }) => source === 'standfirst' && range.contains(position));
  return [...new Set(findings.map(ruleOf))];
}

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

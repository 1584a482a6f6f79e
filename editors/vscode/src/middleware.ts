// What the editor changes in the server's answers: settings that hide lenses and hints, and the link
// from a finding to the page of its rule.

import * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  CodeLensRequest,
  InlayHintRequest,
  type Middleware,
} from 'vscode-languageclient/node';
import { explainLink } from './rulePages';

/** The middleware of the client. */
export const middleware: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(linked)),
  provideCodeLenses: (document, token, next) => (shows('codeLens') ? next(document, token) : []),
  provideInlayHints: (document, range, token, next) =>
    shows('inlayHints') ? next(document, range, token) : [],
};

/** Asks again for lenses and hints once their settings change. */
export function refreshOnSettings(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    const documents = vscode.workspace.textDocuments;
    if (change.affectsConfiguration('standfirst.codeLens')) {
      const lenses = client.getFeature(CodeLensRequest.method);
      for (const document of documents) {
        lenses.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
      }
    }
    if (change.affectsConfiguration('standfirst.inlayHints')) {
      const hints = client.getFeature(InlayHintRequest.method);
      for (const document of documents) {
        hints.getProvider(document)?.onDidChangeInlayHints.fire();
      }
    }
  });
}

function shows(feature: 'codeLens' | 'inlayHints'): boolean {
  return vscode.workspace.getConfiguration('standfirst').get(`${feature}.enable`, true);
}

function linked(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const rule = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  if (typeof rule === 'string') {
    diagnostic.code = { value: rule, target: explainLink(rule) };
  }
  return diagnostic;
}

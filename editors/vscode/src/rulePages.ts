// The pages of the rules: read-only documents that the server writes, shown as rendered Markdown.

import * as vscode from 'vscode';
import { rulePage } from './protocol';
import type { Session } from './session';

const SCHEME = 'standfirst-rule';

/** Serves the pages to the editor. */
export function provideRulePages(session: Session): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri) => {
      const client = await session.running();
      return client && rulePage(client, ruleOf(uri));
    },
  });
}

/** Shows the page of a rule beside the article. */
export async function showRulePage(rule: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreviewToSide', pageOf(rule));
}

/** What a click on the name of a rule does. */
export function explainLink(rule: string): vscode.Uri {
  const args = encodeURIComponent(JSON.stringify([rule]));
  return vscode.Uri.parse(`command:standfirst.explainRule?${args}`);
}

function pageOf(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `${rule}.md` });
}

function ruleOf(page: vscode.Uri): string {
  return page.path.replace(/\.md$/, '');
}

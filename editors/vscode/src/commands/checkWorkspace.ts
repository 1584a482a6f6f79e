// Check Workspace: checks every article of the open folders, tells the counts, shows the findings.

import * as vscode from 'vscode';
import { checkedWords } from '../checked';
import { checkArticles } from '../protocol';
import type { Session } from '../session';

export function checkWorkspace(session: Session): () => Promise<void> {
  return async () => {
    const client = await session.running();
    if (client === undefined) {
      return;
    }
    const checked = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Checking all articles' },
      () => checkArticles(client),
    );
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    vscode.window.showInformationMessage(checkedWords(checked));
  };
}

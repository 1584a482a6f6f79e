// Open Sample Article: a short article with planted faults, unsaved, to try things on. The walkthrough
// opens it beside itself.

import * as vscode from 'vscode';

export function openSample(extension: vscode.Uri): (beside?: unknown) => Promise<void> {
  return async (beside) => {
    const file = vscode.Uri.joinPath(extension, 'walkthrough', 'sample.article.md');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const document = await vscode.workspace.openTextDocument({ language: 'article', content });
    const column = beside === true ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    await vscode.window.showTextDocument(document, column);
  };
}

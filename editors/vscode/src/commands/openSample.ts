// Open Sample Article: a short article with planted faults, unsaved, to try things on.

import * as vscode from 'vscode';

export function openSample(extension: vscode.Uri): () => Promise<void> {
  return async () => {
    const file = vscode.Uri.joinPath(extension, 'walkthrough', 'sample.article.md');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const document = await vscode.workspace.openTextDocument({ language: 'article', content });
    await vscode.window.showTextDocument(document);
  };
}

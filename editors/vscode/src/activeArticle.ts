// The article that a command is about.

import * as vscode from 'vscode';

/** The article in the active editor, else one in sight (beside a walkthrough, say). Where there is
 * none, the user is told. */
export function activeArticle(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const article = [activeTextEditor, ...visibleTextEditors].find(
    (editor) => editor?.document.languageId === 'article',
  );
  if (article === undefined) {
    void vscode.window.showInformationMessage('Open an article first.');
  }
  return article;
}

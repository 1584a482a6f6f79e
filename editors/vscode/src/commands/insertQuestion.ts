// Insert Question: a choice of the questions that the article suggests, by category; the one that
// is taken goes to the insights, with its choices to be filled in.

import * as vscode from 'vscode';
import { activeArticle } from '../activeArticle';
import { type ProposedQuestion, type ProposedQuestions, proposeQuestions } from '../protocol';
import type { Session } from '../session';

interface Item extends vscode.QuickPickItem {
  proposed?: ProposedQuestion;
}

export function insertQuestion(session: Session): () => Promise<void> {
  return async () => {
    const editor = activeArticle();
    const client = editor && (await session.running());
    if (editor === undefined || client === undefined) {
      return;
    }
    const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
    const { position, questions }: ProposedQuestions = await proposeQuestions(client, uri);
    if (questions.length === 0) {
      vscode.window.showInformationMessage('This article suggests no further question.');
      return;
    }
    const choice = await vscode.window.showQuickPick(byCategory(questions), {
      title: 'Insert Question',
      placeHolder: 'What will a reader ask next?',
      matchOnDescription: true,
    });
    if (choice?.proposed) {
      const at = client.protocol2CodeConverter.asPosition(position);
      await vscode.window.showTextDocument(editor.document, editor.viewColumn);
      await editor.insertSnippet(new vscode.SnippetString(choice.proposed.newText), at);
      editor.revealRange(new vscode.Range(at, at));
    }
  };
}

function byCategory(questions: ProposedQuestion[]): Item[] {
  const categories = new Set(questions.map(({ category }) => category));
  return [...categories].flatMap((category) => [
    { label: category, kind: vscode.QuickPickItemKind.Separator },
    ...questions
      .filter((question) => question.category === category)
      .map((proposed) => ({ label: proposed.question, proposed })),
  ]);
}

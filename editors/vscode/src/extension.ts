// The extension's entry: wires its parts together. The server starts with the first article.

import * as vscode from 'vscode';
import { checkWorkspace } from './commands/checkWorkspace';
import { explainRule } from './commands/explainRule';
import { goToEvidence } from './commands/goToEvidence';
import { insertQuestion } from './commands/insertQuestion';
import { openSample } from './commands/openSample';
import { restart } from './commands/restart';
import { showOutput } from './commands/showOutput';
import { extendMarkdownIt } from './preview';
import { provideRulePages } from './rulePages';
import { Session } from './session';
import { Status } from './status';

export function activate({ extensionUri, subscriptions }: vscode.ExtensionContext) {
  const output = vscode.window.createOutputChannel('Standfirst', { log: true });
  const session = new Session(extensionUri, output);
  const commands = {
    restart: restart(session),
    showOutput: showOutput(session),
    checkWorkspace: checkWorkspace(session),
    insertQuestion: insertQuestion(session),
    explainRule: explainRule(session, extensionUri),
    goToEvidence,
    openSample: openSample(extensionUri),
  };
  subscriptions.push(
    output,
    session,
    new Status(session),
    provideRulePages(session),
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(`standfirst.${name}`, run),
    ),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('standfirst.server')) {
        void session.reconfigure();
      }
    }),
    vscode.workspace.onDidOpenTextDocument((document) => startFor(session, document)),
  );
  for (const document of vscode.workspace.textDocuments) {
    startFor(session, document);
  }
  return { extendMarkdownIt };
}

function startFor(session: Session, { languageId }: vscode.TextDocument): void {
  if (languageId === 'article') {
    session.begin();
  }
}

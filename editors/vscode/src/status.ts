// The status bar: the verdicts of the article in the active editor, or what the server is doing.

import * as vscode from 'vscode';
import { type Verdicts, VerdictsNotification } from './protocol';
import type { ServerState, Session } from './session';
import { verdictSigns, verdictWords } from './verdicts';

const ERROR = new vscode.ThemeColor('statusBarItem.errorBackground');
const WARNING = new vscode.ThemeColor('statusBarItem.warningBackground');

/** Shows the state of the active article, and of nothing else. */
export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'standfirst.verdicts',
    vscode.StatusBarAlignment.Right,
    100,
  );
  private readonly verdicts = new Map<string, Verdicts>();
  private state: ServerState = 'stopped';
  private readonly listeners: vscode.Disposable[];

  constructor(session: Session) {
    this.item.name = 'Standfirst: Verdicts';
    this.listeners = [
      this.item,
      session.onWillStart((client) =>
        client.onNotification(VerdictsNotification, (verdicts) => {
          this.verdicts.set(client.protocol2CodeConverter.asUri(verdicts.uri).toString(), verdicts);
          this.show();
        }),
      ),
      session.onDidChangeState((state) => {
        this.state = state;
        this.verdicts.clear();
        this.show();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidOpenTextDocument(() => this.show()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.verdicts.delete(uri.toString())),
    ];
    this.show();
  }

  dispose(): void {
    vscode.Disposable.from(...this.listeners).dispose();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'article') {
      this.item.hide();
      return;
    }
    Object.assign(this.item, this.face(this.verdicts.get(document.uri.toString())));
    this.item.show();
  }

  private face(verdicts: Verdicts | undefined): Face {
    if (this.state === 'stopped') {
      return {
        text: '$(debug-disconnect) Standfirst',
        tooltip: 'The Standfirst server is not running. Click to start it.',
        backgroundColor: WARNING,
        command: 'standfirst.restart',
      };
    }
    if (this.state === 'starting') {
      return {
        text: '$(loading~spin) Standfirst',
        tooltip: 'The Standfirst server is starting.',
        backgroundColor: undefined,
        command: 'standfirst.showOutput',
      };
    }
    return {
      text: verdicts ? verdictSigns(verdicts) : 'Standfirst',
      tooltip: verdicts ? `${verdictWords(verdicts)} Click for the problems.` : 'Standfirst',
      backgroundColor: verdicts && verdicts.contradicted > 0 ? ERROR : undefined,
      command: 'workbench.actions.view.problems',
    };
  }
}

type Face = Pick<vscode.StatusBarItem, 'text' | 'tooltip' | 'backgroundColor' | 'command'>;

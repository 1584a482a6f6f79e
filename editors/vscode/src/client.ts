// The language client: which documents it serves, what it tells the server about itself, and when
// it starts a server again that has ended.

import type * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type Executable,
  LanguageClient,
  RevealOutputChannelOn,
  type StaticFeature,
} from 'vscode-languageclient/node';
import { middleware } from './middleware';

/** The documents that are articles. */
export const ARTICLES = [
  { language: 'article', scheme: 'file' },
  { language: 'article', scheme: 'untitled' },
];

/** A client of the server that `run` starts. It is not started yet. */
export function createClient(run: Executable, output: vscode.LogOutputChannel): LanguageClient {
  const client: LanguageClient = new LanguageClient('standfirst', 'Standfirst', run, {
    documentSelector: ARTICLES,
    outputChannel: output,
    traceOutputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: new Revival(() => client.initializeResult !== undefined),
    middleware,
  });
  client.registerFeature(VERDICTS);
  return client;
}

/** Tells the server that we show verdicts. */
const VERDICTS: StaticFeature = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { verdicts: true };
  },
  initialize: () => {},
  getState: () => ({ kind: 'static' }),
  clear: () => {},
};

const MOST_REVIVALS = 4;
const WITHIN_MS = 3 * 60 * 1000;

/** Starts a server again that had been running, unless it ends again and again. */
class Revival implements ErrorHandler {
  private ends: number[] = [];

  constructor(private readonly wasRunning: () => boolean) {}

  error() {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed() {
    const now = Date.now();
    this.ends = [...this.ends.filter((end) => now - end < WITHIN_MS), now];
    const isWorthIt = this.wasRunning() && this.ends.length <= MOST_REVIVALS;
    return isWorthIt
      ? { action: CloseAction.Restart, handled: true }
      : {
          action: CloseAction.DoNotRestart,
          message:
            'The Standfirst server has ended too often to be started again. The output says why.',
          handled: !this.wasRunning(),
        };
  }
}

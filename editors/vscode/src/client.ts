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
const ARTICLES = [
  { language: 'article', scheme: 'file' },
  { language: 'article', scheme: 'untitled' },
];

/** A client of the server that `run` starts. It is not started yet. `giveUp` is called when its server
 * has ended too often to be started again. */
export function createClient(
  run: Executable,
  output: vscode.LogOutputChannel,
  giveUp: () => void,
): LanguageClient {
  const client: LanguageClient = new Client('standfirst', 'Standfirst', run, {
    documentSelector: ARTICLES,
    outputChannel: output,
    traceOutputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false,
    errorHandler: new Revival(() => client.initializeResult !== undefined, giveUp),
    middleware,
  });
  client.registerFeature(VERDICTS);
  return client;
}

/** Leaves it to the session to tell that a server does not start. */
class Client extends LanguageClient {
  override error(message: string, data?: unknown, showNotification?: boolean | 'force'): void {
    super.error(message, data, this.isRunning() && showNotification);
  }
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

  constructor(
    private readonly wasRunning: () => boolean,
    private readonly giveUp: () => void,
  ) {}

  error() {
    return { action: ErrorAction.Continue, handled: true };
  }

  closed() {
    if (!this.wasRunning()) {
      return { action: CloseAction.DoNotRestart, handled: true };
    }
    const now = Date.now();
    this.ends = [...this.ends.filter((end) => now - end < WITHIN_MS), now];
    if (this.ends.length <= MOST_REVIVALS) {
      return { action: CloseAction.Restart, handled: true };
    }
    this.giveUp();
    return { action: CloseAction.DoNotRestart, handled: true };
  }
}

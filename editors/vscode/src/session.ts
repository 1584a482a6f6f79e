// The life of the server: started when it is first needed, started again when asked, and what is said
// when it cannot be.

import * as vscode from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { createClient } from './client';
import { findServer, serverProcess } from './server';

export type ServerState = 'stopped' | 'starting' | 'running';

/** One server at most, and those who wait for it. */
export class Session implements vscode.Disposable {
  private readonly stateChange = new vscode.EventEmitter<ServerState>();
  private readonly clientStart = new vscode.EventEmitter<LanguageClient>();
  private client: LanguageClient | undefined;
  private listeners: vscode.Disposable[] = [];
  private isWanted = false;

  readonly onDidChangeState = this.stateChange.event;
  /** Fires with each new client before it starts: the time to listen to its notifications. */
  readonly onWillStart = this.clientStart.event;

  constructor(
    private readonly extension: vscode.Uri,
    readonly output: vscode.LogOutputChannel,
  ) {}

  /** Starts the server with the first article. Where that failed, further articles do not try
   * again: the user has been told. */
  begin(): void {
    if (!this.isWanted) {
      void this.running();
    }
  }

  /** The running server, started first where it does not run. Undefined if it cannot be: the user
   * has then been told. */
  async running(): Promise<LanguageClient | undefined> {
    this.isWanted = true;
    this.client ??= this.create();
    const { client } = this;
    try {
      await client?.start();
      return client;
    } catch (error) {
      this.output.error(String(error));
      this.forget(client);
      void this.report('Standfirst could not start its server.', 'The output says why.');
      return undefined;
    }
  }

  /** Ends the server and starts the one that the settings name now. */
  async restart(): Promise<void> {
    await this.stop();
    await this.running();
  }

  /** Follows a change of settings, unless no server was wanted yet. */
  async reconfigure(): Promise<void> {
    if (this.isWanted) {
      await this.restart();
    }
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    const { client } = this;
    this.forget(client);
    try {
      if (client?.needsStop()) {
        // A client cannot be stopped before it is up.
        await client.start();
      }
      await client?.dispose();
    } catch (error) {
      this.output.debug(String(error));
    }
  }

  async dispose(): Promise<void> {
    await this.stop();
  }

  private create(): LanguageClient | undefined {
    const server = findServer(this.extension);
    if (!server.found) {
      this.stateChange.fire('stopped');
      const problem = `Standfirst has no server to run. ${server.reason}`;
      void this.report(problem, 'Install it, or name it in the settings.');
      return undefined;
    }
    this.output.info(`Starting ${server.command} (found by: ${server.origin})`);
    const client = createClient(serverProcess(server.command), this.output, () => {
      void this.report('The Standfirst server has ended again and again.', 'The output says why.');
    });
    this.listeners = [
      client.onDidChangeState(({ newState }) => this.stateChange.fire(STATES[newState])),
    ];
    this.clientStart.fire(client);
    return client;
  }

  private forget(client: LanguageClient | undefined): void {
    if (this.client === client) {
      this.client = undefined;
      vscode.Disposable.from(...this.listeners.splice(0)).dispose();
      this.stateChange.fire('stopped');
    }
  }

  /** Tells of a problem, once, with the ways out of it. */
  private async report(problem: string, advice: string): Promise<void> {
    this.output.error(problem);
    const settings = 'Open Settings';
    const output = 'Show Output';
    const choice = await vscode.window.showErrorMessage(`${problem} ${advice}`, settings, output);
    if (choice === settings) {
      await openServerSettings();
    } else if (choice === output) {
      this.output.show();
    }
  }
}

/** The settings of the machine that the server runs on: another one where the window is remote. */
async function openServerSettings(): Promise<void> {
  const isRemote = vscode.env.remoteName !== undefined;
  const command = isRemote
    ? 'workbench.action.openRemoteSettings'
    : 'workbench.action.openSettings';
  await vscode.commands.executeCommand(command, { query: 'standfirst.server' });
}

const STATES: Record<State, ServerState> = {
  [State.Stopped]: 'stopped',
  [State.StartFailed]: 'stopped',
  [State.Starting]: 'starting',
  [State.Running]: 'running',
};

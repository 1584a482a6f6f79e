// Finds the server on this machine and says how to run it.

import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Executable } from 'vscode-languageclient/node';
import { type Discovery, discover, programName } from './discovery';

/** Looks where the settings and the environment say that the server may be. */
export function findServer(extension: vscode.Uri): Discovery {
  const { platform, env } = process;
  return discover({
    setting: settings().get('path', ''),
    searchPath: env.PATH ?? '',
    bundled: path.join(extension.fsPath, 'server', programName(platform)),
    home: homedir(),
    workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
    platform,
    canRun,
  });
}

/** How to run a server that was found. */
export function serverProcess(command: string): Executable {
  const env = { ...process.env, ...settings().get<Record<string, string>>('env', {}) };
  return { command, args: ['server', ...settings().get<string[]>('args', [])], options: { env } };
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('standfirst.server');
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

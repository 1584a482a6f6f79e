// The list of the rules, as the server's command line prints it.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** A rule in the list. */
export interface Rule {
  name: string;
  group: string;
  severity: string;
  summary: string;
}

/** All rules that a server knows. */
export async function listRules(command: string): Promise<Rule[]> {
  const { stdout } = await promisify(execFile)(command, ['rules', '--format', 'json']);
  return JSON.parse(stdout) as Rule[];
}

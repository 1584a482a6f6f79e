// Explain Rule: the page of the rule that is named, or of the finding at the cursor, or of one that
// is picked from all rules.

import * as vscode from 'vscode';
import { rulesAt } from '../findings';
import { showRulePage } from '../rulePages';
import { listRules, type Rule } from '../rules';
import { findServer } from '../server';
import type { Session } from '../session';

export function explainRule(
  session: Session,
  extension: vscode.Uri,
): (rule?: unknown) => Promise<void> {
  return async (named) => {
    if ((await session.running()) === undefined) {
      return;
    }
    const rule = typeof named === 'string' ? named : await choose(extension);
    if (rule !== undefined) {
      await showRulePage(rule);
    }
  };
}

async function choose(extension: vscode.Uri): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor ? rulesAt(editor.document.uri, editor.selection.active) : [];
  if (here.length === 1) {
    return here[0];
  }
  const rules = await allRules(extension);
  const offered = here.length === 0 ? rules : rules.filter(({ name }) => here.includes(name));
  const choice = await vscode.window.showQuickPick(byGroup(offered), {
    title: 'Explain Rule',
    matchOnDetail: true,
  });
  return choice?.label;
}

async function allRules(extension: vscode.Uri): Promise<Rule[]> {
  const server = findServer(extension);
  return server.found ? listRules(server.command) : [];
}

function byGroup(rules: Rule[]): vscode.QuickPickItem[] {
  const groups = new Set(rules.map(({ group }) => group));
  return [...groups].flatMap((group) => [
    { label: group, kind: vscode.QuickPickItemKind.Separator },
    ...rules
      .filter((rule) => rule.group === group)
      .map(({ name, severity, summary }) => ({
        label: name,
        description: severity,
        detail: summary,
      })),
  ]);
}

// Go to Evidence: from the claim or the citation at the cursor to what it is held against.

import * as vscode from 'vscode';
import { activeArticle } from '../activeArticle';

export async function goToEvidence(): Promise<void> {
  const editor = activeArticle();
  if (editor === undefined) {
    return;
  }
  const { uri } = editor.document;
  const { active } = editor.selection;
  const evidence = await vscode.commands.executeCommand<
    (vscode.Location | vscode.LocationLink)[] | undefined
  >('vscode.executeDefinitionProvider', uri, active);
  await vscode.commands.executeCommand(
    'editor.action.goToLocations',
    uri,
    active,
    (evidence ?? []).map(asLocation),
    'gotoAndPeek',
    'No evidence: neither a claim with evidence nor a citation stands here.',
  );
}

function asLocation(target: vscode.Location | vscode.LocationLink): vscode.Location {
  return 'targetUri' in target
    ? new vscode.Location(target.targetUri, target.targetSelectionRange ?? target.targetRange)
    : target;
}

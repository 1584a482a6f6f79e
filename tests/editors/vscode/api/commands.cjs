// The extension's commands, and the setting that names the server.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

const run = vscode.commands.executeCommand;

exports['Check Workspace finds what is wrong in articles that are not open'] = async () => {
  const closed = desk.sibling('closed.article.md');
  await vscode.workspace.fs.writeFile(closed, Buffer.from(desk.text));
  await run('standfirst.checkWorkspace');
  await desk.until(() => vscode.languages.getDiagnostics(closed).length > 0, 'its findings');
  assert.equal(vscode.languages.getDiagnostics(closed).length, expected.diagnostics.length);
};

exports['Insert Question puts a proposed question among the others'] = async () => {
  const before = desk.text;
  const inserted = run('standfirst.insertQuestion');
  await desk.until(async () => {
    await run('workbench.action.acceptSelectedQuickOpenItem');
    return desk.text !== before;
  }, 'a question');
  await inserted;
  assert.match(desk.text.slice(before.trimEnd().length), /^\n- [A-Z].*\?\n$/);
  await run('leaveSnippet');
};

exports['Explain Rule shows the page of a rule'] = async () => {
  const { rule, shows } = expected.rule_page;
  await run('standfirst.explainRule', rule);
  const tab = await desk.until(() => tabs().find((tab) => tab.label.includes(rule)), 'the page');
  const page = await vscode.workspace.openTextDocument(vscode.Uri.parse(`standfirst-rule:${rule}.md`));
  assert.ok(page.getText().includes(shows));
  await vscode.window.tabGroups.close(tab);
};

exports['Open Sample Article opens one that is checked'] = async () => {
  await run('standfirst.openSample');
  const sample = vscode.window.activeTextEditor.document;
  assert.ok(sample.isUntitled);
  await desk.until(() => vscode.languages.getDiagnostics(sample.uri).length > 0, 'its findings');
  await run('workbench.action.revertAndCloseActiveEditor');
};

exports['Restart Server brings the findings back'] = async () => {
  await run('standfirst.restart');
  await desk.until(() => desk.findings().length === expected.diagnostics.length, 'the findings');
};

exports['the setting of the path is followed at once, and a wrong one is not passed over'] = async () => {
  const setting = vscode.workspace.getConfiguration('standfirst.server');
  await setting.update('path', '/nowhere/standfirst', vscode.ConfigurationTarget.Global);
  await desk.until(() => desk.findings().length === 0, 'the findings to go with the server');
  await setting.update('path', undefined, vscode.ConfigurationTarget.Global);
  await desk.until(() => desk.findings().length === expected.diagnostics.length, 'the findings');
};

const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

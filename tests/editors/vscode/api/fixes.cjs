// Quick fixes: what the light bulb offers, and what it makes of the text.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

for (const { on, rule, fix } of expected.diagnostics.filter((finding) => finding.fix)) {
  exports[`quick fix: ${fix.title}`] = async () => {
    // The number is how many are asked for their edits, which come when a user looks at them.
    const kind = vscode.CodeActionKind.QuickFix.value;
    const actions = await desk.ask('CodeAction', desk.range(on), kind, 10);
    const action = actions.find((action) => action.title === fix.title);
    assert.ok(action, `only offered: ${actions.map((action) => action.title)}`);
    const before = desk.findings().length;
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.ok(desk.text.includes(fix.result));
    await desk.until(() => desk.findings().length === before - 1, `${rule} to vanish`);
  };
}

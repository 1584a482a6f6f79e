// From a claim to its evidence, and from a citation to its entry.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

for (const { on, leads_to } of expected.definitions) {
  exports[`“${on.words}” leads to “${leads_to.words}”`] = async () => {
    const targets = await desk.ask('Definition', desk.point(on));
    const starts = targets.map((target) => (target.targetSelectionRange ?? target.range).start);
    assert.ok(starts.some((start) => start.isEqual(desk.range(leads_to).start)), JSON.stringify(starts));
  };
}

for (const { on, leads_to } of expected.definitions) {
  exports[`the command Go to Evidence goes from “${on.words}” to “${leads_to.words}”`] = async () => {
    desk.point(on);
    await vscode.commands.executeCommand('standfirst.goToEvidence');
    const { start } = desk.range(leads_to);
    await desk.until(() => desk.editor.selection.start.isEqual(start), 'the cursor to be there');
  };
}

exports['a lens above a claim selects its evidence'] = async () => {
  const { above, leads_to } = expected.lenses.find((lens) => lens.leads_to);
  const lenses = await desk.ask('CodeLens');
  const { command } = lenses.find((lens) => lens.range.start.isEqual(desk.range(above).start));
  await vscode.commands.executeCommand(command.command, ...command.arguments);
  await desk.until(() => desk.editor.selection.isEqual(desk.range(leads_to)), 'the selection');
};

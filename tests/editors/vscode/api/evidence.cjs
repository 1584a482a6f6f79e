// From a claim to its evidence, and from a citation to its entry.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

for (const { on, leads_to } of expected.definitions) {
  exports[`“${on.words}” leads to “${leads_to.words}”`] = async () => {
    const [target] = await desk.ask('Definition', desk.point(on));
    assert.ok(desk.range(leads_to).start.isEqual((target.targetRange ?? target.range).start),JSON.stringify(target));
  };
}

exports['the command Go to Evidence selects the evidence of a claim'] = async () => {
  const [{ on, leads_to }] = expected.definitions;
  desk.point(on);
  await vscode.commands.executeCommand('standfirst.goToEvidence');
  await desk.until(() => desk.editor.selection.isEqual(desk.range(leads_to)), 'the selection of the evidence').catch(e=>{throw new Error(JSON.stringify(desk.editor.selection))});
};

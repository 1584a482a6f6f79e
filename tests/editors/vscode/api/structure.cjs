// What the article consists of: where a thing is named, its new name, the outline, folds, links, colours.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

const run = vscode.commands.executeCommand;

exports['references lead to each place that names a source'] = async () => {
  const { on, at } = expected.references;
  const found = await desk.ask('Reference', desk.point(on));
  const starts = found.map(({ range }) => range.start).sort((one, other) => one.compareTo(other));
  assert.deepEqual(starts, at.map((place) => desk.range(place).start));
};

exports['a new name goes to each of these places'] = async () => {
  const { on, to, result } = expected.rename;
  await vscode.workspace.applyEdit(await desk.ask('DocumentRename', desk.point(on), to));
  const text = desk.editor.document.getText();
  for (const words of result) assert.ok(text.includes(words), text);
};

exports['the outline has the sections'] = async () => {
  const symbols = await desk.ask('DocumentSymbol');
  assert.deepEqual(symbols.map(({ name }) => name), expected.outline);
};

exports['a few letters find a name in the workspace'] = async () => {
  const { typed, finds } = expected.search;
  const found = await run('vscode.executeWorkspaceSymbolProvider', typed);
  assert.ok(found.some(({ name }) => name === finds), JSON.stringify(found));
};

exports['sections fold'] = async () => {
  const folds = await desk.ask('FoldingRange');
  for (const { from, to } of expected.folds) {
    assert.ok(folds.some(({ start, end }) => start === from - 1 && end === to - 1), JSON.stringify(folds));
  }
};

exports['a selection grows'] = async () => {
  const { on, grow } = expected.selections;
  let [step] = await desk.ask('SelectionRange', [desk.point(on)]);
  const grown = [];
  for (; step; step = step.parent) grown.push(desk.editor.document.getText(step.range));
  for (const words of grow) assert.ok(grown.includes(words), JSON.stringify(grown));
};

exports['citations link to their source'] = async () => {
  const links = await desk.ask('Link');
  for (const { on, target } of expected.links) {
    const there = links.find(({ range }) => range.isEqual(desk.range(on)));
    assert.equal(there?.target?.toString(), target, JSON.stringify(links));
  }
};

exports['names and claims have colours'] = async () => {
  const { uri } = desk.editor.document;
  const tokens = await run('vscode.provideDocumentSemanticTokens', uri);
  assert.ok(tokens.data.length > 0);
};

exports['Format Document tidies the marks'] = async () => {
  const { was, is } = expected.tidied;
  assert.ok(desk.editor.document.getText().includes(was));
  await run('editor.action.formatDocument');
  await desk.until(() => desk.editor.document.getText().includes(is), 'the marks to be tidied');
};

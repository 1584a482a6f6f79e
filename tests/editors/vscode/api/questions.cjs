// Questions from templates, and citations, offered while typing.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

exports['a bullet among the questions offers templates, with choices for their slots'] = async () => {
  const { typed, label, snippet } = expected.question;
  const question = await offered(label, await atEnd(typed));
  assert.ok(question.insertText instanceof vscode.SnippetString);
  assert.equal(question.insertText.value, snippet);
};

exports['an opened citation offers the sources'] = async () => {
  const { typed, label } = expected.citation;
  const evidence = desk.range(expected.definitions[0].leads_to);
  await desk.write(new vscode.Range(evidence.end, evidence.end), ` ${typed}`);
  await offered(label, evidence.end.translate(0, typed.length + 1));
};

/** Types at the end of the article, and gives the place behind it. */
async function atEnd(words) {
  const end = desk.editor.document.positionAt(desk.text.trimEnd().length);
  await desk.write(new vscode.Range(end, end), words);
  return desk.editor.document.positionAt(desk.editor.document.offsetAt(end) + words.length);
}

async function offered(label, position) {
  const { items } = await desk.ask('CompletionItem', position);
  const item = items.find((item) => (item.label.label ?? item.label) === label);
  assert.ok(item, `“${label}” is not offered`);
  return item;
}

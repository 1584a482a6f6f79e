// The example article, open on the editor's desk: places in it, what is reported of it, changes to it.
const vscode = require('vscode');
const path = require('node:path');
const { article, expected, offsetOf } = require('../expected.cjs');

const patience = 30_000;
let editor;
let original;

/** Opens the article and waits for its findings. */
async function open() {
  const folder = vscode.workspace.workspaceFolders[0].uri;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, path.basename(article)));
  editor = await vscode.window.showTextDocument(document);
  original = document.getText();
  await until(() => findings().length > 0, 'a finding');
}

/** Takes back what a test changed. */
async function restore() {
  const document = editor.document;
  editor = await vscode.window.showTextDocument(document);
  if (document.getText() === original) return;
  await write(new vscode.Range(0, 0, document.lineCount, 0), original);
  await until(() => findings().length === expected.diagnostics.length, 'the first findings again');
}

/** A file beside the article. */
function sibling(name) {
  return vscode.Uri.joinPath(editor.document.uri, '..', name);
}

/** The findings that stand in the editor, in the order of the text. */
function findings() {
  const all = vscode.languages.getDiagnostics(editor.document.uri);
  const ours = all.filter((diagnostic) => diagnostic.source === expected.source);
  return ours.sort((one, other) => one.range.start.compareTo(other.range.start));
}

/** The name of the rule of a finding. */
function rule(finding) {
  return typeof finding.code === 'object' ? finding.code.value : finding.code;
}

/** The range of a place of the article as it was opened. */
function range(place) {
  const start = offsetOf(place, original);
  const position = (offset) => editor.document.positionAt(offset);
  return new vscode.Range(position(start), position(start + place.words.length));
}

/** Puts the cursor into the first word of a place. */
function point(place) {
  const at = range(place).start.translate(0, 1);
  editor.selection = new vscode.Selection(at, at);
  return at;
}

/** Replaces a range, as typing does. */
async function write(where, words) {
  await editor.edit((change) => change.replace(where, words));
}

/** Asks VS Code for what its extensions say of the article: `ask('Hover', position)`. */
function ask(provider, ...more) {
  return vscode.commands.executeCommand(`vscode.execute${provider}Provider`, editor.document.uri, ...more);
}

/** Waits for a condition and gives what it gave; says what was missing when patience ends. */
async function until(condition, what) {
  for (const end = Date.now() + patience; Date.now() < end; await pause()) {
    const value = await condition();
    if (value) return value;
  }
  throw new Error(`waited ${patience / 1000} s in vain for ${what}`);
}

const pause = () => new Promise((resume) => setTimeout(resume, 25));

module.exports = {
  open, restore, sibling, findings, rule, range, point, write, ask, until,
  get editor() { return editor; },
  get text() { return editor.document.getText(); },
};

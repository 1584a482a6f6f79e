// Findings: the squiggles, their rules and severities, and where their evidence stands.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

exports['a file *.article.md is an article'] = () => {
  assert.equal(desk.editor.document.languageId, expected.language);
};

exports['an article starts the extension'] = () => {
  assert.ok(vscode.extensions.getExtension('standfirst.standfirst').isActive);
};

for (const finding of expected.diagnostics) {
  exports[`${finding.severity} ${finding.rule} under “${brief(finding.on.words)}”`] = () => {
    const shown = at(finding);
    assert.equal(severity(shown), finding.severity);
    assert.equal(shown.message, finding.message);
  };
}

exports['no other findings'] = () => {
  assert.deepEqual(desk.findings().map(desk.rule), expected.diagnostics.map((finding) => finding.rule));
};

exports['the evidence stands beside each finding that has some'] = () => {
  for (const finding of expected.diagnostics.filter((finding) => finding.evidence)) {
    const [evidence] = at(finding).relatedInformation;
    assert.equal(desk.editor.document.getText(evidence.location.range), finding.evidence.words);
    assert.ok(evidence.location.range.isEqual(desk.range(finding.evidence)));
  }
};

exports['the name of a rule leads to its page'] = () => {
  for (const finding of desk.findings()) {
    assert.ok(finding.code.target instanceof vscode.Uri, `${desk.rule(finding)} has no link`);
    assert.match(decodeURIComponent(finding.code.target.toString()), new RegExp(desk.rule(finding)));
  }
};

exports['typing makes a finding vanish, and come back'] = async () => {
  const { on, replacement, clears } = expected.correction;
  const stands = () => desk.findings().some((finding) => desk.rule(finding) === clears);
  assert.ok(stands());
  const wrong = desk.range(on);
  await desk.write(wrong, replacement);
  await desk.until(() => !stands(), `${clears} to vanish`);
  await desk.write(new vscode.Range(wrong.start, wrong.start.translate(0, replacement.length)), on.words);
  await desk.until(stands, `${clears} to come back`);
};

function at(expectation) {
  const range = desk.range(expectation.on);
  const there = desk.findings().find(
    (finding) => desk.rule(finding) === expectation.rule && finding.range.isEqual(range),
  );
  assert.ok(there, 'it is not there');
  return there;
}

function severity(finding) {
  return vscode.DiagnosticSeverity[finding.severity].toLowerCase();
}

function brief(words) {
  const [line] = words.split('\n');
  return line === words ? line : `${line} …`;
}

// What stands at the text: cards under the pointer, lenses above claims, notes in the line.
const assert = require('node:assert/strict');
const vscode = require('vscode');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

for (const { on, shows } of expected.hovers) {
  exports[`a card on “${on.words}”`] = async () => {
    const cards = await desk.ask('Hover', desk.point(on));
    const text = cards.flatMap((card) => card.contents).map((content) => content.value).join('\n');
    for (const words of shows) assert.ok(text.includes(words), `“${words}” is not in: ${text}`);
  };
}

for (const { above, title } of expected.lenses) {
  exports[`a lens above “${above.words}”: ${title}`] = async () => {
    const lenses = await desk.ask('CodeLens');
    const start = desk.range(above).start;
    const there = lenses.filter((lens) => lens.range.start.isEqual(start)).map((lens) => lens.command.title);
    assert.deepEqual(there, [title]);
  };
}

for (const { after, label } of expected.hints) {
  exports[`a note after “${after.words}” (line ${after.line}): ${label}`] = async () => {
    const whole = new vscode.Range(0, 0, desk.editor.document.lineCount, 0);
    const hints = await desk.ask('InlayHint', whole);
    const end = desk.range(after).end;
    const there = hints.filter((hint) => hint.position.isEqual(end)).map((hint) => hint.label);
    assert.deepEqual(there, [label]);
  };
}

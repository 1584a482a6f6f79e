// What every editor must show of the example article, and where in the text its places are.
const { readFileSync } = require('node:fs');
const path = require('node:path');

const repository = path.resolve(__dirname, '../../..');
const expected = JSON.parse(readFileSync(path.join(__dirname, '../expected.json'), 'utf8'));
const article = path.join(repository, expected.article);

/** The offset of a place in a text: of the first occurrence of its words at or after its line's start. */
function offsetOf(place, text) {
  const lines = text.split('\n').slice(0, place.line - 1);
  const start = lines.reduce((offset, line) => offset + line.length + 1, 0);
  const offset = text.indexOf(place.words, start);
  if (offset < 0) throw new Error(`no “${place.words}” from line ${place.line} on`);
  return offset;
}

module.exports = { repository, expected, article, offsetOf };

// Cards under the pointer, and notes in the line.
const assert = require('node:assert/strict');
const desk = require('./desk.cjs');
const { expected } = require('../expected.cjs');

for (const { on, shows } of expected.hovers) {
  exports[`a card on “${on.words}”`] = async () => {
    const [hover] = await desk.ask('Hover', desk.point(on));
    const card = hover.contents.map((content) => content.value).join('\n');
    for (const words of shows) assert.ok(card.includes(words), `“${words}” is not in: ${card}`);
  };
}

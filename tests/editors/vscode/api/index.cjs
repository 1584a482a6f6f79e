// Runs inside VS Code's extension host: the pages below say what VS Code shows of the example article.
const desk = require('./desk.cjs');

const pages = [
  { 'the article opens, and findings appear': desk.open },
  require('./findings.cjs'),
  require('./cards.cjs'),
  require('./evidence.cjs'),
  require('./questions.cjs'),
  require('./structure.cjs'),
  require('./fixes.cjs'),
  require('./commands.cjs'),
];

exports.run = async () => {
  let failures = 0;
  for (const [what, holds] of pages.flatMap(Object.entries)) {
    try {
      await holds();
      await desk.restore();
      console.log(`ok   ${what}`);
    } catch (error) {
      failures += 1;
      console.log(`FAIL ${what}: ${error.stack}`);
    }
  }
  if (failures > 0) throw new Error(`${failures} failed`);
};

// Runs inside VS Code's extension host: the pages below say what VS Code shows of the example article.
const desk = require('./desk.cjs');

const pages = [
  require('./findings.cjs'),
  require('./cards.cjs'),
  require('./evidence.cjs'),
  require('./questions.cjs'),
  require('./fixes.cjs'),
];

exports.run = async () => {
  let failures = 0;
  await desk.open();
  for (const [what, holds] of pages.flatMap(Object.entries)) {
    try {
      await holds();
      console.log(`ok   ${what}`);
    } catch (error) {
      failures += 1;
      console.log(`FAIL ${what}: ${error.stack ?? error}`);
    }
    await desk.restore();
  }
  if (failures > 0) throw new Error(`${failures} failed`);
};

// The reports that are validated: of articles with findings, of sound ones, of none, and of what cannot be read.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

// Names and words that mean something in each of the formats.
const FOLDER = "Zoë's 50% <a, b: c> & #1?";
const STRANGE = `\ufeff# 😀 é The grid [@nobody]\r
\r
## Summary\r
\r
- That outage left 410,000 homes without power for two days.\r
\r
## Article\r
\r
That outage left 140,000 homes ]]> & < 5% ::\u0001\u001b[31m "é" 😀 [x](1) without power for two days.\r
`;

// Each with the arguments of `check` and the exit status that they must end with.
export const cases = [
  { what: 'articles with findings', paths: ['fixtures'], status: 1 },
  { what: 'strange names and words', paths: [FOLDER], status: 1 },
  { what: 'a sound article', paths: ['sound.article.md'], status: 0 },
  { what: 'an empty folder', paths: ['empty'], status: 0 },
  { what: 'a file that cannot be read', paths: ['fixtures', 'broken.article.md', 'gone.article.md'], status: 2 },
];

// Runs `use` with a function that gives the report of a case in a format.
export async function withReports(binary, use) {
  const desk = mkdtempSync(join(tmpdir(), 'standfirst-formats-'));
  try {
    cpSync(FIXTURES, join(desk, 'fixtures'), { recursive: true });
    mkdirSync(join(desk, 'empty'));
    mkdirSync(join(desk, FOLDER));
    writeFileSync(join(desk, FOLDER, '😀 x.article.md'), STRANGE);
    writeFileSync(join(desk, 'sound.article.md'), '# The grid hums\n\nThe grid hums.\n');
    writeFileSync(join(desk, 'broken.article.md'), Buffer.from([0x43, 0xe9]));
    await use((format, { paths, status }) => report(binary, desk, format, paths, status));
  } finally {
    rmSync(desk, { recursive: true });
  }
}

function report(binary, desk, format, paths, expected) {
  const run = spawnSync(binary, ['check', '--format', format, ...paths], { cwd: desk, encoding: 'utf8' });
  if (run.error) throw run.error;
  if (run.status !== expected) throw new Error(`${format}: status ${run.status} instead of ${expected}\n${run.stderr}`);
  return run.stdout;
}

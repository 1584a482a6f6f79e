// Drives VS Code over the example article: `node drive.mjs EXTENSION OUT`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { check, failures } from './checks.mjs';
import { inside } from './inside.mjs';
import { onScreen } from './screen/session.mjs';
import { Workbench } from './workbench.mjs';

const [extension, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const workbench = new Workbench(path.join(out, 'vscode.log'));
if (await check('VS Code starts with the extension', () => workbench.start(extension))) {
  await check('all was told from inside', () => inside(workbench));
  await check('all was seen on the screen', () => onScreen(workbench, out));
}
await check('no process is left behind', () => workbench.stop());
process.exit(failures.length > 0 ? 1 : 0);

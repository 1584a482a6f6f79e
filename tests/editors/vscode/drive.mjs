// Drives VS Code over the example article: `node drive.mjs BINARY EXTENSION OUT`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Workbench } from './workbench.mjs';

const [binary, extension, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const workbench = await Workbench.start({ binary, extension, log: path.join(out, 'vscode.log') });
try {
  process.exitCode = await api();
} finally {
  await workbench.stop();
}

/** Runs the tests of api/ in the extension host, and gives their exit status. */
async function api() {
  const here = workbench.uri(path.join(import.meta.dirname, 'api'));
  const tests = [['extensionDevelopmentPath', here], ['extensionTestsPath', `${here}/index.cjs`]];
  const { page, open } = await workbench.window(workbench.folder('api'), tests);
  await page.exposeFunction('codeAutomationLog', (kind, words) => console.log(...words));
  const status = new Promise((ended) => page.exposeFunction('codeAutomationExit', ended));
  await open();
  return status;
}

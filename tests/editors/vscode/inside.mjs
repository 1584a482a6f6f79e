// Runs the tests of api/ in VS Code's extension host, and passes on what they print.
import path from 'node:path';
import { failures } from './checks.mjs';

export async function inside(workbench) {
  const page = await workbench.page();
  await page.exposeFunction('codeAutomationLog', (kind, [line]) => {
    if (/^(ok  |FAIL) /.test(line)) console.log(line);
    if (/^FAIL /.test(line)) failures.push(line);
  });
  const end = new Promise((ended) => page.exposeFunction('codeAutomationExit', ended));
  const tests = workbench.uri(path.join(import.meta.dirname, 'api'));
  const what = [['extensionDevelopmentPath', tests], ['extensionTestsPath', `${tests}/index.cjs`]];
  await page.goto(workbench.window(workbench.folder('api'), what));
  const status = await end;
  await page.context().close();
  if (status !== 0) throw new Error(`the extension host ended with status ${status}`);
}

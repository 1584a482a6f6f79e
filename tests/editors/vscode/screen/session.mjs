// One session on the screen: a window on the example article, read, gone through and written in.
import path from 'node:path';
import { check } from '../checks.mjs';
import { article } from '../expected.cjs';
import { looks } from './looks.mjs';
import { moving } from './moving.mjs';
import { reading } from './reading.mjs';
import { Window } from './window.mjs';
import { writing } from './writing.mjs';

export async function onScreen(workbench, out) {
  const page = await workbench.page({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  const folder = workbench.folder('screen');
  const file = workbench.uri(path.join(folder, path.basename(article)));
  const window = await Window.open(page, workbench.window(folder, [['openFile', file]]), out);
  await window.see('.codelens-decoration');
  await window.press('Control+B'); // the list of files is of no interest here
  for (const [what, holds] of [looks, reading, moving, writing].flatMap(Object.entries)) {
    if (!(await check(what, () => holds(window)))) await window.picture(`FAIL ${what}`);
    await window.clear();
  }
  await page.context().close();
}

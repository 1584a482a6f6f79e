import {Window} from './window.mjs';
import path from 'node:path';
import { article, expected, offsetOf } from '../expected.cjs';
export async function onScreen(workbench,out){
  const page = await workbench.page({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  const folder=workbench.folder('screen');
  await page.goto(workbench.window(folder, [['openFile', workbench.uri(path.join(folder, path.basename(article)))]]));
  const w=new Window(page,out);
  await w.see('.squiggly-error');
  await w.picture('0');
  console.log(Date.now());
  await page.keyboard.press('Control+Shift+M');
  await w.see('.markers-panel .monaco-list-row','410,000');
  await w.picture('1');
  console.log(await page.locator('.statusbar-item').evaluateAll(es=>es.map(e=>[e.id,e.innerText,e.getAttribute('aria-label')])));
}

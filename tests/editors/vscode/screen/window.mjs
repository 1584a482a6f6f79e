// A window of VS Code as a person has it before them: where words stand, what is drawn there, what keys do.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

export class Window {
  #out;

  constructor(page, out) {
    page.setDefaultTimeout(30_000);
    mkdirSync(out, { recursive: true });
    this.page = page;
    this.#out = out;
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(words) {
    return this.page.keyboard.type(words);
  }

  /** Waits until an element is there that has these words. */
  async see(selector, words = '') {
    const element = this.page.locator(selector).filter({ hasText: words }).first();
    await element.waitFor();
    return element;
  }

  async picture(name) {
    await this.page.screenshot({ path: path.join(this.#out, `${name}.png`) });
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.press('F1');
    await this.see('.quick-input-widget input');
    await this.type(title);
    await this.see('.quick-input-list .monaco-list-row.focused', title);
    await this.press('Enter');
  }

  /** Puts the cursor into the first word of a place, and the place into the middle of the window. */
  async go({ line, words }, column) {
    await this.press('Control+G');
    await this.see('.quick-input-widget input');
    await this.type(`${line}:${column}`);
    await this.press('Enter');
    await this.see('.statusbar-item', `Ln ${line}, Col ${column}`);
    await this.page.waitForFunction(onScreen, { line, words });
  }

  /** Where the words of a place are drawn. */
  box({ line, words }) {
    return this.page.waitForFunction(onScreen, { line, words: words.split('\n')[0] }).then((box) => box.jsonValue());
  }

  /** Points the mouse at a place. */
  async point(place) {
    const { x, y, width, height } = await this.box(place);
    await this.page.mouse.move(x - 1, y + height / 2);
    await this.page.mouse.move(x + Math.min(width, 20) / 2, y + height / 2, { steps: 4 });
  }

  /** Waits until squiggles of a severity are drawn under a place, or until none is. */
  async squiggle(severity, place, isDrawn = true) {
    const box = await this.box(place);
    const kind = { error: 'error', warning: 'warning', information: 'info', hint: 'hint' }[severity];
    await this.page.waitForFunction(underlined, { kind, box, isDrawn });
  }
}

/** In the window: the box of words on the screen, looked for from the start of their line on. */
function onScreen({ line, words }) {
  const top = (element) => Math.round(element.getBoundingClientRect().top);
  const numbers = [...document.querySelectorAll('.margin-view-overlays .line-numbers')];
  const number = numbers.find((element) => Number(element.textContent) === line);
  if (number === undefined) return undefined;
  const rows = [...document.querySelectorAll('.view-lines .view-line')].filter((row) => top(row) >= top(number));
  rows.sort((one, other) => top(one) - top(other));
  for (const row of rows) {
    const range = document.createRange();
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const start = row.textContent.replaceAll('\u00a0', ' ').indexOf(words);
    if (start < 0) continue;
    for (let passed = 0, text = texts.nextNode(); text; passed += text.length, text = texts.nextNode()) {
      const holds = (offset) => passed <= offset && offset <= passed + text.length;
      if (holds(start)) range.setStart(text, start - passed);
      if (holds(start + words.length)) {
        range.setEnd(text, start + words.length - passed);
        break;
      }
    }
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x, y, width, height };
  }
  return undefined;
}

/** In the window: whether a squiggle begins where a box begins, and is as long. */
function underlined({ kind, box, isDrawn }) {
  const squiggles = [...document.querySelectorAll(`.view-overlays .squiggly-${kind}`)];
  const under = squiggles.some((squiggle) => {
    const { x, y, width } = squiggle.getBoundingClientRect();
    const near = (one, other) => Math.abs(one - other) <= 2;
    return near(x, box.x) && near(width, box.width) && Math.abs(y - box.y) < box.height;
  });
  return under === isDrawn;
}

// A window of VS Code as a person has it before them: where words stand, what is drawn there, what keys do.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { article, offsetOf } from '../expected.cjs';

export class Window {
  #out;

  constructor(page, out) {
    page.setDefaultTimeout(10_000);
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

  /** Puts the cursor before a place. */
  async go(place) {
    await this.press('Control+G');
    await this.see('.quick-input-widget input');
    await this.type(where(place));
    await this.press('Enter');
    await this.at(place);
  }

  /** Waits until the cursor is before a place. */
  async at(place) {
    const [line, column] = where(place).split(':');
    await this.see('.statusbar-item', new RegExp(`Ln ${line}, Col ${column}\\b`));
  }

  /** Takes a suggestion from the list that is open. */
  async suggestion(label) {
    const row = await this.see('.suggest-widget.visible .monaco-list-row', label);
    for (let rows = 0; !(await row.getAttribute('class')).includes('focused'); rows += 1) {
      if (rows > 50) throw new Error(`“${label}” is not reached`);
      await this.press('ArrowDown');
    }
    await this.press('Enter');
  }

  /** Closes the tab with these words in its title. */
  async close(title) {
    const tab = await this.see('.tab', title);
    await tab.locator('.codicon-close').click();
    await tab.waitFor({ state: 'detached' });
  }

  async filterProblems(words) {
    await this.page.locator('.panel .viewpane-filter input, .panel .monaco-inputbox input').first().fill(words);
  }

  /** Closes what lies over the text, and goes back to the text. */
  async clear() {
    await this.page.mouse.move(640, 5);
    await this.press('Escape', 'Escape', 'Escape', 'Control+1');
  }

  /** Where the words of a place are drawn. */
  box({ line, words }) {
    return this.page.waitForFunction(onScreen, { line, words: words.split('\n')[0] }).then((box) => box.jsonValue());
  }

  /** Scrolls down until a place is near the top. */
  async scroll(place) {
    const { x, y, height } = await this.box(place);
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel(0, y - 4 * height);
    await this.page.waitForFunction((lines) => !document.querySelector(lines).textContent.startsWith('1'), '.line-numbers');
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

/** The line and the column of a place, as the status bar counts them. */
function where(place) {
  const before = readFileSync(article, 'utf8').slice(0, offsetOf(place, readFileSync(article, 'utf8'))).split('\n');
  return `${before.length}:${before.at(-1).length + 1}`;
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

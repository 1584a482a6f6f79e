// A window of VS Code as a person has it before them: what they see in it, and what they do to it.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { article, offsetOf } from '../expected.cjs';

const text = readFileSync(article, 'utf8');
const patience = 30_000;
const squiggles = { error: 'error', warning: 'warning', information: 'info', hint: 'hint' };

export class Window {
  #out;

  /** Opens a window at an address of VS Code; pictures go to the folder `out`. */
  static async open(page, address, out) {
    page.setDefaultTimeout(patience);
    await page.addInitScript({ path: path.join(import.meta.dirname, 'drawn.js') });
    await page.goto(address);
    return new Window(page, out);
  }

  constructor(page, out) {
    mkdirSync(out, { recursive: true });
    this.page = page;
    this.#out = out;
  }

  /** Waits until an element is there that has these words. */
  async see(selector, words = '') {
    const element = this.page.locator(selector).filter({ hasText: words }).first();
    await element.waitFor();
    return element;
  }

  /** Waits until the words of a place are underlined as a finding of this severity is, from end to end. */
  async seeFinding(severity, { line, words }) {
    const [firstLine] = words.split('\n');
    const what = [squiggles[severity], { line, words: firstLine }];
    await this.page.waitForFunction(([kind, place]) => drawn.isUnderlined(kind, place), what);
  }

  /** Waits until words are on the screen that are not underlined so. */
  async seeNoFinding(severity, place) {
    const what = [squiggles[severity], place];
    await this.page.waitForFunction(([kind, place]) => drawn.isUnderlined(kind, place) === false, what);
  }

  /** How many errors the status bar counts. */
  async errors() {
    const label = await this.page.locator('[id="status.problems"] [aria-label]').first().getAttribute('aria-label');
    return Number(/Errors: (\d+)/.exec(label)?.[1] ?? 0);
  }

  /** Waits until the status bar counts so many errors. */
  async seeErrors(count) {
    const label = count > 0 ? `[aria-label*="Errors: ${count},"]` : ':not([aria-label*="Errors"])[aria-label]';
    await this.page.locator(`[id="status.problems"] ${label}`).first().waitFor();
  }

  /** Waits until the cursor is before a place. */
  async seeCursor(place) {
    const [line, column] = where(place);
    await this.see('.statusbar-item', new RegExp(`Ln ${line}, Col ${column}\\b`));
  }

  async picture(name) {
    await this.page.screenshot({ path: path.join(this.#out, `${name}.png`) });
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(words) {
    await this.page.keyboard.type(words);
  }

  /** Points the mouse at a place until its card has all these words, and takes a picture of that. While lenses and
   * notes arrive the text still moves, and the card closes. */
  async pictureOfCard(name, place, words) {
    const cards = this.page.locator('.monaco-hover:not(.hidden)');
    const card = words.reduce((found, hasText) => found.filter({ hasText }), cards).first();
    for (const end = Date.now() + patience; !(await card.isVisible()); ) {
      if (Date.now() > end) throw new Error(`no card with “${words.join('”, “')}”`);
      await this.#point(place);
      await card.waitFor({ timeout: 2_000 }).catch(() => {});
      await this.picture(name);
    }
  }

  async #point(place) {
    const box = await this.page.waitForFunction((place) => drawn.box(place), place);
    const { x, y, height } = await box.jsonValue();
    await this.page.mouse.move(x + 2, y + height / 2);
    await this.page.mouse.move(x + 10, y + height / 2, { steps: 4 });
  }

  /** Puts the cursor before a place. */
  async go(place) {
    await this.press('Control+G');
    await this.see('.quick-input-widget input');
    await this.type(where(place).join(':'));
    await this.press('Enter');
    await this.seeCursor(place);
  }

  /** Puts the cursor into the first line, and scrolls until a place is at the top and another one below it is drawn.
   * A key that comes while the focus still moves goes astray. */
  async scroll({ line }, below) {
    const isDrawn = () => this.page.waitForFunction((place) => drawn.box(place), below, { timeout: 2_000 });
    for (const end = Date.now() + patience; ; await this.turnToText()) {
      await this.press('Control+Home', ...Array(line - 1).fill('Control+ArrowDown'));
      if (await isDrawn().catch(() => false)) return;
      if (Date.now() > end) throw new Error(`“${below.words}” does not come into view`);
    }
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.press('F1');
    await this.see('.quick-input-widget input');
    await this.type(title);
    await this.see('.quick-input-list .monaco-list-row.focused', title);
    await this.press('Enter');
  }

  /** Takes a suggestion from the list that is open. */
  async take(label) {
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

  /** Closes what lies over the text, and goes back to the text. */
  async clear() {
    await this.page.mouse.move(640, 5);
    await this.press('Escape', 'Escape', 'Escape');
    await this.turnToText();
  }

  async turnToText() {
    await this.press('Control+1');
    await this.see('.editor-instance .monaco-editor.focused');
  }
}

/** The line and the column of a place, as the status bar counts them. */
function where(place) {
  const before = text.slice(0, offsetOf(place, text)).split('\n');
  return [before.length, before.at(-1).length + 1];
}

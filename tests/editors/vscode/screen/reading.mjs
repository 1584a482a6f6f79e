// What a reader sees: squiggles, the Problems panel, cards, lenses, notes, and the status bar.
import assert from 'node:assert/strict';
import { expected } from '../expected.cjs';

export const reading = {
  async 'each finding is underlined in the colour of its severity'(window) {
    for (const { severity, on } of expected.diagnostics) {
      await window.go(on);
      await window.seeFinding(severity, on);
    }
  },

  async 'the status bar counts the verdicts'(window) {
    const { supported, overstated, contradicted } = expected.verdicts;
    const status = await window.see('.statusbar-item[id*="standfirst.verdicts"]');
    assert.deepEqual((await status.innerText()).match(/\d+/g).map(Number), [supported, overstated, contradicted]);
  },

  async 'lenses stand above the claims, and notes behind dates and figures'(window) {
    const [lens] = expected.lenses;
    const [hint] = expected.hints;
    await window.go(lens.above);
    await window.see('.codelens-decoration', lens.title);
    await window.see('.view-line', `${hint.after.words} ${hint.label}`);
  },

  async 'a card opens under the mouse'(window) {
    const [{ on, shows }] = expected.hovers;
    await window.go(on);
    await window.pictureOfCard('hover', on, shows);
  },

  async 'the Problems panel lists the findings, each with its rule'(window) {
    await window.press('Control+Shift+M');
    await window.see('.markers-panel .monaco-list-row', expected.diagnostics[0].message);
    await window.picture('problems');
    await window.command('View: Toggle Maximized Panel');
    for (const { message, rule } of expected.diagnostics) {
      const row = await window.see('.markers-panel .monaco-list-row', message);
      assert.ok((await row.innerText()).includes(rule));
    }
    await window.command('View: Toggle Maximized Panel');
    await window.press('Control+J');
  },
};

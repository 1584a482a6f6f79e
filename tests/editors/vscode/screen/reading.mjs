// What a reader sees: squiggles, the Problems panel, cards, lenses, notes, and the status bar.
import assert from 'node:assert/strict';
import { expected } from '../expected.cjs';

export const reading = {
  async 'each finding is underlined in the colour of its severity'(window) {
    for (const { severity, on } of expected.diagnostics) {
      await window.go(on);
      await window.squiggle(severity, on);
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
    await window.point(on);
    for (const words of shows) await window.see('.monaco-hover:not(.hidden)', words);
    await window.picture('hover');
  },

  async 'the Problems panel lists the findings, each with its rule'(window) {
    await window.press('Control+Shift+M');
    for (const { message, rule } of expected.diagnostics) {
      await window.filterProblems(message);
      await window.see('.markers-panel .monaco-list-row', message);
      await window.see('.markers-panel .monaco-list-row', rule);
    }
    await window.filterProblems('');
    await window.see('.markers-panel .monaco-list-row', expected.diagnostics[0].message);
    await window.picture('problems');
    await window.press('Control+J');
  },
};

// How it looks, in the dark and in the light theme of VS Code: for eyes more than for assertions.
import { expected } from '../expected.cjs';

const [, claim] = expected.diagnostics;

export const looks = {
  async 'a card on a finding says why, in the dark theme'(window) {
    await compose(window);
    await window.picture('findings');
  },

  async 'and in the light theme'(window) {
    await window.command('Preferences: Toggle between Light/Dark Themes');
    await window.see('.monaco-workbench.vs');
    await compose(window);
    await window.picture('findings-light');
    await window.command('Preferences: Toggle between Light/Dark Themes');
    await window.see('.monaco-workbench.vs-dark');
  },
};

/** The headline at the top, the Problems panel below, and the card of an overstated claim open. */
async function compose(window) {
  await window.press('Control+Home');
  await window.command('Problems: Focus on Problems View');
  await window.see('.markers-panel .monaco-list-row', expected.diagnostics[0].message);
  await window.press('Control+1');
  await window.scroll(expected.diagnostics[0].on);
  await window.point(claim.on);
  await window.see('.monaco-hover:not(.hidden)', claim.message);
  await window.see('.monaco-hover:not(.hidden)', 'Claim overstated');
}

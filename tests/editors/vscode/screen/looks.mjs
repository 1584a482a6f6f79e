// How it looks, in the dark and in the light theme of VS Code: for eyes more than for assertions.
import { expected } from '../expected.cjs';

const [headline] = expected.diagnostics;
const contradicted = expected.diagnostics.find((finding) => finding.rule === 'contradicted-claim');

export const looks = {
  async 'a card on a finding says why, in the dark theme'(window) {
    await compose(window, 'findings');
  },

  async 'and in the light theme'(window) {
    await window.command('Preferences: Toggle between Light/Dark Themes');
    await window.see('.monaco-workbench.vs');
    await compose(window, 'findings-light');
    await window.command('Preferences: Toggle between Light/Dark Themes');
    await window.see('.monaco-workbench.vs-dark');
  },
};

/** The headline at the top, the card of a contradicted claim open, and the Problems panel below. */
async function compose(window, name) {
  await window.command('Problems: Focus on Problems View');
  await window.see('.markers-panel .monaco-list-row', contradicted.message);
  await window.see('.part.panel :focus');
  await window.turnToText();
  await window.scroll(headline.on, contradicted.on);
  const words = [contradicted.message, 'Claim contradicted', 'Quick Fix...'];
  await window.pictureOfCard(name, contradicted.on, words);
}

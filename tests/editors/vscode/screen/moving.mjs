// Where a reader goes from the text: to the evidence, and to the page of a rule.
import { expected } from '../expected.cjs';

export const moving = {
  async 'F12 on a claim goes to its evidence'(window) {
    const [{ on, leads_to }] = expected.definitions;
    await window.go(on);
    await window.press('F12');
    await window.seeCursor(leads_to);
    await window.picture('evidence');
  },

  async 'F12 on a citation goes to its entry'(window) {
    const { on, leads_to } = expected.definitions.find(({ on }) => on.words.startsWith('@'));
    await window.go(on);
    await window.press('F12');
    await window.seeCursor(leads_to);
  },

  async 'Explain Rule shows the page of the rule at the cursor'(window) {
    const { rule, shows } = expected.rule_page;
    await window.go(expected.diagnostics.find((finding) => finding.rule === rule).on);
    await window.command('Standfirst: Explain Rule');
    const page = window.page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
    await page.getByText(shows).waitFor();
    await window.picture('rule');
    await window.close(rule);
  },
};

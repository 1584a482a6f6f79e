// What a writer gets: questions with choices, quick fixes, and findings that follow the typing.
import { expected } from '../expected.cjs';

export const writing = {
  async 'a question template is completed, and its choices are filled in'(window) {
    const { label, chosen, filled } = expected.question;
    await window.press('Control+End', 'Backspace', 'Enter');
    await window.see('.view-line', '-');
    await window.press('Control+Space');
    await window.see('.suggest-widget.visible .monaco-list-row', label);
    await window.picture('questions');
    await window.take(label);
    for (const choice of chosen) {
      await window.see('.suggest-widget.visible .monaco-list-row', choice);
      await window.picture('choices');
      await window.take(choice); // and VS Code goes on to the next slot
    }
    await window.see('.view-line', filled);
    await window.picture('filled');
  },

  async 'a quick fix mends a contradicted claim'(window) {
    const { on, severity, fix } = expected.diagnostics.find((finding) => finding.severity === 'error' && finding.fix);
    await window.go(on);
    const errors = await window.errors();
    await window.press('Control+.');
    await window.see('.action-widget .monaco-list-row', fix.title);
    await window.picture('fix');
    await window.press('Enter');
    const mended = { line: on.line, words: fix.result };
    await window.seeNoFinding(severity, mended);
    await window.seeErrors(errors - 1);
    await window.see('.codelens-decoration', 'supported by ¶2');
    await window.picture('fixed');
  },

  async 'typing makes a finding vanish'(window) {
    const { on, severity, fix } = expected.diagnostics.find((finding) => finding.rule === 'undefined-source');
    await window.go(on);
    await window.seeFinding(severity, on);
    const errors = await window.errors();
    await window.press('Control+Shift+ArrowRight');
    await window.type(fix.result);
    await window.seeNoFinding(severity, { line: on.line, words: fix.result });
    await window.seeErrors(errors - 1);
    await window.picture('typed');
  },
};

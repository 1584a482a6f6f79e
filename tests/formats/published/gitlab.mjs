// GitLab's Code Quality: some fields of Code Climate's issues, by the types that are published for those. TypeScript
// allows a literal no field more, and no other words for a severity.

import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FIELDS = ['description', 'check_name', 'fingerprint', 'severity', 'location'];

export const name = 'gitlab';

export function faults(report, packages) {
  const typescript = createRequire(join(packages, 'package.json'))('typescript');
  const file = join(packages, 'report.ts');
  const fields = FIELDS.map(field => `'${field}'`).join(' | ');
  writeFileSync(file, `
    import type { Issue } from 'codeclimate-types'
    export const report: Required<Pick<Issue, ${fields}>>[] = ${report}`);
  const options = { strict: true, noEmit: true, types: [], skipLibCheck: true };
  const program = typescript.createProgram([file], options);
  const text = fault => typescript.flattenDiagnosticMessageText(fault.messageText, '\n');
  return typescript.getPreEmitDiagnostics(program).map(text);
}

export function spoilt(report) {
  const [issue, ...issues] = JSON.parse(report);
  const withIssue = other => JSON.stringify([{ ...issue, ...other }, ...issues]);
  return {
    'an unknown field': withIssue({ colour: 'red' }),
    'no fingerprint': withIssue({ fingerprint: undefined }),
    'a severity of ours': withIssue({ severity: 'warning' }),
    'a line in words': withIssue({ location: { ...issue.location, lines: { begin: 'one', end: 1 } } }),
  };
}

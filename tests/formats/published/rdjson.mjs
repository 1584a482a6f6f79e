// reviewdog's Diagnostic Format, by a validator that has its definition as a JSON Schema.

import { createRequire } from 'node:module';
import { join } from 'node:path';

export const name = 'rdjson';

export async function faults(report, packages) {
  const { RDFormatValidator } = createRequire(join(packages, 'package.json'))('@umbrelladocs/rdformat-validator');
  const validator = new RDFormatValidator({ strictMode: true, allowExtraFields: false });
  const { errors } = await validator.validateString(report);
  return errors.map(({ path, message }) => `${path}: ${message}`);
}

export function spoilt(report) {
  const result = JSON.parse(report);
  const [diagnostic, ...diagnostics] = result.diagnostics;
  const withDiagnostic = other => JSON.stringify({ ...result, diagnostics: [{ ...diagnostic, ...other }, ...diagnostics] });
  const { location } = diagnostic;
  return {
    'an unknown field': withDiagnostic({ colour: 'red' }),
    'no message': withDiagnostic({ message: undefined }),
    'a severity of ours': withDiagnostic({ severity: 'warning' }),
    'a line from 0': withDiagnostic({ location: { ...location, range: { start: { line: 0, column: 1 } } } }),
    'a place without a file': withDiagnostic({ location: { range: location.range } }),
  };
}

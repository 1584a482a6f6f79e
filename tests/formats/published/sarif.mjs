// SARIF 2.1.0, by Microsoft's validator: the schema, the rules of the standard that a schema cannot say, and those of
// GitHub code scanning.

import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// It wants the program's home page, which stands in the report as soon as Cargo.toml names one.
const LEFT_OUT = / SARIF2005: .* does not provide 'informationUri'/;
const SURROUNDINGS = {
  ...process.env,
  DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1',
  // It would open the addresses in the report to see whether they can be reached.
  HTTPS_PROXY: 'http://127.0.0.1:9',
};

export const name = 'sarif';

export function faults(report, packages) {
  const program = join(packages, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
  const file = join(packages, 'report.sarif');
  chmodSync(program, 0o755);
  writeFileSync(file, report);
  const check = ['validate', file, '--rule-kind', 'Sarif;Ghas'];
  const { stdout, error } = spawnSync(program, check, { encoding: 'utf8', env: SURROUNDINGS });
  if (error) return [String(error)];
  if (!stdout.includes('Analysis completed successfully')) return [stdout];
  const faults = stdout.split('\n').filter(line => /: (error|warning) /.test(line) && !LEFT_OUT.test(line));
  return faults.map(line => line.replace(file, ''));
}

export function spoilt(report) {
  const { $schema, version, runs: [run] } = JSON.parse(report);
  const withRun = other => JSON.stringify({ $schema, version, runs: [{ ...run, ...other }] });
  const [result, ...results] = run.results;
  const elsewhere = structuredClone(result);
  elsewhere.locations[0].physicalLocation.artifactLocation.uri = 'a b.md';
  return {
    'an unknown field': withRun({ colour: 'red' }),
    'a result without a message': withRun({ results: [{ ...result, message: undefined }, ...results] }),
    'a rule that is another': withRun({ results: [{ ...result, ruleIndex: 99 }, ...results] }),
    'an address with a space': withRun({ results: [elsewhere, ...results] }),
    'no place, which GitHub asks for,': withRun({ results: [{ ...result, locations: [] }, ...results] }),
  };
}

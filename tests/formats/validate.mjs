// Validates all reports in all formats that have a published schema: `validate.mjs STANDFIRST PACKAGES`. Prints a line
// a report that begins with `ok` or `FAIL`; ends with status 0 if all was well.
//
// What finds nothing may look at nothing, so that reports which are spoilt on purpose must be refused.

import * as gitlab from './published/gitlab.mjs';
import * as junit from './published/junit.mjs';
import * as rdjson from './published/rdjson.mjs';
import * as sarif from './published/sarif.mjs';
import { cases, withReports } from './reports.mjs';

const [binary, packages] = process.argv.slice(2);
let hasFailed = false;

function say(isWell, what, faults) {
  console.log(`${isWell ? 'ok  ' : 'FAIL'} ${what}`);
  if (isWell) return;
  for (const fault of faults) console.log(`       ${fault}`);
  hasFailed = true;
}

await withReports(binary, async report => {
  for (const format of [sarif, gitlab, junit, rdjson]) {
    for (const one of cases) {
      const faults = await format.faults(report(format.name, one), packages);
      say(faults.length === 0, `${format.name} of ${one.what}`, faults);
    }
    for (const [fault, spoilt] of Object.entries(format.spoilt(report(format.name, cases[0])))) {
      const faults = await format.faults(spoilt, packages);
      say(faults.length > 0, `${format.name} with ${fault} is refused`, ['it was not']);
    }
  }
});
process.exitCode = hasFailed ? 1 : 0;

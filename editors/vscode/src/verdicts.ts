// The verdicts of an article in words and in signs.

import type { Verdicts } from './protocol';

type Verdict = 'supported' | 'overstated' | 'contradicted' | 'unsupported';

const SIGNS: readonly [Verdict, string][] = [
  ['supported', '$(check)'],
  ['overstated', '$(warning)'],
  ['contradicted', '$(error)'],
  ['unsupported', '$(question)'],
];

/** “$(check) 3 $(warning) 1”: the supported claims always, the others where there are any. */
export function verdictSigns(verdicts: Verdicts): string {
  return SIGNS.filter(([verdict]) => verdict === 'supported' || verdicts[verdict] > 0)
    .map(([verdict, sign]) => `${sign} ${verdicts[verdict]}`)
    .join(' ');
}

/** “Of 5 claims, 3 are supported, 1 is overstated and 1 is contradicted.” */
export function verdictWords(verdicts: Verdicts): string {
  const counts = SIGNS.map(([verdict]) => verdicts[verdict]);
  const claims = counts.reduce((sum, count) => sum + count, 0);
  if (claims === 0) {
    return 'This article makes no claim that could be checked.';
  }
  const told = SIGNS.filter(([verdict]) => verdicts[verdict] > 0).map(
    ([verdict]) => `${verdicts[verdict]} ${verdicts[verdict] === 1 ? 'is' : 'are'} ${verdict}`,
  );
  const all = claims === 1 ? 'Of 1 claim' : `Of ${claims} claims`;
  return `${all}, ${LIST.format(told)}.`;
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

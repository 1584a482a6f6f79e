import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkedWords } from '../src/checked';
import { verdictSigns, verdictWords } from '../src/verdicts';

function verdicts(
  supported: number,
  overstated: number,
  contradicted: number,
  unsupported: number,
) {
  return { uri: 'file:///a.article.md', supported, overstated, contradicted, unsupported };
}

test('the signs show supported claims always, the others where there are any', () => {
  assert.equal(verdictSigns(verdicts(3, 1, 0, 2)), '$(check) 3 $(warning) 1 $(question) 2');
  assert.equal(verdictSigns(verdicts(0, 0, 0, 0)), '$(check) 0');
});

test('the words say the same in full', () => {
  assert.equal(
    verdictWords(verdicts(3, 1, 1, 0)),
    'Of 5 claims, 3 are supported, 1 is overstated and 1 is contradicted.',
  );
  assert.equal(verdictWords(verdicts(1, 0, 0, 0)), 'Of 1 claim, 1 is supported.');
  assert.equal(
    verdictWords(verdicts(0, 0, 0, 0)),
    'This article makes no claim that could be checked.',
  );
});

test('a check tells what it found', () => {
  const nothing = { articles: 1, errors: 0, warnings: 0, infos: 0, hints: 0 };
  assert.equal(checkedWords(nothing), 'Checked 1 article: nothing found.');
  assert.equal(
    checkedWords({ articles: 12, errors: 1, warnings: 3, infos: 2, hints: 0 }),
    'Checked 12 articles: 1 error, 3 warnings and 2 notes.',
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { extendMarkdownIt } from '../src/preview';

const plain = new MarkdownIt();
const article = extendMarkdownIt(new MarkdownIt());

test('a span of ours is its text', () => {
  assert.equal(
    article.renderInline('It [costs *£4.6 million*]{.claim #cost}.'),
    'It <span class="standfirst standfirst-claim" title=".claim #cost">costs <em>£4.6 million</em></span>.',
  );
});

test('spans may hold spans, brackets and citations', () => {
  const html = article.renderInline('[[Rhea Doyle]{.person} [sic] resigned [@minutes]]{.claim}');
  assert.equal(
    html,
    '<span class="standfirst standfirst-claim" title=".claim">' +
      '<span class="standfirst standfirst-person" title=".person">Rhea Doyle</span>' +
      ' [sic] resigned <cite class="standfirst-citation">[@minutes]</cite></span>',
  );
});

test('a class comes before an attribute, which suffices', () => {
  assert.match(article.renderInline('["So"]{.quote by="Rhea Doyle"}'), /standfirst-quote/);
  assert.match(article.renderInline('[the council]{entity=council}'), /standfirst-entity/);
});

test('a locator belongs to its citation', () => {
  assert.equal(
    article.renderInline('told [see @minutes, p. 3; @courier]'),
    'told <cite class="standfirst-citation">[see @minutes, p. 3; @courier]</cite>',
  );
});

test('a fenced section loses its fences, and only those', () => {
  assert.equal(
    article.render('::: {.insights}\nWhy?\n:::\nAfter.'),
    '<div class="standfirst-section standfirst-insights">\n<p>Why?</p>\n</div>\n<p>After.</p>\n',
  );
});

test('a section that is never closed runs to the end', () => {
  assert.equal(
    article.render('::: insights\nWhy?'),
    '<div class="standfirst-section standfirst-insights">\n<p>Why?</p>\n</div>\n',
  );
});

for (const other of [
  'A [link](https://example.org){.person}',
  '[text]{.button}',
  '[text]{.persona}',
  '[text] {.claim}',
  'mail [joan@example.org] or [@](x)',
  '[@handle](https://example.org)',
  '`[text]{.claim}`',
  '::: warning\ntext\n:::',
  ':::',
]) {
  test(`other Markdown is left alone: ${other.replaceAll('\n', '⏎')}`, () => {
    assert.equal(article.render(other), plain.render(other));
  });
}

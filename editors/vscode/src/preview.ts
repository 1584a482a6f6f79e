// The Markdown preview of an article: bracketed spans, citations and fenced divs show as their text,
// not as raw marks. VS Code parses every Markdown preview with the same plugins and does not say
// which document it is, so only our own vocabulary is touched: general plugins for attributes would
// change the previews of other people's Markdown.

import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';

const CLASSES = 'claim|opinion|background|quote|person|org|place|product|event|law|work';
const ATTRIBUTES = 'by|entity|allow';
const SECTIONS = 'summary|article|insights|references';

/** `{.claim #fine by="Mara Lind"}`: the class of ours, else the attribute of ours. */
const OF_CLASS = new RegExp(String.raw`^\{(?:[^{}]*\s)?\.(${CLASSES})(?![\w-])[^{}]*\}`);
const OF_ATTRIBUTE = new RegExp(String.raw`^\{(?:[^{}]*\s)?(${ATTRIBUTES})\s*=[^{}]*\}`);
/** `[@minutes, p. 3; @courier]` */
const CITATION = /^\[(?:[^[\]@]*\s)?-?@[\w{][^[\]]*\](?![([{])/;
/** `::: {.insights}` */
const DIV = new RegExp(String.raw`^:{3,}\s*(?:\{\s*\.(${SECTIONS})\s*\}|(${SECTIONS}))\s*:*$`);
const DIV_END = /^:{3,}$/;

/** Teaches a Markdown renderer the marks of an article. */
export function extendMarkdownIt(md: MarkdownIt): MarkdownIt {
  md.inline.ruler.before('link', 'article-span', span);
  md.inline.ruler.before('link', 'article-citation', citation);
  md.block.ruler.before('paragraph', 'article-div', div, { alt: ['paragraph', 'list'] });
  return md;
}

function span(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '[') {
    return false;
  }
  const start = state.pos + 1;
  const end = state.md.helpers.parseLinkLabel(state, state.pos);
  const behind = end < 0 ? '' : state.src.slice(end + 1, state.posMax);
  const attributes = OF_CLASS.exec(behind) ?? OF_ATTRIBUTE.exec(behind);
  if (attributes === null) {
    return false;
  }
  if (!silent) {
    const { posMax } = state;
    const [marks, name] = attributes;
    const open = state.push('article_span_open', 'span', 1);
    open.attrs = [
      ['class', `standfirst standfirst-${name}`],
      ['title', marks.slice(1, -1)],
    ];
    state.pos = start;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push('article_span_close', 'span', -1);
    state.posMax = posMax;
  }
  state.pos = end + 1 + attributes[0].length;
  return true;
}

function citation(state: StateInline, silent: boolean): boolean {
  const mark = CITATION.exec(state.src.slice(state.pos, state.posMax))?.[0];
  if (mark === undefined) {
    return false;
  }
  if (!silent) {
    state.push('article_citation_open', 'cite', 1).attrs = [['class', 'standfirst-citation']];
    state.push('text', '', 0).content = mark;
    state.push('article_citation_close', 'cite', -1);
  }
  state.pos += mark.length;
  return true;
}

function div(state: StateBlock, first: number, last: number, silent: boolean): boolean {
  const section = DIV.exec(lineOf(state, first));
  if (section === null) {
    return false;
  }
  if (!silent) {
    let end = first + 1;
    while (end < last && !DIV_END.test(lineOf(state, end))) {
      end += 1;
    }
    const open = state.push('article_div_open', 'div', 1);
    open.attrs = [['class', `standfirst-section standfirst-${section[1] ?? section[2]}`]];
    const { lineMax } = state;
    state.lineMax = end;
    state.md.block.tokenize(state, first + 1, end);
    state.lineMax = lineMax;
    state.push('article_div_close', 'div', -1);
    state.line = end + 1;
  }
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, state.eMarks[line]).trimEnd();
}

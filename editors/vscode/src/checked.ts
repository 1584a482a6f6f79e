// The outcome of a check in words.

import type { CheckedArticles } from './protocol';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** “Checked 12 articles: 1 error and 3 warnings.” */
export function checkedWords(checked: CheckedArticles): string {
  const found = [
    counted(checked.errors, 'error'),
    counted(checked.warnings, 'warning'),
    counted(checked.infos, 'note'),
    counted(checked.hints, 'hint'),
  ].filter((words) => !words.startsWith('0 '));
  const articles = counted(checked.articles, 'article');
  return `Checked ${articles}: ${found.length > 0 ? LIST.format(found) : 'nothing found'}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

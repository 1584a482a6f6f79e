// Runs in the browser beside VS Code: where words are drawn in the text, and what is drawn under them.

globalThis.drawn = (() => {
  const top = (element) => Math.round(element.getBoundingClientRect().top);

  /** The box of the words of a place, or undefined while they are not on the screen. */
  function box({ line, words }) {
    const numbers = [...document.querySelectorAll('.margin-view-overlays .line-numbers')];
    const number = numbers.find((element) => Number(element.textContent) === line);
    if (number === undefined) return undefined;
    const rows = [...document.querySelectorAll('.view-lines .view-line')].filter((row) => top(row) >= top(number));
    rows.sort((one, other) => top(one) - top(other));
    for (const row of rows) {
      const start = row.textContent.replaceAll('\u00a0', ' ').indexOf(words);
      if (start >= 0) return range(row, start, start + words.length).getBoundingClientRect().toJSON();
    }
    return undefined;
  }

  function range(row, start, end) {
    const range = document.createRange();
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let passed = 0, text = texts.nextNode(); text; passed += text.length, text = texts.nextNode()) {
      const holds = (offset) => passed <= offset && offset <= passed + text.length;
      if (holds(start)) range.setStart(text, start - passed);
      if (holds(end)) {
        range.setEnd(text, end - passed);
        break;
      }
    }
    return range;
  }

  /** Whether a squiggle of a kind lies under a place, from its first to its last letter; undefined while
   * the place is not on the screen. */
  function isUnderlined(kind, place) {
    const words = box(place);
    const near = (one, other) => Math.abs(one - other) <= 2;
    const squiggles = [...document.querySelectorAll(`.view-overlays .squiggly-${kind}`)];
    if (words === undefined) return undefined;
    return squiggles.some((squiggle) => {
      const { x, y, width } = squiggle.getBoundingClientRect();
      return near(x, words.x) && near(width, words.width) && Math.abs(y - words.y) < words.height;
    });
  }

  return { box, isUnderlined };
})();

/** How many rows each line of a wrapped text takes, as it is laid out. */

/** Measuring more than that would be felt. */
const LINES_MAX = 2_000;

/** @returns null where there are too many lines, or the text is not shown as it reads. */
export function lineRows(code: HTMLElement, text: string): readonly number[] | null {
  const lines = text.split('\n');
  const [first] = code.childNodes;
  if (lines.length > LINES_MAX || !(first instanceof Text) || first.length < text.length) {
    return null;
  }
  const height = Number.parseFloat(getComputedStyle(code).lineHeight);
  const range = document.createRange();
  let at = 0;
  return lines.map(({ length }) => {
    range.setStart(first, at);
    range.setEnd(first, at + length);
    at += length + 1;
    return length === 0
      ? 1
      : Math.max(1, Math.round(range.getBoundingClientRect().height / height));
  });
}

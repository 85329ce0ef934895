/**
 * Boxes of the text that are wider than their place can be scrolled by keys: Tab reaches them, and
 * a screen reader says what they are, for as long as they really scroll. Where one writes the caret
 * does it, but for pictures of sources, which it does not enter.
 */
import type { EditorMessages } from '../../../../lib/i18n/en.ts';

export type ScrollWords = EditorMessages['scrolls'];

/** As deep as text.css lets blocks lie before they scroll by themselves. */
const DEEP = Array<string>(8).fill(':is(blockquote, li, [data-callout], [data-toggle])').join(' ');
const PICTURES = '.formula, .diagram';
const BOXES = `pre, .table-scroll, ${PICTURES}, ${DEEP}`;
const MARK = 'data-scrolls';
/** Sizes are rounded. */
const SLACK_PX = 1;

/** @returns ends it. */
export function watchScrollBoxes(text: HTMLElement, words: ScrollWords): () => void {
  let frame = 0;
  const measure = () => {
    frame = 0;
    markBoxes(text, words);
  };
  const ask = () => {
    if (frame === 0) frame = requestAnimationFrame(measure);
  };
  const changes = new MutationObserver(ask);
  changes.observe(text, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['class', 'style', 'contenteditable'],
  });
  const sizes = new ResizeObserver(ask);
  sizes.observe(text);
  // Pictures and faces come without a change of the text.
  text.addEventListener('load', ask, true);
  document.fonts.addEventListener('loadingdone', ask);
  ask();
  return () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    sizes.disconnect();
    text.removeEventListener('load', ask, true);
    document.fonts.removeEventListener('loadingdone', ask);
    for (const box of text.querySelectorAll<HTMLElement>(`[${MARK}]`)) unmark(box);
  };
}

function markBoxes(text: HTMLElement, words: ScrollWords): void {
  const boxes = [...text.querySelectorAll<HTMLElement>(text.isContentEditable ? PICTURES : BOXES)];
  // All is measured before anything is changed.
  const scrolled = new Set(boxes.filter(isScrolled));
  for (const box of text.querySelectorAll<HTMLElement>(`[${MARK}]`)) {
    if (!scrolled.has(box)) unmark(box);
  }
  for (const box of scrolled) mark(box, words);
}

function isScrolled(box: HTMLElement): boolean {
  const isWider = box.scrollWidth > box.clientWidth + SLACK_PX;
  const isHigher = box.scrollHeight > box.clientHeight + SLACK_PX;
  if (!isWider && !isHigher) return false;
  const { overflowX, overflowY } = getComputedStyle(box);
  return (isWider && overflowX === 'auto') || (isHigher && overflowY === 'auto');
}

function mark(box: HTMLElement, words: ScrollWords): void {
  if (box.hasAttribute(MARK)) return;
  box.setAttribute(MARK, '');
  box.tabIndex = 0;
  box.setAttribute('aria-label', words[kindOf(box)]);
  // Lists and quotes stay what they are; the others are nothing by themselves.
  if (box.matches('pre, div')) box.setAttribute('role', 'group');
}

function unmark(box: HTMLElement): void {
  for (const name of [MARK, 'tabindex', 'aria-label']) box.removeAttribute(name);
  if (box.matches('pre, div')) box.removeAttribute('role');
}

function kindOf(box: HTMLElement): keyof ScrollWords {
  if (box.matches('.table-scroll')) return 'table';
  if (box.matches('.formula')) return 'formula';
  if (box.matches('.diagram')) return 'diagram';
  return box.matches('pre') ? 'code' : 'passage';
}

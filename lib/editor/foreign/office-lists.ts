/**
 * Lists of Word. On the clipboard they are paragraphs that say `mso-list:l0 level2 lfo1` by style
 * and have their bullet or number written in front.
 */
import { LeveledLists } from './leveled-lists.ts';
import { markerOf } from './list-markers.ts';
import { declared } from './styles.ts';

const MEMBER = /\blevel(\d+)\b(?:.*\b(lfo\d+))?/u;
/** Word has nine. */
const LEVEL_MAX = 9;
/** `NodeFilter.SHOW_COMMENT`, where there is no page. */
const SHOW_COMMENT = 128;

/** Some writers put the sign between two comments and say nothing of it by style. */
export function markListSigns(page: Document): void {
  const comments = page.createTreeWalker(page.body, SHOW_COMMENT);
  const starts: Node[] = [];
  while (comments.nextNode() !== null) {
    if (/\[if !supportLists\]/iu.test(comments.currentNode.nodeValue ?? '')) {
      starts.push(comments.currentNode);
    }
  }
  for (const start of starts) {
    const sign: Node[] = [];
    let at = start.nextSibling;
    for (; at !== null && !/\[endif\]/iu.test(at.nodeValue ?? ''); at = at.nextSibling)
      sign.push(at);
    if (at === null) continue;
    const mark = page.createElement('span');
    mark.setAttribute('style', 'mso-list: Ignore');
    mark.append(...sign);
    at.parentNode?.insertBefore(mark, at);
  }
}

export function readOfficeLists(page: Document): void {
  const lists = new LeveledLists();
  for (const block of page.body.querySelectorAll('p, div, h1, h2, h3, h4, h5, h6')) {
    const [, said, name = ''] = MEMBER.exec(declared(block, 'mso-list')) ?? [];
    if (said === undefined) continue;
    const sign = takeSign(block);
    // A numbered heading stays one; its number follows from its place in Word, too.
    if (block.localName.startsWith('h')) continue;
    const level = Math.min(LEVEL_MAX, Math.max(1, Number(said)));
    const marker = markerOf(sign, lists.signsAt(block, level));
    const item = page.createElement('li');
    lists.add(block, item, { level, name, marker });
    item.append(block);
  }
}

/** Takes the bullet or number out of the text. */
function takeSign(block: Element): string {
  const sign = [...block.querySelectorAll('[style]')].find((part) =>
    /^ignore$/iu.test(declared(part, 'mso-list')),
  );
  const text = sign?.textContent ?? '';
  sign?.remove();
  return text;
}

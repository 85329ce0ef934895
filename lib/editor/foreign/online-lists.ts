/** Lists of Word in the browser: each item is a list of its own that says how deep it is. */
import { LIST_SIGNS, LIST_STYLES, type ListStyle, listStyleOf } from '../attributes.ts';
import { LeveledLists } from './leveled-lists.ts';
import { declared } from './styles.ts';

const LEVEL_MAX = 9;

export function readOnlineLists(page: Document): void {
  const lists = new LeveledLists();
  for (const wrapper of page.body.querySelectorAll('div.ListContainerWrapper')) {
    for (const item of wrapper.querySelectorAll('li')) {
      const said = Number(item.getAttribute('data-aria-level') ?? 1);
      const level = Math.min(LEVEL_MAX, Math.max(1, Number.isInteger(said) ? said : 1));
      const name = item.getAttribute('data-listid') ?? '';
      const list = item.parentElement;
      const number = Number(list?.getAttribute('start') ?? 1);
      const signs = list?.localName === 'ol' ? signsOf(list, item) : null;
      lists.add(wrapper, item, { level, name, marker: { signs, number } });
    }
    wrapper.remove();
  }
}

function signsOf(list: Element, item: Element): ListStyle {
  const said = declared(list, 'list-style-type') || declared(item, 'list-style-type');
  const byStyle = LIST_STYLES.find((style) => LIST_SIGNS[style] === said);
  return listStyleOf(list.getAttribute('type')) ?? byStyle ?? '1';
}

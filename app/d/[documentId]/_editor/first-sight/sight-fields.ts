/** The places to write in the text that the page has brought; they come with the editor's scripts. */
import { EARLY_FIELD } from '../../../../../lib/editor/early-script.ts';

/** No place in it takes a word any more; what was typed is gone, what was deleted is there again. */
export function closeSight(text: HTMLElement): void {
  for (const field of text.querySelectorAll<HTMLElement>(`[${EARLY_FIELD}]`)) {
    field.replaceWith(...(field.hidden ? field.childNodes : []));
  }
  text.removeAttribute('contenteditable');
  text.setAttribute('role', 'textbox');
  text.setAttribute('aria-readonly', 'true');
  text.removeAttribute('tabindex');
}

/** An element that moves loses the focus. */
export function resumeField(text: HTMLElement): void {
  const field = text.querySelector<HTMLElement>(`[${EARLY_FIELD}="now"]`);
  if (field === null || document.activeElement !== document.body) return;
  field.focus({ preventScroll: true });
  getSelection()?.selectAllChildren(field);
  getSelection()?.collapseToEnd();
}

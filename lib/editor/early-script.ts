/**
 * Stands in a document's page within its text and runs before any other script has come: who may
 * write and presses a place in the text, or comes to the text by keys, gets a field there, which
 * takes what is typed or composed until the editor stands in its place. The page's policy names this
 * text by its hash, so it is written by hand, for any browser, and no compiler sees it.
 */

/** A field; its value is `now` for the one pressed last. */
export const EARLY_FIELD = 'data-early';
/** What holds the words of a block, in the text of the server. */
export const EARLY_BLOCKS = 'p, h1, h2, h3, h4, h5, h6, .source code';
/** What stands in a line and is no text. */
export const EARLY_ATOMS =
  '[data-mention], [data-document], time, [data-status], [data-footnote], .source-inline';

export const EARLY_SCRIPT = `(() => {
  const { currentScript } = document;
  const text = currentScript.parentElement;
  const blocks = '${EARLY_BLOCKS}';
  // What follows in the text is styled by its place in it.
  currentScript.remove();
  const beField = (element) => {
    element.setAttribute('role', 'textbox');
    element.setAttribute('aria-multiline', 'true');
  };
  // Without scripts nobody can write in it.
  beField(text);
  text.tabIndex = 0;
  const fields = () => [...text.querySelectorAll('[${EARLY_FIELD}]')];
  const pressed = (x, y) => {
    if (document.caretPositionFromPoint) {
      const at = document.caretPositionFromPoint(x, y);
      return at && [at.offsetNode, at.offset];
    }
    const at = document.caretRangeFromPoint(x, y);
    return at && [at.startContainer, at.startOffset];
  };
  const placeAt = (block, isStart) => {
    if (!block) return null;
    const range = document.createRange();
    range.selectNodeContents(block);
    range.collapse(isStart || block.textContent === '');
    return range;
  };
  const pressedPlace = (x, y) => {
    const at = pressed(x, y);
    const element = at && (at[0].nodeType === 1 ? at[0] : at[0].parentElement);
    if (element && text.contains(element) && element.closest(blocks)) {
      const range = document.createRange();
      const atom = element.closest('${EARLY_ATOMS}');
      if (atom) range.setStartAfter(atom);
      else range.setStart(at[0], at[1]);
      return range;
    }
    return placeAt([...text.querySelectorAll(blocks)].at(-1), false);
  };
  const write = (place, preventScroll) => {
    if (!place) return;
    const field = document.createElement('span');
    for (const other of fields()) {
      if (other.textContent === '') other.remove();
      else other.setAttribute('${EARLY_FIELD}', '');
    }
    field.setAttribute('${EARLY_FIELD}', 'now');
    beField(field);
    field.setAttribute('aria-label', text.getAttribute('aria-label'));
    field.setAttribute('contenteditable', 'plaintext-only');
    place.insertNode(field);
    if (!field.isContentEditable) field.setAttribute('contenteditable', 'true');
    // The keys go to the field, backwards too.
    text.setAttribute('role', 'group');
    text.removeAttribute('aria-multiline');
    text.tabIndex = -1;
    field.focus({ preventScroll });
  };
  const isClosed = () => text.getAttribute('aria-readonly') === 'true';
  // Not a click: there is none where the text moves on between press and release.
  addEventListener('mouseup', ({ target, button, clientX, clientY }) => {
    if (isClosed() || button !== 0 || !text.contains(target) || !target.closest) return;
    if (target.closest('a, label, input, [${EARLY_FIELD}]')) return;
    if (getSelection().isCollapsed) write(pressedPlace(clientX, clientY), true);
  });
  // By keys, to where the editor has its caret at first.
  text.addEventListener('focus', () => {
    if (isClosed() || !text.matches(':focus-visible')) return;
    write(placeAt(text.querySelector(blocks), true), false);
  });
  addEventListener('beforeunload', (event) => {
    if (fields().some((field) => field.textContent !== '')) event.preventDefault();
  });
})();`;

/**
 * Stands in a document's page within its text and runs before any other script has come: who may
 * write and presses a place in the text, or comes to the text by keys, gets a field there, which
 * takes what is typed or composed until the editor stands in its place. The page's policy names this
 * text by its hash, so it is written by hand, for any browser, and no compiler sees it.
 *
 * The caret is at the end of the field of now: wherever else it is led, a new one begins, in two
 * parts of another one too. A key that leads it, or deletes, finds all of the text open, for itself
 * alone; what it chooses keeps it open, and is exchanged for what is typed then. What was deleted
 * stays where it was, in a hidden field, so that each place is known by the words beside it.
 */

/** A field; its value is `now` for the one with the caret. A hidden one holds words that were deleted. */
export const EARLY_FIELD = 'data-early';
/** Stands in the text while a key leads the caret, without width; a piece of it may be left there. */
export const EARLY_BLANK = '\u2060';
/** What holds the words of a block, in the text of the server. */
export const EARLY_BLOCKS = 'p, h1, h2, h3, h4, h5, h6, .source code';
/** What stands in a line and is no text. */
export const EARLY_ATOMS =
  '[data-mention], [data-document], time, [data-status], [data-footnote], .source-inline';

export const EARLY_SCRIPT = `(() => {
  const { currentScript } = document;
  const text = currentScript.parentElement;
  const blocks = '${EARLY_BLOCKS}';
  const field = '[${EARLY_FIELD}]';
  const selection = getSelection();
  // What follows in the text is styled by its place in it.
  currentScript.remove();
  const set = (element, name, value) => element.setAttribute(name, value);
  const on = (type, act) => text.addEventListener(type, act);
  const beField = (element) => {
    set(element, 'role', 'textbox');
    set(element, 'aria-multiline', 'true');
  };
  // Without scripts nobody can write in it.
  beField(text);
  text.tabIndex = 0;
  let now = document.createElement('span');
  beField(now);
  set(now, 'aria-label', text.getAttribute('aria-label'));
  now.contentEditable = true;
  const blank = new Text();
  const fields = () => [...text.querySelectorAll(field)];
  const around = (node, selector) =>
    (node.closest ? node : node.parentElement).closest(selector);
  const placeAt = (block, isStart) => {
    if (!block) return;
    const range = new Range();
    range.selectNodeContents(block);
    range.collapse(isStart || !block.textContent);
    return range;
  };
  const placeIn = (node, offset) => {
    if (!text.contains(node) || !around(node, blocks)) return;
    const range = new Range();
    const atom = around(node, '${EARLY_ATOMS}');
    if (atom) range.setStartAfter(atom);
    else range.setStart(node, offset);
    return range;
  };
  const pressedPlace = (x, y) => {
    const at = document.caretPositionFromPoint?.(x, y) || document.caretRangeFromPoint?.(x, y);
    return (
      (at && placeIn(at.offsetNode || at.startContainer, at.offset ?? at.startOffset)) ||
      placeAt([...text.querySelectorAll(blocks)].at(-1))
    );
  };
  // While the caret is led, or words are chosen.
  const isOpen = () => text.isContentEditable;
  const open = () => set(text, 'contenteditable', '');
  const close = () => text.removeAttribute('contenteditable');
  const write = (place, preventScroll) => {
    close();
    blank.data = '';
    if (!place) return;
    const parted = around(place.startContainer, field);
    if (parted) {
      place.setEndAfter(parted);
      place.insertNode(place.extractContents());
      place.collapse(true);
    }
    now = now.cloneNode();
    for (const other of fields()) {
      if (other.textContent || other.hidden) set(other, '${EARLY_FIELD}', '');
      else other.remove();
    }
    set(now, '${EARLY_FIELD}', 'now');
    place.insertNode(now);
    // The keys go to the field, backwards too.
    set(text, 'role', 'group');
    text.removeAttribute('aria-multiline');
    text.tabIndex = -1;
    now.focus({ preventScroll });
  };
  const settle = () => {
    if (isOpen() && selection.isCollapsed)
      write(placeIn(selection.anchorNode, selection.anchorOffset) || placeAt(now));
  };
  on('keydown', ({ key, isComposing }) => {
    if (isComposing) return;
    settle();
    if (!/^(Arr|Home|End|Page|Back|Del)/.test(key)) return;
    open();
    if (selection.isCollapsed) {
      // No caret can be led out of an empty field, or along its line from beside what is no text.
      blank.data = '${EARLY_BLANK}';
      now.after(blank);
      selection.collapse(blank, /[LUHB]/.test(key) ? 0 : 1);
    }
    setTimeout(settle);
  });
  const exchange = ({ startContainer, startOffset, endContainer, endOffset }, typed) => {
    const place = placeIn(startContainer, startOffset) || placeAt(now);
    place.setEnd(endContainer, endOffset);
    const common = place.commonAncestorContainer;
    if (around(common, blocks)) {
      const gone = now.cloneNode();
      gone.hidden = true;
      gone.append(place.extractContents());
      if (!around(common, field)) place.insertNode(gone);
      place.collapse();
    } else if (typed) place.collapse(true);
    // Over several blocks nothing is deleted.
    else return;
    write(place);
    if (!typed) return;
    now.append(typed);
    write(placeAt(now));
  };
  on('beforeinput', (event) => {
    const { inputType, data, dataTransfer } = event;
    const isLine = /^insert[PL]/.test(inputType);
    if (!isOpen() && !dataTransfer && !isLine) return;
    event.preventDefault();
    const typed = isLine ? '\\n' : data || dataTransfer?.getData('text');
    // Nothing is given a format here, or taken back.
    if (typed || /^d/.test(inputType)) exchange(event.getTargetRanges()[0], typed);
  });
  on('compositionstart', () => {
    if (isOpen()) exchange(selection.getRangeAt(0));
  });
  on('mousedown', close);
  // Not a click: there is none where the text moves on between press and release.
  on('mouseup', ({ target, button, clientX, clientY }) => {
    if (button || target.closest('a, label, input, [aria-readonly]')) return;
    if (selection.isCollapsed) write(pressedPlace(clientX, clientY), true);
    else open();
  });
  // By keys, to where the editor has its caret at first.
  on('focus', () => {
    if (text.matches(':focus-visible:read-only')) write(placeAt(text.querySelector(blocks), true));
  });
  addEventListener('beforeunload', (event) => {
    if (fields().some(({ textContent }) => textContent)) event.preventDefault();
  });
})();`;

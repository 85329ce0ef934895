/** The elements of a copy as people write such pages by hand. */

const LISTS = 'ul, ol';

export function asOthersWrite(copy: ParentNode): void {
  for (const words of copy.querySelectorAll('li > input + div')) {
    words.replaceWith(...words.childNodes);
  }
  // A paragraph in an item or a cell is shown by others as one with distances around it.
  for (const holder of copy.querySelectorAll('li, td, th')) {
    const [first, ...others] = [...holder.children].filter(
      ({ localName }) => localName !== 'input',
    );
    const isAlone =
      first?.localName === 'p' &&
      first.attributes.length === 0 &&
      first.hasChildNodes() &&
      others.every((other) => holder.localName === 'li' && other.matches(LISTS));
    if (isAlone) first.replaceWith(...first.childNodes);
  }
  putNotesBehind(copy);
}

/** As exports have them: a number in the text, the words at the end. */
function putNotesBehind(copy: ParentNode): void {
  const notes = [...copy.querySelectorAll('sup[data-footnote]')];
  if (notes.length === 0) return;
  const [page] = notes.map(({ ownerDocument }) => ownerDocument);
  if (page === undefined) return;
  const list = page.createElement('ol');
  for (const [at, note] of notes.entries()) {
    const number = String(at + 1);
    const item = page.createElement('li');
    item.setAttribute('data-note', number);
    item.append(...note.childNodes);
    list.append(item);
    note.removeAttribute('data-footnote');
    note.setAttribute('data-note', number);
    note.append(number);
  }
  const section = page.createElement('section');
  section.setAttribute('data-notes', '');
  section.append(list);
  copy.append(section);
}

/** Footnotes of Word and Writer: a link in the text, and what it leads to in a part at the end. */
import { declared } from './styles.ts';

const NOTE_PART = /^(?:foot|end)note$/u;
const NOTE_LIST = /^(?:foot|end)note-list$/u;
/** The link from a note back to its place. */
const BACK = 'a.sdfootnotesym, a.sdendnotesym, a[href^="#_ftnref"], a[href^="#_ednref"]';

export function readOfficeNotes(page: Document): void {
  const notes = new Map<string, Element>();
  for (const part of page.body.querySelectorAll('div[id]')) {
    const isOfWriter = /^sd(?:foot|end)note\d+$/u.test(part.id);
    if (isOfWriter || NOTE_PART.test(declared(part, 'mso-element'))) notes.set(part.id, part);
  }
  for (const link of page.body.querySelectorAll('a[href^="#"]')) {
    const id = targetOf(link);
    if (id === null) continue;
    const note = notes.get(id);
    if (note !== undefined && !note.contains(link)) link.replaceWith(noteFor(page, note));
    // What it leads to was not copied.
    else link.replaceWith(...link.childNodes);
  }
  for (const part of notes.values()) part.remove();
  for (const part of page.body.querySelectorAll('div[style]')) {
    if (NOTE_LIST.test(declared(part, 'mso-element'))) part.remove();
  }
}

/** `#_ftn1` leads to `ftn1`, `#sdfootnote1sym` to `sdfootnote1`. */
function targetOf(link: Element): string | null {
  const [, ofWord, ofWriter] =
    /^#_((?:ft|ed)n\d+)$|^#(sd(?:foot|end)note\d+)sym$/u.exec(link.getAttribute('href') ?? '') ??
    [];
  return ofWord ?? ofWriter ?? null;
}

/** A note may be referred to more than once. */
function noteFor(page: Document, part: Element): Element {
  const note = part.cloneNode(true) as Element;
  const sup = page.createElement('sup');
  sup.setAttribute('data-footnote', '');
  for (const back of note.querySelectorAll(BACK)) back.remove();
  const lines = [...note.querySelectorAll('p')];
  for (const [at, line] of (lines.length === 0 ? [note] : lines).entries()) {
    if (at > 0) sup.append(' ');
    sup.append(...line.childNodes);
  }
  trimStart(sup);
  return sup;
}

function trimStart(sup: Element): void {
  const first = sup.firstChild;
  if (first === null || first.nodeName !== '#text') return;
  first.nodeValue = (first.nodeValue ?? '').replace(/^[\s\u00a0]+/u, '');
}

/**
 * Colours what was found, by the CSS Custom Highlight API: nothing in the editor changes, so that
 * searching costs a long text, and those who write in it, nothing. Where a browser lacks it
 * (Firefox before 140) the match one stands at is the selection all the same.
 */
import type { EditorView } from '@tiptap/pm/view';
import { NOTE_LIST, noteId, notesIn } from '../inline/show-note.ts';
import { lineAt } from './held-words.ts';
import { indexFrom, type Match } from './matches.ts';

const ALL = 'find';
const CURRENT = 'find-current';
/** Of the text around what is in view, in positions: some lines at either end. */
const MARGIN = 2_000;
/** More than fit on a screen. */
const SHOWN_MAX = 1_000;

/** @returns where words are not drawn yet: what holds them is coloured as a whole until then. */
export function showMatches(
  view: EditorView,
  matches: readonly Match[],
  current: Match | null,
): Iterable<Element> {
  if (!isSupported()) return [];
  const { from, to } = positionsInView(view);
  const first = indexFrom(matches, from);
  const last = Math.min(indexFrom(matches, to), first + SHOWN_MAX);
  const inText = matches.slice(first, last).filter(({ is }) => is !== 'note');
  const shown = [...inText, ...notesAmong(matches)].filter((match) => match !== current);
  const wordsOf = drawnWords(view);
  const undrawn = new Set<Element>();
  const rangeAt = (match: Match) => {
    const words = wordsOf(match);
    if (words !== null || match.is === 'text') return rangeOf(view, match, words);
    const place = match.is === 'note' ? placeOfNotes(view) : view.nodeDOM(match.from);
    if (place instanceof Element) undrawn.add(place);
    return rangeOf(view, match, words);
  };
  CSS.highlights.set(ALL, new Highlight(...shown.map(rangeAt)));
  if (current === null) CSS.highlights.delete(CURRENT);
  else CSS.highlights.set(CURRENT, new Highlight(rangeAt(current)));
  return undrawn;
}

/** The list comes with the first footnote, and a frame or more after it. */
function placeOfNotes(view: EditorView): Element | null {
  return document.getElementById(NOTE_LIST) ?? view.dom.closest('#content');
}

/** They are listed below the text, wherever in it their places are. */
function notesAmong(matches: readonly Match[]): readonly Match[] {
  const known = notes.get(matches) ?? matches.filter(({ is }) => is === 'note').slice(0, SHOWN_MAX);
  notes.set(matches, known);
  return known;
}

const notes = new WeakMap<readonly Match[], readonly Match[]>();

export function hideMatches(): void {
  if (!isSupported()) return;
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
}

function isSupported(): boolean {
  return 'highlights' in CSS && typeof Highlight === 'function';
}

/** Of its letters where they are drawn, else of what holds them. */
export function rangeOf(
  view: EditorView,
  match: Match,
  words: DrawnWords | null = drawnWords(view)(match),
): Range {
  const { is, from, to, found } = match;
  const range = document.createRange();
  if (is === 'text') {
    const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  }
  if (words !== null) {
    range.setStart(words.text, words.index);
    range.setEnd(words.text, words.index + found.text.length);
    return range;
  }
  const holder = view.nodeDOM(is === 'note' ? from - found.index - 1 : from);
  if (holder === null) return range;
  range.selectNode(holder);
  return range;
}

interface DrawnWords {
  readonly text: Text;
  readonly index: number;
}

/** For one moment of the page, which is asked for its footnotes once, and only for theirs. */
function drawnWords(view: EditorView): (match: Match) => DrawnWords | null {
  let numbers: ReadonlyMap<Node | null, number> | null = null;
  return (match) => {
    if (match.is !== 'note') return match.is === 'held' ? heldWords(view, match) : null;
    numbers ??= new Map(notesIn(view).map((note, at) => [note, at + 1]));
    return noteWords(view, match, numbers);
  };
}

/** In the list below the text. */
function noteWords(
  view: EditorView,
  { from, found }: Match,
  numbers: ReadonlyMap<Node | null, number>,
): DrawnWords | null {
  const number = numbers.get(view.nodeDOM(from - found.index - 1));
  const entry = number === undefined ? null : document.getElementById(noteId(number));
  return drawnIn(entry?.querySelector('bdi') ?? null, found.index, found);
}

function heldWords(view: EditorView, { from, found }: Match): DrawnWords | null {
  const [node, holder] = [view.state.doc.nodeAt(from), view.nodeDOM(from)];
  const held = node === null ? null : lineAt(node, found.index);
  if (held === null || !(holder instanceof Element)) return null;
  const words = holder.querySelector(`[data-words="${held.line.attribute}"]`);
  return drawnIn(words, found.index - held.start, found);
}

function drawnIn(
  element: Element | null,
  index: number,
  { text: words }: Match['found'],
): DrawnWords | null {
  const text = element?.firstChild;
  if (!(text instanceof Text)) return null;
  return text.data.startsWith(words, index) ? { text, index } : null;
}

function positionsInView(view: EditorView): { readonly from: number; readonly to: number } {
  const text = view.dom.getBoundingClientRect();
  const middle = (text.left + text.right) / 2;
  const from = view.posAtCoords({ left: middle, top: Math.max(text.top, 0) + 1 });
  const to = view.posAtCoords({ left: middle, top: Math.min(text.bottom, innerHeight) - 1 });
  return {
    from: Math.max(0, (from?.pos ?? 0) - MARGIN),
    to: (to?.pos ?? view.state.doc.content.size) + MARGIN,
  };
}

/**
 * Makes a body read as an earlier one by the edits that takes, not by replacing it: what is the
 * same stays, so that words somebody writes elsewhere meanwhile, or wrote offline, stay, too.
 */
import * as Y from 'yjs';
import { copyNode } from './shared-tree.ts';

type Attributes = Record<string, unknown>;

interface TextRun {
  readonly insert?: unknown;
  readonly attributes?: Attributes;
}

/** Both are of one document's body; `then` is left as it is. @throws AppError `too_deep`. */
export function restoreTree(now: Y.XmlFragment, then: Y.XmlFragment, depth = 1): void {
  const [present, wanted] = [now.toArray() as unknown[], then.toArray() as unknown[]];
  const { start, end } = commonEnds(present.map(readingOf), wanted.map(readingOf));
  const presentTo = present.length - end;
  const wantedTo = wanted.length - end;
  let at = start;
  for (; at < presentTo && at < wantedTo; at++) {
    if (restoreNode(present[at], wanted[at], depth)) continue;
    now.delete(at, 1);
    now.insert(at, copyNode(wanted[at], depth));
  }
  if (at < presentTo) now.delete(at, presentTo - at);
  if (at < wantedTo) {
    now.insert(
      at,
      wanted.slice(at, wantedTo).flatMap((node) => copyNode(node, depth)),
    );
  }
}

/** @returns false when the one cannot become the other. */
function restoreNode(now: unknown, then: unknown, depth: number): boolean {
  if (now instanceof Y.XmlText && then instanceof Y.XmlText) {
    restoreText(now, then);
    return true;
  }
  if (!isElement(now) || !isElement(then)) return false;
  if (now.nodeName !== then.nodeName) return false;
  restoreAttributes(now, then);
  restoreTree(now, then, depth + 1);
  return true;
}

function isElement(node: unknown): node is Y.XmlElement {
  return node instanceof Y.XmlElement;
}

function restoreAttributes(now: Y.XmlElement, then: Y.XmlElement): void {
  const present: Attributes = now.getAttributes();
  const wanted: Attributes = then.getAttributes();
  const open = now as Y.XmlElement<Record<string, never>>;
  for (const name of Object.keys(present)) if (!(name in wanted)) now.removeAttribute(name);
  for (const [name, value] of Object.entries(wanted)) {
    if (JSON.stringify(present[name]) !== JSON.stringify(value)) {
      open.setAttribute(name, value as never);
    }
  }
}

function restoreText(now: Y.XmlText, then: Y.XmlText): void {
  const [present, wanted] = [charactersOf(now), charactersOf(then).filter(({ isText }) => isText)];
  const { start, end } = commonEnds(present.map(markedReading), wanted.map(markedReading));
  let at = lengthOf(present.slice(0, start));
  const removed = lengthOf(present.slice(start, present.length - end));
  if (removed > 0) now.delete(at, removed);
  for (const { insert, attributes } of runsOf(wanted.slice(start, wanted.length - end))) {
    // Named, even when empty: text takes over the marks on its left otherwise.
    now.insert(at, insert, attributes);
    at += insert.length;
  }
}

interface Character {
  readonly insert: string;
  readonly attributes: Attributes;
  /** What is none can only be written past the editor; it takes one place and is not kept. */
  readonly isText: boolean;
}

/** By code points: half a character would be lost. */
function charactersOf(text: Y.XmlText): Character[] {
  const runs = text.toDelta() as TextRun[];
  return runs.flatMap(({ insert, attributes = {} }): Character[] => {
    if (typeof insert !== 'string') return [{ insert: '?', attributes, isText: false }];
    return [...insert].map((character) => ({ insert: character, attributes, isText: true }));
  });
}

const lengthOf = (characters: readonly Character[]) =>
  characters.reduce((sum, { insert }) => sum + insert.length, 0);

const markedReading = (character: Character) => JSON.stringify(character);

/** Neighbours with the same marks together again. */
function runsOf(characters: readonly Character[]): Character[] {
  const runs: Character[] = [];
  for (const character of characters) {
    const last = runs.at(-1);
    if (last === undefined || marksOf(last) !== marksOf(character)) runs.push(character);
    else runs[runs.length - 1] = { ...last, insert: last.insert + character.insert };
  }
  return runs;
}

const marksOf = ({ attributes }: Character) => JSON.stringify(attributes);

/** What of it people see, as one text: equal for equal content. */
function readingOf(node: unknown): string {
  if (node instanceof Y.XmlText) return JSON.stringify(node.toDelta());
  if (!isElement(node)) return JSON.stringify(node);
  const children = (node.toArray() as unknown[]).map(readingOf);
  return JSON.stringify([node.nodeName, node.getAttributes(), children]);
}

/** Lengths of the equal start and the equal end. */
function commonEnds(
  present: readonly string[],
  wanted: readonly string[],
): { readonly start: number; readonly end: number } {
  const shorter = Math.min(present.length, wanted.length);
  let start = 0;
  while (start < shorter && present[start] === wanted[start]) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    present[present.length - 1 - end] === wanted[wanted.length - 1 - end]
  ) {
    end += 1;
  }
  return { start, end };
}

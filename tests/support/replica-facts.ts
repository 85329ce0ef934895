/** What a replica made of a log holds, in the words of what is known. */
import * as Y from 'yjs';
import { deleteSetOf, type Known } from '../../lib/protocol/known.ts';
import type { Ranges } from '../../lib/protocol/ranges.ts';

export function replay(log: readonly Uint8Array[], gc = true): Y.Doc {
  const doc = new Y.Doc({ gc });
  doc.getXmlFragment('default');
  doc.getText('title');
  for (const update of log) Y.applyUpdate(doc, update);
  return doc;
}

export function contentOf(doc: Y.Doc): unknown {
  return [doc.getXmlFragment('default').toString(), doc.getText('title').toDelta()];
}

export function vectorOf(doc: Y.Doc): Record<number, number> {
  return Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc)));
}

export function deletedIn(doc: Y.Doc): Record<number, number[]> {
  const set = Y.createDeleteSetFromStructStore(doc.store);
  return Object.fromEntries(
    [...set.clients].map(([client, items]) => [
      client,
      items.flatMap(({ clock, len }) => [clock, clock + len]),
    ]),
  );
}

/**
 * Deleted clocks, but for ends and beginnings of marks: a replica tidies these up by itself after
 * a foreign change (yjs YText.js, cleanupYTextAfterTransaction) and says so in an update of its
 * own. Needs a replica that collects nothing.
 */
export function deletedButMarksIn(doc: Y.Doc): Record<number, number[]> {
  const clocks: Record<number, number[]> = {};
  for (const [client, structs] of doc.store.clients) {
    for (const struct of structs) {
      if (!struct.deleted || isMark(struct)) continue;
      for (let more = 0; more < struct.length; more++) {
        (clocks[client] ??= []).push(struct.id.clock + more);
      }
    }
  }
  return clocks;
}

function isMark(struct: Y.Item | Y.GC): boolean {
  return struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
}

function isMarkAt(doc: Y.Doc, client: number, clock: number): boolean {
  return isMark(Y.getItem(doc.store, Y.createID(client, clock)));
}

export function clocksOf(ranges: Ranges): number[] {
  const clocks: number[] = [];
  for (let at = 0; at < ranges.length; at += 2) {
    for (let clock = ranges[at] ?? 0; clock < (ranges[at + 1] ?? 0); clock++) clocks.push(clock);
  }
  return clocks;
}

/** The same of what is known, in the words of a replica that collects nothing. */
export function deadButMarks(known: Known, doc: Y.Doc): Record<number, number[]> {
  const clocks: Record<number, number[]> = {};
  for (const [client, ranges] of deleteSetOf(known)) {
    const dead = clocksOf(ranges).filter((clock) => !isMarkAt(doc, client, clock));
    if (dead.length > 0) clocks[client] = dead;
  }
  return clocks;
}

/**
 * An undo has brought something back between two neighbours of which the right one stands before
 * the left one (yjs#794): where it lands depends on how its update is cut, for any server.
 */
export function isTornByUndo(log: readonly Uint8Array[]): boolean {
  const doc = replay(log, false);
  const items = [...doc.store.clients.values()].flat().filter((struct) => struct instanceof Y.Item);
  return items.some(({ origin, rightOrigin }) => {
    if (origin === null || rightOrigin === null) return false;
    let item: Y.Item | null = itemAt(doc, origin);
    const right = itemAt(doc, rightOrigin);
    if (item === right) return rightOrigin.clock <= origin.clock;
    while (item !== null && item !== right) item = item.right;
    return item === null;
  });
}

function itemAt(doc: Y.Doc, id: Y.ID): Y.Item | null {
  const struct = Y.getItem(doc.store, id);
  return struct instanceof Y.Item ? struct : null;
}

/**
 * Everything but the marks of text, in order. A replica made of the log tidies marks up in its own
 * way (yjs YText.js, cleanupYTextAfterTransaction): of them only replicas that lived are asked.
 */
export function plainContentOf(doc: Y.Doc): unknown {
  return [plainOf(doc.getXmlFragment('default')), plainOf(doc.getText('title'))];
}

function plainOf(type: unknown): unknown {
  if (type instanceof Y.Text) {
    const pieces = type.toDelta() as readonly { readonly insert: unknown }[];
    return pieces.map(({ insert }) => String(insert)).join('');
  }
  if (!(type instanceof Y.XmlFragment)) return null;
  const children = type.toArray().map((child) => plainOf(child));
  if (!(type instanceof Y.XmlElement)) return children;
  const attributes = Object.entries(type.getAttributes()).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [type.nodeName, attributes, children];
}

/** Deleted clocks but for marks, as ranges: a hostile range has more clocks than fit an array. */
export function deletedRangesIn(doc: Y.Doc): Record<number, number[]> {
  const all: Record<number, number[]> = {};
  for (const [client, structs] of doc.store.clients) {
    const ranges: number[] = [];
    for (const struct of structs) {
      if (struct.deleted && !isMark(struct)) addRange(ranges, struct.id.clock, struct.length);
    }
    if (ranges.length > 0) all[client] = ranges;
  }
  return all;
}

/** The same of what is known; `doc` says which clocks are marks. */
export function deadRanges(known: Known, doc: Y.Doc): Record<number, number[]> {
  const all: Record<number, number[]> = {};
  for (const [client, dead] of deleteSetOf(known)) {
    const marks = (doc.store.clients.get(client) ?? []).filter((struct) => isMark(struct));
    const ranges: number[] = [];
    for (let at = 0; at < dead.length; at += 2) {
      let from = dead[at] ?? 0;
      const to = dead[at + 1] ?? 0;
      for (const { id } of marks) {
        if (id.clock < from || id.clock >= to) continue;
        addRange(ranges, from, id.clock - from);
        from = id.clock + 1;
      }
      addRange(ranges, from, to - from);
    }
    if (ranges.length > 0) all[client] = ranges;
  }
  return all;
}

function addRange(ranges: number[], from: number, length: number): void {
  if (length === 0) return;
  if (ranges.at(-1) === from) ranges[ranges.length - 1] = from + length;
  else ranges.push(from, from + length);
}

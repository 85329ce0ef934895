/** What one transaction wrote into the texts of a document, and what it took out of them. */
import * as Y from 'yjs';
import { itemsOf, Letters, stringOf } from './letters.ts';

export type Attributes = Readonly<Record<string, unknown>>;

/** New letters beside each other. */
export interface Written {
  readonly text: Y.XmlText;
  readonly letters: Letters;
}

/** Letters of a text from which others were taken. */
export interface Part {
  readonly id: Y.ID;
  readonly letters: string;
  readonly attributes: Attributes;
  /** So many of the letters that were taken stood before them. */
  readonly at: number;
  /** Gone with the place they stood in; otherwise they stand there still. */
  readonly isGone: boolean;
}

export interface Bereft {
  readonly text: Y.XmlText;
  /** What the transaction took, knowing of it. */
  readonly taken: Letters;
  /** Nothing that was known of stands behind the last of them. */
  readonly isTakenToEnd: boolean;
  /** What whoever took it did not know of, in the order of the text. */
  readonly unknown: readonly Part[];
}

/** Of which letters whoever made the transaction knew nothing. */
export interface Unknown {
  /** May there be any by this client? */
  readonly isBy: (client: number) => boolean;
  /** Of letters that are gone now. */
  readonly gone: (id: Y.ID) => boolean;
  /** Of letters that stand where they stood. */
  readonly left: (id: Y.ID) => boolean;
}

export function isNew({ beforeState }: Y.Transaction, { client, clock }: Y.ID): boolean {
  return clock >= (beforeState.get(client) ?? 0);
}

/** Everything a transaction made, in the order of the ids. */
export function* madeIn(transaction: Y.Transaction): Generator<Y.Item> {
  const { beforeState, doc } = transaction;
  for (const [client, structs] of doc.store.clients) {
    const from = beforeState.get(client) ?? 0;
    const last = structs.at(-1);
    if (last === undefined || last.id.clock + last.length <= from) continue;
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
      const struct = structs[at];
      if (struct instanceof Y.Item) yield struct;
    }
  }
}

export function writtenIn(transaction: Y.Transaction): Written[] {
  const texts = new Set<Y.XmlText>();
  for (const item of madeIn(transaction)) {
    const isLetters = !item.deleted && stringOf(item) !== null;
    if (isLetters && item.parent instanceof Y.XmlText) texts.add(item.parent);
  }
  return [...texts].flatMap((text) => writtenInto(text, transaction));
}

function writtenInto(text: Y.XmlText, transaction: Y.Transaction): Written[] {
  const runs: Letters[] = [];
  let run: Letters | null = null;
  for (const item of itemsOf(text)) {
    if (item.deleted || !item.countable) continue;
    const letters = stringOf(item);
    if (letters === null || !isNew(transaction, item.id)) {
      run = null;
      continue;
    }
    if (run === null) {
      run = new Letters();
      runs.push(run);
    }
    run.push({ id: item.id, text: letters });
  }
  return runs.map((letters) => ({ text, letters }));
}

/** The texts that a transaction took letters from, or took away with what they stood in. */
export function bereftIn(transaction: Y.Transaction, unknown: Unknown): Bereft[] {
  const texts = new Set<Y.XmlText>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || isNew(transaction, struct.id)) return;
    if (struct.parent instanceof Y.XmlText) texts.add(struct.parent);
    if (struct.content instanceof Y.ContentType && struct.content.type instanceof Y.XmlText) {
      texts.add(struct.content.type);
    }
  });
  return [...texts].map((text) => bereft(text, transaction, unknown));
}

function bereft(text: Y.XmlText, transaction: Y.Transaction, unknown: Unknown): Bereft {
  const taken = new Letters();
  const parts: Part[] = [];
  const attributes: Record<string, unknown> = {};
  /** Letters that nobody took stand between these and what was taken before. */
  let isCutOff = true;
  let standing: Part[] = [];
  for (const item of itemsOf(text)) {
    if (isNew(transaction, item.id)) continue;
    const isGone = item.deleted;
    if (isGone && !Y.isDeleted(transaction.deleteSet, item.id)) continue;
    if (item.content instanceof Y.ContentFormat) {
      attributes[item.content.key] = item.content.value;
      continue;
    }
    const isUnknownId = isGone ? unknown.gone : unknown.left;
    for (const [id, letters, isUnknown] of cut(item, unknown.isBy, isUnknownId)) {
      if (isUnknown) {
        const part = { id, letters, attributes: { ...attributes }, at: taken.length, isGone };
        if (isGone) parts.push(part);
        else if (!isCutOff) standing.push(part);
      } else if (isGone) {
        taken.push({ id, text: letters });
        parts.push(...standing);
        standing = [];
        isCutOff = false;
      } else {
        standing = [];
        isCutOff = true;
      }
    }
  }
  const isTakenToEnd = text._item?.deleted === true || !isCutOff;
  return { text, taken, isTakenToEnd, unknown: [...parts, ...standing] };
}

/** What stands in a text beside these letters of it. */
export function besides({ text, letters }: Written): Part[] {
  const parts: Part[] = [];
  const attributes: Record<string, unknown> = {};
  let at = 0;
  for (const item of itemsOf(text)) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      attributes[item.content.key] = item.content.value;
      continue;
    }
    const isBeside = (id: Y.ID) => letters.offsetOf(id) === null;
    for (const [id, found, isPart] of cut(item, () => true, isBeside)) {
      if (isPart) {
        parts.push({ id, letters: found, attributes: { ...attributes }, at, isGone: true });
      } else at += found.length;
    }
  }
  return parts;
}

/** An item's letters, parted where the answer changes. */
function* cut(
  item: Y.Item,
  isBy: Unknown['isBy'],
  isUnknown: (id: Y.ID) => boolean,
): Generator<readonly [Y.ID, string, boolean]> {
  const letters = stringOf(item);
  if (letters === null) return;
  const { client, clock } = item.id;
  if (!isBy(client)) {
    yield [item.id, letters, false];
    return;
  }
  for (let from = 0; from < letters.length;) {
    const id = Y.createID(client, clock + from);
    const answer = isUnknown(id);
    let to = from + 1;
    while (to < letters.length && isUnknown(Y.createID(client, clock + to)) === answer) to += 1;
    yield [id, letters.slice(from, to), answer];
    from = to;
  }
}

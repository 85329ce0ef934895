import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { COPY_IDLE_MS, browserCopies } from '../../../lib/client/browser-copies.ts';
import { CopyIsNewerError } from '../../../lib/client/local-copies.ts';
import type { CopyKey } from '../../../lib/client/local-copies.ts';
import { COPY_ROWS_MAX } from '../../../lib/client/local-copy.ts';
import type { DocumentId, Epoch, PersonId } from '../../../lib/core/ids.ts';
import { HandClock } from '../../support/hand-clock.ts';

const OWNER = {
  personId: `g_${'a'.repeat(21)}A` as PersonId,
  documentId: `${'d'.repeat(21)}A` as DocumentId,
};
const KEY: CopyKey = { ...OWNER, epoch: 'epoch-one-A' as Epoch };
const OTHER_EPOCH = 'epoch-two-A' as Epoch;

/** One update for every word, from one writer. */
function updatesOf(words: readonly string[], clientId = 7): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('title');
  for (const word of words) text.insert(text.length, word);
  return updates;
}

function titleOf(rows: readonly { readonly update: Uint8Array }[]): string {
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row.update);
  expect(doc.store.pendingStructs).toBeNull();
  return doc.getText('title').toString();
}

const sent = (update: Uint8Array) => ({ update, isUnsent: false });
const unsent = (update: Uint8Array) => ({ update, isUnsent: true });
const word = (text: string, clientId: number) => {
  const [update] = updatesOf([text], clientId);
  if (update === undefined) throw new Error('a word makes an update');
  return update;
};

describe('Local copy', () => {
  let clock: HandClock;
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    clock = new HandClock();
  });

  const opened = async (key = KEY, schemaVersion?: number) => {
    const copy = await browserCopies(clock, schemaVersion).open(key);
    return { copy, ...(await copy.load()) };
  };

  it('[CLIENT-17] gives back rows, unsent marks and position after a reload', async () => {
    const { copy, rows } = await opened();
    expect(rows).toEqual([]);
    const keys = await copy.append(updatesOf(['a', 'b', 'c']).map(unsent), 4);
    await copy.markStored(keys.slice(0, 2));
    copy.close();

    const again = await opened();
    expect(titleOf(again.rows)).toBe('abc');
    expect(again.rows.map((row) => row.isUnsent)).toEqual([false, false, true]);
    expect(again.rows.map((row) => row.key)).toEqual(keys);
    expect(again.since).toBe(4);
  });

  it('[CLIENT-17] belongs to one person, one document and one epoch', async () => {
    const { copy } = await opened();
    await copy.append([unsent(word('mine', 1))], 9);
    const others: CopyKey[] = [
      { ...KEY, personId: null },
      { ...KEY, personId: `g_${'b'.repeat(21)}A` as PersonId },
      { ...KEY, documentId: `${'e'.repeat(21)}A` as DocumentId },
      { ...KEY, epoch: OTHER_EPOCH },
    ];
    for (const key of others) {
      const { rows, since } = await opened(key);
      expect({ rows, since }).toEqual({ rows: [], since: null });
    }
  });

  it('[CLIENT-18] merges what is sent and leaves what is unsent as it is', async () => {
    const { copy } = await opened();
    const words = Array.from({ length: COPY_ROWS_MAX + 10 }, (_, at) => `${at} `);
    const updates = updatesOf(words);
    const keys = await copy.append(updates.map(unsent), null);
    await copy.markStored(keys.filter((_, at) => at !== 5));
    await copy.compact();

    const { rows } = await opened();
    expect(rows.length).toBe(2);
    expect(rows.filter((row) => row.isUnsent).map((row) => row.key)).toEqual([keys[5]]);
    expect(titleOf(rows)).toBe(words.join(''));
  });

  it('[CLIENT-18] keeps the rows and marks of another tab that writes while one merges', async () => {
    const ada = await opened();
    const bob = await opened();
    const many = updatesOf(Array.from({ length: COPY_ROWS_MAX + 1 }, () => 'x'));
    await ada.copy.append(many.map(sent), 300);
    const [[bobs]] = await Promise.all([
      bob.copy.append([unsent(word('bob', 2))], 200),
      ada.copy.compact(),
      bob.copy.append([sent(word('late', 3))], null),
    ]);

    const { rows, since } = await opened();
    expect(rows.filter((row) => row.isUnsent).map((row) => row.key)).toEqual([bobs]);
    expect(titleOf(rows)).toContain('bob');
    expect(titleOf(rows)).toContain('late');
    expect(titleOf(rows).replaceAll(/[^x]/g, '').length).toBe(COPY_ROWS_MAX + 1);
    expect(since).toBe(300);
  });

  it('[CLIENT-18] clears only the rows this tab has read or written', async () => {
    const ada = await opened();
    const bob = await opened();
    await ada.copy.append([unsent(word('ada', 1))], 5);
    await bob.copy.append([unsent(word('bob', 2))], 6);
    await ada.copy.clear();
    const { rows, since } = await opened();
    expect(titleOf(rows)).toBe('bob');
    expect(since).toBeNull();
  });

  it('[CLIENT-19] neither reads nor changes what a newer page wrote', async () => {
    const old = await opened(KEY, 1);
    const newer = await opened(KEY, 2);
    await newer.copy.append([unsent(word('new', 1))], 3);

    await expect(old.copy.append([unsent(word('old', 2))], 4)).rejects.toThrow(CopyIsNewerError);
    await expect(old.copy.compact()).rejects.toThrow(CopyIsNewerError);
    await expect(opened(KEY, 1)).rejects.toThrow(CopyIsNewerError);
    const { rows, since } = await opened(KEY, 2);
    expect(titleOf(rows)).toBe('new');
    expect(since).toBe(3);
  });

  it('[CLIENT-19] does not open a database whose stores a newer page has changed', async () => {
    await new Promise((resolve, reject) => {
      const request = indexedDB.open('sheaf', 99);
      request.onsuccess = () => resolve(request.result.close());
      request.onerror = () => reject(new Error('the newer database does not open'));
    });
    await expect(browserCopies(clock).open(KEY)).rejects.toThrow(CopyIsNewerError);
  });

  it('[CLIENT-20] never lets the position go back', async () => {
    const { copy } = await opened();
    await copy.append([], 10);
    await copy.append([], 8);
    await copy.append([sent(word('a', 1))], null);
    expect((await opened()).since).toBe(10);
  });

  it('[CLIENT-20] stores no position when its rows were not stored', async () => {
    const { copy } = await opened();
    const unstorable = (() => {}) as unknown as Uint8Array;
    await expect(copy.append([sent(word('a', 1)), sent(unstorable)], 7)).rejects.toThrow(
      'could not be cloned',
    );
    const { rows, since } = await opened();
    expect({ rows, since }).toEqual({ rows: [], since: null });
  });

  it('[CLIENT-21] offers unsent text of another epoch until it is forgotten', async () => {
    const copies = browserCopies(clock);
    const { copy } = await opened();
    await copy.append([sent(word('known ', 1)), unsent(word('only here', 2))], 1);
    await copies.putAside(OWNER, 'put aside');
    expect(await copies.keptText(OWNER, KEY.epoch)).toBe('put aside');
    expect(await copies.keptText(OWNER, OTHER_EPOCH)).toBe('put aside\n\nonly here');
    expect(await copies.keptText({ ...OWNER, personId: null }, OTHER_EPOCH)).toBe('');

    // Whoever does not know the epoch cannot tell an old copy from the present one.
    expect(await copies.keptText(OWNER, null)).toBe('put aside');
    await copies.forgetKept(OWNER, null);
    expect(await copies.keptText(OWNER, OTHER_EPOCH)).toBe('only here');
    await copies.forgetKept(OWNER, OTHER_EPOCH);
    expect(await copies.keptText(OWNER, OTHER_EPOCH)).toBe('');
  });

  it('[CLIENT-21] removes only idle copies with nothing unsent', async () => {
    const doc = (letter: string) => ({
      ...KEY,
      documentId: `${letter.repeat(21)}A` as DocumentId,
    });
    const [idle, unsentIdle, fresh] = [doc('i'), doc('u'), doc('f')];
    await (await opened(idle)).copy.append([sent(word('idle', 1))], 1);
    await (await opened(unsentIdle)).copy.append([unsent(word('unsent', 1))], 1);
    clock.pass(COPY_IDLE_MS);
    await (await opened(fresh)).copy.append([sent(word('fresh', 1))], 1);
    clock.pass(1);
    await opened(KEY);

    const titles = [idle, unsentIdle, fresh].map(async (key) => titleOf((await opened(key)).rows));
    expect(await Promise.all(titles)).toEqual(['', 'unsent', 'fresh']);
  });
});

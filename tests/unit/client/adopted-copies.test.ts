/** What this browser keeps of a guest, once the guest is a member. */
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { COPY_IDLE_MS, browserCopies } from '../../../lib/client/browser-copies.ts';
import type { CopyKey, LocalRow } from '../../../lib/client/local-copies.ts';
import type { DocumentId, Epoch, PersonId } from '../../../lib/core/ids.ts';
import { HandClock } from '../../support/hand-clock.ts';

const GUEST = `g_${'a'.repeat(21)}A` as PersonId;
const MEMBER = `m_${'b'.repeat(21)}A` as PersonId;
const EVE = `g_${'e'.repeat(21)}A` as PersonId;
const DOCUMENT = `${'d'.repeat(21)}A` as DocumentId;
const OTHER = `${'o'.repeat(21)}A` as DocumentId;
const EPOCH = 'epoch-one-A' as Epoch;
const OLD_EPOCH = 'epoch-two-A' as Epoch;

const OWNER = { personId: MEMBER, documentId: DOCUMENT };
const GUESTS: CopyKey = { personId: GUEST, documentId: DOCUMENT, epoch: EPOCH };
const MEMBERS: CopyKey = { ...GUESTS, personId: MEMBER };

/** One word by one writer. */
function word(text: string, clientId: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText('title').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

const sent = (text: string, by: number) => ({ update: word(text, by), isUnsent: false });
const unsent = (text: string, by: number) => ({ update: word(text, by), isUnsent: true });

function wordsIn(rows: readonly LocalRow[]): string[] {
  return rows.map(({ update, isUnsent }) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return `${doc.getText('title').toString()}${isUnsent ? ' (unsent)' : ''}`;
  });
}

describe('copies of a guest', () => {
  let clock: HandClock;
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
    clock = new HandClock();
  });
  afterEach(() => vi.restoreAllMocks());

  const copies = (schemaVersion?: number) => browserCopies(clock, schemaVersion);
  const opened = async (key: CopyKey, schemaVersion?: number) => {
    const copy = await copies(schemaVersion).open(key);
    return { copy, ...(await copy.load()) };
  };
  const kept = async (key: CopyKey) => {
    const { copy, rows, since } = await opened(key);
    copy.close();
    return { words: wordsIn(rows), since };
  };

  it('[CLIENT-28] rows, marks of what is unsent, and the position are the member’s', async () => {
    const { copy } = await opened(GUESTS);
    await copy.append([sent('known', 1), unsent('only here', 2)], 7);
    await copies().adopt(OWNER, [GUEST]);
    expect(await kept(MEMBERS)).toEqual({ words: ['known', 'only here (unsent)'], since: 7 });
    await copies().adopt(OWNER, [GUEST]);
    expect(await kept(MEMBERS)).toEqual({ words: ['known', 'only here (unsent)'], since: 7 });
  });

  it('[CLIENT-28] they come beside what the member has', async () => {
    await (await opened(MEMBERS)).copy.append([sent('mine', 1)], 9);
    await (await opened(GUESTS)).copy.append([unsent('the guest’s', 2)], 4);
    await copies().adopt(OWNER, [GUEST]);
    expect(await kept(MEMBERS)).toEqual({ words: ['mine', 'the guest’s (unsent)'], since: 9 });
  });

  it('[CLIENT-28] other documents and other people’s copies stay as they are', async () => {
    const others: CopyKey[] = [
      { ...GUESTS, documentId: OTHER },
      { ...GUESTS, personId: EVE },
      { ...GUESTS, personId: null },
    ];
    for (const key of others) await (await opened(key)).copy.append([unsent('there', 1)], 1);
    await copies().adopt(OWNER, [GUEST]);
    await copies().adopt({ ...OWNER, personId: null }, [GUEST]);
    await copies().adopt({ ...OWNER, documentId: OTHER }, []);
    for (const key of others) {
      expect(await kept(key)).toEqual({ words: ['there (unsent)'], since: 1 });
    }
    expect(await kept(MEMBERS)).toEqual({ words: [], since: null });
  });

  it('[CLIENT-28] a tab that has the guest’s copy open goes on in the member’s', async () => {
    const tab = await opened(GUESTS);
    const keys = await tab.copy.append([sent('before', 1), unsent('unsent', 2)], 3);
    await copies().adopt(OWNER, [GUEST]);
    await tab.copy.append([unsent('after', 3)], 5);
    // The server has got what the tab had written before.
    await tab.copy.markStored(keys);
    await tab.copy.compact();
    expect(await kept(MEMBERS)).toEqual({
      words: ['before', 'unsent', 'after (unsent)'],
      since: 5,
    });
    // A page that was made for the guest and opens its copy only now, too.
    expect(await kept(GUESTS)).toEqual(await kept(MEMBERS));
    await tab.copy.clear();
    expect(await kept(MEMBERS)).toEqual({ words: [], since: null });
  });

  it('[CLIENT-28] text that lost its document, and unsent text of an old lineage, are offered', async () => {
    await (await opened({ ...GUESTS, epoch: OLD_EPOCH })).copy.append([unsent('old', 1)], 1);
    await copies().putAside({ personId: GUEST, documentId: DOCUMENT }, 'aside');
    await copies().adopt(OWNER, [EVE, GUEST]);
    expect(await copies().keptText(OWNER, EPOCH)).toBe('aside\n\nold');
    expect(await copies().keptText({ ...OWNER, personId: GUEST }, EPOCH)).toBe('');
  });

  it('[CLIENT-28] killed in the middle, all of it is where it was', async () => {
    const { copy } = await opened(GUESTS);
    await copy.append([sent('known', 1), unsent('only here', 2)], 7);
    copy.close();
    const put = IDBObjectStore.prototype.put;
    for (let before = 0; before < 5; before++) {
      let puts = 0;
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...args: Parameters<typeof put>
      ) {
        if (puts++ === before) throw new Error('the tab is gone');
        return put.apply(this, args);
      });
      await expect(copies().adopt(OWNER, [GUEST])).rejects.toThrow('the tab is gone');
      vi.restoreAllMocks();
      expect(await kept(MEMBERS)).toEqual({ words: [], since: null });
      expect(await kept(GUESTS)).toEqual({ words: ['known', 'only here (unsent)'], since: 7 });
    }
    await copies().adopt(OWNER, [GUEST]);
    expect(await kept(MEMBERS)).toEqual({ words: ['known', 'only here (unsent)'], since: 7 });
  });

  it('[CLIENT-28] two tabs that take them over at once lose and double nothing', async () => {
    await (await opened(GUESTS)).copy.append([unsent('one', 1), unsent('two', 2)], 2);
    await Promise.all([copies().adopt(OWNER, [GUEST]), copies().adopt(OWNER, [GUEST])]);
    expect(await kept(MEMBERS)).toEqual({ words: ['one (unsent)', 'two (unsent)'], since: 2 });
  });

  it('[CLIENT-28] [CLIENT-19] what a newer page wrote, for the guest or the member, is left to it', async () => {
    await (await opened(GUESTS, 2)).copy.append([unsent('newer', 1)], 1);
    await copies(1).adopt(OWNER, [GUEST]);
    expect(wordsIn((await opened(GUESTS, 2)).rows)).toEqual(['newer (unsent)']);
    await copies(2).adopt(OWNER, [GUEST]);
    expect(wordsIn((await opened(MEMBERS, 2)).rows)).toEqual(['newer (unsent)']);
  });

  it('[CLIENT-28] [CLIENT-21] what is left of the guest’s copy makes room like any other', async () => {
    await (await opened(GUESTS)).copy.append([unsent('kept', 1)], 1);
    await copies().adopt(OWNER, [GUEST]);
    clock.pass(COPY_IDLE_MS + 1);
    await opened({ ...GUESTS, documentId: OTHER });
    expect(await kept(MEMBERS)).toEqual({ words: ['kept (unsent)'], since: 1 });
    expect(await kept(GUESTS)).toEqual({ words: [], since: null });
  });
});

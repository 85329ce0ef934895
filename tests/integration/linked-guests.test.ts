/** A guest that signs in and takes along what it made, on the real server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { type Collab, type CollabOptions, openCollab } from '../../lib/client/collab.ts';
import type { DocumentId, Epoch, PersonId } from '../../lib/core/ids.ts';
import { parsePersonId, SYSTEM_PERSON } from '../../lib/core/ids.ts';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { decodeRows } from '../../lib/history/rows.ts';
import { machineClock } from '../../server/adapters/machine.ts';
import { openStore } from '../../server/adapters/prisma/store.ts';
import { ApiBrowser } from '../support/api-browser.ts';
import { MemoryCopies } from '../support/memory-copies.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { silentLog } from '../support/silent-log.ts';
import { until } from '../support/stock-client.ts';
import { storedDocument } from '../support/stored-documents.ts';

const ADA = { name: 'Ada', email: 'ada@example.org', password: 'analytical engine' };
const MANY = { SHEAF_SIGN_IN_TRIES_MAX: '1000', SHEAF_ADDRESS_TRIES_MAX: '100000' };

let dataFolder: string;
let server: RunningServer;
let operator: ApiBrowser;
let opened: Collab[] = [];

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-guests-'));
  server = await startServer({ dataFolder, env: { SHEAF_ACCESS: 'guests', ...MANY } });
  operator = new ApiBrowser(server.url);
  await operator.visit('/setup');
  await operator.ask('POST', '/setup', { ...ADA, workspace: 'Engines' });
});
afterEach(() => {
  for (const collab of opened) collab.destroy();
  opened = [];
});
afterAll(async () => {
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** What a browser holds, and one document that its guest made. */
class Visitor {
  readonly browser = new ApiBrowser(server.url);
  readonly copies = new MemoryCopies();
  guestId = '' as PersonId;
  document = '' as DocumentId;
  epoch = '' as Epoch;

  async arrive(): Promise<this> {
    await this.browser.visit('/');
    await this.browser.ask('PUT', '/me', { name: 'Guest Bob', hue: 3 });
    const { body } = await this.browser.ask('POST', '/documents', { title: 'Mine' });
    this.document = textIn(body, 'id') as DocumentId;
    this.epoch = textIn(body, 'epoch') as Epoch;
    await this.browser.visit(`/d/${this.document}`);
    const me = await this.browser.ask('GET', '/me');
    this.guestId = parsePersonId(textIn(me.body, 'id')) ?? this.guestId;
    return this;
  }

  /** By an invitation, in this very browser. @returns who it is now. */
  async join(email: string): Promise<PersonId> {
    const made = await operator.ask('POST', '/invitations', { label: email });
    const token = textIn(made.body, 'url').split('/').at(-1) ?? '';
    const account = { name: 'Bob', email, password: 'difference engine' };
    const joined = await this.browser.ask('POST', `/invite/${token}`, account);
    expect(joined.status).toBe(201);
    return textIn(joined.body, 'id') as PersonId;
  }

  /** A page of the document, made for `personId`, with the cookies that the browser has by then. */
  page(personId: PersonId, changes: Partial<CollabOptions> = {}): Collab {
    const collab = openCollab({
      socketUrl: server.collabUrl,
      documentId: this.document,
      epoch: this.epoch,
      personId,
      profile: { name: 'Bob', hue: 1 },
      limits: DEFAULT_LIMITS,
      clock: machineClock,
      storage: this.copies,
      WebSocket: socketWith(() => this.browser.cookie),
      ...changes,
    });
    opened.push(collab);
    return collab;
  }
}

function socketWith(cookie: () => string): typeof WebSocket {
  class BrowserSocket extends NodeSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: cookie(), origin: server.url } });
    }
  }
  return BrowserSocket as unknown as typeof WebSocket;
}

const textIn = (body: unknown, name: string): string => String(Reflect.get(Object(body), name));
const type = (collab: Collab, text: string) => collab.title.insert(collab.title.length, text);
const isSaved = (collab: Collab) => collab.getStatus().save.is === 'saved';
const saved = (collab: Collab) => until('saved', () => isSaved(collab));
const titlesOf = async (browser: ApiBrowser) => {
  const { body } = await browser.ask('GET', '/documents');
  const { documents } = body as { readonly documents: readonly { readonly id: string }[] };
  return documents.map(({ id }) => id);
};

describe('a guest that signs in', () => {
  let visitor: Visitor;
  beforeEach(async () => {
    visitor = await new Visitor().arrive();
  });

  it('[ACCOUNT-67] words it had not sent arrive as the member’s, from the copy in its browser', async () => {
    const guests = visitor.page(visitor.guestId);
    await saved(guests);
    type(guests, ', sent');
    await saved(guests);
    // The line is dead: what follows is kept, and the tab closed.
    guests.destroy();
    const offline = visitor.page(visitor.guestId, { WebSocket: deadSocket() });
    await until('the copy is shown', () => offline.title.toString() === 'Mine, sent');
    type(offline, ', unsent');
    await until('kept', () => visitor.copies.allRows.some(({ isUnsent }) => isUnsent));
    offline.destroy();

    const memberId = await visitor.join('bob@example.org');
    expect((await visitor.browser.ask('GET', '/me/guest')).body).toEqual({
      guest: { id: visitor.guestId, name: 'Guest Bob', hue: 3, madeCount: 1, openedCount: 0 },
    });
    expect(await titlesOf(visitor.browser)).toEqual([]);
    const linked = await visitor.browser.ask('POST', '/me/link-guest');
    expect(linked.status).toBe(204);
    expect(visitor.browser.cookieOf('sheaf_guest')).toBeUndefined();
    expect(await titlesOf(visitor.browser)).toEqual([visitor.document]);
    expect((await visitor.browser.ask('GET', '/me/guest')).body).toEqual({ guest: null });

    const page = visitor.page(memberId, { formerIds: [visitor.guestId] });
    await until('unsent words are there', () => page.title.toString() === 'Mine, sent, unsent');
    await saved(page);
    expect(page.getStatus().role).toBe('owner');
    await server.terminate();
    const stored = await storedDocument(dataFolder, visitor.document);
    const authors = await authorsOf(visitor.document);
    await server.restart();
    expect(stored.getText('title').toString()).toBe('Mine, sent, unsent');
    expect(authors).toEqual([SYSTEM_PERSON, visitor.guestId, memberId]);
    // After a restart, too, the client ids are the member's: it goes on.
    await saved(page);
    type(page, '!');
    await saved(page);
  });

  it('[ACCOUNT-67] a page that is open meanwhile goes on by itself, and loses no keystroke', async () => {
    const open = visitor.page(visitor.guestId);
    await saved(open);
    const memberId = await visitor.join('bea@example.org');
    let isTyping = true;
    let typed = 'Mine';
    const typing = (async () => {
      for (let at = 0; isTyping; at++) {
        type(open, `.${at}`);
        typed += `.${at}`;
        await new Promise((resume) => setImmediate(resume));
      }
    })();
    expect((await visitor.browser.ask('POST', '/me/link-guest')).status).toBe(204);
    const second = visitor.page(memberId, { formerIds: [visitor.guestId] });
    await until('the second tab is there', () => isSaved(second));
    isTyping = false;
    await typing;
    await saved(open);
    await until('both show all of it', () => second.title.toString() === typed);
    expect(open.title.toString()).toBe(typed);
    expect(open.getStatus()).toMatchObject({ mayType: true, role: 'owner' });
  });

  it('[ACCOUNT-64] a copy of its cookie opens nothing, is nobody else, and its sockets end', async () => {
    const thief = new ApiBrowser(server.url);
    thief.plant('sheaf_guest', visitor.browser.cookieOf('sheaf_guest') ?? '');
    const theirs = visitor.page(visitor.guestId, {
      storage: null,
      WebSocket: socketWith(() => thief.cookie),
    });
    await saved(theirs);
    await visitor.join('cleo@example.org');
    await visitor.browser.ask('POST', '/me/link-guest');
    await until('the copy is out', () => theirs.getStatus().save.is === 'read-only');
    expect(theirs.getStatus().save).toMatchObject({ reason: 'document_not_found' });
    expect((await thief.ask('GET', `/documents/${visitor.document}`)).status).toBe(404);
    expect(await titlesOf(thief)).toEqual([]);
    expect((await thief.ask('GET', '/me')).body).toMatchObject({ id: null, account: null });
    expect((await thief.ask('PUT', '/me', { name: 'Eve', hue: 1 })).status).toBe(403);
    await thief.visit('/sign-in');
    const { body } = await thief.ask('GET', '/me');
    expect(textIn(body, 'id')).toMatch(/^g_/);
    expect(textIn(body, 'id')).not.toBe(visitor.guestId);
  });

  it('[ACCOUNT-63] both cookies in one request, from this site, or nothing happens', async () => {
    const guestCookie = visitor.browser.cookieOf('sheaf_guest') ?? '';
    const guestOnly = new ApiBrowser(server.url);
    guestOnly.plant('sheaf_guest', guestCookie);
    const link = (browser: ApiBrowser, headers = {}) =>
      browser.ask('POST', '/me/link-guest', undefined, headers);
    expect((await link(guestOnly)).status).toBe(401);
    await visitor.join('dora@example.org');
    // Signed in, and without the guest.
    const memberOnly = new ApiBrowser(server.url);
    memberOnly.plant('sheaf_signin', visitor.browser.cookieOf('sheaf_signin') ?? '');
    expect((await link(memberOnly)).status).toBe(204);
    const foreign = { origin: 'https://evil.example' };
    expect((await link(visitor.browser, foreign)).status).toBe(403);
    // A guest that nobody has signed.
    memberOnly.plant('sheaf_guest', `${visitor.guestId}.${'A'.repeat(43)}`);
    expect((await link(memberOnly)).status).toBe(204);
    expect(await titlesOf(visitor.browser)).toEqual([]);
    expect((await guestOnly.ask('GET', `/documents/${visitor.document}`)).status).toBe(200);
    expect((await link(visitor.browser)).status).toBe(204);
    expect(await titlesOf(visitor.browser)).toEqual([visitor.document]);
    const { body } = await operator.ask(
      'GET',
      `/audit?event=guest-linked&subject=${visitor.guestId}`,
    );
    expect((body as { readonly entries: unknown[] }).entries).toHaveLength(1);
  });

  it('[ACCOUNT-65] is asked on the way to where it wanted, where there is something, and not again', async () => {
    const ask = () => visitor.browser.visit(`/guest?to=/trash`);
    expect((await ask()).headers.get('location')).toBe('/sign-in?to=%2Ftrash');
    await visitor.join('eva@example.org');
    const asked = await ask();
    expect(asked.status).toBe(200);
    expect(asked.body).toContain('Guest Bob');
    const me = await visitor.browser.ask('GET', '/me');
    visitor.browser.plant('sheaf_left', `${visitor.guestId}.${textIn(me.body, 'id')}`);
    expect((await ask()).headers.get('location')).toBe('/trash');
    expect((await visitor.browser.visit('/account')).body).toContain('Guest Bob');
    await visitor.browser.ask('POST', '/me/link-guest');
    visitor.browser.plant('sheaf_left', '');
    const away = await visitor.browser.visit('/guest?to=//evil.example');
    expect(away.headers.get('location')).toBe('/');
    expect((await visitor.browser.visit('/account')).body).not.toContain('Guest Bob');
  });
});

/** Never opens. */
function deadSocket(): typeof WebSocket {
  return socketWithUrl('ws://127.0.0.1:1');
}

function socketWithUrl(url: string): typeof WebSocket {
  class DeadSocket extends NodeSocket {
    constructor() {
      super(url);
    }
  }
  return DeadSocket as unknown as typeof WebSocket;
}

/** Of each stored update, as it was noted. */
async function authorsOf(documentId: DocumentId): Promise<(PersonId | null)[]> {
  const store = await openStore({ dataFolder, log: silentLog });
  try {
    const { lastSeq } = await store.history.head(documentId);
    const rows = decodeRows((await store.history.rows(documentId, 1, lastSeq)).rows);
    return rows.ok ? rows.value.map(({ author }) => author) : [];
  } finally {
    await store.close();
  }
}

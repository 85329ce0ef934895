import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { newGuestId, type DocumentId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { loadSecrets } from '../../server/adapters/prisma/secrets.ts';
import { guestCookie } from '../../server/gateway/actor.ts';
import { rawSocket } from '../support/raw-socket.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { stockClient, until, type StockClient } from '../support/stock-client.ts';
import { makeDocument, storedDocument } from '../support/stored-documents.ts';

let dataFolder: string;
let documentId: DocumentId;
let server: RunningServer;
let clients: StockClient[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-gateway-'));
  documentId = await makeDocument(dataFolder);
});

afterEach(async () => {
  for (const client of clients) client.leave();
  clients = [];
  await server.stop();
});

async function start(env: Readonly<Record<string, string>> = {}): Promise<void> {
  server = await startServer({ dataFolder, env: { SHEAF_HEADLESS: '1', ...env } });
}

function join_(cookie?: string): StockClient {
  const client = stockClient(server, documentId, cookie);
  clients.push(client);
  return client;
}

const cookieOfSomebody = () =>
  guestCookie(loadSecrets(dataFolder).instanceKey, newGuestId(machineRandom), false).pair;

const httpUrl = (path: string) => `${server.url}${path}`;

function closeCode(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.once('error', reject);
    socket.once('close', resolve);
  });
}

describe('gateway', () => {
  it('[GATE-2] answers an upgrade to any other path with 404 at once', async () => {
    await start();
    for (const path of ['/', '/collab', '/collaborate/x', '/_next/hmr', '/api/v1/documents']) {
      const socket = await rawSocket(httpUrl(path));
      expect(socket.status).toBe('HTTP/1.1 404 Refused');
      socket.destroy();
    }
  });

  it('[GATE-3] answers foreign origins with 403 before the upgrade', async () => {
    await start();
    const { host } = new URL(server.url);
    const path = httpUrl(`/collab/${documentId}`);
    const foreign = [
      'http://evil.example',
      'null',
      `${server.url}.evil.example`,
      `http://evil${host}`,
      `http://user@${host}`,
      `https://${host}`,
      'http://127.0.0.1:1',
      '',
    ];
    for (const origin of foreign) {
      const socket = await rawSocket(path, {
        Origin: origin,
        'X-Forwarded-Host': 'evil.example',
        Cookie: cookieOfSomebody(),
      });
      expect(socket.status, origin).toBe('HTTP/1.1 403 Refused');
      socket.destroy();
    }
    const withoutOrigin = await rawSocket(path, { Cookie: cookieOfSomebody() });
    expect(withoutOrigin.status).toBe('HTTP/1.1 403 Refused');
    const own = await rawSocket(path, { Origin: server.url, Cookie: cookieOfSomebody() });
    expect(own.status).toBe('HTTP/1.1 101 Switching Protocols');
    const program = await rawSocket(path);
    expect(program.status).toBe('HTTP/1.1 101 Switching Protocols');
    for (const socket of [withoutOrigin, own, program]) socket.destroy();
  });

  it('[GATE-4] answers 4404 to every id that is no document of ours', async () => {
    await start();
    const ids = [
      'AAAAAAAAAAAAAAAAAAAAAA',
      '..%2f..%2fetc%2fpasswd',
      '%00',
      'x'.repeat(5_000),
      "'",
      '__proto__',
      'constructor',
      '%F0%9F%98%80',
      '%',
      '',
    ];
    for (const id of ids) expect(await closeCode(`${server.collabUrl}/${id}`), id).toBe(4404);
  });

  it('[GATE-6] turns away old pages, copies of other lineages and of other people', async () => {
    await start();
    const url = `${server.collabUrl}/${documentId}`;
    expect(await closeCode(`${url}?stored=1&schema=0`)).toBe(4409);
    expect(await closeCode(`${url}?stored=1&epoch=AAAAAAAAAAA`)).toBe(4409);
    expect(await closeCode(`${url}?stored=1&person=g_AAAAAAAAAAAAAAAAAAAAAA`)).toBe(4401);
    expect(await closeCode(`${url}?since=5`)).toBe(4400);
  });

  it('[GATE-7] lets unmodified stock providers write together, with and without a cookie', async () => {
    await start();
    const [ada, bob, cy] = [join_(cookieOfSomebody()), join_(cookieOfSomebody()), join_()];
    await until('all synced', () => clients.every(({ provider }) => provider.synced));
    ada.title.insert(0, 'ada ');
    bob.title.insert(0, 'bob ');
    cy.title.insert(0, 'cy ');
    const texts = () => clients.map(({ title }) => title.toString());
    await until('one text', () => new Set(texts()).size === 1 && texts()[0]?.length === 11);
    const late = join_();
    await until('late joiner', () => late.provider.synced);
    expect(late.title.toString()).toBe(ada.title.toString());
  });

  it('[GATE-8] stores a burst of 200 updates in one turn whole', async () => {
    await start();
    const ada = join_();
    await until('synced', () => ada.provider.synced);
    for (let n = 0; n < 200; n++) ada.title.insert(ada.title.length, `${n},`);
    const bob = join_();
    await until('bob has it', () => bob.title.toString() === ada.title.toString());
    expect(ada.connectionCount).toBe(1);
  });

  it('[GATE-10] answers 429 to more sockets than one address may have', async () => {
    await start({ SHEAF_ADDRESS_SOCKETS_MAX: '3' });
    const path = httpUrl(`/collab/${documentId}`);
    const sockets = [await rawSocket(path), await rawSocket(path), await rawSocket(path)];
    const refused = await rawSocket(path);
    expect(refused.status).toBe('HTTP/1.1 429 Refused');
    sockets[0]?.destroy();
    await until('a place is free', async () => {
      const again = await rawSocket(path);
      again.destroy();
      return again.status === 'HTTP/1.1 101 Switching Protocols';
    });
    for (const socket of [...sockets, refused]) socket.destroy();
  });

  it('[GATE-10] counts the addresses of one IPv6 network as one, also behind a proxy', async () => {
    await start({ SHEAF_ADDRESS_SOCKETS_MAX: '2', SHEAF_TRUST_PROXY: '1' });
    const from = (address: string) =>
      rawSocket(httpUrl(`/collab/${documentId}`), { 'X-Forwarded-For': address });
    const [first, second, third, neighbour] = [
      await from('2001:db8:1:2::1'),
      await from('2001:db8:1:2:ffff::2'),
      await from('2001:db8:1:2:3:4:5:6'),
      await from('2001:db8:1:3::1'),
    ];
    expect([first, second, third, neighbour].map(({ status }) => status.split(' ')[1])).toEqual([
      '101',
      '101',
      '429',
      '101',
    ]);
    for (const socket of [first, second, third, neighbour]) socket.destroy();
  });

  it('[GATE-12] leaves with 0 while people write, everything they saw stored', async () => {
    await start();
    const [ada, bob] = [join_(), join_()];
    await until('synced', () => clients.every(({ provider }) => provider.synced));
    let n = 0;
    const typing = setInterval(() => ada.title.insert(ada.title.length, `<${n++}>`), 1);
    await until('bob sees', () => bob.title.length > 200);
    const startedMs = Date.now();
    expect(await server.terminate()).toBe(0);
    expect(Date.now() - startedMs).toBeLessThan(10_000);
    clearInterval(typing);
    const seen = bob.title.toString();
    const stored = await storedDocument(dataFolder, documentId);
    expect(stored.getText('title').toString().startsWith(seen)).toBe(true);
    await server.restart();
    await until('everything arrives', () => bob.title.toString() === ada.title.toString());
    expect(ada.title.toString()).toContain(`<${n - 1}>`);
  });
});

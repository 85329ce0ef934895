import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { encodeUpdate } from '../../../lib/protocol/codec.ts';
import { EPOCH, aCollab, turns, type TestCollab } from '../../support/test-collab.ts';
import { ModelServer } from '../../support/model-server.ts';

/** Somebody else puts `text` before the title, and the page is told. */
function otherWrites(page: TestCollab, text: string): void {
  const { stored } = page.server;
  const before = Y.encodeStateVector(stored);
  stored.getText('title').insert(0, text);
  page.socket.deliver(encodeUpdate(Y.encodeStateAsUpdate(stored, before)));
}

const sinceOf = (page: TestCollab) => page.socket.url.searchParams.get('since');

it('[EDITOR-110] what others write waits in its order, what is written here is stored meanwhile', async () => {
  const page = await aCollab({ server: new ModelServer(EPOCH, 'Title') });
  page.join();
  page.collab.holdIncoming();
  otherWrites(page, 'first ');
  page.type(', typed');
  page.server.serve(page.socket);
  otherWrites(page, 'second ');
  expect(page.collab.title.toString()).toBe('Title, typed');
  expect(page.server.title).toBe('second first Title, typed');
  expect(page.collab.getStatus().save.is).toBe('saved');
  page.collab.releaseIncoming();
  expect(page.collab.title.toString()).toBe('second first Title, typed');
  otherWrites(page, 'third ');
  expect(page.collab.title.toString()).toBe('third second first Title, typed');
  page.collab.destroy();
});

it('[EDITOR-110] what waits is asked for again by a connection that knows nothing of it', async () => {
  const page = await aCollab({ server: new ModelServer(EPOCH, 'Title') });
  page.join();
  await turns();
  page.socket.cut();
  page.collab.reconnectNow();
  const held = sinceOf(page);
  page.join();
  page.collab.holdIncoming();
  otherWrites(page, 'theirs ');
  page.type(', mine');
  page.server.serve(page.socket);
  await turns();
  page.socket.cut();
  page.collab.reconnectNow();
  expect(sinceOf(page)).toBe(held);
  page.join();
  expect(page.collab.title.toString()).toBe('Title, mine');
  page.collab.releaseIncoming();
  await turns();
  expect(page.collab.title.toString()).toBe('theirs Title, mine');
  page.socket.cut();
  page.collab.reconnectNow();
  expect(Number(sinceOf(page))).toBeGreaterThan(Number(held));
  page.collab.destroy();
});

it('[EDITOR-159] what a connection that is gone had left to say vouches for none after it', async () => {
  const page = await aCollab({ server: new ModelServer(EPOCH, 'Title') });
  const isSynced = () => page.collab.getStatus().isSynced;
  page.collab.holdIncoming();
  page.join();
  expect(isSynced()).toBe(false);
  page.socket.cut();
  page.server.stored.getText('title').insert(0, 'Later ');
  page.clock.pass(250);
  page.collab.reconnectNow();
  page.server.accept(page.socket);
  page.collab.releaseIncoming();
  expect(page.collab.title.toString()).toBe('Title');
  expect(isSynced()).toBe(false);
  page.server.serve(page.socket);
  expect(page.collab.title.toString()).toBe('Later Title');
  expect(isSynced()).toBe(true);
  page.collab.destroy();
});

it('[EDITOR-159] nor for one that is not there yet', async () => {
  const page = await aCollab({ server: new ModelServer(EPOCH, 'Title') });
  page.collab.holdIncoming();
  page.join();
  page.socket.cut();
  page.collab.releaseIncoming();
  expect(page.collab.title.toString()).toBe('Title');
  expect(page.collab.getStatus().isSynced).toBe(false);
  page.collab.destroy();
});

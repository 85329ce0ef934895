/** Snapshots in the real server: made while people write, opened after a restart, left on SIGTERM. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { DocumentId, Epoch } from '../../lib/core/ids.ts';
import { decodeOwnFrame, encodeStep1 } from '../../lib/protocol/codec.ts';
import { handshakeParams } from '../../lib/protocol/handshake.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { stockClient, until } from '../support/stock-client.ts';
import { makeDocument, storedDocument, storedSeqs } from '../support/stored-documents.ts';
import { rm, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const EMPTY_STEP2 = Buffer.from([0, 1, 2, 0, 0]);

interface Visit {
  /** Until everything was here. */
  readonly bytes: number;
  readonly seq: number;
  readonly epoch: Epoch | null;
}

/** Joins as Sheaf's own client with `doc`, which has all up to `since`; leaves with everything. */
function visit(
  server: RunningServer,
  id: DocumentId,
  copy: { readonly epoch: Epoch | null; readonly since: number | null },
  doc = new Y.Doc(),
): Promise<Visit> {
  const params = handshakeParams({
    wantsOwnFrames: true,
    schemaVersion: null,
    personId: null,
    ...copy,
  });
  const socket = new WebSocket(
    `${server.collabUrl}/${id}?${new URLSearchParams(params).toString()}`,
  );
  let bytes = 0;
  let epoch: Epoch | null = null;
  let isWhole = false;
  return new Promise((resolve, reject) => {
    socket.on('open', () =>
      socket.send(encodeStep1(Y.decodeStateVector(Y.encodeStateVector(doc)))),
    );
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => {
      bytes += data.length;
      isWhole ||= data.equals(EMPTY_STEP2);
      const own = (data[0] ?? 0) >= 100 ? decodeOwnFrame(new Uint8Array(data)) : null;
      if (own?.ok === true && own.value.is === 'standing') epoch = own.value.epoch;
      if (own?.ok !== true || own.value.is !== 'position' || !isWhole) return;
      socket.close();
      resolve({ bytes, seq: own.value.seq, epoch });
    });
  });
}

describe('compaction in the server', () => {
  let dataFolder: string;
  let id: DocumentId;
  let server: RunningServer;
  const start = async (env: Readonly<Record<string, string>>): Promise<void> => {
    server = await startServer({
      dataFolder,
      env: {
        SHEAF_HEADLESS: '1',
        SHEAF_COMPACTION_REST_TIMES: '0',
        SHEAF_COMPACTION_PAUSE_MS: '0',
        ...env,
      },
    });
  };
  const compactions = (): number => server.log.split('document.compacted').length - 1;
  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'sheaf-compaction-'));
    id = await makeDocument(dataFolder);
  });
  afterEach(() => rm(dataFolder, { recursive: true, force: true }));

  it('[COMPACT-20] after compactions and a restart everybody has the text, and who lacks a little gets a little', async () => {
    await start({ SHEAF_COMPACTION_TAIL_ROWS: '40', SHEAF_SNAPSHOT_INLINE_BYTES_MAX: '10000' });
    const writer = stockClient(server, id);
    await until('the writer is in', () => writer.provider.synced);
    const paragraph = 'the quick brown fox jumps over the lazy dog '.repeat(24);
    for (let n = 0; n < 60; n++) {
      writer.title.insert(0, paragraph);
      writer.title.insert(n, 'x');
    }
    await until('two compactions', () => {
      writer.title.insert(7, 'y');
      return compactions() >= 2;
    });
    const { epoch, seq } = await visit(server, id, { epoch: null, since: null });
    expect((await visit(server, id, { epoch, since: seq }, writer.doc)).bytes).toBeLessThan(1_024);
    writer.leave();
    expect(await server.terminate()).toBe(0);
    const { baseSeq, lastSeq } = await storedSeqs(dataFolder, id);
    expect(baseSeq).toBeGreaterThan(0);
    await server.restart();
    const whole = await visit(server, id, { epoch: null, since: null });
    expect([whole.seq, whole.bytes > 60_000]).toEqual([lastSeq, true]);
    expect((await visit(server, id, { epoch, since: lastSeq }, writer.doc)).bytes).toBeLessThan(
      1_024,
    );
    expect((await visit(server, id, { epoch, since: lastSeq - 1 }, writer.doc)).bytes).toBeLessThan(
      5_000,
    );
    const reader = stockClient(server, id);
    await until('the reader is in', () => reader.provider.synced);
    expect(reader.title.toString()).toBe(writer.title.toString());
    reader.title.insert(0, 'still writable: ');
    const stored = async () => (await visit(server, id, { epoch, since: lastSeq })).seq;
    await until('it is stored', async () => (await stored()) > lastSeq);
    reader.leave();
    await server.stop();
    const doc = await storedDocument(dataFolder, id);
    expect(doc.getText('title').toString()).toBe(reader.title.toString());
  });

  it('[COMPACT-18] SIGTERM in the middle of compactions is obeyed at once and loses nothing', async () => {
    await start({ SHEAF_COMPACTION_TAIL_ROWS: '4', SHEAF_COMPACTION_KEEP_ROWS: '0' });
    const writer = stockClient(server, id);
    await until('the writer is in', () => writer.provider.synced);
    for (let n = 0; n < 3_000; n++) writer.title.insert(0, 'word ');
    await until('a compaction', () => {
      writer.title.insert(7, 'y');
      return compactions() >= 1;
    });
    const { seq } = await visit(server, id, { epoch: null, since: null });
    const startMs = performance.now();
    const left = server.terminate();
    writer.leave();
    expect(await left).toBe(0);
    expect(performance.now() - startMs).toBeLessThan(9_000);
    expect(server.log).not.toContain('compaction.failed');
    expect((await storedSeqs(dataFolder, id)).lastSeq).toBeGreaterThanOrEqual(seq);
  });
});

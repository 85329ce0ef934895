/** What a room does with a snapshot of its document, and what that costs who joins. */
import { describe, expect, it } from 'vitest';
import { encodeRows } from '../../../lib/history/rows.ts';
import { encodeUpdate } from '../../../lib/protocol/codec.ts';
import type { SnapshotFrame } from '../../../server/room/room-events.ts';
import { wsFrame } from '../../../server/room/ws-frame.ts';
import { buildSnapshot } from '../../../server/workers/build-snapshot.ts';
import { TestRoom, type TestClient } from '../../support/test-room.ts';

const KIB = 1024;

/** A snapshot of everything stored so far, but for the newest rows that stay in the log. */
function snapshotOf(room: TestRoom): SnapshotFrame {
  const rows = room.stored.map(({ seq, author, update }) => ({ seq, author, atMs: 0, update }));
  const pages = [encodeRows(rows)];
  const made = buildSnapshot({ baseSeq: 0, snapshot: null, pages }, room.limits);
  const { upToSeq, stateBytes } = made.snapshot;
  return { upToSeq, stateBytes, frame: wsFrame(encodeUpdate(made.update)) };
}

/** Text nobody could pack, so that the document weighs what it says. */
function noise(length: number): string {
  let seed = 7;
  return Array.from({ length }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(97 + ((seed >>> 24) % 26));
  }).join('');
}

/** A document of `kib` KiB that is typed on, keystroke by keystroke. */
function written(kib: number, keystrokes: number, limits = {}) {
  const room = new TestRoom(limits).load();
  const ada = room.join({ personId: 'g_ada' }).hello();
  for (let left = kib; left > 0; left -= 64) {
    ada.type(noise(Math.min(left, 64) * KIB));
    room.settle();
  }
  for (let n = 0; n < keystrokes; n++) {
    ada.type(noise(1), n);
    room.commit();
  }
  room.settle();
  return { room, ada };
}

const bytesOf = (client: TestClient): number =>
  client.inbox.reduce((sum, message) => sum + message.length, 0);
const position = (client: TestClient) =>
  client.own.findLast((frame) => frame.is === 'position') ?? null;

describe('room and compaction', () => {
  it('[COMPACT-14] whoever joins gets the snapshot and what came after; who is here notices nothing', () => {
    const { room, ada } = written(2, 300);
    const sentBefore = room.count('send');
    const before = room.room.tail;
    const snapshot = snapshotOf(room);
    room.tell({ is: 'compacted', snapshot });
    expect(room.count('send')).toBe(sentBefore);
    expect(room.room.tail).toEqual({
      rows: room.stored.length - snapshot.upToSeq,
      bytes: room.stored.slice(snapshot.upToSeq).reduce((n, { update }) => n + update.length, 0),
      stateBytes: snapshot.stateBytes,
    });
    expect(room.room.tail?.bytes).toBeLessThan(before?.bytes ?? 0);
    ada.type('after');
    room.settle();
    const bob = room.join({ personId: 'g_bob' }).hello();
    bob.read();
    expect([bob.isSynced, bob.text]).toEqual([true, ada.text]);
    bob.type('bob ');
    room.settle();
    expect(ada.text).toBe(bob.text);
  });

  it('[COMPACT-14] what is on its way to the disk when the snapshot comes is neither lost nor shown', () => {
    const { room, ada } = written(1, 20);
    const snapshot = snapshotOf(room);
    ada.type('pending');
    const bob = room.join({ personId: 'g_bob' }).hello();
    room.tell({ is: 'compacted', snapshot });
    bob.read();
    expect(bob.text).not.toContain('pending');
    room.settle();
    expect(bob.text).toBe(ada.text);
  });

  it('[COMPACT-14] the real size counts from then on: a document that was full takes text again', () => {
    const { room, ada } = written(1, 400, { documentBytesMax: 12 * KIB, compactionKeepRows: 0 });
    const refusals = () => ada.own.filter((frame) => frame.is === 'refused');
    while (refusals().length === 0) {
      ada.type('too much');
      room.settle();
    }
    expect(refusals()).toMatchObject([{ code: 'too_large' }]);
    const { stateBytes, ...snapshot } = snapshotOf(room);
    room.tell({ is: 'compacted', snapshot: { ...snapshot, stateBytes } });
    room.pass(room.limits.positionMs);
    ada.read();
    expect(position(ada)).toEqual({
      is: 'position',
      seq: room.stored.length,
      documentBytes: stateBytes,
    });
    const bob = room.join({ personId: 'g_bob' }).hello();
    bob.read();
    bob.type('fits');
    room.settle();
    expect(bob.own.filter((frame) => frame.is === 'refused')).toEqual([]);
    expect(room.storedText()).toContain('fits');
  });

  it('[COMPACT-20] an open room keeps some of what is covered, as many bytes as configured', () => {
    const { room, ada } = written(1, 400, { compactionKeepRows: 0, catchUpBytesMax: 1_000 });
    const snapshot = snapshotOf(room);
    expect(snapshot.upToSeq).toBe(room.stored.length);
    room.tell({ is: 'compacted', snapshot });
    const joinSince = (since: number) => {
      const client = room.join({ personId: 'g_ada', since, doc: ada.doc }).hello();
      const bytes = bytesOf(client);
      client.leave();
      return bytes;
    };
    const whole = joinSince(0);
    expect(joinSince(snapshot.upToSeq - 10)).toBeLessThan(whole / 2);
    expect(joinSince(snapshot.upToSeq - 100)).toBe(whole);
    for (let n = 0; n < 3; n++) {
      ada.type('more');
      room.settle();
    }
    const bob = room.join({ personId: 'g_bob' }).hello();
    bob.read();
    expect(bob.text).toBe(ada.text);
    expect(joinSince(snapshot.upToSeq + 1)).toBeLessThan(300);
  });

  it('[COMPACT-15] a snapshot that is older, or covers what is not known to be stored, is left alone', () => {
    const { room } = written(1, 50, { compactionKeepRows: 0 });
    const old = snapshotOf(room);
    room.tell({ is: 'compacted', snapshot: old });
    const { tail } = room.room;
    for (const upToSeq of [old.upToSeq, old.upToSeq - 3, old.upToSeq + 1]) {
      room.tell({ is: 'compacted', snapshot: { ...old, upToSeq } });
      expect(room.room.tail).toEqual(tail);
    }
    const loading = new TestRoom();
    loading.tell({ is: 'compacted', snapshot: old });
    expect(loading.room.tail).toBeNull();
  });

  it('[COMPACT-20] right after a compaction of 1 MB, one missed keystroke costs under 5 KB, none under 1 KB', () => {
    const { room, ada } = written(1_024, 300);
    const snapshot = snapshotOf(room);
    expect(snapshot.frame.length).toBeGreaterThan(1_000 * KIB);
    room.tell({ is: 'compacted', snapshot });
    const last = room.stored.length;
    for (const [since, bytesMax] of [
      [last, KIB],
      [last - 1, 5_000],
      [last - 100, 5_000],
    ] as const) {
      const client = room.join({ personId: 'g_ada', since, doc: ada.doc }).hello();
      expect(bytesOf(client)).toBeLessThan(bytesMax);
      client.leave();
    }
    const kept = room.join({ personId: 'g_ada', since: last - 300, doc: ada.doc }).hello();
    expect(bytesOf(kept)).toBeLessThan(room.limits.catchUpBytesMax);
    const stranger = room.join({ personId: 'g_bob' }).hello();
    expect(bytesOf(stranger)).toBeLessThan(snapshot.stateBytes * 1.02);
    stranger.read();
    expect(stranger.text).toBe(ada.text);
  });
});

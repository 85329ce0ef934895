import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { FrameReader, maskedFrame, readMessage, updateMessage } from '../../bench/engine/frames.ts';
import { Histogram } from '../../bench/engine/histogram.ts';
import {
  baseUpdate,
  bookTrace,
  seededRandom,
  typistTrace,
  type Trace,
} from '../../bench/engine/trace.ts';
import { wsFrame } from '../../../server/room/ws-frame.ts';

function updatesOf({ bytes, ends }: Trace): Uint8Array[] {
  return [...ends].map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end));
}

/** The payload of one masked frame shorter than 126 bytes. */
function unmasked(frame: Uint8Array): Uint8Array {
  const mask = frame.subarray(2, 6);
  return Uint8Array.from(frame.subarray(6), (byte, at) => byte ^ (mask[at % 4] ?? 0));
}

describe('bench kit', () => {
  it('[BENCH-1] one seed, one history', () => {
    const first = bookTrace(2_000, 7);
    expect(bookTrace(2_000, 7)).toEqual(first);
    expect(bookTrace(2_000, 8).bytes).not.toEqual(first.bytes);
  });

  it('[BENCH-2] a history of keystrokes makes the document, a third of it taken back', () => {
    const trace = bookTrace(6_000, 7);
    const doc = new Y.Doc();
    let [insertions, clock] = [0, 0];
    for (const [at, update] of updatesOf(trace).entries()) {
      Y.applyUpdate(doc, update);
      const now = trace.clocks[at] ?? 0;
      expect(Y.getState(doc.store, trace.clientId)).toBe(now);
      if (now > clock) insertions += 1;
      clock = now;
    }
    expect(doc.store.pendingStructs).toBeNull();
    expect(insertions / 6_000).toBeGreaterThan(0.6);
    expect(insertions / 6_000).toBeLessThan(0.8);
    expect(doc.getXmlFragment('default').length).toBeGreaterThan(3);
  });

  it('[BENCH-3] each typist needs the beginning and nobody else', () => {
    const base = baseUpdate(3);
    for (const typist of [0, 1, 2]) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, base);
      for (const update of updatesOf(typistTrace(base, typist, 300, 5))) Y.applyUpdate(doc, update);
      expect(doc.store.pendingStructs).toBeNull();
      expect(doc.store.pendingDs).toBeNull();
    }
  });

  it('[BENCH-4] percentiles of 5,000 values are right to 2 %', () => {
    const random = seededRandom(3);
    const histogram = new Histogram();
    const values = Array.from({ length: 5_000 }, () => 0.02 + random() ** 4 * 900);
    for (const value of values) histogram.add(value);
    const sorted = values.toSorted((a, b) => a - b);
    for (const share of [0.01, 0.5, 0.9, 0.99, 1]) {
      const exact = sorted[Math.ceil(5_000 * share) - 1] ?? 0;
      expect(histogram.percentileMs(share)).toBeGreaterThanOrEqual(exact * 0.9999);
      expect(histogram.percentileMs(share)).toBeLessThanOrEqual(exact * 1.0201);
    }
    expect(histogram.percentileMs(1)).toBe(histogram.maxMs);
    expect(new Histogram().percentileMs(0.5)).toBeNaN();
  });

  it('[BENCH-5] messages come out whole, however the stream is cut', () => {
    const updates = [3, 126, 70_000].map((length) => new Uint8Array(length).fill(length % 251));
    const stream = Buffer.concat(
      updates.map((update) => wsFrame(updateMessage('y-websocket', 'any', update))),
    );
    for (const size of [1_000, 4_093, 65_536, stream.length]) {
      const read: unknown[] = [];
      const reader = new FrameReader(
        (payload) => {
          const message = readMessage('y-websocket', payload);
          read.push(message.is === 'update' ? Uint8Array.from(message.update) : message.is);
        },
        () => undefined,
      );
      for (let at = 0; at < stream.length; at += size) reader.push(stream.subarray(at, at + size));
      expect(read).toEqual(updates);
    }
  });

  it('[BENCH-6] a frame is final, binary and masked', () => {
    const payload = Uint8Array.from({ length: 90 }, (_, at) => at);
    const frame = maskedFrame(payload);
    expect([frame[0], frame[1]]).toEqual([0x82, 0x80 | 90]);
    expect([...frame.subarray(2, 6)]).not.toEqual([0, 0, 0, 0]);
    expect(unmasked(frame)).toEqual(payload);
    const large = maskedFrame(new Uint8Array(70_000));
    expect([large[1], large.length]).toEqual([0x80 | 127, 70_000 + 14]);
  });
});

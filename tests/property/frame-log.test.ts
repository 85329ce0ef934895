/** The frames of an open document against the plainest list of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameLog } from '../../server/room/frame-log.ts';

const aStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('append' as const), length: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('snapshot' as const),
      back: fc.integer({ min: -2, max: 12 }),
      keptBytesMax: fc.nat(200),
    }),
  },
);

/** Frames say which they are. */
const frameOf = (name: number, length: number): Uint8Array => new Uint8Array(1 + length).fill(name);

describe('frame log', () => {
  it('[COMPACT-14] [COMPACT-20] gives whoever asks the rows it has, else the snapshot and the rows after it', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), fc.nat(60), (steps, fitAt) => {
        const log = new FrameLog();
        const frames: Uint8Array[] = [];
        let snapshot: { readonly seq: number; readonly frame: Uint8Array } | null = null;
        for (const [at, step] of steps.entries()) {
          if (at === fitAt) log.fit();
          if (step.is === 'append') {
            const frame = frameOf(frames.length + 1, step.length);
            frames.push(frame);
            log.append(frames.length, frame, step.length);
            continue;
          }
          const seq = frames.length - step.back;
          if (seq < 1 || frames.length === 0) continue;
          const frame = frameOf(200, seq);
          const isTaken = log.setSnapshot(seq, frame, seq, step.keptBytesMax);
          expect(isTaken).toBe(seq <= frames.length && seq > (snapshot?.seq ?? 0));
          if (isTaken) snapshot = { seq, frame };
        }
        const base = snapshot?.seq ?? 0;
        const after = (seq: number) => frames.slice(seq);
        const whole = [...(snapshot === null ? [] : [snapshot.frame]), ...after(base)];
        for (let seq = 0; seq <= frames.length; seq++) {
          const isHere = seq > 0 && log.hasAllAfter(seq);
          if (seq >= Math.max(1, base)) expect(isHere).toBe(true);
          const expected = isHere ? after(seq) : whole;
          expect(Buffer.concat(log.since(seq))).toEqual(Buffer.concat(expected));
        }
        expect(log.lastSeq).toBe(frames.length);
        expect(log.tail).toEqual({
          rows: frames.length - base,
          bytes: after(base).reduce((sum, { length }) => sum + length - 1, 0),
          stateBytes: base,
        });
      }),
      { numRuns: 300 },
    );
  });
});

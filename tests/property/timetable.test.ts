import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Timetable } from '../../server/room/timetable.ts';

const name = fc.constantFrom('rounds', 'position', 'presence', 'idle');
const step = fc.oneof(
  fc.record({ is: fc.constant('set' as const), name, atMs: fc.nat({ max: 20 }) }),
  fc.record({ is: fc.constant('clear' as const), name }),
  fc.record({ is: fc.constant('take' as const), nowMs: fc.nat({ max: 20 }) }),
);

describe('timetable', () => {
  it('[ROOM-30] wakes at the earliest of what is due, whatever was set, cleared and taken', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const timetable = new Timetable<string>();
        const due = new Map<string, number>();
        for (const one of steps) {
          if (one.is === 'set') {
            timetable.setEarliest(one.name, one.atMs);
            due.set(one.name, Math.min(due.get(one.name) ?? one.atMs, one.atMs));
          } else if (one.is === 'clear') {
            timetable.clear(one.name);
            due.delete(one.name);
          } else {
            const now = [...due].filter(([, atMs]) => atMs <= one.nowMs).map(([of]) => of);
            expect(timetable.take(one.nowMs)).toEqual(now);
            for (const of of now) due.delete(of);
          }
          expect(timetable.nextMs()).toBe(due.size === 0 ? null : Math.min(...due.values()));
        }
      }),
    );
  });
});

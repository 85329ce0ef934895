/** Collections that take nothing while they are empty, against those of the language. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SparseMap, SparseSet } from '../../lib/std/sparse.ts';

const aStep = fc.record({
  does: fc.constantFrom('put' as const, 'put' as const, 'delete' as const, 'clear' as const),
  key: fc.nat(3),
});

describe('sparse collections', () => {
  it('[ROOM-36] a set and a map that may be empty at any time hold what others hold', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 40 }), (steps) => {
        const [set, map] = [new SparseSet<number>(), new SparseMap<number, string>()];
        const [plainSet, plainMap] = [new Set<number>(), new Map<number, string>()];
        for (const [at, { does, key }] of steps.entries()) {
          if (does === 'put') {
            for (const each of [set, plainSet]) each.add(key);
            for (const each of [map, plainMap]) each.set(key, `${at}`);
          } else if (does === 'delete') {
            expect(set.delete(key)).toBe(plainSet.delete(key));
            expect(map.delete(key)).toBe(plainMap.delete(key));
          } else {
            for (const each of [set, map, plainSet, plainMap]) each.clear();
          }
          expect([...set]).toEqual([...plainSet]);
          expect([...map]).toEqual([...plainMap]);
          expect([...map.values()]).toEqual([...plainMap.values()]);
          expect([set.size, map.size]).toEqual([plainSet.size, plainMap.size]);
          expect([set.has(key), map.has(key), map.get(key)]).toEqual([
            plainSet.has(key),
            plainMap.has(key),
            plainMap.get(key),
          ]);
        }
      }),
    );
  });

  it('[ROOM-36] what is taken out of a set while it is gone through is not missed', () => {
    const set = new SparseSet<number>();
    for (const item of [1, 2, 3]) set.add(item);
    const seen: number[] = [];
    for (const item of set) {
      seen.push(item);
      set.delete(item);
    }
    expect([seen, set.size]).toEqual([[1, 2, 3], 0]);
  });
});

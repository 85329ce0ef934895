import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../lib/core/limits.ts';
import { QueueUnderFaults } from '../support/queue-under-faults.ts';

const DOCUMENTS = 6;

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('write'), n: fc.nat(DOCUMENTS - 1) }) },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('pass'), n: fc.integer({ max: 6_000, min: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('break'), n: fc.nat(DOCUMENTS - 1) }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('fail'), n: fc.integer({ max: 5, min: 1 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('lose'), n: fc.integer({ max: 3, min: 1 }) }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('stop'), n: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('heal'), n: fc.constant(0) }) },
);

describe('commit queue', () => {
  it('[COMMIT-9] [COMMIT-7] whatever fails, all is stored in order, once, and announced only then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const world = new QueueUnderFaults();
        const ids = await Promise.all(
          Array.from({ length: DOCUMENTS }, (_, n) => world.make(`document ${n}`)),
        );
        const storedSeqs = async () =>
          Promise.all(ids.map(async (id) => (await world.log.load(id)).tail.length));
        for (const { is, n } of steps) {
          const id = ids[n % DOCUMENTS];
          if (is === 'write' && id !== undefined) world.write(id);
          if (is === 'break' && id !== undefined) world.log.breakDocument(id);
          if (is === 'pass') await world.pass(n);
          if (is === 'fail') world.log.failNext(n);
          if (is === 'lose') world.log.loseNextAnswer(n);
          if (is === 'stop') world.log.stopAfter(n);
          if (is === 'heal') world.log.heal();
          // The log in memory refuses gaps and changed bytes, so a length says it all.
          const told = ids.map((one) => world.toldSeqOf(one));
          const stored = await storedSeqs();
          told.forEach((seq, at) => expect(seq).toBeLessThanOrEqual(stored[at] ?? 0));
        }
        world.log.heal();
        for (let n = 0; n < 12; n++) await world.pass(DEFAULT_LIMITS.commitRetryMsMax);
        expect(ids.map((id) => world.toldSeqOf(id))).toEqual(ids.map((id) => world.seqOf(id)));
        expect(await storedSeqs()).toEqual(ids.map((id) => world.seqOf(id)));
        expect(ids.some((id) => world.queue.isFailingFor(id))).toBe(false);
        expect(world.clock.pendingCount).toBe(0);
        await Promise.all(ids.map((id) => world.queue.whenThrough(id)));
      }),
      { numRuns: 300 },
    );
  });

  it('[COMMIT-7] healthy documents are stored within seconds, whichever others are broken', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(19), { maxLength: 19 }),
        fc.array(fc.nat(19), { minLength: 1, maxLength: 60 }),
        async (broken, writes) => {
          const world = new QueueUnderFaults();
          const ids = await Promise.all(
            Array.from({ length: 20 }, (_, n) => world.make(`document ${n}`)),
          );
          for (const n of broken) world.log.breakDocument(ids[n] ?? fail());
          for (const n of writes) world.write(ids[n] ?? fail());
          // The backoff grows to five seconds; every round finds out about four more at least.
          for (let n = 0; n < 12; n++) await world.pass(DEFAULT_LIMITS.commitRetryMsMax);
          ids.forEach((id, n) => {
            if (!broken.includes(n)) expect(world.toldSeqOf(id)).toBe(world.seqOf(id));
            else expect(world.toldSeqOf(id)).toBe(0);
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});

function fail(): never {
  throw new Error('there are twenty');
}

import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { decodeKnown } from '../../../lib/protocol/known-codec.ts';
import { stateVectorOf } from '../../../lib/protocol/known.ts';
import { machineClock as clock } from '../../../server/adapters/machine.ts';
import { rehearse } from '../../../server/workers/rehearsal.ts';
import { SIDECAR, STATE_BYTES } from '../../../server/workers/rehearsal-document.ts';
import { unpack } from '../../../server/workers/snapshot-codec.ts';
import { plainSnapshots } from '../../support/plain-snapshots.ts';

describe('the rehearsal', () => {
  it('[START-12] opens a sound document with a snapshot, a sidecar and rows after them', async () => {
    let unpacked = 0;
    const snapshots = {
      unpack: async (snapshot: Parameters<typeof plainSnapshots.unpack>[0]) => {
        const opened = await plainSnapshots.unpack(snapshot);
        expect(opened.update.length).toBe(STATE_BYTES);
        unpacked += 1;
        return opened;
      },
    };
    const document = await rehearse({ snapshots, limits: DEFAULT_LIMITS, clock });
    expect(unpacked).toBeGreaterThan(10);
    expect(document?.isDamaged).toBe(false);
    expect(document?.frames.tail.rows).toBe(18);
  });

  it('[START-12] its sidecar is of the present format, or the way of all others stays cold', () => {
    const known = decodeKnown(unpack(SIDECAR));
    expect(known === null ? null : [...stateVectorOf(known).keys()]).toEqual([1]);
  });
});

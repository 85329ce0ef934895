import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../lib/core/limits.ts';
import { machineClock as clock } from '../../../../server/adapters/machine.ts';
import { rehearseEntrance } from '../../../../server/gateway/rehearsal.ts';
import { plainSnapshots } from '../../../support/plain-snapshots.ts';
import { silentLog } from '../../../support/silent-log.ts';

describe('the rehearsal of an entrance', () => {
  it('[START-12] lets programs and pages in, gives them everything, and leaves nothing behind', async () => {
    const told: string[] = [];
    const log = { ...silentLog };
    for (const level of ['info', 'warn', 'error'] as const)
      log[level] = (event) => void told.push(event);
    const before = process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));
    const letIn = await rehearseEntrance({
      snapshots: plainSnapshots,
      limits: DEFAULT_LIMITS,
      clock,
      log,
    });
    expect(letIn).toBeGreaterThan(10);
    expect(told).toEqual([]);
    await expect
      .poll(() => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')), {
        timeout: 10_000,
      })
      .toEqual(before);
  });
});

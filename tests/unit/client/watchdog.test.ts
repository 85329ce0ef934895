import { describe, expect, it } from 'vitest';
import {
  CONNECT_MS,
  CONNECT_MS_MAX,
  GREETING_MS,
  PROBE_MS,
  SILENCE_MS,
  UNSETTLED_MS,
  UPLOAD_BYTES_PER_MS,
  shouldRenew,
} from '../../../lib/client/watchdog.ts';
import type { LinkFacts } from '../../../lib/client/watchdog.ts';

const NOW = 1_000_000;
const OPEN: LinkFacts & { is: 'open' } = {
  is: 'open',
  sinceMs: NOW - 60_000,
  lastFrameAtMs: NOW,
  hasSynced: true,
  unsettledSinceMs: null,
  unsettledBytes: 0,
  isStorageDown: false,
  probedAtMs: null,
};
const isRenewed = (facts: Partial<typeof OPEN>) => shouldRenew({ ...OPEN, ...facts }, NOW);

describe('Watchdog', () => {
  it('[CLIENT-12] leaves a socket alone on which all is well', () => {
    expect(isRenewed({})).toBe(false);
    expect(shouldRenew({ is: 'closed' }, NOW)).toBe(false);
  });

  it('[CLIENT-12] renews when frames stay unsettled', () => {
    expect(isRenewed({ unsettledSinceMs: NOW - UNSETTLED_MS })).toBe(false);
    expect(isRenewed({ unsettledSinceMs: NOW - UNSETTLED_MS - 1 })).toBe(true);
  });

  it('[CLIENT-12] gives a large upload the time of a slow line', () => {
    const unsettledBytes = 10_000 * UPLOAD_BYTES_PER_MS;
    const since = NOW - UNSETTLED_MS - 10_000;
    expect(isRenewed({ unsettledBytes, unsettledSinceMs: since })).toBe(false);
    expect(isRenewed({ unsettledBytes, unsettledSinceMs: since - 1 })).toBe(true);
  });

  it('[CLIENT-12] does not blame the link while the server cannot store', () => {
    expect(isRenewed({ unsettledSinceMs: NOW - 60_000, isStorageDown: true })).toBe(false);
  });

  it('[CLIENT-12] renews a silent socket, also while the server cannot store', () => {
    const lastFrameAtMs = NOW - SILENCE_MS;
    expect(isRenewed({ lastFrameAtMs, isStorageDown: true })).toBe(false);
    expect(isRenewed({ lastFrameAtMs: lastFrameAtMs - 1, isStorageDown: true })).toBe(true);
  });

  it('[CLIENT-12] renews a socket that was never greeted', () => {
    const sinceMs = NOW - GREETING_MS;
    expect(isRenewed({ hasSynced: false, sinceMs })).toBe(false);
    expect(isRenewed({ hasSynced: false, sinceMs: sinceMs - 1 })).toBe(true);
  });

  it('[CLIENT-26] renews a link that does not answer a probe', () => {
    expect(isRenewed({ probedAtMs: NOW - PROBE_MS })).toBe(false);
    expect(isRenewed({ probedAtMs: NOW - PROBE_MS - 1 })).toBe(true);
  });

  it('[CLIENT-12] waits longer for a socket to open after each attempt that ran out of time', () => {
    const opening = (agoMs: number, timeoutCount: number) =>
      shouldRenew({ is: 'connecting', sinceMs: NOW - agoMs, timeoutCount }, NOW);
    expect([opening(CONNECT_MS, 0), opening(CONNECT_MS + 1, 0)]).toEqual([false, true]);
    expect([opening(CONNECT_MS + 1, 1), opening(2 * CONNECT_MS + 1, 1)]).toEqual([false, true]);
    expect(opening(CONNECT_MS_MAX + 1, 20)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import {
  EMPTY_LEDGER,
  RESYNCS_IN_A_ROW_MAX,
  changeCount,
  isAllStored,
  stepLedger,
} from '../../../lib/client/ledger.ts';
import type { LedgerEvent } from '../../../lib/client/ledger.ts';

const CHANGED: LedgerEvent = { is: 'changed', count: 1, atMs: 0 };
const CONNECTED: LedgerEvent = { is: 'connected' };
const STEP2: LedgerEvent = { is: 'step2-sent', frameCount: 1 };
const update = (changeId: number, frameCount = 1): LedgerEvent => ({
  is: 'update-sent',
  frameCount,
  changeId,
});
const settled = (count: number): LedgerEvent => ({ is: 'settled', count });
const resync = (index: number): LedgerEvent => ({ is: 'refused', index, code: 'resync' });

const after = (...events: LedgerEvent[]) => events.reduce(stepLedger, EMPTY_LEDGER);
const isSaved = (...events: LedgerEvent[]) => isAllStored(after(...events));

describe('Ledger', () => {
  it('[CLIENT-1] is not stored before the first step2 of the connection is settled', () => {
    expect(isSaved(CONNECTED)).toBe(false);
    expect(isSaved(CONNECTED, STEP2)).toBe(false);
    expect(isSaved(CONNECTED, STEP2, settled(1))).toBe(true);
  });

  it('[CLIENT-1] waits for every frame that was sent', () => {
    const typed = [CONNECTED, STEP2, settled(1), CHANGED, update(1), CHANGED, update(2)];
    expect(isSaved(...typed, settled(2))).toBe(false);
    expect(changeCount(after(...typed, settled(2)))).toBe(1);
    expect(isSaved(...typed, settled(3))).toBe(true);
  });

  it('[CLIENT-1] believes no count beyond what was sent', () => {
    const early = [CONNECTED, STEP2, settled(9), CHANGED, update(1)];
    expect(isSaved(...early)).toBe(false);
    expect(isSaved(...early, settled(2))).toBe(true);
  });

  it('[CLIENT-1] counts every piece of an update that was cut', () => {
    const cut = [CONNECTED, STEP2, settled(1), CHANGED, update(1, 3)];
    expect(isSaved(...cut, settled(3))).toBe(false);
    expect(isSaved(...cut, settled(4))).toBe(true);
  });

  it('[CLIENT-2] closes a resync with the step2 after it: a keystroke ahead of the first sync', () => {
    // Unsent text of an earlier connection, then a keystroke that leans on it goes out first.
    const golden = [CHANGED, CONNECTED, CHANGED, update(2), STEP2, resync(1)];
    expect(isSaved(...golden, settled(1))).toBe(false);
    expect(changeCount(after(...golden, settled(1)))).toBe(2);
    expect(isSaved(...golden, settled(2))).toBe(true);
  });

  it('[CLIENT-2] is not closed by a step2 that went out before the refused frame', () => {
    const late = [CONNECTED, STEP2, CHANGED, update(1), resync(2), settled(2)];
    expect(isSaved(...late)).toBe(false);
    expect(isSaved(...late, STEP2)).toBe(false);
    expect(isSaved(...late, STEP2, settled(3))).toBe(true);
  });

  it('[CLIENT-2] stays open for a frame that carried none of the counted changes, too', () => {
    const nameless: LedgerEvent = { is: 'update-sent', frameCount: 1, changeId: null };
    const events = [CONNECTED, STEP2, nameless, resync(2), settled(2)];
    expect(isSaved(...events)).toBe(false);
    expect(isSaved(...events, STEP2, settled(3))).toBe(true);
  });

  it('[CLIENT-2] is not closed by a step2 that was itself refused in one of its pieces', () => {
    const events = [CHANGED, CONNECTED, { is: 'step2-sent', frameCount: 2 } as const, resync(1)];
    expect(isSaved(...events, settled(2))).toBe(false);
    expect(isSaved(...events, settled(2), STEP2, settled(3))).toBe(true);
  });

  it('[CLIENT-3] doubts everything unsettled when the connection ends', () => {
    const lost = [
      CONNECTED,
      STEP2,
      settled(1),
      CHANGED,
      update(1),
      { is: 'disconnected' } as const,
    ];
    expect(changeCount(after(...lost))).toBe(1);
    // The new connection's own count settles its step2, never the old frame.
    expect(isSaved(...lost, CONNECTED, settled(1))).toBe(false);
    expect(isSaved(...lost, CONNECTED, STEP2, settled(1))).toBe(true);
  });

  it('[CLIENT-3] lets a step2 vouch only for changes made before it was sent', () => {
    const typedOn = [CHANGED, CONNECTED, STEP2, CHANGED, update(2), settled(1)];
    expect(changeCount(after(...typedOn))).toBe(1);
  });

  it('[CLIENT-4] keeps the first final refusal for good', () => {
    const refused = [
      CONNECTED,
      STEP2,
      { is: 'refused', index: 1, code: 'too_large' } as const,
      { is: 'refused', index: 1, code: 'bad_update' } as const,
      settled(1),
    ];
    expect(after(...refused, CONNECTED).refusal).toBe('too_large');
    expect(isSaved(...refused, CONNECTED, STEP2, settled(1))).toBe(false);
  });

  it('[CLIENT-5] gives the copy up after so many refused step2s in a row', () => {
    const round = (index: number) => [STEP2, resync(index), settled(index)];
    const rounds = (count: number) =>
      Array.from({ length: count }, (_, at) => round(at + 1)).flat();
    expect(after(CONNECTED, ...rounds(RESYNCS_IN_A_ROW_MAX - 1)).refusal).toBeNull();
    expect(after(CONNECTED, ...rounds(RESYNCS_IN_A_ROW_MAX)).refusal).toBe('copy_outdated');
  });

  it('[CLIENT-5] counts from nothing again after a step2 that was stored', () => {
    const almost = Array.from({ length: RESYNCS_IN_A_ROW_MAX - 1 }, (_, at) => at + 1).flatMap(
      (index) => [STEP2, resync(index), settled(index)],
    );
    const healed = after(CONNECTED, ...almost, STEP2, settled(RESYNCS_IN_A_ROW_MAX));
    expect(healed.failedStep2Count).toBe(0);
    expect(isAllStored(healed)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import {
  KEEPING_MS,
  LINK_GRACE_MS,
  STILL_SAVING_MS,
  needsLeaveGuard,
  saveStateOf,
} from '../../../lib/client/save-state.ts';
import type { SaveFacts, SaveState } from '../../../lib/client/save-state.ts';

const NOW = 100_000;
const UP = { is: 'up' } as const;
const down = (agoMs: number) => ({ is: 'down', sinceMs: NOW - agoMs }) as const;

/** Connected, everything stored. */
const WELL: SaveFacts = {
  link: UP,
  changeCount: 0,
  oldestAtMs: null,
  isAllStored: true,
  savedAtMs: 5,
  keptCount: 0,
  unkeptSinceMs: null,
  hasKeepingFailed: false,
  waitingFor: null,
  readOnly: null,
};

/** `count` unsent changes made `agoMs` ago, all kept on this device. */
const unsent = (count: number, agoMs: number): Partial<SaveFacts> => ({
  changeCount: count,
  isAllStored: false,
  oldestAtMs: NOW - agoMs,
  keptCount: count,
});
const unkept = (agoMs: number): Partial<SaveFacts> => ({
  keptCount: 0,
  unkeptSinceMs: NOW - agoMs,
});
const NOT_VOUCHED = { isAllStored: false };

const TABLE: [string, Partial<SaveFacts>, SaveState][] = [
  ['all stored', {}, { is: 'saved', atMs: 5 }],
  ['connected, not synced yet', NOT_VOUCHED, { is: 'saving' }],
  ['down, nothing unsent', { ...NOT_VOUCHED, link: down(0) }, { is: 'reconnecting' }],
  ['down long, nothing unsent', { ...NOT_VOUCHED, link: down(60_000) }, { is: 'reconnecting' }],
  ['just typed', unsent(1, 0), { is: 'saving' }],
  ['almost too long', unsent(2, STILL_SAVING_MS - 1), { is: 'saving' }],
  ['too long', unsent(2, STILL_SAVING_MS), { is: 'still-saving', changeCount: 2, reason: null }],
  [
    'the server cannot store',
    { ...unsent(1, 0), waitingFor: 'storage_unavailable' },
    { is: 'still-saving', changeCount: 1, reason: 'storage_unavailable' },
  ],
  ['link gone this moment', { ...unsent(1, 0), link: down(LINK_GRACE_MS - 1) }, { is: 'saving' }],
  [
    'link gone',
    { ...unsent(3, 1_000), link: down(LINK_GRACE_MS) },
    { is: 'offline-kept', changeCount: 3 },
  ],
  [
    'link gone, the row still being written',
    { ...unsent(1, 10), ...unkept(10), link: down(5_000) },
    { is: 'saving' },
  ],
  [
    'link gone, one of three still being written',
    { ...unsent(3, 10), keptCount: 2, unkeptSinceMs: NOW, link: down(5_000) },
    { is: 'offline-kept', changeCount: 2 },
  ],
  [
    'link gone, the row not written in time',
    { ...unsent(3, 5_000), keptCount: 2, unkeptSinceMs: NOW - KEEPING_MS, link: down(5_000) },
    { is: 'offline-not-stored', changeCount: 3 },
  ],
  [
    'link gone, the browser refused',
    { ...unsent(1, 0), ...unkept(0), hasKeepingFailed: true, link: down(5_000) },
    { is: 'offline-not-stored', changeCount: 1 },
  ],
  [
    'link gone, refused before but all kept by now',
    { ...unsent(1, 0), hasKeepingFailed: true, link: down(5_000) },
    { is: 'offline-kept', changeCount: 1 },
  ],
  [
    'signed out with text',
    { ...unsent(1, 0), link: down(5_000), readOnly: 'other_person' },
    { is: 'read-only', reason: 'other_person', hasUnsentText: true },
  ],
  [
    'may only read by now, with text, the link gone',
    { ...unsent(1, 0), readOnly: 'view_only', link: down(5_000) },
    { is: 'read-only', reason: 'view_only', hasUnsentText: true },
  ],
  [
    'access removed, nothing unsent',
    { readOnly: 'not_allowed' },
    { is: 'read-only', reason: 'not_allowed', hasUnsentText: false },
  ],
  [
    'let in to read',
    { readOnly: 'view_only' },
    { is: 'read-only', reason: 'view_only', hasUnsentText: false },
  ],
  [
    'let in to read, the link gone',
    { readOnly: 'view_only', link: down(5_000) },
    { is: 'reconnecting' },
  ],
];

describe('SaveState', () => {
  it.each(TABLE)('[CLIENT-6] %s', (_name, facts, state) => {
    expect(saveStateOf({ ...WELL, ...facts }, NOW)).toEqual(state);
  });

  it('[CLIENT-7] stays within two seconds of a lost link', () => {
    expect(LINK_GRACE_MS + 2 * 250).toBeLessThanOrEqual(2_000);
  });

  it('[CLIENT-9] questions leaving only while something unsent is at stake', () => {
    const guards = TABLE.map(([, facts]) => {
      const save = saveStateOf({ ...WELL, ...facts }, NOW);
      return [save.is, needsLeaveGuard(save)];
    });
    expect(Object.fromEntries(guards)).toEqual({
      saved: 'none',
      saving: 'none',
      reconnecting: 'none',
      'still-saving': 'hard',
      'offline-kept': 'soft',
      'offline-not-stored': 'hard',
      'read-only': 'none',
    });
    const withText = { is: 'read-only', reason: 'too_large', hasUnsentText: true } as const;
    expect(needsLeaveGuard(withText)).toBe('hard');
  });
});

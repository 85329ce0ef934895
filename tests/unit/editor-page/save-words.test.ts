import { describe, expect, it } from 'vitest';
import { saveWords } from '../../../app/d/[documentId]/_editor/save-words.ts';
import { needsLeaveGuard, type SaveState } from '../../../lib/client/save-state.ts';
import { en } from '../../../lib/i18n/en.ts';
import { zh } from '../../../lib/i18n/zh.ts';

const english = { words: en.editor, faults: en.faults, tag: 'en' };
const chinese = { words: zh.editor, faults: zh.faults, tag: 'zh-Hans' };

const STATES: readonly SaveState[] = [
  { is: 'saved', atMs: null },
  { is: 'saving' },
  { is: 'still-saving', changeCount: 3, reason: null },
  { is: 'offline-kept', changeCount: 2 },
  { is: 'offline-not-stored', changeCount: 2 },
  { is: 'reconnecting' },
  { is: 'read-only', reason: 'page_outdated', hasUnsentText: true },
  { is: 'read-only', reason: 'view_only', hasUnsentText: false },
  { is: 'read-only', reason: 'view_only', hasUnsentText: true },
];

describe('save chip', () => {
  it.each(STATES)('[PAGE-12] explains itself in both languages: $is', (state) => {
    for (const language of [english, chinese]) {
      const { word, note } = saveWords(state, language);
      expect(word).not.toMatch(/[{}]/u);
      expect(note.length).toBeGreaterThan(word.length);
    }
  });

  it.each(STATES)('[PAGE-12] is loud exactly when leaving would be questioned: $is', (state) => {
    const isLoud = saveWords(state, english).tone !== 'muted';
    expect(isLoud).toBe(needsLeaveGuard(state) !== 'none');
  });

  it('[PAGE-12] counts the changes that wait', () => {
    const waiting = (changeCount: number) =>
      saveWords({ is: 'still-saving', changeCount, reason: null }, english).word;
    expect(waiting(1)).toBe('Still saving (1 change)');
    expect(waiting(1_200)).toBe('Still saving (1,200 changes)');
  });

  it('[PAGE-13] offers what helps, and the unsent text wherever there is some', () => {
    const actions = (
      reason: 'page_outdated' | 'bad_update' | 'document_not_found',
      hasUnsentText: boolean,
    ) => saveWords({ is: 'read-only', reason, hasUnsentText }, english).actions;
    expect(actions('page_outdated', true)).toEqual(['keep-text', 'reload']);
    expect(actions('bad_update', false)).toEqual(['start-over']);
    expect(actions('document_not_found', true)).toEqual(['keep-text']);
    expect(actions('document_not_found', false)).toEqual([]);
  });
});

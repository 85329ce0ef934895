// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Composing, COMPOSING_REST_MS_MAX } from '../../../app/d/[documentId]/_editor/composing.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { anEditor } from '../../support/editor.ts';

let editor: Editor;
let clock: HandClock;
let isHeld: boolean;

beforeEach(() => {
  // ProseMirror ends a composition for good some moments later.
  vi.useFakeTimers();
  clock = new HandClock();
  isHeld = false;
  const incoming = {
    holdIncoming: () => void (isHeld = true),
    releaseIncoming: () => void (isHeld = false),
  };
  editor = anEditor('', [Composing.configure({ incoming, clock })]);
});
afterEach(() => {
  vi.useRealTimers();
});

const tell = (name: string) => editor.view.dom.dispatchEvent(new CompositionEvent(name));
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

it('[EDITOR-110] what others write waits until the composition has been read', async () => {
  tell('compositionstart');
  expect(isHeld).toBe(true);
  tell('compositionupdate');
  tell('compositionend');
  expect(isHeld).toBe(true);
  await turns();
  expect(isHeld).toBe(false);
  expect(clock.pendingCount).toBe(0);
});

it('[EDITOR-110] a composition that has been left holds nothing back for longer, and the next key of it does', () => {
  tell('compositionstart');
  clock.pass(COMPOSING_REST_MS_MAX - 1);
  tell('compositionupdate');
  clock.pass(COMPOSING_REST_MS_MAX - 1);
  expect(isHeld).toBe(true);
  clock.pass(1);
  expect(isHeld).toBe(false);
  tell('compositionupdate');
  expect(isHeld).toBe(true);
});

it('[EDITOR-110] an editor that goes away lets everything in', () => {
  tell('compositionstart');
  editor.destroy();
  editor.destroy();
  expect(isHeld).toBe(false);
  expect(clock.pendingCount).toBe(0);
});

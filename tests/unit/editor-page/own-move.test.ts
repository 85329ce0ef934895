// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { isOwnMove } from '../../../app/d/[documentId]/_editor/follow/own-move.ts';

let told: boolean[] = [];
const note = (event: Event) => told.push(isOwnMove(event));

beforeEach(() => {
  told = [];
  document.body.innerHTML =
    '<header><button>Stop</button></header><main><p>text</p><textarea></textarea></main>';
});

function tell(selector: string, event: Event): boolean | undefined {
  window.addEventListener(event.type, note, { capture: true, once: true });
  document.querySelector(selector)?.dispatchEvent(event);
  return told.pop();
}

const key = (name: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key: name, bubbles: true, ...more });

describe('going one’s own way', () => {
  it('[PAGE-80] is to scroll, to point and to type in the text', () => {
    expect(tell('p', new Event('wheel', { bubbles: true }))).toBe(true);
    expect(tell('p', new Event('touchmove', { bubbles: true }))).toBe(true);
    expect(tell('p', new Event('pointerdown', { bubbles: true }))).toBe(true);
    for (const name of ['a', 'Enter', 'Backspace', 'ArrowDown', ' ']) {
      expect(tell('textarea', key(name))).toBe(true);
    }
    for (const name of ['PageDown', 'End', ' ']) expect(tell('body', key(name))).toBe(true);
    expect(tell('p', key('End', { ctrlKey: true }))).toBe(true);
  });

  it('[PAGE-80] is not to use what lies over the text, nor a modifier by itself', () => {
    expect(tell('button', new Event('pointerdown', { bubbles: true }))).toBe(false);
    expect(tell('button', new Event('wheel', { bubbles: true }))).toBe(false);
    expect(tell('button', key('Enter'))).toBe(false);
    for (const name of ['Shift', 'Control', 'Tab', 'Escape'])
      expect(tell('p', key(name))).toBe(false);
    expect(tell('p', key('s', { ctrlKey: true }))).toBe(false);
    expect(tell('body', key('a'))).toBe(false);
  });
});

// @vitest-environment jsdom
import { act, createElement, useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type ActiveOption,
  type Options,
  useActiveOption,
} from '../../../app/_ui/use-active-option.ts';

let root: Root;
let now: ActiveOption<string>;

function List(options: Options<string>): null {
  const active = useActiveOption(options);
  useEffect(() => {
    now = active;
  });
  return null;
}

function show(items: readonly string[], more: Partial<Options<string>> = {}): void {
  act(() => root.render(createElement(List, { items, onChoose: () => {}, ...more })));
}

function press(key: string, isComposing = false): boolean {
  let isTaken = false;
  act(() => {
    isTaken = now.press({ key, isComposing });
  });
  return isTaken;
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  root = createRoot(document.createElement('div'));
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const same = (item: string) => item;

describe('the option that is meant', () => {
  it('[PAGE-104] begins with the first, and arrows go round', () => {
    show(['a', 'b', 'c']);
    expect(now.item).toBe('a');
    press('ArrowUp');
    expect(now.item).toBe('c');
    press('ArrowDown');
    press('ArrowDown');
    expect(now.item).toBe('b');
  });

  it('[PAGE-104] is taken by Enter; other keys, and all while a word is composed, are not the list’s', () => {
    const onChoose = vi.fn();
    show(['a', 'b'], { onChoose });
    press('ArrowDown');
    expect(press('x')).toBe(false);
    expect(press('Enter', true)).toBe(false);
    expect(onChoose).not.toHaveBeenCalled();
    expect(press('Enter')).toBe(true);
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('b');
  });

  it('[PAGE-104] has no keys where there is nothing to choose', () => {
    show([]);
    expect(['ArrowDown', 'ArrowUp', 'Enter'].map((key) => press(key))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('[PAGE-104] stays meant when others come before it, and goes with what is typed next', () => {
    show(['a', 'b'], { keyOf: same });
    press('ArrowDown');
    show(['x', 'y', 'a', 'b'], { keyOf: same });
    expect(now.item).toBe('b');
    press('ArrowDown');
    expect(now.item).toBe('x');
    act(() => now.point(0));
    show(['c', 'x'], { keyOf: same });
    expect(now.item).toBe('c');
  });

  it('[PAGE-104] is another of the list where it has gone', () => {
    show(['a', 'b'], { keyOf: same });
    press('ArrowDown');
    show(['c'], { keyOf: same });
    expect(now.item).toBe('c');
  });
});

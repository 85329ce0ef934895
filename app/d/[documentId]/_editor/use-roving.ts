'use client';
/** One tab stop for a row of controls; arrow keys, Home and End move inside (ARIA toolbar pattern). */
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

export interface Roving {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

const CONTROLS = 'button:not(:disabled), select:not(:disabled)';

export function useRoving(): Roving {
  const ref = useRef<HTMLDivElement>(null);

  // After every render: which controls may be used changes with the selection in the text.
  useEffect(() => {
    const controls = controlsIn(ref.current);
    const stop = controls.find((control) => control.tabIndex === 0) ?? controls[0];
    for (const control of controls) setStop(control, control === stop);
  });

  return {
    ref,
    onFocus: ({ target }) => {
      for (const control of controlsIn(ref.current)) setStop(control, control === target);
    },
    onKeyDown: (event) => {
      const controls = controlsIn(ref.current);
      const at = controls.findIndex((control) => control === document.activeElement);
      const next = targetOf(event.key, at, controls.length, getComputedStyle(event.currentTarget));
      if (at === -1 || next === null) return;
      event.preventDefault();
      controls[next]?.focus();
    },
  };
}

function setStop(control: HTMLElement, isStop: boolean): void {
  const tabIndex = isStop ? 0 : -1;
  if (control.tabIndex !== tabIndex || !control.hasAttribute('tabindex')) {
    control.tabIndex = tabIndex;
  }
}

function controlsIn(root: HTMLElement | null): HTMLElement[] {
  const all = [...(root?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])];
  // Some are for a phone only.
  return all.filter((control) => control.checkVisibility());
}

function targetOf(key: string, at: number, count: number, style: CSSStyleDeclaration) {
  const isRtl = style.direction === 'rtl';
  switch (key) {
    case isRtl ? 'ArrowLeft' : 'ArrowRight':
      return (at + 1) % count;
    case isRtl ? 'ArrowRight' : 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

'use client';
/**
 * One tooltip for the whole page: shows `data-tip` and `data-tip-keys` of whatever the pointer
 * rests on or the keyboard focuses. The text repeats the accessible name, so it is not read aloud.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './TooltipLayer.module.css';

const WAIT_MS = 500;
const GAP_PX = 6;
const EDGE_PX = 8;

export function TooltipLayer() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => followTargets(setTarget), []);
  useLayoutEffect(() => {
    if (target !== null && layer.current !== null) place(layer.current, target);
  }, [target]);

  if (target === null) return null;
  const keys = target.dataset.tipKeys;
  return (
    <div ref={layer} className={styles.tip} aria-hidden>
      {target.dataset.tip}
      {keys === undefined ? null : <Kbd shortcut={keys} />}
    </div>
  );
}

/** @returns a function that stops following. */
function followTargets(show: (target: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    show(null);
  };
  const rest = (event: PointerEvent) => {
    hide();
    const target = tipOf(event.target);
    if (target === null || event.pointerType === 'touch') return;
    timer = setTimeout(() => show(target.isConnected ? target : null), WAIT_MS);
  };
  const focus = (event: FocusEvent) => {
    const target = tipOf(event.target);
    if (target?.matches(':focus-visible') === true) show(target);
  };
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('pointerover', rest, { signal });
  document.addEventListener('pointerdown', hide, { signal });
  document.addEventListener('focusin', focus, { signal });
  document.addEventListener('focusout', hide, { signal });
  document.addEventListener('keydown', hide, { signal });
  document.addEventListener('scroll', hide, { signal, capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/** The element with a tip around an event's target, unless its menu is open. */
function tipOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const tipped = target.closest<HTMLElement>('[data-tip]');
  return tipped?.getAttribute('aria-expanded') === 'true' ? null : tipped;
}

function place(layer: HTMLElement, target: HTMLElement): void {
  const at = target.getBoundingClientRect();
  const own = layer.getBoundingClientRect();
  const hasRoomBelow = at.bottom + GAP_PX + own.height + EDGE_PX <= innerHeight;
  const top = hasRoomBelow ? at.bottom + GAP_PX : at.top - GAP_PX - own.height;
  const middle = at.left + at.width / 2 - own.width / 2;
  const left = Math.max(EDGE_PX, Math.min(middle, innerWidth - own.width - EDGE_PX));
  layer.style.top = `${Math.round(top)}px`;
  layer.style.left = `${Math.round(left)}px`;
}

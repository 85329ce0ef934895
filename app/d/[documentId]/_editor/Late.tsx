'use client';
/** A part of the page that typing does not need: fetched when the page is quiet, or when wanted. */
import { type ComponentType, createElement, useEffect, useRef, useState } from 'react';
import { useMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import { fetchQuietly } from './fetch-quietly.ts';

export interface LateProps<Props extends object> {
  /** The same function at every rendering. */
  readonly load: () => Promise<ComponentType<Props>>;
  /** null: not drawn yet. */
  readonly props: Props | null;
  /** At once. `isWanted` absent: when the page is quiet, so that it is there when the server is not. */
  readonly isWanted?: boolean;
  /** It is wanted and cannot be had; the writer has been told. */
  readonly onMissing?: () => void;
}

export function Late<Props extends object>(late: LateProps<Props>) {
  const { load, props, isWanted, onMissing } = late;
  const { shell } = useMessages();
  const toast = useToast();
  const [part, setPart] = useState<{ readonly is: ComponentType<Props> } | null>(null);
  const isHere = part !== null;
  const fail = useRef(() => {});
  useEffect(() => {
    fail.current = () => {
      toast({ message: shell.network.unreachable, tone: 'danger', key: 'unreachable' });
      onMissing?.();
    };
  });
  useEffect(() => {
    if (isHere || isWanted === false) return;
    let isGone = false;
    const loaded = isWanted === true ? load() : fetchQuietly(load);
    loaded.then(
      (is) => {
        if (!isGone) setPart({ is });
      },
      () => {
        if (!isGone) fail.current();
      },
    );
    return () => {
      isGone = true;
    };
  }, [load, isHere, isWanted]);
  return part === null || props === null ? null : createElement(part.is, props);
}

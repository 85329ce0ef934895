'use client';
/** Copies a source, and says for a moment that it is done. */
import { useEffect, useState } from 'react';
import { copyText } from '../../../../_ui/copy-text.ts';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { useToast } from '../../../../_ui/toasts.tsx';
import type { SourceView } from './source-view.ts';

const SAID_MS = 2_000;

export function useSourceCopy(view: SourceView): {
  readonly isCopied: boolean;
  readonly copy: () => void;
} {
  const { sources } = useEditorMessages();
  const toast = useToast();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    void copyText(view.node().textContent).then((isDone) => {
      if (isDone) setIsCopied(true);
      else toast({ message: sources.notCopied, tone: 'danger', key: 'copy' });
    });
  };
  return { isCopied, copy };
}

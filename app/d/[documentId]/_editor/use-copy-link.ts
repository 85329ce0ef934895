'use client';
/** Puts the address of this document on the clipboard and says so. */
import { useCallback } from 'react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { useToast } from '../../../_ui/toasts.tsx';
import type { Reach } from '../../../../lib/core/sharing.ts';
import { fill } from '../../../../lib/i18n/phrase.ts';
import { copyText } from './clipboard.ts';

/** `reach`: for whom it opens. */
export function useCopyLink(reach: Reach): () => void {
  const { header } = useEditorMessages();
  const toast = useToast();
  return useCallback(() => {
    const link = `${location.origin}${location.pathname}`;
    void copyText(link).then((isCopied) =>
      toast({
        message: isCopied ? header.linkCopied[reach] : fill(header.linkNotCopied, { link }),
        key: 'copy',
      }),
    );
  }, [header, toast, reach]);
}

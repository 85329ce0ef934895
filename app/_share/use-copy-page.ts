'use client';
/** The address of a published page on the clipboard, or what frames it. */
import { useCallback } from 'react';
import { fill } from '../../lib/i18n/phrase.ts';
import { copyText } from '../_ui/copy-text.ts';
import { useToast } from '../_ui/toasts.tsx';
import { useShareMessages } from './share-messages.tsx';

/** Pixels: about a screen of a phone. */
const FRAME_HEIGHT = 640;

export function useCopyPage() {
  const { publish, copied } = useShareMessages();
  const showToast = useToast();
  const copy = useCallback(
    async (text: string, done: string, failed = fill(copied.failed, { url: text })) => {
      const isCopied = await copyText(text);
      showToast({ message: isCopied ? done : failed, key: 'sharing' });
    },
    [copied, showToast],
  );
  return {
    copyNew: (url: string) => copy(url, publish.published, publish.publishedOnly),
    copyAddress: (url: string) => copy(url, publish.copied),
    copyEmbed: (url: string) => copy(frameOf(url), publish.embedCopied),
  };
}

/** An address has nothing in it that would have to be escaped: a slug is plain. */
function frameOf(url: string): string {
  return `<iframe src="${url}" width="100%" height="${FRAME_HEIGHT}" loading="lazy" style="border:0"></iframe>`;
}

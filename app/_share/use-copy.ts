'use client';
/** Puts an address on the clipboard and says for whom it opens. */
import { useCallback } from 'react';
import type { GrantedRole, LinkView, Reach } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { copyText } from '../_ui/copy-text.ts';
import { useToast } from '../_ui/toasts.tsx';
import { absolute } from './link-facts.ts';
import { useShareMessages } from './share-messages.tsx';

export interface Copying {
  readonly copyLink: (link: LinkView) => Promise<void>;
  /** `role` null: what it lets others do is not known here. */
  readonly copyAddress: (reach: Reach, role: GrantedRole | null) => Promise<void>;
  /** A message and a link. */
  readonly copyInvitation: (text: string) => Promise<void>;
}

export function useCopy(): Copying {
  const words = useShareMessages();
  const showToast = useToast();
  const copy = useCallback(
    async (url: string, message: string) => {
      const isCopied = await copyText(url);
      showToast({
        message: isCopied ? message : fill(words.copied.failed, { url }),
        key: 'copy',
      });
    },
    [showToast, words],
  );
  const copyLink = useCallback(
    ({ url, role, hasPassword }: LinkView) => {
      const message = hasPassword ? words.copied.linkPassword : words.copied.link;
      return copy(absolute(url), fill(message, { role: words.roles[role] }));
    },
    [copy, words],
  );
  const copyAddress = useCallback(
    (reach: Reach, role: GrantedRole | null) => {
      const url = `${location.origin}${location.pathname}`;
      const { address, anybody, members, added } = words.copied;
      const link = role === null ? anybody : fill(address, { role: words.roles[role] });
      return copy(url, { link, members, added }[reach]);
    },
    [copy, words],
  );
  const copyInvitation = useCallback(
    (text: string) => copy(text, words.invite.bothCopied),
    [copy, words],
  );
  return { copyLink, copyAddress, copyInvitation };
}

'use client';
/** The words of sharing, for the parts that need them: they come with those, not with every page. */
import { createContext, type ReactNode, useContext } from 'react';
import type { ShareMessages } from '../../lib/i18n/en.ts';
import { assert } from '../../lib/std/assert.ts';

const ShareMessagesContext = createContext<ShareMessages | null>(null);

export function ShareMessagesProvider(props: {
  readonly messages: ShareMessages;
  readonly children: ReactNode;
}) {
  return (
    <ShareMessagesContext.Provider value={props.messages}>
      {props.children}
    </ShareMessagesContext.Provider>
  );
}

export function useShareMessages(): ShareMessages {
  const messages = useContext(ShareMessagesContext);
  assert(messages !== null, 'useShareMessages needs ShareMessagesProvider above it');
  return messages;
}

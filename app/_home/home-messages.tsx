'use client';
/** The words of the list, which no other page carries. */
import { createContext, type ReactNode, useContext } from 'react';
import type { HomeMessages } from '../../lib/i18n/en.ts';
import { assert } from '../../lib/std/assert.ts';

const HomeMessagesContext = createContext<HomeMessages | null>(null);

export function HomeMessagesProvider(props: {
  readonly messages: HomeMessages;
  readonly children: ReactNode;
}) {
  return (
    <HomeMessagesContext.Provider value={props.messages}>
      {props.children}
    </HomeMessagesContext.Provider>
  );
}

export function useHomeMessages(): HomeMessages {
  const messages = useContext(HomeMessagesContext);
  assert(messages !== null, 'useHomeMessages needs HomeMessagesProvider above it');
  return messages;
}

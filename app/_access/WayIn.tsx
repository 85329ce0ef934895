'use client';
/** Below a page that is not there: what this visitor can do to be let in. Fetched when it is seen. */
import { type ComponentType, createElement, useEffect, useState } from 'react';
import { useMessages } from '../_ui/messages.tsx';
import type { WayInProps } from './load-way-in.tsx';

export function WayIn({ maySignIn, messageCharsMax }: WayInProps) {
  const { locale } = useMessages();
  const [part, setPart] = useState<{ readonly is: ComponentType } | null>(null);
  useEffect(() => {
    let isGone = false;
    import('./load-way-in.tsx')
      .then(({ loadWayIn }) => loadWayIn(locale, { maySignIn, messageCharsMax }))
      .then(
        (is) => !isGone && setPart(is === null ? null : { is }),
        // It is an offer: a page that cannot have it says what it said before.
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, [locale, maySignIn, messageCharsMax]);
  return part === null ? null : createElement(part.is);
}

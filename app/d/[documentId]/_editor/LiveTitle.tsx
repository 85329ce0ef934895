'use client';
/** The shared title wherever else it is shown: in the header, in the tab, as the page's heading. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useEditorMessages, useMessages } from '../../../_ui/messages.tsx';
import type { Collab } from '../../../../lib/client/collab.ts';
import { HeaderTitle } from './Header.tsx';

interface LiveTitleProps {
  readonly collab: Collab;
  /** Shown until the document is here. */
  readonly initial: string;
}

export function LiveHeaderTitle({ collab, initial }: LiveTitleProps) {
  const { title: words } = useEditorMessages();
  const { shell } = useMessages();
  const title = useTitle(collab, initial);
  useEffect(() => {
    document.title = `${title === '' ? words.placeholder : title} · ${shell.product.name}`;
  }, [title, words.placeholder, shell.product.name]);
  return <HeaderTitle text={title} untitled={words.placeholder} />;
}

/** The field is no heading; this is, for assistive technology and on paper. */
export function PageHeading({
  collab,
  initial,
  className,
}: LiveTitleProps & { readonly className?: string | undefined }) {
  const { title: words } = useEditorMessages();
  const title = useTitle(collab, initial);
  return (
    <h1 className={className} dir="auto">
      {title === '' ? words.placeholder : title}
    </h1>
  );
}

function useTitle(collab: Collab, initial: string): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      collab.title.observe(listener);
      const stop = collab.subscribe(listener);
      return () => {
        stop();
        collab.title.unobserve(listener);
      };
    },
    [collab],
  );
  return useSyncExternalStore(subscribe, () =>
    collab.getStatus().isLoaded ? collab.title.toString() : initial,
  );
}

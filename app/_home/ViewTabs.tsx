'use client';
/** The views of the list, each with an address of its own. */
import { useRouter } from 'next/navigation';
import { useEffect, useOptimistic, useRef, useTransition } from 'react';
import { LIST_VIEWS, type ListView, pathOf } from '../../lib/core/document-list.ts';
import { isForBrowser } from '../_ui/AppLink.tsx';
import { useHomeMessages } from './home-messages.tsx';
import styles from './ViewTabs.module.css';

export function ViewTabs({ view }: { readonly view: ListView }) {
  const { views } = useHomeMessages();
  const router = useRouter();
  const bar = useRef<HTMLElement>(null);
  // Marked at once, while the list is still on its way.
  const [marked, mark] = useOptimistic(view);
  const [isLeaving, startTransition] = useTransition();
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (bar.current === null || tab == null) return;
    // Only the bar scrolls: the page stays where it is.
    bar.current.scrollLeft = tab.offsetLeft - (bar.current.clientWidth - tab.offsetWidth) / 2;
  }, [view]);
  return (
    <nav ref={bar} className={styles.bar} aria-label={views.label} aria-busy={isLeaving}>
      {LIST_VIEWS.map((each) => (
        <a
          key={each}
          href={pathOf(each)}
          className={styles.tab}
          aria-current={each === marked ? 'page' : undefined}
          onClick={(event) => {
            if (isForBrowser(event)) return;
            event.preventDefault();
            startTransition(() => {
              mark(each);
              router.push(pathOf(each));
            });
          }}
        >
          {views[each]}
        </a>
      ))}
    </nav>
  );
}

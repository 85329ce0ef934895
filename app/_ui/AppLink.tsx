'use client';
/**
 * A link that changes the page without loading it anew. Pages here are made for one visitor at one
 * moment, so nothing is fetched ahead, and the machinery for that stays out of the bundle.
 */
import { useRouter } from 'next/navigation';
import type { ComponentProps, MouseEvent } from 'react';

export interface AppLinkProps extends ComponentProps<'a'> {
  /** A path of this site. */
  readonly href: string;
}

export function AppLink({ href, onClick, children, ...rest }: AppLinkProps) {
  const router = useRouter();
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || isForBrowser(event)) return;
        event.preventDefault();
        router.push(href);
      }}
    >
      {children}
    </a>
  );
}

/** Opening in another tab or window, or saving, is the browser's. */
export function isForBrowser(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { altKey, button, ctrlKey, currentTarget, metaKey, shiftKey } = event;
  return (
    button !== 0 ||
    altKey ||
    ctrlKey ||
    metaKey ||
    shiftKey ||
    !['', '_self'].includes(currentTarget.target)
  );
}

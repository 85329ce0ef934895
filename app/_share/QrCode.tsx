'use client';
/** An address as a code for a phone's camera: dark on white in every theme, as cameras expect. */
import { encodeQR } from 'qr';
import { useEffect, useMemo, useRef } from 'react';
import type { LinkView } from '../../lib/core/sharing.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { absolute } from './link-facts.ts';
import styles from './QrCode.module.css';
import { useShareMessages } from './share-messages.tsx';

/** Modules of quiet around it (ISO/IEC 18004, section 6.3.8). */
const QUIET = 4;

export function QrCode({ link }: { readonly link: LinkView }) {
  const url = absolute(link.url);
  const { links } = useShareMessages();
  const figure = useRef<HTMLElement>(null);
  useEffect(() => {
    // Opened at the edge of what is seen, it would not be seen itself. Newer browsers answer with a
    // promise, which an effect must not return.
    figure.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { path, size } = useMemo(() => drawn(url), [url]);
  return (
    <figure ref={figure} className={styles.figure}>
      <svg
        className={styles.code}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={fill(links.qrOf, { url })}
      >
        <path d={path} />
      </svg>
      <figcaption className={styles.note}>
        {links.qrNote}
        <span className={styles.url}>{url}</span>
      </figcaption>
    </figure>
  );
}

/** One square a dark module, in one path. */
function drawn(url: string): { readonly path: string; readonly size: number } {
  const rows = encodeQR(url, 'raw', { ecc: 'medium', border: QUIET });
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { path, size: rows.length };
}

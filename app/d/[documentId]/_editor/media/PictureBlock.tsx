'use client';
/** A picture of another site. Its host is asked for it only when this reader has said so. */
import { Image, ImageOff } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '../../../../_ui/Button.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { type Picture, pictureOf } from '../../../../../lib/editor/media/media.ts';
import { hostOf } from '../../../../../lib/editor/media/web-address.ts';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import styles from './Media.module.css';
import type { MediaBlockProps } from './media-props.ts';
import { showHost } from './shown-hosts.ts';
import { useShownHosts } from './use-shown-hosts.ts';

const ICON_PX = 18;

export function PictureBlock({ editor, view }: MediaBlockProps) {
  const { media } = useEditorMessages();
  const hosts = useShownHosts();
  const picture = pictureOf(useSyncExternalStore(view.watch, view.node).attrs);
  if (picture.src === null) {
    return (
      <p className={styles.note}>
        <ImageOff size={ICON_PX} aria-hidden />
        <span>{[media.noPicture, picture.alt].filter((part) => part !== '').join(' ')}</span>
      </p>
    );
  }
  const host = hostOf(picture.src);
  if (hosts.includes(host)) return <Shown key={picture.src} {...picture} src={picture.src} />;
  return (
    <figure className={styles.figure} style={{ inlineSize: `${picture.width}%` }}>
      <div className={styles.waiting}>
        <Image size={ICON_PX} aria-hidden />
        <div className={styles.words}>
          <span className={styles.name} dir="auto">
            {picture.alt || media.kinds.image}
          </span>
          <span className={styles.small}>{fill(media.pictureNote, { host })}</span>
        </div>
        <Button
          onClick={() => {
            showHost(host);
            editor.view.focus();
          }}
        >
          {fill(media.showPictures, { host })}
        </Button>
      </div>
      <PaperLink address={picture.src} />
      <Caption text={picture.title} />
    </figure>
  );
}

function Shown({ src, alt, title, width }: Picture & { readonly src: string }) {
  const { media } = useEditorMessages();
  const [isBroken, setIsBroken] = useState(false);
  const [tries, setTries] = useState(0);
  return (
    <figure className={styles.figure} style={{ inlineSize: `${width}%` }}>
      {isBroken ? (
        <div className={styles.waiting}>
          <ImageOff size={ICON_PX} aria-hidden />
          <div className={styles.words}>
            <span className={styles.name} dir="auto">
              {alt || media.kinds.image}
            </span>
            <span className={styles.small} role="status">
              {media.broken}
            </span>
          </div>
          <Button
            onClick={() => {
              setIsBroken(false);
              setTries(tries + 1);
            }}
          >
            {media.retry}
          </Button>
        </div>
      ) : (
        // oxlint-disable-next-line nextjs/no-img-element -- its address is another site's
        <img
          key={tries}
          // Before its address: a browser asks for it as soon as it has that.
          referrerPolicy="no-referrer"
          loading="lazy"
          decoding="async"
          draggable={false}
          alt={alt}
          src={src}
          className={styles.picture}
          onError={() => setIsBroken(true)}
        />
      )}
      <Caption text={title} />
    </figure>
  );
}

function Caption({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <figcaption className={styles.caption} dir="auto" data-words="title">
      {text}
    </figcaption>
  );
}

/** Paper has nothing to press. */
export function PaperLink({ address }: { readonly address: string }) {
  return <span className={styles.onPaper}>{address}</span>;
}

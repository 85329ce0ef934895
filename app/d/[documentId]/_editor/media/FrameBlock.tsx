'use client';
/** What another site shows in a frame, once it is asked for; until then nobody knows of the reader. */
import { ExternalLink, MonitorPlay } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '../../../../_ui/Button.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { embedOf } from '../../../../../lib/editor/media/media.ts';
import { type Frame, PROVIDERS } from '../../../../../lib/editor/media/providers.ts';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import styles from './Media.module.css';
import type { MediaBlockProps } from './media-props.ts';
import { PaperLink } from './PictureBlock.tsx';

const ICON_PX = 18;

export function FrameBlock({ editor, view, isEditable }: MediaBlockProps) {
  const { media } = useEditorMessages();
  const { url, frame } = embedOf(useSyncExternalStore(view.watch, view.node).attrs);
  if (url === null) {
    return (
      <p className={styles.note}>
        <MonitorPlay size={ICON_PX} aria-hidden />
        {media.noEmbed}
      </p>
    );
  }
  if (frame !== null) {
    const onShow = () => editor.view.focus();
    return <Framed key={frame.src} frame={frame} url={url} onShow={onShow} />;
  }
  return (
    <div className={styles.waiting}>
      <ExternalLink size={ICON_PX} aria-hidden />
      <div className={styles.words}>
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          draggable={false}
          tabIndex={isEditable ? -1 : 0}
          className={styles.name}
        >
          {plainAddress(url)}
        </a>
        <span className={styles.small}>{media.notEmbedded}</span>
      </div>
    </div>
  );
}

interface FramedProps {
  readonly frame: Frame;
  readonly url: string;
  readonly onShow: () => void;
}

function Framed({ frame: { id, src }, url, onShow }: FramedProps) {
  const { media } = useEditorMessages();
  const [isShown, setIsShown] = useState(false);
  const { name, sandbox, referrer, shape } = PROVIDERS[id];
  const address = plainAddress(url);
  if (!isShown) {
    return (
      <div className={styles.waiting}>
        <MonitorPlay size={ICON_PX} aria-hidden />
        <div className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.address}>{address}</span>
          <span className={styles.small}>{fill(media.frameNote, { name })}</span>
        </div>
        <Button
          onClick={() => {
            setIsShown(true);
            onShow();
          }}
        >
          {fill(media.showFrame, { name })}
        </Button>
        <PaperLink address={url} />
      </div>
    );
  }
  return (
    <figure className={styles.figure}>
      <iframe
        sandbox={sandbox}
        referrerPolicy={referrer}
        allow="fullscreen"
        loading="lazy"
        title={fill(media.frameTitle, { name, address })}
        src={src}
        className={styles.frame}
        style={'ratio' in shape ? { aspectRatio: shape.ratio } : { blockSize: shape.heightPx }}
      />
      <figcaption className={styles.caption}>{`${name} · ${address}`}</figcaption>
      <PaperLink address={url} />
    </figure>
  );
}

function plainAddress(url: string): string {
  return url.replace(/^https:\/\/(?:www\.)?/i, '');
}

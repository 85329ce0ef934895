'use client';
/** What can be done with the picture, frame or card that is chosen. */
import { ExternalLink, Minus, Pencil, Plus, Trash2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import {
  isMedia,
  mediaWords,
  PICTURE_WIDTH_MAX,
  pictureOf,
} from '../../../../../lib/editor/media/media.ts';
import { fill } from '../../../../../lib/i18n/phrase.ts';
import { useRoving } from '../use-roving.ts';
import styles from './Media.module.css';
import { changeMedia, deleteMedia } from './media-deeds.ts';
import type { MediaPartsProps } from './media-props.ts';
import type { MediaView } from './media-view.ts';
import { openAddress } from './open-address.ts';

/** What the bar offers; others come by Markdown and HTML. In percent. */
const WIDTHS = [25, 50, 75, PICTURE_WIDTH_MAX];
const ICON_PX = 16;

export interface MediaBarProps extends MediaPartsProps {
  readonly view: MediaView;
}

export function MediaBar({ editor, view, onAsk }: MediaBarProps) {
  const { media } = useEditorMessages();
  const { type, attrs } = useSyncExternalStore(view.watch, view.node);
  const roving = useRoving();
  const kind = isMedia(type.name) ? type.name : 'bookmark';
  const address = mediaWords({ type: kind, attrs })?.address ?? null;
  const { width } = pictureOf(attrs);
  const narrower = WIDTHS.findLast((each) => each < width);
  const wider = WIDTHS.find((each) => each > width);
  const setWidth = (next: number) =>
    changeMedia(editor, view, { width: next === PICTURE_WIDTH_MAX ? null : next });

  return (
    <div
      ref={roving.ref}
      role="toolbar"
      aria-label={media.kinds[kind]}
      className={styles.bar}
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.view.focus();
        else roving.onKeyDown(event);
      }}
      onFocus={roving.onFocus}
      // A press must not take the focus out of the text.
      onPointerDown={(event) => event.preventDefault()}
    >
      <IconButton label={media.edit} onClick={() => onAsk({ is: 'change', view })}>
        <Pencil size={ICON_PX} aria-hidden />
      </IconButton>
      {kind === 'image' ? (
        <>
          <IconButton
            label={media.narrower}
            aria-disabled={narrower === undefined}
            onClick={() => {
              if (narrower !== undefined) setWidth(narrower);
            }}
          >
            <Minus size={ICON_PX} aria-hidden />
          </IconButton>
          <output className={styles.width}>{fill(media.width, { percent: String(width) })}</output>
          <IconButton
            label={media.wider}
            aria-disabled={wider === undefined}
            onClick={() => {
              if (wider !== undefined) setWidth(wider);
            }}
          >
            <Plus size={ICON_PX} aria-hidden />
          </IconButton>
        </>
      ) : null}
      {address === null ? null : (
        <IconButton label={media.open} onClick={() => openAddress(address)}>
          <ExternalLink size={ICON_PX} aria-hidden />
        </IconButton>
      )}
      <IconButton label={media.remove} onClick={() => deleteMedia(editor, view)}>
        <Trash2 size={ICON_PX} aria-hidden />
      </IconButton>
    </div>
  );
}

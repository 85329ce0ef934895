'use client';
/** What a link that is alone in its line could be instead. */
import type { Editor } from '@tiptap/react';
import { Bookmark, Image, type LucideIcon, MonitorPlay } from 'lucide-react';
import { IconButton } from '../../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { MEDIA, type Media } from '../../../../../lib/editor/media/media.ts';
import { frameOf } from '../../../../../lib/editor/media/providers.ts';
import {
  secureAddressOf,
  urlOf,
  webAddressOf,
} from '../../../../../lib/editor/media/web-address.ts';
import type { LinkTarget } from '../link-target.ts';
import { lineOfLink, turnLink } from './media-deeds.ts';
import { ADDRESS_ATTRIBUTES, titleFrom } from './media-fields.ts';

const PICTURE_FILE = /\.(?:png|jpe?g|gif|webp|avif)$/i;
const ICONS: Readonly<Record<Media, LucideIcon>> = {
  image: Image,
  embed: MonitorPlay,
  bookmark: Bookmark,
};

export interface LinkTurnsProps {
  readonly editor: Editor;
  readonly target: LinkTarget;
  readonly onClose: () => void;
}

export function LinkTurns({ editor, target, onClose }: LinkTurnsProps) {
  const { media } = useEditorMessages();
  if (lineOfLink(editor, target) === null) return null;
  return MEDIA.filter((kind) => couldBe(kind, target.href)).map((kind) => {
    const Icon = ICONS[kind];
    return (
      <IconButton
        key={kind}
        label={media.turnInto[kind]}
        onClick={() => {
          onClose();
          turnLink(editor, target, kind, sayingOf(editor, target, kind));
        }}
      >
        <Icon size={15} aria-hidden />
      </IconButton>
    );
  });
}

function couldBe(kind: Media, href: string): boolean {
  if (kind === 'embed') return frameOf(href) !== null;
  if (kind === 'bookmark') return webAddressOf(href) !== null;
  return PICTURE_FILE.test(urlOf(secureAddressOf(href) ?? '')?.pathname ?? '');
}

/** Words that say more than the address are kept. */
function sayingOf({ state }: Editor, { from, to, href }: LinkTarget, kind: Media) {
  const text = state.doc.textBetween(from, to).trim();
  const words = text === href || text === '' ? null : text;
  const address = { [ADDRESS_ATTRIBUTES[kind]]: href };
  if (kind === 'image') return { ...address, alt: words };
  return kind === 'bookmark' ? { ...address, title: words ?? titleFrom(href) } : address;
}

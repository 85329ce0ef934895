/** Pictures, frames and cards by their address; a part of the command table. The panel asks for it. */
import type { Media } from '../../../../../lib/editor/media/media.ts';
import { isOutsideCodeBlock } from '../in-code.ts';
import { ASK_MEDIA } from '../media/media-request.ts';
import type { Command } from './command.ts';

export const MEDIA_COMMANDS = {
  image: asked('image'),
  embed: asked('embed'),
  bookmark: asked('bookmark'),
} as const satisfies Readonly<Record<Media, Command>>;

function asked(kind: Media) {
  return {
    is: 'chain',
    group: 'blocks',
    keys: [],
    isEnabled: isOutsideCodeBlock,
    apply: (chain) => chain.setMeta(ASK_MEDIA, kind),
  } as const satisfies Command;
}

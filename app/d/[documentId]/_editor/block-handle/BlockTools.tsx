'use client';
/** What there is at single blocks: the handle, once it has come, and what a link leads to. */
import type { Editor } from '@tiptap/react';
import type { Collab } from '../../../../../lib/client/collab.ts';
import { useBlockLink } from '../block-link/use-block-link.ts';
import { Late } from '../Late.tsx';
import type { BlockRequest } from './block-request.ts';

const loadHandle = () => import('./BlockHandle.tsx').then((file) => file.BlockHandle);

export interface BlockToolsProps {
  readonly editor: Editor;
  readonly collab: Collab;
  readonly request: BlockRequest | null;
}

export function BlockTools({ editor, collab, request }: BlockToolsProps) {
  useBlockLink(editor, collab);
  return (
    <Late
      load={loadHandle}
      {...(request === null ? {} : { isWanted: true })}
      props={{ editor, request }}
    />
  );
}

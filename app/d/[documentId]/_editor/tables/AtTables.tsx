'use client';
/** What there is at tables beside the text: a bar for the one the caret is in, and handles. */
import type { Editor } from '@tiptap/react';
import type { PageDeeds } from '../commands/command.ts';
import { TableHandles } from './handles/TableHandles.tsx';
import { TableBar } from './TableBar.tsx';

export interface AtTablesProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
}

export function AtTables({ editor, page }: AtTablesProps) {
  return (
    <>
      <TableBar editor={editor} page={page} />
      <TableHandles editor={editor} page={page} />
    </>
  );
}

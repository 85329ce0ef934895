'use client';
/** What there is at tables, once there is one. */
import { type Editor, useEditorState } from '@tiptap/react';
import type { PageDeeds } from '../commands/command.ts';
import { Late } from '../Late.tsx';
import { toolsOf } from './tools.ts';

const loadParts = () => import('./AtTables.tsx').then((file) => file.AtTables);

export interface TableToolsProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
}

export function TableTools({ editor, page }: TableToolsProps) {
  const areHere = useEditorState({ editor, selector: ({ editor: now }) => toolsOf(now) !== null });
  return areHere ? <Late load={loadParts} props={{ editor, page }} /> : null;
}

'use client';
/** The bar at tables, once there is one. */
import { type Editor, useEditorState } from '@tiptap/react';
import type { PageDeeds } from '../commands/command.ts';
import { Late } from '../Late.tsx';
import { toolsOf } from './tools.ts';

const loadBar = () => import('./TableBar.tsx').then((file) => file.TableBar);

export interface TableToolsProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
}

export function TableTools({ editor, page }: TableToolsProps) {
  const areHere = useEditorState({ editor, selector: ({ editor: now }) => toolsOf(now) !== null });
  return areHere ? <Late load={loadBar} props={{ editor, page }} /> : null;
}

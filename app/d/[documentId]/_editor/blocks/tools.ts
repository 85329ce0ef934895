/** What comes with the first container: all that is done with one. Until then only its place is here. */
import type { Editor } from '@tiptap/core';
import { type Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import type { LucideIcon } from 'lucide-react';
import type { EditorMessages } from '../../../../../lib/i18n/en.ts';
import type { ContainerBlock, ContainerDeed } from './container-ids.ts';

export interface BlockDeed {
  /** Absent: wherever one may write. */
  readonly mayRun?: (editor: Editor) => boolean;
  /** Absent: nothing it could be. */
  readonly isActive?: (editor: Editor) => boolean;
  /** @returns whether it did anything. */
  readonly apply: (tr: Transaction, editor: Editor) => boolean;
}

export interface BlockTools {
  readonly plugin: (words: EditorMessages['blocks']) => Plugin<BlockState>;
  readonly deeds: Readonly<Record<ContainerDeed, BlockDeed>>;
  readonly icons: Readonly<Record<ContainerBlock, LucideIcon>>;
  /** What was typed, and is at the start of a line, into the block it means. */
  readonly convert: (tr: Transaction, typed: string, size: number) => boolean;
}

export interface BlockState {
  /** Positions before the toggles that are open on this page. */
  readonly open: ReadonlySet<number>;
  readonly marks: DecorationSet;
}

/** Of a transaction, under the key: a toggle is to be open or closed after it. */
export interface OpenToggle {
  readonly pos: number;
  readonly isOpen: boolean;
}

export const BLOCKS_KEY = new PluginKey<BlockState | null>('blocks');

export interface BlocksStorage {
  tools: BlockTools | null;
  /** Asks for the tools. Resolves when they are here, or will not be for a while. */
  ask: () => Promise<void>;
}

export function blockToolsOf(editor: Editor): BlockTools | null {
  return storageOf(editor)?.tools ?? null;
}

/** null: the tools are here. Else as `BlocksStorage.ask`. */
export function blockToolsComing(editor: Editor): Promise<void> | null {
  const storage = storageOf(editor);
  return storage === undefined || storage.tools !== null ? null : storage.ask();
}

function storageOf(editor: Editor): BlocksStorage | undefined {
  return (editor.storage as unknown as { readonly blocks?: BlocksStorage }).blocks;
}

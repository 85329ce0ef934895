'use client';
/** Which commands would do something now, and which hold where the caret stands. */
import { type Editor, useEditorState } from '@tiptap/react';
import { mayRun } from './command.ts';
import { type CommandId, COMMANDS } from './command-table.ts';

export type CommandState = 'disabled' | 'idle' | 'active';
export type CommandStates<Id extends CommandId> = Readonly<Record<Id, CommandState>>;

/** @param ids  the same array at every rendering. */
export function useCommandStates<Id extends CommandId>(
  editor: Editor,
  ids: readonly Id[],
): CommandStates<Id> {
  // Flat and comparable, so that a keystroke that changes none of it renders nothing.
  return useEditorState({ editor, selector: ({ editor: now }) => statesOf(now, ids) });
}

function statesOf<Id extends CommandId>(editor: Editor, ids: readonly Id[]): CommandStates<Id> {
  const states = ids.map((id) => [id, stateOf(editor, id)] as const);
  return Object.fromEntries(states) as Record<Id, CommandState>;
}

function stateOf(editor: Editor, id: CommandId): CommandState {
  const command = COMMANDS[id];
  if (!mayRun(command, editor)) return 'disabled';
  return command.isActive?.(editor) === true ? 'active' : 'idle';
}

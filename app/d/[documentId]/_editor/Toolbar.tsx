'use client';
/** The fixed row of tools: one tab stop, arrow keys inside; at the lower edge on a phone. */
import { type Editor, useEditorState } from '@tiptap/react';
import { memo } from 'react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { blockAt } from './commands/block-at.ts';
import { type PageDeeds, runCommand } from './commands/command.ts';
import { type CommandId, COMMANDS } from './commands/command-table.ts';
import { CommandButton } from './commands/CommandButton.tsx';
import { useCommandStates } from './commands/use-command-states.ts';
import styles from './Toolbar.module.css';
import { TurnIntoSelect } from './TurnIntoSelect.tsx';
import { useKeyboardInset } from './use-keyboard-inset.ts';
import { useRoving } from './use-roving.ts';

const GROUPS = [
  { label: 'marks', ids: ['bold', 'italic', 'underline', 'strike', 'code', 'link'] },
  { label: 'lists', ids: ['bulletList', 'orderedList', 'taskList', 'outdent', 'indent'] },
  { label: 'insert', ids: ['divider'] },
  { label: 'history', ids: ['undo', 'redo'] },
] as const satisfies readonly { readonly label: string; readonly ids: readonly CommandId[] }[];
const IDS = GROUPS.flatMap(({ ids }) => [...ids]);
const ICON_PX = 17;

export interface ToolbarProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
}

export const Toolbar = memo(function Toolbar({ editor, page }: ToolbarProps) {
  const { tools } = useEditorMessages();
  const roving = useRoving();
  const dock = useKeyboardInset();
  const states = useCommandStates(editor, IDS);
  const { block, isEditable } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ block: blockAt(now), isEditable: now.isEditable }),
  });
  const run = (id: CommandId) => runCommand(COMMANDS[id], editor, page);

  return (
    <section ref={dock} aria-label={tools.toolbar} className={styles.dock}>
      <div
        ref={roving.ref}
        role="toolbar"
        aria-label={tools.toolbar}
        aria-controls="body"
        className={styles.toolbar}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
        // A press must not take the caret out of the text; the select needs the focus.
        onPointerDown={(event) => {
          if (!(event.target instanceof HTMLSelectElement)) event.preventDefault();
        }}
      >
        <div role="group" aria-label={tools.turnInto} className={styles.group}>
          <TurnIntoSelect editor={editor} block={block} isDisabled={!isEditable} />
        </div>
        {GROUPS.map(({ label, ids }) => (
          <div key={label} role="group" aria-label={tools[label]} className={styles.group}>
            {ids.map((id) => (
              <CommandButton key={id} id={id} state={states[id]} iconSize={ICON_PX} onRun={run} />
            ))}
          </div>
        ))}
      </div>
    </section>
  );
});

'use client';
/** What kind of block the caret stands in, and the way to another. The system's own select. */
import type { Editor } from '@tiptap/react';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { TURN_INTO, type BlockKind } from './commands/block-at.ts';
import { turnInto } from './commands/turn-into.ts';
import styles from './TurnIntoSelect.module.css';

export interface TurnIntoSelectProps {
  readonly editor: Editor;
  readonly block: BlockKind;
  readonly isDisabled: boolean;
}

export function TurnIntoSelect({ editor, block, isDisabled }: TurnIntoSelectProps) {
  const { actions, tools } = useEditorMessages();
  // Rare ones are made by key or by name, and shown where they are.
  const offered = TURN_INTO.some((id) => id === block) ? TURN_INTO : [...TURN_INTO, block];
  return (
    <select
      className={styles.select}
      aria-label={tools.turnInto}
      data-tip={tools.turnInto}
      value={block}
      disabled={isDisabled}
      onChange={(event) => {
        const chosen = offered.find((id) => id === event.target.value);
        if (chosen !== undefined) turnInto(editor, chosen);
      }}
    >
      {offered.map((id) => (
        <option key={id} value={id}>
          {actions[id]}
        </option>
      ))}
    </select>
  );
}

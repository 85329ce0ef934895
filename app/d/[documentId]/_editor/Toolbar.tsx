'use client';
/** The fixed row of tools: one tab stop, arrow keys inside; at the lower edge on a phone. */
import { type Editor, useEditorState } from '@tiptap/react';
import { Ellipsis, GripVertical, TextAlignStart } from 'lucide-react';
import { memo } from 'react';
import { classes } from '../../../_ui/classes.ts';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { blockAt } from './commands/block-at.ts';
import { type PageDeeds, runCommand } from './commands/command.ts';
import { type CommandId, COMMANDS } from './commands/command-table.ts';
import { CommandButton } from './commands/CommandButton.tsx';
import type { ToolId } from './commands/tool-icons.ts';
import { useCommandStates } from './commands/use-command-states.ts';
import { useWritingSetting } from './settings/use-writing-setting.ts';
import { ColourButton, useColours } from './styles/ColourButton.tsx';
import { ToolMenu } from './styles/ToolMenu.tsx';
import styles from './Toolbar.module.css';
import { TurnIntoSelect } from './TurnIntoSelect.tsx';
import { useKeyboardInset } from './use-keyboard-inset.ts';
import { useRoving } from './use-roving.ts';

const GROUPS = [
  { label: 'marks', ids: ['bold', 'italic', 'underline', 'strike', 'code', 'link'] },
  { label: 'colours', ids: ['textColor', 'highlight'] },
  { label: 'lists', ids: ['bulletList', 'orderedList', 'taskList', 'outdent', 'indent'] },
  { label: 'insert', ids: ['divider', 'table', 'emoji'] },
  { label: 'history', ids: ['undo', 'redo'] },
] as const satisfies readonly { readonly label: string; readonly ids: readonly ToolId[] }[];
const LYING = [
  'textLeft',
  'textCenter',
  'textRight',
  'textJustify',
  'line',
  'leftToRight',
  'rightToLeft',
] as const satisfies readonly (CommandId | 'line')[];
const MORE = [
  'subscript',
  'superscript',
  'clearFormatting',
  'line',
  'quote',
  'codeBlock',
  'line',
  'image',
  'embed',
  'bookmark',
] as const satisfies readonly (CommandId | 'line')[];
const IDS = GROUPS.flatMap(({ ids }) => [...ids]);
const ICON_PX = 17;

export interface ToolbarProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
}

export const Toolbar = memo(function Toolbar({ editor, page }: ToolbarProps) {
  // But for a phone, where nothing else has these tools.
  const isWanted = useWritingSetting('toolbar');
  const { tools, blockHandle: blocks } = useEditorMessages();
  const roving = useRoving();
  const dock = useKeyboardInset();
  const states = useCommandStates(editor, IDS);
  const { block, isEditable } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({ block: blockAt(now), isEditable: now.isEditable }),
  });
  const colours = useColours(editor);
  const menu = { editor, page, isDisabled: !isEditable };
  const run = (id: ToolId) => runCommand(COMMANDS[id], editor, page);

  return (
    <section
      ref={dock}
      aria-label={tools.toolbar}
      className={classes(styles.dock, !isWanted && styles.unwanted)}
    >
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
            {label === 'colours' ? (
              <ColourButton {...colours} isDisabled={!isEditable} iconSize={ICON_PX} />
            ) : null}
            {label === 'lists' ? (
              <ToolMenu {...menu} label={tools.lying} icon={TextAlignStart} ids={LYING} />
            ) : null}
            {label === 'history' ? (
              <IconButton
                label={blocks.menu}
                disabled={!isEditable}
                aria-haspopup="menu"
                className={styles.onPhone}
                onClick={({ currentTarget }) => page.onBlock('menu', currentTarget)}
              >
                <GripVertical size={ICON_PX} aria-hidden />
              </IconButton>
            ) : null}
            {label === 'insert' ? (
              <ToolMenu {...menu} label={tools.more} icon={Ellipsis} ids={MORE} />
            ) : null}
          </div>
        ))}
      </div>
      {colours.panel}
    </section>
  );
});

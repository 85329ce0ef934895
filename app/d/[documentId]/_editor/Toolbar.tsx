'use client';
/** The fixed row of tools: one tab stop, arrow keys inside; at the lower edge on a phone. */
import { type Editor, useEditorState } from '@tiptap/react';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { Link2, ListIndentDecrease, ListIndentIncrease, Minus, Redo2, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { BLOCK_ICONS } from './block-icons.ts';
import { blockAt, BLOCKS } from './blocks.ts';
import { indent, outdent } from './keymap.ts';
import { MARK_ICONS, MARK_IDS, toggleMark } from './marks.ts';
import { SHORTCUTS } from './shortcuts.ts';
import styles from './Toolbar.module.css';
import { TurnIntoSelect } from './TurnIntoSelect.tsx';
import { useKeyboardInset } from './use-keyboard-inset.ts';
import { useRoving } from './use-roving.ts';

const LISTS = ['bulletList', 'orderedList', 'taskList'] as const;

export interface ToolbarProps {
  readonly editor: Editor;
  readonly openLink: () => void;
}

export const Toolbar = memo(function Toolbar({ editor, openLink }: ToolbarProps) {
  const words = useEditorMessages();
  const roving = useRoving();
  const dock = useKeyboardInset();
  const state = useEditorState({ editor, selector: ({ editor: now }) => toolsAt(now) });
  const { actions, tools } = words;

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
          <TurnIntoSelect editor={editor} block={state.block} isDisabled={!state.isEditable} />
        </div>
        <div role="group" aria-label={tools.marks} className={styles.group}>
          {MARK_IDS.map((id) => {
            const Icon = MARK_ICONS[id];
            return (
              <IconButton
                key={id}
                label={actions[id]}
                shortcut={SHORTCUTS[id][0]}
                aria-pressed={state[id]}
                disabled={!state.isEditable}
                onClick={() => toggleMark(editor, id)}
              >
                <Icon size={17} aria-hidden />
              </IconButton>
            );
          })}
          <IconButton
            label={actions.link}
            shortcut={SHORTCUTS.link[0]}
            aria-pressed={state.isLink}
            disabled={!state.isEditable}
            onClick={openLink}
          >
            <Link2 size={17} aria-hidden />
          </IconButton>
        </div>
        <div role="group" aria-label={tools.lists} className={styles.group}>
          {LISTS.map((id) => {
            const Icon = BLOCK_ICONS[id];
            return (
              <IconButton
                key={id}
                label={actions[id]}
                shortcut={SHORTCUTS[id][0]}
                aria-pressed={state.block === id}
                disabled={!state.isEditable}
                onClick={() => BLOCKS[id].apply(editor.chain().focus()).run()}
              >
                <Icon size={17} aria-hidden />
              </IconButton>
            );
          })}
          <IconButton
            label={actions.outdent}
            shortcut={SHORTCUTS.outdent[0]}
            disabled={!state.isEditable || !state.isInList}
            onClick={() => outdent(editor)}
          >
            <ListIndentDecrease size={17} aria-hidden />
          </IconButton>
          <IconButton
            label={actions.indent}
            shortcut={SHORTCUTS.indent[0]}
            disabled={!state.isEditable || !state.isInList}
            onClick={() => indent(editor)}
          >
            <ListIndentIncrease size={17} aria-hidden />
          </IconButton>
        </div>
        <div role="group" aria-label={tools.insert} className={styles.group}>
          <IconButton
            label={actions.divider}
            disabled={!state.isEditable}
            onClick={() => BLOCKS.divider.apply(editor.chain().focus()).run()}
          >
            <Minus size={17} aria-hidden />
          </IconButton>
        </div>
        <div role="group" aria-label={tools.history} className={styles.group}>
          <IconButton
            label={actions.undo}
            shortcut={SHORTCUTS.undo[0]}
            disabled={!state.isEditable || !state.mayUndo}
            onClick={() => editor.chain().focus().undo().run()}
          >
            <Undo2 size={17} aria-hidden />
          </IconButton>
          <IconButton
            label={actions.redo}
            shortcut={SHORTCUTS.redo[0]}
            disabled={!state.isEditable || !state.mayRedo}
            onClick={() => editor.chain().focus().redo().run()}
          >
            <Redo2 size={17} aria-hidden />
          </IconButton>
        </div>
      </div>
    </section>
  );
});

/** Flat and comparable, so that a keystroke that changes none of it renders nothing. */
function toolsAt(editor: Editor) {
  const history = yUndoPluginKey.getState(editor.state) as
    | { readonly undoManager: { readonly undoStack: unknown[]; readonly redoStack: unknown[] } }
    | undefined;
  const block = blockAt(editor);
  return {
    isEditable: editor.isEditable,
    block,
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    underline: editor.isActive('underline'),
    strike: editor.isActive('strike'),
    code: editor.isActive('code'),
    isLink: editor.isActive('link'),
    isInList: block === 'bulletList' || block === 'orderedList' || block === 'taskList',
    mayUndo: (history?.undoManager.undoStack.length ?? 0) > 0,
    mayRedo: (history?.undoManager.redoStack.length ?? 0) > 0,
  };
}

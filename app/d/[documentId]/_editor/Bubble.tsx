'use client';
/** The menu over a selection. */
import type { Selection } from '@tiptap/pm/state';
import { type Editor, useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import { Link2 } from 'lucide-react';
import { memo, useCallback, useEffect, useRef } from 'react';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { blockAt } from './blocks.ts';
import styles from './Bubble.module.css';
import { MARK_ICONS, MARK_IDS, toggleMark } from './marks.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { TurnIntoSelect } from './TurnIntoSelect.tsx';
import { useRoving } from './use-roving.ts';

const KEY = 'bubble';
const SHOW_DELAY_MS = 120;
/** Room for the header, the toolbar and some air; a menu never lies on them. */
const EDGE = { top: 100, left: 8, right: 8, bottom: 8 };

export interface BubbleProps {
  readonly editor: Editor;
  readonly openLink: () => void;
}

export const Bubble = memo(function Bubble({ editor, openLink }: BubbleProps) {
  const { actions, tools } = useEditorMessages();
  const roving = useRoving();
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      block: blockAt(now),
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      underline: now.isActive('underline'),
      strike: now.isActive('strike'),
      code: now.isActive('code'),
      isLink: now.isActive('link'),
    }),
  });
  const { shouldShow, hide } = useEscape(editor);

  return (
    <BubbleMenu
      editor={editor}
      pluginKey={KEY}
      updateDelay={SHOW_DELAY_MS}
      appendTo={bubbleHost}
      shouldShow={shouldShow}
      options={{
        placement: 'top',
        strategy: 'absolute',
        offset: 8,
        flip: { padding: EDGE },
        shift: { padding: EDGE },
      }}
      className={styles.host}
    >
      <div
        ref={roving.ref}
        role="toolbar"
        aria-label={tools.bubble}
        className={styles.bubble}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return roving.onKeyDown(event);
          hide();
          editor.commands.focus();
        }}
        onFocus={roving.onFocus}
        onPointerDown={(event) => {
          if (!(event.target instanceof HTMLSelectElement)) event.preventDefault();
        }}
      >
        <TurnIntoSelect editor={editor} block={state.block} isDisabled={false} />
        <span className={styles.line} aria-hidden />
        {MARK_IDS.map((id) => {
          const Icon = MARK_ICONS[id];
          return (
            <IconButton
              key={id}
              label={actions[id]}
              shortcut={SHORTCUTS[id][0]}
              aria-pressed={state[id]}
              onClick={() => toggleMark(editor, id)}
            >
              <Icon size={16} aria-hidden />
            </IconButton>
          );
        })}
        <span className={styles.line} aria-hidden />
        <IconButton
          label={actions.link}
          shortcut={SHORTCUTS.link[0]}
          aria-pressed={state.isLink}
          onClick={openLink}
        >
          <Link2 size={16} aria-hidden />
        </IconButton>
      </div>
    </BubbleMenu>
  );
});

function bubbleHost(): HTMLElement {
  return document.getElementById('editor-floats') ?? document.body;
}

function maySee({ editor, element }: { editor: Editor; element: HTMLElement }): boolean {
  const { selection } = editor.state;
  if (selection.empty || !editor.isEditable) return false;
  // Native selection menus of a phone would cover it; the docked bar has the same tools.
  if (matchMedia('(max-width: 767px), (pointer: coarse)').matches) return false;
  if (selection.$from.parent.type.spec.code === true) return false;
  if (editor.state.doc.textBetween(selection.from, selection.to).length === 0) return false;
  return editor.view.hasFocus() || element.contains(document.activeElement);
}

/** Escape puts the menu away until something else is selected. */
function useEscape(editor: Editor) {
  const hidden = useRef<Selection | null>(null);
  const shouldShow = useCallback(
    (props: { editor: Editor; element: HTMLElement }) =>
      maySee(props) && hidden.current?.eq(props.editor.state.selection) !== true,
    [],
  );
  const hide = useCallback(() => {
    hidden.current = editor.state.selection;
    editor.view.dispatch(editor.state.tr.setMeta(KEY, 'hide'));
  }, [editor]);
  useEffect(() => {
    const { dom } = editor.view;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !editor.state.selection.empty) hide();
    };
    dom.addEventListener('keydown', onKey);
    return () => dom.removeEventListener('keydown', onKey);
  }, [editor, hide]);
  return { shouldShow, hide };
}

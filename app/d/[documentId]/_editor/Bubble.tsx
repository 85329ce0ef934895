'use client';
/** The menu over a selection. */
import { type Editor, useEditorState } from '@tiptap/react';
import { Link2 } from 'lucide-react';
import { memo, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from '../../../_ui/IconButton.tsx';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import { blockAt } from './blocks.ts';
import type { BubbleHost } from './bubble-host.ts';
import styles from './Bubble.module.css';
import { MARK_ICONS, MARK_IDS, toggleMark } from './marks.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { TurnIntoSelect } from './TurnIntoSelect.tsx';
import { useRoving } from './use-roving.ts';

export interface BubbleProps {
  readonly editor: Editor;
  readonly host: BubbleHost;
  readonly openLink: () => void;
}

export const Bubble = memo(function Bubble({ editor, host, openLink }: BubbleProps) {
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
  useEffect(() => {
    const { dom } = editor.view;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !editor.state.selection.empty) host.hide(editor);
    };
    dom.addEventListener('keydown', onKey);
    return () => dom.removeEventListener('keydown', onKey);
  }, [editor, host]);

  return createPortal(
    <div
      ref={roving.ref}
      role="toolbar"
      aria-label={tools.bubble}
      className={styles.bubble}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return roving.onKeyDown(event);
        host.hide(editor);
        editor.commands.focus();
      }}
      onFocus={roving.onFocus}
      // A press must not take the caret out of the text; the select needs the focus.
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
    </div>,
    host.element,
  );
});

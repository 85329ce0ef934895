'use client';
/** The menu over a selection. */
import { type Editor, useEditorState } from '@tiptap/react';
import { memo, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useEditorMessages } from '../../../_ui/messages.tsx';
import type { BubbleHost } from './bubble-host.ts';
import styles from './Bubble.module.css';
import { blockAt } from './commands/block-at.ts';
import { type PageDeeds, runCommand } from './commands/command.ts';
import { COMMANDS } from './commands/command-table.ts';
import { CommandButton } from './commands/CommandButton.tsx';
import type { ToolId } from './commands/tool-icons.ts';
import { useCommandStates } from './commands/use-command-states.ts';
import { ColourButton, useColours } from './styles/ColourButton.tsx';
import { TurnIntoSelect } from './TurnIntoSelect.tsx';
import { useRoving } from './use-roving.ts';

const MARKS = ['bold', 'italic', 'underline', 'strike', 'code'] as const;
const IDS = [...MARKS, 'link', 'highlight'] as const;
const ICON_PX = 16;

export interface BubbleProps {
  readonly editor: Editor;
  readonly host: BubbleHost;
  readonly page: PageDeeds;
}

export const Bubble = memo(function Bubble({ editor, host, page }: BubbleProps) {
  const { tools } = useEditorMessages();
  const roving = useRoving();
  const colours = useColours(editor);
  const states = useCommandStates(editor, IDS);
  const block = useEditorState({ editor, selector: ({ editor: now }) => blockAt(now) });
  const button = (id: (typeof IDS)[number]) => (
    <CommandButton
      key={id}
      id={id}
      state={states[id]}
      iconSize={ICON_PX}
      onRun={(chosen: ToolId) => runCommand(COMMANDS[chosen], editor, page)}
    />
  );
  useEffect(() => {
    const { dom } = editor.view;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !editor.state.selection.empty) host.hide(editor);
    };
    dom.addEventListener('keydown', onKey);
    return () => dom.removeEventListener('keydown', onKey);
  }, [editor, host]);

  return createPortal(
    <>
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
        <TurnIntoSelect editor={editor} block={block} isDisabled={false} />
        <span className={styles.line} aria-hidden />
        {MARKS.map(button)}
        <span className={styles.line} aria-hidden />
        {button('link')}
        <span className={styles.line} aria-hidden />
        {button('highlight')}
        <ColourButton {...colours} isDisabled={false} iconSize={ICON_PX} />
      </div>
      {colours.panel}
    </>,
    host.element,
  );
});

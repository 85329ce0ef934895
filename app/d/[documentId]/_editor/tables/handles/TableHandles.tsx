'use client';
/** At the row and the column that is meant: choose it, open its menu, draw it elsewhere, add another. */
import type { Editor } from '@tiptap/react';
import { memo, type RefObject, useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import type { PageDeeds } from '../../commands/command.ts';
import { Late } from '../../Late.tsx';
import { useRoving } from '../../use-roving.ts';
import type { Axis } from '../moved-slots.ts';
import { AddLine } from './AddLine.tsx';
import { chooseLine } from './draw-line.ts';
import { type Drawn, LineHandle } from './LineHandle.tsx';
import { boxStyle } from './shown-lines.ts';
import styles from './TableHandles.module.css';
import { useHandlePlaces } from './use-handle-places.ts';
import { usePointedCell } from './use-pointed-cell.ts';

const loadMenu = () => import('../TableMenu.tsx').then((file) => file.TableMenu);
const AXES = ['row', 'column'] as const;

export interface TableHandlesProps {
  readonly editor: Editor;
  readonly page: PageDeeds;
}

interface Opened {
  readonly name: Axis;
  readonly anchor: HTMLElement;
}

export const TableHandles = memo(function TableHandles({ editor, page }: TableHandlesProps) {
  const { tables } = useEditorMessages();
  const roving = useRoving();
  const { pos, hold } = usePointedCell(editor, roving.ref);
  const places = useHandlePlaces(editor, pos);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const close = useCallback(() => {
    setIsOpen(false);
    hold(null);
  }, [hold]);
  const isAway = isOpen && (opened === null || (places?.[opened.name] ?? null) === null);
  useEffect(() => {
    if (isAway) close();
  }, [isAway, close]);
  useReachKey(editor, roving.ref);
  if (pos === null || places === null) return null;

  const onPress = (name: Axis, anchor: HTMLElement) => {
    if (isOpen && opened?.name === name) return close();
    if (!chooseLine(editor, pos, name)) return;
    hold(pos);
    setOpened({ name, anchor });
    setIsOpen(true);
  };
  return createPortal(
    <>
      <div
        ref={roving.ref}
        data-table-handles
        role="toolbar"
        aria-label={tables.handles}
        aria-controls="body"
        className={styles.handles}
        // A press must not take the caret out of the text.
        onPointerDown={(event) => event.preventDefault()}
        onFocus={roving.onFocus}
        onKeyDown={(event) => {
          if (event.key === 'Escape') editor.commands.focus();
          else roving.onKeyDown(event);
        }}
      >
        {AXES.map((axis) => {
          const spot = places[axis];
          if (spot === null) return null;
          const states = { isOpen: isOpen && opened?.name === axis, isDrawn: drawn?.axis === axis };
          return (
            <LineHandle
              key={axis}
              {...{ editor, axis, pos, spot, hold, onPress, onDraw: setDrawn, ...states }}
            />
          );
        })}
        {AXES.map((axis) => {
          const spot = axis === 'row' ? places.addRow : places.addColumn;
          if (spot === null || drawn !== null) return null;
          return <AddLine key={axis} {...{ editor, page, axis, pos, spot }} />;
        })}
      </div>
      {drawn?.line == null ? null : <div className={styles.gap} style={boxStyle(drawn.line)} />}
      <Late
        load={loadMenu}
        isWanted={isOpen}
        onMissing={close}
        props={
          opened === null
            ? null
            : { editor, page, ...opened, isWhole: true, isOpen, onClose: close }
        }
      />
    </>,
    document.body,
  );
});

/** Next to that which leads to the bar of the table. */
function useReachKey(editor: Editor, handles: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { dom } = editor.view;
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || !event.shiftKey || event.key !== 'F10') return;
      event.preventDefault();
      handles.current?.querySelector('button')?.focus();
    };
    dom.addEventListener('keydown', onKey);
    return () => dom.removeEventListener('keydown', onKey);
  }, [editor, handles]);
}

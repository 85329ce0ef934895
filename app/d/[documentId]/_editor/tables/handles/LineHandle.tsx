'use client';
/** The handle of one row or column: pressed it opens the menu, drawn it takes it elsewhere. */
import type { Editor } from '@tiptap/react';
import { GripHorizontal, GripVertical } from 'lucide-react';
import { useRef } from 'react';
import { useEditorMessages } from '../../../../../_ui/messages.tsx';
import type { Axis } from '../moved-slots.ts';
import { drawLine } from './draw-line.ts';
import { type Spot, spotStyle } from './handle-places.ts';
import type { Box } from './shown-lines.ts';
import styles from './TableHandles.module.css';

const GRIPS = { row: GripVertical, column: GripHorizontal };

export interface Drawn {
  readonly axis: Axis;
  /** null: let go now it would stay where it is. */
  readonly line: Box | null;
}

export interface LineHandleProps {
  readonly editor: Editor;
  readonly axis: Axis;
  /** Before the cell that is meant. */
  readonly pos: number;
  readonly spot: Spot;
  readonly isOpen: boolean;
  readonly isDrawn: boolean;
  readonly hold: (pos: number | null) => void;
  readonly onPress: (axis: Axis, handle: HTMLElement) => void;
  /** null: it is over. */
  readonly onDraw: (drawn: Drawn | null) => void;
}

export function LineHandle(props: LineHandleProps) {
  const { editor, axis, pos, spot, isOpen, isDrawn, hold, onPress, onDraw } = props;
  const { tables, blockHandle } = useEditorMessages();
  const wasDrawn = useRef(false);
  const Grip = GRIPS[axis];
  return (
    <button
      type="button"
      className={styles.handle}
      style={spotStyle(spot)}
      data-axis={axis}
      data-stuck={spot.isStuck}
      data-drawn={isDrawn || undefined}
      aria-label={axis === 'row' ? tables.rowMenu : tables.columnMenu}
      data-tip={blockHandle.handle}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      aria-keyshortcuts="Alt+Shift+F10"
      onPointerDown={({ button, currentTarget, nativeEvent }) => {
        wasDrawn.current = false;
        if (button !== 0) return;
        const show = (line: Box | null) => {
          if (!wasDrawn.current) hold(pos);
          wasDrawn.current = true;
          onDraw({ axis, line });
        };
        const onEnd = () => {
          hold(null);
          onDraw(null);
        };
        drawLine({ editor, axis, pos, show, onEnd }, currentTarget, nativeEvent);
      }}
      onClick={({ currentTarget, detail }) => {
        // The end of drawing is a click as well; one by key has no presses.
        if (detail === 0 || !wasDrawn.current) onPress(axis, currentTarget);
      }}
    >
      <span className={styles.pill}>
        <Grip size={14} aria-hidden />
      </span>
    </button>
  );
}

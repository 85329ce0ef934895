'use client';
/** Another day for a date in the text; the calendar is the browser's own. */
import { useState } from 'react';
import { Button } from '../../../../_ui/Button.tsx';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { TextField } from '../../../../_ui/TextField.tsx';
import { dayOf } from '../../../../../lib/editor/inline/day.ts';
import { dayFromNow } from './days.ts';
import { InlinePanel } from './InlinePanel.tsx';
import styles from './InlinePanel.module.css';
import { type InlinePanelProps, setAttribute } from './panel-props.ts';

export function DatePanel({ editor, position, onClose }: InlinePanelProps) {
  const { date } = useEditorMessages().inline;
  const stored = dayOf(editor.state.doc.nodeAt(position)?.attrs['day']) ?? '';
  // While a day is being typed it is none yet.
  const [typed, setTyped] = useState(stored);
  const choose = (day: string) => {
    setTyped(day);
    if (dayOf(day) !== null) setAttribute(editor, position, 'day', day);
  };
  return (
    <InlinePanel label={date.title} layout="row" onClose={onClose}>
      <TextField
        label={date.day}
        isLabelHidden
        type="date"
        max="9999-12-31"
        value={typed}
        className={styles.field}
        onChange={(event) => choose(event.target.value)}
      />
      {[date.today, date.tomorrow].map((name, later) => (
        <Button
          key={name}
          onClick={() => {
            choose(dayFromNow(later));
            onClose();
          }}
        >
          {name}
        </Button>
      ))}
    </InlinePanel>
  );
}

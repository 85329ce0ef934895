'use client';
/** The words of a status label and its colour. */
import { useId, useState } from 'react';
import { useEditorMessages } from '../../../../_ui/messages.tsx';
import { TextField } from '../../../../_ui/TextField.tsx';
import {
  STATUS_CHARS_MAX,
  STATUS_COLORS,
  statusOf,
} from '../../../../../lib/editor/inline/status.ts';
import { InlinePanel } from './InlinePanel.tsx';
import styles from './InlinePanel.module.css';
import { type InlinePanelProps, setAttribute } from './panel-props.ts';

export function StatusPanel({ editor, position, onClose }: InlinePanelProps) {
  const { status } = useEditorMessages().inline;
  const group = useId();
  const stored = statusOf(editor.state.doc.nodeAt(position)?.attrs);
  const [label, setLabel] = useState(stored.label);
  const [color, setColor] = useState(stored.color);
  return (
    <InlinePanel label={status.title} layout="column" onClose={onClose}>
      <TextField
        label={status.label}
        isLabelHidden
        value={label}
        maxLength={STATUS_CHARS_MAX}
        placeholder={status.placeholder}
        autoComplete="off"
        enterKeyHint="done"
        onChange={(event) => {
          setLabel(event.target.value);
          setAttribute(editor, position, 'label', event.target.value);
        }}
      />
      <fieldset className={styles.colors}>
        <legend className="visually-hidden">{status.color}</legend>
        {STATUS_COLORS.map((name) => (
          <label key={name} className={styles.color} data-tip={status.colors[name]}>
            <input
              type="radio"
              name={group}
              value={name}
              checked={name === color}
              aria-label={status.colors[name]}
              data-color={name}
              onChange={() => {
                setColor(name);
                setAttribute(editor, position, 'color', name);
              }}
            />
          </label>
        ))}
      </fieldset>
    </InlinePanel>
  );
}

'use client';
/** The box in the margin of a row. */
import { fill } from '../../lib/i18n/phrase.ts';
import type { DocumentId } from '../../lib/core/ids.ts';
import { useHomeMessages } from './home-messages.tsx';
import styles from './RowCheckbox.module.css';

export interface RowCheckboxProps {
  readonly id: DocumentId;
  readonly title: string;
  readonly isChecked: boolean;
  /** Where nothing else of the row has the focus, the arrows stop here. */
  readonly isStop?: boolean;
  readonly onToggle: (id: DocumentId, isRange: boolean) => void;
}

export function RowCheckbox({ id, title, isChecked, isStop = false, onToggle }: RowCheckboxProps) {
  const { row } = useHomeMessages();
  return (
    <label className={styles.place} data-shown={isStop ? '' : undefined}>
      <input
        type="checkbox"
        className={styles.box}
        aria-label={fill(row.selectTitle, { title })}
        checked={isChecked}
        // Space on the title does the same: one stop a row is enough.
        tabIndex={isStop ? 0 : -1}
        data-row={isStop ? id : undefined}
        onChange={({ nativeEvent }) => {
          onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
        }}
      />
    </label>
  );
}

'use client';
/** The database as one bar of its parts, and what else there is to count. */
import type { StorageView } from '../../lib/core/workspace.ts';
import { bytesInWords } from '../../lib/i18n/amount.ts';
import type { WorkspaceMessages } from '../../lib/i18n/en.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Day } from '../_members/Day.tsx';
import { classes } from '../_ui/classes.ts';
import { useMessages } from '../_ui/messages.tsx';
import styles from './StorageParts.module.css';

const PARTS = ['snapshots', 'history', 'log', 'other'] as const;
type Part = (typeof PARTS)[number];

export interface StoragePartsProps {
  readonly words: WorkspaceMessages['storage'];
  readonly view: StorageView;
  readonly nowMs: number;
}

export function StorageParts({ words, view, nowMs }: StoragePartsProps) {
  const { language } = useMessages();
  const { databaseBytes, documentCount, trashedCount, disk } = view;
  const bytes = partsOf(view);
  const say = (amount: number) => bytesInWords(language.tag, amount);
  const count = (amount: number) => new Intl.NumberFormat(language.tag).format(amount);
  const free =
    disk === null
      ? words.unknown
      : fill(words.freeOf, { free: say(disk.freeBytes), total: say(disk.totalBytes) });
  return (
    <section aria-label={words.database}>
      <div className={styles.head}>
        <h2 className={styles.title}>{words.database}</h2>
        <span className={styles.total}>{say(databaseBytes)}</span>
      </div>
      <div className={styles.bar} aria-hidden>
        {PARTS.map((part) => (
          <span
            key={part}
            className={styles.tint}
            data-part={part}
            style={{ flexGrow: bytes[part] }}
          />
        ))}
      </div>
      <dl className={styles.parts}>
        {PARTS.map((part) => (
          <div key={part} className={styles.part}>
            <dt>
              <span className={classes(styles.dot, styles.tint)} data-part={part} aria-hidden />
              {words.parts[part]}
              <span className={styles.hint}>{words.partHints[part]}</span>
            </dt>
            <dd>{say(bytes[part])}</dd>
          </div>
        ))}
      </dl>
      <dl className={styles.counts}>
        <Count name={words.documents} value={count(documentCount)} />
        <Count name={words.trash} value={count(trashedCount)} />
        <Count name={words.free} value={free} />
      </dl>
      <p className={styles.measured}>
        <Day at={view.measuredAt} nowMs={nowMs} words={words.measured} />
      </p>
    </section>
  );
}

function Count({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.count}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Pages are shared and rows have heads: what the parts do not explain is everything else. */
function partsOf(view: StorageView): Readonly<Record<Part, number>> {
  const { databaseBytes, logBytes, snapshotBytes, historyBytes } = view;
  const other = Math.max(0, databaseBytes - logBytes - snapshotBytes - historyBytes);
  return { log: logBytes, snapshots: snapshotBytes, history: historyBytes, other };
}

'use client';
/** One entry of the audit log: what, when, from where, and to which document. */
import {
  FileText,
  KeyRound,
  type LucideIcon,
  LogIn,
  ShieldX,
  Share2,
  UserRound,
} from 'lucide-react';
import {
  AUDIT_KINDS,
  type AuditEvent,
  type AuditKind,
  type AuditView,
} from '../../lib/core/audit.ts';
import { parseDocumentId } from '../../lib/core/ids.ts';
import { exactMoment } from '../../lib/i18n/moment.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { useMessages } from '../_ui/messages.tsx';
import styles from './ActivityRow.module.css';
import { type AuditWords, sentenceOf } from './audit-words.ts';
import { shortId } from './short-id.ts';

/** What was refused shows first, whatever else it is. */
const ICONS = [
  ['refused', ShieldX],
  ['signIn', LogIn],
  ['accounts', UserRound],
  ['sharing', Share2],
  ['documents', FileText],
  ['programs', KeyRound],
] as const satisfies readonly (readonly [AuditKind, LucideIcon])[];

/** Of which the subject is a document. */
const OF_DOCUMENTS = ['sharing', 'documents'] as const;

export interface ActivityRowProps {
  readonly said: AuditWords;
  readonly entry: AuditView;
  readonly timeZone: string | undefined;
  readonly onDocument: (id: string) => void;
}

export function ActivityRow({ said, entry, timeZone, onDocument }: ActivityRowProps) {
  const { language } = useMessages();
  const { words } = said;
  const { event, at, address } = entry;
  const [, Icon] = ICONS.find(([kind]) => isOf(kind, event)) ?? ICONS[1];
  const documentId = documentOf(entry);
  const atMs = Date.parse(at);
  const time = new Intl.DateTimeFormat(language.tag, {
    hour: 'numeric',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(atMs);
  const name = documentId === null ? '' : fill(words.document, { id: shortId(documentId) });
  return (
    <li className={styles.row} data-refused={isOf('refused', event)}>
      <span className={styles.icon}>
        <Icon size={16} aria-hidden />
      </span>
      <div className={styles.what}>
        <p className={styles.sentence} dir="auto">
          {sentenceOf(entry, said)}
        </p>
        <p className={styles.facts}>
          {documentId === null ? null : (
            <span>
              <button
                type="button"
                className={styles.document}
                aria-label={fill(words.activity.only, { document: name })}
                data-tip={fill(words.activity.only, { document: name })}
                onClick={() => onDocument(documentId)}
              >
                {name}
              </button>
            </span>
          )}
          {address === null ? null : <span>{fill(words.activity.network, { address })}</span>}
        </p>
      </div>
      <time
        className={styles.time}
        dateTime={at}
        title={exactMoment(language.tag, atMs, timeZone)}
        suppressHydrationWarning
      >
        {time}
      </time>
    </li>
  );
}

function isOf(kind: AuditKind, event: AuditEvent): boolean {
  return (AUDIT_KINDS[kind] as readonly AuditEvent[]).includes(event);
}

function documentOf({ event, subjectId }: AuditView): string | null {
  const isOfDocument = event === 'write-refused' || OF_DOCUMENTS.some((kind) => isOf(kind, event));
  return isOfDocument && subjectId !== null ? parseDocumentId(subjectId) : null;
}

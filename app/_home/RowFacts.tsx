'use client';
/** What a row says beside title and text: when and by whom, whose it is, who gets in. */
import { Globe, Lock, type LucideIcon, UserRoundPlus, UsersRound } from 'lucide-react';
import {
  type AccessKind,
  accessKindOf,
  type ListedDocument,
  type ListedOwner,
  type ListSort,
  type ListView,
} from '../../lib/core/document-list.ts';
import { isMemberId } from '../../lib/core/ids.ts';
import { fill } from '../../lib/i18n/phrase.ts';
import { Avatar } from '../_ui/Avatar.tsx';
import { Moment } from '../_ui/Moment.tsx';
import { useHomeMessages } from './home-messages.tsx';
import styles from './RowFacts.module.css';

export interface RowFactsProps {
  readonly document: ListedDocument;
  readonly view: ListView;
  /** What the list is ordered by is what a row tells. */
  readonly sort: ListSort;
  readonly nowMs: number;
}

const ICON_PX = 14;
const KIND_ICONS: Readonly<Record<AccessKind, LucideIcon>> = {
  private: Lock,
  people: UserRoundPlus,
  members: UsersRound,
  link: Globe,
};

export function RowFacts({ document, view, sort, nowMs }: RowFactsProps) {
  return (
    <div className={styles.facts}>
      <Whose document={document} view={view} />
      <When document={document} sort={sort} nowMs={nowMs} />
    </div>
  );
}

/** Among one's own documents, who else gets in says more than whose they are. */
function Whose({ document, view }: Pick<RowFactsProps, 'document' | 'view'>) {
  const { access, roles, you } = useHomeMessages();
  const { owner, role } = document;
  const kind = accessKindOf(document);
  const Icon = KIND_ICONS[kind];
  const isOwn = view === 'mine';
  return (
    <div className={styles.cell}>
      <p className={styles.line}>
        <Icon size={ICON_PX} aria-hidden />
        <span className={isOwn ? styles.name : 'visually-hidden'}>{access[kind]}</span>
        {isOwn || owner === null ? null : owner.isYou ? (
          <span>{you}</span>
        ) : (
          <Owner owner={owner} />
        )}
      </p>
      {role === 'owner' || role === 'none' ? null : <p className={styles.line}>{roles[role]}</p>}
    </div>
  );
}

function Owner({ owner }: { readonly owner: ListedOwner }) {
  const { row, nameless } = useHomeMessages();
  const isNamedGuest = owner.name !== '' && !isMemberId(owner.id);
  const name = owner.name || nameless;
  return (
    <>
      <Avatar name={name} hue={owner.hue} pictureId={owner.pictureId} size="small" />
      <span className="visually-hidden">{row.owner} </span>
      <span className={styles.name} dir="auto">
        {isNamedGuest ? fill(row.guest, { name }) : name}
      </span>
    </>
  );
}

function When({ document, sort, nowMs }: Omit<RowFactsProps, 'view'>) {
  const { row } = useHomeMessages();
  const told = momentOf(document, sort);
  return (
    <div className={styles.cell}>
      <p className={styles.line}>
        {told.at === null ? (
          row.neverOpened
        ) : (
          <>
            <span className="visually-hidden">{row[told.of]} </span>
            <Moment at={told.at} nowMs={nowMs} />
          </>
        )}
      </p>
      {told.of === 'edited' ? <By document={document} /> : null}
    </div>
  );
}

function momentOf(document: ListedDocument, sort: ListSort) {
  if (sort === 'opened') return { of: 'opened', at: document.openedAt } as const;
  if (sort === 'created') return { of: 'created', at: document.createdAt } as const;
  return { of: 'edited', at: document.updatedAt } as const;
}

/** That nobody but oneself has written where nobody else gets in need not be said. */
function By({ document }: { readonly document: ListedDocument }) {
  const { row, nameless } = useHomeMessages();
  const by = document.updatedBy;
  if (by === null || (by.isYou && accessKindOf(document) === 'private')) return null;
  return (
    <p className={styles.line}>
      <span className={styles.name} dir="auto">
        {by.isYou ? row.byYou : fill(row.by, { name: by.name || nameless })}
      </span>
    </p>
  );
}

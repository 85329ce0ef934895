'use client';
/** What a row says beside title and text: when and by whom, whose it is, who gets in. */
import { Globe, Lock, type LucideIcon, UserRoundPlus, UsersRound } from 'lucide-react';
import {
  type AccessKind,
  accessKindOf,
  type ListedDocument,
  type ListedPerson,
  type ListSort,
  type ListView,
} from '../../lib/core/document-list.ts';
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
  const { access, roles, you } = useHomeMessages();
  const { owner, role } = document;
  const kind = accessKindOf(document);
  const Icon = KIND_ICONS[kind];
  return (
    <div className={styles.facts}>
      <p className={styles.when}>
        <When document={document} sort={sort} nowMs={nowMs} />
      </p>
      <p className={styles.whose}>
        {role === 'owner' || role === 'none' ? null : (
          <span className={styles.role}>{roles[role]}</span>
        )}
        {owner === null || view === 'mine' ? null : owner.isYou ? (
          <span>{you}</span>
        ) : (
          <Owner owner={owner} />
        )}
        <Icon size={ICON_PX} aria-hidden />
        <span className="visually-hidden">{access[kind]}</span>
      </p>
    </div>
  );
}

function When({ document, sort, nowMs }: Omit<RowFactsProps, 'view'>) {
  const { row } = useHomeMessages();
  if (sort === 'opened') {
    const { openedAt } = document;
    if (openedAt === null) return row.neverOpened;
    return (
      <>
        {row.opened} <span aria-hidden>·</span> <Moment at={openedAt} nowMs={nowMs} />
      </>
    );
  }
  if (sort === 'created') {
    return (
      <>
        {row.created} <span aria-hidden>·</span> <Moment at={document.createdAt} nowMs={nowMs} />
      </>
    );
  }
  return (
    <>
      <span className="visually-hidden">{row.edited} </span>
      <Moment at={document.updatedAt} nowMs={nowMs} />
      <By document={document} />
    </>
  );
}

/** That nobody but oneself has written where nobody else gets in need not be said. */
function By({ document }: { readonly document: ListedDocument }) {
  const { row, nameless } = useHomeMessages();
  const by = document.updatedBy;
  if (by === null || (by.isYou && accessKindOf(document) === 'private')) return null;
  return (
    <span dir="auto">{by.isYou ? row.byYou : fill(row.by, { name: by.name || nameless })}</span>
  );
}

function Owner({ owner }: { readonly owner: ListedPerson }) {
  const { row, nameless } = useHomeMessages();
  const name = owner.name || nameless;
  return (
    <span className={styles.owner}>
      <Avatar name={name} hue={owner.hue} size="small" />
      <span className="visually-hidden">{row.owner} </span>
      <span className={styles.name} dir="auto">
        {name}
      </span>
    </span>
  );
}

'use client';
/** In which order the list stands, and what of it is left out. */
import { ArrowDownNarrowWide, ArrowDownWideNarrow, ListFilter } from 'lucide-react';
import { useState } from 'react';
import {
  ACCESS_KINDS,
  type AccessKind,
  type ListedOwner,
  type ListOrder,
  type ListView,
  type Narrowing,
  OFFERED_SORTS,
  usualDirection,
} from '../../lib/core/document-list.ts';
import type { HomeMessages } from '../../lib/i18n/en.ts';
import type { MenuEntry, MenuOption } from '../_ui/Menu.tsx';
import { listOwners } from './list-api.ts';
import { useHomeMessages } from './home-messages.tsx';
import { OptionButton } from './OptionButton.tsx';

const ICON_PX = 16;
/** Of the choice that leaves nothing out. */
const ANY = '';

export function OrderButton(props: {
  readonly order: ListOrder;
  readonly onOrder: (order: ListOrder) => void;
}) {
  const { order: words } = useHomeMessages();
  const { order, onOrder } = props;
  const { sort, direction } = order;
  const Icon = direction === 'down' ? ArrowDownWideNarrow : ArrowDownNarrowWide;
  const [down, up] = sort === 'title' ? [words.zToA, words.aToZ] : [words.newest, words.oldest];
  const entries: readonly MenuEntry[] = [
    {
      is: 'choice',
      label: words.sort,
      value: sort,
      options: OFFERED_SORTS.map((value) => ({ value, label: words[value] })),
      onChoose: (value) => {
        const chosen = OFFERED_SORTS.find((offered) => offered === value);
        if (chosen !== undefined) onOrder({ sort: chosen, direction: usualDirection(chosen) });
      },
    },
    { is: 'line' },
    {
      is: 'choice',
      label: words.direction,
      value: direction,
      options: [
        { value: 'down', label: down },
        { value: 'up', label: up },
      ],
      onChoose: (value) => onOrder({ sort, direction: value === 'up' ? 'up' : 'down' }),
    },
  ];
  return (
    <OptionButton
      label={words.label}
      shown={words[sort]}
      icon={<Icon size={ICON_PX} aria-hidden />}
      entries={entries}
    />
  );
}

export function FilterButton(props: {
  readonly view: ListView;
  readonly narrowing: Narrowing;
  readonly onNarrow: (change: Partial<Narrowing>) => void;
}) {
  const { view, narrowing, onNarrow } = props;
  const words = useHomeMessages();
  const [owners, setOwners] = useState<readonly ListedOwner[]>([]);
  const { owner, access } = narrowing;
  const chosen = owners.find(({ id }) => id === owner);
  const on = [
    ...(chosen === undefined ? [] : [nameOf(chosen, words)]),
    ...(access === null ? [] : [words.access[access]]),
  ];
  // Whoever it fails for filters by the other choice, and may open it again.
  const load = () => void listOwners(view).then(setOwners, () => undefined);
  const clear = {
    label: words.filter.clear,
    onSelect: () => onNarrow({ owner: null, access: null }),
  };
  const byOwner = ownerChoice(words, owners, owner, (id) => onNarrow({ owner: id }));
  const entries: readonly MenuEntry[] = [
    ...(view === 'mine' ? [] : [byOwner, { is: 'line' } as const]),
    accessChoice(words, view, access, (kind) => onNarrow({ access: kind })),
    ...(on.length === 0 ? [] : [{ is: 'line' } as const, { is: 'action', ...clear } as const]),
  ];
  return (
    <OptionButton
      label={words.filter.label}
      shown={on.length === 0 ? words.filter.label : on.join(', ')}
      icon={<ListFilter size={ICON_PX} aria-hidden />}
      isOn={on.length > 0}
      entries={entries}
      onOpen={load}
    />
  );
}

function ownerChoice(
  words: HomeMessages,
  owners: readonly ListedOwner[],
  owner: Narrowing['owner'],
  onChoose: (owner: Narrowing['owner']) => void,
): MenuEntry {
  const options: readonly MenuOption[] = owners.map((one) => ({
    value: one.id,
    label: nameOf(one, words),
  }));
  return {
    is: 'choice',
    label: words.filter.owner,
    value: owner ?? ANY,
    options: [{ value: ANY, label: words.filter.anyone }, ...options],
    onChoose: (value) => onChoose(owners.find(({ id }) => id === value)?.id ?? null),
  };
}

function accessChoice(
  words: HomeMessages,
  view: ListView,
  access: AccessKind | null,
  onChoose: (access: AccessKind | null) => void,
): MenuEntry {
  // What is shared with somebody is never its owner's alone.
  const kinds = ACCESS_KINDS.filter((kind) => kind !== 'private' || view !== 'shared');
  return {
    is: 'choice',
    label: words.filter.access,
    value: access ?? ANY,
    options: [
      { value: ANY, label: words.filter.any },
      ...kinds.map((value) => ({ value, label: words.access[value] })),
    ],
    onChoose: (value) => onChoose(kinds.find((kind) => kind === value) ?? null),
  };
}

function nameOf({ name, isYou }: ListedOwner, { you, nameless }: HomeMessages): string {
  return isYou ? you : name || nameless;
}

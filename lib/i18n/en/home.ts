/** Words of the list of documents: its views, orders, rows, and what is done to many at once. */
import { counted } from '../phrase.ts';

export const home = {
  you: 'You',
  nameless: 'Guest',
  views: {
    label: 'Views of your documents',
    all: 'All',
    mine: 'Mine',
    shared: 'Shared with me',
    recent: 'Recent',
    trash: 'Trash',
  },
  lists: {
    all: 'All documents',
    mine: 'Documents of your own',
    shared: 'Documents shared with you',
    recent: 'Documents you opened, the latest first',
    trash: 'Documents in the trash',
  },
  empty: {
    all: {
      title: 'No documents yet',
      body: 'Documents that somebody shares with you, or that you open by a link, are listed here.',
    },
    mine: {
      title: 'Nothing of your own yet',
      body: 'Documents you make or import are listed here, whoever writes in them.',
    },
    shared: {
      title: 'Nothing is shared with you yet',
      body: 'When somebody adds you to a document, or you open one by its link, it appears here.',
    },
    recent: {
      title: 'Nothing opened yet',
      body: 'Documents are listed here once you have opened them, the latest first.',
    },
    trash: {
      title: 'The trash is empty',
      body: counted({
        one: 'What you move to the trash waits here for {count} day, and can be brought back until then.',
        other:
          'What you move to the trash waits here for {count} days, and can be brought back until then.',
      }),
    },
  },
  none: {
    title: 'No document fits',
    body: 'Nothing in this view matches the filters.',
    clear: 'Show all',
  },
  row: {
    edited: 'Edited',
    opened: 'Opened',
    created: 'Made',
    neverOpened: 'Not opened yet',
    by: 'by {name}',
    byYou: 'by you',
    owner: 'Owner',
    guest: '{name} (guest)',
    select: 'Select',
    selectTitle: 'Select {title}',
  },
  access: {
    private: 'Only you',
    people: 'People it is shared with',
    members: 'Anyone with an account here',
    link: 'Anyone with the address',
  },
  roles: {
    viewer: 'Can view',
    commenter: 'Can comment',
    suggester: 'Can suggest',
    editor: 'Can edit',
  },
  order: {
    label: 'Order',
    sort: 'Order by',
    updated: 'Last edited',
    opened: 'Last opened',
    title: 'Title',
    created: 'Made',
    trashed: 'Moved to the trash',
    direction: 'Direction',
    newest: 'Newest first',
    oldest: 'Oldest first',
    aToZ: 'A to Z',
    zToA: 'Z to A',
  },
  filter: {
    label: 'Filter',
    owner: 'Owner',
    anyone: 'Anyone',
    access: 'Who gets in',
    any: 'All documents',
    clear: 'Clear filters',
  },
  more: 'Show more',
  selection: {
    label: 'Selected documents',
    count: counted({ one: '{count} selected', other: '{count} selected' }),
    all: 'Select all',
    end: 'End selection',
  },
  many: {
    trash: 'Move to trash',
    restore: 'Restore',
    purge: 'Delete now',
    trashed: counted({
      one: '{count} document is in the trash.',
      other: '{count} documents are in the trash.',
    }),
    restored: counted({
      one: '{count} document is back in your list.',
      other: '{count} documents are back in your list.',
    }),
    purged: counted({
      one: '{count} document is gone for good.',
      other: '{count} documents are gone for good.',
    }),
    someTrashed: '{done} of {count} moved to the trash.',
    someRestored: '{done} of {count} restored.',
    somePurged: '{done} of {count} deleted.',
    notYours: 'Only its owner can do that to “{title}”.',
    notYoursMany: counted({
      one: '{count} of them belongs to somebody else, who alone can do that.',
      other: '{count} of them belong to others, who alone can do that.',
    }),
  },
  trash: {
    note: counted({
      one: 'Documents stay here for {count} day, then they are gone for good.',
      other: 'Documents stay here for {count} days, then they are gone for good.',
    }),
    goesIn: counted({
      one: 'Gone for good in {count} day',
      other: 'Gone for good in {count} days',
    }),
    goesToday: 'Gone for good today',
    restore: 'Restore',
    restoreTitle: 'Restore {title}',
    purge: 'Delete now',
    purgeTitle: 'Delete {title} now',
    purged: '“{title}” is gone for good',
    empty: 'Empty trash',
    keep: 'Keep',
    purgeQuestion: {
      title: 'Delete “{title}” for good?',
      body: 'Its text, its history and its links go with it. Nobody can bring it back.',
      yes: 'Delete now',
    },
    purgeManyQuestion: {
      title: counted({
        one: 'Delete {count} document for good?',
        other: 'Delete {count} documents for good?',
      }),
      body: 'Text, history and links go with them. Nobody can bring them back.',
      yes: 'Delete now',
    },
    emptyQuestion: {
      title: 'Empty the trash?',
      body: 'Every document of yours in it goes for good, with its history and its links.',
      yes: 'Empty trash',
    },
  },
};

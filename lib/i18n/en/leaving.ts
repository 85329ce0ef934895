/** Words of deleting an account, one's own or, for operators, another. */
import { counted } from '../phrase.ts';

export const leaving = {
  section: {
    title: 'Delete account',
    lead: 'You choose what becomes of your documents.',
    open: 'Delete account',
  },
  own: {
    title: 'Delete your account?',
    lead: 'You are signed out everywhere, and your address, picture and access are gone for good. Your name stays on what you wrote.',
    owned: counted({ one: 'You own {count} document.', other: 'You own {count} documents.' }),
    ownsNone: 'You own no documents.',
  },
  other: {
    title: 'Delete the account of {name}?',
    lead: '{name} is signed out everywhere, and address, picture and access are gone for good. The name stays on what {name} wrote.',
    owned: counted({
      one: '{name} owns {count} document.',
      other: '{name} owns {count} documents.',
    }),
    ownsNone: '{name} owns no documents.',
  },
  sharedAll: 'Others can open it, too.',
  shared: counted({
    one: 'Others get into {count} of them.',
    other: 'Others get into {count} of them.',
  }),
  loading: 'Looking up documents',
  loadFailed: 'What belongs to this account could not be looked up.',
  retry: 'Try again',
  last: 'You are the only operator who can sign in, so nobody could look after this Sheaf. Make somebody else an operator first.',
  toMembers: 'Go to members',
  close: 'Close',
  fate: {
    title: 'What becomes of the documents?',
    hand: 'Hand them over',
    handHint:
      'Links keep working, and everybody keeps their access. What is in the trash is left there.',
    trash: 'Move them to the trash',
    trashHint: counted({
      one: 'Nobody gets into them any more, and after {count} day they are gone for good.',
      other: 'Nobody gets into them any more, and after {count} days they are gone for good.',
    }),
  },
  heir: {
    field: 'To whom',
    hintAll: 'Search by name or e-mail address.',
    hintSome: 'Choose an operator, or enter the e-mail address of another member.',
    list: 'Who takes them over',
    byEmail: 'Whoever has this address',
    none: 'Nobody is called that. Enter a whole e-mail address.',
    missing: 'Choose who takes the documents over.',
    unknown: 'Nobody who can sign in here has this address. Check it, or choose somebody else.',
    more: counted({
      one: '{count} more person: search to find them.',
      other: '{count} more people: search to find them.',
    }),
  },
  password: 'Your password',
  submit: 'Delete account',
  deleted: 'The account of {name} was deleted',
};

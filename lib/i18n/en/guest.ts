/** Words about the guest that a browser was before its member signed in. */
import { counted } from '../phrase.ts';

export const guest = {
  question: {
    title: 'Is this yours?',
    lead: 'A guest used this browser before {name} signed in.',
    take: 'Take it along',
    leave: 'Leave it here',
    takes:
      'Taken along, everything made and written here is in your account, wherever you sign in. This cannot be undone.',
    leaves:
      'Left here, it stays with the guest of this browser. Choose this if it may be somebody else’s: you can still take it along later, on the page of your account.',
  },
  section: {
    title: 'Guest in this browser',
    lead: 'If it is yours, what was made here before you signed in can come into your account. This cannot be undone.',
    take: 'Take it along',
    done: 'All of it is in your account now.',
  },
  badge: 'Guest',
  made: counted({ one: 'Made {count} document', other: 'Made {count} documents' }),
  opened: counted({ one: 'Opened {count} document', other: 'Opened {count} documents' }),
};

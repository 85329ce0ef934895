/** Words about the guest that a browser was before its member signed in. */
import { counted } from '../phrase.ts';

export const guest = {
  question: {
    title: 'Is this yours?',
    lead: 'A guest used this browser before {name} signed in.',
    take: 'Take it along',
    leave: 'Leave it here',
    takes: 'Taken along, it is in your account wherever you sign in, with every word written so far.',
    leaves:
      'Left here, it stays with the guest of this browser. Leave it if it is somebody else’s; on the page of your account you can still take it along.',
  },
  section: {
    title: 'Guest in this browser',
    lead: 'What you made here before you signed in can come into your account.',
    take: 'Take it along',
    done: 'All of it is in your account now.',
  },
  badge: 'Guest',
  made: counted({ one: 'Made {count} document', other: 'Made {count} documents' }),
  opened: counted({ one: 'Opened {count} document', other: 'Opened {count} documents' }),
};

/** Words of letting people in by name: the share dialog's field, requests, and who owns it. */
import { counted } from '../phrase.ts';

export const sharePeople = {
  invite: {
    field: 'Add people',
    placeholder: 'Name or e-mail',
    chosen: 'People to invite',
    drop: 'Take {name} off',
    suggestions: 'Suggestions',
    found: counted({ one: '{count} suggestion', other: '{count} suggestions' }),
    none: 'Nobody here is called that.',
    noneHint: 'For somebody without an account, enter the whole e-mail address.',
    role: 'What they may do',
    submit: 'Invite',
    added: '{names}: {role}',
    undone: 'The invitation was taken back',
    linkFor: 'Make a link for {email}',
    linkForHint: 'No account here. The link lets in one person, for 30 days.',
    made: 'Link for {email}',
    madeNote: 'Sheaf sends no mail. Copy it and send it yourself.',
    copy: 'Copy link',
    close: 'Put away',
  },
  requests: {
    title: 'Asking for access',
    role: 'What {name} may do',
    approve: 'Let in',
    approveOne: 'Let in {name}',
    decline: 'Decline',
    declineOne: 'Decline {name}',
    said: '“{message}”',
    approved: '{name} is in: {role}',
    declined: '{name} was not let in',
  },
  ownership: {
    make: 'Make owner',
    title: 'Make {name} the owner?',
    body: 'You can go on editing, but {name} decides from then on who gets in. Only {name} can give it back.',
    yes: 'Make owner',
    no: 'Cancel',
    done: '{name} owns this document now',
  },
  leave: {
    leave: 'Leave',
    title: 'Leave this document?',
    body: 'It goes from your list, and you cannot open it any more unless somebody lets you in again.',
    bodyReached:
      'It goes from your list. Its address still opens it, as it does for everybody who has it.',
    yes: 'Leave',
    no: 'Stay',
  },
};

/** Words of the page on which members look after their own account. */
import { counted } from '../phrase.ts';

export const ownAccount = {
  title: 'Your account',
  back: 'All documents',
  you: 'You',
  change: 'Change name and colour',
  email: 'E-mail address',
  operator: 'Operator',
  picture: {
    choose: 'Choose a picture',
    change: 'Change picture',
    remove: 'Remove picture',
    hint: 'Or drop or paste one here. It is cropped to a square.',
    dropHere: 'Drop it to make it your picture',
    working: 'Making your picture',
    changed: 'Your picture was changed',
    removed: 'Your picture was removed',
    notImage: 'This is not a picture. Choose a PNG, JPEG or WebP file.',
    tooLarge: 'This picture is larger than 40 MB. Choose a smaller one.',
    unreadable: 'This browser cannot read this picture. Save it as PNG or JPEG and try again.',
  },
  password: {
    title: 'Password',
    lead: 'Changing it signs out every other browser. API tokens go on working.',
    current: 'Present password',
    next: 'New password',
    submit: 'Change password',
    changed: 'Your password was changed. Other browsers were signed out.',
  },
  devices: {
    title: 'Signed-in browsers',
    list: 'Where you are signed in',
    lead: 'Sign out whatever you do not know, then change your password.',
    /** Which browser on which system. */
    name: '{browser} on {system}',
    unknown: 'Unknown browser',
    onSystem: 'Browser on {system}',
    isThis: 'This browser',
    inUse: 'In use now',
    lastSeen: 'Last seen:',
    signOut: 'Sign out',
    signOutOf: 'Sign out {device}',
    signOutHere: 'Sign out here',
    signOutOthers: counted({
      one: 'Sign out the other browser',
      other: 'Sign out the {count} other browsers',
    }),
    signedOut: '{device} was signed out',
    othersSignedOut: 'Every other browser was signed out',
    refreshFailed: 'The list could not be brought up to date. It may be out of date.',
  },
};

/** Words of the page behind a share link. */
export const arrival = {
  /** In the tab: says nothing of what is behind the link. */
  tab: 'Invitation',
  titles: {
    viewer: 'You are invited to read',
    commenter: 'You are invited to comment',
    suggester: 'You are invited to suggest',
    editor: 'You are invited to write',
  },
  body: 'Choose the name others see. No account needed.',
  asMember: 'You come in as {name}.',
  name: 'Your name',
  nameMissing: 'Enter a name, so that others know who you are.',
  password: 'Password',
  passwordHint: 'Whoever sent the link can tell you.',
  passwordMissing: 'Enter the password.',
  passwordWrong: 'That is not the password. Check it, or ask whoever sent the link.',
  tooMany: 'Too many tries. Wait a few minutes, then try again.',
  full: 'The server is busy right now. Try again in a moment.',
  noCookies:
    'This browser keeps no cookies, so nobody could be remembered. Allow them for this site, then try again.',
  enter: 'Open the document',
  entering: 'Opening the document',
  gone: {
    title: 'This link does not work any more',
    body: 'It may have ended, been revoked, or let in as many people as it was made for. Ask whoever sent it for a new one.',
  },
  wait: {
    title: 'Too many tries from here',
    body: 'Wait a few minutes, then open the link again.',
    retry: 'Try again',
  },
};

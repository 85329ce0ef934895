/** Words of accounts: the first run, signing in, invitations, new passwords. */
export const account = {
  fields: {
    workspace: 'Name of your workspace',
    workspaceHint: 'Of your team, family or company. People see it when they sign in.',
    name: 'Your name',
    nameMissing: 'Enter your name, so that others know who writes.',
    workspaceMissing: 'Enter a name for the workspace.',
    email: 'E-mail address',
    emailWrong: 'Enter an e-mail address, such as ada@example.org.',
    emailHint: 'To sign in with. Sheaf sends no mail.',
    password: 'Password',
    passwordHint: 'At least {count} characters. A few words are easier to keep than symbols.',
    passwordMissing: 'Enter your password.',
    passwordShort: 'Use at least {count} characters.',
    passwordLong: 'Use at most {count} characters.',
    passwordEmail: 'Use something else than your e-mail address.',
    tooMany: 'Too many tries. Wait a few minutes, then try again.',
    show: 'Show password',
    hide: 'Hide password',
  },
  setup: {
    title: 'Set up Sheaf',
    lead: 'One screen, then you write. You will look after this Sheaf.',
    submit: 'Start writing',
    lockedTitle: 'This Sheaf is not set up yet',
    lockedBody:
      'Open it on the computer it runs on, or by the secret address it printed when it started.',
    doneTitle: 'This Sheaf is set up',
    doneBody: 'Sign in to go on.',
  },
  signIn: {
    title: 'Sign in',
    titleTo: 'Sign in to {workspace}',
    submit: 'Sign in',
    noAccount:
      'No account? Whoever looks after this Sheaf can invite you, and a share link opens without one.',
    forgot: 'Password forgotten? The same person can make you a link to choose another.',
    guest: 'Go on without an account',
  },
  invite: {
    title: 'Make your account',
    titleTo: 'Join {workspace}',
    submit: 'Make account',
    goneTitle: 'This invitation does not work any more',
    goneBody:
      'It was used, revoked or is too old. Ask whoever sent it for another, or sign in if you have an account.',
  },
  reset: {
    title: 'Choose a new password',
    lead: 'All other devices will be signed out.',
    submit: 'Set password',
    goneTitle: 'This link does not work any more',
    goneBody: 'It was used or is too old. Ask whoever looks after this Sheaf for another.',
  },
  toSignIn: 'To sign-in',
};

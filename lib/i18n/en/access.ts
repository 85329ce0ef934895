/** Words below a page that is not there: asking to be let in, or signing in. */

export const access = {
  ask: {
    title: 'Were you given this address?',
    body: 'If there is a document here, you can ask its owner to let you in.',
    message: 'Message (optional)',
    messageHint: 'Who you are, or what it is for. Only the owner reads it.',
    submit: 'Ask for access',
    askedTitle: 'Your request is on its way',
    asked:
      'If there is a document here, its owner sees your request, and this page opens it as soon as you are let in.',
  },
  signIn: {
    body: 'If you have an account here, sign in: you may have been let in by name.',
    submit: 'Sign in',
  },
};

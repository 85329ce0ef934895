/** Words of the page that is left when everything else failed; both languages go to every browser. */
export const crash = {
  title: 'Sheaf has stopped on this page',
  body: 'Something in the page failed. Text that was shown as saved is safe on the server.',
  reload: 'Load the page again',
};

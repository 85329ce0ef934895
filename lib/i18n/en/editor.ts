/** Words of the editor page. */
export const editor = {
  title: {
    label: 'Title',
    placeholder: 'Untitled',
  },
  body: {
    label: 'Document text',
    placeholder: 'Write something',
  },
};

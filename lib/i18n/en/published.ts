/** Words of a published page, and of one that is not there. */
export const published = {
  contents: 'Contents',
  untitled: 'Untitled',
  edited: 'Last edited on {day}',
  footer: 'Published with Sheaf',
  missing: {
    title: 'Nothing is published here',
    body: 'The page may have been taken back, or its address may be another one.',
  },
  waits: {
    title: 'Too many tries',
    body: 'Wait a few minutes, then try again.',
  },
};

/** Words of the outline and of the views of the page. */

export const outline = {
  label: 'Outline',
  close: 'Close outline',
  none: 'No headings yet. Give the document some, and they are listed here.',
  noneToRead: 'This document has no headings.',
  untitled: 'Empty heading',
};

export const viewActions = {
  outline: 'Outline',
  focusMode: 'Focus mode',
  readingView: 'Reading view',
  fullWidth: 'Full width',
  faceSerif: 'Serif typeface',
  faceSans: 'Sans-serif typeface',
  faceMono: 'Monospaced typeface',
  smallText: 'Small text',
  print: 'Print',
  printLinks: 'Print with the addresses of links',
};

export const follow = {
  follow: 'Follow {name}',
  following: 'Following {name}',
  stop: 'Stop',
  came: '{name} has come.',
  tellComings: 'Announce who comes and goes to screen readers',
  left: '{name} has left the document.',
};

export const views = {
  endFocus: 'End focus mode',
  reading: 'Reading view',
  backToWriting: 'Back to writing',
  endReading: 'End',
  /** What all who open the document see. */
  face: 'Typeface, for everybody',
  /** Shows what each looks like. */
  sample: 'Ag',
  faces: {
    serif: 'Serif',
    sans: 'Sans',
    mono: 'Mono',
  },
};

/** What stands in a line and is no text. */
export const inlineActions = {
  mention: 'Mention a person',
  documentLink: 'Link to a document',
  date: 'Date',
  status: 'Status label',
  footnote: 'Footnote',
  tableOfContents: 'Table of contents',
  emoji: 'Emoji',
};

export const inlineHints = {
  mention: 'Somebody by name, or today',
  documentLink: 'Its title, always as it is now',
  date: 'A day of the calendar',
  status: 'A few words on a colour',
  footnote: 'A number here, its text below',
  tableOfContents: 'All headings, always as they are now',
  emoji: 'A face or a sign, also by its name: :smile:',
};

export const inline = {
  mention: {
    label: 'People, days and documents',
    none: 'Nobody and nothing by that name',
  },
  document: {
    label: 'Documents',
    none: 'No document by that title',
    unasked: 'Type the title of another document',
    /** What there is not, and what this reader may not open. */
    missing: 'Document you cannot open',
  },
  date: {
    title: 'Date',
    day: 'Day',
    today: 'Today',
    tomorrow: 'Tomorrow',
  },
  emoji: {
    title: 'Emoji',
    search: 'Find an emoji by name',
    none: 'No emoji by that name',
    found: 'Found',
    recent: 'Used lately',
    categories: {
      0: 'Faces and feelings',
      1: 'People',
      3: 'Animals and nature',
      4: 'Food and drink',
      5: 'Travel and places',
      6: 'Activities',
      7: 'Things',
      8: 'Signs',
      9: 'Flags',
    },
    byCategory: 'Categories',
    tone: 'Skin tone',
    tones: {
      0: 'No skin tone',
      1: 'Light',
      2: 'Medium-light',
      3: 'Medium',
      4: 'Medium-dark',
      5: 'Dark',
    },
  },
  contents: {
    label: 'Table of contents',
    none: 'The headings of this document appear here.',
  },
  footnote: {
    title: 'Footnote',
    text: 'Text of the footnote',
    placeholder: 'What is to be said of this',
    list: 'Footnotes',
    toList: 'Show all footnotes',
    back: 'To footnote {number} in the text',
  },
  status: {
    title: 'Status label',
    label: 'Words',
    placeholder: 'In progress',
    color: 'Colour',
    colors: {
      grey: 'Grey',
      red: 'Red',
      yellow: 'Yellow',
      green: 'Green',
      blue: 'Blue',
      purple: 'Purple',
    },
  },
};

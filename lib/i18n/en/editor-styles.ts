/** Names of colours, and of how text looks and lies. */
export const styleActions = {
  highlight: 'Highlight',
  textColor: 'Text colour',
  subscript: 'Subscript',
  superscript: 'Superscript',
  textLeft: 'Align text left',
  textCenter: 'Centre text',
  textRight: 'Align text right',
  textJustify: 'Justify text',
  leftToRight: 'Left to right',
  rightToLeft: 'Right to left',
  duplicateBlock: 'Duplicate block',
  deleteBlock: 'Delete block',
  copyBlockLink: 'Copy link to block',
  blockMenu: 'Block menu',
  writingSettings: 'Writing settings',
};

export const styles = {
  colours: 'Colours',
  usual: 'Usual colour',
  none: 'No highlight',
  names: {
    grey: 'Grey',
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    blue: 'Blue',
    purple: 'Purple',
    pink: 'Pink',
  },
};

export const settings = {
  title: 'Writing settings',
  scope: 'For this browser, in all documents.',
  names: {
    markdown: 'Markdown while typing',
    smartTyping: 'Smart quotes and dashes',
    toolbar: 'Show the toolbar',
  },
  hints: {
    markdown: 'Signs such as # and ** become headings and bold. Backspace gives them back.',
    smartTyping:
      '"Words" -- become “words” –. Not in code, and not among Chinese, Japanese or Korean.',
    toolbar: 'Above the text. On a phone it is always there.',
  },
};

/** Of a link to a block. */
export const blockHandle = {
  nearest: 'That part has been changed or deleted since the link was made. This is where it stood.',
  missing: 'The part this link leads to is not in the document any more.',
  menu: 'Block menu',
  handle: 'Drag to move, press for the menu',
  add: 'Add a block',
  turnInto: 'Turn into',
  colours: 'Colours…',
  linkCopied: 'Link to the block copied',
  linkNotCopied: 'Copying is not allowed here. The link is {link}',
};

/** Words of the editor page. */
import { counted } from '../phrase.ts';
import { find } from './editor-find.ts';
import { editorFormat } from './editor-format.ts';
import { follow, outline, views } from './editor-views.ts';
import { inline } from './editor-inline.ts';

export const editor = {
  ...editorFormat,
  find,
  follow,
  outline,
  views,
  inline,
  title: {
    label: 'Title',
    placeholder: 'Untitled',
  },
  body: {
    label: 'Document text',
    placeholder: 'Type / for blocks, or just write',
    nothingYet: 'Nothing is written here yet.',
    /** By whom the document's address lets in. */
    hints: {
      added: 'Only people who are let in can see this.',
      members: 'Everyone with an account here can open this.',
      link: 'Everyone who has the address can open this.',
    },
    loading: 'The document is loading',
    noScript:
      'You are reading the text as it was last saved. For everything else, allow JavaScript for this site and load the page again.',
    formatOn: '{format}: on',
    formatOff: '{format}: off',
    task: 'To-do: {text}',
    emptyTask: 'To-do without text',
    tooLarge: 'That is too large to put in at once. Paste it in smaller parts.',
    littleRoom: 'There is too little room left for that. Put in less, or go on in a new document.',
    full: 'This document is full. Go on in a new one.',
    filling:
      'This document has used {percent} of its space. A part of it could become a document of its own.',
    nearlyFull: 'This document is nearly full. Go on in a new one soon.',
    noFiles: 'Files cannot be put in here yet. Copy their text instead.',
    tooDeep: 'That is nested too deeply. Move the inner parts out first.',
  },
  greeting: {
    label: 'Message',
    added: 'You were added to this document',
    addedBy: '{name} added you to this document',
    putAway: 'Put the message away',
  },
  header: {
    home: 'All documents',
    share: 'Share',
    shared: 'Shared',
    sharePrivate: 'Share: only you have access',
    sharePeople: counted({
      one: 'Shared with {count} person',
      other: 'Shared with {count} people',
    }),
    sharePeopleAtAll: 'Shared with people who were let in',
    shareLink: 'Shared: a link or the address lets people in',
    shareAsking: counted({
      one: '{count} person asks for access',
      other: '{count} people ask for access',
    }),
    linkCopied: {
      added: 'Link copied. It opens only for people who are let in.',
      members: 'Link copied. It opens for anyone with an account here.',
      link: 'Link copied. It opens for anyone who has it.',
    },
    linkNotCopied: 'The link could not be copied. Here it is: {link}',
    more: 'More actions',
  },
  more: {
    copyLink: 'Copy link',
    copyMarkdown: 'Copy as Markdown',
    markdownCopied: 'Copied as Markdown',
    downloadMarkdown: 'Download Markdown',
    downloadHtml: 'Download HTML',
    duplicate: 'Duplicate',
    copyTitle: 'Copy of {title}',
    profile: 'Your name and colour',
    trash: 'Move to trash',
    trashTitle: 'Move this document to the trash?',
    trashBody: 'Nobody can open it from there. You can bring it back for {days} days.',
    trashConfirm: 'Move to trash',
    cancel: 'Cancel',
  },
  save: {
    label: 'Saving: {state}',
    saved: 'Saved',
    savedNote: 'Every change is on the server’s disk.',
    savedAt: 'Last change stored {when}.',
    saving: 'Saving',
    savingNote: 'Your last changes are on their way to the server.',
    stillSaving: counted({
      one: 'Still saving ({count} change)',
      other: 'Still saving ({count} changes)',
    }),
    stillSavingNote:
      'The server has not confirmed your last changes yet. Keep this page open; you can go on writing.',
    offlineKept: 'Offline, kept on this device',
    offlineKeptNote:
      'Your changes are stored on this device but not yet on the server. Go on writing: they are sent when the connection is back.',
    offlineNotStored: 'Offline, not stored',
    offlineNotStoredNote:
      'This browser does not let Sheaf store anything. Keep this page open, or copy your text to be safe.',
    reconnecting: 'Reconnecting',
    reconnectingNote: 'The connection is gone for the moment. Everything you wrote is saved.',
    readOnly: 'Read only',
    viewOnly: 'View only',
    reload: 'Load the page again',
    retry: 'Try now',
    copyText: 'Copy your text',
    textCopied: 'Your text is on the clipboard',
    textNotCopied: 'Your text could not be copied. Select it and copy it by hand.',
    keepText: 'Download unsent text',
    startOver: 'Start over from the server’s copy',
  },
  readOnly: {
    page_outdated: 'Sheaf was updated. Load the page again to go on writing.',
    copy_outdated: 'The document was set back to an earlier state. Load the page again.',
    signed_out: 'You were signed out. Load the page again and sign in to go on writing.',
    other_person:
      'You are somebody else in this browser now, for example because you signed in. Load the page again to go on writing.',
    not_allowed:
      'Your access to this document has ended. What is here stays readable until you leave the page.',
    view_only:
      'You can read and copy this document, but not change it. Its owner can let you write.',
    demoted: 'You can only read here from now on: your access was changed.',
    lifted: 'You can write here now.',
    document_not_found: 'This document is in the trash or gone.',
    document_damaged: 'Part of this document is damaged on the server, so it can only be read.',
    too_large: 'This document is full. Go on in a new one.',
    too_deep:
      'The server does not take lists nested this deep. Start over from its copy; your text is kept.',
    other:
      'The server did not accept what was written here. Start over from its copy; your text is kept.',
  },
  presence: {
    people: counted({ one: '{count} person is here', other: '{count} people are here' }),
    more: '+{count}',
    list: 'People in this document',
    you: '{name} (you)',
    guest: 'Guest',
    asGuest: '{name} (guest)',
    idle: 'Idle',
    typing: 'Typing',
    here: 'Here',
    jump: 'Go to where {name} writes',
    nameless: 'Guest',
  },
  name: {
    title: 'How should others see you?',
    hint: 'Your name stands beside your cursor. You can change it at any time.',
    field: 'Your name',
    color: 'Colour',
    save: 'Save name',
    skip: 'Not now',
    failed: 'The name could not be stored. It is used on this page only.',
  },
  link: {
    title: 'Link',
    address: 'Address',
    placeholder: 'Paste or type a link',
    apply: 'Set link',
    open: 'Open',
    edit: 'Edit',
    copy: 'Copy',
    remove: 'Remove',
    copied: 'Link address copied',
    notCopied: 'The address could not be copied.',
    unsafe: 'This kind of link could run code. Use http, https, mailto or tel.',
    empty: 'Enter an address.',
    opensInNewTab: 'Open {address} in a new tab',
    /** Read aloud when the card comes by itself; the second half is not for fingers. */
    offered: 'This link to {name} can become an embed.',
    offeredKeys: '{keys} leads to the choices, Escape keeps the link.',
  },
  /** What is too large for its place, and scrolls in it. */
  scrolls: {
    code: 'Long lines of code',
    table: 'Wide table',
    formula: 'Large formula',
    diagram: 'Large diagram',
    passage: 'Deeply nested text',
  },
  kept: {
    title: 'Some of your text was not accepted',
    copy: 'Copy',
    putBack: 'Put back at the end',
    dismiss: 'Dismiss',
    saved: 'It is shown here so that nothing is lost.',
  },
  count: {
    label: 'Word count',
    forms: {
      words: counted({ one: '{count} word', other: '{count} words' }),
      characters: counted({ one: '{count} character', other: '{count} characters' }),
      withoutSpaces: counted({ one: '{count} without spaces', other: '{count} without spaces' }),
      minutes: counted({ one: '{count} minute to read', other: '{count} minutes to read' }),
    },
    /** Of what is selected, and of the whole. */
    part: '{part} of {whole}',
    minutesPart: '{part} of {whole}',
    close: 'Close word count',
  },
  sheet: {
    title: 'Keyboard shortcuts',
    search: 'Search shortcuts',
    none: 'No shortcut matches “{search}”.',
    close: 'Close',
    or: 'or',
    groups: {
      marks: 'Text',
      blocks: 'Blocks',
      lists: 'Lists',
      tables: 'Tables',
      editing: 'Editing',
      page: 'Page',
    },
  },
};

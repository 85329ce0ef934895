/** Words of pictures, frames and cards of other sites. */
export const mediaActions = {
  image: 'Image by address',
  embed: 'Embed',
  bookmark: 'Bookmark',
};

export const mediaHints = {
  image: 'A picture from another site',
  embed: 'A video, map, design or song',
  bookmark: 'A link as a card',
};

export const media = {
  kinds: {
    image: 'Picture',
    embed: 'Embed',
    bookmark: 'Bookmark',
  },
  address: 'Address',
  fields: {
    alt: 'Alternative text',
    caption: 'Caption',
    title: 'Title',
    description: 'Description',
  },
  altHint: 'What it shows, for people who cannot see it. Empty if it only decorates.',
  insert: 'Insert',
  save: 'Save',
  cancel: 'Cancel',
  problems: {
    empty: 'Enter an address.',
    noPictureAddress: 'A picture needs an address that begins with https://.',
    noFrame: 'This cannot be embedded. These sites can: {names}.',
    noCardAddress: 'A bookmark needs an address that begins with https:// or http://.',
  },
  noPicture: 'This picture has no usable address.',
  noEmbed: 'This embed has no usable address.',
  noCard: 'This bookmark has no usable address.',
  notEmbedded: 'This address cannot be embedded.',
  showPictures: 'Show pictures from {host}',
  pictureNote: 'Not loaded yet: {host} would learn that you read this.',
  broken: 'This picture could not be loaded.',
  retry: 'Try again',
  showFrame: 'Show {name}',
  frameNote: 'Not loaded yet: {name} would learn that you read this.',
  frameTitle: '{name}: {address}',
  edit: 'Edit',
  narrower: 'Narrower',
  wider: 'Wider',
  width: '{percent}%',
  open: 'Open in a new tab',
  remove: 'Delete',
  turnInto: {
    image: 'Turn into a picture',
    embed: 'Turn into an embed',
    bookmark: 'Turn into a bookmark',
  },
  shownHosts: 'Sites whose pictures are shown',
  shownHostsNone: 'None yet. A picture asks before it is loaded for the first time.',
  hideHost: 'No longer show pictures from {host}',
};

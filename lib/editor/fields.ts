/** Names of a document's shared types, the same for every client that speaks Yjs. */

/** Y.XmlFragment: the body. The name a stock Tiptap binds to. */
export const BODY_FIELD = 'default';
/** Y.Text: the title, one line. */
export const TITLE_FIELD = 'title';

/** Said of a transaction that puts in an inline node: it is to be opened at once. */
export const OPEN_INLINE = 'openInline';

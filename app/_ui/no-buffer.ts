/** Stands in the browser for Node's Buffer, which lib0 names there and never uses. */
export const Buffer = undefined;

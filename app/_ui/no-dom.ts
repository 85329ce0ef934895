/** Stands in the browser for lib0's own DOM, of which the binding asks for the page alone. */
export const doc = typeof document === 'undefined' ? undefined : document;

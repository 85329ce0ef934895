/** The menus that open while one types in a line, each with a place in the editor from the start. */
export const INLINE_MENUS = ['mention', 'document', 'emoji'] as const;
export type InlineMenu = (typeof INLINE_MENUS)[number];
